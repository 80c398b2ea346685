"""Organisations, treaties and laws that news of foreign affairs names.

The rows are `data/organisations.csv` and `data/documents.csv`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..errors import BadTable
from . import rows, split

KINDS = frozenset(
    {"international", "alliance", "ministry", "agency", "parliament", "party", "armed-group",
     "company", "media", "court", "other"}
)  # fmt: skip
"""What an organisation is; the closed list of `Organisation.kind`."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation. `state` is ISO 3166-1 alpha-3 where it acts for one, else None."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    state: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A treaty, law or resolution."""

    id: str
    name: str
    names: tuple[str, ...]


@cache
def organisations() -> tuple[Organisation, ...]:
    """Every organisation, in the order of the table. Raises BadTable when a kind is unknown."""
    found = []
    for row in rows("organisations"):
        if row["kind"] not in KINDS:
            raise BadTable(f"data/organisations.csv: no kind '{row['kind']}': {row}")
        names = tuple(dict.fromkeys((row["name"], *split(row["names"]))))
        found.append(
            Organisation(
                id=f"organisation:{row['id']}",
                name=row["name"],
                names=names,
                kind=row["kind"],
                state=row["state"] or None,
                wikidata=row["wikidata"] or None,
            )
        )
    return tuple(found)


@cache
def documents() -> tuple[Document, ...]:
    """Every treaty, law and resolution, in the order of the table."""
    return tuple(
        Document(
            f"document:{row['id']}",
            row["name"],
            tuple(dict.fromkeys((row["name"], *split(row["names"])))),
        )
        for row in rows("documents")
    )
