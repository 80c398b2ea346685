"""How fast a record is written and asked: `python benchmarks/record.py [ARTICLES] [FILE]`.

A record of invented readings (20 mentions, 5 attributions and 3 event mentions an article, as many
as the example pile has) is written, built upon, and asked what the screens ask. Prints a table; the
median of seven is given, after one that warms up.
"""

from __future__ import annotations

import hashlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from detente.pipeline import NO_PARSE
from detente.reading import Reading
from detente.record import Filter, Record, health, judgements, links, queries, targets, work, write
from detente.records import (
    Article,
    Attribution,
    Basis,
    Copy,
    EntityKind,
    EventMention,
    Hints,
    IssueMention,
    Labelled,
    Mention,
    Page,
    Side,
    Standing,
    When,
    content_id,
)
from detente.spans import Span

STATES = ("USA", "RUS", "CHN", "IRN", "POL", "CZE", "GEO", "DEU", "FRA", "GBR", "UKR", "JPN")
WEIGHTS = tuple(1 / (n + 1) for n in range(len(STATES)))
TYPES = ("CONSULT", "AGREE", "COOPERATE", "REJECT", "ACCUSE", "THREATEN", "REQUEST", "AID")
OUTLETS = tuple(f"Outlet {n}" for n in range(60))
ISSUES = ("missile-defence", "trade", "kosovo", "arms-control", "energy", "nuclear-iran")
VOCABULARY = tuple(f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in "lmnrstx")
MENTIONS, SAID, DONE = 20, 5, 3
WORDS = 450
TIMES = 7


def made(n: int) -> tuple[Page, Reading]:
    """The n-th article with its reading; the same whatever else is made."""
    chance = random.Random(n)
    text = f"Talks {n}\n\n" + " ".join(chance.choices(VOCABULARY, k=WORDS))
    sha = hashlib.sha256(text.encode()).hexdigest()
    day = date(1999, 1, 1) + timedelta(days=chance.randrange(9000))
    article = Article(
        content_id(sha, "0"),
        sha,
        f"pile/{n}.txt",
        text,
        10,
        f"Talks {n}",
        outlet=chance.choice(OUTLETS),
        published=on(day),
    )
    page = Page(sha, text.encode(), article.path, "text/plain")
    return page, Reading(article, NO_PARSE, tuple(records(article, day, chance)))


def on(day: date) -> When:
    return When(day.isoformat(), day, day, Basis.STATED)


def somebody(chance: random.Random) -> tuple[str, str, str]:
    """An entity id, its name and its state; a few are in most articles, most in a few."""
    state = chance.choices(STATES, WEIGHTS)[0]
    number = int(chance.paretovariate(0.8)) % 5000
    name = f"Person {number} of {state}"
    return "person:" + content_id(name), name, state


def records(article: Article, day: date, chance: random.Random) -> list[object]:
    """Mentions, attributions, event mentions and issues of one article."""
    found: list[object] = []

    def span(length: int) -> Span:
        start = chance.randrange(10, len(article.text) - length)
        return Span(article.id, start, start + length)

    for _ in range(MENTIONS):
        entity, name, state = somebody(chance)
        found.append(Mention(span(12), "name", 0, entity, EntityKind.PERSON, name, state))
    for n in range(SAID):
        source = chance.choice([one for one in found if isinstance(one, Mention)])
        ident = content_id(article.id, "said", str(n))
        when = on(day - timedelta(days=chance.randrange(5)))
        found.append(
            Attribution(
                ident,
                article.id,
                "direct",
                (source.span,),
                (span(4),),
                (span(150),),
                source.entity,
                source.name,
                when=when,
            )
        )
        found.append(Labelled(ident, (chance.choice(ISSUES),)))
    for n in range(DONE):
        one, other = (
            Side(span(10), name, entity, state)
            for entity, name, state in (somebody(chance), somebody(chance))
        )
        when = on(day - timedelta(days=chance.randrange(40)))
        found.append(
            EventMention(
                content_id(article.id, "done", str(n)),
                article.id,
                span(6),
                span(180),
                chance.choice(TYPES),
                None,
                (),
                (one,),
                (other,),
                when,
                Standing.ACTUAL,
            )
        )
    return [*found, *(IssueMention(span(8), chance.choice(ISSUES)) for _ in range(2))]


