"""Events: cases that a journalist can read, the example of every rule, and what always holds."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from detente import dates, pipeline
from detente.reading import Reading
from detente.records import (
    UNKNOWN,
    Article,
    Basis,
    EventMention,
    When,
    content_id,
    when_of,
)
from detente.settings import Settings
from detente.stages import READING
from detente.tables import actions, plover, rows

CASES = sorted((Path(__file__).parent / "cases" / "events").glob("*.toml"))
EXAMPLES_DAY = "2015-03-04"


def article_of(text: str, published: str | None, title: str | None = None) -> Article:
    whole = f"{title}\n\n{text}" if title else text
    day = when_of(dates.of_prefix(published), Basis.GIVEN) if published else UNKNOWN
    start = len(title) + 2 if title else 0
    return Article(content_id(whole), "", "", whole, start, title=title, published=day)


def case_article(case: dict[str, Any]) -> Article:
    """The article of a case, which may say where and in which paper it appeared."""
    article = article_of(case["text"], case.get("published"), case.get("title"))
    return replace(article, dateline=case.get("dateline"), outlet=case.get("outlet"))


def read(articles: list[Article]) -> list[Reading]:
    return pipeline.read(articles, Settings(), READING)


def events_of(reading: Reading) -> list[EventMention]:
    return list(reading.of(EventMention))


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}-{number}")
        for path in CASES
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"])
    ]


def days(when: When | None) -> str | None:
    return when.value if when else None


def shown(event: EventMention, article: Article) -> dict[str, Any]:
    """An event as a case may describe it."""
    return {
        "act": article.words(event.anchor),
        "type": event.type,
        "mode": event.mode,
        "actors": [side.name for side in event.actors],
        "recipients": [side.name for side in event.recipients],
        "actor_states": [str(side.state) for side in event.actors],
        "recipient_states": [str(side.state) for side in event.recipients],
        "standing": event.standing.value,
        "condition": article.words(event.condition) if event.condition else None,
        "deadline": str(days(event.deadline)),
        "value": str(event.when.value),
        "earliest": str(event.when.earliest),
        "latest": str(event.when.latest),
        "basis": event.when.basis.value,
        "place": str(event.place),
        "why": event.why,
    }


@cache
def all_cases() -> tuple[Reading, ...]:
    tables = [case.values[0] for case in cases()]
    return tuple(read([case_article(case) for case in tables]))


@pytest.mark.parametrize(("number", "case"), [
    pytest.param(number, case.values[0], id=case.id) for number, case in enumerate(cases())
])  # fmt: skip
def test_events_case(number: int, case: dict[str, Any]) -> None:
    reading = all_cases()[number]
    found = [shown(event, reading.article) for event in events_of(reading)]
    if "found" in case:
        assert [one["act"] for one in found] == [wanted["act"] for wanted in case["found"]]
        for one, wanted in zip(found, case["found"], strict=True):
            assert wanted.get("because", "") in one["why"]
            told = {key: value for key, value in wanted.items() if key != "because"}
            assert {key: one[key] for key in told} == told
    counted = Counter(one["type"] for one in found)
    assert {kind: counted[kind] for kind in case.get("count", {})} == case.get("count", {})
    assert not set(case.get("absent", ())) & counted.keys()


@cache
def examples() -> tuple[Reading, ...]:
    return tuple(read([article_of(row["example"], EXAMPLES_DAY) for row in rows("actions")]))


@pytest.mark.parametrize("number", range(len(rows("actions"))))
def test_each_rule_reads_its_own_example(number: int) -> None:
    row = rows("actions")[number]
    codes = {(event.type, event.mode) for event in events_of(examples()[number])}
    if row["mode"] in ("theme", "arms"):
        assert row["type"] in {kind for kind, _ in codes}
    else:
        assert (row["type"], row["mode"] or None) in codes


def every_reading() -> tuple[Reading, ...]:
    return (*all_cases(), *examples())


def test_every_event_stands_on_its_words_and_says_why() -> None:
    for reading in every_reading():
        for event in events_of(reading):
            assert event.sentence.covers(event.anchor)
            assert event.why
            assert event.type in plover.types()
            assert event.mode is None or event.mode in plover.types()[event.type].modes
            assert event.score == plover.score(event.type, event.mode)
            for side in (*event.actors, *event.recipients):
                assert side.span.words(reading.article.text)


def test_no_word_names_two_events_and_links_lead_somewhere() -> None:
    for reading in every_reading():
        found = events_of(reading)
        assert len({event.id for event in found}) == len(found)
        assert len({event.anchor for event in found}) == len(found)
        known = {event.id for event in found}
        assert {event.act for event in found if event.act} <= known


def test_nobody_receives_his_own_act() -> None:
    for reading in every_reading():
        for event in events_of(reading):
            for actor in event.actors:
                assert actor not in event.recipients
                same = [r for r in event.recipients if r.entity and r.entity == actor.entity]
                assert not same


def test_no_day_is_invented() -> None:
    """Without a day of publication and without words for a time, nothing is known of the day."""
    text = "Canada offered troops to Norway. Chad rejected the plan of Libya."
    (reading,) = read([article_of(text, None)])
    found = events_of(reading)
    assert found
    assert {event.when for event in found} == {UNKNOWN}


def test_reading_twice_gives_the_same() -> None:
    article = article_of("Canada offered to close its base in Norway.", "2010-05-09")
    (first,), (second,) = read([article]), read([article])
    assert events_of(first) == events_of(second)


def test_a_length_counted_from_another_event_gives_no_deadline_but_its_words() -> None:
    text = "Norway pledged to remove its troops from Chad within two years{}."
    plain, counted = read([article_of(text.format(end), "2010-05-07")
                           for end in ("", " of ratification")])  # fmt: skip
    due = [next(event.deadline for event in events_of(one)) for one in (plain, counted)]
    assert due[0] is not None and str(due[0].latest) == "2012-06-05"
    assert due[1] is not None and due[1].latest is None
    assert due[1].words is not None and counted.article.words(due[1].words) == "two years"


def test_every_rule_names_modes_of_its_type() -> None:
    for some in actions.rules().values():
        for rule in some:
            assert rule.mode in ("", "theme", "arms", *plover.types()[rule.type].modes)


def test_scores_and_contexts_are_whole() -> None:
    assert len(plover.types()) == 16
    assert len(plover.contexts()) == 37
    assert all(-10 <= plover.score(name, None) <= 10 for name in plover.types())
    named = {context for some in plover.context_words().values() for context in some}
    assert named <= plover.contexts().keys()
