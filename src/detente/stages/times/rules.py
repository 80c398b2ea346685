"""The grammar: how times are told in English news, one pattern a line.

The pattern language is that of `pattern.py`. Where two rules find overlapping words, the one that
starts first wins, then the longer, then the one that stands higher in the list.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from . import amounts, dated, feasts, near, repeated
from .found import Found
from .meaning import Meaning
from .pattern import Alphabet, compiled, literals

MACROS = {
    "REL": "(last|this|next|past|coming|previous|following|current|latest|same|preceding|that"
           "|prior|upcoming|present)",
    "NUMBER": "(CARD (HYPHEN? and? (CARD|FRACTION)){0,5} (HYPHEN? and HYPHEN? a HYPHEN? half)?)",
    "QTY": "(a quarter HYPHEN? (of a)? (?=century)|a few|a couple of?|a hundred|a thousand"
           "|half (a|an)|a half HYPHEN?|couple of|dozens of"
           "|hundreds of|thousands of|scores of|several|NUMBER (to|or|HYPHEN) NUMBER|NUMBER|VAGUE"
           "|an|a|another)",
    "SPOKEN": "<hundreds:(nineteen|eighteen)> HYPHEN? <rest:CARD (HYPHEN? CARD)?>",
    "NOUNY": "(more|additional|full|whole|straight|consecutive|long|trading|business|working"
             "|school|calendar|short|extra|entire|successive|separate|solid|wasted|bloody|tense|hard"
             "|gruelling|grueling|exhausting|fruitless|difficult|bitter|intense|painful|precious"
             "|crucial|frantic|stormy|uneasy|anxious|sleepless|uninterrupted|further)",
    "DAYEXPR": "(?=(of|on)? (WEEKDAY|DEICTIC|MONTH (DAYNUM|ORD))) (of|on)? <dx:DEICTIC>?"
               " (<wd:WEEKDAY> <dp:PART>?)? (COMMA? <mo:MONTH> <dd:(DAYNUM|ORD)>"
               " (COMMA? <yy:YEAR>)?)?",
    "FEAST": "(thanksgiving (day)?|christmas (day|eve)?|new year POSSESSIVE? (day|eve)"
             "|easter (sunday|weekend)?|good friday|halloween|valentine POSSESSIVE day|boxing day"
             "|election day|labor day|memorial day|veterans day|columbus day)",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, a pattern, and the function that makes a meaning of its parts."""

    name: str
    pattern: str
    build: Callable[[Found], Meaning | None]


