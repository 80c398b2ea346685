"""Review in the browser, without one: what is kept, what is refused, and that nothing is lost."""

from __future__ import annotations

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
from contextlib import closing
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from detente.record import Filter, Record, judgements, queries, targets
from detente.record.queries import review as queue
from detente.records import content_id
from detente.score import compare, rows_of
from detente.views import marked, review_change
from detente.web import names
from detente.web.server import running

OFFER, HOSTILE, LONG = (content_id(name) for name in ("offer", "hostile", "long"))
TOLD = content_id(OFFER, "told", "“We are ready to share the data in real time,”")
CALLED = content_id(OFFER, "called", "“a test of partnership”")
FORMULA = content_id(HOSTILE, "said", '=HYPERLINK("http://evil.example","x")')
PROPOSED = content_id(OFFER, "proposed")
KIM = f"{names.COOKIE}=Kim"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    location: str
    text: str
    cookie: str


@dataclass
class Desk:
    """A server on a record of its own, and a person at it."""

    path: Path
    address: str
    cookie: str = KIM
    extra: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, form: dict[str, Any] | None = None) -> Answer:
        parts = urlsplit(self.address)
        body = urlencode(form, doseq=True) if form is not None else None
        headers = {"Cookie": self.cookie, "Origin": self.address.rstrip("/"), **self.extra}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        with closing(http.client.HTTPConnection(str(parts.hostname), parts.port)) as connection:
            connection.request(method, path, body, headers)
            got = connection.getresponse()
            text = got.read().decode()
        return Answer(got.status, got.headers.get("Location", ""), text,
                      got.headers.get("Set-Cookie", ""))  # fmt: skip

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, **form: Any) -> Answer:
        return self.ask("POST", path, form)

    def judge(self, ident: str, verdict: str, of: str = "attribution", **form: str) -> Answer:
        return self.post(f"/review/judge?of={of}&at={ident}", verdict=verdict, **form)

    def kept(self) -> list[tuple[str, str, str]]:
        """Verdict, who and what became of each judgement, in the order of arrival."""
        with Record.open(self.path, readonly=True) as record:
            told = judgements.replays(record)
        return [(one.judgement.verdict, one.judgement.by, one.state) for one in told]


@pytest.fixture
def mine(desk_record: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "mine.db"
    shutil.copy(desk_record, path)
    with running(path) as address:
        yield Desk(path, address)


def at(location: str) -> str:
    return parse_qs(urlsplit(location).query).get("at", [""])[0]


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


# ------------------------------------------------------------------ forms of change


def form(mine: Desk, address: str) -> dict[str, list[str]]:
    """The fields of the change form as they stand, hidden, chosen and typed."""
    page = mine.get(address).text
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="(v_\w+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found.setdefault(name[1], []).append(unescape(value[1]) if value else "")
    for name, body in re.findall(r'<select[^>]*name="(v_\w+)"[^>]*>(.*?)</select>', page, re.S):
        found.setdefault(name, []).extend(re.findall(r'<option value="([^"]*)" selected', body))
    return found


def test_a_form_sent_as_it_was_changes_nothing(mine: Desk) -> None:
    for kind, key in (("attribution", TOLD), ("event_mention", PROPOSED)):
        address = f"/review/change?of={kind}&at={key}"
        answer = mine.post(address, **form(mine, address))
        assert answer.status == 400
        assert "Nothing was changed" in answer.text
    assert mine.kept() == []


def test_a_speaker_a_day_and_an_issue_are_changed(mine: Desk) -> None:
    address = f"/review/change?at={CALLED}"
    given = form(mine, address) | {
        "v_who": "George W. Bush", "v_when": "2007-06", "v_issues": ["", "missile-defence"],
    }  # fmt: skip
    assert mine.post(address, **given).status == 303
    with Record.open(mine.path, readonly=True) as record:
        said = queries.attribution(record, CALLED)
    assert said
    assert (said.source_name, said.source_entity) == ("George W. Bush", "person:george-w-bush")
    assert said.when.value == "2007-06"
    assert said.issues == ("missile-defence",)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("v_who", "Nobody Atall", "Nobody"),
        ("v_who", "Someone (person:not-here)", "nobody with the id"),
        ("v_when", "tomorrow", "cannot be"),
        ("v_stance", "sung", "none of the known"),
        ("v_start", "9999", "choose them again"),
        ("v_place", "x" * 301, "at most 300"),
    ],
)
def test_a_change_that_cannot_be_is_told_and_nothing_is_lost(
    mine: Desk, name: str, value: str, told: str
) -> None:
    address = f"/review/change?at={TOLD}"
    given = form(mine, address) | {"v_addressee": "the <b>press</b>", "why": "heard it"} | {
        name: value
    }  # fmt: skip
    answer = mine.post(address, **given)
    assert answer.status == 400
    assert told in answer.text
    assert 'value="the &lt;b&gt;press&lt;/b&gt;"' in answer.text
    assert 'value="heard it"' in answer.text
    assert mine.kept() == []


