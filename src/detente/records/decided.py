"""What could not be read, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read, where it happened and why; countable, listable."""

    path: str
    article: str | None
    stage: str
    reason: str
    skipped: bool = False  # left alone on purpose (empty, another language), not a fault


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person (or a linker) decided. Sacred: only ever added to.

    `target` names what it is about by content, not by row: see `record/judgements.py`.
    """

    id: str
    kind: str  # attribution, event_mention, entity, copy, published, …
    target: str  # JSON: article id, words and the words around them, or the two sides of a link
    verdict: str  # right, wrong, changed, same, different, unsure, note, undone
    value: str | None  # JSON of the changed fields, or the text of a note
    by: str  # "person:kim" or "linker:names/4"
    at: str  # ISO 8601 instant, UTC
    why: str
