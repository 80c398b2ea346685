"""Who holds the office that a nominal names: by kind, state, day, and the title that it uses."""

from __future__ import annotations

from collections.abc import Iterable

from ...tables.people import Person, Term, holders
from ...tables.roles import Role
from .memory import Foremost
from .serving import HEADS
from .text import Text

_YEAR = 400
"""Days up to which the date of an article is near enough to ask who held an office then."""
_TITLES: dict[str, tuple[str, ...]] = {
    "president": ("president", "head of state", "chairman", "military leader", "member"),
    "prime minister": ("minister", "premier", "taoiseach"),
    "premier": ("minister", "premier", "taoiseach"),
    "chancellor": ("chancellor",),
    "taoiseach": ("taoiseach",),
    "supreme leader": ("leader",),
    "king": ("king", "monarch"), "queen": ("queen", "monarch"),
    "emperor": ("emperor",), "sultan": ("sultan",), "emir": ("emir",),
}  # fmt: skip
"""For a role noun what the office may be called in the tables: a king is nobody's "president"."""


def kinds_of(role: Role | None) -> tuple[str, ...]:
    """The kinds of office that a role noun may mean."""
    if role is None:
        return ()
    return HEADS if role.kind == "leader" else (role.kind,)


def is_called(term: Term, role: Role | None) -> bool:
    """Whether an office goes by a role noun: its kind, and its title where the noun is one."""
    if term.kind not in kinds_of(role):
        return False
    wanted = _TITLES.get(role.words) if role else None
    return wanted is None or any(word in term.title.lower() for word in wanted)


def holds(person: Person, role: Role | None, state: str | None, text: Text) -> bool:
    """Whether somebody holds an office of that noun, of that state if given, on those days."""
    if role and role.gender and person.gender not in (None, role.gender):
        return False
    held = person.held(text.on)
    return any(is_called(t, role) and state in (None, t.state) for t in held)


def named_holders(kinds: Iterable[str], state: str, foremost: Foremost, text: Text) -> list[Person]:
    """Who holds an office of these kinds among the people whom the article names."""
    wanted = set(kinds)
    return [
        person for person in foremost.people
        if any(t.kind in wanted and t.state == state for t in person.held(text.on))
    ]  # fmt: skip


def in_office(role: Role | None, state: str, foremost: Foremost, text: Text) -> list[Person]:
    """Who holds the office of a role noun: those of the article, else those of its day."""
    here = [person for person in foremost.people if holds(person, role, state, text)]
    if here:
        return here
    days = text.on.days
    if days is None or days > _YEAR:
        return []
    found = [p for kind in sorted(kinds_of(role)) for p in holders(kind, state, text.on)]
    return [p for p in dict.fromkeys(found) if holds(p, role, state, text)]
