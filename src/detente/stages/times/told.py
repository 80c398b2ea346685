"""What an article has told of so far: what "a year earlier" and "the next morning" count from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .units import Point


@dataclass(frozen=True, slots=True)
class Told:
    """The last point told of, the last day, and the last quarter; None before there is one."""

    point: Point | None = None
    day: Point | None = None
    quarter: Point | None = None

    def plus(self, point: Point) -> Told:
        """After one more point has been told."""
        told = replace(self, point=point)
        if point.grain == "day":
            return replace(told, day=point)
        return replace(told, quarter=point) if point.grain == "quarter" else told
