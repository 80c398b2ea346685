"""Whether two attributions give one utterance: the decision of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from ...linked import Pair, Quoted, pair
from ..wording import apart, content, narrow, negated, rarity
from . import rewording
from .memorable import remembered
from .occasion import (
    CONTESTED,
    MOSTLY,
    NEAR,
    NEARLY,
    REQUOTED,
    REWORDED,
    SLIGHT,
    TERM,
    WHOLLY,
    WIDE,
    Verdict,
    near,
    once_unnamed,
    one_news,
    one_speaker,
    said,
    undated,
)
from .rewording import SAME_SPEAKER, TELLING, TERM_RARITY

WHOLE = 0.8
"""Least share of the shorter one's words that stand in the longer in rows, to be the same words."""
LONG = 8
"""Words from which on an utterance is told from a stock phrase by its words alone."""
TELLING_LEAST = 3
"""As TELLING, where LONG words, the speaker and the days agree: two translations share fewer."""
DISTINCT = 7
"""Words from which on an utterance given whole to two speakers is known again, where its words are
rare and the headlines agree."""
DISTINCT_RARITY = 3.2
"""Their rarity: "we will not negotiate with terrorists" has 3.0."""
CUT = 5
"""Words of a part quoted by both from which on it is known again though a text has no day."""
SHORTEST_TERM = 6
"""Letters of a single quoted word that can be known again ("innovative")."""


def decide(one: Quoted, other: Quoted) -> Pair | None:
    """Whether two attributions give one utterance, with score and reason; None where not.

    Silent on two of one article: they may be one within the other, or a refrain.
    """
    if one.attribution.article == other.attribution.article:
        return None
    if one.attribution.polarity != other.attribution.polarity:
        return None
    found = (
        _exact(one, other)
        or _term(one, other)
        or _unnamed_term(one, other)
        or rewording.reworded(one, other)
        or rewording.told(one, other)
        or rewording.translated(one, other)
        or rewording.retold(one, other)
        or remembered(one, other)
    )
    if found is None:
        return None
    score, why = found
    if one.teller.voice == other.teller.voice:
        why += "; one report reprinted"
    return pair(one.attribution.id, other.attribution.id, score, why)


def _exact(one: Quoted, other: Quoted) -> Verdict:
    """Two that quote: by the words that stand in both, in rows."""
    a, b = said(one), said(other)
    if not (a.exact and b.exact):
        return None
    short, long_ = sorted((a, b), key=lambda s: (len(s.words), s.words))
    shared = _in_both(short.words, long_.words)
    if negated(shared) != negated(short.words) or len(set(content(shared))) < TELLING_LEAST:
        return None
    speaker = one_speaker(one, other)
    if near(one, other):
        share = len(shared) / len(short.words)
        return _one_day(speaker, shared, share) or _disputed(one, other, shared, share)
    some = undated(one) or undated(other)
    if speaker is False or not some or len(shared) < REQUOTED:
        return None
    if len(shared) < WHOLE * len(short.words):
        return None
    return (
        MOSTLY,
        f"{len(shared)} words in both, and no text gives two days on which they were said",
    )


def _one_day(speaker: bool | None, shared: Sequence[str], share: float) -> Verdict:
    """What words in both tell of two that may be of one occasion; `share` is of the shorter's."""
    score = WHOLLY if share == 1 else NEARLY if share >= WHOLE else MOSTLY
    long_enough = len(shared) >= LONG
    if speaker and share >= SAME_SPEAKER and long_enough:
        return score, f"one speaker, the same days, {share:.0%} of the shorter one's words in both"
    if share < WHOLE or len(set(content(shared))) < TELLING:
        return None
    if speaker is False:
        why = f"{len(shared)} words stand in both in order, given to different speakers"
        return (CONTESTED, why) if long_enough else None
    return score, f"{len(shared)} words stand in both in order"


def _disputed(one: Quoted, other: Quoted, shared: Sequence[str], share: float) -> Verdict:
    """A short line that two outlets give whole, of one day and one news, to two speakers."""
    if share < 1 or len(shared) < DISTINCT or rarity(content(shared)) < DISTINCT_RARITY:
        return None
    if one_speaker(one, other) is not False or not one_news(one, other):
        return None
    return REWORDED, f"{len(shared)} rare words stand in both, given to different speakers"


