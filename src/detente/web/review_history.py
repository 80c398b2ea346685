"""The history of what was decided, and what it is worth as marked articles."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadInput, typed
from ..export import tables
from ..record import Record
from ..record.queries import past
from ..views import history, marked
from ..views.review import LABELS, key_of
from . import names
from .answers import download, page
from .ask import SIZE, check_names, shape_of
from .screens import opened

PATH = "/history"
KINDS = {**LABELS, "published": "Day of publication", "outlet": "Outlet", "note": "Notes"}
FIELDS = ("by", "of", "state", "verdict", "after")
VERDICTS = ("right", "wrong", "changed", "same", "different", "unsure", "note", "undone")


def _asked(request: Request) -> tuple[past.Past, str | None, dict[str, str]]:
    """The filter of an address, the id after which it goes on, and what was given.

    Raises BadInput when it cannot be followed.
    """
    check_names(request.query_params, FIELDS)
    given = {name: value.strip() for name, value in request.query_params.items() if value.strip()}
    for name, known in (("of", tuple(KINDS)), ("state", past.STATES), ("verdict", VERDICTS)):
        if given.get(name) and given[name] not in known:
            raise BadInput(f"no '{typed(given[name])}' here; there are: {', '.join(known)}")
    who = names.person(given["by"]) if given.get("by") else ""
    where = past.Past(
        kinds=(given["of"],) if given.get("of") else (),
        states=(given["state"],) if given.get("state") else (),
        verdicts=(given["verdict"],) if given.get("verdict") else (),
        by=given["by"] if ":" in given.get("by", "") else who,
    )
    return where, given.get("after"), given


def history_page(request: Request) -> Response:
    """Every judgement, the newest first, and what became of it. Raises BadInput, BadRecord."""
    where, after, given = _asked(request)
    shape = shape_of(request)
    with opened(request) as record:
        found = history.history(record, where, None if shape else SIZE + 1, after)
        if not shape:
            values = _values(record, where, given, found)
    if shape:
        rows = [history.row_of(deed) for deed in found]
        made = tables.to_csv(rows, history.COLUMNS) if shape == "csv" else [tables.to_json(rows)]
        return download(made, shape, "history")
    return page(request, "review_history.html", **values, who=names.reviewer(request))


def _values(
    record: Record, where: past.Past, given: dict[str, str], found: list[history.Deed]
) -> dict[str, Any]:
    rest = {name: value for name, value in given.items() if name != "after"}
    shown = found[:SIZE]
    return {
        "here": PATH,
        "deeds": shown,
        "keys": [_key(record, deed) for deed in shown],
        "given": given,
        "kinds": KINDS,
        "states": past.STATES,
        "verdicts": VERDICTS,
        "people": [by.partition(":")[2] for by in past.who(record)],
        "count": past.count(record, where),
        "orphans": past.count(record, past.Past(states=("orphan",))),
        "more": address_of(PATH, rest, shown[-1].id) if len(found) > SIZE else "",
        "first": address_of(PATH, rest, "") if given.get("after") else "",
        "size": SIZE,
        "back": address_of(PATH, given, given.get("after", "")),
        "links": {shape: address_of(f"{PATH}.{shape}", rest, "") for shape in ("csv", "json")},
    }


def _key(record: Record, deed: history.Deed) -> str | None:
    """Where in the queue a line of the history leads; None where nowhere."""
    found = past.judgement(record, deed.id)
    return key_of(found) if found and deed.judgement.kind in LABELS else None


def address_of(path: str, given: dict[str, str], after: str) -> str:
    """An address of the history with that filter."""
    query = {**given, "after": after}
    told = urlencode({name: value for name, value in query.items() if value})
    return f"{path}?{told}" if told else path


def marked_file(request: Request) -> Response:
    """The articles as persons marked them, for `detente score`. Raises BadInput, BadRecord."""
    check_names(request.query_params, ("whole",))
    with opened(request) as record:
        rows = marked.rows(record, whole=request.query_params.get("whole") == "yes")
    answer = Response("".join(tables.to_jsonl(rows)), media_type="application/jsonl")
    answer.headers["Content-Disposition"] = 'attachment; filename="marked.jsonl"'
    return answer
