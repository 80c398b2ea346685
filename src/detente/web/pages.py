"""Single things on a page of their own: an article, a person, an issue, the record itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ..errors import BadInput, typed
from ..export import rows, tables
from ..record import Filter, queries
from ..records import Basis, EntityKind, Failure, When
from ..tables.states import states
from ..views.article import ArticleView, article
from ..views.entity import EntityCounts, EntityView, active, entities, entity
from ..views.home import across, fresh, home
from ..views.shapes import Said, dated, whys_of
from ..views.threads import ThreadView, leading
from ..views.timeline import ATTRIBUTION, EVENT_MENTION, TimelineItem, timeline
from . import layout, lists, render
from .answers import download, listed, page
from .ask import asking, bare, check_names, shape_of
from .screens import opened, twins

MOST_NAMES = 200
"""Names on the page of people and states; the CSV has all of them."""
MOST_REASONS = 20
"""Failures from which on the page counts their reasons first, and reasons that it names."""
MOST_OF_A_PART = 20
"""Items of what somebody said, did or received on their own page; each part links to the rest."""
ON_FRONT = 12
"""Names and issues on the home page: about a screen's height beside the articles."""
LIVES_ON_FRONT = 5
"""Threads on the home page: a third of a screen above the articles."""
SAMPLE = {
    "said": "Said",
    "done": "Done",
    "names": "Names",
    "times": "Times",
    "issues": "Issues",
}
"""The layers of marks by the name that their switch has."""


def gone(what: str) -> HTTPException:
    """The error for an address that names nothing in this record."""
    return HTTPException(404, what)


# ------------------------------------------------------------------ the record


def home_page(request: Request) -> Response:
    """What is in the record. Raises BadRecord."""
    check_names(request.query_params, ())
    with opened(request) as record:
        found = home(record, ON_FRONT)
        people = active(record, EntityKind.PERSON, ON_FRONT) if found.counts.articles else []
        linked, new = across(record), fresh(record)
        lives = sorted(leading(record, LIVES_ON_FRONT), key=_first_step)
    return page(
        request, "home.html", here="/", home=found, people=people, across=linked, fresh=new,
        undated=found.undated, most=ON_FRONT, lives=lives,
    )  # fmt: skip


def _first_step(life: ThreadView) -> str:
    """The first day of the first step of a thread, for sorting; what has none stands last."""
    when = life.steps[0].when if life.steps else None
    day = when and (when.earliest or when.latest)
    return day.isoformat() if day else "~"


def failures_page(request: Request) -> Response:
    """What could not be read, and what was left alone. Raises BadInput, BadRecord."""
    ask = asking(request.query_params)
    with opened(request) as record:
        if shape := shape_of(request):
            return listed(queries.failures(record), Failure, shape, "failures")
        faults, skipped = (
            queries.failures(record, MOST_NAMES + 1, on_purpose) for on_purpose in (False, True)
        )
        reasons = queries.failure_reasons(record)
    return page(
        request,
        "failures.html",
        here="/failures",
        faults=faults[:MOST_NAMES],
        skipped=skipped[:MOST_NAMES],
        reasons=reasons[:MOST_REASONS] if len(faults) + len(skipped) > MOST_REASONS else [],
        cut=max(len(faults), len(skipped)) > MOST_NAMES,
        size=MOST_NAMES,
        links=twins(ask, "/failures"),
    )


def keys_page(request: Request) -> Response:
    """The keys, for who has no JavaScript to show them in place."""
    return page(request, "keys.html", here="/keys")


# ------------------------------------------------------------------ an article


def article_page(request: Request) -> Response:
    """One article with its marks and what rests on them. Raises BadInput, BadRecord."""
    name = bare(request.path_params["id"])
    check_names(request.query_params, ("marks",))
    shown = _layers(request.query_params.get("marks"))
    with opened(request) as record:
        try:
            view = article(record, name)
        except BadInput as error:
            raise gone(f"The record holds no article “{name}”.") from error
    if view.head.id != name:
        return RedirectResponse(render.article_url(view.head.id), 307)
    if shape := shape_of(request):
        return _article_data(view, shape)
    return page(request, "article.html", here="/articles", **_article_values(view, shown))


def _layers(given: str | None) -> tuple[str, ...]:
    """The layers of marks that a query names. Raises BadInput for one that there is not."""
    if not given:
        return layout.SHOWN_AT_FIRST
    wanted = [] if given == "none" else given.split(",")
    for layer in wanted:
        if layer not in layout.LAYERS:
            known = ", ".join(layout.LAYERS)
            raise BadInput(f"no marks '{typed(layer)}'; there are: {known}, or none")
    return tuple(wanted)


def _article_values(view: ArticleView, shown: tuple[str, ...]) -> dict[str, Any]:
    notes = layout.notes(view)
    paragraphs = layout.paragraphs(view, notes)
    has_title = bool(paragraphs) and paragraphs[0].title
    address = render.article_url(view.head.id)
    return {
        "view": view,
        "head": view.head,
        "title": paragraphs[0] if has_title else None,
        "paragraphs": paragraphs[1:] if has_title else paragraphs,
        "notes": notes,
        "shown": shown,
        "layers": [_layer(view, layer, shown) for layer in layout.LAYERS],
        "undated": not view.head.published.value,
        "bounded": dated(view.head.published),
        "reasoned": _reasoned(view.head.published),
        "reasons": whys_of(view.head.published),
        "provenance": _provenance(view),
        "address": render.safe_link(view.head.url),
        "links": {"csv": f"{address}.csv", "json": f"{address}.json"},
    }


def _reasoned(published: When) -> bool:
    """Whether an article has a day that follows from what it or others tell."""
    return bool(published.value) and published.basis is Basis.INFERRED


