"""Taking in from the screen: what is kept, what is refused, and what a stranger cannot reach."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from asking import send
from starlette.applications import Starlette

from detente.errors import BadInput
from detente.record import Record, judgements, queries, work
from detente.records import content_id
from detente.run_local import BuildReport
from detente.run_local.lock import locked
from detente.web import intake_files
from detente.web.app import create_app
from detente.web.intake_files import Sent, harmless, lay_out, parsed

FRAMEWORK = content_id("framework")
BASE = "http://127.0.0.1:8765"
TEXT = (
    "Ministers meet on the lake\n\nGENEVA, March 4, 2011 — The foreign minister of Norway said on "
    "Friday that talks with Sweden would go on. “We are close,” she told reporters.\n\n"
    "The two governments have been talking about ferries since last autumn. Sweden offered in "
    "January to share the cost of a new pier, and Norway answered that it would think about it. "
    "A spokesman for the Swedish government said that nobody was in a hurry.\n"
)


@pytest.fixture
def record(desk_record: Path, tmp_path: Path) -> Path:
    """A desk's record that a test may change."""
    return Path(shutil.copy(desk_record, tmp_path / "own.db"))


@pytest.fixture
def app(record: Path) -> Starlette:
    return create_app(record)


def settled(app: Starlette, seconds: float = 120.0) -> dict[str, object]:
    """The status once nothing is under way any more."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        status = send(app, "GET", "/intake.json").json()
        if not status["busy"]:
            return dict(status)
        time.sleep(0.1)
    raise AssertionError("taking in does not end")


def files(*pairs: tuple[str, bytes]) -> list[tuple[str, tuple[str, bytes]]]:
    return [("files", pair) for pair in pairs]


# ------------------------------------------------------------------ what works


HOSTILE = (
    "<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt; talks</title></head><body><article>"
    f"<h1>&lt;script&gt;alert(1)&lt;/script&gt; talks</h1><p>{TEXT * 4}</p>"
    "<script>alert(2)</script></article></body></html>"
)
ODD = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode() + b"\r\n--\r\n \t"
UNDATED = TEXT.replace(", March 4, 2011", "").replace("on Friday ", "")
TABLE = b"file,published,outlet\nlake.txt,2010-05-06,Fjord Herald\n"
DROPPED = (
    ("p/lake.txt", TEXT.encode()), ("p/meta.csv", TABLE), ("../../../etc/odd.txt", ODD),
    ("undated.txt", UNDATED.encode()), ("<b>x</b>.html", HOSTILE.encode()),
    ("deep/a.zip", b"PK\x03\x04" * 40), ("b.txt", b""),
)  # fmt: skip


def heads(record: Path) -> dict[str, queries.Head]:
    """Articles by the last part of their path."""
    with Record.open(record, readonly=True) as opened:
        return {head.path.rpartition("/")[2]: head for head in queries.latest(opened, 20)}


def test_a_folder_a_pasted_text_and_a_day_that_a_person_gives(
    empty_record: Path, tmp_path: Path
) -> None:
    """One scenario, since every build loads the language pipeline."""
    record = Path(shutil.copy(empty_record, tmp_path / "own.db"))
    app = create_app(record)
    another_build_is_told_and_nothing_is_lost(app, record)
    pasted = {"text": (None, "Ferry talks\n\n" + TEXT), "outlet": (None, "Lake Courier")}
    assert send(app, "POST", "/intake", files=pasted).status_code == 303  # waits its turn
    settled(app)
    found = heads(record)
    assert {head.outlet for head in found.values()} >= {"Lake Courier", "Fjord Herald"}
    assert found["lake.txt"].published.value == "2010-05-06"
    assert len(found) == 5
    with Record.open(record, readonly=True) as opened:
        page = work.page(opened, Sent("", ODD).sha256)
    assert (page.body, page.path.endswith("/etc/odd.txt")) == (ODD, True)
    assert not (Path("/etc") / "odd.txt").exists()
    a_known_file_is_said_to_be_known(app)
    a_day_is_kept_with_its_giver(app, record, found["undated.txt"].id)


def another_build_is_told_and_nothing_is_lost(app: Starlette, record: Path) -> None:
    with locked(record):
        send(app, "POST", "/intake", files=files(*DROPPED))
        last = settled(app)["last"]
        assert "another build is writing" in last["why"]  # type: ignore[index]
        assert "Try again" in send(app, "GET", "/intake").text
    assert send(app, "POST", "/intake/again").status_code == 303
    last = settled(app)["last"]
    assert (last["why"], last["new"]) == ("", 4)  # type: ignore[index]
    failures = {one["path"]: one["reason"] for one in last["failures"]}  # type: ignore[index]
    assert set(failures) == {"deep/a.zip", "b.txt"}
    assert "'.zip' files are not read" in failures["deep/a.zip"]
    page = send(app, "GET", "/intake").text
    assert "4 new files" in page
    assert "Save it as a web page" in page
    assert "<script>alert" not in page


def a_known_file_is_said_to_be_known(app: Starlette) -> None:
    send(app, "POST", "/intake", files=files(("again.txt", TEXT.encode())))
    assert settled(app)["last"]["known"] == 1  # type: ignore[index]
    assert "0 new files" in send(app, "GET", "/intake").text


def a_day_is_kept_with_its_giver(app: Starlette, record: Path, ident: str) -> None:
    assert f'action="/article/{ident}/given"' in send(app, "GET", "/undated").text
    assert given(app, ident, published="2008-03-18").status_code == 403  # nobody said who decides
    answer = given(app, ident, published="2008-03-18", outlet="Gull", why="print", name="Kim",
                   then="//evil.example/")  # fmt: skip
    assert (answer.status_code, answer.headers["location"]) == (303, "/undated")
    settled(app)
    head = heads(record)["undated.txt"]
    assert (head.published.value, head.outlet) == ("2008-03-18", "Gull")
    with Record.open(record, readonly=True) as opened:
        kept = judgements.judgements(opened)
    assert [(one.kind, one.by, one.why) for one in kept] == [
        ("published", "person:Kim", "print"), ("outlet", "person:Kim", "print"),
    ]  # fmt: skip


def given(app: Starlette, article: str, **fields: str) -> httpx.Response:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    return send(app, "POST", f"/article/{article}/given", content=urlencode(fields), headers=kind)


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"host": "evil.example"},
    ],
)
@pytest.mark.parametrize("path", ["/intake", "/intake/again", f"/article/{FRAMEWORK}/given"])
def test_no_other_site_may_send_anything(
    app: Starlette, path: str, headers: dict[str, str]
) -> None:
    answer = send(app, "POST", path, files=files(("a.txt", TEXT.encode())), headers=headers)
    assert answer.status_code in (403, 421)
    assert send(app, "GET", "/intake.json").json()["last"] is None


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("..\\..\\windows\\win.ini", "windows/win.ini"),
        ("/root/.ssh/id_rsa", "root/ssh/id_rsa"),
        ("a/b/c/d/e/f.txt", "a/b/c/f.txt"),
        (".hidden", "hidden"),
        ("..", "text"),
        ("", "text"),
        ("nul\0byte\x1b[2J.txt", "nul_byte_2J.txt"),
        ("<img src=x onerror=alert(1)>.html", "_img src=x onerror=alert(1)_.html"),
        ("\u202egnp.exe", "_gnp.exe"),
        ("Müller’s “note”.txt", "Müller’s _note_.txt"),
    ],
)
def test_a_name_is_never_a_path(name: str, kept: str) -> None:
    assert harmless(name) == kept


@pytest.mark.parametrize("names", [("a.txt", "a.txt/b.txt"), ("x/a?/b.txt", "x/a_", "x/a:/c.txt")])
def test_a_folder_with_the_name_of_a_file_takes_another(
    names: tuple[str, ...], tmp_path: Path
) -> None:
    for order in (names, names[::-1]):
        place = tmp_path / str(order is names)
        lay_out([Sent(name, name.encode()) for name in order], place)
        kept = [one.read_bytes().decode() for one in place.rglob("*") if one.is_file()]
        assert sorted(kept) == sorted(names)


def test_files_for_which_there_is_no_room_leave_nothing(
    app: Starlette, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "here"))
    answer = send(app, "POST", "/intake", files=files(("a.txt", b"x" * 50)))
    assert (answer.status_code, "No such file" in answer.text) == (400, True)
    (tmp_path / "here").mkdir()
    monkeypatch.setattr(Path, "open", full)
    answer = send(app, "POST", "/intake", files=files(("a.txt", b"x" * 50)))
    assert (answer.status_code, "No space left" in answer.text) == (400, True)
    assert list((tmp_path / "here").iterdir()) == []


def test_a_server_that_stops_leaves_no_files_of_others_behind(tmp_path: Path) -> None:
    program = (
        "from detente.web.intake_files import Sent, laid_out\n"
        "folder = laid_out([Sent('a.txt', b'words')])\n"
        "assert (folder / 'a.txt').read_bytes() == b'words'\n"
    )
    room = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], env=room, check=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_job_that_breaks_holds_up_no_other(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("detente.run_local.build", lambda *_: 1 / 0)
        send(app, "POST", "/intake", files=files(("a.txt", b"x" * 50)))
        last = settled(app, 5)["last"]
    assert "terminal says what" in last["why"]  # type: ignore[index]
    assert send(app, "POST", "/intake/again").status_code == 303
    assert settled(app)["last"]["why"] == ""  # type: ignore[index]


def test_files_that_were_kept_from_beginning_outlive_later_ones(
    app: Starlette, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = list[str]()

    def build(places: list[Path], path: Path, *_: object) -> BuildReport:
        with locked(path):
            taken.extend(one.read_text() for one in places[0].iterdir())
        return BuildReport(1, 0, 0, 1, 1, 1, 0, 0, 0, (), (), (), (), 0.1)

    monkeypatch.setattr("detente.run_local.build", build)
    with locked(record):
        send(app, "POST", "/intake", files=files(("a.txt", b"one")))
        settled(app, 5)
        app.state.desk.refresh()  # a day that somebody gives meanwhile
        assert "another build" in settled(app, 5)["last"]["why"]  # type: ignore[index]
        send(app, "POST", "/intake", files=files(("b.txt", b"two")))
        settled(app, 5)
    assert taken == []
    send(app, "POST", "/intake", files=files(("c.txt", b"three")))
    assert settled(app, 5)["last"]["why"] == ""  # type: ignore[index]
    assert taken == ["three", "one", "two"]


@pytest.mark.parametrize("name", ["é" * 500 + ".html", "x" * 9000, "\U0001f600" * 300, "." * 90])
def test_no_name_is_too_long_for_a_disk(tmp_path: Path, name: str) -> None:
    lay_out([Sent(name, b"1"), Sent(name, b"2")], tmp_path)
    assert sorted(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()) == [b"1", b"2"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--b\r\n",
        b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
        b'--b\r\nContent-Disposition: form-data; name="a"; filename="x"\r\n\r\ncut off',
    ],
)
def test_a_broken_form_is_refused(body: bytes) -> None:
    with pytest.raises(BadInput):
        parsed(body, b"b")


def test_too_much_at_once_is_refused_before_it_is_held(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_files, "MOST_BYTES", 10_000)
    answer = send(app, "POST", "/intake", files=files(("a.txt", b"x" * 20_000)))
    assert answer.status_code == 400
    assert "send fewer files" in answer.text

    kind = {"content-type": "multipart/form-data; boundary=b", "content-length": "10"}
    answer = send(app, "POST", "/intake", content=b"x" * 20_000, headers=kind)  # it lies
    assert "send fewer files" in answer.text
    many = files(*((f"{n}.txt", b"") for n in range(501)))
    monkeypatch.setattr(intake_files, "MOST_BYTES", 1_000_000)
    assert "at most 500" in send(app, "POST", "/intake", files=many).text


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "nothing was given"),
        ({"text": "too short"}, "fewer than 40"),
        ({"text": TEXT, "published": "yesterday"}, "yesterday"),
        ({"address": "https://harbour-post.example/"}, "--allow-fetch"),
    ],
)
def test_what_cannot_be_followed_is_said(app: Starlette, given: dict[str, str], why: str) -> None:
    form = {name: (None, value) for name, value in given.items()} or {"x": (None, "")}
    answer = send(app, "POST", "/intake", files=form)
    assert answer.status_code == 400
    assert why in answer.text.casefold()
    asked = send(app, "POST", "/intake", files=form, headers={"accept": "application/json"})
    assert why in asked.json()["error"]


# ------------------------------------------------------------------ days for the undated


@pytest.mark.parametrize("fields", [{}, {"published": "soon"}, {"published": "2008-13"}])
def test_a_day_that_is_none_is_refused_and_shown_again(
    app: Starlette, fields: dict[str, str]
) -> None:
    answer = given(app, FRAMEWORK, name="Kim", **fields)
    assert answer.status_code == 400
    assert fields.get("published", "") in answer.text


def test_a_day_for_an_article_that_is_not_there_is_refused(app: Starlette) -> None:
    assert given(app, "nothing", name="Kim", published="2008").status_code == 400


def test_status_is_plain_json(app: Starlette) -> None:
    status = json.loads(send(app, "GET", "/intake.json").text)
    assert (status["busy"], status["last"]) == (False, None)
