"""Who tells what: filters of coverage, sourcing and dyads; what is picked for a dossier."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from asking import Tags, ask
from starlette.applications import Starlette

from detente import run_local
from detente.settings import Settings
from detente.web.app import create_app

POST = """Kremlin offers a shared radar

MOSCOW, June 8, 2007 — President Vladimir Putin and President George W. Bush met in Heiligendamm \
on Thursday, and Mr. Putin offered the United States joint use of a radar in Azerbaijan. A Kremlin \
official said that Moscow would wait for an answer.

President Bush accused Russia of delaying the treaty, and promised to answer by the end of the year.
"""
COURIER = """Bush and Putin meet on the Baltic

HEILIGENDAMM, June 8, 2007 — President George W. Bush and President Vladimir Putin met in \
Heiligendamm on Thursday and spoke of a radar. The talks were held in a hotel by the sea, and a \
hundred reporters waited in the rain outside until they ended.
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """The application over two outlets that tell one offer; one of them tells more."""
    folder = tmp_path_factory.mktemp("two")
    for name, text in (("post", POST), ("courier", COURIER)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    meta = "file,outlet,published\npost.txt,Harbour Post,2007-06-08\n"
    (folder / "meta.csv").write_text(f"{meta}courier.txt,Alden Courier,2007-06-08\n")
    run_local.build([folder], folder / "two.db", Settings())
    return create_app(folder / "two.db")


def outlets(app: Starlette, query: str) -> dict[str, tuple[int, int]]:
    """By outlet: how many events it told, and how many of them others told."""
    rows = json.loads(ask(app, f"/coverage.json{query}").text)
    return {row["outlet"]: (row["events"], row["shared"]) for row in rows}


def test_coverage_is_narrowed_by_how_many_outlets_tell(two: Starlette) -> None:
    every, alone, shared = (outlets(two, q) for q in ("", "?told=alone", "?told=2"))
    assert every["Harbour Post"][0] == alone["Harbour Post"][0] + shared["Harbour Post"][0]
    assert shared["Alden Courier"] == (1, 1)
    assert shared["Harbour Post"][0] == every["Harbour Post"][1] > 0
    assert alone["Harbour Post"][1] == 0


def test_what_an_outlet_was_first_with_and_what_it_lacks_is_listed(pile_record: Path) -> None:
    app = create_app(pile_record)
    for row in json.loads(ask(app, "/coverage.json").text):
        for told in ("first", "missing"):
            query = f"outlet={quote(row['outlet'])}&told={told}"
            found = json.loads(ask(app, f"/coverage/events.json?{query}").text or "[]")
            assert len(found) == row[told], (row["outlet"], told)
            assert told != "first" or all(row["outlet"] in one["first"] for one in found)


def test_whose_events_are_missing_has_to_be_named(two: Starlette) -> None:
    answer = ask(two, "/coverage/events?told=missing")
    assert answer.status == 400 and "needs an outlet" in answer.text


def test_coverage_by_event_tells_what_was_not_done(pile_record: Path) -> None:
    page = ask(create_app(pile_record), "/coverage/events").text
    assert re.search(r'<span class="standing"[^>]*>(?:planned|offered|conditional)</span>', page)


def test_nobody_is_first_on_one_day(two: Starlette) -> None:
    rows = json.loads(ask(two, "/coverage.json").text)
    assert [row["first"] for row in rows] == [0, 0]
    told = ask(two, "/coverage/events?told=2").text
    assert "same day" in told and ">first<" not in told
    events = [row["event"] for row in json.loads(ask(two, "/coverage/events.json?told=2").text)]
    assert ">first<" not in ask(two, f"/event/{events[0]}").text


def test_what_was_said_is_bound_by_the_act_that_is_asked_for(two: Starlette) -> None:
    said = [row["content"] for row in json.loads(ask(two, "/said.json?type=accuse").text)]
    assert said == ["Russia of delaying the treaty"]
    assert ask(two, "/said.json?type=assault").text.strip() in ("[]", "[\n]")
    page = ask(two, "/dossier?type=assault").text
    assert "0 attributions" in page and "0 threads" in page


def test_an_event_is_listed_by_how_many_outlets_tell_it(two: Starlette) -> None:
    for path in ("/coverage/events", "/events/joined"):
        rows = json.loads(ask(two, f"{path}.json?told=2").text)
        assert len(rows) == 1, path
        assert ask(two, f"{path}.json?told=3").text.strip() in ("[]", "[\n]"), path
    page = ask(two, "/events/joined?told=alone").text
    assert "one outlet, as joined" in page


IN_OTHER_WORDS = {
    "Harbour Post": """Norway and Chad end their talks on the strait

OSLO, June 8, 2007 — The foreign ministers of Norway and Chad ended two days of talks on the Lome \
strait in Oslo on Thursday. Norway offered Chad to open its pilot station on the strait. Chad \
criticized the price of cod.
""",
    "Alden Courier": """Talks of Norway and Chad over

OSLO, June 8, 2007 — Two days of talks on the Lome strait between Norway and Chad ended in Oslo on \
Thursday. Norway was ready to let Chad use a pilot station on the strait, its foreign minister \
said, and hoped for an answer.
""",
    "Old Gazette": """Norway and Chad to talk

OSLO, May 4, 2001 — Norway and Chad agreed on Thursday to talk about the Lome strait one day.
""",
}


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """The application over two outlets that tell one offer in two ways, and one of years before."""
    folder = tmp_path_factory.mktemp("three")
    meta = "file,outlet,published\n"
    for n, (name, text) in enumerate(IN_OTHER_WORDS.items()):
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
        meta += f"{n}.txt,{name},{'2001-05-04' if name == 'Old Gazette' else '2007-06-08'}\n"
    (folder / "meta.csv").write_text(meta)
    run_local.build([folder], folder / "three.db", Settings())
    return create_app(folder / "three.db")


def test_nothing_is_told_alone_that_another_may_tell_in_other_words(three: Starlette) -> None:
    rows = json.loads(ask(three, "/coverage/events.json?outlet=Harbour+Post").text)
    offer = next(row for row in rows if "pilot station" in row["label"])
    assert offer["perhaps"] == ["Alden Courier"] or "Alden Courier" in offer["outlets"]
    price = next(row for row in rows if "price of cod" in row["label"])
    assert price["perhaps"] == [] and price["not_in_these"] == ["Alden Courier"]
    assert "perhaps, in other words" in ask(three, "/coverage/events").text


def test_who_came_out_years_before_left_nothing_out(three: Starlette) -> None:
    rows = json.loads(ask(three, "/coverage/events.json").text)
    assert all("Old Gazette" not in row["not_in_these"] for row in rows)


@pytest.mark.parametrize("path", ["/coverage", "/sourcing", "/sourcing/articles", "/dyad/USA/RUS"])
def test_a_filter_that_cannot_be_followed_is_told_above_its_form(two: Starlette, path: str) -> None:
    answer = ask(two, f"{path}?issue=weaving")
    assert answer.status == 400
    assert "no issue" in answer.text.lower()
    assert f'<form action="{path}">' in answer.text


def test_a_dyad_keeps_its_period_and_filter(two: Starlette) -> None:
    page = ask(two, "/dyad/RUS/USA?per=month&type=agree").text
    assert '<input type="hidden" name="per" value="month">' in page
    assert "Agree or offer" in page
    rows = json.loads(ask(two, "/dyad/RUS/USA.json?per=month&type=accuse").text)
    assert {(row["actor"], row["recipient"]) for row in rows} <= {("USA", "RUS")}


def test_a_period_of_the_index_leads_to_its_events(two: Starlette) -> None:
    page = ask(two, "/dyad/RUS/USA?per=month&type=agree").text
    link = "/events/joined?actor=RUS&amp;recipient=USA&amp;type=agree&amp;standing=actual&amp;from="
    address = re.search(rf'<a href="({re.escape(link)}2007-06-01[^"]*)" data-n="(\d+)">', page)
    assert address
    counted = json.loads(ask(two, "/dyad/RUS/USA.json?per=month&type=agree").text)[0]
    target = address[1].replace("&amp;", "&").replace("/joined", "/joined.json")
    assert len(json.loads(ask(two, target).text)) == counted["events"] == int(address[2])


def test_a_number_of_sources_leads_to_what_they_said(two: Starlette) -> None:
    page = ask(two, "/sourcing").text
    assert "/said?outlet=Harbour+Post&amp;source=official" in page
    for source in ("unnamed", "official"):
        rows = json.loads(ask(two, f"/said.json?source={source}").text)
        assert [row["source"] for row in rows] == ["A Kremlin official"]
    assert json.loads(ask(two, "/said.json?source=group").text) == []
    post = next(
        row
        for row in json.loads(ask(two, "/sourcing.json").text)
        if row["outlet"] == "Harbour Post"
    )
    assert (post["unnamed"], post["official"], post["group"]) == (1, 1, 0)
    wrong = ask(two, "/said?source=rumour")
    assert wrong.status == 400
    assert "there are: named" in wrong.text


def test_deadlines_outside_threads_are_in_the_files(two: Starlette) -> None:
    rows = json.loads(ask(two, "/deadlines.json").text)
    cells = list(csv.DictReader(io.StringIO(ask(two, "/deadlines.csv").text.lstrip("\ufeff"))))
    assert [row["kind"] for row in rows] == [row["kind"] for row in cells]
    assert {row["deadline"]["value"] for row in rows} == {"2007"}
    assert any(row["kind"] != "thread" and row["thread"] is None for row in rows)


def test_quotations_are_narrowed_to_those_that_differ(two: Starlette) -> None:
    page = ask(two, "/quotations?differs=yes").text
    assert 'href="/quotations?differs=yes" aria-current="true">where the words differ' in page
    rows = json.loads(ask(two, "/quotations.json").text)
    only = json.loads(ask(two, "/quotations.json?differs=yes").text)
    assert only == [row for row in rows if row["differs"]]
    assert ask(two, "/quotations?differs=perhaps").status == 400
    assert ask(two, "/threads?differs=yes").status == 400


# ------------------------------------------------------------------ picked for a dossier


@pytest.mark.parametrize(
    "path",
    ["/timeline", "/said", "/events", "/articles", "/events/joined", "/coverage/events",
     "/search?q=radar", "/search?q=radar&in=said", "/deadlines"],
)  # fmt: skip
def test_every_line_of_a_list_can_be_picked(two: Starlette, path: str) -> None:
    page = ask(two, path).text
    ids = re.findall(r'<button class="pick-it" form="picking" name="item" value="(\w+)"', page)
    assert ids
    assert '<form id="picking" method="post" action="/picked" hidden>' in page
    assert f'name="back" value="{path.replace("&", "&amp;")}"' in page
    there, cookie = send(two, "", f"item={ids[0]}&then={quote(path)}&at=item")
    assert there == f"{path}#{ids[0]}"
    again = ask(two, path, cookie=cookie).text
    assert f'name="out" value="{ids[0]}" aria-pressed="true"' in again
    assert 'Picked <span class="num" data-picks>(1)</span>' in again


def test_a_picked_article_stands_in_the_dossier(two: Starlette) -> None:
    first = json.loads(ask(two, "/articles.json").text)[0]
    _, cookie = send(two, "", f"item={first['id']}")
    page = ask(two, "/picked", cookie=cookie).text
    assert "Articles" in page
    assert first["title"] in page
    made = ask(two, f"/dossier?item={first['id']}&form=md").text
    assert "## Articles picked" in made
    assert first["title"] in made[made.index("## Articles picked") : made.index("## Articles used")]


def send(app: Starlette, cookie: str, body: str) -> tuple[str, str]:
    """A pick sent as a form: where it leads, and the cookie after it."""
    answer = ask(
        app, "/picked", "POST", origin="http://127.0.0.1:8765", cookie=cookie, body=body,
        content_type="application/x-www-form-urlencoded",
    )  # fmt: skip
    assert answer.status == 303
    return answer.headers["location"], answer.headers["set-cookie"].partition(";")[0]


def test_what_is_picked_makes_a_dossier_of_its_own(two: Starlette) -> None:
    ids = [row["id"] for row in json.loads(ask(two, "/said.json").text)]
    there, cookie = send(two, "", f"item={ids[0]}&then=/cite")
    assert there == "/cite"
    page = ask(two, "/picked", cookie=cookie).text
    assert ids[0] in page
    assert f'name="item" value="{ids[0]}"' in page
    dossier = ask(two, f"/dossier?item={ids[0]}").text
    assert "1 attribution" in dossier
    assert "0 events" in dossier
    _, cookie = send(two, cookie, f"out={ids[0]}")
    assert "Nothing is picked yet" in ask(two, "/picked", cookie=cookie).text


ANSWERED = """Washington turns down Moscow's radar

MOSCOW, June 9, 2007 — Russia offered the United States on Thursday to share a radar in Azerbaijan \
instead of a missile shield in Poland. The United States rejected the Russian offer on Friday.
"""


def test_a_search_says_who_first_proposed_it_and_what_came_of_it(tmp_path: Path) -> None:
    (tmp_path / "answered.txt").write_text(ANSWERED, encoding="utf-8")
    run_local.build([tmp_path / "answered.txt"], tmp_path / "record.db", Settings(processes=1))
    app = create_app(tmp_path / "record.db")
    page = ask(app, "/search?q=azerbaijan+radar").text
    words = re.sub(r"\s+", " ", " ".join(Tags(page).words))
    above = words[words.index("Said and done") : words.index("This list as")]
    assert above.index("Russia offered") < above.index("Thread ")
    assert above.index("Thread ") < above.index("Articles")
    assert "United States refused" in above  # how the thread stands
    assert "At a glance" not in ask(app, "/search?q=azerbaijan+radar&in=events").text
    assert "At a glance" not in ask(app, "/search?q=zeppelin").text


def test_a_step_of_a_thread_is_cited_as_a_thing_that_can_be_picked(tmp_path: Path) -> None:
    (tmp_path / "answered.txt").write_text(ANSWERED, encoding="utf-8")
    run_local.build([tmp_path / "answered.txt"], tmp_path / "record.db", Settings(processes=1))
    app = create_app(tmp_path / "record.db")
    threads = json.loads(ask(app, "/threads.json").text)
    page = ask(app, f"/thread/{threads[0]['id']}").text
    cited = re.findall(r'href="(/cite\?(?:event|attribution)=\w+)"', page)
    assert len(cited) == len(threads[0]["steps"]) > 0
    assert all("Put into the dossier" in ask(app, one).text for one in cited)
