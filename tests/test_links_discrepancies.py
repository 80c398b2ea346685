"""Discrepancies: pairs of accounts that a journalist can read, and how numbers are understood."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from detente import dates, pipeline
from detente.linked import Discrepancy, Report, Teller, Telling
from detente.links import discrepancies as linker
from detente.links import events as same
from detente.links.discrepancies.durations import hours
from detente.links.discrepancies.words import bounds, value_of
from detente.reading import Reading
from detente.records import Article, Basis, EventMention, Time, content_id, when_of
from detente.settings import Settings
from detente.spans import Span

CASES = sorted((Path(__file__).parent / "cases" / "discrepancies").glob("*.toml"))


def cases() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.stem}: {case['what']}", case)
        for path in CASES
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def articles_of(case: dict[str, Any]) -> list[Article]:
    found = []
    for outlet, part, day in (
        ("Northern Ledger", "one", case["published"]),
        ("Harbour Post", "other", case.get("other_published", case["published"])),
    ):
        published = when_of(dates.of_prefix(day), Basis.STATED)
        ident = content_id(case["what"], part)
        found.append(Article(ident, "", "", case[part], 0, outlet=outlet, published=published))
    return found


@cache
def readings() -> dict[str, Reading]:
    """Every article of every case, read in one go, by id."""
    articles = [article for _, case in cases() for article in articles_of(case)]
    return {one.article.id: one for one in pipeline.read(articles, Settings())}


def telling(reading: Reading, copy_of: str | None = None) -> Telling:
    article = reading.article
    teller = Teller(article.id, article.outlet, None, None, article.published, copy_of)
    return Telling(teller, article.text, 0, (), reading.of(Time))


def reports(reading: Reading, teller: Teller) -> list[Report]:
    article, found = reading.article, []
    for mention in reading.of(EventMention):
        when = mention.when
        if not (when.earliest or when.latest):
            when = replace(article.published, basis=Basis.PUBLISHED)
        words, anchor = article.words(mention.sentence), article.words(mention.anchor)
        found.append(Report(mention, teller, words, anchor, when))
    return found


def found_in(case: dict[str, Any], copies: bool = False) -> list[Discrepancy]:
    first, second = (readings()[article.id] for article in articles_of(case))
    tellings = [telling(first), telling(second, first.article.id if copies else None)]
    every = [*reports(first, tellings[0].teller), *reports(second, tellings[1].teller)]
    pairs = [p for a, b in combinations(every, 2) if (p := same.decide(a, b))]
    of = {report.mention.id: report for report in every}
    around = {one.teller.article: one for one in tellings}
    return [
        discrepancy
        for event in same.events(every, pairs, {})
        for discrepancy in linker.discrepancies(event, [of[m] for m in event.mentions], around)
    ]


def shown(found: Sequence[Discrepancy]) -> list[dict[str, Any]]:
    """Each disagreement once: two events in one sentence (bombed, killing) may share one."""
    once = {tuple(side.span for side in one.sides): one for one in found}
    return [
        {"kind": one.kind.value, "values": sorted(side.value for side in one.sides),
         "both": one.both}
        for one in once.values()
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "case"), cases(), ids=[name for name, _ in cases()])
def test_discrepancies_case(name: str, case: dict[str, Any]) -> None:
    expected = [{**one, "values": sorted(one["values"])} for one in case["found"]]
    assert shown(found_in(case)) == expected, name


def test_the_sides_point_at_the_words() -> None:
    for _, case in cases():
        for one in found_in(case):
            for side in one.sides:
                words = readings()[side.article].article.words(side.span)
                assert side.value.split()[0] in words
            assert len({side.article for side in one.sides}) == len(one.sides)


def test_copies_never_disagree_with_themselves() -> None:
    for _, case in cases():
        assert found_in(case, copies=True) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [("23", 23), ("1,200", 1200), ("forty-two", 42), ("three hundred", 300),
     ("2.5 million", 2_500_000), ("a thousand", 1000), ("two hundred thousand", 200_000)],
)  # fmt: skip
def test_numbers_in_words_and_digits(words: str, value: float) -> None:
    assert value_of(words) == value


def test_what_leaves_room_leaves_room() -> None:
    assert bounds("20", "at least") == (20, float("inf"), True, False)
    assert bounds("dozens", "") == (24, 99, True, False)
    assert bounds("500", "nearly") == (450, 550, False, True)
    span = Span("a", 0, 4)
    assert hours(Time(span, "DURATION", "PT24H", mod="LESS_THAN"), "less than 24 hours") == (
        0, 24, True, False,
    )  # fmt: skip
    assert hours(Time(span, "DURATION", "P2D"), "two-day") == (48, 48, False, False)
    assert hours(Time(span, "DURATION", "PXY"), "years") is None
