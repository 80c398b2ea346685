"""Whatever persons decide, in whatever order, and however often it is read and linked again: every
kept sum is the length of the list behind it, and what was taken back is as if never said.
"""

from __future__ import annotations

import importlib
import itertools
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from plain_index import index_of

from detente.errors import BadJudgement
from detente.reading import Reading
from detente.record import Filter, Record, health, judgements, queries, targets, write
from detente.record.queries import acts, matrix
from detente.record.queries.facets import FIELDS, facet_counts
from detente.record.queries.judged import left_out
from detente.record.targets import About
from detente.records import Judgement
from detente.run_local import linking
from detente.run_local.building import quiet
from detente.views.dyad import index_between

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
bench: Any = importlib.import_module("linking")

PILE = 24
KIM = "person:kim"
ALL, COUNTED, WRONG = Filter(), Filter(undated=True), Filter(rejected=True)
"""Everything, by the kept counts; the same by counting; what persons judged wrong."""
KINDS = ("articles", "attributions", "event_mentions", "events")


@pytest.fixture(scope="module")
def pile() -> list[Reading]:
    coming = list(itertools.islice(bench.readings(), 8 * PILE))
    crowded = [one for one in coming if "RUS" in one.article.text and "USA" in one.article.text]
    return [*crowded[: PILE // 2], *coming[: PILE // 2]]


@pytest.fixture(scope="module")
def linked(pile: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pile, linked: a file that every history begins with a copy of."""
    path = tmp_path_factory.mktemp("verdicts") / "r.db"
    with Record.open(path, create=True) as made:
        bench.written(made, iter(pile), len(pile))
        linking.link(made, quiet, lambda _: None)
    return path


Choose = Callable[[Any], Any]
Desk = tuple[Record, list[Reading], Choose]


def _articles(record: Record) -> list[str]:
    return sorted(row[0] for row in record.rows("select id from articles"))


def _item(desk: Desk, kind: str) -> tuple[Any, Any]:
    """An item that the record holds, and its article."""
    record, _, choose = desk
    lists: dict[str, Callable[..., list[Any]]] = {
        "attribution": queries.attributions, "event_mention": queries.event_mentions,
    }  # fmt: skip
    item = choose(lists[kind](record, Filter(copies=True, wrong=True)))
    return queries.article(record, item.article), item


def _about(desk: Desk, kind: str) -> About:
    article, item = _item(desk, kind)
    if kind == "attribution":
        return targets.on_attribution(article, item)
    return targets.on_event_mention(article, item)


def verdict(desk: Desk) -> Judgement:
    kind = desk[2](("attribution", "event_mention"))
    said = desk[2](("wrong", "wrong", "right", "unsure"))
    return _about(desk, kind).says(said, KIM)


def changed(desk: Desk) -> Judgement:
    choose = desk[2]
    values = [
        ("attribution", {"source_entity": "person:tam-oru", "source_name": "Tam Oru"}),
        ("attribution", {"when": "2007-06", "issues": ["trade"]}),
        ("event_mention", {"type": "AGREE", "mode": None}),
        ("event_mention", {"standing": "denied"}),
        ("event_mention", {"when": None}),
        ("event_mention", {"when": "2004-02-29", "issues": []}),
        ("event_mention", {"actors": [{"name": "France", "entity": "state:FRA", "state": "FRA"}]}),
        ("event_mention", {"recipients": []}),
    ]
    kind, value = choose(values)
    return _about(desk, kind).says("changed", KIM, value=value)


def of_article(desk: Desk) -> Judgement:
    record, _, choose = desk
    ident = choose(_articles(record))
    kind, value = choose([
        ("outlet", {"outlet": "Kestrel"}), ("outlet", {"outlet": None}),
        ("published", {"published": "2005-05-05"}), ("published", {"published": "2005"}),
    ])  # fmt: skip
    return targets.on_article(kind, ident).says("changed", KIM, value=value)


def joined(desk: Desk) -> Judgement:
    record, _, choose = desk
    said = choose(("same", "same", "different", "unsure"))
    kind = choose(("event", "quotation", "entity", "copy"))
    if kind == "event":
        sides = [_item(desk, "event_mention") for _ in range(2)]
        return targets.on_events(sides[0], sides[1]).says(said, KIM)
    if kind == "quotation":
        sides = [_item(desk, "attribution") for _ in range(2)]
        return targets.on_quotations(sides[0], sides[1]).says(said, KIM)
    if kind == "entity":
        known = sorted(row[0] for row in record.rows("select id from entities"))
        return targets.on_entities(choose(known), choose(known)).says(said, KIM)
    known = _articles(record)
    return targets.on_copy(choose(known), choose(known)).says(said, KIM)


def undone(desk: Desk) -> Judgement | None:
    """A decision taken back; of an undoing, the decision again."""
    record, _, choose = desk
    kept = [judgement for judgement, _ in queries.judgements(record)]
    return targets.undo(choose(kept), KIM) if kept else None


DECISIONS = {"verdict": verdict, "changed": changed, "article": of_article,
             "joined": joined, "undone": undone}  # fmt: skip


def read_again(desk: Desk) -> None:
    record, pile, choose = desk
    reading = choose(pile)
    if queries.article(record, reading.article.id):
        write.write_reading(record, reading, choose(("read", "newer")), ["bench/1"])


def bulk(desk: Desk) -> None:
    """All that one article tells is wrong."""
    record, _, choose = desk
    article = queries.article(record, choose(_articles(record)))
    assert article
    for item in queries.attributions(record, Filter(article=article.id, copies=True)):
        judgements.judge(record, targets.on_attribution(article, item).says("wrong", KIM))
    for act in queries.event_mentions(record, Filter(article=article.id, copies=True)):
        judgements.judge(record, targets.on_event_mention(article, act).says("wrong", KIM))


def step(desk: Desk, name: str) -> None:
    record = desk[0]
    if name == "linked":
        linking.link(record, quiet, lambda _: None)
    elif name == "read again":
        read_again(desk)
    elif name == "bulk":
        bulk(desk)
    else:
        try:
            decision = DECISIONS[name](desk)
            if decision:
                judgements.judge(record, decision)
        except BadJudgement:
            pass  # a thing beside itself


# ------------------------------------------------------------------ what must hold


def _faults(record: Record) -> list[str]:
    return [line for line in health.faults(record) if not line.endswith("orphans")]


def _sums(record: Record) -> None:
    """Every kept sum is what counting the rows gives, and a list has the length that it says."""
    ways: list[Callable[[Filter], object]] = [
        lambda where: queries.outlet_events(record, where),
        lambda where: queries.outlet_sources(record, where),
        lambda where: queries.article_sources(record, where),
        lambda where: matrix.pair_counts(record, where),
        lambda where: matrix.period_counts(record, where, "month"),
    ]
    for ask in ways:
        assert ask(ALL) == ask(COUNTED)
    for kind in KINDS:
        fields = [field for field in FIELDS if field != "actor" or kind != "event_mentions"]
        assert facet_counts(record, kind, ALL, fields) == facet_counts(
            record, kind, COUNTED, fields
        ), kind
    assert queries.count_attributions(record, ALL) == len(queries.attributions(record, ALL))
    assert queries.count_event_mentions(record, ALL) == len(queries.event_mentions(record, ALL))
    assert queries.count_events(record, ALL) == len(queries.events(record, ALL))


def _sourcing(record: Record) -> None:
    """Sources by outlet and by article add up to what was said."""
    for where in (ALL, COUNTED, Filter(start=bench.START)):
        sums = [
            sum(o.named + o.institution + o.unnamed + o.none + o.open for o in ask(record, where))
            for ask in (queries.outlet_sources, queries.article_sources)
        ]
        assert sums == [queries.count_attributions(record, where)] * 2


def _dyads(record: Record) -> None:
    """The matrix, the list of pairs, the index and the acts of a pair are those of its events."""
    counts = {(one.actor, one.recipient): one for one in matrix.pair_counts(record, ALL)}
    for (actor, recipient), one in counts.items():
        events = queries.dyad_events(record, actor, recipient)
        happened = [event for event in events if event.standing == "actual"]
        assert (one.actual, one.others) == (len(happened), len(events) - len(happened))
    told: dict[tuple[str, str], dict[str, Any]] = {}
    for actor, recipient in counts:
        pair = min(actor, recipient), max(actor, recipient)
        for event in queries.dyad_events(record, actor, recipient):
            told.setdefault(pair, {})[event.id] = event
    assert {(a, b): n for a, b, n in queries.event_dyads(record)} == {
        pair: len(events) for pair, events in told.items()
    }
    for pair, of_pair in sorted(told.items())[:4]:
        assert acts.count_acts(record, pair, ALL) == len(of_pair)
        wanted = index_of(list(of_pair.values()), pair[0], pair[1], "year")
        found = index_between(record, pair, ALL, "year")
        assert replace(found, told_by=()) == wanted
        told_by = [event.when.latest.year for event in of_pair.values()
                   if event.when.earliest is None and event.when.latest]  # fmt: skip
        assert found.told_by == tuple(sorted(Counter(told_by).items()))


def _left_out(record: Record) -> None:
    """What your verdicts leave out is what is there when it is asked for alone."""
    for kind, listed in (
        ("attribution", queries.attributions), ("event_mention", queries.event_mentions),
    ):  # fmt: skip
        only = {one.id for one in listed(record, WRONG)}
        rest = {one.id for one in listed(record, ALL)}
        both = {one.id for one in listed(record, Filter(wrong=True))}
        assert left_out(record, ALL, (kind,)) == len(only)
        assert not only & rest
        assert only | rest == both


def holds(record: Record) -> None:
    _sums(record)
    _sourcing(record)
    _left_out(record)
    _dyads(record)
    assert _faults(record) == []


STEPS = st.tuples(
    st.sampled_from([*DECISIONS, *DECISIONS, "linked", "read again", "bulk"]),
    st.integers(0, 2**16),
)
"""What is done, and by which chance its things are chosen."""


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # it would hide the fault
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@example([("verdict", 0), ("changed", 308), ("article", 0)])  # two directions in another order
@given(st.lists(STEPS, min_size=3, max_size=8))
def test_sums_are_those_of_the_lists_after_every_step(
    linked: Path, pile: list[Reading], history: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(linked, folder))
        with Record.open(path) as record:
            for name, seed in history:
                step((record, pile, random.Random(seed).choice), name)
                holds(record)
            linking.link(record, quiet, lambda _: None)
            holds(record)
