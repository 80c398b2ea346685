"""One article: its text, every mark in order, what was cut away, and where it all comes from."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import BadInput
from ..record import Filter, Record, queries
from ..records import Article, Copy, Cut, Failure, Time
from . import gather, sourcing
from .marks import Mark, Piece, marks_of, pieces_of
from .shapes import Done, Head, IssueName, Said, why_of
from .sourcing import Sources

__all__ = ["ArticleView", "Mark", "Piece", "Provenance", "article", "articles"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article comes from and what read it.

    `published_why` holds the reasons in words. `stages` are "name/version" as they ran; `cleaner`
    the version of the cleaning that froze the text. `page_bytes` is the size of the page as it
    came; `retrieved` an ISO 8601 instant, None when nothing says.
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
    issues: tuple[IssueName, ...]
    cuts: tuple[Cut, ...]
    provenance: Provenance
    original: tuple[Head, Copy] | None = None
    copies: tuple[tuple[Head, Copy], ...] = ()

    @property
    def agency(self) -> str:
        """The agency whose report this and another article both are, "" where an outlet wrote it:
        the one does not reprint the other then."""
        others = [self.original[0]] if self.original else [one for one, _ in self.copies]
        named = {one.agency for one in (self.head, *others) if one.agency}
        printed = {one.outlet for one in (self.head, *others)}
        return named.pop() if others and len(named) == 1 and not named & printed else ""

    failures: tuple[Failure, ...] = ()
    sources: Sources = Sources()  # noqa: RUF009  frozen


def articles(
    record: Record, where: Filter, limit: int | None = None, after: str | None = None
) -> list[Head]:
    """Articles in order of publication, the undated last; `after` is the id of the last one seen.

    Raises BadRecord when the file fails us.
    """
    return queries.article_heads(record, where, limit, after)


def article(record: Record, name: str) -> ArticleView:
    """The article of that id, or the one whose id starts so.

    Raises BadInput when the record holds none, or several.
    """
    found = queries.article(record, name)
    if not found:
        raise BadInput(f"no article '{name}' in the record; ids are in `detente timeline --json`")
    said = queries.attributions_in(record, found.id)
    done = queries.event_mentions_in(record, found.id)
    times, touched = queries.times(record, found.id), queries.issue_mentions(record, found.id)
    marks = marks_of(found, [*said, *done, *queries.mentions(record, found.id), *times, *touched])
    original, copies = _family(record, found.id)
    return ArticleView(
        head=gather.heads(record, [found.id])[found.id],
        text=found.text,
        body_start=found.body_start,
        marks=marks,
        pieces=pieces_of(found.text, marks),
        said=tuple(gather.said_of(record, said)),
        done=tuple(gather.done_of(record, done)),
        times=tuple(times),
        issues=gather.issues_of(dict.fromkeys(mention.issue for mention in touched)),
        cuts=found.cuts,
        provenance=_provenance(record, found),
        original=original,
        copies=copies,
        sources=sourcing.of_article(record, found.id),
        failures=tuple(queries.failures_of(record, found.id)),
    )


def _provenance(record: Record, found: Article) -> Provenance:
    page = queries.page_facts(record, found.page)
    return Provenance(
        sha256=found.page,
        retrieved=page.retrieved if page else None,
        media_type=page.media_type if page else None,
        page_bytes=page.size if page else None,
        cleaner=found.cleaner,
        stages=tuple(queries.makers(record, found.id)),
        published_why=why_of(found.published),
        published_time=found.published_time,
        modified=found.modified,
    )


def _family(
    record: Record, article: str
) -> tuple[tuple[Head, Copy] | None, tuple[tuple[Head, Copy], ...]]:
    """What the article reprints, and what reprints it."""
    links = queries.copies_about(record, article)
    over = gather.heads(record, [one for link in links for one in (link.article, link.original)])
    mine = [(over[link.original], link) for link in links if link.article == article]
    theirs = [(over[link.article], link) for link in links if link.original == article]
    return (mine[0] if mine else None), tuple(theirs)
