"""What several accounts quote of one utterance: only the words that stand in each."""

from __future__ import annotations

import pytest

from detente.spans import Span
from detente.views.facts import Fact, FactKind
from detente.views.said_alike import in_all


def said(words: str, at: int = 100) -> Fact:
    return Fact(FactKind.SAID, "said one", words, Span("a", at, at + len(words)))


@pytest.mark.parametrize(
    ("variants", "shared"),
    [
        (["the ferry plan “generous” and “long overdue,”", "the plan ''generous'' and fair"],
         "generous"),
        (["“We will mend the bridge by spring,”", "“We will mend the bridge before winter”"],
         "We will mend the bridge"),
        (["“We shake hands”", "“We shake hands, and we count our fingers”"], "We shake hands"),
        (["“bold”", "“bold and late”", "“late, but bold”"], "bold"),
        (["It’s a poisoned gift", "“It's a poisoned gift”"], "It’s a poisoned gift"),
    ],
)  # fmt: skip
def test_only_what_each_quotes_is_told_by_all(variants: list[str], shared: str) -> None:
    found = in_all([said(words) for words in variants])
    assert found
    assert found.name == shared
    assert variants[0][found.span.start - 100 : found.span.end - 100] == shared


@pytest.mark.parametrize(
    "variants",
    [
        ["the plan “generous”", "the generous plan “overdue”"],
        ["“We will go to the”", "“They will go to the”"],
        ["“bold”", "“bold and late”", "“late”"],
    ],
)
def test_what_one_of_them_does_not_quote_is_told_by_no_more(variants: list[str]) -> None:
    assert in_all([said(words) for words in variants]) is None
