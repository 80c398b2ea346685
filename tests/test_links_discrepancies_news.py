"""Discrepancies of two articles on one news, whose events may never have been joined."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from detente import dates, pipeline
from detente.linked import Discrepancy, Report, Teller, Telling
from detente.links.discrepancies import News, between
from detente.reading import Reading
from detente.records import Article, Basis, EventMention, Time, content_id, when_of
from detente.settings import Settings

CASES = sorted((Path(__file__).parent / "cases" / "discrepancies_news").glob("*.toml"))


def cases() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.stem}: {case['what']}", case)
        for path in CASES
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def articles_of(case: dict[str, Any]) -> list[Article]:
    published = when_of(dates.of_prefix(case["published"]), Basis.STATED)
    return [
        Article(content_id(case["what"], part), "", "", case[part].strip(), 0, outlet=outlet,
                published=published)
        for outlet, part in (("Northern Ledger", "one"), ("Harbour Post", "other"))
    ]  # fmt: skip


@cache
def readings() -> dict[str, Reading]:
    """Every article of every case, read in one go, by id."""
    articles = [article for _, case in cases() for article in articles_of(case)]
    return {one.article.id: one for one in pipeline.read(articles, Settings())}


def news_of(article: Article, copy_of: str | None = None) -> News:
    reading = readings()[article.id]
    teller = Teller(article.id, article.outlet, None, None, article.published, copy_of)
    body = article.text.find("\n\n") + 2
    telling = Telling(teller, article.text, body, (), reading.of(Time))
    reports = []
    for mention in reading.of(EventMention):
        when = mention.when
        if not (when.earliest or when.latest):
            when = replace(article.published, basis=Basis.PUBLISHED)
        words, anchor = article.words(mention.sentence), article.words(mention.anchor)
        reports.append(Report(mention, teller, words, anchor, when))
    return News(telling, tuple(reports))


def found_in(case: dict[str, Any]) -> list[Discrepancy]:
    return between([news_of(article) for article in articles_of(case)], [], {})


@pytest.mark.parametrize(("name", "case"), cases(), ids=[name for name, _ in cases()])
def test_news_case(name: str, case: dict[str, Any]) -> None:
    found = [one for one in found_in(case) if not one.both]
    wanted = [*case.get("also", ()), *([case["kind"]] if "kind" in case else [])]
    assert [one.kind.value for one in found] == wanted, name
    if case.get("values"):
        assert sorted(side.value for side in found[-1].sides) == sorted(case["values"])


def test_the_sides_point_at_the_words() -> None:
    for _, case in cases():
        for one in found_in(case):
            for side in one.sides:
                words = readings()[side.article].article.words(side.span)
                assert " ".join(words.split()) == side.value


def test_the_order_of_articles_changes_nothing() -> None:
    for _, case in cases():
        news = [news_of(article) for article in articles_of(case)]
        assert between(news, [], {}) == between(news[::-1], [], {})


def test_a_copy_disagrees_with_nobody() -> None:
    for _, case in cases():
        one, other = articles_of(case)
        assert between([news_of(one), news_of(other, copy_of=one.id)], [], {}) == []


def test_what_the_events_told_is_not_told_again() -> None:
    case = next(case for name, case in cases() if name == "found: day")
    found = found_in(case)
    assert found
    assert between([news_of(article) for article in articles_of(case)], found, {}) == []
