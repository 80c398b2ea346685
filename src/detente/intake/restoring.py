"""Sentences of a saved page that the extractor dropped, put back.

An extractor of general pages drops paragraphs that are mostly links, and the later parts of an
article that is cut in several boxes. A paragraph is put back when it reads like running text and
stands in the page where the kept ones stand: in a box of the same kind, between two of them or in
a later box that is named as the article's body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from . import crumbs
from .pieces import Piece, ends_sentence

NEARBY = 3
"""Pieces after the last one known among which a paragraph that was cut off, or moved, is looked
for."""
BEGUN = 4
"""Letters and digits from which a piece is the beginning of a paragraph, not a word like it."""
LEAST = 40
"""Characters of a paragraph that is put back between kept ones; shorter ones may be buttons."""
LEAST_LATER = 80
"""The same after the last kept one, where teasers and rights notices stand."""
LEAST_UNLINKED = 15
"""Characters outside links that such a paragraph has; a teaser has none, a sentence has."""
MOST_PARAGRAPHS = 20_000
"""Paragraphs of a page that are looked at."""
KEPT_LEAST = 3
"""Kept paragraphs that make the kind of box they stand in the article's."""
_ASIDE = frozenset(
    [
        "figure",
        "figcaption",
        "aside",
        "footer",
        "nav",
        "form",
        "blockquote",
        "header",
        "table",
        "noscript",
    ]
)
_BODY = re.compile(r"(?:article|story|post|entry|page)[\w-]{0,12}(?:body|content|text"
                   r"|chunk|paragraph)"
                   r"|(?:body|content|text)[\w-]{0,12}(?:container|block|wrapper|copy)"
                   r"|articlebody", re.IGNORECASE)  # fmt: skip
_KEY = re.compile(r"[\W_]+")

Box = tuple[str, str, str]
"""Tag and class of the box around a paragraph, and the paragraph's own class."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of the page: words, what it is compared by, its box, text outside links."""

    words: str
    key: str
    box: Box
    unlinked: int


def restore(tree: HtmlElement, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the paragraphs put back that the extractor dropped from among them."""
    paragraphs = list(_paragraphs(tree))
    places = {_key(piece.words): place for place, piece in reversed(list(enumerate(pieces)))}
    kept = [place for place, p in enumerate(paragraphs) if p.key in places]
    boxes = Counter(paragraphs[place].box for place in kept)
    own = {box for box, count in boxes.items() if count >= KEPT_LEAST and any(box[1:])}
    if not kept or not own:
        return list(pieces)
    found = list(pieces)
    added: dict[int, list[Piece]] = {}
    at = -1
    for place, p in enumerate(paragraphs):
        if p.key in places:
            at = places[p.key]
        elif p.box in own and place > kept[0] and _fits(p, place < kept[-1]):
            cut = _cut_off(p, found, at)
            if cut is not None:
                found[cut] = replace(found[cut], words=p.words)
                at = cut
            elif not any(p.key in _key(other.words) for other in pieces[max(0, at) : at + NEARBY]):
                added.setdefault(at, []).append(Piece(p.words, -1 - place))
    return [piece for n, one in enumerate(found) for piece in (one, *added.get(n, ()))]


def _cut_off(paragraph: _Paragraph, pieces: Sequence[Piece], at: int) -> int | None:
    """Which of the next pieces is only the beginning of the paragraph; None when none is."""
    for place in range(at + 1, min(at + NEARBY, len(pieces))):
        key = _key(pieces[place].words)
        if len(key) >= BEGUN and paragraph.key.startswith(key):
            return place
    return None


def _fits(paragraph: _Paragraph, between: bool) -> bool:
    words = paragraph.words
    if not ends_sentence(words) or crumbs.RELATED_LINE.fullmatch(words[:200]):
        return False
    if between:
        return len(words) >= LEAST and paragraph.unlinked >= LEAST_UNLINKED
    body = _BODY.search(" ".join(paragraph.box[1:])) is not None
    return body and len(words) >= LEAST_LATER and paragraph.unlinked >= LEAST_LATER // 2


def _paragraphs(tree: HtmlElement) -> Iterator[_Paragraph]:
    for number, element in enumerate(tree.iter("p")):
        if number >= MOST_PARAGRAPHS:
            return
        parent = element.getparent()
        if parent is None or any(above.tag in _ASIDE for above in element.iterancestors()):
            continue
        words = " ".join(element.text_content().split())
        linked = sum(len(link.text_content()) for link in element.iter("a"))
        box = (str(parent.tag), parent.get("class") or "", element.get("class") or "")
        yield _Paragraph(words, _key(words), box, len(words) - linked)


def _key(words: str) -> str:
    return _KEY.sub("", words.lower())
