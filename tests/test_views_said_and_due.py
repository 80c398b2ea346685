"""Deadlines that a text states though no thread holds them, and how reports are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.conftest import Draft, on

from detente.linked import Quotation
from detente.record import Filter, Record
from detente.record.queries.covered import reprints
from detente.records import EntityKind, EventMention, Side, Standing, Time, When, content_id
from detente.spans import Span
from detente.views.due import stated
from detente.views.events import events
from detente.views.issue import issue
from detente.views.plain import act_name
from detente.views.quotations import QuotationView, apart, likeness
from detente.views.shapes import Head, Said, Words
from detente.views.told import pieces, told

TEXT = """Canal talks

Aro Vale promised to reopen the canal by March 2015. The port was closed by rain.

“The survey will be ready by June 2016,” Ines Marlow said. “It was drawn by engineers,” she added.

Aro Vale offered Norway a joint patrol on Monday.
"""
MARCH = When("2015-03", date(2015, 3, 1), date(2015, 3, 31))
JUNE = When("2016-06", date(2016, 6, 1), date(2016, 6, 30))


def canal() -> Draft:
    """An act with a deadline, words with one, words with a "by" that is none, and an offer."""
    draft = Draft("canal", TEXT, outlet="Harbour Post", published=on(date(2014, 5, 1)))
    draft.records.append(Time(draft.span("March 2015"), "DATE", "2015-03", MARCH))
    draft.records.append(Time(draft.span("June 2016"), "DATE", "2016-06", JUNE))
    vale = Side(draft.span("Aro Vale"), "Aro Vale", "person:aro-vale", "TCD")
    draft.done("promised", TEXT.split("\n\n")[1].split(" The port")[0], ("AGREE", None),
               actors=(vale,), deadline=MARCH)  # fmt: skip
    draft.said("Ines Marlow", "said", "“The survey will be ready by June 2016,”")
    draft.said("she", "added", "“It was drawn by engineers,”")
    offerer = Side(draft.span("Aro Vale", 1), "Aro Vale", "person:aro-vale", "TCD")
    norway = Side(draft.span("Norway"), "Norway", "state:NOR", "NOR")
    draft.done("offered", TEXT.split("\n\n")[3].strip(), ("AGREE", None),
               actors=(offerer,), recipients=(norway,), standing=Standing.OFFERED)  # fmt: skip
    return draft


def written(tmp_path: Path) -> Path:
    path = tmp_path / "canal.db"
    with Record.open(path, create=True) as record:
        canal().write(record)
    return path


def test_a_day_in_no_thread_is_listed_with_who_did_or_said_it(tmp_path: Path) -> None:
    with Record.open(written(tmp_path)) as record:
        found = stated(record, Filter(), date(2015, 6, 1), ())
    assert [(bool(one.done), one.due, one.past) for one in found] == [
        (True, date(2015, 3, 31), True),
        (False, date(2016, 6, 30), False),
    ]


def test_what_a_thread_holds_is_not_listed_again(tmp_path: Path) -> None:
    made = next(one for one in canal().records if isinstance(one, EventMention))
    with Record.open(written(tmp_path)) as record:
        found = stated(record, Filter(), date(2015, 6, 1), [made.id])
    assert [bool(one.said) for one in found] == [True]


def test_a_report_is_told_in_the_words_of_its_text_with_its_parties_in_place(
    tmp_path: Path,
) -> None:
    with Record.open(written(tmp_path)) as record:
        offered = next(one for one in events(record, Filter()) if one.recipients)
    assert told(offered) == "Aro Vale offered Norway a joint patrol"
    assert [(text, who.name if who else None) for text, who in pieces(offered)] == [
        ("Aro Vale", "Aro Vale"), (" offered ", None), ("Norway", "Norway"),
        (" a joint patrol", None),
    ]  # fmt: skip


def test_an_offer_is_not_called_an_agreement() -> None:
    assert (act_name("AGREE"), act_name("RETREAT")) == ("Agree or offer", "Retreat")


@pytest.mark.parametrize(
    ("first", "second", "told_as"),
    [
        ("We are ready to share the data,", "We are ready to share the data.", "the same words"),
        ("We are ready to share the data, he said", "ready to share", "the same words, cut"),
        ("ready to share the data now", "ready to share the data later", "partly the same words"),
        ("ready to share the data", "willing to give what the radar sees", "in other words"),
    ],
)
def test_how_alike_two_variants_are(first: str, second: str, told_as: str) -> None:
    assert likeness((first, second)) == told_as


def test_an_outlet_that_reprints_an_account_is_not_among_those_without_it(
    desk_record: Path,
) -> None:
    with Record.open(desk_record, readonly=True) as record:
        assert list(reprints(record, [content_id("offer")]).values()) == [["Alden Courier"]]
        assert reprints(record, [content_id("framework")]) == {}


# ------------------------------------------------------------------ wordings of one utterance


def test_words_that_another_wording_lacks_are_marked() -> None:
    theirs = "We never had a quarrel with the harbour"
    assert apart("We never had a quarrel", theirs) == (("We never had a quarrel", False),)
    assert apart("“We had no quarrel,”", theirs) == (
        ("“We had ", False), ("no", True), (" quarrel,”", False),
    )  # fmt: skip
    assert apart("Something else", theirs) == (("Something else", False),)


def given(name: str, words: str, copy_of: str | None = None) -> Said:
    """An utterance as one article gives it."""
    head = Head(name, f"{name}.txt", name.title(), name, When(), copy_of=copy_of)
    inside = Words((Span(name, 0, len(words)),), words)
    return Said(name, head, "direct", "said", None, inside, inside, inside, When())


def test_reprints_are_folded_and_make_no_difference() -> None:
    post, courier = given("post", "The canal is open"), given("courier", "The canal is not open")
    again = given("again", "The canal is open", copy_of="post")
    same = QuotationView(quotation_of(post, again), (post, again))
    assert not same.differs
    assert [(one.text, len(one.voices), len(one.reprints)) for one in same.wordings] == [
        ("The canal is open", 1, 1)
    ]
    both = QuotationView(quotation_of(courier, post, again), (courier, post, again))
    assert both.differs
    assert both.wordings[0].pieces == (
        ("The canal is ", False), ("not", True), (" open", False),
    )  # fmt: skip


def quotation_of(*given: Said) -> Quotation:
    ids = tuple(one.id for one in given)
    return Quotation("q", ids, ids, (), (), False)


TRADE = """Lumber talks

