"""A question as a search."""

from __future__ import annotations

import pytest

from detente.views.questions import as_asked
from detente.views.search import any_of, parts_of, query_of


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("what did Putin say about NATO enlargement?", "Putin NATO enlargement"),
        ("Who first proposed the Azerbaijan radar, and when?", "proposed Azerbaijan radar"),
        ("Jackson-Vanik?", "Jackson-Vanik"),
        ("what came of the radar", "radar"),
        ("what did each side say on Iran?", "Iran"),
        # no question, or a search that is put together by its own signs
        ("Putin NATO enlargement", "Putin NATO enlargement"),
        ("what about it?", "what about it?"),
        ('who said "an open hand"?', '"an open hand"'),
        ('what did Putin say about "NATO enlargement"?', 'Putin "NATO enlargement"'),
        ('Putin "NATO enlargement?', 'Putin "NATO enlargement'),
        ("did Putin meet Bush in 2007", "Putin meet Bush 2007"),
        ("should Chad withdraw?", "Chad withdraw"),
        ("Azerbaijan radar (2007)", "Azerbaijan radar 2007"),
        ("U.S. radar", "U.S radar"),
        ("radar OR shield?", "radar OR shield?"),
        ("what missil* fell?", "what missil* fell?"),
        ("who -Poland said?", "who -Poland said?"),
        ("the Who", "the Who"),
        ("", ""),
    ],
)
def test_a_question_asks_for_the_words_of_its_answer(words: str, asked: str) -> None:
    assert as_asked(words) == asked
    assert as_asked(asked) == asked


def test_a_question_is_looked_for_by_those_words() -> None:
    question = "what did Putin say about NATO enlargement?"
    assert query_of(question) == query_of("Putin NATO enlargement")
    assert parts_of(question) == ["Putin", "NATO", "enlargement"]
    assert any_of(question) == "Putin OR NATO OR enlargement"
