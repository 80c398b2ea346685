"""Many accounts of one event: what asking every two of them finds is found, in less work."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from detente.linked import DiscrepancyKind, Event, Report, Teller, Telling
from detente.links import discrepancies as linker
from detente.links.discrepancies import comparing
from detente.links.discrepancies.claims import FOREVER, Claim
from detente.links.discrepancies.pairing import apart
from detente.records import UNKNOWN, Basis, EventMention, Side, Standing, When
from detente.spans import Span

MOST = 2.9
"""Times the calls that twice the accounts may take; 4 where every two are asked."""
TEXTS = (
    "Georgia shelled the town on Friday, killing 20 people. Officials counted the houses.",
    "Georgia shelled the town on Friday, killing 21 people. Nobody denied that it was late.",
    "Georgia shelled the town again. Moscow denied that it had been told of the harvest.",
)


def teller(n: int, day: int = 8, copy_of: int | None = None) -> Teller:
    when = When(f"2008-08-{day:02}", date(2008, 8, day), date(2008, 8, day), Basis.STATED)
    original = None if copy_of is None else f"a{copy_of:04}"
    return Teller(f"a{n:04}", f"Paper {n}", None, None, when, original)


def report(n: int, text: str, by: Teller | None = None) -> Report:
    sentence = text[: text.index(".") + 1]
    who = by or teller(n)
    words = Span(who.article, 8, 15)
    mention = EventMention(
        f"m{n:04}", who.article, words, Span(who.article, 0, len(sentence)), "ASSAULT", None, (),
        (Side(Span(who.article, 0, 7), "Georgia", "state:GEO", "GEO"),), (), UNKNOWN,
        Standing.ACTUAL,
    )  # fmt: skip
    return Report(mention, who, sentence, text[8:15], who.published)


def event(reports: Sequence[Report]) -> Event:
    mentions = tuple(one.mention.id for one in reports)
    return Event("e", "shelling", "ASSAULT", None, (), (), UNKNOWN, None, Standing.ACTUAL, mentions,
                 (), (), ())  # fmt: skip


def calls(count: int) -> int:
    """Calls for that many accounts, each of a text and an article of its own."""
    reports = [report(n, f"{TEXTS[n % 3]} It was the {n}th day.") for n in range(count)]
    around = {
        one.teller.article: Telling(one.teller, f"{TEXTS[n % 3]} It was the {n}th day.", 0, (), ())
        for n, one in enumerate(reports)
    }
    made = 0

    def counted(*_: object) -> None:
        nonlocal made
        made += 1

    sys.setprofile(counted)
    try:
        found = linker.discrepancies(event(reports), reports, around)
    finally:
        sys.setprofile(None)
    assert [one.what for one in found] == ["number of people killed"]
    assert len(found[0].sides) == count * 2 // 3
    return made


def test_twice_the_accounts_are_about_twice_the_work() -> None:
    calls(3)  # tables are loaded once
    once, twice = calls(60), calls(120)
    assert twice / once < MOST


KEYS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6)), max_size=14)


@given(KEYS)
def test_accounts_that_differ_come_in_the_order_of_all_pairs(
    given_keys: list[tuple[int, int]],
) -> None:
    told = [(report(n, TEXTS[0], teller(n, copy_of=voice)), key)
            for n, (voice, key) in enumerate(given_keys)]  # fmt: skip

    def differ(one: int, other: int) -> bool:
        return (one - other) % 3 == 1 or (other - one) % 3 == 1

    wanted = [
        (one, other)
        for (one, a), (other, b) in combinations(told, 2)
        if one.teller.voice != other.teller.voice and differ(a, b)
    ]
    assert list(apart(told, differ)) == wanted


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    voice, low = draw(st.integers(0, 6)), draw(st.sampled_from([5.0, 5.0, 6.0, 20.0, 100.0, 104.0]))
    bound = draw(st.booleans())
    high = draw(st.sampled_from([low, low + 3, FOREVER])) if bound else low
    start = draw(st.integers(0, 30))
    return Claim(
        DiscrepancyKind.NUMBER, draw(st.sampled_from("kl")), "number", low, high, bound,
        draw(st.booleans()), teller(voice, draw(st.integers(1, 3))),
        Span(f"a{voice:04}", start, 40), str(low), draw(st.frozensets(st.sampled_from("ab"))),
        draw(st.frozensets(st.sampled_from("XY"), max_size=1)), draw(st.booleans()),
        draw(st.booleans()),
    )  # fmt: skip


@given(st.lists(claims(), max_size=14))
def test_what_is_compared_is_what_every_two_voices_give(found: list[Claim]) -> None:
    told = {}
    for key in sorted({one.key for one in found}):
        voices: dict[str, list[Claim]] = {}
        for one in sorted(dict.fromkeys(x for x in found if x.key == key), key=lambda x: x.span):
            voices.setdefault(one.teller.voice, []).append(one)
        at_odds = [
            pair
            for one, other in combinations(sorted(voices), 2)
            if (pair := comparing._at_odds(voices[one], voices[other]))
        ]
        if at_odds:
            told[key] = comparing.discrepancy("e", at_odds)
    assert list(comparing.compare("e", found)) == list(told.values())
