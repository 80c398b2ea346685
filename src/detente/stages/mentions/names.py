"""Names of states, organisations and places: whether they act or are where something happens."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ...language import TENSED
from ...records import Entity, EntityKind, content_id
from ...spans import Span
from ...tables.organisations import Organisation
from ...tables.places import Place, union
from ...tables.states import State, by_iso3
from ...tables.weapons import Weapon
from . import homonyms
from .arms import armed
from .cities import city_meant, elsewhere, half_meant, twin
from .draft import Draft, entity_of
from .gazetteer import Hit, Name, meanings
from .sure import LACKING, POINTED_AT, STATED
from .text import Text, word_set
from .titles import role_ending

_IN = frozenset({"in", "near", "outside", "around", "at", "across", "throughout", "inside", "into"})
_WAY = frozenset({"to", "from", "through", "into", "via", "toward", "towards", "for", "out", "of"})
_MOVES = word_set(
    "travel fly go visit trip arrive return come leave depart journey head drive tour flight "
    "flew went came left journeyed drove sent send summon invite bring brought stop stopover "
    "travels flies goes visits trips arrives returns comes leaves departs heads flights tours "
    "travelled traveled traveling travelling flying going visiting arriving returning coming "
    "leaving departing heading touring visited arrived returned departed headed summoned invited "
    "bound race bid run contender candidate hopes journeys voyage pilgrimage road way miles "
    "kilometers kilometres km north south east west leading linking connecting"
)
_REACHED = word_set(
    "visit visits visited visiting leave leaves left leaving reach reached enter entered occupy "
    "occupied occupies tour toured bomb bombed shell shelled attack attacked capture captured "
    "rock rocked storm stormed hit blockade blockaded besiege besieged bombard bombarded pound "
    "pounded"
)
_SITES = word_set(
    "residence summit meeting talks conference airport hotel streets street metro subway region "
    "suburb mayor area stock-exchange university bureau office correspondent headquarters museum "
    "theater theatre apartment court river palace ceremony visit trip march rally protest time "
    "event events summer winter weather store restaurant resident residents policeman police"
)
_OWNED = word_set(
    "network underground tram trams bus buses tube transport skyline hotels hotel neighborhood "
    "neighborhoods neighbourhood suburbs landmark landmarks squares square cathedral bridge park "
    "bridges opera orchestra traffic population subway stadium museums churches bars restaurants "
    "nightlife police schools harbor harbour waterfront downtown dome citizens commuters slums"
)
"""Nouns after "London's" that are the city's, not the government's."""
_HELD = word_set("talks meeting summit visit trip protest office")
"""Nouns after "Zagreb's" that are as a government's: its talks, its visit, its protest."""
_OF_A_CITY = word_set(
    "mayor city town streets outskirts suburb suburbs center centre east west north south port "
    "northeast northwest southeast southwest residents airport battle siege fall capture district "
    "bishop archbishop bombing region area university skies map"
)
"""Nouns before "of" that take a city as a place: "the mayor of London"."""
_SEAS = frozenset({("Baltic",), ("Caribbean",), ("Adriatic",)})
"""Adjectives that alone are a sea: "sent a submarine to the Baltic"."""
_TONGUES = frozenset({"in", "speak", "spoke", "speaks", "speaking", "into", "fluent"})


def names_in(text: Text, hits: Sequence[Hit], people: Sequence[Draft]) -> list[Draft]:
    """A draft for each name of the tables that is no part of a person's name."""
    taken = {i for person in people for i in range(person.core, person.last)}
    found = []
    for hit in hits:
        tokens = {unit.token for unit in text.units[hit.first : hit.last]}
        if not tokens & taken:
            thing = hit.name.thing
            draft = armed(text, thing, hit) if isinstance(thing, Weapon) else _draft(text, hit)
            if draft:
                there = homonyms.has_prime_minister(text, draft)
                found.append(draft if there else _told_apart(draft, hit, hits))
    return found


def _told_apart(draft: Draft, hit: Hit, hits: Sequence[Hit]) -> Draft:
    """ "Georgia": the state of the world, the American one, or open."""
    meant = twin(hit, hits)
    if meant is True:
        return draft
    if meant is False:
        why = "the state in the Caucasus or the American one: nothing here decides"
        return replace(draft.open(why), entity_kind=None, state=None)
    entity = entity_of(meant)
    return replace(draft.meaning(entity, POINTED_AT, "American names stand around it"), state=None)


