"""One utterance told in other words: paraphrased, translated, or changed in grammar."""

from __future__ import annotations

from ...linked import Quoted
from ..wording import narrow, rarity
from .alike import opening, retold_whole
from .occasion import (
    CONTESTED,
    NEAR,
    REWORDED,
    SLIGHT,
    WIDE,
    Verdict,
    comparable,
    near,
    once_unnamed,
    one_news,
    one_speaker,
    other_states,
    said,
    same_time,
)

SAME_SPEAKER = 0.6
"""Least share of the shorter one's words that stand in the other where speaker and day agree: a
translation, or a quotation tidied by an editor."""
TELLING = 4
"""Words that tell something which two variants must share; 'a step in the right direction' has
two, 'we will respond' one."""
PARAPHRASED = 0.7
"""Least share of the telling words of the shorter that the other gives in its own order."""
PARAPHRASED_RARITY = 3.0
"""Rarity of the shared words from which SAME_SPEAKER of them is enough: "a door nailed shut"."""
TERM_RARITY = 3.0
"""Rarity of two quoted words ("reckless provocation", 4.2) that are known again where one outlet
names no speaker."""
RETOLD, RETOLD_LEAST, RETOLD_RARITY = 0.5, 2, 1.5
"""Share, number and rarity of the telling words by which a paraphrase is known again where the
headlines agree: "did not mean to let anybody go thirsty" of "has no intention of making …"."""
TRANSLATED = 5
"""Telling words that two translations in another order of words must share, with SAME_SPEAKER of
the shorter."""
TRANSLATED_RARITY = 2.2
"""Their rarity where one outlet names no speaker."""
UNDATED_RARITY = 4.5
"""Rarity of the telling words of a short line ("seamanship", "provocation") from which it is known
again where a paper has no date, of one speaker."""


def reworded(one: Quoted, other: Quoted) -> Verdict:
    """A short line in other words of grammar ("our patience is not weakness"), or a long one that
    both begin with and one goes on otherwise."""
    speaker, a, b = one_speaker(one, other), said(one), said(other)
    if speaker is False or not near(one, other) or not (a.exact and b.exact):
        return None
    if other_states(one, other):
        return None
    dated = all(narrow(quoted.when.interval, WIDE) for quoted in (one, other))
    begun = opening(a, b)
    if speaker and begun:
        return CONTESTED, f"one speaker, and both begin “{' '.join(begun)}”"
    shared = retold_whole(a, b)
    if rarity(shared) < (TERM_RARITY if dated else UNDATED_RARITY) or not (dated or speaker):
        return None
    return REWORDED, f"the same days, and both quote {', '.join(shared)} in few other words"


def told(one: Quoted, other: Quoted) -> Verdict:
    """Paraphrase, or another translation: one speaker, the same days, most of what is said told in
    other words."""
    shared, share = _telling(one, other)
    both = said(one).exact and said(other).exact
    least = TRANSLATED if both else TELLING
    enough = SAME_SPEAKER if both or rarity(shared) >= PARAPHRASED_RARITY else PARAPHRASED
    if len(shared) < least or share < enough:
        return None
    if not comparable(one, other, 1 if both else NEAR):
        return None
    how = " in another order" if both else ""
    return REWORDED, f"one speaker, the same days, {len(shared)} telling words in both{how}"


def translated(one: Quoted, other: Quoted) -> Verdict:
    """Another translation, of somebody whom one of the two only calls "the President"."""
    if not once_unnamed(one, other):
        return None
    if not (said(one).exact and said(other).exact):
        return None
    shared, share = _telling(one, other)
    if len(shared) < TRANSLATED or share < PARAPHRASED or rarity(shared) < TRANSLATED_RARITY:
        return None
    if not same_time(one, other, 1):
        return None
    return SLIGHT, f"the same days, {len(shared)} telling words in both, once of nobody named"


def retold(one: Quoted, other: Quoted) -> Verdict:
    """A freer paraphrase in an article on the same news, known by rare words."""
    shared, share = _telling(one, other)
    if said(one).exact and said(other).exact:
        return None
    if len(shared) < RETOLD_LEAST or share < RETOLD or rarity(shared) < RETOLD_RARITY:
        return None
    if not comparable(one, other, 0) or not one_news(one, other):
        return None
    return SLIGHT, f"one speaker, one news, and both tell of {', '.join(sorted(shared))}"


def _telling(one: Quoted, other: Quoted) -> tuple[set[str], float]:
    """The telling words that two share, and their share of those of the shorter."""
    left, right = set(said(one).whole), set(said(other).whole)
    shared = left & right
    return shared, len(shared) / max(min(len(left), len(right)), 1)
