"""Quotation marks: which stretches of an article stand in them.

Understood: “ ” „ « », straight ", '' and ``; single marks in titles, and in a paragraph that has
no double ones. A quotation left open runs to the end of its paragraph; when the next paragraph
opens with a mark again, it carries on there, as newspapers print long ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ...language import Parse
from ...spans import Span

_DOUBLE = re.compile("''(?!')|``|[“”„«»\"]")
_SINGLE = re.compile("(?<!['\\w])['‘](?=[\\w“\"])|(?<=\\S)['’](?![\\w'])")
_LINE_END = re.compile("(?<=[.?!\"”'’:]) ?\n")
_OPENING, _CLOSING = "“„«``", "”»"
_BEFORE_OPENING = " \t\n\u00a0([{—–-/'‘’"


@dataclass(frozen=True, slots=True)
class Quote:
    """Code points [start, end) and tokens [first, last) of one quotation, its marks included.

    `open` is true when no mark closes it in its paragraph; `carries_on` when it goes on from a
    quotation left open at the end of the paragraph before.
    """

    start: int
    end: int
    first: int
    last: int
    open: bool = False
    carries_on: bool = False


def quotes(text: str, parse: Parse) -> tuple[Quote, ...]:
    """The outermost quotations of a text, in its order; may be empty."""
    found: list[Quote] = []
    left_open = False
    for offset, inside, kind in _paragraphs(text, parse):
        stretches = list(_stretches(inside, kind))
        for place, (start, end, is_open) in enumerate(stretches):
            carries = left_open and place == 0 and start == 0
            found.append(_quote(parse, (offset + start, offset + end), is_open, carries))
        left_open = bool(stretches) and stretches[-1][2]
    return tuple(found)


def _paragraphs(text: str, parse: Parse) -> Iterator[tuple[int, str, str]]:
    """Where a paragraph starts, its text, its kind; a line that ends a sentence ends one too."""
    for segment in parse.segments:
        start = segment.span.start
        for end in _line_ends(text, segment.span):
            yield start, text[start:end], segment.kind
            start = end


def _line_ends(text: str, span: Span) -> list[int]:
    ends = [match.end() for match in _LINE_END.finditer(text, span.start, span.end)]
    return [*ends, span.end]


def _quote(parse: Parse, place: tuple[int, int], is_open: bool, carries: bool) -> Quote:
    start, end = place
    first, last = bisect_right(parse.ends, start), bisect_left(parse.starts, end)
    return Quote(start, end, first, max(first + 1, last), is_open, carries)


def _stretches(text: str, kind: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether left open, for each outermost quotation of one paragraph."""
    begun: int | None = None
    marks = list(_DOUBLE.finditer(text))
    pattern = _SINGLE if not marks else _DOUBLE
    for mark in pattern.finditer(text):
        if begun is None:
            if _opens(text, mark) and (pattern is _DOUBLE or _closed_later(text, mark, kind)):
                begun = mark.start()
        elif _closes(text, mark):
            yield begun, mark.end(), False
            begun = None
    if begun is not None and pattern is _DOUBLE:
        yield begun, len(text.rstrip()), True


def _opens(text: str, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if sign in _CLOSING:
        return False
    if sign in _OPENING:
        return True
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return before in _BEFORE_OPENING or not (after.isspace() or before.isspace())


def _closes(text: str, mark: re.Match[str]) -> bool:
    """A mark closes unless it can only open: a second quotation inside the first."""
    sign = mark.group()
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if sign in _OPENING:
        return after.isspace() and not before.isspace()
    return sign in _CLOSING or not (before.isspace() and not after.isspace())


def _closed_later(text: str, mark: re.Match[str], kind: str) -> bool:
    """Whether a single mark opens a quotation: in a title, or with two words or more inside."""
    later = next(
        (other for other in _SINGLE.finditer(text, mark.end()) if _closes(text, other)), None
    )
    if later is None:
        return False
    return kind == "title" or len(text[mark.end() : later.start()].split()) > 1
