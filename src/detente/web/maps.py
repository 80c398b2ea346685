"""The map: Equal Earth (Šavrič, Patterson and Jenny 2018), which keeps areas, drawn on the server.

The outlines are those of static/vendor/world.json; whose view of the borders they are stands on the
map. No state is ever worked out from them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ..views.chart_places import MapView, NamedPlace, PlaceView
from .charts import Chart, Node, node, titled, words

_A = (1.340264, -0.081106, 0.000893, 0.003796)
"""The four coefficients of Equal Earth, as published."""
_M = math.sqrt(3) / 2
RATIO = 0.52
"""Height by width of a drawing: a little more than the world's own .487."""
LEAST = 0.28
"""Part of the world's width that is shown at least, however near the places lie: about 100° of
longitude at the equator, so that a continent is recognised."""
NORTH = 84
"""Degrees of latitude beyond which there is no land: nothing further north is shown."""
MARGIN = 0.18
"""Of the places' own width, left free on either side."""
RADIUS = (4.0, 22.0)
"""Pixels of the smallest and of the largest circle."""
TARGET = 12.0
"""Pixels around the middle of a circle that lead to its list: 24 across, what a finger hits."""
CLEAR = 12
"""Pixels from one name's line to the next, or to a circle's middle."""
NAMED = 24
"""Places whose names are printed, the fullest first."""

REGIONS = {
    "europe": (-12.0, 35.0, 45.0, 71.0),
    "middle-east": (25.0, 12.0, 65.0, 43.0),
    "central-asia": (44.0, 33.0, 90.0, 56.0),
    "east-asia": (70.0, 5.0, 150.0, 55.0),
    "africa": (-20.0, -36.0, 54.0, 38.0),
    "north-america": (-128.0, 14.0, -55.0, 60.0),
    "south-america": (-85.0, -56.0, -33.0, 14.0),
}
"""What a map may be drawn close to: degrees west, south, east and north, a little around what a
newspaper's map of it shows."""

Point = tuple[float, float]


def equal_earth(lon: float, lat: float) -> Point:
    """A place on the plane, in units of the globe's radius; y grows to the north."""
    theta = math.asin(_M * math.sin(math.radians(lat)))
    square = theta * theta
    sixth = square**3
    a1, a2, a3, a4 = _A
    slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    x = math.radians(lon) * math.cos(theta) / (_M * slope)
    return x, theta * (a1 + a2 * square + sixth * (a3 + a4 * square))


@cache
def world() -> dict[str, Any]:
    """Outlines: `land` as polygons of closed rings, `borders` as lines, of [longitude, latitude] in
    degrees; `cut` has the rings of those polygons that cross the date line, cut there, by
    place; `view` names whose borders they are.
    """
    path = resources.files(__package__) / "static" / "vendor" / "world.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def outlines() -> tuple[tuple[tuple[Point, ...], ...], tuple[tuple[Point, ...], ...]]:
    """The rings of the land and the lines of the borders on the plane."""
    land, cut = world()["land"], world()["cut"]
    flat = [ring for n, whole in enumerate(land) for ring in cut.get(str(n), whole)]
    rings = tuple(_plane(ring) for ring in flat)
    return rings, tuple(_plane(one) for one in world()["borders"])


