"""Words that are spelled as an organisation's name and mean something else where they stand."""

from __future__ import annotations

from datetime import date

from ...tables.organisations import Organisation, organisations
from ...tables.states import State
from .draft import Draft
from .gazetteer import Name
from .text import Text


def is_portfolio(text: Text, first: int, name: Name) -> bool:
    """ "The Norwegian Labour Minister": what the minister is for, and no party."""
    party = isinstance(name.thing, Organisation) and name.thing.kind == "party"
    after = text.words[first + 1].lower if first + 1 < len(text.words) else ""
    return party and len(name.units) == 1 and after in _OFFICES


def in_place_line(text: Text, first: int, name: Name) -> bool:
    """ "VELIKA PRI GORI — ": capitals between others of a dateline are the town's, no party's."""
    if not isinstance(name.thing, Organisation) or not text.words[first].text.isupper():
        return False
    line = text.parse.segment(text.parse.doc[first]).kind == "dateline"
    beside = text.words[max(0, first - 1) : first] + text.words[first + 1 : first + 2]
    return line and any(word.text.isupper() and word.text.isalpha() for word in beside)


def is_quarter(text: Text, first: int) -> bool:
    """ "A house in Little Havana": a quarter named after a town or a land, in another one."""
    before = text.words[first - 1] if first else None
    return before is not None and before.text == "Little"


def is_other_congo(text: Text, first: int, name: Name) -> bool:
    """ "Congo" alone where it may be the river, the colony or the republic of Brazzaville; else
    newspapers mean the larger state, since it took the name back."""
    if name.units != ("Congo",):
        return False
    after = text.words[first + 1].lower if first + 1 < len(text.words) else ""
    before = text.words[first - 1].lower if first else ""
    latest = text.on.latest
    early = latest is not None and latest < CONGO_AGAIN
    named = {word.lower for word in text.words} & {"brazzaville", "sassou"}
    return early or bool(named) or after in _NATURE or before in ("belgian", "french")


def governs(text: Text, name: Name) -> bool:
    """Whether the capital may stand for its government: Lima, Sofia and Wellington are people and
    other towns as often, unless the article names the state itself."""
    state = name.thing
    if name.units == ("Bonn",):
        return text.on.latest is not None and text.on.latest < BERLIN_AGAIN
    if not isinstance(state, State) or state.capital not in _SHARED:
        return True
    named = {word.text for word in text.words}
    return any(set(name.split()) <= named for name in (*state.names, *state.demonyms))


def seated(text: Text, name: Name, head: int) -> list[Name]:
    """ "Brussels rejected it": the European Union, where the article names it and nobody else who
    sits there, neither Belgium nor NATO."""
    if name.units != ("Brussels",):
        return []
    token = text.parse.doc[head]
    acting = token.dep_ in ("nsubj", "agent", "poss") or (
        token.dep_ == "dobj" and token.head.lemma_ in _ADDRESSING
    )
    named = {word.text for word in text.words}
    others = named & {"NATO", "Nato", "Belgium", "Belgian", "Belgians"}
    if not acting or others or not named & {"EU", "European"}:
        return []
    union = [one for one in organisations() if one.id == _EU]
    return [Name(name.units, one, "metonym") for one in union]


_EU = "organisation:eu"
_ADDRESSING = frozenset({"accuse", "urge", "ask", "tell", "warn", "blame", "criticise", "criticize",
                         "condemn", "press", "thank", "defy", "persuade", "assure", "remind",
                         "denounce", "attack", "challenge", "notify", "inform"})  # fmt: skip
"""Verbs whose object is somebody, never a town."""


def has_prime_minister(text: Text, draft: Draft) -> bool:
    """ "Georgia's prime minister": what states have, and parts of the American union have not."""
    after = [word.lower for word in text.words[draft.last : draft.last + 4]]
    before = [word.lower for word in text.words[max(0, draft.first - 4) : draft.first]]
    near = after[1:] if after[:1] in (["'s"], ["’s"]) else before if before[-1:] == ["of"] else []
    return bool(_OF_STATES & set(near))


BERLIN_AGAIN = date(1999, 9, 1)
"""The day by which parliament and government had moved from Bonn to Berlin."""
_SHARED = frozenset({"Georgetown", "Kingston", "La Paz", "Lima", "San Jose", "Santiago", "Sofia",
                     "Wellington"})  # fmt: skip
"""Capitals whose names are as well those of people and of other towns."""
_OF_STATES = frozenset({"prime", "parliament", "president", "presidential", "foreign", "defence",
                        "defense", "ambassador", "embassy", "army", "independence"})  # fmt: skip
CONGO_AGAIN = date(1997, 5, 17)
"""The day on which Zaire was renamed Democratic Republic of the Congo."""
_NATURE = frozenset({"river", "basin", "rainforest", "republic", "free"})
_OFFICES = frozenset({"minister", "ministry", "secretary", "department", "commissioner", "market",
                      "law", "laws", "union", "unions", "camp", "camps", "day"})  # fmt: skip
"""Words before which "Labour" is no party."""
