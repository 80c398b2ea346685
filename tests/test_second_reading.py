"""The learned reader of acts: what it takes words for, and what it leaves out of account."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy

from detente import dates, pipeline
from detente.language import Parse
from detente.records import Article, Basis, EventMention, Mention, content_id, when_of
from detente.settings import Settings
from detente.stages import READING
from detente.stages.events import frames
from detente.stages.events.cast import Cast
from detente.stages.events.second_reading import SecondReading
from detente.tables import learned_acts, plover

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))
fitting: Any = importlib.import_module("fit_acts")
DAY = when_of(dates.of_prefix("2015-03-04"), Basis.GIVEN)
PAIRS = [
    # the act, and the same word for something else
    ("Norway suspended all aid to Chad on Monday.", "suspended",
     "The lamp was suspended from the ceiling of the Norwegian embassy.", "suspended"),
    ("Chad shelled two Libyan posts on the border.", "shelled",
     "The cooks shelled peas in the yard of the Chadian ministry.", "shelled"),
    ("Peru expelled two Chilean diplomats.", "expelled",
     "The Peruvian boiler expelled steam through two valves.", "expelled"),
    ("Oman condemned the raid by Yemen.", "condemned",
     "The Omani bridge was condemned by engineers and closed to lorries.", "condemned"),
]  # fmt: skip


def chances(text: str, word: str) -> dict[str, float]:
    article = Article(content_id(text), "", "", text, 0, published=DAY)
    reading = pipeline.read([article], Settings(), READING)[0]
    token = next(one for one in reading.parse.doc if one.text == word)
    second = SecondReading(Cast(reading.of(Mention), reading.parse))
    return dict(second.chances(frames.of(token, "verb", False), False))


def test_it_knows_every_type_and_none() -> None:
    assert set(learned_acts.learned().classes) == plover.types().keys() | {learned_acts.NO_ACT}


@pytest.mark.parametrize("pair", PAIRS, ids=[pair[1] for pair in PAIRS])
def test_an_act_is_liker_an_act_than_the_same_word_elsewhere(
    pair: tuple[str, str, str, str],
) -> None:
    act, word, other, same = pair
    assert chances(act, word)["NONE"] < chances(other, same)["NONE"]
    assert sum(chances(act, word).values()) == pytest.approx(1, abs=1e-4)


def test_single_states_teach_nothing() -> None:
    one, other = "Norway expelled two diplomats.", "Egypt expelled two diplomats."
    assert chances(one, "expelled") == pytest.approx(chances(other, "expelled"), abs=1e-4)


def test_without_vectors_it_is_silent() -> None:
    bare = spacy.blank("en")
    bare.add_pipe("sentencizer")
    doc = bare("Norway froze a loan to Chad.")
    ends = tuple(token.idx + len(token) for token in doc)
    parse = Parse("a", doc, tuple(token.idx for token in doc), ends, ())
    second = SecondReading(Cast([], parse))
    assert second.chances(frames.of(doc[1], "verb", False), False) == {}


def test_what_it_would_take_for_something_else_carries_a_doubt() -> None:
    text = (
        "Norway suspended all aid to Chad on Monday.\n\n"
        "Aided by a following wind, the Kenyan runner broke the record in Berlin."
    )
    article = Article(content_id(text), "", "", text, 0, published=DAY)
    found = pipeline.read([article], Settings(), READING)[0].of(EventMention)
    sure = {text[one.anchor.start : one.anchor.end]: one.doubts for one in found}
    assert not {"unlike", "hardly-like"} & set(sure["suspended"])
    assert {"unlike", "hardly-like"} & set(sure["Aided"])


def test_what_it_is_fitted_on_marks_one_word_of_a_sentence() -> None:
    text = "Chad impounded two Libyan trawlers, the mayor said."
    start = text.index("impounded")
    some = list(fitting.examples(fitting.read([text])[0], [(start, start + 9, "COERCE")]))
    marked = {one.traits.words["word"][0]: one.type for one in some if one.marked}
    assert marked == {"impound": "COERCE"}
    assert {one.type for one in some if not one.marked} == {learned_acts.NO_ACT}


def test_every_sentence_that_it_is_fitted_on_has_a_type_and_holds_its_word() -> None:
    sentences = list(fitting.marked())
    assert len(sentences) > 3_000
    assert {kind for _, marks in sentences for _, _, kind in marks} <= {
        *plover.types(), learned_acts.NO_ACT
    }  # fmt: skip
    assert all(marks for _, marks in sentences)