def _draft(text: Text, hit: Hit) -> Draft | None:
    units = text.units[hit.first : hit.last]
    first, last = units[0].token, units[-1].token + 1
    head = text.root(first, last)
    if _is_language(text, hit, head) or _is_part_of_more(text, first, hit.name):
        return None
    name = _meant(text, hit, head)
    assert not isinstance(name.thing, Weapon)
    if isinstance(name.thing, Place) and elsewhere(text, name.thing, last):
        return None
    if name.sort == "adjective" and _stands_alone(text, first, last):
        name = Name(name.units, name.thing, "people")
    start = first - 1 if _takes_the(text, first, head, name) else first
    begin = text.parse.starts[start] if start < first else units[0].start
    span = Span(text.article.id, begin, units[-1].end)
    words = " ".join(unit.plain for unit in units)
    draft = Draft(start, last, head, span, "name", name.sort, core=first)
    if _ethnic(text, first, last):
        why = "by origin, not citizens of a state"
        return replace(draft, entity_kind=EntityKind.GROUP, name=words, score=0.0, why=why)
    people = name.sort == "people"
    thing = entity_of(name.thing)
    entity = _people_of(thing, words) if people else thing
    state = _state_of(name.thing)
    return replace(draft.meaning(entity, 1.0, ""), state=state, plural=people)


def _stands_alone(text: Text, first: int, last: int) -> bool:
    """ "the French said": an adjective that stands for the people."""
    word = text.words[last - 1]
    after = text.words[last] if last < len(text.words) else word
    the = first > 0 and text.words[first - 1].lower == "the"
    subject = word.dep in ("nsubj", "nsubjpass", "pobj", "dobj", "poss", "agent")
    noun_next = after.tag[:2] in ("NN", "JJ", "CD", "VB", "HY") and after.tag not in TENSED
    return the and subject and not noun_next and word.head != last


def _people_of(entity: Entity, word: str) -> Entity:
    """The people of a state or region, as a group of their own."""
    slug = entity.id.split(":")[1].lower()
    state = entity.state if entity.kind is EntityKind.STATE else None
    the = "the " if entity.name.split()[-1] in _WITH_ARTICLE else ""
    name = f"people of {the}{entity.name}"
    return Entity(f"group:{slug}", EntityKind.GROUP, name, (word,), state)


_WITH_ARTICLE = frozenset(
    {"States", "states", "Kingdom", "Republic", "Emirates", "Islands", "Netherlands", "Union",
     "Philippines", "Bahamas", "Maldives", "Comoros", "Seychelles", "Gambia", "Caucasus"}
)  # fmt: skip
"""Last words of names that English gives an article."""


def _state_of(thing: object) -> str | None:
    if isinstance(thing, State):
        return thing.iso3
    return thing.state if isinstance(thing, Organisation) else None


def _ethnic(text: Text, first: int, last: int) -> bool:
    """ "ethnic Albanians", "Native Americans", "the Oneida Indian Nation"."""
    after = text.words[last].text if last < len(text.words) else ""
    if text.words[first].text == "Indian" and after in ("Nation", "Reservation", "tribe", "tribes"):
        return True
    return first > 0 and text.words[first - 1].lower in ("ethnic", "native")


def _is_language(text: Text, hit: Hit, head: int) -> bool:
    word = text.words[head]
    before = text.words[head - 1].lower if head else ""
    after = text.words[hit_end(text, hit)] if hit_end(text, hit) < len(text.words) else None
    return (
        hit.name.sort == "adjective" and before in _TONGUES and word.noun
        and word.dep in ("pobj", "dobj") and not (after and after.noun)
    )  # fmt: skip


def hit_end(text: Text, hit: Hit) -> int:
    """The token after a hit."""
    return text.units[hit.last - 1].token + 1


def _is_part_of_more(text: Text, first: int, name: Name) -> bool:
    """A state's name inside a longer proper name: Bank of America, New York Georgia."""
    word = text.words[first]
    if homonyms.is_quarter(text, first) or homonyms.is_portfolio(text, first, name):
        return True
    if homonyms.in_place_line(text, first, name) or homonyms.is_other_congo(text, first, name):
        return True
    if name.sort == "adjective" and name.units in _SEAS and _stands_alone(text, first, first + 1):
        return True
    if name.sort != "name" or word.ent not in ("FAC", "ORG"):
        return False
    if isinstance(name.thing, Place):
        after = text.words[min(first + len(name.units), len(text.words) - 1)]
        return after.ent == word.ent and not after.ent_start and after.name and after.lower != "'s"
    if isinstance(name.thing, Organisation):
        end = first + len(name.units)
        more = text.words[end : end + 2]
        return len(more) == 2 and more[0].ent == word.ent and more[0].lower in _JOINS
    if not isinstance(name.thing, State):
        return False
    before = text.words[first - 1] if first else None
    in_same = before is not None and before.ent == word.ent and not word.ent_start
    return in_same and before is not None and before.lower == "of"


