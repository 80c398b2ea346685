"""Search by meaning: what is near a sentence, whatever its words; and issues told by meaning.

Near in meaning is no match of words and no proof: "will close the base" and "will not close the
base" are near each other. Every line says how near it is, and no line is said to hold the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from ..errors import BadInput, Missing, typed
from ..meaning import encoder as encoding
from ..meaning.weights import REMEDY
from ..record import Filter, Record, queries, vectors
from ..record.queries.meaning import NearItem, meant, nearest
from . import gather
from .shapes import Head, IssueName, Words
from .timeline import TimelineItem

T = TypeVar("T", NearItem, tuple[NearItem, str])

BASIS = "meaning"
"""How these were found, in tables: not by words."""
LISTS = {"articles": "articles", "said": "attributions", "events": "event_mentions"}
"""The lists that can be searched, as the command line and addresses name them: their tables."""
MOST = 500
"""Hits at most: what is 500th is near in nothing but its subject."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found by meaning, and how near it is (cosine, 0..1)."""

    item: TimelineItem
    score: float

    @property
    def id(self) -> str:
        """Of the item that was found."""
        return self.item.id

    @property
    def article(self) -> Head:
        """The article in which it stands."""
        return self.item.article


@dataclass(frozen=True, slots=True)
class Near(_Found):
    """What is near in meaning to words that somebody gave.

    `item` is what was found; of an article, the item of it that is nearest, which is the article
    itself where that is its beginning. `words` are the words that were compared.
    """

    words: Words | None


@dataclass(frozen=True, slots=True)
class NearIssue(_Found):
    """Something that is about an issue by meaning alone: no word of it names the issue, its article
    does so elsewhere. `score` is how near it is to what describes the issue.
    """

    issue: IssueName

    @property
    def words(self) -> Words | None:
        """The words that were compared."""
        return self.item.sentence if self.item.done else self.item.words

    @property
    def why(self) -> str:
        """The reason, as a person is told."""
        return (
            f"near “{self.issue.name}” in meaning ({self.score:.2f}); no word names it here, "
            "the article does elsewhere"
        )


@dataclass(frozen=True, slots=True)
class State:
    """What stands in the way of searching by meaning: `why`, and what to do; "" when nothing.

    `behind` is how many articles have no vectors yet; they are not found.
    """

    why: str
    remedy: str
    behind: int = 0


def state(record: Record) -> State:
    """Whether a record can be searched by meaning. Raises BadRecord."""
    if not encoding.installed():
        return State("the encoder is not installed", REMEDY)
    have, every = vectors.counted(record)
    if not have:
        return State(
            "this record has no vectors yet", "run 'detente meaning' once; it says how far it is"
        )
    return State("", "", every - have)


def lacking(record: Record) -> int:
    """How many articles have no vectors though the encoder is installed. Raises BadRecord."""
    if not encoding.installed():
        return 0
    have, every = vectors.counted(record)
    return every - have


def search(
    record: Record,
    words: str,
    where: Filter,
    of: str = "said",
    limit: int | None = None,
    after: str | None = None,
) -> list[Near]:
    """What is nearest in meaning to some words, the nearest first: of `said`, `events`, or
    `articles` (each by its nearest sentence).

    `after` is the id of the last one seen. Raises as `near` does.
    """
    return shown(record, near(record, words, where, of), limit, after)


def near(record: Record, words: str, where: Filter, of: str = "said") -> list[NearItem]:
    """The `MOST` that are nearest in meaning to some words, the nearest first.

    Raises BadInput when there are no words or no such list, Missing when the encoder is not
    installed or the record has no vectors, BadRecord.
    """
    if not words.strip():
        raise BadInput("nothing to search for: give a sentence")
    if missing := state(record).why:
        raise Missing(f"cannot search by meaning: {missing}; {state(record).remedy}")
    vector = encoding.encoder().encode([words])[0]
    found = nearest(record, vector, encoding.VERSION, where, _table(of))
    return list(islice(found, MOST))


def shown(
    record: Record, hits: Sequence[NearItem], limit: int | None = None, after: str | None = None
) -> list[Near]:
    """A part of what was found, with its words; `after` is the id of the last one seen. Raises
    BadRecord.
    """
    return _shown(record, _slice(hits, limit, after))


def on_issues(
    record: Record,
    where: Filter,
    of: str = "said",
    limit: int | None = None,
    after: str | None = None,
) -> list[NearIssue]:
    """What was said or done that is about an issue by meaning alone, the nearest first; of the
    issues of the filter, where it names some. Raises BadInput when there is no such list.
    """
    return shown_on_issues(record, near_issues(record, where, of), limit, after)


def near_issues(record: Record, where: Filter, of: str = "said") -> list[tuple[NearItem, str]]:
    """The `MOST` nearest of those, each with its issue. Raises BadInput when there is no such list,
    BadRecord.
    """
    return meant(record, where, _table(of), MOST)


def shown_on_issues(
    record: Record, hits: Sequence[tuple[NearItem, str]], limit: int | None, after: str | None
) -> list[NearIssue]:
    """A part of those, with their words. Raises BadRecord."""
    found = _slice(hits, limit, after)
    named = gather.issues_of(issue for _, issue in found)
    items = _shown(record, [hit for hit, _ in found])
    return [NearIssue(one.item, one.score, issue) for one, issue in zip(items, named, strict=True)]


def _table(of: str) -> str:
    """The table of a list. Raises BadInput when there is none."""
    if of not in LISTS:
        raise BadInput(f"no list '{typed(of)}' to search; there are: {', '.join(LISTS)}")
    return LISTS[of]


def _slice(hits: Sequence[T], limit: int | None, after: str | None) -> list[T]:
    """So many at most, after the one whose id is given."""
    ids = [getattr(hit[0] if isinstance(hit, tuple) else hit, "id", None) for hit in hits]
    start = ids.index(after) + 1 if after in ids else 0
    return list(hits[start : start + limit] if limit else hits[start:])


def _shown(record: Record, found: Sequence[NearItem]) -> list[Near]:
    """The items with their words, in the order given."""
    over = gather.heads(record, [hit.article for hit in found])
    ids = [hit.id for hit in found]
    said = {one.id: one for one in gather.said_of(record, queries.attributions_by_id(record, ids))}
    done = {
        one.id: one for one in gather.done_of(record, queries.event_mentions_by_id(record, ids))
    }
    near_items = []
    for hit in found:
        head = over[hit.article]
        one, deed = said.get(hit.id), done.get(hit.id)
        when = one.when if one else deed.when if deed else head.published
        words = one.content if one else deed.sentence if deed else None
        item = TimelineItem(hit.kind, hit.id, when, head, one, deed)
        near_items.append(Near(item, round(hit.score, 3), words))
    return near_items
