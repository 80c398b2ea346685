"""Review without a browser: forms of change, and what they refuse."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import urlencode

import pytest
from review_desk import CALLED, OFFER, PROPOSED, TOLD, Desk

from detente.record import Record, queries
from detente.record.queries import review as queue
from detente.views import review_change


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
        ("v_when", "tomorrow", "write 2 July 2007"),
        ("v_stance", "sung", "cannot be the stance"),
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
    assert "No state is called" in refused.text
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
