"""The linkers that join pairs: what each looks at, and how its decision is asked for.

The harness (`pairing`) treats them all alike; `linking` says in which order they run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..linked import Pair, Quoted, Report, pair
from ..links import copies, dating, events, news, quotations
from ..record import Record, queries, sketches
from ..record.queries.given import items_of, prints
from ..record.sketches import Sketch
from ..records import When


@dataclass(frozen=True, slots=True)
class Linker:
    """A kind of link as the harness sees it.

    `tables` are those to which users add rows and which it looks into; `window` and `common` are
    the rule of `joins.candidates`. `sketch` gives the sketches of some articles, `fetch` what is
    decided by of some items (each belongs to the article named with it), `decide` the pair or None.
    """

    kind: str
    version: str
    tables: tuple[str, ...]
    window: int
    common: int
    sketch: Callable[[Record, Sequence[str]], Iterator[Sketch]]
    fetch: Callable[[Record, Sequence[str]], Mapping[str, Any]]
    decide: Callable[[Any, Any], Pair | None]
    least: float = 0.0
    """Score of a pair that alone can join two; lesser ones count only among what is joined."""
    sift: Callable[[Any, Sequence[Any]], list[bool]] | None = None
    """Which of several others are worth deciding on with one; None when all are."""
    brief: np.dtype[np.void] | None = None
    """Rows in which a few bytes of each item are kept as bodies; None where it keeps none."""
    head: bool = False
    """Whether bodies only begin with such a row; each is then of one item."""
    possible: Callable[[Any, Any], NDArray[np.bool_]] | None = None
    """Which pairs may be one by those rows alone, of many pairs at once."""
    kept: int = 20_000
    """Things that are kept while pairs are decided, as neighbours come after one another: of
    sketches of news some 30 MB. Where fewer are, they are fetched again and again."""


NO_DAY = 0
"""Place of what has no day: before all that has one."""


def _place(when: When) -> int:
    """The day by which neighbours are told: days since 1 January of the year 1."""
    day = when.earliest or when.latest
    return day.toordinal() if day else NO_DAY


# ------------------------------------------------------------------ whole articles


def _copy_sketches(record: Record, articles: Sequence[str]) -> Iterator[Sketch]:
    for one in prints(record, articles):
        keys = [int(key) for key in copies.keys(one.shingles)]
        yield Sketch(one.id, (one.id,), (0,), (keys,), one.shingles.tobytes())


def _fetch_prints(record: Record, articles: Sequence[str]) -> dict[str, copies.Print]:
    kept = sketches.bodies(record, sketches.COPY, articles)
    shingles = {ident: np.frombuffer(body, np.uint32) for ident, body in kept.items()}
    return {one.id: one for one in prints(record, articles, shingles)}


def _news_sketches(record: Record, articles: Sequence[str]) -> Iterator[Sketch]:
    for one in queries.tellings(record, articles, own=True):
        article = one.teller.article
        place = _place(one.teller.published)
        body = news.sketch(one)
        yield Sketch(article, (article,), (place,), (news.keys_of(news.unpacked(body)),), body)


@dataclass(frozen=True, slots=True)
class _Piece:
    """An article and what `news` decides by."""

    article: str
    sketch: news.Sketch


def _fetch_news(record: Record, articles: Sequence[str]) -> dict[str, _Piece]:
    kept = sketches.bodies(record, sketches.NEWS, articles)
    return {ident: _Piece(ident, news.unpacked(body)) for ident, body in kept.items()}


HOPELESS = 0.9 * news.FLOOR
"""Likeness of terms below which `news.decide` says no, whatever else: three of four candidates are
told so at a fiftieth of its cost. The tenth allows for rounding."""
PLACES = 1 << 20
"""Places among which terms are spread by their hash. Two of 80 terms that meet in one by chance
make two articles look more alike than they are, never less."""


@cache
def _spread() -> NDArray[np.float32]:
    """Room for the terms of one article; nothing stands in it between two uses."""
    return np.zeros(PLACES, np.float32)


def _sift_news(one: _Piece, others: Sequence[_Piece]) -> list[bool]:
    """Of which others the likeness of terms is not hopeless."""
    spread = _spread()
    mine = one.sketch.terms & np.uint32(PLACES - 1)
    np.add.at(spread, mine, one.sketch.weights)
    terms = np.concatenate([other.sketch.terms for other in others]) & np.uint32(PLACES - 1)
    weights = np.concatenate([other.sketch.weights for other in others])
    whose = np.repeat(np.arange(len(others)), [len(other.sketch.terms) for other in others])
    like = np.bincount(whose, spread[terms] * weights, len(others))
    spread[mine] = 0
    hopeful: list[bool] = (like >= HOPELESS).tolist()
    return hopeful


def _news(one: _Piece, other: _Piece) -> Pair | None:
    found = news.decide(one.sketch, other.sketch)
    return pair(one.article, other.article, *found) if found else None


# ------------------------------------------------------------------ reports and quotations


def _sketched(
    table: str,
    fetch: Callable[[Record, Sequence[str]], Mapping[str, Any]],
    keys: Callable[[Any], tuple[int, ...]],
    brief: Callable[[Any], bytes],
) -> Callable[[Record, Sequence[str]], Iterator[Sketch]]:
    """What gives an article's sketch from its items in a table: their ids, days, keys, briefs."""

    def sketch(record: Record, articles: Sequence[str]) -> Iterator[Sketch]:
        several = items_of(record, table, articles)
        found = fetch(record, [ident for ids in several.values() for ident in ids])
        for article, ids in several.items():
            mine = {ident: found[ident] for ident in ids if ident in found}
            places = tuple(_place(one.when) for one in mine.values())
            body = b"".join(brief(one) for one in mine.values())
            yield Sketch(article, tuple(mine), places, tuple(map(keys, mine.values())), body)

    return sketch


