"""Whether two attributions give one utterance: candidates by key, and the decision of a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations

from ...dates import Interval, later
from ...linked import Pair, Quoted, pair
from ...records import Basis
from ...tables.common_words import frequency
from ..wording import (
    Said,
    apart,
    content,
    headlines_agree,
    key,
    narrow,
    negated,
    rarest,
    rarity,
    runs,
    said_of,
    tokens,
)
from .alike import opening, retold_whole

ROW = 4
"""Words of a row that is a key. With 3, stock phrases ("in the world") join half the press."""
SAMPLE = 4
"""Of so many neighbouring rows the one with the smallest hash is a key (winnowing): two variants
that share ROW + SAMPLE - 1 = 7 words in a row share a key, whatever is cut around them."""
SPEAKER_WORDS = 6
"""Rare words of an utterance that, with its speaker, are keys: for paraphrase and single words."""
NEAR = 3
"""Most days between two accounts of one long utterance, where a text does not give the day: outlets
print it a day or two later. Of a short one it is 1, and less where both texts give the day."""
PAIRED = 4
"""Rarest words of a quotation of which two are a key: for a translation whose speaker one outlet
does not name."""
WIDE = 31
"""Days of an interval from which on it says nothing of the occasion."""
WHOLE = 0.8
"""Least share of the shorter one's words that stand in the longer in rows, to be the same words."""
SAME_SPEAKER = 0.6
"""The same where speaker and day agree: a translation, or a quotation tidied by an editor."""
LONG = 8
"""Words from which on an utterance is told from a stock phrase by its words alone."""
TELLING = 4
"""Words that tell something which two variants must share; 'a step in the right direction' has
two, 'we will respond' one."""
TELLING_LEAST = 3
"""The same where LONG words, the speaker and the days agree: two translations share fewer."""
REQUOTED = 12
"""Words from which on an utterance is known again on another day: it is quoted from then."""
PARAPHRASED = 0.7
"""Least share of the telling words of the shorter that the other gives in its own order."""
PARAPHRASED_RARITY = 3.0
"""Rarity of the shared words from which SAME_SPEAKER of them is enough: "a door nailed shut"."""
DISTINCT = 7
"""Words from which on an utterance given whole to two speakers is known again, where its words are
rare and the headlines agree."""
DISTINCT_RARITY = 3.2
"""Their rarity: "we will not negotiate with terrorists" has 3.0."""
TERM_RARITY = 3.0
"""Rarity of two quoted words ("reckless provocation", 4.2) that are known again where one outlet
names no speaker."""
RARE = 4.5
"""Zipf frequency below which two neighbouring words are a key."""
RETOLD, RETOLD_LEAST, RETOLD_RARITY = 0.5, 2, 1.5
"""Share, number and rarity of the telling words by which a paraphrase is known again where the
headlines agree: "did not mean to let anybody go thirsty" of "has no intention of making …"."""
TRANSLATED = 5
"""Telling words that two translations in another order of words must share, with SAME_SPEAKER of
the shorter."""
TRANSLATED_RARITY = 2.2
"""Their rarity where one outlet names no speaker."""
CUT = 5
"""Words of a part quoted by both from which on it is known again though a text has no day."""
SHORTEST_TERM = 6
"""Letters of a single quoted word that can be known again ("innovative")."""


def said(quoted: Quoted) -> Said:
    """The words of an attribution as they are compared."""
    return said_of(quoted.attribution.kind, quoted.words)


# ------------------------------------------------------------------ candidates by key


def keys(quoted: Quoted) -> tuple[int, ...]:
    """By what it is found: unsigned 64-bit hashes, sorted, each once.

    Rows of its words where they are quoted; its speaker with a rare word, and both with a month.
    """
    one = said(quoted)
    found = {*_rows(one), *_rare_pairs(one)} if one.exact else set()
    if one.exact and len(set(one.whole)) > 1:
        pairs = combinations(sorted(rarest(one.whole, PAIRED)), 2)
        found |= {key("both", *two) for two in pairs}
    speaker = quoted.attribution.source_entity
    if speaker:
        words = rarest(one.telling if one.exact else one.whole, SPEAKER_WORDS)
        months = [f"{when.year}-{when.month}" for when in _months(quoted.when.interval)]
        found |= {key("month", speaker, month, word) for month in months for word in words}
        if one.exact:
            found |= {key("speaker", speaker, word) for word in words}
    return tuple(sorted(found))


def _rows(one: Said) -> Iterator[int]:
    for part in one.parts:
        hashes = [key("row", *row) for row in runs(part, ROW) if len(row) == ROW]
        for window in runs([str(value) for value in hashes], SAMPLE):
            yield min(int(value) for value in window)


