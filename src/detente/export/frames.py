"""A list of the record as a pandas data frame, for whoever goes on in a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..errors import BadInput, Missing
from . import rows
from .tables import WHEN_FIELDS, flat

if TYPE_CHECKING:
    import pandas

DAYS = ("earliest", "latest")
"""The two ends of a `when` that become days of pandas; the value itself stays as it is written."""


def frame(items: Iterable[object], kind: type | None = None) -> pandas.DataFrame:
    """Items of one kind as a data frame: the columns of the CSV (docs/commands.md), lists as lists.

    A `when` is four columns; its ends are days (NaT where open), its value an ISO 8601 prefix.
    `kind` gives the columns of an empty list. Raises Missing when pandas is not installed,
    BadInput for what is no list of ours.
    """
    try:
        import pandas
    except ImportError as error:
        raise Missing(
            "a data frame needs pandas, which is not installed; install it with: "
            "pip install 'detente[frames]'"
        ) from error
    if not isinstance(items, Iterable):
        raise BadInput(f"a data frame is made of a list, not of one {type(items).__name__}")
    known = list(items)
    kind = type(known[0]) if known else kind
    for one in {*map(type, known), *([kind] if kind else [])} - rows.FIELDS.keys():
        raise BadInput(
            f"a data frame is made of what a list of the record gives, not of {one.__name__}"
        )
    columns = rows.header_of(kind) if kind else []
    made = pandas.DataFrame([_row(item) for item in known], columns=columns)
    for name in columns:
        field, _, end = name.rpartition("_")
        if end in DAYS and field in WHEN_FIELDS:
            # without the format, pandas takes years before 1000 for something else, and warns
            made[name] = pandas.to_datetime(made[name], format="%Y-%m-%d")
    return made


def _row(item: object) -> dict[str, Any]:
    """A row whose times are four columns and whose other values stay as they are."""
    row = rows.row_of(item)
    cells = flat({name: value for name, value in row.items() if name in WHEN_FIELDS})
    return {**row, **cells}
