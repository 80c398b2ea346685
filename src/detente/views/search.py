"""Search: articles by their words, with the words shown in place."""

from __future__ import annotations

from dataclasses import dataclass

from .shapes import Head


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a snippet; `hit` is true for the words that were searched for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that holds the words, and the place where it does, best first."""

    article: Head
    snippet: tuple[Fragment, ...]
