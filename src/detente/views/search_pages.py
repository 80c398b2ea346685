"""The pages that a search names: issues, people and states, two states together, threads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from ..record import Record, queries
from ..record.queries.entities import Called
from ..record.queries.matrix import act_on_each_other
from ..tables.issues import issues, words_of
from ..tables.states import by_iso3
from . import gather
from .questions import EMPTY_WORDS, as_asked
from .search_names import called_in, without
from .shapes import IssueName
from .threads import ThreadView

MOST_OF_A_KIND = 3
"""Issues, people and states that are offered, and threads: together a line or two."""
MOST_THREADS = 2
"""Threads in that line, whose names are long."""


_PREFIXES = frozenset(
    [
        "anti",
        "counter",
        "cross",
        "ex",
        "inter",
        "multi",
        "non",
        "post",
        "pre",
        "pro",
        "sub",
        "trans",
    ]
)
"""Parts of a name that name nothing alone: "post-Cold War low" is not about post-Soviet states."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A page that a search names: its kind (issue, entity, dyad, thread), what it is called, and
    the ids in its address."""

    kind: str
    name: str
    ids: tuple[str, ...]
    of: str = ""  # of an entity: person, state …


def offers(record: Record, words: str, lives: Sequence[ThreadView]) -> list[Offer]:
    """The pages that the words of a search name, with threads about them. Raises BadRecord."""
    about = [one.issue.id for one in lives]
    names = called_in(record, words)
    called = [one for one, _ in names]
    others = reduce(without, [name for _, name in names], words)
    issues_ = issues_named(record, words, about) or issues_headed(record, others)
    named = [Offer("issue", one.name, (one.id,)) for one in issues_]
    people = [Offer("entity", one.name, (one.id,), one.kind) for one in called]
    threads = [Offer("thread", one.heading, (one.id,)) for one in lives if len(one.steps) > 1]
    return [*named, *people, *_dyad(record, called), *threads[:MOST_THREADS]]


def issues_named(record: Record, words: str, about: Sequence[str]) -> tuple[IssueName, ...]:
    """The issues of a record that the words of a search name, by words of theirs that need no
    company ("Putin on the enlargement of NATO" is about NATO enlargement, whatever the articles
    call it), the most touched first; then those of threads `about` the words.
    """
    told = words_of(as_asked(words))
    named = [one for one in _touched(record) if _worded(one, told)]
    return gather.issues_of(list(dict.fromkeys([*named, *about]))[:MOST_OF_A_KIND])


def issues_headed(record: Record, words: str) -> tuple[IssueName, ...]:
    """The issues of a record that have one of the words in their name, the most touched first."""
    told = words_of(as_asked(words))
    return gather.issues_of(
        [one for one in _touched(record) if _headed(one, told)][:MOST_OF_A_KIND]
    )


def _touched(record: Record) -> list[str]:
    return [one.issue for one in queries.issue_counts(record)]


def _worded(issue: str, told: Sequence[str]) -> bool:
    known = issues().get(issue)
    return known is not None and any(
        set(one.words) <= set(told) and not one.company for one in known.patterns
    )


def _headed(issue: str, told: Sequence[str]) -> bool:
    known = issues().get(issue)
    words = words_of(known.name if known else "")
    names = {one.replace("’", "'").removesuffix("'s") for one in words} - EMPTY_WORDS
    return bool((names - _PREFIXES) & set(told))


def _dyad(record: Record, called: Sequence[Called]) -> list[Offer]:
    """Two states that are named, where they do something to each other or together."""
    states = [one.state for one in called if one.kind == "state" and one.state in by_iso3()]
    if len(states) != 2 or not act_on_each_other(record, *states):
        return []
    names = [by_iso3()[one].name for one in states]
    return [Offer("dyad", f"{names[0]} and {names[1]}", tuple(states))]