def _in_both(short: Sequence[str], long_: Sequence[str]) -> list[str]:
    """The words of the shorter that stand in the longer in order: in rows, or alone if they tell
    something."""
    if tuple(short) == tuple(long_):
        return list(short)
    blocks = SequenceMatcher(None, short, long_, autojunk=False).get_matching_blocks()
    rows = [short[block.a : block.a + block.size] for block in blocks]
    return [word for row in rows if len(row) > 1 or content(row) for word in row]


def _term(one: Quoted, other: Quoted) -> Verdict:
    """One or a few quoted words: only with the same speaker and the same days."""
    a, b = said(one), said(other)
    if not one_speaker(one, other) or not (a.exact and b.exact):
        return None
    if not near(one, other):
        return _beside_term(one, other)
    short, long_ = sorted((a, b), key=lambda s: (len(s.words), s.words))
    shared = [part for part in short.parts
              if (_is_term(part) or _is_cut(part)) and _stands(part, long_.words)]  # fmt: skip
    if not shared:
        return _beside_term(one, other)
    known = narrow(one.when.interval, WIDE) and narrow(other.when.interval, WIDE)
    cut = max(len(part) for part in shared) >= CUT
    if not known and not cut and not (set(a.whole) & set(b.whole)) - set(content(shared[0])):
        return None
    words = " ".join(shared[0])
    return TERM if known else SLIGHT, f"one speaker, the same days, and “{words}” quoted by both"


def _beside_term(one: Quoted, other: Quoted) -> Verdict:
    """A quoted word that is short, or printed two days later: with telling words beside it, outside
    the marks, in both ("made tickets “a club”")."""
    if not (undated(one) or undated(other)) or not _days_known(one, other):
        return None
    short, long_ = sorted((said(one), said(other)), key=lambda s: (len(s.words), s.words))
    shared = [part for part in short.parts
              if len(part) < LONG and content(part) and _stands(part, long_.words)]  # fmt: skip
    beside = (set(short.whole) & set(long_.whole)) - {w for part in shared for w in content(part)}
    if not shared or len(beside) < BESIDE:
        return None
    words, others = " ".join(shared[0]), ", ".join(sorted(beside)[:2])
    return SLIGHT, f"one speaker, near days, “{words}” quoted by both beside {others}"


BESIDE = 2
"""Telling words outside the marks that both must have beside such a word."""


def _days_known(one: Quoted, other: Quoted) -> bool:
    """Whether both are dated, and so near that a line is still quoted from the day it was said."""
    a, b = one.teller.published.interval, other.teller.published.interval
    if not (narrow(a, WIDE) and narrow(b, WIDE)) or apart(a, b) > NEAR:
        return False
    return apart(one.when.interval, other.when.interval) <= NEAR


def _unnamed_term(one: Quoted, other: Quoted) -> Verdict:
    """A few rare words quoted of somebody whom one of the two does not name: "a spokesman"."""
    if not once_unnamed(one, other) or not near(one, other):
        return None
    if not (narrow(one.when.interval, WIDE) and narrow(other.when.interval, WIDE)):
        return None
    short, long_ = sorted((said(one), said(other)), key=lambda s: (len(s.words), s.words))
    if not (short.exact and long_.exact):
        return None
    shared = [part for part in short.parts if len(part) < LONG and _stands(part, long_.words)]
    rare = [part for part in shared
            if len(set(content(part))) > 1 and rarity(content(part)) >= TERM_RARITY]  # fmt: skip
    if not rare:
        return None
    return (
        REWORDED,
        f"the same days, and “{' '.join(rare[0])}” quoted by both, once of nobody named",
    )


def _is_term(part: Sequence[str]) -> bool:
    telling = [word for word in part if content([word])]
    return len(part) < LONG and any(len(word) >= SHORTEST_TERM for word in telling)


def _is_cut(part: Sequence[str]) -> bool:
    """Whether a short clause tells enough to be known again on its day: "it would be a cause for
    war"."""
    return CUT <= len(part) < LONG and len(set(content(part))) > 1


def _stands(part: Sequence[str], words: Sequence[str]) -> bool:
    size = len(part)
    return any(tuple(words[at : at + size]) == tuple(part) for at in range(len(words) - size + 1))
