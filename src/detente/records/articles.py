"""Pages as they came, the articles made of them, and which article reprints which."""

from __future__ import annotations

from dataclasses import dataclass

from ..spans import Span
from .times import UNKNOWN, When


@dataclass(frozen=True, slots=True)
class Hints:
    """What a person gave beside a page: an option, a `NAME.meta.json`, a row of `meta.csv`.

    Each is None where nothing was given; a given value outranks what the page says.
    """

    published: str | None = None  # ISO 8601 prefix
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    retrieved: str | None = None  # ISO 8601 instant
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes saved from one address at one time, as they came. Sacred."""

    sha256: str
    body: bytes
    path: str  # where it lay when it was first taken in
    media_type: str  # "text/html" or "text/plain", from the bytes, not from the name alone
    url: str | None = None
    retrieved: str | None = None  # ISO 8601 instant, None when nothing says


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of a page that are not the article's text, and why they were left out.

    `kind` is one of: title, byline, date, outlet, agency, credit, caption, notice, crumb,
    related, address, mark. `after` is the offset in the article's text after which they stood.
    """

    kind: str
    words: str
    after: int


@dataclass(frozen=True, slots=True)
class Article:
    """One text as published, cleaned of everything that is not it (schema.org NewsArticle).

    `text` starts with the title (when there is one), a blank line, then the paragraphs, one
    blank line between them; characters [0, body_start) are the title and its blank line. A
    dateline stays in the text, at `dateline_span`. `origin` says where `published` comes from:
    given, metadata, address, text, inferred or unknown.
    """

    id: str
    page: str  # sha256 of its page
    path: str
    text: str
    body_start: int
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None  # "MOSCOW", "Kennebunkport (Maine), July 3"
    dateline_span: Span | None = None
    published: When = UNKNOWN
    published_time: str | None = None  # ISO 8601 with zone, where the page gave one
    modified: str | None = None  # ISO 8601, where the page gave one
    origin: str = "unknown"
    language: str = "en"
    cuts: tuple[Cut, ...] = ()
    cleaner: str = ""  # version of the cleaning that froze this text

    @property
    def title_span(self) -> Span | None:
        """Where the title stands in the text; None when the article has none."""
        return Span(self.id, 0, len(self.title)) if self.title and self.body_start else None

    def words(self, span: Span) -> str:
        """The characters that a span points at.

        Raises BadSpan when it ends after the text.
        """
        return span.words(self.text)


@dataclass(frozen=True, slots=True)
class Copy:
    """One article is a reprint of another's text; counted once.

    `likeness` is the share (0..1) of the shorter text's shingles that stand in both.
    """

    article: str
    original: str
    likeness: float
    why: str
