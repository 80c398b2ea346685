"""Whose a thing or a crew is where "the boat" or "the prisoners" tells nobody: of the one state
whose boat or prisoners the article has told of before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .. import grammar
from ..cast import Cast
from ..mentioned import lefts
from ..somebody import of_state, weighty

if TYPE_CHECKING:
    from ....language import Token
    from ..coding import Coded

Told = dict[int, list[tuple[int, str, str]]]
KINDS = (
    frozenset({"boat", "vessel", "ship", "trawler", "pirogue", "launch", "cutter", "tanker",
               "freighter", "ferry", "craft", "dhow", "junk"}),
    frozenset({"aircraft", "plane", "jet", "helicopter", "fighter", "bomber", "airliner", "drone"}),
    frozenset({"fisherman", "crew", "sailor", "seaman", "crewman"}),
    frozenset({"soldier", "serviceman", "guard", "conscript", "policeman", "constable"}),
    frozenset({"prisoner", "detainee", "captive", "pow", "hostage"}),
)  # fmt: skip
"""Nouns that may stand for one another when told again."""
SUFFERED = frozenset({"ASSAULT", "COERCE", "RETREAT", "AID"})
"""Types of what is done to things and people of another state."""
DEFINITE = frozenset({"the", "these", "those", "its"})
HELD = ("from", "of", "aboard")
"""Words between people and the thing that tells whose they are: "the crew of the boat"."""


def fill(acts: Iterable[Coded], cast: Cast) -> None:
    """Give acts done to a thing told before the state whose it is, and say so."""
    told: Told | None = None
    for coded in acts:
        if coded.type not in SUFFERED or any(map(weighty, coded.recipients)) or coded.titled:
            continue
        heads = [head for head in _heads(coded) if _kind(head) is not None and _definite(head)]
        if not heads:
            continue
        told = told if told is not None else _told(cast)
        acting = {side.state for side in coded.actors}
        for head in heads:
            found = _owners(head, told)
            if len(found) == 1 and not found & acting and not _named(head, cast):
                _give(coded, head, next(iter(found)), cast)
                break


def _owners(head: Token, told: Told) -> set[str]:
    """The states whose thing of that name, else of that kind, has been told of before."""
    before = [one for one in told.get(_kind(head) or 0, []) if one[0] < head.i]
    lemma = grammar.noun_lemma(head)
    return {state for _, word, state in before if word == lemma} or {
        state for _, _, state in before
    }


def _heads(coded: Coded) -> list[Token]:
    """What it is done to, and the thing whose people these are: "people from [the boat]"."""
    objects = coded.frame.objects
    below = [one for head in objects for name in HELD
             for one in grammar.prepositions(head).get(name, [])]  # fmt: skip
    return [*objects, *below]


def _kind(head: Token) -> int | None:
    lemma = grammar.noun_lemma(head)
    return next((n for n, kind in enumerate(KINDS, 1) if lemma in kind), None)


def _definite(head: Token) -> bool:
    return any(child.lower_ in DEFINITE for child in head.lefts)


def _named(head: Token, cast: Cast) -> bool:
    """Whether the words themselves tell whose it is."""
    return any(m.state for one in head.subtree for m in cast.index.all_at(one))


def _told(cast: Cast) -> Told:
    """For each kind of thing where the article tells of one, by which word, and of which state."""
    found: Told = {}
    for token in cast.parse.doc:
        kind = _kind(token) if token.pos_ == "NOUN" else None
        if kind is None:
            continue
        near = token.doc[max(0, token.i - 1) : token.i]  # "a Chadian boat fishing" misleads parsers
        beside = [*near, *lefts(token), *grammar.prepositions(token).get("of", [])]
        owners = {m.state for one in beside for m in cast.index.all_at(one) if m.state}
        found.setdefault(kind, []).extend(
            (token.i, grammar.noun_lemma(token), state) for state in owners if state
        )
    return found


def _give(coded: Coded, head: Token, state: str, cast: Cast) -> None:
    side = of_state(cast.parse.token_span(head), state)
    coded.recipients = [side]
    coded.why.append(f"'{head.text}' is of {side.name}, as told before")
