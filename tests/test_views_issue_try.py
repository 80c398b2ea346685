"""What the words of an issue would catch in a record, before they are put into a table."""

from __future__ import annotations

import pytest

from detente.errors import BadInput
from detente.record import Filter, Record
from detente.views.issue_try import pattern_of, rows_of, try_words

ALL = Filter()


def test_rows_are_parted_and_each_stands_once() -> None:
    assert rows_of("Missile Shield, radar-base | missile shield") == (
        "missile shield",
        "radar base",
    )


@pytest.mark.parametrize("words", ["", " , ;", "…"])
def test_without_a_word_there_is_nothing_to_try(words: str) -> None:
    with pytest.raises(BadInput, match="no word to try"):
        rows_of(words)


@pytest.mark.parametrize(
    ("row", "text", "caught"),
    [
        ("missile shield", "the missile-shields of both", "missile-shields"),
        ("missile defence", "a missile defense system", "missile defense"),
        ("embassy", "two embassies were shut", "embassies"),
        ("recognise", "was recognized by", "recognized"),
        ("abm", "left the A.B.M. treaty", "A.B.M."),
        ("radar", "the radarless coast", None),
        ("arms control", "arms are in control", None),
    ],
)
def test_words_are_found_in_their_forms(row: str, text: str, caught: str | None) -> None:
    match = pattern_of(row).search(text)
    assert (match and match.group()) == caught


def test_what_is_caught_stands_with_its_evidence(record: Record) -> None:
    tried = try_words(record, "radar", ALL)
    assert tried.caught
    for one in tried.caught:
        assert "radar" in one.words.text.lower()
        within = one.item.words if one.item.said else one.item.sentence
        assert within is not None
        assert all(any(s.covers(span) for s in within.spans) for span in one.words.spans)
        assert one.new == (not one.item.issues)
    assert tried.counts == (("radar", len(tried.caught)),)


def test_a_limit_says_that_there_is_more(record: Record) -> None:
    whole = try_words(record, "radar, the", ALL)
    part = try_words(record, "radar, the", ALL, limit=1)
    assert len(part.caught) == 1 < len(whole.caught)
    assert part.more
    assert not whole.more


def test_words_that_nobody_said_catch_nothing(record: Record) -> None:
    tried = try_words(record, "zeppelin", ALL)
    assert tried.caught == ()
    assert tried.counts == (("zeppelin", 0),)
