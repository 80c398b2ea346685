"""What one outlet alone told of a summit, and what all told: announcements count for neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente import run_local
from detente.linked import Event
from detente.record import Filter, Record, queries
from detente.records import Side, Standing, When
from detente.settings import Settings
from detente.spans import Span
from detente.views import coverage
from detente.views.comparison import EventView, comparison
from detente.views.differences import differences
from detente.views.distinct import stands_alone

OTHER = (
    "Jonas Vik asked Iceland for quotas on herring and spoke of the Fisheries Board. "
    "The trawlers of Iceland lay in Bergen, and the talks ended without a deal."
)
CASES = [
    ("words that nobody else has", "Jonas Vik offered to dredge the harbour of Narvik", True),
    ("a name that nobody else has", "Jonas Vik proposed that the Nordic Council run it", True),
    ("one word is too little", "Jonas Vik refused the condition", False),
    ("the same thing by another verb", "Jonas Vik demanded quotas", False),
    ("a rare word that others have", "Jonas Vik called for quotas on mussels and squid", False),
    ("a name that others have", "Jonas Vik said that patrols would leave from Bergen", False),
    ("the end of a name", "Jonas Vik said that a Joint Fisheries Board would dredge", False),
    ("nothing at all", "Jonas Vik promised to support it", False),
]


@pytest.mark.parametrize(("label", "alone"), [one[1:] for one in CASES], ids=[c[0] for c in CASES])
def test_an_act_stands_alone_where_nobody_has_what_it_is_about(label: str, alone: bool) -> None:
    by = (Side(Span("a", 0, 1), "Jonas Vik", "person:jonas-vik", "NOR"),)
    event = Event(
        "one", label, "AGREE", None, by, (), When(), None, Standing.ACTUAL, ("m",), ("a",),
        ("Kestrel",), (),
    )  # fmt: skip
    assert stands_alone(event, [OTHER]) is alone


ANNOUNCED = """Talks in Reykjavik

BERGEN, May 2, 2031 — Norwegian Prime Minister Jonas Vik and Icelandic Prime Minister Ari Jonsson \
will meet in Reykjavik on May 12 to talk about quotas for mackerel.
"""
FIRST = """Vik and Jonsson end talks on mackerel

REYKJAVIK, May 13, 2031 — Norwegian Prime Minister Jonas Vik and Icelandic Prime Minister Ari \
Jonsson met in Reykjavik on Monday and talked for two hours about quotas for mackerel.

Vik offered Iceland on Monday to dredge the harbour of Akranes.
"""
SECOND = """No deal on mackerel

REYKJAVIK, May 13, 2031 — Jonas Vik, the prime minister of Norway, met his Icelandic counterpart, \
Ari Jonsson, in Reykjavik on Monday. They talked about quotas for mackerel, without a deal.

He demanded on Monday that Iceland cut its catch of mackerel.
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("told")
    for name, text in (("Ledger", ANNOUNCED), ("Courier", FIRST), ("Kestrel", SECOND)):
        (folder / name).mkdir()
        (folder / name / "talks.txt").write_text(text, encoding="utf-8")
        (folder / name / "meta.csv").write_text(f"file,outlet\ntalks.txt,{name}\n", "utf-8")
    run_local.build([folder], folder / "told.db", Settings())
    return folder / "told.db"


def summit(record: Record) -> EventView:
    found = [one for one in queries.events(record, Filter(), None, None) if len(one.articles) > 1]
    meetings = [one for one in found if one.type == "CONSULT"]
    return comparison(record, max(meetings, key=lambda one: len(one.articles)).id)


def test_an_announcement_counts_neither_for_what_all_tell_nor_for_who_was_first(path: Path) -> None:
    with Record.open(path, readonly=True) as record:
        view = summit(record)
        differ = differences(record, view)
    before = [one for one in view.accounts if one.announced]
    assert [one.head.outlet for one in before] == ["Ledger"]
    assert not before[0].first and not before[0].only_here
    assert {"Monday", "Iceland", "Jonas Vik"} <= {fact.name for fact in view.common}
    assert not any("May" in fact.name for fact in view.common)
    assert {head.outlet for head in differ.heads} == {"Courier", "Kestrel"}


def test_what_one_outlet_alone_told_of_an_occasion_is_listed(path: Path) -> None:
    with Record.open(path, readonly=True) as record:
        (shared,) = coverage.shared(record, Filter(), 5)
    assert shared.outlets == ("Courier", "Kestrel")
    told = [[event.label for event in mine] for mine in shared.alone]
    # what Kestrel has on mackerel the other may have meant: it speaks of mackerel, too
    assert told == [["Jonas Vik offered Iceland to dredge the harbour of Akranes"], []]


JUDGED = """Jonsson recognises Torland

REYKJAVIK, May 13, 2031 — Iceland recognised the independence of Torland on Monday. Norwegian \
Prime Minister Jonas Vik called the recognition regrettable.
"""
SAID = """A new state

REYKJAVIK, May 13, 2031 — Iceland recognised the independence of Torland on Monday. Its ships left.

In Oslo the prime minister of Norway, Jonas Vik, said that the decision was "regrettable".
"""
ELSE = """A new state, and questions

REYKJAVIK, May 13, 2031 — Iceland recognised the independence of Torland on Monday.

Jonas Vik, the Norwegian prime minister, said that he would speak to the press on Friday.
"""


def test_words_of_the_same_side_may_be_what_one_outlet_alone_tells(tmp_path: Path) -> None:
    for name, text in (("Courier", JUDGED), ("Kestrel", SAID), ("Ledger", ELSE)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "state.txt").write_text(text, encoding="utf-8")
        (tmp_path / name / "meta.csv").write_text(f"file,outlet\nstate.txt,{name}\n", "utf-8")
    run_local.build([tmp_path], tmp_path / "state.db", Settings())
    with Record.open(tmp_path / "state.db", readonly=True) as record:
        found = [
            one for one in queries.events(record, Filter(), None, None) if one.type == "ACCUSE"
        ]
        views = [comparison(record, one.id) for one in found if one.outlets == ("Courier",)]
    assert [[said.article.outlet for said in one.perhaps] for one in views] == [["Kestrel"]]
