"""What a person may change of an item, as the fields of a form; and a filled form as a decision.

A party is written as its name; where several have it, with its id in brackets, and somebody unnamed
in quotation marks: `Vladimir Putin`, `Vladimir Putin (person:vladimir-putin)`, `"an official"`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

from .. import dates
from ..errors import BadDate, BadInput, BadSpan, typed
from ..record import Record, anchor, queries
from ..record.queries import review as queue
from ..records import Attribution, EventMention, Mention, Side, Standing
from ..spans import Span
from ..tables import plover
from ..tables.cues import stances
from ..tables.issues import issues
from ..tables.states import by_iso3, state_named
from .asked import KINDS, entities_called

Given = Mapping[str, Sequence[str]]
"""A form's fields by name, each with its values in order; empty values count."""

MOST_WORDS = 300
"""Characters of one field: a name, a place, an addressee."""
WORD = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
"""What an end moves by: a word, or a mark that stands by itself."""
_ID = re.compile(r"\(([a-z]+:[^()]+)\)$")
_QUOTED = re.compile(r"^[\"“'‘](.+)[\"”'’]$")
_FORMS = tuple(
    (form, iso)
    for iso, forms in (
        ("%Y-%m-%d", ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")),
        ("%Y-%m", ("%B %Y", "%b %Y")),
    )
    for form in forms
)
"""How days and months are written on our own pages and in newspapers, and as ISO 8601."""
LABEL = {
    "who": "who", "state": "state", "when": "when", "place": "where", "issues": "an issue",
    "act": "the act", "standing": "the standing", "contexts": "a context", "kind": "the wording",
    "stance": "the stance", "addressee": "to whom", "start": "the words", "end": "the words",
    "actor": "by", "recipient": "to", "actor_state": "the state of who acts",
    "recipient_state": "the state of whom it is done to",
}  # fmt: skip
"""Fields of a form as a person reads them."""

Item = Attribution | EventMention | Mention


def item_of(record: Record, kind: str, key: str) -> Item:
    """The item of that key as it counts now. Raises BadInput when there is none, BadRecord."""
    found: Item | None = None
    if kind == "attribution":
        found = queries.attribution(record, key)
    elif kind == "event_mention":
        found = queries.event_mention(record, key)
    elif kind == "mention":
        article, n = queue.ids_of(queue.QUEUES[kind], key)
        found = queue.mention(record, str(article), int(n))
    if found is None:
        raise BadInput(f"there is nothing '{typed(key)}' that can be changed; go back to the queue")
    return found


def _party(name: str | None, entity: str | None) -> str:
    if not name:
        return ""
    return f"{name} ({entity})" if entity else f'"{name}"'


def form_of(item: Item) -> dict[str, list[str]]:
    """The fields of an item's form, as it counts now."""
    if isinstance(item, Mention):
        return {"who": [_party(item.name, item.entity)], "state": [item.state or ""]}
    shared = {
        "when": [item.when.value or ""],
        "place": [item.place or ""],
        "issues": list(item.issues),
    }
    if isinstance(item, EventMention):
        return shared | {
            "act": [f"{item.type}:{item.mode or ''}"],
            "standing": [item.standing.value],
            "contexts": list(item.contexts),
            **_sides("actor", item.actors),
            **_sides("recipient", item.recipients),
        }
    return shared | {
        "who": [_party(item.source_name, item.source_entity)],
        "kind": [item.kind],
        "stance": [item.stance],
        "addressee": [item.addressee or ""],
        "start": [str(span.start) for span in item.content],
        "end": [str(span.end) for span in item.content],
    }


def _sides(role: str, sides: Sequence[Side]) -> dict[str, list[str]]:
    return {
        role: [_party(side.name, side.entity) for side in sides],
        f"{role}_state": [side.state or "" for side in sides],
    }


# ------------------------------------------------------------------ from a form


def changes_of(record: Record, item: Item, given: Given) -> dict[str, Any]:
    """What a filled form changes of an item, as `record.changes.FIELDS` has it.

    Raises BadInput when it changes nothing, or a field cannot be followed; BadRecord.
    """
    before = form_of(item)
    touched = {
        name for name in before if name in given and _plain(given, name) != _plain(before, name)
    }
    for name in touched:
        if any(len(value) > MOST_WORDS for value in given[name]):
            raise BadInput(f"“{LABEL[name]}” has at most {MOST_WORDS} characters")
    changed: dict[str, Any] = {}
    for name in ("kind", "stance", "standing"):
        if name in touched:
            changed[name] = _one_of(name, _first(given, name))
    if "when" in touched:
        changed["when"] = _day(_first(given, "when"))
    for name in ("place", "addressee"):
        if name in touched:
            changed[name] = _first(given, name) or None
    for name in ("issues", "contexts"):
        if name in touched and set(_plain(given, name)) != set(before[name]):
            changed[name] = [_one_of(name, one) for one in _plain(given, name)]
    changed |= _parties(record, item, given, touched)
    if not changed:
        raise BadInput("nothing was changed; change a field, or go back and say 'right'")
    return changed


def _plain(given: Given, name: str) -> list[str]:
    """The values of a field, blanks evened out; those that say nothing left out."""
    return [plain for value in given[name] if (plain := " ".join(value.split()))]


def choices(name: str) -> list[str]:
    """What a closed field may be. Raises BadTable when a table cannot be used."""
    known: dict[str, Iterable[str]] = {
        "kind": KINDS,
        "stance": sorted(stances()),
        "standing": [one.value for one in Standing],
        "issues": issues(),
        "contexts": plover.contexts(),
    }
    return list(known[name])


def _one_of(name: str, value: str) -> str:
    if value not in choices(name):
        raise BadInput(f"'{typed(value)}' cannot be {LABEL[name]}; choose one from the list")
    return value


def _first(given: Given, name: str) -> str:
    return " ".join(given[name][0].split()) if given.get(name) else ""


def _parties(record: Record, item: Item, given: Given, touched: set[str]) -> dict[str, Any]:
    """What concerns who it is, what was done, and which words."""
    changed: dict[str, Any] = {}
    if isinstance(item, EventMention):
        if "act" in touched:
            changed |= _act(_first(given, "act"))
        for role in ("actor", "recipient"):
            if {role, f"{role}_state"} & touched:
                changed[f"{role}s"] = _given_sides(record, given, role)
        return changed
    if "who" in touched:
        entity, name, state = who(record, _first(given, "who"))
        if isinstance(item, Mention):
            changed |= {"entity": entity, "name": name, "state": state}
        else:
            changed |= {"source_entity": entity, "source_name": name}
    if isinstance(item, Mention) and "state" in touched:
        changed["state"] = _state(_first(given, "state"))
    if isinstance(item, Attribution) and {"start", "end"} & touched:
        changed["content"] = _content(record, item, given)
    return changed


def _act(value: str) -> dict[str, Any]:
    name, _, mode = value.partition(":")
    known = plover.types().get(name)
    if known is None or (mode and mode not in known.modes):
        raise BadInput(f"there is no act '{typed(value)}'; choose one from the list")
    return {"type": name, "mode": mode or None}


def _given_sides(record: Record, given: Given, role: str) -> list[dict[str, str | None]]:
    states = [*given.get(f"{role}_state", ()), *[""] * len(given.get(role, ()))]
    found = []
    for value, state in zip(given.get(role, ()), states, strict=False):
        if not value.strip():
            continue
        entity, name, own = who(record, value.strip())
        found.append({"name": name, "entity": entity, "state": _state(state.strip()) or own})
    return found


def _state(value: str) -> str | None:
    """An ISO3 state by its code or name. Raises BadInput for what is none, with a hint."""
    if not value:
        return None
    found = by_iso3().get(value.upper()) or state_named(value)
    if found:
        return found.iso3
    near = get_close_matches(value.upper(), by_iso3(), 3)
    hint = "; ".join(f"{code}: {by_iso3()[code].name}" for code in near)
    some = hint or "RUS: Russia; USA: United States; AZE: Azerbaijan"
    raise BadInput(f"no state is called '{typed(value)}'; write its name or its code ({some})")


def _day(value: str) -> str | None:
    """A time as ISO 8601 has it, also of "2 July 2007" and "July 2007"; None of nothing.

    Raises BadInput for what is none, with what to write.
    """
    if not value:
        return None
    for form, iso in _FORMS:
        with suppress(ValueError):
            return datetime.strptime(value, form).strftime(iso)
    try:
        dates.of_prefix(value)
    except BadDate as error:
        raise BadInput(
            f"'{typed(value)}' is no time; write 2 July 2007, July 2007, 2007 or 2007-07-02, or"
            " leave it empty"
        ) from error
    return value


def who(record: Record, value: str) -> tuple[str | None, str | None, str | None]:
    """Whom a party's field means: entity, name and state; all None where it is empty.

    Raises BadInput when the record holds nobody of that name, or several, with what to write.
    """
    if not value:
        return None, None, None
    quoted = _QUOTED.match(value)
    if quoted:
        return None, quoted[1].strip(), None
    by_id = _ID.search(value)
    if by_id:
        one = queries.entity(record, by_id[1])
        if one is None:
            raise BadInput(f"the record holds nobody with the id '{typed(by_id[1])}'")
        return one.entity.id, one.entity.name, one.entity.state
    found = entities_called(record, value)
    if len(found) > 1:
        some = "; ".join(f"{one.name} ({one.id})" for one in found[:5])
        raise BadInput(f"'{value}' fits {len(found)}: write one of {some}")
    return found[0].id, found[0].name, found[0].state


# ------------------------------------------------------------------ which words


def _content(record: Record, item: Attribution, given: Given) -> list[dict[str, Any]]:
    article = queries.article(record, item.article)
    text = article.text if article else ""
    return [asdict(anchor.select(text, span)) for span in spans_of(item, given, text)]


def spans_of(item: Attribution, given: Given, text: str) -> list[Span]:
    """The content that a form gives, each with its ends trimmed.

    Raises BadInput when an end lies nowhere, holds no words, or two overlap.
    """
    try:
        ends = [(int(a), int(b)) for a, b in zip(given["start"], given["end"], strict=True)]
        spans = [Span(item.article, a, b).trimmed(text) for a, b in ends]
    except (ValueError, KeyError, BadSpan) as error:
        raise BadInput("the words chosen are no numbers; choose them again") from error
    if any(span.end > len(text) for span in spans) or not spans:
        raise BadInput("the words chosen do not lie in the text; choose them again")
    ordered = sorted(spans)
    for one, other in pairwise(ordered):
        if one.overlaps(other):
            raise BadInput("two parts of the content overlap; join them into one")
    return ordered


def moved(text: str, start: int, end: int, move: str) -> tuple[int, int]:
    """A span with one end moved by one word: `start-left`, `start-right`, `end-left`, `end-right`.

    It stays as it is where there is no further word, or it would hold none.
    """
    words = [match.span() for match in WORD.finditer(text)]
    starts, ends = [a for a, _ in words], [b for _, b in words]
    which, _, way = move.partition("-")
    if which == "start":
        at = bisect_left(starts, start) - 1 if way == "left" else bisect_right(starts, start)
        new = starts[at] if 0 <= at < len(starts) else start
        return (new, end) if new < end else (start, end)
    at = bisect_left(ends, end) - 1 if way == "left" else bisect_right(ends, end)
    new = ends[at] if 0 <= at < len(ends) else end
    return (start, new) if new > start else (start, end)
