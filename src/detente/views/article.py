"""One article: its text, every mark in order, what was cut away, and where it all comes from."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Copy, Cut, Failure, Time
from ..spans import Span
from .shapes import Done, Head, IssueName, Party, Said


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that something rests on.

    `kind` is what it rests as: source, cue, content, anchor, actor, recipient, condition, time,
    issue, mention, dateline. `item` is the id of the attribution or event mention, the entity of a
    mention, the issue of an issue mention, None otherwise. Marks overlap freely.
    """

    span: Span
    kind: str
    item: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks: what a page renders one after the other.

    The pieces of an article, joined, are its text; `marks` are indices into `ArticleView.marks`.
    """

    text: str
    start: int
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article comes from and what read it.

    `published_why` holds the reasons in words. `stages` are "name/version" as they ran; `cleaner`
    the version of the cleaning that froze the text.
    """

    sha256: str
    retrieved: str | None
    media_type: str | None
    page_bytes: int | None
    cleaner: str
    stages: tuple[str, ...]
    published_why: str
    published_time: str | None
    modified: str | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with everything read from it, each list in the order of the text.

    `original` and `copies` name the articles that it reprints or that reprint it.
    """

    head: Head
    text: str
    body_start: int
    marks: tuple[Mark, ...]
    pieces: tuple[Piece, ...]
    said: tuple[Said, ...]
    done: tuple[Done, ...]
    times: tuple[Time, ...]
    parties: tuple[Party, ...]
    issues: tuple[IssueName, ...]
    cuts: tuple[Cut, ...]
    provenance: Provenance
    original: tuple[Head, Copy] | None = None
    copies: tuple[tuple[Head, Copy], ...] = ()
    failures: tuple[Failure, ...] = ()
