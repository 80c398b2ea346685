"""A dossier as one HTML file: no script, no address that is fetched, every word escaped.

A policy in its head forbids scripts and everything from elsewhere, so that a mistake here would
still do no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources

from ..views.citation import shown
from ..views.cite import Runs
from ..views.dossier_shapes import (
    Block,
    Entry,
    Front,
    Heading,
    Line,
    Note,
    Notes,
    Paragraph,
    Quote,
    UsedArticle,
)

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Nothing is fetched and nothing runs; the styles stand in the file itself."""


def lines(made: Iterable[Block]) -> Iterator[str]:
    """The file, a piece at a time."""
    opened = ""
    for block in made:
        kind = _GROUPS.get(type(block), "")
        if opened != kind:
            yield f"</{opened}>\n" if opened else ""
            yield f'<{kind} class="{_CLASSES[type(block)]}">\n' if kind else ""
            opened = kind
        yield _block(block)
    yield f"</{opened}>\n" if opened else ""
    yield "</main>\n</body>\n</html>\n"


_GROUPS: dict[type, str] = {Line: "dl", UsedArticle: "ol"}
_CLASSES: dict[type, str] = {Line: "facts", UsedArticle: "articles"}


def _block(block: Block) -> str:
    if isinstance(block, Front):
        return _front(block)
    if isinstance(block, Heading):
        return _heading(block)
    if isinstance(block, Entry):
        return _entry(block)
    if isinstance(block, Notes):
        notes = "".join(_note(one) for one in block.notes)
        return f'<ol class="notes" aria-label="Notes">\n{notes}</ol>\n'
    if isinstance(block, UsedArticle):
        return _article(block)
    if isinstance(block, Line):
        return f"<div><dt>{text(block.term)}</dt><dd>{text(block.text)}</dd></div>\n"
    assert isinstance(block, Paragraph)
    return f"<p>{text(block.text)}</p>\n"


def text(words: str) -> str:
    """Words as HTML: escaped, isolated from the direction of what stands around them."""
    return f"<bdi>{_escaped(words)}</bdi>" if words else ""


def _escaped(words: str) -> str:
    return escape(shown(words), quote=True)


def _front(front: Front) -> str:
    style = resources.files(__package__).joinpath("dossier.css").read_text(encoding="utf-8")
    narrowed = "".join(
        f"<div><dt>{text(a)}</dt><dd>{text(b)}</dd></div>" for a, b in front.narrowed
    )
    contents = "".join(
        f'<li><a href="#{_escaped(ident)}">{text(name)}</a> '
        f'<span class="count">{text(count)}</span></li>'
        for ident, name, count in front.contents
    )
    running = f'@page {{ @top-left {{ content: "{_css(front.title)}" }} }}\n'
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_escaped(front.title)}</title>\n<style>\n{style}{running}</style>\n</head>\n"
        '<body>\n<header class="front">\n<p class="kicker">Dossier</p>\n'
        f"<h1>{text(front.title)}</h1>\n"
        f'<p class="made">{text(f"Made on {front.made} from the record {front.record_name}")}</p>\n'
        f'<dl class="facts narrowed">{narrowed}</dl>\n'
        f'<nav aria-label="Contents"><ol>{contents}</ol></nav>\n</header>\n<main>\n'
    )


def _css(words: str) -> str:
    """Words within a string of a style sheet: all but letters and digits by their numbers."""
    kept = shown(words)[:MOST_RUNNING]
    return "".join(one if one.isascii() and one.isalnum() else f"\\{ord(one):06x}" for one in kept)


MOST_RUNNING = 80
"""Characters of a title at the top of each page: a line of an A4 page in small type."""


def _heading(block: Heading) -> str:
    level = block.level + 1
    place = f' id="{_escaped(block.id)}"' if block.id else ""
    sub = f'<p class="sub">{text(block.sub)}</p>\n' if block.sub else ""
    return f"<h{level}{place}>{text(block.text)}</h{level}>\n{sub}"


def _entry(entry: Entry) -> str:
    basis = f'<span class="basis">{text(entry.basis)}</span>' if entry.basis else ""
    under = _ABOVE.sub(r'<a href="#n\1">\g<0></a>', text(entry.meta))
    meta = f'<p class="meta">{under}</p>' if entry.meta else ""
    quotes = "".join(_quote(one) for one in entry.quotes)
    one = " whole" if len(entry.quotes) < 2 else ""
    return (
        f'<article class="entry{one}">\n<p class="day">{text(entry.when)}{basis}</p>\n'
        f'<div>\n<p class="lead">{text(entry.lead)}</p>{meta}\n{quotes}</div>\n</article>\n'
    )


_ABOVE = re.compile(r"in the words of note (\d{1,6})\b")
"""Where words stand that are not printed again."""


def _quote(one: Quote) -> str:
    words = "".join(
        f"<mark>{_escaped(part)}</mark>" if hit else _escaped(part) for part, hit in one.pieces
    )
    number = one.note
    by = f'<p class="by">{text(one.by)}</p>' if one.by else ""
    ref = f'<sup><a class="ref" id="r{number}" href="#n{number}">{number}</a></sup>'
    tail = f'<p class="tail">{text(one.tail)}</p>' if one.tail else ""
    return f"{by}<blockquote><bdi>{words}</bdi>{ref}</blockquote>{tail}\n"


def _runs(runs: Runs) -> str:
    return "".join(f"<i>{_escaped(part)}</i>" if hit else _escaped(part) for part, hit in runs)


def _note(note: Note) -> str:
    number = note.number
    place = f' data-place="{_escaped(note.place)}"' if note.place else ""
    return (
        f'<li id="n{number}" value="{number}"{place}><bdi>{_runs(note.runs)}</bdi> '
        f'<a class="back" href="#r{number}" aria-label="Back to {number}">↩</a></li>\n'
    )


def _article(block: UsedArticle) -> str:
    facts = "".join(
        f"<span><b>{text(name)}</b> {text(value)}</span> " for name, value in block.facts
    )
    link = ""
    if block.address:
        address = _escaped(block.address)
        link = f'<span><a href="{address}" rel="noreferrer noopener">open the address</a></span> '
    return (
        f'<li value="{block.number}"><bdi>{_runs(block.runs)}</bdi>\n<p class="meta">{facts}{link}'
        f'<span><a href="#n{block.note}">note {block.note}</a></span></p></li>\n'
    )
