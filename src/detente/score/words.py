"""Word tokens, on which attributions are compared, and quotation marks, which tell their kind."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_FIRST_LINE_CLOSE = re.compile(r"[’'](?!\w)")
ALL_QUOTED = 0.95
"""Share of a content's letters inside quotation marks from which it is direct (PolNeAR rows)."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text: where each starts and ends, in code points, end not included."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def touched(self, spans: Sequence[Sequence[int]]) -> frozenset[int]:
        """The words of which at least one character lies in one of the spans."""
        found: set[int] = set()
        for start, end in spans:
            found.update(range(bisect_right(self.ends, start), bisect_left(self.starts, end)))
        return frozenset(found)


def tokens(text: str) -> Tokens:
    """The words of a text; an apostrophe inside a word does not part it."""
    places = [match.span() for match in _WORD.finditer(text)]
    return Tokens(tuple(start for start, _ in places), tuple(end for _, end in places))


def quoted(text: str) -> bytes:
    """For every character 1 where it stands inside quotation marks, else 0.

    A quotation left open runs to the end of its line; single marks count on the first line, where
    headlines have them.
    """
    mask = bytearray(len(text))
    place = 0
    for number, line in enumerate(text.split("\n")):
        for start, end in _quotations(line, headline=number == 0):
            mask[place + start : place + end] = b"\1" * (end - start)
        place += len(line) + 1
    return bytes(mask)


def _quotations(line: str, headline: bool) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start: int | None = None
    place = 0
    while place < len(line):
        opens, closes, width = _mark(line, place, start is not None, headline)
        if opens and start is None:
            start = place
        elif closes and start is not None:
            found.append((start, place + width))
            start = None
        elif closes and line[place] == "”" and not found:
            found.append((0, place + 1))
        place += width
    return [*found, (start, len(line))] if start is not None else found


def _mark(line: str, place: int, inside: bool, headline: bool) -> tuple[bool, bool, int]:
    """Whether a quotation opens or closes here, and how many characters its mark has."""
    sign = line[place]
    if sign in "“”":
        return sign == "“", sign == "”", 1
    if sign == '"':
        return not inside, inside, 1
    if line.startswith("``", place):
        return True, False, 2
    if line.startswith("''", place):
        return not inside, inside, 2
    if headline and sign in "‘'’":
        return (*_single(line, place, inside), 1)
    return False, False, 1


def _single(line: str, place: int, inside: bool) -> tuple[bool, bool]:
    """Whether a single mark in a headline opens or closes; an apostrophe does neither."""
    sign = line[place]
    before = line[place - 1] if place else " "
    after = line[place + 1] if place + 1 < len(line) else " "
    if not inside and sign != "’" and not before.isalnum() and (after.isalnum() or after in ".…"):
        return bool(_FIRST_LINE_CLOSE.search(line[place + 1 :])), False
    return False, inside and sign != "‘" and not after.isalnum()


def kind(text: str, spans: Sequence[Sequence[int]], mask: bytes) -> str:
    """direct, mixed or indirect: how much of the letters and digits stand in quotation marks."""
    letters = inside = 0
    for start, end in spans:
        for place in range(max(start, 0), min(end, len(text))):
            if text[place].isalnum():
                letters += 1
                inside += mask[place]
    part = inside / letters if letters else 0.0
    return "direct" if part >= ALL_QUOTED else "mixed" if part > 0 else "indirect"
