"""Screens that are one table, narrowed by a form: the same lines as a page, as CSV and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadDate, BadInput
from ..record import Filter, Record
from ..views.asked import filter_of
from .answers import listed, page
from .ask import Asking, asking, shape_of
from .figures import FigureScreen, form_of
from .screens import Endpoint, opened

Find = Callable[[Record, Filter, bool], Sequence[Any]]
"""The lines that fit a filter; with True, as for a file, all of them, else those of the page."""


@dataclass(frozen=True, slots=True)
class Table:
    """What such a screen shows: `kind` is the record of one line of its files, `name` what a
    browser saves them as, `values` what its template is given for the lines found, `beside` what
    stands with them on the page alone."""

    screen: FigureScreen
    template: str
    kind: type
    name: str
    find: Find
    values: Callable[[Asking, Sequence[Any]], dict[str, Any]]
    beside: Callable[[Record, Filter, Sequence[Any]], dict[str, Any]] = lambda *_: {}


def answering(table: Table) -> Endpoint:
    """What answers for a table. Raises BadDate, BadInput, BadRecord; a page says itself what of
    its filter cannot be followed."""

    def answer(request: Request) -> Response:
        ask = asking(request.query_params)
        shape, wrong = shape_of(request), ""
        found, beside = list[Any](), dict[str, Any]()
        try:
            with opened(request) as record:
                where = filter_of(record, ask.asked)
                found = list(table.find(record, where, bool(shape)))
                beside = {} if shape else table.beside(record, where, found)
        except (BadInput, BadDate) as error:
            if shape:
                raise
            wrong = str(error)
        if shape:
            return listed(found, table.kind, shape, table.name)
        values = form_of(table.screen, ask) | table.values(ask, found) | beside
        return page(request, table.template, 400 if wrong else 200, wrong=wrong, **values)

    return answer
