"""What a text tells of time beside its dates: how far its news reaches back, what is background,
and days that hang on one another ("in May or June", "two days after the vote on Monday").

Attributions and events ask the same, so that "said" and "signed" of one paragraph get one answer.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from ..dates import Interval, later
from ..language import Parse
from ..records import UNKNOWN, Article, Basis, Time, When, when_of
from ..records.times import told_up_to
from ..spans import Span
from . import afterwards
from .lasting import days_of
from .times.quoted import Quotations, quotations

if TYPE_CHECKING:
    from ..language import Token

PAST, PERFECT, PRESENT = "past", "perfect", "present"
NEWS_DAYS = {"weekly": 7, "week": 7, "fortnightly": 15, "monthly": 31, "month": 31,
             "quarterly": 92, "yearbook": 366, "annual": 366}  # fmt: skip
"""Days that the news of an issue reach back, by a word in the outlet's name."""
DAILY = 1
"""Days that the news of a daily report reach back: what a morning paper tells without a day
happened on the day before it or on its own."""
BACKGROUND_DAYS = 7
"""A paragraph that has told of a day further back than this beyond the news goes on in that past:
the window of a week's review."""
LONGEST_MONTH = 31
"""Days of a month in which a paragraph says that what it goes on to tell may have been done."""
CARRIED = 3
"""Paragraphs over which a day told of carries on: the account of one meeting or press briefing."""
NAMING = frozenset({"nummod", "compound", "nmod", "amod", "poss"})
"""Relations of a date that names a thing ("the 1974 amendment") and does not date what is told."""
LEAD = 3
"""Paragraphs below a headline that tell the news which it names."""
REVIEW_DAYS = 62
"""Days before publication of which a review of some weeks tells: two months."""
WITHIN = 6
"""Words after "after" in which the day of the event that it names is looked for."""
HAPPENED = frozenset({"event", "incident", "happening", "clash", "fighting"})
"""Nouns of what an account goes on to tell: "gave his version of the events of May 3"."""
_WHY = {
    PAST: "no time is stated; told as news of the days before publication",
    PERFECT: "no time is stated; told as done by the day of publication",
    PRESENT: "no time is stated; told as going on at publication",
}
_JOINT = re.compile(r"\s*(?:,?\s+(?:or|and|to|through|until|till)\s+(?:(?:in|on|by)\s+)?|[-–—])")


@dataclass(frozen=True, slots=True)
class News:
    """An article's publication and dates. `times` are its dates, alternatives made one; `quoted`
    says where somebody else is speaking, whose past is no news of the paper's; `lead` is a day
    before the news that the first paragraphs tell of."""

    article: Article
    parse: Parse
    times: tuple[Time, ...]
    quoted: Quotations
    lead: date | None = None

    def bounds(self, tense: str, place: int) -> When:
        """When something that stands at a code point and has no date of its own was done.

        `tense` is PAST, PERFECT or PRESENT. What is told in the past after an earlier day may be
        of that day; the past of background ends with publication.
        """
        first, last = self.article.published.earliest, self.article.published.latest
        if tense == PAST and first is not None:
            told = self._told_before(place)
            first = min(later(first, -self.reach), self._reviewed(place) or first)
            if told is not None and told.latest and self._is_background(told.latest):
                first = None
            elif told is not None and told.earliest:
                first = min(first, told.earliest)
            elif self.lead is not None:
                first = min(first, self.lead)
        elif tense == PERFECT:
            first = None
        if first is None and last is None:
            return UNKNOWN
        if first is None:
            published = self.article.published
            return told_up_to(
                When(None, published.earliest, last, Basis.PUBLISHED, None, (_WHY[tense],))
            )
        return when_of(Interval(first, last), Basis.PUBLISHED, None, (_WHY[tense],))

    @property
    def reach(self) -> int:
        """Days that the news of the article's outlet reach back."""
        words = (self.article.outlet or "").lower().split()
        return max((NEWS_DAYS[word] for word in words if word in NEWS_DAYS), default=DAILY)

    def _within(self, span: Span) -> tuple[Time, ...]:
        """The times that begin within a stretch of text, in order."""
        ends = (span.start, span.end)
        first, last = (bisect_left(self.times, end, key=lambda t: t.span.start) for end in ends)
        return self.times[first:last]

    def _reviewed(self, place: int) -> date | None:
        """The last day that the paragraph before tells of, where that is of the weeks before the
        news: a review goes on from there, until it tells another day."""
        own = bisect_right(self.parse.segments, place, key=lambda s: s.span.start) - 1
        before = self.parse.segments[own - 1] if own > 0 else None
        if before is None or before.kind != "paragraph":
            return None
        told = (time.when.interval for time in reversed(self._within(before.span))
                if not self.quoted.hold(time.span.start)
                and self._dates_what_is_told(time))  # fmt: skip
        last = next(told, None)
        first = self.article.published.earliest
        if last is None or last.earliest is None or last.latest is None or first is None:
            return None
        recent = later(first, -REVIEW_DAYS) <= last.earliest
        return last.earliest if recent and self._is_background(last.latest) else None

    def led_by(self) -> date | None:
        """The earliest day before the news that the first paragraphs tell of: after "signed it on
        Monday", in Wednesday's paper, "she said" may be of Monday."""
        first, last = self.article.published.earliest, self.article.published.latest
        below = list(islice((s for s in self.parse.segments if s.kind == "paragraph"), LEAD))
        if not below or first is None:
            return None
        news = later(first, -self.reach)
        found = []
        for time in self._within(replace(below[0].span, end=below[-1].span.end)):
            days = time.when.interval
            if not (days.earliest and days.latest and _is_brief(days)):
                continue
            recent = later(news, -BACKGROUND_DAYS) <= days.earliest < news
            past = last is None or days.latest <= last
            tells = self._dates_what_is_told(time) or _comes_after(time, self.parse)
            if recent and past and tells:
                found.append(days.earliest)
        return min(found, default=None)

    def _told_before(self, place: int) -> Interval | None:
        """The last date told before, in the paragraph, or, if a day, in those before; else None."""
        segments = self.parse.segments
        own = max(0, bisect_right(segments, place, key=lambda s: s.span.start) - 1)
        floor = segments[max(0, own - CARRIED)].span.start if segments else 0
        index = bisect_left(self.times, place, key=lambda t: t.span.start) - 1
        while index >= 0 and (time := self.times[index]).span.start >= floor:
            days = time.when.interval
            said = self.quoted.hold(time.span.start)
            if days.known and self._dates_what_is_told(time):
                inside = time.span.start >= segments[own].span.start
                far = days.latest is not None and self._is_background(days.latest)
                near = not said and (_is_brief(days) or (inside and _is_month(days)))
                if (inside and far) or (not far and near):
                    return days
            index -= 1
        return None

    def _is_background(self, day: date) -> bool:
        first = self.article.published.earliest
        return first is not None and day < later(first, -self.reach - BACKGROUND_DAYS)

    def _dates_what_is_told(self, time: Time) -> bool:
        """Whether a verb stands over it, and no noun that it only tells apart from others."""
        tokens = self.parse.tokens(time.span)
        inside = {token.i for token in tokens}
        root = next((token for token in tokens if token.head.i not in inside), None)
        if root is None or (root.dep_ in NAMING and not _before_name(tokens[0])):
            return False
        if root.dep_ in NAMING:
            return True
        over = root.head
        while over.pos_ == "ADP" and over.head.i != over.i:
            over = over.head
        return over.pos_ in ("VERB", "AUX") or over.lemma_.lower() in HAPPENED


