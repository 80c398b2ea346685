"""One article through the stages: faults become failures, versions become fingerprints."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
import toys

from detente import language, pipeline, plugins
from detente.errors import BadOrder, BadTable, Missing
from detente.reading import Reading
from detente.records import Article, Attribution, EventMention, Failure, Hints, Page
from detente.stage import Stage

TEXT = "Talks\n\n“We will study the shield,” Aro Vale said. Aro Vale met Ilse Horn."


def read(*texts: str) -> list[Reading]:
    articles = [toys.article(text)[1] for text in texts]
    return pipeline.read(articles, toys.SETTINGS, toys.STAGES)


def test_a_batch_is_read_in_order() -> None:
    one, other = read(TEXT, TEXT.replace("met", "avoided"))
    assert (len(one.of(Attribution)), len(one.of(EventMention))) == (1, 1)
    assert (len(other.of(Attribution)), len(other.of(EventMention))) == (1, 0)


@pytest.mark.parametrize(
    ("poison", "reason"),
    [("RAISE", r"ValueError: this text was too much \(toys.py:"), ("UNREADABLE", "cannot be read")],
)
def test_a_fault_of_a_stage_is_a_failure_and_the_others_stay(poison: str, reason: str) -> None:
    bad, good = read(f"{TEXT} POISON {poison}", TEXT)
    (failure,) = bad.of(Failure)
    assert (failure.stage, failure.article) == ("attributions", bad.article.id)
    assert re.search(reason, failure.reason)
    assert len(bad.of(EventMention)) == 1
    assert good.of(Failure) == ()


def test_a_damaged_table_ends_the_run_and_blames_no_article() -> None:
    def run(_: Reading) -> list[object]:
        raise BadTable("data/moves.csv holds no rows")

    stage = Stage("moves", "1", frozenset(), frozenset(), run)
    with pytest.raises(BadTable, match="moves"):
        pipeline.read([toys.article(TEXT)[1]], toys.SETTINGS, [stage])


def test_a_text_that_breaks_the_parse_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.parse_many

    def breaking(articles: list[Article], name: str) -> Any:
        if any("BREAK" in article.text for article in articles):
            raise RuntimeError("too deep")
        return whole(articles, name)

    monkeypatch.setattr(pipeline, "parse_many", breaking)
    good, bad, last = read(TEXT, f"{TEXT} BREAK", f"{TEXT} Later.")
    assert [failure.stage for failure in bad.of(Failure)] == ["language"]
    assert len(good.of(Attribution)) == len(last.of(Attribution)) == 1


def test_a_wrong_order_and_a_missing_pipeline_end_the_run() -> None:
    with pytest.raises(BadOrder):
        pipeline.read([], toys.SETTINGS, toys.STAGES[::-1])
    _, article = toys.article(TEXT)
    with pytest.raises(Missing, match="nowhere"):
        pipeline.read([article], replace(toys.SETTINGS, pipeline="nowhere"), toys.STAGES)


def test_a_page_without_an_article_is_a_failure() -> None:
    short = Page("0" * 64, b"Too little.", "a.txt", "text/plain")
    found = pipeline.make(short, Hints(), toys.SETTINGS)
    assert isinstance(found, Failure)
    assert (found.stage, found.path) == ("intake", "a.txt")


def test_a_fingerprint_changes_with_what_would_read_otherwise() -> None:
    first = pipeline.reading_fingerprint(toys.SETTINGS, toys.STAGES)
    assert first == pipeline.reading_fingerprint(toys.SETTINGS, toys.STAGES)
    assert first != pipeline.reading_fingerprint(toys.SETTINGS, toys.NEWER)
    other = replace(toys.SETTINGS, pipeline="other")
    assert first != pipeline.reading_fingerprint(other, toys.STAGES)
    assert first == pipeline.reading_fingerprint(replace(toys.SETTINGS, batch=1), toys.STAGES)
    slower = replace(toys.SETTINGS, page_seconds=1.0)
    made = pipeline.making_fingerprint
    assert made("{}", toys.SETTINGS) == made("{}", slower)
    assert made("{}", toys.SETTINGS, failed=True) != made("{}", slower, failed=True)


class Entry:
    """What an installed package announces."""

    value = "package.module:NAME"

    def __init__(self, name: str, found: object) -> None:
        self.name = name
        self.found = found

    def load(self) -> object:
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


def test_plugins_are_found_by_name_and_what_is_none_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    announced: list[Entry] = [Entry("b", toys.DONE), Entry("a", toys.SAID)]
    monkeypatch.setattr(plugins, "entry_points", lambda **_: announced)
    found: tuple[Stage, ...] = plugins.stages()
    assert found == (toys.SAID, toys.DONE)
    announced.append(Entry("c", "no stage"))
    with pytest.raises(Missing, match="'c' announces a stage and gives a str"):
        plugins.stages()
    announced[-1] = Entry("d", ImportError("no module"))
    with pytest.raises(Missing, match=r"'d' \(package.module:NAME\) cannot be loaded"):
        plugins.stages()


def test_a_run_without_white_space_is_read_in_pieces() -> None:
    # the tokeniser's time grows with the square of such a run: 32,000 dashes took two minutes
    run = "x" * (2 * language.LONGEST_RUN) + "-y"
    (article,) = [toys.article(f"Talks\n\nAro Vale met {run} Ilse Horn.")[1]]
    (parse,) = language.parse_many([article], toys.SETTINGS.pipeline)
    words = [article.text[a:b] for a, b in zip(parse.starts, parse.ends, strict=True)]
    assert words[:4] == ["Talks", "Aro", "Vale", "met"]
    assert words[4:6] == ["x" * language.LONGEST_RUN] * 2
    assert "".join(words) == "".join(article.text.split())


def test_a_text_without_paragraphs_is_parsed_in_parts() -> None:
    # memory grew with the longest paragraph: 150,000 characters with no blank line took a gigabyte
    said = "Aro Vale met Ilse Horn in Aldera. "
    sentences = said * (2 * language.LONGEST_PARAGRAPH // len(said))
    words = "a " * language.LONGEST_PARAGRAPH
    mixed = said * 3 + words + said * 3  # cut before and after what has no full stop, and within it
    articles = [toys.article(f"Talks\n\n{text}")[1] for text in (sentences, words, mixed)]
    parses = language.parse_many(articles, toys.SETTINGS.pipeline)
    for article, parse in zip(articles, parses, strict=True):
        tokens = [article.text[a:b] for a, b in zip(parse.starts, parse.ends, strict=True)]
        assert "".join(tokens) == "".join(article.text.split())
        parts = [part.span.words(article.text) for part in parse.segments[1:]]
        assert len(parts) >= 2
        assert max(map(len, parts)) <= language.LONGEST_PARAGRAPH
    assert all(
        one.span.words(articles[0].text).endswith("Aldera.") for one in parses[0].segments[1:]
    )
    for article, parse in zip(articles[1:], parses[1:], strict=True):
        endless = [s.span for s in parse.segments[1:] if "." not in s.span.words(article.text)]
        assert max(one.end - one.start for one in endless) <= language.LONGEST_SENTENCE
    assert parses[2].segments[1].span.words(articles[2].text) == (said * 3).strip()
