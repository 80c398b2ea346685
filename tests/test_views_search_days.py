"""A time in the words of a search is read as days, and what finds nothing says what would."""

from __future__ import annotations

import pytest

from detente.record import Filter, Record, queries
from detente.views.search import query_of
from detente.views.search_days import read_days
from detente.views.search_help import remedies, unheld

READ = [
    ("Norland July 2007", "Norland", "2007-07-01 to 2007-07-31"),
    ("2007 radar", "radar", "2007-01-01 to 2007-12-31"),
    ("radar in 2007", "radar", "2007-01-01 to 2007-12-31"),
    ("radar 3 July 2007", "radar", "2007-07-03"),
    ("radar July 3rd, 2007", "radar", "2007-07-03"),
    ("radar 2007-07", "radar", "2007-07-01 to 2007-07-31"),
    ("radar 2007-07-03 to 2007-08-01", "radar", "2007-07-03 to 2007-08-01"),
    ("radar 2001–2007", "radar", "2001-01-01 to 2007-12-31"),
    ("radar 2001-2007", "radar", "2001-01-01 to 2007-12-31"),
    ("between June 2007 and July 2008 radar", "radar", "2007-06-01 to 2008-07-31"),
    ("radar June–July 2007", "radar", "2007-06-01 to 2007-07-31"),
    ("radar since 2007", "radar", "from 2007-01-01 on"),
    ("radar after July 2007", "radar", "from 2007-08-01 on"),
    ("radar before 2007", "radar", "up to 2006-12-31"),
    ("what was said in Sept. 2007?", "what was said", "2007-09-01 to 2007-09-30"),
]


@pytest.mark.parametrize(("words", "rest", "days"), READ, ids=[one[0] for one in READ])
def test_a_time_is_read_as_days(words: str, rest: str, days: str) -> None:
    found = read_days(words)
    assert found and (found.words, found.told) == (rest, days)


@pytest.mark.parametrize(
    "words",
    ["July 2007", "2007", "resolution 1973 Norland", '"July 2007" radar', "radar OR 2007",
     "radar -2007", "NEAR(radar 2007, 5)", "radar 2007 2008", "article 1441", "may talks",
     "radar 31 June 2007", "radar 2010–2007", "20070703 radar", "-radar 2007", "", "x2007y radar"],
)  # fmt: skip
def test_what_is_no_time_or_all_there_is_stays_words(words: str) -> None:
    assert read_days(words) is None


def test_the_least_change_that_finds_something_is_told(record: Record) -> None:
    def found(words: str, **more: object) -> list[tuple[str, int | None]]:
        where = Filter(**more)  # type: ignore[arg-type]
        made = remedies(record, words, where, lambda one: queries.count_articles(record, one))
        return [(one.told, one.n) for one in made]

    assert found("radr") == [("spelt “radar”", 1)]
    assert found("radar kumquat")[-1] == ("without “kumquat”", 1)
    assert found("radar", outlets=("Nowhere",)) == [("without the filter", 1)]
    assert found("kumquat") == []
    assert unheld(record, "radar kumquat") == ["kumquat"]
    assert query_of("radar")
