"""Who is meant by a person's name: by full name, office, state and date; else it stays open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ...dates import ALWAYS, Interval
from ...records import Entity, EntityKind, Office, content_id
from ...tables.people import Person, Term, fold_person, with_surname
from . import spelling
from .draft import Draft, entity_of
from .people import Found, family_first, family_name
from .serving import CROWNS, HEADS, RANKS, acts_for, crowned, fits
from .sure import BARE, FITTING, LACKING, POINTED_AT, STATED, THIN, USUAL
from .text import Text
from .titles import Title

StateOf = Callable[[int, int], str | None]
"""From tokens [first, last) to the ISO3 of the state named nearest to their end."""

LEAD = 2
"""Ranks by which one must lead the next to be meant by a surname alone, a president before a
spokesman; two ministers of one name stay open."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision: the person, how sure (0..1), and why; None with the reason when open.

    `state` is set where it is open who is meant and yet certain for which state: either Bush.
    """

    person: Person | None
    score: float
    why: str
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What decides in an article: its days, the states it names, and who else is in it.

    `company` holds, for each person who is certain, the days of each office that weighs;
    `headline` the ids of those whom the headline names in full; `sents` the sentence of each token.
    """

    on: Interval
    states: frozenset[str]
    company: tuple[tuple[Interval, ...], ...] = ()
    headline: frozenset[str] = frozenset()
    sents: tuple[int, ...] = ()


def choose(candidates: Sequence[Person], title: Title | None, state: str | None,
           scene: Scene) -> Choice:  # fmt: skip
    """Which of several people with one name is meant."""
    gender = title.gender if title else None
    several = [p for p in candidates if not gender or p.gender in (None, gender)]
    if not several:
        return Choice(
            None, 0.0, f"nobody of that name is {'a man' if gender == 'm' else 'a woman'}"
        )
    fitting = {p.id: fits(p, title, state, scene.on) for p in several}
    votes = {p.id: _votes(fitting[p.id], scene.company) for p in several}
    most = max(votes.values())
    ranked = [
        (max(RANKS[term.kind] for term in fitting[p.id]), p)
        for p in several
        if fitting[p.id] and votes[p.id] == most
    ]
    ranked.sort(key=lambda pair: (-pair[0], pair[1].id))
    return _decide(ranked, several, title, scene.on)


def _decide(
    ranked: list[tuple[int, Person]], several: list[Person], title: Title | None, on: Interval
) -> Choice:
    if not ranked:
        if len(several) == 1 and not (title and title.role):
            return Choice(several[0], THIN, "the only one of that name; holds no office that day")
        names = ", ".join(person.name for person in several[:3])
        return Choice(None, 0.0, f"no office fits that title and day ({names})")
    best, person = ranked[0]
    if len(ranked) == 1:
        return Choice(person, FITTING, "the only one of that name whose office fits the day")
    if best - ranked[1][0] >= LEAD:
        return Choice(person, USUAL, "of those in office, the one news means by the surname alone")
    names = " or ".join(person.name for _, person in ranked[:3])
    states = {acts_for(one, None, title, on) for _, one in ranked}
    state = states.pop() if len(states) == 1 else None
    sure = f"; each serves {state}" if state else ""
    return Choice(None, 0.0, f"may be {names}: the office and the day do not decide{sure}", state)


def _votes(terms: list[Term], company: tuple[tuple[Interval, ...], ...]) -> int:
    """How many others of the article were in office in the days of one of these offices."""
    return max(
        (
            sum(any(term.interval.overlaps(days) for days in other) for other in company)
            for term in terms
        ),
        default=0,
    )


# ------------------------------------------------------------------ the people of one article


