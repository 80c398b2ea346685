"""Facets as links: each chooses a value, or takes it out again.

The number beside a value is that of the list behind its link, which holds no other value of the
field; a second link adds it to those that are chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import urlencode

from ..errors import DetenteError
from ..record import Filter, Record, queries
from ..record.queries.facets import OR_EARLIER
from ..record.queries.judged import left_out
from ..views import facets as view
from ..views.asked import BY_THEN, NOT_ACTUAL, WITHIN
from ..views.certain import doubtful_in
from ..views.facets import Facet, Facets, Value
from ..views.plain import ACTS, act_name
from .ask import FILTERS, NO, YES, Asking
from .fields import LABELS, RANKED, SOURCES, TOLD

SHOWN = 8
"""Values of a facet that lie open: with seven facets, one screen's column."""
TITLES = {
    "outlet": "Outlet",
    "issue": "Issue",
    "state": "State",
    "actor": "Person or body",
    "type": "Act",
    "standing": "Standing",
    "stands": "How it stands",
    "kind": "Wording",
    "year": "Year, where known",
}
SWITCHES = {
    "item": "picked",
    "article": "one article",
    "copies": "with reprints",
    "since": "new since last seen",
}
"""What is chosen by fields whose value says nothing."""
CHOSEN = {
    "told": dict(TOLD + RANKED),
    "source": dict(SOURCES),
    "doubtful": dict.fromkeys(NO, "without doubtful events")
    | dict.fromkeys(YES, "with doubtful events"),
    "type": {name: act_name(name) for name in ACTS},
    "dated": {WITHIN: "surely within these days", BY_THEN: "by one of these days, or earlier"},
    "rejected": {
        "yes": "with what was judged wrong",
        "only": "only what was judged wrong",
    },
    "articles": dict.fromkeys(NO, "without the articles themselves"),
    "standing": {NOT_ACTUAL: "not actual"},
}
"""What a value that a facet does not list, or names otherwise, is called."""
SPEAKS = {"state": "Speaks for", "actor": "Said by"}
"""Titles on a list of what was said."""

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value as a link: where it leads, whether it is chosen now."""

    name: str
    n: int
    href: str  # a list of so many items, where it is not chosen
    on: bool
    also: str = ""  # the address that adds it to what is chosen of its field


@dataclass(frozen=True, slots=True)
class Group:
    """One facet: what lies open, the rest, and the address that counts it where that is long."""

    title: str
    open: tuple[Choice, ...]
    rest: tuple[Choice, ...]
    count: str


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that is chosen, and the address without it."""

    label: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """All that narrows a list: how many items it has now (None: many), facets, what is chosen."""

    total: int | None
    groups: tuple[Group, ...]
    chips: tuple[Chip, ...]
    count: str
    address: str  # of the list as it is now, to be kept under a name
    doubtful: int | None = 0  # doubtful events in it, or left out of it; None: not counted
    marked: bool = True  # whether they are in it
    other: str = ""  # the address of the list without them, or with them; "" where there are none
    gone: int = 0  # items that people judged wrong, left out or shown as asked
    gone_links: tuple[tuple[str, str], ...] = ()  # what else may be done with them, and where


def narrowing(record: Record, name: str, where: Filter, ask: Asking, path: str) -> Narrowing:
    """The facets of a list of `views.facets.LISTS` as links. Raises BadRecord."""
    found = view.facets(record, name, where, None if ask.count_all else view.SECONDS)
    if not found.whole:
        _count_later(record.path, name, where)
    made = _Links(name, where, ask, path, _called(record, ask))
    parted = _parted(_linked(made, found), made, doubtful_in(record, name, where))
    return _judged(parted, made, record, name)


def _called(record: Record, ask: Asking) -> dict[str, str]:
    """The names of those who are asked for by their ids."""
    ids = {value for name, value in ask.rest if name in ("actor", "recipient", "by")}
    found = {ident: queries.entity(record, ident) for ident in ids if ":" in ident}
    return {ident: one.entity.name or ident for ident, one in found.items() if one}


def narrowing_among(
    record: Record, name: str, where: Filter, ask: Asking, path: str, ids: Sequence[str]
) -> Narrowing:
    """The same of items that are known by their ids, of which there are few. Raises BadRecord."""
    return _linked(_Links(name, where, ask, path), view.facets_among(record, name, ids))


def _linked(made: _Links, found: Facets) -> Narrowing:
    count = made.to((*made.given, ("counts", "all")))
    groups = (made.group(facet, count) for facet in found.facets)
    shown = tuple(group for group in groups if group.open or group.count)
    return Narrowing(found.total, shown, made.chips(found), count, made.to(made.given))


def _parted(found: Narrowing, made: _Links, count: int | None) -> Narrowing:
    """The same with how many doubtful events there are, and the address without, or with them."""
    rest = [pair for pair in made.given if pair[0] != "doubtful"]
    other = [*rest, ("doubtful", "no")] if made.where.doubtful else rest
    return replace(
        found,
        doubtful=count,
        marked=made.where.doubtful,
        other=made.to(other) if count != 0 else "",
    )


_OF = {"said": ("attribution",), "events": ("event_mention",), "joined": ("event_mention",),
       "timeline": ("attribution", "event_mention")}  # fmt: skip
"""What the lists hold that people judge."""


