"""Whether two attributions may be of one speaker and one occasion, whatever their words."""

from __future__ import annotations

from ...linked import Quoted
from ...records import Basis
from ..wording import Said, apart, headlines_agree, narrow, negated, said_of, tokens

NEAR = 3
"""Most days between two accounts of one long utterance, where a text does not give the day: outlets
print it a day or two later. Of a short one it is 1, and less where both texts give the day."""
WIDE = 31
"""Days of an interval from which on it says nothing of the occasion."""
REQUOTED = 12
"""Words from which on an utterance is known again on another day: it is quoted from then."""
WHOLLY, NEARLY, MOSTLY = 0.95, 0.9, 0.8
"""Scores of pairs of which all words of the shorter stand in the other, nearly all, or a good part.
Scores order what a person looks through, and from `gathering.SURE` on a pair joins what a shorter
variant holds together; they are chosen, and no share of right pairs."""
TERM = 0.75
"""The score of a few quoted words, by one speaker, where both accounts are dated."""
CONTESTED = 0.7
"""That of a long row of words given to two speakers, or of two that only begin alike."""
REWORDED = 0.65
"""That of a line in other words of one speaker, or of a short one given to two."""
SLIGHT = 0.6
"""That of what is known again by rare words alone, beside a missing day or an unnamed speaker."""
Verdict = tuple[float, str] | None
"""Score 0..1 and reason of a pair that gives one utterance; None of one that does not."""


def said(quoted: Quoted) -> Said:
    """The words of an attribution as they are compared."""
    return said_of(quoted.attribution.kind, quoted.words)


def undated(quoted: Quoted) -> bool:
    """Whether the text itself does not say when it was said."""
    return quoted.when.basis not in (Basis.STATED, Basis.RELATIVE, Basis.GIVEN)


def one_speaker(one: Quoted, other: Quoted) -> bool | None:
    """Whether one speaker is named; None where one of the two names nobody known."""
    left, right = one.attribution.source_entity, other.attribution.source_entity
    return left == right if left and right else None


def other_states(one: Quoted, other: Quoted) -> bool:
    """Whether the two are of speakers for two states."""
    return bool(one.state and other.state and one.state != other.state)


def once_unnamed(one: Quoted, other: Quoted) -> bool:
    """Whether one of the two alone names its speaker, and no states tell them apart."""
    named = (one.attribution.source_entity, other.attribution.source_entity)
    return any(named) and not all(named) and not other_states(one, other)


def near(one: Quoted, other: Quoted) -> bool:
    """Whether the two may be of one occasion. A slogan of a few words is repeated the next day; by
    how much days may differ depends on how long the shorter is, and on what dates the two."""
    short = min(len(said(one).words), len(said(other).words)) < REQUOTED
    loose = undated(one) or undated(other)
    most = (1 if loose else 0) if short else (NEAR if loose else 1)
    return apart(one.when.interval, other.when.interval) <= most


def same_time(one: Quoted, other: Quoted, most: int) -> bool:
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


def comparable(one: Quoted, other: Quoted, most: int) -> bool:
    """Whether one speaker said the two, as `_same_time` has it."""
    return bool(one_speaker(one, other)) and same_time(one, other, most)


def one_news(one: Quoted, other: Quoted) -> bool:
    """Whether the headlines share a word, and some day may be that of both."""
    together = apart(one.when.interval, other.when.interval) == 0
    return together and headlines_agree(one.teller.title, other.teller.title)
