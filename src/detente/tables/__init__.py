"""The facts that the reading rests on: `data/*.csv`, each row with its origin.

A table is a CSV file with a header. Lines that start with `#` are remarks: the first ones name
the licence and where the rows come from. Every table has a column `origin` (a key of
`data/origins.csv`, or a remark of its own). Typed access to one table is one module of this
package: `states`, `people`, `issues`, …
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from ..errors import BadTable


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/NAME.csv`, each a dict by column, values stripped.

    Raises BadTable when the table does not exist, a row has too many or too few fields, or the
    column `origin` is missing or empty.
    """
    try:
        text = (resources.files("detente") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BadTable(f"there is no table data/{name}.csv") from error
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(lines, strict=True)
    found = []
    for row in reader:
        if None in row or None in row.values():
            raise BadTable(
                f"data/{name}.csv: a row has not {len(reader.fieldnames or ())} fields: {row}"
            )
        clean = {key: value.strip() for key, value in row.items()}
        if not clean.get("origin"):
            raise BadTable(f"data/{name}.csv: a row says no origin: {row}")
        found.append(clean)
    return tuple(found)


def split(value: str) -> tuple[str, ...]:
    """A cell that holds several values, parted by `|`; empty when the cell is empty."""
    return tuple(part.strip() for part in value.split("|") if part.strip())
