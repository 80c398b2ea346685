"""What linking costs: invented articles, written as readings, linked; then one in a hundred more.

    python benchmarks/linking.py [--processes N] 1000 10000
    python benchmarks/linking.py --write RECORD 100000
    python benchmarks/linking.py [--processes N] --link RECORD
    python benchmarks/linking.py [--processes N] --keep RECORD 20000

Per size: seconds by the clock and of processors to link all, the same to link 1 % more, most memory
of this process and of one that helps it, and the exponent of the cost (of processors) between one
size and the next. Writing the readings is not counted. With `--keep`, one record is made and
linked, and stays, for `benchmarks/web.py`; `--write` and `--link` do the two by themselves, and
`--link` says every minute how far it has come.

The pile is like a desk's: an event is told by one article or up to eight, a fifth of the articles
are reprints, a fifth of all events are between the same two states, and days, words and quotations
of an event come back in all its tellings. States are called by their codes, people are invented.
"""

from __future__ import annotations

import hashlib
import math
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import cast

from detente.language import Parse
from detente.reading import Reading
from detente.record import Record, write
from detente.records import (
    Article,
    Attribution,
    Basis,
    Entity,
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
from detente.run_local import linking
from detente.run_local.report import Progress
from detente.spans import Span
from detente.tables.states import by_iso3

STATES = sorted(by_iso3())[::3][:60]
CROWDED = ("RUS", "USA")
"""The two states between which a fifth of all events happen."""
ISSUES = ("missile-defence", "trade", "border", "fishing", "nuclear-arms", "kosovo", "sanctions",
          "gas", "elections", "human-rights")  # fmt: skip
ACTS = (("CONSULT", "visit"), ("CONSULT", "phone"), ("ACCUSE", None), ("REQUEST", None),
        ("AGREE", None), ("SANCTION", None), ("REJECT", None), ("COOPERATE", None))  # fmt: skip
VERBS = {"CONSULT": "met", "ACCUSE": "accused", "REQUEST": "asked", "AGREE": "agreed with",
         "SANCTION": "sanctioned", "REJECT": "rejected", "COOPERATE": "helped"}  # fmt: skip
WORDS_KNOWN = 30_000
"""Words of the invented language: names and things that few articles share."""
START = date(2001, 1, 1)
DAYS = 6000
TELLINGS = (1, 1, 1, 2, 2, 3, 4, 5, 8)
"""Of how many tellings an event has, each as likely as another: three on average."""


@dataclass(frozen=True)
class Happening:
    """What several articles tell: who did what to whom on which day, and what was said of it."""

    n: int
    day: date
    sides: tuple[str, str]
    type: str
    mode: str | None
    issue: str
    words: tuple[str, ...]
    quotation: str
    tellings: int


SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo zu wa"


def word(n: int) -> str:
    """The nth invented word."""
    syllables = SYLLABLES.split()
    parts = []
    while True:
        n, last = divmod(n, 16)
        parts.append(syllables[last])
        if not n:
            return "".join(parts) + "n"


FILLING = (
    "the of and to in a that said for on was with he his it is by at from has as not be had are"
    " they who which their would been its have will one two more after about were than when also"
    " other some out new government people time year president officials country against over"
)
"""Words that nearly every article has."""
COMMON = tuple(FILLING.split())
RARE = 0.2
"""Share of words that an article hardly shares with another: names, places, things."""


def common(chance: random.Random, count: int) -> list[str]:
    """Words as an article has them: most of them common, the rest its own."""
    return [
        word(chance.randrange(WORDS_KNOWN)) if chance.random() < RARE else chance.choice(COMMON)
        for _ in range(count)
    ]


def happenings() -> Iterator[Happening]:
    """One event after another, without end, always the same ones."""
    n = 0
    while True:
        chance = random.Random(n)
        sides = CROWDED if chance.random() < 0.2 else tuple(chance.sample(STATES, 2))
        kind, mode = chance.choice(ACTS)
        yield Happening(
            n, START + timedelta(days=chance.randrange(DAYS)), cast("tuple[str, str]", sides),
            kind, mode, chance.choice(ISSUES),
            tuple(word(chance.randrange(WORDS_KNOWN)) for _ in range(14)),
            " ".join(word(chance.randrange(3000)) for _ in range(16)), chance.choice(TELLINGS),
        )  # fmt: skip
        n += 1


def readings() -> Iterator[Reading]:
    """The articles that tell them, one in five a reprint of the one before."""
    n = 0
    last = ""
    for happening in happenings():
        for telling in range(happening.tellings):
            chance = random.Random(f"{happening.n} {telling}")
            reprint = telling > 0 and chance.random() < 0.3
            last = last if reprint else body(happening, chance)
            yield made(n, happening, last, chance)
            n += 1


def body(happening: Happening, chance: random.Random) -> str:
    """One account: the act, what was said, and much else."""
    one, other = happening.sides
    told = list(happening.words)
    chance.shuffle(told)
    act = f"{one} {VERBS[happening.type]} {other} over {' '.join(told[:6])}."
    said = f"{one} said: “{happening.quotation}.”"
    back = f"{other} {VERBS[happening.type]} {one} before, {' '.join(told[6:])}."
    rest = [" ".join(common(chance, 40)) + "." for _ in range(5)]
    return "\n\n".join([act, said, back, *rest])


def made(n: int, happening: Happening, text: str, chance: random.Random) -> Reading:
    """One article and what is read from it."""
    title = f"{happening.words[0]} {n}"
    whole = f"{title}\n\n{text}"
    sha = hashlib.sha256(whole.encode()).hexdigest()
    day = happening.day + timedelta(days=chance.randrange(2))
    undated = chance.random() < 0.02
    published = When() if undated else When(day.isoformat(), day, day, Basis.STATED)
    article = Article(
        content_id(sha), sha, f"pile/{n}.txt", whole, len(title) + 2, title,
        outlet=f"Outlet {n % 60}", published=published, cleaner="plain/1",
    )  # fmt: skip
    records = [*people(article, happening), *items(article, happening, published)]
    return Reading(article, cast("Parse", None), tuple(records))


def place(article: Article, words: str, nth: int = 0) -> Span:
    """Where some words stand."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return Span(article.id, start, start + len(words))


def people(article: Article, happening: Happening) -> Iterator[object]:
    """The two states wherever they are named, and some persons."""
    for state in happening.sides:
        ident = f"state:{state}"
        for nth in range(article.text.count(state)):
            span = place(article, state, nth)
            yield Mention(span, "name", 0, ident, EntityKind.STATE, state, state)
    name = f"Aro {word(happening.n % 5000).title()}"
    yield Entity("person:" + content_id(name), EntityKind.PERSON, name, state=happening.sides[0])


def items(article: Article, happening: Happening, published: When) -> Iterator[object]:
    """Two event mentions and an attribution, with their issues."""
    one, other = happening.sides
    verb = VERBS[happening.type]
    for n, (actor, recipient) in enumerate(((one, other), (other, one))):
        sentence = next(part for part in article.text.split("\n\n")[1:]
                        if part.startswith(f"{actor} {verb} "))  # fmt: skip
        span = place(article, sentence)
        anchor = Span(article.id, span.start + 4, span.start + 4 + len(verb))
        sides = [Side(Span(article.id, span.start, span.start + 3), s, f"state:{s}", s)
                 for s in (actor, recipient)]  # fmt: skip
        when = published if n == 0 else When()
        ident = content_id(article.id, "done", str(n))
        yield EventMention(
            ident, article.id, anchor, span, happening.type, happening.mode, (),
            (sides[0],), (sides[1],), when, Standing.ACTUAL,
        )  # fmt: skip
        yield Labelled(ident, (happening.issue,))
    content = place(article, f"“{happening.quotation}.”")
    ident = content_id(article.id, "said")
    source = Span(article.id, content.start - 10, content.start - 7)
    cue = Span(article.id, content.start - 6, content.start - 2)
    yield Attribution(
        ident, article.id, "direct", (source,), (cue,), (content,), f"state:{one}", one,
        when=published,
    )  # fmt: skip
    yield Labelled(ident, (happening.issue,))
    yield IssueMention(anchor, happening.issue)


def written(record: Record, coming: Iterator[Reading], count: int) -> None:
    """So many articles, into the record."""
    for _ in range(count):
        reading = next(coming)
        article = reading.article
        text = article.text.encode()
        with record.writing():
            write.keep_page(record, Page(article.page, text, article.path, "text/plain"))
            write.sight(record, article.path, article.page, (len(text), 0), Hints())
            write.write_article(record, article, "made")
            write.write_reading(record, reading, "read", ["bench/1"])


EVERY = 60.0
"""Seconds after which it is told how far linking has come."""


class Watch:
    """Seconds of each step of linking by the clock; one `aloud` tells now and then where it is."""

    def __init__(self, aloud: bool = False) -> None:
        self.steps: Counter[str] = Counter()
        self.started = self.last = self.told = time.perf_counter()
        self.aloud = aloud

    def __call__(self, progress: Progress) -> None:
        """Told of progress."""
        now = time.perf_counter()
        self.steps[progress.note] += now - self.last
        self.last = now
        if self.aloud and now - self.told > EVERY:
            self.told = now
            print(f"{now - self.started:.0f} s: {progress.note} {progress.done} of"
                  f" {progress.total}; {memory()} MB", flush=True)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """What linking took: seconds by the clock and of processors, and seconds of each step."""

    clock: float
    processors: float
    steps: Counter[str]

    def __str__(self) -> str:
        return f"{self.clock:.1f} s ({self.processors:.1f} s of processors)"


def spent() -> float:
    """Seconds of processors so far, of this process and of those that it ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def memory(who: int = resource.RUSAGE_SELF) -> int:
    """Most memory in MB that this process took, or one of those that it ended."""
    return resource.getrusage(who).ru_maxrss // 1024


def linked(record: Record, processes: int = 1, aloud: bool = False) -> Cost:
    """What it costs to link what changed."""
    watch = Watch(aloud)
    before = spent()
    linking.link(record, watch, lambda _: None, processes)
    return Cost(time.perf_counter() - watch.started, spent() - before, watch.steps)


def keep(path: Path, size: int, processes: int) -> None:
    """Makes a linked record and leaves it there."""
    write_only(path, size)
    link_only(path, processes)


def write_only(path: Path, size: int) -> None:
    """Makes a record that is not linked and leaves it there."""
    with Record.open(path, create=True) as record:
        written(record, readings(), size)


def link_only(path: Path, processes: int) -> None:
    """Links a record that is there, and tells what it costs."""
    with Record.open(path) as record:
        cost = linked(record, processes, aloud=True)
        size = record.one("select count(*) from articles")[0]
        print(f"{size}: {cost}; {told_memory()}")
        print("   ", ", ".join(f"{name} {n:.1f}" for name, n in cost.steps.most_common()))
        print("   ", tables(record))


def told_memory() -> str:
    """Most memory of this process and of those that help it."""
    helper = memory(resource.RUSAGE_CHILDREN)
    return f"{memory()} MB at most" + (f", {helper} MB each that helps" if helper else "")


def tables(record: Record) -> str:
    """How many rows linking made."""
    counts = {table: record.one(f"select count(*) from {table}")[0]
              for table in ("pairs", "events", "quotations", "copies", "threads",
                            "discrepancies", "positions", "datings")}  # fmt: skip
    return ", ".join(f"{name} {n}" for name, n in counts.items())


def measured(sizes: list[int], processes: int) -> None:
    """Writes, links, adds, links, prints."""
    before: tuple[int, float] | None = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            coming = readings()
            with Record.open(Path(folder) / "bench.db", create=True) as record:
                written(record, coming, size)
                whole = linked(record, processes)
                written(record, coming, max(1, size // 100))
                more = linked(record, processes)
                rows = tables(record)
        share = more.processors / whole.processors
        print(f"{size}: {whole}; 1 % more: {more} ({share:.1%}); {told_memory()}")
        print("   ", ", ".join(f"{name} {n:.1f}" for name, n in whole.steps.most_common()))
        print("    1 %:", ", ".join(f"{name} {n:.2f}" for name, n in more.steps.most_common()))
        print("   ", rows)
        if before:
            exponent = math.log(whole.processors / before[1]) / math.log(size / before[0])
            print(f"    exponent since {before[0]}: {exponent:.2f}")
        before = size, whole.processors


def main(arguments: list[str]) -> None:
    """Does what the words ask for."""
    processes = 1
    if arguments[:1] == ["--processes"]:
        processes, arguments = int(arguments[1]), arguments[2:]
    match arguments:
        case ["--keep", path, size]:
            keep(Path(path), int(size), processes)
        case ["--write", path, size]:
            write_only(Path(path), int(size))
        case ["--link", path]:
            link_only(Path(path), processes)
        case sizes:
            measured([int(size) for size in sizes or ("1000", "10000")], processes)


if __name__ == "__main__":
    main(sys.argv[1:])
