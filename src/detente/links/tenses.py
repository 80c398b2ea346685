"""When an act was done that a text tells as over: "Russia gave way; it had insisted on …"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..dates import Interval
from ..linked import Quoted, Report
from ..records import Basis, Standing, When, when_of
from ..records.times import EVE, told_up_to

_HAD = re.compile(r"\bhad\s+(?:(?:not|never|already|long|earlier|previously|also)\s+)*$")
_HAVE = re.compile(
    r"\b(?:has|have)\s+(?:(?:not|never|already|long|repeatedly|also|since|so far)\s+)*"
    r"(?:(?:tried|attempted|sought|begun|continued|moved|threatened|managed)\s+to\s+)?$"
)
"""Before the word of an act: it was done at some time up to then."""
_ANSWERED = re.compile(
    r"\b(?:(?:in|an?|as)\s+(?:\w+\s+)?(?:response|retaliation|reprisal|answer|reply)|"
    r"retaliat\w+)\s+(?:to|for|against)\b[^,;]*$",
    re.IGNORECASE,
)
"""Before the word of an act that another answers: it was done before that."""
OVER = "told as over by then"


BY = "told as done by the day of its article"
SO_FAR = "told as done, so up to the day of its article"
BOUND = "not before what it answers"
"""In the reason of a time: why its first day is known though it was told as done by its last."""


def told_by(report: Report) -> When:
    """When a report says that its act was, with `BY` in its reason where it tells it as done and
    gives no day: it may have been done the day before, or long ago. See `shown`."""
    done = report.mention.standing in (Standing.ACTUAL, Standing.CONDITIONAL)  # offered, with terms
    return _by(report.mention.when, so_far(report, report.when)) if done else report.when


def so_far(report: Report, when: When) -> When:
    """A time of a report; of what it tells as done "this week", the days up to its article's."""
    told = report.teller.published.latest
    begun = report.mention.standing is Standing.ACTUAL and when.basis is Basis.RELATIVE
    if not (begun and told and when.earliest and when.latest):
        return when
    if not when.earliest <= told < when.latest:
        return when
    return when_of(Interval(when.earliest, told), when.basis, when.words, (*when.why, SO_FAR))


def said_by(quoted: Quoted) -> When:
    """When something was said: by the day of its telling, where the article gives no day."""
    return _by(quoted.attribution.when, quoted.when)


def _by(own: When, told: When) -> When:
    if told.basis is not Basis.PUBLISHED or own.earliest or own.latest:
        return told
    if EVE in own.why:  # before the talks that are the news
        return told_up_to(told, OVER)
    return replace(told, why=(*told.why, BY))


def shown(when: When) -> When:
    """A time as people are told it: of what was only told as done by its last day, that alone."""
    if BY not in when.why or BOUND in when.why or when.latest is None:
        return when
    return told_up_to(when)


def when_done(report: Report) -> When:
    """When the act of a report was done (`told_by`). In the perfect and the pluperfect it is any
    day up to that of its article; what somebody says "had" been done may be today's news."""
    told, mention = told_by(report), report.mention
    before = report.sentence[: mention.anchor.start - mention.sentence.start]
    if told.basis is Basis.PUBLISHED and _ANSWERED.search(before):
        return told_up_to(told, OVER)
    if told.basis is Basis.PUBLISHED and BY in told.why and _HAVE.search(before):
        return told_up_to(told)
    if told.basis is not Basis.PUBLISHED or mention.said_by or not _HAD.search(before):
        return told
    return told_up_to(told, OVER)
