"""Names and nominals side by side: "Vladimir Putin, the outgoing president"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...language import FINITE
from ...records import EntityKind, Office
from ...tables.people import by_id
from .draft import Draft
from .nominals import states_of
from .sure import STATED
from .text import Text

_ENDS = frozenset({",", ".", ";", ":", "-", "–", "—", ")", '"', "who", "and", "said", "told", "?"})


def linked(
    text: Text, names: list[Draft], nominals: list[Draft]
) -> tuple[list[Draft], list[Draft], dict[int, Draft]]:
    """Names with what an apposition adds to them, nominals, and those settled by one, by head."""
    settled: dict[int, Draft] = {}
    facts: dict[str, tuple[Draft, str | None]] = {}
    for nominal, name in _pairs(text, names, nominals):
        if name.entity is None:
            continue
        states = tuple(states_of(nominal, names))
        state = name.state or (states[0] if len(states) == 1 else None)
        found = nominal.meaning(name.entity, STATED, "stands in apposition to the name")
        settled[nominal.head] = replace(found, state=state, gender=name.gender or nominal.gender)
        facts.setdefault(name.entity.id, (nominal, state))
    return [_with(name, facts) for name in names], nominals, settled


def _pairs(
    text: Text, names: Sequence[Draft], nominals: Sequence[Draft]
) -> Iterator[tuple[Draft, Draft]]:
    people = [d for d in names if d.sort == "person"]
    ends = {d.last: d for d in people}
    starts = {d.first: d for d in people}
    for nominal in nominals:
        if nominal.plural or nominal.entity_kind is not EntityKind.PERSON:
            continue
        gap = text.words[nominal.first - 1].lower in ("now", "then", "currently")
        start = nominal.first - gap
        before = ends.get(start - 1)
        owned = text.words[nominal.first].tag in ("WP$", "WDT")
        if before and not owned and _comma(text, start - 1) and _closes(text, nominal, before):
            yield nominal, before
            continue
        after = starts.get(nominal.last + 1)
        opens = after and _comma(text, nominal.last) and _opens(text, nominal, after)
        if after and opens and not _of_another(nominal, after, names):
            yield nominal, after


def _of_another(nominal: Draft, name: Draft, names: Sequence[Draft]) -> bool:
    """ "In a call with the Chadian president, Libyan minister X Y urged …": two, of two states."""
    told = set(states_of(nominal, list(names)))
    return len(told) == 1 and name.state is not None and name.state not in told


def _comma(text: Text, i: int) -> bool:
    return i < len(text.words) and text.words[i].text in (",", "-", "–", "—")


def _closes(text: Text, nominal: Draft, name: Draft) -> bool:
    """NAME, NOMINAL: closed by a mark, or what the parse calls an apposition."""
    word = text.words[nominal.head]
    if nominal.last < len(text.words) and text.words[nominal.last].tag in FINITE:
        return False
    if _titles_another(text, nominal):
        return False
    if word.dep == "appos" and name.first <= word.head < name.last:
        return True
    if word.dep == "conj" or nominal.last >= len(text.words):
        return False
    return text.words[nominal.last].lower in _ENDS and word.dep not in ("nsubj", "nsubjpass")


_REACH = 5
"""Tokens after a title in which the name may stand that it belongs to: "to the European Union"."""


def _titles_another(text: Text, nominal: Draft) -> bool:
    """ "adviser X Y, U.S. ambassador to Aldera Z W": a bare title whose own name follows."""
    after = text.words[nominal.last : nominal.last + _REACH]
    bare = text.words[nominal.first].tag != "DT" and not text.words[nominal.head].title
    if not bare or not after or after[0].lower not in ("to", "for", "of"):
        return False
    return any(word.ent == "PERSON" and word.ent_start for word in after[1:])


def _opens(text: Text, nominal: Draft, name: Draft) -> bool:
    """NOMINAL, NAME: what the parse calls an apposition, or a definite role and then a mark."""
    word = text.words[name.head]
    if word.dep == "appos" and nominal.first <= word.head < nominal.last:
        return True
    definite = not nominal.loose and text.words[nominal.first].lower in ("the", "his", "her", "its")
    closed = name.last < len(text.words) and text.words[name.last].text == ","
    return definite and closed and word.dep != "conj"


def _with(name: Draft, facts: dict[str, tuple[Draft, str | None]]) -> Draft:
    """A name of the text alone, with the state and office that an apposition gives it."""
    if name.entity is None or name.entity.id not in facts or name.entity.id in by_id():
        return name
    nominal, state = facts[name.entity.id]
    entity = name.entity
    if not entity.offices and nominal.role:
        office = Office(nominal.role.words, state or entity.state, None, None)
        entity = replace(entity, state=entity.state or state, offices=(office,))
    return replace(name, entity=entity, state=name.state or entity.state)
