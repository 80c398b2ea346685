"""The courses of a matter: each proposal, demand, commitment or threat with what answers it.

Acts that hang together may tell of more than one thing bargained over: sites for a shield, a radar
offered in their place, guarantees asked for years later. Each is a thread of its own. A step that
answers two of them stands in both, and so does an offer that counters another: it is an answer
there, and opens a thread here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ...linked import Move
from ...tables import moves
from ...tables.moves import OPENING
from ..acts import Act, folded
from .joining import REACH, YEAR
from .matters import ANSWERING, ROUND, by_the_way, named_in
from .rounds import DAYS
from .steps import OFFERS, SPOKEN_OF, Told, start
from .words import LONG

PUTS = OPENING | {Move.IMPOSED, Move.SIGNED}
"""Moves that can open a course."""
COUNTER = re.compile(
    r"\b(?:alternatives?|instead|in\s+(?:place|lieu|exchange|return|turn)|rather\s+than|counter\w*|"
    r"retaliat\w+|in\s+(?:answer|response|reply)\s+to|swap\w*|substitut\w+)\b",
    re.IGNORECASE,
)
"""Says that what is put on the table is put against something that lies there."""


TERMS = frozenset({Move.REFUSED, Move.CONDITIONED})
"""Moves that answer all that was put on the table: praise of one thing is none of the other."""


@dataclass(slots=True)
class _Course:
    """Steps by their places in the matter; `things` are names of what was put on the table in it,
    without wholes of which the table has parts."""

    steps: list[Told]
    things: set[str] = field(default_factory=set)

    @property
    def lead(self) -> Told:
        """The step that put it on the table, else its first."""
        return next((one for one in self.steps if one.step.move in PUTS), self.steps[0])

    def led_by(self, one: Told) -> bool:
        """Whether the side of a step opened it."""
        return bool(set(self.lead.step.by) & set(one.step.by))

    def acts(self) -> Iterator[Act]:
        """All acts that tell its steps."""
        return (act for one in self.steps for act in one.acts)


def parted(told: Sequence[Told], issue: str) -> list[list[Told]]:
    """The steps of a matter, in order of time, in its courses, each in order of time.

    A matter of which the table knows no parts is not parted.
    """
    wholes = {one.of for one in moves.objects(issue) if one.of != one.id}
    names = {one.name for one in moves.objects(issue) if one.of in wholes}
    if not any(names & set(one.step.on) for one in told):
        return [list(told)]
    found: list[_Course] = []
    whole = {one.name for one in moves.objects(issue) if one.id in wholes}
    for one in told:
        _place(one, _things(one, issue) - whole, found, issue)
    for one in told:
        _beside(one, found)
    _taken_in(found)
    order = {id(one): place for place, one in enumerate(told)}
    return [sorted(course.steps, key=lambda one: order[id(one)]) for course in found]


def _things(one: Told, issue: str) -> set[str]:
    """What a step is on, by the table's names."""
    if by_the_way(one.step, issue):
        return set()
    return set(one.step.on) | named_in(one.step.about, issue)


def _place(one: Told, things: set[str], found: list[_Course], issue: str) -> None:
    """A step into the courses to which it belongs, or into one of its own."""
    places = _answered(one, things, found)
    anew = not places
    if one.step.move in PUTS:
        against = COUNTER.search(_around(one)) is not None
        mine = _gone_on(one, things, found)
        beside = _same_breath(one, found) if against or not (mine or things) else []
        beside += _terms(one, things, found)
        anew = not (mine or beside)
        places = [*mine, *beside, *_countered(one, found, issue)]
        for course in mine:
            course.things |= things
    for course in {id(course): course for course in places}.values():
        course.steps.append(one)
    if anew:
        found.append(_Course([one], things))


def _around(one: Told) -> str:
    return " ".join(act.around for act in one.acts)


def _gone_on(one: Told, things: set[str], found: Sequence[_Course]) -> list[_Course]:
    """The course that a side goes on with: on the same thing within some years; on a whole where it
    offers that again, or more of it."""
    ours = [course for course in found if course.led_by(one)]
    same = [course for course in ours if course.things & things and _days(course, one) <= LONG]
    if same or things or one.step.move not in OFFERS:
        return same[-1:]
    more = one.step.move is not Move.OFFERED
    again = [course for course in ours
             if course.lead.step.move in OFFERS and (more or not course.things)
             and _on_one(course, one) and _days(course, one) <= YEAR]  # fmt: skip
    return again[-1:]


