"""Times: cases that a journalist can read, and the properties that hold for every one."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente import dates, pipeline
from detente.language import parse_many
from detente.reading import Reading
from detente.records import UNKNOWN, Article, Attribution, Basis, EventMention, Time, When, when_of
from detente.score.gold import article_of as article_in
from detente.score.gold import rows_of
from detente.settings import Settings
from detente.spans import Span
from detente.stages import times

CASES = sorted((Path(__file__).parent / "cases" / "times").glob("*.toml"))


def article_of(text: str, published: When, dateline: str | None = None) -> Article:
    span = Span("a", 0, len(dateline)) if dateline else None
    return Article("a", "", "", text, 0, published=published, dateline_span=span)


def times_in(article: Article) -> list[Time]:
    (parse,) = parse_many([article], Settings().pipeline)
    return list(times.STAGE.run(Reading(article, parse)))  # type: ignore[arg-type]


def published_of(words: str) -> When:
    """ "2007-07-03", "2001-09..2002" (an interval), "2001-09.." (an open one) or "unknown"."""
    if words == "unknown":
        return UNKNOWN
    first, mark, last = words.partition("..")
    if not mark:
        return when_of(dates.of_prefix(first), Basis.STATED)
    return when_of(
        dates.Interval(
            dates.of_prefix(first).earliest if first else None,
            dates.of_prefix(last).latest if last else None,
        ),
        Basis.INFERRED,
    )


def days_of(when: When) -> str:
    """The interval as a case writes it: "2007-06-01..2007-06-30", open where nothing is known."""
    return f"{when.earliest or ''}..{when.latest or ''}"


@cache
def cases() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.stem}-{number}", case)
        for path in CASES
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1)
    ]


@pytest.mark.parametrize("name,case", cases(), ids=[name for name, _ in cases()])
def test_case(name: str, case: dict[str, Any]) -> None:
    article = article_of(case["text"], published_of(case["published"]), case.get("dateline"))
    found = times_in(article)
    assert [article.words(time.span) for time in found] == [f["words"] for f in case["found"]], name
    for time, wanted in zip(found, case["found"], strict=True):
        got = {
            "words": article.words(time.span),
            "type": time.type,
            "value": time.value or "",
            "mod": time.mod or "",
            "days": days_of(time.when),
            "basis": str(time.when.basis),
        }
        assert {key: got[key] for key in wanted} == wanted, name


# ------------------------------------------------------------------ what holds for every text

MANY = (
    "Yesterday the envoy left and tomorrow he will return. On Monday they met; next Friday they "
    "will meet, as they did last week, this weekend and in June. He takes office May 7. Last month "
    "and last year they quarrelled, nearly three years ago they did not. By next summer, in the "
    "third quarter, at Christmas, in October, two weeks ago, 16 years ago, earlier this month, the "
    "following year, in the past decade, at 5 p.m. Tuesday, this morning, for the past six months, "
    "three days from now, last spring, a decade ago, by the end of the year and since last March."
)
days = st.dates(date(1950, 1, 1), date(2090, 1, 1))


@cache
def many() -> Reading:
    article = article_of(MANY, UNKNOWN)
    (parse,) = parse_many([article], Settings().pipeline)
    return Reading(article, parse)


def read_on(published: dates.Interval) -> list[Time]:
    when = when_of(published, Basis.INFERRED)
    reading = many()
    return list(times.times(replace(reading, article=replace(reading.article, published=when))))


@given(days, st.integers(0, 800), st.integers(0, 800))
@settings(max_examples=60, deadline=None)
def test_an_interval_in_gives_an_interval_out(first: date, length: int, inside: int) -> None:
    """Whatever a text means on one day of an interval lies in what it means on the interval."""
    last = first + timedelta(days=length)
    day = first + timedelta(days=min(inside, length))
    whole = read_on(dates.Interval(first, last))
    exact = read_on(dates.Interval(day, day))
    assert [time.span for time in whole] == [time.span for time in exact]
    for wide, narrow in zip(whole, exact, strict=True):
        words = many().article.words(wide.span)
        assert contains(wide.when, narrow.when), f"{words}: {wide.when} {narrow.when}"


def contains(wide: When, narrow: When) -> bool:
    starts = wide.earliest is None or (narrow.earliest or date.min) >= wide.earliest
    ends = wide.latest is None or (narrow.latest or date.max) <= wide.latest
    return starts and ends


@given(days, st.integers(0, 800))
@settings(max_examples=50, deadline=None)
def test_no_day_is_stated_that_the_interval_does_not_fix(first: date, length: int) -> None:
    """A value without X says the same whatever day of the interval was that of publication."""
    last = first + timedelta(days=length)
    whole, early, late = (
        read_on(dates.Interval(*ends)) for ends in ((first, last), (first, first), (last, last))
    )
    for time, one, other in zip(whole, early, late, strict=True):
        if time.value and "X" not in time.value and time.type in ("DATE", "TIME"):
            assert time.value == one.value == other.value


def test_without_a_day_nothing_relative_is_known() -> None:
    for time in read_on(dates.ALWAYS):
        assert time.when.earliest is None and time.when.latest is None
        if time.when.basis is Basis.UNKNOWN and time.when.words:
            assert time.when.why


@given(days)
@settings(max_examples=60, deadline=None)
def test_a_value_of_a_when_covers_its_interval(day: date) -> None:
    for time in read_on(dates.Interval(day, day)):
        if time.when.value:
            assert dates.of_prefix(time.when.value) == time.when.interval


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "marked").glob("*.jsonl")))
def test_times_stand_in_order_and_never_overlap(path: Path) -> None:
    for row in rows_of(path):
        found = times_in(article_in(row))
        for one, other in pairwise(found):
            assert one.span.end <= other.span.start
        assert all(article_in(row).words(time.span).strip() for time in found)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_break_nothing(published: str) -> None:
    day = dates.of_prefix(published)
    assert [time.span for time in read_on(day)] == [time.span for time in read_on(dates.ALWAYS)]


def test_reading_times_is_linear() -> None:
    """Ten times the text takes about ten times as long, also of a text made to be slow."""
    hostile = "the the early late last next two and a half hundred and twenty-one or so " * 40
    short, long = (timed(hostile * times_over) for times_over in (1, 10))
    assert long < 40 * max(short, 0.002)


def timed(text: str) -> float:
    article = article_of(text, published_of("2007-07-03"))
    (parse,) = parse_many([article], Settings().pipeline)
    reading = Reading(article, parse)
    start = process_time()
    list(times.times(reading))
    return process_time() - start


# ------------------------------------------------------------------ when it was done and said

DATED = tomllib.loads((Path(__file__).parent / "cases" / "dated" / "acts.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", DATED["case"], ids=lambda case: case["text"][:40])
def test_when_of_acts_and_sayings(case: dict[str, Any]) -> None:
    article = article_of(case["text"], published_of(case["published"]))
    (reading,) = pipeline.read([article], Settings())
    acts = {article.words(e.anchor): e.when for e in reading.of(EventMention)}
    for wanted in case.get("acts", ()):
        got = {"days": days_of(acts[wanted["act"]]), "basis": str(acts[wanted["act"]].basis)}
        assert {key: got[key] for key in wanted if key in got} == {
            key: wanted[key] for key in wanted if key in got
        }
    if "said" in case:
        said = [
            {"cue": article.words(a.cue[0]), "days": days_of(a.when)}
            for a in reading.of(Attribution)
            if a.cue and article.words(a.cue[0]) == "said" and a.when != UNKNOWN
        ]
        assert said == case["said"]
    if "told" in case:
        told = [
            {"cue": article.words(a.cue[0]) if a.cue else "", "days": days_of(a.when)}
            for a in reading.of(Attribution)
        ]
        assert told == case["told"]
