"""Sentences that a page broke in the middle, joined again.

Saved texts break sentences by blank lines where a page had an advertisement, a picture or a
column's end. A break is mended only where the words on both sides show that it is one: a
headline or a subhead that lacks its full stop stays apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .pieces import CLOSERS, TEXT, Labelled, Piece

RUNNING = 60
"""Characters from which a line without a full stop may be running text broken off before a capital
letter. A third of the 131 subheads in 44 news pages are longer, so length alone joins nothing: the
last word, a comma or an open quotation must show the break."""
HALF_LINE = 30
"""Characters from which a line is joined with one that goes on in small letters; lists without
marks ("red wine", "white cheese") have shorter lines."""
_OPEN_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "without",
        "within",
        "into",
        "onto",
        "over",
        "under",
        "against",
        "between",
        "among",
        "amid",
        "about",
        "above",
        "across",
        "after",
        "before",
        "behind",
        "beyond",
        "during",
        "despite",
        "except",
        "like",
        "near",
        "off",
        "per",
        "since",
        "than",
        "through",
        "throughout",
        "toward",
        "towards",
        "until",
        "upon",
        "via",
        "versus",
        "as",
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "when",
        "while",
        "because",
        "if",
        "though",
        "although",
        "whether",
        "unless",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "not",
        "no",
        "its",
        "his",
        "her",
        "their",
        "our",
        "your",
        "my",
        "this",
        "these",
        "those",
        "such",
        "any",
        "some",
        "each",
        "every",
        "both",
        "either",
        "neither",
        "very",
        "more",
        "most",
        "less",
        "least",
        "said",
        "says",
        "told",
    ]
)
"""Words on which no English sentence ends but by accident: articles, prepositions, auxiliaries."""
_ITEM = re.compile(r"(?:[-*•·–]|\d{1,2}[.)])\s")


def mend(labelled: Iterable[Labelled]) -> list[Labelled]:
    """The pieces in order, neighbouring text pieces joined by a blank where one breaks off.

    What was cut between the two halves stands after the joined piece.
    """
    found: list[Labelled] = []
    last = -1  # index of the last text piece
    for one in labelled:
        joined = last >= 0 and one.role == TEXT and broken(found[last].piece, one.piece)
        if joined:
            words = f"{found[last].words} {one.words}"
            piece = Piece(words, one.piece.block, 0, False, None, found[last].piece.marks)
            found[last] = Labelled(piece, TEXT)
            continue
        found.append(one)
        if one.role == TEXT:
            last = len(found) - 1
    return found


def broken(before: Piece, after: Piece) -> bool:
    """Whether the second piece goes on with a sentence that the first left open."""
    if before.level or after.level or before.strong != after.strong or _ITEM.match(after.words):
        return False
    if before.words.rstrip(CLOSERS + " ").endswith((".", "!", "?", "…", ":", ";")):
        return False
    first = after.words.lstrip("\"'“‘([—–- ")[:1]
    words = re.findall(r"[\w’']+", before.words[-40:])
    if first.islower():
        return len(before.words) >= HALF_LINE or before.words.endswith((",", "—", "–"))
    if len(before.words) < RUNNING and not _opens_quote(before.words):
        return False
    last = words[-1].lower() if words else ""
    if before.words.endswith((",", "—", "–", " -", "(")):
        return True
    return last in _OPEN_WORDS or (_opens_quote(before.words) and _closes_quote(after.words))


def _opens_quote(words: str) -> bool:
    """Whether a quotation is left open at the end."""
    plain = words.replace("''", '"')
    return plain.count("“") > plain.count("”") or plain.count('"') % 2 == 1


def _closes_quote(words: str) -> bool:
    """Whether a quotation that was opened earlier ends here."""
    plain = words.replace("''", '"')
    return plain.count("”") > plain.count("“") or plain.count('"') % 2 == 1
