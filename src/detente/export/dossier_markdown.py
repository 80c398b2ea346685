"""A dossier as Markdown, with notes as `[^12]`: words are escaped, so that none becomes markup.

Every character that could begin markup, a link, a mathematical formula or an entity in CommonMark
and its usual extensions has a backslash before it, and every run of words is one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..views.citation import clean
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

_MARKS = re.compile(r"[\\`*_{}\[\]<>&~|$^#@!=]|:(?=//)|(?<=\bwww)\.|(?<=-)-|(?<=^)[-+>]|:(?=\w+:)",
                    re.IGNORECASE)  # fmt: skip
"""What begins emphasis, code, links, HTML, entities, tables, notes, formulas, autolinks, emoji."""
_LISTED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def lines(made: Iterable[Block]) -> Iterator[str]:
    """The file, a piece at a time."""
    for block in made:
        yield _block(block)


def text(words: str) -> str:
    """Words as Markdown on one line, each character itself."""
    escaped = _MARKS.sub(lambda mark: f"\\{mark[0]}", clean(words))
    return _LISTED.sub(r"\1\\\2", escaped)


def _block(block: Block) -> str:
    if isinstance(block, Front):
        return _front(block)
    if isinstance(block, Heading):
        sub = f"{text(block.sub)}\n\n" if block.sub else ""
        return f"{'#' * (block.level + 1)} {text(block.text)}\n\n{sub}"
    if isinstance(block, Entry):
        return _entry(block)
    if isinstance(block, Notes):
        return "".join(_note(one) for one in block.notes) + "\n"
    if isinstance(block, UsedArticle):
        return _article(block)
    if isinstance(block, Line):
        return f"- **{text(block.term)}** {text(block.text)}\n"
    assert isinstance(block, Paragraph)
    return f"\n{text(block.text)}\n"


def _front(front: Front) -> str:
    told = [f"- **{text(name)}** {text(value)}\n" for name, value in front.narrowed]
    held = [f"- {text(name)}{f': {text(count)}' if count else ''}\n"
            for _, name, count in front.contents]  # fmt: skip
    made = f"Made on {text(front.made)} from the record {text(front.record_name)}."
    parts = [f"# {text(front.title)}\n", f"{made}\n", "".join(told), "Contents\n", "".join(held)]
    return "\n".join(part for part in parts if part) + "\n"


def _entry(entry: Entry) -> str:
    basis = f" ({text(entry.basis)})" if entry.basis else ""
    day = f"**{text(entry.when)}**{basis}\n\n" if entry.when else ""
    meta = f" · {text(entry.meta)}" if entry.meta else ""
    return f"{day}{text(entry.lead)}{meta}\n\n{''.join(_quote(one) for one in entry.quotes)}"


def _quote(one: Quote) -> str:
    by = f"{text(one.by)}:\n\n" if one.by else ""
    tail = f"({text(one.tail)})\n\n" if one.tail else ""
    return f"{by}> {_pieces(one.pieces)}[^{one.note}]\n\n{tail}"


def _pieces(pieces: Iterable[tuple[str, bool]]) -> str:
    """Words with what the note vouches for in bold, blanks outside the marks of it."""
    parts = []
    for words, hit in pieces:
        inner = text(words)
        left = " " if words[:1].isspace() else ""
        right = " " if words[-1:].isspace() else ""
        parts.append(f"{left}**{inner}**{right}" if hit and inner else f"{left}{inner}{right}")
    return "".join(parts).strip()


def _runs(runs: Runs) -> str:
    return "".join(
        f"*{text(part)}*" if hit else _spaced(part) for part, hit in runs if part.strip() or not hit
    )


def _spaced(part: str) -> str:
    """Text with the blanks at its ends, which `clean` takes away."""
    left = " " if part[:1].isspace() else ""
    right = " " if part[-1:].isspace() and part.strip() else ""
    return f"{left}{text(part)}{right}"


def _note(note: Note) -> str:
    # where notes are not known, "[^1]: word" alone would be the address of a link
    runs = _runs(note.runs)
    return f"[^{note.number}]: {runs if ' ' in runs else f'See {runs}'}\n"


def _article(block: UsedArticle) -> str:
    facts = "; ".join(f"{text(name)}: {text(value)}" for name, value in block.facts)
    return f"{block.number}. {_runs(block.runs)} {facts}; first cited in note {block.note}\n"
