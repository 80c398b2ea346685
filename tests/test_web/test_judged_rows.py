"""What a person judged is marked on its line; what was judged wrong is counted and can be shown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from asking import ask
from starlette.applications import Starlette

from detente.record import Filter, Record, queries
from detente.record.judgements import judge
from detente.record.queries.judged import left_out, of_events, verdicts
from detente.record.targets import on_attribution, on_event_mention
from detente.records import Article, Attribution, EventMention
from detente.web.app import create_app


@pytest.fixture(scope="module")
def judged(desk_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk's record with a report and an attribution judged wrong, another confirmed."""
    path = tmp_path_factory.mktemp("judged") / "desk.db"
    shutil.copy(desk_record, path)
    with Record.open(path) as record:
        report = queries.event_mentions(record, Filter(), 1)[0]
        wrong, right = queries.attributions(record, Filter(), 2)
        texts = {
            one.article: queries.article(record, one.article) for one in (report, wrong, right)
        }

        def of(one: EventMention | Attribution) -> Article:
            found = texts[one.article]
            assert found
            return found

        why = "the printed page"
        judge(record, on_event_mention(of(report), report).says("wrong", "person:kim", why=why))
        judge(record, on_attribution(of(wrong), wrong).says("wrong", "person:kim", why=why))
        judge(record, on_attribution(of(right), right).says("right", "person:lee", why=why))
    return path


@pytest.fixture(scope="module")
def app(judged: Path) -> Starlette:
    return create_app(judged)


def rows(app: Starlette, address: str) -> list[dict[str, object]]:
    found = ask(app, address)
    assert found.status == 200
    return list(json.loads(found.text))


@pytest.mark.parametrize("place", ["timeline", "said", "events"])
def test_what_was_judged_wrong_is_counted_and_shown(app: Starlette, place: str) -> None:
    n = 2 if place == "timeline" else 1
    page = ask(app, f"/{place}").text
    assert f"{n} left out by your verdicts" in page and "judged wrong by kim" not in page
    assert f'href="/{place}?rejected=only"' in page
    with_them = rows(app, f"/{place}.json?rejected=yes")
    assert len(with_them) == len(rows(app, f"/{place}.json")) + n
    assert len(rows(app, f"/{place}.json?rejected=only")) == n
    alone = ask(app, f"/{place}?rejected=only").text
    assert alone.count("judged wrong by kim") == n and "the printed page" in alone
    assert "leave out" in alone


def test_joined_events_lead_to_the_reports_that_were_left_out(app: Starlette) -> None:
    page = ask(app, "/events/joined").text
    assert "1 report left out by your verdicts" in page and 'href="/events?rejected=only"' in page


def test_a_confirmed_line_says_by_whom(app: Starlette) -> None:
    assert "confirmed by lee" in ask(app, "/said").text


def test_nothing_is_said_where_nobody_judged(desk_record: Path) -> None:
    page = ask(create_app(desk_record), "/timeline").text
    assert "your verdicts" not in page and 'class="verdict"' not in page
    assert ask(create_app(desk_record), "/said?rejected=maybe").status == 400


def test_verdicts_go_by_the_last_and_by_event(judged: Path) -> None:
    with Record.open(judged, readonly=True) as record:
        (gone,) = queries.event_mentions(record, Filter(rejected=True))
        assert verdicts(record, "event_mention", [gone.id])[gone.id].by == "kim"
        assert verdicts(record, "attribution", [gone.id]) == {}
        assert of_events(record, {"e": [gone.id], "f": []})["e"].verdict == "wrong"
        assert left_out(record, Filter()) == 2
        assert left_out(record, Filter(outlets=("Nowhere",))) == 0
