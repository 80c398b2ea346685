"""Which articles tell the same news event (links/news)."""

from __future__ import annotations

import itertools
import random
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from detente import dates
from detente.linked import Pair, Teller, Telling, pair
from detente.links import news
from detente.links.news.grouping import grouped
from detente.records import UNKNOWN, Article, Basis, When, when_of
from detente.score import clusters

CASES = sorted((Path(__file__).parent / "cases" / "news").glob("*.toml"))


def article_of(row: Mapping[str, Any]) -> Article:
    title = row["title"]
    return Article(
        row["name"], "", "", f"{title}\n\n{row['text']}", len(title) + 2, title,
        outlet=row["outlet"], published=published(row.get("published")),
    )  # fmt: skip


def published(prefix: str | None) -> When:
    return when_of(dates.of_prefix(prefix), Basis.STATED) if prefix else UNKNOWN


def telling(text: str, name: str = "a", when: When = UNKNOWN, body: int = 0) -> Telling:
    return Telling(Teller(name, None, None, None, when), text, body, (), ())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_news_case(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    articles = [article_of(row) for row in case["article"]]
    for order in (articles, articles[::-1]):
        found: dict[str, set[str]] = {}
        for article, group in clusters.together(order).items():
            found.setdefault(group, set()).add(article)
        assert sorted(sorted(g) for g in found.values() if len(g) > 1) == sorted(
            sorted(group) for group in case["groups"]
        )


def sketches_of(path: Path) -> dict[str, news.Sketch]:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    found = {}
    for row in case["article"]:
        one = article_of(row)
        told = telling(one.text, one.id, one.published, one.body_start)
        found[one.id] = news.unpacked(news.sketch(told))
    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_decision_does_not_depend_on_which_comes_first(path: Path) -> None:
    for one, other in itertools.combinations(sketches_of(path).values(), 2):
        assert news.decide(one, other) == news.decide(other, one)


def test_a_sketch_is_small_and_holds_no_words() -> None:
    text = " ".join(f"Xylograph{n} zither{n} quorum{n}." for n in range(500))
    kept = news.sketch(telling(text, when=published("2014-03-05")))
    assert len(kept) < 2_000
    assert b"zither" not in kept


def test_what_a_pair_is_thought_of_stays_when_others_come() -> None:
    path = next(path for path in CASES if path.stem == "two_launches_in_a_week")
    some = sketches_of(path)
    alone = news.decide(some["first"], some["first too"])
    others = [news.decide(some["first"], some[name]) for name in ("second", "second too")]
    assert alone == news.decide(some["first"], some["first too"])
    assert others == [None, None]


def test_two_accounts_share_a_key_though_one_has_no_date() -> None:
    case = tomllib.loads((CASES[0].parent / "same_talks.toml").read_text(encoding="utf-8"))
    one, other, _ = (article_of(row) for row in case["article"])
    dated = set(news.keys(telling(one.text, "1", one.published, one.body_start)))
    undated = set(news.keys(telling(other.text, "2", UNKNOWN, other.body_start)))
    assert dated & undated
    assert all(0 <= key < 2**64 for key in dated | undated)


def test_an_empty_text_is_like_nothing() -> None:
    nothing = news.unpacked(news.sketch(telling("")))
    assert news.keys(telling("")) == ()
    assert news.decide(nothing, nothing) is None


# ------------------------------------------------------------------ groups


def tellers(*names: str, copies: Mapping[str, str] | None = None) -> list[Teller]:
    return [Teller(n, None, None, None, UNKNOWN, (copies or {}).get(n)) for n in names]


def test_a_chain_of_neighbours_is_no_group() -> None:
    chain = [pair(a, b, 0.2, "") for a, b in itertools.pairwise("abcdef")]
    found = news.groups(tellers(*"abcdef"), chain)
    assert max(len(group) for group in found) == 2


def test_what_is_alike_all_through_is_one_group() -> None:
    every = [pair(a, b, 0.2, "") for a, b in itertools.combinations("abcd", 2)]
    assert news.groups(tellers(*"abcde"), every) == [("a", "b", "c", "d")]


def test_copies_go_with_their_original_and_count_once() -> None:
    like = [pair("a", "x", 0.2, ""), pair("b", "x", 0.9, "")]
    found = news.groups(tellers(*"abx", copies={"b": "a"}), like)
    assert found == [("a", "b", "x")]
    assert news.groups(tellers(*"ab", copies={"b": "a"}), []) == [("a", "b")]


def test_neither_order_of_articles_nor_of_pairs_matters() -> None:
    dice = random.Random(7)
    names = [f"{n:02d}" for n in range(24)]
    like: list[Pair] = [
        pair(a, b, dice.choice([0.05, 0.1, 0.15, 0.3]), "")
        for a, b in itertools.combinations(names, 2)
        if dice.random() < 0.4
    ]
    first = news.groups(tellers(*names), like)
    for _ in range(5):
        dice.shuffle(like)
        shuffled = tellers(*dice.sample(names, len(names)))
        assert news.groups(shuffled, like) == first


def test_groups_of_parts_that_share_no_pair_are_the_groups_of_the_whole() -> None:
    parts = {}
    for part in ("p", "q"):
        names = [f"{part}{n}" for n in range(8)]
        for (a, b), score in zip(itertools.combinations(names, 2), itertools.cycle([0.3, 0.08])):
            parts[a, b] = score
    whole = grouped(sorted({n for two in parts for n in two}), parts, 0.12)
    alone = [
        group
        for part in ("p", "q")
        for group in grouped(
            [f"{part}{n}" for n in range(8)],
            {two: score for two, score in parts.items() if two[0].startswith(part)},
            0.12,
        )
    ]
    assert whole == sorted(alone)


ADEN = (
    "Aden turned back a Djiboutian cattle ferry on Tuesday and said its papers were forged. The "
    "port captain told reporters that forty animals had been marked twice."
)
OBOCK = (
    "Djibouti summoned the consul on Wednesday over a ferry that Yemen had sent home. The cattle "
    "belonged to herders of Obock, the ministry said, and no paper was false."
)


def of_states(text: str, day: str | None, *states: str) -> news.Sketch:
    told = Telling(
        Teller(text[:4], None, None, None, published(day)), text, 0,
        tuple(f"state:{state}" for state in states), (),
    )  # fmt: skip
    return news.unpacked(news.sketch(told))


def likeness(one: news.Sketch, other: news.Sketch) -> float:
    decided = news.decide(one, other)
    return decided[0] if decided else 0.0


def test_the_same_two_states_speak_for_one_news() -> None:
    plain = likeness(of_states(ADEN, "2011-05-03"), of_states(OBOCK, "2011-05-04"))
    both = likeness(of_states(ADEN, "2011-05-03", "YEM", "DJI", "SAU"),
                    of_states(OBOCK, "2011-05-04", "DJI", "YEM"))  # fmt: skip
    assert plain > 0
    assert both == pytest.approx(news.PARTIES * plain, abs=1e-3)


def test_parties_do_not_speak_for_what_was_told_days_apart() -> None:
    far = likeness(of_states(ADEN, "2011-05-03", "YEM", "DJI"),
                   of_states(OBOCK, "2011-05-09", "DJI", "YEM"))  # fmt: skip
    assert far == likeness(of_states(ADEN, "2011-05-03"), of_states(OBOCK, "2011-05-09"))


def test_news_of_other_states_is_less_alike() -> None:
    plain = likeness(of_states(ADEN, "2011-05-03"), of_states(OBOCK, "2011-05-04"))
    other = likeness(of_states(ADEN, "2011-05-03", "YEM", "OMN"),
                     of_states(OBOCK, "2011-05-04", "DJI", "ERI"))  # fmt: skip
    assert other == pytest.approx(news.OTHER_PARTIES * plain, abs=1e-3)


def test_an_article_that_names_one_state_has_no_parties() -> None:
    one = of_states(ADEN, "2011-05-03", "YEM")
    assert one.parties == frozenset()
    assert likeness(one, of_states(OBOCK, "2011-05-04", "DJI", "ERI")) == likeness(
        of_states(ADEN, "2011-05-03"), of_states(OBOCK, "2011-05-04")
    )
