"""Review without a browser: who may judge, what is refused, and that nothing answered is lost."""

from __future__ import annotations

import asyncio
import csv
import http.client
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from review_desk import FORMULA, HOSTILE, LONG, OFFER, TOLD, Desk
from starlette.requests import Request

from detente.errors import BadInput
from detente.record import Filter, Record, judgements, queries
from detente.record.queries import review as queue
from detente.web import intake_files, judging, names

# ------------------------------------------------------------------ who, and from where


def test_no_judgement_without_a_name_and_nothing_lost_until_it_is_given(mine: Desk) -> None:
    mine.cookie = ""
    answer = mine.judge(TOLD, "wrong", why="a headline")
    assert answer.status == 403
    assert "Who decides?" in answer.text
    assert '<input type="hidden" name="why" value="a headline">' in answer.text
    assert mine.kept() == []
    given = mine.post(f"/review/judge?at={TOLD}", verdict="wrong", why="a headline", name="Ada Löw")
    assert given.status == 303
    assert "samesite=strict" in given.cookie.lower()
    assert "httponly" in given.cookie.lower()
    assert mine.kept() == [("wrong", "person:Ada Löw", "applied")]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "…!", "Kim\u202e", "a\x00b", "K\u200bim"])
def test_what_is_no_name_is_refused(mine: Desk, name: str) -> None:
    mine.cookie = ""
    answer = mine.post(f"/review/judge?at={TOLD}", verdict="wrong", name=name)
    assert answer.status == 400
    assert 'name="verdict" value="wrong"' in answer.text
    assert mine.kept() == []


def test_a_cookie_that_is_no_name_counts_as_none(mine: Desk) -> None:
    for value in ("%00", "%ff", "x" * 300, "%E2%80%AEmik"):
        mine.cookie = f"{names.COOKIE}={value}"
        assert mine.judge(TOLD, "wrong").status == 403


WRITING = ("/review/judge?at=", "/review/change?at=", "/review/undo", "/review/redo",
           "/review/bulk", "/review/name", f"/review/article/{OFFER}",
           "/review/entity/person:vladimir-putin", "/review/event/x")  # fmt: skip


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
     {"Sec-Fetch-Site": "same-site"}, {"Host": "evil.example"}],
)  # fmt: skip
def test_another_site_cannot_judge(mine: Desk, headers: dict[str, str]) -> None:
    mine.extra = headers
    for path in WRITING:
        assert mine.post(path, verdict="wrong", name="Eve").status in (403, 421), path
    assert mine.kept() == []


def test_reading_an_address_never_changes_anything(mine: Desk) -> None:
    for path in (f"/review/judge?at={TOLD}&verdict=wrong", "/review/undo", "/review/name?name=Eve"):
        assert mine.get(path).status == 405
    mine.get("/review/bulk?by=putin&verdict=wrong&count=2")
    assert mine.kept() == []


def test_too_much_is_refused(mine: Desk) -> None:
    assert mine.judge(TOLD, "wrong", why="x" * 501).status == 400
    assert mine.judge(TOLD, "note", note="x" * 501).status == 400
    assert mine.judge(TOLD, "wrong", why="x" * 70_000).status == 400
    assert mine.post(f"/review/judge?at={TOLD}", **{f"f{n}": "1" for n in range(500)}).status == 400
    assert mine.kept() == []


@pytest.mark.parametrize(
    ("read", "kind"),
    [(judging.form_of, judging.FORM), (intake_files.form_of, "multipart/form-data; boundary=x")],
)
def test_who_hangs_up_half_way_is_told_apart_from_a_fault_of_ours(read: Any, kind: str) -> None:
    parts: Iterator[dict[str, Any]] = iter([
        {"type": "http.request", "body": b"na", "more_body": True}, {"type": "http.disconnect"},
    ])  # fmt: skip

    async def receive() -> dict[str, Any]:
        return next(parts)

    headers = [(b"content-type", kind.encode()), (b"content-length", b"100")]
    request = Request({"type": "http", "method": "POST", "headers": headers}, receive)
    # in a thread of its own: the browser of other tests may run a loop in this one
    with ThreadPoolExecutor(1) as apart, pytest.raises(BadInput, match="cut off on its way"):
        apart.submit(lambda: asyncio.run(read(request))).result()


def test_back_leads_nowhere_else(mine: Desk) -> None:
    for where in ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:1"):
        assert mine.post("/review/name", name="Kim", back=where).location == "/review"
    assert mine.post("/review/name", name="Kim", back="/history").location == "/history"


def test_hostile_words_are_kept_and_shown_as_words(mine: Desk) -> None:
    evil = '"><script>alert(1)</script>\u202e=1+1'
    mine.judge(FORMULA, "note", note=evil)
    mine.judge(FORMULA, "unsure", why=evil)
    for address in (f"/review?at={FORMULA}", "/history", f"/review/change?at={FORMULA}",
                    f"/review/article/{HOSTILE}", "/review/bulk?outlet=Kestrel"):  # fmt: skip
        page = mine.get(address).text
        assert "<script>alert" not in page
        assert "\u202e" not in page
        assert "<b>he" not in page
    told = json.loads(mine.get("/history.json").text)
    assert told[1]["value"] == evil
    cells = list(csv.reader(io.StringIO(mine.get("/history.csv").text)))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in cells for cell in row)


# ------------------------------------------------------------------ others at the same time


def test_two_at_once_are_both_kept(mine: Desk) -> None:
    with Record.open(mine.path, readonly=True) as record:
        ids = [one.id for one in queries.attributions(record, Filter(article=LONG), 24)]

    def judge(one: tuple[int, str]) -> int:
        n, ident = one
        person = Desk(mine.path, mine.address, f"{names.COOKIE}={'Kim' if n % 2 else 'Lee'}")
        return person.judge(ident, "right").status

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(judge, enumerate(ids))) == {303}
    assert len(mine.kept()) == 24
    with Record.open(mine.path, readonly=True) as record:
        told = judgements.judgements(record)
    assert len({one.at for one in told}) == 24


def test_while_a_build_writes_the_verdict_waits_on_the_page(
    mine: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "WAIT_MS", 50)
    with Record.open(mine.path) as record, record.writing():
        answer = mine.judge(TOLD, "wrong", why="a headline")
    assert answer.status == 503
    assert "another program is writing" in answer.text
    assert 'name="why" value="a headline"' in answer.text
    assert mine.kept() == []
    assert mine.judge(TOLD, "wrong", why="a headline").status == 303


def test_a_kill_loses_nothing_that_was_answered(desk_record: Path, tmp_path: Path) -> None:
    path = tmp_path / "killed.db"
    shutil.copy(desk_record, path)
    with Record.open(path, readonly=True) as record:
        ids = [one.id for one in queries.attributions(record, Filter(article=LONG), 60)]
    command = [sys.executable, "-m", "detente", "serve", "--record", str(path), "--port", "0",
               "--no-browser"]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          env={**os.environ, "PYTHONUNBUFFERED": "1"}) as server:  # fmt: skip
        assert server.stdout
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address
        desk = Desk(path, address[0])
        answered: list[str] = []

        def press() -> None:
            for ident in ids:
                try:
                    if desk.judge(ident, "right").status == 303:
                        answered.append(ident)
                except (OSError, http.client.HTTPException):
                    return
                if len(answered) == 12:
                    server.send_signal(signal.SIGKILL)

        press()
        server.wait()
    assert len(answered) >= 12
    with Record.open(path, readonly=True) as record:
        kept = {replay.target for replay in judgements.replays(record)}
    assert set(answered) <= kept