def resolve_people(text: Text, found: Sequence[Found], state_of: StateOf,
                   states: frozenset[str]) -> list[Draft]:  # fmt: skip
    """A draft for each name, full names first, then surnames by what the full names decided."""
    scene = Scene(text.on, states, sents=tuple(word.sent for word in text.words))
    full: dict[int, tuple[Entity | None, Person | None, Choice]] = {}
    for one in found:
        if not one.bare:
            full[one.first] = _full(one, _state(one, state_of), scene)
    scene = replace(scene, company=_company(found, full), headline=_above(found, full))
    for one in found:
        if not one.bare and len(one.known) > 1 and full[one.first][1] is None:
            full[one.first] = _full(one, _state(one, state_of), scene)
            if full[one.first][1] is None:
                full[one.first] = _named_elsewhere(one, full)
    cast = _cast(found, full)
    drafts = []
    for one in (one for one in found if not _in_town(text, one, states)):
        state = _state(one, state_of)
        if one.bare:
            entity, person, choice = _by_surname(one, state, scene, cast)
            if person and one.title and one.title.role:
                cast.setdefault(one.folded, []).append((one.first, (entity, person, choice)))
        else:
            entity, person, choice = full[one.first]
        draft = _draft(text, one, state, (entity, person, choice))
        drafts.append(replace(draft, state=None) if _namesake(person, one, scene) else draft)
    return drafts


LANDS = frozenset({"GPE", "LOC"})
STANDING_IN = frozenset({"in", "at", "near"})
WHERE = frozenset({"in", "at", "near", "of", "from", "to", "outside", "around"})


def _in_town(text: Text, one: Found, states: frozenset[str]) -> bool:
    """Whether a bare name is that of a town: "dockers in Vale", where the tagger takes it for one
    too, or the article names no state of whoever bears the name."""
    words = text.words
    if not one.first or not one.bare or one.title:
        return False
    before = words[one.first - 1].lower
    if before == "-" and one.first > 1 and words[one.first - 2].capital:
        return True  # "Saint-Vale" is a town
    own = {term.state for person in one.known for term in person.terms}
    strange = bool(one.known) and not own & states and before in STANDING_IN
    return strange or (words[one.first].ent in LANDS and before in WHERE)


def _namesake(person: Person | None, one: Found, scene: Scene) -> bool:
    """Whether a name without a title is that of somebody long out of office, in an article that
    names no state of theirs: who is meant then speaks for none."""
    if person is None or (one.title and one.title.role) or scene.on.days is None:
        return False
    own = {term.state for term in person.terms} | {person.state}
    return not list(person.held(scene.on)) and None not in own and not own & scene.states


def _above(found: Sequence[Found], full: dict[int, Resolved]) -> frozenset[str]:
    """The ids of those whom the headline names in full."""
    entities = [full[one.first][0] for one in found if one.headline and one.first in full]
    return frozenset(entity.id for entity in entities if entity)


def _state(one: Found, state_of: StateOf) -> str | None:
    return state_of(one.title.first, one.first) if one.title else None


Resolved = tuple[Entity | None, Person | None, Choice]


def _full(one: Found, state: str | None, scene: Scene) -> Resolved:
    known = [p for p in one.known if not _denied(p, one.title, state)]
    if len(one.folded.split()[0]) == 1:
        known = [p for p in known if _is_office_of(p, one.title, state, scene)]
    if len(known) == 1:
        score = 1.0 if not known[0].state or known[0].state in scene.states or state else USUAL
        return entity_of(known[0]), known[0], Choice(known[0], score, "full name")
    if len(known) > 1:
        choice = choose(known, one.title, state, scene)
        person = choice.person
        return (entity_of(person) if person else None), person, choice
    alike = [] if one.known else [
        p for p in spelling.near(one.words, one.title, scene.on) if not _denied(p, one.title, state)
    ]  # fmt: skip
    if len(alike) == 1:
        why = "holder of that office, by another spelling"
        return entity_of(alike[0]), alike[0], Choice(alike[0], USUAL, why)
    return _of_text(one, state), None, Choice(None, LACKING, "a name that the tables do not have")