def _before_name(first: Token) -> bool:
    """ "In [April] Libyan police arrested …", where the parser takes month and name for one."""
    prep = first.nbor(-1) if first.i else None
    alone = prep is not None and prep.lower_ in ("in", "on") and prep.head.pos_ in ("VERB", "AUX")
    return alone and prep is not None and not any(prep.children)


def _comes_after(time: Time, parse: Parse) -> bool:
    """ "Signed hours after his inauguration Monday": a day from which on something was done."""
    over = parse.tokens(time.span)[-1]
    for _ in range(afterwards.DEEPEST):
        if over.lower_ in ("after", "following") or over.head.i == over.i:
            break
        over = over.head
    return over.lower_ in ("after", "following") and over.head.pos_ == "VERB"


def news_of(article: Article, parse: Parse, times: Sequence[Time]) -> News:
    """The news of an article: its dates, with alternatives and stretches made one."""
    dated = afterwards.dated(times, parse, article.published.latest)
    quoted = quotations(article.text, [(s.span.start, s.span.end) for s in parse.segments])
    news = News(article, parse, tuple(_together(dated, article)), quoted)
    return replace(news, lead=news.led_by())


THEN = frozenset({"time", "moment", "point", "occasion", "day"})
BEFORE = frozenset({"previously", "formerly", "originally", "initially", "once"})
"""Adverbs by which an act lies before the news."""


def _at_that_time(word: Token) -> bool:
    """ "Threatened sanctions [then], too"; not "then threatened", "since then"."""
    if word.lower_ != "then" or word.dep_ != "advmod" or word.i < word.head.i:
        return False
    after = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else "."
    return word.nbor(-1).lower_ != "since" and after in (".", ",", ";", "too", "as", "and", "but")


def _so_long_after(word: Token) -> bool:
    """ "A year [later] it closed the embassy"."""
    return word.lower_ in afterwards.LATER and any(c.dep_ == "npadvmod" for c in word.children)


def back_then(verb: Token) -> bool:
    """Whether a clause points at another time that the text tells of: "at that time", "in those
    days", "at the time", "previously"; not "at the same time"."""
    if any(child.lower_ in BEFORE and child.dep_ == "advmod" for child in verb.children):
        return True
    if any(_at_that_time(child) or _so_long_after(child) for child in verb.children):
        return True
    for prep in (child for child in verb.children if child.dep_ == "prep"):
        for noun in (child for child in prep.children if child.dep_ == "pobj"):
            own = [child.lower_ for child in noun.children]
            shown = own in (["that"], ["those"]) or (own == ["the"] and noun.lower_ == "time")
            if noun.lemma_ in THEN and shown and prep.lower_ in ("at", "in", "on"):
                return True
    return False


