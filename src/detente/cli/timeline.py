"""The timeline on a terminal: dated items first, then the undated under their own head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import terminal
from .show import most_shown, show, show_table

if TYPE_CHECKING:
    from ..views.timeline import TimelineItem

UNDATED = "Undated"
"""The head of what has no place in time."""


def show_timeline(items: Sequence[TimelineItem], shape: str | None, limit: int | None) -> None:
    """Print the items; a table on a terminal has the undated apart, each reason said once."""
    from ..views.timeline import TimelineItem

    if shape is not None or not terminal.on_terminal():
        show(TimelineItem, items, shape, limit)
        return
    most = most_shown(limit, shape)
    shown = items[:most]
    dated = [item for item in shown if not item.undated]
    undated = [item for item in shown if item.undated]
    if dated or not undated:
        show_table(TimelineItem, dated)
    if undated:
        reasons = "; ".join(dict.fromkeys(item.undated or "" for item in undated))
        terminal.console().print(f"{UNDATED} ({terminal.one_line(reasons)})", style="bold")
        show_table(TimelineItem, undated)
    if len(shown) < len(items):
        terminal.say(f"{len(shown)} rows shown, and there are more: --limit N, or a filter.")
