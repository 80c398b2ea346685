"""Acts that are words alone: of "said on Monday that it would close the border" the threat was made
on Monday, whenever the border is closed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...records import Standing
from ...tables import actions
from . import grammar
from .cast import Cast
from .coding import Coded

if TYPE_CHECKING:
    from ...language import Token

WORDS = frozenset({"THREATEN", "AGREE", "REJECT", "CONCEDE"})
"""Types of what is done by saying what one will do or not do."""
SPEAKERS = frozenset({"it", "they", "he", "she", "we", "i"})
LANDS = frozenset({"country", "government", "nation", "state"})
"""What a speaker calls his own: "said his country would not attend"."""
COMING = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})


def at_saying(coded: Coded) -> Coded | None:
    """The act as done by the verb of saying over it, for when it was done; None where it is not
    its own doer who says it, or where it is more than words."""
    verb = coded.frame.verb
    over = verb.head
    if coded.type not in WORDS or coded.standing is not Standing.ACTUAL or coded.within is not None:
        return None
    future = any(child.dep_ == "aux" and child.lower_ in COMING for child in verb.children)
    own = coded.said is not None or _own(verb, over)
    if not future or verb.dep_ != "ccomp" or not _saying(over) or not own:
        return None
    return replace(coded, frame=replace(coded.frame, token=over, verb=over, pos="verb"))


def settle(coded: Coded, cast: Cast) -> None:
    """Mark what is announced by a man of the state that will do it: "the president said on Monday
    that Chad would close the border"."""
    verb, over = coded.frame.verb, coded.frame.verb.head
    if coded.type not in WORDS or verb.dep_ != "ccomp" or not _saying(over):
        return
    speaking = {side.state for side in cast.of(grammar.children(over, *grammar.SUBJECTS))}
    acting = {side.state for side in coded.actors}
    if len(acting) == 1 and acting == speaking and None not in acting:
        coded.said = over


def _saying(verb: Token) -> bool:
    embedder = actions.embedders().get(verb.lemma_)
    return verb.pos_ == "VERB" and embedder is not None and embedder.standing in ("", "threatened")


def _own(verb: Token, over: Token) -> bool:
    """Whether whoever will do it says so."""
    doing = grammar.children(verb, *grammar.SUBJECTS)
    speaking = grammar.children(over, *grammar.SUBJECTS)
    if not doing or not speaking:
        return False
    one = doing[0]
    owned = any(child.tag_ == "PRP$" for child in one.children)
    same = one.lemma_ == speaking[0].lemma_ and one.pos_ == "PROPN"
    return one.lower_ in SPEAKERS or (owned and one.lemma_ in LANDS) or same
