"""Text → word pieces, as BERT (uncased) parts them: data/wordpieces.txt.

Lower case without accents, punctuation apart, then the longest piece that the vocabulary has,
again and again; a word that cannot be put together so is unknown.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources

from ..errors import BadTable
from ..tables import MEND

STARTS, ENDS, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
PIECES = 30_522
"""Pieces that the encoder was trained with; it numbers them by their place."""
LONGEST_WORD = 100
"""Characters above which BERT takes a word for unknown."""
MOST = 128
"""Pieces of a text that count, its two ends included. A sentence of news has 30; 128 hold nine
in ten leads of two sentences, and longer texts cost more than they add."""


@cache
def vocabulary() -> dict[str, int]:
    """The number of each piece. The file has its licence above a blank line. Raises BadTable."""
    file = resources.files("detente") / "data" / "wordpieces.txt"
    try:
        pieces = file.read_text(encoding="utf-8").partition("\n\n")[2].split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadTable(f"data/wordpieces.txt cannot be read ({error}); {MEND}") from error
    found = {piece: number for number, piece in enumerate(pieces) if piece}
    if not {STARTS, ENDS, UNKNOWN} <= found.keys() or len(found) != PIECES:
        raise BadTable(f"data/wordpieces.txt has not {PIECES:,} pieces; {MEND}")
    return found


def numbers(text: str) -> list[int]:
    """The pieces of a text by number, between their start and end; at most `MOST`."""
    known = vocabulary()
    found = [known[STARTS]]
    for word in _words(text):
        found += _pieces(word, known)
        if len(found) >= MOST - 1:
            break
    return [*found[: MOST - 1], known[ENDS]]


def _words(text: str) -> Iterator[str]:
    """Words and marks, lower case, without accents."""
    plain = "".join(one for one in unicodedata.normalize("NFD", text.lower())
                    if unicodedata.category(one) != "Mn")  # fmt: skip
    word = ""
    for one in plain:
        kind = unicodedata.category(one)
        if kind[0] in "ZC":
            if word and (kind[0] == "Z" or one in "\t\n\r"):
                yield word
                word = ""
        elif _stands_alone(one, kind):
            if word:
                yield word
            yield one
            word = ""
        else:
            word += one
    if word:
        yield word


def _stands_alone(one: str, kind: str) -> bool:
    """Whether a character is a word of its own: a mark (all of ASCII's), or Han."""
    code = ord(one)
    ascii_mark = code < 128 and not one.isalnum()
    return ascii_mark or kind[0] == "P" or 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF


def _pieces(word: str, known: dict[str, int]) -> list[int]:
    if len(word) > LONGEST_WORD:
        return [known[UNKNOWN]]
    found: list[int] = []
    start = 0
    while start < len(word):
        lead = "##" if start else ""
        end = len(word)
        while end > start and lead + word[start:end] not in known:
            end -= 1
        if end == start:
            return [known[UNKNOWN]]
        found.append(known[lead + word[start:end]])
        start = end
    return found
