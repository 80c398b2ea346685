"""An article as a page: paragraphs of pieces, and beside each the items that rest on it.

A browser shows nested elements only, evidence overlaps freely; the view has cut the text wherever
a mark begins or ends, and here the pieces are set in paragraphs. Characters are never lost, added
or moved: a piece holds what stands in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..spans import Span
from ..views.article import ArticleView
from ..views.marks import Mark
from ..views.shapes import Done, Party, Said

LAYERS = {
    "said": ("source", "cue", "content"),
    "done": ("anchor", "condition"),
    "names": ("mention",),
    "times": ("time", "dateline"),
    "issues": ("issue",),
}
"""What may be shown over a text, and which marks belong to it."""
KINDS = tuple(kind for kinds in LAYERS.values() for kind in kinds)
GAP = re.compile(r"\n\n+")
"""What stands between two paragraphs."""
SHOWN_AT_FIRST = ("said", "done")
"""Layers that are on when an address names none: what the record is about. Names and times are a
click away; all five at once bury the text."""


@dataclass(frozen=True, slots=True)
class Note:
    """One item of the margin: its number in the order of the text, and what it holds.

    `place` is the offset after which its number is set; `home` the permalink of its first words.
    """

    number: int
    item: Said | Done
    place: int
    home: str

    @property
    def kind(self) -> str:
        """Which layer it belongs to: "said" or "done"."""
        return "said" if isinstance(self.item, Said) else "done"

    @property
    def people(self) -> tuple[Party, ...]:
        """Those of its parties that have a page of their own, each once."""
        item = self.item
        parties = [*item.actors, *item.recipients] if isinstance(item, Done) else [item.source]
        return tuple({party.entity: party for party in parties if party and party.entity}.values())


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters under the same marks throughout.

    `kinds` are the classes of those marks; `edges` the kinds that begin ("anchor-a") or end
    ("anchor-z") with it; `items` the numbers of the notes that rest on it; `refs` those whose
    number follows; `anchors` the ids of the spans that begin with it; `label` the value of a time
    that ends with it; `entity` and `name` whom a mention refers to.
    """

    words: str
    kinds: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()
    items: tuple[int, ...] = ()
    refs: tuple[Note, ...] = ()
    anchors: tuple[str, ...] = ()
    label: str = ""
    entity: str = ""
    name: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph: where it starts (an offset in the text), its pieces, its notes in order."""

    start: int
    title: bool = False
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def anchor(span: Span) -> str:
    """The permalink of a span within its page: "s120-164"."""
    return f"s{span.start}-{span.end}"


def notes(view: ArticleView) -> list[Note]:
    """What was said and done, as one list in the order of the text, numbered from 1."""
    found: list[tuple[int, Span, Said | Done]] = []
    for said in view.said:
        # A number follows the cue, which is what says that somebody spoke.
        spans = said.cue.spans or said.content.spans
        found.append((spans[-1].end, spans[0], said))
    for done in view.done:
        found.append((done.anchor.spans[-1].end, done.anchor.spans[0], done))
    found.sort(key=lambda entry: (entry[0], entry[2].id))
    return [
        Note(number, item, place, anchor(span))
        for number, (place, span, item) in enumerate(found, start=1)
    ]


def paragraphs(view: ArticleView, listed: Sequence[Note]) -> list[Paragraph]:
    """The paragraphs of a text, title first where it has one, each with its pieces and notes."""
    starts = [0, *(gap.end() for gap in GAP.finditer(view.text) if gap.end() < len(view.text))]
    found = [Paragraph(start, title=start < view.body_start) for start in starts]
    for note in listed:
        found[bisect_left(starts, note.place) - 1].notes.append(note)
    numbers: dict[str, list[int]] = {}
    for note in listed:
        numbers.setdefault(note.item.id, []).append(note.number)
    for start, words, marks in _cut(view, starts):
        paragraph = found[bisect_right(starts, start) - 1]
        end = start + len(words)
        refs = tuple(note for note in paragraph.notes if note.place == end)
        piece = _piece(start, words, marks, numbers)
        paragraph.pieces.append(replace(piece, refs=refs))
    return [part for part in found if any(piece.words for piece in part.pieces)]


def _cut(view: ArticleView, starts: Sequence[int]) -> Iterator[tuple[int, str, list[Mark]]]:
    """The view's pieces, cut once more where a paragraph starts."""
    for piece in view.pieces:
        end = piece.start + len(piece.text)
        inner = starts[bisect_right(starts, piece.start) : bisect_left(starts, end)]
        bounds = [piece.start, *inner, end]
        marks = [view.marks[index] for index in piece.marks]
        for left, right in pairwise(bounds):
            yield left, view.text[left:right], marks


def _piece(start: int, words: str, marks: list[Mark], numbers: dict[str, list[int]]) -> Piece:
    end = start + len(words)
    kinds = {mark.kind for mark in marks}
    begins = [mark for mark in marks if mark.span.start == start]
    ends = [mark for mark in marks if mark.span.end == end]
    items = {number for mark in marks for number in numbers.get(mark.item or "", ())}
    mention = next((mark for mark in reversed(marks) if mark.kind == "mention"), None)
    return Piece(
        words=words.strip("\n"),
        kinds=tuple(kind for kind in KINDS if kind in kinds),
        edges=(
            *sorted({f"{mark.kind}-a" for mark in begins}),
            *sorted({f"{mark.kind}-z" for mark in ends}),
        ),
        items=tuple(sorted(items)),
        anchors=tuple(dict.fromkeys(anchor(mark.span) for mark in begins)),
        label=next((mark.item for mark in ends if mark.kind == "time" and mark.item), ""),
        entity=(mention.item or "") if mention else "",
        name=mention.label if mention else "",
    )
