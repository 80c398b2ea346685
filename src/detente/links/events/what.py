"""What is done: how far two reports name one kind of act, in words that tell it from others."""

from __future__ import annotations

import re

from ...tables import plover
from . import weights, words
from .features import Features
from .objects import SEVERAL
from .sides import MUTUAL, Evidence
from .taking import ARREST, SEIZE, armed

SHARED_MOST = 4.0
"""What shared words count at most: a long quotation in both does not replace who and when."""
NEARNESS = (0.4, 0.8, 1.3)
"""What a shared word counts that stands near neither anchor, near one, near both: a long sentence
tells of much else."""
OTHER_NAMES = 1.0
"""What it costs that both name something near the act, and nothing in common."""
HARD_MODES = plover.CONFLICT | {"RETREAT"}
"""Types whose modes are different deeds; those of the others are often different words."""


SAME_SENTENCE = Evidence(weights.SAME_SENTENCE, "the same sentence")
NOTHING = Evidence(0.0, "")


def what(a: Features, b: Features) -> tuple[Evidence, Evidence, Evidence]:
    """What the kinds of act, the words near them and their issues speak for."""
    if a.sentence == b.sentence and a.anchor == b.anchor and a.article != b.article:
        return SAME_SENTENCE, NOTHING, NOTHING
    return _type(a, b), _shared(a, b), _issues(a, b)


def _type(a: Features, b: Features) -> Evidence:
    alike = a.type == b.type or a.kind == b.kind
    worth, why = (weights.SAME_KIND, f"both {min(a.type, b.type)}") if alike else (0.0, "")
    if a.mode and a.mode == b.mode:
        worth += weights.SAME_MODE
    elif a.mode and b.mode:
        hard = a.type in HARD_MODES or "meet" in (a.mode, b.mode)
        worth += weights.OTHER_DEED if hard else weights.OTHER_MODE
    elif (a.mode == "visit") != (b.mode == "visit"):
        worth += weights.VISIT_OR_NOT
    if a.anchor == b.anchor:
        worth, why = worth + weights.SAME_WORD, f"both say “{min(a.said, b.said)}”"
    elif not a.act_words.isdisjoint(b.act_words):
        worth += weights.OTHER_WORD
        why = f"“{min(a.said, b.said)}” is “{max(a.said, b.said)}”"
    return Evidence(worth, why)


def _shared(a: Features, b: Features) -> Evidence:
    shared = a.words & b.words
    if shared:
        shared = shared - a.act_words - b.act_words
    others = OTHER_NAMES if _elsewhere(a, b) else 0.0
    if not shared:
        bare = a.kind in MUTUAL or a.title or b.title or min(len(a.words), len(b.words)) < 3
        return Evidence((0.0 if bare else weights.NO_SHARED_WORD) - others, "")
    worth = sum(
        words.weight(part) * NEARNESS[(part in a.near) + (part in b.near)] for part in shared
    )
    telling = sorted(part for part in shared if words.weight(part) >= words.TELLING)
    why = ""
    if telling:
        why = f"shared words {', '.join(written(part, a.sentence) for part in telling[:4])}"
    return Evidence(min(SHARED_MOST, worth) - others, why)


def written(stem: str, sentence: str) -> str:
    """A word as a sentence has it ("compound"); its stem where it stands there in another form."""
    start = end = max(sentence.find(stem), sentence.find(stem.capitalize()))
    if start < 0 or sentence[start - 1 : start].isalnum():
        return f"{stem}…"
    while sentence[end : end + 1].isalnum():
        end += 1
    return sentence[start:end]


def two_deals(a: Features, b: Features) -> bool:
    """Whether two agreements are told with what was agreed, in words of which none is shared: on
    one day two states may agree on visas and on a bridge."""
    if a.kind != "DEAL" or b.kind != "DEAL" or a.title or b.title:
        return False
    near = [one.near - one.act_words for one in (a, b)]
    return min(map(len, near)) >= OBJECT and not (near[0] & b.words or near[1] & a.words)


def other_object(a: Features, b: Features) -> bool:
    """Whether one verb has two objects, of which neither stands in the other account: "banned fish"
    and "banned cherries"; where accounts share more than names, one object has two words."""
    if not (a.objects and b.objects and _one_verb(a, b)):
        return False
    if (a.article == b.article and a.title != b.title) or a.kind in MUTUAL:
        return False
    if a.objects & (b.objects | b.words) or b.objects & a.words:
        return False
    shared = (a.words & b.words) - a.act_words - b.act_words - (a.gist.named & b.gist.named)
    return len(shared) < SEVERAL


def two_takings(a: Features, b: Features) -> bool:
    """Whether a boat is taken in the one and its people in the other; or gunmen take people in the
    one, and a state arrests such people in the other."""
    taken = a.kind == b.kind == "COERCE" and {a.mode, b.mode} == {ARREST, SEIZE}
    if taken and a.act_words.isdisjoint(b.act_words) and a.anchor != b.anchor:
        return True
    law, force = (a, b) if a.kind == "COERCE" else (b, a)
    by_law = law.kind == "COERCE" and law.mode == ARREST and force.kind == "ASSAULT"
    return by_law and armed(force.sentence) and not armed(law.sentence)


