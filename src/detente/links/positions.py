"""Positions: what a state wants on an issue over time, by its own words and acts, and what changed.

Only where the words take a side (`data/moves.csv` says how an act leans). What was offered, asked
for or refused is told in the text's own words; what was praised, opposed, insisted on, left or
signed by the name that the table has for it. Changes are marked between two positions on one thing
that lie apart in time, and where a text itself says that somebody softened or hardened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..linked import Change, Event, Move, Position, Quoted, Report
from ..records import Basis, When, content_id
from ..tables import moves
from ..tables.moves import Object
from . import acts, naming
from .acts import Act, answering
from .positions_of import (
    alone,
    imposed,
    of_act,
    on_its_end,
    recognising,
    thing_of,
    vetoed,
)
from .tenses import OVER, shown
from .wording import content, negated, tokens

VERSION = "14"

APART = timedelta(days=7)
"""Least time between two positions for a change: within one round of talks a side praises and
refuses in one breath."""
STEP = 0.5
"""Least difference of leaning that is a change: from praise (0.7) to reserve (-0.3) or beyond."""
SIDE = 0.3
"""Leaning from which on a side is taken; from one to the other is a reversal."""
THREATENED = -0.8
"""Leaning towards that against which a threat is made."""
IMPOSED = 0.8
"""Leaning of whoever bans or imposes something towards that."""
DONE = frozenset({Move.SIGNED, Move.WITHDRAWN, Move.KEPT, Move.BROKEN, Move.IMPOSED})
"""Moves that are deeds; the others are words."""
REAL = ("actual", "historical", "conditional")
"""In the reason of an act that is no step: how real it has to be to be somebody's position."""
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
    act in its article) put it in order; `thing` is by what it is compared with others, "" where it
    is not (see `thing_of`); `eased` is whether it only gives way ("is ready to accept parts").
    `whole` is the thing of the table of which it names a part, `side` 1 where it puts something in
    its place, -1 where it opposes it or threatens, else 0. `mention` is the id of the event mention
    or attribution that was read.
    """

    position: Position
    mention: str
    first: date
    published: date
    at: int
    thing: str
    eased: bool = False
    whole: str = ""
    side: int = 0

    @property
    def chain(self) -> str:
        """What it rests on others of: the whole of its thing, else that, else what it is on."""
        return self.whole or self.thing or self.position.of


def stances(
    actor: str,
    issue: str,
    events: Sequence[tuple[Event, tuple[Report, ...]]],
    said: Sequence[Quoted],
    speakers: Mapping[str, str | None] | None = None,
) -> list[Stance]:
    """What a state wants on an issue, as often as it is told.

    What an article gives rests on its own reports and attributions alone, so that it can be kept.
    `speakers` are the states (ISO3) of the attributions in which acts are told, by id; None: those
    of `said`. What another state alone says that this one did is not its own word.
    """
    told = acts.of_events(issue, events)
    words = {(act.teller.article, act.at) for act in told}
    others = _told_by_others(actor, events, said, speakers)
    texts = {one.teller.article: one.text for _, reports in events for one in reports}
    against = acts.against(issue, said, texts)
    known = {act.mention for act in against}
    spoken = [act for act in acts.of_said(issue, said)
              if act.mention not in known and not _covered(act, words)] + against  # fmt: skip
    chosen = [
        _with_thing(issue, act, texts.get(act.teller.article, ""))
        for act in answering.named([*told, *spoken])
        if act.mention not in others
        and actor in act.by
        and _at_home(act)
        and not _untold(act)
        and not _to_itself(act)
    ]
    return [
        _stance(act, position)
        for act in chosen
        if not _headline_of(act, chosen)
        for position in _position(actor, issue, act)
    ]


def _with_thing(issue: str, act: Act, text: str) -> Act:
    """An act on "them" or "it" alone, with what the sentence before names first: "Norway demanded
    guarantees. Canada refused to give them."; any other that names nothing, with what the sentences
    before it name, the nearest first.
    """
    if act.objects or not text:
        return act
    pronoun = _THEM.match(act.about)
    if pronoun is None:
        return replace(
            act, beside=act.beside or _before(issue, text[max(0, act.at - PARAGRAPHS) : act.at])
        )
    before = text[max(0, act.span.start - BEFORE) : act.span.start].strip()
    named = moves.named(issue, acts.folded(_ENDS.split(before)[-1]))
    if not named:
        return act
    about = act.about.replace(pronoun.group(), f"{pronoun.group(1)}{named[0].name}", 1)
    return replace(act, about=about, topic=about)


_THEM = re.compile(r"(to\s+\w+\s+)(?:them|it)\b")
_ENDS = re.compile(r"(?<=[.!?])[”\"']*\s+")
BEFORE = 400
"""Characters before a sentence in which the one before it stands."""
PARAGRAPHS = 700
"""Characters before an act in which it is told what "the plan" is: two paragraphs of news."""


def _before(issue: str, text: str) -> tuple[Object, ...]:
    """What the sentences before name, the nearest first, a part before its whole."""
    several = (moves.named(issue, acts.folded(one)) for one in _ENDS.split(text)[::-1])
    named = [thing for one in several for thing in one]
    return tuple(sorted(dict.fromkeys(named), key=lambda thing: thing.id == thing.of))


def _told_by_others(
    actor: str,
    events: Iterable[tuple[Event, Sequence[Report]]],
    said: Iterable[Quoted],
    speakers: Mapping[str, str | None] | None,
) -> set[str]:
    """The ids of the mentions that only somebody who speaks for another state tells."""
    known = {one.attribution.id: one.state for one in said} if speakers is None else speakers
    return {
        one.mention.id
        for _, reports in events
        for one in reports
        if one.mention.said_by and known.get(one.mention.said_by) not in (None, actor)
    }


def _headline_of(act: Act, others: Sequence[Act]) -> bool:
    """Whether a headline tells what the article below it tells in full."""
    things = {thing.id for thing in act.objects}
    return act.span.start == 0 and any(
        one.span.start > 0
        and one.teller.article == act.teller.article
        and (one.move, one.leaning) == (act.move, act.leaning)
        and bool(things & {thing.id for thing in one.objects})
        for one in others
    )


def _at_home(act: Act) -> bool:
    """Whether an act belongs to the issue: by its words, or as the first of its issues."""
    return act.own and (act.home or bool(act.objects))


def _untold(act: Act) -> bool:
    """Whether an offer is only spoken of, without a day of its own or without what it offers."""
    dated = act.when.basis in (Basis.RELATIVE, Basis.STATED)
    return act.reference and not (dated and content(act.words))


def _to_itself(act: Act) -> bool:
    """Whether its own state alone is asked for it: "his council asked the president"."""
    return act.move is Move.DEMANDED and bool(act.to) and set(act.to) <= set(act.by)


def _stance(act: Act, position: Position) -> Stance:
    first = act.when.earliest or act.teller.published.earliest or act.when.latest or date.max
    published = act.teller.published.latest or date.max
    if on_its_end(position.of):
        return Stance(position, act.mention, first, published, act.at, "")
    eased = act.move is Move.SOFTENED
    named = act.objects[0].name if eased and act.objects else ""
    thing = named or thing_of(position.issue, position.of)
    return Stance(position, act.mention, first, published, act.at, thing, eased,
                  _whole(act, thing), _side(act))  # fmt: skip


def _whole(act: Act, thing: str) -> str:
    """The whole of which an act names a part, or the thing itself."""
    named = [one for one in act.objects if one.name == thing] or act.objects
    return f"{named[0].issue} {named[0].of}" if named else ""


def _side(act: Act) -> int:
    """Whoever opposes a shield, and then offers a radar for it, gives way; who threatens after that
    hardens. To ask for guarantees that it is not aimed at him is what he opposed it for."""
    agreed = act.move in AGREEING and bool(act.objects)
    against = act.move is None and bool(act.objects) and (act.leaning or 0) <= -SIDE
    return 1 if act.move in COMING or agreed else -1 if act.move in OPPOSING or against else 0


AGREEING = frozenset({Move.ACCEPTED, Move.SIGNED, Move.WELCOMED, Move.SOFTENED})
"""Moves for what a whole has of it: "agreed to study cooperation on missile defence"."""
OPPOSING = frozenset({Move.CRITICISED, Move.REFUSED, Move.THREATENED})
"""Moves against a whole, whatever part of it they name."""
COMING = frozenset({Move.OFFERED, Move.EXTENDED, Move.COUNTERED, Move.REPEATED})
"""Moves that put something in its place."""


def course(found: Sequence[Stance]) -> list[Position]:
    """The positions in order of time, each told once, and how they changed.

    Stances of equal days and place keep their order. Those of one chain (`Stance.chain`) rest on
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
    real = act.said or any(f", {one}, " in act.why for one in REAL)
    if act.move is None and not real:
        return  # what is only planned or wished
    against, veto, laid = _against(act), vetoed(act), imposed(act) or recognising(act)
    terms = act.move is Move.THREATENED and act.condition and act.objects
    leaning = THREATENED if against or terms or veto else IMPOSED if laid else act.leaning
    thing = act.objects[0].name if against else veto or laid or of_act(issue, act)
    of = alone(issue, thing, act)
    if not of or (leaning is None and act.move not in TOLD):
        return
    yield Position(
        id=content_id("position", actor, issue, act.item, of),
        actor=actor,
        issue=issue,
        when=shown(act.when),
        leaning=leaning,
        of=of,
        article=act.teller.article,
        span=act.span,
        item=act.item,
        said=act.move not in DONE,
        change=TOLD.get(act.move) if act.move and act.leaning is None else None,
        why=act.why,
        condition=act.condition if act.move is not Move.THREATENED else None,
    )


