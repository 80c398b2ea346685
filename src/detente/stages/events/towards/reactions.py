"""Towards whom a reaction is whose cause is told beside it: "shut the bridge after Libyan soldiers
fired across the river", "In return, Chad reopened two crossings", "offered talks, which Chad
refused".
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from ....records import Side, Standing
from .. import grammar
from .retold import names, states

if TYPE_CHECKING:
    from ....language import Token
    from ..cast import Cast
    from ..coding import Coded

REACTING = frozenset({"SANCTION", "COERCE", "ACCUSE", "REQUEST", "THREATEN", "PROTEST"})
"""Types of what one state does to another for what that did."""
HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "ACCUSE"})
RETURNED = frozenset({"RETREAT", "CONCEDE", "AGREE", "COOPERATE", "AID", "SANCTION", "COERCE",
                      "THREATEN", "REJECT"})  # fmt: skip
"""Types of what is given or done back."""
ANSWERING = frozenset({"REJECT", "AGREE", "SUPPORT", "ACCUSE"})
UTTERED = frozenset({"AGREE", "REQUEST", "THREATEN"})
CAUSES = frozenset({"after", "because", "when"})
BACK = frozenset({"return", "turn", "response", "reply", "exchange", "retaliation"})
"""Nouns after "in" of what answers what has just been told."""
ACROSS = frozenset({"border", "river", "frontier", "line", "strait", "boundary"})
LAST = 2
"""Sentences back in which what is answered stands: news tells the answer right behind."""


def fill(acts: Sequence[Coded], cast: Cast) -> None:
    """Give reactions the one to whose deed they react, and say so."""
    by_word = {coded.frame.verb.i: coded for coded in reversed(acts)}
    for n, coded in enumerate(acts):
        if coded.titled or coded.rule.sides == "mutual" or len(states(coded.actors)) != 1:
            continue
        if not coded.recipients and coded.within is None:
            _caused(coded, by_word, cast)
            _uttered(coded, by_word)
            _returned(coded, acts[:n])


def _caused(coded: Coded, acts: dict[int, Coded], cast: Cast) -> None:
    """ "[Shut] the bridge after Libyan soldiers fired": against whoever fired."""
    if coded.type not in REACTING or coded.frame.pos != "verb":
        return
    for clause in grammar.children(coded.frame.verb, "advcl"):
        cause = acts.get(clause.i) or next(
            (acts[c.i] for c in clause.children if c.i in acts), None
        )
        marked = any(one.lower_ in CAUSES for one in clause.lefts)
        if cause is None or not marked or cause.type not in HOSTILE:
            continue
        doing = states(cause.actors)
        if len(doing) != 1 or doing & states(coded.actors) or _others(coded, clause, doing, cast):
            continue
        _give(coded, cause.actors, f"who did what '{cause.token.text}' tells")
        if not cause.recipients and ACROSS & {one.lemma_.lower() for one in clause.subtree}:
            _give(cause, coded.actors, f"who answers it ('{coded.token.text}')")
        return


def _uttered(coded: Coded, acts: dict[int, Coded]) -> None:
    """ "Offered an inquiry, which Chad [rejected]", "…, an offer that Chad has [accepted]": to
    whoever offered."""
    verb = coded.frame.verb
    if verb.dep_ != "relcl" or coded.type not in ANSWERING:
        return
    for over in verb.head.ancestors:
        one = acts.get(over.i)
        doing = states(one.actors) if one is not None else set()
        if one is None or one.type not in UTTERED or one.titled or not doing:
            continue
        if len(doing) == 1 and not doing & states(coded.actors):
            _give(coded, one.actors, f"who said what '{one.token.text}' tells")
        return


def _others(coded: Coded, clause: Token, doing: Set[str], cast: Cast) -> bool:
    """Whether the sentence names a third: "closed its office after Chad had invaded Libya"."""
    here = cast.index.inside(cast.parse.sentence(coded.token))
    told = {m.state for m in here if m.state and not _filed(m.head, clause)}
    return bool(told - doing - states(coded.actors))


def _filed(place: int, clause: Token) -> bool:
    """Whether a word stands in the line of place and day before the first sentence."""
    start = clause.sent.start
    dash = next((t.i for t in clause.sent[:DATELINE] if t.text in ("-", "--", "–", "—")), start)
    return place < dash


DATELINE = 20
"""Words within which a report opens with where and when it was filed: "VALE, May 3 (Wire) -"."""


def _returned(coded: Coded, before: Sequence[Coded]) -> None:
    """ "In return, Chad [reopened] two crossings": to whoever did the last thing for Chad."""
    if coded.type not in RETURNED or not _back(coded.frame.verb):
        return
    own = states(coded.actors)
    for one in reversed(before):
        if one.titled or coded.token.sent.start - one.token.sent.start < 0:
            continue
        if _sentences(one.token, coded.token) > LAST:
            return
        doing = states(one.actors)
        real = one.standing is Standing.ACTUAL and one.within is None
        if (
            real
            and len(doing) == 1
            and not doing & own
            and (not one.recipients or states(one.recipients) <= own)
        ):
            _give(coded, one.actors, f"in return for '{one.token.text}'")
            return


def _back(verb: Token) -> bool:
    """Whether a verb is said to be "in return" for nothing that its own sentence names."""
    return any(
        one.lower_ in BACK and not grammar.children(one, "prep")
        for prep in grammar.children(verb, "prep") if prep.lower_ == "in"
        for one in grammar.children(prep, "pobj")
    )  # fmt: skip


def _sentences(one: Token, other: Token) -> int:
    """How many sentences a word stands before another; more than `LAST` counts as one more."""
    start = other.sent.start
    for count in range(LAST + 1):
        if one.i >= start or not start:
            return count
        start = other.doc[start - 1].sent.start
    return LAST + 1


def _give(coded: Coded, sides: Sequence[Side], why: str) -> None:
    coded.recipients = [side for side in sides if side.state]
    coded.why.append(f"to {names(coded.recipients)}, {why}")
