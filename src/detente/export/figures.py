"""Rows of what charts and the map are drawn from, and the places as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..views.chart_places import MapView, NamedPlace, PlaceView, WhereLine
from ..views.intervals import PeriodLine
from ..views.matrix import PairLine
from .values import Row, when_value

PAIRS: dict[str, Any] = {
    "actor": lambda one: one.actor,
    "recipient": lambda one: one.recipient,
    "events": lambda one: one.events,
    "score": lambda one: one.score,
    "low": lambda one: one.low,
    "high": lambda one: one.high,
    "not_actual": lambda one: one.others,
}

PERIODS: dict[str, Any] = {
    "period": lambda one: one.period or None,
    "attributions": lambda one: one.attributions,
    "event_mentions": lambda one: one.event_mentions,
    "stated": lambda one: one.stated,
    "worked_out": lambda one: one.worked_out,
    "day_told": lambda one: one.day_told,
}

WHERE: dict[str, Any] = {
    "place": lambda line: line.view.place.id if line.view.place else None,
    "name": lambda line: line.view.name,
    "place_kind": lambda line: line.view.place.kind if line.view.place else None,
    "state": lambda line: line.view.place.state if line.view.place else None,
    "lat": lambda line: line.view.point[1] if line.view.point else None,
    "lon": lambda line: line.view.point[0] if line.view.point else None,
    "kind": lambda line: line.item.kind,
    "id": lambda line: line.item.id,
    "label": lambda line: line.item.label,
    "when": lambda line: when_value(line.item.when),
    "words": lambda line: line.item.words,
    "articles": lambda line: list(line.item.articles),
}

FIGURES: dict[type, dict[str, Any]] = {PairLine: PAIRS, PeriodLine: PERIODS, WhereLine: WHERE}
"""The fields of every kind of row that a chart is drawn from."""


def geojson(view: MapView, named: Sequence[NamedPlace] = ()) -> str:
    """Every place as a feature with all that happened and was said there; without a point its
    geometry is null. Places that are only named follow, with how often (`named`) instead.
    """
    features = [_feature(one) for one in (*view.placed, *view.unplaced)]
    features += [_named(one) for one in named]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=True, separators=(",", ":")) + "\n"


def _named(one: NamedPlace) -> Row:
    place = one.place
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "name": place.name, "kind": place.kind, "state": place.state,
            "named": one.mentions, "articles": one.articles,
        },
    }  # fmt: skip


def _feature(one: PlaceView) -> Row:
    point = {"type": "Point", "coordinates": list(one.point)} if one.point else None
    place = one.place
    return {
        "type": "Feature",
        **({"id": place.id} if place else {}),
        "geometry": point,
        "properties": {
            "name": one.name,
            "kind": place.kind if place else None,
            "state": place.state if place else None,
            "events": one.events,
            "said": one.said,
            "items": [
                {
                    "kind": item.kind,
                    "id": item.id,
                    "label": item.label,
                    "when": when_value(item.when),
                    "words": item.words,
                    "articles": list(item.articles),
                }
                for item in one.items
            ],
        },
    }