def _plane(points: Sequence[Sequence[float]]) -> tuple[Point, ...]:
    return tuple(equal_earth(lon, lat) for lon, lat in points)


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the plane is drawn: its middle, and pixels per unit."""

    x: float
    y: float
    scale: float
    width: float
    height: float

    def __call__(self, point: Point) -> Point:
        """The pixels of a point of the plane."""
        return (
            self.width / 2 + (point[0] - self.x) * self.scale,
            self.height / 2 - (point[1] - self.y) * self.scale,
        )


def frame_of(points: Sequence[Point], width: float, whole: bool) -> Frame:
    """A frame that holds the points (or the whole world) with some room around them."""
    height = round(width * RATIO)
    full = 2 * equal_earth(180, 0)[0]
    if whole or not points:
        return Frame(0, 0.03, width / full, width, height)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    across = max((max(xs) - min(xs)) * (1 + 2 * MARGIN), full * LEAST)
    across = max(across, (max(ys) - min(ys)) * (1 + 2 * MARGIN) / RATIO)
    if across >= full:
        return Frame(0, 0.03, width / full, width, height)
    edge = equal_earth(0, NORTH)[1] - across * RATIO / 2
    y = min((max(ys) + min(ys)) / 2, edge)
    return Frame((max(xs) + min(xs)) / 2, y, width / across, width, height)


def frame_around(box: tuple[float, float, float, float], width: float) -> Frame:
    """A frame that holds a box of degrees: west, south, east, north."""
    west, south, east, north = box
    corners = [equal_earth(x, y) for x in (west, (west + east) / 2, east) for y in (south, north)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    height = round(width * RATIO)
    across = max(max(xs) - min(xs), (max(ys) - min(ys)) / RATIO)
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return Frame(*middle, width / across, width, height)


@dataclass(frozen=True, slots=True)
class Look:
    """How a map is drawn: what of the world ("places", "world" or one of REGIONS), with or without
    borders, and with which places that are only named.
    """

    view: str = "places"
    borders: bool = True
    named: tuple[NamedPlace, ...] = ()


def map_chart(view: MapView, width: int, look: Look | None = None) -> Chart:
    """The places on the map, those where nothing happened as small dots under the others."""
    look = look or Look()
    borders = look.borders
    every = [(one, equal_earth(*one.point)) for one in view.placed if one.point]
    if look.view in REGIONS:
        frame = frame_around(REGIONS[look.view], width)
    else:
        frame = frame_of([point for _, point in every], width, look.view == "world")
    spots = [(one, point) for one, point in every if _inside(frame(point), frame)]
    rings, lines = outlines()
    earth = [node("rect", x=0, y=0, width=width, height=frame.height, class_="c-sea")]
    land = _path(rings, frame, closed=True)
    earth.append(node("path", d=land, fill_rule="evenodd", class_="c-land"))
    if borders:
        earth.append(node("path", d=_path(lines, frame, closed=False), class_="c-border"))
    nodes = [node("svg", *earth, width=width, height=frame.height, overflow="hidden")]
    nodes += _dots(look.named, view, frame)
    nodes += _places([(one, frame(point)) for one, point in spots], width)
    lines_of_view = _wrapped(boundaries() if borders else "Land: Natural Earth 1:110m.", width)
    for n, text in enumerate(lines_of_view):
        nodes.append(words(0, frame.height + 16 + n * 14, text, "c-view"))
    height = frame.height + 8 + 14 * len(lines_of_view)
    return Chart(width, height, "Where it happened and was said", tuple(nodes), linked=True)


def boundaries() -> str:
    """Whose view of the borders the map has, in a sentence."""
    return f"Boundaries: {world()['view']}; for orientation only."


def _wrapped(text: str, width: float) -> list[str]:
    """Words in lines that fit a width, at about 5.4 pixels a character."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width / 5.4:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _path(parts: Sequence[Sequence[Point]], frame: Frame, *, closed: bool) -> str:
    """Lines as one path; what lies wholly outside the frame is left out."""
    found = []
    for part in parts:
        pixels = [frame(point) for point in part]
        if _outside(pixels, frame):
            continue
        found.append(_steps(pixels) + ("Z" if closed else ""))
    return "".join(found)


def _steps(pixels: Sequence[Point]) -> str:
    """A line in steps of tenths of a pixel, each from the place that was written before it."""
    x, y = round(pixels[0][0] * 10), round(pixels[0][1] * 10)
    parts = [f"M{x / 10:g},{y / 10:g}l"]
    for right, down in pixels[1:]:
        dx, dy = round(right * 10) - x, round(down * 10) - y
        if dx or dy:
            parts.append(f"{dx / 10:g},{dy / 10:g} ")
            x, y = x + dx, y + dy
    return "".join(parts).strip()