_JOINS = frozenset({"on", "for", "of"})


def _takes_the(text: Text, first: int, head: int, name: Name) -> bool:
    if not first or name.sort == "adjective" or not text.same_line(first - 1, first):
        return False
    the = text.words[first - 1]
    return the.lower == "the" and first <= the.head <= head and the.head == head


def _meant(text: Text, hit: Hit, head: int) -> Name:
    """Of the meanings of a name, the one that the sentence uses."""
    several = meanings(hit.name)
    states = [name for name in several if isinstance(name.thing, State)]
    spots = [name for name in several if isinstance(name.thing, Place)]
    if len(states) > 1:
        states = [_of_the_day(text, states)]
    if states and spots and states[0].sort == "metonym":
        where = is_where(text, head) or not homonyms.governs(text, states[0])
        return spots[0] if where else _of_that_time(text, states[0])
    if hit.name.sort in ("adjective", "people"):
        return next((n for n in several if n.sort == hit.name.sort), hit.name)
    bodies = [name for name in several if isinstance(name.thing, Organisation)]
    others = bodies or homonyms.seated(text, hit.name, head)
    return next(iter([*others, *states, *spots]), hit.name)


def _of_the_day(text: Text, states: list[Name]) -> Name:
    """Of several states of that name, the one that was there; today's when that is open."""
    then = [n for n in states if isinstance(n.thing, State) and n.thing.life.overlaps(text.on)]
    return next((n for n in then if isinstance(n.thing, State) and not n.thing.end), states[0])


def _of_that_time(text: Text, name: Name) -> Name:
    """Moscow before the end of 1991 stands for the Soviet Union."""
    latest = text.on.latest
    if latest is None or not isinstance(name.thing, State):
        return name
    for state in by_iso3().values():
        before = state.successor == name.thing.iso3 and state.end and latest <= state.end
        if before and name.units == (state.capital,):
            return Name(name.units, state, name.sort)
    return name


def is_where(text: Text, head: int) -> bool:
    """Whether a capital or seat of government is meant as a place, not as its government."""
    word = text.words[head]
    if text.parse.segment(text.parse.doc[head]).kind == "dateline":
        return True
    governor = text.words[word.head]
    if word.dep in ("compound", "nmod") and word.head > head:
        return governor.lower in _SITES
    if word.dep in ("dobj", "nsubjpass") and governor.lower in _REACHED:
        return True
    if word.dep == "poss" and word.head > head:
        return governor.lower in (_SITES | _OF_A_CITY | _OWNED) - _HELD
    preposition = _preposition(text, head)
    if preposition is None:
        return word.dep in ("npadvmod",) or _after_here(text, head)
    if text.words[preposition].lower in _IN:
        return True
    moved = text.words[text.words[preposition].head].lower
    if text.words[preposition].lower == "of" and moved in _OF_A_CITY:
        return True
    return text.words[preposition].lower in _WAY and moved in _MOVES


def _after_here(text: Text, head: int) -> bool:
    """ "Moscow, Feb. 3": the place line of a text whose dateline was not cut."""
    word = text.words[head]
    return word.dep == "ROOT" and head > 0 and text.words[head - 1].para != word.para


JOINED = 3
"""Steps from a name to what it is joined to: "in Vale, Oslo and Bern"."""


def _preposition(text: Text, head: int) -> int | None:
    """The preposition that governs a name, through "A and B"."""
    word = text.words[head]
    for _ in range(JOINED):
        if word.dep == "pobj":
            return word.head
        if word.dep not in ("conj", "appos", "nmod", "compound"):
            return None
        word = text.words[word.head]
    return None


# ------------------------------------------------------------------ names that only the tagger sees

_KINDS = {"ORG": EntityKind.ORGANISATION, "GPE": EntityKind.PLACE, "LOC": EntityKind.PLACE}
_NOISE = word_set(
    "related stories settings notification notifications subscribe newsletter cookies email login "
    "share tweet advertisement menu staff photo photos file image read click enable updates alerts "
    "terms privacy copyright reserved mr ms mrs dr president minister foreign defense senate "
    "internet web brexit cold war monday tuesday wednesday thursday friday saturday sunday"
)


