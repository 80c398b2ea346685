"""Shapes that several views share: an article's head, a party, evidence, words and deeds.

They hold words beside spans, so that a screen or a table needs nothing else; the words are always
the characters that the spans point at. A `when` is a `records.When`; `when_label` writes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..record.queries import Head as Head
from ..record.queries.judged import Verdict
from ..records import DOUBTFUL, Basis, Standing, When
from ..records.times import TOLD_ON, first_told, told_on, told_up_to
from ..spans import Span

GAP = " … "
"""Between the words of spans that do not touch."""


@dataclass(frozen=True, slots=True)
class Words:
    """Evidence: spans of one article, in the order of the text, and the characters there."""

    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks, acts or is acted upon: as we call them, and the words that say so.

    `entity` is None for somebody unnamed ("a Kremlin spokesman"); `state` is the ISO3 state for
    which they stand, where the text says it.
    """

    name: str
    entity: str | None = None
    state: str | None = None
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class IssueName:
    """An issue by its id (a slug) and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution with its article and its words.

    `source` is None where the text hides who said it. `sentence` is the text around the whole
    attribution, from its first to its last character, for reading in place.
    """

    id: str
    article: Head
    kind: str  # direct, mixed, indirect
    stance: str  # said, denied, warned, … : data/stances.csv
    source: Party | None
    cue: Words
    content: Words
    sentence: Words
    when: When
    addressee: str | None = None
    place: str | None = None
    issues: tuple[IssueName, ...] = ()
    score: float = 1.0  # 0..1, how sure the reader is
    why: str = ""
    polarity: str = "affirmed"  # or "negated": "did not say", "declined to comment"
    hedge: Words | None = None  # words by which the text itself doubts it: "reportedly"
    judged: Verdict | None = None  # what a person decided of it

    @property
    def verb(self) -> str:
        """The cue as the text has it ("does not believe"); the stance where no words signal it."""
        words = self.cue.text.replace(GAP, " ")
        return words[:1].lower() + words[1:] if words[:1].isalpha() else self.stance


@dataclass(frozen=True, slots=True)
class Done:
    """One event mention with its article and its words.

    `said_by` is the id of the attribution in whose content it stands and `said_by_name` its
    source; both None where the article tells it in its own voice.
    """

    id: str
    article: Head
    type: str  # PLOVER type: CONSULT
    mode: str | None  # PLOVER mode: visit
    contexts: tuple[str, ...]
    standing: Standing
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    anchor: Words
    sentence: Words
    when: When
    place: str | None = None
    condition: Words | None = None
    deadline: When | None = None
    said_by: str | None = None
    said_by_name: str | None = None
    event: str | None = None  # id of the event, across articles, that it reports
    issues: tuple[IssueName, ...] = ()
    score: float = 0.0  # PLOVER score, -10 (conflict) to 10 (co-operation)
    why: str = ""
    confidence: float = 1.0  # 0..1, the share of events read like this that were right
    doubts: tuple[str, ...] = ()  # what makes it less sure: data/doubts.csv
    judged: Verdict | None = None  # what a person decided of it
    judges: bool = False  # whether its article judges throughout in its own voice

    @property
    def doubtful(self) -> bool:
        """Whether it is set apart."""
        return self.confidence < DOUBTFUL

    @property
    def act(self) -> str:
        """Type and mode as people write them: "CONSULT: visit"."""
        return f"{self.type}: {self.mode}" if self.mode else self.type


def names_of(parties: tuple[Party, ...]) -> str:
    """The names of parties as one text, "" where there are none."""
    return ", ".join(dict.fromkeys(party.name for party in parties))


BY_THEN = "no day is stated for it; it was told as done in an article published then"
"""Why what was done at some time has the day of its article as its last."""


def surely_in(when: When, start: date | None, end: date | None) -> bool:
    """Whether a time is known to lie in days, both in; None is no bound. What may have been before
    or after them does not."""
    begins = start is None or bool(when.earliest and when.earliest >= start)
    return begins and (end is None or bool(when.latest and when.latest <= end))


def dated(when: When) -> bool:
    """Whether anything at all is known of the time: a value or one of the two bounds."""
    return bool(when.value or when.earliest or when.latest)


def placed(when: When, published: When, recalled: bool = False, done: bool = False) -> When:
    """The time at which an item stands: its own, else the day its article was published.

    `recalled` items, which the text calls history, are never put at the day of the article; what
    is told as `done` was done by that day, which may be the day before or long ago.
    """
    if dated(when) or recalled or not dated(published):
        return when
    if done and published.latest:
        told = When(None, published.earliest, published.latest, Basis.PUBLISHED, None, (BY_THEN,))
        return told_up_to(told)
    return told_on(published)


def when_label(when: When) -> str:
    """A `when` for a narrow column: "2007-07-03", "2007-05-01 to 2007-06-08", "undated".

    An open end is written out: "from 2007-05-01", "by 2007-06-08"; what an article of no known day
    told as done: "told 2007-05-01 to 2007-06-08, or earlier"; of a plan "told 2007-05-01".
    """
    if told := first_told(when):
        return f"told {told} to {when.latest}, or earlier"
    if when.value:
        return when.value
    if when.earliest and when.latest:
        days = dict.fromkeys((str(when.earliest), str(when.latest)))
        return ("told " if TOLD_ON in when.why else "") + " to ".join(days)
    if when.earliest:
        return f"from {when.earliest}"
    return f"by {when.latest}" if when.latest else "undated"


BASES = {
    Basis.STATED: "stated in the text",
    Basis.RELATIVE: "worked out from a relative expression",
    Basis.PUBLISHED: "the day of publication",
    Basis.INFERRED: "inferred from what else the text says",
    Basis.GIVEN: "given by a person",
    Basis.UNKNOWN: "not stated, and nothing to work it out from",
}
"""How a time is known, as a reader is told."""


def why_of(when: When) -> str:
    """How the time is known, in words; the reasons kept with it come first."""
    return "; ".join(whys_of(when))


def whys_of(when: When) -> tuple[str, ...]:
    """The reasons kept with a time, most telling first; the meaning of its basis without any."""
    return when.why or (BASES[when.basis],)


def emphasised(around: Words, inner: Words) -> tuple[tuple[str, bool], ...]:
    """The words around an item, cut into those that are it (True) and those that are not."""
    if len(around.spans) != 1:
        return ((around.text, False),)
    base, found, last = around.spans[0].start, [], 0
    for span in inner.spans:
        left, right = max(span.start - base, last), min(span.end - base, len(around.text))
        if left < right:
            found += [(around.text[last:left], False), (around.text[left:right], True)]
            last = right
    found.append((around.text[last:], False))
    return tuple((text, hit) for text, hit in found if text)
