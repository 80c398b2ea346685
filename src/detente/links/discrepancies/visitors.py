"""How many inspectors, monitors or experts came, and how long they stayed, by two articles on one
news: "a team of five spent six hours at the site" against "six inspectors remained for four"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ...linked import Telling
from ...records import Time
from . import comparing, durations, leads, words
from .amounts import PLANS, Counted, told, with_noun
from .claims import KEPT, Claim, Passage, about
from .sighted import AGAIN

VISITORS = (
    "inspectors|monitors|observers|experts|investigators|examiners|technicians|engineers"
    "|surveyors|veterinarians|scientists|doctors|medics|mediators"
)
"""Those who come as a team to see or to help, where they are no party themselves."""
_KINDS = re.compile(rf"\b(?:{VISITORS})\b", re.IGNORECASE)
_TEAM = r"(?:team|mission|group|party|delegation)"
_TEAM_OF = re.compile(rf"\b{_TEAM}\s+of\s+(?:(?:about|some|around)\s+)?$", re.IGNORECASE)
_STRONG = re.compile(
    rf"\b(?P<number>\d+|[a-z]+(?:-[a-z]+)?)-(?:member|man|person|strong)\s+{_TEAM}\b",
    re.IGNORECASE,
)
_OF_KIND = re.compile(
    rf"\s+(?:[A-Za-z][\w.’'-]*\s+){{0,3}}?(?:{VISITORS})\b(?!\s+more)", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:killed|died|dead|wounded|injured|missing|remaining|other|others|more|another|of\s+(?:the|them|whom)"
    r"|including|among|first|only|expelled|each|every|since|so\s+far|in\s+all|total)\b",
    re.IGNORECASE,
)
"""Words of sentences in which the counted may be a part of the team, or more than one team."""
_STAYED = re.compile(
    r"\b(?:(?:spent|spending)|(?:remained|stayed|staying|worked|were\s(?:there|inside|in|at|on)|was\s(?:there|inside|in|at|on)"
    r"|looked\saround|toured|inspected|visited)\b[^.;:]{0,60}?\bfor|(?:left|departed|drove\s(?:off|away)|came\sout|emerged)\b"
    r"[^.;:]{0,40}?\bafter)\s(?:(?:about|some|around|only|just|nearly|almost|over|more\sthan|less\sthan|under|at\sleast)\s)*$",
    re.IGNORECASE,
)
"""Before how long somebody was at a place."""
_MET = re.compile(
    r"\b(?:talks|met|meeting|discuss\w*|negotiat\w*|convers\w*|call(?:ed)?|phone\w*)\b",
    re.IGNORECASE,
)
BEFORE = 90
"""Characters before a number or a length in which stands what it is of."""
APART_DAYS = 4
"""Most days between two articles on one visit."""


@dataclass(frozen=True, slots=True)
class _Visit:
    """A number of visitors or the length of their stay: of which kinds they are, the weekdays of
    the sentence, and the telling words there and in the sentence before."""

    claim: Claim
    kinds: frozenset[str]
    weekdays: frozenset[str]
    words: frozenset[str]


def differences(one: Telling, other: Telling) -> Iterator[tuple[Claim, Claim]]:
    """The numbers, then the stays, that cannot both be right; each article tells one alone."""
    for a, b in zip(_visits(one), _visits(other), strict=True):
        if a is None or b is None or not _same(a, b):
            continue
        if not comparing.agree(a.claim, b.claim) and not comparing.together(a.claim, b.claim):
            yield a.claim, b.claim


def _same(a: _Visit, b: _Visit) -> bool:
    days = a.claim.teller.published.earliest, b.claim.teller.published.earliest
    near = not (days[0] and days[1]) or abs((days[0] - days[1]).days) <= APART_DAYS
    one_day = not (a.weekdays and b.weekdays) or bool(a.weekdays & b.weekdays)
    return near and one_day and bool(a.kinds & b.kinds) and bool(a.words & b.words)


@lru_cache(maxsize=KEPT)
def _visits(telling: Telling) -> tuple[_Visit | None, _Visit | None]:
    """The one number and the one stay of visitors that an article tells; None for several."""
    if not _KINDS.search(telling.text):
        return None, None
    numbers: list[_Visit] = []
    stays: list[_Visit] = []
    before = ""
    for passage in leads.every_sentence(telling):
        near = f"{before} {passage.text}"
        kinds = frozenset(match.group().lower() for match in _KINDS.finditer(near))
        if kinds and not leads.of_old(telling, passage) and not AGAIN.search(passage.text):
            numbers += [_visit(one, passage, near, kinds) for one in _counts(telling, passage)]
            stays += [_visit(one, passage, near, kinds) for one in _stays(telling, passage)]
        before = passage.text
    return _only(numbers), _only(stays)


def _visit(claim: Claim, passage: Passage, near: str, kinds: frozenset[str]) -> _Visit:
    return _Visit(claim, kinds, leads.weekdays(passage.text), about(near) - about(claim.value))


def _only(found: list[_Visit]) -> _Visit | None:
    same = bool(found) and all(comparing.agree(found[0].claim, one.claim) for one in found)
    return found[0] if same else None


def _counts(telling: Telling, passage: Passage) -> Iterator[Claim]:
    text = passage.text
    for match in (*words.numbers(text), *_STRONG.finditer(text)):
        end = _end(text, match)
        near = text[max(0, match.start() - BEFORE) : (end or match.end()) + BEFORE]
        if end is None or _PART.search(near) or PLANS.search(near):
            continue
        counted = Counted("visitors", frozenset(), end)
        claim = told(telling.teller, passage, match, counted, "team")
        if claim is not None:
            claim = claim if match.re is _STRONG else with_noun(claim, passage, match, _TEAM_OF)
            yield replace(claim, what="number of those who came", known=True)


def _end(text: str, match: re.Match[str]) -> int | None:
    """Where the words of the team that a number counts end; None where it counts no team."""
    if match.re is _STRONG:
        return match.end() if words.value_of(match["number"]) else None
    if _TEAM_OF.search(text[: match.start()]):
        return match.end()
    after = _OF_KIND.match(text, match.end())
    return after.end() if after else None


def _stays(telling: Telling, passage: Passage) -> Iterator[Claim]:
    for time in leads.times_in(telling, passage):
        at = time.span.start - passage.start
        left = passage.text[max(0, at - BEFORE) : at]
        if time.type != "DURATION" or not _STAYED.search(left) or _no_stay(passage, left):
            continue
        yield from _lasted(telling, passage, time)


def _no_stay(passage: Passage, left: str) -> bool:
    """Whether a sentence tells of talks, or of what is to come."""
    return bool(_MET.search(passage.text) or durations.TO_COME.search(left))


def _lasted(telling: Telling, passage: Passage, time: Time) -> Iterator[Claim]:
    for claim in durations.lasted(telling.teller, passage, time, "stay"):
        if claim.high < comparing.DAY_HOURS:
            yield claim
