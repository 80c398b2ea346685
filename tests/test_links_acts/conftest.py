"""Reports and attributions of texts, read by the real stages: what linkers are given."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

import pytest

from detente import dates, pipeline
from detente.dates import Interval
from detente.linked import Event, Quoted, Report, Teller, event_id
from detente.reading import Reading
from detente.records import (
    UNKNOWN,
    Article,
    Attribution,
    Basis,
    EventMention,
    Labelled,
    Mention,
    Standing,
    When,
    content_id,
    when_of,
)
from detente.settings import Settings
from detente.spans import words_of
from detente.stages import READING


def articles_of(given: list[dict[str, Any]]) -> list[Article]:
    return [
        Article(
            content_id(str(place), one["text"]), "", "", one["text"], 0,
            outlet=one.get("outlet", f"Outlet {place}"),
            published=when_of(dates.of_prefix(one["published"]), Basis.GIVEN),
        )
        for place, one in enumerate(given)
    ]  # fmt: skip


def read(
    given: list[dict[str, Any]],
) -> tuple[list[tuple[Event, tuple[Report, ...]]], list[Quoted], dict[str, Article]]:
    """Events of one mention each, attributions, and the articles by id."""
    articles = articles_of(given)
    events: list[tuple[Event, tuple[Report, ...]]] = []
    said: list[Quoted] = []
    for one, reading in zip(given, pipeline.read(articles, Settings(), READING), strict=True):
        copy = articles[one["copy_of"]].id if "copy_of" in one else None
        article = reading.article
        teller = Teller(article.id, article.outlet, None, None, article.published, copy)
        issues = {label.target: label.issues for label in reading.of(Labelled)}
        for mention in reading.of(EventMention):
            named = replace(mention, issues=issues.get(mention.id, ()))
            events.append(alone(report_of(named, teller, article)))
        said += [quoted_of(one, teller, reading, issues) for one in reading.of(Attribution)]
    return events, said, {article.id: article for article in articles}


def report_of(mention: EventMention, teller: Teller, article: Article) -> Report:
    history = mention.standing is Standing.HISTORICAL
    when = mention.when if history else known(mention.when, article)
    words = article.words(mention.sentence), article.words(mention.anchor)
    return Report(mention, teller, *words, when, article.text)


def alone(report: Report) -> tuple[Event, tuple[Report, ...]]:
    mention = report.mention
    event = Event(
        event_id([mention.id]), report.anchor, mention.type, mention.mode, mention.actors,
        mention.recipients, report.when, mention.place, mention.standing, (mention.id,),
        (mention.article,), (report.teller.outlet or "",), mention.issues,
    )  # fmt: skip
    return event, (report,)


def quoted_of(
    attribution: Attribution, teller: Teller, reading: Reading, issues: dict[str, tuple[str, ...]]
) -> Quoted:
    article = reading.article
    named = replace(attribution, issues=issues.get(attribution.id, ()))
    states = [
        mention.state
        for mention in reading.of(Mention)
        if mention.state and any(mention.span.overlaps(span) for span in attribution.source)
    ]
    words = words_of(attribution.content, article.text)
    when = known(attribution.when, article)
    return Quoted(named, teller, words, article.text, states[0] if states else None, when)


def known(when: When, article: Article) -> When:
    if when.earliest or when.latest:
        return when
    published = article.published
    if not published.latest:
        return UNKNOWN
    return when_of(Interval(published.earliest, published.latest), Basis.PUBLISHED)


class Told(Protocol):
    """Events of one mention each, attributions, and the articles by id, of texts of a case."""

    def __call__(
        self, given: list[dict[str, Any]]
    ) -> tuple[list[tuple[Event, tuple[Report, ...]]], list[Quoted], dict[str, Article]]: ...


@pytest.fixture
def told() -> Told:
    return read
