"""How spans and times are written in everything that leaves the record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ..records import When
from ..spans import Span

Row = dict[str, Any]
"""One object of an export: plain values, lists and dicts, in the order of its fields."""


def span_value(span: Span | None) -> list[int] | None:
    """`[start, end]`, code points of the article's text, end not included; None for no span."""
    return [span.start, span.end] if span else None


def span_values(spans: Iterable[Span]) -> list[list[int]]:
    """The spans one after the other, each as `[start, end]`."""
    return [[span.start, span.end] for span in spans]


def when_value(when: When) -> Row:
    """A `when` by the contract: value, earliest, latest, basis, words."""
    return {
        "value": when.value,
        "earliest": day_value(when.earliest),
        "latest": day_value(when.latest),
        "basis": when.basis.value,
        "words": span_value(when.words),
    }


def day_value(day: date | None) -> str | None:
    """A day as ISO 8601, None for none."""
    return day.isoformat() if day else None
