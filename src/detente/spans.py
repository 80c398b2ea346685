"""Spans: the only way in which Detente points at text.

Offsets count code points of `Article.text`, never bytes or tokens. Start is in and end
is out, as in the W3C Text Position Selector.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .errors import BadSpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters start..end of one article's text, end not included.

    Raises BadSpan when it holds no text.
    """

    article: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadSpan(f"{self.article}: {self.start}..{self.end} holds no text")

    def words(self, text: str) -> str:
        """The characters pointed at, out of the whole text of the article: the evidence itself.

        Raises BadSpan when the span ends after the text.
        """
        if self.end > len(text):
            raise BadSpan(f"{self.article}: {self.start}..{self.end} ends after {len(text)}")
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether every character of the other span lies in this one."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def to(self, other: Span) -> Span:
        """The span from the first character of the one to the last of the other, gap included.

        Raises BadSpan when the two lie in different articles.
        """
        if self.article != other.article:
            raise BadSpan(f"spans of two articles, {self.article} and {other.article}")
        return Span(self.article, min(self.start, other.start), max(self.end, other.end))

    def trimmed(self, text: str, strip: str = " \t\n\r") -> Span:
        """The span without the given characters at its two ends.

        Raises BadSpan when nothing is left.
        """
        words = self.words(text)
        start = self.start + len(words) - len(words.lstrip(strip))
        end = self.end - (len(words) - len(words.rstrip(strip)))
        return Span(self.article, start, end)


def words_of(spans: Iterable[Span], text: str, gap: str = " ") -> str:
    """The words of several spans (a discontinuous content, say), joined by the gap."""
    return gap.join(span.words(text) for span in spans)


def hull(spans: Sequence[Span]) -> Span:
    """The smallest span that holds all of the spans, which may not be empty.

    Raises BadSpan when they are empty or lie in different articles.
    """
    if not spans:
        raise BadSpan("no spans to make one of")
    whole = spans[0]
    for span in spans[1:]:
        whole = whole.to(span)
    return whole