def _against(act: Act) -> bool:
    """Whether what is asked for is that a thing be not: "that no part of it be placed in Malta"."""
    asks = act.move is Move.DEMANDED and bool(act.objects)
    return asks and negated(tokens(naming.told(act.topic or act.about).words)[:NEAR])


NEAR = 2
"""Words in which a demand is negated as a whole: "that no part of the system be placed in …"."""


# ------------------------------------------------------------------ once each, and what changed


def _once(found: Sequence[Stance]) -> list[Stance]:
    """Without what is told again: the same thing, the same leaning, days that overlap; a deed that
    another account tells in other words."""
    last: dict[tuple[str, str, float | None], When] = {}
    kept: list[Stance] = []
    for one in found:
        position, days = one.position, one.position.when.interval
        told = (position.of,) if position.said else (position.of, position.item)
        keys = [(one.chain, words, position.leaning) for words in told]
        if not any(key in last and last[key].interval.overlaps(days) for key in keys):
            kept.append(one)
        last.update((key, position.when) for key in keys)
    return kept


def _with_changes(found: Sequence[Stance]) -> list[Position]:
    last: dict[tuple[str, str], Position] = {}
    course: dict[str, tuple[int, Position]] = {}
    done: list[Position] = []
    for one in found:
        position = one.position
        before = last.get((one.chain, one.thing)) if one.thing else None
        if before is not None and _after(before, one):
            change = position.change or _change(before.leaning, position.leaning)
            change = Change.SOFTENED if one.eased and change is Change.REVERSED else change
            position = replace(position, change=change, before=before.id if change else None)
        position = _turned(one, position, course)
        if one.thing and position.leaning is not None:
            last[one.chain, one.thing] = position
        done.append(position)
    return done


