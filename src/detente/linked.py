"""What links make across articles: events, quotations, discrepancies, threads, positions, datings.

Each is made of records of single articles and never stronger than their words, and each says why it
is. Ids are hashes of what is linked, so that they stay while nothing changes. Words follow
docs/glossary.md. `Report` and `Quoted` are what the linkers are given; the rest is what they give.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .records import DOUBTFUL, Attribution, EventMention, Side, Standing, Time, When, content_id
from .spans import Span

# ------------------------------------------------------------------ what linkers are given


@dataclass(frozen=True, slots=True)
class Teller:
    """An article as the linkers see it: who tells, and when; without its text.

    `published` is what the article itself or a person says of its day, never what a link says.
    `copy_of` is the article that it reprints.
    """

    article: str
    outlet: str | None
    agency: str | None
    title: str | None
    published: When
    copy_of: str | None = None

    @property
    def voice(self) -> str:
        """Whose telling it is: copies tell with the voice of their original."""
        return self.copy_of or self.article


@dataclass(frozen=True, slots=True)
class Telling:
    """A whole article as the linkers see it.

    `entities` are ids after entity links, each once, the most mentioned first; characters
    [0, body_start) of the text are the title and its blank line.
    """

    teller: Teller
    text: str
    body_start: int
    entities: tuple[str, ...]
    times: tuple[Time, ...]

    def __hash__(self) -> int:
        """By the article alone: what is worked out of one is asked for hundreds of times."""
        return hash((self.teller.article, self.text))


@dataclass(frozen=True, slots=True)
class Report:
    """One event mention with the article that tells it and the words of its sentence.

    `when` is the mention's own time, else the day on which it was told (basis published); what a
    text calls history keeps its own time alone. Entities are those after entity links. `text` is
    the whole article, headline first; empty where only the sentence is known.
    """

    mention: EventMention
    teller: Teller
    sentence: str
    anchor: str
    when: When
    text: str = ""

    @property
    def states(self) -> frozenset[str]:
        """ISO3 of everybody who acts or is acted upon."""
        sides = (*self.mention.actors, *self.mention.recipients)
        return frozenset(side.state for side in sides if side.state)

    @property
    def entities(self) -> frozenset[str]:
        """Ids of everybody who acts or is acted upon, as far as they are known."""
        sides = (*self.mention.actors, *self.mention.recipients)
        return frozenset(side.entity for side in sides if side.entity)


@dataclass(frozen=True, slots=True)
class Quoted:
    """One attribution with the article that tells it and the words of its content.

    `state` is the ISO3 for which the source speaks; `words` joins the content spans with blanks.
    `when` is the attribution's own time, else the day on which it was told (basis published).
    """

    attribution: Attribution
    teller: Teller
    words: str
    sentence: str
    state: str | None
    when: When


@dataclass(frozen=True, slots=True)
class Pair:
    """The decision that two things are one: two ids, the smaller first; score 0..1 and reason."""

    one: str
    other: str
    score: float
    why: str


def pair(one: str, other: str, score: float, why: str) -> Pair:
    """A pair with its ids in order."""
    low, high = sorted((one, other))
    return Pair(low, high, score, why)


# ------------------------------------------------------------------ what linkers give


@dataclass(frozen=True, slots=True)
class Event:
    """A happening, across the texts that report it (ACE, ECB+).

    `mentions` are ids of event mentions, the most telling first; `articles` and `outlets` count
    copies once. `when` is what the dated mentions allow together; where they contradict each other
    it is the widest that one of them states, and a discrepancy says so. `occasion` is the id of
    the event (a summit, a visit, a call) at which it happened. `why` has one reason for each link.
    `confidence` is that of its most certain mention.
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
    plover: float = 0.0  # PLOVER score of type and mode, -10..10
    score: float = 1.0  # 0..1, of the weakest link that holds it together
    why: tuple[str, ...] = ()
    confidence: float = 1.0  # 0..1

    @property
    def doubtful(self) -> bool:
        """Whether it is set apart in lists, and left out of the index."""
        return self.confidence < DOUBTFUL


TOGETHER = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""PLOVER types that several actors do with each other: to meet, to work together, to sign. Three
who condemn a fourth do nothing to one another."""


def event_id(mentions: Iterable[str]) -> str:
    """The id of the event of these mentions; it stays when others join."""
    return content_id("event", min(mentions))


@dataclass(frozen=True, slots=True)
class Dating:
    """An article without a date takes the days that dated accounts of the same event allow.

    `anchor` is the dated article that tells the same, `shared` the words of the undated one by
    which the two are known to tell the same, `theirs` those of the anchor.
    """

    article: str
    when: When  # basis INFERRED
    anchor: str
    shared: Span
    theirs: Span
    score: float
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
    why: tuple[str, ...] = ()


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
    ANSWERED = "answered"
    COUNTERED = "countered"
    SOFTENED = "softened"
    HARDENED = "hardened"
    ACCEPTED = "accepted"
    DISCUSSED = "discussed"
    SIGNED = "signed"
    IMPOSED = "imposed"
    WITHDRAWN = "withdrawn"
    KEPT = "kept"
    BROKEN = "broken"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Step:
    """One move in a thread, by whom, when, and the words it rests on.

    `event` is the id of an event or an attribution; `by` are ISO3 states, `bodies` the names of
    those who act for none ("NATO", "Western governments"). `about` tells in words what was offered,
    demanded or answered, "" where the text does not; `on` names what of it the table of objects
    knows ("the radar in Azerbaijan").
    """

    event: str
    move: Move
    when: When
    by: tuple[str, ...]
    article: str
    span: Span
    deadline: When | None = None
    condition: Span | None = None
    why: str = ""
    about: str = ""
    on: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """The steps of one proposal, demand or commitment on an issue between parties, and its state.

    `parties` are ISO3 states, sorted: two, and those who take every step of one of them with it.
    `state` is the move of the last step that decides it, or "open". `on` are all the things that
    its steps name, in their order.
    """

    id: str
    title: str
    issue: str
    parties: tuple[str, ...]
    state: str
    steps: tuple[Step, ...]
    on: tuple[str, ...] = ()


class Change(StrEnum):
    """How a position moved against the one before; a closed list."""

    SOFTENED = "softened"
    HARDENED = "hardened"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor wants on an issue, as of a day, by its own words or acts.

    `leaning` runs from -1 (against) to 1 (for); None where the words do not say. `of` names what
    the leaning is about, in words ("the radar in Azerbaijan", "the shield in Europe"). `item` is
    the id of an attribution or event mention; `said` is true for words, false for acts. `change` is
    against the position before, whose id is `before`. `condition` are the words on which it hangs
    ("if …").
    """

    id: str
    actor: str  # ISO3
    issue: str
    when: When
    leaning: float | None
    of: str
    article: str
    span: Span
    item: str
    said: bool
    change: Change | None = None
    before: str | None = None
    why: str = ""
    condition: Span | None = None
