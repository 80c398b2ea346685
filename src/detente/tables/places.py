"""Cities, regions, sites and waters: a modest gazetteer.

The rows are `data/places.csv`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..errors import BadTable
from . import rows, split

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
