"""What a person asks for, in a person's words, turned into a filter of the record.

The command line's options and a web address's query are the same thing: names, dates and issues
as people write them. Here alone they become ids; a name that the record does not hold is answered
with the nearest that it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from ..dates import of_prefix
from ..errors import BadInput, typed
from ..record import Filter, Record, queries
from ..record.filters import ONE_STEP
from ..records import Entity, EntityKind, Standing
from ..tables.plover import types as plover_types
from ..tables.states import by_iso3, fold_name, state_named
from . import gather
from .search import own_words, query_of
from .spelling import one_spelling

NEAR = 5
"""Names offered when one is not found: a line's worth."""
NEARNESS = 0.6
"""Likeness (difflib's ratio, 0..1) from which a name is offered; difflib's own default."""
MOST_NAMES = 2000
"""Entities among which near names are looked for, the most mentioned first: comparing with more
takes longer than a person waits for a typing mistake."""
KINDS = ("direct", "mixed", "indirect")
"""The kinds of attributions."""


SOURCES = ("named", "institution", "unnamed", "official", "group", "none", "open")
"""What may stand behind what was said (`views.sourcing`); "official" and "group" are the two parts
of "unnamed"."""


WITHIN, BY_THEN = "within", "by"
"""Of `dated`: only what is known to lie in the days asked for, or only what is told as done by one
of them ("3 July 2007 or earlier")."""
NO, YES, ONLY = "no", "yes", "only"
REJECTED = (NO, YES, ONLY)
"""Of `rejected`: whether what a person judged wrong is left out, is there as well, or is alone."""
NOT_ACTUAL = "not-actual"
"""Of `standing`: whatever was not done: offered, planned, demanded, denied …"""
STANDS = (ONE_STEP, "open", "accepted", "broken", "imposed", "kept", "lapsed", "refused", "signed",
          "withdrawn")  # fmt: skip
