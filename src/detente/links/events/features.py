"""What is looked at of a report when two are compared, worked out once for each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...linked import Report
from ...records import EventMention, Side, Standing
from . import beside, phrases, words
from .counts import Counts, counts
from .dated import days_of, headed_plan, ordinals, scheduled, telling_days, years_of
from .gist import Gist, gist
from .meant import meant, of_known_offer
from .objects import objects
from .taking import as_taken

NEAR = 6
"""Words on each side of the anchor that are near it: the object of a verb stands there."""

DONE, DUE, OFFERED, DEMANDED, THREATENED, DENIED, SUPPOSED = range(7)
GATHERED = frozenset({"CONSULT", "AGREE"})
"""Types of which meetings are: planned ones are agreements."""
MEETING_KINDS = frozenset({"MEET", "PHONE"})
_STANDS = {
    Standing.ACTUAL: DONE, Standing.HISTORICAL: DONE, Standing.PLANNED: DUE,
    Standing.CONDITIONAL: DUE, Standing.OFFERED: OFFERED, Standing.DEMANDED: DEMANDED,
    Standing.THREATENED: THREATENED, Standing.DENIED: DENIED, Standing.HYPOTHETICAL: SUPPOSED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Who:
    """The sides of an act: states (ISO3), people's ids, and the states of those people."""

    states: frozenset[str]
    people: frozenset[str]
    homes: frozenset[str]
    bodies: frozenset[str]  # organisations, groups and places without a state
    roles: frozenset[str]  # of those who are only described: "foreign minister"
    surnames: frozenset[str]  # of people
    bare: frozenset[str]  # surnames by which alone a person is named here

    @property
    def nobody(self) -> bool:
        """Whether nobody is named: no state, person or body."""
        return not self.known

    @property
    def known(self) -> bool:
        """Whether anybody is named."""
        return bool(self.states or self.people or self.bodies)


@dataclass(frozen=True, slots=True)
class Features:
    """A report as it is compared. Days are ordinals, both ends in."""

    id: str
    article: str
    voice: str
    kind: str
    type: str
    mode: str | None
    stands: int
    first: int
    last: int
    firm: int
    told: tuple[int, int]  # the days in which it was published
    since: tuple[int, int]  # days from publication to the act: equal in whatever year it was
    years: tuple[tuple[int, int], ...]  # first and last day in each possible year; often empty
    actors: Who
    recipients: Who
    all: Who
    told_of: frozenset[str]  # states named in the sentence
    ranks: frozenset[str]  # of those who meet or talk: "minister"
    words: frozenset[str]
    near: frozenset[str]
    objects: frozenset[str]  # senses of the words right after the anchor: "banned [fish]"
    counts: Counts
    gist: Gist  # of the article
    head: frozenset[str]  # telling words of the article's headline
    names: frozenset[str]  # names near the anchor that are not its sides
    issues: frozenset[str]
    place: str | None
    round: int
    beside: beside.Beside  # where, on which day of the week, and whether in answer
    apart: float  # 0..1, how much its words set it apart from others of its kind
    spoken: phrases.Spoken
    also: bool  # one more act beside those told before it in its article
    title: bool
    act: str | None
    anchor: str  # its stem
    act_words: frozenset[str]  # the anchor as it is compared with words near other anchors
    said: str  # the anchor itself, in small letters
    sentence: str
    start: int


def features(report: Report) -> Features:
    """The features of a report; kept for those looked at last, as each is compared with many."""
    kept = _KEPT.get(report.mention.id)
    if kept is not None and kept[0] is report:
        return kept[1]
    if kept is not None and kept[0] == report:  # fetched again
        _KEPT[report.mention.id] = (report, kept[1])
        return kept[1]
    if len(_KEPT) >= KEPT:
        _KEPT.clear()
    found = _features(report)
    _KEPT[report.mention.id] = (report, found)
    return found


KEPT = 10_000
"""Reports whose features are kept: some 100 MB with their reports, 10 kB each; what is compared
stands near each other in time."""
_KEPT: dict[str, tuple[Report, Features]] = {}


