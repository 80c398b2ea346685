"""Positions: what a state wants on an issue over time, by its own words and acts, and what changed.

Only where the words take a side (`data/moves.csv` says how an act leans). What was offered, asked
for or refused is told in the text's own words; what was praised, opposed, insisted on, left or
signed by the name that the table has for it. Changes are marked between two positions on one thing
that lie apart in time, and where a text itself says that somebody softened or hardened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..linked import Change, Event, Move, Position, Quoted, Report
from ..records import When, content_id
from . import acts, naming
from .acts import Act
from .wording import NOUNS, negated, tokens

VERSION = "5"

APART = timedelta(days=7)
"""Least time between two positions for a change: within one round of talks a side praises and
refuses in one breath."""
STEP = 0.5
"""Least difference of leaning that is a change: from praise (0.7) to reserve (-0.3) or beyond."""
SIDE = 0.3
"""Leaning from which on a side is taken; from one to the other is a reversal."""
THREATENED = -0.8
"""Leaning towards that against which a threat is made."""
EARLY = 4
"""Words before "offer" or "plan" up to which an act is about it: "the new Russian offer"."""
ON_OFFERS = frozenset({Move.WELCOMED, Move.CRITICISED})
"""Moves that may be on an offer rather than on what is offered."""
BY_NAME = frozenset({Move.WELCOMED, Move.CRITICISED, Move.CONDITIONED, Move.WITHDRAWN, Move.SIGNED,
                     Move.SOFTENED, Move.HARDENED, Move.THREATENED, None})  # fmt: skip
"""Moves that are about a thing, not about doing something with it."""
DONE = frozenset({Move.SIGNED, Move.WITHDRAWN, Move.KEPT, Move.BROKEN})
"""Moves that are deeds; the others are words."""
TOLD = {Move.SOFTENED: Change.SOFTENED, Move.HARDENED: Change.HARDENED}


def positions(
    actor: str,
    issue: str,
    events: Sequence[tuple[Event, tuple[Report, ...]]],
    said: Sequence[Quoted],
) -> list[Position]:
    """The positions of a state (ISO3) on an issue (its id), in order of time.

    `events` and `said` are those that touch the issue; copies count once. What a state does
    together with others is its position too.
    """
    return course(stances(actor, issue, events, said))


@dataclass(frozen=True, slots=True)
class Stance:
    """A position as one article gives it, before it is put beside others.

    `first` and `published` (the day that it is of, the day it was told) and `at` (the place of the
    act in its article) put it in order; `by_name` tells whether changes are looked for. `mention`
    is the id of the event mention or attribution that was read.
    """

    position: Position
    mention: str
    first: date
    published: date
    at: int
    by_name: bool


def stances(
    actor: str,
    issue: str,
    events: Sequence[tuple[Event, tuple[Report, ...]]],
    said: Sequence[Quoted],
) -> list[Stance]:
    """What a state wants on an issue, as often as it is told.

    What an article gives rests on its own reports and attributions alone, so that it can be kept.
    """
    told = acts.of_events(issue, events)
    words = {(act.teller.article, act.at) for act in told}
    spoken = [act for act in acts.of_said(issue, said) if not _covered(act, words)]
    return [
        _stance(act, position)
        for act in [*told, *spoken]
        if actor in act.by and act.own and not act.reference
        for position in _position(actor, issue, act)
    ]


def _stance(act: Act, position: Position) -> Stance:
    first = act.when.earliest or act.teller.published.earliest or act.when.latest or date.max
    published = act.teller.published.latest or date.max
    return Stance(position, act.mention, first, published, act.at, act.move in BY_NAME)


def course(found: Sequence[Stance]) -> list[Position]:
    """The positions in order of time, each told once, and how they changed.

    Stances of equal days and place keep their order. Those of one thing (`Position.of`) rest on
    each other alone.
    """
    return _with_changes(_once(sorted(found, key=_order)))


def _covered(act: Act, words: set[tuple[str, int]]) -> bool:
    return any((act.teller.article, act.at + step) in words for step in range(CUE))


CUE = 20
"""Characters of a cue in which the word of an act may stand: that act is told already."""


def _order(one: Stance) -> tuple[date, date, date, int, str]:
    position = one.position
    return one.first, position.when.latest or date.max, one.published, one.at, position.item


def _position(actor: str, issue: str, act: Act) -> Iterator[Position]:
    leaning = act.leaning
    if act.move is Move.THREATENED and act.condition and act.objects:
        leaning = THREATENED
    of = _of(act)
    if not of or (leaning is None and act.move not in TOLD):
        return
    yield Position(
        id=content_id("position", actor, issue, act.item, of),
        actor=actor,
        issue=issue,
        when=act.when,
        leaning=leaning,
        of=of,
        article=act.teller.article,
        span=act.span,
        item=act.item,
        said=act.move not in DONE,
        change=TOLD.get(act.move)
        if act.move and act.leaning is None
        else None,  # not "is ready to"
        why=act.why,
    )


def _of(act: Act) -> str:
    """What the position is on: the table's name, or the text's own words; "" where neither tells.

    Words that are negated name no thing: "no intention of giving up the base". What somebody says
    of an idea, a plan or an offer is on that, not on what it is for.
    """
    if act.move is Move.REFUSED and negated(tokens(act.about)):
        return ""
    topic = naming.told(act.topic or act.about)
    words = topic.words
    if act.leaning is not None and act.leaning < 0:  # "warned Malta against leaving the treaty"
        words = words.rpartition(" against ")[2]
    noun = NOUNS.search(words.lower())
    early = noun is not None and words[: noun.start()].count(" ") < EARLY
    by_name = act.move in BY_NAME and not (early and act.move in ON_OFFERS)
    if by_name and act.objects and not negated(tokens(act.about)):
        return act.objects[0].name
    if act.move in BY_NAME:
        return words[: noun.end()] if noun and early else ""
    return f"to {words}" if topic.infinitive and words else words


# ------------------------------------------------------------------ once each, and what changed


def _once(found: Sequence[Stance]) -> list[Stance]:
    """Without what is told again: the same thing, the same leaning, days that overlap."""
    last: dict[tuple[str, float | None], When] = {}
    kept: list[Stance] = []
    for one in found:
        key = (one.position.of, one.position.leaning)
        before = last.get(key)
        if before is None or not before.interval.overlaps(one.position.when.interval):
            kept.append(one)
        last[key] = one.position.when
    return kept


def _with_changes(found: Sequence[Stance]) -> list[Position]:
    last: dict[str, Position] = {}
    done: list[Position] = []
    for one in found:
        position = one.position
        before = last.get(position.of) if one.by_name else None
        if before is not None and _after(before, position):
            change = position.change or _change(before.leaning, position.leaning)
            position = replace(position, change=change, before=before.id if change else None)
        if one.by_name and position.leaning is not None:
            last[position.of] = position
        done.append(position)
    return done


def _after(before: Position, position: Position) -> bool:
    last, first = before.when.latest, position.when.earliest
    return bool(last and first and first - last >= APART)


def _change(before: float | None, now: float | None) -> Change | None:
    """How one leaning stands to the one before; None where it is much the same."""
    if before is None or now is None or abs(now - before) < STEP:
        return None
    if abs(before) >= SIDE and abs(now) >= SIDE and (before < 0) != (now < 0):
        return Change.REVERSED
    return Change.SOFTENED if now > before else Change.HARDENED
