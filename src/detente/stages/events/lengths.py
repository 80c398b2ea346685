"""Lengths of time within which something is due: "within ten days"."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Parse
from ...records import Time
from ...spans import Span
from .. import lasting
from . import grammar

COUNTED_FROM = frozenset({"of", "after", "following", "from"})
"""Words after a length of time that count it from an event ("within a year of the vote")."""


def counted(times: tuple[Time, ...], parse: Parse) -> Iterator[tuple[int, tuple[Span, int | None]]]:
    """Verb → the words and days of "within ten days" under it; no days where they are counted from
    something else than the saying ("within two years of ratification")."""
    for time in times:
        tokens = parse.tokens(time.span) if time.type == "DURATION" else []
        days = lasting.days_of(time.value or "") if tokens else None
        before = tokens[0].nbor(-1) if tokens and tokens[0].i else None
        if before is not None and before.lower_ == "within" and days is not None:
            after = tokens[-1].nbor(1) if tokens[-1].i + 1 < len(parse.doc) else None
            other = after is not None and after.lower_ in COUNTED_FROM
            yield grammar.clause_verb(before).i, (time.span, None if other else days[1])
