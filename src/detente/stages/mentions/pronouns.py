"""Whom a pronoun means; unsure ones stay open with the reason.

Each person before it is given points for nearness, for being a subject and for being what the
article is about; who cannot be meant (another sex, the speaker of the quotation, the subject of
the same verb) is left out first. The best is taken when it leads by LEAD.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import EntityKind
from .around import Around, governing_subject, same
from .draft import Draft
from .memory import Memory, Past
from .speech import is_saying, own_subject, subject_of
from .sure import FITTING, NEAREST, USUAL
from .text import Text, Word
from .things import relative, several, thing

PERSONAL: dict[str, tuple[str | None, bool]] = {
    "he": ("m", False), "him": ("m", False), "his": ("m", False), "himself": ("m", False),
    "she": ("f", False), "her": ("f", False), "hers": ("f", False), "herself": ("f", False),
}  # fmt: skip
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THING = frozenset({"it", "its", "itself"})
SPEAKER = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
RELATIVE = frozenset({"who", "whose", "whom"})
ALL = frozenset(PERSONAL) | PLURAL | THING | SPEAKER | RELATIVE

LEAD = 3.0
"""Points by which the best must lead the next for a "he" that speaks: half of what being a subject
is worth, so that one weak sign alone never decides. Others need twice as much: of 16 pronouns of
PolNeAR articles that led by less, six were read and four were wrong."""
PER_SENTENCE = 8.0
"""Points that each sentence of distance costs: one sentence outweighs being a subject."""
SUBJECT, SUBJECT_BELOW = 6.0, 3.0
"""Points for a subject of a main clause, and of one below it or an apposition to one."""
GOVERNING = 6.0
"""For the subject of the verb that governs the pronoun's own: "the minister said that [he] …"."""
SPOKE = 4.0
"""For having spoken before, when the pronoun is the subject of a verb of saying."""
NAMED = 2.0
"""For a name: who is called by it is what the article is about sooner than "the minister"."""
OFTEN, MOST_OFTEN = 0.5, 3.0
"""For each mention before, and for all of them at most."""
UNKNOWN = 3.0
"""What it costs that the tables do not know the person, and again that nothing tells the sex."""
QUOTED = 4.0
"""What it costs to be named within a quotation in which the pronoun does not stand."""
PARAGRAPH = 3.0
"""What it costs to stand in the paragraph before."""
OWNING = 2.0
"""What it costs to be named as an owner alone ("Vale's plan"). All of these are weighed against
being a subject."""
BACK = 3
"""Sentences back to which a pronoun may reach."""
FAR_BACK = 6
"""The same for one that speaks: a quotation of several sentences may lie between."""


def pronouns_in(text: Text) -> list[Draft]:
    """A draft for each pronoun, in the order of the text."""
    found = []
    for word in text.words:
        lower = word.lower
        if lower not in ALL or not word.tag.startswith(("PRP", "WP")):
            continue
        if (lower == "us" and word.text.isupper()) or (lower == "it" and word.text == "IT"):
            continue
        gender = PERSONAL.get(lower, (None, False))[0]
        plural = lower in PLURAL or lower in ("we", "us", "our", "ours", "ourselves")
        kind = EntityKind.PERSON if gender or lower in RELATIVE or lower in SPEAKER else None
        found.append(
            Draft(word.i, word.i + 1, word.i, text.span(word.i, word.i + 1), "pronoun",
                  "pronoun", entity_kind=kind, plural=plural, gender=gender, core=word.i)
        )  # fmt: skip
    return found


def resolve_pronoun(draft: Draft, around: Around) -> Iterator[Draft]:
    """The pronoun with its meaning; two drafts over the same word for two people."""
    lower = around.text.words[draft.head].lower
    if lower in SPEAKER:
        yield draft.open("means whoever speaks")
    elif lower in RELATIVE:
        yield relative(draft, around)
    elif lower in PLURAL:
        yield from several(draft, around)
    elif lower in THING:
        yield thing(draft, around)
    else:
        yield _person(draft, around)


# ------------------------------------------------------------------ he and she