RULES: tuple[Rule, ...] = (
    # dates of the calendar
    Rule("numeric", "<n:(ISODATE|SLASHDATE)>", dated.numeric_day),
    Rule("month day", "(<wd:SHORTDAY> COMMA? the?|<before:last>)? <mo:MONTH> the? <dd:(DAYNUM|ORD)>"
         " (COMMA? <yy:YEAR>|COMMA? of? <rel:(last|this|next)> year)?", dated.calendar_day),
    Rule("day month", "(<wd:SHORTDAY> COMMA? the?)? <dd:DAYNUM> <mo:MONTH>"
         " (COMMA? <yy:YEAR>|of? <rel:(last|this|next)> year)?", dated.calendar_day),
    Rule("day of month", "(<wd:SHORTDAY> COMMA?)? the? <dd:(DAYNUM|ORD)> of? <mo:MONTH>"
         " (COMMA? <yy:YEAR>|of? <rel:(last|this|next)> year)?", dated.calendar_day),
    Rule("second day", "(?<=MONTH (DAYNUM) (HYPHEN|and|to|or)) <dd:DAYNUM> (COMMA <yy:YEAR>)?",
         dated.day_of_same_month),
    Rule("first day", "<dd:DAYNUM> (?=(HYPHEN|and|to|or) DAYNUM MONTH)", dated.day_of_same_month),
    Rule("nine eleven", "<n:NINEELEVEN>", dated.nine_eleven),
    Rule("month year", "<mo:MONTH> (COMMA|of|in)? (<yy:YEAR>|SPOKEN)", dated.month),
    Rule("month of last year", "<mo:MONTH> of? <ofyear:<rel:(last|this|next)> year>", dated.month),
    Rule("month", "<rel:(last|this|next|past|coming|previous)>? <mo:MONTH>", dated.month),
    Rule("the year", "<sure:(the year)> <yy:YEAR>", dated.year),
    Rule("year", "<yy:YEAR>", dated.year),
    Rule("fiscal year", "<sure:(the? fiscal (year)?)> <yy:YEAR>", dated.year),
    Rule("spoken year", "(the year)? SPOKEN", dated.spoken_year),
    Rule("two thousand", "the year <thousand:(two thousand)> <rest:(and? CARD (HYPHEN? CARD)?)>?",
         dated.spoken_year),
    Rule("decade", "(the? <ed:(early|late|mid|middle)> HYPHEN?)? (the)? <d:DECADE>",
         dated.decade),
    Rule("century", "(the? <ed:(early|late|mid)> HYPHEN?)? the? <o:ORD> HYPHEN? century",
         dated.century),
    # parts of the year
    Rule("quarter", "the? fiscal? HYPHEN? <o:ORD> HYPHEN? (fiscal)? (quarter|<half:half>)"
         " (of? fiscal? <yy:YEAR>|of? <rel:(last|this|next)> year)?", dated.quarter),
    Rule("Q3", "q <o:DIGITS> COMMA? of? <yy:YEAR>?", dated.quarter),
    Rule("year quarter", "the? fiscal? (<yy:YEAR>|<rel:(last|this|next)> year POSSESSIVE)"
         " fiscal? <o:ORD> HYPHEN? (quarter|<half:half>)", dated.quarter),
    Rule("quarter told", "the? (latest|that|same|<yy:YEAR>) (quarter|period)",
         dated.quarter_told),
    Rule("the quarter", "the quarter", dated.quarter_told),
    Rule("season", "the? (<rel:(last|this|next|this past|this coming|past|coming)>)? <s:SEASON>"
         " (of? (<yy:YEAR>|SPOKEN))?", dated.season),
    Rule("feast", "(last|this|next)? <f:FEAST> (COMMA? <yy:YEAR>)?", feasts.feast),
    # near the day of filing
    Rule("deictic", "<dx:DEICTIC> <part:PART>?", near.deictic),
    Rule("tonight", "<part:tonight>", near.deictic),
    Rule("beyond", "the day <beyond:(before|after)> <dx:DEICTIC>", near.deictic),
    Rule("day before weekday", "(the)? day <beyond:before> <rel:last>? <wd:WEEKDAY>",
         near.weekday),
    Rule("weekday of week", "the? <wd:WEEKDAY> <part:PART>? (of)? <rel:(last|this|next)> week",
         near.weekday_of_week),
    Rule("weekday before last", "(the)? <wd:WEEKDAY> before last", near.weekday_before_last),
    Rule("weekday", "<rel:(the following|the? (last|this|next|past|coming|previous|that|this coming"
         "|this past|preceding))>? <wd:WEEKDAY> <part:PART>?", near.weekday),
    Rule("part of day", "<rel:(this|last|that|the next|the following|the same|the previous)>"
         " <part:PART>", near.part_of_day),
    Rule("in the morning", "(?<=(in|during)) the <part:PART>", near.part_of_day),
    Rule("night of", "the <part:PART> (?=of) DAYEXPR", near.part_of_day),
    Rule("mid-morning", "<part:(mid HYPHEN? PART)> DAYEXPR?", near.part_of_day),
    Rule("early hours", "the? <part:(early|small|wee) hours> (?=of) DAYEXPR", near.part_of_day),
    Rule("overnight", "<part:overnight> (?=(on)? (WEEKDAY|DEICTIC)) DAYEXPR", near.part_of_day),
    Rule("week of", "the week of <mo:MONTH> <dd:DAYNUM> (COMMA? <yy:YEAR>)?", dated.week_of),
    Rule("clock", "<h:(CLOCK|DOTCLOCK|HOUR)> (<am:AM>|o APOSTROPHE? clock|in the <half:PART>) ZONE?"
         " (COMMA? DAYEXPR)?", near.clock),
    Rule("clock local", "<h:(CLOCK|DOTCLOCK|HOUR)> <am:AM>? (local time)?"
         " OPEN (CLOCK|HHMM) ZONE CLOSE (COMMA? DAYEXPR)?", near.clock),
    Rule("military", "<h:HHMM> ZONE (COMMA? DAYEXPR)?", near.clock),
    Rule("clock zone", "<h:CLOCK> ZONE? (COMMA? DAYEXPR)?", near.clock),
    Rule("noon", "<noon:NOON> ZONE? (COMMA? DAYEXPR)?", near.clock),
    Rule("eve", "(?<=on) the eve (?=of)", near.eve),
    Rule("unit", "(the)? <rel:(REL|this (past|coming|same)|that same|the next)>"
         " (calendar|fiscal)? <u:CALUNIT>", near.unit),
    Rule("the weekend", "<rel:the> <u:weekend>", near.unit),
    Rule("end of the unit", "(?<=(end|start|middle|close|turn|beginning) of) <rel:the> <u:CALUNIT>",
         near.unit),
    Rule("in the year", "(?<=(earlier|later|early|late) in) <rel:the>"
         " <u:(week|month|year|decade|century)>", near.unit),
    Rule("year ended", "(?<=(for|in)) the (full|fiscal)? <u:year> (?=(ended|ending|to))",
         amounts.whole_year),
    Rule("the full year", "(?<=(for|in|during|through|throughout|over|of|into)) <rel:the>"
         " (full|fiscal) <u:year>", near.unit),
    Rule("for the year", "(?<=(for|during|throughout)) <rel:the> <u:year> (?=(COMMA|STOP))",
         near.unit),
    Rule("year-end", "<u:year> (HYPHEN|POSSESSIVE)? end", near.year_end),
    # amounts
    Rule("a year ago", "<q:(a|one)> <u:year> (ago|<earlier:(earlier|before)>)", amounts.year_ago),
    Rule("ago", "<q:QTY> NOUNY? HYPHEN? <u:(UNIT|UNITS)> (and a <half:half>)? (or so)? HYPHEN? ago",
         amounts.ago),
    Rule("from now", "<q:QTY> NOUNY? <u:(UNIT|UNITS)> <ahead:(from now|hence)>", amounts.ago),
    Rule("some time ago", "<u:UNITS> ago", amounts.ago),
    Rule("year-ago", "the? (comparable|corresponding)? year HYPHEN? (ago|earlier)"
         " ((fiscal? <o:ORD> HYPHEN?)? (quarter|period)|<q:NUMBER> <u:UNITS>)?",
         amounts.year_before),
    Rule("stretch", "the? <rel:(last|past|next|coming|previous|following|first|final|recent"
         "|latest|preceding|ensuing)> <q:QTY> NOUNY? HYPHEN? <u:(UNIT|UNITS)> (or so)?",
         amounts.duration),
    Rule("duration", "(the)? <q:QTY> NOUNY? HYPHEN? <u:(UNIT|UNITS)> (and a <half:half>)?"
         " (or so|or more)?", amounts.duration),
    Rule("old", "<q:QTY>? HYPHEN? <u:(UNIT|UNITS)> HYPHEN? long", amounts.duration),
    Rule("bare units", "the? <u:UNITS> (or UNITS)?", amounts.duration),
    # what comes again
    Rule("every", "(every|each) (other|single)? (<q:NUMBER>? <u:(UNIT|UNITS)>|<wd:WEEKDAY>"
         "|<mo:MONTH>|<s:SEASON>|<part:PART>)", repeated.set_of),
    Rule("weekdays", "<wd:WEEKDAYS>", repeated.set_of),
    Rule("weekday nights", "<wd:WEEKDAY> <part:PARTS>", repeated.set_of),
    Rule("adverb", "<adverb:(daily|nightly|weekly|monthly|yearly|annually|hourly|biweekly)>",
         repeated.set_of),
    # the three sides of time
    Rule("present", "<present:(PRESENT|these days|the present|at present"
         "|the present time|(?<=at) (the|this) moment|current)>", near.reference),
    Rule("past", "<past:(PAST|the (recent|distant)? past|recent (UNITS|times)|past UNITS"
         "|recent)>", near.reference),
    Rule("future", "<future:(FUTURE|as soon as possible"
         "|the (near|foreseeable|immediate|distant)? (future|term)"
         "|(coming|future) (UNITS|quarters))>", near.reference),
)  # fmt: skip

