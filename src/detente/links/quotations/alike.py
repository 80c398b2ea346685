"""How near the words of two quotations are that differ in wording: the same telling words, or the
same beginning."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from ..wording import NEGATIONS, Said, content, negated, tokens

SHORT = 10
"""Words up to which a part of a quotation is short: it is known again by all its telling words."""
OPENING = 7
"""Words with which two long variants both begin, from which they are one utterance though they go
on in other words; with 5 "we will never give up our" would be one."""
OPENING_TELLING = 3
"""Words that tell something among them."""


def retold_whole(one: Said, other: Said) -> tuple[str, ...]:
    """The telling words of a short part of the one that a short part of the other has, too, all of
    them and as often negated; the longest such, empty for none of two."""
    found = [tuple(sorted(shared)) for shared in _wholes(one, other) if len(shared) > 1]
    return max(found, key=lambda words: (len(words), words), default=())


def _wholes(one: Said, other: Said) -> Iterator[set[str]]:
    for part, theirs in product(one.parts, other.parts):
        if max(len(part), len(theirs)) > SHORT or denies(part) != denies(theirs):
            continue
        mine, yours = (set(content(w for w in p if w not in ENDS | LONGER)) for p in (part, theirs))
        if mine == yours or (mine and mine < yours) or (yours and yours < mine):
            yield mine & yours


ENDS = frozenset({"stop", "stops", "stopped", "cease", "ceases", "ceased"})
"""Words that deny what is from now on: guests who "stop being guests" are "no longer guests"."""


LONGER = frozenset({"longer"})


def denies(part: tuple[str, ...]) -> bool:
    """Whether words deny, by "not" or by "stop" and the like, and not both."""
    return negated(part) != (sum(word in ENDS for word in part) % 2 == 1)


def opening(one: Said, other: Said) -> tuple[str, ...]:
    """The words with which both begin a part, OPENING or more; empty for fewer."""
    found = [_common(a, b) for a, b in product(one.parts, other.parts)]
    return max((row for row in found if _tells(row)), key=len, default=())


def _common(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    same = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    return a[: min(len(a), len(b)) if same is None else same]


def _tells(row: tuple[str, ...]) -> bool:
    return len(row) >= OPENING and len(set(content(row))) >= OPENING_TELLING


def contradiction(one: str, other: str) -> str:
    """The word that the one says and the other denies of the same thing, right after the same
    beginning: "are broken" against "are frozen, not broken"; empty where there is none."""
    a, b = tokens(one), tokens(other)
    row = _common(tuple(a), tuple(b))
    if not _tells(row):
        return ""
    rest = [words[len(row) :][:NEAR] for words in (a, b)]
    return _denied(*rest) or _denied(rest[1], rest[0])


NEAR = 4
"""Words after the same beginning that are still said of the same thing."""


def _denied(said: list[str], denies: list[str]) -> str:
    """The first word of the one that the other has right after a "not", and not without it."""
    first = next((word for word in said if content([word])), "")
    if not first or set(said[: said.index(first)]) & NEGATIONS:
        return ""
    after = [word for before, word in pairwise(denies) if before in NEGATIONS]
    return first if first in after else ""