def _inside(at: Point, frame: Frame) -> bool:
    return 0 <= at[0] <= frame.width and 0 <= at[1] <= frame.height


DOT = 2.75
"""Pixels of the dot of a place that is only named."""


def _dots(named: Sequence[NamedPlace], view: MapView, frame: Frame) -> Iterator[Node]:
    taken = {one.place.id for one in view.placed if one.place}
    for one in named:
        place = one.place
        if place.id in taken or place.lon is None or place.lat is None:
            continue
        x, y = frame(equal_earth(place.lon, place.lat))
        if _inside((x, y), frame):
            dot = node("circle", cx=x, cy=y, r=DOT, class_="c-named")
            yield titled(told_named(one), dot, href=f"/entity/{place.id}")


def told_named(one: NamedPlace) -> str:
    """A place that is only named, in words."""
    often = "once" if one.mentions == 1 else f"{one.mentions} times"
    return f"{one.place.name}: named {often}, nothing told of it"


def _outside(pixels: Sequence[Point], frame: Frame) -> bool:
    xs, ys = [x for x, _ in pixels], [y for _, y in pixels]
    return max(xs) < 0 or min(xs) > frame.width or max(ys) < 0 or min(ys) > frame.height


def _places(spots: Sequence[tuple[PlaceView, Point]], width: float) -> Iterator[Node]:
    most = max((len(one.items) for one, _ in spots), default=1)
    radii = [_radius(len(one.items), most) for one, _ in spots]
    taken = [(x - r, x + r, y) for (_, (x, y)), r in zip(spots, radii, strict=True)]
    for n, (one, (x, y)) in enumerate(spots):
        radius = radii[n]
        exact = one.place is not None and one.place.kind in ("city", "site")
        form = "c-place" if exact else "c-place-open"
        reach = node("circle", cx=x, cy=y, r=max(radius, TARGET), class_="hit")
        dot = node("circle", cx=x, cy=y, r=radius, class_=form)
        yield titled(told(one), reach, dot, href=anchor(one))
        if n < NAMED and (label := _label(one.name, (x, y), radius, (taken, width))):
            yield label


def _radius(count: int, most: int) -> float:
    """Areas are as counts, the fullest place has the largest circle of ten items or more."""
    return max(RADIUS[0], RADIUS[1] * math.sqrt(count / max(most, 10)))


def _label(
    name: str, at: Point, radius: float, room: tuple[list[tuple[float, float, float]], float]
) -> Node | None:
    """The name beside its circle, on the side that is free; None when neither is."""
    taken, width = room
    x, y = at
    long = len(name) * 6.6
    for left, anchored in ((x + radius + 4, "start"), (x - radius - 4 - long, "end")):
        box = (left, left + long, y)
        free = all(
            box[1] < low or box[0] > high or abs(y - other) > CLEAR for low, high, other in taken
        )
        if free and left >= 0 and box[1] <= width:
            taken.append(box)
            return words(
                left if anchored == "start" else left + long, y + 4, name, "c-name", anchored
            )
    return None


def told(one: PlaceView) -> str:
    """A place in words."""
    parts = []
    if one.events:
        parts.append(f"{one.events} {'event' if one.events == 1 else 'events'}")
    if one.said:
        parts.append(f"{one.said} said")
    vague = one.place is not None and one.place.kind not in ("city", "site")
    return f"{one.name}: {', '.join(parts)}{'; somewhere in it' if vague else ''}"


def anchor(one: PlaceView) -> str:
    """Where the list of a place stands on its page."""
    return f"#{one.place.id.replace(':', '-')}" if one.place else "#unplaced"
