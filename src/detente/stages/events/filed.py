"""Bodies whose state nobody names: "the Foreign Ministry rejected …".

Newsrooms leave the state out at home: in the capital from which they file, and in a paper of that
state. A report of an agency of the whole world is at home where its dateline says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...records import Article, Side
from ...tables import outlet_homes, places, states
from . import grammar, roles
from .cast import Cast, lefts
from .somebody import HASHED

if TYPE_CHECKING:
    from ...language import Token
    from .coding import Coded

RULING = frozenset({
    "government", "cabinet", "ministry", "ministers", "staff", "guard", "forces", "army", "navy",
    "parliament", "police", "presidency", "authorities",
})  # fmt: skip
"""The last word of what a state has once: "the Council of Ministers", "the National Guard"."""
CALLED = frozenset({"summon", "call"})
MASTHEADS = frozenset({"outlet", "date"})
"""Kinds of lines cut off before a text that may say where a paper appears."""
AFFAIRS = re.compile(
    r"(?:the )?(?:ministry|department) of (?:foreign|state|defen[cs]e|the interior|justice|trade"
    r"|home|external|commerce|energy|agriculture|finance)\b.*",
    re.IGNORECASE,
)
"""Ministries by whichever name a state gives them."""
OF_A_STATE = re.compile(
    r"(?:the )?(?:[\w&-]+ ){0,3}(?:government|republic|army|parliament|state|ministry|cabinet"
    r"|senate|presidency|navy|air force|police|border troops|coast guard) of (.+)",
    re.IGNORECASE,
)
"""Bodies named with their state: "the Foreign Ministry of Tajikistan"."""


def desk(article: Article) -> str | None:
    """The ISO3 of the state in which a report is at home; None when its dateline and its outlet
    tell of two, or of none."""
    line = _lying(article.dateline or "")
    papers = {home for name in (article.outlet, article.agency) if name
              and (home := outlet_homes.home(name) or _called_after(name))}  # fmt: skip
    papers = papers or _mastheads(article)
    told = papers | ({line} if line else set())
    if article.dateline and line is None:
        return None
    return next(iter(told)) if len(told) == 1 else None


def _mastheads(article: Article) -> set[str]:
    """The states of the towns beside the name of a paper: "The Northern Gazette, Oslo, 4 May"."""
    heads = [cut.words for cut in article.cuts if cut.kind in MASTHEADS]
    lines = [re.sub(r"[.|\n]", ",", words) for words in heads]
    return {state for line in lines if (state := _lying(line) or _in_town(line))}


def _in_town(line: str) -> str | None:
    """The state of the town after the first comma of a line; None where several have its name."""
    parts = [part.strip() for part in line.split(",")][1:2]
    towns = [town for part in parts for town in places.cities().get(states.fold_name(part), ())]
    found = {town.state for town in towns}
    return next(iter(found)) if len(found) == 1 else None


def _called_after(name: str) -> str | None:
    """The state after whose capital a paper is called: "The Warsaw Voice"."""
    found = {state.iso3 for word in name.split()
             if (state := states.state_named(word)) and state.capital == word}  # fmt: skip
    return next(iter(found)) if len(found) == 1 else None


def _lying(line: str) -> str | None:
    """The one state that a dateline names, or whose capital it is."""
    parts = [part.strip() for part in re.split(r"[,(]", line) if part.strip()]
    plain = [part.title() if part.isupper() else part for part in parts]  # "OSLO" is no short form
    plain = [part.strip(" )") for part in plain]
    found = {state.iso3 for part in plain if (state := states.state_named(part))}
    return next(iter(found)) if len(found) == 1 else None


def settle(coded: Coded, cast: Cast, home: str | None) -> None:
    """Give bodies without a state the one of their own name ("the Government of Chad"), else that
    of the desk, and say so."""
    if not coded.actors and home is not None:
        coded.actors = _department(coded, cast)
    actors = [_settled(side, coded, cast, home) for side in coded.actors]
    if actors != coded.actors:
        own = {f"state:{side.state}" for side in actors}
        coded.recipients = [side for side in coded.recipients if side.entity not in own]
    coded.actors = actors
    coded.recipients = [_settled(side, coded, cast, home) for side in coded.recipients]
    if coded.rule.lemma in CALLED and coded.type == "ACCUSE":
        _summoned(coded, cast, home)


def _settled(side: Side, coded: Coded, cast: Cast, home: str | None) -> Side:
    if side.state is not None or (side.entity and not HASHED.match(side.entity)):
        return side
    own = OF_A_STATE.fullmatch(side.name)
    named = states.state_named(own[1]) if own else None
    if named is not None:
        return replace(side, entity=named.id, state=named.iso3)
    if home is None or not _body(side) or _elsewhere(side, cast, home):
        return side
    coded.why.append(f"{side.name}: of {home}, where the report was filed")
    return replace(side, entity=None, state=home)


def _department(coded: Coded, cast: Cast) -> list[Side]:
    """A ministry by whatever name: "the Department of Foreign Affairs"."""
    found = [m for h in coded.frame.subjects if (m := cast.index.at(h)) is not None]
    return [Side(m.span, m.name or "", m.entity, m.state) for m in found
            if m.state is None and AFFAIRS.fullmatch(m.name or "")]  # fmt: skip


def _body(side: Side) -> bool:
    words = side.name.lower().removeprefix("the ").split()
    several = len(words) > 1 or side.name.lower().startswith("the ")
    ministry = " ".join(words[:2]) == "ministry of" or bool(AFFAIRS.fullmatch(side.name))
    return several and (words[-1] in RULING or ministry)


def _elsewhere(side: Side, cast: Cast, home: str) -> bool:
    """Whether the paragraph has named another state before: then it may be that state's body,
    unless the sentence before tells what the state of the desk did."""
    head = cast.parse.tokens(side.span)
    if not head:
        return True
    paragraph = cast.parse.segment(head[0]).span
    other = [m for m in cast.index.inside(paragraph)
             if m.state not in (None, home) and m.span.start < side.span.start]  # fmt: skip
    here = cast.parse.sentence(head[0])
    if not other or any(here.covers(m.span) for m in other):
        return bool(other)
    before = cast.parse.doc[head[0].sent.start - 1].sent
    acting = cast.of(roles.surface(before.root))
    return {one.state for one in acting} != {home}


def _summoned(coded: Coded, cast: Cast, home: str | None) -> None:
    """ "The Chadian ambassador was summoned to the foreign ministry", "the minister summoned the
    Chadian ambassador": never by Chad."""
    called = [one for h in coded.frame.objects for one in cast.whose(h) or _before(h, cast)
              if one.state]  # fmt: skip
    theirs = {side.state for side in called}
    passive = grammar.passive(coded.token)
    if not called or home in theirs or not (passive or _titled(coded, cast)):
        return
    if {side.state for side in coded.actors} - theirs - {None}:
        return
    coded.actors, coded.recipients = [], called
    if home is not None:
        coded.actors = [_at_home(coded, home)]
        coded.why.append(f"summoned in {home}, where the report was filed")


def _before(head: Token, cast: Cast) -> list[Side]:
    """ "The Chadian chargé d'affaires": the state that the words before tell."""
    return [Side(m.span, m.name or "", m.entity, m.state) for one in lefts(head)
            for m in cast.index.all_at(one)]  # fmt: skip


def _titled(coded: Coded, cast: Cast) -> bool:
    """Whether who summons is told by an office alone, which each state has."""
    found = [m for h in coded.frame.subjects for m in cast.index.all_at(h)]
    return bool(found) and all(m.kind == "nominal" for m in found)


def _at_home(coded: Coded, home: str) -> Side:
    span = coded.recipients[0].span
    first = next(iter(coded.frame.preps.get("to", [])), None)
    if first is not None:
        span = replace(span, start=first.idx, end=first.idx + len(first.text))
    return Side(span, states.by_iso3()[home].name, f"state:{home}", home)