def _person(draft: Draft, around: Around) -> Draft:
    said = _after_quotation(draft, around)
    if said is not None:
        return same(draft, said, FITTING, "speaks the quotation beside it")
    points = _points(draft, around)
    best = sorted(points.values(), key=lambda pair: (-pair[0], pair[1].key))
    ahead = _to_come(draft, around) if not best or best[0][1].sent != _sent(draft, around) else None
    if ahead is not None:
        return same(draft, ahead, USUAL, "the subject that follows in the sentence")
    if not best:
        return draft.open("nobody before it fits")
    wanted = LEAD if _speaks(draft, around) else 2 * LEAD
    if len(best) > 1 and best[0][0] - best[1][0] < wanted:
        names = " or ".join(str(past.draft.name) for _, past in best[:2])
        return draft.open(f"may be {names}")
    lead = best[0][0] - best[1][0] if len(best) > 1 else 2 * LEAD
    return same(
        draft, best[0][1].draft, FITTING if lead >= 2 * LEAD else NEAREST, "nearest that fits"
    )


def _speaks(draft: Draft, around: Around) -> bool:
    """Whether the pronoun is the subject of a verb of saying, outside quotation marks."""
    word = around.text.words[draft.head]
    said = is_saying(around.text.words[word.head].lower)
    return word.dep == "nsubj" and said and not word.quote


def _sent(draft: Draft, around: Around) -> int:
    return around.text.words[draft.head].sent


def _after_quotation(draft: Draft, around: Around) -> Draft | None:
    """ "…," he said: the one who spoke the last quotation of the paragraph, if it went on."""
    text = around.text
    word = text.words[draft.head]
    if (
        word.quote
        or word.dep not in ("nsubj", "nsubjpass")
        or not is_saying(text.words[word.head].lower)
    ):
        return None
    quotes = {w.quote for w in _paragraph(text, word) if w.i < word.i and w.quote}
    others = [around.speakers[q] for q in sorted(quotes, reverse=True) if q in around.speakers]
    others = others or _before_paragraph(word, around)
    fitting = [d for d in others if d.head != draft.head and d.gender in (None, draft.gender)]
    return fitting[0] if fitting and fitting[0].entity_kind is EntityKind.PERSON else None


def _before_paragraph(word: Word, around: Around) -> list[Draft]:
    """ "…," he added: a paragraph that opens with a quotation goes on with whoever spoke last in
    the one before, if nobody else is named after that."""
    text, first = around.text, next(_paragraph(around.text, word)).i
    spoken = [w for w in text.words[max(0, first - _WINDOW) : first] if w.para == word.para - 1]
    quotes = [w.quote for w in spoken if w.quote in around.speakers]
    if text.words[first].text != '"' or not quotes:
        return []
    speaker = around.speakers[quotes[-1]]
    last = max([w.i for w in spoken if w.quote == quotes[-1]] + [speaker.head])
    later = [p for p in around.memory.past if last < p.token < word.i and not p.quote]
    others = [p for p in later if p.draft.entity_kind is EntityKind.PERSON]
    return [] if any(p.key != _key(speaker) for p in others) else [speaker]


_WINDOW = 250
"""Tokens of the paragraph before that are looked at, its end counted: longer ones are rare."""


def _key(draft: Draft) -> str:
    return draft.entity.id if draft.entity else f"~{draft.described or draft.name}"


def _paragraph(text: Text, word: Word) -> Iterator[Word]:
    first = word.i
    while first and text.words[first - 1].para == word.para:
        first -= 1
    for i in range(first, len(text.words)):
        if text.words[i].para != word.para:
            return
        yield text.words[i]


def _points(draft: Draft, around: Around) -> dict[str, tuple[float, Past]]:
    """The best points of each person who may be meant."""
    found: dict[str, tuple[float, Past]] = {}
    text, word = around.text, around.text.words[draft.head]
    barred = _barred(draft, around)
    speaking = word.dep == "nsubj" and is_saying(text.words[word.head].lower)
    for past in around.memory.recent(word.sent, FAR_BACK if speaking else BACK):
        if past.key in barred or not _agrees(draft, past, text):
            continue
        if around.memory.genders.get(past.key, draft.gender) != draft.gender:
            continue
        if abs(past.para - word.para) > 1:
            continue
        points = _worth(past, word, around)
        if past.key not in found or points > found[past.key][0]:
            found[past.key] = (points, past)
    return found


def _agrees(draft: Draft, past: Past, text: Text) -> bool:
    other = past.draft
    if other.entity_kind is not EntityKind.PERSON or other.plural:
        return False
    if other.gender and draft.gender and other.gender != draft.gender:
        return False
    headline = text.words[past.token].title
    return past.token < draft.head and (not headline or text.words[draft.head].title)


