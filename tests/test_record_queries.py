"""Questions to a record: each answer is the one that looking at every row would give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import toys

from detente.errors import BadInput
from detente.record import Filter, Record, health, links, namesakes, queries, write
from detente.record.queries import narrow
from detente.records import (
    UNKNOWN,
    Article,
    Attribution,
    Basis,
    Copy,
    EventMention,
    When,
    content_id,
)

COUNT = 24
OUTLETS = ("Kestrel", "Harbour Post", None)
PEOPLE = {name: "person:" + content_id(name) for name in toys.NAMES}


def published(n: int) -> When:
    """Days, whole months, open starts, open ends, and nothing at all."""
    day = date(2007, 1, 1) + timedelta(days=11 * n)
    return (
        When(day.isoformat(), day, day, Basis.STATED),
        When(f"{day:%Y-%m}", day.replace(day=1), day.replace(day=28), Basis.STATED),
        When(None, None, day, Basis.INFERRED),
        When(None, day, None, Basis.INFERRED),
        UNKNOWN,
    )[n % 5]


def draft(n: int) -> Article:
    text = f"Round {n}\n\n" + "\n\n".join(toys.sentence(n + 7 * k) for k in range(3))
    _, made = toys.article(text, f"pile/{n:02}.txt")
    return replace(made, published=published(n), outlet=OUTLETS[n % 3])


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path = tmp_path_factory.mktemp("queries") / "r.db"
    with Record.open(path, create=True) as made:
        for n in range(COUNT):
            article = draft(n)
            page, _ = toys.article(article.text, article.path)
            write.keep_page(made, page)
            write.write_article(made, article, "made")
            write.write_reading(made, toys.reading(article), "read", ["toys/1"])
        links.write_copies(made, [Copy(draft(1).id, draft(0).id, 0.9, "alike")])
        one, other = PEOPLE["Tam Oru"], PEOPLE["Ilse Horn"]
        with made.writing():
            namesakes.put_links(made, [one], [(one, other, 0.9, "for the sake of this test")])
            links.settle_entities(made)
        assert list(health.faults(made)) == []
    with Record.open(path, readonly=True) as ready:
        yield ready


FILTERS = [
    Filter(),
    Filter(copies=True),
    Filter(actors=("ALD",)),
    Filter(actors=("ALD",), recipients=("BOR",)),
    Filter(actors=("ALD", "BOR"), recipients=(PEOPLE["Tam Oru"],)),
    Filter(by=("CYR",)),
    Filter(by=(PEOPLE["Ilse Horn"],), copies=True),
    Filter(entities=(PEOPLE["Aro Vale"],)),
    Filter(issues=("missile-defence",)),
    Filter(issues=("trade",)),
    Filter(outlets=("Kestrel",)),
    Filter(outlets=("Kestrel", "Harbour Post"), by=("ALD",)),
    Filter(kinds=("direct",)),
    Filter(types=("CONSULT",), standing=("actual",)),
    Filter(types=("FIGHT",)),
    Filter(start=date(2007, 3, 1)),
    Filter(end=date(2007, 3, 1)),
    Filter(start=date(2007, 2, 1), end=date(2007, 4, 30)),
    Filter(start=date(2007, 2, 1), end=date(2007, 4, 30), undated=True),
    Filter(undated=False),
    Filter(article=draft(3).id),
    Filter(article=draft(3).id[:5]),
    Filter(words="shield AND discussed"),
    Filter(words='"talked of the"', by=("ALD",)),
    Filter(words="shield AND discussed", outlets=("Kestrel",)),
    Filter(words="talk*", outlets=("Kestrel",), by=("ALD",), start=date(2007, 2, 1)),
    Filter(words="shield", outlets=("No such outlet",)),
]


def every(kind: str) -> list[tuple[Article, Any]]:
    """Every item with its article, in no order."""
    found = []
    for article in map(draft, range(COUNT)):
        reading = toys.reading(article)
        if kind == "article":
            found.append((article, article))
        else:
            of = Attribution if kind == "attribution" else EventMention
            found += [(article, item) for item in reading.of(of)]
    return found


def one(entity: str | None) -> str | None:
    """The entity, after the links of the record."""
    both = (PEOPLE["Tam Oru"], PEOPLE["Ilse Horn"])
    return min(both) if entity in both else entity


def among(sides: tuple[str, ...], found: set[tuple[str | None, str | None]]) -> bool:
    wanted = {one(side) for side in sides}
    return any(one(entity) in wanted or state in wanted for entity, state in found)


def passes(where: Filter, article: Article, item: Any) -> bool:
    """The meaning of a filter, told the long way."""
    if article.id == draft(1).id and not where.copies:
        return False
    if where.article and not article.id.startswith(where.article):
        return False
    if where.outlets and article.outlet not in where.outlets:
        return False
    return in_days(where, article, item) and by_sides(where, item) and by_words(where, item)


def in_days(where: Filter, article: Article, item: Any) -> bool:
    """By its own time, else by the day on which it was told."""
    when = UNKNOWN if isinstance(item, Article) else item.when
    if when == UNKNOWN:
        when = article.published
    dated = bool(when.earliest or when.latest)
    if where.undated is False and not dated:
        return False
    if not (where.start or where.end):
        return True
    if not dated:
        return where.undated is True
    starts = not where.end or not when.earliest or when.earliest <= where.end
    return starts and (not where.start or not when.latest or when.latest >= where.start)


def tells_an_act(where: Filter, said: Attribution) -> bool:
    """Whether such an act is told on its word, or by its cue."""
    acts = [act for _, act in every("event_mention") if act.article == said.article]
    return any(
        (act.said_by == said.id or any(act.anchor.overlaps(cue) for cue in said.cue))
        and (not where.types or act.type in where.types)
        and (not where.standing or act.standing in where.standing)
        for act in acts
    )


def by_sides(where: Filter, item: Any) -> bool:
    names = {PEOPLE[name]: state for name, state in toys.NAMES.items()}
    if isinstance(item, Article):
        named = {(PEOPLE[n], state) for n, state in toys.NAMES.items() if n in item.text}
        sides = (where.actors, where.recipients, where.by, where.entities)
        return all(not side or among(side, named) for side in sides)
    if isinstance(item, Attribution):
        source = {(item.source_entity, names.get(item.source_entity or ""))}
        tests = [
            not where.actors or among(where.actors, source),
            not where.by or among(where.by, source),
            not where.entities or among(where.entities, source),
            not where.recipients,
            not where.kinds or item.kind in where.kinds,
            not (where.types or where.standing) or tells_an_act(where, item),
        ]
        return all(tests)
    actors = {(side.entity, side.state) for side in item.actors}
    recipients = {(side.entity, side.state) for side in item.recipients}
    tests = [
        not where.actors or among(where.actors, actors),
        not where.recipients or among(where.recipients, recipients),
        not where.entities or among(where.entities, actors | recipients),
        not where.by,
        not where.types or item.type in where.types,
        not where.standing or item.standing in where.standing,
    ]
    return all(tests)


def by_words(where: Filter, item: Any) -> bool:
    """Every attribution of the pile has the shield, every article all of it, no meeting any."""
    shield = "missile-defence" in where.issues or not where.issues
    if isinstance(item, Attribution):
        return shield and where.words in (None, "shield AND discussed")
    if isinstance(item, EventMention):
        return not where.issues and not where.words
    return shield


def wanted(kind: str, where: Filter) -> set[str]:
    return {item.id for article, item in every(kind) if passes(where, article, item)}


LISTS = {
    "attribution": (queries.attributions, queries.count_attributions),
    "event_mention": (queries.event_mentions, queries.count_event_mentions),
    "article": (queries.article_heads, queries.count_articles),
}


@pytest.mark.parametrize("rare", [0, 4000])
@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("where", FILTERS, ids=str)
def test_a_filter_lets_through_what_it_says(
    record: Record, monkeypatch: pytest.MonkeyPatch, where: Filter, kind: str, rare: int
) -> None:
    """Both ways of asking, by the rarest condition and by walking in order of time, agree."""
    monkeypatch.setattr(narrow, "RARE", rare)
    listed, counted = LISTS[kind]
    found = [item.id for item in listed(record, where)]
    assert len(found) == len(set(found))
    assert set(found) == wanted(kind, where)
    assert counted(record, where) == len(found)


@pytest.mark.parametrize("where", FILTERS, ids=str)
def test_slices_make_up_the_whole_list(record: Record, where: Filter) -> None:
    whole = queries.moments(record, where)
    found: list[queries.Moment] = []
    while part := queries.moments(record, where, 7, found[-1].id if found else None):
        found += part
    assert found == whole


def test_a_timeline_is_in_order_and_the_undated_come_last(record: Record) -> None:
    found = queries.moments(record, Filter(copies=True))
    assert {moment.kind for moment in found} == set(LISTS)
    heads = {head.id: head for head in queries.article_heads(record, Filter(copies=True))}
    order = [heads[m.id].published for m in found if m.kind == "article"]
    days = [when.earliest or when.latest for when in order]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days[: len(dated)] == dated


def test_of_one_day_the_article_stands_before_what_it_tells_in_order(record: Record) -> None:
    said = queries.attributions_in(record, draft(0).id)
    assert [a.content[0].start for a in said] == sorted(a.content[0].start for a in said)


def test_a_list_that_cannot_go_on_says_so(record: Record) -> None:
    with pytest.raises(BadInput, match="start it again"):
        queries.moments(record, Filter(), 5, "no such id")


# ------------------------------------------------------------------ entities, search, counts


def test_linked_entities_answer_as_one(record: Record) -> None:
    leader = min(PEOPLE["Tam Oru"], PEOPLE["Ilse Horn"])
    for name in ("Tam Oru", "Ilse Horn"):
        found = queries.entity(record, PEOPLE[name])
        assert found and found.entity.id == leader
        assert {found.entity.name, *found.entity.names} == {"Tam Oru", "Ilse Horn"}
    assert len(queries.entities(record)) == 2
    for said in queries.attributions(record, Filter(by=(leader,))):
        assert said.source_entity == leader
    assert [one.id for one in queries.entities_named(record, "oru tam")] == [leader]
    assert queries.entities_named(record, "or ta") == []


def test_counts_of_an_entity_are_those_of_its_lists(record: Record) -> None:
    for counted in queries.entities(record):
        side = (counted.entity.id,)
        assert counted.said == len(queries.attributions(record, Filter(by=side)))
        assert counted.received == len(queries.event_mentions(record, Filter(recipients=side)))
        places = queries.mentioned_in(record, counted.entity.id)
        assert sum(n for _, n in places) == counted.mentions


def test_with_whom(record: Record) -> None:
    aro = PEOPLE["Aro Vale"]
    leader = min(PEOPLE["Tam Oru"], PEOPLE["Ilse Horn"])
    together = queries.with_whom(record, aro)
    both = len(queries.event_mentions(record, Filter(entities=(aro,))))
    assert [(one.id, one.events) for one in together] == [(leader, both)]


def test_search_finds_forms_phrases_and_marks_them(record: Record) -> None:
    found = queries.search(record, Filter(words="discussing"))
    assert len(found) == COUNT - 1
    assert "\x02discussed\x03" in found[0].snippet
    assert queries.search(record, Filter(words='"terrace again"')) == []
    assert len(queries.search(record, Filter(words="terrace", outlets=("Kestrel",)))) == 8
    slices: list[str] = []
    while part := queries.search(
        record, Filter(words="discussing"), 5, slices[-1] if slices else None
    ):
        slices += [hit.id for hit in part]
    assert slices == [hit.id for hit in found]


@pytest.mark.parametrize("words", ['"open', "AND", "a NEAR(", "^", "nothing: a"])
def test_a_search_that_cannot_be_followed_is_refused(record: Record, words: str) -> None:
    with pytest.raises(BadInput):
        queries.search(record, Filter(words=words))
    with pytest.raises(BadInput):
        queries.attributions(record, Filter(words=words))


def test_counts_agree_with_the_lists(record: Record) -> None:
    counts = queries.counts(record)
    assert (counts.articles, counts.copies, counts.pages) == (COUNT, 1, COUNT)
    assert counts.attributions == len(queries.attributions(record, Filter()))
    assert counts.event_mentions == len(queries.event_mentions(record, Filter()))
    assert counts.undated == len(queries.undated(record)) > 0
    assert (counts.outlets, sum(n for _, n in queries.outlets(record))) == (2, COUNT)
    assert [(one.issue, one.articles) for one in queries.issue_counts(record)] == [
        ("missile-defence", COUNT)
    ]
    first, last = queries.span_of_time(record)
    assert first == date(2007, 1, 1) and last and last.year == 2007


def test_issues_come_by_what_was_said_and_done_on_them(tmp_path: Path) -> None:
    with Record.open(tmp_path / "issues.db", create=True) as record, record.writing():
        for issue, articles, said, done in (("a", 9, 1, 1), ("b", 1, 2, 2), ("c", 8, 2, 1)):
            for kind, n in (("article", articles), ("attribution", said), ("event_mention", done)):
                record.run(
                    "insert into tallies (name, key, part, n) values (?, ?, '', ?)",
                    (f"issue {kind}", issue, n),
                )
        assert [one.issue for one in queries.issue_counts(record)] == ["b", "c", "a"]


def test_months_add_up_to_the_lists(record: Record) -> None:
    done = queries.event_mentions(record, Filter(undated=False))
    assert sum(n for _, n in queries.months(record, "event_mentions")) == len(done)
    pair = Filter(
        actors=("ALD",), recipients=("BOR",), start=date(2007, 2, 1), end=date(2007, 2, 28)
    )
    months = dict(queries.dyad_months(record, "ALD", "BOR"))
    starts = [e for e in queries.event_mentions(record, pair) if e.when.earliest]
    assert months["2007-02"] == sum(e.when.earliest.month == 2 for e in starts if e.when.earliest)


def test_articles_by_the_beginning_of_their_id(record: Record) -> None:
    ident = draft(5).id
    found = queries.article(record, ident[:10])
    assert found and found.id == ident
    assert queries.article(record, "zz") is None
    starts = [draft(n).id[0] for n in range(COUNT)]
    common = next(letter for letter in starts if starts.count(letter) > 1)
    with pytest.raises(BadInput, match="several"):
        queries.article(record, common)


def test_every_list_is_answered_by_an_index(record: Record) -> None:
    """No question of a screen may look at every row of a large table without order."""
    for table, where in product(("attributions", "event_mentions", "articles"), FILTERS):
        plan = narrow.plan(record, table, where)
        rows = record.rows(f"explain query plan select m.id {plan.sql} limit 50", plan.values)
        told = [row[3] for row in rows]
        assert not any(line == "SCAN m" for line in told), (table, where, told)
