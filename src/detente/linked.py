"""What links make across articles: events, quotations, discrepancies, threads, the index.

Each is a link with its score and its reason, made of records of single articles and never stronger
than their words. Ids are hashes of what is linked, so that they stay while nothing changes. Words
follow docs/glossary.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .records import Side, Standing, When
from .spans import Span


@dataclass(frozen=True, slots=True)
class Event:
    """A happening, across the texts that report it (ACE, ECB+).

    `mentions` are ids of event mentions, the telling one first; articles and outlets count copies
    once. `when` is what the dated mentions allow together; when they contradict each other it is
    the widest that one of them states, and a discrepancy says so. `occasion` is the id of the event
    (a summit, a visit, a call) at which it happened.
    """

    id: str
    label: str
    type: str
    mode: str | None
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    when: When
    place: str | None
    standing: Standing
    mentions: tuple[str, ...]
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    issues: tuple[str, ...]
    occasion: str | None = None
    score: float = 1.0  # 0..1, of the weakest link that holds it together
    why: tuple[str, ...] = ()  # one reason for each link, in plain words


@dataclass(frozen=True, slots=True)
class DatedByLink:
    """An article without a date takes the days that a dated account of the same event allows.

    `anchor` is the event mention of the dated article, `own` that of the undated one.
    """

    article: str
    when: When  # basis INFERRED
    own: str
    anchor: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """One utterance as several attributions give it: whole, cut, paraphrased or translated.

    `attributions` are ids, the longest first. `same_words` is true when every variant is a part of
    the longest, word for word. `speakers` holds more than one entity where outlets disagree.
    """

    id: str
    attributions: tuple[str, ...]
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    speakers: tuple[str, ...]
    same_words: bool
    score: float = 1.0
    why: str = ""


class DiscrepancyKind(StrEnum):
    """What two accounts of the same event disagree about; a closed list."""

    NUMBER = "number"
    DURATION = "duration"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    ORDER = "order"
    DENIAL = "denial"
    ATTRIBUTION = "attribution"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Account:
    """One article's value for the thing in question, with the words that give it."""

    article: str
    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two articles give different values for the same thing of the same event.

    `both` is true when the two values can be true together ("at least 20" and "23").
    """

    id: str
    event: str | None
    kind: DiscrepancyKind
    what: str
    sides: tuple[Account, ...]
    both: bool = False
    score: float = 1.0
    why: str = ""


class Move(StrEnum):
    """What a step does to a proposal, demand, commitment or threat; a closed list."""

    OFFERED = "offered"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    PROMISED = "promised"
    REPEATED = "repeated"
    EXTENDED = "extended"
    CONDITIONED = "conditioned"
    WELCOMED = "welcomed"
    DEFERRED = "deferred"
    REFUSED = "refused"
    CRITICISED = "criticised"
    COUNTERED = "countered"
    SOFTENED = "softened"
    HARDENED = "hardened"
    ACCEPTED = "accepted"
    DISCUSSED = "discussed"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"
    KEPT = "kept"
    BROKEN = "broken"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Step:
    """One move in a thread, by whom, when, and the words it rests on.

    `event` is the id of an event or an attribution.
    """

    event: str
    move: Move
    when: When
    by: tuple[str, ...]  # ISO3 states of those who made the move
    article: str
    span: Span
    deadline: When | None = None
    condition: Span | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """The steps of one proposal, demand or commitment on an issue between parties, and its state.

    `parties` are ISO3 states, sorted. `state` is the move of the last step that decides it, or
    "open".
    """

    id: str
    title: str
    issue: str
    parties: tuple[str, ...]
    state: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor wants on an issue, as of a day, by its own words or acts.

    `leaning` runs from -1 (against) to 1 (for what the issue's table calls its proposal); None
    where the words do not say. `change` is softened, hardened, reversed or None, against the one
    before, whose id is `before`.
    """

    id: str
    actor: str  # ISO3
    issue: str
    when: When
    leaning: float | None
    article: str
    span: Span
    item: str  # id of the attribution or event mention
    change: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """The index of a dyad in a period: mean PLOVER score of its distinct, actual events.

    `low` and `high` bound the 95 % bootstrap interval, None with fewer than two events.
    """

    actor: str
    recipient: str
    start: date
    end: date
    events: int
    score: float
    low: float | None
    high: float | None
    verbal: int = 0
    material: int = 0
    cooperation: int = 0
    conflict: int = 0
