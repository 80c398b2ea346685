"""Who and what an article speaks of: names, nominals and pronouns, each with its entity.

A word on how a text is walked: names first, all of them, because the full name may come after the
surname; then nominals and pronouns in the order of the text, each resolved against what came
before. What the text does not decide stays open, with the reason in `Mention.why`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...reading import Reading
from ...records import Entity, Mention
from ...stage import Stage
from ...tables.people import by_id
from .apposition import linked
from .around import Around
from .draft import Draft
from .gazetteer import hits
from .given import with_gender
from .home import party, with_states
from .memory import Memory, foremost_of
from .minorities import minorities
from .names import names_in, tagged_names
from .nominals import nominals_in, states_of
from .people import find_people
from .pronouns import pronouns_in, resolve_pronoun
from .reference import resolve_nominal
from .serving import acts_for
from .speech import speakers
from .surnames import resolve_people
from .text import Text, text_of
from .view import View


def mentions(reading: Reading) -> Iterator[object]:
    """Every mention of a person, state, organisation, place or document, and their entities.

    Entities come first, each once; then the mentions in the order of the text, a longer one
    before one inside it.
    """
    text = text_of(reading)
    drafts = list(_resolved(text, _names(text)))
    drafts.sort(key=lambda d: (d.span.start, -d.span.end, d.kind, d.entity.id if d.entity else ""))
    yield from _entities(drafts)
    seen: set[Mention] = set()
    for draft in drafts:
        mention = draft.mention
        if mention not in seen:
            seen.add(mention)
            yield mention


def _names(text: Text) -> list[Draft]:
    found = hits(text.units)
    named = names_in(text, found, ())
    states = {i: d.state for d in named if d.state for i in range(d.core, d.last)}

    def state_of(first: int, last: int) -> str | None:
        return next((states[i] for i in range(last - 1, first - 1, -1) if i in states), None)

    people = resolve_people(text, find_people(text, found), state_of, frozenset(states.values()))
    people = with_states(text, with_gender(text, people), named)
    names = [*people, *minorities(text, names_in(text, found, people))]
    names += list(tagged_names(text, names))
    return sorted(names, key=lambda d: (d.first, -d.last))


def _resolved(text: Text, names: list[Draft]) -> Iterator[Draft]:
    """Names as they are; nominals and pronouns as the walk through the text resolves them."""
    nominals = nominals_in(text, names)
    names, nominals, settled = linked(text, names, nominals)
    memory, foremost = Memory(text), foremost_of(text, names)
    ahead = {d.head: d for d in (*nominals, *names)}
    pronouns = pronouns_in(text)
    spoken, later = speakers(text, ahead), {d.head: d for d in pronouns}
    told = {q: ahead[head] for q, head in spoken.items() if head in ahead}
    awaited = {q: later[head] for q, head in spoken.items() if q not in told and head in later}
    view, around = (
        View(text, memory, foremost, told, _adjectives(text, names), party(text, names)),
        Around(text, memory, told, ahead, awaited),
    )
    for draft in sorted([*names, *nominals, *pronouns], key=lambda d: (d.last, -d.first)):
        for found in _meaning(draft, names, settled, view, around):
            one = _acting(found, text)
            memory.add(one)
            ahead[one.head] = one
            _tell(told, awaited, one)
            yield one


def _acting(draft: Draft, text: Text) -> Draft:
    """A nominal or pronoun with the state for which the person acts on the day of the article."""
    person = by_id().get(draft.entity.id) if draft.entity else None
    if person is None or draft.kind == "name":
        return draft
    return replace(draft, state=acts_for(person, None, None, text.on))


def _adjectives(text: Text, names: Sequence[Draft]) -> dict[int, dict[str, int]]:
    """For each paragraph the states that its adjectives name, with the token of the first."""
    found: dict[int, dict[str, int]] = {}
    for draft in names:
        if draft.sort == "adjective" and draft.state:
            found.setdefault(text.words[draft.head].para, {}).setdefault(draft.state, draft.head)
    return found


def _tell(told: dict[int, Draft], awaited: dict[int, Draft], draft: Draft) -> None:
    """A speaker who has been resolved by now is known so to what follows."""
    for quote, speaker in (*told.items(), *awaited.items()):
        if speaker.head == draft.head and (quote in told or draft.entity):
            told[quote] = draft


def _meaning(
    draft: Draft, names: Sequence[Draft], settled: dict[int, Draft], view: View, around: Around
) -> Iterable[Draft]:
    if draft.kind == "name":
        return (draft,)
    if draft.kind == "pronoun":
        return resolve_pronoun(draft, around)
    if draft.head in settled:
        return (settled[draft.head],)
    return resolve_nominal(draft, tuple(states_of(draft, names)), view)


def _entities(drafts: Iterable[Draft]) -> Iterator[Entity]:
    """Each entity once, as the mention that says most of it has it."""
    found: dict[str, Entity] = {}
    for draft in drafts:
        entity = draft.entity
        if entity and _says(entity) > _says(found.get(entity.id)):
            found[entity.id] = entity
    yield from (found[key] for key in sorted(found))


def _says(entity: Entity | None) -> tuple[int, int, int]:
    """How much an entity's record says, for comparison."""
    if entity is None:
        return (-1, -1, -1)
    return (len(entity.offices), int(entity.state is not None), len(entity.name))


STAGE = Stage("mentions", "13", frozenset(), frozenset({Mention, Entity}), mentions)
__all__ = ["STAGE", "mentions"]
