"""The keys by which threads and positions are noted as touched, and what is kept of them is found.

A thread is told of an issue between two states, a position of a state on an issue. The functions
`sql_…` give the same key as an expression of SQL over the names of columns.
"""

from __future__ import annotations

_MARK = "|"
"""Between the parts of a key; it stands in no id of an issue and in no ISO3."""

Key = tuple[str, str, str]
"""An issue and two states (ISO3), in order."""


def of_pair(one: str, other: str) -> str:
    """Two states, as threads name theirs."""
    return _MARK.join((one, other))


def of_threads(issue: str, one: str, other: str) -> str:
    """The key of the threads on an issue between two states."""
    return _MARK.join((issue, of_pair(one, other)))


def threads_of(key: str) -> Key:
    """The issue and the two states of such a key."""
    issue, one, other = key.split(_MARK)
    return issue, one, other


def of_positions(actor: str, issue: str) -> str:
    """The key of the positions of a state on an issue."""
    return _MARK.join((actor, issue))


def positions_of(key: str) -> tuple[str, str]:
    """The state and the issue of such a key."""
    actor, issue = key.split(_MARK)
    return actor, issue


def sql_pair(one: str, other: str) -> str:
    """`of_pair` of two columns."""
    return f"{one} || '{_MARK}' || {other}"


def sql_threads(issue: str, one: str, other: str) -> str:
    """`of_threads` of three columns."""
    return sql_threads_of_pair(issue, sql_pair(one, other))


def sql_threads_of_pair(issue: str, pair: str) -> str:
    """The same where one column holds the pair."""
    return f"{issue} || '{_MARK}' || {pair}"


def sql_positions(actor: str, issue: str) -> str:
    """`of_positions` of two columns."""
    return f"{actor} || '{_MARK}' || {issue}"
