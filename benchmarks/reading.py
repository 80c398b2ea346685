"""What reading costs: the whole reading against the bare language pipeline, in the same run.

    python benchmarks/reading.py [--articles 200] [--rounds 3]

Texts are those that ship with Detente (the example pile and tests/marked), repeated until there
are as many articles as asked for. The two are measured in turns, several rounds, and the best
round of each counts, so that another program on the machine disturbs both alike. Times are those of
the processor, of this process alone; figures are ratios wherever they can be.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from detente import pipeline, score  # noqa: E402
from detente.errors import Unreadable  # noqa: E402
from detente.intake import Found, article_of, page_of  # noqa: E402
from detente.language import parse_many  # noqa: E402
from detente.language import pipeline as language  # noqa: E402
from detente.reading import Reading  # noqa: E402
from detente.records import Article, Hints  # noqa: E402
from detente.settings import Settings  # noqa: E402
from detente.stages import READING  # noqa: E402

PILE = ROOT / "src" / "detente" / "data" / "example" / "pile"
MARKED = ROOT / "tests" / "marked"


def articles(count: int, settings: Settings) -> list[Article]:
    """So many articles out of the texts that we ship, repeated in their order."""
    found = [score.article_of(row) for path in sorted(MARKED.glob("*.jsonl"))
             for row in score.rows_of(path)]  # fmt: skip
    for path in sorted(PILE.rglob("*.*")):
        try:
            found.append(article_of(page_of(Found(path, Hints()), settings), Hints(), settings))
        except Unreadable:
            continue  # the pile has bad files on purpose
    return list(islice(cycle(found), count))


def best(rounds: int, works: Sequence[Callable[[], object]]) -> list[float]:
    """Seconds of processor time of the best round of each work, the works taking turns."""
    seconds = [float("inf")] * len(works)
    for _ in range(rounds):
        for place, work in enumerate(works):
            start = process_time()
            work()
            seconds[place] = min(seconds[place], process_time() - start)
    return seconds


def batches(found: Sequence[Article], size: int) -> list[Sequence[Article]]:
    """The articles in batches, as a build reads them."""
    return [found[start : start + size] for start in range(0, len(found), size)]


def bare(found: Sequence[Article], settings: Settings) -> None:
    """The language pipeline alone over the same texts, whole, as its makers would run it."""
    for _ in language(settings.pipeline).pipe([one.text for one in found]):
        pass


def whole(found: Sequence[Article], settings: Settings) -> None:
    """Every stage, as a build runs them."""
    for batch in batches(found, settings.batch):
        pipeline.read(batch, settings)


def by_stage(found: Sequence[Article], settings: Settings) -> list[tuple[str, float]]:
    """Seconds of each stage over readings parsed before."""
    readings = [
        Reading(one, parse)
        for one, parse in zip(found, parse_many(found, settings.pipeline), strict=True)
    ]
    seconds = []
    for stage in READING:
        start = process_time()
        readings = [one.plus(tuple(stage.run(one))) for one in readings]
        seconds.append((stage.name, process_time() - start))
    return seconds


def start_up() -> float:
    """Seconds of processor time of `detente --help` in a process of its own, best of five."""
    seconds = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "detente", "--help"], check=True, cwd=ROOT / "src",
                       stdout=subprocess.DEVNULL)  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(seconds)


def table(rows: Sequence[tuple[str, str]]) -> str:
    """Two columns, the second to the right."""
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:{width}}  {value:>12}" for name, value in rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    settings = Settings()
    found = articles(given.articles, settings)
    words = sum(len(one.text.split()) for one in found)
    whole(found[: settings.batch], settings)  # warm-up: models loaded, tables read
    alone, all_of_it = best(
        given.rounds, [lambda: bare(found, settings), lambda: whole(found, settings)]
    )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = [
        ("articles, words", f"{len(found)}, {words}"),
        ("bare language pipeline", f"{alone:.2f} s"),
        ("whole reading", f"{all_of_it:.2f} s"),
        ("ratio (goal 1.30 at most)", f"{all_of_it / alone:.2f}"),
        ("articles a second (goal 10)", f"{len(found) / all_of_it:.1f}"),
        ("peak memory (goal 1000 MB)", f"{memory:.0f} MB"),
        ("start-up, --help (goal 0.15 s)", f"{start_up():.2f} s"),
    ]
    for name, seconds in by_stage(found, settings):
        rate = words / seconds if seconds else 0.0
        rows.append((f"  stage {name}", f"{rate:,.0f} words/s"))
    print(table(rows))


if __name__ == "__main__":
    main()
