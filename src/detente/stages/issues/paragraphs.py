"""The stretches of tokens in which a text speaks of one thing: its title and its paragraphs."""

from __future__ import annotations

from bisect import bisect_right

from ...language import Parse

Extent = tuple[int, int]
"""Tokens [first, last) of the parse."""


class Paragraphs:
    """The title and the paragraphs of an article in order, without datelines."""

    def __init__(self, parse: Parse) -> None:
        kept = [one for one in parse.segments if one.kind != "dateline" and one.last > one.first]
        self._extents = [(one.first, one.last) for one in kept]
        self._starts = [first for first, _ in self._extents]
        self._title = bool(kept) and kept[0].kind == "title"

    def _number(self, token: int) -> int:
        return max(0, bisect_right(self._starts, token) - 1)

    def around(self, token: int) -> Extent:
        """The paragraph, or title, of a token."""
        return self._extents[self._number(token)]

    def before(self, token: int, most: int) -> list[Extent]:
        """So many paragraphs before that of a token, the nearest first; the title may be one."""
        number = self._number(token)
        return list(reversed(self._extents[max(0, number - most) : number]))

    def after_title(self, token: int) -> list[Extent]:
        """The first paragraph, where the token stands in the title."""
        return self._extents[1:2] if self._title and not self._number(token) else []