def _turned(one: Stance, position: Position, course: dict[str, tuple[int, Position]]) -> Position:
    """The position with its change of course on a whole, where it has none on its own thing: from
    opposing it to an offer in its place, or back."""
    if not one.whole or not one.side:
        return position
    before = course.get(one.whole)
    held = one.side < 0 and position.when.earliest is None  # "its firm opposition": since when?
    turned = before and before[0] != one.side and not position.change and not held
    if before and turned and _after(before[1], one):
        change = Change.SOFTENED if one.side > 0 else Change.HARDENED
        position = replace(position, change=change, before=before[1].id)
    course[one.whole] = one.side, position
    return position


def _after(before: Position, one: Stance) -> bool:
    """Whether a stance is later: what an article tells as held ("has demanded") is held then."""
    last, over = before.when.latest, OVER in one.position.when.why
    first = one.position.when.earliest or (None if over else one.first)
    return bool(last and first and first - last >= APART)


def _change(before: float | None, now: float | None) -> Change | None:
    """How one leaning stands to the one before; None where it is much the same."""
    if before is None or now is None or abs(now - before) < STEP:
        return None
    if abs(before) >= SIDE and abs(now) >= SIDE and (before < 0) != (now < 0):
        return Change.REVERSED
    return Change.SOFTENED if now > before else Change.HARDENED
