"""Whom a nominal means: by state and office, by what came before, else it stays open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...records import Entity, EntityKind
from ...tables.people import Person, by_id
from ...tables.roles import OTHERS, kin
from ...tables.states import by_iso3
from .draft import Draft, entity_of
from .offices import holds, in_office, named_holders
from .serving import HEADS, RANKS
from .several import (
    counterparts,
    is_pair,
    of_the_actors,
    pair,
    the_several,
    the_two,
    their_countries,
    told_which,
)
from .sure import FITTING, LACKING, THIN, USUAL
from .things import alliance, body_within
from .view import View

_HIS = frozenset({"his", "her", "their", "its", "my", "our"})


def resolve_nominal(draft: Draft, states: tuple[str, ...], view: View) -> Iterator[Draft]:
    """The nominal with its meaning; two drafts over the same words for a pair."""
    role = draft.role
    assert role is not None
    words = {view.text.words[i].lower for i in range(draft.first, draft.core)}
    two = _of_two(draft, states, words, view)
    if two is not None:
        yield from two
    elif role.what in ("government", "country"):
        yield _as_state(draft, states, view)
    elif role.words == "alliance":
        yield alliance(draft, view.memory)
    elif role.what == "body":
        yield _as_body(draft, states, view)
    elif draft.plural and role.what == "person" and words == {"the"} and not states:
        yield from the_several(draft, _owner_state(draft, view), view)
    elif draft.plural or role.what in ("group", "side"):
        state = _one(states) or _owner_state(draft, view) or of_the_actors(draft, view)
        yield replace(draft, state=state, why="several, unnamed")
    else:
        yield _as_person(draft, _one(states[-1:]), view)


def _of_two(
    draft: Draft, states: tuple[str, ...], words: set[str], view: View
) -> Iterator[Draft] | None:
    """The meaning of a noun that speaks of two; None where it speaks of one, or of many."""
    role = draft.role
    assert role is not None
    if role.kind == "pair":
        return the_two(draft, view)
    if not draft.plural or (role.what == "country" and told_which(draft, view)):
        return None
    if role.what in ("person", "country", "side") and is_pair(draft, words):
        return pair(draft, states, view)
    if role.words == "counterpart" and len(states) > 1:
        return (_counterpart(draft, state, view) for state in states)
    if role.words == "counterpart":
        return counterparts(draft, _one(states[-1:]), view)
    if role.what == "country" and "their" in words:
        return their_countries(draft, view)
    if len(states) > 1:
        why = "of several states: one mention each, over the same words"
        return (replace(draft, state=state, why=why) for state in states)
    return None


def _one(states: tuple[str, ...]) -> str | None:
    return states[0] if len(states) == 1 else None


# ------------------------------------------------------------------ states, governments, bodies


def _as_state(draft: Draft, states: tuple[str, ...], view: View) -> Draft:
    """ "the Russian government", "his administration", "the country" mean the state itself."""
    if draft.plural:
        return replace(draft, state=_one(states), why="several, unnamed")
    states = _living(states, draft)
    if draft.former and not states:
        return draft.open("what it is a part of now is not said")
    state = _one(states) or (states[-1] if states else None) or _owner_state(draft, view)
    why = "the state whose government it is" if states else "the state of whoever it belongs to"
    if not state and draft.role and draft.role.words == "administration" and not draft.loose:
        state, why = _american(view), "so newspapers call the American government"
    ours = view.text.words[draft.first].lower in ("my", "our")
    if not state and ours:
        state, why = _speakers_state(draft, view), "the state of whoever speaks"
    elif not state and not draft.loose and not _of_somebody(draft, view):
        state, why = _state_around(draft, view), "the only state that the paragraph names so far"
        if not state and (state := _by_form(draft, view)):
            why = f"the only {draft.role.words if draft.role else ''} that the article names so far"
    found = by_iso3().get(state or "")
    if found is None:
        return draft.open("no state is named for it")
    if draft.loose and not states:
        return replace(draft, why="unnamed")
    return draft.meaning(entity_of(found), FITTING if states else LACKING, why)


def _of_somebody(draft: Draft, view: View) -> bool:
    """ "The government of …": what stands behind says whose."""
    words = view.text.words
    return draft.last < len(words) and words[draft.last].lower == "of"


def _speakers_state(draft: Draft, view: View) -> str | None:
    speaker = view.speakers.get(view.text.words[draft.head].quote)
    return speaker.state if speaker else None


def _american(view: View) -> str | None:
    """USA where the article has somebody who serves that state."""
    serve = any(t.state == "USA" for p in view.leads.people for t in p.held(view.text.on))
    return "USA" if serve else None


def _living(states: tuple[str, ...], draft: Draft) -> tuple[str, ...]:
    """Without states that are gone: "the former Soviet republic of X" is X."""
    alive = tuple(state for state in states if not by_iso3()[state].end)
    return alive if draft.former or alive else states


def _owner_state(draft: Draft, view: View) -> str | None:
    """The state of the one that "his" or "its" before the noun means."""
    first = view.text.words[draft.first]
    if first.lower not in _HIS:
        return None
    owner = next((p for p in reversed(view.memory.past) if p.token == first.i), None)
    if owner is None or (draft.role and draft.role.words in OTHERS and _is_state(owner.draft)):
        return None
    return owner.draft.state


def _is_state(draft: Draft) -> bool:
    return draft.entity_kind is EntityKind.STATE


def _state_around(draft: Draft, view: View) -> str | None:
    """The only state that the paragraph names so far, by its own name or by a place in it; none
    where an adjective further on names another, or names the only one."""
    para = view.text.words[draft.head].para
    named: set[str] = set()
    for past in reversed(view.memory.past):
        if past.para < para:
            break
        entity = past.draft.entity
        if entity and entity.kind is not EntityKind.PERSON and entity.state:
            named.add(entity.state)
    beside = view.adjectives.get(para, {})
    before = named | {state for state, at in beside.items() if at < draft.head}
    state = next(iter(before)) if len(named | beside.keys()) == len(before) == 1 else None
    foreign = state is not None and view.home not in (None, state)
    return None if foreign and not _by_itself(state, draft, view) else state


FORMS = frozenset({"kingdom", "emirate", "sultanate", "duchy", "principality"})
"""Words for a state by who rules it, of which official names tell."""


def _by_form(draft: Draft, view: View) -> str | None:
    """ "The kingdom": the only state that the article has named so far that is one."""
    word = draft.role.words if draft.role else ""
    if word not in FORMS or draft.head != draft.first + 1:
        return None
    named = {past.draft.state for past in view.memory.past if past.draft.state}
    found = {state for state in named if (one := by_iso3().get(state)) is not None
             and any(word in name.lower().split() for name in one.names)}  # fmt: skip
    return next(iter(found)) if len(found) == 1 else None


def _by_itself(state: str | None, draft: Draft, view: View) -> bool:
    """Whether the paragraph names a state by its own name, not only "Chadian boats" and "Chad's
    former president": of these "the government" is not, in a paper of another state."""
    para = view.text.words[draft.head].para
    there = [p for p in view.memory.past if p.para == para and p.draft.state == state]
    return any(p.draft.sort not in ("adjective", "people") and view.text.words[p.token].dep not in
               _BESIDE and p.draft.kind == "name" for p in there)  # fmt: skip