def _features(report: Report) -> Features:
    mention, anchor = as_taken(report), report.anchor.lower()
    listed = words.tokens(report.sentence)
    at = _anchor_at(listed, mention.anchor.start - mention.sentence.start)
    first, last, firm = days_of(report)
    told = ordinals(report.teller.published.earliest, report.teller.published.latest)
    since = (first - told[0], last - told[1])
    actors, recipients, every = _whole(report)
    own = _own_words(mention, every)
    telling, near = _telling(report, listed, at, own)
    return Features(
        id=mention.id, article=report.teller.article, voice=report.teller.voice,
        kind=(kind := _kind(mention, anchor, listed, at)), type=mention.type, mode=mention.mode,
        stands=_stands(report, kind), act=mention.act, start=mention.sentence.start,
        first=first, last=last, firm=firm, since=since, years=years_of(report, since),
        told=telling_days(report, told), ranks=_ranks(mention, listed), head=_head(report, own),
        actors=actors, recipients=recipients, all=every, words=telling, near=near,
        spoken=_spoken(report, listed, at), names=_names(report, at, listed) - _called(mention),
        issues=frozenset(mention.issues), place=mention.place, round=_round(listed, at),
        apart=_apart(listed, at), beside=beside.beside(report, listed, at), title=in_title(report),
        also=any(word in words.MORE for word, _ in listed[max(0, at - 2) : at]),
        anchor=words.stem(anchor), said=anchor, sentence=report.sentence,
        act_words=words.both(anchor), told_of=words.states_in(report.sentence),
        objects=objects(report, own), counts=counts(report.sentence),
        gist=gist(report.teller, report.text),
    )  # fmt: skip


UTTERED = {
    "OFFER": (Standing.CONDITIONAL, Standing.PLANNED),
    **dict.fromkeys(("THREATEN", "REQUEST", "REJECT", "ACCUSE"), (Standing.CONDITIONAL,)),
}
"""Kinds of what is only said, and standings by which it is said: who offers to help if it rains
has offered it, and who "would provide a site" has promised one."""


def _stands(report: Report, kind: str) -> int:
    """How real an act is: an offer is made with its condition, and what a headline says that a
    state is "to" do is still to come."""
    standing = report.mention.standing
    if scheduled(report) or headed_plan(report):
        return DUE
    return DONE if standing in UTTERED.get(kind, ()) else _STANDS[standing]


