"""Taking in: cases that a journalist can read. Every text is ours, every state in them invented."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from detente.intake import article_of
from detente.records import Article, Hints, Page
from detente.settings import Settings

CASES = sorted((Path(__file__).parent / "cases" / "intake").glob("*.toml"))


NOTHING = Hints()


def taken_in(text: str, hints: Hints = NOTHING, media_type: str = "text/plain") -> Article:
    body = text.encode()
    page = Page(hashlib.sha256(body).hexdigest(), body, "case", media_type)
    return article_of(page, hints, Settings())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    article = taken_in(case["text"])
    known = ("title", "byline", "outlet", "agency", "dateline", "url")
    assert {name: getattr(article, name) for name in known} == {
        name: case.get(name) for name in known
    }
    if "published" in case:
        assert (article.published.value, article.origin) == (case["published"], case["origin"])
    assert article.text[article.body_start :].split("\n\n") == case["paragraphs"]
    if "cuts" in case:
        assert [[cut.kind, cut.words] for cut in article.cuts if cut.kind != "mark"] == case["cuts"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_cut_and_what_is_kept_are_the_whole_text(path: Path) -> None:
    """No word is lost: whatever is not in the article is among its cuts."""
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    article = taken_in(case["text"])
    kept = " ".join([article.text, *(cut.words for cut in article.cuts)])
    for mark in "#*":
        kept = kept.replace(mark, " ")
    lost = [
        word
        for word in case["text"].replace("#", " ").replace("*", " ").split()
        if word not in kept and word.rstrip("-") not in kept
    ]
    assert lost == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_spans_and_offsets_point_where_they_say(path: Path) -> None:
    article = taken_in(tomllib.loads(path.read_text(encoding="utf-8"))["text"])
    if article.title:
        assert article.text.startswith(f"{article.title}\n\n")
        assert article.body_start == len(article.title) + 2
    else:
        assert article.body_start == 0
    if article.dateline_span and article.dateline:
        assert article.words(article.dateline_span).startswith(article.dateline)
        line = article.words(article.dateline_span)
        assert line[-1] in "-—–:." or line in article.text.split("\n\n")
    assert all(0 <= cut.after <= len(article.text) for cut in article.cuts)


def test_the_same_page_gives_the_same_article() -> None:
    text = tomllib.loads(CASES[0].read_text(encoding="utf-8"))["text"]
    assert taken_in(text) == taken_in(text)