def _is_office_of(person: Person, title: Title | None, state: str | None, scene: Scene) -> bool:
    """Whether an initial and a surname mean somebody: the office before them is theirs, or they
    lead a state that the article names."""
    if title and title.role:
        return bool(fits(person, title, state, scene.on))
    leads = any(RANKS[term.kind] > 3 for term in person.held(scene.on))
    return leads and person.state in scene.states


def _named_elsewhere(one: Found, full: dict[int, Resolved]) -> Resolved:
    """Of two of one name, the one whom the article also names in a way that is only theirs."""
    ids = {p.id: p for p in one.known}
    certain = {r[1].id for r in full.values() if r[1] and r[1].id in ids}
    if len(certain) != 1:
        return full[one.first]
    person = ids[certain.pop()]
    return entity_of(person), person, Choice(person, USUAL, "the one of that name named elsewhere")


def _denied(person: Person, title: Title | None, state: str | None) -> bool:
    """Whether the title speaks of somebody else of that name: another state, another sex."""
    if title and title.gender and person.gender and title.gender != person.gender:
        return True
    if title and title.role and title.role.words in CROWNS and not crowned(person):
        return True
    own = {term.state for term in person.terms} | {person.state}
    return bool(state and None not in own and state not in own)


def _of_text(one: Found, state: str | None) -> Entity:
    office = None
    if one.title and one.title.role:
        office = (Office(one.title.role.words, state, None, None),)
    return Entity(
        f"person:{content_id('person', one.folded)}", EntityKind.PERSON, one.words, (one.words,),
        state, None, office or (),
    )  # fmt: skip


def _company(found: Sequence[Found], full: dict[int, Resolved]) -> tuple[tuple[Interval, ...], ...]:
    """For each person who is certain, and not named as "former": the days of their offices."""
    company: dict[str, tuple[Interval, ...]] = {}
    for one in found:
        person = full[one.first][1] if one.first in full else None
        if one.bare and one.title and one.title.role and len(one.known) == 1:
            person = one.known[0]
        if person is None or (one.title and one.title.former):
            continue
        terms = fits(person, one.title, None, ALWAYS)
        company[person.id] = tuple(term.interval for term in terms if RANKS[term.kind] > 1)
    return tuple(days for days in company.values() if days)


def _cast(
    found: Sequence[Found], full: dict[int, Resolved]
) -> dict[str, list[tuple[int, Resolved]]]:
    """Who is named in full, by folded surname or given name, in the order of the text."""
    cast: dict[str, list[tuple[int, Resolved]]] = {}
    for one in found:
        resolved = full.get(one.first)
        if not resolved or resolved[0] is None:
            continue
        person = resolved[1]
        names = person.surnames if person else (family_name(one.words),)
        for name in names:
            cast.setdefault(fold_person(name), []).append((one.first, resolved))
        given = one.folded.split()[0]
        if given not in cast and not with_surname(given):
            cast[given] = [(one.first, resolved)]
        elif person is None and family_first(one.words):
            cast.setdefault(given, []).append((one.first, resolved))
    return cast


def _by_surname(one: Found, state: str | None, scene: Scene,
                cast: dict[str, list[tuple[int, Resolved]]]) -> Resolved:  # fmt: skip
    here = () if one.family else cast.get(one.folded, [])
    gender = one.title.gender if one.title else None
    several: dict[str, Resolved] = {}
    before = [pair for pair in here if pair[0] < one.first]
    for _, resolved in before or here:
        entity, person, _ = resolved
        if entity and not (gender and person and person.gender not in (None, gender)):
            several[entity.id] = resolved
    if len(several) == 1:
        entity, person, _ = next(iter(several.values()))
        if person is None or not _denied(person, one.title, state):
            return entity, person, Choice(person, STATED, "surname of somebody named in full")
    if len(several) > 1:
        return _just_named(one, scene, before) or _of_several(one, state, scene, several)
    if one.family:
        return None, None, Choice(None, 0.0, "names the family, not one of it")
    if one.known:
        return _of_known(one, state, scene)
    return _alone(one, state), None, Choice(None, BARE, "a surname alone, not named in full here")


