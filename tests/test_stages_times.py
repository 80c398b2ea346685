"""Times: cases that a journalist can read, and the properties that hold for every one."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from detente import dates
from detente.language import parse_many
from detente.reading import Reading
from detente.records import UNKNOWN, Article, Basis, Time, When, when_of
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
