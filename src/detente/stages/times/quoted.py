"""Where somebody else is speaking: "today" in a quotation is the day on which it was said."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_MARK = re.compile(r"[“”\"]|''|``")


@dataclass(frozen=True, slots=True)
class Quotations:
    """Where quotations start and end in a text, in order, in code points."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def hold(self, place: int) -> bool:
        """Whether the character at that place stands inside quotation marks."""
        index = bisect_right(self.starts, place) - 1
        return index >= 0 and place < self.ends[index]


def quotations(text: str, paragraphs: list[tuple[int, int]]) -> Quotations:
    """The quotations of the paragraphs; one left open runs to the end of its paragraph."""
    starts: list[int] = []
    ends: list[int] = []
    for first, last in paragraphs:
        for match in _MARK.finditer(text, first, last):
            opened = len(starts) > len(ends)
            opens, closes = match.group() in "“``", match.group() == "”"
            if opened and not opens:
                ends.append(match.end())
            elif not opened and not closes:
                starts.append(match.start())
        if len(starts) > len(ends):
            ends.append(last)
    return Quotations(tuple(starts), tuple(ends))
