"""How to cite something: every style on one page, and files for reference managers."""

from __future__ import annotations

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..errors import BadInput
from ..views import cite
from ..views.citation import Citation, written
from ..views.cite_gather import KINDS, Cited, today
from ..views.cite_gather import cite as gathered
from ..views.shapes import why_of
from . import render
from .answers import page
from .ask import check_names
from .picks import picked
from .screens import opened

FILES = {
    "json": ("csl-json", "application/vnd.citationstyles.csl+json"),
    "bib": ("bibtex", "application/x-bibtex"),
    "ris": ("ris", "application/x-research-info-systems"),
}
"""Endings of the files, each with its form and media type."""
NAMES = {
    "chicago": "Chicago",
    "mla": "MLA",
    "apa": "APA",
    "oscola": "OSCOLA",
    "csl-json": "CSL-JSON",
    "bibtex": "BibTeX",
    "ris": "RIS",
}
"""Styles and forms as people call them."""
HINTS = {
    "chicago": "footnote, 17th edition",
    "mla": "works cited, 9th edition",
    "apa": "reference list, 7th edition",
    "oscola": "footnote, 4th edition",
}


def cite_page(request: Request) -> Response:
    """All styles for one thing; a file where the path ends in one. Raises BadInput, BadRecord."""
    found = _asked(request)
    ending = request.url.path.rpartition(".")[2]
    if ending in FILES:
        form, media = FILES[ending]
        name = re.sub(r"[^0-9A-Za-z-]", "", found.id)[:32]
        headers = {"Content-Disposition": f'attachment; filename="detente-{name}.{ending}"'}
        return Response(cite.cited(found.citations, form), media_type=media, headers=headers)
    query = request.url.query
    return page(
        request,
        "cite.html",
        here="",
        found=found,
        back=_back(found),
        pick=found.id,
        picked=picked(request),
        here_again=f"/cite?{query}",
        styles=[(name, NAMES[name], HINTS[name], cite.note(found.citations, name),
                 _in_text(found, name))
                for name in cite.NOTES],
        forms=[(ending, NAMES[form], cite.cited(found.citations, form), f"/cite.{ending}?{query}")
               for ending, (form, _) in FILES.items()],
        rests=[(one, _facts(one)) for one in found.citations],
    )  # fmt: skip


def _in_text(found: Cited, style: str) -> str:
    """How the text refers to what is cited in a style of lists, once for each entry."""
    return "; ".join(filter(None, (cite.in_text(one, style) for one in found.citations)))


def _asked(request: Request) -> Cited:
    """What the query asks to cite. Raises BadInput when it asks for nothing, or for several."""
    params = request.query_params
    check_names(params, (*KINDS, "span"))
    given = [(kind, params[kind].strip()) for kind in KINDS if params.get(kind, "").strip()]
    if len(given) != 1:
        raise BadInput(f"say what to cite, one of: {', '.join(f'{kind}=ID' for kind in KINDS)}")
    with opened(request) as record:
        return gathered(record, *given[0], params.get("span", ""))


def _back(found: Cited) -> str:
    """The page of what is cited."""
    if found.kind == "event":
        return render.event_url(found.id)
    return found.citations[0].pin if found.citations else "/"


def _facts(one: Citation) -> list[tuple[str, str]]:
    """What the notes rest on, each with how it is known."""
    head = one.head
    known = one.retrieved or "not recorded"
    seen = "" if one.retrieved else f"{written(today(), 'dmy')}, today"
    told: list[tuple[str, Any]] = [
        ("Outlet", head.outlet or "unknown"),
        ("Agency", head.agency),
        ("Written by", head.writer),
        ("Published", f"{render.when_words(head.published)} ({why_of(head.published)})"),
        ("Dateline", head.dateline),
        ("Page retrieved", known),
        ("Accessed", seen if one.address else ""),
        ("Words", one.characters),
        ("sha256 of the page", one.sha256),
    ]
    return [(name, value) for name, value in told if value]


ROUTES: tuple[BaseRoute, ...] = (
    Route("/cite", cite_page),
    *(Route(f"/cite.{ending}", cite_page) for ending in FILES),
)
"""The page and its files."""
