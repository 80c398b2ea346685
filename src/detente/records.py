"""Every kind of record, frozen: the glossary in code.

Words follow docs/glossary.md. Every record that says something about the world holds spans
(`spans.Span`); whoever doubts it is shown the words. Ids are hashes of content, equal across
runs and machines. Where the text does not say, the value is None, and `When` says why.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from . import dates
from .dates import Interval
from .spans import Span

ID_LENGTH = 16
"""Hex digits of an id: 64 bits; among ten million records two equal ids are 1 in 400,000."""


def content_id(*parts: str) -> str:
    """An id made of what a thing is: 16 hex digits of the sha256 of its parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:ID_LENGTH]


class Basis(StrEnum):
    """How a time is known; the export's closed list."""

    STATED = "stated"  # "on 4 March 2006"; for `published`: the page or its text says so
    RELATIVE = "relative"  # "on Tuesday", worked out from the day of publication
    PUBLISHED = "published"  # nothing stated; the day of publication
    INFERRED = "inferred"  # bounds worked out from what else the text says
    GIVEN = "given"  # a person gave it
    UNKNOWN = "unknown"  # not stated, and nothing to work it out from


@dataclass(frozen=True, slots=True)
class When:
    """A time no finer than the text gave it, and how it is known.

    `value` is an ISO 8601 prefix ("2007", "2007-07", "2007-07-03"), None where no prefix fits;
    earliest and latest are days, both in, None where that end is open. `words` points at the
    expression it rests on. `why` holds reasons in plain words, most telling first.
    """

    value: str | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: Basis = Basis.UNKNOWN
    words: Span | None = None
    why: tuple[str, ...] = ()

    @property
    def interval(self) -> Interval:
        """The days in which it lies."""
        return Interval(self.earliest, self.latest)


UNKNOWN = When()
"""Not stated, and nothing to work it out from."""


def when_of(
    interval: Interval, basis: Basis, words: Span | None = None, why: tuple[str, ...] = ()
) -> When:
    """A `When` of an interval, its value the finest prefix that covers it exactly."""
    value = dates.prefix_of(interval)
    return When(value, interval.earliest, interval.latest, basis, words, why)


# ------------------------------------------------------------------ pages and articles


@dataclass(frozen=True, slots=True)
class Hints:
    """What a person gave beside a page: an option, a `NAME.meta.json`, a row of `meta.csv`.

    Each is None where nothing was given; a given value outranks what the page says.
    """

    published: str | None = None  # ISO 8601 prefix
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    retrieved: str | None = None  # ISO 8601 instant
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes saved from one address at one time, as they came. Sacred."""

    sha256: str
    body: bytes
    path: str  # where it lay when it was first taken in
    media_type: str  # "text/html" or "text/plain", from the bytes, not from the name alone
    url: str | None = None
    retrieved: str | None = None  # ISO 8601 instant, None when nothing says


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of a page that are not the article's text, and why they were left out.

    `kind` is one of: title, byline, date, outlet, agency, credit, caption, notice, crumb,
    related, address, mark. `after` is the offset in the article's text after which they stood.
    """

    kind: str
    words: str
    after: int


@dataclass(frozen=True, slots=True)
class Article:
    """One text as published, cleaned of everything that is not it (schema.org NewsArticle).

    `text` starts with the title (when there is one), a blank line, then the paragraphs, one
    blank line between them; characters [0, body_start) are the title and its blank line. A
    dateline stays in the text, at `dateline_span`. `origin` says where `published` comes from:
    given, metadata, address, text, inferred or unknown.
    """

    id: str
    page: str  # sha256 of its page
    path: str
    text: str
    body_start: int
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None  # "MOSCOW", "Kennebunkport (Maine), July 3"
    dateline_span: Span | None = None
    published: When = UNKNOWN
    published_time: str | None = None  # ISO 8601 with zone, where the page gave one
    modified: str | None = None  # ISO 8601, where the page gave one
    origin: str = "unknown"
    language: str = "en"
    cuts: tuple[Cut, ...] = ()
    cleaner: str = ""  # version of the cleaning that froze this text

    @property
    def title_span(self) -> Span | None:
        """Where the title stands in the text; None when the article has none."""
        return Span(self.id, 0, len(self.title)) if self.title and self.body_start else None

    def words(self, span: Span) -> str:
        """The characters that a span points at.

        Raises BadSpan when it ends after the text.
        """
        return span.words(self.text)


# ------------------------------------------------------------------ who and where


class EntityKind(StrEnum):
    """What an entity is; the export's closed list."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Office:
    """A role that a person held from a day to a day, both in; None where that end is open."""

    title: str
    state: str | None  # ISO 3166-1 alpha-3, None for an international office
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Entity:
    """The person, organisation, state, place … that mentions refer to.

    Ids of entities known from the tables are readable ("state:RUS", "person:vladimir-putin");
    those found in a text are `kind:` and a hash of the folded name.
    """

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...] = ()
    state: str | None = None  # ISO 3166-1 alpha-3
    wikidata: str | None = None
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an entity (ACE): a name, a nominal ("the Russian leader"), a pronoun.

    `span` is the name or noun phrase, without a following relative clause or apposition; a title
    before a name belongs to it ("President Vladimir Putin"). `head` is the index of its head
    token in the parse. `entity` is None where it stays unresolved, and `why` says so. `described`
    holds the description of somebody unnamed ("a Kremlin spokesman"), whose `state` and `kind`
    may be known all the same. `plural` is true for several people ("US officials", "they").
    """

    span: Span
    kind: str  # name, nominal, pronoun
    head: int
    entity: str | None
    entity_kind: EntityKind | None
    name: str | None  # the entity's name as we call it, or the description
    state: str | None  # ISO3 for which it stands or acts, as of that day
    described: str | None = None
    plural: bool = False
    gender: str | None = None  # "m", "f", None when not known
    score: float = 1.0  # 0..1, how sure
    why: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression (TIMEX3): type DATE, TIME, DURATION or SET, value as TimeML writes it.

    `value` is None where the text gives no value ("the end of the Cold War"); `when` is the
    interval of days it points at, UNKNOWN for sets and for durations that no day anchors. `mod` is
    the TIMEX3 mod (APPROX, START, LESS_THAN, …), None where no word qualifies the time.
    """

    span: Span
    type: str
    value: str | None
    when: When = UNKNOWN
    mod: str | None = None


# ------------------------------------------------------------------ said and done


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


DOUBTFUL = 0.66  # confidence below which an event is set apart; how chosen: docs/events.md


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


# ------------------------------------------------------------------ faults and decisions


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read, where it happened and why; countable, listable."""

    path: str
    article: str | None
    stage: str
    reason: str
    skipped: bool = False  # left alone on purpose (empty, another language), not a fault


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person (or a linker) decided. Sacred: only ever added to.

    `target` names what it is about by content, not by row: see `record/judgements.py`.
    """

    id: str
    kind: str  # attribution, event_mention, entity, copy, published, …
    target: str  # JSON: article id, words and the words around them, or the two sides of a link
    verdict: str  # right, wrong, changed, same, different, unsure, note, undone
    value: str | None  # JSON of the changed fields, or the text of a note
    by: str  # "person:kim" or "linker:names/4"
    at: str  # ISO 8601 instant, UTC
    why: str


@dataclass(frozen=True, slots=True)
class Copy:
    """One article is a reprint of another's text; counted once.

    `likeness` is the share (0..1) of the shorter text's shingles that stand in both.
    """

    article: str
    original: str
    likeness: float
    why: str
