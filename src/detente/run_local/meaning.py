"""`detente meaning`: vectors for what a record holds, and the issues that they tell.

An article at a time, each in one transaction: cut off at any moment, the next run goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..meaning import encoder as encoding
from ..meaning import issues as deciding
from ..record import Record, queries, vectors
from ..record.vectors import ARTICLES, Floats, Item
from .lock import locked
from .report import Progress

STEP = "encoding"
TOGETHER = 16
"""Articles that are encoded together: some 200 sentences, among which those of one length are
worked out at once; twice as many gain nothing more."""
LEAD = 600
"""Characters of an article's beginning that stand for it as a whole: title and lead. Of longer
texts the encoder would not see the rest."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a run did: articles and sentences encoded, items that have an issue by meaning alone."""

    articles: int
    sentences: int
    issues: int


def mean(record_path: Path, report: Callable[[Progress], None]) -> Meant:
    """Gives vectors to everything in the record that has none, and decides which issues they tell.

    Raises Missing when the encoder is not installed, BadRecord when the record cannot be used or a
    build is writing to it.
    """
    encoder = encoding.encoder()
    sentences = 0
    with locked(record_path), Record.open(record_path) as record:
        _decide_anew(record)
        todo = vectors.without(record, encoding.VERSION)
        for start in range(0, len(todo), TOGETHER):
            report(Progress(STEP, start, len(todo)))
            sentences += _encode(record, encoder, todo[start : start + TOGETHER])
        report(Progress(STEP, len(todo), len(todo)))
        return Meant(len(todo), sentences, vectors.count_issues(record))


def _encode(record: Record, encoder: encoding.Encoder, articles: Sequence[str]) -> int:
    """Encodes some articles, each sentence once; how many sentences that were."""
    texts = queries.texts(record, articles)
    items = {one: [_head(one, texts[one]), *vectors.words_of(record, one)] for one in articles}
    sentences = list(dict.fromkeys(item.words for some in items.values() for item in some))
    place = {words: n for n, words in enumerate(sentences)}
    found = encoder.encode(sentences)
    for article, some in items.items():
        own = found[[place[item.words] for item in some]]
        with record.writing():
            vectors.keep(record, article, encoding.VERSION, some, own)
            _decide(record, article, some, own)
    return len(sentences)


def _head(article: str, text: str) -> Item:
    return Item(ARTICLES, article, text[:LEAD])


def _decide(record: Record, article: str, items: Sequence[Item], found: Floats) -> None:
    """Keeps the issues of the items that have none by their words."""
    places = [n for n, item in enumerate(items)
              if not item.named and deciding.long_enough(item.words)]  # fmt: skip
    about = deciding.about(found[places], vectors.touched(record, article)) if places else []
    kept = {
        items[n].id: (vectors.KIND[items[n].list], *one)
        for n, one in zip(places, about, strict=True)
        if one is not None
    }
    vectors.keep_issues(record, article, kept)


def _decide_anew(record: Record) -> None:
    """Decides again on what was encoded before, where the rule or the table of issues changed."""
    by_what = deciding.by_what()
    if vectors.issues_by(record) == by_what:
        return
    with record.writing():
        for article in vectors.encoded(record, encoding.VERSION):
            ids, known = vectors.of_article(record, article)
            row = {ident: n for n, ident in enumerate(ids)}
            items = [item for item in vectors.words_of(record, article) if item.id in row]
            _decide(record, article, items, known[[row[item.id] for item in items]])
        vectors.note_issues(record, by_what)
