"""Quotations across articles: the variants of one utterance and who else gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import BadInput
from ..linked import Quotation
from ..record import Filter, Record, queries
from . import gather
from .shapes import Said

SHARED = 4
"""Words in a row that make two variants partly the same: fewer are in any two sentences."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def _plain(words: str) -> str:
    """Words alone, in small letters, without marks: what is compared."""
    return " ".join(_WORD.findall(words.replace("’", "'").casefold()))


def _runs(plain: str) -> list[str]:
    """Every so many words in a row."""
    parts = plain.split()
    return [" ".join(parts[n : n + SHARED]) for n in range(len(parts) - SHARED + 1)]


def likeness(variants: Sequence[str]) -> str:
    """How alike variants are in words, the longest first: "the same words", "the same words, cut"
    where each is a part of the longest, "partly the same words", "in other words".
    """
    first, *others = [_plain(one) for one in variants] or [""]
    if all(one == first for one in others):
        return "the same words"
    if all(f" {one} " in f" {first} " for one in others):
        return "the same words, cut"
    shared = any(f" {part} " in f" {one} " for one in others for part in _runs(first))
    return "partly the same words" if shared else "in other words"


@dataclass(frozen=True, slots=True)
class QuotationView:
    """One utterance with its variants, the longest first; copies count for their original."""

    quotation: Quotation
    variants: tuple[Said, ...]

    @property
    def id(self) -> str:
        """The quotation's own id."""
        return self.quotation.id

    @property
    def likeness(self) -> str:
        """How alike its variants are in words: the same, one cut, partly the same, or others."""
        return likeness([said.content.text for said in self.variants])

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who is said to have said it, by name, each once."""
        names = (said.source.name for said in self.variants if said.source)
        return tuple(dict.fromkeys(names))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who gives it, each once."""
        names = (said.article.outlet for said in self.variants if said.article.outlet)
        return tuple(dict.fromkeys(names))


def quotations(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[QuotationView]:
    """Utterances that several articles give, in order of time; `after` is the id of the last seen.

    Raises BadRecord.
    """
    return _views(record, queries.quotations(record, where, limit, after))


def quotation(record: Record, name: str) -> QuotationView:
    """The utterance of that id, or of that attribution. Raises BadInput when there is none."""
    found = queries.quotation(record, name)
    if not found:
        raise BadInput(f"no quotation '{name}'; ids are in `detente quotations --json`")
    return _views(record, [found])[0]


def _views(record: Record, found: Sequence[Quotation]) -> list[QuotationView]:
    ids = [one for quotation in found for one in quotation.attributions]
    said = {one.id: one for one in gather.said_of(record, queries.attributions_by_id(record, ids))}
    return [
        QuotationView(one, tuple(said[ident] for ident in one.attributions if ident in said))
        for one in found
    ]
