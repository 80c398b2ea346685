"""What one outlet alone told: not claimed where another may tell it as an event of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente.linked import Event
from detente.records import Basis, Side, Standing, When
from detente.spans import Span
from detente.views import near
from detente.views.firsts import SAME_DAY, UNKNOWN_DAY, days_of, first_of
from detente.views.maybe_told import may_be_told, on_one_issue, too_early
from detente.views.shapes import Head


def side(state: str) -> Side:
    return Side(Span("a", 0, 1), state, f"state:{state}", state)


def day(value: str) -> When:
    on = date.fromisoformat(value)
    return When(value, on, on, Basis.STATED)


def event(ident: str, outlet: str, **more: object) -> Event:
    made = Event(
        ident, "an act", "SUPPORT", None, (side("NOR"),), (side("SVK"),), day("2010-04-08"), None,
        Standing.ACTUAL, (ident,), (f"article-{ident}",), (outlet,), (),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


MINE = event("mine", "Kestrel")
OTHERS = [
    ("the same act of the same sides that day", {}, True),
    ("to nobody that is named", {"recipients": ()}, True),
    (
        "within days that overlap",
        {"when": When(None, date(2010, 4, 1), None, Basis.INFERRED)},
        True,
    ),
    ("without a day", {"when": When()}, True),
    ("another kind of act", {"type": "REJECT"}, False),
    ("by somebody else", {"actors": (side("CHE"),)}, False),
    ("by nobody that is named", {"actors": ()}, False),
    ("to somebody else", {"recipients": (side("CHE"),)}, False),
    ("on another day", {"when": day("2010-04-09")}, False),
    ("by the same outlet", {"outlets": ("Kestrel",)}, False),
]


@pytest.mark.parametrize(("more", "may"), [one[1:] for one in OTHERS], ids=[o[0] for o in OTHERS])
def test_an_act_may_be_told_by_another(more: dict[str, object], may: bool) -> None:
    assert may_be_told(MINE, event("other", "Harbour", **more)) is may


def test_no_act_is_told_by_itself() -> None:
    assert not may_be_told(MINE, replace(MINE, outlets=("Harbour",)))


ISSUES = [
    ("one issue of both", ("trade", "energy"), ("trade",), True),
    ("another issue", ("trade",), ("energy",), False),
    ("no issue of one of them", ("trade",), (), True),
]


@pytest.mark.parametrize(
    ("mine", "other", "one"), [i[1:] for i in ISSUES], ids=[i[0] for i in ISSUES]
)
def test_acts_on_one_issue(mine: tuple[str, ...], other: tuple[str, ...], one: bool) -> None:
    assert on_one_issue(replace(MINE, issues=mine), event("other", "H", issues=other)) is one


def head(outlet: str, value: str | None, basis: Basis = Basis.STATED) -> Head:
    when = day(value) if value and len(value) == 10 else When(value, basis=basis)
    return Head(outlet, f"{outlet}.txt", outlet, None, replace(when, basis=basis))


FIRSTS = [
    ("a day before", [head("A", "2010-04-08"), head("B", "2010-04-09")], ("A", "")),
    ("the same day", [head("A", "2010-04-08"), head("B", "2010-04-08")], (None, SAME_DAY)),
    (
        "a day that was inferred",
        [head("A", "2010-04-08"), head("B", "2010-04-09", Basis.INFERRED)],
        (None, UNKNOWN_DAY),
    ),
    ("a month", [head("A", "2010-04-08"), head("B", "2010-05")], (None, UNKNOWN_DAY)),
    ("no day", [head("A", "2010-04-08"), head("B", None, Basis.UNKNOWN)], (None, UNKNOWN_DAY)),
    (
        "a day that a person gave",
        [head("A", "2010-04-08", Basis.GIVEN), head("B", "2010-04-09")],
        ("A", ""),
    ),
    ("one alone", [head("A", "2010-04-08"), head("A", "2010-04-09")], (None, "")),
    (
        "an outlet with an article of no day",
        [head("A", "2010-04-09"), head("B", "2010-04-08"), head("B", None, Basis.UNKNOWN)],
        (None, UNKNOWN_DAY),
    ),
]


@pytest.mark.parametrize(("heads", "first"), [f[1:] for f in FIRSTS], ids=[f[0] for f in FIRSTS])
def test_who_was_first_is_said_only_where_the_days_tell_it(
    heads: list[Head], first: tuple[str | None, str]
) -> None:
    assert first_of(days_of(heads)) == first


EARLY = [
    ("its last article is of years before", day("2010-04-08"), "2010-04-09", "2003-01-01", True),
    ("its last article is of a day before", day("2010-04-08"), "2010-04-09", "2010-04-07", True),
    ("an article of the day itself", day("2010-04-08"), "2010-04-09", "2010-04-08", False),
    ("an act without a day, and years before", When(), "2010-04-09", "2003-01-01", True),
    ("an act without a day, and some weeks before", When(), "2010-04-09", "2010-03-20", False),
    ("nothing that has a day", When(), None, "2003-01-01", False),
]


@pytest.mark.parametrize(
    ("done", "told", "last", "early"), [e[1:] for e in EARLY], ids=[e[0] for e in EARLY]
)
def test_who_came_out_before_it_all_began_left_nothing_out(
    done: When, told: str | None, last: str, early: bool
) -> None:
    days = {"Gazette": date.fromisoformat(last)}
    found = too_early(replace(MINE, when=done), [head("Kestrel", told)], days)
    assert found == ({"Gazette"} if early else set())


SHIELD = """The missile shield was what the ministers had come to Vale for.

They spoke of the missile shield for an hour. It was late.

A missile shield is dear, a clerk said. {last} Nobody asked who would pay for the missiles."""


@pytest.mark.parametrize(
    ("last", "may", "open_"),
    [
        ("The trawlers and their nets would be returned.", True, True),
        ("The missile shield stood on the agenda.", False, True),
        ("Supper was served at eight.", False, True),
    ],
)
def test_the_topic_of_an_article_tells_no_act_of_it(last: str, may: bool, open_: bool) -> None:
    other = near.Elsewhere("article-other", SHIELD.format(last=last), ())
    one = event("mine", "Kestrel", actors=(), recipients=())
    one = replace(one, label="return the trawlers and nets, and speak of the missile shield")
    told = ["Norway is to return the trawlers and nets, and to speak of the missile shield."]
    assert bool(near.close(one, told, [other], strictly=True)) is may
    assert near.may_be_told(one, told, [other]) is open_
