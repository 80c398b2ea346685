"""Search by words over the desk's record (tests/conftest.py): what any text is read as."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.conftest import Draft, on

from detente.errors import BadInput
from detente.record import Filter, Record
from detente.records import Basis, When, content_id
from detente.views.search import LONGEST, query_of, search
from detente.views.spelling import one_spelling, spellings

OFFER = content_id("offer")
ALL = Filter()


def test_search_shows_the_words_in_place(record: Record) -> None:
    hits = search(record, "radar", ALL)
    assert [hit.article.id for hit in hits] == [OFFER]
    assert {part.text.casefold() for part in hits[0].snippet if part.hit} == {"radar"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("“share the data”", True),
        ('"data the share"', False),
        ("radar data", True),
        ("radar -treaty", False),
        ("rada*", True),
        ("RADAR", True),
        ("radar AND nonsenseword", False),
    ],
)
def test_search_understands_phrases_signs_and_stars(
    record: Record, words: str, found: bool
) -> None:
    assert (OFFER in [hit.article.id for hit in search(record, words, ALL)]) is found


@pytest.mark.parametrize(
    "words",
    ['"', 'a"b', "radar)", "NEAR(radar", "radar OR", "title:radar", "NOT radar", "a*b*", "^radar",
     "{radar}", "radar;drop table articles", "radar\0x", "-", "\\", "it's", "' or 1=1 --"],
)  # fmt: skip
def test_any_text_is_a_search(record: Record, words: str) -> None:
    try:
        search(record, words, ALL)
    except BadInput as error:
        assert "nothing to search for" in str(error)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("defence", "defense"), ("Defense", "defence"), ("programme", "program"),
        ("recognised", "recognized"), ("center", "centre"), ("labour", "labor"),
    ],
)  # fmt: skip
def test_a_word_is_looked_for_in_both_spellings(word: str, other: str) -> None:
    assert query_of(f"={word}") == f'("{word.casefold()}" OR "{other}")'
    assert one_spelling(f"Missile {word}") == one_spelling(f"missile {other}")


@pytest.mark.parametrize("word", ["four", "rise", "our", "radar", "treaty"])
def test_a_word_without_another_spelling_stays_alone(word: str) -> None:
    assert spellings(word) == (word,)


def test_a_search_for_nothing_says_so() -> None:
    for words in ("", "  ", "?!", "-radar"):
        with pytest.raises(BadInput, match="nothing to search for"):
            query_of(words)


@pytest.mark.parametrize(
    "words", ["a" * (LONGEST + 1), "war " * LONGEST, "NEAR(" + "\nx" * LONGEST]
)
def test_a_search_far_too_long_is_refused_before_it_is_read(words: str) -> None:
    with pytest.raises(BadInput, match="at most"):
        query_of(words)


def test_the_longest_search_is_read() -> None:
    assert query_of("a" * LONGEST) == f'"{"a" * LONGEST}"'


@pytest.mark.parametrize("words", ["herring", "herring quotas"])
def test_what_surely_lies_within_the_days_comes_before_what_may(tmp_path: Path, words: str) -> None:
    since = When(None, date(2006, 12, 11), None, Basis.INFERRED)
    drafts = [
        Draft("open", "Herring quotas\n\nHerring, herring quotas, more herring.", published=since),
        Draft("dated", "Fish\n\nThe ministers spoke of herring, and of other fish, at length; "
              "quotas were named once.", published=on(date(2007, 7, 3))),
    ]  # fmt: skip
    july = Filter(start=date(2007, 7, 1), end=date(2007, 7, 31))
    with Record.open(tmp_path / "fish.db", create=True) as record:
        for draft in drafts:
            draft.write(record)
        first, second = (hit.article.id for hit in search(record, words, july))
        assert (first, second) == (content_id("dated"), content_id("open"))
        assert [hit.article.id for hit in search(record, words, july, 5, first)] == [second]
        assert search(record, words, ALL)[0].article.id == second
