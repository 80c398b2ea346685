"""The article as this stage walks through it: words with what the parse says, in plain lists.

spaCy attributes are read once a token; everything after works on these.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ...dates import Interval
from ...reading import Reading
from ...spans import Span

if TYPE_CHECKING:
    from ...language import Parse
    from ...records import Article


@dataclass(frozen=True, slots=True)
class Word:
    """One token. `quote` numbers the quotation it stands in, 0 outside; `sent` the sentence."""

    i: int
    text: str
    lower: str
    tag: str
    dep: str
    head: int
    ent: str
    ent_start: bool
    sent: int
    para: int
    quote: int
    title: bool

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()

    @property
    def noun(self) -> bool:
        """Whether the tagger calls it a noun or a name."""
        return self.tag.startswith("NN")

    @property
    def noun_like(self) -> bool:
        """Whether it can be the noun of a title; the tagger calls some of them adjectives."""
        return self.tag.startswith("NN") or self.tag == "JJ"

    @property
    def name(self) -> bool:
        """Whether the tagger calls it a proper noun."""
        return self.tag.startswith("NNP")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or a part of one between hyphens; `glued` when a hyphen joins it to the last one.

    start and end are code points of the article, `plain` has neither accents nor dots.
    """

    plain: str
    token: int
    start: int
    end: int
    glued: bool


@dataclass(frozen=True)
class Text:
    """An article's words and units."""

    article: Article
    parse: Parse
    words: tuple[Word, ...]

    @property
    def on(self) -> Interval:
        """The days on which it may have been published."""
        return self.article.published.interval

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The words, hyphenated ones in parts, hyphens left out."""
        return tuple(_units(self))

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the tokens that hang on it, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.i:
                found[word.head].append(word.i)
        return tuple(map(tuple, found))

    @cached_property
    def lowercase(self) -> frozenset[str]:
        """The words that stand somewhere in the text in small letters."""
        return frozenset(word.text for word in self.words if word.text.islower())

    @cached_property
    def labels(self) -> dict[str, list[str]]:
        """For each capitalised word what the tagger calls it, once for each time it stands there;
        headlines left out."""
        found: dict[str, list[str]] = {}
        for word in self.words:
            if word.capital and word.ent and not word.title:
                found.setdefault(word.text, []).append(word.ent)
        return found

    def span(self, first: int, last: int) -> Span:
        """The span of tokens [first, last)."""
        return self.parse.span(first, last)

    def root(self, first: int, last: int) -> int:
        """The token of [first, last) whose head lies outside; the last such one of several."""
        roots = [i for i in range(first, last) if not first <= self.words[i].head < last]
        roots += [i for i in range(first, last) if self.words[i].head == i]
        nouns = [i for i in roots if self.words[i].noun]
        return max(nouns or roots or [last - 1])

    def same_line(self, one: int, other: int) -> bool:
        """Whether two tokens stand in the same sentence of the same segment."""
        return (
            0 <= one < len(self.words)
            and 0 <= other < len(self.words)
            and self.words[one].sent == self.words[other].sent
        )


def text_of(reading: Reading) -> Text:
    """The words of a reading's parse."""
    parse = reading.parse
    sents: list[int] = []
    for number, sent in enumerate(parse.doc.sents):
        sents.extend([number] * (sent.end - sent.start))
    texts = [token.text for token in parse.doc]
    paras: list[tuple[int, bool]] = []
    for number, segment in enumerate(parse.segments):
        headline = segment.kind == "title" or _loud(texts[segment.first : segment.last])
        paras.extend([(number, headline)] * (segment.last - segment.first))
    quotes = _quotes(texts, [para for para, _ in paras])
    words = tuple(
        Word(
            i, texts[i], texts[i].lower(), token.tag_, token.dep_, token.head.i,
            token.ent_type_, token.ent_iob == 3, sents[i], *paras[i][:1], quotes[i], paras[i][1],
        )
        for i, token in enumerate(parse.doc)
    )  # fmt: skip
    return Text(reading.article, parse, words)


LONG_WORD = 5
"""Letters of a word that only a headline starts with a capital, names apart."""
LOUD_SHARE = 0.95
"""Share of such words with a capital from which a paragraph is a headline: in PolNeAR dev all 41
headlines so written have 1.0, and of 1,570 other paragraphs two have more than 0.95."""


def _loud(texts: list[str]) -> bool:
    """Whether a paragraph is written as a headline, Most Words With a Capital."""
    long = [text for text in texts if len(text) >= LONG_WORD and text.isalpha()]
    return len(long) > 3 and sum(t[0].isupper() for t in long) >= LOUD_SHARE * len(long)


def _quotes(texts: list[str], paras: list[int]) -> list[int]:
    """The number of the quotation that each token stands in; one ends with its paragraph."""
    found, number, open_ = [], 0, False
    for i, text in enumerate(texts):
        if i and paras[i] != paras[i - 1]:
            open_ = False
        if text == '"':
            open_ = not open_
            number += open_
            found.append(0)
        else:
            found.append(number if open_ else 0)
    return found


def plain(words: str) -> str:
    """Words without accents, dots and curly apostrophes; case is kept."""
    if words.isascii():
        return words.replace(".", "")
    split = unicodedata.normalize("NFKD", words.replace("’", "'"))
    return "".join(char for char in split if not unicodedata.combining(char)).replace(".", "")


def _units(text: Text) -> list[Unit]:
    found: list[Unit] = []
    glued = False
    for word in text.words:
        start, end = text.parse.starts[word.i], text.parse.ends[word.i]
        if word.text in "-–—/" and word.text:
            glued = start == (text.parse.ends[word.i - 1] if word.i else -1)
            continue
        if "-" not in word.text[1:-1] or not word.text[0].isalpha():
            touching = glued and start == text.parse.ends[word.i - 1]
            found.append(Unit(plain(word.text), word.i, start, end, touching))
        else:
            found.extend(_parts(word, start))
        glued = False
    return found


def _parts(word: Word, start: int) -> list[Unit]:
    """The parts of "U.S.-led": the tokenizer leaves abbreviations with dots unsplit."""
    found = []
    for number, part in enumerate(word.text.split("-")):
        if part:
            found.append(Unit(plain(part), word.i, start, start + len(part), number > 0))
        start += len(part) + 1
    return found


def word_set(line: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(line.split())
