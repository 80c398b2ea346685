"""The state of an office-holder whose title names none: "Foreign Minister Aro Vale said".

Newsrooms leave the state out where it is plain: just after a sentence about that state, in its
capital, or in a paper of its own. Each sign counts only where nothing in the text or the tables
speaks against it; else the state stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...tables.people import by_id, fold_person, holders
from ...tables.states import State
from .. import filed
from .draft import Draft
from .gazetteer import hits
from .text import Text, word_set
from .titles import COMING

_OFFICES = frozenset({"head-of-state", "head-of-government", "foreign", "defence", "finance"})
"""Kinds of office that each state has once."""
_BODIES = word_set(
    "ministry army military navy government defence defense foreign presidential kremlin "
    "cabinet interior forces police parliament"
)
"""Words before "spokesman" that make him one of a state."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Home:
    """What an article shows of the states that its bare titles speak of.

    `named` are the drafts of states and of what stands for one; `base` is the state of outlet and
    dateline, None where they differ or say nothing; `claimed` the kinds of office of which the
    text itself says who holds them, with state and person.
    """

    text: Text
    named: tuple[Draft, ...]
    base: str | None
    claimed: frozenset[tuple[str, str, str]]


def with_states(text: Text, people: Sequence[Draft], named: Sequence[Draft]) -> list[Draft]:
    """The same people, those whom only the text knows with the state that it gives them anywhere.

    `named` are the drafts of states, places and adjectives. A state that one mention has counts
    for all; two that differ leave each as it is.
    """
    told: dict[str, set[str]] = {}
    for draft in people:
        if draft.entity and draft.entity.id not in by_id() and draft.state:
            told.setdefault(draft.entity.id, set()).add(draft.state)
    base = filed.home(text.article)
    home = Home(text, tuple(d for d in named if d.state), base, _claimed(people))
    for draft in people:
        if draft.entity and draft.entity.id not in by_id() and draft.entity.id not in told:
            state = _state_at_home(draft, home)
            if state:
                told[draft.entity.id] = {state}
    sure = {key: next(iter(states)) for key, states in told.items() if len(states) == 1}
    return [_with(draft, sure) for draft in people]


def party(text: Text, names: Sequence[Draft]) -> str | None:
    """The ISO3 of the state of outlet and dateline, where headline or first paragraph name it: "the
    government" there is as often its own as another's."""
    base = filed.home(text.article)
    body = next((word.para for word in text.words if not word.title), 0)
    told = any(d.state == base for d in names if text.words[d.head].para <= body)
    return base if base is not None and told else None


def _with(draft: Draft, sure: dict[str, str]) -> Draft:
    entity = draft.entity
    state = sure.get(entity.id) if entity else None
    if entity is None or state is None or draft.state:
        return draft
    offices = tuple(replace(office, state=office.state or state) for office in entity.offices)
    return replace(draft, state=state, entity=replace(entity, state=state, offices=offices))


def _claimed(people: Sequence[Draft]) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (draft.role.kind, draft.state, draft.entity.id)
        for draft in people
        if draft.role and draft.state and draft.entity and not draft.former
    )


def _state_at_home(draft: Draft, home: Home) -> str | None:
    """The ISO3 of the state for which a bare title acts; None where the text leaves it open."""
    kind = _kind(draft, home.text)
    if kind is None or home.text.words[draft.core].title:
        return None
    for state in (_behind(draft, home.text), _just_before(draft, home), home.base):
        if state:
            return state if _may_be(draft, kind, state, home) else None
    return None


def _kind(draft: Draft, text: Text) -> str | None:
    """The kind of office that a bare title names, where it is one of a state's."""
    words = {text.words[i].lower for i in range(draft.first, draft.core)}
    if draft.role is None or draft.former or words & COMING:
        return None
    if draft.role.kind in _OFFICES:
        return draft.role.kind
    spokesman = draft.role.kind == "spokesman" and bool(words & _BODIES)
    minister = draft.role.kind == "other" and draft.role.words.endswith("minister")
    return draft.role.kind if spokesman or minister else None


def _may_be(draft: Draft, kind: str, state: str, home: Home) -> bool:
    """Whether nobody else is known to hold that office of that state."""
    if kind not in _OFFICES or draft.entity is None:
        return True
    if any((k, s) == (kind, state) and who != draft.entity.id for k, s, who in home.claimed):
        return False
    own = set(fold_person(draft.entity.name).split())
    known = holders(kind, state, home.text.on) if home.text.on.days else ()
    names = [set(fold_person(name).split()) for person in known for name in person.names]
    return not names or any(own & name for name in names)


def _behind(draft: Draft, text: Text) -> str | None:
    """ "President X Y of Aldera": the state right behind the name."""
    last = draft.last
    if not text.same_line(last, draft.core) or text.words[last].lower != "of":
        return None
    units = [u for u in text.units if last < u.token <= last + _BEHIND]
    found = hits(units)
    first = found[0].name.thing if found and found[0].first == 0 else None
    return first.iso3 if isinstance(first, State) else None


_BEHIND = 4
"""Tokens after "of" in which a state's name ends: "the United Arab Emirates"."""


def _just_before(draft: Draft, home: Home) -> str | None:
    """The state that is the subject of the sentence before, in its paragraph, and alone in it."""
    text, word = home.text, home.text.words[draft.core]
    before = [d for d in home.named if text.words[d.head].sent == word.sent - 1]
    states = {d.state for d in before}
    if len(states) != 1 or text.words[before[0].head].para != word.para:
        return None
    acts = [d for d in before if d.sort in ("name", "metonym") and _is_state(d)]
    subject = any(text.words[d.head].dep in _SUBJECTS for d in acts)
    return before[0].state if subject else None


def _is_state(draft: Draft) -> bool:
    return draft.entity is not None and draft.entity.id.startswith("state:")
