"""What articles themselves judge of a relation: "took ties to a post-Cold War low", in their words.

A sentence judges the relation of two states where three things stand together in it: a word for the
relation (ties, relationship, tension, conflict), both states right beside that word ("US-Russia
ties", "tension between Oslo and Lome", "Chad's relations with Norway"), and, in the words that
follow, a degree that is compared with other times ("the worst since 1990", "a record low", "at
their warmest in decades"). What is denied, hoped for, or of trade alone is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..record import Filter, Record, queries
from ..record.queries.search import rankable
from ..spans import Span
from ..tables.states import State, by_iso3
from . import gather
from .near import sentences_of
from .shapes import Head, Words

MOST_READ = 60
"""Articles that are read for such a sentence, the best matches first: a long folder has ten."""
MOST_SHOWN = 6
"""Judgements on a page, half a screen."""
BESIDE = 40
"""Characters before the word for the relation in which a state may stand ("US-Russian")."""
AFTER = 60
"""Characters after it in which "between A and B" or "with B" ends."""
REACH = 110
"""Characters between the relation and its degree: "has been driven by events to its"."""

_WORD = (
    r"\b(?P<word>relations?|relationship|ties|rapport|tensions?|conflict|rift|friction|hostility|"
    r"enmity|estrangement)\b"
)
_BAD_THINGS = frozenset(
    ["tension", "tensions", "conflict", "rift", "friction", "hostility", "enmity", "estrangement"]
)
_SINCE = (
    r"(?:since|in (?:(?:many|several|two|three|four|five|ten|\d+|a few) )?(?:years|decades)|"
    r"in (?:a|one) (?:generation|decade)|in (?:\w+ )?(?:memory|history)|ever\b|of all time)"
)
_WORSE = (
    r"(?:worst|lowest|tensest|coldest|chilliest|frostiest|deepest|sharpest|gravest|bitterest|"
    r"weakest|poorest|most (?:strained|tense|hostile|dangerous|fraught|acrimonious|serious|bitter))"
)
_BETTER = r"(?:best|closest|warmest|friendliest|strongest|smoothest|most (?:cordial|friendly))"
_HIGH = r"(?:highest|greatest)"
_TURN = (
    r"(?:(?:post-Cold War|post-war|all-time|historic|record|new|\w+-year|multi-year) "
    r"(?P<turn>low|nadir|high|peak))\b"
)
_DEGREE = re.compile(
    rf"\b(?:(?P<worse>{_WORSE})|(?P<better>{_BETTER})|(?P<high>{_HIGH}))\b[^.;:]{{0,40}}?\b{_SINCE}"
    rf"|{_TURN}",
    re.IGNORECASE,
)
_REST = re.compile(r"[^.,;:”\"]{0,60}(?=[.,;:”\"]|$)|")
"""What a degree is compared with, to the end of its clause: "the end of the Cold War"."""
_RELATION = re.compile(_WORD, re.IGNORECASE)
_NOT_MEANT = re.compile(
    r"\b(?:not|no longer|never|n[’']t|hardly|far from|denied|denies|could|would|may|might|if|avoid|"
    r"hopes?|hoped|fears? that|trade|economic|commercial|business|cultural|diplomatic-level)\b",
    re.IGNORECASE,
)
_QUERY = (
    '("cold war low" OR "all time low" OR "record low" OR "historic low" OR "new low" OR "year low"'
    ' OR "cold war high" OR "record high" OR worst OR lowest OR tensest OR coldest OR deepest OR'
    " sharpest OR gravest OR best OR closest OR warmest OR highest OR strained OR tense OR hostile)"
    " AND (relations OR relationship OR ties OR tension OR conflict OR rift OR friction)"
)


@dataclass(frozen=True, slots=True)
class Degree:
    """A judgement in a sentence: where its telling words stand, from the relation to the degree,
    and whether it is worse or better than at other times."""

    start: int
    end: int
    worse: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation as an article judges it: its sentence, and the words in it that do."""

    article: Head
    sentence: Words
    words: Words
    worse: bool


