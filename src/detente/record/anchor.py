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

AGREE = 16
"""Characters around the words that must agree, white space not counted, where the words stand
more than once and the text around them was changed: half of one side."""

_ENDS = " \t\n\r\"'“”‘’«»„.,;:!?()[]-–—"


@dataclass(frozen=True, slots=True)
class Selector:
    """Words of one article: what they are, what stands before and after, where they started."""

    exact: str
    prefix: str
    suffix: str
    start: int


def select(text: str, span: Span) -> Selector:
    """The selector of a span. Raises BadSpan when it ends after the text."""
    before = text[max(0, span.start - AROUND) : span.start]
    return Selector(span.words(text), before, text[span.end : span.end + AROUND], span.start)


def find(text: str, selector: Selector, article: str) -> Span | None:
    """Where the words stand now; None when nowhere, or when two places fit alike."""
    words = selector.exact.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    places = [Span(article, *match.span()) for match in pattern.finditer(text)]
    if len(places) <= 1:
        return places[0] if places else None
    fits = {place: _fit(text, place, selector) for place in places}
    best = max(fits.values())
    found = [place for place in places if fits[place] == best]
    if len(found) > 1:
        # a passage printed twice, word for word: only the old place can tell
        found = [place for place in found if place.start == selector.start]
    elif best < min(AGREE, _whole(selector)):
        return None
    return found[0] if len(found) == 1 else None


def _fit(text: str, place: Span, selector: Selector) -> int:
    """How many characters around the place agree with the selector, white space not counted."""
    before = _bare(text[max(0, place.start - 2 * AROUND) : place.start])[::-1]
    after = _bare(text[place.end : place.end + 2 * AROUND])
    return _alike(before, _bare(selector.prefix)[::-1]) + _alike(after, _bare(selector.suffix))


def _whole(selector: Selector) -> int:
    return len(_bare(selector.prefix)) + len(_bare(selector.suffix))


def _bare(text: str) -> str:
    return "".join(text.split())


def _alike(one: str, other: str) -> int:
    """How many characters are the same from the start."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def same_words(text: str, one: Span, other: Span) -> bool:
    """Whether two spans hold the same words, marks and white space at their ends aside."""
    return _core(text, one) == _core(text, other)


def _core(text: str, span: Span) -> tuple[int, int]:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(_ENDS))
    end = span.end - (len(words) - len(words.rstrip(_ENDS)))
    return (start, end) if start < end else (span.start, span.end)
