"""Threads beside a thread: an offer that counters another opens its own."""

from __future__ import annotations

from pathlib import Path

from asking import ask

from detente import run_local
from detente.record import Filter, Record
from detente.settings import Settings
from detente.views.thread_links import beside
from detente.views.threads import threads
from detente.web.app import create_app

PLAN = """Interceptors

OTTAWA, May 6, 2031 — Canada proposed to Norway on Monday to build a missile shield with \
interceptors in Poland. Norway criticised the proposal.
"""
COUNTER = """Radar

OSLO, June 10, 2031 — Norway offered Canada on Monday joint use of a radar in Azerbaijan in \
place of the interceptors in Poland. Canada welcomed the offer.
"""


def test_a_counter_offer_is_linked_with_what_it_counters(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "counter.txt").write_text(COUNTER, encoding="utf-8")
    run_local.build([tmp_path], tmp_path / "one.db", Settings())
    with Record.open(tmp_path / "one.db", readonly=True) as record:
        plan, radar = threads(record, Filter())
        found, back = beside(record, plan), beside(record, radar)
    assert radar.first
    assert [one.id for one in found.opened[radar.first.step.event]] == [radar.id]
    assert found.counters == ()
    assert [one.id for one in back.counters] == [plan.id]


def test_a_thread_alone_has_none_beside_it(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    run_local.build([tmp_path], tmp_path / "one.db", Settings())
    with Record.open(tmp_path / "one.db", readonly=True) as record:
        (plan,) = threads(record, Filter())
        found = beside(record, plan)
    assert not found.opened and not found.counters


def test_the_page_of_a_thread_names_the_threads_beside_it(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "counter.txt").write_text(COUNTER, encoding="utf-8")
    run_local.build([tmp_path], tmp_path / "one.db", Settings())
    with Record.open(tmp_path / "one.db", readonly=True) as record:
        plan, radar = threads(record, Filter())
    app = create_app(tmp_path / "one.db")
    told, back = (ask(app, f"/thread/{one.id}") for one in (plan, radar))
    assert told.status == back.status == 200
    assert "Opens a thread of its own" in told.text and radar.heading in told.text
    assert "An answer in" in back.text and plan.heading in back.text
