"""A plain text → pieces: blocks between blank lines, hard wraps undone, markdown marks off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .markup import is_rule, piece_of
from .pieces import SENTENCE_END, Piece, ends_sentence

_NEWLINES = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_DROPPED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u2060\ufeff]")
WRAP_LEAST, WRAP_MOST = 40, 120
"""Widths, in characters, at which a text may have been wrapped; mail and editors use 65 to 80."""
WRAPPED_LINES = 3
"""Full lines that are followed by another, below which nothing shows a width."""
WRAPPED_SHARE = 0.6
"""Share of the lines with a follower that break off in mid-sentence, from which on a text counts
as hard-wrapped. Chosen by judgement: most lines of wrapped prose break off, and hardly any of a
text with a line a paragraph."""
LONGEST_LIST_ITEM_MARK = re.compile(r"(?:[-*•·–—]|\d{1,2}[.)])\s")


def tidy(text: str) -> str:
    """The text with one kind of newline, without invisible and control characters."""
    return _DROPPED.sub("", _NEWLINES.sub("\n", text)).expandtabs(4)


def pieces(text: str) -> list[Piece]:
    """The lines or, where they were hard-wrapped, the paragraphs of a text, in order."""
    blocks = list(_blocks(tidy(text)))
    width = wrap_width(blocks)
    found: list[Piece] = []
    for number, block in enumerate(blocks):
        lines = list(_unwrapped(block, width)) if width else block
        for line in lines:
            piece = piece_of(line, number)
            if piece.words:
                found.append(piece)
    return found


def _blocks(text: str) -> Iterator[list[str]]:
    """Runs of lines without a blank line or a drawn rule between them."""
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip() and not is_rule(line):
            block.append(line.rstrip())
        elif block:
            yield block
            block = []
    if block:
        yield block


def wrap_width(blocks: list[list[str]]) -> int | None:
    """The width at which the text was hard-wrapped; None when its lines are paragraphs."""
    inner = [line for block in blocks for line in block[:-1]]
    followed = [line for line in inner if len(line) >= WRAP_LEAST]
    if len(followed) < WRAPPED_LINES or 2 * len(followed) < len(inner):
        return None
    width = max(map(len, followed))
    broken = sum(not ends_sentence(line) for line in followed)
    if width > WRAP_MOST or broken < WRAPPED_SHARE * len(followed):
        return None
    return width


def _unwrapped(block: list[str], width: int) -> Iterator[str]:
    """The paragraphs of a block whose lines were wrapped at a width."""
    paragraph = block[0]
    for before, line in pairwise(block):
        if _deliberate(before, line, width):
            yield paragraph
            paragraph = line
        else:
            # "US-\nled" is one word; the hyphen stays, since it may be the word's own
            glue = "" if re.search(r"\w-$", before) and line.lstrip()[:1].islower() else " "
            paragraph = paragraph.rstrip() + glue + line.strip()
    yield paragraph


def _deliberate(before: str, line: str, width: int) -> bool:
    """Whether the writer broke the line: an indent, an item, or the next word would have fitted."""
    indent = len(line) - len(line.lstrip())
    if indent >= 2 > len(before) - len(before.lstrip()) or LONGEST_LIST_ITEM_MARK.match(line):
        return True
    words = line.split()
    fits = len(before) + 1 + len(words[0]) + 2 <= width
    closed = before.rstrip("\"'”’)*_ ").endswith((*SENTENCE_END, ":"))
    short = len(before) < WRAP_LEAST
    return fits and ((closed and not words[0][:1].islower()) or (short and len(line) < WRAP_LEAST))