"""How a thread may stand."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of every list, as given; empty means not asked for.

    Names are matched by their words without regard to case: "putin" finds Vladimir Putin, "russia"
    the state and everybody who acts for it; an id is itself. `start` and `end` are ISO 8601
    prefixes, both in ("2007" to "2008-03" is 2007-01-01 to 2008-03-31). Several values of one
    field mean any of them, several fields all of them.
    """

    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()  # of threads: how they stand, or "one step"
    kind: tuple[str, ...] = ()
    source: tuple[str, ...] = ()  # of what was said: named, unnamed, official …: SOURCES
    start: str | None = None
    end: str | None = None
    words: str | None = None
    copies: bool = False
    item: tuple[str, ...] = ()  # ids of what was said or done: these alone
    article: str | None = None  # id of one article, or the beginning of one
    told: str | None = None
    """By how many outlets: "alone", or at least so many; with an outlet "first" or "missing"."""
    doubtful: bool = True  # also events whose reading is doubtful
    dated: str | None = None  # "within": only what surely lies in those days; "by": or earlier
    rejected: str | None = None  # "yes": also what a person judged wrong; "only": nothing else
    articles: bool = True  # of a timeline: also the articles themselves
    since: int | None = None  # number of a page: only what came in later (see views/saved.py)

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for at all."""
        return self != Asked()


def filter_of(record: Record, asked: Asked) -> Filter:
    """The filter that was meant.

    Raises BadInput when a name, issue, outlet, type or standing is not known, with the nearest
    that are, and when the days end before they start; BadDate when a day is none; BadRecord.
    """
    start, end = _days(asked)
    return Filter(
        actors=_every(record, asked.actor),
        recipients=_every(record, asked.recipient),
        by=_every(record, asked.by),
        issues=tuple(one for name in asked.issue for one in issues_named(record, name)),
        outlets=tuple(one for name in asked.outlet for one in outlets_named(record, name)),
        types=tuple(_one_of(t.upper(), plover_type_names(), "event type") for t in asked.type),
        standing=tuple(one for name in asked.standing for one in standing_named(name.lower())),
        stands=tuple(_one_of(s.lower(), STANDS, "standing of threads") for s in asked.stands),
        kinds=tuple(_one_of(k.lower(), KINDS, "kind") for k in asked.kind),
        sorts=tuple(_one_of(s.lower(), SOURCES, "sort of source") for s in asked.source),
        start=start, end=end, words=query_of(own_words(asked.words)) if asked.words else None,
        copies=asked.copies, items=asked.item, article=asked.article,
        tellers=tellers_of(asked.told) if asked.told and not _ranked(asked) else None,
        led=asked.told == FIRST,
        missing=asked.told == MISSING,
        doubtful=asked.doubtful,
        within=_is_dated(asked, WITHIN),
        by_then=_is_dated(asked, BY_THEN),
        heads=asked.articles,
        wrong=_is_rejected(asked, YES),
        rejected=_is_rejected(asked, ONLY),
        since=asked.since,
    )  # fmt: skip


def _is_dated(asked: Asked, way: str) -> bool:
    """Whether what lies in the days in that way is asked for. Raises BadInput for another one."""
    given = asked.dated or ""
    return bool(given) and _one_of(given, (WITHIN, BY_THEN), "way of lying in days") == way


def _is_rejected(asked: Asked, way: str) -> bool:
    """Whether what was judged wrong is asked for in that way. Raises BadInput for another one."""
    return _one_of(asked.rejected or NO, REJECTED, "way of taking what was rejected") == way


def standing_named(name: str) -> tuple[str, ...]:
    """The standings that a word stands for: itself, or with NOT_ACTUAL all but "actual".

    Raises BadInput when there is none, BadRecord.
    """
    if name == NOT_ACTUAL:
        return tuple(one.value for one in Standing if one is not Standing.ACTUAL)
    return (_one_of(name, list(Standing), "standing"),)


def entities_called(record: Record, name: str) -> list[Entity]:
    """The entities that a name or id stands for; those whose whole name it is outrank the others.

    Raises BadInput when the record holds nobody of that name, BadRecord.
    """
    if by_id := queries.entity(record, name):
        return [by_id.entity]
    found = queries.entities_named(record, name)
    whole = [one for one in found if _is_called(one, name)]
    if chosen := whole or found:
        return chosen
    known = [line.entity.name for line in queries.entities(record, None, MOST_NAMES)]
    raise BadInput(f"nobody called '{name}' in the record; {_near(name, known)}")


def sides_named(record: Record, name: str) -> tuple[str, ...]:
    """Entity ids, or the ISO3 of a state, that a name, id or ISO3 stands for.

    A state that is named goes by its ISO3, so that whoever acts for it is found too; an id is that
    entity alone. Raises BadInput when the record holds nobody of that name, BadRecord.
    """
    if ":" in name and (by_id := queries.entity(record, name)):
        return (by_id.entity.id,)
    if state := by_iso3().get(name) or state_named(name):
        return (state.iso3,)
    return tuple(dict.fromkeys(_side(one) for one in entities_called(record, name)))


def issues_named(record: Record, name: str) -> tuple[str, ...]:
    """Ids of the issues that a name, a part of one, or an id stands for.

    Raises BadInput when there is none, BadRecord.
    """
    touched = {line.issue: line.issue for line in queries.issue_counts(record)}
    names = touched | {issue.id: issue.name for issue in gather.issue_names().values()}
    found = _byone_spelling(name, names)
    if not found:
        raise BadInput(f"no issue '{name}'; {_near(name, list(names.values()))}")
    return found


def outlets_named(record: Record, name: str) -> tuple[str, ...]:
    """The outlets of the record that a name or a part of one stands for.

    Raises BadInput when there is none, BadRecord.
    """
    known = [outlet for outlet, _ in queries.outlets(record) if outlet]
    found = _byone_spelling(name, {outlet: outlet for outlet in known})
    if not found:
        raise BadInput(f"no outlet '{name}' in the record; {_near(name, known)}")
    return found


ALONE = "alone"
"""What is told by one outlet and no other, as an address and the command line have it."""
ANY_NUMBER = 10_000
"""Outlets that no pile has: at most so many are any number."""


FIRST, MISSING = "first", "missing"
"""What an outlet told first, and what several others told and it did not."""


def _ranked(asked: Asked) -> bool:
    """Whether what one outlet told first, or what it did not tell, is asked for. Raises BadInput
    where no outlet is named."""
    ranked = asked.told in (FIRST, MISSING)
    if ranked and not asked.outlet:
        raise BadInput(f"'told' {asked.told} needs an outlet: which told it, or did not")
    return ranked


def tellers_of(told: str) -> tuple[int, int]:
    """How many outlets tell an event, at least and at most: "alone" is one, "3" is three or more.

    Raises BadInput for anything else.
    """
    if told.lower() == ALONE:
        return (1, 1)
    if re.fullmatch(r"0*[1-9]\d{0,3}", told, re.ASCII):
        return (int(told), ANY_NUMBER)
    raise BadInput(
        f"'told' is {ALONE}, {FIRST}, {MISSING}, or a number of outlets (3: three or more),"
        f" not '{typed(told)}'"
    )


def plover_type_names() -> tuple[str, ...]:
    """The names of the PLOVER types, as the reader gives them. Raises BadTable."""
    return tuple(plover_types())


def _every(record: Record, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for name in names for one in sides_named(record, name)))


def _side(entity: Entity) -> str:
    return entity.state if entity.kind is EntityKind.STATE and entity.state else entity.id


def _is_called(entity: Entity, name: str) -> bool:
    return fold_name(name).casefold() in {
        fold_name(one).casefold() for one in (entity.name, *entity.names)
    }


def _byone_spelling(name: str, names: dict[str, str]) -> tuple[str, ...]:
    """The keys whose name, or else key, is the name; failing that, holds all its words."""
    folded = one_spelling(name)
    known = {key: (one_spelling(key), one_spelling(value)) for key, value in names.items()}
    whole = [key for key, both in known.items() if folded in both]
    inside = [key for key, both in known.items() if set(folded) <= {*both[0], *both[1]}]
    return tuple(whole or (inside if folded else []))


def _near(name: str, known: Sequence[str]) -> str:
    """What to write instead: the nearest names, by the whole and by each word."""
    folded = {one.casefold(): one for one in known}
    words = {word: one for one in known for word in one_spelling(one)}
    near = get_close_matches(name.casefold(), folded, NEAR, NEARNESS)
    by_word = get_close_matches(name.casefold(), words, NEAR, NEARNESS)
    found = list(dict.fromkeys([folded[one] for one in near] + [words[one] for one in by_word]))
    if found:
        return f"near it: {', '.join(found[:NEAR])}"
    some = ", ".join(list(dict.fromkeys(known))[:NEAR])
    return f"it holds, among others: {some}" if some else "it holds none at all"


def _one_of(value: str, known: Sequence[str], what: str) -> str:
    """The value, when it is one of those known. Raises BadInput with all of them otherwise."""
    if value not in known:
        raise BadInput(f"no {what} '{value}'; there are: {', '.join(known)}")
    return value


def _days(asked: Asked) -> tuple[date | None, date | None]:
    """First and last day asked for. Raises BadDate, and BadInput when they are the wrong way."""
    start = of_prefix(asked.start).earliest if asked.start else None
    end = of_prefix(asked.end).latest if asked.end else None
    if start and end and end < start:
        raise BadInput(
            f"the first day, {asked.start}, is after the last, {asked.end}; exchange them"
        )
    return start, end