def _judged(found: Narrowing, made: _Links, record: Record, name: str) -> Narrowing:
    """The same with how many items people judged wrong, and the links that show them: of events
    across articles on the list of reports, for such an event is no more.
    """
    if name not in _OF:
        return found
    where = replace(made.where, wrong=False, rejected=False)
    count = left_out(record, where, () if name == "timeline" else _OF[name])
    links = _ways_of_judged(made, name) if count else ()
    return replace(found, gone=count, gone_links=links)


def _ways_of_judged(made: _Links, name: str) -> tuple[tuple[str, str], ...]:
    joined, now = name == "joined", dict(made.given).get("rejected", "")
    path = "/events" if joined else made.path
    not_kept = ("rejected", "told") if joined else ("rejected",)
    rest = [pair for pair in made.given if pair[0] not in not_kept]
    return tuple(
        (told, f"{path}?{urlencode([*rest, *([('rejected', way)] if way else [])])}")
        for told, way in (
            ("them alone" if now else "show them", "only"),
            ("in their places", "yes"),
            ("leave out", ""),
        )
        if way != now and not (joined and way != "only")
    )


class _Links:
    """Makes the links of one page."""

    def __init__(
        self, name: str, where: Filter, ask: Asking, path: str,
        called: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.called = called or {}
        self.side = "by" if name == "said" else "actor"
        self.titles = TITLES | SPEAKS if name == "said" else TITLES
        self.where = where
        self.given = ask.rest
        self.path = path

    def to(self, pairs: Sequence[tuple[str, str]]) -> str:
        """The address of this list with those fields."""
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def group(self, facet: Facet, count: str) -> Group:
        """One facet; nothing in it when there is nothing to choose."""
        title = self.titles[facet.field]
        if facet.values is None:
            return Group(title, (), (), count)
        choices = [self.choice(facet.field, value) for value in facet.values]
        choices = [one for one in choices if one.n or one.on]
        if len(choices) == 1 and not choices[0].on and facet.field != "year":
            choices = []  # a choice of one leaves everything as it is
        if facet.field != "year":
            choices.sort(key=lambda one: not one.on)
        return Group(title, tuple(choices[:SHOWN]), tuple(choices[SHOWN:]), "")

    def choice(self, field: str, value: Value) -> Choice:
        """A value as a link that adds it, or takes it out where it is chosen."""
        name = act_name(value.name) if field == "type" else value.name
        on = self._on(field, value.value)
        if field == "year":
            rest = [pair for pair in self.given if pair[0] not in ("from", "to", "dated")]
            days = _days_of(value.value)
            pairs = rest if on else [*rest, *days]
            return Choice(name, value.n, self.to(pairs), on)
        key = self.side if field in ("state", "actor") else field
        if on:
            return Choice(name, value.n, self.to(self._less(key, value)), True)
        own = (key, value.value)
        rest = [pair for pair in self.given if pair[0] != key]
        also = self.to([*self.given, own]) if len(rest) < len(self.given) else ""
        return Choice(name, value.n, self.to([*rest, own]), False, also)

    def _less(self, key: str, value: Value) -> Pairs:
        """What is given without one value, however it was written; all of its field if unsure."""
        known = {value.value.casefold(), value.name.casefold()}
        less = tuple(p for p in self.given if p[0] != key or p[1].casefold() not in known)
        return less if less != self.given else tuple(p for p in self.given if p[0] != key)

    def _on(self, field: str, value: str) -> bool:
        where = self.where
        if field == "year":
            ends = (where.start and where.start.isoformat(), where.end and where.end.isoformat())
            year, way = value[:4], where.by_then if value.endswith(OR_EARLIER) else where.within
            return way and ends == (f"{year}-01-01", f"{year}-12-31")
        chosen = {
            "outlet": where.outlets, "issue": where.issues, "type": where.types,
            "standing": where.standing, "stands": where.stands, "kind": where.kinds,
        }.get(field, (*where.actors, *where.by))  # fmt: skip
        return value in chosen

    def chips(self, found: Facets) -> tuple[Chip, ...]:
        """Everything that is chosen, each with the address without it."""
        names = {v.value: v.name for facet in found.facets for v in facet.values or ()}
        return tuple(
            Chip(
                LABELS.get(key, ""),
                SWITCHES.get(key)
                or CHOSEN.get(key, {}).get(value)
                or names.get(value, self.called.get(value, value)),
                self.to([*self.given[:n], *self.given[n + 1 :]]),
            )
            for n, (key, value) in enumerate(self.given)
            if key in FILTERS
        )


def _days_of(value: str) -> list[tuple[str, str]]:
    """The fields of a filter that choose a year, or what is told by the end of one."""
    year, way = value[:4], BY_THEN if value.endswith(OR_EARLIER) else WITHIN
    return [("from", year), ("to", year), ("dated", way)]


# ------------------------------------------------------------------ what takes longer

_under_way: set[tuple[str, str, Filter]] = set()
_one_at_a_time = Lock()


def _count_later(path: Path, name: str, where: Filter) -> None:
    """Counts in the background what took too long, so that the next page has it."""
    job = (str(path), name, where)
    if job not in _under_way:
        _under_way.add(job)
        Thread(target=_count, args=(path, job), daemon=True).start()


def _count(path: Path, job: tuple[str, str, Filter]) -> None:
    try:
        with _one_at_a_time, Record.open(path, readonly=True) as record:
            view.facets(record, job[1], job[2], None)
    except DetenteError:
        pass  # whoever asks for the count is told
    finally:
        _under_way.discard(job)
