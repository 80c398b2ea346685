"""On whose word outlets and articles rest: parse, call one view, render."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadDate, BadInput
from ..views.asked import filter_of
from ..views.sourcing import ArticleSources, OutletSources, by_article, by_outlet
from .answers import listed, page
from .ask import asking, shape_of
from .figures import FigureScreen, form_of
from .screens import opened

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


def outlets_page(request: Request) -> Response:
    """Every outlet. Raises BadDate, BadInput, BadRecord."""
    ask = asking(request.query_params)
    shape, wrong, found = shape_of(request), "", list[OutletSources]()
    try:
        with opened(request) as record:
            found = by_outlet(record, filter_of(record, ask.asked))
    except (BadInput, BadDate) as error:
        if shape:
            raise
        wrong = str(error)
    if shape:
        return listed(found, OutletSources, shape, "sourcing")
    rest = [pair for pair in ask.rest if pair[0] != "outlet"]
    lines = [(one, _articles([*rest, ("outlet", one.outlet)]) if one.outlet else "")
             for one in found]  # fmt: skip
    return page(
        request, "sourcing.html", 400 if wrong else 200, lines=lines, wrong=wrong,
        articles=ask.address(ARTICLES.path), said=lambda outlet, sort: _said(rest, outlet, sort),
        **form_of(OUTLETS, ask),
    )  # fmt: skip


def articles_page(request: Request) -> Response:
    """Every article, those that attribute most first. Raises BadDate, BadInput, BadRecord."""
    ask = asking(request.query_params)
    shape, wrong, found = shape_of(request), "", list[ArticleSources]()
    try:
        with opened(request) as record:
            most = None if shape else MOST_ARTICLES + 1
            found = by_article(record, filter_of(record, ask.asked), most)
    except (BadInput, BadDate) as error:
        if shape:
            raise
        wrong = str(error)
    if shape:
        return listed(found, ArticleSources, shape, "sourcing-articles")
    values = form_of(ARTICLES, ask) | {"here": OUTLETS.path}
    return page(
        request, "sourcing_articles.html", 400 if wrong else 200, wrong=wrong,
        lines=found[:MOST_ARTICLES], more=len(found) > MOST_ARTICLES, size=MOST_ARTICLES,
        outlets=ask.address(OUTLETS.path), **values,
    )  # fmt: skip


def _articles(query: list[tuple[str, str]]) -> str:
    return f"{ARTICLES.path}?{urlencode(query)}"


def _said(query: list[tuple[str, str]], outlet: str, sort: str) -> str:
    """What an outlet attributes to sources of one sort, line by line; of every sort with ""."""
    kept = [pair for pair in query if not sort or pair[0] != "source"]
    own = [("outlet", outlet), *([("source", sort)] if sort else [])]
    return f"/said?{urlencode([*kept, *own])}"
