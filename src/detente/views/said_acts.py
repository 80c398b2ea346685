"""Whether what somebody only says is told by another article, too, in other words.

A demand, a refusal or a promise is told in as many ways as there are writers: "insisted on bases in
Poland" is "said that Poland must remain part of it". That one outlet alone tells such an act is
said only where no other article on its news has anything like it of the same side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..linked import Event
from ..record import Record, queries
from ..records import Attribution
from ..tables import common_words, plover

SAID = plover.SPOKEN
"""PLOVER types of acts that are done by saying something."""
SHARED = 2
"""Telling words in common from which two things said by one side may be one."""


@dataclass(frozen=True, slots=True)
class SaidThere:
    """Something said as it stands in one article, or in the one that it reprints: by whom (states
    and entities), on which issues, and the stems of its telling words.
    """

    article: str
    who: frozenset[str]
    issues: frozenset[str]
    stems: frozenset[str]


def said_in(record: Record, articles: Iterable[str], events: Sequence[Event]) -> list[SaidThere]:
    """All that somebody says in those articles: the acts of saying among some events, in each of
    the articles that tell them, and the attributions. Raises BadRecord.
    """
    wanted = frozenset(articles)
    found = [
        SaidThere(article, _who(event), frozenset(event.issues), _stems(event.label))
        for event in events if event.type in SAID
        for article in event.articles if article in wanted
    ]  # fmt: skip
    for article in sorted(wanted):
        ids = [one.id for one in queries.attributions_in(record, article)]
        for one in queries.quoted(record, ids):
            by = {one.state, one.attribution.source_entity} - {None}
            issues = frozenset(one.attribution.issues)
            voice = one.teller.voice  # a reprint says nothing that its original does not
            found.append(SaidThere(voice, frozenset(map(str, by)), issues, _stems(one.words)))
    return found


def may_be_said(event: Event, others: Iterable[SaidThere]) -> bool:
    """Whether an act of saying may be one of those things, told in another article in other words:
    of the same side, and on the same issue or with two telling words in common.
    """
    if event.type not in SAID:
        return False
    who, issues, stems = _who(event), set(event.issues), _stems(event.label)
    return any(
        one.article not in event.articles
        and bool(who & one.who)
        and (bool(issues & one.issues) or len(stems & one.stems) >= SHARED)
        for one in others
    )


def perhaps_it(record: Record, event: Event) -> list[Attribution]:
    """What the same side says in other articles on the same news in a rare word, or two, of an act
    that one outlet alone tells: it may be that act, which was read there as words alone.

    Raises BadRecord.
    """
    if event.type not in SAID or len(event.outlets) > 1:
        return []
    stems = {one.stem: one.weight for one in common_words.terms(event.label)}
    names = " ".join(side.name for side in (*event.actors, *event.recipients))
    told = {stem: weight for stem, weight in stems.items() if stem not in _stems(names)}
    found = []
    for article in sorted(others_on_this_news(record, event)):
        ids = [one.id for one in queries.attributions_in(record, article)]
        for one in queries.quoted(record, ids):
            by = {one.state, one.attribution.source_entity} - {None}
            shared = told.keys() & _stems(one.words)
            rare = any(told[stem] >= RARE for stem in shared)
            if by & _who(event) and (rare or len(shared) >= SHARED) and not one.teller.copy_of:
                found.append(one.attribution)
    return found


def others_on_this_news(record: Record, event: Event) -> set[str]:
    """Articles on the news of an event that do not tell it, nor reprint one that does.

    Raises BadRecord.
    """
    near = {other for article in event.articles for other in queries.news_of(record, article)}
    voices = {name: one.voice for name, one in queries.tellers(record, sorted(near)).items()}
    return {one for one in near if voices.get(one, one) not in event.articles}


RARE = 2.0
"""Weight of a word (`common_words.terms`), one of 3 in a million or rarer, that two tellings of
one side on one news do not share by chance: "regrettable"."""


def _who(event: Event) -> frozenset[str]:
    """The states and entities of its actors."""
    names = {name for side in event.actors for name in (side.state, side.entity)}
    return frozenset(name for name in names if name)


def _stems(words: str) -> frozenset[str]:
    return frozenset(term.stem for term in common_words.terms(words))
