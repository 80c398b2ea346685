"""One event as each outlet tells it: what all tell, what one alone tells, and in what words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, islice

from ..errors import BadInput
from ..linked import Discrepancy, Event, Quotation
from ..record import Record, queries
from ..records import EventMention, When
from ..spans import Span
from . import gather, near
from .elsewhere import Elsewhere
from .facts import Fact, FactKind, alone, around, facts_of, shared
from .firsts import first_of, told_day
from .loaded import Loaded, loaded_in
from .said_acts import others_on_this_news, perhaps_it
from .said_alike import in_all
from .shapes import Done, Head, Said, Words

MOST_HELD = 60
"""Events at an occasion that are compared, in order of time: three or four screens of them."""
MOST_LIKE_IT = 5
"""Events named when an event's words fit several: a line each."""


@dataclass(frozen=True, slots=True)
class AccountView:
    """How one article tells an event; copies of it are folded in.

    `first` is true for the earliest report, where the days of all are told. `announced` is whether
    its article came out before the event began: it can tell what was planned, and nothing of what
    happened, so that it counts neither for what all tell nor for what one alone tells; of such
    accounts `first` is false. `only_here` are facts
    that no other article on its news tells, in whatever words; `loaded` the judging words in its
    sentences, with the neutral word that another account uses for the same, where one does.
    """

    head: Head
    copies: tuple[Head, ...]
    told: tuple[Done, ...]
    first: bool
    facts: tuple[Fact, ...]
    only_here: tuple[Fact, ...]
    loaded: tuple[Loaded, ...]
    announced: bool = False


@dataclass(frozen=True, slots=True)
class CloseView:
    """A sentence of another article that comes close to an act."""

    article: Head
    words: Words


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with its accounts, in order of publication, and what they have in common.

    `at` is the occasion at which it happened, `held` the events that happened at it. `left_out`
    counts accounts that came later than these; `common` and `only_here` are then of these alone.
    `perhaps` is what others have of the same side that may be it, where one account alone tells it,
    and `close` the sentences elsewhere that come close to it.
    """

    event: Event
    accounts: tuple[AccountView, ...]
    common: tuple[Fact, ...]
    discrepancies: tuple[Discrepancy, ...]
    quotations: tuple[Quotation, ...]
    at: Event | None
    held: tuple[Event, ...]
    left_out: int = 0
    perhaps: tuple[Said, ...] = ()
    close: tuple[CloseView, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who tells it, the first first, each once."""
        names = (account.head.outlet for account in self.accounts)
        return tuple(dict.fromkeys(name for name in names if name))


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account as a line of a list, with what it shares with the others."""

    event: Event
    account: AccountView
    common: tuple[Fact, ...]
    discrepancies: tuple[str, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences in which it tells the event, each once."""
        return tuple(dict.fromkeys(done.sentence.text for done in self.account.told))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where those sentences stand."""
        return tuple(dict.fromkeys(done.sentence.spans[0] for done in self.account.told))

    @property
    def sources(self) -> tuple[str, ...]:
        """On whose word the article tells it; empty where it tells it in its own voice."""
        names = (done.said_by_name for done in self.account.told if done.said_by_name)
        return tuple(dict.fromkeys(names))


def account_rows(view: EventView) -> list[AccountRow]:
    """The accounts of an event as lines of a list."""
    return [
        AccountRow(
            view.event,
            account,
            view.common,
            tuple(
                one.id
                for one in view.discrepancies
                if account.head.id in {side.article for side in one.sides}
            ),
        )
        for account in view.accounts
    ]


def event_named(record: Record, name: str) -> Event:
    """The event of that id, of that event mention, or whose label has all the words.

    Raises BadInput when there is none, or several; BadRecord.
    """
    if found := queries.event(record, name):
        return found
    wanted = name.casefold().split()
    fits = [e for e in queries.events_with(record, wanted) if _says(e.label, wanted)]
    if len(fits) == 1:
        return fits[0]
    if not fits:
        raise BadInput(f"no event '{name}'; ids stand in `detente events --json` as 'event'")
    some = "; ".join(f"{one.id} ({one.label})" for one in fits[:MOST_LIKE_IT])
    raise BadInput(f"{len(fits)} events fit '{name}'; give the id of one: {some}")


def _says(label: str, wanted: Sequence[str]) -> bool:
    return all(word in label.casefold() for word in wanted)


def comparison(record: Record, name: str, most: int | None = None) -> EventView:
    """How each outlet tells an event, at most so many accounts, the earliest.

    Raises BadInput when there is no such event, BadRecord.
    """
    event = event_named(record, name)
    telling = told(record, event.mentions, most, event.when.earliest)
    facts = {one.head.id: one.facts for one in telling.accounts}
    occasion = queries.event(record, event.occasion) if event.occasion else None
    held = queries.at_occasion(record, event.id)
    perhaps = gather.said_of(record, perhaps_it(record, event))
    return EventView(
        event=event,
        accounts=tuple(_with_wording(telling.accounts)),
        common=common(whole(record, event, held, most) if held else telling.accounts),
        discrepancies=tuple(queries.discrepancies_at(record, event.id)),
        quotations=tuple(_quotations(record, telling.articles, facts)),
        at=occasion if occasion and occasion.id != event.id else None,
        held=tuple(held),
        left_out=telling.left_out,
        perhaps=tuple(perhaps),
        close=tuple(_close(record, event, telling, perhaps)),
    )


MOST_CLOSE = 2
"""Sentences of one article that are shown as coming close to an act: the closest."""


def _close(
    record: Record, event: Event, telling: Telling, perhaps: Sequence[Said]
) -> Iterator[CloseView]:
    """The sentences of other articles on its news that come close to an event which one outlet
    alone tells, but for those that are shown as somebody's words."""
    others = sorted(others_on_this_news(record, event)) if len(event.outlets) == 1 else []
    told = [done.sentence.text for one in telling.accounts for done in one.told]
    found = near.close(event, told, near.elsewhere(record, others[:MOST_OF_NEWS]))
    known = [span for one in perhaps for span in (*one.content.spans, *one.cue.spans)]
    strong = [
        one
        for one in found
        if one.is_strong(event) and not any(one.span.overlaps(span) for span in known)
    ]
    heads = gather.heads(record, [one.span.article for one in strong])
    texts = queries.texts(record, heads)
    for article, several in groupby(strong, key=lambda one: one.span.article):
        for one in islice(several, MOST_CLOSE):
            yield CloseView(heads[article], gather.words((one.span,), texts[article]))


