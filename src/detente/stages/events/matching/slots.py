"""What may stand in one place around a word: the conditions of the rules in `data/actions.csv`."""

from __future__ import annotations

from ....records import EntityKind
from ....tables.actions import Slot
from .. import grammar
from ..cast import Cast
from ..clause import of_clause
from ..frames import Frame, words_of
from . import arguments, complements, objects, spoken, wording
from .tried import Check, Try

PARTY = frozenset({"with", "meeting", "talk", "summit"})
"""Words around a verb of talking by which it has somebody to talk with."""
JOINT = frozenset({"joint", "common", "combined"})
"""Words of an object by which it is done together."""


def check(frame: Frame, slot: Slot, cast: Cast) -> bool | None:
    """Whether what a slot asks for stands around a word; None where the slot names a preposition,
    after which any word or one of these must stand."""
    if (worded := wording.CHECKS.get(slot.name)) is not None:
        return worded(frame, slot.words)
    found = _CHECKS.get(slot.name)
    return None if found is None else found(Try(frame, slot.words, cast))


def anywhere(on: Try) -> bool:
    """One of these words, in whatever place around the word."""
    return bool(on.words & on.frame.all_words)


def nowhere(on: Try) -> bool:
    """None of these words after it: to retreat from the world is to give up no land."""
    return not anywhere(on)


def no_particle(on: Try) -> bool:
    """ "Called it bold", not "called on it to be bold"."""
    return not on.words & (on.frame.preps.keys() | on.frame.particles)


def other_purpose(on: Try) -> bool:
    """ "Its request for help", not "for comment"."""
    return not any(h.lemma_.lower() in on.words for h in on.frame.preps.get("for", []))


def subject(on: Try) -> bool:
    """One of these words does it."""
    return bool(on.words & words_of(on.frame.subjects))


def no_subject(on: Try) -> bool:
    """Whoever does it, none of these."""
    return not subject(on)


def refused(on: Try) -> bool:
    """ "Will not …", "does not …"."""
    return grammar.refused(on.frame.verb)


def light(on: Try) -> bool:
    """A noun under a verb that says little: "made an offer"."""
    return on.frame.light


def owner(on: Try) -> bool:
    """A noun that names who does it: "Chad's offer"."""
    return not on.frame.light and bool(on.cast.of(on.frame.subjects))


def both(on: Try) -> bool:
    """A noun that names its doer; the recipient is checked when the sides are known."""
    return owner(on) or on.frame.light


def from_thing(on: Try) -> bool:
    """ "Barred from the country", not "barred from entering"."""
    return any(head.pos_ in ("NOUN", "PROPN") for head in on.frame.preps.get("from", []))


def will(on: Try) -> bool:
    """Told as future: "will retaliate", "said that it would respond"."""
    told = of_clause(on.frame.verb)
    return told is not None and told.future and not told.negated


def into_land(on: Try) -> bool:
    """ "Fired rockets into Chad", not "into the sea"."""
    found = [on.cast.index.at(head) for head in on.frame.preps.get("into", [])]
    return any(m and m.entity_kind is EntityKind.STATE for m in found)


def party(on: Try) -> bool:
    """ "Discussed it with …", "at a meeting", or several who did: one alone has a topic."""
    return on.together() or bool(PARTY & on.frame.all_words)


def against_deed(on: Try) -> bool:
    """ "Warned against [leaving]", "against an [attack]"; not "against the forces of hate"."""
    heads = on.frame.preps.get("against", [])
    return any(h.pos_ == "VERB" or h.lemma_.lower() in on.words for h in heads)


def by_will(on: Try) -> bool:
    """Somebody allows it; not what is done, "…, allowing the rest to leave"."""
    token = on.frame.token
    adverbial = token.dep_ == "advcl" and token.tag_ == "VBG" and token.i > token.head.i
    return not adverbial


def one(on: Try) -> bool:
    """A single one: a party's "proposals" are its programme."""
    return on.frame.token.tag_ in ("NN", "NNP")


def always(_: Try) -> bool:
    """Nothing is asked of what stands around the word."""
    return True


def negated(on: Try) -> bool:
    """ "No", "not": it was not done."""
    return any(child.lower_ == "no" for child in on.frame.token.children) or any(
        child.dep_ == "neg" for child in on.frame.verb.children
    )


def joint(on: Try) -> bool:
    """ "Joint", or several who act."""
    several = {side.state or side.name for side in on.cast.of(on.frame.subjects)}
    return len(several) > 1 or bool(JOINT & on.frame.object_words)


def single(on: Try) -> bool:
    """One alone acts, with nobody."""
    return not joint(on) and "with" not in on.frame.preps


_CHECKS: dict[str, Check] = {
    **arguments.CHECKS,
    **complements.CHECKS,
    **objects.CHECKS,
    **spoken.CHECKS,
    "any": anywhere,
    "nowhere": nowhere,
    "no-prep": no_particle,
    "not-for": other_purpose,
    "together": Try.together,
    "sub": subject,
    "no-sub": no_subject,
    "not": refused,
    "light": light,
    "owner": owner,
    "both": both,
    "from-thing": from_thing,
    "will": will,
    "into-land": into_land,
    "party": party,
    "against-deed": against_deed,
    "by-will": by_will,
    "one": one,
    "alone": always,
    "neg": negated,
    "joint": joint,
    "single": single,
}
