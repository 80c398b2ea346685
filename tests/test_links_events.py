"""Same events: marked groups of short articles read by the real reading, and what always holds."""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from detente import dates, pipeline
from detente.intake import datelines
from detente.linked import Event, Pair, Report, Teller, pair
from detente.links import events as same
from detente.links.events import gathering, what
from detente.record import Filter, Record, queries
from detente.records import (
    UNKNOWN,
    Article,
    Basis,
    EventMention,
    Labelled,
    Side,
    Standing,
    When,
    content_id,
    when_of,
)
from detente.settings import Settings
from detente.spans import Span

CASES = sorted((Path(__file__).parent / "cases" / "same_events").glob("*.toml"))
LABELS = Path(__file__).parent / "cases" / "event_labels" / "headlines.toml"
PAIR_F1 = 0.87
"""Least F1 over the marked pairs of all groups, read and linked from the bare text (.89 when set);
a mention that the reading misses counts as missed."""
LINKED_F1 = 0.97
"""The same over the mentions that the reading finds (1.00 when set)."""

# ------------------------------------------------------------------ from text to events


def article_of(given: dict[str, str]) -> Article:
    title, text = given.get("title"), given["text"].strip()
    whole = f"{title}\n\n{text}" if title else text
    published = given.get("published")
    day = when_of(dates.of_prefix(published), Basis.GIVEN) if published else UNKNOWN
    start = len(title) + 2 if title else 0
    name, line = content_id(given["outlet"], whole), datelines.parse(text)
    return Article(name, "", "", whole, start, title=title, outlet=given["outlet"], published=day,
                   dateline=line.words if line else None,
                   dateline_span=Span(name, start, start + line.end) if line else None)  # fmt: skip


def told_when(mention: EventMention, article: Article) -> When:
    if mention.when.earliest or mention.when.latest or mention.standing is Standing.HISTORICAL:
        return mention.when
    return replace(article.published, basis=Basis.PUBLISHED, words=None)


def reports_of(articles: Sequence[Article]) -> list[Report]:
    found = []
    for reading in pipeline.read(articles, Settings()):
        article = reading.article
        issues = {one.target: one.issues for one in reading.of(Labelled)}
        teller = Teller(article.id, article.outlet, None, article.title, article.published)
        for bare in reading.of(EventMention):
            mention = replace(bare, issues=issues.get(bare.id, ()))
            words, anchor = article.words(mention.sentence), article.words(mention.anchor)
            when = told_when(mention, article)
            found.append(Report(mention, teller, words, anchor, when, article.text))
    return found


def pairs_of(reports: Iterable[Report]) -> list[Pair]:
    """As the record does it: candidates by key, then a decision for each."""
    under: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        for key in same.keys(report):
            under[key].append(report)
    candidates = {
        tuple(sorted((a.mention.id, b.mention.id))): (a, b)
        for group in under.values()
        for a, b in combinations(group, 2)
    }
    decided = (same.decide(*candidates[key]) for key in sorted(candidates))
    return [one for one in decided if one is not None]


