"""An address's query, read: what is asked for, where in the list, in which shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request

from ..errors import BadInput, typed
from ..views.asked import Asked

SIZE = 50
"""Lines of one page of a list: two or three screens, and drawn in well under 100 ms."""
SHAPES = {"json": "application/json", "csv": "text/csv"}
"""Shapes of a list besides the page, each with its media type."""

YES = ("yes", "1", "true", "on")
NO = ("", "no", "0", "false", "off")
FILTERS = (
    "actor", "recipient", "by", "issue", "outlet", "type", "standing", "stands", "kind", "source",
    "from", "to", "words", "told", "item", "article", "copies", "doubtful", "since", "dated",
    "articles", "rejected",
)  # fmt: skip
"""Every filter that an address may hold, under the names of the command line's options."""


QUIET = ("item", "article", "dated", "articles", "doubtful", "since", "rejected")
"""Those of them that are chosen by links alone."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A query: its filter, the id after which the list goes on, and the query without that."""

    asked: Asked
    after: str | None
    rest: tuple[tuple[str, str], ...]
    count_all: bool = False  # every count beside the list, however long it takes

    @property
    def quiet(self) -> tuple[tuple[str, str], ...]:
        """What narrows the list and has no field in a form, so that a form carries it along."""
        return tuple(pair for pair in self.rest if pair[0] in QUIET)

    @property
    def filtered(self) -> bool:
        """Whether anything narrows the list."""
        return self.asked != Asked()

    def address(self, path: str, **more: str) -> str:
        """A path with this query's filter and some more."""
        query = urlencode([*self.rest, *more.items()])
        return f"{path}?{query}" if query else path


def asking(params: QueryParams, also: Iterable[str] = ()) -> Asking:
    """What a query asks for; empty fields of a form count as not given.

    Raises BadInput for a name that is none of ours, a field given twice that holds one value, or
    a switch that is neither yes nor no.
    """
    check_names(params, (*FILTERS, "after", "counts", *also))
    given = [(name, value.strip()) for name, value in params.multi_items() if value.strip()]
    rest = tuple((name, value) for name, value in given if name in FILTERS or name in also)
    return Asking(_asked(given), _single(given, "after"), rest, _single(given, "counts") == "all")


SEVERAL = ("actor", "recipient", "by", "issue", "outlet", "type", "standing", "stands", "kind",
           "source", "item")  # fmt: skip
"""Fields that may be given more than once: any of their values."""


def _asked(given: list[tuple[str, str]]) -> Asked:
    several = {name: tuple(value for key, value in given if key == name) for name in SEVERAL}
    one = {name: _single(given, name) for name in FILTERS if name not in SEVERAL}
    return Asked(
        **several,
        start=one["from"],
        end=one["to"],
        words=one["words"],
        told=one["told"],
        article=one["article"],
        dated=one["dated"],
        rejected=one["rejected"],
        copies=switch("copies", one["copies"] or ""),
        doubtful=switch("doubtful", one["doubtful"] or "yes"),
        articles=switch("articles", one["articles"] or "yes"),
        since=_number(one["since"]),
    )


def check_names(params: QueryParams, known: Iterable[str]) -> None:
    """Raises BadInput for a name in a query that is none of the known ones."""
    names = list(known)
    for name in params:
        if name not in names:
            there = f"there are: {', '.join(names)}" if names else "this page takes none"
            raise BadInput(f"no field '{typed(name)}' here; {there}")


def shape_of(request: Request) -> str | None:
    """ "json" or "csv" when the path ends so, None for a page."""
    ending = request.url.path.rpartition(".")[2]
    return ending if ending in SHAPES and "." in request.url.path else None


def bare(name: str) -> str:
    """The last part of a path without the ending of its shape."""
    for shape in SHAPES:
        name = name.removesuffix(f".{shape}")
    return name


def _single(given: list[tuple[str, str]], name: str) -> str | None:
    values = [value for key, value in given if key == name]
    if len(values) > 1:
        raise BadInput(f"'{name}' was given {len(values)} times; give it once")
    return values[0] if values else None


def _number(value: str | None) -> int | None:
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 12):
        raise BadInput(f"'since' is the number of a page, not '{typed(value)}'")
    return int(value)


def switch(name: str, value: str) -> bool:
    """Whether a field says yes. Raises BadInput for what is neither yes nor no."""
    if value.lower() not in YES + NO:
        raise BadInput(f"'{name}' is yes or no, not '{typed(value)}'")
    return value.lower() in YES
