"""Bodies whose state nobody names: "the Foreign Ministry rejected …".

Newsrooms leave the state out at home: in the capital from which they file, and in a paper of that
state. A report of an agency of the whole world is at home where its dateline says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...records import Article, Side
from ...tables import outlet_homes, states
from . import grammar
from .cast import Cast
from .somebody import HASHED

if TYPE_CHECKING:
    from .coding import Coded

RULING = frozenset({
    "government", "cabinet", "ministry", "ministers", "staff", "guard", "forces", "army", "navy",
    "parliament", "police", "presidency", "authorities",
})  # fmt: skip
"""The last word of what a state has once: "the Council of Ministers", "the National Guard"."""
CALLED = frozenset({"summon", "call"})
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
    told = papers | ({line} if line else set())
    if article.dateline and line is None:
        return None
    return next(iter(told)) if len(told) == 1 else None


def _called_after(name: str) -> str | None:
    """The state after whose capital a paper is called: "The Warsaw Voice"."""
    found = {state.iso3 for word in name.split()
             if (state := states.state_named(word)) and state.capital == word}  # fmt: skip
    return next(iter(found)) if len(found) == 1 else None


def _lying(line: str) -> str | None:
    """The one state that a dateline names, or whose capital it is."""
    parts = [part.strip() for part in re.split(r"[,(]", line) if part.strip()]
    plain = [part.title() if part.isupper() else part for part in parts]  # "OSLO" is no short form
    found = {state.iso3 for part in plain if (state := states.state_named(part))}
    return next(iter(found)) if len(found) == 1 else None


def settle(coded: Coded, cast: Cast, home: str | None) -> None:
    """Give bodies without a state the one of their own name ("the Government of Chad"), else that
    of the desk, and say so."""
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


def _body(side: Side) -> bool:
    words = side.name.lower().removeprefix("the ").split()
    several = len(words) > 1 or side.name.lower().startswith("the ")
    return several and (words[-1] in RULING or " ".join(words[:2]) == "ministry of")


def _elsewhere(side: Side, cast: Cast, home: str) -> bool:
    """Whether the paragraph has named another state before: then it may be that state's body."""
    head = cast.parse.tokens(side.span)
    if not head:
        return True
    paragraph = cast.parse.segment(head[0]).span
    return any(m.state not in (None, home) and m.span.start < side.span.start
               for m in cast.index.inside(paragraph))  # fmt: skip


def _summoned(coded: Coded, cast: Cast, home: str | None) -> None:
    """ "The Chadian ambassador was summoned to the foreign ministry": never to that of Chad."""
    called = [side for side in cast.of(coded.frame.objects) if side.state]
    theirs = {side.state for side in called}
    if not called or not grammar.passive(coded.token) or home in theirs:
        return
    if {side.state for side in coded.actors} - theirs - {None}:
        return
    coded.actors, coded.recipients = [], called
    if home is not None:
        coded.actors = [_at_home(coded, home)]
        coded.why.append(f"summoned in {home}, where the report was filed")


def _at_home(coded: Coded, home: str) -> Side:
    span = coded.recipients[0].span
    first = next(iter(coded.frame.preps.get("to", [])), None)
    if first is not None:
        span = replace(span, start=first.idx, end=first.idx + len(first.text))
    return Side(span, states.by_iso3()[home].name, f"state:{home}", home)
