"""From coded acts to records: spans, ids, times, places, contexts, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...language import Parse
from ...reading import Reading
from ...records import (
    UNKNOWN,
    Attribution,
    Basis,
    EventMention,
    Mention,
    Standing,
    Time,
    When,
    content_id,
    when_of,
)
from ...spans import Span
from ...tables import doubts as table
from ...tables import plover
from . import announced, clock, days_elsewhere, doubts, grammar, surround
from .cast import Cast
from .coding import Coded

CONDITIONED = frozenset({Standing.ACTUAL, Standing.PLANNED})
ASKED = frozenset({"THREATEN", "REQUEST", "ACCUSE"})
"""Types that were uttered whatever the condition of what they are about."""


def tell(found: list[Coded], reading: Reading) -> Iterator[EventMention]:
    """The records of coded acts, in the order of the text, each linked with its object."""
    teller = _Teller(reading)
    ids = {one.token.i: teller.id(one) for one in found}
    told: dict[str, When] = {}
    mentions = days_elsewhere.headlines([(one, teller.mention(one)) for one in found])
    for coded, told_alone in zip(found, mentions, strict=True):
        inner = coded.inner
        act = ids.get(inner.token.i) if inner is not None else None
        mention = replace(told_alone, act=act)
        if act is not None:
            told[act] = mention.when
        yield _as_asked(mention, told.get(mention.id))


DATED = frozenset({Basis.STATED, Basis.RELATIVE})
SPOKEN_OF = frozenset({Standing.DEMANDED, Standing.OFFERED, Standing.THREATENED})
MEANT = SPOKEN_OF | {Standing.DENIED, Standing.PLANNED}
"""What was offered, refused or planned by a day, where the text says only that it has been."""
ON_THE_DAY = "on the day on which it was asked for, offered or threatened"


def _as_asked(mention: EventMention, outer: When | None) -> EventMention:
    """What is only asked for, offered, threatened or refused, and has no day of its own, as of the
    day of the asking, not of the article: "has opposed ceding it" by then, on no known day."""
    if outer is None or mention.when != UNKNOWN:
        return mention
    if outer.basis is Basis.PUBLISHED and outer.earliest is None:
        return replace(mention, when=outer) if mention.standing in MEANT else mention
    if outer.basis not in DATED or mention.standing not in SPOKEN_OF:
        return mention
    when = when_of(outer.interval, Basis.INFERRED, outer.words, (ON_THE_DAY,))
    return replace(mention, when=when)


class _Teller:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.parse = reading.parse
        self.cast = Cast(reading.of(Mention), reading.parse)
        self.clock = clock.Clock(reading.of(Time), reading.parse, reading.article)
        self.states = {m.entity: m.state for m in reading.of(Mention) if m.entity}
        self.papers = days_elsewhere.Papers(self.parse, self.clock)
        self.doubter = doubts.Doubter(self.cast)
        self.sayers = surround.Sayers(reading.of(Attribution), reading.parse)

    def id(self, coded: Coded) -> str:
        anchor = _anchor(coded, self.parse)
        words = self.reading.article.words(anchor)
        return content_id("event", anchor.article, str(anchor.start), words, coded.type)

    def mention(self, coded: Coded) -> EventMention:
        anchor = _anchor(coded, self.parse)
        when, deadline = self.clock.when(coded)
        when = self.papers.when(coded, when)
        if deadline is None and coded.inner is not None and coded.type in clock.DUE:
            deadline = self.clock.when(coded.inner)[1]  # "pledged to send troops by May"
        condition = surround.condition(coded, self.parse)
        said = self.sayers.said_by(anchor, coded)
        when = self._with_words(coded, when, said)
        place = surround.place(coded, self.cast)
        standing = self._standing(coded, when, condition)
        if standing is Standing.PLANNED:
            when = _to_come(when, self.reading.article.published)
        unsure = self.doubter.doubts(coded, standing, said is not None)
        return EventMention(
            id=self.id(coded), article=anchor.article, anchor=anchor,
            sentence=self.parse.sentence(coded.token), type=coded.type, mode=coded.mode,
            contexts=surround.contexts(coded.token), actors=tuple(coded.actors),
            recipients=tuple(coded.recipients), when=when, standing=standing,
            place=place[0] if place else None, place_span=place[1] if place else None,
            condition=condition, deadline=deadline, said_by=said.id if said else None,
            score=plover.score(coded.type, coded.mode), why=_why(coded),
            doubts=unsure, confidence=table.confidence(unsure),
        )  # fmt: skip

    def _with_words(self, coded: Coded, when: When, said: Attribution | None) -> When:
        """The time of an act; of one that its doer does by what he says, that of the saying."""
        if said is None or said.when == UNKNOWN or not announced.in_saying(coded, when):
            return when
        own = {side.entity for side in coded.actors}
        states = {side.state for side in coded.actors} - {None}
        spoken = said.source_entity in own
        if not spoken and (len(states) != 1 or self._speaking(said) != states):
            return when
        return said.when

    def _speaking(self, said: Attribution) -> set[str]:
        """The states of those who say something."""
        known = self.states.get(said.source_entity or "")
        heads = [t for span in said.source for t in self.parse.tokens(span)
                 if t.dep_ in (*grammar.SUBJECTS, "pobj", "conj", "appos")]  # fmt: skip
        found = {known} if known else {side.state for side in self.cast.of(heads[:1])}
        return {state for state in found if state}

    def _standing(self, coded: Coded, when: When, condition: Span | None) -> Standing:
        if coded.standing is Standing.ACTUAL and when.words is not None:
            if self.clock.historical(when):
                return Standing.HISTORICAL
            if self.clock.ahead(coded, when, self.reading.article.words(when.words)):
                return Standing.PLANNED
        if coded.standing is Standing.ACTUAL and clock.coming(coded):
            return Standing.PLANNED
        if condition is not None and coded.standing in CONDITIONED and coded.type not in ASKED:
            return Standing.CONDITIONAL
        return coded.standing


def _to_come(when: When, published: When) -> When:
    """ "This week's summit": what is planned is on no day before its article."""
    first, told = published.earliest, when.basis is Basis.RELATIVE
    if not told or first is None or when.earliest is None or when.latest is None:
        return when
    begun = when.earliest < first <= when.latest
    return replace(when, value=None, earliest=first) if begun else when


def _anchor(coded: Coded, parse: Parse) -> Span:
    """The word that names the act, with its particle when that stands next to it."""
    token = coded.token
    last = token.i + 1
    for child in grammar.children(token, "prt"):
        last = child.i + 1 if child.i == token.i + 1 else last
    first = token.i
    while first > 1 and parse.doc[first - 1].head.i == token.i and _hyphen(parse, first - 1):
        first -= 2
    return parse.span(first, last)


def _hyphen(parse: Parse, place: int) -> bool:
    """A hyphen within a word, not a dash between two."""
    doc = parse.doc
    return doc[place].text == "-" and not doc[place].whitespace_ and not doc[place - 1].whitespace_


def _why(coded: Coded) -> str:
    parts = [f"rule {coded.rule.row} '{coded.rule.name}' at '{coded.token.text}'", *coded.why]
    if coded.standing is not Standing.ACTUAL:
        parts.append(f"{coded.standing.value} by '{coded.reality.why}'")
    return "; ".join(parts)
