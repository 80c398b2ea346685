"""What an index says in a sentence: its lowest and highest period, and whether that can be told.

Compared are periods with enough events (`index.SPARSE`); where fewer than two have so many, those
with the lowest and the highest mean are named all the same, with the remark that too few events
stand behind them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .index import SPARSE, Relation


@dataclass(frozen=True, slots=True)
class Extremes:
    """The lowest and the highest period of one direction of a dyad.

    `enough` says whether both have enough events, `apart` whether their 95 % intervals do not
    overlap; `beyond` are sparse periods whose mean lies lower or higher still.
    """

    lowest: Relation
    highest: Relation
    enough: bool
    apart: bool
    beyond: tuple[Relation, ...]
    period: str  # month, quarter or year

    @property
    def remark(self) -> str:
        """Whether that can be told, in a sentence."""
        if not self.enough:
            return (
                f"Too sparse to tell: fewer than two {self.period}s have {SPARSE} events or more."
            )
        if self.apart:
            return "Their intervals do not overlap."
        return "Their intervals overlap: too close to tell."

    @property
    def sparse_remark(self) -> str:
        """What the sparse periods beyond them are worth; "" where there are none."""
        if not self.beyond:
            return ""
        several = len(self.beyond) > 1
        lie = "lie" if several else "lies"
        return f"{_listed(self.beyond)} {lie} beyond, on too few events to tell."


def extremes(relations: Iterable[Relation], period: str) -> Extremes | None:
    """The lowest and highest of the periods of one direction; None with fewer than two that have
    a mean, or where all are alike.
    """
    scored = [one for one in relations if one.score is not None]
    full = [one for one in scored if not one.sparse]
    compared = full if len(full) > 1 else scored
    if len(compared) < 2:
        return None
    lowest, highest = min(compared, key=_mean), max(compared, key=_mean)
    if _mean(lowest) == _mean(highest):
        return None
    beyond = [one for one in scored if not _mean(lowest) <= _mean(one) <= _mean(highest)]
    return Extremes(
        lowest,
        highest,
        enough=len(full) > 1,
        apart=_apart(lowest, highest),
        beyond=tuple(beyond),
        period=period,
    )


@dataclass(frozen=True, slots=True)
class Together:
    """A period of a dyad, both directions together.

    `score` is the mean of all actual events of it, -10..10; what both did together counts in each
    direction. `parts` are the directions in which anything was done.
    """

    parts: tuple[Relation, ...]
    events: int
    score: float

    @property
    def label(self) -> str:
        """The period in words."""
        return self.parts[0].label

    @property
    def sparse(self) -> bool:
        """Whether too few events stand behind it to show a trend."""
        return self.events < SPARSE


def worst_and_best(relations: Iterable[Relation]) -> tuple[Together, Together] | None:
    """The period in which two states were at their worst, and at their best, of those with SPARSE
    events or more; None where fewer than two have so many, or all are alike: of four events the
    mean is chance, and an article's own verdict often another."""
    periods: dict[tuple[date, date], list[Relation]] = {}
    for one in relations:
        if one.score is not None and one.events:
            periods.setdefault((one.start, one.end), []).append(one)
    every = [_together(parts) for _, parts in sorted(periods.items())]
    found = [one for one in every if not one.sparse]
    if len(found) < 2:
        return None
    worst = min(found, key=lambda one: one.score)
    best = max(found, key=lambda one: one.score)
    return None if worst.score == best.score else (worst, best)


def doubt(found: tuple[Together, Together]) -> str:
    """Why the worse of two periods may be so by chance; "" where in one direction at least the
    intervals of both lie apart."""
    full = [{one.actor: one for one in two.parts if not one.sparse} for two in found]
    both = full[0].keys() & full[1].keys()
    if not both:
        return "In neither direction have both enough events to tell."
    if any(_apart(full[0][actor], full[1][actor]) for actor in both):
        return ""
    return "In neither direction do their intervals lie apart: too close to tell."


def _together(parts: Sequence[Relation]) -> Together:
    events = sum(one.events for one in parts)
    score = sum(one.events * _mean(one) for one in parts) / events
    return Together(tuple(parts), events, score)


def both_told(found: tuple[Together, Together]) -> str:
    """The two in words: "Worst in 2012: mean −2.0, of 5 events; best in 2001: mean +2.5, of 7"."""
    worst, best = found
    return (
        f"Worst in {worst.label}: mean {signed(worst.score)}, of {worst.events} events; "
        f"best in {best.label}: mean {signed(best.score)}, of {best.events}. {doubt(found)}"
    ).strip()


def told(found: Extremes) -> str:
    """The whole in words: "Lowest in 2008: mean −3.1 (95 % −5.0 to −1.2, n = 12); highest …"."""
    ends = (("Lowest", found.lowest), ("highest", found.highest))
    both = "; ".join(f"{word} in {one.label}: {measured(one)}" for word, one in ends)
    return " ".join(part for part in (f"{both}.", found.remark, found.sparse_remark) if part)


def measured(one: Relation) -> str:
    """The numbers of a period: "mean −3.1 (95 % −5.0 to −1.2, n = 12)"."""
    mean = f"mean {signed(one.score or 0.0)}"
    if one.low is None or one.high is None:
        return f"{mean} (n = {one.events})"
    return f"{mean} (95 % {signed(one.low)} to {signed(one.high)}, n = {one.events})"


def signed(value: float) -> str:
    """A score with its sign: "+2.5", "−3.1", "0.0"."""
    text = f"{value:+.1f}".replace("-", "−")
    return "0.0" if text[1:] == "0.0" else text


def _mean(one: Relation) -> float:
    return one.score or 0.0


def _apart(lowest: Relation, highest: Relation) -> bool:
    return lowest.high is not None and highest.low is not None and lowest.high < highest.low


def _listed(several: Sequence[Relation]) -> str:
    found = [f"{one.label} ({signed(_mean(one))}, n = {one.events})" for one in several]
    return " and ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else found[0]
