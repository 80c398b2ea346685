"""Dating an article by dated accounts of the same news (links/dating)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente import dates
from detente.dates import Interval
from detente.linked import Dating, Pair, Teller, Telling, pair
from detente.links import dating, news
from detente.links.dating.days import days_left
from detente.records import UNKNOWN, Basis, When, when_of

CASES = sorted((Path(__file__).parent / "cases" / "dating_links").glob("*.toml"))
NOT = [path for path in CASES if "_still" in path.read_text(encoding="utf-8")]


def telling(row: Mapping[str, Any], name: str) -> Telling:
    title = row["title"]
    teller = Teller(name, row["outlet"], None, title, published(row))
    return Telling(teller, f"{title}\n\n{row['text']}", len(title) + 2, (), ())


def published(row: Mapping[str, Any]) -> When:
    if "earliest" in row:
        bounds = Interval(date.fromisoformat(row["earliest"]), date.fromisoformat(row["latest"]))
        return when_of(bounds, Basis.INFERRED)
    day = row.get("published")
    return when_of(dates.of_prefix(day), Basis.STATED) if day else UNKNOWN


def anchors(undated: Telling, dated: list[Telling]) -> list[tuple[Telling, Pair]]:
    """The accounts that the linker of news finds alike."""
    one = news.unpacked(news.sketch(undated))
    alike = [(other, news.decide(one, news.unpacked(news.sketch(other)))) for other in dated]
    ours = undated.teller.article
    return [(t, pair(ours, t.teller.article, *like)) for t, like in alike if like]


def read(path: Path) -> tuple[dict[str, Any], Telling, list[Telling]]:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    return case, telling(case["undated"], "undated"), [
        telling(row, row["name"]) for row in case["article"]
    ]  # fmt: skip


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_dating_case(path: Path) -> None:
    case, undated, dated = read(path)
    found = [
        dating.datings(undated, anchors(undated, order)) for order in (dated, dated[::-1])
    ]  # fmt: skip
    assert found[0] == found[1]
    if case.get("undated_still"):
        assert found[0] is None
        return
    assert found[0] is not None
    check(case, found[0], undated, dated)


def check(case: dict[str, Any], found: Dating, undated: Telling, dated: list[Telling]) -> None:
    theirs = next(one for one in dated if one.teller.article == found.anchor)
    assert found.theirs.words(theirs.text)
    if case.get("contradicted"):
        assert (found.when.basis, found.when.earliest) == (Basis.UNKNOWN, None)
        assert "different days" in found.why[0]
        return
    assert found.when.basis is Basis.INFERRED
    days = (str(found.when.earliest), str(found.when.latest))
    assert days == (case["earliest"], case["latest"])
    assert found.anchor == case.get("anchor", found.anchor)
    assert found.shared.words(undated.text).startswith(case.get("shared", ""))


def test_half_of_the_cases_must_not_date() -> None:
    assert len(NOT) * 2 >= len(CASES) - 1


@pytest.mark.parametrize("path", NOT, ids=lambda path: path.stem)
def test_it_is_not_the_likeness_alone_that_keeps_them_apart(path: Path) -> None:
    """Were the two held to be alike, still nothing would be dated."""
    _, undated, dated = read(path)
    forced = [(one, Pair(one.teller.article, "undated", 0.5, "forced")) for one in dated]
    assert dating.datings(undated, forced) is None


def test_an_article_with_a_day_of_its_own_is_left_alone() -> None:
    _, undated, dated = read(CASES[0].parent / "same_talks.toml")
    own = when_of(dates.of_prefix("2014-06-03"), Basis.STATED)
    with_day = replace(undated, teller=replace(undated.teller, published=own))
    assert dating.datings(with_day, anchors(undated, dated)) is None


def test_an_account_without_a_day_dates_nothing() -> None:
    _, undated, dated = read(CASES[0].parent / "same_talks.toml")
    bare = [replace(one, teller=replace(one.teller, published=UNKNOWN)) for one in dated]
    assert dating.datings(undated, anchors(undated, bare)) is None


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_an_account_at_the_end_of_the_calendar_ends_no_build(day: str) -> None:
    _, undated, dated = read(CASES[0].parent / "same_talks.toml")
    own = when_of(dates.of_prefix(day), Basis.GIVEN)
    late = [replace(one, teller=replace(one.teller, published=own)) for one in dated]
    bare = replace(undated, text="", teller=replace(undated.teller, published=UNKNOWN))
    assert all(days_left(bare, one) for one in late)
