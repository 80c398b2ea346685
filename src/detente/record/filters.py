"""What a list is narrowed by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

ONE_STEP = "one step"
"""How a thread stands of which one step alone is told: nothing came of it, as far as was found."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed by: any of the values of one field, all of the fields.

    A side (actors, recipients, by, entities) is an ISO 3166-1 alpha-3 state ("RUS", which finds
    whoever acts for it) or an entity id ("person:vladimir-putin"); an article passes when it
    mentions one. Days are both in; a row is in when its interval overlaps theirs. An attribution or
    event mention without a day of its own stands at the day of its article (unless it is history).
    Counts by period are of what lies `within` it.
    """

    actors: tuple[str, ...] = ()  # who did it; of an attribution, who said it
    recipients: tuple[str, ...] = ()  # to whom it was done or said
    by: tuple[str, ...] = ()  # who said it; of an event mention, who said that it was done
    entities: tuple[str, ...] = ()  # on either side, the source or addressee
    issues: tuple[str, ...] = ()  # "missile-defence"
    outlets: tuple[str, ...] = ()  # names, exact
    types: tuple[str, ...] = ()  # PLOVER types of event mentions: "CONSULT"
    kinds: tuple[str, ...] = ()  # of attributions: direct, mixed, indirect
    sorts: tuple[str, ...] = ()  # of attributions, what stands behind them: see record/sorts.py
    standing: tuple[str, ...] = ()  # how real the text makes an event
    stands: tuple[str, ...] = ()  # how a thread stands ("refused"), or ONE_STEP
    start: date | None = None
    end: date | None = None
    within: bool = False  # only rows known to lie in those days, not such as may
    by_then: bool = False  # only rows of which no more than their last day is known, one of those
    undated: bool | None = None
    """Rows without any day: None leaves them out only when days are asked for, True has them
    always, False never."""
    words: str | None = None  # full text: all words, "a phrase" in quotation marks, pre*
    first_words: str | None = None  # of a search, the best first: what holds these comes before
    items: tuple[str, ...] = ()  # ids of attributions, event mentions, events: these alone
    article: str | None = None  # id, or the beginning of one
    tellers: tuple[int, int] | None = None  # of events: told by so many outlets, at least and most
    led: bool = False  # of events: those that one of `outlets` told first
    missing: bool = False  # of events: those that several told, and none of `outlets`
    uneven: bool = False  # of quotations: only those whose wordings may differ
    since: int | None = None  # only what articles tell that were taken in after this page number
    heads: bool = True  # of a timeline: also the articles, not only what they tell
    copies: bool = False  # also what stands in a copy
    wrong: bool = False  # also what a person judged wrong
    rejected: bool = False  # nothing but what a person judged wrong
    doubtful: bool = True  # also events whose reading is doubtful (records.DOUBTFUL)

    @property
    def by_any(self) -> Filter:
        """The same, whoever tells it first, or however many do."""
        return replace(self, tellers=None, led=False, missing=False)

    @property
    def plain(self) -> bool:
        """Whether nothing narrows a list, or only that doubtful events are left out."""
        return replace(self, doubtful=True) == Filter()

    @property
    def in_days(self) -> bool:
        """Whether nothing but days narrows a list, or that doubtful events are left out."""
        return replace(self, start=None, end=None, within=False).plain