def _one_verb(a: Features, b: Features) -> bool:
    """Whether two acts are told by one verb, in whatever form: "bans", "banned"."""
    forms = a.anchor.startswith(b.anchor) or b.anchor.startswith(a.anchor)
    return forms or not a.act_words.isdisjoint(b.act_words)


_PAPER = re.compile(
    r"\b(?:accord|agreement|contract|deal|memorandum|pact|protocol|treaty)s?\s+"
    r"(?:on|about|for|concerning|covering)\s+(?P<matter>[\w-]+"
    r"(?:\s+(?!(?:at|in|on|after|before|by|between|which|that)\b)[\w-]+){0,5})"
)
"""What a paper that is signed is on."""


def two_papers(a: Features, b: Features) -> bool:
    """Whether two papers are signed, each on a matter of which the other says nothing: "an accord
    on wells", "an accord on schools"."""
    if a.kind != b.kind or a.kind not in PAPERS or a.article == b.article:
        return False
    found = [_PAPER.search(one.sentence.lower()) for one in (a, b)]
    if not (found[0] and found[1]):
        return False
    of = [_matter(match["matter"]) for match in found if match]
    return bool(of[0] and of[1]) and not (of[0] & b.words or of[1] & a.words)


PAPERS = frozenset({"DEAL", "SUPPORT", "COOPERATE"})
"""Kinds of which the signing of a paper is."""


def _matter(told: str) -> frozenset[str]:
    low = (part for word in told.split() for part in (word, *word.split("-")))
    return frozenset(words.sense(word) for word in low if words.telling(word)) - words.STOPS


PROMISES = frozenset({"OFFER", "DEAL"})


def two_offers(a: Features, b: Features) -> bool:
    """Whether two offers say near their words what is offered, and nothing of it is shared: "that
    the board run the shield" and "a radar in Azerbaijan", whatever else the sentences share."""
    if not {"OFFER"} <= {a.kind, b.kind} <= PROMISES or {a.said, b.said} & words.OFFERS:
        return False
    near = [one.near - one.act_words for one in (a, b)]
    return bool(near[0] and near[1]) and not near[0] & near[1]


OBJECT = 2
"""Telling words near an anchor that say what was agreed: "data", "lake"."""


def _elsewhere(a: Features, b: Features) -> bool:
    """Whether both name something near the act, and nothing that the other names at all."""
    return bool(a.names and b.names) and not (a.names & b.words or b.names & a.words
                                              or a.names & b.names)  # fmt: skip


def _issues(a: Features, b: Features) -> Evidence:
    if not a.issues or not b.issues:
        return Evidence(0.0, "")
    common = a.issues & b.issues
    if not common:
        return Evidence(weights.OTHER_ISSUE, "")
    return Evidence(weights.SAME_ISSUE, f"on {min(common)}")


def result(a: Features, b: Features) -> bool:
    """Whether one sentence tells an attack and, in a participle, whom it hurt: "hit the boat,
    slightly injuring two men", "the shelling of the town, where two people were injured"."""
    if a.article != b.article or a.start != b.start or not a.kind == b.kind == "ASSAULT":
        return False
    harm = {a.said, b.said} & words.HARMING
    if len(harm) == 1:
        return bool(re.search(rf",\s(?:\w+ly\s)?{min(harm)}\b", a.sentence))
    harmed = {a.said, b.said} & words.HARMED
    were = rf"\b(?:was|were)\s(?:\w+ly\s)?{min(harmed, default='')}\b"
    there = rf"\b(?:where|in\s+which)\s[^;.]{{0,60}}?{were}"
    return len(harmed) == 1 and bool(re.search(there, a.sentence))


_BANS = re.compile(r"\b(?:ban(?:s|ned|ning)?|bars?|barred|forb(?:ids?|ade|idding)|prohibit\w*|"
                   r"outlaw\w*)\b", re.IGNORECASE)  # fmt: skip
LAWS = frozenset({"SANCTION", "COERCE"})
"""Types of which a ban is one or the other, by the verb that tells it."""
ROOT = 5
"""Letters by which "adopt" and "adoptions" are one word."""


def one_law(a: Features, b: Features) -> bool:
    """Whether both tell a ban of one thing upon one state: "signed the ban on adoptions", "signed
    a law that forbids them to adopt". One verb makes it a sanction, another coercion."""
    if not {a.type, b.type} <= LAWS or not a.recipients.states & b.recipients.states:
        return False
    if not (_BANS.search(a.sentence) and _BANS.search(b.sentence)):
        return False
    roots = [{part[:ROOT] for part in one.words - one.names if len(part) >= ROOT
              and not _BANS.match(part)} for one in (a, b)]  # fmt: skip
    return bool(roots[0] & roots[1])
