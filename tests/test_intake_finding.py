"""Files and folders, what people give beside them, and what bad input gets."""

from __future__ import annotations

import json
import os
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.errors import BadInput, DetenteError, Skipped, Unreadable
from detente.intake import Found, article_of, find, page_of
from detente.records import Failure, Hints
from detente.settings import Settings

SETTINGS = Settings()
NOTHING = Hints()
TEXT = "The minister said that the bridge would open in spring, and nobody was against it. " * 4
HTML = (
    "<html><head><title>Bridge talks end</title></head>"
    f"<body><p>{TEXT}</p><p>{TEXT}</p></body></html>"
)


def found_in(
    *paths: Path, given: Hints = NOTHING, skip: tuple[Path, ...] = ()
) -> tuple[dict[str, Hints], dict[str, str]]:
    """Hints of what was found, and reasons for what was not, by file name."""
    found: dict[str, Hints] = {}
    left: dict[str, str] = {}
    for one in find(paths, given, skip):
        if isinstance(one, Found):
            found[one.path.name] = one.hints
        else:
            left[Path(one.path).name] = one.reason
    return found, left


def outcome(path: Path) -> str:
    try:
        found = Found(path, NOTHING)
        article = article_of(page_of(found, SETTINGS), found.hints, SETTINGS)
    except Skipped as error:
        return f"skipped: {error}"
    except Unreadable as error:
        return f"unreadable: {error}"
    return f"read: {article.title}"


def test_folders_are_walked_in_order_and_what_is_left_alone_has_a_reason(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/two.txt", "a.html", "one", "c.text", "d.md"):
        (tmp_path / name).write_text(TEXT)
    for name in ("pic.png", ".hidden", "notes.docx"):
        (tmp_path / name).write_bytes(b"x")
    found, left = found_in(tmp_path)
    assert list(found) == ["a.html", "c.text", "d.md", "one", "two.txt"]
    assert set(left) == {"pic.png", ".hidden", "notes.docx"}
    assert all(one.skipped for one in find([tmp_path], NOTHING, []) if isinstance(one, Failure))


def test_the_record_and_the_parts_of_a_saved_page_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(HTML)
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "ad.html").write_text(HTML)
    (tmp_path / "detente.txt").write_text(TEXT)
    found, left = found_in(tmp_path, skip=(tmp_path / "detente.txt",))
    assert list(found) == ["page.html"]
    assert list(left) == ["page_files"]


def test_links_in_a_circle_end_and_a_file_reached_twice_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "z.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    found, left = found_in(tmp_path, tmp_path / "a.txt")
    assert list(found) == ["a.txt"]
    assert left == {"gone.txt": "is a link that leads nowhere"}


