"""Search: articles, what was said and what was done by their words, shown in place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..errors import BadInput
from ..record import Filter, Record, queries
from ..record.queries.search import rankable
from ..tables.synonyms import alike
from . import gather
from .questions import EMPTY_WORDS, as_asked
from .shapes import Done, Head, Said
from .spelling import spellings

HIT_STARTS, HIT_ENDS = "\x02", "\x03"
"""What the store puts around the words found in a snippet: characters that no text holds."""

_NEAR = re.compile(
    r"\bNEAR\(\s*(?P<group>[^()]*?)\s*(?:,\s*(?P<within>\d{1,3})\s*)?\)"
    r"|(?<![\w*-])(?P<one>[\w*-]+)\s+NEAR(?:/(?P<far>\d{1,3}))?\s+(?P<other>[\w*-]+)"
)
"""Words near each other: NEAR(radar shield, 5), or radar NEAR/5 shield."""
_APART = 10
"""Words that may stand between, when nobody says how many; full-text search's own default."""
_PART = re.compile(r'(?P<no>-?)(?:["“”„«](?P<phrase>[^"“”„«»]*)["“”„»]?|(?P<word>[^\s"“”„«»]+))')
EITHER = "OR"
"""Between words of which one is enough, in capitals as elsewhere."""
OWN = "="
"""Before a word that is looked for alone, without those that say the same."""
_LETTER = re.compile(r"\w")
LONGEST = 2_000
"""Characters of a search: a long paragraph. What is longer was not meant for one, and 60,000 of
them once held up the whole server."""


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


@dataclass(frozen=True, slots=True)
class SaidHit:
    """An attribution whose content holds the words, and the content with the words marked."""

    said: Said
    words: tuple[Fragment, ...]

    @property
    def id(self) -> str:
        """Of the attribution."""
        return self.said.id


@dataclass(frozen=True, slots=True)
class DoneHit:
    """An event mention whose sentence holds the words, and the sentence with them marked."""

    done: Done
    words: tuple[Fragment, ...]

    @property
    def id(self) -> str:
        """Of the event mention."""
        return self.done.id


def search(
    record: Record,
    words: str,
    where: Filter,
    limit: int | None = None,
    after: str | None = None,
    by_time: bool = False,
) -> list[Hit]:
    """Articles that hold all the words, best first (those whose headline holds them before the
    others), or in order of time; `after` is the id of the last one seen.

    Any text is a search: what a store would take for syntax is only ever words. Words too common
    to be ranked come in order of time (see `ranked`). Raises BadInput when there is no word to
    look for.
    """
    found = _found(record, "articles", worded(where, words), (limit, after), by_time)
    over = gather.heads(record, [hit.id for hit in found])
    return [Hit(over[hit.id], fragments(hit.snippet)) for hit in found]


def search_said(
    record: Record,
    words: str,
    where: Filter,
    limit: int | None = None,
    after: str | None = None,
    by_time: bool = False,
) -> list[SaidHit]:
    """Attributions whose content holds all the words; as `search`."""
    narrowed = worded(where, words)
    found = _found(record, "attributions", narrowed, (limit, after), by_time)
    items = queries.attributions_by_id(record, [hit.id for hit in found])
    places = {hit.id: fragments(hit.snippet) for hit in found}
    return [SaidHit(said, places[said.id]) for said in gather.said_of(record, items)]


def search_done(
    record: Record,
    words: str,
    where: Filter,
    limit: int | None = None,
    after: str | None = None,
    by_time: bool = False,
) -> list[DoneHit]:
    """Event mentions whose sentence holds all the words; as `search`."""
    narrowed = worded(where, words)
    found = _found(record, "event_mentions", narrowed, (limit, after), by_time)
    items = queries.event_mentions_by_id(record, [hit.id for hit in found])
    places = {hit.id: fragments(hit.snippet) for hit in found}
    return [DoneHit(done, places[done.id]) for done in gather.done_of(record, items)]


def ranked(record: Record, words: str, table: str = "articles") -> bool:
    """Whether words are rare enough that the best can be told from the others; where they are not,
    a search answers in order of time. Raises BadInput, BadRecord.
    """
    return rankable(record, query_of(words), table)


def _found(
    record: Record, table: str, where: Filter, part: tuple[int | None, str | None], by_time: bool
) -> list[queries.Found]:
    in_time = by_time or not rankable(record, where.words or "", table)
    return queries.search(record, where, *part, table=table, by_time=in_time)


def worded(where: Filter, words: str) -> Filter:
    """A filter with the words of a search; what holds them as they are written comes before what
    holds others of the same sense. Raises BadInput when there is no word to look for.
    """
    return replace(where, words=query_of(words), first_words=query_of(own_words(words)))


def own_words(words: str) -> str:
    """The same search with every word looked for alone, without those that say the same."""
    words, done, found = as_asked(words), 0, []
    for near in _NEAR.finditer(words):
        found += [_PART.sub(_alone, words[done : near.start()]), near.group()]
        done = near.end()
    return "".join([*found, _PART.sub(_alone, words[done:])])


