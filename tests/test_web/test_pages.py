"""The web application without a browser: what is answered."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import MutableMapping
from itertools import pairwise
from pathlib import Path
from string import ascii_letters, digits
from typing import Any

import pytest
from asking import Answer, Tags, ask
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect

from detente.export import rows, tables
from detente.record import Filter, Record
from detente.records import content_id
from detente.web import screens
from detente.web.across import LINK_SCREENS
from detente.web.answers import CHUNK, Streamed
from detente.web.app import create_app
from detente.web.guard import HEADERS

OFFER, FRAMEWORK, HOSTILE, LONG = map(content_id, ("offer", "framework", "hostile", "long"))
LISTS = [
    "timeline",
    "said",
    "events",
    "articles",
    "entities",
    "issues",
    "sourcing",
    "undated",
    "failures",
]
PAGES = [
    "/", "/keys", "/search", "/search?q=radar", "/issue/missile-defence",
    "/entity/person:vladimir-putin", f"/article/{OFFER}", f"/article/{FRAMEWORK}",
    f"/article/{HOSTILE}", *(f"/{name}" for name in LISTS),
]  # fmt: skip


# ------------------------------------------------------------------ every page


@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers_with_its_title_headings_in_order_and_every_header(
    app: Starlette, address: str
) -> None:
    answer = ask(app, address)
    assert answer.status == 200
    page = Tags(answer.text)
    assert answer.text.count("<title>") == 1 and "<title> " not in answer.text
    assert page.levels[0] == 1 and page.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(page.levels))
    for name, value in HEADERS.items():
        assert answer.headers[name.lower()] == value
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_holds_no_script_and_no_style_of_its_own(app: Starlette, address: str) -> None:
    for tag, attributes in Tags(ask(app, address).text).tags:
        assert tag != "style" and "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        assert tag != "script" or (attributes["src"] or "").startswith("/static/")
        for name in ("src", "href", "action"):
            value = attributes.get(name) or ""
            assert not value.lower().startswith(("javascript:", "data:", "//"))


CHECKED: set[str] = set()


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere(app: Starlette, address: str) -> None:
    page = Tags(ask(app, address).text)
    ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    for tag, attributes in page.tags:
        link = attributes.get("href") or ""
        if tag != "a" or not link.startswith(("/", "#", "?")):
            continue
        if link.startswith("#"):
            assert link[1:] in ids, link
        else:
            target = f"{address.partition('?')[0]}{link}" if link.startswith("?") else link
            target = target.partition("#")[0]
            assert target in CHECKED or ask(app, target).status == 200, link
            CHECKED.add(target)


def test_an_empty_record_says_what_to_do(empty_record: Path) -> None:
    app = create_app(empty_record)
    for address in ["/", *(f"/{name}" for name in LISTS)]:
        answer = ask(app, address)
        assert answer.status == 200
        assert 'class="empty"' in answer.text
    assert "detente build FOLDER" in ask(app, "/").text


EMPTY_AS_WELL = ["/", "/threads", "/deadlines", "/map", "/matrix", "/dyads", "/coverage/events"]
EMPTY_AS_WELL += [
    "/discrepancies",
    "/quotations",
    "/search",
    "/search?q=radar",
    "/review",
    "/saved",
]
EMPTY_AS_WELL += ["/timeline?from=1900", "/history", "/picked", "/undated", "/failures", "/dossier"]


@pytest.mark.parametrize("address", EMPTY_AS_WELL)
def test_every_screen_of_an_empty_record_leads_to_taking_in(
    empty_record: Path, address: str
) -> None:
    page = ask(create_app(empty_record), address).text
    box = page.partition('class="empty"')[2].partition("</div>")[0]
    assert '<a href="/intake">' in box
    assert "clear it" not in box


def test_what_finds_nothing_in_a_record_that_holds_something_says_so(app: Starlette) -> None:
    box = ask(app, "/timeline?from=1900&to=1901").text.partition('class="empty"')[2]
    assert "widen the dates" in box.partition("</div>")[0]


# ------------------------------------------------------------------ lists


def rows_of(answer: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_csv_and_json_at_the_same_address(app: Starlette, name: str) -> None:
    as_json, as_csv = ask(app, f"/{name}.json"), ask(app, f"/{name}.csv")
    assert as_json.headers["content-type"].startswith("application/json")
    assert as_csv.headers["content-type"].startswith("text/csv")
    assert as_csv.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    rows = json.loads(as_json.text)
    assert rows and len(rows_of(as_csv)) == len(rows)


@pytest.mark.parametrize("given", ["%00", "%22%3B", "%D9%A3", "..%2F", "%E2%80%AE", "a" * 5_000])
def test_a_file_of_what_the_address_names_has_a_plain_name(app: Starlette, given: str) -> None:
    answer = ask(app, f"/issue/missile-defence.csv?positions={given}")
    assert answer.status == 200
    name = answer.headers["content-disposition"].removeprefix('attachment; filename="')
    assert name.removesuffix('.csv"').startswith("missile-defence-") and len(name) < 100
    assert set(name) <= set(ascii_letters + digits + '"._-')


def test_csv_has_all_rows_and_pages_by_key_have_each_once(app: Starlette) -> None:
    whole = [row["id"] for row in rows_of(ask(app, "/said.csv"))]
    assert len(whole) > max(10 * 50, CHUNK)
    seen: list[str] = []
    address: str | None = "/said"
    while address:
        page = Tags(ask(app, address).text)
        seen += [a["id"] or "" for tag, a in page.tags if tag == "article"]
        address = next((a["href"] for _, a in page.tags if a.get("rel") == "next"), None)
    assert seen == whole


@pytest.mark.parametrize("name", ["timeline", "said", "events", "articles", "threads"])
def test_a_whole_list_is_that_of_the_view_however_it_is_sent(
    app: Starlette, record: Record, name: str
) -> None:
    views = {screen.name: (screen.view, screen.kind) for screen in screens.LISTS}
    views |= {screen.name: (screen.view, screen.kind) for screen in LINK_SCREENS}
    view, kind = views[name]
    found = list(rows.rows_of(view(record, Filter(), None, None)))
    assert ask(app, f"/{name}.json").text == tables.to_json(found)
    assert ask(app, f"/{name}.csv").text == "".join(tables.to_csv(found, rows.header_of(kind)))


def test_what_is_sent_while_it_is_read_lets_go_when_the_other_side_hangs_up() -> None:
    closed: list[bool] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.body":
            raise OSError("the other side is gone")

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "asgi": {"spec_version": "2.4"}, "method": "GET"}
    answer = Streamed(iter(["a\n"] * 9), lambda: closed.append(True), "text/csv", {})
    with pytest.raises(ClientDisconnect):
        asyncio.run(answer(scope, receive, send))
    assert closed == [True]


def test_the_address_is_the_state(app: Starlette) -> None:
    narrowed = "/events?standing=threatened&from=2007-06&to=2007"
    page = Tags(ask(app, narrowed).text)
    assert [tag for tag, _ in page.tags].count("article") == 1
    values = {a.get("name"): a.get("value") for tag, a in page.tags if tag == "input"}
    assert (values["from"], values["to"]) == ("2007-06", "2007")
    chosen = [a["value"] for tag, a in page.tags if tag == "option" and "selected" in a]
    assert chosen == ["threatened"]
    [row] = json.loads(ask(app, narrowed.replace("/events", "/events.json")).text)
    assert row["anchor"] == "threatened to suspend"
    links = [a["href"] for tag, a in page.tags if tag == "a" and ".csv" in (a.get("href") or "")]
    assert links == ["/events.csv?standing=threatened&from=2007-06&to=2007"]


def test_formulas_are_no_formulas_in_csv(app: Starlette) -> None:
    cells = [
        cell for name in LISTS for row in rows_of(ask(app, f"/{name}.csv")) for cell in row.values()
    ]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/timeline?from=yesterday", "yesterday"),
        ("/timeline?from=2008&to=2007", "2008"),
        ("/timeline?colour=red", "there are: actor"),
        ("/timeline?copies=perhaps", "'copies' is yes or no"),
        ("/said?from=2007&from=2008", "give it once"),
        ("/said?by=nobody-of-this-name", "nobody-of-this-name"),
        ("/events?standing=maybe", "maybe"),
        ("/entities?kind=ghost", "ghost"),
        ("/timeline?after=nothing-of-ours", "nothing-of-ours"),
        (f"/article/{OFFER}?marks=red", "there are: said"),
        ("/search?q=-", "at least one word"),
        ("/picked?colour=red", "this page takes none"),
    ],
)
def test_a_bad_value_gets_400_and_a_clear_line(app: Starlette, address: str, told: str) -> None:
    answer = ask(app, address)
    assert answer.status == 400
    assert told in " ".join(Tags(answer.text).words)
    assert 'class="masthead"' in answer.text and "Traceback" not in answer.text


@pytest.mark.parametrize(
    "address",
    ["/nothing", "/article/unknown", "/entity/person:nobody", "/issue/unknown", "/dyad/USA/USA",
     "/static/no.css", "/static/../app.py", "/article/%3Cscript%3Ealert(1)%3C/script%3E"],
)  # fmt: skip
def test_an_unknown_address_gets_404_in_the_style_of_the_house(
    app: Starlette, address: str
) -> None:
    answer = ask(app, address)
    assert answer.status == 404
    assert 'class="masthead"' in answer.text
    assert "<script>alert" not in answer.text


def test_errors_are_json_where_json_was_asked_for(app: Starlette) -> None:
    assert set(json.loads(ask(app, "/timeline.json?from=x").text)) == {"error", "next"}
    assert ask(app, "/article/unknown.json").status == 404


def test_a_fault_shows_no_traceback(desk_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the secret of the traceback")

    monkeypatch.setattr(screens, "asking", broken)
    answer = ask(create_app(desk_record), "/timeline")
    assert answer.status == 500
    assert "secret" not in answer.text and "Traceback" not in answer.text
    assert "Something went wrong here" in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
    assert answer.headers["cache-control"] == "no-store"


def test_a_record_that_is_gone_gets_a_page_that_says_so(tmp_path: Path) -> None:
    answer = ask(create_app(tmp_path / "gone.db"), "/timeline")
    assert answer.status == 503
    assert "there is no record" in answer.text


# ------------------------------------------------------------------ hostile text


@pytest.mark.parametrize(
    "address",
    ["/", f"/article/{HOSTILE}", "/timeline?from=2011", "/articles", "/said", "/search?q=minister",
     f"/article/{HOSTILE}?marks=said,done,names,times,issues"],
)  # fmt: skip
def test_hostile_text_is_text(app: Starlette, address: str) -> None:
    answer = ask(app, address)
    page = Tags(answer.text)
    assert "script" not in {tag for tag, a in page.tags if not a.get("src")}
    assert not {tag for tag, _ in page.tags} & {"img", "iframe", "object", "embed"}
    assert '<script>alert("headline")</script>' in " ".join(page.words) or address == "/said"
    for turner in "\u202e\u202c\u2066\u2069":
        assert turner not in answer.text


def test_an_article_shows_the_characters_that_turn_text(app: Starlette) -> None:
    page = Tags(ask(app, f"/article/{HOSTILE}").text)
    shown = [a["data-c"] for _, a in page.tags if a.get("class") == "ctl"]
    assert shown == ["U+202E", "U+2066", "U+2069", "U+202E", "U+202C"]


def test_json_of_an_article_is_exact(app: Starlette) -> None:
    whole = json.loads(ask(app, f"/article/{HOSTILE}.json").text)
    assert "\u202e" in whole["text"] and "<script>" in whole["text"]
    [said] = whole["said"]
    [[start, end]] = said["content_spans"]
    assert whole["text"][start:end] == said["content"]


def test_an_address_that_is_no_web_address_is_no_link(app: Starlette) -> None:
    links = [a.get("href") for _, a in Tags(ask(app, f"/article/{HOSTILE}").text).tags]
    assert not [link for link in links if link and "alert" in link]
    offer = Tags(ask(app, f"/article/{OFFER}").text)
    [(_, link)] = [one for one in offer.tags if one[1].get("rel") and "external" in one[1]["rel"]]
    assert link["href"] == "https://harbour-post.example/offer"
    assert "noreferrer" in (link["rel"] or "")


# ------------------------------------------------------------------ what is said of times


def test_undated_is_said_with_reasons_and_interval(app: Starlette) -> None:
    words = " ".join(" ".join(Tags(ask(app, f"/article/{FRAMEWORK}").text).words).split())
    assert "The day of publication is not known; what the text says puts it between" in words
    assert "between 8 Sep 2001 and 7 May 2008" in words
    assert "Vladimir Putin is called president: 7 May 2000 to 7 May 2008" in words
    assert "If you know it, give it" in words


def test_dates_that_are_not_stated_are_marked(app: Starlette) -> None:
    page = Tags(ask(app, "/events").text)
    assert [a["title"] for tag, a in page.tags if tag == "abbr"] == [
        "“on Thursday”, from the day of publication"
    ]
    assert "worked out" in page.words
