"""Whether the sides of two reports may be those of one act, and what that speaks for."""

from __future__ import annotations

from typing import NamedTuple

from . import weights, words
from .dated import STATED
from .features import Features, Who

MUTUAL = frozenset({"MEET", "PHONE", "DEAL"})
"""Acts that all sides do together, so that it does not matter who is named first."""
UNNAMED = 0.8
"""What it costs that one of two meetings names people and the other states alone; nothing within
one article, which names them once (but may tell of several agreements)."""
DAYS_OF_NEWS = 2
"""Two firmly dated acts within so many days are dated alike: day and evening, here and there."""


class Evidence(NamedTuple):
    """What speaks for one act (may be negative), and how it is said."""

    worth: float
    why: str


def sides(a: Features, b: Features) -> Evidence | None:
    """What the sides speak for; None where different people or states did it."""
    if a.all.nobody or b.all.nobody:
        return _unnamed(a, b)
    if (a.kind in MUTUAL and b.kind in MUTUAL) or (_fight(a, b) and _both_fought(a, b)):
        return _together(a, b)
    if _joint_and_lone(a, b) or _joint_and_lone(b, a) or _both_and_one(a, b):
        return None
    fought = _fight(a, b) and (clashed(a) or clashed(b))
    each = None if _crossed(a, b) and not fought else _each(a, b)
    return _spoken(a, b, each) or _blamed(a, b) or (_of_a_clash(a, b) if fought else None)


def _crossed(a: Features, b: Features) -> bool:
    """Whether who acts in the one is acted upon in the other, and nobody does the same in both:
    "Chad shelled the town" and "shells hit Chad's soldiers" are two, whoever else is left open."""
    over = a.actors.states & b.recipients.states or a.recipients.states & b.actors.states
    return bool(over) and not (
        a.actors.states & b.actors.states or a.recipients.states & b.recipients.states
    )


def _spoken(a: Features, b: Features, each: Evidence | None) -> Evidence | None:
    """What sides speak for, with what it adds that one leaves a side open, but its sentence names
    the two states of the other: "the expulsion of staff of the Chadian embassy in Libya"."""
    if each is None or len(a.all.states & b.all.states) > 1:
        return each
    both = (a.all.states | a.told_of) & (b.all.states | b.told_of)
    if not a.all.states & b.all.states or len(both) != STATES_OF_A_DYAD:
        return each
    return Evidence(each.worth + SPOKEN_OF, each.why or f"both tell of {', '.join(sorted(both))}")


STATES_OF_A_DYAD = 2


def clashed(one: Features) -> bool:
    """Whether an attack is told as something that two did to each other: "a clash with the army",
    "troops of both exchanged fire"."""
    return one.type == "ASSAULT" and (one.said in words.CLASHES or _on_one_side(one))


def _of_a_clash(a: Features, b: Features) -> Evidence | None:
    """Of a clash it may be told who began it, or with whom it was: all whom the one names as its
    sides stand in the sentence of the other."""
    whole = [one.all.states | one.told_of for one in (a, b)]
    inside = a.all.states <= whole[1] and b.all.states <= whole[0]
    both = whole[0] & whole[1]
    if not inside or len(both) < STATES_OF_A_DYAD:
        return None
    return Evidence(weights.CLASH, f"both tell of a clash of {', '.join(sorted(both))}")


def _joint_and_lone(joint: Features, lone: Features) -> bool:
    """Whether what the one has two states offer or promise together, the other has one of them
    offer to the other."""
    pledge = joint.kind == "OFFER" or (joint.kind == "DEAL" and joint.said in words.TOGETHER)
    if not pledge or lone.kind != "OFFER" or joint.recipients.states:
        return False
    to = lone.recipients.states
    return bool(to) and to < joint.actors.states and not lone.actors.states & to


def _both_and_one(a: Features, b: Features) -> bool:
    """Whether the one tells what two did to each other ("exchanged prisoners"), the other what one
    of them did: "freed 40 of them", before or after the other side did so."""
    if a.type != b.type or a.type not in EACH_OTHER:
        return False
    joint = [len(one.actors.states) > 1 and not one.recipients.states for one in (a, b)]
    lone = [len(one.actors.states) == 1 for one in (a, b)]
    return (joint[0] and lone[1]) or (joint[1] and lone[0])


EACH_OTHER = frozenset({"RETREAT", "SANCTION"})
"""Types of deeds that each of two does by itself, one after the other: to free, to expel."""
SPOKEN_OF = 0.6
"""What it speaks for one act that the sentence of the one names nobody as doing it, but the states
that the other names; both of them, where that names two."""


def _unnamed(a: Features, b: Features) -> Evidence:
    """Of an act of which one account names no side, as in "the collision in the straits"."""
    ours, theirs = ((one.all.states or one.told_of) for one in (a, b))
    if not (ours and theirs):
        return _of_articles(a, b)
    both = len(ours & theirs) >= min(2, max(len(ours), len(theirs)))
    if not both and (a.all.states or b.all.states):
        one = a.all.states or b.all.states
        if one <= ours & theirs:
            return Evidence(SPOKEN_OF / 2, f"both tell of {', '.join(sorted(one))}")
    if not both:
        return _of_articles(a, b) if ours & theirs else Evidence(weights.OTHERS_SPOKEN_OF, "")
    return Evidence(SPOKEN_OF, f"both tell of {', '.join(sorted(ours & theirs))}")


