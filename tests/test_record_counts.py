"""Counts that are kept say what counting the rows says, whatever happened to them."""

from __future__ import annotations

import importlib
import itertools
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from plain_index import index_of

from detente.linked import Event
from detente.reading import Reading
from detente.record import Filter, Record, health, judgements, queries, schema, targets, write
from detente.record.queries import acts, matrix
from detente.record.queries.facets import FIELDS, facet_counts
from detente.records import Attribution, Basis, EventMention, When
from detente.run_local import linking
from detente.run_local.building import quiet
from detente.views.dyad import index_between

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
bench: Any = importlib.import_module("linking")

PILE = 40
KIM = "person:kim"
ALL, COUNTED = Filter(), Filter(undated=True)
"""Two filters that let everything through; only of the first are the counts kept."""


@pytest.fixture(scope="module")
def pile() -> list[Reading]:
    """Invented articles, several to an event, some of them reprints, some without a date; every
    other one tells of the two states between which most happens.
    """
    coming = list(itertools.islice(bench.readings(), 8 * PILE))
    crowded = [reading for reading in coming if sides(reading) == set(bench.CROWDED)]
    others = [reading for reading in coming if sides(reading) != set(bench.CROWDED)]
    return [*crowded[: PILE // 2], *others[: PILE // 2]]


def sides(reading: Reading) -> set[str | None]:
    """The states of the first act that an article tells."""
    act = reading.of(EventMention)[0]
    return {side.state for side in (*act.actors, *act.recipients)}


@pytest.fixture
def record(pile: list[Reading], tmp_path: Path) -> Iterator[Record]:
    """The pile, linked; what the tests do to it is counted at the end."""
    with Record.open(tmp_path / "r.db", create=True) as made:
        bench.written(made, iter(pile), len(pile))
        linking.link(made, quiet, lambda _: None)
        yield made
        assert list(health._tallies(made)) == []


QUESTIONS: dict[str, Callable[[Record, Filter], object]] = {
    "outlets and their events": queries.outlet_events,
    "outlets and their sources": queries.outlet_sources,
    "articles and their sources": queries.article_sources,
    "events": queries.count_events,
    "who acts on whom": matrix.pair_counts,
    "years": lambda record, where: matrix.period_counts(record, where, "year"),
    "months": lambda record, where: matrix.period_counts(record, where, "month"),
}


def agrees(record: Record) -> None:
    for name, ask in QUESTIONS.items():
        assert ask(record, ALL) == ask(record, COUNTED), name


def test_kept_counts_are_those_of_the_rows(record: Record) -> None:
    agrees(record)
    assert queries.outlet_events(record, ALL)
    assert queries.outlet_sources(record, ALL)
    pairs: dict[tuple[str, str], set[str]] = {}
    for one, other, event in record.rows("select actor, recipient, event from event_dyads"):
        pairs.setdefault((min(one, other), max(one, other)), set()).add(event)
    assert queries.event_dyads(record) == sorted(
        ((*pair, len(events)) for pair, events in pairs.items()),
        key=lambda one: (-one[2], *one[:2]),
    )


@pytest.mark.parametrize("kind", ["articles", "attributions", "event_mentions", "events"])
def test_kept_facets_are_those_of_the_rows(record: Record, kind: str) -> None:
    fields = [field for field in FIELDS if field != "actor" or kind != "event_mentions"]
    kept = facet_counts(record, kind, ALL, fields)
    counted = facet_counts(record, kind, COUNTED, fields)
    assert kept == counted
    assert kept.total


@pytest.mark.parametrize("month", [1, 7])
def test_whole_months_are_counted_from_the_kept_ones(record: Record, month: int) -> None:
    where = Filter(start=date(2003, month, 1), end=date(2010, month, 31))
    assert matrix.period_counts(record, where, "month") == matrix.period_counts(
        record, replace(where, copies=False, undated=False), "month"
    )


def test_a_judgement_changes_them(record: Record) -> None:
    said = queries.attributions(record, ALL, 1)[0]
    article = queries.article(record, said.article)
    assert article
    about = targets.on_attribution(article, said)
    whole = sum(one.institution for one in queries.outlet_sources(record, ALL))
    wrong = judgements.judge(record, about.says("wrong", KIM))
    agrees(record)
    assert sum(one.institution for one in queries.outlet_sources(record, ALL)) == whole - 1
    judgements.judge(record, targets.undo(wrong, KIM))
    agrees(record)
    assert sum(one.institution for one in queries.outlet_sources(record, ALL)) == whole


def test_a_source_that_a_person_names_is_sorted_anew(record: Record) -> None:
    said = queries.attributions(record, ALL, 1)[0]
    article = queries.article(record, said.article)
    assert article
    about = targets.on_attribution(article, said)
    changed = {"source_entity": "person:tam-oru", "source_name": "Tam Oru"}
    judgements.judge(record, about.says("changed", KIM, value=changed))
    agrees(record)
    assert sum(one.named for one in queries.outlet_sources(record, ALL)) == 1


def test_an_outlet_that_a_person_gives_moves_them(record: Record) -> None:
    about = targets.on_article("outlet", queries.attributions(record, ALL, 1)[0].article)
    judgements.judge(record, about.says("changed", KIM, value={"outlet": "Kestrel"}))
    agrees(record)
    assert "Kestrel" in {one.key for one in queries.outlet_sources(record, ALL)}


def test_an_article_that_goes_takes_its_part_along(record: Record, pile: list[Reading]) -> None:
    before = sum(one.events for one in queries.outlet_events(record, ALL))
    for reading in pile[: PILE // 2]:
        write.remove_article(record, reading.article.id)
    assert list(health._tallies(record)) == []
    linking.link(record, quiet, lambda _: None)
    agrees(record)
    assert 0 < sum(one.events for one in queries.outlet_events(record, ALL)) < before


def test_reading_again_changes_nothing(record: Record, pile: list[Reading]) -> None:
    before = health.fingerprint(record)
    for reading in pile[:5]:
        write.write_reading(record, reading, "read", ["bench/1"])
    linking.link(record, quiet, lambda _: None)
    assert health.fingerprint(record) == before


WITHIN = [
    Filter(start=date(2003, 5, 7), end=date(2011, 9, 12)),
    Filter(start=date(2007, 2, 3)),
    Filter(end=date(2009, 11, 30)),
    Filter(start=date(2005, 6, 7), end=date(2012, 1, 2), doubtful=False),
]
"""Days within which some of the pile lies, and an article may attribute things on both sides."""


@pytest.mark.parametrize("where", WITHIN, ids=lambda where: f"{where.start} {where.end}")
def test_counts_within_days_are_those_of_the_rows(record: Record, where: Filter) -> None:
    for name, ask in QUESTIONS.items():
        # to leave out the undated, whom days leave out as well, has the rows counted
        assert ask(record, where) == ask(record, replace(where, undated=False)), name
    assert queries.outlet_sources(record, where) != queries.outlet_sources(record, ALL)


@pytest.mark.parametrize("where", [ALL, *WITHIN], ids=lambda where: f"{where.start} {where.end}")
def test_times_of_an_issue_are_those_of_the_rows(record: Record, where: Filter) -> None:
    issue = queries.issue_counts(record)[0].issue
    narrow = replace(where, issues=(issue,))
    for period in ("year", "month"):
        found = matrix.period_counts(record, narrow, period)
        # an issue given twice has the rows looked at
        twice = replace(narrow, issues=(issue, issue))
        assert found == matrix.period_counts(record, twice, period)
        assert found


def test_an_article_may_lie_within_some_days_in_part(record: Record, pile: list[Reading]) -> None:
    said = pile[0].of(Attribution)[0]
    days = (date(2003, 1, 1), date(2013, 1, 1))
    apart = [
        replace(said, id=f"apart{n}", when=When(day.isoformat(), day, day, Basis.STATED))
        for n, day in enumerate(days)
    ]
    kept = [one for one in pile[0].records if not isinstance(one, Attribution)]
    write.write_reading(record, replace(pile[0], records=(*kept, *apart)), "read", ["bench/2"])
    wheres = [Filter(start=date(2003, 1, 1), end=date(2003, 1, 1)), Filter(start=date(2012, 5, 5))]
    for where in wheres:
        found = queries.outlet_sources(record, where)
        assert found == queries.outlet_sources(record, replace(where, undated=False))
        assert sum(one.articles for one in found) > 0
    write.write_reading(record, pile[0], "read", ["bench/1"])


OLDER = """
drop index quotations_uneven; alter table quotations drop column uneven;
drop index attributions_wrong; drop index event_mentions_wrong; drop index event_dyads_moment;
drop index event_outlets_days; drop index article_sources_days; drop index labels_times;
alter table event_outlets drop column first; alter table event_outlets drop column last;
alter table event_outlets drop column doubtful;
alter table labels drop column when_basis; alter table labels drop column doubtful;
drop index event_mentions_slim; drop index events_slim;
drop index event_mentions_confidence; create index event_mentions_sure on event_mentions (id);
alter table events drop column doubtful; alter table event_dyads drop column doubtful;
alter table event_mentions drop column doubtful; alter table event_mentions drop column doubts;
alter table event_mentions drop column confidence;
drop index articles_slim; drop index attributions_slim; drop index attributions_sorts;
drop index attributions_basis; drop index attributions_place;
drop index event_mentions_basis; drop index event_mentions_place; drop index failures_listed;
drop table article_sources;
alter table attributions drop column sort; alter table attributions drop column shy;
alter table attributions drop column official;
delete from tallies where name like 'sure%' or name like '%s in' or name like '%s of' or name in
    ('kinds', 'standings', 'doing', 'sources', 'told', 'pairs', 'acts', 'events', 'several',
    'outlets', 'cells', 'unplaced');
"""
"""Takes from a record what steps five, six and nine to eleven of the schema gave it."""


def test_an_older_record_gets_what_it_lacks(record: Record, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    record.run("vacuum into ?", (str(old),))
    wanted = health.fingerprint(record)
    db = sqlite3.connect(old)
    for (name,) in db.execute(
        "select name from sqlite_schema where type = 'trigger' and name like 'event%'"
    ).fetchall():
        db.execute(f"drop trigger {name}")
    db.executescript(OLDER)
    for step in (*schema.MIGRATIONS[4:6], *schema.MIGRATIONS[8:]):
        step(db)
    db.commit()
    db.close()
    with Record.open(old) as opened:
        assert health.fingerprint(opened) == wanted
        assert list(health.faults(opened)) == []
        agrees(opened)


PERIODS = ["month", "quarter", "year"]
RUSSIA, AMERICA = "RUS", "USA"


def events_between(record: Record) -> list[Event]:
    """The events of the crowded pair, both directions, each once."""
    found = [
        event
        for pair in ((RUSSIA, AMERICA), (AMERICA, RUSSIA))
        for event in queries.dyad_events(record, *pair)
    ]
    return list({event.id: event for event in found}.values())


def begins(event: Event) -> date:
    """The day by which an event stands in lists: of what was done by a day, that day."""
    return event.when.earliest or event.when.latest or date.max


@pytest.mark.parametrize("period", PERIODS)
def test_the_index_is_that_of_the_events(record: Record, period: str) -> None:
    events = events_between(record)
    wanted = index_of(events, RUSSIA, AMERICA, period)
    found = index_between(record, (RUSSIA, AMERICA), ALL, period)
    assert replace(found, told_by=()) == wanted
    assert sum(n for _, n in found.told_by) <= found.several
    assert wanted.relations
    count = acts.count_acts(record, (AMERICA, RUSSIA), ALL)
    assert count == acts.count_acts(record, (RUSSIA, AMERICA), Filter(end=date.max)) == len(events)
    first = acts.first_events(record, (RUSSIA, AMERICA), ALL, 3)
    assert len(first) == 3
    days = sorted(map(begins, events))
    assert [begins(event) for event in first] == days[:3]


def test_the_last_periods_say_how_many_came_before(record: Record) -> None:
    whole = index_between(record, (RUSSIA, AMERICA), ALL, "year")
    last = index_between(record, (RUSSIA, AMERICA), ALL, "year", 1)
    years = sorted({one.start.year for one in whole.relations})
    assert len(years) > 1
    assert {one.start.year for one in last.relations} == {years[-1]}
    assert (last.earlier, last.until) == (len(years) - 1, date(years[-1] - 1, 12, 31))
    assert (whole.earlier, whole.until) == (0, None)


def test_an_index_is_narrowed_by_issue_outlet_type_and_standing(record: Record) -> None:
    events = events_between(record)
    one = events[0]
    for where in (
        Filter(issues=one.issues), Filter(outlets=one.outlets[:1]), Filter(types=(one.type,)),
        Filter(standing=("actual",)), Filter(start=one.when.earliest, end=one.when.latest),
    ):  # fmt: skip
        told = {e.id for e in acts.first_events(record, (RUSSIA, AMERICA), where, len(events))}
        assert one.id in told
        assert len(told) == acts.count_acts(record, (RUSSIA, AMERICA), where)
        assert told <= {event.id for event in events}