_BESIDE = frozenset({"poss", "amod", "compound", "nmod"})
"""What a name is to a noun that it only tells apart."""


def _as_body(draft: Draft, states: tuple[str, ...], view: View) -> Draft:
    """ "the Russian Foreign Ministry": an organisation of its own, named by state and noun."""
    state = _one(states) or _owner_state(draft, view)
    score = FITTING if state else THIN
    over = None if state else body_within(draft, view.memory)
    if over is not None and over.entity is not None:
        told = draft.meaning(over.entity, THIN, "a body of the one named with it")
        return replace(told, state=over.state)
    if not state and not draft.loose:
        state = _state_around(draft, view)
    found, role = by_iso3().get(state or ""), draft.role
    if found is None or role is None or draft.plural:
        return replace(draft, state=state, why="no state is named for it")
    slug = role.words.replace(" ", "-")
    adjective = found.demonyms[0] if found.demonyms else found.name
    entity = Entity(
        f"organisation:{found.iso3.lower()}-{slug}", EntityKind.ORGANISATION,
        f"{adjective} {role.words}", (), found.iso3,
    )  # fmt: skip
    return draft.meaning(entity, score, "a body of the state named with it")


# ------------------------------------------------------------------ one person


def _as_person(draft: Draft, state: str | None, view: View) -> Draft:
    role = draft.role
    assert role is not None
    if role.kind == "relation":
        return _counterpart(draft, state, view)
    if role.kind == "kin":
        return _relative(draft, view)
    if draft.loose:
        return replace(draft, state=state or _owner_state(draft, view), why="unnamed")
    own = _newcomer(draft, state, view)
    if own is not None:
        return own
    if role.kind in (*HEADS, "leader", "foreign", "defence", "security", "international"):
        return _in_office(draft, state, view)
    return _same_again(draft, state or _owner_state(draft, view), view)