def _alone(part: re.Match[str]) -> str:
    return f"{OWN}{part.group()}" if _expandable(part) else part.group()


def _expandable(part: re.Match[str]) -> bool:
    """Whether a part of a search is a plain word."""
    word = part["word"] or ""
    signs = part["no"] or word.startswith(OWN) or word.endswith("*") or word == EITHER
    return bool(_LETTER.search(word)) and not signs


def others_tried(words: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each word of a search that others of the same sense are tried with, and those others."""
    parts = enumerate(_PART.finditer(_NEAR.sub(" ", as_asked(words))))
    found = ((part, _others(part["word"], first=n == 0)) for n, part in parts if _expandable(part))
    return [(part["word"], others) for part, others in found if others]


def _others(word: str, *, first: bool) -> tuple[str, ...]:
    """Other words for a word; none for a name, which has a capital within a search."""
    if word[:1].isupper() and not first:
        return ()
    return tuple(one for one in alike(word.casefold()) if one != word.casefold())


def query_of(words: str) -> str:
    """The words as a query of the full-text index: all of them, phrases whole, `-word` left out.

    Of a question ("who first proposed the radar?") only what tells something is looked for.
    A word is looked for in its British and its American spelling and with the words that newsrooms
    use for it (`tables.synonyms`), `=word` without these, a phrase as it stands.
    A star at the end of a word finds its continuations ("missil*"); `radar NEAR/5 shield` and
    `NEAR(radar shield, 5)` find words with at most so many between them, in either order, and
    `radar OR shield` either of them. Raises BadInput when there is no word to look for, or far too
    many.
    """
    words = as_asked(" ".join(words.split()))
    if len(words) > LONGEST:
        raise BadInput(f"a search has at most {LONGEST:,} characters; this one has {len(words):,}")
    near = [one for match in _NEAR.finditer(words) if (one := _near(match))]
    groups: list[list[str]] = [[*near]]
    unwanted: list[str] = []
    for n, part in enumerate(_PART.finditer(_NEAR.sub(_rest, words))):
        text = (part["phrase"] if part["phrase"] is not None else part["word"]).strip()
        if not _LETTER.search(text):
            continue
        if part["word"] == EITHER:
            groups.append([])
            continue
        others = _others(text, first=n == 0) if _expandable(part) else ()
        term = _term(text.removeprefix(OWN), others) if part["word"] else _quoted(text)
        (unwanted if part["no"] else groups[-1]).append(term)
    wanted = [" AND ".join(group) for group in groups if group]
    if not wanted:
        raise BadInput("nothing to search for: give at least one word that must occur")
    asked = wanted[0] if len(wanted) == 1 else f"({' OR '.join(f'({one})' for one in wanted)})"
    return asked + "".join(f" NOT {one}" for one in unwanted)


def parts_of(words: str) -> list[str]:
    """The words and phrases of a search that must all occur; none where it is put together by OR
    or NEAR.
    """
    words = as_asked(words)
    if EITHER in words.split() or _NEAR.search(words):
        return []
    parts = [(part["phrase"] or part["word"] or "").strip().removeprefix(OWN)
             for part in _PART.finditer(words) if not part["no"]]  # fmt: skip
    return [one for one in parts if _LETTER.search(one)]


def any_of(words: str) -> str:
    """The same words as a search for any of them, "" where there are not two that tell anything.

    What is joined by OR already, or asks for words near each other, has nothing looser.
    """
    words = as_asked(words)
    if EITHER in words.split() or _NEAR.search(words):
        return ""
    parts = [part["phrase"] or part["word"] or "" for part in _PART.finditer(words)
             if not part["no"]]  # fmt: skip
    terms = [one for part in parts for one in re.findall(r"[\w'’-]+\*?", part)]
    telling = list(dict.fromkeys(one for one in terms if one.casefold() not in EMPTY_WORDS))
    return f" {EITHER} ".join(telling) if len(telling) > 1 else ""


def _near(match: re.Match[str]) -> str:
    """Words near each other, as the index is asked; "" where fewer than two are given."""
    words = (match["group"] or f"{match['one'] or ''} {match['other'] or ''}").split()
    terms = [_quoted(word.rstrip("*")) + "*" * word.endswith("*") for word in words
             if _LETTER.search(word)]  # fmt: skip
    within = match["within"] or match["far"] or str(_APART)
    return f"NEAR({' '.join(terms)}, {within})" if len(terms) > 1 else ""


def _rest(match: re.Match[str]) -> str:
    """What is left for a plain search: nothing, or the one word in NEAR(…)."""
    return " " if _near(match) else f" {match['group'] or match.group()} "


def _term(word: str, others: Sequence[str] = ()) -> str:
    """One word in both spellings, and others for it, or its beginning where it ends in a star."""
    if word.endswith("*"):
        return _quoted(word.rstrip("*")) + "*"
    both = [_quoted(one) for one in dict.fromkeys((*spellings(word), *others))]
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
