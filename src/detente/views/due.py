"""Days by which something is to be done: in threads, and stated by a text in none."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..record import Filter, Record, queries
from ..record.queries.lists import mentions_due
from ..records import Attribution, Standing, Time, When
from ..spans import Span
from . import gather
from .shapes import Done, Said
from .threads import Commitment, commitments

NOT_DUE = frozenset({Standing.DENIED, Standing.HISTORICAL})
"""Standings of acts that are not still to be done, whatever day stands beside them."""
BEFORE = re.compile(r"\b(?:by|before|no later than)(?: the end of)?(?: the)?\s*$", re.IGNORECASE)
"""What before a time makes it a deadline."""
_HOPED = re.compile(
    r"\bby '(?:expect|hope|wish|want|predict|forecast|believe|anticipate|think|plan|intend)\w*'"
    r"|\bat '(?:want|wish|hope|expect)\w*'"
)
"""In the reason of an act: it is what somebody hopes of another, who has bound himself to nothing.
"""
_GUESSED = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|expect(?:s|ed|ing)?|no reason|might|may|could|perhaps|likely|"
    r"probably|believes?|thinks?|wish(?:es)?)\b"
)
"""Before the day, in what somebody says: a hope or a guess, which binds nobody."""
HOPES = frozenset({"believed", "expected", "feared", "knew", "showed"})
"""Stances of what is no commitment, whatever day stands in it."""
EXPIRES = re.compile(r"\bexpires?(?:\s+on)?\s*$", re.IGNORECASE)
"""What before a time makes it the last day of something: "the treaty, which expires on …"."""
_ENDING = re.compile(
    r"\b(?P<what>(?:the|its|their|an?)\s+(?:(?!(?:the|its|their|an?)\b)[\w.’'-]+\s+){0,5}?"
    r"(?!(?:the|its|their|an?)\b)[\w.’'-]+),?\s+(?:(?:which|that)\s+)?"
    r"expires?\b",
    re.IGNORECASE,
)
_OPENINGS = ("by", "before", "than")
_NAMED = (*(name for name in calendar.month_name if name), *calendar.day_name)
_TIMES = ("the end", "end of", "next", *_NAMED)
WANTED = " OR ".join(
    [f'"{one} {time}"' for one in _OPENINGS for time in _TIMES]
    + [f'"{one} {century}"*' for one in _OPENINGS for century in ("19", "20")]
)
"""What the full-text index is asked for, so that few attributions are looked at one by one."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something said or done with a day of its own, in no thread; `past` says whether its last day
    has gone by.
    """

    said: Said | None
    done: Done | None
    deadline: When
    past: bool
    expires: bool = False  # something that the sentence of `done` names ends on that day

    @property
    def due(self) -> date:
        """The last day."""
        assert self.deadline.latest  # without one it is no deadline
        return self.deadline.latest

    @property
    def ending(self) -> str:
        """What expires, in the words of the text: "the START treaty"; "" where they do not say."""
        found = _ENDING.search(self.done.sentence.text) if self.done and self.expires else None
        return " ".join(found["what"].split()) if found else ""

    @property
    def loose(self) -> str:
        """Why no thread holds it: what a thread needs and this has not."""
        if self.expires:
            return "in no thread: it ends by itself"
        part = self.done or self.said
        if not (part and part.issues):
            return "in no thread: no issue was found"
        if self.done and not _others(self.done):
            return "in no thread: no other party was found"
        return "in no thread: nothing answers it"

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words that state it: the sentence of an act, the content of what was said."""
        if self.done:
            return self.done.sentence.spans
        return self.said.content.spans if self.said else ()


def _others(done: Done) -> set[str]:
    """The states to which something is done, those that do it aside."""
    acting = {party.state for party in done.actors}
    return {party.state for party in done.recipients if party.state} - acting


