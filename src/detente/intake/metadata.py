"""What a saved page says of itself: JSON-LD, meta tags, canonical address, marks of the saver.

A page may say anything. Every value is checked for its type and length, nothing is followed, and
what cannot be understood is as if it were not there.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

MOST_NODES = 20_000
"""Objects of a page's JSON-LD that are looked at; chosen by judgement, against bombs."""
LONGEST_NAME = 80
"""Characters of a writer's name, and of the name of a field."""
MOST_HEADINGS, MOST_WRITERS, MOST_ITEMS = 5, 6, 50
"""Headings, marked writers and items of one list that are looked at: real pages have few, and a
page may be made to have a million."""
SAVED_WITHIN, ARCHIVED_WITHIN = 20_000, 200_000
"""Characters at the start of a page in which a browser, or an archive, wrote when it was saved; an
archive also writes within SAVED_WITHIN of the end."""
LONGEST_VALUE = 2_000
"""Characters of one value; a longer one is not a title, a name or a date."""
LONGEST_SCRIPT = 4_000_000
"""Characters of one JSON-LD script that are parsed; the largest that we saw has 0.9 million."""
_ARTICLE = re.compile(r"(?:[A-Za-z]*Article|[A-Za-z]*BlogPosting|Report|Review|CreativeWork)")
_SPACE = re.compile(r"\s+")
_HALF = re.compile("[\ud800-\udfff]")
"""Half a character (a lone surrogate), as JSON may hold it; no file and no record can keep it."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; each empty or None where it says nothing."""

    titles: tuple[str, ...] = ()  # best first
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: tuple[str, ...] = ()  # as the page writes them, best first
    modified: str | None = None
    url: str | None = None
    body: str | None = None  # JSON-LD articleBody
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Node:
    """A JSON-LD object and its neighbours by @id."""

    value: dict[str, Any]
    by_id: dict[str, dict[str, Any]] = field(default_factory=dict)

    def texts(self, key: str) -> list[str]:
        return [text for item in _list(self.value.get(key)) if (text := _text(item))]

    def names(self, key: str) -> list[str]:
        """Names of persons or organisations under a key, references followed."""
        found = []
        for item in _list(self.value.get(key)):
            if isinstance(item, dict):
                if "name" not in item and isinstance(item.get("@id"), str):
                    item = self.by_id.get(item["@id"], item)
                found += [text for name in _list(item.get("name")) if (text := _text(name))]
            elif text := _text(item):
                found.append(text)
        return [name for name in found if "://" not in name]


def read(tree: HtmlElement) -> Metadata:
    """The metadata of a parsed page."""
    metas = _metas(tree)
    node = _article(tree, metas)
    linked = _first(_attribute(tree, "//link[@rel='canonical']/@href"), metas.get("og:url"))
    return Metadata(
        titles=tuple(_titles(tree, metas, node)),
        authors=tuple(_authors(tree, metas, node)),
        outlet=_first(
            metas.get("og:site_name"),
            *(node.names("publisher") if node else ()),
            *(metas.get(name) for name in _SITE),
        ),
        published=tuple(_published(tree, metas, node)),
        modified=_first(
            *(node.texts("dateModified") if node else ()),
            metas.get("article:modified_time"),
            metas.get("og:updated_time"),
        ),
        url=_address(linked) or _address(_first(*(node.texts("url") if node else ()))),
        body=_body(node),
        language=_first(_attribute(tree, "/html/@lang"), metas.get("og:locale")),
    )


_SITE = ("application-name", "publisher", "dc.publisher", "copyright", "twitter:site:name")
_AUTHOR = (
    "parsely-author",
    "sailthru.author",
    "article:author",
    "article:author_name",
    "author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "cxenseparse:author",
    "og:article:author",
    "citation_author",
)
_DATE = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "article.published",
    "displaydate",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "ptime",
    "pdate",
    "citation_publication_date",
    "og:published_time",
    "date.created",
    "article_date_original",
    "video:release_date",
    "iso-8601-publish-date",
    "published_at",
)


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Names (in small letters) of meta tags and the first content of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = _text(meta.get("content"))
        if name and content:
            found.setdefault(name.strip().lower()[:LONGEST_NAME], content)
    return found


def _titles(tree: HtmlElement, metas: dict[str, str], node: _Node | None) -> Iterator[str]:
    yield from (node.texts("headline") if node else ())
    for name in ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"):
        if name in metas:
            yield metas[name]
    for heading in tree.xpath("//h1")[:MOST_HEADINGS]:
        if text := _text(heading.text_content()):
            yield text
    if text := _text(" ".join(tree.xpath("//head/title//text()"))[:LONGEST_VALUE]):
        yield text


def _authors(tree: HtmlElement, metas: dict[str, str], node: _Node | None) -> Iterator[str]:
    names = node.names("author") or node.names("creator") if node else []
    if names:
        yield from names
        return
    for name in _AUTHOR:
        if name in metas and "://" not in metas[name]:
            yield metas[name]
            return
    places = (
        "//*[@rel='author' or @itemprop='author' or contains(@class,'byline__name')"
        " or contains(@class,'author-name')]"
    )
    found = [_text(item.text_content()) for item in tree.xpath(places)[:MOST_WRITERS]]
    yield from dict.fromkeys(text for text in found if text and len(text) < LONGEST_NAME)


