"""What stands above the steps of a thread: who put what on the table first, and how that stands."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from detente import run_local
from detente.errors import BadInput
from detente.links.threads.state import DECIDING, OPEN
from detente.record import Filter, Record
from detente.record.filters import ONE_STEP
from detente.settings import Settings
from detente.views.asked import STANDS, Asked, filter_of
from detente.views.facets import facets
from detente.views.positions import positions
from detente.views.thread_steps import StepView
from detente.views.threads import ThreadView, leading, thread, threads

OFFER = """Radar offered

OTTAWA, May 8, 2031 — Canada offered Norway joint use of a radar in Azerbaijan on Tuesday, if \
Norway drops its missile shield.

Norway rejected the offer of a radar in Azerbaijan on Wednesday.
"""
DEMAND = """Fish

WARSAW, June 10, 2031 — Poland demanded on Tuesday that Norway lift its tariffs on Polish steel.

The minister spoke at the opening of a new hall of the yard in the old town, and left by train.
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("threads")
    (folder / "offer.txt").write_text(OFFER, encoding="utf-8")
    (folder / "demand.txt").write_text(DEMAND, encoding="utf-8")
    run_local.build([folder], folder / "threads.db", Settings())
    return folder / "threads.db"


def told(path: Path, **asked: tuple[str, ...]) -> list[ThreadView]:
    with Record.open(path, readonly=True) as record:
        return threads(record, filter_of(record, Asked(**asked)))


def test_on_the_front_a_thread_that_something_came_of_stands_before_a_later_lone_demand(
    path: Path,
) -> None:
    with Record.open(path, readonly=True) as record:
        front = leading(record, 5)
    assert front[0].thread.issue == "missile-defence"
    assert len(front) == 2 and len(front[1].steps) == 1
    assert front[1].steps[0].when.earliest > front[0].steps[0].when.earliest


def test_a_thread_says_who_put_what_on_the_table_and_how_it_stands(path: Path) -> None:
    (view,) = told(path, issue=("missile-defence",))
    assert view.first and view.first.line.startswith(
        "Canada offered joint use of a radar in Azerbaijan, 2031-05-06 ("
    )
    assert view.first.condition and "drops its missile shield" in view.first.condition.text
    assert view.stands == "refused" and view.decisive
    assert view.stands_as == "Norway refused"
    assert view.thread.title.startswith("Missile defence: ") and "; " not in view.heading
    assert view.heading.startswith("Joint use of a radar in Azerbaijan (Canada’s offer, 2031")
    assert view.standing[0] is view.decisive and view.decisive.who == "Norway"
    assert [(one.name, one.first.who) for one in view.matters] == [
        ("the radar in Azerbaijan", "Canada")
    ]


def test_one_step_is_told_apart_and_lists_are_narrowed_by_how_threads_stand(path: Path) -> None:
    (alone,) = told(path, stands=(ONE_STEP,))
    assert alone.thread.parties == ("NOR", "POL") and alone.thread.state == OPEN
    assert "no answer" in str(alone.standing[0])
    assert [one.stands for one in told(path, stands=("refused",))] == ["refused"]
    assert told(path, stands=("signed",)) == []
    with pytest.raises(BadInput):
        told(path, stands=("undecided",))


def test_facets_count_how_threads_stand(path: Path) -> None:
    with Record.open(path, readonly=True) as record:
        found = facets(record, "threads", Filter(), None).facets
    counted = {
        one.value: one.n for one in next(f for f in found if f.field == "stands").values or ()
    }
    assert counted == {ONE_STEP: 1, "refused": 1}


def test_every_way_to_stand_may_be_asked_for() -> None:
    assert set(STANDS) == {ONE_STEP, OPEN, *(move.value for move in DECIDING)}


def test_a_position_has_the_condition_on_which_it_hangs(path: Path) -> None:
    with Record.open(path, readonly=True) as record:
        (canada,) = (one for one in positions(record, "missile-defence") if one.actor == "CAN")
    (offer,) = (one for one in canada.positions if one.condition)
    assert offer.side == "for joint use of a radar in Azerbaijan"
    assert offer.condition and offer.condition.text.startswith("if Norway drops")


def test_an_id_that_no_thread_has_is_said_to_be_none(path: Path) -> None:
    with Record.open(path, readonly=True) as record, pytest.raises(BadInput):
        thread(record, "none")


AGAIN = """Guarantees

OSLO, May 20, 2032 — Canada demanded on Tuesday that Norway give it legal guarantees that the \
missile shield is not aimed at it.

The minister spoke at the opening of a new hall of the yard in the old town, and left by train.
"""


def test_a_new_demand_on_another_thing_does_not_open_what_was_refused(tmp_path: Path) -> None:
    (tmp_path / "offer.txt").write_text(OFFER, encoding="utf-8")
    (tmp_path / "again.txt").write_text(AGAIN, encoding="utf-8")
    run_local.build([tmp_path], tmp_path / "threads.db", Settings())
    (view,) = told(tmp_path / "threads.db", issue=("missile-defence",))
    assert view.stands == "open"
    refused, between, asked, *_ = view.standing
    assert refused is view.decisive and between == "; since then, on something else, "
    assert asked.who == "Canada"


JUDGED = """Hubris on the fjord

OSLO, May 4, 2031 — The shameful visit laid bare the hubris of a puppet government and its cynical \
militarism. Norway offered Canada on Sunday to share a radar in Azerbaijan for the missile shield.

Canada rejected the offer on the same day, and the debacle was complete.
"""


def test_what_an_outlet_judges_is_called_by_the_table_in_a_title(tmp_path: Path) -> None:
    (tmp_path / "fjord.txt").write_text(JUDGED, encoding="utf-8")
    run_local.build([tmp_path / "fjord.txt"], tmp_path / "one.db", Settings())
    with Record.open(tmp_path / "one.db", readonly=True) as record:
        (view,) = threads(record, Filter())
    assert view.title == (
        "Missile defence: Norway’s offer on the radar in Azerbaijan and the missile shield (2031)"
    )
    assert view.steps[0].about == " “to share a radar in Azerbaijan for the missile shield”"
    (both,) = view.matters
    assert both.name == "the radar in Azerbaijan and the missile shield"


@pytest.mark.parametrize(
    ("did", "done"),
    [("agreed to", "agreed"), ("asked for", "asked"), ("gave notice", "gave notice")],
)
def test_what_somebody_did_ends_with_no_word_that_wants_another(did: str, done: str) -> None:
    step: Any = SimpleNamespace(did=did)
    assert StepView.done.__get__(step) == done


PRAISED = """Shield kept

OTTAWA, May 8, 2031 — Norway offered Canada joint use of a radar in Azerbaijan on Monday. Canada \
proposed a missile shield with interceptors in Poland in March.

While describing Norway's offer as bold, Canada refused on Tuesday to give up its plan for \
interceptors in Poland.
"""


def test_a_refusal_in_the_words_that_praise_an_offer_is_an_answer_to_it(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text(PRAISED, encoding="utf-8")
    run_local.build([tmp_path], tmp_path / "kept.db", Settings())
    views = told(tmp_path / "kept.db", issue=("missile-defence",))
    radar = next(one for view in views for one in view.matters if "radar" in one.name)
    assert {one.step.move.value for one in radar.answers} == {"welcomed", "refused"}