def _newcomer(draft: Draft, state: str | None, view: View) -> Draft | None:
    """ "The foreign minister": somebody whom only the text knows, called so before, and the only
    one whom it calls so; None where the tables have one in the article too."""
    role = draft.role
    if role is None or draft.former or role.kind not in _OFFICES:
        return None
    if any(holds(person, role, state, view.text) for person in view.leads.people):
        return None
    found = {
        past.key: past.draft for past in view.memory.past
        if past.draft.entity and past.key not in by_id() and not past.draft.former
        and not past.draft.plural and past.draft.role
        and past.draft.role.words == role.words and state in (None, past.draft.state)
    }  # fmt: skip
    if len(found) != 1 or _forgotten(next(iter(found)), draft, view):
        return None
    one = next(iter(found.values()))
    assert one.entity is not None
    meant = draft.meaning(one.entity, USUAL, "the only one whom the text calls so")
    return replace(meant, state=one.state, gender=draft.gender or one.gender)


def _forgotten(key: str, draft: Draft, view: View) -> bool:
    """Whether somebody was named too long ago for a bare "the minister" to mean him: another may
    have come in whom no name tells."""
    bare = draft.role is not None and draft.role.words in BARE
    here = view.text.words[draft.head].sent
    last = max((past.sent for past in view.memory.past if past.key == key), default=here)
    return bare and here - last > FORGOTTEN


BARE = frozenset({"minister", "official", "spokesman", "spokeswoman", "secretary", "ambassador"})
"""Offices of which a state has many."""
FORGOTTEN = 8
"""Sentences after which one of many is no longer the one; chosen by reading news of crises, in
which each state has a minister who speaks once."""
_OFFICES = frozenset({*HEADS, "foreign", "defence", "finance", "security", "other"})


def _relative(draft: Draft, view: View) -> Draft:
    owner = _owner(draft, view)
    role = draft.role
    other = kin().get((owner, role.words)) if owner and role else None
    if other is None or other not in by_id():
        return replace(draft, why="a relative whom the tables do not name")
    return draft.meaning(entity_of(by_id()[other]), FITTING, "family tie of the tables")


def _owner(draft: Draft, view: View) -> str | None:
    """The id of the one whom "his" or "Mr. X's" before the noun means."""
    for past in reversed(view.memory.past):
        if draft.first <= past.token < draft.core and past.draft.entity:
            return past.draft.entity.id
    return None


def _counterpart(draft: Draft, state: str | None, view: View) -> Draft:
    owner = by_id().get(_owner(draft, view) or "")
    role = draft.role
    if (
        not owner
        or not state
        or role is None
        or role.words not in ("counterpart", "opposite number")
    ):
        return replace(draft, state=state, why="unnamed")
    kinds = {term.kind for term in owner.held(view.text.on) if RANKS[term.kind] > 2}
    several = named_holders(kinds, state, view.leads, view.text)
    if len(several) == 1:
        return draft.meaning(entity_of(several[0]), USUAL, "the same office of the other state")
    return replace(draft, state=state, why="whose office it is does not decide")


