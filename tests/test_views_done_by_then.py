"""What was done without a day of its own is never put on the one day of its article."""

from __future__ import annotations

from datetime import date

from detente.records import UNKNOWN, Basis, When
from detente.views.shapes import BY_THEN, placed

DAY = date(2007, 7, 3)
PUBLISHED = When("2007-07-03", DAY, DAY, Basis.STATED)


def test_what_was_done_was_done_by_the_day_of_its_article() -> None:
    assert placed(UNKNOWN, PUBLISHED, done=True) == When(
        None, None, DAY, Basis.PUBLISHED, None, (BY_THEN,)
    )


def test_a_day_of_its_own_is_kept() -> None:
    own = When("2007-07-02", date(2007, 7, 2), date(2007, 7, 2), Basis.RELATIVE)
    assert placed(own, PUBLISHED, done=True) == own


def test_what_is_only_asked_for_stands_where_it_was_told() -> None:
    assert placed(UNKNOWN, PUBLISHED).value == "2007-07-03"


def test_history_has_no_day_of_its_article() -> None:
    assert placed(UNKNOWN, PUBLISHED, recalled=True, done=True) == UNKNOWN
