"""Where a report is at home: the one state of its paper, or of the town from which it was filed.

Newsrooms leave a state out at home: "the Foreign Ministry", "the Navy", "the minister" of a paper
in Oslo are Norwegian. What says it is the outlet by our tables, else what the outlet's name tells
("The Irish Times", "The Lahore Chronicle"), the lines over the text, and the dateline. Where two
of these differ nothing is said.
"""

from __future__ import annotations

import re
from datetime import date

from ..records import Article
from ..tables import outlet_homes, places, states

HEADED = re.compile(
    r"(?P<town>[^\W\d_][\w.'\u2019 -]{1,30}?(?:, [^\W\d_][\w.' -]{1,25})?), "
    r"(?P<day>[^\n]{0,50}?) ?(?:--?|[\u2013\u2014])(?=\s)"
)
"""A dateline by its form alone, where dates are written as no intake knows them: "OSLO, Monday
(The Courier) - ", "Oslo, 09/05/2017 (NB) - "."""
DATED = re.compile(r"\d|day\b", re.IGNORECASE)
"""What tells a dateline from a sentence with a dash: a day."""
IMPRINT = re.compile(r"[^\n.!?]{5,90}\b(?:19|20)\d\d")
"""A first line that is only a paper's name, its town and a day."""
MASTHEADS = frozenset({"outlet", "date"})
"""Kinds of lines cut off before a text that may say where a paper appears."""
TOWN_PEOPLE = 100_000
"""People of a town after which a paper may be called: smaller ones share their names with common
words more often than they have papers that reach other states."""
LARGER = 10
"""A town of so many times the people is meant where several states have one of its name."""
LONGEST = 4
"""Words of the longest name of a town or state that is looked for in a paper's name."""
ELSEWHERE = frozenset({"georgia", "georgian", "new mexico", "new england", "west indies",
                       "latin american", "south american", "north american", "west indian",
                       "indian ocean", "american samoa", "metro", "independence", "enterprise",
                       "nation", "victoria", "progreso", "la libertad", "libertad"})  # fmt: skip
"""Words of papers' names that are a state's or a town's and mean something else as often."""
SEATS = frozenset({"geneva", "new york", "strasbourg", "davos", "luxembourg", "the hague"})
"""Towns from which the affairs of other states are reported: no desk is at home there."""


def home(article: Article) -> str | None:
    """The ISO3 of the state in which a report is at home; None when its dateline and its outlet
    tell of two, or of none."""
    line = lying(article.dateline or _dateline(article), article)
    papers = {state for name in (article.outlet, article.agency) if name
              and (state := _of_paper(name, article))}  # fmt: skip
    papers = papers or _mastheads(article)
    told = {_then(one, article.published.latest) for one in (*papers, line) if one}
    if article.dateline and line is None:
        return None
    return next(iter(told)) if len(told) == 1 else None


def _of_paper(name: str, article: Article) -> str | None:
    """The state of an outlet that our tables know, else the only one that its name tells, where the
    article speaks of that state at all, or the name is that of its capital."""
    if outlet_homes.known(name):
        return outlet_homes.home(name)
    found = {state for state in named_in(name) if _speaks_of(state, article)}
    found = found or {state for word in name.split() if (state := _capital(word.strip("(),")))}
    return next(iter(found)) if len(found) == 1 else None


def _capital(word: str) -> str | None:
    """The state whose capital a word is."""
    state = states.state_named(word)
    return state.iso3 if state is not None and state.capital == word else None


def named_in(name: str) -> set[str]:
    """The states that an outlet's name may tell, by name, adjective or town, the longest words
    first: "Papua New Guinea Post" is not Guinea's."""
    words = re.findall(r"[^\W_]+(?:['\u2019][^\W_]+)*", name)
    found: set[str] = set()
    at = 0
    while at < len(words):
        length, meant = next(
            ((n, some) for n in range(min(LONGEST, len(words) - at), 0, -1)
             if (some := _meant(words[at : at + n])) is not None), (1, set()),
        )  # fmt: skip
        found |= meant
        at += length
    return found


def _meant(words: list[str]) -> set[str] | None:
    """The states for which words of a paper's name may stand; None when they are no such name."""
    said = " ".join(words)
    if not said[0].isupper():
        return None
    if said.lower() in ELSEWHERE:
        return set()
    state = states.state_named(said)
    if state is not None:
        return {state.iso3}
    return _of_town(said, TOWN_PEOPLE) or None


def _of_town(said: str, people: int = 0) -> set[str]:
    """The states that have a town of a name; where one is far larger than the others, its alone.

    Towns of `places.csv`, for which no number of people is kept, count as large.
    """
    towns = places.cities().get(states.fold_name(said), ())
    known = [town for town in towns if town.state and (not town.people or town.people >= people)]
    most = max((town.people or _LARGE for town in known), default=0)
    return {town.state for town in known
            if town.state and (town.people or _LARGE) * LARGER > most}  # fmt: skip


_LARGE = 5_000_000
"""People that a town of `places.csv` is taken to have: a capital or another that news names."""


def _speaks_of(iso3: str, article: Article) -> bool:
    state = states.by_iso3()[iso3]
    words = {state.name, *state.names, *state.demonyms, state.capital or state.name}
    text = article.text[article.body_start :]
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in sorted(words) if word)


def _mastheads(article: Article) -> set[str]:
    """The states of the towns beside the name of a paper: "The Northern Gazette, Oslo, 4 May"."""
    heads = [cut.words for cut in article.cuts if cut.kind in MASTHEADS]
    first = article.text[article.body_start :].partition("\n")[0].strip()
    heads += [first] if IMPRINT.fullmatch(first) else []
    lines = [re.sub(r"[.|\n]", ",", words) for words in heads]
    return {state for line in lines if (state := lying(line, article) or _in_town(line))}


def _dateline(article: Article) -> str:
    """The town of a dateline that stands uncut before the first sentence, or below a headline that
    was taken for one; "" when there is none."""
    second = article.text.find("\n\n", article.body_start)
    for start in (article.body_start, second + 2 if second > 0 else None):
        found = HEADED.match(article.text, start) if start is not None else None
        if found and DATED.search(found["day"]):
            return found["town"]
    return ""


def _in_town(line: str) -> str | None:
    """The state of the town after the first comma of a line; None where several have its name."""
    parts = [part.strip() for part in line.split(",")][1:2]
    found = {state for part in parts for state in _of_town(part)}
    return next(iter(found)) if len(found) == 1 else None


def lying(line: str, article: Article) -> str | None:
    """The one state that a dateline names, whose capital it is, or in which its first town lies; of
    several with such a town, the one of which the article speaks."""
    found = {state.iso3 for part in _parts(line) if (state := states.state_named(part))}
    if not found:
        towns = [part for part in _parts(line)[:1] if part.lower() not in SEATS]
        found = {state for town in towns for state in _of_town(town)}
        if len(found) > 1:
            found = {state for state in found if _speaks_of(state, article)}
    return next(iter(found)) if len(found) == 1 else None


def _parts(line: str) -> list[str]:
    """The parts of a dateline: "OSLO" is no short form."""
    parts = [part.strip(" )") for part in re.split(r"[,(]", line)]
    return [part.title() if part.isupper() else part for part in parts if part]


def _then(iso3: str, day: date | None) -> str:
    """The state itself; of one that is gone by the day of the article, the one that took its place:
    a paper keeps the old name of its town."""
    state = states.by_iso3()[iso3]
    gone = state.end is not None and (day is None or state.end < day)
    return state.successor if gone and state.successor else iso3