def _of_articles(a: Features, b: Features) -> Evidence:
    """Of an act of which a sentence names no state: "they agreed to withdraw", in an article on the
    two states that the other names."""
    one, other = (
        x.all.states or (x.told_of if len(x.told_of) > 1 else x.told_of | x.gist.states)
        for x in (a, b)
    )
    if len(one & other) < STATES_OF_A_DYAD or a.article == b.article:
        return Evidence(0.0, "")
    return Evidence(SPOKEN_OF / 2, f"both articles tell of {', '.join(sorted(one & other))}")


def _fight(a: Features, b: Features) -> bool:
    return a.kind == b.kind == "ASSAULT"


def _both_fought(a: Features, b: Features) -> bool:
    """Whether both tell of a fight of two states without saying who attacked: "troops of both
    exchanged fire", "killed three of the one and two of the other"."""
    return _on_one_side(a) and _on_one_side(b)


def _on_one_side(one: Features) -> bool:
    actors, recipients = one.actors.states, one.recipients.states
    return len(actors) > 1 or (not actors and len(recipients) > 1)


def _each(a: Features, b: Features) -> Evidence | None:
    actors = _side(a.actors, b.actors)
    recipients = _side(a.recipients, b.recipients)
    if actors is None or recipients is None:
        return None
    worth = actors.worth + weights.RECIPIENTS * recipients.worth
    return Evidence(worth, actors.why or recipients.why)


def _blamed(a: Features, b: Features) -> Evidence | None:
    """One attack for which two accounts blame two states: one day of its own in both, the same
    target, and a name near it in both."""
    if not _fight(a, b) or min(a.firm, b.firm) < STATED:
        return None
    near = a.names & b.names and max(a.last - a.first, b.last - b.first) < DAYS_OF_NEWS
    target = a.recipients.states & b.recipients.states
    two = not a.actors.people and not b.actors.people
    if not (near and target and two):
        return None
    return Evidence(weights.SAME_TARGET, "the same target, whoever did it")


def visits(one: Features) -> bool:
    """Whether a meeting is told as a visit."""
    return one.mode == "visit" or one.said in words.VISITS


def _together(one: Features, other: Features) -> Evidence | None:
    a, b = one.all, other.all
    side = _side(a, b)
    paid = {one.said, other.said} <= words.VISITS
    if side is None or (paid and _crossed(one, other)):
        return None
    two = len(a.states | a.bodies) > 1 and len(b.states | b.bodies) > 1
    shared = len(a.states & b.states) + len(a.bodies & b.bodies)
    if two and shared < 2:
        return None
    if len(a.people) > 1 and len(b.people) > 1 and len(a.people & b.people) < 2:
        return None
    deals = "DEAL" in (one.kind, other.kind)
    named = _named_in(one, other) or _named_in(other, one)
    if len(named) > 1:
        return _of_people(named, ", ".join(sorted(named)))
    apart = bool(a.people) != bool(b.people) and (deals or one.article != other.article)
    if apart and one.ranks and other.ranks and not one.ranks & other.ranks:
        return None  # the presidents' call, and that of the ministers
    whole = weights.TWO_IN_BOTH if two else weights.ONE_IN_BOTH
    if not two and one_role(one, other):
        whole = weights.TWO_IN_BOTH
    return Evidence(side.worth + whole - UNNAMED * apart, side.why)


def one_role(one: Features, other: Features) -> bool:
    """Whether two articles have somebody of one office meet on one stated day."""
    role = one.all.roles & other.all.roles
    days = max(one.last - one.first, other.last - other.first) < DAYS_OF_NEWS
    return bool(role) and days and min(one.firm, other.firm) == STATED


def _named_in(one: Features, other: Features) -> frozenset[str]:
    """The surnames of the people of the one that stand in the sentence of the other, which names
    those who met beside those whom it was read of: "the premiers, Idris and Deby, met"."""
    if other.all.people:
        return frozenset()
    return frozenset(name for name in one.all.surnames if words.stem(name) in other.words)


def _side(a: Who, b: Who) -> Evidence | None:
    """None where the two name different people of one state, or different states."""
    people = a.people & b.people or _by_surname(a, b)
    if not people and a.people and b.people and (a.homes & b.homes or not (a.homes and b.homes)):
        return None
    if not people and a.roles and b.roles and not a.roles & b.roles:
        return None
    states = a.states & b.states
    if not states and a.states and b.states:
        return None
    bodies = a.bodies & b.bodies or _within(a.bodies, b.bodies)
    if people:
        return _of_people(people, _named(people))
    if states:
        worth = weights.SAME_SIDE + weights.FURTHER_STATE * (len(states) - 1)
        return Evidence(min(weights.MOST_STATES, worth), f"both have {', '.join(sorted(states))}")
    if bodies:
        return Evidence(weights.SAME_SIDE, f"both name {_named(bodies)}")
    known = (a.states or a.bodies or a.people) and (b.states or b.bodies or b.people)
    return Evidence(weights.OTHER_SIDE if known else 0.0, "")


def _of_people(people: frozenset[str], named: str) -> Evidence:
    worth = weights.SAME_SIDE + weights.EACH_PERSON * len(people)
    return Evidence(min(weights.MOST_PEOPLE, worth), f"both name {named}")


def _by_surname(a: Who, b: Who) -> frozenset[str]:
    """People of one state whom one account names by surname alone, as surnames."""
    shared = (a.surnames & b.surnames) & (a.bare | b.bare)
    return shared if a.homes & b.homes else frozenset()


def _within(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """A body and its part: the United Nations and their Security Council."""
    return frozenset(
        min(one, two, key=len) for one in a for two in b
        if one[:3] == "org" and (one.startswith(f"{two}-") or two.startswith(f"{one}-"))
    )  # fmt: skip


def _named(ids: frozenset[str]) -> str:
    return ", ".join(sorted(one.partition(":")[2].replace("-", " ") for one in ids))
