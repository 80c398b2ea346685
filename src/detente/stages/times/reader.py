"""From an article to its times: match, choose, take in modifiers, work out in the order told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ...reading import Reading
from ...records import Time
from ...spans import Span
from . import story
from .anchor import Anchor, anchor_of, time_of
from .extents import Draft, narrowed, widened
from .found import Found, governor, token_at
from .meaning import Meaning
from .pattern import Words
from .quoted import Quotations, quotations
from .rules import ALPHABET, COMPILED
from .told import Telling
from .words import MONTHS, ordinal

SAYING = frozenset({"say", "tell", "announce", "declare", "write", "warn", "add", "state", "insist",
                    "reply", "argue", "comment", "respond"})  # fmt: skip
"""Lemmas of verbs whose day is the day of the words quoted beside them."""


TITLED = frozenset({"week", "weekly", "daily", "today", "now", "year", "month", "day", "minutes",
                    "hours", "night", "monthly", "tomorrow", "future", "time", "noon", "morning",
                    "tonight", "quarterly", "century"})  # fmt: skip
"""Words that are written small in a sentence, unless they are part of a name."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What an article's expressions are worked out against.

    `sayings` are the days on which somebody is told to have said something, each with its place in
    the text, in order; `history` says whether months are of the years of which the article tells.
    """

    reading: Reading
    words: Words
    anchor: Anchor
    quoted: Quotations
    sayings: tuple[tuple[int, date], ...] = ()
    history: bool = False


def times_of(reading: Reading) -> Iterator[Time]:
    """The times of a reading, in text order. Linear in the length of the text."""
    article, parse = reading.article, reading.parse
    paragraphs = [(segment.span.start, segment.span.end) for segment in parse.segments]
    words = ALPHABET.words(article.text, paragraphs)
    anchor = anchor_of(article, _filed(reading, words))
    scene = Scene(reading, words, anchor, quotations(article.text, paragraphs))
    drafts = [
        widened(narrowed(draft, words, reading), words)
        for draft in _chosen(list(_matches(words, reading)))
    ]
    told = story.is_history(drafts, anchor.days.latest, article.dateline_span is not None)
    yield from _worked_out(
        drafts, replace(scene, sayings=tuple(_sayings(drafts, scene)), history=told)
    )


def _worked_out(drafts: list[Draft], scene: Scene) -> Iterator[Time]:
    telling = Telling()
    ends = [segment.span.end for segment in scene.reading.parse.segments]
    for draft in drafts:
        span = _span(draft, scene)
        while ends and span.start >= ends[0]:
            telling, ends = telling.paragraph(), ends[1:]
        anchor = _anchor_at(span, scene)
        meaning = story.in_story(draft, scene.words, telling, scene.history)
        worked = time_of(meaning, anchor, telling, span)
        if meaning.narrate and not worked.points and not worked.value:
            continue  # "the quarter", where none has been told of
        retold = meaning is not draft.meaning
        if worked.points and (retold or story.tells(draft, scene.words, scene.reading.parse)):
            telling = telling.going_on(*worked.points)
        if worked.points and (retold or not meaning.narrate):
            telling = telling.plus(*worked.points)
        elif meaning.reckon and not worked.points:
            telling = telling.without()
        value = worked.value
        if anchor.quoted and value and "X" in value:
            # TIDES 2005 writes it as if it were said on the day of the article; `when` does not
            value = time_of(meaning, scene.anchor, telling, span).value
        yield Time(span, meaning.kind, value, worked.when, meaning.mod)


def _span(draft: Draft, scene: Scene) -> Span:
    starts, ends = scene.words.starts, scene.words.ends
    return Span(scene.reading.article.id, starts[draft.first], ends[draft.last - 1])


def _sayings(drafts: list[Draft], scene: Scene) -> Iterator[tuple[int, date]]:
    """The days, told outside of quotations, that a verb of saying governs."""
    for draft in drafts:
        span = _span(draft, scene)
        if not draft.meaning.reckon or scene.quoted.hold(span.start):
            continue
        token = token_at(scene.words, scene.reading.parse, draft.last - 1)
        verb = governor(token) if token is not None else None
        if verb is None or verb.lemma_ not in SAYING:
            continue
        points = time_of(draft.meaning, scene.anchor, Telling(), span).points
        if points and points[0] == points[1] and points[0].grain == "day":
            yield span.start, points[0].first


def _anchor_at(span: Span, scene: Scene) -> Anchor:
    """The day of filing; inside a quotation that of the saying, told beside it in its paragraph."""
    if not scene.quoted.hold(span.start):
        return scene.anchor
    paragraph = next(
        (one.span for one in scene.reading.parse.segments if one.span.covers(span)), None
    )
    place = bisect_left(scene.sayings, (span.start, date.min))
    beside = [
        (abs(start - span.start), day)
        for start, day in scene.sayings[max(0, place - 1) : place + 1]
        if paragraph and paragraph.start <= start < paragraph.end
    ]
    return scene.anchor.said_on(min(beside)[1]) if beside else scene.anchor.in_quotation()


def _filed(reading: Reading, words: Words) -> tuple[int, int] | None:
    """Month and day of the dateline, where it has both."""
    span = reading.article.dateline_span
    if span is None:
        return None
    inside = [word for word, start in zip(words.words, words.starts, strict=True)
              if span.start <= start < span.end]  # fmt: skip
    for place, word in enumerate(inside[:-1]):
        if word in MONTHS and 1 <= ordinal(inside[place + 1]) <= 31:
            return MONTHS[word], ordinal(inside[place + 1])
        if 1 <= ordinal(word) <= 31 and inside[place + 1] in MONTHS:
            return MONTHS[inside[place + 1]], ordinal(word)
    return None


def _matches(words: Words, reading: Reading) -> Iterator[tuple[int, int, int, Meaning]]:
    """Every match of every rule that has a meaning: start, length to sort by, rule, meaning."""
    for rank, (pattern, rule) in enumerate(COMPILED):
        for match in pattern.finditer(words.signs):
            if match.end() > match.start():
                found = Found(match, words, reading.parse)
                named = rule.name != "feast" and _is_name(found, reading)
                meaning = None if named else rule.build(found)
                if meaning:
                    yield match.start(), match.end(), rank, meaning


def _is_name(found: Found, reading: Reading) -> bool:
    """Whether the words are the name of a paper or programme: "on This Week", "The Daily"."""
    token = found.token(found.last - 1)
    if token is None or not token.text[0].isupper() or token.text.isupper():
        return False
    opens = token.is_sent_start or not token.doc[token.i - 1].is_alpha
    if token.lower_ not in TITLED or (opens and found.last - found.first == 1):
        return False
    return reading.parse.segment(token).kind == "paragraph"


def _chosen(matches: list[tuple[int, int, int, Meaning]]) -> Iterator[Draft]:
    """Of overlapping matches the first, the longest, the higher in the list."""
    reached = 0
    for first, last, _, meaning in sorted(matches, key=lambda m: (m[0], -m[1], m[2])):
        if first >= reached:
            reached = last
            yield Draft(first, last, meaning)
