"""Reasons in plain words: what stages and linkers write is told so that anybody follows it."""

from __future__ import annotations

import pytest

from detente.linked import Move
from detente.records import Standing
from detente.tables import plover
from detente.views.plain import (
    ACTS,
    DEEDS,
    MOVES,
    STANDINGS,
    Reason,
    deed_name,
    move_words,
    plain,
)

CASES = [
    ("rule 170 'expel obj' at 'expelled'",
     [Reason("the word “expelled”, with what stands beside it", "rule 170: expel obj")]),
    ("planned by 'will'", [Reason("told as planned: so says “will”", "planned")]),
    ("CONCEDE, actual, “softened”",
     [Reason("“softened” reads as giving way in words, told as done", "CONCEDE, actual")]),
    ("THREATEN/relations, denied, “leave”; no later than the answer",
     [Reason("“leave” reads as a threat or a warning with consequences, told as denied, "
             "refused or given up",
             "THREATEN/relations, denied"), Reason("no later than the answer")]),
    ("both name aro vale; both CONSULT; shared words harbour…, pilot…; on missile-defence",
     [Reason("both name Aro Vale"), Reason("both tell of a meeting, visit or talks", "CONSULT"),
      Reason("they share telling words: “harbour…” “pilot…”"),
      Reason("both are about Missile defence")]),
    ("both have RUS, USA", [Reason("both are about Russia and United States")]),
    ("welcomed: wording rule for deferred", [Reason("its words put it off")]),
    ("The Post of 2031-05-04 tells the same in 2 sentences (oslo, herring)",
     [Reason("The Post of 2031-05-04 tells the same in 2 sentences; "
             "rare words of both: oslo, herring")]),
    ("verb with clause; source: full name",
     [Reason("a verb of saying, and the clause that it opens"),
      Reason("who says it: full name")]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "told"), CASES, ids=[case[0][:30] for case in CASES])
def test_a_reason_is_told_in_plain_words(why: str, told: list[Reason]) -> None:
    assert plain(why) == told


@pytest.mark.parametrize("why", ["a name that the tables do not have", "on a hill", "BOTH sides"])
def test_what_no_line_knows_stands_as_it_was_written(why: str) -> None:
    assert plain(why) == [Reason(why)]


def test_nothing_is_told_where_nothing_was_kept() -> None:
    assert plain("") == []


def test_names_are_written_as_the_record_has_them() -> None:
    told = plain("both name george w bush", {"george-w-bush": "George W. Bush"})
    assert told == [Reason("both name George W. Bush")]


def test_every_act_and_every_standing_has_words() -> None:
    assert ACTS.keys() == plover.types().keys()
    assert set(STANDINGS) == {one.value for one in Standing}


def test_every_type_and_mode_of_the_manual_has_a_name_for_a_line() -> None:
    for one in plover.types().values():
        assert set(DEEDS[one.name]) == {"", *one.modes}
    assert deed_name("ACCUSE", "disapprove") == "Criticism"
    assert deed_name("ACCUSE", "of another manual") == "Criticism or accusation"
    assert deed_name("OTHER", None) == "Other"


def test_a_move_reads_as_what_somebody_did() -> None:
    assert {move_words(one.value) for one in Move} >= {"offered", "withdrew", "set a condition"}
    assert set(MOVES) <= {one.value for one in Move}
