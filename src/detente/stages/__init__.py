"""The stages, in the order they run. To add one: write its file, add its line."""

from __future__ import annotations

from ..stage import Stage
from . import attributions, events, issues, mentions, times

READING: tuple[Stage, ...] = (
    mentions.STAGE,
    times.STAGE,
    attributions.STAGE,
    events.STAGE,
    issues.STAGE,
)
