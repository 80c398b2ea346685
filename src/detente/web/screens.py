"""Lists and searches: parse, call one view, render. The views decide what anything means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadDate, BadInput
from ..record import Filter, Readers, Record
from ..views.article import articles
from ..views.asked import WITHIN, filter_of
from ..views.events import events
from ..views.said import said
from ..views.shapes import Done, Head, Said
from ..views.timeline import TimelineItem, timeline
from . import lists
from .answers import page, whole
from .ask import FILTERS, SIZE, Asking, asking, shape_of
from .facets import Narrowing, narrowing
from .fields import fields

Endpoint = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class ListScreen:
    """A list at an address: its view, the kind of its items, and how it is shown."""

    name: str  # also the address and the name of its files
    title: str
    sub: str
    nothing: str
    view: Callable[[Record, Filter, int | None, str | None], Sequence[Any]]
    kind: type
    fields: tuple[str, ...]
    lines: Callable[[Sequence[Any]], Sequence[lists.Line]]

    @property
    def path(self) -> str:
        """Its address."""
        return f"/{self.name}"

    @property
    def template(self) -> str:
        """Articles are a table; whatever has words of its own is a list of lines."""
        return "articles.html" if self.kind is Head else "list.html"


LISTS = (
    ListScreen(
        "timeline",
        "Timeline",
        "What was said and done, in order of time, each line with the words it rests on.",
        "The timeline is empty.",
        timeline,
        TimelineItem,
        ("actor", "recipient", "issue", "outlet", "from", "to", "words"),
        list,
    ),
    ListScreen(
        "said",
        "Said",
        "Who is said to have said, written or wanted what, to whom, and in which words.",
        "Nobody is quoted.",
        said,
        Said,
        ("by", "recipient", "issue", "kind", "source", "outlet", "from", "to", "words"),
        lists.of_said,
    ),
    ListScreen(
        "events",
        "Events",
        "What was done, offered, demanded, promised and refused, as each article tells it.",
        "Nothing that was done was found.",
        events,
        Done,
        ("actor", "recipient", "type", "standing", "issue", "outlet", "from", "to", "words"),
        lists.of_done,
    ),
    ListScreen(
        "articles",
        "Articles",
        "By day of publication, the undated where their bounds begin.",
        "There are no articles yet.",
        articles,
        Head,
        ("outlet", "issue", "from", "to", "words"),
        list,
    ),
)
"""The lists, in the order of the navigation."""


def opened(request: Request) -> AbstractContextManager[Record]:
    """The record of this server, read-only, for one request in one thread. Raises BadRecord."""
    readers: Readers = request.app.state.readers
    return readers.lent()


def list_endpoint(screen: ListScreen) -> Endpoint:
    """The function that answers for one list."""

    def answer(request: Request) -> Response:
        ask = asking(request.query_params)
        shape = shape_of(request)
        try:
            with opened(request) as record:
                where = filter_of(record, ask.asked)
                if shape:
                    read = partial(some, screen.view, where)
                    return whole(request, read, _id, (screen.kind, screen.name), ask.after)
                found = screen.view(record, where, SIZE + 1, ask.after)
                beside = narrowing(record, screen.name, where, ask, screen.path)
        except (BadInput, BadDate) as error:
            if shape:
                raise
            wrong = _values(screen, ask, (), None)
            return page(request, screen.template, 400, **wrong, wrong=str(error))
        values = _values(screen, ask, found, beside, where)
        return page(request, screen.template, **values, wrong="")

    return answer


def some(
    view: Callable[..., Sequence[Any]], where: Filter, record: Record, most: int, after: str | None
) -> Sequence[Any]:
    """At most so many items of a view, after the one of that id."""
    return view(record, where, most, after)


def _id(item: Any) -> str:
    return str(item.id)


def _values(
    screen: ListScreen, ask: Asking, found: Sequence[Any], beside: Narrowing | None,
    where: Filter = lists.EVERYTHING,
) -> dict[str, Any]:  # fmt: skip
    """What a list's template is given; `beside` is None where the filter cannot be followed."""
    shown = found[:SIZE]
    after = shown[-1].id if len(found) > SIZE else ""
    groups = [] if screen.kind is Head else lists.grouped(screen.lines(shown), where)
    return {
        "here": screen.path,
        "screen": screen,
        "beside": beside,
        "filtered": ask.filtered,
        "fields": fields(screen.fields, ask),
        "copies": ask.asked.copies,
        "carried": ask.quiet,
        "heads": shown if screen.kind is Head else (),
        "groups": groups,
        "surely": surely(screen.path, ask, groups),
        "more": ask.address(screen.path, after=after) if after else "",
        "first": ask.address(screen.path) if ask.after else "",
        "size": SIZE,
        "links": twins(ask, screen.path),
    }


def surely(path: str, ask: Asking, groups: Sequence[lists.Period | lists.Years]) -> str:
    """The list without what only may lie in the days asked for, "" where nothing does."""
    return ask.address(path, dated=WITHIN) if any(one.may for one in groups) else ""


DOSSIERS = {
    "/timeline": "", "/said": "said", "/events": "events", "/events/joined": "events",
    "/threads": "threads", "/discrepancies": "discrepancies",
}  # fmt: skip
"""Lists of what a dossier can hold, each with the part of it that holds the same; "" for all."""


def twins(ask: Asking, path: str) -> dict[str, str]:
    """The addresses of the same list, whole, as CSV and JSON, and of its dossier."""
    found = {shape: ask.address(f"{path}.{shape}") for shape in ("csv", "json")}
    if path in DOSSIERS:
        filters = [(name, value) for name, value in ask.rest if name in FILTERS]
        filters += [("what", DOSSIERS[path])] if DOSSIERS[path] else []
        found["dossier"] = f"/dossier?{urlencode(filters)}" if filters else "/dossier"
    return found
