"""What was done without a day of its own is never put on the one day of its article."""

from __future__ import annotations

from datetime import date

from detente.records import UNKNOWN, Basis, When
from detente.records.times import first_told
from detente.views.shapes import BY_THEN, placed, when_label
from detente.web.render import when_words

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
    when = placed(UNKNOWN, PUBLISHED)
    assert (when.value, when.earliest, when.latest) == (None, DAY, DAY)  # not planned for that day
    assert when_label(when) == "told 2007-07-03"
    assert when_words(when).replace("\N{NO-BREAK SPACE}", " ") == "told 3 Jul 2007"


def test_history_has_no_day_of_its_article() -> None:
    assert placed(UNKNOWN, PUBLISHED, recalled=True, done=True) == UNKNOWN


def test_an_article_between_two_days_tells_both() -> None:
    published = When(None, date(2001, 9, 24), date(2001, 11, 12), Basis.INFERRED)
    when = placed(UNKNOWN, published, done=True)
    assert (when.earliest, when.latest) == (None, date(2001, 11, 12))  # it may be of long before
    assert first_told(when) == date(2001, 9, 24)
    assert when_label(when) == "told 2001-09-24 to 2001-11-12, or earlier"
    told = when_words(when).replace("\N{NO-BREAK SPACE}", " ")
    assert told == "told between 24 Sep and 12 Nov 2001, or earlier"