def _together(times: Sequence[Time], article: Article) -> Iterator[Time]:
    """ "May or early June", "Monday to Wednesday", "July 1 and 2": one time from the first to the
    last of them, in the order of the text."""
    held: Time | None = None
    for time in times:
        joint = held and _JOINT.fullmatch(article.text, held.span.end, time.span.start)
        apart = afterwards.WHY in time.when.why  # "on May 1, and two days later"
        if held and joint and not apart and (both := _hull(held, time)):
            held = both
            continue
        if held:
            yield held
        held = time
    if held:
        yield held


def _hull(one: Time, other: Time) -> Time | None:
    """Both as one; None where one is open, or the second does not follow the first."""
    first, last = one.when.interval, other.when.interval
    if not (first.earliest and first.latest and last.earliest and last.latest):
        return None
    if last.earliest < first.earliest:
        return None
    span = Span(one.span.article, one.span.start, other.span.end)
    days = Interval(first.earliest, max(first.latest, last.latest))
    when = when_of(days, one.when.basis, span, one.when.why)
    return Time(span, one.type, when.value, when, one.mod)


def _is_brief(days: Interval) -> bool:
    """A day, or a few: the account of one occasion, not of a month."""
    return days.days is not None and days.days <= BACKGROUND_DAYS


def _is_month(days: Interval) -> bool:
    return days.days is not None and days.days <= LONGEST_MONTH


# ------------------------------------------------------------------ days that hang on others


@dataclass(frozen=True, slots=True)
class Hanging:
    """ "Two days before departing", "hours after his inauguration Monday".

    `words` is the length of time with "before" or "after"; `side` 1 for "before", -1 for "after":
    what stands after the word lies so many days later (or earlier) than what it hangs on.
    """

    words: Span
    joint: Token
    side: int
    days: tuple[int, int]

    def other(self, when: When) -> When:
        """The day of what stands after the word, from that of what hangs on it."""
        return self._moved(when, self.side)

    def own(self, when: When) -> When:
        """The day of what hangs on it, from that of what stands after the word."""
        return self._moved(when, -self.side)

    def _moved(self, when: When, side: int) -> When:
        low, high = sorted(side * days for days in self.days)
        first, last = _later(when.earliest, low), _later(when.latest, high)
        if first is None and last is None:
            return replace(UNKNOWN, words=self.words)
        why = ("counted from another event of the text", *when.why)
        return when_of(Interval(first, last), Basis.RELATIVE, self.words, why)


def hanging(times: Sequence[Time], parse: Parse) -> Iterator[Hanging]:
    """The lengths of time that part two events of a text."""
    for time in times:
        tokens = parse.tokens(time.span) if time.type == "DURATION" else []
        joint = tokens[-1].nbor(1) if tokens and tokens[-1].i + 1 < len(tokens[-1].doc) else None
        days = days_of(time.value or "")
        if joint is None or days is None or joint.lower_ not in ("before", "after"):
            continue
        span = parse.span(tokens[0].i, joint.i + 1)
        yield Hanging(span, joint, 1 if joint.lower_ == "before" else -1, days)


def told_after(one: Hanging, times: Sequence[Time], parse: Parse) -> Time | None:
    """The day of what a length of time is counted from: "hours after his inauguration [Monday]"."""
    for time in times:
        tokens = parse.tokens(time.span)
        between = one.joint.doc[one.joint.i + 1 : tokens[0].i] if tokens else ()
        if tokens and 0 <= tokens[0].i - one.joint.i <= WITHIN and not any(
            token.pos_ in ("VERB", "AUX", "PUNCT") for token in between
        ):  # fmt: skip
            return time
    return None


def verb_over(token: Token) -> int:
    """The place of the nearest verb above a word; of the top word where no verb is."""
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token.i
    return token.i


def _later(day: date | None, days: int) -> date | None:
    return later(day, days) if day is not None else None


# ------------------------------------------------------------------ datelines left in the text

PLACE_LINE = 40
"""Characters before the day in a dateline: "WEST PALM BEACH, Fla., "."""
_FILED = re.compile(r"\s*(?:\([^)]*\))?\s*(?:-|–|—)")


def filed(time: Time, parse: Parse, article: Article) -> bool:
    """Whether a day is that of a dateline that was not cut: the day of writing, on which nothing
    need have been done ("TUNIS, May 9 (Vale Press) - …")."""
    segments = parse.segments
    own = bisect_right(segments, time.span.start, key=lambda s: s.span.start) - 1
    if own < 0 or not _FILED.match(article.text, time.span.end):
        return False
    before = article.text[segments[own].span.start : time.span.start].rstrip()
    return 0 < len(before) <= PLACE_LINE and before[:1].isupper() and before.endswith((",", ")"))