def tagged_names(text: Text, names: Sequence[Draft]) -> Iterator[Draft]:
    """Organisations and places that the tables do not have, headlines left out."""
    inner = {i: d for d in names if _is_inner(d) for i in range(d.core, d.last)}
    named = {d.state for d in names if d.state}
    taken = {
        i for d in names if not _is_inner(d)
        for i in range(d.role_at if d.role_at >= 0 else d.core, d.last)
    }  # fmt: skip
    for ent in text.parse.doc.ents:
        kind = _KINDS.get(ent.label_)
        first, last = ent.start, ent.end
        if kind is None or taken & set(range(first, last)) or text.words[first].title:
            continue
        while first < last and text.words[first].tag in ("DT", "POS", "CC"):
            first += 1
        while last > first and text.words[last - 1].tag in ("POS", "HYPH"):
            last -= 1
        within = [inner[i] for i in range(first, last) if i in inner]
        if within and not _is_longer(text, ent.label_, first, last, within):
            continue
        if first < last and _is_name(text, first, last):
            state = next((d.state for d in within if d.state), None)
            found = _tagged(text, first, last, kind, state)
            yield _placed(text, found, named) if kind is EntityKind.PLACE else found


def _is_inner(draft: Draft) -> bool:
    """Whether a name may stand inside that of an organisation: "American", "Russia"."""
    state = draft.entity is not None and draft.entity.kind is EntityKind.STATE
    return draft.sort == "adjective" or (draft.sort == "name" and state)


def _is_longer(text: Text, label: str, first: int, last: int, within: Sequence[Draft]) -> bool:
    """Whether an organisation's name goes well beyond the state in it, and is no ministry of it."""
    if label != "ORG" or last <= first or role_ending(text, last - 1):
        return False
    inside = {i for draft in within for i in range(draft.core, draft.last)}
    others = [i for i in range(first, last) if i not in inside and text.words[i].capital]
    return len([i for i in others if text.words[i].name]) > 1


def _is_name(text: Text, first: int, last: int) -> bool:
    words = text.words[first:last]
    role = role_ending(text, last - 1)
    title = role is not None and role[0] <= first + 1 and role[1].what == "person"
    if title or any(word.text in (":", ";", ",") for word in words):
        return False
    content = [word for word in words if word.capital]
    if not content or not any(word.name for word in words) or not words[0].capital:
        return False
    party = text.words[first].text in ("D", "R") or words[0].text.startswith(("D-", "R-"))
    if not words[-1].noun or party:
        return False
    if len(content) == 1:
        only = content[0]
        loud = only.text.isupper() and len(only.text) > 1
        common = only.lower in text.lowercase or only.lower in _NOISE or len(only.text) < 3
        starts = only.i == 0 or text.words[only.i - 1].sent != only.sent
        return not common and (loud or not starts)
    return not all(word.lower in _NOISE or word.lower in text.lowercase for word in content)


def _tagged(text: Text, first: int, last: int, kind: EntityKind, state: str | None) -> Draft:
    words = " ".join(text.span(first, last).words(text.article.text).split())
    entity = Entity(
        f"{kind.value}:{content_id(kind.value, words.lower())}", kind, words, (words,), state
    )
    return Draft(
        first, last, text.root(first, last), text.span(first, last), "name", "tagged", entity,
        kind, words, state, core=first, score=LACKING, why="only the tagger knows the name",
    )  # fmt: skip


def _placed(text: Text, draft: Draft, states: Collection[str]) -> Draft:
    """A place that the tagger has found, with what the tables know of it."""
    assert draft.entity is not None
    half = half_meant(draft.entity.name, states)
    if half:
        return replace(
            draft.meaning(entity_of(half), POINTED_AT, "the half of a divided land"),
            state=half.iso3,
        )
    short = union().get(draft.entity.name.replace(".", ""))
    if short:
        found = draft.meaning(entity_of(short[1]), STATED, "a state of the American union")
        return replace(found, state=None)
    spot = city_meant(text, draft.entity.name, draft.last, states)
    if spot.place:
        return replace(draft.meaning(entity_of(spot.place), spot.score, spot.why), state=None)
    return replace(_somewhere(draft, draft.entity, spot.state), score=spot.score, why=spot.why)


def _somewhere(draft: Draft, entity: Entity, state: str | None) -> Draft:
    """A place of which only the name and the state are known: another than its namesakes."""
    if state is None:
        return draft
    ident = f"place:{content_id('place', entity.name.lower(), state)}"
    return replace(draft, entity=replace(entity, id=ident, state=state))
