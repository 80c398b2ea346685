"""How a page is laid out: paragraphs, pieces, notes; periods; times in words; addresses."""

from __future__ import annotations

import socket
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from detente.errors import BadInput, BadRecord
from detente.record import Filter, Record
from detente.records import Basis, When, content_id
from detente.spans import Span
from detente.views.article import ArticleView, article
from detente.views.shapes import Head, Words, emphasised
from detente.web import layout, lists, render, server

NB = "\N{NO-BREAK SPACE}"
NAMES = ("offer", "framework", "hostile", "long")


@pytest.fixture(params=NAMES)
def view(request: pytest.FixtureRequest, desk_record: Path) -> ArticleView:
    with Record.open(desk_record, readonly=True) as record:
        return article(record, content_id(request.param))


def test_pieces_joined_are_the_text(view: ArticleView) -> None:
    shown = layout.paragraphs(view, layout.notes(view))
    assert "\n\n".join("".join(p.words for p in part.pieces) for part in shown) == view.text
    for part in shown:
        first = "".join(piece.words for piece in part.pieces)
        assert view.text[part.start : part.start + len(first)] == first
    assert [part.title for part in shown] == [True, *[False] * (len(shown) - 1)]


def test_every_item_has_one_number_one_note_and_one_place_in_the_text(view: ArticleView) -> None:
    notes = layout.notes(view)
    shown = layout.paragraphs(view, notes)
    assert {note.item.id for note in notes} == {one.id for one in (*view.said, *view.done)}
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    assert [note for part in shown for note in part.notes] == notes
    assert [ref for part in shown for piece in part.pieces for ref in piece.refs] == notes


def test_every_span_of_a_mark_has_one_anchor(view: ArticleView) -> None:
    shown = layout.paragraphs(view, layout.notes(view))
    anchors = [one for part in shown for piece in part.pieces for one in piece.anchors]
    assert len(anchors) == len(set(anchors))
    assert set(anchors) == {layout.anchor(mark.span) for mark in view.marks}


def test_the_pieces_of_an_item_are_its_words(view: ArticleView) -> None:
    notes = layout.notes(view)
    shown = layout.paragraphs(view, notes)
    for note in notes[:5]:
        lit = [p.words for part in shown for p in part.pieces if note.number in p.items]
        marked = sorted(m.span for m in view.marks if m.item == note.item.id)
        covered = {place for span in marked for place in range(span.start, span.end)}
        assert len("".join(lit)) == len(covered)


@pytest.mark.parametrize(
    ("when", "words", "period"),
    [
        (When("2007-07-03", date(2007, 7, 3), date(2007, 7, 3)), "3 Jul 2007", "2007"),
        (When("2007-07", date(2007, 7, 1), date(2007, 7, 31)), "Jul 2007", "2007"),
        (When("2007", date(2007, 1, 1), date(2007, 12, 31)), "2007", "2007"),
        (
            When(None, date(2001, 9, 8), date(2008, 5, 7)),
            "between 8 Sep 2001 and 7 May 2008",
            "2001–2008",
        ),
        (When(None, date(2001, 6, 16), date(2001, 6, 17)), "16 or 17 Jun 2001", "2001"),
        (When(None, date(2001, 6, 30), date(2001, 7, 1)), "30 Jun or 1 Jul 2001", "2001"),
        (When(None, date(2001, 6, 16), date(2001, 6, 19)), "between 16 and 19 Jun 2001", "2001"),
        (When(None, date(2001, 9, 8), None), "8 Sep 2001 or later", "2001 or later"),
        (When(None, None, date(2008, 5, 7)), "7 May 2008 or earlier", "2008 or earlier"),
        (When(), "undated", "Undated"),
    ],
)
def test_times_in_words_and_their_period(when: When, words: str, period: str) -> None:
    assert render.when_words(when).replace(NB, " ") == words
    assert lists.period(when) == period


@pytest.mark.parametrize(
    ("words", "placed"),
    [
        (f"3{NB}Jul{NB}2007", f"on 3{NB}Jul{NB}2007"),
        (f"Jul{NB}2007", f"in Jul{NB}2007"),
        ("2007", "in 2007"),
        (f"7{NB}May{NB}2008 or earlier", f"on or before 7{NB}May{NB}2008"),
        ("between a and b", "between a and b"),
        (f"16 or 17{NB}Jun{NB}2001", f"on 16 or 17{NB}Jun{NB}2001"),
    ],
)
def test_a_time_after_puts_it(words: str, placed: str) -> None:
    assert render.placed(words) == placed