def _published(tree: HtmlElement, metas: dict[str, str], node: _Node | None) -> Iterator[str]:
    yield from (node.texts("datePublished") if node else ())
    for name in _DATE:
        if name in metas:
            yield metas[name]
    for place in (
        "//time[@itemprop='datePublished']/@datetime",
        "//*[@itemprop='datePublished']/@content",
        "//time[@pubdate]/@datetime",
        "//article//time/@datetime",
    ):
        if text := _attribute(tree, place):
            yield text


def _body(node: _Node | None) -> str | None:
    """The whole text that JSON-LD repeats, with its paragraphs; None when it has none."""
    value = node.value.get("articleBody") if node else None
    if not isinstance(value, str):
        return None
    text = html.unescape(re.sub(r"<(?:br|/p)[^<>]{0,80}>", "\n", value))
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", text).strip() or None


# ------------------------------------------------------------------ JSON-LD


def _article(tree: HtmlElement, metas: dict[str, str]) -> _Node | None:
    """The JSON-LD object that describes this page's article; None when there is none."""
    nodes = list(_nodes(tree))
    by_id = {str(n["@id"]): n for n in nodes if isinstance(n.get("@id"), str) and "name" in n}
    articles = [n for n in nodes if _is_article(n)]
    if not articles:
        return None
    title = _key(metas.get("og:title", ""))
    scored = [(_fit(n, title), -place) for place, n in enumerate(articles)]
    return _Node(articles[-max(scored)[1]], by_id)


def _fit(node: dict[str, Any], title: str) -> int:
    """How well an object fits the page: dated, titled like it, a news rather than a page."""
    headline = _key(_text(node.get("headline")) or "")
    kinds = [kind for kind in _list(node.get("@type")) if isinstance(kind, str)]
    same = 4 if title and headline and (headline in title or title in headline) else 0
    return (
        same
        + 2 * bool(node.get("datePublished"))
        + bool(headline)
        + any("News" in kind or "Blog" in kind for kind in kinds)
    )


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _is_article(node: dict[str, Any]) -> bool:
    kinds = [kind for kind in _list(node.get("@type")) if isinstance(kind, str)]
    return any(_ARTICLE.fullmatch(kind.rpartition("/")[2]) for kind in kinds) or (
        "headline" in node and "datePublished" in node
    )


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD, outer ones first, up to a number."""
    queue: list[Any] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            queue.append(_json(script.text_content()))
    seen = 0
    while queue and seen < MOST_NODES:
        value = queue.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            queue += [item for item in value.values() if isinstance(item, dict | list)]
        elif isinstance(value, list):
            queue += value[:MOST_NODES]


def _json(text: str) -> Any:
    """The value of a script, None when it is no JSON; comment and CDATA marks are taken off."""
    text = text.strip()
    text = re.sub(r"^(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/|<!\[CDATA\[)", "", text)
    text = re.sub(r"(?:-->|//\]\]>|/\*\]\]>\*/|\]\]>)$", "", text)
    if len(text) > LONGEST_SCRIPT:
        return None
    for attempt in (text, text.rstrip().rstrip(";,")):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


# ------------------------------------------------------------------ values


def _list(value: Any) -> list[Any]:
    return value[:MOST_ITEMS] if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str | None:
    """A value as clean text; None when it is no text, empty or too long."""
    if not isinstance(value, str) or len(value) > LONGEST_VALUE:
        return None
    text = html.unescape(html.unescape(value)) if "&" in value else value
    text = re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", text)
    text = _HALF.sub("\N{REPLACEMENT CHARACTER}", text)
    return _SPACE.sub(" ", text).strip() or None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _attribute(tree: HtmlElement, path: str) -> str | None:
    found = tree.xpath(path)
    return _text(str(found[0])) if found else None


def _address(value: str | None) -> str | None:
    return value if value and re.match(r"https?://[^\s/]{3,255}", value) else None


_SAVED = re.compile(
    r"Page saved with SingleFile\s{1,40}url:\s{0,4}(?P<url>\S{1,2000})\s{1,40}saved date:\s{0,4}"
    r"(?P<date>[^\n(]{6,80})"
)
_SAVED_FROM = re.compile(r"saved from url=\(\d{1,6}\)(?P<url>https?://[^\s<>]{3,2000})")
_ARCHIVED = re.compile(r"FILE ARCHIVED ON (?P<date>\d\d:\d\d:\d\d [A-Z][a-z]{2} \d{1,2}, \d{4})")


def saved(text: str) -> tuple[str | None, str | None]:
    """The address and the time of saving (as written) that a browser or archive left in a page."""
    match = _SAVED.search(text[:SAVED_WITHIN])
    if match:
        return _address(match["url"]), match["date"].strip()
    marked = _SAVED_FROM.search(text[:SAVED_WITHIN])
    archived = _ARCHIVED.search(text[:ARCHIVED_WITHIN]) or _ARCHIVED.search(text[-SAVED_WITHIN:])
    return (marked["url"] if marked else None), (archived["date"] if archived else None)
