"""A line that is remembered: its image stands in every telling, whatever becomes of the rest. "The
border is not a trench" and "a frontier is no trench" are one, told weeks apart."""

from __future__ import annotations

from ...linked import Quoted
from ..wording import apart, content, rarity, tokens
from .alike import denies
from .occasion import (
    CONTESTED,
    REWORDED,
    WIDE,
    Verdict,
    one_speaker,
    other_states,
    said,
    undated,
)

LEAST = 3
"""Words that make the image, beside those of the headlines: "cupboard", "house", "stranger"."""
RARITY = 3.5
"""Their rarity together; "a road that others can close" has 3.2 and might be anybody's."""
SHARE = 0.6
"""Least share, by rarity, of the shorter one's telling words that both have."""
DISPUTED = 0.8
"""The same where two speakers are named."""
WORDS = 5
"""Words in a row that both quote at least: one quoted word is no image."""
SHORT = 30
"""Words up to which a quotation is one image; a longer one has many words by chance."""


def remembered(one: Quoted, other: Quoted) -> Verdict:
    """Whether two quotations have the same image, at most WIDE days apart, of one speaker or of one
    whom an outlet does not name; of two speakers only where nearly all of it stands in both.

    Of the six pairs that it alone joins in 278 articles of benchmarks, five are one utterance.
    """
    if not _may_be(one, other):
        return None
    shared, share = _image(one, other)
    speaker = one_speaker(one, other)
    if len(shared) < LEAST or rarity(shared) < RARITY:
        return None
    if share < (DISPUTED if speaker is False else SHARE):
        return None
    words = ", ".join(sorted(shared)[:LEAST])
    if speaker is False:
        return CONTESTED, f"both quote {words}, given to different speakers"
    return REWORDED, f"both quote {words}, in other words around them"


def _may_be(one: Quoted, other: Quoted) -> bool:
    a, b = said(one), said(other)
    if not (a.exact or b.exact) or min(len(a.words), len(b.words)) > SHORT:
        return False
    if not (a.exact and b.exact) and not one_speaker(one, other):
        return False
    if min(max(map(len, spoken.parts), default=0) for spoken in (a, b)) < WORDS:
        return False
    if denies(a.words) != denies(b.words):
        return False
    if other_states(one, other) and one_speaker(one, other) is not False:
        return False
    days = apart(one.when.interval, other.when.interval)
    return days <= (WIDE if undated(one) or undated(other) else 0)


def _image(one: Quoted, other: Quoted) -> tuple[set[str], float]:
    """The telling words that two share, beside those of their headlines, and their share of the
    shorter one's, by rarity."""
    heads = {*content(tokens(one.teller.title or "")), *content(tokens(other.teller.title or ""))}
    left, right = _plain(said(one).whole), _plain(said(other).whole)
    shared = (left & right) - heads
    least = min(rarity(left), rarity(right))
    return shared, rarity(shared) / least if least else 0.0


def _plain(stems: tuple[str, ...]) -> set[str]:
    """Stems without numbers and contractions, of which no image is made."""
    return {one for one in stems if one.isalpha()}
