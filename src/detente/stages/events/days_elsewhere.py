"""Days that an article tells elsewhere than beside the act: of a paper, where it says when that was
signed; of a headline, where the body tells the same act with its day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ...dates import later
from ...language import Parse
from ...records import Basis, EventMention, Standing, When, when_of
from . import grammar, roles
from .coding import Coded

if TYPE_CHECKING:
    from ...language import Token
    from .clock import Clock

SIGNED = "on the day on which the paper that tells it was signed"
BELOW = "on the day with which the article tells the same act below its headline"
PAPERS = roles.LAWS | {"document", "declaration", "resolution", "treaty", "agreement", "accord",
                       "pact", "statement", "memorandum"}  # fmt: skip
"""What is signed, and from then on says something."""
SIGNING = frozenset({"sign", "issue", "adopt", "enact"})
WEEK = 7
"""Days back to which a headline without a day may go: what is older is no news."""
TERMS = frozenset({"term", "provision", "clause"})
DATED = frozenset({Basis.STATED, Basis.RELATIVE, Basis.INFERRED})
TOLD = frozenset({Standing.ACTUAL, Standing.PLANNED})


class Papers:
    """When the one paper was signed of which an article tells; None where it tells of several."""

    def __init__(self, parse: Parse, clock: Clock) -> None:
        days = [day for token in parse.doc if (day := _signed(token, clock)) is not None]
        same = {(day.earliest, day.latest) for day in days}
        self._day = days[0] if len(same) == 1 else None

    def when(self, coded: Coded, when: When) -> When:
        """The time of an act; of one that a paper tells, without a day of its own, the paper's."""
        day = self._day
        if day is None or when.basis in DATED or coded.standing not in TOLD or not _told(coded):
            return when
        if when.latest is not None and day.earliest is not None and day.earliest > when.latest:
            return when
        return when_of(day.interval, Basis.INFERRED, day.words, (SIGNED,))


def _signed(token: Token, clock: Clock) -> When | None:
    """The day of the signing of a paper, where the token is its verb."""
    if grammar.lemma(token) not in SIGNING or token.tag_ not in ("VBD", "VBN"):
        return None
    things = [*roles.objects(token), *grammar.children(token, *grammar.PASSIVES), token.head]
    paper = any(one.lemma_.lower() in PAPERS for one in things)
    return clock.day_of(token) if paper else None


def _told(coded: Coded) -> bool:
    """Whether a paper tells the act: "the decree calls for …", "will close it under a decree"."""
    verb = coded.frame.verb
    if coded.frame.pos == "noun" and not coded.frame.light:
        return False  # "the decree came before their meeting"
    for _ in range(grammar.DEEPEST):
        subjects = grammar.children(verb, *grammar.SUBJECTS)
        known = any(_paper(one) and _definite(one) for one in subjects)
        if known or any(_paper(one) for one in _under(verb)):
            return True
        saying = verb.head.i != verb.i and verb.dep_ in ("conj", "ccomp", "xcomp")
        if not saying:
            return False
        verb = verb.head
    return False


def _under(verb: Token) -> list[Token]:
    """What stands after "under (the terms of)"; after a comma it is of the whole sentence."""
    preps = [p for p in grammar.children(verb, "prep") if p.lower_ == "under"]
    preps += [t for t in verb.sent if _whole(t) and t not in preps]
    found = [o for p in preps for o in grammar.children(p, "pobj")]
    terms = [one for one in found if one.lemma_.lower() in TERMS]
    return found + [o for one in terms for p in grammar.children(one, "prep")
                    for o in grammar.children(p, "pobj")]  # fmt: skip


def _whole(token: Token) -> bool:
    return token.lower_ == "under" and token.i > 0 and token.nbor(-1).text == ","


def _definite(token: Token) -> bool:
    """Of "the decree" and "Chad's decree": the one that the article tells of, not "a document"."""
    return any(one.dep_ == "poss" or one.lower_ in ("the", "this") for one in token.lefts)


def _paper(token: Token) -> bool:
    return token.lemma_.lower() in PAPERS


def headlines(told: Sequence[tuple[Coded, EventMention]]) -> list[EventMention]:
    """The reports, those of the headline with the day of the same act told below."""
    body = [(coded, one) for coded, one in told if not coded.titled and one.when.basis in DATED]
    return [_below(coded, one, body) if coded.titled else one for coded, one in told]


def _below(
    coded: Coded, mention: EventMention, body: Sequence[tuple[Coded, EventMention]]
) -> EventMention:
    if mention.when.basis in DATED or mention.standing not in TOLD or coded.frame.pos == "noun":
        return mention
    last = mention.when.latest
    days = {one.when.interval: one.when for other, one in body
            if _same(coded, other) and _fresh(one.when, last)}  # fmt: skip
    if len(days) != 1:
        return mention
    (when,) = days.values()
    inferred = when_of(when.interval, Basis.INFERRED, when.words, (BELOW, *when.why))
    return replace(mention, when=inferred)


def _fresh(when: When, last: date | None) -> bool:
    """Whether a headline of the last day may tell of a day: no further back than a week."""
    return bool(last and when.earliest and when.earliest >= later(last, -WEEK))


def _same(one: Coded, other: Coded) -> bool:
    """Whether two words tell one act: its type, its sides and a word are the same."""
    if one.type != other.type or other.standing not in TOLD or other.frame.pos == "noun":
        return False
    same = _states(one.actors) & _states(other.actors)
    to = _states(one.recipients) == _states(other.recipients)
    return bool(same) and to and bool(_words(one) & _words(other))


def _states(sides: Sequence[object]) -> set[str | None]:
    return {getattr(side, "state", None) for side in sides} - {None}


def _words(coded: Coded) -> set[str]:
    heads = [coded.token, *([coded.frame.comp] if coded.frame.comp is not None else [])]
    return {grammar.lemma(one).lower() for one in heads}
