"""The offices of a person that a title, a state and a day allow, and the state they act for."""

from __future__ import annotations

from ...dates import Interval
from ...tables.people import Person, Term
from .titles import Title

HEADS = ("head-of-state", "head-of-government")
RANKS = {
    "head-of-state": 5, "head-of-government": 5, "foreign": 4, "defence": 4, "security": 3,
    "international": 3, "finance": 2, "spokesman": 2, "ambassador": 2, "legislator": 1, "other": 1,
}  # fmt: skip
"""How likely news means the holder by the surname alone: a president before a senator."""
CROWNS = frozenset({"king", "queen", "emir", "sultan", "emperor", "pope", "prince", "princess"})
"""Titles that nobody bears who has only been elected or appointed: no president is "King Vale"."""
SERVING = ("president", "minister", "secretary", "chancellor", "premier")
"""Words of the offices of those."""


def fits(person: Person, title: Title | None, state: str | None, on: Interval) -> list[Term]:
    """The person's offices that a title, a state and a date allow."""
    terms = []
    for term in person.terms:
        if state and term.state and term.state != state:
            continue
        if title and title.role and not _kind_fits(term, title):
            continue
        if _in_time(term, title, on):
            terms.append(term)
    return terms


def _kind_fits(term: Term, title: Title) -> bool:
    kind = title.role.kind if title.role else ""
    if kind == "leader":
        return term.kind in (*HEADS, "legislator", "other")
    if kind in HEADS:
        return term.kind in HEADS
    if kind in RANKS and kind != "other":
        return term.kind == kind or term.kind == "other"
    return True


def _in_time(term: Term, title: Title | None, on: Interval) -> bool:
    if title and title.former:
        return term.start is None or on.latest is None or term.start <= on.latest
    if title and title.coming:
        return term.end is None or on.earliest is None or term.end >= on.earliest
    return term.may_hold(on)


def acts_for(
    person: Person | None, state: str | None, title: Title | None, on: Interval
) -> str | None:
    """The state for which somebody acts on those days; the one of the title where it is theirs.

    None for the head of an international organisation, whatever the passport says.
    """
    if not person:
        return state
    held = fits(person, title, state, on) or list(person.held(on)) or list(person.terms)
    held.sort(key=lambda term: -RANKS[term.kind])
    if held and held[0].kind == "international":
        return None
    return next((term.state for term in held if term.state), person.state)


def crowned(person: Person) -> bool:
    """Whether somebody may bear such a title: he has held one, or no office of another sort."""
    titles = [term.title.lower() for term in person.terms]
    served = any(word in title for title in titles for word in SERVING)
    return not served or any(crown in title for title in titles for crown in CROWNS)