ALPHABET = Alphabet(
    literals([rule.pattern for rule in RULES], MACROS)
    | {
        "early",
        "earlier",
        "late",
        "later",
        "mid",
        "sometime",
        "the",
        "end",
        "beginning",
        "start",
        "middle",
        "of",
        "in",
        "on",
        "more",
        "less",
        "fewer",
        "longer",
        "than",
        "at",
        "least",
        "most",
        "up",
        "to",
        "no",
        "as",
        "many",
        "close",
        "turn",
        "shorter",
        "latter",
        "first",
        "second",
        "last",
        "final",
        "half",
        "part",
        "days",
        "weeks",
    }
)
COMPILED: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (compiled(rule.pattern, MACROS, ALPHABET), rule) for rule in RULES
)
LIMIT_BEFORE = compiled(
    "(LIMIT|(more|less|fewer|longer|shorter|no more|no less|no fewer) than|at (least|most)"
    "|up to|as many as)$", MACROS, ALPHABET)  # fmt: skip
EDGE_BEFORE = compiled(
    "((the)? (early|earlier|late|later|mid|sometime) (HYPHEN|in|on)?"
    "|the? (early|late|latter)? (end|beginning|start|middle|close|turn) of"
    "|the? (first|second|latter|early|final|last) (half|part|days|weeks) of)$",
    MACROS, ALPHABET)  # fmt: skip