def _in_office(draft: Draft, state: str | None, view: View) -> Draft:
    state = state or _owner_state(draft, view)
    coming = draft.role is not None and draft.role.words.endswith(("elect", "designate"))
    if draft.former or coming:
        return replace(draft, state=state, why="an office that is past or to come")
    if state:
        several = in_office(draft.role, state, view.leads, view.text)
        if len(several) > 1 and draft.role and draft.role.kind in ("leader", "head-of-state"):
            several = _first_in_rank(several, state, view)
        if len(several) == 1:
            here = several[0] in view.leads.people
            why = "holds that office in the article" if here else "held that office on that day"
            return draft.meaning(entity_of(several[0]), FITTING if here else LACKING, why)
        return replace(draft, state=state, why=f"{len(several)} people may hold that office")
    return _without_state(draft, view)


def _first_in_rank(several: list[Person], state: str, view: View) -> list[Person]:
    """Of a president and a prime minister, the president is "the leader"."""
    heads = [
        person for person in several
        if any(t.kind == "head-of-state" and t.state == state for t in person.held(view.text.on))
    ]  # fmt: skip
    return heads or several


def _without_state(draft: Draft, view: View) -> Draft:
    """ "the president": of the speaker's state inside quotation marks, else the nearest one."""
    word = view.text.words[draft.head]
    speaker = view.speakers.get(word.quote) if word.quote else None
    if speaker and speaker.state and speaker.entity:
        several = in_office(draft.role, speaker.state, view.leads, view.text)
        if len(several) == 1 and several[0].id != speaker.entity.id:
            why = "said by somebody of that state"
            return draft.meaning(entity_of(several[0]), USUAL, why)
    return _nearest(draft, view, speaker.entity.id if speaker and speaker.entity else None)


NEAR = 3
"""Sentences back to which "the president" may reach in its paragraph and the one before."""


def _nearest(draft: Draft, view: View, speaker: str | None) -> Draft:
    word = view.text.words[draft.head]
    known, role = by_id(), draft.role
    found: dict[str, int] = {}
    for past in view.memory.recent(word.sent, NEAR):
        person = known.get(past.key)
        if person and past.key != speaker and holds(person, role, None, view.text):
            found.setdefault(past.key, past.para)
    here = [key for key, para in found.items() if para == word.para]
    keys = here if len(here) == 1 else list(found)
    if not keys:
        cast = [p for p in view.leads.people if holds(p, role, None, view.text)]
        heads = [person.id for person in cast if person.id != speaker]
        keys = heads if len(heads) == 1 else []
    if len(keys) == 1:
        return draft.meaning(
            entity_of(known[keys[0]]), LACKING, "the nearest who holds that office"
        )
    if keys:
        return draft.open("more than one may be meant")
    return _around_it(draft, view) or draft.open("nobody near holds that office")


def _around_it(draft: Draft, view: View) -> Draft | None:
    """Who held the office on that day, in the only state that the paragraph names so far."""
    state = _state_around(draft, view)
    several = in_office(draft.role, state, view.leads, view.text) if state else []
    others = [p for p in view.leads.people if holds(p, draft.role, None, view.text)]
    if len(several) != 1 or [p for p in others if p not in several]:
        return None
    why = "held that office on that day, in the only state that the paragraph names so far"
    return draft.meaning(entity_of(several[0]), THIN, why)


def _same_again(draft: Draft, state: str | None, view: View) -> Draft:
    """ "the spokesman", "the analyst": the last one who was called so."""
    role = draft.role
    word = view.text.words[draft.head]
    for past in view.memory.recent(word.sent, NEAR + 2):
        other = past.draft
        same = other.role is not None and role is not None and other.role.words == role.words
        if same and not other.plural and other.entity and state in (None, other.state):
            return draft.meaning(other.entity, USUAL, "the last one called so")
    return replace(draft, state=state, why="unnamed")
