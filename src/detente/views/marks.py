"""The marks of an article and the pieces that overlapping marks cut its text into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..records import Article, Attribution, EventMention, IssueMention, Mention, Time
from ..spans import Span
from .gather import issues_of

ORDER = (
    "content", "source", "cue", "anchor", "actor", "recipient", "condition",
    "addressee", "mention", "time", "issue", "dateline",
)  # fmt: skip
"""Kinds of marks; of two on the same words the one that stands first here comes first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that something rests on.

    `kind` is one of ORDER. `item` is the id of the attribution or event mention, the entity of a
    mention (None where it stays unresolved), the issue of an issue mention, the value of a time.
    Marks overlap freely; `label` says in words what the mark is.
    """

    span: Span
    kind: str
    item: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks: what a page renders one after the other.

    The pieces of an article, joined, are its text; `marks` are indices into its list of marks.
    """

    text: str
    start: int
    marks: tuple[int, ...]


def marks_of(article: Article, records: Sequence[object]) -> tuple[Mark, ...]:
    """Every mark of an article, by start, then the longer first, then in the order of ORDER."""
    found = [mark for record in records for mark in _marks(record)]
    if article.dateline_span:
        found.append(Mark(article.dateline_span, "dateline", None, article.dateline or ""))
    rank = {kind: place for place, kind in enumerate(ORDER)}
    found.sort(key=lambda m: (m.span.start, -m.span.end, rank[m.kind], m.item or ""))
    return tuple(found)


def pieces_of(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The text cut wherever a mark starts or ends; only what lies under no mark has no marks."""
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for place, mark in enumerate(marks):
        starts.setdefault(mark.span.start, []).append(place)
        ends.setdefault(mark.span.end, []).append(place)
    edges = sorted({0, len(text), *starts, *ends})
    open_now: set[int] = set()
    pieces = []
    for start, end in pairwise(edges):
        open_now -= set(ends.get(start, ()))
        open_now |= set(starts.get(start, ()))
        pieces.append(Piece(text[start:end], start, tuple(sorted(open_now))))
    return tuple(pieces)


def _marks(record: object) -> Iterator[Mark]:
    if isinstance(record, Attribution):
        yield from _of_attribution(record)
    elif isinstance(record, EventMention):
        yield from _of_event_mention(record)
    elif isinstance(record, Mention):
        label = record.name or record.described or record.why
        yield Mark(record.span, "mention", record.entity, label)
    elif isinstance(record, Time):
        yield Mark(record.span, "time", record.value, record.value or record.type)
    elif isinstance(record, IssueMention):
        yield Mark(record.span, "issue", record.issue, issues_of([record.issue])[0].name)


def _of_attribution(a: Attribution) -> Iterator[Mark]:
    name = a.source_name or ""
    yield from _each(a.source, "source", a.id, name)
    yield from _each(a.cue, "cue", a.id, a.stance)
    yield from _each(a.content, "content", a.id, f"{a.kind}: {name or 'source not said'}")
    if a.addressee_span:
        yield Mark(a.addressee_span, "addressee", a.id, a.addressee or "")


def _of_event_mention(m: EventMention) -> Iterator[Mark]:
    act = f"{m.type}: {m.mode}" if m.mode else m.type
    yield Mark(m.anchor, "anchor", m.id, f"{act}, {m.standing.value}")
    for side in m.actors:
        yield Mark(side.span, "actor", m.id, side.name)
    for side in m.recipients:
        yield Mark(side.span, "recipient", m.id, side.name)
    if m.condition:
        yield Mark(m.condition, "condition", m.id, "condition")


def _each(spans: Iterable[Span], kind: str, item: str, label: str) -> Iterator[Mark]:
    return (Mark(span, kind, item, label) for span in spans)
