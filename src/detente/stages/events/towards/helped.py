"""To whom help goes where its sentence names nobody: to whom the neighbour is a neighbour, to whom
all other help of the article goes, to the one of two whom the other harms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....records import Side, Standing
from ....tables import actions
from .. import grammar
from ..somebody import weighty

if TYPE_CHECKING:
    from ..cast import Cast
    from ..coding import Coded
    from .pair import Pair

NEAR = frozenset({"neighbour", "neighbor", "ally", "patron", "protector", "backer", "partner"})
"""Nouns that tell to whom somebody is close: "Peru, Chile's neighbour, offered help"."""
KIND = frozenset({"AID", "AGREE", "SUPPORT"})
PROMISING = frozenset({"pledge", "promise", "donate", "earmark"})
"""Verbs of whoever will give a thing."""
HARMING = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
"""Types of deeds from which somebody suffers."""
DONE = frozenset({Standing.ACTUAL, Standing.HISTORICAL})


def beside(coded: Coded, cast: Cast) -> None:
    """ "Peru, Chile's neighbour in the south, offered help": to Chile."""
    near = _beside(coded, cast) if coded.type in KIND and _open(coded) else None
    if near is not None:
        coded.recipients = [near]
        coded.why.append(f"to {near.name}, beside whom its sentence names the helper")


def fill(acts: Sequence[Coded], pair: Pair) -> None:
    """Give help without a recipient the one whom the article tells."""
    given = {side.state for one in acts if one.type == "AID" for side in one.recipients}
    suffering = given if len(given) == 1 and None not in given else _harmed(acts, pair)
    for coded in acts:
        acting = {side.state for side in coded.actors}
        if len(suffering) != 1 or not _helps(coded) or not _open(coded) or acting & suffering:
            continue
        if pair.two and (acting & pair.two or not pair.before(coded.token)):
            continue
        state = next(iter(suffering)) or ""
        coded.recipients = [pair.side(state, coded.token)]
        coded.why.append(f"to {coded.recipients[0].name}, whom the article's help is for")


def _open(coded: Coded) -> bool:
    acting = [side.state for side in coded.actors]
    return bool(acting) and None not in acting and not any(map(weighty, coded.recipients))


def _beside(coded: Coded, cast: Cast) -> Side | None:
    """Whose neighbour or ally the words beside who acts make him."""
    close = [one for head in coded.frame.subjects for one in grammar.children(head, "appos")
             if one.lemma_.lower() in NEAR]  # fmt: skip
    owners = [side for one in close for side in cast.of(grammar.children(one, "poss"))]
    acting = {side.state for side in coded.actors}
    told = [side for side in owners if side.state and side.state not in acting]
    return told[0] if len({side.state for side in told}) == 1 else None


def _helps(coded: Coded) -> bool:
    """Whether an act is help: given, or promised in money, goods or people who help."""
    if coded.rule.sides == "mutual" or coded.within is not None:
        return False
    words = actions.classes()
    given = words["money"] | words["goods"] | words["assisting"]
    promised = coded.rule.lemma in PROMISING and coded.frame.comp is None
    promised = promised or bool(coded.frame.object_words & given)
    return coded.type == "AID" or (coded.type == "AGREE" and promised)


def _harmed(acts: Sequence[Coded], pair: Pair) -> set[str | None]:
    """The one of the two to whom all harm that is done between them is done; nobody where a third
    brings the two together."""
    for one in acts:  # who brings both together takes no side
        states = {side.state for side in [*one.actors, *one.recipients]} - {None}
        if pair.two < states:
            return set()
    between = [one for one in acts if one.type in HARMING and one.standing in DONE
               and {s.state for s in [*one.actors, *one.recipients]} == pair.two]  # fmt: skip
    return {side.state for one in between for side in one.recipients} if pair.two else set()
