"""What the rules look at: one article's tokens, its quotations, and what a rule has found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...language import Parse
from ...spans import Span
from .quotes import Quote, quotes

if TYPE_CHECKING:
    from ...language import Doc, Token

Tokens = frozenset[int]
"""Indices of tokens in the parse."""

NONE: Tokens = frozenset()
QUOTED = "quotation"
"""The rule of a cue that has a quotation before, after or around it."""
_EDGE = frozenset([",", ";", ":", "-", "--", "—", "–", ".", "(", ")", "[", "]", "..."]) | {
    "\n",
    " ",
}
_MARK = '"'
_CLOSERS = {")": "(", "]": "["}
_ENDING = frozenset({".", "?", "!", "...", "…"})
_ASKING = frozenset({"?", "!"})
PAUSES = frozenset({",", ";", ":", "-", "--", "—"})
"""Marks after which a sentence goes on."""
RELATIVES = frozenset({"WDT", "WP", "WP$"})
"""Tags of relative pronouns."""
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Types of names (OntoNotes) of those who may say something."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as tokens, before it becomes a record.

    `head` is the cue's main word, `subject` the source's main word (None when the text hides the
    source); `rule` says in plain words what found it.
    """

    source: Tokens
    cue: Tokens
    content: Tokens
    head: int
    stance: str
    rule: str
    subject: int | None = None
    score: float = 1.0


class Scene:
    """One article ready for the rules: the parse, its quotations, and where a token stands."""

    def __init__(self, text: str, parse: Parse) -> None:
        self.text = text
        self.parse = parse
        self.doc: Doc = parse.doc
        self.quotes: tuple[Quote, ...] = quotes(text, parse)
        self._quote_at: dict[int, int] = {
            i: n for n, quote in enumerate(self.quotes) for i in range(quote.first, quote.last)
        }
        self._paragraphs: list[int] = self._paragraph_numbers()
        self._starts: list[int] = self._sentence_starts()

    def quote_at(self, i: int) -> Quote | None:
        """The quotation around token i."""
        n = self._quote_at.get(i)
        return None if n is None else self.quotes[n]

    def quoted(self, place: int) -> bool:
        """Whether the character at a code point stands in quotation marks."""
        n = bisect_right(self.quotes, place, key=lambda quote: quote.start) - 1
        return n >= 0 and place < self.quotes[n].end

    def sentence_start(self, i: int) -> int:
        """First token of the sentence around token i; a quotation counts as one word of it."""
        return self._starts[i]

    def sentence_end(self, i: int) -> int:
        """One past the last token of the sentence around token i."""
        return bisect_right(self._starts, self._starts[i])

    def paragraph(self, i: int) -> int:
        """The number of the paragraph around token i; a line break after a sentence ends one."""
        return self._paragraphs[i]

    def _paragraph_numbers(self) -> list[int]:
        firsts = {segment.first for segment in self.parse.segments}
        numbers: list[int] = []
        number = 0
        for token in self.doc:
            broken = token.is_space and "\n" in token.text
            ended = token.i > 0 and self.doc[token.i - 1].text in _ENDING | {_MARK, ":"}
            if token.i in firsts or (broken and ended):
                number += 1
            numbers.append(number)
        return numbers

    def _sentence_starts(self) -> list[int]:
        """For each token the first of its sentence, where no sentence starts inside a quotation."""
        starts: list[int] = []
        current = 0
        for token in self.doc:
            quote = self.quote_at(token.i)
            inside = quote is not None and token.i > quote.first
            if self._opens_paragraph(token.i) or (self._begins(token) and not inside):
                current = token.i
            starts.append(current)
        return starts

    def _opens_paragraph(self, i: int) -> bool:
        return i == 0 or self._paragraphs[i] != self._paragraphs[i - 1]

    def _begins(self, token: Token) -> bool:
        """Whether a sentence begins here: the parser says so, and what stands before agrees.

        Parsers break "…," | said Bush and "Why?" | he asked; a quotation after a full stop begins
        a sentence whatever they say.
        """
        quote = self.quote_at(token.i)
        opens = quote is not None and quote.first == token.i
        if not (token.is_sent_start or opens):
            return False
        last = self.doc[token.i - 1]
        if last.text == _MARK and token.i > 1:
            last = self.doc[token.i - 2]
            if last.text in _ASKING:
                return opens
        if last.text in _ENDING or last.is_space:
            return not token.text[:1].islower()
        return not opens and token.text[:1].isupper() and last.text not in PAUSES


def inner_end(quote: Quote, scene: Scene) -> str:
    """The last sign inside a quotation, before its closing mark and any single marks."""
    i = quote.last - (1 if quote.open else 2)
    while i > quote.first and scene.doc[i].text in {"'", _MARK, "''"}:
        i -= 1
    return scene.doc[i].text[-1:]


def spans_of(tokens: Iterable[int], scene: Scene) -> tuple[Span, ...]:
    """Spans of a set of tokens: one a run, none over two paragraphs, no stray signs at the ends."""
    spans = []
    for first, last in _pieces(tokens, scene):
        trimmed = _trim(first, last, scene)
        if trimmed:
            spans.append(scene.parse.span(*trimmed))
    return tuple(spans)


def cue_spans(tokens: Iterable[int], scene: Scene) -> tuple[Span, ...]:
    """Spans of a cue, which may be a colon or a dash; never empty for a set with tokens."""
    return tuple(scene.parse.span(first, last) for first, last in _pieces(tokens, scene))


def _pieces(tokens: Iterable[int], scene: Scene) -> list[tuple[int, int]]:
    """The unbroken runs of a set of tokens, cut where a paragraph ends."""
    found: list[tuple[int, int]] = []
    for first, last in runs(tokens):
        start = first
        for i in range(first + 1, last):
            if scene.paragraph(i) != scene.paragraph(i - 1):
                found.append((start, i))
                start = i
        found.append((start, last))
    return found


def runs(tokens: Iterable[int]) -> list[tuple[int, int]]:
    """The unbroken runs [first, last) of a set of tokens, in order."""
    found: list[tuple[int, int]] = []
    for i in sorted(tokens):
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def _trim(first: int, last: int, scene: Scene) -> tuple[int, int] | None:
    doc = scene.doc
    while first < last and _strips(doc[first], scene, first, opening=True):
        first += 1
    while first < last and _strips(doc[last - 1], scene, last - 1, opening=False):
        if doc[last - 1].text in _CLOSERS and _opened(first, last - 1, scene):
            break
        last -= 1
    return (first, last) if first < last else None


def _opened(first: int, last: int, scene: Scene) -> bool:
    """Whether a bracket that closes at `last` opens among the words themselves."""
    opener = _CLOSERS[scene.doc[last].text]
    return any(token.text == opener for token in scene.doc[first:last])


def _strips(token: Token, scene: Scene, i: int, *, opening: bool) -> bool:
    quote = scene.quote_at(i)
    if token.text == _MARK:
        # a mark whose partner is not beside the words belongs to other words
        edge = quote is not None and (i == quote.first if opening else i == quote.last - 1)
        return not edge
    if quote is not None and i > quote.first:
        return False
    return token.text in _EDGE or token.is_space