def _rare_pairs(one: Said) -> Iterator[int]:
    """Two rare words that follow each other: by these a cut of three words is found."""
    for first, second in runs(one.telling, 2) if len(one.telling) > 1 else []:
        if max(frequency(first), frequency(second)) < RARE:
            yield key("pair", first, second)


def _months(interval: Interval) -> list[date]:
    """The first days of the months that a narrow interval touches, with NEAR days around it."""
    if not narrow(interval, WIDE) or not (interval.earliest and interval.latest):
        return []
    ends = (later(interval.earliest, -NEAR), later(interval.latest, NEAR))
    return sorted({end.replace(day=1) for end in ends})


# ------------------------------------------------------------------ the decision per pair


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
        or _reworded(one, other)
        or _told(one, other)
        or _translated(one, other)
        or _retold(one, other)
    )
    if found is None:
        return None
    score, why = found
    if one.teller.voice == other.teller.voice:
        why += "; one report reprinted"
    return pair(one.attribution.id, other.attribution.id, score, why)


Verdict = tuple[float, str] | None


def _exact(one: Quoted, other: Quoted) -> Verdict:
    """Two that quote: by the words that stand in both, in rows."""
    a, b = said(one), said(other)
    if not (a.exact and b.exact):
        return None
    short, long_ = sorted((a, b), key=lambda s: (len(s.words), s.words))
    shared = _in_both(short.words, long_.words)
    if negated(shared) != negated(short.words) or len(set(content(shared))) < TELLING_LEAST:
        return None
    if _near(one, other):
        share = len(shared) / len(short.words)
        return _one_day(_speaker(one, other), shared, share) or _disputed(one, other, shared, share)
    some = undated(one) or undated(other)
    if _speaker(one, other) is False or not some or len(shared) < REQUOTED:
        return None
    if len(shared) < WHOLE * len(short.words):
        return None
    return 0.8, f"{len(shared)} words in both, and no text gives two days on which they were said"


def _one_day(speaker: bool | None, shared: Sequence[str], share: float) -> Verdict:
    """What words in both tell of two that may be of one occasion; `share` is of the shorter's."""
    score = 0.95 if share == 1 else 0.9 if share >= WHOLE else 0.8
    long_enough = len(shared) >= LONG
    if speaker and share >= SAME_SPEAKER and long_enough:
        return score, f"one speaker, the same days, {share:.0%} of the shorter one's words in both"
    if share < WHOLE or len(set(content(shared))) < TELLING:
        return None
    if speaker is False:
        why = f"{len(shared)} words stand in both in order, given to different speakers"
        return (0.7, why) if long_enough else None
    return score, f"{len(shared)} words stand in both in order"


def _disputed(one: Quoted, other: Quoted, shared: Sequence[str], share: float) -> Verdict:
    """A short line that two outlets give whole, of one day and one news, to two speakers."""
    if share < 1 or len(shared) < DISTINCT or rarity(content(shared)) < DISTINCT_RARITY:
        return None
    if _speaker(one, other) is not False or not _one_news(one, other):
        return None
    return 0.65, f"{len(shared)} rare words stand in both, given to different speakers"


def _one_news(one: Quoted, other: Quoted) -> bool:
    """Whether the headlines share a word, and some day may be that of both."""
    together = apart(one.when.interval, other.when.interval) == 0
    return together and headlines_agree(one.teller.title, other.teller.title)


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
    if not _speaker(one, other) or not _near(one, other):
        return None
    a, b = said(one), said(other)
    short, long_ = sorted((a, b), key=lambda s: (len(s.words), s.words))
    if not (a.exact and b.exact):
        return None
    shared = [part for part in short.parts
              if (_is_term(part) or _is_cut(part)) and _stands(part, long_.words)]  # fmt: skip
    if not shared:
        return None
    known = narrow(one.when.interval, WIDE) and narrow(other.when.interval, WIDE)
    cut = max(len(part) for part in shared) >= CUT
    if not known and not cut and not (set(a.whole) & set(b.whole)) - set(content(shared[0])):
        return None
    words = " ".join(shared[0])
    return 0.75 if known else 0.6, f"one speaker, the same days, and “{words}” quoted by both"


def _unnamed_term(one: Quoted, other: Quoted) -> Verdict:
    """A few rare words quoted of somebody whom one of the two does not name: "a spokesman"."""
    named = (one.attribution.source_entity, other.attribution.source_entity)
    if all(named) or not any(named) or not _near(one, other):
        return None
    if one.state and other.state and one.state != other.state:
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
    return 0.65, f"the same days, and “{' '.join(rare[0])}” quoted by both, once of nobody named"