def judged(record: Record, pair: tuple[str, str], where: Filter) -> list[Judged]:
    """The sentences in which articles judge the relation of two states (ISO3) against other times,
    those that find it worse first, then by day. Of the filter days and outlets count, the days as
    those of publication. Raises BadRecord.
    """
    one, other = (by_iso3()[name] for name in pair)
    query = f"{_QUERY} AND {_any_of(one)} AND {_any_of(other)}"
    asked = Filter(start=where.start, end=where.end, outlets=where.outlets, words=query)
    hits = queries.search(record, asked, MOST_READ, by_time=not rankable(record, query))
    ids = [hit.id for hit in hits]
    heads, texts = gather.heads(record, ids), queries.texts(record, ids)
    found = [
        _judged(heads[ident], texts[ident], start, end, degree)
        for ident in ids if ident in heads and ident in texts
        for start, end in sentences_of(texts[ident])
        for degree in degrees(texts[ident][start:end], one, other)
    ]  # fmt: skip
    return sorted(found, key=lambda it: (not it.worse, str(it.article.published.earliest)))


def degrees(sentence: str, one: State, other: State) -> Iterator[Degree]:
    """The judgements of the relation of two states in a sentence, at most one."""
    flat = re.sub(r"\s", " ", sentence)
    for relation in _RELATION.finditer(flat):
        after = flat[relation.end() : relation.end() + AFTER + REACH]
        degree = _DEGREE.search(after)
        if not degree:
            continue
        between = after[: degree.start()]
        meant = f"{flat[max(0, relation.start() - BESIDE) : relation.start()]} {between}"
        if _NOT_MEANT.search(meant) or ";" in between:
            continue
        if len(between) <= AFTER + REACH and _is_of_both(flat, relation, between, (one, other)):
            worse = _is_worse(degree, relation["word"].lower() in _BAD_THINGS)
            rest = _REST.match(flat, relation.end() + degree.end())
            yield Degree(relation.start(), rest.end() if rest else len(flat), worse)
            return


def _is_of_both(flat: str, relation: re.Match[str], between: str, pair: Sequence[State]) -> bool:
    """Whether the word for a relation has both states beside it, and no "between" or "with" that
    names another."""
    before = flat[max(0, relation.start() - BESIDE) : relation.start()]
    one, other = (_named(state) for state in pair)
    among = re.match(r" between (.{1,60})", between)
    if among:
        return bool(one.search(among[1]) and other.search(among[1]))
    beside = re.match(r" with (.{1,40})", between)
    if beside:
        return any(
            a.search(before) and b.search(beside[1]) for a, b in ((one, other), (other, one))
        )
    return bool(one.search(before) and other.search(before))


def _is_worse(degree: re.Match[str], bad: bool) -> bool:
    """Whether a degree is to the worse; high tension is worse, high ties are better."""
    if degree["worse"] or degree["better"]:
        low = degree["worse"] and degree["worse"].lower() in ("lowest", "weakest")
        return not bad if low else bool(degree["worse"])
    if degree["high"]:
        return bad
    return bad if degree["turn"].lower() in ("high", "peak") else not bad


def _judged(head: Head, text: str, start: int, end: int, degree: Degree) -> Judged:
    whole = Span(head.id, start, end).trimmed(text)
    first = _widened(text, start, start + degree.start)
    inner = Span(head.id, first, start + degree.end)
    return Judged(
        head, Words((whole,), whole.words(text)), Words((inner,), inner.words(text)),
        degree.worse,
    )  # fmt: skip


def _widened(text: str, start: int, at: int) -> int:
    """Where the words begin: at the relation, with the states that stand right before it."""
    found = re.search(r"(?:[A-Z][\w.’'-]*[ -]?){1,3}\s?$", text[start:at])
    return start + found.start() if found else at


@lru_cache(maxsize=512)
def _named(state: State) -> re.Pattern[str]:
    """The names of a state, of its people, capital and government, as whole words."""
    names = "|".join(sorted(map(re.escape, _names(state)), key=len, reverse=True))
    return re.compile(rf"(?<![\w.])(?:{names})(?:[’']s?)?(?!\w)")


def _names(state: State) -> list[str]:
    every = (state.name, *state.names, *state.demonyms, *state.metonyms, state.capital or "")
    return [name for name in every if name]


def _any_of(state: State) -> str:
    """A query for any of the names of a state."""
    quoted = dict.fromkeys(name.replace('"', "") for name in _names(state))
    return "(" + " OR ".join(f'"{name}"' for name in quoted) + ")"


def shown(found: Iterable[Judged]) -> list[Judged]:
    """Those for a page: one of each article."""
    first: dict[str, Judged] = {}
    for one in found:
        first.setdefault(one.article.id, one)
    return list(first.values())[:MOST_SHOWN]
