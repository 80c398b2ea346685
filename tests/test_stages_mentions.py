"""Mentions: each case is a text with the words that must be found and whom they mean."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from detente.dates import of_prefix
from detente.language import Parse, parse_many
from detente.mentions_index import MentionIndex
from detente.reading import Reading
from detente.records import (
    UNKNOWN,
    Article,
    Basis,
    Entity,
    EntityKind,
    Mention,
    content_id,
    when_of,
)
from detente.settings import Settings
from detente.spans import Span
from detente.stages import mentions

CASES = sorted((Path(__file__).parent / "cases" / "mentions").glob("*.toml"))


@dataclass(frozen=True)
class Read:
    """A case, read."""

    article: Article
    parse: Parse
    found: tuple[Mention, ...]
    entities: dict[str, Entity]

    def named(self, words: str, nth: int | None = None) -> list[Mention]:
        """The mentions with exactly these words; of one place in the text when nth is given."""
        several = [m for m in self.found if self.article.words(m.span) == words]
        places = sorted({m.span for m in several})
        return [m for m in several if nth is None or m.span == places[nth - 1]]


def article_of(name: str, case: dict[str, Any]) -> Article:
    given = case.get("published")
    published = when_of(of_prefix(given), Basis.GIVEN) if given else UNKNOWN
    title = case.get("title")
    text = case["text"].strip()
    start = len(title) + 2 if title else 0
    whole = f"{title}\n\n{text}" if title else text
    return Article(name, "page", name, whole, start, title=title, published=published)


def read(article: Article, parse: Parse) -> Read:
    records = tuple(mentions.STAGE.run(Reading(article, parse)))
    found = tuple(record for record in records if isinstance(record, Mention))
    entities = {record.id: record for record in records if isinstance(record, Entity)}
    return Read(article, parse, found, entities)


@cache
def all_read() -> dict[str, Read]:
    """Every case, parsed in one call."""
    cases = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in CASES}
    articles = [article_of(name, case) for name, case in cases.items()]
    parses = parse_many(articles, Settings().pipeline)
    return {a.id: read(a, p) for a, p in zip(articles, parses, strict=True)}


def text_read(text: str, published: str | None = None) -> Read:
    article = article_of("made", {"text": text, "published": published})
    return read(article, parse_many([article], Settings().pipeline)[0])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_mentions_case(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    got = all_read()[path.stem]
    if case.get("found") == []:
        assert [got.article.words(m.span) for m in got.found] == []
    for wanted in case.get("found", ()):
        several = got.named(wanted["words"], wanted.get("nth"))
        assert any(meets(mention, wanted, got) for mention in several), (wanted, several)
    for refused in case.get("absent", ()):
        several = got.named(refused["words"], refused.get("nth"))
        assert several and not any(meets(one, refused, got) for one in several), (refused, several)
    for words, count in case.get("counts", {}).items():
        assert len(got.named(words)) == count, words


def meets(mention: Mention, wanted: dict[str, Any], got: Read) -> bool:
    if "same_as" in wanted:
        ids = {other.entity for other in got.named(wanted["same_as"])}
        if mention.entity is None or mention.entity not in ids:
            return False
    return (
        mention.entity == (wanted.get("entity", mention.entity) or None)
        and mention.state == wanted.get("state", mention.state)
        and mention.kind == wanted.get("kind", mention.kind)
        and mention.name == wanted.get("name", mention.name)
        and mention.plural == wanted.get("plural", mention.plural)
        and mention.gender == wanted.get("gender", mention.gender)
        and wanted.get("why", "") in mention.why
    )


@pytest.mark.parametrize("name", [path.stem for path in CASES])
def test_every_entity_is_given_and_every_open_mention_says_why(name: str) -> None:
    got = all_read()[name]
    for mention in got.found:
        words = got.article.words(mention.span)
        assert words.strip() == words
        if mention.entity:
            assert mention.entity in got.entities
            assert got.entities[mention.entity].kind is mention.entity_kind
        else:
            assert mention.why, words
        assert 0 <= mention.score <= 1
        token = got.parse.token_span(got.parse.doc[mention.head])
        assert token.overlaps(mention.span), words


def test_two_readings_are_the_same() -> None:
    path = CASES[0].stem
    got = all_read()[path]
    assert read(got.article, got.parse) == got


def test_words_of_a_web_page_are_nobody() -> None:
    got = text_read("Click Here for Daily Alerts. Get Instant News Updates. Settings.")
    assert not [m for m in got.found if m.entity_kind is EntityKind.PERSON]


def test_somebody_known_by_surname_alone_belongs_to_this_article() -> None:
    got = text_read("Mr. Tarnholm declined to say more. Mr. Tarnholm left.")
    ids = {m.entity for m in got.named("Mr. Tarnholm")}
    assert ids == {f"person:{content_id('surname', 'tarnholm', 'made')}"}


def test_the_soviet_capital_stands_for_the_soviet_union_in_its_days() -> None:
    text = "Moscow rejected the offer."
    assert text_read(text, "1987-03-01").named("Moscow")[0].entity == "state:SUN"
    assert text_read(text, "2007-03-01").named("Moscow")[0].entity == "state:RUS"


def test_an_office_is_held_by_whoever_held_it_that_day() -> None:
    text = "The German chancellor spoke to the French president."
    got = text_read(text, "2006-05-01")
    assert got.named("The German chancellor")[0].entity == "person:angela-merkel"
    assert got.named("the French president")[0].entity == "person:jacques-chirac"
    undated = text_read(text)
    assert undated.named("the French president")[0].entity is None
    assert undated.named("the French president")[0].state == "FRA"


def test_index_finds_by_head_by_token_and_by_span() -> None:
    got = text_read("Russian President Vladimir Putin met US officials.", "2007-07-03")
    index = MentionIndex(got.found, got.parse)
    doc = got.parse.doc
    putin = next(token for token in doc if token.text == "Putin")
    russian = doc[0]
    head = index.at(putin)
    assert head is not None
    assert head.entity == "person:vladimir-putin"
    assert index.at(doc[len(doc) - 1]) is None
    smallest = index.covering(russian)
    assert smallest is not None
    assert smallest.entity == "state:RUS"
    inside = index.inside(head.span)
    assert [m.entity for m in inside] == ["person:vladimir-putin", "state:RUS"]
    assert index.all == sorted(index.all, key=lambda m: (m.span.start, -m.span.end))


def test_ids_do_not_depend_on_the_day_of_reading() -> None:
    got = text_read("Oleg Starkin spoke. Mr. Starkin left.", str(date(2009, 1, 1)))
    assert got.named("Oleg Starkin")[0].entity == (f"person:{content_id('person', 'oleg starkin')}")


def test_a_people_is_named_as_english_names_it() -> None:
    got = text_read("Americans and Russians agreed, and the Dutch applauded.")
    names = {entity.id: entity.name for entity in got.entities.values()}
    assert names["group:usa"] == "people of the United States"
    assert names["group:rus"] == "people of Russia"


def test_capitals_in_a_place_line_are_the_towns() -> None:
    text = "VELIKA PRI GORI, Slovenia — Two envoys met on Saturday. The PRI lost in Mexico."
    line = Span("made", 0, text.index("—") + 1)
    article = replace(article_of("made", {"text": text}), dateline_span=line)
    got = read(article, parse_many([article], Settings().pipeline)[0])
    parties = [m for m in got.found if m.entity == "organisation:mex-pri"]
    assert [article.words(mention.span) for mention in parties] == ["The PRI"]