def test_only_a_time_that_is_not_stated_is_marked() -> None:
    assert render.basis_words(When(basis=Basis.STATED)) == ""
    assert render.basis_words(When(basis=Basis.INFERRED)) == "inferred"


def test_words_are_emphasised_where_they_stand() -> None:
    around = Words((Span("a", 10, 30),), "x" * 4 + "hit" + "y" * 5 + "hat" + "z" * 5)
    inner = Words((Span("a", 14, 17), Span("a", 22, 25)), "hit … hat")
    assert emphasised(around, inner) == (
        ("xxxx", False), ("hit", True), ("yyyyy", False), ("hat", True), ("zzzzz", False),
    )  # fmt: skip
    assert emphasised(around, Words((Span("a", 90, 95),), "other")) == ((around.text, False),)


@pytest.mark.parametrize("url", ["javascript:alert(1)", " http://a", "data:text/html,x", "", None])
def test_other_addresses_are_no_links(url: str | None) -> None:
    assert render.safe_link(url) is None


def test_ids_are_quoted_in_addresses() -> None:
    assert render.entity_url("person:vladimir-putin") == "/entity/person:vladimir-putin"
    assert render.entity_url("a/b?c#d") == "/entity/a%2Fb%3Fc%23d"
    assert render.article_url("x", Words((Span("x", 3, 9),), "abcdef")) == "/article/x#s3-9"


def test_a_taken_port_is_said_and_the_usual_one_is_replaced() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        with pytest.raises(BadInput, match=str(number)):
            server.listen("127.0.0.1", number)
    with server.listen("127.0.0.1", server.PORT), server.listen("127.0.0.1", server.PORT) as other:
        assert server.address_of(other).startswith("http://127.0.0.1:")


def test_a_file_that_is_no_record_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(BadRecord):
        server.run(tmp_path / "none.db", port=0)


def test_an_address_beyond_this_machine_holds_a_token() -> None:
    with server.listen("127.0.0.1", 0) as listener:
        assert server.address_of(listener, "sesame").endswith("/?token=sesame")


def line(when: When) -> lists.One:
    return lists.One(when, Head("a", "a.txt", None, None, When()))


JUNE = date(2001, 6, 17)
THAT_DAY, UNTIL, LATER = When("2001-06-17", JUNE, JUNE), When(None, None, JUNE), When(None, JUNE)


def test_what_is_told_of_a_year_or_earlier_stands_behind_it_and_never_among_it() -> None:
    whole = lists.grouped(line(when) for when in (THAT_DAY, UNTIL, THAT_DAY, LATER, THAT_DAY))
    assert [(one.label, sum(len(day.lines) for day in one.days)) for one in whole] == [
        ("2001", 3),
        ("2001 or earlier", 1),
        ("2001 or later", 1),
    ]
    assert [one.label for one in lists.grouped(map(line, (UNTIL, THAT_DAY)))] == [
        "2001",
        "2001 or earlier",
    ]


def test_what_only_may_lie_in_the_days_asked_for_stands_apart() -> None:
    asked = Filter(start=date(2001, 6, 1), end=date(2001, 12, 31))
    over = When(None, date(2001, 5, 1), date(2001, 7, 1))
    found = lists.grouped(map(line, (over, THAT_DAY, UNTIL)), asked)
    assert [(one.label, one.may) for one in found] == [
        ("2001", False),
        ("2001", True),
        ("2001 or earlier", True),
    ]
    assert not any(one.may for one in lists.grouped(map(line, (over, THAT_DAY, UNTIL))))


def test_threads_of_one_heading_are_told_apart_by_their_parties() -> None:
    """Twice "Norway’s offer (2031)" beside an issue would be one offer counted twice."""
    macros: Any = render.environment().get_template("_thread.html").module
    one, other, third = (
        SimpleNamespace(heading=heading, parties=parties)
        for heading, parties in (
            ("Norway’s offer (2031)", ("Canada", "Norway")),
            ("Norway’s offer (2031)", ("Chad", "Norway")),
            ("A ban (2031)", ("Chad", "Norway")),
        )
    )
    assert "Canada and Norway" in macros.whose(one, (one, other, third))
    assert not macros.whose(third, (one, other, third))