def _terms(one: Told, things: set[str], found: Sequence[_Course]) -> list[_Course]:
    """The course in which a side offered something on terms that it names again: "if the bases are
    given up", and weeks later "in return he asked that no base be built"."""
    if one.step.move is not Move.DEMANDED or not things:
        return []
    return [
        course
        for course in found
        if course.led_by(one)
        and _days(course, one) <= YEAR
        and not course.things & things
        and any(
            things & {t.name for t in moves.named(t.issue, folded(act.around))}
            for act in course.acts()
            if act.move in OFFERS and set(act.by) & set(one.step.by)
            for t in act.objects[:1]
        )
    ]


def _same_breath(one: Told, found: Sequence[_Course]) -> list[_Course]:
    """What a side did just before in the same article: "in return he asked …"."""
    near = [
        (act.at - other.at, place)
        for place, course in enumerate(found)
        if course.led_by(one)
        for other in course.acts()
        for act in one.acts
        if other.teller.article == act.teller.article
        and 0 <= act.at - other.at <= REACH
        and other.move in PUTS
        and set(other.by) & set(act.by)
        and abs((_day(one) - start(other.when)).days) <= DAYS
    ]
    return [found[min(near)[1]]] if near else []


def _countered(one: Told, found: Sequence[_Course], issue: str) -> list[_Course]:
    """The courses of others against which a step puts something on the table: its sentence names
    what lies there, or says that it is put against something that it names with it."""
    around = _around(one)
    named = {thing.name for thing in moves.named(issue, folded(around))}
    against = COUNTER.search(around) is not None
    return [
        course
        for course in found
        if not course.led_by(one)
        and _days(course, one) <= LONG
        and (course.things & named or (against and set(course.lead.step.on) & named))
    ]


def _answered(one: Told, things: set[str], found: Sequence[_Course]) -> list[_Course]:
    """The courses on what a step names; where it names nothing, that of what another side put on
    the table last, in its article or in the weeks before."""
    same = [course for course in found if course.things & things]
    if one.step.move is Move.DISCUSSED:
        held = [course for course in found if -DAYS <= _days(course, one) <= DAYS]
        return [*same, *(course for course in held if course not in same)]
    if same or things:
        return same
    articles = {act.teller.article for act in one.acts}
    theirs = [course for course in found
              if not course.led_by(one) and course.lead.step.move not in SPOKEN_OF]  # fmt: skip
    here = [course for course in theirs
            if any(act.teller.article in articles for act in course.acts())]  # fmt: skip
    whole = [course for course in theirs if _on_one(course, one) and _days(course, one) <= YEAR]
    lately = [course for course in theirs if _days(course, one) <= ROUND]
    return (here or whole or lately)[-1:]


def _beside(one: Told, found: Sequence[_Course]) -> None:
    """An answer into what its sentence answers as well: "praised the radar, and said that the bases
    must stay" is an answer to who offered the radar."""
    if one.step.move not in TERMS:
        return
    for course in found:
        if not course.led_by(one) and not any(one is other for other in course.steps):
            siblings = (other for other in course.steps if other.step.move in ANSWERING
                        and set(other.step.by) & set(one.step.by))  # fmt: skip
            if any(_one_sentence(one, other) for other in siblings):
                course.steps.append(one)


def _taken_in(found: list[_Course]) -> None:
    """What only was said, with nothing on the table that it answers, into what was put on the table
    nearest to it, within some weeks: "on the eve of the summit he said …"."""
    opened = [course for course in found if any(one.step.move in PUTS for one in course.steps)]
    for course in [one for one in found if one not in opened]:
        days = [(abs(_days(other, course.steps[-1])), place) for place, other in enumerate(opened)]
        near = min(days, default=(ROUND + 1, 0))
        bare = all(one.step.move in SPOKEN_OF for one in course.steps)
        if bare and near[0] <= ROUND:
            known = {id(one) for one in opened[near[1]].steps}
            opened[near[1]].steps += [one for one in course.steps if id(one) not in known]
            found.remove(course)


def _one_sentence(one: Told, other: Told) -> bool:
    return any(
        act.teller.article == two.teller.article
        and act.span.start < two.span.end
        and two.span.start < act.span.end
        for act in one.acts
        for two in other.acts
    )


def _on_one(course: _Course, one: Told) -> bool:
    return bool(set(course.lead.step.on) & set(one.step.on))


def _days(course: _Course, one: Told) -> int:
    """Days from the last step of a course to a step."""
    return (_day(one) - max(map(_day, course.steps))).days


def _day(one: Told) -> date:
    return start(one.step.when)
