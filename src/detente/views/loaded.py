"""Judging words in accounts of one act, beside the neutral words that other accounts use for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..links.voice import judging
from ..spans import Span
from ..tables.loaded import forms

Sentences = Sequence[tuple[Span, str]]
"""Sentences of one article in which it tells an event, with their words."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A judging word where it stands; `way` is how it leans (data/loaded.csv).

    `neutral` is the word that only tells, "" where none does; `counterpart` is where another
    account of the same event has it (with its article in the span), None where none does.
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
        for start, end, word in judging(words):
            place = Span(article, span.start + start, span.start + end)
            other = (
                _counterpart(word.neutral, word.part, article, accounts) if word.neutral else None
            )
            found.setdefault(
                (place.start, place.end),
                Loaded(words[start:end], place, word.way, word.neutral, other),
            )
    return tuple(found[key] for key in sorted(found))


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
