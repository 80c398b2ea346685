"""Search, facets and saved searches as pages: links that do what they say, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from asking import send
from starlette.applications import Starlette

from detente.web.app import create_app

KIND = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def app(desk_record: Path) -> Starlette:
    return create_app(desk_record)


def get(app: Starlette, address: str) -> str:
    answer = send(app, "GET", address)
    assert answer.status_code == 200, address
    return answer.text


def links(page: str, part: str) -> dict[str, str]:
    """Links in the part of a page between two of its classes: their words and where they lead."""
    inside = page[page.index(f'class="{part}"') :]
    inside = inside[: inside.index("</details>\n</div>" if part == "narrowing" else "</ul>")]
    found = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', inside, re.DOTALL)
    return {re.sub(r"<[^>]+>", "", words): unescape(href) for href, words in found}


def test_a_facet_adds_its_value_and_takes_it_out_again(app: Starlette) -> None:
    narrow = links(get(app, "/timeline"), "narrowing")
    kestrel = next(words for words in narrow if words.startswith("Kestrel"))
    assert kestrel == "Kestrel2"
    assert narrow[kestrel] == "/timeline?outlet=Kestrel"
    page = get(app, narrow[kestrel])
    assert '<p class="found">2 items</p>' in page
    chosen = links(page, "narrowed")
    assert list(chosen.values()) == ["/timeline"]
    assert "Kestrel" in next(iter(chosen))


def test_values_of_one_field_are_added_to_each_other(app: Starlette) -> None:
    page = get(app, "/timeline?outlet=Kestrel&outlet=Harbour+Post")
    assert len(links(page, "narrowed")) == 2
    assert page.count('name="outlet"') == 2  # the form holds both, so that it sends both


def test_a_year_is_chosen_as_days(app: Starlette) -> None:
    narrow = links(get(app, "/events"), "narrowing")
    within = "/events?from=2007&to=2007&dated=within"  # what may lie elsewhere was not counted
    assert narrow["20072"] == within
    assert links(get(app, within), "narrowing")["2007, chosen: take it out2"]


def test_hostile_names_are_words_in_facets(app: Starlette) -> None:
    page = get(app, "/timeline")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(("place", "n"), [("articles", 1), ("said", 0), ("events", 1)])
def test_each_list_is_searched(app: Starlette, place: str, n: int) -> None:
    page = get(app, f"/search?q=radar&in={place}")
    assert page.count('<li class="item') == n
    assert "<mark>radar</mark>" in page or not n
    assert len(json.loads(get(app, f"/search.json?q=radar&in={place}"))) == n


def test_a_search_is_narrowed_and_ordered_by_its_address(app: Starlette) -> None:
    page = get(app, "/search?q=point&in=said&order=time&outlet=Northern+Ledger")
    assert '<p class="found">520 items</p>' in page
    assert page.count('<li class="item') == 50
    rows = list(csv.reader(io.StringIO(get(app, "/search.csv?q=point&in=said"))))
    assert len(rows) == 521
    assert '<p class="found">' in get(app, "/search?q=putin&from=2007&to=2007")


@pytest.mark.parametrize(
    ("query", "why"),
    [("q=x&in=pages", "No list"), ("q=x&order=up", "best or time"), ("q=-x", "Nothing to search"),
     ("q=x&since=now", "number of a page"), ("q=x&outlet=nowhere", "No outlet")],
)  # fmt: skip
def test_a_search_that_cannot_be_followed_says_why(app: Starlette, query: str, why: str) -> None:
    answer = send(app, "GET", f"/search?{query}")
    assert answer.status_code == 400
    assert why in unescape(answer.text)


@pytest.mark.parametrize("words", ['"><script>alert(1)</script>', "\u202e", "a" * 3000, "%00"])
def test_any_words_are_shown_as_words(app: Starlette, words: str) -> None:
    answer = send(app, "GET", f"/search?{urlencode({'q': words})}")
    assert answer.status_code in (200, 400)
    assert "<script>alert" not in answer.text
    assert "\u202e" not in answer.text


# ------------------------------------------------------------------ saved searches


@pytest.fixture
def own(desk_record: Path, tmp_path: Path) -> Starlette:
    return create_app(Path(shutil.copy(desk_record, tmp_path / "own.db")))


def post(app: Starlette, path: str, **fields: str) -> httpx.Response:
    return send(app, "POST", path, content=urlencode(fields), headers=KIND)


def test_a_search_is_saved_listed_seen_and_deleted(own: Starlette) -> None:
    assert "No search is saved yet" in get(own, "/saved")
    address = "/search?q=point&in=said"
    assert post(own, "/saved", name="Points <b>", address=address).headers["location"] == "/saved"
    page = get(own, "/saved")
    assert "Points &lt;b&gt;" in page
    assert json.loads(get(own, "/saved.json")) == [
        {"name": "Points <b>", "address": address, "new": 0, "items": 520}
    ]
    beside = Path(f"{own.state.record_path}.searches.json")
    beside.write_text(beside.read_text("utf-8").replace('"seen": 5', '"seen": 3'), "utf-8")
    assert json.loads(get(own, "/saved.json"))[0]["new"] == 520  # the long article is the fourth
    fresh = "/search?q=point&amp;in=said&amp;since=3"
    assert f'<a href="{fresh}">520</a>' in get(own, "/saved")
    assert "new since last seen" in get(own, unescape(fresh))
    assert post(own, "/saved/seen", name="Points <b>").status_code == 303
    assert get(own, "/saved.csv").splitlines()[1] == f"Points <b>,{address},0,520"
    assert post(own, "/saved/delete", name="Points <b>").status_code == 303
    assert json.loads(get(own, "/saved.json")) == []


@pytest.mark.parametrize("path", ["/saved", "/saved/seen", "/saved/delete"])
def test_no_other_site_may_save(own: Starlette, path: str) -> None:
    headers = KIND | {"origin": "https://evil.example"}
    sent = urlencode({"name": "x", "address": "/said"})
    assert send(own, "POST", path, content=sent, headers=headers).status_code == 403
    assert send(own, "GET", path).status_code in (200, 405)


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example/said", "/keys", "/said?by=nobody-at-all", "/search",
     "javascript:alert(1)"],
)  # fmt: skip
def test_only_lists_are_saved(own: Starlette, address: str) -> None:
    assert post(own, "/saved", name="x", address=address).status_code == 400
    assert json.loads(get(own, "/saved.json")) == []


def test_a_saved_search_that_no_longer_works_says_so(own: Starlette) -> None:
    beside = Path(f"{own.state.record_path}.searches.json")
    one = {"name": "old", "address": "/said?by=nobody-at-all", "seen": 0}
    beside.write_text(json.dumps({"searches": [one]}), "utf-8")
    assert "Nobody called" in get(own, "/saved")


def test_home_counts_what_there_is_and_leaves_out_what_there_is_not(app: Starlette) -> None:
    page = get(app, "/")
    assert " of something done</a>" in page
    assert "0 events" not in page
    assert "0 threads" not in page
    assert 'href="/intake"' in page


def test_any_of_several_words_is_offered_where_nothing_holds_them_all(app: Starlette) -> None:
    page = send(app, "GET", "/search?q=radar+zeppelin").text
    assert "holds all of these words" in page and "q=radar+OR+zeppelin" in page
    assert 'class="hits"' in send(app, "GET", "/search?q=radar+OR+zeppelin").text
    assert "Any of these words" not in send(app, "GET", "/search?q=zeppelin").text


def test_meaning_is_not_offered_without_vectors_and_says_why(app: Starlette) -> None:
    page = send(app, "GET", "/search?q=radar").text
    assert '<span class="off">meaning: ' in page and "way=meaning" not in page


def test_a_time_in_the_words_is_the_filter_and_says_so(app: Starlette) -> None:
    page = get(app, "/search?q=radar+July+2007")
    assert "<q>July 2007</q> read as <b>2007-07-01 to 2007-07-31</b>" in page
    assert 'value="radar July 2007"' in page  # what was typed stays in its field
    assert 'value="2007-07-01"' in page and "from=2007-07-01" in page
    both = json.loads(get(app, "/search.json?q=radar&from=2007-07&to=2007-07"))
    assert json.loads(get(app, "/search.json?q=radar+July+2007")) == both
    literal = "/search?q=radar+July+2007&amp;dates=words"
    assert literal in page
    taken = get(app, unescape(literal))
    assert "read as" not in taken and 'name="from" value=""' in taken


def test_days_that_are_given_leave_the_words_alone(app: Starlette) -> None:
    assert "read as" not in get(app, "/search?q=radar+2007&from=2001")
    assert send(app, "GET", "/search?q=radar&dates=days").status_code == 400


def test_a_search_that_finds_nothing_tells_what_would(app: Starlette) -> None:
    page = get(app, "/search?q=radar+1999")
    assert "on any day" in page and 'href="/search?q=radar"' in page
    page = get(app, "/search?q=radr")
    assert "<q><bdi>radr</bdi></q>" in page and 'href="/search?q=radar"' in page
    page = get(app, "/search?q=zzqqy")
    assert "No article holds <q><bdi>zzqqy</bdi></q>." in page
    assert "This would find something" not in page and "The other lists have" not in page
