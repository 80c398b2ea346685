"""Words that are found again: the W3C Text Quote Selector, on article text.

A decision of a person points at words by what they are and by what stands around them, so that
it finds them after the text was cleaned anew; white space does not count. Words that cannot be
told apart from others are not found, rather than found in the wrong place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..spans import Span

AROUND = 32
"""Characters kept before and after the words: what the Web Annotation makers settled on, enough
to tell apart two "he said" of one article in all of our example texts."""

AGREE = 8
"""Characters on either side, white space not counted, that must agree where the words alone do not
tell: a short word and its marks. One side is not enough: of “We agree,” twice in a row, the second
follows the same words as the first once the first was cut."""

_ENDS = " \t\n\r\"'“”‘’«»„.,;:!?()[]-–—"


@dataclass(frozen=True, slots=True)
class Selector:
    """Words of one article: what they are, what stands before and after, where they started.

    `only` says that they stood nowhere else in the text.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    only: bool = False


def select(text: str, span: Span) -> Selector:
    """The selector of a span. Raises BadSpan when it ends after the text."""
    words = span.words(text)
    before = text[max(0, span.start - AROUND) : span.start]
    after = text[span.end : span.end + AROUND]
    return Selector(words, before, after, span.start, len(_places(text, words)) == 1)


def find(text: str, selector: Selector, article: str) -> Span | None:
    """Where the words stand now; None when nowhere, or when it cannot be told which place it is.

    The old place counts when nothing around it changed; else words that stood and stand only once;
    else the one place where what is around them agrees.
    """
    start, end = selector.start, selector.start + len(selector.exact)
    if _unchanged(text, selector):
        return Span(article, start, end)
    places = [Span(article, *place) for place in _places(text, selector.exact)]
    if selector.only and len(places) == 1:
        return places[0]
    fits = [place for place in places if _agrees(text, place, selector)]
    if len(fits) > 1:
        # a passage printed twice, word for word: only the old place can tell
        fits = [place for place in fits if place.start == start]
    return fits[0] if len(fits) == 1 else None


def _places(text: str, exact: str) -> list[tuple[int, int]]:
    """Every place of the words, white space aside; they may overlap, hence the look ahead."""
    words = r"\s+".join(map(re.escape, exact.split()))
    return [match.span(1) for match in re.finditer(f"(?=({words}))", text)] if words else []


def _unchanged(text: str, selector: Selector) -> bool:
    """Whether the words and all that was kept of their surroundings stand where they stood."""
    start = selector.start - len(selector.prefix)
    whole = selector.prefix + selector.exact + selector.suffix
    return start >= 0 and bool(selector.exact.strip()) and text.startswith(whole, start)


def _agrees(text: str, place: Span, selector: Selector) -> bool:
    """Whether enough around the place agrees with the selector, on both sides."""
    before = _bare(text[max(0, place.start - 2 * AROUND) : place.start])[::-1]
    after = _bare(text[place.end : place.end + 2 * AROUND])
    return _side(before, _bare(selector.prefix)[::-1]) and _side(after, _bare(selector.suffix))


def _side(found: str, wanted: str) -> bool:
    """Whether one side agrees from the words outwards; where nothing was, nothing is wanted."""
    return found[:AGREE] == wanted[:AGREE] if len(wanted) >= AGREE else found == wanted


def _bare(text: str) -> str:
    return "".join(text.split())


def same_words(text: str, one: Span, other: Span) -> bool:
    """Whether two spans hold the same words, marks and white space at their ends aside."""
    return _core(text, one) == _core(text, other)


def _core(text: str, span: Span) -> tuple[int, int]:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(_ENDS))
    end = span.end - (len(words) - len(words.rstrip(_ENDS)))
    return (start, end) if start < end else (span.start, span.end)
