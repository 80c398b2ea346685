"""Labelled lines at the top of a text, as databases of newspapers, mail programs and scripts write
them: "HEADLINE: …", "Publication date: March 4, 2011", the front matter of Markdown.

What they say is taken at their word, as a page's own metadata is; the lines themselves are cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..tables import outlets
from .metadata import LONGEST_NAME, Metadata
from .pieces import Piece, ends_sentence

MOST_LINES = 30
"""Lines of a head that are looked at; chosen by judgement, twice those of a long one."""
LEAST_LINES = 2
"""Labelled lines below which a head is none, but for a first line that calls itself the title: one
line with a colon may be anything ("Date: who blinked first?")."""
LONGEST_LABEL = 24
"""Characters of the longest label in `KIND_OF`, and a few to spare."""

_KINDS = {
    "title": "title headline hed subject",
    "outlet": "outlet publication newspaper paper publisher journal site website source_name "
    "publication_title publication_name news_outlet site_name source",
    "byline": "author authors byline writer writers by creator",
    "date": "date published publication_date date_published published_on pubdate published_at "
    "date_of_publication publish_date posted",
    "address": "url link address document_url original_url permalink canonical_url",
    "notice": "section length load_date load-date language copyright words word_count edition page "
    "pages keywords tags to from cc sent country category categories id document_id issn type "
    "accession_number layout slug place_of_publication document_type database retrieved",
}
KIND_OF = {
    label.replace("_", " "): kind for kind, labels in _KINDS.items() for label in labels.split()
}
"""What a label names: a kind of `Cut`. The labels are those of newspaper databases, of mail and of
front matter."""
_LINE = re.compile(
    rf"(?P<label>[A-Za-z][A-Za-z _-]{{0,{LONGEST_LABEL - 1}}}?)\s?:\s+(?P<value>\S.*)"
)
_MANY = re.compile(r"\s?[;|]\s?|,\s(?=[A-Z][\w.'’-]+\s[A-Z])|\s(?:and|&)\s")
_QUOTES = ('""', "''", "“”", "[]")


def read(pieces: Sequence[Piece]) -> tuple[Metadata, list[Piece]]:
    """What a labelled head says, and all pieces, those of the head with their role; where there is
    none, an empty `Metadata` and the pieces as they were."""
    head = _head(pieces)
    if not head:
        return Metadata(), list(pieces)
    said = {kind: _values(head, kind) for kind in _KINDS}
    about = Metadata(
        titles=tuple(said["title"]),
        authors=tuple(name for value in said["byline"] for name in _MANY.split(value)),
        outlet=_outlet(head),
        url=next((value for value in said["address"] if "." in value), None),
    )
    return about, [*head, *pieces[len(head) :]]


def _head(pieces: Sequence[Piece]) -> list[Piece]:
    """The run of labelled lines at the top, each with role and value; empty where there is none."""
    head: list[Piece] = []
    for piece in pieces[:MOST_LINES]:
        found = _labelled(piece)
        if found is None:
            break
        head.append(found)
    kinds = {piece.role for piece in head} - {"notice"}
    if len(head) >= LEAST_LINES and kinds:
        return head
    return head if kinds == {"title"} and not ends_sentence(head[0].words) else []


def _labelled(piece: Piece) -> Piece | None:
    match = _LINE.fullmatch(piece.words)
    kind = KIND_OF.get(_plain(match["label"])) if match else None
    if match is None or kind is None:
        return None
    return replace(piece, role=kind, value=_bare(match["value"]))


def _plain(label: str) -> str:
    return " ".join(re.sub(r"[_-]", " ", label).lower().split())


def _bare(value: str) -> str:
    """A value without the quotation marks or brackets that front matter puts around it."""
    value = value.strip()
    while len(value) > 1 and value[0] + value[-1] in _QUOTES:
        value = value[1:-1].strip()
    return value


def _values(head: Sequence[Piece], kind: str) -> list[str]:
    return [piece.value for piece in head if piece.role == kind and piece.value]


def _outlet(head: Sequence[Piece]) -> str | None:
    """The outlet that a head names: of two, not the agency ("Newspaper: …", "Source: Reuters")."""
    names = [name for name in _values(head, "outlet") if len(name) <= LONGEST_NAME]
    papers = [name for name in names if not outlets.agency(name)]
    return next(iter(papers or names), None)