def test_the_ends_of_the_words_are_moved_and_found_again_after_a_re_reading(mine: Desk) -> None:
    address = f"/review/change?at={TOLD}"
    given = form(mine, address)
    text = text_of(mine, OFFER)
    moved = mine.get(f"{address}&{urlencode(given | {'move': 'end-left-0'}, doseq=True)}").text
    end = re.search(r'name="v_end" value="(\d+)"', moved)
    assert end
    assert text[int(given["v_start"][0]) : int(end[1])] == (
        "“We are ready to share the data in real time,"
    )
    start = text.index("ready to share")
    given |= {"v_start": [str(start)], "v_end": [str(text.index(" in real time"))]}
    assert mine.post(address, **given).status == 303
    assert words_of(mine, TOLD) == "ready to share the data"
    # a second decision on the changed item finds it, and taking the first back restores the words
    mine.judge(TOLD, "right")
    assert [state for *_, state in mine.kept()] == ["applied", "applied"]
    with Record.open(mine.path) as record:
        from detente.record import overlay
        from detente.record.tallies import tallied

        with record.writing(), tallied(record, OFFER):
            overlay.replay(record, OFFER)
    assert words_of(mine, TOLD) == "ready to share the data"
    first = mine.get("/history.json").text
    mine.post("/review/undo", id=json.loads(first)[1]["id"])
    assert words_of(mine, TOLD) == "“We are ready to share the data in real time,”"


def text_of(mine: Desk, article: str) -> str:
    with Record.open(mine.path, readonly=True) as record:
        return queries.texts(record, [article])[article]


def words_of(mine: Desk, ident: str) -> str:
    with Record.open(mine.path, readonly=True) as record:
        said = queries.attribution(record, ident)
        assert said
        return said.content[0].words(queries.texts(record, [said.article])[said.article])


@pytest.mark.parametrize(
    ("move", "wanted"),
    [("start-left", "“We agree"), ("start-right", "agree"), ("end-left", "We"),
     ("end-right", "We agree,")],
)  # fmt: skip
def test_an_end_moves_by_a_word_or_a_mark(move: str, wanted: str) -> None:
    text = "“We agree,” he said."
    start, end = review_change.moved(text, 1, 9, move)
    assert text[start:end] == wanted


def test_an_end_never_passes_the_other() -> None:
    assert review_change.moved("one two", 0, 3, "end-left") == (0, 3)
    assert review_change.moved("one two", 0, 3, "start-left") == (0, 3)
    assert review_change.moved("one two", 4, 7, "start-right") == (4, 7)


def test_what_was_done_and_by_whom_is_changed(mine: Desk) -> None:
    address = f"/review/change?of=event_mention&at={PROPOSED}"
    given = form(mine, address) | {
        "v_act": "CONSULT:visit", "v_standing": "denied",
        "v_recipient": ["United States (state:USA)", '"an aide"'],
        "v_recipient_state": ["USA", "X"],
    }  # fmt: skip
    refused = mine.post(address, **given)
    assert refused.status == 400
    assert "no ISO 3166 code" in refused.text
    assert mine.post(address, **(given | {"v_recipient_state": ["USA", ""]})).status == 303
    with Record.open(mine.path, readonly=True) as record:
        done = queries.event_mention(record, PROPOSED)
    assert done
    assert (done.type, done.mode, done.standing.value) == ("CONSULT", "visit", "denied")
    assert [side.name for side in done.recipients] == ["United States", "an aide"]


def test_words_are_given_to_somebody_else(mine: Desk) -> None:
    with Record.open(mine.path, readonly=True) as record:
        found = queue.mention(record, OFFER, 1)
    assert found
    address = f"/review/change?of=mention&at={OFFER}~1"
    assert mine.post(address, v_who="Vladimir Putin (person:vladimir-putin)").status == 303
    with Record.open(mine.path, readonly=True) as record:
        now = queue.mention(record, OFFER, 1)
    assert now
    assert (found.name, now.name) == ("George W. Bush", "Vladimir Putin")
    assert "right" in mine.get(f"/review?of=mention&at={OFFER}~1").text


def test_an_article_gets_a_day_and_an_outlet(mine: Desk) -> None:
    address = f"/review/article/{OFFER}"
    assert mine.post(address, published="June", outlet="X").status == 400
    assert mine.kept() == []
    assert mine.post(address, published="2007-06-10", outlet="Kestrel Mail").status == 303
    page = mine.get(f"/article/{OFFER}").text
    assert "Kestrel Mail" in page
    assert [verdict for verdict, *_ in mine.kept()] == ["changed", "changed"]
    assert mine.get("/review/article/nothing").status == 404


def test_two_names_are_joined_and_parted(mine: Desk) -> None:
    address = "/review/entity/person:vladimir-putin"
    assert mine.post(address, other="Vladimir Putin").status == 400
    assert mine.post(address, other="George W. Bush", why="a test").status == 303
    page = mine.get(address).text
    assert "somebody else" in page
    other = re.search(r'name="part" value="([^"]+)"', page)
    assert other
    assert mine.post(address, part=other[1]).status == 303
    assert "it stands by itself" in mine.get(address).text


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


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "…!", "Kim\u202e", "a\x00b"])
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
