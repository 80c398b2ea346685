"""Quotations across articles: the variants of one utterance and who else gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from ..errors import BadInput
from ..linked import Quotation
from ..record import Filter, Record, queries
from . import gather
from .shapes import Said

SHARED = 4
"""Words in a row that make two variants partly the same: fewer are in any two sentences."""
AT_ONCE = 100
"""Utterances looked at together for those whose wordings differ."""
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
class Wording:
    """The same words of an utterance: in pieces, True for those that another wording lacks, who
    gives them, and the reprints of these.
    """

    pieces: tuple[tuple[str, bool], ...]
    voices: tuple[Said, ...]
    reprints: tuple[Said, ...]

    @property
    def text(self) -> str:
        """The words."""
        return "".join(text for text, _ in self.pieces)

    @property
    def quoted(self) -> bool:
        """Whether somebody gives them as a quotation, not as a paraphrase."""
        return any(said.kind != "indirect" for said in (*self.voices, *self.reprints))

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who is said to have said these words, by name, each once."""
        given = (*self.voices, *self.reprints)
        return tuple(dict.fromkeys(said.source.name for said in given if said.source))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who gives these words, each once."""
        given = (*self.voices, *self.reprints)
        return tuple(dict.fromkeys(said.article.outlet for said in given if said.article.outlet))


def apart(words: str, other: str) -> tuple[tuple[str, bool], ...]:
    """Words in pieces, True for those that do not stand in the other ones in this order; all of
    them False where there is nothing to compare with, or nothing in common.
    """
    places = [match.span() for match in _WORD.finditer(words.replace("’", "'"))]
    mine = [_plain(words[start:end]) for start, end in places]
    theirs = _plain(other).split()
    same = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    shared = {place for block in same for place in range(block.a, block.a + block.size)}
    if not shared or len(shared) == len(mine):
        return ((words, False),)
    found: list[tuple[str, bool]] = []
    last = 0
    for new, group in groupby(range(len(mine)), key=lambda place: place not in shared):
        run = list(group)
        if new:
            start, end = places[run[0]][0], places[run[-1]][1]
            found += [(words[last:start], False), (words[start:end], True)]
            last = end
    return tuple(part for part in (*found, (words[last:], False)) if part[0])


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
        """How alike its variants are in words: the same, one cut, partly the same, or others; that
        one account and its reprints alone give it.
        """
        if len(self.voices) == 1:
            return "one report"
        return likeness([said.content.text for said in self.variants])

    @property
    def differs(self) -> bool:
        """Whether those who give it themselves, reprints aside, give it in different words."""
        return len({_plain(said.content.text) for said in self.voices}) > 1

    @property
    def voices(self) -> tuple[Said, ...]:
        """The variants but for those in reprints of an article that gives it as well."""
        given = {said.article.id for said in self.variants}
        return tuple(said for said in self.variants if said.article.copy_of not in given)

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """The variants by their words, in their order, each with who gives it and who reprints it;
        the words that the first one does not have are marked in all others, and in it those that
        no other has.
        """
        by_words: dict[str, list[Said]] = {}
        for said in self.variants:
            by_words.setdefault(_plain(said.content.text), []).append(said)
        texts = [several[0].content.text for several in by_words.values()]
        voices = {said.id for said in self.voices}
        return tuple(
            Wording(
                apart(texts[n], texts[0] if n else " ".join(texts[1:])),
                tuple(said for said in several if said.id in voices),
                tuple(said for said in several if said.id not in voices),
            )
            for n, several in enumerate(by_words.values())
        )

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


def differing(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[QuotationView]:
    """Those of which the wordings differ, reprints aside; as `quotations`. Raises BadRecord."""
    found: list[QuotationView] = []
    while limit is None or len(found) < limit:
        part = queries.uneven_quotations(record, where, AT_ONCE, after)
        found += [one for one in _views(record, part) if one.differs]
        if len(part) < AT_ONCE:
            break
        after = part[-1].id
    return found[:limit]


def quotation(record: Record, name: str) -> QuotationView:
    """The utterance of that id, or of that attribution. Raises BadInput when there is none,
    BadRecord.
    """
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
