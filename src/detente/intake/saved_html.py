"""A saved page of HTML → metadata and pieces, by trafilatura; nothing is fetched."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import count, islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction

from ..errors import Unreadable
from . import metadata, plain, restoring
from .metadata import Metadata
from .pieces import Piece

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings are ours to word
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

MUCH_LONGER = 2.0
"""How many times longer the text in a page's JSON-LD must be than the text in its paragraphs, to be
taken instead. Pages that build themselves by script have paragraphs of a menu and no more."""
MOST_ELEMENTS = 30_000
"""Elements of a page; the extractor's time grows with their square (20,000 in a row take 2.4 s,
40,000 take 10 s). The largest of 225 news pages has 3,129."""
MOST_ATTRIBUTES = 5_000
"""Attributes of one element; the parser's time grows with their square (5,000 take 0.3 s, 20,000
take 7 s)."""
LITTLE = 1_000
"""Characters of extracted text below which a broader extraction is tried too."""
_EMBEDDED = re.compile(r"data:[a-z]{1,20}/[\w.+-]{1,60}[;,][A-Za-z0-9+/=%;,_-]{200,}")
_XML = re.compile(r"\A\s{0,200}<\?xml[^<>]{0,300}\?>")
_TAG = re.compile(r"<[A-Za-z][^<>]{10000,}")  # a shorter one cannot hold so many
_UNFIT = re.compile(
    r"[\x00-\x08\x0e-\x1f\ufffe\uffff]"
    r"|&#0*(?:[0-8]|1[4-9]|2\d|3[01]|6553[45])(?!\d);?"
    r"|&#[xX]0*(?:[0-8eEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF])(?![0-9a-fA-F]);?"
)
"""Characters that XML cannot hold, as such or by number, as old systems leave them in a page; of a
page with a single one the extractor gives nothing at all."""
_SPACE = re.compile(r"[^\S\n]+")


def read(text: str) -> tuple[Metadata, list[Piece]]:
    """What a page says of itself, and its paragraphs in order.

    Raises Unreadable when it holds no element at all, or so many, or so many attributes,
    that it is no article.
    """
    text = _UNFIT.sub("", _XML.sub("", _EMBEDDED.sub("data:,", text)))
    if any(tag.group().count("=") > MOST_ATTRIBUTES for tag in _TAG.finditer(text)):
        raise Unreadable(
            f"has an HTML element of more than {MOST_ATTRIBUTES:,} attributes, which no article "
            "has; save its text as .txt"
        )
    tree = _tree(text)
    if sum(1 for _ in islice(tree.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        raise Unreadable(
            f"has more than {MOST_ELEMENTS:,} HTML elements, which no article has; save its text "
            "as .txt"
        )
    about = metadata.read(tree)
    pieces = _pieces(tree)
    told = plain.pieces(about.body) if about.body else []
    if _length(told) > MUCH_LONGER * _length(pieces) or len(told) > 2 >= len(pieces):
        pieces = told
    return about, pieces


def _tree(text: str) -> HtmlElement:
    parser = HTMLParser(collect_ids=False, default_doctype=False, encoding="utf-8",
                        remove_comments=True, remove_pis=True)  # fmt: skip
    try:
        return document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise Unreadable(f"the page holds no HTML that can be read ({error})") from error


def _pieces(tree: HtmlElement) -> list[Piece]:
    precise = _extracted(tree, precise=True)
    if _length(precise) < LITTLE:
        broad = _extracted(tree, precise=False)
        if _length(broad) > MUCH_LONGER * _length(precise):
            precise = broad
    return restoring.restore(tree, precise)


def _length(pieces: list[Piece]) -> int:
    return sum(len(piece.words) for piece in pieces)


def _extracted(tree: HtmlElement, precise: bool) -> list[Piece]:
    # a copy, since trafilatura takes the tree apart
    found = bare_extraction(
        deepcopy(tree), favor_precision=precise, include_comments=False, include_tables=True
    )
    body = getattr(found, "body", None)
    return [piece for piece in _walk(body) if piece.words] if body is not None else []


_PARTS = {"list": "item", "table": "row"}


def _walk(body: etree._Element) -> Iterator[Piece]:
    """Paragraphs, subheads and items; line breaks inside one part it."""
    block = count()
    for element in body.iterchildren():
        if not isinstance(element.tag, str):
            continue
        level = 2 if element.tag == "head" else 0
        parts = list(element.iter(_PARTS[element.tag])) if element.tag in _PARTS else [element]
        for part in parts:
            number = next(block)
            for line in _text(part).split("\n"):
                yield Piece(_SPACE.sub(" ", plain.tidy(line)).strip(), number, level)
        if element.tail and element.tail.strip():
            yield Piece(_SPACE.sub(" ", plain.tidy(element.tail)).strip(), next(block))


_BLOCKS = ("p", "quote", "head", "item", "list", "row")


PROSE_CELL = 80
"""Characters from which a cell of a table is a paragraph (old pages were laid out in tables)."""


def _before(element: etree._Element, node: etree._Element) -> str:
    """What stands between the text before a node and its own."""
    if node.tag == "cell" and node.getprevious() is not None:
        return "\n" if len("".join(node.itertext())) >= PROSE_CELL else " | "
    return "\n" if node.tag in ("lb", *_BLOCKS) and node is not element else ""


def _text(element: etree._Element) -> str:
    """The text of an element, a newline for each break and around each inner paragraph."""
    parts = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            parts.append(_before(element, node))
            parts.append((node.text or "").replace("\n", " "))
        elif node is not element:
            parts.append("\n" if node.tag in _BLOCKS else "")
            parts.append((node.tail or "").replace("\n", " "))
    return "".join(parts)
