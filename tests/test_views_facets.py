"""Facets: every number beside a list is the length of the list that its link leads to."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from detente.errors import BadInput
from detente.record import Filter, Record, write
from detente.record.queries.facets import TIMELINE, facet_counts
from detente.record.queries.last_build import before_last_build, last_page
from detente.records import Article, Page
from detente.views import saved
from detente.views.asked import Asked, filter_of
from detente.views.facets import LISTS, facets, total
from detente.views.saved import Saved
from detente.views.search import query_of, search, search_done, search_said
from detente.web import across, screens

VIEWS = {one.name: one.view for one in (*screens.LISTS, *across.LINK_SCREENS)}
ASKED = (
    Asked(),
    Asked(copies=True),
    Asked(start="2007", end="2007"),
    Asked(issue=("missile-defence",)),
    Asked(words="radar"),
    Asked(outlet=("harbour", "Kestrel")),
    Asked(actor=("putin",)),
    Asked(since=2),
)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: str(asked)[6:60])
def test_a_number_is_the_length_of_the_list_behind_it(
    desk_record: Path, name: str, asked: Asked
) -> None:
    with Record.open(desk_record, readonly=True) as record:
        where = filter_of(record, asked)
        found = facets(record, name, where, None)
        assert found.total == len(VIEWS[name](record, where, None, None))
        for facet in found.facets:
            for value in facet.values or ():
                chosen = filter_of(record, narrowed(asked, name, facet.field, value.value))
                listed = len(VIEWS[name](record, chosen, None, None))
                if facet.field == "year":  # the list also shows what may lie in that year
                    assert value.n <= listed, (facet, value)
                else:
                    assert value.n == listed, (facet, value)


def narrowed(asked: Asked, name: str, field: str, value: str) -> Asked:
    if field == "year":
        return replace(asked, start=value, end=value)
    if field in ("state", "actor"):
        own = replace(asked, actor=()) if name == "said" else asked
        return replace(own, **{"by" if name == "said" else "actor": (value,)})
    return replace(asked, **{field: (value,)})


def test_the_desk_has_something_to_count(desk_record: Path) -> None:
    with Record.open(desk_record, readonly=True) as record:
        found = {f.field: f.values for f in facets(record, "timeline", Filter(), None).facets}
    assert ("2007", "2007") in [(v.value, v.name) for v in found["year"] or ()]
    assert [v.name for v in found["standing"] or ()] == ["offered", "threatened"]
    assert "Vladimir Putin" in [v.name for v in found["actor"] or ()]
    assert "Russia" in [v.name for v in found["state"] or ()]


def test_what_there_is_no_time_for_is_not_counted_rather_than_guessed(desk_record: Path) -> None:
    with Record.open(desk_record, readonly=True) as record:
        where = Filter(words='"point"')
        late = facet_counts(record, "attributions", where, ("outlet", "kind"), seconds=-1.0)
        assert late.total is None
        assert late.by_field == {"outlet": None, "kind": None}
        whole = facet_counts(record, "attributions", where, ("outlet", "kind"))
        assert whole.total == 520
        assert whole.by_field["kind"] == (("direct", 520),)
        merged = facet_counts(record, TIMELINE, where, ())
        assert merged.total == 521
        assert total(record, "said", where) in (520, None)


def test_what_came_in_since_a_page(desk_record: Path) -> None:
    with Record.open(desk_record, readonly=True) as record:
        last = last_page(record)
        assert last == 5
        assert before_last_build(record) is None  # made by hand: nothing was ever built
        whole = facets(record, "articles", Filter(copies=True), None).total
        later = facets(record, "articles", Filter(copies=True, since=last - 1), None).total
        assert (whole, later) == (5, 1)


# ------------------------------------------------------------------ search


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("radar shield", '"radar" AND "shield"'),
        ("NEAR(radar shield, 5)", 'NEAR("radar" "shield", 5)'),
        ("radar NEAR/3 shiel* -Poland", 'NEAR("radar" "shiel"*, 3) NOT "poland"'),
        ("radar NEAR shield", 'NEAR("radar" "shield", 10)'),
        ("near the radar", '"near" AND "the" AND "radar"'),
        ("NEAR(radar)", '"radar"'),
    ],
)
def test_words_near_each_other(words: str, query: str) -> None:
    assert query_of(words).casefold() == query.casefold()


@pytest.mark.parametrize(
    "words",
    ["NEAR(", 'NEAR(" OR "", 5)', "a NEAR/999 b", "title: x", "* *", "x NEAR/5 -", '"a" NEAR/2 "b"',
     "{title} : x", "a AND NOT", "x*)(", "NEAR(a b, 5) OR c"],
)  # fmt: skip
def test_any_words_are_a_search(desk_record: Path, words: str) -> None:
    with Record.open(desk_record, readonly=True) as record:
        try:
            for find in (search, search_said, search_done):
                find(record, words, Filter())
        except BadInput as error:
            assert "nothing to search for" in str(error)


def test_a_headline_with_the_words_comes_first(tmp_path: Path) -> None:
    often = "Ferries", "The pier, the pier and the pier. " * 20
    headed = "A pier for Aldera", "Nobody was in a hurry to pay. " * 60
    with Record.open(tmp_path / "x.db", create=True) as record:
        for title, body in (often, headed):
            text = f"{title}\n\n{body}"
            sha = hashlib.sha256(text.encode()).hexdigest()
            write.keep_page(record, Page(sha, text.encode(), title, "text/plain"))
            article = Article(title, sha, title, text, len(title) + 2, title)
            write.write_article(record, article, "by hand")
        found = [hit.article.name for hit in search(record, "pier", Filter())]
        assert found == ["A pier for Aldera", "Ferries"]
        after = search(record, "pier", Filter(), 1, headed[0])
        assert [hit.article.name for hit in after] == ["Ferries"]


@pytest.mark.parametrize("by_time", [False, True])
def test_pages_of_a_search_have_each_once(desk_record: Path, by_time: bool) -> None:
    with Record.open(desk_record, readonly=True) as record:
        whole = [hit.id for hit in search_said(record, "point", Filter(), by_time=by_time)]
        paged: list[str] = []
        while part := search_said(
            record, "point", Filter(), 100, paged[-1] if paged else None, by_time
        ):
            paged += [hit.id for hit in part]
    assert paged == whole
    assert len(set(whole)) == 520


def test_words_are_marked_in_place(desk_record: Path) -> None:
    with Record.open(desk_record, readonly=True) as record:
        (hit,) = search_said(record, "data", Filter())
        assert [one.text for one in hit.words if one.hit] == ["data"]
        assert "".join(one.text for one in hit.words) == hit.said.content.text
        (deed,) = search_done(record, "suspend*", Filter())
        assert [one.text for one in deed.words if one.hit] == ["suspend"]


# ------------------------------------------------------------------ saved searches


def test_saved_searches_are_kept_beside_the_record(tmp_path: Path) -> None:
    record = tmp_path / "x.db"
    assert saved.saved(record) == []
    saved.keep(record, Saved("Radar", "/search?q=radar", 3))
    saved.keep(record, Saved(" kosovo ", "/said?issue=kosovo", 3))
    saved.keep(record, Saved("Radar", "/search?q=radar*", 4))
    assert saved.saved(record) == [
        Saved("kosovo", "/said?issue=kosovo", 3), Saved("Radar", "/search?q=radar*", 4),
    ]  # fmt: skip
    saved.mark_seen(record, "Radar", 9)
    saved.delete(record, "kosovo")
    assert saved.saved(record) == [Saved("Radar", "/search?q=radar*", 9)]
    assert [one.name for one in tmp_path.iterdir()] == ["x.db.searches.json"]


@pytest.mark.parametrize(
    ("name", "address"),
    [("", "/said"), ("x" * 81, "/said"), ("a\x1b[2J", "/said"), ("a", "https://evil.example/"),
     ("a", "//evil.example/"), ("a", "/\\evil"), ("a", "/said?" + "x" * 5000)],
)  # fmt: skip
def test_what_cannot_be_saved(tmp_path: Path, name: str, address: str) -> None:
    with pytest.raises(BadInput):
        saved.keep(tmp_path / "x.db", Saved(name, address, 0))


FORGED = '{{"searches": [{{"name": "a{}", "address": "{}", "seen": {}}}]}}'


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"searches": [{}]}', '{"searches": 1}', "\0", "[" * 100_000,
     FORGED.format("", "javascript:alert(1)", 1), FORGED.format("\\u202e", "/said", 1),
     FORGED.format("\\ud800", "/said", 1), FORGED.format("", "/said", 10**30)],
    ids=lambda text: text[:60],
)  # fmt: skip
def test_a_broken_file_is_told_and_left(tmp_path: Path, text: str) -> None:
    record = tmp_path / "x.db"
    saved.place(record).write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be read as saved searches"):
        saved.keep(record, Saved("a", "/said", 0))
    assert saved.place(record).read_text(encoding="utf-8") == text


def test_a_year_counts_only_what_is_known_to_lie_in_it(desk_record: Path) -> None:
    with Record.open(desk_record, readonly=True) as record:
        found = facets(record, "articles", filter_of(record, Asked()), None)
    years = next(facet.values or () for facet in found.facets if facet.field == "year")
    assert [(one.value, one.n) for one in years] == [("2007", 1), ("2010", 1), ("2011", 1)]
