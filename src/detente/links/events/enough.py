"""Whether what speaks for one act is enough: who and when alone make none."""

from __future__ import annotations

import re
from typing import NamedTuple

from . import weights, words
from .dated import FOREVER, STATED, WEAK
from .days import WEEK, other_months
from .features import DUE, Features
from .kin import one_news, told_together
from .sides import DAYS_OF_NEWS, MUTUAL, Evidence, clashed, visits
from .what import HARD_MODES, OTHER_NAMES, SAME_SENTENCE, one_law, result, two_deals, two_offers


class Parts(NamedTuple):
    """What speaks for one act, part by part."""

    when: Evidence
    who: Evidence
    kind: Evidence
    words: Evidence
    issues: Evidence
    news: Evidence
    counted: Evidence
    where: Evidence
    apart: Evidence
    again: Evidence
    lasted: Evidence
    harm: Evidence


def enough(a: Features, b: Features, parts: Parts) -> bool:
    """Who and when alone make no act: what is done must be alike."""
    if a.stands != b.stands:
        return _due_then_done(a, b)
    if result(a, b):
        return True
    if summons(a) != summons(b):
        return False
    if a.all.nobody or b.all.nobody:
        return _open_sides(a, b, parts)
    if a.kind == b.kind == "LETTER" and _one_letter(a, b):
        return parts.who.worth > 0
    if a.kind in MUTUAL and a.kind == b.kind:
        return parts.who.worth >= weights.SAME_SIDE and _one_gathering(a, b, parts)
    if parts.kind is SAME_SENTENCE:
        return parts.who.worth > 0
    if a.article == b.article and a.title != b.title and _as_headed(a, b, parts):
        return parts.who.worth > 0
    if parts.again.worth > 0 and parts.who.worth > 0 and a.kind == b.kind == "OFFER":
        return True  # "his offer", told before in the article
    counted = parts.counted.worth >= MANY_ALIKE and a.type == b.type
    law = one_law(a, b) and told_together(parts.news)
    alike = parts.words.worth > 0 or counted or law or _in_short(a, b) or _one_deed(a, b, parts)
    alike = alike or _once_a_day(a, b, parts)
    alike = alike or (summons(a) and parts.when.worth >= OPEN_DAY)
    return parts.who.worth > 0 and alike and not two_offers(a, b) and not _two_clauses(a, b)


_THE_LETTER = re.compile(
    r"\b(?:the|this|that|his|her|its|their)\s(?:\w+\s)?(?:letter|note|message|cable|telegram)\b"
)
_A_LETTER = re.compile(r"\ban?\s(?:\w+\s){0,2}(?:letter|note|message|cable|telegram)\b")


def _one_letter(a: Features, b: Features) -> bool:
    """Whether one article speaks of "the letter" of which it told before: "received a letter from
    the president", "sent the letter last week"; a letter and "a second letter" are two."""
    if a.article != b.article or a.apart or b.apart:
        return False
    first, later = (one.sentence.lower() for one in sorted((a, b), key=lambda one: one.start))
    known = _THE_LETTER.search(later) is not None and _A_LETTER.search(later) is None
    return known and _A_LETTER.search(first) is not None


MANY_ALIKE = 1.2
"""Worth of an equal number of the same things, ten or more, by which two acts of a type are one."""


def _as_headed(a: Features, b: Features, parts: Parts) -> bool:
    """Whether a headline tells what its text tells: in one word, or a deed of one mode, or a ban by
    another verb."""
    deed = a.type in HARD_MODES and a.type == b.type and bool(a.mode) and a.mode == b.mode
    return a.anchor == b.anchor or one_law(a, b) or (deed and parts.when.worth >= OPEN_DAY)


ONCE = frozenset({"expel", "release"})
"""Modes of deeds that one state does to another once a day: outlets count differently who was
expelled, and call them by other names."""


def _once_a_day(a: Features, b: Features, parts: Parts) -> bool:
    """Whether two articles tell of one stated day that one state expelled, or let go, people of
    another."""
    same = a.actors.states == b.actors.states and a.recipients.states == b.recipients.states
    known = bool(a.actors.states and a.recipients.states) and a.article != b.article
    deed = a.type == b.type and a.mode == b.mode and a.mode in ONCE
    return known and same and deed and parts.when.worth > OPEN_DAY


def _one_gathering(a: Features, b: Features, parts: Parts) -> bool:
    """Whether two meetings, calls or agreements of the same parties are one."""
    if two_deals(a, b) or (a.kind == "DEAL" and _two_clauses(a, b)):
        return False
    if bool(a.all.people) == bool(b.all.people) or a.article == b.article:
        return True
    thing = parts.words.worth >= SAME_THING and (a.kind != "DEAL" or _thing(a, b))
    return thing or _at_one(a, b) or _bare(a, b) or _one_call(a, b, parts)


def _one_deed(a: Features, b: Features, parts: Parts) -> bool:
    """Whether two articles of one news tell one deed in words of which none is shared: of one
    mode, by words that newsrooms use for one another, or a clash
    and an attack of one day."""
    dated = parts.when.worth > OPEN_DAY and (clashed(a) or clashed(b))
    way = parts.kind.worth >= (ONE_TYPE if dated else ONE_WAY)
    if a.type != b.type or a.type not in HARD_MODES or not way:
        return False
    return told_together(parts.news) and parts.words.worth > -OTHER_NAMES - 1