def write_all(path: Path, count: int) -> float:
    """Writes the record; seconds that the writing itself took."""
    spent = 0.0
    with Record.open(path, create=True) as record:
        for n in range(count):
            page, reading = made(n)
            started = time.perf_counter()
            write.keep_page(record, page)
            write.sight(record, f"/pile/{n}.txt", page.sha256, (n, n), Hints())
            write.write_article(record, reading.article, "made")
            write.write_reading(record, reading, "read", ["bench/1"])
            spent += time.perf_counter() - started
        started = time.perf_counter()
        copies = [Copy(made(n)[1].article.id, made(n - 1)[1].article.id, 0.9, "") for n in (5, 9)]
        links.write_copies(record, copies)
        work.optimise(record)
        print(f"links and closing: {time.perf_counter() - started:.2f} s")
    return spent


def questions(record: Record) -> dict[str, Callable[[], object]]:
    """What the screens ask."""
    putin = queries.entities(record, limit=1)[0].entity.id
    rare = queries.entities(record, limit=400)[-1].entity.id
    head = queries.article_heads(record, Filter(), 1)[0].id
    first, last = date(2007, 6, 1), date(2007, 8, 31)
    pair = Filter(actors=("USA",), recipients=("RUS",))
    narrow = Filter(actors=("POL",), recipients=("JPN",), issues=("kosovo",))
    middle = queries.event_mentions(record, Filter(start=first), 1)[0].id
    return {
        "home: counts": lambda: queries.counts(record),
        "home: outlets, issues, months": lambda: (
            queries.outlets(record),
            queries.issue_counts(record),
            queries.months(record, "articles"),
            queries.span_of_time(record),
            queries.undated(record),
            queries.latest(record, 10),
        ),
        "timeline: first 50": lambda: queries.moments(record, Filter(), 50),
        "timeline: 50 after the middle": lambda: queries.moments(record, Filter(), 50, middle),
        "timeline: a summer": lambda: queries.moments(record, Filter(start=first, end=last), 50),
        "events of a pair": lambda: queries.event_mentions(record, pair, 50),
        "events of a pair, a summer": lambda: queries.event_mentions(
            record, replace(pair, start=first, end=last), 50
        ),
        "events of a pair, counted": lambda: queries.count_event_mentions(record, pair),
        "events of a rare pair and issue": lambda: queries.event_mentions(record, narrow, 50),
        "events of one type and outlet": lambda: queries.event_mentions(
            record, Filter(types=("AID",), outlets=("Outlet 7",)), 50
        ),
        "said by a state on an issue": lambda: queries.attributions(
            record, Filter(by=("RUS",), issues=("trade",)), 50
        ),
        "said by the most quoted person": lambda: queries.attributions(
            record, Filter(by=(putin,)), 50
        ),
        "said by a rare person": lambda: queries.attributions(record, Filter(by=(rare,)), 50),
        "said, with words": lambda: queries.attributions(record, Filter(words="bal AND fix"), 50),
        "entities, the 50 most mentioned": lambda: queries.entities(record, limit=50),
        "an entity, with whom, where": lambda: (
            queries.entity(record, putin),
            queries.with_whom(record, putin, 50),
            queries.mentioned_in(record, putin, 50),
        ),
        "entities by name": lambda: queries.entities_named(record, "person 17 of usa"),
        "an article and all marks": lambda: (
            queries.article(record, head),
            queries.mentions(record, head),
            queries.attributions_in(record, head),
            queries.event_mentions_in(record, head),
        ),
        "search, one common word": lambda: queries.search(record, Filter(words="bal"), 50),
        "search, three words": lambda: queries.search(record, Filter(words="bal fix dum"), 50),
        "dyad by month": lambda: queries.dyad_months(record, "USA", "RUS"),
    }


def median_ms(ask: Callable[[], object]) -> float:
    """Milliseconds, the median of several, after one that warms up."""
    ask()
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000


def main(arguments: list[str]) -> None:
    """Writes, asks, prints."""
    count = int(arguments[0]) if arguments else 20_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(arguments[1]) if len(arguments) > 1 else Path(folder) / "bench.db"
        if not path.exists():
            spent = write_all(path, count)
            print(f"written: {count} articles in {spent:.1f} s, {count / spent:.0f} articles/s")
        print(f"file: {path.stat().st_size / 1e6:.0f} MB")
        with Record.open(path) as record:
            for name, ask in questions(record).items():
                print(f"{median_ms(ask):8.1f} ms  {name}")
            head = queries.article_heads(record, Filter(), 1)[0].id
            article = queries.article(record, head)
            said = queries.attributions_in(record, head, wrong=True)
            assert article
            started = time.perf_counter()
            judgements.judge(
                record, targets.on_attribution(article, said[0]).says("right", "person:bench")
            )
            print(f"{(time.perf_counter() - started) * 1000:8.1f} ms  one judgement, on the disk")
            started = time.perf_counter()
            health.fingerprint(record)
            print(f"{time.perf_counter() - started:8.1f} s   fingerprint of all rows")


if __name__ == "__main__":
    main(sys.argv[1:])
