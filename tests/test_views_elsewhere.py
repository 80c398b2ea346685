"""What one account alone gives: not what another article gives in other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.record import Filter, Record, queries
from detente.spans import Span
from detente.views.comparison import comparison
from detente.views.elsewhere import Elsewhere
from detente.views.facts import Fact, FactKind

OTHER = Elsewhere(
    "Peru's president, Alan Rivas, praised the offer of Chile as bold on Monday. The pact limits"
    " each of the two to about 1,500 tanks.\n\n“We shake hands with neighbours and keep our"
    " receipts,” he said. Three soldiers were hurt at Arica.",
    frozenset({"when 1998-04-06"}),
)


def fact(kind: FactKind, name: str, key: str = "") -> Fact:
    return Fact(kind, key or f"{kind} {name}", name, Span("a", 0, 1))


KNOWN = (
    fact(FactKind.SAID, "bold"),
    fact(FactKind.SAID, "We keep our receipts when we shake hands"),
    fact(FactKind.NUMBER, "1,550 tanks"),
    fact(FactKind.NUMBER, "1,500 each"),
    fact(FactKind.NUMBER, "3 soldiers"),
    fact(FactKind.WHO, "President Rivas"),
    fact(FactKind.WHEN, "last Monday", "when 1998-04-06"),
    fact(FactKind.WHERE, "Arica"),
)
"""What stands in the other article in other words."""
ALONE = (
    fact(FactKind.SAID, "Our patience has limits that others forget"),
    fact(FactKind.NUMBER, "40 tanks"),
    fact(FactKind.NUMBER, "1,500 lorries"),
    fact(FactKind.WHO, "Minister Quesada"),
    fact(FactKind.WHEN, "last Friday", "when 1998-04-10"),
    fact(FactKind.WHERE, "Tacna"),
)
"""What stands in no other article."""


@pytest.mark.parametrize("told", [*KNOWN, *ALONE], ids=lambda one: one.name)
def test_what_another_article_gives_in_other_words_is_not_told_by_one_alone(told: Fact) -> None:
    assert OTHER.has(told) is (told in KNOWN)


def test_what_one_account_alone_tells_stands_in_no_other_that_tells_it_as_done(
    pile_record: Path,
) -> None:
    looked_at = 0
    with Record.open(pile_record, readonly=True) as record:
        several = [one.id for one in queries.events(record, Filter()) if len(one.articles) > 1]
        for event in several:
            told = [one for one in comparison(record, event).accounts if not one.announced]
            texts = queries.texts(record, [one.head.id for one in told])
            for account in told:
                others = [text for article, text in texts.items() if article != account.head.id]
                for fact in account.only_here:
                    looked_at += 1
                    assert not any(fact.name in text for text in others), fact
    assert looked_at