ONE_TYPE, ONE_WAY = 1.0, 1.5
"""Worth of type, mode and anchor of two deeds of one type; and of one mode, or one sense, too."""
OPEN_DAY, OPEN_WORDS = 2.0, 1.0
"""What days and shared words must be worth where one account names nobody: the same day of their
own, and a rare word or two."""

NAMED_PLACE = 1.5
"""Worth of shared words, a name near both acts among them, from which a deed of one way in one news
is one though one account names nobody: "the shelling of Humera"."""


def _open_sides(a: Features, b: Features, parts: Parts) -> bool:
    """Whether two articles tell one act that one of them tells of nobody: on one day, in words
    that are rare, and of the states that the other names, or in one way at one place; or in one
    news, in like words."""
    if a.article == b.article or a.type != b.type:
        return False
    there = parts.who.worth > 0 or (parts.kind.worth >= ONE_WAY and bool(a.names & b.names))
    if parts.when.worth >= OPEN_DAY and parts.words.worth >= OPEN_WORDS and there:
        return True
    detail = parts.words.worth + parts.counted.worth >= OPEN_WORDS
    one_way = parts.kind.worth >= ONE_WAY
    told = parts.when.worth > OPEN_DAY or parts.counted.worth > 0
    there = parts.words.worth >= NAMED_PLACE and bool(a.names & b.names) and not other_months(a, b)
    known = parts.who.worth > 0 or (one_way and (told or there))
    return told_together(parts.news) and detail and known


def _one_call(a: Features, b: Features, parts: Parts) -> bool:
    """Whether a call of people is that of "the two ministers", on one day, of one rank."""
    two = len(a.all.states & b.all.states) > 1
    call = a.kind == b.kind == "PHONE" and parts.when.worth >= OPEN_DAY
    return call and two and not a.ranks ^ b.ranks and bool(a.ranks & b.ranks)


SUMMONS = "summon"
_CALLED_IN = re.compile(
    r"\bcall(?:s|ed|ing)?\s+(?:in\b|(?:in)?to\s+(?:[\w'’]+\s){1,3}(?:ministry|office|chancellery)\b)",
    re.IGNORECASE,
)


def summons(one: Features) -> bool:
    """Whether an envoy is summoned, in whatever words: to summon him is one act, to protest to him
    another. "Called in the envoy", "was called to the foreign ministry"."""
    called = one.kind == "ACCUSE" and one.said.startswith("call")
    return one.said.startswith(SUMMONS) or (called and bool(_CALLED_IN.search(one.sentence)))


SHORT = 2
"""Telling words of a sentence that says no more than who does what to whom."""


def _in_short(a: Features, b: Features) -> bool:
    """Whether one of two articles on one news tells it in a word, of the same two states: "Chad
    wants Libya to wait"."""
    both = a.actors.states & b.actors.states and (a.recipients.states & b.recipients.states)
    short = min(len(a.words - a.act_words), len(b.words - b.act_words)) <= SHORT
    if a.kind == "REJECT" and not (bare(a) or bare(b)):
        return False  # "denied the charge": which of several?
    alike = a.act_words & b.act_words or {a.said, b.said} <= words.LASTING
    return bool(both and short and alike and a.type == b.type and one_news(a, b))


_BARE = r"(?:\s*[,.;:]|\s+(?:this|it|these|any such|such|so)\b)"
"""What follows an anchor whose object stands elsewhere: "refused, he said", "denied this"."""


def bare(one: Features) -> bool:
    """Whether an account does not say itself what was denied or refused: "Chad denied this"."""
    return bool(re.search(rf"\b{re.escape(one.said)}{_BARE}", one.sentence.lower()))


SAME_THING = 0.5
"""Worth of shared words from which named people and two states meet about one thing."""


def _thing(a: Features, b: Features) -> bool:
    """Whether what leaders agree and what states agree share two words: in one news there are
    several deals, and commanders in more than one."""
    return len((a.words & b.words) - a.act_words - b.act_words) > 1


def _bare(a: Features, b: Features) -> bool:
    """Whether one only says that it was agreed ("it was agreed"), on the same day of its own."""
    near = min(len(one.near - one.act_words) for one in (a, b))
    short = max(a.last - a.first, b.last - b.first) < DAYS_OF_NEWS
    return a.kind == "DEAL" and not near and min(a.firm, b.firm) == STATED and short


def _at_one(a: Features, b: Features) -> bool:
    return a.place is not None and a.place == b.place


def _two_clauses(a: Features, b: Features) -> bool:
    """Whether one article tells two acts in different words that share nothing near them: an act
    is told again by the same word, by the headline, or with its object."""
    if a.article != b.article or a.anchor == b.anchor or a.title or b.title:
        return False
    return not any(words.weight(part) >= words.TELLING for part in a.near & b.near)


def _due_then_done(a: Features, b: Features) -> bool:
    """Whether a planned act is the one that is told as done: with days of its own, and few."""
    if a.kind in MUTUAL and visits(a) != visits(b):
        return False
    due, done = (a, b) if a.stands == DUE else (b, a)
    narrow = due.firm == STATED and due.last - due.first < WEEK
    return narrow and done.firm != WEAK and max(due.last, done.last) < FOREVER
