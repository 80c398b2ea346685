"""Where the accounts of an event differ, by kind, with the words of each side by side.

An occasion (a summit, a visit) is compared as a whole: whatever its accounts tell of it and of what
happened at it. Nothing is judged here: what one account gives and another lacks is said only of
these articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..linked import Discrepancy, Event
from ..record import Record, queries
from ..records import Standing
from ..spans import Span
from . import near
from .comparison import MOST_HELD, MOST_OF_NEWS, AccountView, EventView, whole
from .discrepancies import DiscrepancyView, views_of
from .distinct import stands_alone
from .facts import Fact, FactKind
from .loaded import Loaded, loaded_in
from .said_acts import SAID, SaidThere, may_be_said, said_in
from .shapes import GAP, Done, Head, Words

KINDS = (FactKind.NUMBER, FactKind.WHEN, FactKind.WHERE, FactKind.WHO, FactKind.SAID)
"""The kinds of facts, what is checked first coming first."""


@dataclass(frozen=True, slots=True)
class SideTold:
    """How one article tells an act: the sentence, and the words in it that matter.

    `loaded` are judging words in it; `neutral` the plain word that another account judges by;
    `voice` says on whose word it tells it, "" for its own.
    """

    article: Head
    sentence: Words
    words: Words
    loaded: tuple[Loaded, ...]
    neutral: tuple[str, ...]
    voice: str
    standing: Standing
    mention: str = ""  # id of the event mention that the sentence tells


@dataclass(frozen=True, slots=True)
class ToldApart:
    """One act as each account tells it; `kinds` says in what they differ: wording, on whose word,
    how real.
    """

    event: Event
    kinds: tuple[str, ...]
    sides: tuple[SideTold, ...]


@dataclass(frozen=True, slots=True)
class OnlyOne:
    """Facts of one kind that one account alone gives, account by account; some may be empty."""

    kind: FactKind
    sides: tuple[tuple[Fact, ...], ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything in which the accounts differ; of a single account, nothing.

    `values` contradict each other; `told` are acts told differently, `same` those told alike by
    more than one; `only` are facts, `alone` acts at the occasion that one account alone gives, in
    the order of `heads`.
    """

    heads: tuple[Head, ...]
    values: tuple[DiscrepancyView, ...] = ()
    told: tuple[ToldApart, ...] = ()
    same: tuple[ToldApart, ...] = ()
    only: tuple[OnlyOne, ...] = ()
    alone: tuple[tuple[Event, ...], ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is one at all."""
        return bool(self.values or self.told or self.only or self.acts_alone)

    @property
    def facts_alone(self) -> int:
        """How many facts one account alone gives."""
        return sum(len(side) for one in self.only for side in one.sides)

    @property
    def acts_alone(self) -> int:
        """How many acts one account alone tells."""
        return sum(map(len, self.alone))


def differences(record: Record, view: EventView, most: int | None = None) -> Differences:
    """Where the accounts of an event and of what happened at it differ, the first so many accounts.

    Raises BadRecord.
    """
    held = view.held[:MOST_HELD]
    accounts: Sequence[AccountView] = view.accounts
    if held:
        accounts = whole(record, view.event, held, most)
    accounts = [one for one in accounts if not one.announced]
    contradictions = _contradictions(record, view, held)
    heads = tuple(one.head for one in accounts)
    values = tuple(_beside(one, heads) for one in views_of(record, contradictions))
    if len(accounts) < 2:
        return Differences(heads, values)
    owners = _owners([event.id for event in (view.event, *held)], accounts)
    acts = [_act(record, event, accounts, owners) for event in (view.event, *held)]
    several = [one for one in acts if len(one.sides) > 1]
    return Differences(
        heads=heads,
        values=values,
        told=tuple(one for one in several if one.kinds),
        same=tuple(one for one in several if not one.kinds),
        only=tuple(_only(accounts, [side.span for one in contradictions for side in one.sides])),
        alone=_alone(acts[1:], accounts, _near(record, accounts)),
    )


def _contradictions(record: Record, view: EventView, held: Sequence[Event]) -> list[Discrepancy]:
    """What is told otherwise of an event and of what happened at it, each once."""
    found = {one.id: one for one in view.discrepancies}
    for event in held:
        found |= {one.id: one for one in queries.discrepancies_at(record, event.id)}
    return list(found.values())


def _beside(one: DiscrepancyView, heads: Sequence[Head]) -> DiscrepancyView:
    """A contradiction with its sides in the order in which the accounts stand everywhere else."""
    order = {head.id: place for place, head in enumerate(heads)}
    sides = sorted(one.sides, key=lambda side: order.get(side.article.id, len(order)))
    return replace(one, sides=tuple(sides))


def _only(accounts: Sequence[AccountView], told: Iterable[Span]) -> list[OnlyOne]:
    """The facts by kind, but for those that a contradiction has told already."""
    values = list(told)
    free = [
        [fact for fact in one.only_here if not any(fact.span.overlaps(span) for span in values)]
        for one in accounts
    ]
    found = [
        OnlyOne(kind, tuple(tuple(fact for fact in mine if fact.kind is kind) for mine in free))
        for kind in KINDS
    ]
    return [one for one in found if any(one.sides)]


@dataclass(frozen=True, slots=True)
class _Near:
    """What the accounts and the other articles on their news say, and their texts."""

    said: list[SaidThere]
    others: list[near.Elsewhere]

    def has(self, one: ToldApart, alike: bool) -> bool:
        """Whether another article may tell an act, in whatever words; `alike` is whether another
        account tells an act of that kind by the same."""
        event, told = one.event, [side.sentence.text for side in one.sides]
        others = [other.text for other in self.others if other.article not in event.articles]
        known = alike or may_be_said(event, self.said)
        if known and not (event.type in SAID and stands_alone(event, others)):
            return True
        return near.may_be_told(event, told, self.others)


def _near(record: Record, accounts: Sequence[AccountView]) -> _Near:
    mine = {one.head.id for one in accounts}
    beside = {other for article in mine for other in queries.news_of(record, article)} - mine
    articles = mine | set(sorted(beside)[:MOST_OF_NEWS])
    said = said_in(record, articles, queries.events_in(record, articles))
    return _Near(said, near.elsewhere(record, sorted(articles)))


def _alone(
    acts: Iterable[ToldApart], accounts: Sequence[AccountView], around: _Near
) -> tuple[tuple[Event, ...], ...]:
    """The events that one account alone tells, account by account; none of which another account
    tells the like, as that may be it in other words."""
    every = [one for one in acts if one.sides]
    single = [
        (one.sides[0].article.id, one.event)
        for one in every
        if len(one.sides) == 1 and not around.has(one, any(_alike(one, other) for other in every))
    ]
    return tuple(
        tuple(event for article, event in single if article == one.head.id) for one in accounts
    )


def _alike(one: ToldApart, other: ToldApart) -> bool:
    """Whether an act of another account is of the same type, by one of the same."""
    there = {side.article.id for side in other.sides} - {side.article.id for side in one.sides}
    who = [{side.entity for side in act.event.actors if side.entity} for act in (one, other)]
    return bool(there) and one.event.type == other.event.type and bool(who[0] & who[1])


Judging = Mapping[str, Sequence[Loaded]]
"""Judging words by the id of the article in which they stand."""
Owners = Sequence[tuple[Span, str]]
"""Words and the event to which a judging word in them is counted, the first that fits."""


def _owners(acts: Sequence[str], accounts: Sequence[AccountView]) -> Owners:
    """The words that name each act, then the sentences that tell them, in the order of the acts: so
    that a judging word is counted to the act that it names, else to the first of its sentence.
    """
    told = [done for account in accounts for done in account.told if done.event in acts]
    told.sort(key=lambda done: acts.index(done.event or ""))
    return [
        *((done.anchor.spans[0], done.event or "") for done in told),
        *((done.sentence.spans[0], done.event or "") for done in told),
    ]


def _judging(event: str, told: Mapping[Head, Sequence[Done]], owners: Owners) -> Judging:
    """The judging words of each account, by the id of its article, that are counted to an act."""
    sentences = {
        head.id: [(done.sentence.spans[0], done.sentence.text) for done in mine]
        for head, mine in told.items()
    }

    def own(word: Loaded) -> bool:
        return next((who for at, who in owners if at.overlaps(word.span)), "") == event

    return {name: list(filter(own, loaded_in(name, sentences))) for name in sentences}


def _act(
    record: Record, event: Event, accounts: Sequence[AccountView], owners: Owners
) -> ToldApart:
    """One event as each account tells it that does, and in what they differ."""
    by_head = {
        account.head: mine
        for account in accounts
        if (mine := [done for done in account.told if done.event == event.id])
    }
    judging = _judging(event.id, by_head, owners)
    plain = [one.counterpart for words in judging.values() for one in words if one.counterpart]
    texts = queries.texts(record, {span.article for span in plain})
    counterparts = {span: span.words(texts[span.article]) for span in plain}
    sides = tuple(
        _side(head, mine, judging[head.id], counterparts) for head, mine in by_head.items()
    )
    return ToldApart(event, _kinds(sides), sides)


def _side(
    head: Head, mine: Sequence[Done], judging: Sequence[Loaded], plain: Mapping[Span, str]
) -> SideTold:
    """How one article tells it: where it judges, else where another's judging word stands plain,
    else where it tells it in its own voice, else first.
    """
    neutral = [span for span in plain if span.article == head.id]
    marks = [one.span for one in judging] or neutral
    own = [done for done in mine if not done.said_by_name]
    surest = max(own or mine, key=lambda done: done.confidence)
    chosen = next((done for done in mine if _inside(marks, done)), surest)
    inside = _inside(marks, chosen) or list(chosen.anchor.spans)
    names = dict.fromkeys(done.said_by_name for done in mine if done.said_by_name)
    return SideTold(
        head,
        chosen.sentence,
        _marked(inside, chosen.sentence),
        tuple(judging),
        tuple(dict.fromkeys(plain[span] for span in neutral)),
        "" if own else ", ".join(name for name in names if name),
        chosen.standing,
        chosen.id,
    )


def _marked(spans: Sequence[Span], sentence: Words) -> Words:
    """Words of a sentence by their spans."""
    start = sentence.spans[0].start
    return Words(
        tuple(spans), GAP.join(sentence.text[one.start - start : one.end - start] for one in spans)
    )


def _inside(spans: Iterable[Span], done: Done) -> list[Span]:
    return sorted(one for one in spans if done.sentence.spans[0].covers(one))


def _judged(side: SideTold) -> frozenset[str]:
    """The judging words of a side: where all "insist", nobody words it otherwise."""
    return frozenset(one.words.lower() for one in side.loaded)


def _kinds(sides: Sequence[SideTold]) -> tuple[str, ...]:
    """In what several sides differ."""
    if len(sides) < 2:
        return ()
    found = {
        "wording": len({_judged(side) for side in sides}) > 1,
        "on whose word": len({side.voice for side in sides}) > 1,
        "how real": len({side.standing for side in sides}) > 1,
    }
    return tuple(name for name, differs in found.items() if differs)


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One side of one difference, as a line of a list; `kind` is that of a contradiction or a fact,
    "wording", "on whose word", "how real" or "act". `value` is what this side has, "" for nothing.
    """

    event: Event
    kind: str
    what: str
    article: Head
    value: str
    words: str
    span: Span | None


def difference_rows(view: EventView, found: Differences) -> list[DifferenceRow]:
    """All differences of an event, side by side in the order of the page."""
    rows = [row for one in found.values for row in _contradicted(view, one)]
    rows += [_told_row(one, side) for one in found.told for side in one.sides]
    for one in found.only:
        for head, facts in zip(found.heads, one.sides, strict=True):
            rows += [_fact_row(view.event, head, fact) for fact in facts]
    for head, events in zip(found.heads, found.alone, strict=False):
        rows += [DifferenceRow(e, "act", "only here", head, e.label, e.label, None) for e in events]
    return rows


def _contradicted(view: EventView, one: DiscrepancyView) -> list[DifferenceRow]:
    events = {event.id: event for event in (view.event, *view.held)}
    event = events.get(one.discrepancy.event or "", view.event)
    kind, what = one.discrepancy.kind.value, one.discrepancy.what
    return [
        DifferenceRow(
            event, kind, what, side.article, side.value, side.around.text, side.words.spans[0]
        )
        for side in one.sides
    ]


def _told_row(one: ToldApart, side: SideTold) -> DifferenceRow:
    judging = [f"{word.words} (neutral: {word.neutral or 'without it'})" for word in side.loaded]
    notes = [f"on the word of {side.voice}" if side.voice else "in its own voice"]
    value = "; ".join([*notes, side.standing.value, *judging])
    kind, sentence = ", ".join(one.kinds), side.sentence
    return DifferenceRow(
        one.event, kind, "told", side.article, value, sentence.text, side.words.spans[0]
    )


def _fact_row(event: Event, head: Head, fact: Fact) -> DifferenceRow:
    return DifferenceRow(event, fact.kind.value, "only here", head, fact.name, fact.name, fact.span)
