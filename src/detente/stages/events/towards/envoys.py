"""Whose an ambassador is and where he serves: "the Chadian ambassador to Sudan returned"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....records import Side
from .. import grammar
from ..somebody import of_state

if TYPE_CHECKING:
    from ....language import Token
    from ..cast import Cast
    from ..coding import Coded

ENVOYS = frozenset({"ambassador", "envoy", "consul", "diplomat", "chargé", "attaché"})
HOME = frozenset({"recall", "call", "order", "withdraw", "return", "bring", "send"})
"""What his own state does with him; to summon and to expel is the host's."""
POSTED = ("to", "in", "from", "at")


def settle(coded: Coded, cast: Cast, hosts: dict[str, Side]) -> None:
    """Make the state of an ambassador who goes home or returns the actor, and the state where he
    serves the recipient. `hosts` holds, by his state, where the article has placed one."""
    lemma = grammar.lemma(coded.token)
    for head in [*coded.frame.subjects, *coded.frame.objects]:
        _learn(head, cast, hosts)
    if coded.frame.pos != "verb" or lemma not in HOME or _called_in(coded):
        return
    served = _served(coded)
    if served is None or served.state is None:
        return
    own = served.state
    if {s.state for s in coded.actors} - {own} or {s.state for s in coded.recipients} - {own}:
        return
    host = hosts.get(own)
    coded.actors = [of_state(served.span, own)]
    coded.recipients = [host] if host is not None else []
    coded.why.append(f"an ambassador of {own} is sent and called by {own}")


def _called_in(coded: Coded) -> bool:
    """ "Was called in", "was called to the ministry": by his host."""
    inside = any(c.lower_ == "in" and not list(c.children) for c in coded.token.children)
    return coded.type == "ACCUSE" or inside


def _served(coded: Coded) -> Side | None:
    """The ambassador, as subject of "returned" or object of "recalled"; somebody by name who is
    "ordered home"."""
    lemma = grammar.lemma(coded.token)
    sides = coded.actors if lemma == "return" else coded.recipients
    passive = lemma == "return" or grammar.passive(coded.token)
    named = [one for one in sides if ENVOYS & set(one.name.lower().split())]
    if lemma in ("order", "call") and any(c.lower_ == "home" for c in coded.token.children):
        named = [one for one in sides if (one.entity or "").startswith("person:")] or named
    return named[0] if passive and len(named) == len(sides) == 1 else None


def _learn(head: Token, cast: Cast, hosts: dict[str, Side]) -> None:
    if head.lemma_.lower() not in ENVOYS:
        return
    own = {side.state for side in cast.named(head) if side.state}
    posted = [one for name in POSTED for one in grammar.prepositions(head).get(name, [])]
    where = [side for side in cast.of(posted) if side.state and side.state not in own]
    if len(own) == 1 and len(where) == 1:
        hosts[next(iter(own)) or ""] = where[0]
