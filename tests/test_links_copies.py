"""Copies: reprints are found, the same event told independently is not."""

from __future__ import annotations

import random
from datetime import date

from detente.links.copies import SAME, copies, likeness, shingles
from detente.records import Article, Basis, When

REPORT = """\
The foreign ministers of Aldera and Brundia met on Monday in a hotel by the sea and agreed to
reopen the bridge over the Vale, which was closed two years ago in a quarrel about fishing
rights in the narrow part of the bay.

"We have not agreed on fish, but lorries may pass again," Minister Aro Vale told reporters
after nine hours of talks that both delegations described as long and friendly.

Under the agreement, lorries may use the bridge from the first day of spring, and private cars
from the first day of summer, if customs officers of both states find that the new barrier
works as its builder promised.

A spokesman for Brundia said that his government had asked for a year of trial, and had been
given half of one. He declined to say who would pay for the barrier, or what would happen to
the ferry that has carried all goods since the winter in which the bridge was closed.

The quarrel began when a patrol boat of Aldera took the nets of eleven fishermen and sold them
at an auction. Brundia answered with a fee on every lorry, and within a month no lorry came at
all.

Analysts in both capitals said that the agreement would cost neither government anything
before the elections in autumn."""

INDEPENDENT = """\
Lorry drivers in Port Alden heard the news on the radio: the bridge is to open again. Late on
Monday, Aldera's Minister Aro Vale and his colleague from Brundia stepped before the cameras
in the garden of their hotel, visibly tired, and announced what hauliers had demanded for two
years.

"We have not agreed on fish, but lorries may pass again," Vale said. His colleague nodded and
said nothing.

From spring on, goods will cross the Vale by road, and tourists will follow in June. Much
depends on a barrier that nobody has yet seen at work, as customs men at the crossing told
this newspaper, and on money that neither finance ministry has set aside.

For the crew of the ferry, forty people, it is bad news. They learned of it from their
captain, who had it from his brother in law. Nobody from the government had called, said the
captain, who has crossed the river six times a day since the crossing was shut.

Fishermen were not at the table. Eleven of them lost their nets to a patrol boat, which is how
it all began."""


def article(name: str, text: str, day: str | None = None, **more: str | None) -> Article:
    when = When(day, *(date.fromisoformat(day),) * 2, Basis.STATED) if day else When()
    return Article(
        name, name, name, f"{name}\n\n{text}", len(name) + 2, name, published=when, **more
    )


def edited(text: str, every: int) -> str:
    """The text with one in so many words changed by an editor, and its last paragraph dropped."""
    rng = random.Random(7)
    words = text.rsplit("\n\n", 1)[0].split(" ")
    return " ".join(f"other{n}" if rng.randrange(every) == 0 else w for n, w in enumerate(words))


def test_exact_and_edited_reprints_are_copies_of_the_earliest() -> None:
    paragraphs = REPORT.split("\n\n")
    shuffled = "\n\n".join([paragraphs[0], *reversed(paragraphs[1:4])])
    found = copies([
        article("exact", REPORT, "2011-03-08"),
        article("original", REPORT, "2011-03-07"),
        article("edited", edited(REPORT, 12), "2011-03-09"),
        article("cut", shuffled, "2011-03-10"),
    ])  # fmt: skip
    assert {one.article: one.original for one in found} == dict.fromkeys(
        ("exact", "edited", "cut"), "original"
    )
    assert all(one.likeness >= SAME and "earlier" in one.why for one in found)


def test_the_same_event_told_independently_is_no_copy() -> None:
    assert (
        copies([article("a", REPORT, "2011-03-07"), article("b", INDEPENDENT, "2011-03-07")]) == []
    )
    assert likeness(shingles(REPORT), shingles(INDEPENDENT)) < SAME / 2


def test_short_texts_are_never_copies() -> None:
    brief = "The bridge over the Vale is closed again, the government said on Monday."
    assert copies([article("a", brief), article("b", brief)]) == []


def test_the_agencys_own_text_is_the_original_and_who_credits_it_copies() -> None:
    own = article("own", REPORT, "2011-03-08", outlet="Reuters", agency="Reuters")
    reprint = article("reprint", REPORT, "2011-03-07", outlet="The Alden Courier")
    assert [(one.article, one.original) for one in copies([reprint, own])] == [("reprint", "own")]
    plain = article("plain", REPORT)
    credits = article("credits", REPORT, agency="Reuters")
    (copy,) = copies([credits, plain])
    assert (copy.article, copy.original) == ("credits", "plain")
    assert "credits Reuters" in copy.why


def test_order_does_not_matter_and_a_crowd_is_one_family() -> None:
    crowd = [
        article(f"a{n:03}", edited(REPORT, 40 + n), f"2011-03-{1 + n % 28:02}") for n in range(40)
    ]
    found = copies(crowd)
    assert len(found) == len(crowd) - 1
    assert {one.original for one in found} == {"a000"}
    assert copies(list(reversed(crowd))) == found


def test_nothing_gives_nothing() -> None:
    assert copies([]) == copies([article("a", "")]) == []
