"""What an article has told of so far: what "a year earlier" and "the next morning" count from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .units import Point


@dataclass(frozen=True, slots=True)
class Told:
    """The last point told of, the last day, and the last quarter; None before there is one.

    `here` is the last day told of in the present paragraph, `story` the last time of a known year
    at which something is told to have been done.
    """

    point: Point | None = None
    day: Point | None = None
    here: Point | None = None
    quarter: Point | None = None
    story: Point | None = None

    def plus(self, point: Point) -> Told:
        """After one more point has been told."""
        told = replace(self, point=point)
        if point.grain == "day":
            return replace(told, day=point, here=point)
        return replace(told, quarter=point) if point.grain == "quarter" else told


@dataclass(frozen=True, slots=True)
class Telling:
    """What has been told if the article was filed on the first, or the last, day that it may be.

    `lost` is true once something was told whose day cannot be worked out at all.
    """

    early: Told = field(default_factory=Told)
    late: Told = field(default_factory=Told)
    lost: bool = False

    def going_on(self, early: Point, late: Point) -> Telling:
        """After the story has come to a time."""
        return Telling(replace(self.early, story=early), replace(self.late, story=late), self.lost)

    def plus(self, early: Point, late: Point) -> Telling:
        """After one more point has been told; the two are equal where the day does not matter."""
        lost = self.lost and early.grain != "day"
        return Telling(self.early.plus(early), self.late.plus(late), lost)

    def paragraph(self) -> Telling:
        """At the start of a paragraph."""
        early, late = replace(self.early, here=None), replace(self.late, here=None)
        return Telling(early, late, self.lost)

    def without(self) -> Telling:
        """After something has been told that cannot be worked out."""
        return Telling(lost=True)
