"""What is told apart by a few kept bytes, the decision tells apart, too; the rest is decided."""

from __future__ import annotations

import importlib
import itertools
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from detente.record import Record, sketches
from detente.run_local import pairing
from detente.run_local.building import quiet
from detente.run_local.helpers import Helpers
from detente.run_local.linkers import EVENTS, NEWS, QUOTATIONS, Linker
from detente.run_local.linking import link

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
bench: Any = importlib.import_module("linking")

PILE = 40


@pytest.fixture
def record(tmp_path: Path) -> Any:
    """Invented articles, linked, and then all to be looked at again."""
    with Record.open(tmp_path / "r.db", create=True) as found:
        bench.written(found, bench.readings(), PILE)
        link(found, quiet, lambda _: None)
        yield found


def again(record: Record, linker: Linker) -> sketches.Kept:
    """The items of a linker, all sketched anew."""
    sketches.mark_all(record, linker.kind)
    pairing._sketch(record, linker, lambda _, __: None, Helpers(record))
    return sketches.items(record, linker.kind)


@pytest.mark.parametrize("linker", [NEWS, EVENTS, QUOTATIONS], ids=lambda linker: linker.kind)
def test_no_pair_is_lost_that_would_be_linked(record: Record, linker: Linker) -> None:
    items = again(record, linker)
    things = linker.fetch(record, items.ids)
    fresh = np.flatnonzero(items.state == 2).tolist()
    ends = list(itertools.combinations(fresh, 2))
    one, other = (np.array(side) for side in zip(*ends, strict=True))
    may = pairing._possible(linker, items)(one, other)
    assert 0 < may.sum() < len(may)
    linked = [
        linker.decide(things[items.ids[a]], things[items.ids[b]]) is not None for a, b in ends
    ]
    assert any(linked)
    assert not any(yes and not kept for yes, kept in zip(linked, may.tolist(), strict=True))


def test_without_kept_bytes_every_pair_is_decided(record: Record) -> None:
    items = again(record, EVENTS)
    record.run("delete from bodies where kind = 'event'")
    places = np.flatnonzero(items.state == 2)
    may = pairing._possible(EVENTS, items)(places[:-1], places[1:])
    assert may.all()


def test_an_old_row_beside_a_new_one_has_no_bytes(record: Record) -> None:
    items = again(record, EVENTS)
    assert EVENTS.brief is not None
    briefs = sketches.briefs(items, EVENTS.brief)
    assert set(briefs["known"][items.state == 2].tolist()) == {1}
    assert set(briefs["known"][items.state == 1].tolist()) == {0}