@cache
def everything() -> tuple[tuple[str, dict[str, Any], tuple[Article, ...], tuple[Report, ...]], ...]:
    """Every case, read in one go: name, marks, articles, reports."""
    cases = [(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in CASES]
    articles = [[article_of(one) for one in case["article"]] for _, case in cases]
    reports = reports_of([one for some in articles for one in some])
    found = []
    for (name, case), some in zip(cases, articles, strict=True):
        ids = {one.id for one in some}
        mine = tuple(report for report in reports if report.teller.article in ids)
        found.append((name, case, tuple(some), mine))
    return tuple(found)


# ------------------------------------------------------------------ scored against the marks


@dataclass(frozen=True)
class Marked:
    """Pairs of mentions, by the words of their marks."""

    gold: frozenset[tuple[str, str]]  # marked as one
    found: frozenset[tuple[str, str]]
    apart: frozenset[tuple[str, str]]  # joined although they are two


def mention_at(mark: str, articles: Sequence[Article], reports: Sequence[Report]) -> str | None:
    """The id of the event mention whose anchor stands in the marked words."""
    number, _, words = mark.partition(": ")
    article = articles[int(number) - 1]
    assert article.text.count(words) == 1, f"'{words}' must stand once in article {number}"
    place = Span(article.id, article.text.index(words), article.text.index(words) + len(words))
    inside = [report.mention for report in reports if place.overlaps(report.mention.anchor)]
    return inside[0].id if inside else None


def marked(case: dict[str, Any], articles: Sequence[Article], reports: Sequence[Report]) -> Marked:
    events = same.events(reports, pairs_of(reports), {})
    event_at = {mention: event.id for event in events for mention in event.mentions}
    group = {mark: one["what"] for one in case["event"] for mark in one["mentions"]}
    event = {mark: event_at.get(mention_at(mark, articles, reports) or "") for mark in group}
    every = [(a, b) for a, b in combinations(sorted(group), 2)]
    joined = {(a, b) for a, b in every if event[a] is not None and event[a] == event[b]}
    gold = {(a, b) for a, b in every if group[a] == group[b]}
    return Marked(frozenset(gold), frozenset(joined), frozenset(joined - gold))


def test_marked_pairs_are_found() -> None:
    right = extra = missed = unread = 0
    for _, case, articles, reports in everything():
        one = marked(case, articles, reports)
        lost = one.gold - one.found
        right += len(one.gold & one.found)
        extra += len(one.apart)
        missed += len(lost)
        unread += sum(
            not all(mention_at(mark, articles, reports) for mark in pair) for pair in lost
        )
    f1 = 2 * right / (2 * right + extra + missed)
    linked = 2 * right / (2 * right + extra + missed - unread)
    counts = f"{right} right, {extra} too many, {missed} missed, {unread} of them unread"
    assert f1 >= PAIR_F1 and linked >= LINKED_F1, f"F1 {f1:.2f}, linked {linked:.2f}: {counts}"


@pytest.mark.parametrize("name", [path.stem for path in CASES])
def test_what_differs_is_never_joined(name: str) -> None:
    case, articles, reports = next(rest for first, *rest in everything() if first == name)
    assert not marked(case, articles, reports).apart


@pytest.mark.parametrize("name", ["envoy_called_in", "talks_left"])
def test_one_act_in_other_words_is_joined(name: str) -> None:
    case, articles, reports = next(rest for first, *rest in everything() if first == name)
    assert (one := marked(case, articles, reports)).gold == one.found


def test_groups_do_not_run_into_each_other() -> None:
    """Linked all together, no event holds reports of two groups."""
    of = {r.mention.id: name for name, _, _, reports in everything() for r in reports}
    reports = [report for *_, some in everything() for report in some]
    for event in same.events(reports, pairs_of(reports), {}):
        assert len({of[mention] for mention in event.mentions}) == 1, event.label


def test_the_order_does_not_matter() -> None:
    reports = [report for *_, some in everything() for report in some]
    before = same.events(reports, pairs_of(reports), {})
    mixed = random.Random(7).sample(reports, len(reports))
    pairs = pairs_of(mixed)
    assert same.events(mixed, random.Random(8).sample(pairs, len(pairs)), {}) == before
    for one, other in combinations(reports[:60], 2):
        assert same.decide(one, other) == same.decide(other, one)


# ------------------------------------------------------------------ labels


@cache
def labelled() -> tuple[tuple[dict[str, Any], tuple[Report, ...]], ...]:
    cases = tomllib.loads(LABELS.read_text(encoding="utf-8"))["case"]
    articles = [article_of({"outlet": str(n), "published": "2015-03-04", "text": case["text"]})
                for n, case in enumerate(cases)]  # fmt: skip
    reports = reports_of(articles)
    mine = [tuple(r for r in reports if r.teller.article == one.id) for one in articles]
    return tuple(zip(cases, mine, strict=True))


@pytest.mark.parametrize("number", range(len(tomllib.loads(LABELS.read_text("utf-8"))["case"])))
def test_events_are_called_as_a_headline_would(number: int) -> None:
    case, reports = labelled()[number]
    [event] = [e for r in reports if r.anchor == case["act"] for e in same.events([r], [], {})]
    assert event.label == case["label"]


def test_no_label_holds_a_word_that_its_report_does_not() -> None:
    """Apart from the names of those who take part and the place."""
    for *_, reports in everything():
        for one in reports:
            [event] = same.events([one], [], {})
            mention = one.mention
            names = [s.name for s in (*mention.actors, *mention.recipients)]
            known = " ".join([one.sentence, *names, mention.place or "", "and"]).lower()
            for word in event.label.lower().split():
                assert word.strip("():,;.“”") in known, (event.label, one.sentence)


# ------------------------------------------------------------------ small reports by hand

NORWAY = Side(Span("a", 0, 6), "Norway", "state:NOR", "NOR")
CHAD = Side(Span("a", 16, 20), "Chad", "state:TCD", "TCD")


def report(article: str, sentence: str, anchor: str, **given: Any) -> Report:
    """A report of "Norway … Chad …" published on 5 March 2014, unless given otherwise."""
    day = given.pop("day", date(2014, 3, 4))
    start = sentence.index(anchor)
    when = when_of(dates.Interval(day, day), Basis.RELATIVE) if day else UNKNOWN
    mention = EventMention(
        id=content_id(article, sentence, anchor), article=article,
        anchor=Span(article, start, start + len(anchor)), sentence=Span(article, 0, len(sentence)),
        type="SANCTION", mode="expel", contexts=(), actors=(NORWAY,), recipients=(CHAD,),
        when=when, standing=Standing.ACTUAL, score=-5.0,
    )  # fmt: skip
    published = given.pop("published", date(2014, 3, 5))
    told = when_of(dates.Interval(published, published), Basis.STATED)
    copy_of = given.pop("copy_of", None)
    teller = Teller(article, f"Outlet {article}", None, None, told, copy_of)
    mention = replace(mention, **given)
    return Report(mention, teller, sentence, anchor, when if day else told)


ONE = report("a", "Norway expelled Chad's envoys over the seal hunt.", "expelled")
TWO = report("b", "Norway expelled the envoys of Chad over seal hunting.", "expelled")
EARLIER = report("c", "Norway expelled Chad's envoys over the seal hunt.", "expelled",
               day=date(2014, 2, 24))  # fmt: skip


def joined(events: Sequence[Event]) -> set[frozenset[str]]:
    return {frozenset(event.mentions) for event in events}


def ids(*reports: Report) -> frozenset[str]:
    return frozenset(one.mention.id for one in reports)


def test_an_event_tells_what_its_reports_tell() -> None:
    found = same.decide(ONE, TWO)
    assert found is not None and "the same day" in found.why
    [event] = same.events([ONE, TWO], [found], {})
    assert event.label == "Norway expelled Chad's envoys over the seal hunt"
    assert event.when.value == "2014-03-04"
    assert event.articles == ("a", "b") and event.outlets == ("Outlet a", "Outlet b")
    assert event.why == (found.why,) and event.score == found.score
    assert event.plover == -5.0


def test_a_copy_counts_once() -> None:
    copy = report("b", ONE.sentence, "expelled", copy_of="a")
    found = same.decide(ONE, copy)
    assert found is not None
    [event] = same.events([ONE, copy], [found], {})
    assert event.articles == ("a",) and len(event.mentions) == 2


def test_days_that_exclude_each_other_are_never_one_event() -> None:
    assert same.decide(ONE, EARLIER) is None
    bridge = report("d", TWO.sentence, "expelled", day=None)
    links = [p for p in (same.decide(ONE, bridge), same.decide(EARLIER, bridge)) if p]
    assert len(links) == 2, "the report without a day may be either"
    events = same.events([ONE, EARLIER, bridge], links, {})
    assert not any(ids(ONE, EARLIER) <= group for group in joined(events))


def test_what_people_decide_stands_above_the_machine() -> None:
    found = same.decide(ONE, TWO)
    assert found is not None
    key = (found.one, found.other)
    for verdict in ("different", "unsure"):
        assert len(same.events([ONE, TWO], [found], {key: verdict})) == 2
    low, high = sorted((ONE.mention.id, EARLIER.mention.id))
    [event] = same.events([ONE, EARLIER], [], {(low, high): "same"})
    assert event.when.value in ("2014-03-04", "2014-02-24")


def test_groups_that_disagree_are_not_asked_again_for_every_link_between_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of_one = [report(f"a{n}", ONE.sentence, "expelled") for n in range(10)]
    of_other = [
        report(f"b{n}", "Chad was told by Norway to leave the fish alone.", "told", mode="fish")
        for n in range(10)
    ]
    links = [pair(x.mention.id, y.mention.id, 0.9, "alike")
             for some in (of_one, of_other) for x, y in combinations(some, 2)]  # fmt: skip
    links += [pair(x.mention.id, y.mention.id, 0.6, "alike")
              for x, y in zip(of_one, of_other, strict=True)]  # fmt: skip
    asked = 0

    def counted(one: Report, other: Report) -> Pair | None:
        nonlocal asked
        asked += 1
        return same.decide(one, other)

    monkeypatch.setattr(gathering, "decide", counted)
    found = joined(same.events([*of_one, *of_other], links, {}))
    assert found == {ids(*of_one), ids(*of_other)}
    assert asked == len(of_one) * len(of_other) - len(of_one)


def test_a_lone_report_is_an_event_of_one() -> None:
    [event] = same.events([ONE], [], {})
    assert event.mentions == (ONE.mention.id,) and event.score == 1.0 and event.why == ()


def test_saying_and_what_is_said_stay_two() -> None:
    inner = report("a", ONE.sentence, "hunt")
    outer = replace(ONE, mention=replace(ONE.mention, act=inner.mention.id))
    assert same.decide(outer, inner) is None


def test_what_is_said_at_a_meeting_happened_there() -> None:
    talks = report("a", "Norway and Chad held talks in Oslo.", "talks", type="CONSULT", mode=None,
                   actors=(NORWAY, CHAD), recipients=())  # fmt: skip
    offer = report("a", "Norway offered Chad a loan.", "offered", type="AGREE", mode=None)
    elsewhere = report("b", "Norway offered Chad a loan.", "offered", type="AGREE", mode=None)
    meeting, there, other = (same.events([one], [], {})[0] for one in (talks, offer, elsewhere))
    assert same.occasions([meeting, there, other]) == {there.id: meeting.id}


def undated(article: str, sentence: str, anchor: str, **given: Any) -> Report:
    """A report without a day, as the record gives it: told on the day of its article."""
    one = report(article, sentence, anchor, day=None, **given)
    return replace(one, when=replace(one.when, basis=Basis.PUBLISHED))


def test_what_no_account_dates_was_done_by_the_day_of_its_first_telling() -> None:
    first = undated("a", ONE.sentence, "expelled", published=date(2014, 3, 6))
    later = undated("b", TWO.sentence, "expelled", published=date(2014, 3, 7))
    found = same.decide(first, later)
    assert found is not None
    [event] = same.events([later, first], [found], {})
    assert event.when.earliest is None and event.when.value is None
    assert event.when.latest == date(2014, 3, 6)


def test_what_is_only_planned_keeps_the_day_on_which_it_was_told() -> None:
    plan = undated("a", "Norway will expel Chad's envoys.", "expel", standing=Standing.PLANNED)
    [event] = same.events([plan], [], {})
    assert event.when.earliest == event.when.latest == date(2014, 3, 5)


def test_talks_without_a_day_are_still_where_their_offer_was_made() -> None:
    talks = undated("a", "Norway and Chad held talks in Oslo.", "talks", type="CONSULT", mode=None,
                    actors=(NORWAY, CHAD), recipients=())  # fmt: skip
    offer = report("a", "Norway offered Chad a loan.", "offered", type="AGREE", mode=None)
    before = report("a", "Norway offered Chad a ship.", "offered", type="AGREE", mode=None,
                    day=date(2014, 2, 2))  # fmt: skip
    meeting, there, old = (same.events([one], [], {})[0] for one in (talks, offer, before))
    assert same.occasions([meeting, there, old]) == {there.id: meeting.id}


@pytest.mark.parametrize(
    ("stem", "sentence", "told"),
    [
        ("compou", "They met at the compound by the sea.", "compound"),
        ("kenneb", "They met in Kennebunkport.", "Kennebunkport"),
        ("pound", "They met at the compound.", "pound…"),
        ("offer", "They spoke of the proposal.", "offer…"),
        ("sea", "They met by the sea", "sea"),
    ],
)
def test_shared_words_are_named_whole(stem: str, sentence: str, told: str) -> None:
    assert what.written(stem, sentence) == told


def test_who_met_is_not_met_by_himself_in_another_account(pile_record: Path) -> None:
    """One article tells that two met, another whom the one met: both met, towards nobody."""
    with Record.open(pile_record, readonly=True) as record:
        meetings = [one for one in queries.events(record, Filter()) if one.type == "CONSULT"]
    assert meetings
    for one in meetings:
        acting = {side.state for side in one.actors if side.state}
        if len(acting) > 1:
            assert not acting & {side.state for side in one.recipients}, one.label