def _layer(view: ArticleView, layer: str, shown: tuple[str, ...]) -> dict[str, Any]:
    kinds = layout.LAYERS[layer]
    items = {"said": len(view.said), "done": len(view.done)}
    after = [one for one in layout.LAYERS if (one in shown) != (one == layer)]
    return {
        "id": layer,
        "name": SAMPLE[layer],
        "count": items.get(layer, len([mark for mark in view.marks if mark.kind in kinds])),
        "on": layer in shown,
        "href": f"?marks={','.join(after) or 'none'}",
    }


def _provenance(view: ArticleView) -> list[tuple[str, str]]:
    head, origin = view.head, view.provenance
    size = f"{origin.page_bytes:,} bytes" if origin.page_bytes is not None else ""
    published = f"{render.when_words(head.published)} ({render.with_days(origin.published_why)})"
    told = [
        ("Outlet", head.outlet or "unknown"),
        ("Agency", head.agency),
        ("Dateline", head.dateline),
        ("Published", published),
        ("Published, to the minute", origin.published_time),
        ("Changed by the outlet", origin.modified),
        ("Retrieved", origin.retrieved or "not recorded"),
        ("File", head.path),
        ("Page", render.joined((origin.media_type or "", size))),
        ("sha256 of the page", origin.sha256),
        ("Sources", view.sources.told),
        ("Version of the cleaning", origin.cleaner),
        ("Read by", ", ".join(origin.stages)),
    ]
    return [(name, value) for name, value in told if value]


def _article_data(view: ArticleView, shape: str) -> Response:
    """The items of an article as CSV, or all of it as one JSON object."""
    items = [
        TimelineItem(ATTRIBUTION, note.item.id, note.item.when, view.head, said=note.item)
        if isinstance(note.item, Said)
        else TimelineItem(EVENT_MENTION, note.item.id, note.item.when, view.head, done=note.item)
        for note in layout.notes(view)
    ]
    if shape == "csv":
        return listed(items, TimelineItem, shape, f"article-{view.head.id}")
    whole = {
        **rows.row_of(view.head),
        "text": view.text,
        "said": list(rows.rows_of(view.said)),
        "events": list(rows.rows_of(view.done)),
        "cuts": [{"kind": c.kind, "words": c.words, "after": c.after} for c in view.cuts],
        "provenance": dict(_provenance(view)),
    }
    return download(tables.to_jsonl([whole]), shape, f"article-{view.head.id}")


# ------------------------------------------------------------------ people, states, issues


def entities_page(request: Request) -> Response:
    """Everybody named, by kind. Raises BadInput, BadRecord."""
    check_names(request.query_params, ("kind",))
    wanted = request.query_params.get("kind", "")
    kinds = [kind.value for kind in EntityKind]
    if wanted and wanted not in kinds:
        raise BadInput(f"no kind '{typed(wanted)}'; there are: {', '.join(kinds)}")
    kind = EntityKind(wanted) if wanted else None
    shape = shape_of(request)
    with opened(request) as record:
        found = entities(record, kind, None if shape else MOST_NAMES + 1)
    if shape:
        return listed(found, EntityCounts, shape, "entities")
    query = f"?kind={wanted}" if wanted else ""
    return page(
        request,
        "entities.html",
        here="/entities",
        lines=found[:MOST_NAMES],
        more=len(found) > MOST_NAMES,
        size=MOST_NAMES,
        facets=[("", "All", not wanted), *((one, _PLURALS[one], one == wanted) for one in kinds)],
        links={end: f"/entities.{end}{query}" for end in ("csv", "json")},
    )


_PLURALS = {
    "person": "People",
    "state": "States",
    "organisation": "Organisations",
    "place": "Places",
    "group": "Groups",
    "document": "Documents",
}


def entity_page(request: Request) -> Response:
    """A person, organisation or state: said, did, received. Raises BadRecord."""
    check_names(request.query_params, ())
    name = bare(request.path_params["id"])
    shape = shape_of(request)
    with opened(request) as record:
        try:
            view = entity(record, name, MOST_OF_A_PART)
        except BadInput as error:
            raise gone(f"The record names nobody by the id “{name}”.") from error
        if shape:
            items = timeline(record, Filter(entities=(name,)))
            return listed(items, TimelineItem, shape, "entity")
    who = view.line.entity
    home_state = next((one for one in states() if one.iso3 == who.state), None)
    address = render.entity_url(name)
    return page(
        request,
        "entity.html",
        here="/entities",
        view=view,
        state=home_state if who.kind is not EntityKind.STATE else None,
        offices=sorted(who.offices, key=lambda office: office.start or date.min),
        also=[other for other in who.names if other != who.name][:ON_FRONT],
        parts_of=_entity_parts(view),
        links={**twin_files(address), "dossier": f"/dossier?actor={who.id}"},
    )


def _entity_parts(view: EntityView) -> list[dict[str, Any]]:
    line, ident = view.line, view.line.entity.id
    told = (
        ("said", "Said", line.said, lists.of_said(view.said), f"/said?by={ident}"),
        ("did", "Did", line.done, lists.of_done(view.done), f"/events?actor={ident}"),
        ("met", "Done to it", line.received, lists.of_done(view.received),
         f"/events?recipient={ident}"),
    )  # fmt: skip
    return [
        {
            "id": part,
            "title": title,
            "total": total,
            "groups": lists.grouped(lines),
            "more": address if total > len(lines) else "",
        }
        for part, title, total, lines, address in told
        if lines
    ]


def twin_files(address: str) -> dict[str, str]:
    """The addresses of a page's items as CSV and JSON."""
    return {"csv": f"{address}.csv", "json": f"{address}.json"}