def deadlines(record: Record, where: Filter, today: date) -> list[Commitment | Due]:
    """Every day by which something was or is to be done, in threads with what came of it and in
    none, the earliest first. Raises BadInput, BadRecord.
    """
    followed = commitments(record, where, today, settled=True)
    told = [(one.due, one.step.step.span) for one in followed]
    loose = [
        one
        for one in stated(record, where, today, {one.step.step.event for one in followed})
        if not any(one.due == due and span.overlaps(at) for at in one.spans for due, span in told)
    ]
    return sorted([*followed, *loose], key=lambda one: one.due)


def stated(record: Record, where: Filter, today: date, held: Iterable[str]) -> list[Due]:
    """Acts, then words, with a deadline in no thread, the nearest first; each event once.

    `held` are the ids of events whose deadlines threads hold already. Raises BadInput, BadRecord.
    """
    owed = mentions_due(record, where)
    acts = list(_acts(gather.done_of(record, owed), today, frozenset(held)))
    acts += _expiring(record, where, today)
    every = [mention.sentence for mention in owed]
    asked = f"({where.words}) AND ({WANTED})" if where.words else WANTED
    said = _said(record, queries.attributions(record, replace(where, words=asked)), today)
    free = [one for one in said if not _told(one, every)]
    return sorted([*acts, *free], key=lambda one: (one.due, one.done is None))


def _told(one: Due, sentences: Iterable[Span]) -> bool:
    """Whether an act with its own deadline stands in the same sentence."""
    return any(span.overlaps(sentence) for span in one.spans for sentence in sentences)


def _acts(owed: Iterable[Done], today: date, held: frozenset[str]) -> Iterator[Due]:
    seen = set(held)
    for done in owed:
        when = done.deadline
        if not (when and when.latest):
            continue
        hoped = _HOPED.search(done.why) is not None
        if done.standing in NOT_DUE or hoped or (done.event or done.id) in seen:
            continue
        seen.add(done.event or done.id)
        yield Due(None, done, when, when.latest < today)


def _expiring(record: Record, where: Filter, today: date) -> list[Due]:
    """Acts of whose sentence a part says when something expires, each day once."""
    asked = f"({where.words}) AND (expires OR expire)" if where.words else "expires OR expire"
    beside = queries.event_mentions(record, replace(where, words=asked))
    texts = queries.texts(record, [one.article for one in beside])
    times = {article: queries.times(record, article) for article in texts}
    found: dict[Span, tuple[str, When]] = {}
    for one in beside:
        for time in times[one.article]:
            before = texts[one.article][: time.span.start][-BEFORE_TIME:]
            if one.sentence.covers(time.span) and EXPIRES.search(before) and time.when.latest:
                found.setdefault(time.span, (one.id, time.when))
    done = {one.id: one for one in gather.done_of(record, beside)}
    return [
        Due(None, done[ident], when, when.latest < today, expires=True)
        for ident, when in found.values() if when.latest and ident in done
    ]  # fmt: skip


BEFORE_TIME = 40
"""Characters before a time in which it is said that something ends then."""


def _said(record: Record, found: Sequence[Attribution], today: date) -> list[Due]:
    found = [one for one in found if one.stance not in HOPES]
    over = {one.id: one for one in gather.said_of(record, found)}
    texts = queries.texts(record, [one.article for one in found])
    times = {article: queries.times(record, article) for article in texts}
    last = {one.id: _last(one, texts[one.article], times[one.article]) for one in found}
    return [
        Due(over[ident], None, when, when.latest < today)
        for ident, when in last.items()
        if when and when.latest
    ]


def _last(one: Attribution, text: str, times: Iterable[Time]) -> When | None:
    """The first deadline in what was said; None where no time in it is one."""
    inside = (
        time
        for time in times
        if any(part.start <= time.span.start and time.span.end <= part.end for part in one.content)
    )
    return next(
        (
            time.when
            for time in inside
            if time.when.latest
            and BEFORE.search(text[: time.span.start][-40:])
            and not _GUESSED.search(_clause(text, one, time))
        ),
        None,
    )


def _clause(text: str, one: Attribution, time: Time) -> str:
    """What was said up to a time, from the beginning of its sentence on."""
    first = min(part.start for part in one.content)
    before = text[first : time.span.start]
    return re.split(r"[.!?;]\s", before)[-1]
