"""Bounds of an undated text (to come)."""

from __future__ import annotations

from dataclasses import dataclass

from ..dates import Interval
from ..records import Basis, When, when_of


@dataclass(frozen=True, slots=True)
class Bounds:
    """x"""

    interval: Interval = Interval()
    reasons: tuple[str, ...] = ()

    @property
    def when(self) -> When:
        """x"""
        return when_of(
            self.interval, Basis.INFERRED if self.reasons else Basis.UNKNOWN, why=self.reasons
        )


def bounds(text: str, retrieved: str | None = None) -> Bounds:
    """x"""
    return Bounds()