def _fetch_reports(record: Record, ids: Sequence[str]) -> dict[str, Report]:
    return {one.mention.id: one for one in queries.reports(record, ids)}


def _fetch_quoted(record: Record, ids: Sequence[str]) -> dict[str, Quoted]:
    return {one.attribution.id: one for one in queries.quoted(record, ids)}


NEWS_BESIDE, REPORTS_BESIDE = 12, 24
"""Articles, or reports and quotations, under one key with which each is compared, those next to it
in time. What lies further apart is one where those between join it; more cost more pairs in
proportion where keys are crowded (docs/links.md)."""
ANY_KEY = 1
"""One shared key is enough to be compared."""

COPIES = Linker(
    sketches.COPY, copies.VERSION, ("outlets",), copies.WINDOW, copies.COMMON,
    _copy_sketches, _fetch_prints, copies.decide,
)  # fmt: skip
NEWS = Linker(
    sketches.NEWS, news.VERSION, (), NEWS_BESIDE, ANY_KEY, _news_sketches, _fetch_news, _news,
    min(news.ALIKE, dating.ALIKE), _sift_news, news.DAYS, True, news.possible,
)  # fmt: skip
EVENTS = Linker(
    sketches.EVENT, events.VERSION, (), REPORTS_BESIDE, ANY_KEY,
    _sketched("event_mentions", _fetch_reports, events.keys, events.brief), _fetch_reports,
    events.decide, brief=events.BRIEF, possible=events.possible,
    kept=10_000,  # with what is compared of them some 100 MB
)  # fmt: skip
QUOTATIONS = Linker(
    sketches.QUOTATION, quotations.VERSION, (), REPORTS_BESIDE, ANY_KEY,
    _sketched("attributions", _fetch_quoted, quotations.keys, quotations.brief), _fetch_quoted,
    quotations.decide, brief=quotations.BRIEF, possible=quotations.possible,
)  # fmt: skip

LINKER = {linker.kind: linker for linker in (COPIES, NEWS, EVENTS, QUOTATIONS)}
"""Every linker that joins pairs by the kind of its links, by which other processes know it; in the
order in which they run."""
