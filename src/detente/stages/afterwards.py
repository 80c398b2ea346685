"""Days that count from what was told just before: "three days later", "a year afterwards".

TimeML takes such words for a length of time; what stands with them was done that long after the
time of the sentence before, or of the clause before in its own sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..dates import Interval, later
from ..language import Parse
from ..records import Basis, Time, when_of
from ..spans import Span
from .lasting import days_of

if TYPE_CHECKING:
    from datetime import date

    from ..language import Token

LATER = frozenset({"later", "afterwards", "afterward"})
WHY = "counted from a time told of before"
MAIN = frozenset({"ROOT", "conj"})
DEEPEST = 12
"""Steps from a word up to its clause's verb at most, as in `times.found`."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Afterwards:
    """The words "three days later", the verb that they date, and how many days they mean."""

    words: Span
    verb: Token
    days: tuple[int, int]


def told(times: Sequence[Time], parse: Parse) -> Iterator[Afterwards]:
    """The lengths of time before "later" that say when a verb's act was done, in text order."""
    for time in times:
        tokens = parse.tokens(time.span) if time.type == "DURATION" else []
        days = days_of(time.value or "")
        last = tokens[-1].i + 1 if tokens else len(parse.doc)
        if days is None or last >= len(parse.doc) or parse.doc[last].lower_ not in LATER:
            continue
        verb = _verb(parse.doc[last])
        if verb is not None and verb.tag_ in ("VBD", "VBN"):
            yield Afterwards(parse.span(tokens[0].i, last + 1), verb, days)


def dated(times: Sequence[Time], parse: Parse, published: date | None) -> list[Time]:
    """The times of an article with those of "three days later" where what they count from is
    plain: a time at the main verb of the sentence before, or of a clause before in their own."""
    found = [time for time in times if time.type in ("DATE", "TIME")]
    for one in told(times, parse):
        base = _before(one, found, parse)
        if base is None or base.when.earliest is None or base.when.latest is None:
            continue
        first, last = later(base.when.earliest, one.days[0]), later(base.when.latest, one.days[1])
        if published is not None and first > published:
            continue
        last = min(last, published) if published is not None else last
        when = when_of(Interval(first, last), Basis.RELATIVE, one.words, (WHY,))
        found.append(Time(one.words, "DATE", when.value, when))
        found.sort(key=lambda time: time.span.start)
    return found


def _before(one: Afterwards, times: Sequence[Time], parse: Parse) -> Time | None:
    """The last time that dates a main verb, in the sentence of the words or the one before."""
    start = one.verb.sent.start
    floor = parse.doc[start - 1].sent.start if start else start
    near = [time for time in times if time.span.end <= one.words.start
            and time.span.start >= parse.token_span(parse.doc[floor]).start]  # fmt: skip
    for time in reversed(near):
        tokens = parse.tokens(time.span)
        verb = _verb(tokens[-1]) if tokens else None
        if verb is not None and (verb.dep_ in MAIN or _first_of_two(verb)):
            return time
    return None


def _first_of_two(verb: Token) -> bool:
    """ "In May they [arrested] two; a week later …": a clause before a semicolon."""
    return verb.dep_ == "ccomp" and verb.i < verb.head.i


def _verb(token: Token) -> Token | None:
    """The verb over a word through its preposition, or through a name that the parser joined to
    it ("In May Chadian …"); None where a noun stands between."""
    for _ in range(DEEPEST):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i or (token.pos_ == "NOUN" and token.ent_type_ != "DATE"
                                       and token.dep_ not in SUBJECTS):  # fmt: skip
            return None
        token = token.head
    return None
