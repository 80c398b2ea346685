"""On whose word outlets and articles rest: parse, call one view, render."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from ..record import Filter, Record
from ..views.sourcing import ArticleSources, OutletSources, by_article, by_outlet
from .ask import Asking
from .figures import FigureScreen
from .tabled import Table, answering

_FIELDS = ("by", "recipient", "issue", "kind", "source", "outlet", "from", "to", "words")
MOST_ARTICLES = 200
"""Articles on the page; the CSV has all of them."""


OUTLETS = FigureScreen(
    "/sourcing",
    "Sourcing",
    "On whose word each outlet rests: attributions to people who are named, to states, bodies and "
    "documents, to people who are only described, to nobody.",
    _FIELDS,
)
ARTICLES = FigureScreen(
    "/sourcing/articles",
    "Sourcing by article",
    "On whose word each article rests, those that attribute most first.",
    _FIELDS,
)


def _by_outlet(record: Record, where: Filter, _: bool) -> list[OutletSources]:
    return by_outlet(record, where)


def _to_said(ask: Asking, found: Sequence[OutletSources]) -> dict[str, Any]:
    """The lines, where each leads (to the outlet's articles, and to what it attributes), and which
    outlet rests most on unnamed officials.
    """
    rest = [pair for pair in ask.rest if pair[0] != "outlet"]
    lines = [_line(one, rest) for one in found]
    most = [one for one in found if one.sources.official]
    leads = lines[0][2] if most else None
    return {
        "lines": lines,
        "articles": ask.address(ARTICLES.path),
        "most": most,
        "leads_most": leads("official") if leads else "",
        "largest": _largest(most),
        "few": bool(most) and most[0].sources.official < FEW,
    }


FEW = 10
"""Attributions to unnamed officials below which a share is called little: one more or less moves
the share by a tenth."""
SOME = 3
"""Those below which no outlet is called the one with the largest share: one or two are chance."""


def _line(one: OutletSources, rest: list[tuple[str, str]]) -> tuple[OutletSources, str, Any]:
    if not one.outlet:
        return one, "", None
    own = ("outlet", one.outlet)
    return one, _articles([*rest, own]), partial(_said, rest, own)


def _largest(most: Sequence[OutletSources]) -> OutletSources | None:
    """The outlet of which they are the largest part, where it is not the one with the most."""
    told = [one for one in most if one.sources.official >= SOME]
    found = max(told, key=lambda one: one.sources.share, default=None)
    return found if found and found is not most[0] else None


outlets_page = answering(
    Table(OUTLETS, "sourcing.html", OutletSources, "sourcing", _by_outlet, _to_said)
)
"""Every outlet, by on whose word it rests."""


def _by_article(record: Record, where: Filter, whole: bool) -> list[ArticleSources]:
    return by_article(record, where, None if whole else MOST_ARTICLES + 1)


def _most(ask: Asking, found: Sequence[ArticleSources]) -> dict[str, Any]:
    rest = [pair for pair in ask.rest if pair[0] != "outlet"]
    return {
        "here": OUTLETS.path,
        "lines": [
            (one, partial(_said, rest, ("article", one.article.id)))
            for one in found[:MOST_ARTICLES]
        ],
        "more": len(found) > MOST_ARTICLES,
        "size": MOST_ARTICLES,
        "outlets": ask.address(OUTLETS.path),
    }


articles_page = answering(
    Table(
        ARTICLES, "sourcing_articles.html", ArticleSources, "sourcing-articles", _by_article, _most
    )
)
"""Every article, those that attribute most first."""


def _articles(query: list[tuple[str, str]]) -> str:
    return f"{ARTICLES.path}?{urlencode(query)}"


def _said(query: list[tuple[str, str]], of: tuple[str, str], sort: str) -> str:
    """What an outlet, or an article, attributes to sources of one sort, line by line; of every
    sort with "".
    """
    kept = [pair for pair in query if not sort or pair[0] != "source"]
    own = [of, *([("source", sort)] if sort else [])]
    return f"/said?{urlencode([*kept, *own])}"
