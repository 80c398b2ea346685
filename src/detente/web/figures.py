"""Pages of charts and the map, and the drawing of each as a file: parse, call one view, render."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadDate, BadInput, typed
from ..export.figures import geojson
from ..linked import Event
from ..views import chart_places, intervals, matrix
from ..views.asked import filter_of
from ..views.dyad import index, state_called
from ..views.index import Index
from . import charts, maps, render
from .answers import listed, page
from .ask import NO, YES, Asking, asking, bare, shape_of
from .charts import NARROW, WIDE, Chart
from .charts_index import Direction, Query, index_chart
from .charts_matrix import events_url, matrix_chart
from .charts_matrix import told as cell_told
from .charts_time import density_chart, interval_chart, period_url
from .fields import fields
from .pages import gone
from .screens import Endpoint, opened, twins

GEOJSON = "application/geo+json"
SVG = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class FigureScreen:
    """A page of one figure: what its form and its head say."""

    path: str
    title: str
    sub: str
    fields: tuple[str, ...]


_NARROWED = ("actor", "recipient", "issue", "outlet", "from", "to", "words")
TIME = FigureScreen(
    "/timeline/chart",
    "The record over time",
    "How much was said and done when, and how well its time is known.",
    _NARROWED,
)
MATRIX = FigureScreen(
    "/matrix",
    "Who acts on whom",
    "Distinct events by which one state acted on another: how many happened, and their mean "
    "PLOVER score (−10 conflict to 10 co-operation). What both do together, a meeting or an "
    "agreement, counts in each direction; the page of a pair counts it once.",
    ("actor", "recipient", "issue", "type", "outlet", "from", "to", "words"),
)
MAP = FigureScreen(
    "/map",
    "Where it happened",
    "Places that the articles name for what was done and said. A state that acts is no place, "
    "and no capital stands for it unless it is named.",
    _NARROWED,
)


def drawing(chart: Chart | None) -> Response:
    """A drawing as a file. An empty one where there is nothing to draw."""
    made = chart or Chart(NARROW, 40, "Nothing to draw", (charts.words(8, 24, "Nothing to draw."),))
    text = render.page("chart.svg", chart=charts.alone(made))
    return Response(text, media_type=SVG)


def _both(wide: Chart | None, slim: Chart | None) -> tuple[Chart, Chart] | None:
    return (wide, slim) if wide and slim else None


def is_svg(request: Request) -> bool:
    """Whether the drawing alone is asked for."""
    return request.url.path.endswith(".svg")


def _wrong(request: Request, screen: FigureScreen, ask: Asking, error: Exception) -> Response:
    """The page with its form, saying why the filter cannot be followed."""
    values = form_of(screen, ask)
    return page(request, "chart_wrong.html", 400, wrong=str(error), **values)


def form_of(screen: FigureScreen, ask: Asking) -> dict[str, Any]:
    """What the head and the form of such a page are given."""
    return {
        "here": screen.path,
        "screen": screen,
        "filtered": ask.filtered,
        "fields": fields(screen.fields, ask),
        "copies": ask.asked.copies,
        "carried": ask.quiet,
        "links": twins(ask, screen.path),
        "svg": ask.address(f"{screen.path}.svg"),
    }


# ------------------------------------------------------------------ a dyad


def dyad_drawings(directions: list[Direction], rest: Query) -> tuple[Chart, Chart] | None:
    """The index of a dyad for a desk and for a telephone; None when there is nothing in it. Its
    periods lead to their events, under the rest of a filter.
    """
    return _both(index_chart(directions, WIDE, rest), index_chart(directions, NARROW, rest))


def dyad_svg(request: Request) -> Response:
    """The index of two states as a drawing. Raises BadDate, BadInput, BadRecord."""
    ask = asking(request.query_params, also=("per",))
    period = request.query_params.get("per", "year")
    try:
        one = state_called(request.path_params["a"])
        other = state_called(bare(request.path_params["b"]))
    except BadInput as error:
        raise gone(str(error)) from error
    with opened(request) as record:
        found = index(record, one.iso3, other.iso3, filter_of(record, ask.asked), period)
    return drawing(index_chart(directions_of(found, one.iso3, other.iso3), WIDE, ask.rest))


def directions_of(found: Index, a: str, b: str) -> list[Direction]:
    """Both directions of an index with the names of their states."""
    return [
        (
            matrix.name_of(one),
            matrix.name_of(other),
            [r for r in found.relations if (r.actor, r.recipient) == (one, other)],
        )
        for one, other in ((a, b), (b, a))
    ]


# ------------------------------------------------------------------ time


def time_page(request: Request) -> Response:
    """The record over time: counts by period, and events as intervals.

    Raises BadDate, BadInput, BadRecord.
    """
    ask = asking(request.query_params, also=("per",))
    period = request.query_params.get("per") or None
    try:
        with opened(request) as record:
            where = filter_of(record, ask.asked)
            lines = intervals.density(record, where, period)
            if shape := shape_of(request):
                return listed(lines, intervals.PeriodLine, shape, "timeline-chart")
            if is_svg(request):
                return drawing(density_chart(lines, WIDE, ask.rest))
            events, more = intervals.dated_events(record, where, ask.after)
    except (BadInput, BadDate) as error:
        if shape_of(request) or is_svg(request):
            raise
        return _wrong(request, TIME, ask, error)
    return page(request, "chart_time.html", lines=lines, **_time_values(ask, lines, events, more))


def _time_values(
    ask: Asking, lines: list[intervals.PeriodLine], events: list[Event], more: bool
) -> dict[str, Any]:
    after = events[-1].id if events else ""
    return {
        **form_of(TIME, ask),
        "density": _both(
            density_chart(lines, WIDE, ask.rest), density_chart(lines, NARROW, ask.rest)
        ),
        "lines_of": lambda path, one: period_url(path, one.period, ask.rest),
        "intervals": _both(interval_chart(events, WIDE), interval_chart(events, NARROW)),
        "events": events,
        "more": ask.address(TIME.path, after=after) + "#intervals" if more and after else "",
        "intervals_svg": ask.address("/timeline/intervals.svg", **_after(ask)),
        "joined": _less_per(ask).address("/events/joined"),
        "periods": [(name, _per(ask, name), _is_by(lines, name)) for name in intervals.PERIODS],
    }


def _after(ask: Asking) -> dict[str, str]:
    return {"after": ask.after} if ask.after else {}


def _per(ask: Asking, period: str) -> str:
    return _less_per(ask).address(TIME.path, per=period)


def _less_per(ask: Asking) -> Asking:
    """What is asked for without the period, which lists do not know."""
    kept = tuple((name, value) for name, value in ask.rest if name != "per")
    return Asking(ask.asked, None, kept)


def _is_by(lines: list[intervals.PeriodLine], period: str) -> bool:
    digits = {"year": 4, "month": 7}[period]
    return any(len(one.period) == digits for one in lines)


def intervals_svg(request: Request) -> Response:
    """Events as intervals, as a drawing. Raises BadDate, BadInput, BadRecord."""
    ask = asking(request.query_params, also=("per",))
    with opened(request) as record:
        events, _ = intervals.dated_events(record, filter_of(record, ask.asked), ask.after)
    return drawing(interval_chart(events, WIDE))


# ------------------------------------------------------------------ the matrix


def matrix_page(request: Request) -> Response:
    """Who acts on whom. Raises BadDate, BadInput, BadRecord."""
    ask = asking(request.query_params)
    try:
        with opened(request) as record:
            lines = matrix.pairs(record, filter_of(record, ask.asked))
    except (BadInput, BadDate) as error:
        if shape_of(request) or is_svg(request):
            raise
        return _wrong(request, MATRIX, ask, error)
    if shape := shape_of(request):
        return listed(lines, matrix.PairLine, shape, "matrix")
    view = matrix.matrix_of(lines)
    if is_svg(request):
        return drawing(matrix_chart(view))
    return page(
        request,
        "chart_matrix.html",
        view=view,
        lines=lines[:MOST_LINES],
        count=len(lines),
        named=matrix.name_of,
        told=cell_told,
        signed=charts.signed,
        address=lambda cell, actual=None: events_url(cell, ask.rest, actual=actual),
        **form_of(MATRIX, ask),
    )


MOST_LINES = 200
"""Pairs listed under the matrix; CSV and JSON have all."""


# ------------------------------------------------------------------ the map


def map_page(request: Request) -> Response:
    """Where it happened. Raises BadDate, BadInput, BadRecord."""
    ask = asking(request.query_params, also=("world", "borders", "view", "named"))
    look = _look(request)
    try:
        with opened(request) as record:
            view = chart_places.map_of(record, filter_of(record, ask.asked))
            if not ask.filtered and _yes(request, "named", "yes"):
                look = replace(look, named=tuple(chart_places.named_places(record, MOST_NAMED)))
    except (BadInput, BadDate) as error:
        if shape_of(request) or request.url.path != MAP.path:
            raise
        return _wrong(request, MAP, ask, error)
    if shape := shape_of(request):
        return listed(view.lines, chart_places.WhereLine, shape, "map")
    if request.url.path.endswith(".geojson"):
        headers = {"Content-Disposition": 'attachment; filename="map.geojson"'}
        return Response(geojson(view, look.named), media_type=GEOJSON, headers=headers)
    if is_svg(request):
        return drawing(maps.map_chart(view, WIDE, look))
    return page(request, "map.html", view=view, **_map_values(ask, view, look))


MOST_NAMED = 100
"""Places that are only named, as dots: more would cover what happened."""


def _look(request: Request) -> maps.Look:
    """How the address wants the map. Raises BadInput for what there is not."""
    whole = _yes(request, "world", "no")
    view = request.query_params.get("view") or ("world" if whole else "places")
    known = ("places", "world", *maps.REGIONS)
    if view not in known:
        raise BadInput(f"no view '{typed(view)}' of the map; there are: {', '.join(known)}")
    return maps.Look(view, _yes(request, "borders", "yes"))


def _map_values(ask: Asking, view: chart_places.MapView, look: maps.Look) -> dict[str, Any]:
    slim = maps.map_chart(view, NARROW, look)
    shown = ("places", "world", *maps.REGIONS)
    named = _names_shown(ask)
    return {
        **form_of(MAP, ask),
        "drawings": (maps.map_chart(view, WIDE, look), slim),
        "geojson": ask.address("/map.geojson"),
        "box": ",".join(f"{one:g}" for one in maps.REGIONS.get(look.view, ())),
        "anchor": lambda one: maps.anchor(one)[1:],
        "told": maps.told,
        "views": [
            (_VIEW_NAMES.get(one, one.replace("-", " ").title()),
             _switched(ask, "view", "" if one == "places" else one), one == look.view)
            for one in shown
        ],
        "layers": [
            ("borders", _switched(ask, "borders", "no" if look.borders else ""), look.borders),
            *([] if ask.filtered else
              [("places only named", _switched(ask, "named", "no" if named else ""), named)]),
        ],
    }  # fmt: skip


_VIEW_NAMES = {"places": "The places", "world": "The world", "middle-east": "Middle East"}


def _names_shown(ask: Asking) -> bool:
    """Whether places that are only named are shown."""
    return not any(name == "named" and value.lower() in NO for name, value in ask.rest)


def _switched(ask: Asking, name: str, value: str) -> str:
    less = (name, "world") if name == "view" else (name,)
    kept = tuple(pair for pair in ask.rest if pair[0] not in less)
    return Asking(ask.asked, None, kept).address(MAP.path, **({name: value} if value else {}))


def _yes(request: Request, name: str, otherwise: str) -> bool:
    value = request.query_params.get(name, "").lower() or otherwise
    if value not in YES + NO:
        raise BadInput(f"'{name}' is yes or no, not '{typed(value)}'")
    return value in YES


ADDRESSES: dict[str, Endpoint] = {
    "/dyad/{a}/{b}.svg": dyad_svg,
    "/timeline/intervals.svg": intervals_svg,
    **{
        f"{screen.path}{shape}": answer
        for screen, answer in ((TIME, time_page), (MATRIX, matrix_page), (MAP, map_page))
        for shape in ("", ".json", ".csv", ".svg")
    },
    f"{MAP.path}.geojson": map_page,
}
"""Every address of a figure, with its twins."""
