"""Events: type, mode and the states of both sides, on rows that mark one event each.

`label` is a PLOVER type (with `mode`), or one of five classes of the CAMEO roots; our main event
of the text is compared. Rows of our own with `event_mentions` are compared event by event.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from ..reading import Reading
from ..records import EventMention
from ..tables import states
from .counts import Figure, Tally, ratio, share
from .gold import Row

QUADS = {
    "AGREE": "verbal-cooperation", "CONSULT": "verbal-cooperation",
    "SUPPORT": "verbal-cooperation", "CONCEDE": "verbal-cooperation",
    "COOPERATE": "material-cooperation", "AID": "material-cooperation",
    "RETREAT": "material-cooperation",
    "REQUEST": "verbal-conflict", "ACCUSE": "verbal-conflict", "REJECT": "verbal-conflict",
    "THREATEN": "verbal-conflict",
    "PROTEST": "material-conflict", "SANCTION": "material-conflict",
    "MOBILIZE": "material-conflict", "COERCE": "material-conflict", "ASSAULT": "material-conflict",
}  # fmt: skip
"""PLOVER's four quads. SANCTION is material conflict (chapter 3 of the manual)."""
CAMEO_CLASSES = {**QUADS, "CONCEDE": "material-cooperation", "SANCTION": "verbal-conflict"}
"""The same by CAMEO's roots, where yielding (08) is material and reducing relations (16) verbal."""
JOINED = len(" and the ")
"""Characters between two sides that are coordinated."""
STATEMENT = "statement"
APPEALS = ("ask", "call", "appeal", "urg", "request", "invit", "encourag", "want", "beg", "wish")
"""How words of asking begin: CAMEO's appeals (02), which the five classes count as statements,
against demands (10). PLOVER has one type for both."""
RENAMED = {"JAP": "JPN", "ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "GER": "DEU", "ITL": "ITA",
           "VTN": "VNM"}  # fmt: skip
"""Codes in the gold records that ISO 3166 writes otherwise."""


def predicted(reading: Reading) -> Row:
    """The main event of a reading and its sides, and all of its events, as a row."""
    mentions = reading.of(EventMention)
    main = main_event(reading)
    row: Row = {"id": reading.article.id, "event_mentions": [_row(event) for event in mentions]}
    if main is None:
        return row
    words = reading.article.words(main.anchor)
    return {**row, **_row(main), "label": main.type, "words": words, "spans": _spans(main)}


def main_event(reading: Reading) -> EventMention | None:
    """The first event of the text, which in news and in coded sentences is the one reported.

    None when the reading has none.
    """
    return min(reading.of(EventMention), key=lambda event: event.anchor, default=None)


def _row(event: EventMention) -> dict[str, Any]:
    return {
        "anchor": [event.anchor.start, event.anchor.end],
        "type": event.type,
        "mode": event.mode,
        "standing": str(event.standing),
        "actor_states": [side.state for side in event.actors if side.state],
        "recipient_states": [side.state for side in event.recipients if side.state],
    }


def _spans(event: EventMention) -> list[Row]:
    """Spans with roles; of an act without a recipient that several do together, "A and B" is one
    span of both roles at once, as in the marked sentences."""
    actors = sorted({side.span for side in event.actors})
    if not event.recipients and len(event.actors) > 1:
        near = all(b.start - a.end <= JOINED for a, b in pairwise(actors))
        if near:
            return [{"role": "reciprocal", "span": [actors[0].start, actors[-1].end]}]
        return [{"role": "reciprocal", "span": [one.start, one.end]} for one in actors]
    sides = [("actor", span) for span in actors]
    sides += [("recipient", side.span) for side in event.recipients]
    return [{"role": role, "span": [span.start, span.end]} for role, span in sides]


# ------------------------------------------------------------------ one event a row


def tally(gold: Row, ours: Row) -> Tally:
    """The counts of one row; of every event in it when it is one of our own marked articles."""
    if "label" not in gold:
        return _tally_of_all(gold, ours)
    label, found = gold["label"], ours.get("label")
    if label.islower():
        found = _cameo(ours) if found not in _CLASSES else found
    counts = Tally({"rows": 1, "right": found == label, "found": found is not None})
    counts["lenient"] = found == label or found in (gold.get("alt") or [])
    counts[f"class {label}.gold"] += 1
    counts[f"class {label}.right"] += found == label
    if found is not None:
        counts[f"class {found}.found"] += 1
    if label in QUADS:
        counts["quad"] = QUADS[label] == QUADS.get(found or "")
        if gold.get("mode") and found == label:
            counts["moded"], counts["mode"] = 1, gold["mode"] == ours.get("mode")
    if found is not None and "actors" in gold:
        _tally_sides(counts, gold, ours)
    return counts


