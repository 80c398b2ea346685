"""What a dossier is made of: headings, entries with quotations, notes, the articles it rests on.

A dossier is a row of blocks, made one after the other and written as they come, so that a long one
needs no more memory than a short one. Blocks hold words and no markup; who writes them escapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .asked import Asked
from .cite import Runs

PARTS = ("threads", "events", "said", "discrepancies")
"""What a dossier can hold, in the order in which it stands there."""
ORDERS = ("section", "day")
"""How what was said and done is ordered: each in a section of its own, or together by day."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a dossier is to hold: a filter, the parts, a style of notes, an order, its day."""

    title: str
    asked: Asked
    style: str
    what: tuple[str, ...]
    order: str
    made: date
    record_name: str


@dataclass(frozen=True, slots=True)
class Front:
    """The head of a dossier: title, what it was narrowed by, and what it holds, with counts."""

    title: str
    narrowed: tuple[tuple[str, str], ...]
    contents: tuple[tuple[str, str, str], ...]  # id of the section, its name, its count in words
    made: str
    record_name: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A section (level 1, with an id), or a group in one (level 2); `sub` says more."""

    level: int
    text: str
    sub: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of an article: pieces, each with whether it is what the note vouches for.

    `by` says whose words, or whose value, "" where the entry says it; `tail` what belongs to them.
    """

    by: str
    pieces: tuple[tuple[str, bool], ...]
    note: int
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing said or done: when, in how far that is known, who and what, and the words."""

    when: str
    basis: str
    lead: str
    meta: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note: a citation in runs, and where the words stand in the article's text."""

    number: int
    runs: Runs
    place: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of what stands above."""

    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class UsedArticle:
    """An article that the dossier rests on: citation, facts, the note that first cites it."""

    number: int
    runs: Runs
    address: str
    facts: tuple[tuple[str, str], ...]
    note: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: what it is about, and what is told of it."""

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of ours."""

    text: str


Block = Front | Heading | Entry | Notes | UsedArticle | Line | Paragraph
