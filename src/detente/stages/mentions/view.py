"""What a nominal is resolved against."""

from __future__ import annotations

from dataclasses import dataclass

from .draft import Draft
from .memory import Foremost, Memory
from .text import Text


@dataclass(frozen=True, slots=True)
class View:
    """What a nominal is resolved against; `adjectives` are the states of those of a paragraph,
    each with the token of its first. `home` is the ISO3 of the state of outlet and dateline, where
    the opening names it; None where it does not."""

    text: Text
    memory: Memory
    leads: Foremost
    speakers: dict[int, Draft]
    adjectives: dict[int, dict[str, int]]
    home: str | None = None
