"""People counted in a sentence, one after another as one: "a woman and two children" are three."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...tables.states import state_named
from . import words

_FIGHTERS = """
    soldier soldiers troops serviceman servicemen sailor sailors seaman seamen marine marines airman
    airmen pilot pilots guard guards guardsman guardsmen policeman policemen police officer officers
    fighter fighters gunman gunmen ranger rangers hero heroes conscript conscripts constable
    constables sergeant sergeants recruit recruits
"""
"""Those who fight, or guard."""
_CIVILIANS = """
    man men woman women child children boy boys girl girls civilian civilians villager villagers
    farmer farmers fisherman fishermen crewman crewmen crew deckhand deckhands passenger passengers
    resident residents worker workers protester protesters demonstrator demonstrators monk monks
    nun nuns herder herders shepherd shepherds teacher teachers student students pupil pupils nurse
    nurses driver drivers tourist tourists migrant migrants refugee refugees pilgrim pilgrims
    engineer engineers oilman oilmen doctor doctors official officials diplomat diplomats employee
    employees servant servants member members activist activists journalist journalists reporter
    reporters scout scouts trader traders mourner mourners
"""
ANYBODY = frozenset((
    "people", "persons", "person", "lives", "dead", "deaths", "fatalities", "casualties",
    "victims", "bodies", "corpses",
))  # fmt: skip
"""Whoever it was."""
_KINDS = dict.fromkeys(_FIGHTERS.split(), "fighters") | dict.fromkeys(
    _CIVILIANS.split(), "civilians"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ONE = re.compile(r"\b(?:[Aa]n?|[Oo]ne)\b(?=\s[^\W\d])")
_STOPS = """
    and or but of in on at to from with by for after before were was are is have had has who that
    which when while during near into over if as said will would the a an its his her their
    against between across off out than not including
"""
_STOP = frozenset(_STOPS.split())
"""Words at which a number has no noun."""
BACK = 40
"""Characters before a number in which "at least" and the like stand."""
NAMES = 3
"""Words between a number and its noun: "two young Chadian soldiers"."""
_LINK = re.compile(r",?\s(?:and\s)?$|,\s$")
_MODIFIER = re.compile(rf"\b(?:{words.MODIFIERS}|a total of)\s(?:the\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """People of a sentence: least and most, whether told as a bound or rounded, characters from
    the first word of the first number to the last noun, their kinds and states (ISO3)."""

    low: float
    high: float
    bound: bool
    rounded: bool
    start: int
    end: int
    kinds: frozenset[str]
    states: frozenset[str]

    def and_(self, other: Counted) -> Counted:
        """Both together, the other right after this."""
        return Counted(
            self.low + other.low, self.high + other.high, self.bound or other.bound,
            self.rounded or other.rounded, self.start, other.end, self.kinds | other.kinds,
            self.states | other.states,
        )  # fmt: skip


def counted(text: str) -> list[Counted]:
    """The people whom a sentence counts, in order; those of one list as one."""
    found: list[Counted] = []
    for one in _each(text):
        if found and one.start < found[-1].end:
            continue
        last = text[found[-1].start : found[-1].end] if found else ""
        if found and not last.endswith("dead") and _LINK.fullmatch(text[found[-1].end : one.start]):
            found[-1] = found[-1].and_(one)
        else:
            found.append(one)
    return found


def _each(text: str) -> Iterator[Counted]:
    numbers = {(m.start("number"), m.end()) for m in words.numbers(text) if not m["money"]}
    starts = sorted(numbers | {(m.start(), m.end()) for m in _ONE.finditer(text)})
    for start, end in starts:
        noun = _noun(text, end) or _alone(text, start, end) or _killing(text, start, end)
        if noun is None:
            continue
        before = _MODIFIER.search(text, max(0, start - BACK), start)
        modifier = before.group().removesuffix("the ").strip().lower() if before else ""
        limits = words.bounds(_digits(text[start:end]), modifier)
        if limits is not None:
            first = before.start() if before else start
            yield Counted(*limits, first, *noun)


_DONE = re.compile(
    r"\s(?:was|were|are|had\sbeen|have\sbeen)\s(?:killed|injured|wounded|hurt|arrested"
    r"|detained|drowned|dead|taken)\b"
)


def _alone(text: str, start: int, end: int) -> tuple[int, frozenset[str], frozenset[str]] | None:
    """ "Sixteen were injured": people, though no noun says so."""
    number = text[start:end].lower() not in ("a", "an", "one")
    return (end, frozenset(), frozenset()) if number and _DONE.match(text, end) else None


_KILLING = re.compile(r",\s(?:killing|wounding|injuring)\s$")
_ENDS = re.compile(r"[.;]|,\s(?:and|but|while)\s|$")


def _killing(text: str, start: int, end: int) -> tuple[int, frozenset[str], frozenset[str]] | None:
    """ "Shot the helicopter down, killing [two]."."""
    told = _KILLING.search(text, max(0, start - BACK), start) and _ENDS.match(text, end)
    return (end, frozenset(), frozenset()) if told else None


def _digits(number: str) -> str:
    return "one" if number.lower() in ("a", "an") else number


def _noun(text: str, start: int) -> tuple[int, frozenset[str], frozenset[str]] | None:
    """Where the noun that a number counts ends, of what kind it is and of which states."""
    place, states = start, set[str]()
    for _ in range(NAMES + 1):
        match = _WORD.match(text, place + 1) if text[place : place + 1] in (" ", "\n") else None
        if match is None or match.group() in _STOP:
            return None
        word, place = match.group(), match.end()
        if word.lower() in _KINDS or word.lower() in ANYBODY:
            kind = _KINDS.get(word.lower())
            return place, frozenset({kind} if kind else ()), frozenset(states)
        state = (
            state_named(word.removesuffix("s")) or state_named(word) if word[0].isupper() else None
        )
        if state is not None:
            states.add(state.iso3)
            after = _WORD.match(text, place + 1)
            if after is None or after.group() in _STOP:
                return place, frozenset(), frozenset(states)
    return None
