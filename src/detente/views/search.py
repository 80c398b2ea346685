"""Search: articles by their words, with the words shown in place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..errors import BadInput
from ..record import Filter, Record, queries
from . import gather
from .shapes import Head
from .spelling import spellings

HIT_STARTS, HIT_ENDS = "\x02", "\x03"
"""What the store puts around the words found in a snippet: characters that no text holds."""

_PART = re.compile(r'(?P<no>-?)(?:["“”„«](?P<phrase>[^"“”„«»]*)["“”„»]?|(?P<word>[^\s"“”„«»]+))')
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a snippet; `hit` is true for the words that were searched for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that holds the words, and the place where it does, best first."""

    article: Head
    snippet: tuple[Fragment, ...]


def search(
    record: Record, words: str, where: Filter, limit: int | None = None, after: str | None = None
) -> list[Hit]:
    """Articles that hold all the words, best first; `after` is the id of the last one seen.

    Any text is a search: what a store would take for syntax is only ever words. Raises BadInput
    when there is no word to look for.
    """
    narrowed = replace(where, words=query_of(words))
    found = queries.search(record, narrowed, limit, after)
    over = gather.heads(record, [hit.article for hit in found])
    return [Hit(over[hit.article], fragments(hit.snippet)) for hit in found]


def query_of(words: str) -> str:
    """The words as a query of the full-text index: all of them, phrases whole, `-word` left out.

    A word is looked for in its British and its American spelling, a phrase as it stands.
    A star at the end of a word finds its continuations ("missil*"). Raises BadInput when there
    is no word to look for.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for part in _PART.finditer(words):
        text = (part["phrase"] if part["phrase"] is not None else part["word"]).strip()
        if not _LETTER.search(text):
            continue
        term = _term(text) if part["word"] else _quoted(text)
        (unwanted if part["no"] else wanted).append(term)
    if not wanted:
        raise BadInput("nothing to search for: give at least one word that must occur")
    return " AND ".join(wanted) + "".join(f" NOT {one}" for one in unwanted)


def _term(word: str) -> str:
    """One word in both spellings, or its beginning where it ends in a star."""
    if word.endswith("*"):
        return _quoted(word.rstrip("*")) + "*"
    both = [_quoted(one) for one in spellings(word)]
    return both[0] if len(both) == 1 else f"({' OR '.join(both)})"


def _quoted(text: str) -> str:
    """Text in which nothing is syntax."""
    return '"' + text.replace('"', " ").replace("\0", " ") + '"'


def fragments(snippet: str) -> tuple[Fragment, ...]:
    """A snippet with marks as its pieces; a mark that is not closed marks nothing."""
    found = []
    for place, piece in enumerate(re.split(f"[{HIT_STARTS}{HIT_ENDS}]", snippet)):
        if piece:
            found.append(Fragment(piece, place % 2 == 1))
    return tuple(found)
