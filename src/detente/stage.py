"""What a stage is, and the check of their order, made before any work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .errors import BadOrder
from .reading import Reading


@dataclass(frozen=True, slots=True)
class Stage:
    """A named, versioned, pure function from a reading to new records.

    It changes nothing, opens nothing and writes nothing. Its `version` is raised when the
    same article would give other records, and then only it and what needs it are run again.
    """

    name: str
    version: str
    needs: frozenset[type]
    gives: frozenset[type]
    run: Callable[[Reading], Iterable[object]]

    @property
    def maker(self) -> str:
        """Who stands behind its records, as the record keeps it: "attributions/3"."""
        return f"{self.name}/{self.version}"


def check_order(stages: Sequence[Stage], given: Iterable[type] = ()) -> None:
    """Raise BadOrder, before any article is opened, if a stage would lack its input."""
    have = set(given)
    for place, stage in enumerate(stages):
        for kind in sorted(stage.needs - have, key=lambda kind: kind.__name__):
            later = [s.name for s in stages[place:] if kind in s.gives] or ["(none)"]
            raise BadOrder(
                f"stage '{stage.name}' needs {kind.__name__} records before it runs; "
                f"stages that give them later in the list: {', '.join(later)}"
            )
        have |= stage.gives
