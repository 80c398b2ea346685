"""A page → an article: its text frozen, and everything known of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..errors import Skipped, Unreadable
from ..records import Article, Cut, Hints, Page, When, content_id
from ..settings import Settings
from ..spans import Span
from . import (
    bylines,
    datelines,
    encodings,
    heads,
    inference,
    labels,
    mending,
    origins,
    plain,
    published,
    saved_html,
    titles,
    tongues,
)
from .datelines import Dateline
from .metadata import Metadata
from .pieces import TEXT, Labelled, Piece

CLEANER = "5"
"""Version of the cleaning; raised when the same page would give another text."""
LEAST = 150
"""Characters (some 25 English words) below which a text is no article but a caption, a menu or a
paywall's first line. The shortest of 183 agency and broadcast reports has 257."""


@dataclass(frozen=True, slots=True)
class _Frozen:
    """The text of an article and where things stand in it."""

    text: str
    body_start: int
    cuts: tuple[Cut, ...]

    @property
    def body(self) -> str:
        return self.text[self.body_start :]


def article_of(page: Page, hints: Hints, settings: Settings) -> Article:
    """The article of a page. Pure: the same page and hints give the same article.

    Raises Unreadable when the page holds too little text or too much, Skipped when it is written in
    a language that is not read.
    """
    about, pieces = _read(page)
    title = titles.choose(hints.title, about, page.url or about.url)
    labelled = mending.mend(labels.label(pieces, title))
    shown = title or next((one.words for one in labelled if one.role == "title"), None)
    frozen = freeze(shown, labelled)
    _check(frozen, page, settings)
    return _assembled(page, hints, about, labelled, (shown, frozen))


def _read(page: Page) -> tuple[Metadata, list[Piece]]:
    text = encodings.decode(page.body)
    if page.media_type == encodings.HTML:
        return saved_html.read(text)
    return heads.read(plain.pieces(text))


def freeze(title: str | None, labelled: Sequence[Labelled]) -> _Frozen:
    """The text: title, blank line, paragraphs; and every cut with its place."""
    parts = [title] if title else []
    length = len(title) if title else 0
    cuts: list[Cut] = []
    for one in labelled:
        cuts += [Cut("mark", mark, length) for mark in one.piece.marks]
        if one.role == TEXT:
            parts.append(one.words)
            length += len(one.words) + (2 if len(parts) > 1 else 0)
        elif one.role != "title" or one.words != title:
            cuts.append(Cut(one.role, one.words, length))
    start = len(title) + 2 if title and len(parts) > 1 else 0
    return _Frozen("\n\n".join(parts), start, tuple(cuts))


def _check(frozen: _Frozen, page: Page, settings: Settings) -> None:
    """Raise Unreadable or Skipped when a text is not one that can be read."""
    if len(frozen.text) > settings.longest_text:
        raise Unreadable(
            f"has {len(frozen.text):,} characters of text, more than the {settings.longest_text:,} "
            "that are read at most; split it, or raise the setting 'longest_text'"
        )
    code = tongues.language_of(frozen.body)
    if code and settings.languages and code not in settings.languages:
        read = " and ".join(tongues.name_of(known) for known in settings.languages)
        raise Skipped(f"is written in {tongues.name_of(code)}; only {read} is read")
    if min(len(frozen.body), 2 * sum(map(str.isalnum, frozen.body))) < LEAST:  # no row of marks
        words = sum(any(map(str.isalnum, word)) for word in frozen.body.split())
        many = "1 word of an article was" if words == 1 else f"{words} words of an article were"
        raise Unreadable(f"only {many} found; {_REMEDY[page.media_type]}")


_REMEDY = {
    encodings.HTML: "open the page in a browser, let it load and save it again, or save its text "
    "as .txt",
    encodings.PLAIN: "check that the file holds the whole text",
}


def _assembled(
    page: Page,
    hints: Hints,
    about: Metadata,
    labelled: list[Labelled],
    shown: tuple[str | None, _Frozen],
) -> Article:
    title, frozen = shown
    article = content_id(page.sha256, "0")
    url = hints.url or page.url or about.url or origins.address_in(labelled)
    outlet = hints.outlet or origins.outlet_of(url, about.outlet, labelled)
    dateline = _dateline(labelled)
    when, origin, time = _published(page, hints, (about, url, labelled), frozen)
    return replace(
        Article(article, page.sha256, page.path, frozen.text, frozen.body_start),
        title=title,
        url=url,
        outlet=outlet,
        agency=hints.agency or origins.agency_in(labelled, about.authors, outlet),
        byline=hints.byline or _byline(about, labelled),
        dateline=dateline.words if dateline else None,
        dateline_span=_span(article, frozen, dateline),
        published=when,
        published_time=time,
        modified=about.modified or published.changed(labelled),
        origin=origin,
        cuts=frozen.cuts,
        cleaner=CLEANER,
    )


def _dateline(labelled: Sequence[Labelled]) -> Dateline | None:
    """The dateline of the first paragraph; a standfirst before it has none."""
    texts = [one.words for one in labelled if one.role == TEXT]
    return next((line for words in texts[:2] if (line := _line(words))), None)


def _line(paragraph: str) -> Dateline | None:
    return datelines.parse(paragraph) or datelines.alone(paragraph)


def _span(article: str, frozen: _Frozen, dateline: Dateline | None) -> Span | None:
    if dateline is None:
        return None
    start = frozen.body_start
    for paragraph in frozen.body.split("\n\n")[:2]:
        if _line(paragraph) == dateline:
            return Span(article, start, start + dateline.end)
        start += len(paragraph) + 2
    return None


def _byline(about: Metadata, labelled: Sequence[Labelled]) -> str | None:
    """The writers' names: those of the byline in the text, else those of the metadata."""
    names = titles.authors(about)
    if names:
        return bylines.joined(names)
    for one in labelled:
        found = origins.byline_of(one) if one.role == "byline" else None
        if found and found.names:
            return found.words
        if found and found.agency and one.role == "byline":
            return found.agency
    return None


def _published(
    page: Page, hints: Hints, sources: tuple[Metadata, str | None, list[Labelled]], frozen: _Frozen
) -> tuple[When, str, str | None]:
    about, url, labelled = sources
    dateline = _dateline(labelled)
    told = (
        published.given(hints.published) + published.in_metadata(about.published)
        + published.in_address(url) + published.in_text(labelled, dateline)
    )  # fmt: skip
    if told:
        return published.choose(told)
    town = re.split(r"[,/(]", dateline.words)[0].strip() if dateline else None
    bounds = inference.bounds(frozen.text, page.retrieved, town)
    day = published.partial(dateline)
    if day:
        when = published.within(day, bounds.interval, bounds.reasons)
        return when, "inferred" if when.earliest or when.latest else "unknown", None
    return bounds.when, "inferred" if bounds.reasons else "unknown", None
