"""Spans: what holds for every two of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import BadSpan
from detente.spans import Span, hull, words_of

TEXT = "Ministers met  in Oslo.\n\nThey agreed. "


def spans(last: int = len(TEXT)) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, last), st.integers(0, last)).filter(
        lambda two: two[0] != two[1]
    )
    return ends.map(lambda two: Span("a", min(two), max(two)))


@given(st.integers(-5, 5), st.integers(-5, 5))
def test_a_span_holds_text_or_is_none(start: int, end: int) -> None:
    if 0 <= start < end:
        assert Span("a", start, end)
    else:
        with pytest.raises(BadSpan):
            Span("a", start, end)


@given(spans())
def test_words_are_the_characters_pointed_at(span: Span) -> None:
    assert span.words(TEXT) == TEXT[span.start : span.end]
    assert len(span.words(TEXT)) == span.end - span.start


def test_a_span_that_ends_after_the_text_is_an_error() -> None:
    with pytest.raises(BadSpan, match="ends after"):
        Span("a", 0, len(TEXT) + 1).words(TEXT)


@given(spans(), spans())
def test_overlap_is_mutual_and_covering_implies_it(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == bool(shared)
    if one.covers(other):
        assert one.overlaps(other)
        assert one.to(other) == one


@given(spans(), spans())
def test_the_way_from_one_to_another_covers_both(one: Span, other: Span) -> None:
    whole = one.to(other)
    assert whole == other.to(one)
    assert whole.covers(one) and whole.covers(other)
    assert whole.start in (one.start, other.start) and whole.end in (one.end, other.end)


@given(st.lists(spans(), min_size=1, max_size=5))
def test_a_hull_is_the_smallest_that_covers_all(found: list[Span]) -> None:
    whole = hull(found)
    assert all(whole.covers(span) for span in found)
    assert whole.start == min(span.start for span in found)
    assert whole.end == max(span.end for span in found)


def test_spans_of_two_articles_never_meet() -> None:
    here, there = Span("a", 0, 5), Span("b", 0, 5)
    assert not here.overlaps(there) and not here.covers(there)
    with pytest.raises(BadSpan, match="two articles"):
        here.to(there)
    with pytest.raises(BadSpan, match="no spans"):
        hull([])


@given(spans())
def test_trimming_takes_only_blanks_and_leaves_words(span: Span) -> None:
    words = span.words(TEXT)
    if not words.strip():
        with pytest.raises(BadSpan):
            span.trimmed(TEXT)
        return
    trimmed = span.trimmed(TEXT)
    assert span.covers(trimmed)
    assert trimmed.words(TEXT) == words.strip()
    assert trimmed.trimmed(TEXT) == trimmed


@given(st.lists(spans(), max_size=4))
def test_words_of_several_spans_are_joined(found: list[Span]) -> None:
    assert words_of(found, TEXT, "|") == "|".join(span.words(TEXT) for span in found)
