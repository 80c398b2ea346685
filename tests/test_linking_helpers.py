"""Several processes make the links that one makes; what one of them leaves open is done all the
same.
"""

from __future__ import annotations

import importlib
import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.record import Record, health
from detente.run_local import accounts, grouping, life, linking, pairing
from detente.run_local.building import quiet
from detente.run_local.helpers import Helpers

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
bench: Any = importlib.import_module("linking")

PILE = 120


def written(path: Path, size: int = PILE) -> None:
    with Record.open(path, create=True) as record:
        bench.written(record, bench.readings(), size)


def linked(path: Path, processes: int) -> str:
    """The fingerprint of a record after linking."""
    with Record.open(path) as record:
        linking.link(record, quiet, lambda _: None, processes)
        assert list(health.faults(record)) == []
        return health.fingerprint(record)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """So little in a task that every kind of work is shared out."""
    monkeypatch.setattr(pairing, "ARTICLES", 10)
    monkeypatch.setattr(pairing, "PAIRS", 50)
    monkeypatch.setattr(grouping, "MANY", 10)
    monkeypatch.setattr(grouping, "SEEDS", 60)
    monkeypatch.setattr(accounts, "MANY", 5)
    monkeypatch.setattr(life, "MOST", 5)


@pytest.mark.usefixtures("small")
def test_two_processes_make_the_links_of_one(tmp_path: Path) -> None:
    prints = []
    for processes in (1, 2):
        path = tmp_path / f"{processes}.db"
        written(path)
        prints.append(linked(path, processes))
    assert prints[0] == prints[1]


def twice(record: Record) -> Callable[[int], int]:
    """Twice a number, and how many articles the record has, as a helper sees it."""
    return lambda n: 2 * n + record.one("select count(*) from articles")[0]


def fails_elsewhere(record: Record) -> Callable[[int], int]:
    """Twice a number; a helper dies of 5."""

    def do(n: int) -> int:
        if n == 5 and record.readonly:
            os.kill(os.getpid(), signal.SIGKILL)
        return 2 * n

    return do


def fails(record: Record) -> Callable[[int], int]:
    """Fails on 5, wherever."""
    del record

    def do(n: int) -> int:
        if n == 5:
            raise LookupError("five")
        return n

    return do


@pytest.fixture
def helpers(tmp_path: Path) -> Iterator[Helpers]:
    written(tmp_path / "r.db", 3)
    with Record.open(tmp_path / "r.db") as record, Helpers(record, 2) as both:
        yield both


def test_answers_come_in_the_order_of_tasks(helpers: Helpers) -> None:
    assert list(helpers.each(twice, range(40))) == [(n, 2 * n + 3) for n in range(40)]
    assert len(helpers.running) == 2
    assert list(helpers.each(twice, range(7))) == [(n, 2 * n + 3) for n in range(7)]


def test_few_tasks_are_done_here(helpers: Helpers) -> None:
    assert list(helpers.each(twice, range(3))) == [(0, 3), (1, 5), (2, 7)]
    assert helpers.running == []


def test_what_is_written_between_two_rounds_is_seen(helpers: Helpers) -> None:
    before = dict(helpers.each(twice, range(5)))
    bench.written(helpers.record, itertools.islice(bench.readings(), 3, 5), 2)
    assert dict(helpers.each(twice, range(5))) == {n: found + 2 for n, found in before.items()}


def test_the_task_of_a_helper_that_dies_is_done_here(helpers: Helpers) -> None:
    assert [found for _, found in helpers.each(fails_elsewhere, range(30))] == [
        2 * n for n in range(30)
    ]
    assert len(helpers.running) < 2


def test_what_goes_wrong_is_raised_here(helpers: Helpers) -> None:
    with pytest.raises(LookupError, match="five"):
        list(helpers.each(fails, range(30)))
    assert dict(helpers.each(twice, range(5)))[4] == 11


def test_left_early_nothing_of_it_is_heard_later(helpers: Helpers) -> None:
    for n, _ in helpers.each(twice, range(100)):
        if n == 3:
            break
    assert list(helpers.each(twice, range(50, 60))) == [(n, 2 * n + 3) for n in range(50, 60)]


LINK = """
import signal
import sys
from pathlib import Path
from detente.record import Record
from detente.run_local import accounts, grouping, linking, pairing

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
pairing.ARTICLES, pairing.PAIRS, grouping.MANY, accounts.MANY = 10, 50, 10, 5
with Record.open(Path(sys.argv[1])) as record:
    linking.link(record, lambda told: print(told.note, flush=True), lambda _: None, 2)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_killed_it_goes_on_and_leaves_nobody_behind(tmp_path: Path, how: signal.Signals) -> None:
    written(tmp_path / "whole.db")
    wanted = linked(tmp_path / "whole.db", 1)
    path = tmp_path / "cut.db"
    written(path)
    for steps in (2, 20, 60):
        with subprocess.Popen(
            [sys.executable, "-c", LINK, str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdout is not None
            for _ in range(steps):
                assert process.stdout.readline()
            children = _children(process.pid)
            process.send_signal(how)
            process.stdout.read()
            assert process.wait() != 0
        assert children
        assert _gone(children)
    assert linked(path, 2) == wanted


def _children(parent: int) -> list[int]:
    """The processes that help."""
    return [int(one) for one in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def _gone(processes: list[int]) -> bool:
    """Whether they end, which takes the system a moment."""
    for _ in range(5_000):
        if not any(_lives(one) for one in processes):
            return True
        time.sleep(0.02)
    return False


def _lives(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
