"""From pairs to events: components, split where most pairs do not agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from ...linked import Event, Pair, Report, pair
from .. import joins
from .aligned import ALIGNED
from .dated import FOREVER, days_of
from .deciding import TOLD_AGAIN, barred, decide
from .features import features
from .likely import LIKELY
from .sides import clashed
from .telling import event_of

AGREE = 0.5
"""Share of the pairs of articles across two groups that must agree (in one pair of mentions at
least; within an article, of the pairs of mentions) before the groups become one. Less lets two
days of talks be chained by a report that tells of both."""
SAMPLE = 16
"""Mentions of a group that are compared with those of another, evenly taken: a summit that 800
articles tell must not cost 320,000 decisions. The days of a group are kept for all."""
BY_A_PERSON = "a person says that the two are one"


def events(
    reports: Sequence[Report], pairs: Sequence[Pair], decided: Mapping[tuple[str, str], str]
) -> list[Event]:
    """The events of these reports, in order of id; a lone report is an event of one.

    `decided` has what people said of pairs of mention ids, the smaller first: "same" joins whatever
    the machine thinks, "different" keeps the two apart, and "unsure" takes back the machine's link.
    The order of reports and pairs does not matter.
    """
    known = {report.mention.id: report for report in reports}
    links = _links(known, pairs, decided)
    found = []
    for component in joins.components(known, links):
        if len(component) == 1:
            found.append(event_of([known[component[0]]], ()))
            continue
        for group in _split([known[one] for one in component], links, decided):
            members = [known[one] for one in group.members]
            found.append(event_of(members, sorted(group.links)))
    return sorted(found, key=lambda event: event.id)


def _links(
    known: Mapping[str, Report], pairs: Iterable[Pair], decided: Mapping[tuple[str, str], str]
) -> dict[tuple[str, str], Pair]:
    links = {
        (one.one, one.other): one
        for one in pairs
        if one.one in known and one.other in known and (one.one, one.other) not in decided
    }
    for (low, high), verdict in decided.items():
        if verdict == "same" and low in known and high in known:
            links[low, high] = pair(low, high, 1.0, BY_A_PERSON)
    return links


# ------------------------------------------------------------------ no chains


@dataclass(slots=True)
class _Group:
    """Mention ids that are one event, the links that made it, the days left to it."""

    members: list[str]
    first: int = -FOREVER
    last: int = FOREVER
    links: list[tuple[float, str]] = field(default_factory=list)


class _Splitter:
    """Joins the groups of one component by its best links first."""

    def __init__(
        self, reports: Sequence[Report], links: Mapping[tuple[str, str], Pair],
        decided: Mapping[tuple[str, str], str],
    ) -> None:  # fmt: skip
        self.reports = {report.mention.id: report for report in reports}
        self.links, self.decided = links, decided
        self.of: dict[str, _Group] = {}
        self.apart: dict[tuple[int, int], int] = {}
        self.different = [
            key for key, verdict in decided.items()
            if verdict == "different" and all(one in self.reports for one in key)
        ]  # fmt: skip
        for report in reports:
            first, last, _ = days_of(report)
            self.of[report.mention.id] = _Group([report.mention.id], first, last)

    def join(self, link: Pair) -> None:
        """Makes one group of the two that a link touches, when they may be one."""
        one, other = self.of[link.one], self.of[link.other]
        by_person = link.why == BY_A_PERSON
        if one is other or not (by_person or self._may_agree(one, other)):
            return
        if self._barred(one, other):
            return
        one.members.extend(other.members)
        one.first, one.last = max(one.first, other.first), min(one.last, other.last)
        one.links.extend([*other.links, (link.score, link.why)])
        for member in other.members:
            self.of[member] = one

    def _barred(self, one: _Group, other: _Group) -> bool:
        both = {id(one), id(other)}
        return any({id(self.of[end]) for end in key} == both for key in self.different)

    def _may_agree(self, one: _Group, other: _Group) -> bool:
        """Whether they agree; two that did not are asked again only when one of them has grown:
        hundreds of links may stand between them."""
        ends = (id(one), id(other)) if id(one) < id(other) else (id(other), id(one))
        size = len(one.members) + len(other.members)
        if self.apart.get(ends) == size:
            return False
        if self._agree(one, other):
            return True
        self.apart[ends] = size
        return False

    def _agree(self, one: _Group, other: _Group) -> bool:
        if max(one.first, other.first) > min(one.last, other.last):
            return False
        agreeing: dict[tuple[str, ...], list[bool]] = defaultdict(list)
        for a in _sample(one.members):
            for b in _sample(other.members):
                linked = self._linked(a, b)
                if linked is None:
                    return False
                x, y = self.voice(a), self.voice(b)
                agreeing[(x, y) if x != y else (a, b)].append(linked)
        return sum(any(unit) for unit in agreeing.values()) >= AGREE * len(agreeing)

    def _linked(self, a: str, b: str) -> bool | None:
        """Whether two are held for one; None where they can never be."""
        key = (a, b) if a < b else (b, a)
        link = self.links.get(key)
        if link is not None and link.why != BY_A_PERSON:
            return True  # nothing that is barred was linked
        if barred(features(self.reports[a]), features(self.reports[b])):
            return None
        if link is not None or key in self.decided:
            return link is not None
        return decide(self.reports[a], self.reports[b]) is not None

    def voice(self, mention: str) -> str:
        """Whose telling a mention is."""
        return self.reports[mention].teller.voice


class _Rivals:
    """Which other acts of an article the other end of a link could be."""

    def __init__(self, splitter: _Splitter, links: Iterable[Pair]) -> None:
        self.splitter = splitter
        self.of: dict[str, list[Pair]] = defaultdict(list)
        for link in links:
            self.of[link.one].append(link)
            self.of[link.other].append(link)

    def none(self, link: Pair) -> bool:
        """Whether each of the two is the only act of its article that the other could be."""
        return not any(
            self._told(a, b) or self._as_likely(a, b, link)
            for a, b in ((link.one, link.other), (link.other, link.one))
        )

    def _told(self, mention: str, other: str) -> bool:
        """Whether the article of the other tells the event of the mention in other words."""
        voice = self.splitter.voice(other)
        return any(self.splitter.voice(one) == voice for one in self.splitter.of[mention].members)

    def _as_likely(self, mention: str, other: str, link: Pair) -> bool:
        voice, group = self.splitter.voice(other), self.splitter.of[other]
        for rival in self.of[mention]:
            end = rival.one if rival.other == mention else rival.other
            mine = self.splitter.voice(end) == voice and self.splitter.of[end] is not group
            if mine and not self._tells_less(end, other) and rival.score > link.score - MARGIN:
                return True
        return False

    def _tells_less(self, rival: str, other: str) -> bool:
        """Whether the rival names nobody and the other does, so that it may be the same act."""
        one, two = (features(self.splitter.reports[mention]) for mention in (rival, other))
        return one.all.nobody and not two.all.nobody


ONE_TO_ONE = (LIKELY, ALIGNED)
"""How the reasons of pairs begin that hold only where neither article has another such act."""
MARGIN = 0.03
"""Score by which a likely pair must be better than those that could take its place."""


def _order(link: Pair, clashes: Set[str]) -> tuple[object, ...]:
    """The best first; before all others what one article tells again, as "the talks" are those
    that it told of before; then clashes, before who is said to have begun them."""
    again = TOLD_AGAIN not in link.why
    lone = link.one not in clashes or link.other not in clashes
    return again, lone, -link.score, link.one, link.other


def _sample(members: Sequence[str]) -> Sequence[str]:
    """At most SAMPLE of them, the same ones whatever their order."""
    if len(members) <= SAMPLE:
        return members
    ordered = sorted(members)
    return [ordered[place * len(ordered) // SAMPLE] for place in range(SAMPLE)]


def _split(
    reports: Sequence[Report], links: Mapping[tuple[str, str], Pair],
    decided: Mapping[tuple[str, str], str],
) -> list[_Group]:  # fmt: skip
    splitter = _Splitter(reports, links, decided)
    inside = [link for key, link in links.items() if key[0] in splitter.of]
    likely = [link for link in inside if link.why.startswith(ONE_TO_ONE)]
    sure = [link for link in inside if not link.why.startswith(ONE_TO_ONE)]
    clashes = {one for one, seen in splitter.reports.items()
               if seen.mention.type == "ASSAULT" and clashed(features(seen))}  # fmt: skip
    for link in sorted(sure, key=lambda link: _order(link, clashes)):
        splitter.join(link)
    rivals = _Rivals(splitter, inside)
    for link in sorted(likely, key=lambda link: (-link.score, link.one, link.other)):
        if rivals.none(link):
            splitter.join(link)
    return list({id(group): group for group in splitter.of.values()}.values())
