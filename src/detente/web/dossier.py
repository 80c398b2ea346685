"""A dossier from the screen: what it would hold, counted first; then the file to keep."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from ..errors import BadDate, BadInput, typed
from ..export import dossier as export
from ..views import dossier
from ..views.cite_gather import today
from ..views.dossier_shapes import ORDERS, PARTS, Plan
from .answers import page
from .ask import FILTERS, Asking, asking
from .cite import HINTS, NAMES
from .fields import fields
from .screens import opened

MORE = ("title", "style", "order", "what", "form")
"""What an address says of a dossier besides its filter."""
TYPES = {"html": "text/html", "md": "text/markdown"}
"""Media types of the forms."""
LONGEST_NAME = 60
"""Characters of a file's name: shown whole by every file manager."""
ORDER_NAMES = {
    "section": "events and speech in sections of their own",
    "day": "together, day by day",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address asks for: a filter and the rest of the plan; `form` is "" for the page."""

    ask: Asking
    plan: Plan
    title: str
    form: str


def dossier_page(request: Request) -> Response:
    """What a dossier of the filter would hold; the file itself where a form is asked for.

    Raises BadInput, BadDate, BadRecord.
    """
    wanted = _wanted(request)
    if wanted.form:
        return _file(request, wanted)
    numbers, wrong = dict.fromkeys(PARTS, 0), ""
    try:
        with opened(request) as record:
            numbers = dossier.counts(record, wanted.plan.asked)
    except (BadInput, BadDate) as error:
        wrong = str(error)
    return page(request, "dossier.html", 400 if wrong else 200, **_values(wanted, numbers, wrong))


def _wanted(request: Request) -> Wanted:
    """What the address asks for. Raises BadInput for what there is not."""
    params = request.query_params
    ask = asking(params, also=MORE)
    parts = [one for value in params.getlist("what") for one in value.split(",") if one.strip()]
    style, order = params.get("style") or "chicago", params.get("order") or "section"
    form = params.get("form", "")
    dossier.checked(parts, style, order)
    if form not in ("", *export.FORMS):
        raise BadInput(
            f"no form '{typed(form)}' of a dossier; there are: {', '.join(export.FORMS)}"
        )
    title = params.get("title", "").strip()
    what = tuple(part for part in PARTS if part in parts) or PARTS
    named = title or dossier.title_of(ask.asked)
    name = request.app.state.record_path.name
    return Wanted(ask, Plan(named, ask.asked, style, what, order, today(), name), title, form)


def _values(wanted: Wanted, numbers: dict[str, int], wrong: str) -> dict[str, Any]:
    plan = wanted.plan
    return {
        "here": "",
        "wrong": wrong,
        "title": wanted.title,
        "suggested": dossier.title_of(plan.asked),
        "fields": fields([name for name in FILTERS if name != "copies"], wanted.ask),
        "parts": [(part, *dossier.NAMES[part], dossier.told(numbers[part], part), part in plan.what)
                  for part in PARTS],
        "total": sum(numbers[part] for part in plan.what) or len(plan.asked.item),
        "styles": [(name, f"{NAMES[name]}, {hint}", name == plan.style)
                   for name, hint in HINTS.items()],
        "orders": [(name, ORDER_NAMES[name], name == plan.order) for name in ORDERS],
        "items": plan.asked.item,
        "lists": {part: wanted.ask.address(path) for part, path in _LISTS.items()},
    }  # fmt: skip


_LISTS = {"threads": "/threads", "events": "/events/joined", "said": "/said",
          "discrepancies": "/discrepancies"}  # fmt: skip
"""The list that shows the same items of each part."""


def _file(request: Request, wanted: Wanted) -> Response:
    """The dossier as a file to keep: written whole first, so that a long one takes no memory."""
    folder = tempfile.TemporaryDirectory(prefix="detente-")
    path = Path(folder.name) / f"dossier.{wanted.form}"
    with opened(request) as record:
        export.write(record, wanted.plan, path)
    return FileResponse(
        path,
        media_type=TYPES[wanted.form],
        filename=f"{file_name(wanted.plan.title)}.{wanted.form}",
        background=BackgroundTask(folder.cleanup),
    )


def file_name(title: str) -> str:
    """A name for a file: letters, digits and hyphens alone."""
    words = re.findall(r"[a-z0-9]+", title.lower())
    return "-".join(["dossier", *words])[:LONGEST_NAME].rstrip("-")


ROUTES: tuple[BaseRoute, ...] = (Route("/dossier", dossier_page),)
"""The page, which gives the files as well."""
