"""Acts that are words alone: of "said on Monday that it would close the border" the threat was made
on Monday, whenever the border is closed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...records import Basis, Standing, When
from ...tables import actions
from . import grammar
from .cast import Cast
from .coding import Coded

if TYPE_CHECKING:
    from ...language import Token

WORDS = frozenset({"THREATEN", "AGREE", "REJECT", "CONCEDE"})
"""Types of what is done by saying what one will do or not do."""
SPOKEN = WORDS | {"REQUEST", "SUPPORT", "ACCUSE"}
"""Types of what is done by speaking."""
SAID_NOW = frozenset({Standing.ACTUAL, Standing.CONDITIONAL})
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


def in_saying(coded: Coded, when: When) -> bool:
    """Whether an act has the day on which its doer says it, being done by the words themselves and
    told without a day: "said Chad was [ready] to help", "we [support] the plan"; not "said that
    Chad had supported it"."""
    brought = any(slot.name == "brought" for slot in coded.rule.slots)
    if coded.type not in SPOKEN or coded.standing not in SAID_NOW:
        return False
    if coded.frame.pos == "noun" and not brought:
        return False  # "said it would drop its demand"
    if when.basis not in (Basis.PUBLISHED, Basis.UNKNOWN):
        return False
    verb = coded.frame.verb
    if verb.tag_ == "VBG" and verb.dep_ == "advcl":
        verb = verb.head  # "will stand firm, [seeking] guarantees"
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if helpers & {"has", "have", "had"}:
        return False
    state = verb.lemma_ == "be" and verb.tag_ in ("VBD", "VBZ", "VBP")
    adjective = coded.token.pos_ == "ADJ" or coded.token.dep_ in ("acomp", "attr")
    return (state and adjective) or verb.tag_ in ("VBZ", "VBP") or bool(helpers & COMING)


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
