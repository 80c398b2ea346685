"""Views over the desk's record (tests/conftest.py), whose every row is known beforehand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.errors import TYPED, BadDate, BadInput, BadRecord, typed
from detente.export.across import ACROSS
from detente.export.figures import FIGURES
from detente.export.rows import FIELDS, header_of, row_of
from detente.export.tables import flat
from detente.record import Filter, Record
from detente.records import UNKNOWN, content_id
from detente.spans import Span
from detente.views.article import article, articles
from detente.views.asked import Asked, filter_of
from detente.views.dyad import dyad
from detente.views.entity import EntityCounts, entities, entity, named
from detente.views.events import events
from detente.views.events import one as one_event
from detente.views.home import home
from detente.views.issue import IssueLine, issue, issues
from detente.views.meaning import Near, NearIssue
from detente.views.said import one as one_attribution
from detente.views.said import said
from detente.views.search import Hit, search
from detente.views.shapes import GAP, Done, Head, Said, Words, when_label
from detente.views.sourcing import ArticleSources, OutletSources, by_article, by_outlet
from detente.views.timeline import TimelineItem, timeline

OFFER, FRAMEWORK, REPRINT, LONG = map(content_id, ("offer", "framework", "reprint", "long"))
PUTIN = "person:vladimir-putin"
ALL = Filter()


def labels(items: list[TimelineItem]) -> list[str]:
    return [when_label(item.when) for item in items]


# ------------------------------------------------------------------ timeline, said, events


def test_the_timeline_is_in_order_of_time(record: Record) -> None:
    items = timeline(record, Filter(article=OFFER))
    assert [(item.kind, item.what) for item in items] == [
        ("event_mention", "COOPERATE: military"),
        ("attribution", "called"),
        ("article", "published"),
        ("attribution", "told"),
        ("attribution", "described"),
        ("event_mention", "PROTEST"),
    ]
    assert labels(items) == ["2007-06-07"] * 2 + ["2007-06-09"] * 4


def test_an_interval_stands_where_it_begins_and_says_what_it_is(record: Record) -> None:
    first = timeline(record, ALL, limit=2)
    assert labels(first) == ["2001-09-08 to 2008-05-07"] * 2
    assert [item.article.id for item in first] == [FRAMEWORK] * 2
    assert all(item.undated is None for item in first)


def test_a_line_of_the_timeline_holds_who_whom_words_and_sentence(record: Record) -> None:
    offer = timeline(record, Filter(article=OFFER))[0]
    assert (offer.who, offer.whom, offer.standing) == (
        "Vladimir Putin", "United States", "offered",
    )  # fmt: skip
    assert offer.words and offer.words.text == "proposed"
    assert offer.sentence and offer.sentence.text.startswith("HARBOUR CITY")
    assert [one.id for one in offer.issues] == ["missile-defence"]
    told = timeline(record, Filter(article=OFFER))[3]
    assert (told.who, told.whom) == ("Vladimir Putin", "reporters")
    assert told.words and told.words.text == "“We are ready to share the data in real time,”"


def test_a_timeline_read_in_pages_is_the_timeline(record: Record) -> None:
    whole = [item.id for item in timeline(record, ALL)]
    paged: list[str] = []
    while page := timeline(record, ALL, limit=100, after=paged[-1] if paged else None):
        paged += [item.id for item in page]
    assert paged == whole
    assert len(whole) == len(set(whole)) > 500


def test_copies_are_folded_until_they_are_asked_for(record: Record) -> None:
    assert REPRINT not in [head.id for head in articles(record, ALL)]
    assert REPRINT in [head.id for head in articles(record, Filter(copies=True))]


def test_all_words_are_the_characters_that_the_spans_point_at(record: Record) -> None:
    texts = {head.id: article(record, head.id).text for head in articles(record, ALL)}
    for one in said(record, ALL, limit=50):
        for words in (one.cue, one.content, one.sentence):
            joined = "".join(texts[one.article.id][s.start : s.end] for s in words.spans)
            assert words.text == joined
    for done in events(record, ALL):
        assert done.anchor.text in done.sentence.text


def test_an_event_names_its_sides_its_condition_and_its_standing(record: Record) -> None:
    threat = events(record, Filter(standing=("threatened",)))
    assert [(done.act, done.actors[0].name, done.actors[0].state) for done in threat] == [
        ("PROTEST", "Russia", "RUS")
    ]
    assert threat[0].condition
    assert threat[0].condition.text == "if construction starts in Poland"


def test_a_single_item_is_found_by_its_id_or_refused(record: Record) -> None:
    first, deed = said(record, ALL, 1)[0], events(record, ALL, 1)[0]
    assert one_attribution(record, first.id) == first
    assert one_event(record, deed.id) == deed
    with pytest.raises(BadInput, match="no attribution 'x'"):
        one_attribution(record, "x")
    with pytest.raises(BadInput, match="no event mention 'x'"):
        one_event(record, "x")


# ------------------------------------------------------------------ an article


def test_the_pieces_of_an_article_joined_are_its_text(record: Record) -> None:
    for head in articles(record, Filter(copies=True)):
        view = article(record, head.id)
        assert "".join(piece.text for piece in view.pieces) == view.text
        for piece in view.pieces:
            end = piece.start + len(piece.text)
            for mark in piece.marks:
                span = view.marks[mark].span
                assert span.start <= piece.start < end <= span.end


def test_every_mark_is_whole_in_the_pieces(record: Record) -> None:
    view = article(record, OFFER)
    for place, mark in enumerate(view.marks):
        under = "".join(piece.text for piece in view.pieces if place in piece.marks)
        assert under == view.text[mark.span.start : mark.span.end]


def test_marks_overlap(record: Record) -> None:
    view = article(record, OFFER)
    kinds = [{view.marks[m].kind for m in piece.marks} for piece in view.pieces]
    assert any({"actor", "mention"} <= kind for kind in kinds)


def test_an_article_says_where_it_comes_from(record: Record) -> None:
    view = article(record, FRAMEWORK)
    assert view.provenance.published_why.startswith("Vladimir Putin is called president")
    assert view.provenance.stages[0] == "mentions/1"
    assert view.provenance.page_bytes == len(view.text.encode())
    assert [cut.kind for cut in article(record, OFFER).cuts] == ["credit", "crumb"]


def test_a_copy_and_its_original_know_each_other(record: Record) -> None:
    copy, original = article(record, REPRINT), article(record, OFFER)
    assert copy.original and copy.original[0].id == OFFER
    assert [head.id for head, _ in original.copies] == [REPRINT]


def test_the_beginning_of_an_id_is_enough(record: Record) -> None:
    assert article(record, OFFER[:6]).head.id == OFFER
    with pytest.raises(BadInput, match="no article 'zzz'"):
        article(record, "zzz")


# ------------------------------------------------------------------ who, issue, dyad, home


def test_an_entity_has_what_it_said_and_did(record: Record) -> None:
    view = entity(record, PUTIN)
    assert [one.content.text[:9] for one in view.said] == ["“It is a ", "“We are r"]
    assert [done.type for done in view.done] == ["COOPERATE"]
    assert [one.name for one in view.companions] == ["United States"]
    assert {head.id for head, _ in view.places} == {OFFER, FRAMEWORK}


def test_entities_are_listed_the_most_mentioned_first(record: Record) -> None:
    lines = entities(record)
    assert lines[0].entity.id == PUTIN
    assert [line.mentions for line in lines] == sorted(
        (line.mentions for line in lines), reverse=True
    )


def test_a_name_finds_an_entity_by_its_words(record: Record) -> None:
    for words in ("putin", "Vladimir Putin", "VLADIMIR", PUTIN):
        assert [line.entity.id for line in named(record, words)] == [PUTIN]


def test_an_issue_is_told_by_day(record: Record) -> None:
    view = issue(record, "missile-defence", ALL)
    assert [(day.label, len(day.items)) for day in view.days] == [
        ("2007-06-07", 1), ("2007-06-09", 2),
    ]  # fmt: skip
    assert view.parties[0][:2] == ("Vladimir Putin", PUTIN)
    assert [line.issue.id for line in issues(record)] == ["missile-defence"]


def test_a_dyad_is_two_directions(record: Record) -> None:
    view = dyad(record, "Moscow", "usa", ALL)
    assert (view.a, view.b) == ("RUS", "USA")
    assert [done.type for done in view.a_to_b] == ["COOPERATE"]
    assert view.b_to_a == ()
    assert dyad(record, "USA", "RUS", ALL).b_to_a == view.a_to_b


def test_a_dyad_wants_two_states(record: Record) -> None:
    with pytest.raises(BadInput, match="no state"):
        dyad(record, "Atlantis", "RUS", ALL)
    with pytest.raises(BadInput, match="same state"):
        dyad(record, "Russia", "Moscow", ALL)


def test_home_counts_what_is_there(record: Record) -> None:
    view = home(record)
    assert (view.counts.articles, view.counts.copies, view.counts.undated) == (5, 1, 1)
    assert (view.earliest, view.latest) == (date(2007, 6, 9), date(2011, 2, 3))
    assert [(head.id, why[:8]) for head, why in view.undated] == [(FRAMEWORK, "Vladimir")]
    assert [failure.skipped for failure in view.failures] == [False, True]


def test_an_empty_record_answers_everything_with_nothing(empty_record: Path) -> None:
    with Record.open(empty_record, readonly=True) as record:
        assert home(record).counts.articles == 0
        assert home(record).earliest is None
        assert timeline(record, ALL) == said(record, ALL) == events(record, ALL) == []
        assert entities(record) == issues(record) == search(record, "radar", ALL) == []
        assert issue(record, "missile-defence", ALL).days == ()


# ------------------------------------------------------------------ what was asked


def test_names_become_ids_and_states(record: Record) -> None:
    asked = Asked(by=("putin",), actor=("Russia",), recipient=("the United States",))
    where = filter_of(record, asked)
    assert (where.by, where.actors, where.recipients) == ((PUTIN,), ("RUS",), ("USA",))


def test_an_issue_an_outlet_and_days_are_understood(record: Record) -> None:
    asked = Asked(issue=("Missile Defense",), outlet=("harbor",), start="2007", end="2008-03")
    where = filter_of(record, asked)
    assert where.issues == ("missile-defence",)
    assert where.outlets == ("Harbour Post",)
    assert (where.start, where.end) == (date(2007, 1, 1), date(2008, 3, 31))


@pytest.mark.parametrize(
    ("asked", "said_"),
    [
        (Asked(by=("Putn",)), "near it: Vladimir Putin"),
        (Asked(by=("Nobody Atall",)), "nobody called 'Nobody Atall'"),
        (Asked(outlet=("Habour Post",)), "near it: Harbour Post"),
        (Asked(issue=("missile defense systems",)), "no issue"),
        (Asked(type=("CHAT",)), "there are: AGREE"),
        (Asked(standing=("maybe",)), "there are: actual"),
        (Asked(kind=("loud",)), "there are: direct"),
        (Asked(start="2008", end="2007"), "exchange them"),
        (Asked(by=("",)), "nobody called ''"),
    ],
)
def test_what_is_not_known_is_answered_with_what_is(
    record: Record, asked: Asked, said_: str
) -> None:
    with pytest.raises(BadInput) as raised:
        filter_of(record, asked)
    assert said_ in str(raised.value)


def test_a_day_that_is_none_is_refused(record: Record) -> None:
    with pytest.raises(BadDate):
        filter_of(record, Asked(start="2007-02-30"))


# ------------------------------------------------------------------ rows, and the Python handle


def test_rows_have_the_columns_that_an_empty_list_announces(record: Record) -> None:
    samples: dict[type, object] = {
        TimelineItem: timeline(record, ALL, 1)[0],
        Said: said(record, ALL, 1)[0],
        Done: events(record, ALL, 1)[0],
        Head: articles(record, ALL, 1)[0],
        Hit: search(record, "radar", ALL)[0],
        EntityCounts: entities(record)[0],
        IssueLine: issues(record)[0],
        OutletSources: by_outlet(record, ALL)[0],
        ArticleSources: by_article(record, ALL)[0],
        type(home(record).failures[0]): home(record).failures[0],
        Near: Near(timeline(record, ALL, 1)[0], 0.5, said(record, ALL, 1)[0].content),
        NearIssue: NearIssue(timeline(record, ALL, 1)[0], 0.5, issues(record)[0].issue),
    }
    assert samples.keys() == FIELDS.keys() - ACROSS.keys() - FIGURES.keys()
    for kind, item in samples.items():
        assert list(flat(row_of(item))) == header_of(kind)


_LISTED = (TimelineItem, Said, Done, Hit, EntityCounts, IssueLine)


def test_every_field_of_every_list_is_documented() -> None:
    text = (Path(__file__).parent.parent / "docs" / "commands.md").read_text(encoding="utf-8")
    for kind in (*_LISTED, OutletSources, ArticleSources, *ACROSS):
        missing = [name for name in FIELDS[kind] if f"`{name}`" not in text]
        assert missing == [], kind


def test_python_opens_a_record_and_asks_in_words(desk_record: Path) -> None:
    with detente.open(desk_record) as desk:
        found = desk.said(by="Putin", start="2007-06", limit=5)
        assert [one.content.text[:9] for one in found] == ["“It is a ", "“We are r"]
        assert len(desk.events(actor=["Putin", "Russia"])) == 2
        assert desk.timeline(issue="missile defence")[0].what == "COOPERATE: military"
        assert desk.who("putin")[0].entity.id == PUTIN
        assert desk.search("radar")[0].article.id == desk.article(OFFER).head.id
        with pytest.raises(BadInput, match="did you mean 'actor'"):
            desk.events(actr="Putin")
        inside = desk.said(article=OFFER)
        assert {one.article.id for one in inside} == {OFFER}
        assert desk.joined(told="alone") == []
        assert len(desk.said(by={"Putin", "Bush"}, dated="within", start="2007")) > 1
        assert desk.said(by=None, limit=3) == desk.said(limit=3)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"by": 3}, "'by' is a text, not 3"),
        ({"by": ["Putin", b"x"]}, "'by' is a text, not b'x'"),
        ({"by": "Put\ud800in"}, "no UTF-8 text"),
        ({"by": "\udcff"}, r"no UTF-8 text \(b'\\xff'\)"),
        ({"start": 2007}, "'start' is a text, not 2007"),
        ({"copies": "no"}, "'copies' is True or False, not 'no'"),
        ({"since": "3"}, "'since' is a number"),
        ({"told": "0000001" + "9" * 5000}, "a number of outlets"),
        ({"told": "²"}, "a number of outlets"),
        ({"limit": -1}, "not -1"),
        ({"limit": "3"}, "not '3'"),
        ({"limit": 2**70}, "larger than any record"),
    ],
)
def test_what_no_filter_takes_is_told(desk_record: Path, asked: dict[str, Any], why: str) -> None:
    with detente.open(desk_record) as desk, pytest.raises(BadInput, match=why):
        desk.said(**asked)


def test_what_is_no_text_is_told_by_every_question(desk_record: Path) -> None:
    with detente.open(desk_record) as desk:
        wrong: Any = None
        for ask in (desk.article, desk.search, desk.near, desk.compare, desk.who, desk.cite,
                    desk.positions, lambda none: desk.dyad("USA", none)):  # fmt: skip
            with pytest.raises(BadInput, match="is a text, not None"):
                ask(wrong)
        with pytest.raises(BadInput, match="'span' is a text"):
            desk.cite(OFFER, "chicago", wrong)
    with pytest.raises(BadInput, match="give its path, not None"):
        detente.open(wrong)
    with pytest.raises(BadRecord, match="is closed; open it again"):
        desk.said()


def test_positions_take_a_state_as_a_dyad_does(desk_record: Path) -> None:
    with detente.open(desk_record) as desk:
        called = desk.positions("missile-defence", "Russia")
        assert called == desk.positions("missile-defence", "RUS")
        with pytest.raises(BadInput, match="'Atlantis' is no state"):
            desk.positions("missile-defence", "Atlantis")


def test_what_was_typed_is_told_in_a_length_that_can_be_read() -> None:
    assert typed("RUS") == "RUS"
    assert typed("x" * 500) == "x" * TYPED + "…"


def test_a_cue_stands_in_the_words_of_the_text() -> None:
    head = Head("a", "a.txt", None, "A", UNKNOWN, agency="Meridian Wire", byline="Meridian Wire")
    words = Words((Span("a", 0, 1),), "A")
    said = Said("s", head, "indirect", "believed", None, words, words, words, UNKNOWN)
    assert replace(said, cue=Words((), "does not believe")).verb == "does not believe"
    assert replace(said, cue=Words((), f"Had told{GAP}of")).verb == "had told of"
    assert replace(said, cue=Words((), "")).verb == "believed"
    assert head.writer == ""
    assert replace(head, byline="Ann Vale").writer == "Ann Vale"
