"""People of one state who are called after another: "Bosnian Serbs", "the Albanians of Serbia"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...records import Entity, EntityKind
from ...tables.states import State, by_iso3
from .draft import Draft
from .text import Text

_OLDER = frozenset({"USA", "CAN", "AUS", "GBR", "NZL", "CYP", "ISR"})
"""States whose people are told apart by an adjective of origin before their name: Irish Americans,
Turkish Cypriots."""
_WITHIN = 4
"""Tokens after "of" in which the name of a state ends: "of the southern part …" goes too far."""


def minorities(text: Text, drafts: Sequence[Draft]) -> list[Draft]:
    """The same names; of two peoples in a row, one is where they live and the other whence they
    come, and both are one name of people who live there."""
    found: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.core, d.last)):
        before = found[-1] if found else None
        origin = draft.sort in ("people", "adjective") and _state(draft)
        if origin and before and _row(text, before, draft):
            if draft.state not in _OLDER:
                found.append(_living(text, before, draft, before.state))
                continue
            found[-1] = _living(text, before, draft, draft.state)
        elif origin and draft.sort == "people" and (home := _of(text, draft, drafts)):
            found.append(_living(text, draft, draft, home))
            continue
        found.append(draft)
    return found


def _state(draft: Draft) -> State | None:
    return by_iso3().get(draft.state or "")


def _row(text: Text, before: Draft, draft: Draft) -> bool:
    """Whether a name of people stands right after the adjective, or name, of another state."""
    told = before.sort == "adjective" or (before.sort == "name" and before.state == "XKX")
    if not told or before.last != draft.core or before.state in (None, draft.state):
        return False
    if not text.same_line(before.core, draft.core) or text.words[before.core].title:
        return False
    return draft.sort == "people" or _noun(text, draft)


def _noun(text: Text, draft: Draft) -> bool:
    """ "Serb", "Cypriot", "Albanian" before a noun; "Chadian Libyan ties" stays a row of two."""
    word, state = text.words[draft.core].text, _state(draft)
    after = text.words[draft.last] if draft.last < len(text.words) else None
    adjective = state.demonyms[0] if state and state.demonyms else ""
    short = word != adjective or f"{word}s" in (state.demonyms if state else ())
    return short and after is not None and after.noun and after.lower not in _SHARED


_SHARED = frozenset({"border", "ties", "relations", "war", "talks", "summit", "trade", "treaty",
                     "pact", "agreement"})  # fmt: skip
"""What two states have together."""


def _living(text: Text, first: Draft, draft: Draft, home: str | None) -> Draft:
    """The people as those of the state where they live, under all of their words."""
    span = text.span(first.core, draft.last)
    words = " ".join(span.words(text.article.text).split())
    origin = first.state if first is not draft and home == draft.state else draft.state
    ident = f"group:{home}-{origin}".lower()
    entity = Entity(ident, EntityKind.GROUP, words, (words,), home)
    begun = draft.first if first is draft else first.first
    return replace(
        draft, first=begun, core=first.core, span=span, entity=entity, entity_kind=entity.kind,
        name=words, state=home, why="called after one state, people of another",
    )  # fmt: skip


def _of(text: Text, draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """ "The Albanians of southern Serbia": the state right behind them."""
    end = draft.last
    if not text.same_line(end, draft.core) or text.words[end].lower != "of":
        return None
    behind = [d for d in drafts if end < d.core <= end + _WITHIN and d.state != draft.state]
    plain = [d for d in behind if d.sort == "name" and d.entity is not None and _state(d)
             and d.entity.kind is EntityKind.STATE]  # fmt: skip
    if not plain:
        return None
    first = min(plain, key=lambda d: d.core)
    between = text.words[end + 1 : first.core]
    return first.state if all(w.tag in ("JJ", "DT", "NN", "RB") for w in between) else None