def _of_known(one: Found, state: str | None, scene: Scene) -> Resolved:
    """One of the tables by the surname alone; where several share it, perhaps just the state."""
    choice = choose(one.known, one.title, state, _nearby(one, scene))
    person = choice.person
    if person and _plausible(person, one, scene):
        return entity_of(person), person, choice
    if person:
        choice = Choice(None, 0.0, f"{person.name}'s state is not in the article")
    elif not any(_plausible(candidate, one, scene) for candidate in one.known):
        choice = replace(choice, state=None)
    return None, None, choice


def _just_named(
    one: Found, scene: Scene, before: Sequence[tuple[int, Resolved]]
) -> Resolved | None:
    """Of several of that name, the only one named in full in this sentence or the one before."""
    sent = scene.sents[one.first]
    near = {
        resolved[0].id: resolved for at, resolved in before
        if resolved[0] and scene.sents[at] >= sent - 1
    }  # fmt: skip
    if len(near) != 1 or (one.title and one.title.role):
        return None
    entity, person, _ = next(iter(near.values()))
    if (
        person is not None
    ):  # of people of the tables, office and day decide: the son, not the father
        return None
    return entity, person, Choice(person, POINTED_AT, "of those of that name, the one just named")


def _alone(one: Found, state: str | None) -> Entity:
    """Somebody of whom the article gives the surname alone: an entity of this article only."""
    entity = _of_text(one, state)
    address = {"m": "Mr. ", "f": "Ms. "}.get(one.title.gender or "", "") if one.title else ""
    key = content_id("surname", one.folded, one.article)
    return replace(entity, id=f"person:{key}", name=f"{address}{one.words}")


def _nearby(one: Found, scene: Scene) -> Scene:
    """A past office is held in other days than those of the others."""
    return replace(scene, company=()) if one.title and one.title.former else scene


def _plausible(person: Person, one: Found, scene: Scene) -> bool:
    own = {term.state for term in person.terms} | {person.state}
    titled = one.title is not None and one.title.role is not None
    leads = any(term.kind in HEADS for term in person.held(scene.on))
    return titled or leads or None in own or bool(own & scene.states)


def _of_several(
    one: Found, state: str | None, scene: Scene, several: dict[str, Resolved]
) -> Resolved:
    people = [person for _, person, _ in several.values() if person]
    choice = choose(people, one.title, state, scene)
    if choice.person:
        return entity_of(choice.person), choice.person, choice
    above = [resolved for key, resolved in several.items() if key in scene.headline]
    if len(above) == 1 and not (one.title and one.title.gender):
        entity, person, _ = above[0]
        return entity, person, Choice(person, LACKING, "of those of that name, the headline's")
    names = " or ".join(entity.name for entity, _, _ in several.values() if entity)
    return None, None, Choice(None, 0.0, f"may be {names}")


def _draft(text: Text, one: Found, state: str | None, resolved: Resolved) -> Draft:
    entity, person, choice = resolved
    first = one.title.first if one.title else one.first
    gender = (one.title.gender if one.title else None) or (person.gender if person else None)
    return Draft(
        first=first,
        last=one.last,
        head=text.root(first, one.last),
        span=text.span(first, one.last),
        kind="name",
        sort="person",
        entity=entity,
        entity_kind=EntityKind.PERSON,
        name=entity.name if entity else one.words,
        state=_state_of(resolved, state, one.title, text.on),
        gender=gender,
        role=one.title.role if one.title else None,
        core=one.first,
        role_at=one.title.role_at if one.title else one.first,
        former=bool(one.title and one.title.former),
        score=choice.score,
        why=choice.why,
    )


def _state_of(
    resolved: Resolved, state: str | None, title: Title | None, on: Interval
) -> str | None:
    entity, person, choice = resolved
    if person:
        return acts_for(person, state, title, on)
    return (entity.state if entity else None) or state or choice.state
