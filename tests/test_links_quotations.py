"""Quotations: which attributions give one utterance, and which only look alike."""

from __future__ import annotations

import random
import tomllib
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from detente.dates import Interval
from detente.linked import DiscrepancyKind, Pair, Quoted, Teller
from detente.links import quotations
from detente.records import UNKNOWN, Attribution, Basis, content_id, when_of
from detente.spans import Span

CASES = sorted((Path(__file__).parent / "cases" / "quotations").glob("*.toml"))


def quoted_of(place: int, given: dict[str, Any]) -> Quoted:
    article = f"article-{place}"
    speaker = given["speaker"]
    day = None if given.get("undated") else date.fromisoformat(given["day"])
    basis = Basis.STATED if given.get("dated") else Basis.PUBLISHED
    original = given.get("copy_of")
    attribution = Attribution(
        id=content_id("said", str(place), given["words"]),
        article=article,
        kind=given.get("kind", "direct"),
        source=(Span(article, 0, 5),),
        cue=(Span(article, 6, 10),),
        content=(Span(article, 11, 40),),
        source_entity=content_id_of(speaker) if speaker else None,
        source_name=speaker,
    )
    published = when_of(Interval(day, day), Basis.STATED) if day else UNKNOWN
    teller = Teller(
        article, given["outlet"], None, given.get("title"), published,
        None if original is None else f"article-{original}",
    )  # fmt: skip
    when = when_of(Interval(day, day), basis) if day else UNKNOWN
    return Quoted(attribution, teller, given["words"], given["words"], None, when)


def content_id_of(speaker: str) -> str:
    return "person:" + speaker.lower().replace(" ", "-")


def paired(said: list[Quoted]) -> list[Pair]:
    """As the harness does: only those that share a key are compared."""
    found = []
    for one, other in combinations(said, 2):
        if set(quotations.keys(one)) & set(quotations.keys(other)):
            decided = quotations.decide(one, other)
            assert decided == quotations.decide(other, one)
            found += [decided] if decided else []
    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_quotations_case(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    said = [quoted_of(place, given) for place, given in enumerate(case["said"])]
    found = quotations.quotations(said, paired(said))
    places = {one.attribution.id: place for place, one in enumerate(said)}
    assert [sorted(places[ident] for ident in one.attributions) for one in found] == [
        one["said"] for one in case.get("found", [])
    ]
    for one, wanted in zip(found, case.get("found", []), strict=True):
        assert one.same_words is wanted["same_words"]
        assert one.why
        disputes = quotations.misattributed(one, said)
        assert bool(disputes) is wanted.get("disputed", False)
        denied = quotations.contradicted(one, said)
        assert [d.kind for d in denied] == [DiscrepancyKind.WORDING] * ("contradicted" in wanted)
        assert all(f"“{wanted['contradicted']}”" in d.what for d in denied)
        assert len(one.outlets) == wanted.get("outlets", len(one.outlets))


def test_order_does_not_matter() -> None:
    case = tomllib.loads((CASES[0].parent / "full_and_cut.toml").read_text(encoding="utf-8"))
    said = [quoted_of(place, given) for place, given in enumerate(case["said"])]
    wanted = quotations.quotations(said, paired(said))
    for seed in range(5):
        random.Random(seed).shuffle(said)
        assert quotations.quotations(said, paired(said)) == wanted


def test_a_person_outranks_the_machine() -> None:
    case = tomllib.loads((CASES[0].parent / "full_and_cut.toml").read_text(encoding="utf-8"))
    said = [quoted_of(place, given) for place, given in enumerate(case["said"])]
    pairs = paired(said)
    one, other = sorted((said[0].attribution.id, said[1].attribution.id))
    apart = quotations.quotations(said, pairs, {(one, other): "different"})
    assert all({one, other} - set(group.attributions) for group in apart)
    joined = quotations.quotations(said, [], {(one, other): "same"})
    assert [set(group.attributions) for group in joined] == [{one, other}]
    assert joined[0].why == ("a person joined them",)


def test_a_dispute_shows_both_speakers_and_where_they_stand() -> None:
    case = tomllib.loads((CASES[0].parent / "two_speakers.toml").read_text(encoding="utf-8"))
    said = [quoted_of(place, given) for place, given in enumerate(case["said"])]
    (group,) = quotations.quotations(said, paired(said))
    (found,) = quotations.misattributed(group, said)
    assert found.kind is DiscrepancyKind.ATTRIBUTION
    assert {side.value for side in found.sides} == {"Aro Vale", "Ilse Brandt"}
    assert {side.article for side in found.sides} == {"article-0", "article-1"}
    assert not found.both


def test_difference_is_told_word_by_word() -> None:
    assert quotations.difference(
        "The talks, he said, were useful.", "the talks were very useful"
    ) == [
        ("same", "The talks,"),
        ("left", "he said,"),
        ("same", "were"),
        ("right", "very"),
        ("same", "useful."),
    ]
    assert quotations.difference("one", "one") == [("same", "one")]
    assert quotations.difference("", "new words") == [("right", "new words")]


def test_what_has_no_words_has_no_keys() -> None:
    nothing = quoted_of(
        0, {"outlet": "Post", "speaker": "Aro Vale", "day": "2031-01-01", "words": "“”"}
    )
    assert quotations.decide(nothing, quoted_of(1, {
        "outlet": "Courier", "speaker": "Aro Vale", "day": "2031-01-01", "words": "“”",
    })) is None  # fmt: skip
    assert all(0 <= one < 2**64 for one in quotations.keys(nothing))