def _telling(
    report: Report, listed: list[tuple[str, int]], at: int, own: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """The telling words of a report, and those near its anchor, with those that "this" means."""
    told_by = words.phrasal(listed)
    of = _stems(dict(words.tokens(meant(report))), own)
    if (content := of_known_offer(report)) is not None:
        own_words = _stems(dict(words.tokens(content)), own) | of
        return own_words, own_words
    near = dict(told_by[max(0, at - NEAR) : at + NEAR + 1])
    return _stems(dict(told_by), own) | of, _stems(near, own) | of


def meets(report: Report) -> bool:
    """Whether an act is a meeting or a call; without all else that is compared of it."""
    mention, listed = report.mention, words.tokens(report.sentence)
    at = _anchor_at(listed, mention.anchor.start - mention.sentence.start)
    return _kind(mention, report.anchor.lower(), listed, at) in MEETING_KINDS


def _kind(mention: EventMention, anchor: str, listed: list[tuple[str, int]], at: int) -> str:
    after = {word for word, _ in listed[at + 1 : at + NEAR + 1]}
    if anchor in words.GOT and after & words.MISSIVES:
        return "LETTER"
    if anchor in words.OFF and mention.type in UNDONE:
        around = {word for word, _ in listed[max(0, at - OFF_AFTER) : at + NEAR + 1]}
        if around & words.OCCASIONS:
            return "OFF"
    if mention.type in UNDONE and after & words.OCCASIONS and _leaving(listed, at) in words.OFF:
        return "OFF"
    return kind_of(mention, anchor, _by_phone(mention, listed, at))


def _leaving(listed: list[tuple[str, int]], at: int) -> str:
    """An anchor with the word after it: "broke off", "walked out"."""
    return " ".join(word for word, _ in listed[at : at + 2])


OFF_AFTER = 16
"""Words before the anchor among which stands what is called off: "the meeting that was to have been
held in Gori on Thursday was scrapped"."""
UNDONE = frozenset({"CONCEDE", "RETREAT", "REJECT", "SANCTION", "COERCE"})
"""Types by which the calling off of a meeting is read."""


DUE_STANDINGS = (Standing.PLANNED, Standing.CONDITIONAL)


def kind_of(mention: EventMention, anchor: str, phone: bool = False) -> str:
    """What is compared with what: the type, but meetings, calls, messages, offers and agreements
    are told apart by their words, planned or not, and a war from the acts of which it is made."""
    first = anchor.split()[0]
    due = mention.standing in DUE_STANDINGS and first in words.GOING
    if mention.type == "CONSULT" or (mention.type == "AGREE" and (first in words.MEETING or due)):
        if first in words.LETTERS:
            return "LETTER"
        return "PHONE" if phone else "MEET"
    if mention.type == "AGREE":
        together = first in words.TOGETHER and len({s.state for s in mention.actors}) > 1
        return "DEAL" if first in words.DEALS or together else "OFFER"
    return "WAR" if mention.type == "ASSAULT" and first in words.WARS else mention.type


def _names(report: Report, at: int, listed: list[tuple[str, int]]) -> frozenset[str]:
    """Names near the anchor that are none of its sides: towns, people, things."""
    mention, start = report.mention, report.mention.sentence.start
    sides = () if mention.type in beside.MATERIAL else (*mention.actors, *mention.recipients)
    taken = [side.span for side in sides]  # "Moscow" is who refuses, but where shots are fired
    taken += [side.span for side in mention.actors if " " in side.name]  # "the Chad Defence Force"
    demonyms = frozenset().union(*(words.people_of(s.state) for s in
                                   (*mention.actors, *mention.recipients) if s.state))  # fmt: skip
    found = words.named(report.sentence)
    return frozenset(
        words.stem(word) for word, place in listed[max(0, at - NEAR) : at + NEAR + 1]
        if words.stem(word) in found - demonyms
        and not any(span.start <= start + place < span.end for span in taken)
    ) - beside.who_says(listed)  # fmt: skip


def _head(report: Report, own: frozenset[str]) -> frozenset[str]:
    """Telling words of the headline: two articles that share one may tell one news."""
    listed = words.tokens(report.teller.title or "")
    return frozenset(
        part for part in _stems((word for word, _ in listed), own)
        if words.weight(part) >= words.TELLING and part not in words.COMMONS
    )  # fmt: skip


def in_title(report: Report) -> bool:
    """Whether it is the headline of its article that tells an act."""
    return report.mention.sentence.end <= len(report.teller.title or "") + 1


BY_PHONE = 10
"""Words after the anchor within which "phone" stands: "talked with the … leader … on the phone"."""


def _by_phone(mention: EventMention, listed: list[tuple[str, int]], at: int) -> bool:
    near = {word for word, _ in listed[max(0, at - NEAR) : at + BY_PHONE]}
    return mention.mode == "phone" or (mention.type == "CONSULT" and bool(
        near & {"phone", "telephone", "telephoned", "phoned"}))  # fmt: skip


def _anchor_at(listed: list[tuple[str, int]], offset: int) -> int:
    """The place in the list of the word that starts nearest to the anchor."""
    best = [place for place, (_, start) in enumerate(listed) if start <= offset]
    return best[-1] if best else 0


def _stems(some: Iterable[str], own: frozenset[str]) -> frozenset[str]:
    return frozenset(
        part for word in some if words.telling(word)
        if words.stem(word) not in own
        for part in [words.sense(word)] if part not in own and part not in words.STOPS
    )  # fmt: skip


def _own_words(mention: EventMention, every: Who) -> frozenset[str]:
    """Stems of the names of the sides, which `who` compares already; those who are only described
    are compared by their words."""
    found: set[str] = set()
    for side in (*mention.actors, *mention.recipients):
        if side.entity:
            found.update(words.stem(word) for word, _ in words.tokens(side.name))
    for state in every.states:
        found |= words.of_state(state)
    return frozenset(found)


def _spoken(report: Report, listed: list[tuple[str, int]], at: int) -> phrases.Spoken:
    """How it is spoken of; an offer that is only called an offer is the one told before."""
    if of_known_offer(report) == "":
        return phrases.Spoken(again=True, series="", length="")
    mention = report.mention
    if mention.type not in GATHERED:
        return phrases.SILENT
    return phrases.spoken(listed, at, NEAR)


def _ranks(mention: EventMention, listed: list[tuple[str, int]]) -> frozenset[str]:
    return words.ranks(listed) if mention.type in GATHERED else frozenset()


def _called(mention: EventMention) -> frozenset[str]:
    """Stems of the names of the people among the sides, wherever else in the sentence they stand;
    where shots are fired a name may be that of a place."""
    if mention.type in beside.MATERIAL:
        return frozenset()
    people = (side for side in (*mention.actors, *mention.recipients) if is_person(side))
    return frozenset(words.stem(word) for side in people for word, _ in words.tokens(side.name))


def is_person(side: Side) -> bool:
    """Whether a side is a person who is known."""
    return bool(side.entity) and str(side.entity).startswith("person:")


def _who(report: Report, sides: tuple[Side, ...]) -> Who:
    people = [side for side in sides if is_person(side)]
    bodies = [side for side in sides if side.entity and not side.state and not is_person(side)]
    surnames = {side: _surname(side.name) for side in people}
    return Who(
        frozenset(side.state for side in sides if side.state),
        frozenset(side.entity for side in people if side.entity),
        frozenset(side.state for side in people if side.state),
        frozenset(side.entity for side in bodies if side.entity),
        frozenset(_SAME_ROLE.get(role.lower(), role.lower()) for side in sides if side not in people
                  for role in _ROLE.findall(side.name)),
        frozenset(filter(None, surnames.values())),
        frozenset(name for side, name in surnames.items() if name and _alone(report, side, name)),
    )  # fmt: skip


def _whole(report: Report) -> tuple[Who, Who, Who]:
    """Those who act, those acted upon, and both together."""
    one, other = _who(report, report.mention.actors), _who(report, report.mention.recipients)
    both = Who(
        one.states | other.states, one.people | other.people, one.homes | other.homes,
        one.bodies | other.bodies, one.roles | other.roles, one.surnames | other.surnames,
        one.bare | other.bare,
    )  # fmt: skip
    return one, other, both


def _surname(name: str) -> str:
    parts = words.tokens(name)
    return parts[-1][0] if parts else ""


def _alone(report: Report, side: Side, surname: str) -> bool:
    """Whether somebody is named by surname alone in the sentence: "Mr Papandreou"."""
    start = report.mention.sentence.start
    said = report.sentence[max(0, side.span.start - start) : max(0, side.span.end - start)]
    return [word for word, _ in words.tokens(said) if word not in _TITLES] == [surname]


_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "gen", "president", "minister", "premier",
                     "chancellor", "senator", "king"})  # fmt: skip


_ROLE = re.compile(r"\b(prime minister|foreign minister|defen[cs]e minister|finance minister"
                   r"|interior minister|trade minister|president|ambassador|negotiator|general"
                   r"|delegation|lawmaker|chancellor|king|envoy)", re.IGNORECASE)  # fmt: skip
"""What somebody unnamed is; two who hold different offices are two."""
_SAME_ROLE = {"ambassador": "envoy", "defense minister": "defence minister"}


def _round(listed: list[tuple[str, int]], at: int) -> int:
    before = [word for word, _ in listed[max(0, at - 4) : at]]
    return next((words.ROUNDS[word] for word in reversed(before) if word in words.ROUNDS), 0)


def _apart(listed: list[tuple[str, int]], at: int) -> float:
    before = [word for word, _ in listed[max(0, at - 3) : at]]
    subject = max((n for n, word in enumerate(before) if word in words.SUBJECTS), default=-1)
    before = before[subject + 1 :]  # "on the other side, it freed"
    if before[-2:] == ["before", "the"]:
        before = before[:-2]  # "before the talks" are these talks
    if any(word in words.ANOTHER for word in before):
        return 1.0
    return 0.5 if any(word in words.NEW for word in before[-2:]) else 0.0
