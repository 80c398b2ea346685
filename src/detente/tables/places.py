"""Cities, regions, sites and waters: a modest gazetteer.

The rows are `data/places.csv`; `data/cities.csv` holds the cities of the world of at least 50,000
people (GeoNames), whose names mean something only together with their surroundings.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..errors import BadTable
from . import MEND, rows, split
from .states import fold_name

KINDS = frozenset({"city", "region", "site", "water"})
"""What a place is; the closed list of `Place.kind`."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place; lat and lon are decimal degrees, None where a point would mislead.

    `state` is ISO 3166-1 alpha-3, None where it lies in none or in several. `demonyms` holds the
    adjective and the people of a region ("Chechen", "Chechens").
    """

    id: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    state: str | None
    lat: float | None
    lon: float | None
    kind: str
    region: str | None = None  # two letters of a state of the American union
    people: int = 0  # who live there; 0 when the table does not say


@cache
def places() -> tuple[Place, ...]:
    """Every place, in the order of the table.

    Raises BadTable when a kind is unknown or a coordinate is no number.
    """
    return tuple(_place(row) for row in rows("places"))


def _place(row: dict[str, str]) -> Place:
    if row["kind"] not in KINDS:
        raise BadTable(f"data/places.csv: no kind '{row['kind']}': {row}")
    return Place(
        id=f"place:{row['id']}",
        name=row["name"],
        names=tuple(dict.fromkeys((row["name"], *split(row["names"])))),
        demonyms=split(row["demonyms"]),
        state=row["state"] or None,
        lat=_degrees(row["lat"]),
        lon=_degrees(row["lon"]),
        kind=row["kind"],
    )


def _degrees(value: str) -> float | None:
    try:
        return float(value) if value else None
    except ValueError as error:
        raise BadTable(f"data/places.csv: '{value}' is no number of degrees") from error


@cache
def by_name() -> dict[str, Place]:
    """Every place by each of its names, as written; the first row that has a name is followed."""
    found: dict[str, Place] = {}
    for place in places():
        for name in place.names:
            found.setdefault(name.removeprefix("the "), place)
    return found


@cache
def cities() -> dict[str, tuple[Place, ...]]:
    """The cities of `places.csv` and `cities.csv` by folded name, of each name the largest first.

    Those of `places.csv` are the better known and stand before the others.
    """
    found: dict[str, list[Place]] = {}
    for place in (*(p for p in places() if p.kind == "city"), *(_city(r) for r in rows("cities"))):
        for name in place.names:
            found.setdefault(fold_name(name), []).append(place)
    return {name: tuple(dict.fromkeys(several)) for name, several in found.items()}


def _city(row: dict[str, str]) -> Place:
    return Place(
        id=f"place:{row['id']}",
        name=row["name"],
        names=(row["name"], *split(row["names"])),
        demonyms=(),
        state=row["state"],
        lat=_degrees(row["lat"]),
        lon=_degrees(row["lon"]),
        kind="city",
        region=row["region"] or None,
        people=int(row["population"]),
    )


@cache
def union() -> dict[str, tuple[str, Place]]:
    """The states of the American union by name and abbreviation, dots left out ("Fla", "NY",
    "Ohio"): the two letters of the post, and the place. Raises BadTable when one is missing.
    """
    known = {place.id: place for place in places()}
    lost = [row["place"] for row in rows("union") if f"place:{row['place']}" not in known]
    if lost:
        raise BadTable(f"data/places.csv lacks '{lost[0]}' of data/union.csv; {MEND}")
    return {
        words.replace(".", ""): (row["code"], known[f"place:{row['place']}"])
        for row in rows("union")
        for words in (row["code"], row["name"], row["short"])
    }
