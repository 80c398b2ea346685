"""What a person corrects of a report counts at once in what is joined; taking it back does too."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from review_desk import Desk
from test_changes import form

from detente import run_local
from detente.record import Filter, Record, judgements, queries, targets
from detente.record.queries import past
from detente.run_local import relink
from detente.settings import Settings
from detente.web import relinking
from detente.web.server import running


@pytest.fixture
def piled(pile_record: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "piled.db"
    shutil.copy(pile_record, path)
    with running(path) as address:
        yield Desk(path, address)


def lone(desk: Desk) -> tuple[str, str, str]:
    """An event of one dated report between two states: its id, its report's, and its day."""
    with Record.open(desk.path, readonly=True) as record:
        for one in queries.events(record, Filter(), 500):
            several = len(one.mentions) > 1 or not (one.actors and one.recipients)
            if not several and one.when.value and len(one.when.value) == len("2007-07-02"):
                return one.id, one.mentions[0], one.when.value
    raise AssertionError("the pile has no event of one report")


def joined(desk: Desk, mention: str) -> tuple[str, str | None, str]:
    with Record.open(desk.path, readonly=True) as record:
        ident = queries.events_of(record, [mention])[mention]
        event = queries.event(record, ident)
    assert event
    return ident, event.when.value, event.type


def test_a_corrected_day_and_act_reach_the_event_at_once_and_undo_takes_them_back(
    piled: Desk,
) -> None:
    event, mention, day = lone(piled)
    address = f"/review/change?of=event_mention&at={mention}"
    given = form(piled, address) | {
        "v_when": "2 July 1999", "v_act": "CONCEDE:", "back": f"/event/{event}",
    }  # fmt: skip
    before = joined(piled, mention)
    answer = piled.post(address, **given)
    assert answer.status == 303
    ident, when, act = joined(piled, mention)
    assert (when, act) == ("1999-07-02", "CONCEDE")
    assert answer.location.startswith(f"/event/{ident}?kept=")
    page = piled.get(answer.location).text
    assert "Your change is kept" in page
    assert "1999" in page.partition("<h1>")[0].rpartition("kicker")[2]
    assert "not yet applied" not in page
    kept = answer.location.rpartition("=")[2]
    back = piled.post("/review/undo", id=kept, back=answer.location)
    assert back.status == 303
    assert joined(piled, mention) == before
    assert back.location == f"/event/{before[0]}"
    assert day == before[1]


def test_a_correction_stays_through_a_build(piled: Desk) -> None:
    _, mention, _ = lone(piled)
    address = f"/review/change?of=event_mention&at={mention}"
    assert piled.post(address, **form(piled, address) | {"v_when": "1999-07-02"}).status == 303
    first = joined(piled, mention)
    run_local.refresh(piled.path, Settings())
    assert joined(piled, mention) == first


def test_a_large_record_says_that_a_change_is_not_applied_and_applies_it(
    piled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    event, mention, day = lone(piled)
    assert "A person corrected one of the accounts" not in piled.get(f"/event/{event}").text
    monkeypatch.setattr(relinking, "SMALL", 0)
    monkeypatch.setattr(relinking.Relinker, "ask", lambda _: None)
    address = f"/review/change?of=event_mention&at={mention}"
    assert piled.post(address, **form(piled, address) | {"v_when": "1999-07-02"}).status == 303
    assert joined(piled, mention) == (event, day, joined(piled, mention)[2])
    page = piled.get(f"/event/{event}").text
    assert "A correction is not yet applied" in page
    assert "A person corrected one of the accounts" in page
    assert "Confirmed by a person" not in page
    assert "detente judge --apply" in page
    monkeypatch.setattr(relinking, "SMALL", 500)
    answer = piled.post("/review/apply", back=f"/event/{event}")
    assert (answer.status, answer.location) == (303, f"/event/{event}")
    assert joined(piled, mention)[1] == "1999-07-02"
    assert "A correction is not yet applied" not in piled.get("/events/joined").text


def test_what_waits_to_be_linked_is_told_until_it_is(pile_record: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(pile_record, tmp_path / "waits.db"))
    with Record.open(path) as record:
        assert not past.unlinked(record)
        one = queries.event_mentions(record, Filter(), limit=1)[0]
        article = queries.article(record, one.article)
        assert article
        judgements.judge(record, targets.on_event_mention(article, one).says("wrong", "person:kim"))
        assert past.unlinked(record)
    relink(path)
    with Record.open(path, readonly=True) as record:
        assert not past.unlinked(record)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("v_actor_state", "XQX", "no state is called"),
        ("v_actor_state", "RUX", "RUS: Russia"),
        ("v_when", "soon", "write 2 July 2007"),
        ("v_act", "SING:", "no act"),
    ],
)
def test_what_cannot_be_is_told_in_plain_words(
    piled: Desk, name: str, value: str, told: str
) -> None:
    _, mention, _ = lone(piled)
    address = f"/review/change?of=event_mention&at={mention}"
    answer = piled.post(address, **form(piled, address) | {name: value})
    assert answer.status == 400
    assert told.casefold() in answer.text.casefold()
    wrong = answer.text.partition('role="alert">')[2].partition("<")[0]
    assert "v_" not in wrong
    assert "event_mention" not in wrong
