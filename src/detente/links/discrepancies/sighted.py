"""An article that tells a news, and small helpers of what compares two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...linked import Report, Telling
from ...spans import Span
from .disputed import Sides

AGAIN = re.compile(
    r"\b(?:again|another|second|third|fourth|also|earlier|previous|previously|further|new round"
    r"|once more|resumed?|continued?|twice)\b",
    re.IGNORECASE,
)
"""Words of two occasions."""


@dataclass(frozen=True, slots=True)
class News:
    """An article that tells a news, with what was read in it."""

    telling: Telling
    reports: tuple[Report, ...]


Sighted = tuple[Sides, str]
"""Two sides, and the id of the event mention of the first."""


def around(*news: News) -> dict[str, Telling]:
    """The articles by id."""
    return {one.telling.teller.article: one.telling for one in news}


def nearest(news: News, span: Span) -> str:
    """The id of the event mention nearest to a span; "" without any."""
    ranked = sorted(
        (abs(one.mention.anchor.start - span.start), one.mention.id) for one in news.reports
    )
    return ranked[0][1] if ranked else ""


def on_one(some: Sides, known: Sides) -> bool:
    """Whether two disagreements rest on the same words of both articles."""
    return all(any(a.span.overlaps(b.span) for b in known) for a in some)
