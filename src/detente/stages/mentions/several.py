"""Nominals in the plural: "the two presidents", "both sides", "their countries"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...records import Entity, EntityKind
from ...tables.people import Person, by_id
from ...tables.roles import roles
from ...tables.states import by_iso3
from .draft import Draft, entity_of
from .memory import Past, is_head, near_pair
from .offices import named_holders
from .pairs import is_paired, pair_of, plural_of_states, strangers
from .serving import RANKS
from .sure import LACKING, NEAREST, USUAL
from .view import View

_PAIRS = frozenset({"two", "both"})


def the_two(draft: Draft, view: View) -> Iterator[Draft]:
    """ "The two", "the pair": two people, else two states, named together just before; nothing at
    all where it may be two things."""
    text, past = view.text, view.memory.past
    named = pair_of(draft, (), past, text)
    if named:
        yield from _both(draft, named)
        return
    for key in near_pair(past, EntityKind.STATE, text.words[draft.head].sent):
        entity = entity_for(key)
        if entity:
            yield draft.meaning(entity, LACKING, "the two states named just before")


def is_pair(draft: Draft, words: set[str]) -> bool:
    """Whether a plural noun says that it means two."""
    role = draft.role
    if role is None or words & {"other", "former", "next", "future", "these", "those"}:
        return False
    paired = bool(words & _PAIRS) or (draft.plural and bool(words & {"either", "neither"}))
    return paired and (is_paired(role) or role.what in ("country", "side"))


def pair(draft: Draft, states: tuple[str, ...], view: View) -> Iterator[Draft]:
    """ "The two presidents", "both countries": one draft each, else open; so are "two men"."""
    if strangers(draft, view.text):
        yield draft.open("two who were not named before")
    else:
        yield from _named_before(draft, states, view)


def _named_before(draft: Draft, states: tuple[str, ...], view: View) -> Iterator[Draft]:
    role = draft.role
    sent = view.text.words[draft.head].sent
    person = role is not None and role.what == "person"
    if person:
        named = pair_of(draft, states, view.memory.past, view.text)
        if named:
            yield from _both(draft, named)
            return
    kind = EntityKind.PERSON if person else EntityKind.STATE
    near = near_pair(_of_heads(view, person), kind, sent)
    if role is not None and role.words == "minister":  # the heads whom the article names are none
        yield draft.open("which two is not clear")
        return
    keys = near or _principals(draft, view)
    if not person:
        keys = tuple(f"state:{s}" for s in states) if len(states) == 2 else keys
        keys = keys or _leaders_states(view, sent) or _two_states(draft, view)
    if len(keys) != 2 or (person and not _of_those(keys, states, view)):
        yield draft.open("which two is not clear")
        return
    why = "the two named just before" if near else "the two that the article is about"
    for key in keys:
        entity = entity_for(key)
        if entity:
            yield replace(draft.meaning(entity, USUAL, why), state=_state_now(entity, view))


def _principals(draft: Draft, view: View) -> tuple[str, ...]:
    """The two of whom the whole article is about; "the two men" are heads of state only where of
    nobody else it tells as much."""
    role, heads = draft.role, view.leads.heads
    if role is None or role.what != "person":
        return tuple(f"state:{state}" for state in view.leads.states)
    return () if role.kind == "human" and set(view.leads.pair) != set(heads) else heads


def the_several(draft: Draft, owner: str | None, view: View) -> Iterator[Draft]:
    """ "the ministers": the only two of that office in the article so far, else several unnamed."""
    role, past = draft.role, view.memory.past
    bare = role is not None and is_paired(role) and draft.last == draft.head + 1
    states = plural_of_states(draft, past) if bare else []
    named = pair_of(draft, (), past, view.text) if bare and not states else []
    if named:
        yield from _both(draft, named)
    for one in states:
        yield replace(draft, state=one.state, why="of the two states named with that office before")
    if not named and not states:
        yield replace(draft, state=owner, why="several, unnamed")


def _both(draft: Draft, named: Sequence[Draft]) -> Iterator[Draft]:
    """The plural noun with the meaning of each of the two: one draft each, over the same words."""
    for one in named:
        assert one.entity is not None
        found = draft.meaning(one.entity, USUAL, "the two named just before")
        yield replace(found, state=one.state)


def _leaders_states(view: View, sent: int) -> tuple[str, ...]:
    """The states of the two leaders named just before: "both sides" after "Bush and Putin"."""
    near = near_pair(_of_heads(view, True), EntityKind.PERSON, sent)
    people = [entity for key in near if (entity := entity_for(key))]
    return tuple(dict.fromkeys(f"state:{_state_now(one, view)}" for one in people))


def _two_states(draft: Draft, view: View) -> tuple[str, ...]:
    """The states of the two officials named just before, known to the tables or not."""
    two = pair_of(replace(draft, role=roles()["pair"]), (), view.memory.past, view.text)
    states = tuple(dict.fromkeys(f"state:{one.state}" for one in two if one.state))
    return states if len(states) == len(two) else ()


def _of_those(keys: Iterable[str], states: tuple[str, ...], view: View) -> bool:
    """Whether both people of a pair are of the states named with it: "two American presidents"."""
    found = [entity for key in keys if (entity := entity_for(key))]
    return not states or all(_state_now(one, view) in states for one in found)


def _of_heads(view: View, person: bool) -> list[Past]:
    if not person:
        return view.memory.past
    known = by_id()
    return [
        p for p in view.memory.past if p.key in known and is_head(known[p.key], view.text)
    ]  # fmt: skip


def entity_for(key: str) -> Entity | None:
    """The entity of the tables with that id, a person or a state."""
    if key in by_id():
        return entity_of(by_id()[key])
    state = by_iso3().get(key.removeprefix("state:"))
    return entity_of(state) if state else None


def _state_now(entity: Entity, view: View) -> str | None:
    person = by_id().get(entity.id)
    held = person.held(view.text.on) if person else ()
    return next((term.state for term in held if term.state), entity.state)


def their_countries(draft: Draft, view: View) -> Iterator[Draft]:
    """The states of those whom "their" means, else of the two leaders named just before."""
    owners = [p for p in view.memory.past if p.token == draft.first and p.draft.state]
    states = list(dict.fromkeys(p.draft.state for p in owners))
    if len(states) != 2:
        near = near_pair(_of_heads(view, True), EntityKind.PERSON, view.text.words[draft.head].sent)
        people = [entity for key in near if (entity := entity_for(key))]
        states = list(dict.fromkeys(_state_now(one, view) for one in people))
    found = [by_iso3()[state] for state in states if state in by_iso3()]
    if len(found) != 2:
        yield draft.open("whose countries is not clear")
        return
    for state in found:
        yield replace(
            draft.meaning(entity_of(state), USUAL, "the states of the two"), state=state.iso3
        )


def counterparts(draft: Draft, state: str | None, view: View) -> Iterator[Draft]:
    """ "their Russian counterparts": who holds the offices of those whom "their" means.

    Only people whom the article names: the words leave open even which office is meant.
    """
    owners = {p.key: p for p in view.memory.past if draft.first <= p.token < draft.core}
    known = by_id()
    found: list[Person] = []
    for key in owners:
        kinds = {t.kind for t in known[key].held(view.text.on)} if key in known else set()
        kinds = {kind for kind in kinds if RANKS[kind] > 3}
        several = named_holders(kinds, state, view.leads, view.text) if state else []
        found += several if len(several) == 1 else []
    if len(found) < 2:
        yield replace(draft, state=state, why="whose offices they hold does not decide")
    else:
        why = "the same offices of the other state"
        yield from (draft.meaning(entity_of(person), NEAREST, why) for person in found)


def told_which(draft: Draft, view: View) -> bool:
    """ "The two republics that broke away from Chad": two others than those named before."""
    after = view.text.words[draft.last] if draft.last < len(view.text.words) else None
    return after is not None and after.lower in ("that", "which", "whose")


_BESIDE = frozenset({"poss", "amod", "compound", "nmod", "npadvmod"})
"""What a name is to a noun that it only tells apart: "US troops", "US-led"."""


def of_the_actors(draft: Draft, view: View) -> str | None:
    """The state of "Officials" who act on something of their own, right after a sentence of one of
    theirs: "Vale signed it. Officials have softened their stand." None where a paragraph tells of
    people of two states, or the sentence before leads to another."""
    words, past = view.text.words, view.memory.past
    word, role = words[draft.head], draft.role
    bare = draft.first == draft.head and draft.plural and role and role.words == "official"
    if not bare or word.dep != "nsubj" or not _their_own(word.head, word.sent, view):
        return None
    told = [one for one in past if one.para == word.para]
    last = [one for one in told if one.sent == word.sent - 1]
    state = next((one.draft.state for one in last if one.subject), None)
    acting = [p for p in told if p.subject or p.draft.entity_kind is EntityKind.PERSON]
    names = [p for p in last if p.draft.kind == "name" and words[p.token].dep not in _BESIDE]
    same = all(one.draft.state == state for one in acting)
    return state if same and all(_of(p) in (None, state) for p in names) else None


def _of(past: Past) -> str | None:
    """The state of a mention, or that in which the place lies."""
    entity = past.draft.entity
    return past.draft.state or (entity.state if entity else None)


def _their_own(verb: int, sent: int, view: View) -> bool:
    """Whether the object of a verb is "their": "have softened their opposition"."""
    words = view.text.words
    return any(
        one.lower == "their" and one.sent == sent
        and words[one.head].dep == "dobj" and words[one.head].head == verb
        for one in words[verb:]
    )  # fmt: skip
