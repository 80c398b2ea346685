"""On whose word outlets and articles rest: parse, call one view, render."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from ..views.asked import filter_of
from ..views.sourcing import ArticleSources, OutletSources, by_article, by_outlet
from .answers import listed, page
from .ask import asking, shape_of
from .screens import opened, twins

MOST_ARTICLES = 200
"""Articles on the page; the CSV has all of them."""


def outlets_page(request: Request) -> Response:
    """Every outlet. Raises BadDate, BadInput, BadRecord."""
    ask = asking(request.query_params)
    with opened(request) as record:
        found = by_outlet(record, filter_of(record, ask.asked))
    if shape := shape_of(request):
        return listed(found, OutletSources, shape, "sourcing")
    rest = [pair for pair in ask.rest if pair[0] != "outlet"]
    lines = [(one, _articles([*rest, ("outlet", one.outlet)]) if one.outlet else "")
             for one in found]  # fmt: skip
    return page(
        request,
        "sourcing.html",
        here="/sourcing",
        lines=lines,
        articles=ask.address("/sourcing/articles"),
        links=twins(ask, "/sourcing"),
    )


def articles_page(request: Request) -> Response:
    """Every article, those that attribute most first. Raises BadDate, BadInput, BadRecord."""
    ask = asking(request.query_params)
    shape = shape_of(request)
    with opened(request) as record:
        most = None if shape else MOST_ARTICLES + 1
        found = by_article(record, filter_of(record, ask.asked), most)
    if shape:
        return listed(found, ArticleSources, shape, "sourcing-articles")
    return page(
        request,
        "sourcing_articles.html",
        here="/sourcing",
        lines=found[:MOST_ARTICLES],
        more=len(found) > MOST_ARTICLES,
        size=MOST_ARTICLES,
        outlets="/sourcing",
        links=twins(ask, "/sourcing/articles"),
    )


def _articles(query: list[tuple[str, str]]) -> str:
    return f"/sourcing/articles?{urlencode(query)}"
