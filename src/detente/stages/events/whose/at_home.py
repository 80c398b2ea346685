"""Bodies whose state nobody names: "the Foreign Ministry rejected …".

Newsrooms leave the state out at home: in the capital from which they file, and in a paper of that
state. A report of an agency of the whole world is at home where its dateline says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ....language import Parse
from ....mentions_index import MentionIndex
from ....records import EntityKind, Mention, Side
from ....tables import states
from .. import grammar, roles
from ..cast import Cast
from ..mentioned import lefts
from ..somebody import HASHED, of_state
from . import itself

if TYPE_CHECKING:
    from ....language import Token
    from ..coding import Coded

RULING = frozenset({
    "government", "cabinet", "ministry", "ministers", "staff", "guard", "forces", "army", "navy",
    "parliament", "police", "presidency", "authorities",
})  # fmt: skip
"""The last word of what a state has once: "the Council of Ministers", "the National Guard"."""
FORCES = frozenset({"navy", "army", "guard", "police", "cabinet", "parliament", "government"})
"""Those of them that a paper at home writes with a capital and without its state."""
ANYWHERE = frozenset(
    {
        "national security council",
        "congress",
        "senate",
        "supreme court",
        "parliament",
        "coast guard",
        "defense ministry",
        "defence ministry",
    }
)
"""Bodies of so many states that their bare name tells of no other state than the paper's."""
CALLED = frozenset({"summon", "call"})
AFFAIRS = re.compile(
    r"(?:the )?(?:ministry|department) of (?:foreign|state|defen[cs]e|the interior|justice|trade"
    r"|home|external|commerce|energy|agriculture|finance)\b.*",
    re.IGNORECASE,
)
"""Ministries by whichever name a state gives them."""
SERVICES = re.compile(
    r"(?:the )?(?:(?:royal |national )?(?:navy|army|air force|coast ?guard|marines|armed forces"
    r"|defen[cs]e forces?|border guard)|(?:foreign|defen[cs]e|interior) (?:ministry|office))",
    re.IGNORECASE,
)
"""Forces and ministries by a name that each state may give its own: "a Royal Navy frigate", "the
Foreign Ministry"."""
OF_A_STATE = re.compile(
    r"(?:the )?(?:[\w&-]+ ){0,3}(?:government|republic|army|parliament|state|ministry|cabinet"
    r"|senate|presidency|navy|air force|police|border troops|coast guard) of (.+)",
    re.IGNORECASE,
)
"""Bodies named with their state: "the Foreign Ministry of Tajikistan"."""


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
    if home is not None and side.state not in (None, home) and _anywhere(side, cast):
        return replace(side, entity=None, state=home)
    if side.state is not None and HASHED.match(side.entity or "") and AFFAIRS.fullmatch(side.name):
        return replace(side, entity=None)  # a ministry is no organisation beside its state
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
            if m.state is None
            and (AFFAIRS.fullmatch(m.name or "") or _the_forces(m, cast))]  # fmt: skip


def _the_forces(mention: Mention, cast: Cast) -> bool:
    """ "The Navy", "the Coast Guard": by a name that each state has."""
    words = (mention.name or "").lower().split()
    head = cast.parse.doc[mention.head]
    return words[-1:] != [] and words[-1] in FORCES and any(c.lower_ == "the" for c in head.lefts)


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
             if m.state not in (None, home) and m.span.start < side.span.start
             and _words(m, cast) not in ANYWHERE]  # fmt: skip
    here = cast.parse.sentence(head[0])
    if not other or any(here.covers(m.span) for m in other):
        return bool(other)
    before = cast.parse.doc[head[0].sent.start - 1].sent
    acting = cast.of(roles.surface(before.root))
    return {one.state for one in acting} != {home}


def at_home(mention: Mention, index: MentionIndex, parse: Parse, home: str | None) -> str | None:
    """`home`, for "the Ministry of Trade" and "the Navy" where its paragraph has named no other
    state before, or the sentence before is about what the state of the desk did."""
    name = mention.name or ""
    named = mention.kind == "name" and (AFFAIRS.fullmatch(name) or SERVICES.fullmatch(name))
    if home is None or not named or mention.entity_kind is not EntityKind.ORGANISATION:
        return None
    paragraph = parse.segment(parse.doc[mention.head])
    told = {m.state for m in index.inside(paragraph.span)
            if m.state and m.span.start < mention.span.start}  # fmt: skip
    head = parse.doc[mention.head]
    here = parse.span(head.sent.start, head.i + 1)
    if told - {home} and head.sent.start > paragraph.first:
        beside = {m.state for m in index.inside(here) if m.state}
        subject = itself.subject(parse.doc[head.sent.start - 1].sent.root, index)
        told = beside if subject == home else told
    headed = paragraph.kind == "title" and bool(SERVICES.fullmatch(name))
    return home if (headed or paragraph.kind == "paragraph") and told <= {home} else None


def _words(mention: Mention, cast: Cast) -> str:
    words = " ".join(one.lower_ for one in cast.parse.tokens(mention.span))
    return words.removeprefix("the ")


def _anywhere(side: Side, cast: Cast) -> bool:
    """ "The National Security Council", which our tables know of one state, in a paper of another
    and a paragraph that names nothing else of the first."""
    mention = cast.index.exactly(side.span)
    if mention is None or mention.kind != "name" or _words(mention, cast) not in ANYWHERE:
        return False
    paragraph = cast.parse.segment(cast.parse.doc[mention.head]).span
    return not any(m.state == side.state for m in cast.index.inside(paragraph) if m is not mention)


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
    return of_state(span, home)
