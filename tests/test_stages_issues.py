"""Issues: cases that a journalist can read, and the table."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from detente import pipeline
from detente.language import parse_many
from detente.reading import Reading
from detente.records import UNKNOWN, Article, Attribution, EventMention, IssueMention, Labelled
from detente.settings import Settings
from detente.stages import READING, issues
from detente.stages.issues import clauses
from detente.tables import issues as table

HERE = Path(__file__).parent / "cases" / "issues"


def article_of(text: str) -> Article:
    return Article("a", "", "", text, 0, published=UNKNOWN)


def read(text: str) -> Reading:
    return pipeline.read([article_of(text)], Settings(), READING)[0]


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))["case"]
    return found


@pytest.mark.parametrize("case", cases("wording"), ids=lambda case: case["text"][:30])
def test_wording(case: dict[str, Any]) -> None:
    reading = read(case["text"])
    found = [
        {"words": reading.article.words(one.span), "issue": one.issue}
        for one in reading.of(IssueMention)
    ]
    assert found == case["found"]


@pytest.mark.parametrize("case", cases("labels"), ids=lambda case: case["text"][:40])
def test_labels(case: dict[str, Any]) -> None:
    reading = read(case["text"])
    labels = {label.target: label.issues for label in reading.of(Labelled)}
    acts = {reading.article.words(e.anchor): e.id for e in reading.of(EventMention)}
    said = {reading.article.words(a.cue[0]): a.id for a in reading.of(Attribution) if a.cue}
    for wanted in case["labels"]:
        told = acts[wanted["act"]] if "act" in wanted else said[wanted["cue"]]
        assert list(labels.get(told, ())) == wanted["issues"]


def test_the_table_has_issues_enough_each_with_words_of_its_own() -> None:
    found = table.issues()
    assert len(found) >= 30
    for issue in found.values():
        assert issue.name
        assert issue.description
        assert any(not pattern.company for pattern in issue.patterns)


def test_each_pattern_finds_its_issue() -> None:
    """Every row of words, written as it stands, is found (with company where it needs some)."""
    for issue in table.issues().values():
        for pattern in issue.patterns[:3]:
            company = " ".join(sorted(pattern.company)[0]) if pattern.company else ""
            text = f"About {' '.join(pattern.words)} and {company}."
            (parse,) = parse_many([article_of(text)], Settings().pipeline)
            assert issue.id in {one.issue for one in issues.mentions(parse)}, text


def test_each_word_of_a_sentence_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"Putin {'praised the treaty and ' * 40}{'Bush said that ' * 40}it rained."
    (parse,) = parse_many([Article("a", "", "", text, 0)], Settings().pipeline)
    looked_at = list[int]()
    plain = clauses.by_the_way
    monkeypatch.setattr(clauses, "by_the_way", lambda one: looked_at.append(one.i) or plain(one))
    for anchor in list(parse.doc)[::20]:
        looked_at.clear()
        kept = [one.i for one in clauses.sentence(anchor)]
        assert kept == sorted(set(kept))
        assert anchor.i in kept
        assert len(looked_at) == len(set(looked_at))
