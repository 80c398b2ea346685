"""Whom words for several who were named before stand for: "the two men signed", "they met", "the
talks ended". Each state acts under the same words."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from ...records import EntityKind, Mention, Side
from ...spans import Span
from ...tables import actions
from . import frames, grammar, naming
from .cast import Cast
from .mentioned import folded
from .somebody import without

if TYPE_CHECKING:
    from ...language import Token
    from .coding import Coded

PAIR = 2
"""Parties of whom "the two", "both" and "the pair" speak."""
BACK = 5
"""Sentences back in which the parties are looked for, chosen by reading news: further back, a
paragraph mostly speaks of others."""
LEADING = 2
"""Times that the two states of an article must be named as often as the third, so that "the talks"
can be no one else's."""
TOLD = 2
"""Times that each of the two must be named for that."""
NUMBERS = {"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3}
PEOPLE = frozenset({
    "man", "woman", "leader", "president", "minister", "premier", "king", "statesman", "diplomat",
    "negotiator", "envoy", "general", "commander", "head", "counterpart", "delegation", "side",
    "party", "country", "government", "nation", "neighbour", "neighbor", "state", "capital", "team",
    "rival", "army", "ally", "partner", "delegate", "chancellor", "foe", "power",
})  # fmt: skip
"""Plurals under which the parties to talks are spoken of."""
OFFICES = frozenset({
    "leader", "president", "minister", "premier", "king", "negotiator", "envoy", "commander",
    "delegation", "side", "delegate", "chancellor",
})  # fmt: skip
"""Those of them that tell who meets without a number: "the ministers last met in May"."""
WHOLE = frozenset({"parties", "sides"})
"""Words for all who deal with one another, without a number."""
LASTING = frozenset({
    "end", "conclude", "open", "begin", "start", "resume", "close", "collapse", "fail", "break",
    "adjourn", "last", "continue", "stall", "finish", "go", "hold",
})  # fmt: skip
"""What talks do, so that a sentence is about them."""
RAGING = frozenset({"kill", "leave", "wound", "injure", "erupt", "break", "last", "rage", "end",
                    "claim", "begin", "cost"})  # fmt: skip
"""What fighting does."""
NAMING = frozenset({
    "declaration", "accord", "agreement", "treaty", "summit", "process", "protocol", "conference",
    "convention", "pact", "statement", "round", "plan",
})  # fmt: skip
"""What is called after the town where it was made: "the Tripoli Declaration" is nobody's."""
FIELDED = frozenset({
    "army", "troop", "force", "soldier", "guard", "fleet", "navy", "patrol", "minister",
    "government", "president", "leader", "spokesman", "delegation", "envoy", "capital",
    "negotiator", "general", "warship", "aircraft", "unit", "parliament",
})  # fmt: skip
"""What each of two has: "their armies fought"."""
WHERE = frozenset({"in", "at", "near", "through", "via", "to", "from"})
"""Words before a state that is only where something is."""
SENT = frozenset({
    "signal", "letter", "message", "offer", "call", "request", "demand", "reply", "answer", "note",
    "pressure", "proposal", "invitation", "protest", "criticism", "threat", "warning", "apology",
    "assurance", "promise", "support", "official", "envoy", "delegation", "minister", "negotiator",
})  # fmt: skip
"""What comes from a state that is a party: "a letter from Chad", "signals from Chad"."""


def parties(coded: Coded, cast: Cast) -> list[Side]:
    """The states that act together by words that name none; empty where they are not clear."""
    token = coded.token
    for head in coded.frame.subjects:
        count = several(head) or _standing_for(head, cast)
        if count:
            return _named_before(head, count, cast)
    if _bare(coded) and not cast.index.inside(cast.parse.span(token.left_edge.i, token.i + 1)):
        return _named_before(token, PAIR, cast)
    return []


def each_other(coded: Coded, cast: Cast) -> None:
    """ "Each has threatened the other": both of the two that were named before."""
    subjects, objects = coded.frame.subjects, coded.frame.objects
    each = [one for one in subjects if one.lower_ in ("each", "either") and one.pos_ != "DET"]
    other = any(one.lower_ == "other" and any(c.lower_ == "the" for c in one.lefts)
                for one in objects)  # fmt: skip
    if not (each and other) or coded.actors or coded.recipients:
        return
    coded.actors = _joined_before(each[0], cast) or _named_before(each[0], PAIR, cast)
    if coded.actors:
        coded.why.append("each of the two named before, to the other")


def _joined_before(head: Token, cast: Cast) -> list[Side]:
    """The two states that an "and" joins last before a word, in its sentence."""
    for token in reversed(head.doc[head.sent.start : head.i]):
        if token.dep_ == "conj":
            sides = [s for one in (token.head, token) for s in cast.named(one) if s.state]
            if len(sides) == len({side.state for side in sides}) == PAIR:
                return sides
    return []


def _standing_for(head: Token, cast: Cast) -> int:
    """Of how many "they" speaks where it stands for "the two ministers"."""
    mention = cast.index.at(head) if head.lower_ == "they" else None
    words = (mention.name or "").lower().split() if mention is not None else []
    return next((NUMBERS[word] for word in words if word in NUMBERS), 0)


def spread_out(coded: Coded, cast: Cast) -> None:
    """Put both states in the place of "their armies", wherever it stands among the sides."""
    actors, recipients = _spread(coded.actors, cast), _spread(coded.recipients, cast)
    if actors != coded.actors or recipients != coded.recipients:
        coded.actors, coded.recipients = actors, without(recipients, actors)


def _spread(sides: list[Side], cast: Cast) -> list[Side]:
    """The sides, "their armies" as those of each of the two whom the sentence has named before."""
    found: list[Side] = []
    for side in sides:
        head = _theirs(side, cast)
        states = _told_in_sentence(head, cast) if head is not None else []
        halves = naming.both_halves(side, cast.parse) or _each_of_own(side, cast)
        found += halves or [Side(side.span, side.name, None, state) for state in states] or [side]
    return found


def _each_of_own(side: Side, cast: Cast) -> list[Side]:
    """ "The three ministers, Aro Vale of Norway, Ali Dost of Chad and …": one of each state."""
    tokens = cast.parse.tokens(side.span)
    head = next((one for one in tokens if one.tag_ == "NNS" and grammar.noun_lemma(one) in PEOPLE),
                None)  # fmt: skip
    if head is None:
        return []
    stop = next((one.i for one in head.doc[head.i + 1 : head.sent.end] if one.pos_ == "VERB"),
                head.sent.end)  # fmt: skip
    named = [m for m in cast.index.inside(cast.parse.span(head.i, stop))
             if m.state and m.entity_kind is EntityKind.STATE
             and cast.parse.doc[m.head].head.lower_ == "of"
             and cast.parse.doc[m.head].head.head.pos_ == "PROPN"]  # fmt: skip
    states = list(dict.fromkeys(m.state for m in named))
    return [Side(side.span, side.name, None, state) for state in states] if len(states) > 1 else []


def _theirs(side: Side, cast: Cast) -> Token | None:
    tokens = cast.parse.tokens(side.span)
    head = next((one for one in tokens if one.tag_ in ("NNS", "NNPS")
                 and grammar.noun_lemma(one) in FIELDED), None)  # fmt: skip
    own = head is not None and any(one.lower_ == "their" for one in head.lefts)
    return head if own else None


def _told_in_sentence(head: Token, cast: Cast) -> list[str]:
    """The two states that the sentence names before a word; none when they are not two."""
    span = cast.parse.span(head.sent.start, head.i)
    told = [m.state for m in cast.index.inside(span) if m.state and _acting(m, cast)]
    states = list(dict.fromkeys(told)) or _subjects_before(head, cast)
    return states if len(states) == PAIR else []


def _subjects_before(head: Token, cast: Cast) -> list[str]:
    """ "Chad and Libya went to war. [Their ministers] met": the subject of the sentence before, for
    the subject of this one."""
    start = head.sent.start
    if head.dep_ not in grammar.SUBJECTS or head.head.dep_ != "ROOT" or not start:
        return []
    root = head.doc[start - 1].sent.root
    before = [one for h in grammar.children(root, *grammar.SUBJECTS, *grammar.PASSIVES)
              for one in grammar.conjuncts(h)]  # fmt: skip
    return list(dict.fromkeys(side.state for side in cast.of(before) if side.state))


def several(head: Token) -> int:
    """Of how many a phrase speaks: "the two men", "both", "the pair", "they"; 0 when it may be of
    anybody."""
    lemma = grammar.noun_lemma(head)
    before = [child.lower_ for child in head.lefts if child.dep_ not in ("relcl", "punct")]
    if head.lower_ == "they":  # of a clause with "that" it is as often who says so
        return PAIR if head.head.dep_ in ("ROOT", "conj") else 0
    if head.lower_ in WHOLE and "the" in before and len(before) == 1:
        return 0 if grammar.children(head, "prep", "relcl") else PAIR
    if lemma == "party" and _of_politicians(head):
        return 0  # "members of both parties" are of one parliament
    own = NUMBERS.get(head.lower_, 0)
    if own:
        return own if head.lower_ == "both" or "the" in before else 0
    if "each" in before and (lemma in PEOPLE or head.pos_ == "PROPN"):  # "each side", "each Korea"
        return PAIR
    if _told_apart(head) or head.tag_ != "NNS":
        return 0
    told = next((NUMBERS[one] for one in before if one in NUMBERS), 0)
    if lemma not in (PEOPLE if told else OFFICES) or not ("the" in before or told):
        return 0
    return told or PAIR


def _of_politicians(head: Token) -> bool:
    return head.dep_ == "pobj" and head.head.head.lemma_.lower() in naming.POLITICIANS


def _told_apart(head: Token) -> bool:
    """ "The ministers of Chad", "the ministers who met": the words tell which they are, as does a
    clause that no comma sets off."""
    if grammar.children(head, "prep", "compound", "poss"):
        return True
    clauses = grammar.children(head, "relcl")
    return any(head.doc[one.left_edge.i - 1].text != "," for one in clauses)


def _bare(coded: Coded) -> bool:
    """Whether a noun for talks or fighting stands with no word of whose they are, as what its
    sentence is about: "the talks ended", "Friday's clash killed five"."""
    token, verb = coded.token, coded.token.head
    if coded.frame.pos != "noun" or coded.rule.mode == "visit":
        return False
    if token.dep_ == "pobj" and token.head.lower_ == "of":  # "two days of talks ended"
        measure = token.head.head
        if measure.lemma_.lower() not in frames.MEASURES:
            return False
        token, verb = measure, measure.head
    definite = any(c.lower_ in ("the", "these") for c in token.lefts) or any(
        c.ent_type_ == "DATE" for c in grammar.children(token, "poss")
    )
    telling = RAGING if coded.type == "ASSAULT" else LASTING
    return definite and token.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in telling


def _named_before(head: Token, count: int, cast: Cast) -> list[Side]:
    """The states that the words before name, as many as are spoken of; else the two that the whole
    article is about."""
    if head.lemma_.lower() in ("man", "woman"):
        return []  # of the two whom the mention names; of one state as often as of two
    states = _nearest(head, count, cast)
    if not states and count == PAIR and (head.lower_ != "they" or _standing_for(head, cast)):
        states = spoken_of(cast)
    span, words = _phrase(head, cast)
    return [Side(span, words, None, state) for state in states]


def _phrase(head: Token, cast: Cast) -> tuple[Span, str]:
    first = min((c.i for c in head.lefts if c.dep_ != "punct"), default=head.i)
    return cast.parse.span(first, head.i + 1), folded(cast.parse, first, head.i + 1)


def _nearest(head: Token, count: int, cast: Cast) -> list[str]:
    """States that the sentence names before the words, then those before it, until they are as
    many as are spoken of; none when there are more at once. "They" looks one sentence back."""
    found: list[str] = []
    back = 1 if head.lower_ == "they" else BACK
    parse = cast.parse
    kind = parse.segment(head).kind
    sentence = head.sent
    for _ in range(back + 1):
        last = min(sentence.end, head.i)
        told = cast.index.inside(parse.span(sentence.start, last)) if last > sentence.start else []
        for mention in told:
            if _acting(mention, cast) and mention.state and mention.state not in found:
                found.append(mention.state)
        if len(found) >= count or not sentence.start:
            break
        sentence = parse.doc[sentence.start - 1].sent
        if parse.segment(sentence[0]).kind != kind:
            break
    return found if len(found) == count else []


def _acting(mention: Mention, cast: Cast) -> bool:
    """Whether a mention tells a party, not where something is."""
    head = cast.parse.doc[mention.head]
    if mention.kind == "pronoun" or mention.entity_kind is EntityKind.PLACE or head.tag_ == "PRP":
        return False
    if head.dep_ == "compound" and head.head.lemma_.lower() in NAMING:
        return False
    if _of_thing(head) and not any(
        m.state == mention.state and m.kind != "pronoun" and not _of_thing(cast.parse.doc[m.head])
        for m in cast.index.all
    ):
        return False  # "a [Chadian] passport", and nothing else of Chad
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_ == "presence":
        return False
    if head.dep_ != "pobj" or head.head.lower_ not in WHERE:
        return True
    return head.head.lower_ == "from" and grammar.noun_lemma(head.head.head) in SENT


def _of_thing(head: Token) -> bool:
    """Whether an adjective stands before a thing, not before people, a body or arms."""
    words, lemma = actions.classes(), grammar.noun_lemma(head.head)
    kinds = ("acting", "political", "bodies", "quantity")
    return head.dep_ == "amod" and not any(lemma in words[name] for name in kinds)


def spoken_of(cast: Cast) -> list[str]:
    """The two states of which an article speaks far more than of any third."""
    told = Counter(m.state for m in cast.index.all if m.state and _acting(m, cast))
    first = list(islice(told.most_common(PAIR + 1), PAIR + 1))
    third = first[PAIR][1] if len(first) > PAIR else 0
    two = first[:PAIR]
    clear = len(two) == PAIR and all(n >= max(TOLD, LEADING * third) for _, n in two)
    return [state for state, _ in two if state] if clear else []
