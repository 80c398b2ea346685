"""Who acts for a state: governments and their people, not parties, firms, members of parliament."""

from __future__ import annotations

import re
from functools import cache

from ..records import Side, When
from ..tables import organisations, people


def speaks(side: Side, when: When) -> bool:
    """Whether somebody acts for a state: not a party, an outlet, a firm, or a member of parliament.

    Somebody whom the tables do not know is taken at the article's word.
    """
    if _APART.search(side.name):
        return False
    entity = side.entity or ""
    kind, _, ident = entity.partition(":")
    if kind == "person" and (person := people.by_id().get(ident) or people.by_id().get(entity)):
        terms = [term for term in person.terms if term.may_hold(when.interval)]
        return not person.terms or any(term.kind != "legislator" for term in terms)
    if kind == "organisation":
        return _kind_of(entity) not in ("party", "media", "company", "armed-group", "court")
    return True


def is_parliament(side: Side) -> bool:
    """Whether a side is a parliament or a chamber of one."""
    known = _kind_of(side.entity or "") == "parliament"
    return known or _PARLIAMENT.search(side.name) is not None


_PARLIAMENT = re.compile(
    r"\b(?:parliament|senate|duma|congress|knesset|bundestag|assembly|chamber|lawmakers?)\b", re.I
)
_APART = re.compile(
    r"\b(?:deputies|lawmakers?|legislators?|senators?|congress(?:men|women|man|woman)|MPs?|"
    r"members? of (?:parliament|congress|the \w+(?: \w+)? (?:duma|house|senate))|"
    r"opposition|protesters|demonstrators|activists|critics|rebels?|separatists?|insurgents?|"
    r"guerrillas?|militants?|militia(?:men)?|factions?|(?<!west )wing|ethnic\s\w+|inhabitants|"
    r"residents|villagers|settlers|(?:radical|armed|islamic|liberation|islamist)\s(?:[\w-]+\s){0,3}?"
    r"(?:movement|group|front))\b"
    r"|^(?:many|most|some|few|ordinary)\s(?:ordinary\s)?(?-i:[A-Z])\w+$",
    re.IGNORECASE,
)
"""Plain words for people of a state who do not act for it."""


def _kind_of(entity: str) -> str | None:
    return _kinds().get(entity)


@cache
def _kinds() -> dict[str, str]:
    return {f"organisation:{one.id.removeprefix('organisation:')}": one.kind
             for one in organisations.organisations()}  # fmt: skip
