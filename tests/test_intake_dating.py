"""When an article was published: what outranks what, and the bounds of an undated text."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from detente.dates import Interval
from detente.intake import inference, instants, published
from detente.intake.days import written
from detente.records import Basis, Hints
from detente.tables.dated_facts import dated_facts

from .test_intake_cases import taken_in

CASES = sorted((Path(__file__).parent / "cases" / "dating").glob("*.toml"))
BODY = (
    "The minister said that the bridge would open in spring, and that nobody was against it. " * 4
)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_bounds_hold_the_truth_and_say_why(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    bounds = inference.bounds(case["text"], town=case.get("town"))
    truth = date.fromisoformat(case["true"])
    assert bounds.interval.overlaps(Interval(truth, truth)), bounds
    if "not_before" not in case and "not_after" not in case:
        wanted = Interval(day(case.get("earliest")), day(case.get("latest")))
        assert bounds.interval == wanted, bounds
    if "not_before" in case:
        assert bounds.interval.earliest and bounds.interval.earliest >= day(case["not_before"])
    if "not_after" in case:
        assert bounds.interval.latest and bounds.interval.latest <= day(case["not_after"])
    assert bool(bounds.reasons) == (bounds.interval != Interval())


def test_a_persons_word_outranks_the_address_and_the_text() -> None:
    address = "Original url:\n\n<https://a.example/2012/05/08/x>"
    text = f"Bridge talks\n\nMay 9, 2012\n\n{BODY}\n\n{address}"
    found = taken_in(text, Hints(published="2012-05"))
    assert (found.published.value, found.origin) == ("2012-05", "given")
    assert found.published.basis is Basis.GIVEN
    told = taken_in(text)
    assert (told.published.value, told.origin) == ("2012-05-08", "address")
    assert any("9 May 2012" in why for why in told.published.why)


def test_metadata_outranks_the_address_and_keeps_the_pages_own_day() -> None:
    html = (
        "<html><head><title>Bridge talks end</title>"
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        '"headline": "Bridge talks end",'
        '"datePublished": "2012-05-09T23:30:00-04:00"}</script>'
        '<link rel="canonical" href="https://a.example/2012/05/10/x"></head>'
        f"<body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>"
    )
    found = taken_in(html, media_type="text/html")
    assert (found.published.value, found.origin) == ("2012-05-09", "metadata")
    assert found.published_time == "2012-05-09T23:30:00-04:00"
    assert found.published.basis is Basis.STATED
    assert len(found.published.why) == 2


@pytest.mark.parametrize(
    "never", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00", "1970-01-01", "Fri Mar 04 9999"]
)
def test_what_software_writes_for_no_day_is_none(never: str) -> None:
    html = (
        f'<html><head><title>Talks</title><meta property="article:published_time" '
        f'content="{never}"></head><body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>'
    )
    assert taken_in(html, media_type="text/html").published.value is None


def test_an_offset_that_no_clock_has_leaves_the_day() -> None:
    assert instants.day_and_time("Fri Mar 04 2011 10:00:00 GMT+9900") == ("2011-03-04", None)


def test_a_day_without_its_year_keeps_the_year_open() -> None:
    lead = "U.S. President George W. Bush and Russian President Vladimir Putin met on Monday."
    found = taken_in(f"Two presidents meet\n\nKleinhaven (Brundia), July 3: {lead} {BODY}")
    assert found.published.value is None
    assert found.published.earliest == date(2001, 7, 3)
    assert found.published.latest == date(2007, 7, 3)
    assert found.published.why[0] == "day and month are stated (3 July), the year is not"
    assert (found.published.basis, found.origin) == (Basis.INFERRED, "inferred")


def test_without_any_sign_nothing_is_made_up() -> None:
    found = taken_in(f"Bridge talks\n\n{BODY}")
    assert (found.published.value, found.published.earliest, found.published.latest) == (
        None,
        None,
        None,
    )
    assert (found.published.basis, found.origin) == (Basis.UNKNOWN, "unknown")


@pytest.mark.parametrize(
    ("line", "earliest", "latest"),
    [
        ("May 09, 2012", "2012-05-09", "2012-05-09"),
        ("Wednesday, 9th of May, 2012", "2012-05-09", "2012-05-09"),
        ("Sept. 3 2001", "2001-09-03", "2001-09-03"),
        ("2012/05/09", "2012-05-09", "2012-05-09"),
        ("9.5.2012", "2012-05-09", "2012-05-09"),
        ("25/12/2012", "2012-12-25", "2012-12-25"),
        ("03/07/2007", "2007-03-07", "2007-07-03"),
        ("May 2012", "2012-05-01", "2012-05-31"),
    ],
)
def test_dates_as_newspapers_write_them(line: str, earliest: str, latest: str) -> None:
    found = next(written(line))
    assert found.interval == Interval(day(earliest), day(latest))


@pytest.mark.parametrize(
    "line", ["31 February 2012", "version 12.34.2012", "1,200 marched", "May I?"]
)
def test_what_is_no_date(line: str) -> None:
    assert [found for found in written(line) if found.year] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024-04-27T15:56:35+0100", ("2024-04-27", "2024-04-27T15:56:35+01:00")),
        ("2026-01-06 13:55:27 +01:00", ("2026-01-06", "2026-01-06T13:55:27+01:00")),
        ("20120509", ("2012-05-09", None)),
        ("Wed, 09 May 2012 10:00:00 GMT", ("2012-05-09", "2012-05-09T10:00:00+00:00")),
        ("Wed May 09 2012 12:00:00 GMT+0200", ("2012-05-09", "2012-05-09T12:00:00+02:00")),
        ("2012-13-45T99:99", None),
        ("soon", None),
    ],
)
def test_instants_as_pages_write_them(text: str, wanted: object) -> None:
    assert instants.day_and_time(text) == wanted


def test_days_in_addresses() -> None:
    def of(url: str) -> str | None:
        told = published.in_address(url)
        return str(told[0].interval.earliest) if told else None

    assert of("https://a.example/2012/05/09/x") == "2012-05-09"
    assert of("https://a.example/2012/may/09/x") == "2012-05-09"
    assert of("https://a.example/2012/05/x") == "2012-05-01"
    assert of("https://a.example/x-20120509-y") == "2012-05-09"
    assert of("https://a.example/2012/99/x") is None
    assert of("https://a.example/story-2012") is None


def test_every_dated_fact_can_be_found_and_its_plain_words_stand_in_it() -> None:
    assert len(dated_facts()) >= 80
    for fact in dated_facts():
        assert fact.words and fact.interval != Interval(), fact.id
        assert any(word in fact.pattern.pattern for word in fact.words), fact.id


def test_the_day_of_saving_is_a_bound() -> None:
    found = inference.bounds("The ministers met.", "2016-03-04T10:00:00Z")
    assert found.interval == Interval(None, date(2016, 3, 4))