def _reworded(one: Quoted, other: Quoted) -> Verdict:
    """A short line in other words of grammar ("our patience is not weakness"), or a long one that
    both begin with and one goes on otherwise."""
    speaker, a, b = _speaker(one, other), said(one), said(other)
    if speaker is False or not _near(one, other) or not (a.exact and b.exact):
        return None
    if one.state and other.state and one.state != other.state:
        return None
    dated = all(narrow(quoted.when.interval, WIDE) for quoted in (one, other))
    begun = opening(a, b)
    if speaker and begun:
        return 0.7, f"one speaker, and both begin “{' '.join(begun)}”"
    shared = retold_whole(a, b)
    if rarity(shared) < (TERM_RARITY if dated else UNDATED_RARITY) or not (dated or speaker):
        return None
    return 0.65, f"the same days, and both quote {', '.join(shared)} in few other words"


UNDATED_RARITY = 4.5
"""Rarity of the telling words of a short line ("seamanship", "provocation") from which it is known
again where a paper has no date, of one speaker."""


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


def _told(one: Quoted, other: Quoted) -> Verdict:
    """Paraphrase, or another translation: one speaker, the same days, most of what is said told in
    other words."""
    shared, share = _telling(one, other)
    both = said(one).exact and said(other).exact
    least = TRANSLATED if both else TELLING
    enough = SAME_SPEAKER if both or rarity(shared) >= PARAPHRASED_RARITY else PARAPHRASED
    if len(shared) < least or share < enough:
        return None
    if not _comparable(one, other, 1 if both else NEAR):
        return None
    how = " in another order" if both else ""
    return 0.65, f"one speaker, the same days, {len(shared)} telling words in both{how}"


def _translated(one: Quoted, other: Quoted) -> Verdict:
    """Another translation, of somebody whom one of the two only calls "the President"."""
    named = (one.attribution.source_entity, other.attribution.source_entity)
    if all(named) or not any(named) or (one.state and other.state and one.state != other.state):
        return None
    if not (said(one).exact and said(other).exact):
        return None
    shared, share = _telling(one, other)
    if len(shared) < TRANSLATED or share < PARAPHRASED or rarity(shared) < TRANSLATED_RARITY:
        return None
    if not _same_time(one, other, 1):
        return None
    return 0.6, f"the same days, {len(shared)} telling words in both, once of nobody named"


def _retold(one: Quoted, other: Quoted) -> Verdict:
    """A freer paraphrase in an article on the same news, known by rare words."""
    shared, share = _telling(one, other)
    if said(one).exact and said(other).exact:
        return None
    if len(shared) < RETOLD_LEAST or share < RETOLD or rarity(shared) < RETOLD_RARITY:
        return None
    if not _comparable(one, other, 0) or not _one_news(one, other):
        return None
    return 0.6, f"one speaker, one news, and both tell of {', '.join(sorted(shared))}"


def _telling(one: Quoted, other: Quoted) -> tuple[set[str], float]:
    """The telling words that two share, and their share of those of the shorter."""
    left, right = set(said(one).whole), set(said(other).whole)
    shared = left & right
    return shared, len(shared) / max(min(len(left), len(right)), 1)


def _comparable(one: Quoted, other: Quoted, most: int) -> bool:
    """Whether one speaker said the two, as `_same_time` has it."""
    return bool(_speaker(one, other)) and _same_time(one, other, most)


def _same_time(one: Quoted, other: Quoted, most: int) -> bool:
    """Whether two were said so many days apart at most where a text does not give the day, and
    neither numbers nor a "not" differ."""
    days = most if undated(one) or undated(other) else 0
    if apart(one.when.interval, other.when.interval) > days:
        return False
    if not (narrow(one.when.interval, WIDE) and narrow(other.when.interval, WIDE)):
        return False
    if any(word[0].isdigit() for word in set(said(one).whole) ^ set(said(other).whole)):
        return False
    return negated(tokens(one.words)) == negated(tokens(other.words))


def _speaker(one: Quoted, other: Quoted) -> bool | None:
    """Whether one speaker is named; None where one of the two names nobody known."""
    left, right = one.attribution.source_entity, other.attribution.source_entity
    return left == right if left and right else None


def _near(one: Quoted, other: Quoted) -> bool:
    """Whether the two may be of one occasion. A slogan of a few words is repeated the next day; by
    how much days may differ depends on how long the shorter is, and on what dates the two."""
    short = min(len(said(one).words), len(said(other).words)) < REQUOTED
    loose = undated(one) or undated(other)
    most = (1 if loose else 0) if short else (NEAR if loose else 1)
    return apart(one.when.interval, other.when.interval) <= most


def undated(quoted: Quoted) -> bool:
    """Whether the text itself does not say when it was said."""
    return quoted.when.basis not in (Basis.STATED, Basis.RELATIVE, Basis.GIVEN)
