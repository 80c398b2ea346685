"""Issues of international relations and the words by which a text touches them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..errors import BadTable
from . import rows, split


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words in a row (lemmas, lower case, no hyphens) that touch an issue.

    `company` is empty, or holds word rows of which one must stand in the article, for `near` in the
    same paragraph. `exact` words count only as they are written: "democracy", not "democracies".
    """

    issue: str
    words: tuple[str, ...]
    company: frozenset[tuple[str, ...]] = frozenset()
    near: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """What states deal with or disagree about (ICOW)."""

    id: str
    name: str
    description: str
    patterns: tuple[Pattern, ...]


def words_of(text: str) -> tuple[str, ...]:
    """A text as patterns see it: lower case, hyphens and blanks part words, full stops fall."""
    return tuple(text.lower().replace(".", "").replace("-", " ").split())


@cache
def issues() -> dict[str, Issue]:
    """Every issue by id. Raises BadTable when an id stands twice or an issue has no words."""
    found: dict[str, Issue] = {}
    for row in rows("issues"):
        key = row["id"]
        if key in found or not row["words"]:
            raise BadTable(f"data/issues.csv: issue '{key}' stands twice or has no words")
        company, close = (frozenset(map(words_of, split(row[name]))) for name in COMPANY)
        patterns = [_pattern(key, part) for part in split(row["words"])]
        patterns += [_pattern(key, part, company) for part in split(row["loose"])]
        patterns += [_pattern(key, part, close, near=True) for part in split(row["near"])]
        found[key] = Issue(key, row["name"], row["description"], tuple(patterns))
    return found


COMPANY = ("company", "beside")
"""The columns with the company of the words of `loose` and of `near`."""


def _pattern(
    issue: str, part: str, company: frozenset[tuple[str, ...]] = frozenset(), *, near: bool = False
) -> Pattern:
    exact = part.startswith(EXACT)
    return Pattern(issue, words_of(part.removeprefix(EXACT)), company, near, exact)


EXACT = "="
"""Begins a row of words that count only as they are written."""


@cache
def by_first_word() -> dict[str, tuple[Pattern, ...]]:
    """The patterns by their first word, the longest first: what a text is matched with."""
    return index(pattern for issue in issues().values() for pattern in issue.patterns)


@cache
def companions() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The word rows that serve as company, by their first word."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for issue in issues().values():
        for pattern in issue.patterns:
            for words in pattern.company:
                found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(some)) for first, some in found.items()}


def index(patterns: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    """Patterns by their first word, the longest first, then by issue."""
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        found.setdefault(pattern.words[0], []).append(pattern)
    return {first: tuple(sorted(some, key=lambda p: (-len(p.words), p.issue, p.words)))
            for first, some in found.items()}  # fmt: skip
