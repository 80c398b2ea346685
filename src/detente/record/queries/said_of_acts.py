"""What was said, asked for by acts: the words by which an act was done, or on which it is told."""

from __future__ import annotations

from typing import Any

from ..filters import Filter

_CUE = "e.anchor_start < json_extract({0}.cue, '$[0][1]') and e.anchor_end > json_extract({0}.cue,"
_CUE += " '$[0][0]')"
"""Whether the words of an act are the cue of an attribution: "warned" is a threat and its words."""


def binding(where: Filter) -> tuple[str, str, tuple[Any, ...]] | None:
    """A list of the ids of attributions that some acts bind, the same as a test of a row `m`, and
    the values of either; None where a filter asks for no act.

    An act binds the attribution on whose word it is told, and the one whose cue tells it.
    """
    tests, values = ["e.shown > 0"], list[Any]()
    for column, several in (("type", where.types), ("standing", where.standing)):
        if several:
            tests.append(f"e.{column} in ({', '.join('?' * len(several))})")
            values += several
    if where.tellers:
        tests.append(
            "(select count(*) from event_members x cross join event_outlets o on o.event = x.event"
            " where x.event_mention = e.id) between ? and ?"
        )
        values += where.tellers
    if not values:
        return None
    act = f"from event_mentions e where {' and '.join(tests)}"
    members = (
        f"select e.said_by {act} and e.said_by is not null union select a.id from event_mentions e"
        f" cross join attributions a on a.article = e.article and {_CUE.format('a')}"
        f" where {' and '.join(tests)}"
    )
    test = (
        f"(exists (select 1 {act} and e.article = m.article and e.said_by = m.id)"
        f" or exists (select 1 {act} and e.article = m.article and {_CUE.format('m')}))"
    )
    return members, test, (*values, *values)