def _worth(past: Past, word: Word, around: Around) -> float:
    text = around.text
    points = -PER_SENTENCE * (word.sent - past.sent)
    points += _as_subject(text, past)
    points += NAMED if past.draft.kind != "nominal" else 0.0
    points -= UNKNOWN if not past.draft.entity else 0.0
    points -= UNKNOWN if past.key not in around.memory.genders else 0.0
    points -= OWNING if text.words[past.token].dep == "poss" else 0.0
    points -= QUOTED if past.quote != word.quote and past.quote else 0.0
    points += min(MOST_OFTEN, around.memory.counts[past.key] * OFTEN)
    if word.dep == "nsubj" and not word.quote and is_saying(text.words[word.head].lower):
        points += SPOKE if past.subject and not past.quote and _said(text, past) else 0.0
    if past.sent == word.sent:
        subject = governing_subject(text, word)
        points += GOVERNING if subject is not None and _joined(text, past.token, subject) else 0.0
    if past.para != word.para:
        points -= PARAGRAPH
    return points


def _said(text: Text, past: Past) -> bool:
    return is_saying(text.words[text.words[past.token].head].lower)


def _as_subject(text: Text, past: Past) -> float:
    """A subject is likelier taken up again than an object, that of a main clause most of all."""
    if not past.subject:
        return 0.0
    word = text.words[past.token]
    if word.dep == "appos":
        return SUBJECT_BELOW
    while word.dep in ("conj", "appos") and word.head != word.i:
        word = text.words[word.head]
    verb = text.words[word.head]
    return SUBJECT_BELOW if verb.dep in ("relcl", "advcl", "acl", "pcomp") else SUBJECT


def _joined(text: Text, token: int, subject: int) -> bool:
    """Whether a token is the subject, or in apposition to it."""
    word = text.words[token]
    return token == subject or (word.dep == "appos" and word.head == subject)


def _barred(draft: Draft, around: Around) -> set[str]:
    """Who cannot be meant: the speaker of the quotation; the subject of the same verb for "him"."""
    text, word = around.text, around.text.words[draft.head]
    barred: set[str] = set()
    speaker = _speaker(word, around) if word.quote else None
    if speaker is not None:
        barred.add(_key(speaker))
    if word.dep == "nsubj" and not word.quote and is_saying(text.words[word.head].lower):
        barred |= _named_in_own_words(text, word, around.memory)
    if word.lower in ("him", "her") and word.tag == "PRP":
        verb = word.head if word.dep != "pobj" else text.words[word.head].head
        subject = own_subject(text, verb) if text.words[verb].tag.startswith("VB") else None
        barred |= {p.key for p in around.memory.past if p.token == subject}
    return barred


def _speaker(word: Word, around: Around) -> Draft | None:
    """Who speaks the quotation; when that is a "he" after it, whom "he" means by what came before.

    "Mr. X said yes. “I looked him in the eye,” he told reporters": X is not "him".
    """
    known = around.speakers.get(word.quote)
    awaited = around.awaited.get(word.quote)
    if known is not None or awaited is None or awaited.head < word.i or awaited.gender is None:
        return known
    return None if around.text.words[awaited.head].quote else _person(awaited, around)


CUE = 3
"""Words before "he" of "…, he said" among which the quotation ends."""


def _named_in_own_words(text: Text, word: Word, memory: Memory) -> set[str]:
    """Whoever the quotation before "he said" names: nobody speaks so of themselves."""
    before = max(0, word.i - CUE)
    quotes = {w.quote for w in text.words[before : word.i] if w.quote and w.sent == word.sent}
    return {p.key for p in memory.past if p.quote in quotes and p.quote}


FORWARD = 14
"""Steps up a parse from a pronoun to the clause whose subject comes after it."""


def _to_come(draft: Draft, around: Around) -> Draft | None:
    """ "In his speech, Mr. X said": the subject of the clause, when it follows the pronoun."""
    text, word = around.text, around.text.words[draft.head]
    i = word.i
    for _ in range(FORWARD):
        if text.words[i].tag.startswith("VB"):
            subject = subject_of(text, i)
            if subject is not None and subject != word.i:
                later = subject > word.i and text.words[subject].quote == word.quote
                return _fitting(draft, around.ahead.get(subject)) if later else None
        if text.words[i].head == i:
            return None
        i = text.words[i].head
    return None


def _fitting(draft: Draft, other: Draft | None) -> Draft | None:
    """Somebody still to come, when a pronoun of that gender may mean them."""
    if other is None or other.entity_kind is not EntityKind.PERSON or other.plural:
        return None
    if other.first <= draft.head < other.last:
        return None
    return other if other.gender in (None, draft.gender) else None