def _cameo(ours: Row) -> str:
    """The CAMEO class of our main event: an appeal is a statement, and what will be conceded is
    an intent (03), no deed (08)."""
    words = str(ours.get("words", "")).lower()
    if ours.get("label") == "REQUEST" and words.startswith(APPEALS):
        return STATEMENT
    if ours.get("label") == "CONCEDE" and ours.get("standing") == "planned":
        return "verbal-cooperation"
    return CAMEO_CLASSES.get(ours.get("label") or "", STATEMENT)


_CLASSES = frozenset(CAMEO_CLASSES.values()) | {STATEMENT}


def _same_sides(gold: Row, ours: Row) -> bool:
    """Whether the states of both sides are those marked; either way round where both act."""
    actors, recipients = _states(gold["actors"]), _states(gold["recipients"])
    found = set(ours.get("actor_states", [])), set(ours.get("recipient_states", []))
    if gold.get("compound"):
        return actors | recipients == found[0] | found[1]
    return (actors, recipients) == found


def _tally_sides(counts: Tally, gold: Row, ours: Row) -> None:
    """Both sides at once, then each alone; and where every marked side is a state."""
    right = _same_sides(gold, ours)
    counts["sided"], counts["sides"] = 1, right
    marked = [*gold["actors"], *gold["recipients"]]
    if all(_states([side]) for side in marked):
        counts["states only.sided"], counts["states only.sides"] = 1, right
    for side in ("actor", "recipient"):
        same = _states(gold[f"{side}s"]) == set(ours.get(f"{side}_states", []))
        counts[f"{side} side"] = same or (right and bool(gold.get("compound")))


def _states(sides: list[Row]) -> set[str]:
    """The states of marked sides; a code that is no state (IGO, NGO, IMG) is left out."""
    codes = [str(side.get("code") or "") for side in sides]
    known = {state.iso3 for state in states.states()}
    return {RENAMED.get(code, code) for code in codes} & known


# ------------------------------------------------------------------ many events an article


def _tally_of_all(gold: Row, ours: Row) -> Tally:
    marked, found = gold["event_mentions"], ours.get("event_mentions", [])
    counts = Tally({"events.gold": len(marked), "events.found": len(found)})
    free = dict(enumerate(found))
    for event in marked:
        place = next(
            (i for i, one in free.items() if _overlap(event["anchor"], one["anchor"])), None
        )
        if place is None:
            continue
        one = free.pop(place)
        same = event["type"] == one["type"]
        counts["events.right"] += 1
        counts["typed.right"] += same
        for key in ("mode", "standing", "actor_states", "recipient_states"):
            if key in event:
                counts[f"{key}.gold"] += 1
                counts[f"{key}.right"] += _plain(event[key]) == _plain(one[key])
    return counts


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def _overlap(one: list[int], other: list[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def figures(total: Mapping[str, float]) -> list[Figure]:
    """Accuracy of the type first; then by class, quad, mode and sides where rows mark them."""
    if "events.gold" in total:
        return _figures_of_all(total)
    rows = total.get("rows", 0)
    found = [share("type", total.get("right", 0), rows), _macro(total),
             share("found", total.get("found", 0), rows)]  # fmt: skip
    if "lenient" in total:
        found.append(share("type, lenient", total["lenient"], rows))
    if "quad" in total:
        found.append(share("quad", total["quad"], rows))
    for name, right, of in (("mode, given type", "mode", "moded"),
                            ("both sides, given found", "sides", "sided"),
                            ("the same, all states", "states only.sides", "states only.sided"),
                            ("actors, given found", "actor side", "sided"),
                            ("recipients, given found", "recipient side", "sided")):  # fmt: skip
        if total.get(of):
            found.append(share(name, total.get(right, 0), total[of]))
    return found


def _macro(total: Mapping[str, float]) -> Figure:
    """The mean F1 of the classes that the gold has."""
    keys = [name.removesuffix(".gold") for name in total if name.startswith("class ")
            and name.endswith(".gold") and total[name]]  # fmt: skip
    values = [ratio(key, total, key).value for key in keys]
    return Figure("macro-F1", sum(values) / len(values) if values else 0.0)


def _figures_of_all(total: Mapping[str, float]) -> list[Figure]:
    both = dict(total)
    for part in ("found", "gold"):
        both[f"typed.{part}"] = total.get(f"events.{part}", 0)
    found = [ratio("found", both, "events"), ratio("found, right type", both, "typed")]
    for key in ("mode", "standing", "actor_states", "recipient_states"):
        if total.get(f"{key}.gold"):
            name = f"{key.replace('_', ' ')}, given found"
            found.append(share(name, total.get(f"{key}.right", 0), total[f"{key}.gold"]))
    return found
