"""Which place of a name is meant: "Moscow, Idaho", Springfield, Georgia."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ...tables.places import Place, cities, union
from ...tables.states import State, by_iso3, fold_name, state_named
from .gazetteer import Hit
from .sure import LACKING, NEAREST, POINTED_AT, STATED, THIN
from .text import Text

LARGER = 10
"""How many times as many people a city must have as the next of its name to be meant when nothing
else decides: news that means the small one says where it lies."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The place that a name means, None where that stays open; how sure (0..1), and why.

    `state` is ISO 3166-1 alpha-3, known also of some places that the tables do not have.
    """

    place: Place | None
    state: str | None
    score: float
    why: str


def qualifier(text: Text, after: int) -> tuple[str | None, str | None]:
    """The state, and the state of the American union, that "NAME, …" gives after a comma."""
    words = text.words
    if after + 1 >= len(words) or words[after].text != "," or not text.same_line(after, after + 1):
        return None, None
    for length in (3, 2, 1):
        part = words[after + 1 : after + 1 + length]
        if len(part) < length or not all(word.capital for word in part):
            continue
        name = " ".join(word.text for word in part)
        known = union().get(name.replace(".", ""))
        if known:
            return "USA", known[0]
        state = state_named(name, text.on)
        if state and name in (state.name, *state.names):
            return state.iso3, None
    return None, None


def elsewhere(text: Text, place: Place, after: int) -> bool:
    """Whether the words after the comma say that a place of another state is meant."""
    state, _ = qualifier(text, after)
    return state is not None and place.state is not None and state != place.state


def city_meant(text: Text, words: str, after: int, states: Collection[str]) -> Spot:
    """The city that a name means, by what follows it, by the states that the article names, or by
    size; `after` is the token after the name.
    """
    several = cities().get(fold_name(words), ())
    state, region = qualifier(text, after)
    if state:
        fitting = [c for c in several if c.state == state and region in (None, c.region)]
        if len(fitting) == 1 or (fitting and region is None):
            return Spot(fitting[0], state, STATED, "the state follows the name")
        return Spot(None, state, LACKING, "only the tagger knows the name; the state follows it")
    if not several:
        return Spot(None, None, LACKING, "only the tagger knows the name")
    here = [city for city in several if city.state in states]
    if here and _leads(here):
        why = "the only city of that name, or by far the largest, in a state that the article names"
        return Spot(here[0], here[0].state, POINTED_AT, why)
    if not here and _leads(several):
        return Spot(several[0], several[0].state, NEAREST, "by far the largest city of that name")
    where = ", ".join(filter(None, (f"{c.state} {c.region or ''}".strip() for c in several[:3])))
    return Spot(None, None, THIN, f"several cities bear the name ({where})")


def _leads(several: Collection[Place]) -> bool:
    first, *others = several
    if first.people == 0:  # of places.csv: the one that news means
        return True
    return not others or first.people >= LARGER * others[0].people


_HALVES = ({"North": "PRK", "South": "KOR"}, {"North": "YEM", "South": "YMD"},
           {"North": "VNM", "South": "VDR"})  # fmt: skip
"""The two states of each land that was divided."""


def half_meant(words: str, states: Collection[str]) -> State | None:
    """ "the North": North Korea, in an article that names both Koreas."""
    lands = [land for land in _HALVES if all(state in states for state in land.values())]
    return by_iso3().get(lands[0].get(words, "")) if len(lands) == 1 else None


_TWIN = ("Georgia",)
"""The one name that a state of the world and one of the American union share."""
_AROUND_GEORGIA = frozenset({"GEO", "RUS", "UKR", "ARM", "AZE", "MDA", "TUR"})
"""States that news names together with the one in the Caucasus."""


def twin(hit: Hit, hits: Sequence[Hit]) -> Place | bool:
    """For "Georgia" the American state, where the article's other names are of that union, and
    False where they decide nothing; True for every other name and for the state in the Caucasus.
    """
    if hit.name.units != _TWIN:
        return True
    others = [one.name.thing for one in hits if one.name.units != _TWIN]
    american = sum(isinstance(t, Place) and t.state == "USA" and t.kind in _LAND for t in others)
    near = sum(isinstance(t, State) and t.iso3 in _AROUND_GEORGIA for t in others)
    near += sum(isinstance(t, Place) and t.state == "GEO" for t in others)
    if american > near:
        return union()["Georgia"][1]
    return near > 0


_LAND = frozenset({"city", "region"})