def whole(
    record: Record, event: Event, held: Sequence[Event], most: int | None
) -> Sequence[AccountView]:
    """The accounts of an occasion as a whole: of it and of the first acts at it, MOST_HELD at most.

    Raises BadRecord.
    """
    mentions = [one for each in (event, *held[:MOST_HELD]) for one in each.mentions]
    return told(record, mentions, most, event.when.earliest).accounts


def common(accounts: Sequence[AccountView]) -> tuple[Fact, ...]:
    """What all of some accounts tell, in the words of the first; of a quotation the words that all
    of them quote. Announcements do not count.
    """
    held = [one for one in accounts if not one.announced]
    facts = {one.head.id: {fact.key: fact for fact in one.facts} for one in held}
    keys = shared({article: list(mine.values()) for article, mine in facts.items()})
    both = (
        in_all([mine[fact.key] for mine in facts.values()])
        if fact.kind is FactKind.SAID else fact
        for one in held[:1] for fact in one.facts if fact.key in keys
    )  # fmt: skip
    return tuple(fact for fact in both if fact)


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells some event mentions: accounts in order of publication, without their wording.

    `articles` are all that tell them, copies too; `left_out` counts accounts beyond the most.
    """

    accounts: tuple[AccountView, ...]
    articles: frozenset[str]
    left_out: int


def told(
    record: Record, mentions: Iterable[str], most: int | None = None, begun: date | None = None
) -> Telling:
    """The accounts of event mentions by their ids, at most so many, the earliest; those that came
    out before the day on which it had `begun` announced it.

    Raises BadRecord.
    """
    by_article: dict[str, list[EventMention]] = {}
    voices: dict[str, str] = {}
    for report in queries.reports(record, list(mentions)):
        by_article.setdefault(report.teller.article, []).append(report.mention)
        voices[report.teller.article] = report.teller.voice
    heads = gather.heads(record, voices)
    whole = [a for a in by_article if voices[a] == a or voices[a] not in by_article]
    originals = sorted(whole, key=lambda article: (_day(heads[article]), article))[:most]
    facts = {a: _facts(record, heads[a], by_article[a]) for a in originals}
    bare = [
        replace(_account(record, (a, voices), by_article[a], heads),
                announced=before(heads[a].published, begun))
        for a in originals
    ]  # fmt: skip
    after = {one.head.id: facts[one.head.id] for one in bare if not one.announced}
    accounts = _in_order(_with_facts(bare, facts, _only_here(record, after)))
    return Telling(tuple(accounts), frozenset(by_article), len(whole) - len(originals))


def before(published: When, begun: date | None) -> bool:
    """Whether what came out then came out before an event began, as far as both are known."""
    return bool(begun and published.latest and published.latest < begun)


Facts = Mapping[str, Sequence[Fact]]
"""Facts by the id of the article that tells them."""


def _with_facts(accounts: Sequence[AccountView], facts: Facts, alone: Facts) -> list[AccountView]:
    return [
        replace(one, facts=tuple(facts[one.head.id]), only_here=tuple(alone.get(one.head.id, ())))
        for one in accounts
    ]


def _facts(record: Record, head: Head, mentions: Sequence[EventMention]) -> list[Fact]:
    """The facts in the paragraphs in which an article tells an event; who wrote it, and the day on
    which it was filed, are none."""
    article, writers = head.id, {head.agency, head.outlet, head.byline}
    text = queries.texts(record, [article])[article]
    line = head.dateline or ""
    filed = text.find(line) + len(line) if line else 0
    said = queries.attributions_in(record, article)
    of = queries.quotations_of(record, [one.id for one in said])
    return facts_of(
        text,
        around(text, mentions),
        [one for one in queries.mentions(record, article) if one.name not in writers],
        [one for one in queries.times(record, article) if one.span.start >= filed],
        [(one, of.get(one.id, one.id)) for one in said],
    )


def _account(
    record: Record,
    voice: tuple[str, Mapping[str, str]],
    mentions: Sequence[EventMention],
    heads: Mapping[str, Head],
) -> AccountView:
    article, voices = voice
    ordered = sorted(mentions, key=lambda mention: mention.anchor)
    return AccountView(
        head=heads[article],
        copies=tuple(heads[a] for a, v in sorted(voices.items()) if v == article and a != article),
        told=tuple(gather.done_of(record, ordered)),
        first=False,
        facts=(),
        only_here=(),
        loaded=(),
    )


MOST_OF_NEWS = 24
"""Articles on the news of an event in which it is looked whether they tell a fact, too."""


def _only_here(record: Record, facts: Facts) -> dict[str, list[Fact]]:
    """What each account tells that stands nowhere at all in the other articles on its news."""
    found = {article: alone(facts, article) for article in facts}
    if not any(found.values()):
        return found
    others = {
        article: Elsewhere(text, _keys_of(record, article, text))
        for article, text in queries.texts(record, _on_this_news(record, facts)).items()
    }
    tellers = queries.tellers(record, list(others))
    voices = {a: one.voice for a, one in tellers.items()}
    days = {f"when {one.published.value}" for one in tellers.values()}
    return {
        article: [
            fact for fact in mine
            if fact.key not in days  # the day on which one of them came out, every one has
            and not any(other.has(fact) for name, other in others.items()
                        if name != article and voices[name] != voices[article])
        ]
        for article, mine in found.items()
    }  # fmt: skip


def _on_this_news(record: Record, facts: Facts) -> list[str]:
    """The articles of some accounts, and those on the same news, so many at most."""
    near = {other for article in facts for other in queries.news_of(record, article)}
    return [*facts, *sorted(near - set(facts))[:MOST_OF_NEWS]]


def _keys_of(record: Record, article: str, text: str) -> frozenset[str]:
    """The keys of all facts of a whole article."""
    mentions, times = queries.mentions(record, article), queries.times(record, article)
    return frozenset(f.key for f in facts_of(text, [(0, len(text))], mentions, times, []))


def _in_order(accounts: Sequence[AccountView]) -> list[AccountView]:
    """By day of publication, the undated last; the earliest of more than one is the first, where
    all their days are told.
    """
    ordered = sorted(accounts, key=lambda account: (_day(account.head), account.head.id))
    days = {one.head.id: told_day(one.head) for one in ordered if not one.announced}
    first, _ = first_of(days)
    return [replace(one, first=one.head.id == first) for one in ordered]


def _day(head: Head) -> str:
    """The day of publication, "~" where it is not known."""
    known = head.published.value and head.published.earliest
    return known.isoformat() if known else "~"


def _with_wording(accounts: Sequence[AccountView]) -> list[AccountView]:
    """The accounts with their judging words, each beside the neutral word of another account."""
    sentences = {
        account.head.id: [(done.sentence.spans[0], done.sentence.text) for done in account.told]
        for account in accounts
    }
    return [replace(one, loaded=loaded_in(one.head.id, sentences)) for one in accounts]


def _quotations(
    record: Record,
    articles: frozenset[str],
    facts: Facts,
) -> list[Quotation]:
    """The utterances that more than one account of the event gives."""
    keys = [fact.key.removeprefix("said ") for found in facts.values() for fact in found]
    several = sorted({key for key in keys if keys.count(key) > 1})
    found = (queries.quotation(record, key) for key in several)
    return [one for one in found if one and len(articles.intersection(one.articles)) > 1]
