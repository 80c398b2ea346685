"""Whom "the two presidents", "the two men", "the pair", "the ministers" mean: the two principals.

Newsrooms write so of the two whom the text has just named together. Candidates are people whose
office the noun fits; where the text has more than two of them near, it stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...records import Entity, EntityKind
from ...tables.people import by_id
from ...tables.roles import Role, roles
from .draft import Draft
from .memory import Past
from .offices import is_called
from .serving import HEADS
from .text import Text

_OFFICES = frozenset({"foreign", "defence", "finance", "security", "other"})
_PEOPLE = frozenset({"human", "pair"})
"""Kinds of role nouns that say nothing of an office: "the two men", "the pair"."""
PAIRED = frozenset({*HEADS, "leader", "foreign", "defence", "finance", "human", "pair"})
"""Kinds of role nouns of which "the two" or a bare "the" may mean two named people."""


def is_paired(role: Role) -> bool:
    """Whether "the two" or a bare "the" before a plural noun may mean two named people."""
    return role.kind in PAIRED or role.words == "minister"


WINDOW = 4
"""Sentences back to which "the two" of a pair named apart may reach, in its paragraph or the one
before; a pair in one sentence counts before that."""


_OF_A_STATE = Role("head of government", "head-of-government", "person", None, True)
"""A noun that fits whoever leads a state: they come before the leaders of parties."""


def strangers(draft: Draft, text: Text) -> bool:
    """Whether two people are told of who were not named before: "two men were arrested", unlike
    "the two men"."""
    if draft.role is None or draft.role.kind not in _PEOPLE:
        return False
    near = text.words[max(0, draft.first - 1) : draft.head + 1]
    return not any(word.lower in _POINTING for word in near)


_POINTING = frozenset({"the", "both", "these", "those", "pair", "duo"})


def pair_of(draft: Draft, states: Sequence[str], past: Sequence[Past], text: Text) -> list[Draft]:
    """The two people whom a plural noun means, as the mentions that name them last; empty when
    it does not say which two."""
    word, role = text.words[draft.head], draft.role
    if role is None:
        return []
    before = [p for p in past if p.token < draft.first]
    fitting = [p for p in before if _fits(p, role, text)]
    if role.kind == "leader":
        heads = [p for p in fitting if _fits(p, _OF_A_STATE, text)]
        fitting = heads if len({p.key for p in heads}) > 1 else fitting
    windows = list(_windows(fitting, word.sent, word.para))
    for several in windows[: _CLOSE if role.kind == "pair" else None]:
        latest = {p.key: p.draft for p in several}
        if len(latest) == 2:
            found = list(latest.values())
            return found if _agree(found, states, role) else []
        if len(latest) > 2:
            return []
    return []


_CLOSE = 4
"""Windows that count for "the pair" and "the two", which may also be two things."""


def _windows(fitting: Sequence[Past], sent: int, para: int) -> Iterator[list[Past]]:
    """The stretches before a noun in which its two may be named, the likeliest first."""
    yield [p for p in fitting if p.sent == sent]
    yield [p for p in fitting if p.sent == sent - 1]
    yield [p for p in fitting if p.sent >= sent - 1]
    yield [p for p in fitting if p.para == para]
    yield [p for p in fitting if p.sent >= sent - WINDOW and p.para >= para - 1]
    yield list(fitting)


def _agree(found: Sequence[Draft], states: Sequence[str], role: Role) -> bool:
    """Whether the two are of the states named with the noun; heads and ministers of two states."""
    theirs = {draft.state for draft in found}
    if states and not theirs <= set(states):
        return False
    return role.kind in _PEOPLE or len(theirs) == 2


def _fits(past: Past, role: Role, text: Text) -> bool:
    """Whether somebody may be one of the two of whom a plural noun speaks."""
    draft = past.draft
    if draft.entity is None or draft.entity.kind is not EntityKind.PERSON:
        return False
    if role.gender and draft.gender and draft.gender != role.gender:
        return False
    return role.kind in _PEOPLE or _holds(draft, draft.entity, role, text)


def _holds(draft: Draft, entity: Entity, role: Role, text: Text) -> bool:
    one = replace(role, plural=False)
    person = by_id().get(entity.id)
    if person is not None:
        terms = person.held(text.on)
        if role.words == "minister":
            return any("minister" in t.title.lower() for t in terms)
        if role is _OF_A_STATE:
            return any(t.kind in HEADS for t in terms)
        heads = role.kind in (*HEADS, "leader")
        return any(is_called(t, one) or (t.kind == role.kind and not heads) for t in terms)
    held = [roles()[o.title] for o in entity.offices if o.title in roles()]
    held += [draft.role] if draft.role else []
    return any(_same_office(other, role) for other in held)


def _same_office(other: Role, role: Role) -> bool:
    """Whether somebody called by one noun is one of those called by the other, in the plural."""
    if role.words == "minister":
        return other.words.endswith("minister")
    if role.kind == "leader":
        return other.kind in (*HEADS, "leader")
    if role is _OF_A_STATE:
        return other.kind in HEADS
    return other.kind == role.kind and (role.kind in _OFFICES or other.words == role.words)


def _alike(other: Role | None, role: Role | None) -> bool:
    if other is None or role is None:
        return False
    return _same_office(other, role) or other.words == role.words


def plural_of_states(draft: Draft, past: Iterable[Past]) -> list[Draft]:
    """ "The foreign ministers of A and B": the same two states for "the ministers" after it."""
    found: dict[int, dict[str, Draft]] = {}
    for one in past:
        other = one.draft
        if other.plural and other.state and not other.loose and _alike(other.role, draft.role):
            found.setdefault(one.token, {})[other.state] = other
    pairs = [tuple(states.values()) for states in found.values() if len(states) == 2]
    keys = {frozenset(d.state for d in pair) for pair in pairs}
    return list(pairs[-1]) if len(keys) == 1 else []
