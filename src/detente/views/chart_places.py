"""Where it happened: the words of places, put on the map by the tables of places alone.

A point is drawn only where a text names a place that the tables know with its coordinates; a state
that acts is no place, and its capital is none unless it is named. All the rest is counted and
listed with its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ..record import Filter, Record, queries
from ..record.queries.places import PlaceRow, event_places, said_places
from ..records import EntityKind, Standing, When
from ..tables.places import Place, by_name, cities, places
from . import gather

OCCASIONS = frozenset({
    "address", "article", "book", "briefing", "broadcast", "call", "column", "conference",
    "conversation", "debate", "decree", "documentary", "editorial", "film", "hearing", "interview",
    "letter", "meeting", "memoir", "message", "note", "programme", "program", "report", "session",
    "show", "speech", "statement", "summit", "talks", "telegram",
})  # fmt: skip
"""Last words of what something is said in or at that is no place."""
EVENT, SAID = "event", "attribution"


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened or was said somewhere: its kind ("event", "attribution"), id, label, time and
    standing (of what was said "actual"); `words` name the place in `articles`.
    """

    kind: str
    id: str
    label: str
    when: When
    standing: Standing
    words: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place of the tables with what happened there; `kind` is city, region, site or water, and
    the point of a region or a water is somewhere in it. Without a place of ours, `place` is None
    and `name` holds the words.
    """

    name: str
    place: Place | None
    items: tuple[Happened, ...]

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude in degrees; None where it has none."""
        if not self.place or self.place.lat is None or self.place.lon is None:
            return None
        return self.place.lon, self.place.lat

    @property
    def events(self) -> int:
        """How many distinct events happened there."""
        return sum(item.kind == EVENT for item in self.items)

    @property
    def said(self) -> int:
        """How often something was said there."""
        return sum(item.kind == SAID for item in self.items)


@dataclass(frozen=True, slots=True)
class WhereLine:
    """One row: what happened, and where."""

    view: PlaceView
    item: Happened


@dataclass(frozen=True, slots=True)
class MapView:
    """Places with a point, the fullest first; those without; how many events name no place."""

    placed: tuple[PlaceView, ...]
    unplaced: tuple[PlaceView, ...]
    nowhere: int

    @property
    def lines(self) -> list[WhereLine]:
        """Everything, a row each."""
        every = (*self.placed, *self.unplaced)
        return [WhereLine(view, item) for view in every for item in view.items]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that articles name, whether or not anything is told to have happened there."""

    place: Place
    mentions: int
    articles: int


def named_places(record: Record, limit: int) -> list[NamedPlace]:
    """The places with a point that are named most often, among so many of all. Raises BadRecord."""
    counted = queries.entities(record, EntityKind.PLACE, limit)
    known = [(_by_id().get(one.entity.id), one) for one in counted]
    return [
        NamedPlace(place, one.mentions, one.articles)
        for place, one in known
        if place and place.lat is not None and place.lon is not None
    ]


def map_of(record: Record, where: Filter) -> MapView:
    """Where the events and sayings that pass took place.

    Raises BadInput for words that are no query, BadRecord.
    """
    done, said = event_places(record, where), spots(said_places(record, where))
    items = {**_events(record, done), **_said(record, said)}
    groups: dict[str, tuple[Place | None, str, dict[str, list[PlaceRow]]]] = {}
    for row in _read(done) + _read(said):
        place = _place_of(row)
        key = place.id if place else row.words.casefold()
        name = place.name if place else row.words
        groups.setdefault(key, (place, name, {}))[2].setdefault(row.item, []).append(row)
    views = [
        PlaceView(name, place, tuple(_happened(items[one], rows) for one, rows in here.items()))
        for place, name, here in groups.values()
    ]
    ordered = sorted(views, key=lambda view: (-len(view.items), view.name))
    return MapView(
        tuple(view for view in ordered if view.point),
        tuple(view for view in ordered if not view.point),
        queries.count_events(record, where) - len({row.item for row in done}),
    )


def spots(rows: Sequence[PlaceRow]) -> list[PlaceRow]:
    """The rows of what was said somewhere; "in an open letter" is nowhere."""
    return [row for row in rows if (row.words.casefold().split() or [""])[-1] not in OCCASIONS]


def _read(rows: Sequence[PlaceRow]) -> list[PlaceRow]:
    """The rows, less those of an item that another account of it places in a known place."""
    known = {row.item for row in rows if _place_of(row)}
    return [row for row in rows if row.item not in known or _place_of(row)]


def _place_of(row: PlaceRow) -> Place | None:
    """The place that the words were read as, else the one that they are the name of."""
    if row.entity and (found := _by_id().get(row.entity)):
        return found
    return by_name().get(row.words.removeprefix("the ")) if not row.entity else None


@cache
def _by_id() -> dict[str, Place]:
    known = {place.id: place for several in cities().values() for place in several}
    return known | {place.id: place for place in places()}


Known = tuple[str, str, str, When, Standing]


def _events(record: Record, rows: Iterable[PlaceRow]) -> dict[str, Known]:
    found = queries.events_by_id(record, sorted({row.item for row in rows}))
    return {one.id: (EVENT, one.id, one.label, one.when, one.standing) for one in found}


def _said(record: Record, rows: Iterable[PlaceRow]) -> dict[str, Known]:
    ids = sorted({row.item for row in rows})
    found = gather.said_of(record, queries.attributions_by_id(record, ids))
    return {
        one.id: (
            SAID,
            one.id,
            f"{one.source.name if one.source else 'source not named'} {one.verb}",
            one.when,
            Standing.ACTUAL,
        )
        for one in found
    }


def _happened(known: Known, rows: Sequence[PlaceRow]) -> Happened:
    articles = tuple(dict.fromkeys(row.article for row in rows))
    return Happened(*known, rows[0].words, articles)
