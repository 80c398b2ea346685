"""What people decide: it survives every re-reading, outranks a linker, and can be undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import toys
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.errors import BadJudgement
from detente.reading import Reading
from detente.record import (
    Filter,
    Record,
    anchor,
    health,
    judgements,
    links,
    namesakes,
    queries,
    targets,
    write,
)
from detente.records import Article, Attribution, Basis, Copy, EventMention, Judgement, Mention
from detente.spans import Span

# a busy machine is no fault of the rules
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

KIM, LEE, LINKER = "person:kim", "person:lee", "linker:names/4"
TEXT = (
    "Talks in Aldera\n\n“We will study the shield,” Aro Vale said. Aro Vale met Ilse Horn.\n\n"
    "“We agree,” Ilse Horn said. “We agree,” Tam Oru said. Ilse Horn met Tam Oru."
)


class Desk:
    """A record of one article, read anew as often as a test likes."""

    def __init__(self, record: Record) -> None:
        self.record = record
        page, self.article = toys.article(TEXT)
        write.keep_page(record, page)
        write.sight(record, "/a.txt", page.sha256, (1, 1), toys.NO_HINTS)
        self.reads(self.article)

    def reads(self, article: Article, reading: Reading | None = None) -> None:
        self.article = article
        write.write_article(self.record, article, "made")
        write.write_reading(self.record, reading or toys.reading(article), "read", ["toys/1"])

    def said(self, n: int = 0) -> Attribution:
        return toys.reading(self.article).of(Attribution)[n]

    def done(self, n: int = 0) -> EventMention:
        return toys.reading(self.article).of(EventMention)[n]

    def judge(
        self, about: targets.About, verdict: str, by: str = KIM, value: Any = None
    ) -> Judgement:
        return judgements.judge(self.record, about.says(verdict, by, value=value))

    def states(self) -> list[str]:
        return [replay.state for replay in judgements.replays(self.record)]

    def names(self) -> list[str | None]:
        return [a.source_name for a in queries.attributions(self.record, Filter())]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Record.open(tmp_path / "r.db", create=True) as record:
        yield Desk(record)
        assert list(health._tallies(record)) == []
        assert list(health._full_text(record)) == []
        assert list(health._integrity(record)) == []


# ------------------------------------------------------------------ what a decision does


def test_wrong_hides_the_item_and_keeps_it(desk: Desk) -> None:
    desk.judge(targets.on_attribution(desk.article, desk.said()), "wrong")
    assert desk.names() == ["Ilse Horn", "Tam Oru"]
    assert len(queries.attributions(desk.record, Filter(wrong=True))) == 3
    assert queries.counts(desk.record).attributions == 2


def test_changed_overlays_fields_and_keeps_the_machines(desk: Desk) -> None:
    about = targets.on_event_mention(desk.article, desk.done())
    side = {"name": "Tam Oru", "entity": None, "state": "CYR"}
    desk.judge(about, "changed", value={"type": "AGREE", "recipients": [side], "when": "2007-07"})
    event = queries.event_mentions(desk.record, Filter(types=("AGREE",)))[0]
    assert (event.recipients[0].state, event.when.value, event.when.basis) == (
        "CYR", "2007-07", Basis.GIVEN
    )  # fmt: skip
    assert queries.event_mentions(desk.record, Filter(actors=("ALD",), recipients=("CYR",)))
    assert not queries.event_mentions(desk.record, Filter(actors=("ALD",), recipients=("BOR",)))
    machine = desk.record.one("select machine from overlays")[0]
    assert json.loads(machine)["type"] == "CONSULT"


def test_two_changes_add_up_and_the_last_of_a_field_holds(desk: Desk) -> None:
    about = targets.on_attribution(desk.article, desk.said())
    desk.judge(about, "changed", value={"source_name": "A", "place": "Aldera"})
    desk.judge(about, "changed", LEE, {"source_name": "B"})
    desk.judge(about, "right", LEE)
    said = queries.attribution(desk.record, desk.said().id)
    assert said and (said.source_name, said.place) == ("B", "Aldera")


def test_undo_brings_the_machines_value_back(desk: Desk) -> None:
    before = health.fingerprint(desk.record)
    about = targets.on_attribution(desk.article, desk.said())
    first = desk.judge(about, "changed", value={"source_name": "A"})
    undone = judgements.judge(desk.record, targets.undo(first, KIM))
    assert desk.names()[0] == "Aro Vale"
    desk.record.run("delete from replays")
    assert health.fingerprint(desk.record) == before
    again = judgements.judge(desk.record, targets.undo(undone, KIM))
    assert desk.names()[0] == "A"
    assert again.verdict == "undone"


def test_a_mention_is_given_to_another(desk: Desk) -> None:
    mention = toys.reading(desk.article).of(Mention)[0]
    about = targets.on_mention(desk.article, mention)
    desk.judge(about, "changed", value={"entity": "person:other", "name": "Another"})
    assert queries.mentions(desk.record, desk.article.id)[0].entity == "person:other"
    desk.reads(desk.article)
    assert queries.mentions(desk.record, desk.article.id)[0].entity == "person:other"


def test_a_given_date_and_outlet_show_at_once_and_stay(desk: Desk) -> None:
    ident = desk.article.id
    desk.judge(targets.on_article("published", ident), "changed", value={"published": "2007-07"})
    desk.judge(targets.on_article("outlet", ident), "changed", value={"outlet": "Kestrel"})
    desk.reads(desk.article)
    found = queries.article(desk.record, ident)
    assert found and (found.published.value, found.origin) == ("2007-07", "given")
    assert queries.outlets(desk.record) == [("Kestrel", 1)]


def test_a_copy_judged_different_is_not_folded(desk: Desk) -> None:
    page, other = toys.article(TEXT + "\n\nMore.", "b.txt")
    write.keep_page(desk.record, page)
    write.write_article(desk.record, other, "made")
    write.write_reading(desk.record, toys.reading(other), "read", [])
    copy = Copy(other.id, desk.article.id, 0.9, "alike")
    links.write_copies(desk.record, [copy])
    assert len(desk.names()) == 3
    desk.judge(targets.on_copy(other.id, desk.article.id), "different")
    assert len(desk.names()) == 6
    links.write_copies(desk.record, [copy])
    assert len(desk.names()) == 6


def join(record: Record, *found: tuple[str, str, float, str]) -> None:
    """Keeps links between entities in place of those before, as linking does."""
    with record.writing():
        namesakes.put_links(record, {entity for entity, *_ in found}, found)
        links.settle_entities(record)


def test_entities_judged_different_stay_apart(desk: Desk) -> None:
    one, other = (f"person:{n * 16}" for n in "ab")
    join(desk.record, (one, other, 0.9, "alike"))
    desk.judge(targets.on_entities(other, one), "different")
    join(desk.record, (one, other, 0.9, "alike"))
    assert links.conflicts(desk.record) == []
    join(desk.record, (one, "x", 1.0, ""), (other, "x", 1.0, ""))
    assert links.conflicts(desk.record) == [(one, other)]


def test_entities_judged_the_same_become_one(desk: Desk) -> None:
    aro, ilse = (toys.reading(desk.article).of(Mention)[n].entity for n in (0, 2))
    assert aro and ilse and aro != ilse
    n = {c.entity.id: c.mentions for c in queries.entities(desk.record)}
    about = targets.on_entities(aro, ilse)
    first = desk.judge(about, "same")
    joined = queries.entity(desk.record, aro)
    assert joined and joined == queries.entity(desk.record, ilse)
    assert joined.mentions == n[aro] + n[ilse]
    assert len(queries.attributions(desk.record, Filter(by=(aro,)))) == 2
    judgements.judge(desk.record, targets.undo(first, KIM))
    assert {c.entity.id: c.mentions for c in queries.entities(desk.record)} == n


# ------------------------------------------------------------------ replay


def test_it_survives_a_newer_stage_with_other_ids(desk: Desk) -> None:
    about = targets.on_attribution(desk.article, desk.said())
    desk.judge(about, "changed", value={"source_name": "A"})
    whole = toys.reading(desk.article)
    newer = tuple(
        replace(one, id="n" + one.id, content=(widened(one.content[0]),))
        if isinstance(one, Attribution)
        else one
        for one in whole.records
    )
    desk.reads(desk.article, replace(whole, records=newer))
    assert desk.names()[0] == "A"
    assert desk.states() == ["applied"]


def widened(span: Span) -> Span:
    """With the quotation marks around it, as another version of a stage may cut it."""
    return Span(span.article, span.start - 1, span.end + 1)


def test_it_survives_a_newer_cleaner(desk: Desk) -> None:
    """The paragraphs are joined and a line is put before them."""
    about = targets.on_attribution(desk.article, desk.said(2))
    desk.judge(about, "wrong")
    text = TEXT.replace("\n\n“We", "\n\nALDERA, July 3 — “We", 1).replace("Oru said.", "Oru  said.")
    desk.reads(replace(desk.article, text=text))
    assert "Tam Oru" not in desk.names()
    assert "Ilse Horn" in desk.names()


def test_words_that_are_gone_are_an_orphan_and_come_back(desk: Desk) -> None:
    desk.judge(targets.on_attribution(desk.article, desk.said(1)), "wrong")
    first = desk.article
    desk.reads(replace(first, text=TEXT.replace("“We agree,” Ilse Horn said. ", "")))
    assert desk.states() == ["orphan"]
    assert "Tam Oru" in desk.names()  # the other “We agree” is not taken for it
    desk.reads(first)
    assert desk.states() == ["applied"]
    assert "Ilse Horn" not in desk.names()


def test_an_item_that_is_no_longer_read_leaves_the_judgement_idle(desk: Desk) -> None:
    desk.judge(targets.on_attribution(desk.article, desk.said()), "wrong")
    desk.reads(desk.article, replace(toys.reading(desk.article), records=()))
    assert desk.states() == ["idle"]


def test_an_article_that_is_gone_orphans_its_judgements(desk: Desk) -> None:
    desk.judge(targets.on_attribution(desk.article, desk.said()), "wrong")
    page, _ = toys.article("Another text\n\nwith other words.", "a.txt")
    write.keep_page(desk.record, page)
    write.sight(desk.record, "/a.txt", page.sha256, (2, 2), toys.NO_HINTS)
    assert desk.states() == ["orphan"]
    assert len(judgements.judgements(desk.record)) == 1


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("kind", "verdict", "value", "match"),
    [
        ("attribution", "same", None, "cannot be judged 'same'"),
        ("attribution", "changed", None, "changed fields"),
        ("attribution", "changed", {"id": "x"}, "'id' of an attribution cannot be changed"),
        ("attribution", "changed", {"when": "July"}, "'when' of an attribution cannot be"),
        ("event_mention", "changed", {"standing": "maybe"}, "'standing'"),
        ("event_mention", "changed", {"actors": ["RUS"]}, "'actors'"),
        ("published", "changed", {"published": "2007-13"}, "'published'"),
        ("note", "note", " ", "note without words"),
        ("hunch", "right", None, "no kind of judgement"),
    ],
)
def test_what_cannot_be_understood_is_refused(
    desk: Desk, kind: str, verdict: str, value: Any, match: str
) -> None:
    about = targets.About(kind, json.dumps({"article": desk.article.id}))
    with pytest.raises(BadJudgement, match=match):
        desk.judge(about, verdict, value=value)
    assert judgements.judgements(desk.record) == []


def test_nobody_and_nothing_are_refused(desk: Desk) -> None:
    with pytest.raises(BadJudgement, match="who decided"):
        desk.judge(targets.on_article("note", desk.article.id), "note", "kim", "x")
    with pytest.raises(BadJudgement, match="no article"):
        desk.judge(targets.on_article("note", "0" * 16), "note", KIM, "x")
    other = Judgement("nope", "note", "{}", "note", "x", KIM, "", "")
    with pytest.raises(BadJudgement):
        judgements.judge(desk.record, targets.undo(other, KIM))


def test_a_linker_cannot_take_back_what_a_person_decided(desk: Desk) -> None:
    kept = desk.judge(targets.on_entities("person:a", "person:b"), "different")
    with pytest.raises(BadJudgement, match="linker cannot"):
        judgements.judge(desk.record, targets.undo(kept, LINKER))


# ------------------------------------------------------------------ finding words again


@given(st.text("ab \n", max_size=30), st.text("ab", min_size=1, max_size=5), st.text("ab \n"))
def test_words_are_found_where_they_stand_or_not_at_all(
    before: str, words: str, after: str
) -> None:
    text = before + words + after
    span = Span("x", len(before), len(before) + len(words))
    assert anchor.find(text, anchor.select(text, span), "x") == span


@given(
    st.text("abc \n", max_size=60), st.text("abc", min_size=1, max_size=6),
    st.text("abc \n", max_size=60), st.text("abc \n", max_size=60),
)  # fmt: skip
def test_words_found_again_are_the_same_words(
    before: str, words: str, after: str, other: str
) -> None:
    selector = anchor.select(before + words + after, Span("x", len(before), len(before + words)))
    found = anchor.find(other, selector, "x")
    assert found is None or found.words(other) == words


def test_new_white_space_is_no_other_word() -> None:
    text = "He said: “we will\n\nstudy it” today."
    selector = anchor.select(text, Span("x", 10, text.index("”")))
    assert selector.exact == "we will\n\nstudy it"
    found = anchor.find("Then he said: “we will study it” today.", selector, "x")
    assert found and found.start == 15


def test_of_two_places_that_fit_alike_none_is_taken() -> None:
    text = "yes " * 30
    selector = anchor.Selector("yes", "yes yes ", " yes yes", 5)
    assert anchor.find("one yes", replace(selector, only=True), "x") == Span("x", 4, 7)
    assert anchor.find("one yes", selector, "x") is None
    assert anchor.find(text, selector, "x") is None
