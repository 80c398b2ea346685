"""Judging words in accounts of one act, beside the neutral words that other accounts use for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..spans import Span
from ..tables.loaded import LoadedWord, forms, loaded_words

Sentences = Sequence[tuple[Span, str]]
"""Sentences of one article in which it tells an event, with their words."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A judging word where it stands; `way` is how it leans (data/loaded.csv).

    `neutral` is the word that only tells; `counterpart` is where another account of the same event
    has it (with its article in the span), None where none does.
    """

    words: str
    span: Span
    way: str
    neutral: str
    counterpart: Span | None = None


def loaded_in(article: str, accounts: Mapping[str, Sentences]) -> tuple[Loaded, ...]:
    """The judging words of one account outside quotation marks, in the order of the text."""
    found: dict[tuple[int, int], Loaded] = {}
    for span, words in accounts[article]:
        for start, end, word in _words(words):
            place = Span(article, span.start + start, span.start + end)
            other = _counterpart(word.neutral, word.part, article, accounts)
            found.setdefault(
                (place.start, place.end),
                Loaded(words[start:end], place, word.way, word.neutral, other),
            )
    return tuple(found[key] for key in sorted(found))


@cache
def _pattern() -> re.Pattern[str]:
    forms_of_all = sorted(loaded_words(), key=lambda form: (-len(form), form))
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, forms_of_all)) + r")(?![\w-])", re.I
    )


_QUOTED = re.compile('“[^”]*”?|"[^"]*"?|‘[^’]*’')


def _words(sentence: str) -> Iterator[tuple[int, int, LoadedWord]]:
    """The judging words of a sentence that are the outlet's own: what it quotes is not."""
    own = _QUOTED.sub(lambda match: " " * len(match[0]), sentence)
    for match in _pattern().finditer(own):
        yield match.start(), match.end(), loaded_words()[match[0].lower()]


def _counterpart(
    neutral: str, part: str, article: str, accounts: Mapping[str, Sentences]
) -> Span | None:
    """Where another account has the neutral word; the first by article."""
    spoken = "said|say|says" if neutral == "say" else "|".join(map(re.escape, forms(neutral, part)))
    pattern = re.compile(rf"(?<![\w-])(?:{spoken})(?![\w-])", re.I)
    for other in sorted(accounts.keys() - {article}):
        for span, words in accounts[other]:
            if match := pattern.search(words):
                return Span(other, span.start + match.start(), span.start + match.end())
    return None