def test_a_link_that_the_machine_cannot_even_follow_is_told_and_the_walk_goes_on(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    too_long = "x" * 300  # no file system takes a name of so many bytes
    (tmp_path / "b.txt").symlink_to(too_long)
    (tmp_path / "folder").symlink_to(too_long)
    found, left = found_in(tmp_path)
    assert list(found) == ["a.txt"]
    assert left == dict.fromkeys(("b.txt", "folder"), "is a link that leads nowhere")


def test_a_file_that_goes_away_meanwhile_is_told_apart_from_a_device(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(TEXT)
    walk = find([tmp_path], NOTHING, [])
    first = next(walk)
    (tmp_path / "b.txt").unlink()
    gone, last = walk
    assert isinstance(first, Found) and isinstance(last, Found)
    assert isinstance(gone, Failure) and not gone.skipped
    assert gone.path.endswith("b.txt") and gone.reason.startswith("went away")


def test_a_path_that_does_not_exist_stops_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        find([tmp_path / "nope"], NOTHING, [])
    with pytest.raises(BadInput, match="is no ISO date"):
        find([tmp_path], Hints(published="yesterday"), [])


def test_given_outranks_json_outranks_csv(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "meta.csv").write_text(
        "file,published,outlet,byline\na.txt,2001-01-01,Csv Post,Ann Vale\nb.txt,2002,Csv Post,\n"
    )
    (tmp_path / "a.meta.json").write_text(
        json.dumps({"published": "2003-03", "outlet": "Json Post"})
    )
    found, left = found_in(tmp_path, given=Hints(outlet="Given Post"))
    assert left == {}
    assert (found["a.txt"].published, found["a.txt"].outlet) == ("2003-03", "Given Post")
    assert found["a.txt"].byline == "Ann Vale"
    assert (found["b.txt"].published, found["b.txt"].outlet) == ("2002", "Given Post")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.txt.meta.json", "{not json", "cannot be read as JSON"),
        ("a.txt.meta.json", "[1]", "must be one JSON object"),
        ("a.txt.meta.json", '{"publisched": "2001"}', "did you mean 'published'"),
        ("a.txt.meta.json", '{"published": "May 2001"}', "is no ISO date"),
        ("a.txt.meta.json", '{"published": 2001}', "must be text"),
        ("b.meta.json", "{}", "belongs to no file"),
        ("meta.csv", "name,published\na.txt,2001\n", "has no column 'file'"),
        ("meta.csv", "file,when\na.txt,2001\n", "no field 'when'"),
        ("meta.csv", "file,published\nq.txt,2001\n", "which is not in this folder"),
        ("meta.csv", "file,published\na.txt,2001-99\n", "row 2"),
    ],
)
def test_a_faulty_hint_is_told_and_the_article_is_read(
    tmp_path: Path, name: str, text: str, reason: str
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / name).write_text(text)
    found, left = found_in(tmp_path)
    assert list(found) == ["a.txt"]
    assert reason in left[name]


def hostile(folder: Path) -> Iterator[tuple[str, str]]:
    """Files that go wrong somewhere, each with the start of what must come of it."""

    def put(name: str, body: bytes | str, wanted: str) -> tuple[str, str]:
        (folder / name).write_bytes(body.encode() if isinstance(body, str) else body)
        return name, wanted

    with zipfile.ZipFile(folder / "zip.html", "w") as archive:
        archive.writestr("a", TEXT)
    yield "zip.html", "skipped: is a zip archive"
    yield put("empty.txt", b"", "skipped: the file is empty")
    yield put("blank.txt", b"\xef\xbb\xbf \n\n", "skipped: the file is empty")
    yield put("big.txt", b"a b c. " * 3_000_000, "unreadable: has 21,000,000 bytes")
    yield put("long.txt", "x" * 2_000_000, "unreadable: has 2,000,000 characters")
    yield put("nul.txt", b"a\0b" + TEXT.encode(), "skipped: is binary")
    yield put("utf16.txt", f"Bridge talks\n\n{TEXT}".encode("utf-16"), "read: Bridge talks")
    yield put("utf16le.txt", f"Bridge talks\n\n{TEXT}".encode("utf-16-le"), "read: Bridge talks")
    yield put("crlf.txt", f"Bridge talks\r\n\r\n{TEXT}\r\n", "read: Bridge talks")
    yield put("cp1252.txt", f"“Café” talks\n\n{TEXT}".encode("cp1252"), "read: “Café” talks")
    curly = HTML.replace("Bridge", "“Café”")
    for charset in ("idna", "punycode", "undefined", "unicode_escape", "utf-16", "no-such"):
        body = curly.replace("<head>", f'<head><meta charset="{charset}">').encode("cp1252")
        yield put(f"{charset}.html", body, "read: “Café” talks end")
    yield put("german.txt", "Die Minister trafen sich am Montag und sprachen über die Brücke. " * 5,
              "skipped: is written in German; only English is read")  # fmt: skip
    yield put("short.txt", "Bridge talks\n\nThey met.", "unreadable: only 2 words")
    yield put("marks.txt", "Marks\n\n" + '"' * 40_000, "unreadable: only 1 word of an article")
    yield put("script.html", "<html><script>var a='" + TEXT + "'</script><style>p{}</style></html>",
              "unreadable: only 0 words")  # fmt: skip
    yield put("deep.html", "<html><body>" + "<div>" * 100_000 + HTML, "unreadable: only 0 words")
    yield put(
        "many.html", "<html><body>" + "<p>Short one.</p>" * 60_000, "unreadable: has more than"
    )
    odd = '{"@type":["NewsArticle",5],"headline":{},"author":[5,{"name":{}}],"datePublished":[{}]}'
    for number, ld in enumerate(('{"@type":', "[" * 100_000, odd)):
        script = f'<script type="application/ld+json">{ld}</script></head>'
        yield put(f"ld{number}.html", HTML.replace("</head>", script), "read: Bridge talks end")
    yield put("title.html", HTML.replace("Bridge talks end", "word " * 2_000), "read: None")
    yield put(
        "entity.html", HTML.replace("Bridge", "&lt;b&gt;Q &amp;amp; A&lt;/b&gt;"), "read: Q & A"
    )
    yield put("new\nline.txt", f"Bridge talks\n\n{TEXT}", "read: Bridge talks")
    parts = [" ", '"', "''", "\n", "(", "*", "[", "# ", "By ", "U.S. ", "A ", "![a](", "<"]
    for number, part in enumerate([*parts, "President ", "in 2000 ", "Moscow talks "]):
        bomb = part * (200_000 // len(part))
        yield put(f"bomb{number}.txt", f"Bridge talks\n\n{TEXT}\n\n{bomb}\n\n{TEXT}", "read: ")


SLOWEST = 15.0  # seconds for one bad file on a busy machine; the slowest takes 2 on an idle one


def test_bad_input_gets_a_reason_in_bounded_time(tmp_path: Path) -> None:
    wrong = {}
    for name, wanted in hostile(tmp_path):
        start = time.perf_counter()
        got = outcome(tmp_path / name)
        if not got.startswith(wanted) or time.perf_counter() - start > SLOWEST:
            wrong[name] = (got, time.perf_counter() - start)
    assert wrong == {}


def test_names_of_files_are_shown_on_one_line(tmp_path: Path) -> None:
    broken = os.fsdecode(b"sur\xff\n.txt")
    (tmp_path / broken).write_text(TEXT)
    page = page_of(
        next(one for one in find([tmp_path], NOTHING, []) if isinstance(one, Found)), SETTINGS
    )
    assert page.path.endswith("sur\\xff\\n.txt")
    page.path.encode()


def test_pipes_and_folders_without_permission_are_told() -> None:
    as_root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        os.mkfifo(folder / "pipe.txt")
        (folder / "shut").mkdir(mode=0o000)
        if as_root:
            os.seteuid(65534)  # "nobody"; root may open everything
        try:
            left = found_in(folder)[1]
        finally:
            if as_root:
                os.seteuid(0)
            (folder / "shut").chmod(0o700)
    assert left["pipe.txt"].startswith("is no ordinary file")
    assert left["shut"].startswith("folder cannot be opened")


def test_the_address_and_the_day_of_saving_come_from_the_saver(tmp_path: Path) -> None:
    comment = (
        "<!--\n Page saved with SingleFile \n url: https://a.example/x?y=1 \n"
        " saved date: Wed May 09 2012 12:00:00 GMT+0200 (Central European Summer Time)\n-->"
    )
    path = tmp_path / "saved.html"
    path.write_text(HTML.replace("<head>", f"{comment}<head>"))
    page = page_of(Found(path, NOTHING), SETTINGS)
    assert (page.url, page.retrieved) == ("https://a.example/x?y=1", "2012-05-09T12:00:00+02:00")
    assert (
        page_of(Found(path, Hints(url="https://b.example/")), SETTINGS).url == "https://b.example/"
    )


def test_errors_are_ours(tmp_path: Path) -> None:
    with pytest.raises(DetenteError, match="cannot be opened"):
        page_of(Found(tmp_path / "gone.txt", NOTHING), SETTINGS)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
@pytest.mark.parametrize("name", ["a.txt.meta.json", "meta.csv"])
def test_a_pipe_in_place_of_hints_does_not_hold_up_the_build(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    os.mkfifo(tmp_path / name)
    found, left = found_in(tmp_path)
    assert list(found) == ["a.txt"]
    assert "no ordinary file" in left[name]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_file_that_became_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(Unreadable, match="no ordinary file"):
        page_of(Found(tmp_path / "a.txt", NOTHING), SETTINGS)


@pytest.mark.parametrize("name", ["a.txt.meta.json", "meta.csv"])
def test_binary_hints_cost_a_failure_and_not_the_build(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / name).write_bytes(b"\x00\x00\xff" * 300)
    found, left = found_in(tmp_path)
    assert list(found) == ["a.txt"]
    assert "binary" in left[name]


@pytest.mark.parametrize("given", ['{"title": "\\ud800"}', '{"\\udfff": "x"}'])
def test_half_a_character_in_hints_is_a_failure(tmp_path: Path, given: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt.meta.json").write_text(given)
    found, left = found_in(tmp_path)
    assert found == {"a.txt": NOTHING}
    assert "half a character" in left["a.txt.meta.json"]


def test_an_option_that_is_no_text_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="outlet: is not valid UTF-8"):
        find([tmp_path], Hints(outlet="\udcff"), ())
