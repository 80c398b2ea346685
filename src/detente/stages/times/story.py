"""Months and days without a year in an article that tells a history: they are of the year of which
it tells, not of that of its printing.

A report writes "in April" for the April just past, also after a sentence on 2004: of 14 such months
in news, 13 were. A history writes "In 2004 he threatened to … In August he did", and only "that
August" is plain in both. What makes a history is that it tells of many years and of no weekday.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .extents import Draft
from .found import governor, token_at
from .meaning import Meaning, Reckoning
from .pattern import Words
from .told import Telling, Told
from .units import Point, later

YEARS = 3
"""Different years of the past that a history tells of at least; reports sum up one or two."""
OLD = 1
"""Years before the article from which a year is of the past, not "this" or "last" year's news."""
WHOLE = 364
"""Days after a time told of within which its history goes on to the next month that it names."""
NEAR = re.compile(r"XXXX-(?:XX-XX|WXX.*)")
"""Values of what only a report tells: today, a weekday, this week."""
YEARLESS = re.compile(r"XXXX-(?:\d\d(?:-\d\d)?|Q\d|H\d|SP|SU|FA|WI)")
"""Values of a month, a day of a month, a season or a quarter without its year."""
NARRATING = frozenset({"in", "on", "after", "during", "of", "by"})
"""Prepositions before a year in which something is told as done; not "since"."""
NEARING = frozenset({"last", "this", "next", "past", "coming"})
"""Words that count from the day of writing, in a history too."""
THAT = frozenset({"that"})
TELLING = frozenset({"VBD", "VBN"})


def is_history(drafts: Sequence[Draft], newest: date | None, dateline: bool) -> bool:
    """Whether an article tells a history: years of the past, no weekday, "today" or dateline.

    `newest` is the last day on which it may have been published, None where nothing is known.
    """
    meanings = [draft.meaning for draft in drafts]
    if dateline or any(one.blank and NEAR.fullmatch(one.blank) for one in meanings):
        return False
    told = {one.point.first.year for one in meanings if one.point and one.point.grain != "decade"}
    limit = newest.year - OLD if newest else date.max.year
    return len({year for year in told if year < limit}) >= YEARS


def in_story(draft: Draft, words: Words, telling: Telling, history: bool) -> Meaning:
    """What an expression means where its year is that of which the text has told, else unchanged:
    in a history, and after "that" ("that September", "in June of that year") everywhere."""
    meaning = draft.meaning
    if not (meaning.reckon and meaning.blank and YEARLESS.fullmatch(meaning.blank)):
        return meaning
    reckon, shown = meaning.reckon, _shown(draft, words)
    near = NEARING & set(words.words[draft.first : draft.last])
    if telling.early.story is None or near or not (shown or history):
        return meaning
    if shown:
        return replace(meaning, narrate=lambda told: _within_year(told, reckon))
    return replace(meaning, narrate=lambda told: _onward(told, reckon))


def tells(draft: Draft, words: Words, parse: object) -> bool:
    """Whether a year, or a part of one, says when something was done: "in 2004", not "since 1998",
    "the 1974 amendment"."""
    point = draft.meaning.point
    last = token_at(words, parse, draft.last - 1)  # type: ignore[arg-type]
    if point is None or last is None or point.grain in ("decade", "century"):
        return False
    over = last
    while over.dep_ in ("pobj", "nummod", "compound", "npadvmod") and over.pos_ != "ADP":
        if over.dep_ == "npadvmod":
            break
        over = over.head
    verb = governor(last)
    past = verb is not None and verb.tag_ in TELLING
    return past and (over.dep_ == "npadvmod" or over.lower_ in NARRATING)


def _shown(draft: Draft, words: Words) -> bool:
    """ "[That] September", "in June of [that] year"."""
    before = words.words[draft.first - 1 : draft.first]
    after = list(words.words[draft.last : draft.last + 3])
    return bool(set(before) & THAT) or (after[:1] == ["of"] and after[-1:] == ["year"]
                                        and after[1] in ("that", "the"))  # fmt: skip


def _within_year(told: Told, reckon: Reckoning) -> Point | None:
    """That month in the year told of."""
    if told.story is None:
        return None
    year = told.story.first.year
    return _between(reckon, date(year, 1, 1), date(year, 12, 31))


def _onward(told: Told, reckon: Reckoning) -> Point | None:
    """That month as the next from the time told of, in its year where only a year was told."""
    if told.story is None:
        return None
    first = told.story.first
    if told.story.grain == "year":
        return _within_year(told, reckon)
    return _between(reckon, first, later(first, WHOLE))


def _between(reckon: Reckoning, first: date, last: date) -> Point | None:
    """What it means on the last of some days, looking back, or on the first, looking ahead."""
    found = reckon(last)
    if found.first > last:
        found = reckon(first)
    return found if first <= found.first <= last else None
