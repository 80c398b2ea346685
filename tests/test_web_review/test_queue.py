"""Review without a browser: the queue, verdicts and their undoing, history, marked articles."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from review_desk import CALLED, OFFER, PROPOSED, TOLD, Desk, at

from detente.record import Filter, Record, judgements, queries, targets
from detente.record.queries import review as queue
from detente.score import compare, rows_of
from detente.views import marked
from detente.web import names

# ------------------------------------------------------------------ the queue


def test_a_page_shows_the_question_the_words_and_a_button_for_every_key(mine: Desk) -> None:
    page = mine.get(f"/review?at={TOLD}").text
    assert "Said by Vladimir Putin, in these words?" in page
    assert '<span class="w w-content">“We are ready to share the data in real time,”</span>' in page
    assert '<span class="w w-cue">told</span>' in page
    for key in ("c", "x", "u", "e", "n", "j"):
        assert f'data-key="{key}"' in page


@pytest.mark.parametrize("of", list(queue.QUEUES))
def test_every_queue_answers_even_where_it_is_empty(mine: Desk, of: str) -> None:
    assert mine.get(f"/review?of={of}").status == 200


def test_the_least_certain_without_a_verdict_comes_first(mine: Desk) -> None:
    with Record.open(mine.path) as record:
        record.run("update attributions set score = 0.2 where id = ?", (CALLED,))
        record.run("update attributions set score = 0.3 where id = ?", (TOLD,))
    assert "a spokesman of Vladimir Putin" in mine.get("/review").text
    after = mine.judge(CALLED, "right")
    assert after.status == 303
    assert at(after.location) == TOLD
    assert "Said by Vladimir Putin, in these words?" in mine.get("/review").text
    assert f"at={CALLED}" in mine.get(f"/review?at={TOLD}").text  # k goes back to it


def test_a_filter_narrows_the_queue_and_stays_in_the_address(mine: Desk) -> None:
    page = mine.get("/review?by=bush")
    assert "Said by George W. Bush, in these words?" in page.text
    with Record.open(mine.path, readonly=True) as record:
        found = queries.attributions(record, Filter(by=("person:george-w-bush",)))
    after = mine.post(f"/review/judge?by=bush&at={found[0].id}", verdict="right")
    assert after.location.startswith("/review?by=bush&done=")
    assert "Nothing that this filter shows is without a verdict" in mine.get(after.location).text


@pytest.mark.parametrize(
    "address",
    ["/review?of=nothing", "/review?show=some", "/review?at=gone", "/review?of=mention&at=x~y",
     "/review?actor=nobody-at-all", "/review?from=yesterday", "/review/change?at=gone"],
)  # fmt: skip
def test_an_address_that_cannot_be_followed_is_told(mine: Desk, address: str) -> None:
    answer = mine.get(address)
    assert answer.status == 400
    assert "Traceback" not in answer.text


# ------------------------------------------------------------------ verdicts, undo, redo


def test_wrong_hides_undo_brings_back_redo_hides_again(mine: Desk) -> None:
    def shown() -> bool:
        return TOLD in mine.get("/said.json").text

    mine.judge(TOLD, "wrong", why="a headline")
    assert not shown()
    back = mine.post("/review/undo", back="/review")
    assert at(back.location) == TOLD
    assert shown()
    mine.post("/review/redo", back="/review")
    assert not shown()
    mine.post("/review/undo", back="/review")
    assert shown()
    assert mine.kept()[0] == ("wrong", "person:Kim", "undone")
    assert mine.post("/review/redo").status == 303
    mine.judge(CALLED, "right")
    again = mine.post("/review/redo")
    assert again.status == 400  # something was decided since
    assert "nothing of yours to redo" in again.text


def test_undo_takes_back_ones_own_decision_not_anothers(mine: Desk) -> None:
    mine.judge(TOLD, "wrong")
    mine.cookie = f"{names.COOKIE}=Lee"
    assert "nothing of yours to undo" in mine.post("/review/undo").text
    mine.judge(CALLED, "unsure")
    mine.post("/review/undo")
    assert [state for *_, state in mine.kept()][:2] == ["applied", "undone"]


def test_a_note_is_kept_beside_the_item_and_stays_on_it(mine: Desk) -> None:
    after = mine.judge(TOLD, "note", note="ask the embassy")
    assert at(after.location) == TOLD
    assert "ask the embassy" in mine.get(after.location).text
    assert mine.judge(TOLD, "note", note="").status == 400


def test_bulk_counts_first_then_judges_and_is_undone_as_one(mine: Desk) -> None:
    address = "/review/bulk?by=putin"
    page = mine.get(address).text
    count = re.search(r'name="count" value="(\d+)"', page)
    assert count
    assert int(count[1]) == 2
    stale = mine.post(address, count="1", verdict="wrong")
    assert stale.status == 400
    assert "look again" in stale.text
    assert mine.kept() == []
    assert mine.post(address, count=count[1], verdict="maybe").status == 400
    assert mine.post(address, count=count[1], verdict="wrong", why="satire").status == 303
    assert [state for *_, state in mine.kept()] == ["applied"] * 2
    mine.post("/review/undo")
    assert [state for *_, state in mine.kept()] == ["undone"] * 2 + ["applied"] * 2
    mine.post("/review/redo")
    assert [state for *_, state in mine.kept()][:2] == ["applied"] * 2


def test_bulk_refuses_more_than_it_can_do_at_once(mine: Desk) -> None:
    page = mine.get("/review/bulk").text  # 520 and more
    assert "make the filter narrower" in page
    assert mine.post("/review/bulk", count="501", verdict="right").status == 400
    assert mine.kept() == []


# ------------------------------------------------------------------ history, marked articles


def test_history_says_who_when_what_and_what_became_of_it(mine: Desk) -> None:
    mine.judge(TOLD, "wrong", why="satire")
    mine.judge(CALLED, "right")
    mine.post("/review/undo")
    page = mine.get("/history").text
    assert "satire" in page
    assert page.index("undone") < page.index("satire")
    assert TOLD not in mine.get("/history?verdict=right&state=undone").text
    assert len(json.loads(mine.get("/history.json?by=Kim").text)) == 3
    assert json.loads(mine.get("/history.json?by=Lee").text) == []
    assert mine.get("/history?state=lost").status == 400
    ident = json.loads(mine.get("/history.json").text)[2]["id"]
    assert mine.post("/review/undo", id=ident, back="/history").location == "/history"
    assert mine.post("/review/undo", id=ident, back="/history").status == 400


def test_a_decision_whose_words_are_gone_is_listed_with_them(mine: Desk) -> None:
    with Record.open(mine.path) as record:
        article, said = queries.article(record, OFFER), queries.attribution(record, TOLD)
        assert article
        assert said
        about = targets.on_attribution(article, said)
        target = json.loads(about.target) | {"exact": "words that stood there once", "start": 3}
        lost = targets.About("attribution", json.dumps(target)).says("wrong", "person:Kim")
        judgements.judge(record, lost)
    page = mine.get("/history?state=orphan").text
    assert "words that stood there once" in page
    assert "1 whose words are no longer found" in page


def test_what_persons_stand_for_is_scored(mine: Desk, tmp_path: Path) -> None:
    mine.judge(TOLD, "right")
    mine.judge(CALLED, "wrong")
    mine.judge(PROPOSED, "right", of="event_mention")
    file = tmp_path / "marked.jsonl"
    file.write_text(mine.get("/marked.jsonl").text, encoding="utf-8")
    rows = rows_of(file)
    assert [row["id"] for row in rows] == [OFFER]
    assert len(rows[0]["attributions"]) == len(rows[0]["event_mentions"]) == 1
    report = compare("attributions", rows, rows)
    assert report.figures[0].value == 1.0
    assert compare("events", rows, rows).documents == 1
    assert mine.get("/marked.jsonl?whole=yes").text == ""
    with Record.open(mine.path, readonly=True) as record:
        assert marked.rows(record)[0]["whole"] is False
    command = [sys.executable, "-m", "detente", "marked", "--to", str(tmp_path / "two.jsonl"),
               "--record", str(mine.path)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert rows_of(tmp_path / "two.jsonl") == rows
