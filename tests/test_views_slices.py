"""The first of a long list, the rest of it, and the whole: nothing is lost between them."""

from __future__ import annotations

import importlib
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from detente.errors import BadInput
from detente.linked import Event
from detente.record import Filter, Record, queries, write
from detente.records import Failure
from detente.run_local import linking
from detente.run_local.building import quiet
from detente.views.comparison import comparison, event_named
from detente.views.home import home, undated
from detente.views.positions import last_positions, positions
from detente.web.server import running

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
bench: Any = importlib.import_module("linking")

PILE = 120
FAULTS = 203
"""More failures than the page of them shows."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invented articles, linked; some have no date, and some files could not be read."""
    made = tmp_path_factory.mktemp("slices") / "r.db"
    with Record.open(made, create=True) as record:
        bench.written(record, itertools.islice(bench.readings(), PILE), PILE)
        linking.link(record, quiet, lambda _: None)
        for n in range(FAULTS):
            write.write_failure(record, Failure(f"pile/{n:03}.pdf", None, "intake", "no text"))
        write.write_failure(record, Failure("pile/empty.txt", None, "intake", "empty", True))
    return made


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with Record.open(path, readonly=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def ask(path: Path) -> Iterator[Callable[[str], str]]:
    """What a server on the record answers at an address."""
    with running(path) as address:
        yield lambda of: urlopen(address.rstrip("/") + of).read().decode()


def test_the_undated_come_slice_by_slice(record: Record) -> None:
    whole = [head.id for head, _ in undated(record)]
    found: list[str] = []
    while slice_of := undated(record, 2, found[-1] if found else None):
        found += [head.id for head, _ in slice_of]
    assert found == whole
    assert len(whole) > 2
    with pytest.raises(BadInput, match="start it again"):
        undated(record, 2, "nothing")


def test_the_front_page_has_the_first_and_counts_all(record: Record) -> None:
    at_a_glance = home(record, 1)
    assert len(at_a_glance.undated) == len(at_a_glance.failures) == 1
    assert at_a_glance.counts.undated == len(undated(record))
    assert at_a_glance.counts.failures == FAULTS


def test_failures_and_what_was_left_alone_are_told_apart(
    record: Record, ask: Callable[[str], str]
) -> None:
    whole = queries.failures(record)
    assert len(whole) == FAULTS + 1
    assert queries.failures(record, skipped=False) == whole[:-1]
    assert queries.failures(record, 1, skipped=True) == whole[-1:]
    page = ask("/failures")
    assert "pile/000.pdf" in page
    assert "pile/202.pdf" not in page
    assert "At most 200 of each are shown" in page
    assert page.index("By reason") < page.index("pile/000.pdf")
    reasons = queries.failure_reasons(record)
    assert [n for *_, n in reasons] == [FAULTS, 1]
    assert [on_purpose for _, _, on_purpose, _ in reasons] == [False, True]
    assert "pile/202.pdf" in ask("/failures.csv")


def test_the_last_positions_of_those_who_have_most(record: Record) -> None:
    issue = max(queries.issue_counts(record), key=lambda one: one.event_mentions).issue
    whole = {one.actor: one for one in positions(record, issue)}
    shown, left_out = last_positions(record, issue, 2, 1)
    assert [one.count for one in shown] == sorted((one.count for one in shown), reverse=True)
    assert {one.actor for one in [*shown, *left_out]} == set(whole)
    assert all(not one.positions for one in left_out)
    for one in shown:
        assert one.positions == whole[one.actor].positions[-1:]
        assert one.count == len(whole[one.actor].positions) == whole[one.actor].count
    alone, nobody = last_positions(record, issue, 1, 100, shown[1].actor)
    assert ([one.actor for one in alone], nobody) == ([shown[1].actor], [])


def test_the_page_of_an_issue_leads_to_all_that_a_state_wants(
    record: Record, ask: Callable[[str], str]
) -> None:
    issue = max(queries.issue_counts(record), key=lambda one: one.event_mentions).issue
    (group, *_), _ = last_positions(record, issue, 1, 1)
    one = ask(f"/issue/{issue}?positions={group.actor}")
    assert group.name in one
    rows = ask(f"/issue/{issue}.csv?positions={group.actor}").strip().splitlines()
    assert len(rows) == 1 + group.count


def most_told(record: Record) -> Event:
    return max(queries.events(record, Filter()), key=lambda event: len(event.articles))


def test_the_first_accounts_of_an_event_lead_to_all(record: Record) -> None:
    event = most_told(record)
    whole = comparison(record, event.id)
    first = comparison(record, event.id, 2)
    assert len(whole.accounts) > 2
    assert [one.head for one in first.accounts] == [one.head for one in whole.accounts[:2]]
    assert (first.left_out, whole.left_out) == (len(whole.accounts) - 2, 0)


def test_an_event_is_found_by_the_words_of_its_label(record: Record) -> None:
    event = most_told(record)
    assert event_named(record, event.label.upper()).id == event.id
    with pytest.raises(BadInput, match="no event"):
        event_named(record, "nobody ever said this")
    with pytest.raises(BadInput, match="no event"):
        event_named(record, " ")
