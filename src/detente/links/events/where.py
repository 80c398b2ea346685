"""Whether two places of an act are two."""

from __future__ import annotations

import math

from ...tables import places
from . import words
from .dated import STATED
from .features import Features

FAR_KM = 60.0
"""Kilometres from which two places of a meeting are two places."""
EARTH_KM = 6371.0
"""The mean radius of the earth."""


def far(one: str, other: str) -> bool:
    """Whether two places are both known and lie apart."""
    a, b = places.by_name().get(one), places.by_name().get(other)
    if a is None or b is None:
        within = [place.state if place else words.state_of(name)
                  for place, name in ((a, one), (b, other))]  # fmt: skip
        return None not in within and within[0] != within[1]
    if a is b:
        return False
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return bool(a.state and b.state and a.state != b.state)
    return distance(a.lat, a.lon, b.lat, b.lon) > FAR_KM and not (
        a.state == b.state and "region" in (a.kind, b.kind)
    )


def two_venues(one: Features, other: Features) -> bool:
    """Whether two articles tell of meetings at places that lie apart, and do not both give one day
    of their own: last month's talks there, this week's here."""
    if one.article == other.article or not (one.place and other.place):
        return False
    if not {one.kind, other.kind} <= {"MEET", "DEAL"} or not far(one.place, other.place):
        return False
    longest = max(one.last - one.first, other.last - other.first)
    return min(one.firm, other.firm) < STATED or longest > OVERNIGHT


OVERNIGHT = 1
"""Days that the day of one meeting may span."""


def distance(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Kilometres on the sphere between two points in degrees."""
    one, two = math.radians(lat), math.radians(lat2)
    over = math.radians(lon2 - lon)
    inner = math.sin(one) * math.sin(two) + math.cos(one) * math.cos(two) * math.cos(over)
    return EARTH_KM * math.acos(max(-1.0, min(1.0, inner)))
