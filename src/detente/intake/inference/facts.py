"""Evidence from dated facts that a text names: treaties, wars, organisations, attacks."""

from __future__ import annotations

from collections.abc import Iterator

from ...dates import Interval
from ...tables.dated_facts import dated_facts
from .evidence import CEILING, FLOOR, Evidence, since, until


def evidence(text: str) -> Iterator[Evidence]:
    """A floor for each fact that is named, a ceiling where it is named as still to come."""
    for fact in dated_facts():
        match = fact.pattern.search(text) if any(word in text for word in fact.words) else None
        if not match or (fact.unless and fact.unless.search(text)):
            continue
        words = " ".join(match.group().split())[:80]
        why = f'it speaks of "{words}": {fact.what}'
        interval: Interval = fact.interval
        if interval.earliest:
            yield Evidence(since(interval.earliest), why, FLOOR)
        if interval.latest:
            yield Evidence(until(interval.latest), why, CEILING)
