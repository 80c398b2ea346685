"""Named against unnamed sourcing: each rule once, then the counts on the screens."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import pytest

from detente.record import Filter, Record, officials
from detente.record.sorts import Sort, is_official, sort_of
from detente.records import Attribution, EntityKind, Mention, content_id
from detente.spans import Span
from detente.views.article import article
from detente.views.sourcing import Sources, by_article, by_outlet, of_article

PERSON, STATE = EntityKind.PERSON, EntityKind.STATE
OFFER = content_id("offer")


def said(source: str, entity: str | None = None, name: str | None = None) -> Attribution:
    spans = (Span("a", 0, len(source)),) if source else ()
    end = len(source) + 1
    cue, content = Span("a", end, end + 4), Span("a", end + 5, end + 12)
    return Attribution("x", "a", "indirect", spans, (cue,), (content,), entity, name)


def mention(source: str, words: str, kind: EntityKind | None, **more: str | None) -> Mention:
    start = source.index(words)
    return Mention(
        Span("a", start, start + len(words)), more.get("how") or "name", 0, more.get("entity"),
        kind, words, None, more.get("described"),
    )  # fmt: skip


RULES = [
    ("Anna Veld", [], "person:anna-veld", Sort.NAMED),
    ("Moscow", [], "state:RUS", Sort.INSTITUTION),
    ("the Pentagon", [], "organisation:usa-defence", Sort.INSTITUTION),
    ("the treaty", [], "document:start-1", Sort.INSTITUTION),
    ("the Russians", [], "group:rus", Sort.UNNAMED),
    ("US officials", [("US officials", PERSON, {"described": "US officials"}),
                      ("US", STATE, {"entity": "state:USA"})], None, Sort.UNNAMED),
    ("Russian papers", [("Russian", STATE, {"entity": "state:RUS"})], None, Sort.INSTITUTION),
    ("Veld's decree", [("Veld", PERSON, {"entity": "person:anna-veld"})], None, Sort.INSTITUTION),
    ("France and Spain", [("France", STATE, {"entity": "state:FRA"}),
                          ("Spain", STATE, {"entity": "state:ESP"})], None, Sort.INSTITUTION),
    ("Veld and an aide", [("Veld", PERSON, {"entity": "person:anna-veld"}),
                          ("an aide", PERSON, {"described": "an aide"})], None, Sort.NAMED),
    ("A spokeswoman for the service", [
        ("A spokeswoman", PERSON, {"how": "nominal", "described": "A spokeswoman"}),
        ("the service", EntityKind.ORGANISATION, {"entity": "organisation:service"}),
    ], None, Sort.UNNAMED),
    ("some", [], None, Sort.UNNAMED),
    ("one of her aides", [], None, Sort.UNNAMED),
    ("one party", [], None, Sort.INSTITUTION),
    ("He", [("He", PERSON, {"how": "pronoun"})], None, Sort.OPEN),
    ("it", [], None, Sort.OPEN),
    ("", [], None, Sort.NONE),
]  # fmt: skip


@pytest.mark.parametrize(("source", "named", "entity", "sort"), RULES, ids=[r[0] for r in RULES])
def test_each_rule(
    source: str, named: list[tuple[str, EntityKind, dict[str, str]]], entity: str | None, sort: Sort
) -> None:
    mentions = [mention(source, words, kind, **more) for words, kind, more in named]
    assert sort_of(said(source, entity), mentions, f"{source} said nothing.") is sort


def test_it_that_takes_up_a_document_is_one() -> None:
    assert sort_of(said("it", None, "the decree"), [], "it said nothing.") is Sort.INSTITUTION


@pytest.mark.parametrize(
    ("name", "official"),
    [("a Kremlin spokeswoman", True), ("US officials", True), ("the minister", True),
     ("Veld's aides and critics", True), ("a senior official who asked not to be named", True),
     ("ministers of her own government", True), ("Western diplomats", True),
     ("the authorities in Aden", True), ("villagers", False), ("Protesters", False),
     ("some", False), ("people of Chad", False), ("union officials", False),
     ("a company spokesman", False), ("the opposition leader", False),
     ("a former ambassador", False), ("generally well-placed people", False)],
)  # fmt: skip
def test_the_unnamed_speak_for_a_government_or_are_described_otherwise(
    name: str, official: bool
) -> None:
    assert officials.is_official(name) is official
    one = said(name, None, name)
    assert is_official(one, Sort.UNNAMED, f"{name} said nothing.") is official
    assert is_official(one, Sort.NAMED, f"{name} said nothing.") is False


BODIES = [
    ("NATO's leaders", True), ("Western leaders", True), ("the leaders of the alliance", True),
    ("Deputies of the State Duma", True), ("members of parliament", True),
    ("Senate lawmakers", True), ("The allies", True), ("both sides", True),
    ("the member states", True), ("members of the Security Council", True),
    ("some leaders", False), ("two senators", False), ("several members of the Duma", False),
    ("officials of both sides", False), ("rebel leaders", False), ("his allies", False),
    ("NATO officials", False), ("aides to Western leaders", False), ("family members", False),
]  # fmt: skip


@pytest.mark.parametrize(("words", "body"), BODIES, ids=[words for words, _ in BODIES])
def test_several_who_speak_as_one_are_a_body(words: str, body: bool) -> None:
    people = [mention(words, words, PERSON, how="nominal", described=words)]
    wanted = Sort.INSTITUTION if body else Sort.UNNAMED
    assert sort_of(said(words, None, words), people, f"{words} said nothing.") is wanted


TWO = "Foreign Minister Anna Veld met Jan Holt, the defence minister of Norland. "
ONE = "The envoy, Anna Veld, met villagers near Holt. "
KNOWN = [
    (TWO, "The two ministers", True), (TWO, "both ministers", True), (TWO, "The ministers", True),
    (TWO, "the minister", True), (TWO, "the three ministers", False), (TWO, "the envoy", False),
    (TWO, "two ministers", False), (TWO, "ministers", False), (ONE, "the envoy", True),
    (ONE, "the two envoys", False), (ONE, "a minister", False), ("", "the minister", False),
]  # fmt: skip


@pytest.mark.parametrize(("before", "words", "known"), KNOWN)
def test_those_whom_the_article_named_before_are_named(
    before: str, words: str, known: bool
) -> None:
    text = f"{before}{words} said nothing."
    names = [
        mention(text, name, PERSON, entity=f"person:{name}")
        for name in ("Foreign Minister Anna Veld", "Jan Holt", "The envoy, Anna Veld")
        if name in before
    ]
    start = len(before)
    spans = (Span("a", start, start + len(words)),)
    people = Mention(spans[0], "nominal", 0, None, PERSON, words, None, words)
    one = replace(said(words, None, words), source=spans)
    assert (sort_of(one, [*names, people], text) is Sort.NAMED) is known


def test_counts_by_outlet_and_article(record: Record) -> None:
    outlets = {one.outlet: one for one in by_outlet(record, Filter())}
    assert outlets["Harbour Post"].articles == 1
    assert outlets["Harbour Post"].sources.named == 2
    assert outlets["Harbour Post"].sources.attributions == 3
    assert "Alden Courier" not in outlets  # a copy, which counts once
    whole = sum((one.sources for one in by_article(record, Filter())), Sources())
    assert whole == sum((one.sources for one in outlets.values()), Sources())
    assert [one.article.outlet for one in by_article(record, Filter(outlets=("Kestrel",)))] == [
        "Kestrel"
    ]
    assert len(by_article(record, Filter(), 2)) == 2
    assert of_article(record, OFFER) == article(record, OFFER).sources


def test_an_empty_record_has_no_sourcing(empty_record: Path) -> None:
    with Record.open(empty_record, readonly=True) as record:
        assert by_outlet(record, Filter()) == by_article(record, Filter()) == []
    assert Sources().told == ""


def test_what_is_said_of_a_whole() -> None:
    counts = Sources(named=5, institution=1, unnamed=2, none=1, anonymity=1, official=1)
    assert counts.told == (
        "5 named, 1 by an institution or document, 2 unnamed (1 by an office, 1 described "
        "otherwise; 1 on condition of anonymity), "
        "1 without a source"
    )
    assert counts.attributions == 9


def test_anonymity_is_read_from_the_sentence(tmp_path: Path) -> None:
    from detente.run_local import build
    from detente.settings import Settings

    (tmp_path / "a.txt").write_text(
        "Talks\n\nThe shield will stay, a senior American official said, speaking on condition of "
        "anonymity.\n\nThe radar is built, a Kremlin spokesman said on Monday.\n"
    )
    build([tmp_path / "a.txt"], tmp_path / "a.db", Settings())
    with Record.open(tmp_path / "a.db", readonly=True) as record:
        (one,) = by_outlet(record, Filter())
    assert (one.sources.unnamed, one.sources.anonymity, one.sources.named) == (2, 1, 0)


def test_the_command_gives_every_form(desk_record: Path) -> None:
    def run(*more: str) -> str:
        words = [sys.executable, "-m", "detente", "sourcing", "--record", str(desk_record), *more]
        done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=True)
        return done.stdout

    rows = json.loads(run("--json"))
    assert [row["named"] for row in rows if row["outlet"] == "Harbour Post"] == [2]
    table = list(csv.DictReader(io.StringIO(run("--csv", "--by-article", "--outlet", "harbour"))))
    assert [(row["article"], row["named"]) for row in table] == [(OFFER, "2")]
    assert "Harbour Post" in run()


def test_the_pages_lead_from_outlets_to_articles(desk: str) -> None:
    def read(path: str) -> str:
        with urlopen(f"{desk}{path}", timeout=60) as answer:
            return str(answer.read().decode())

    assert 'href="/sourcing/articles?outlet=Harbour+Post"' in read("/sourcing")
    listed = read("/sourcing/articles?outlet=Harbour+Post")
    assert f"/article/{OFFER}" in listed and "Kestrel" not in listed
    rows = json.loads(read("/sourcing.json"))
    assert {"outlet", "named", "unnamed", "open"} <= set(rows[0])
    assert read("/sourcing/articles.csv").startswith("article,")
    assert "2 named" in read(f"/article/{OFFER}")
