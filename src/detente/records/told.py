"""What an article tells: what is said to have been said, what is done, and on which issue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..spans import Span
from .times import UNKNOWN, When


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source is said to have said, thought or wanted some content.

    Parts and names follow PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018). `source` is
    empty where the text hides it ("it is understood that …"); spans are lists because they may be
    discontinuous. `kind` is direct, mixed or indirect.
    """

    id: str
    article: str
    kind: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_entity: str | None = None
    source_name: str | None = None  # the entity's name, or the description of somebody unnamed
    addressee: str | None = None  # words of the addressee, as the text has them
    addressee_span: Span | None = None
    place: str | None = None
    place_span: Span | None = None
    when: When = UNKNOWN
    stance: str = "said"  # said, claimed, denied, warned, welcomed, …: stances.csv
    polarity: str = "affirmed"  # affirmed, or negated ("did not say", "refused to comment")
    hedge: Span | None = None  # words by which the text itself doubts it ("reportedly")
    issues: tuple[str, ...] = ()  # filled by the issues stage, see `Labelled`
    score: float = 1.0
    why: str = ""  # which rule found it, and how the source was resolved


class Standing(StrEnum):
    """How real the text makes an event (PLOVER auxiliary modes; FactBank)."""

    ACTUAL = "actual"
    PLANNED = "planned"
    OFFERED = "offered"
    DEMANDED = "demanded"
    CONDITIONAL = "conditional"
    THREATENED = "threatened"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class Side:
    """One actor or recipient of an event mention: the words, and whom they stand for.

    `state` is the ISO3 state for which it acts, as of that day; None where the text does not say.
    """

    span: Span
    name: str
    entity: str | None = None
    state: str | None = None


DOUBTFUL = 0.75  # confidence below which an event is set apart; how chosen: docs/events.md


@dataclass(frozen=True, slots=True)
class EventMention:
    """One text's report of something done between actors, coded in PLOVER 2.

    `anchor` is the word or words that name the act; `sentence` the sentence around it. `said_by`
    is the id of the attribution in whose content it stands. `act` links the act of saying with its
    object: for "offered to close the base", the mention with the offered closing.
    """

    id: str
    article: str
    anchor: Span
    sentence: Span
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    when: When
    standing: Standing
    place: str | None = None
    place_span: Span | None = None
    condition: Span | None = None
    deadline: When | None = None
    said_by: str | None = None
    act: str | None = None
    issues: tuple[str, ...] = ()  # filled by the issues stage, see `Labelled`
    score: float = 0.0  # PLOVER score of type and mode, -10..10
    why: str = ""  # which rule, which words
    doubts: tuple[str, ...] = ()  # what makes the reading less sure: data/doubts.csv
    confidence: float = 1.0  # 0..1, the share of such events that were right; 1 once confirmed

    @property
    def doubtful(self) -> bool:
        """Whether it is set apart."""
        return self.confidence < DOUBTFUL

    @property
    def changed(self) -> frozenset[str]:
        """The fields that a person changed, as its reason has them."""
        parts = self.why.removeprefix(CHANGED).split("; ") if self.why.startswith(CHANGED) else ()
        return frozenset(part.partition(" by ")[0] for part in parts if " by " in part)


CHANGED = "changed: "
"""Before the reason of what a person changed: "changed: standing by person:kim; type by …"."""


@dataclass(frozen=True, slots=True)
class IssueMention:
    """Words by which a text touches an issue (ICOW): "missile shield" for missile-defence."""

    span: Span
    issue: str  # id of the issue, a slug: "missile-defence"


@dataclass(frozen=True, slots=True)
class Labelled:
    """The issues of one attribution or event mention, found after it was made."""

    target: str  # id of the Attribution or EventMention
    issues: tuple[str, ...]