Russia said that the duty would fall. It added that talks on lumber would go on.
"""


def test_a_state_that_is_named_and_told_by_a_pronoun_speaks_as_one(tmp_path: Path) -> None:
    draft = Draft("lumber", TRADE, outlet="Harbour Post", published=on(date(2014, 5, 1)))
    about = {"issues": ("trade",), "source_name": "Russia"}
    draft.said("Russia", "said", "that the duty would fall", source_entity="state:RUS", **about)
    draft.said("It", "added", "that talks on lumber would go on", **about)
    draft.named("Russia", "state:RUS", "Russia", EntityKind.STATE)
    with Record.open(tmp_path / "lumber.db", create=True) as record:
        draft.write(record)
        found = issue(record, "trade", Filter())
    assert found.parties == (("Russia", "state:RUS", 2),)


LEASE = """The base

Norway agreed with Chad to talk about the lease on the base, which expires on 5 December 2031.

Aro Vale expects the parliament to ratify the lease by March 2015. Ines Marlow hopes for a vote \
by June 2016.
"""


def lease() -> Draft:
    """An act beside the day on which something expires, and two hopes with a day each."""
    last = When("2031-12-05", date(2031, 12, 5), date(2031, 12, 5))
    draft = Draft("lease", LEASE, outlet="Harbour Post", published=on(date(2014, 5, 1)))
    draft.records.append(Time(draft.span("5 December 2031"), "DATE", "2031-12-05", last))
    draft.records.append(Time(draft.span("March 2015"), "DATE", "2015-03", MARCH))
    norway = Side(draft.span("Norway"), "Norway", "state:NOR", "NOR")
    parliament = Side(draft.span("the parliament"), "the parliament", None, None)
    first, second = LEASE.split("\n\n")[1:3]
    draft.done("agreed", first, ("AGREE", None), actors=(norway,))
    draft.done("ratify", second.split(" Ines")[0], ("AGREE", None), actors=(parliament,),
               deadline=MARCH, standing=Standing.PLANNED,
               why="rule 1 'ratify obj' at 'ratify'; planned by 'expect'")  # fmt: skip
    return draft


def test_what_expires_is_listed_and_what_is_only_hoped_of_another_is_not(tmp_path: Path) -> None:
    path = tmp_path / "lease.db"
    with Record.open(path, create=True) as record:
        lease().write(record)
    with Record.open(path) as record:
        found = stated(record, Filter(), date(2015, 6, 1), ())
    assert [(one.expires, one.due, one.past) for one in found] == [(True, date(2031, 12, 5), False)]
