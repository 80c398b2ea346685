"""Who answers and acts for no state: organisations, their people, and governments told as a group.

A thread is told between two states; NATO, the IAEA or "Western governments" may answer in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ...records import Side, When
from ...tables import organisations, people

KINDS = frozenset({"international", "alliance"})
"""Kinds of organisations that answer states as one of them does."""
_GROUP = re.compile(
    r"^(?:the\s+|most\s+|other\s+|several\s+|many\s+)?"
    r"(?:(?:Western|European|NATO|EU|Arab|African|Asian|Gulf|Baltic|Nordic|allied|foreign|"
    r"neighbou?ring|Security Council)\s+"
    r"(?:governments|capitals|powers|allies|leaders|officials|diplomats|ministers|"
    r"foreign ministers|defen[cs]e ministers|members|states|nations|countries)"
    r"|governments in the West|(?:the\s+)?(?:alliance|allies|bloc)|UN inspectors)$",
    re.IGNORECASE,
)
"""Plain words for governments that a text tells only as a group."""


def names(sides: Iterable[Side], when: When) -> tuple[str, ...]:
    """Who of some sides answers for no state, by name, each once."""
    return tuple(dict.fromkeys(name for side in sides if (name := _name(side, when))))


def _name(side: Side, when: When) -> str:
    if side.state:
        return ""
    entity = side.entity or ""
    kind, _, ident = entity.partition(":")
    if kind == "organisation":
        return _organisations().get(entity, "")
    if kind == "person":
        person = people.by_id().get(ident) or people.by_id().get(entity)
        held = person.terms if person else ()
        fits = any(one.kind == "international" and one.may_hold(when.interval) for one in held)
        return person.name if person and fits else ""
    return _plain(side.name)


def _plain(name: str) -> str:
    """ "NATO's leaders" are told as NATO; a group by its own words."""
    of, _, _ = name.replace("’", "'").partition("'s ")
    known = _by_name().get(of.removeprefix("the ").removeprefix("The "))
    return known or (name if _GROUP.match(name) else "")


@cache
def _organisations() -> dict[str, str]:
    """Names by ids, of those that answer."""
    return {f"organisation:{one.id.removeprefix('organisation:')}": one.name
            for one in organisations.organisations()
            if one.kind in KINDS and not one.state}  # fmt: skip


@cache
def _by_name() -> dict[str, str]:
    return {name: one.name for one in organisations.organisations()
            if one.kind in KINDS and not one.state for name in one.names}  # fmt: skip
