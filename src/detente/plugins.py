"""Other people's parts, found by entry points: the only place where anything registers itself.

    [project.entry-points."detente.stages"]
    climate = "my_package.climate:STAGE"

Groups: `detente.stages` (a `stage.Stage`, run after ours), `detente.intakes` and `detente.exports`
(a function; see docs/extending.md).
"""

from __future__ import annotations

from importlib.metadata import entry_points

from .errors import Missing
from .stage import Stage

STAGES, INTAKES, EXPORTS = "detente.stages", "detente.intakes", "detente.exports"


def stages() -> tuple[Stage, ...]:
    """Stages of other packages, by name; empty when none is installed.

    Raises Missing when one is announced but cannot be loaded, or is no stage.
    """
    found = named(STAGES)
    for name, stage in found.items():
        if not isinstance(stage, Stage):
            raise Missing(f"plugin '{name}' announces a stage and gives a {type(stage).__name__}")
    return tuple(stage for stage in found.values() if isinstance(stage, Stage))


def named(group: str) -> dict[str, object]:
    """What packages announce under a group, by name, in the order of names.

    Raises Missing when one cannot be loaded.
    """
    found: dict[str, object] = {}
    for entry in sorted(entry_points(group=group), key=lambda entry: entry.name):
        try:
            found[entry.name] = entry.load()
        except (ImportError, AttributeError) as error:
            raise Missing(
                f"plugin '{entry.name}' ({entry.value}) cannot be loaded: {error}; repair or "
                "uninstall its package"
            ) from error
    return found
