"""Whether an act of one article may be that of another on its news, when both are read side by
side: nothing sets them apart, and somebody, or some words, stand in both.
"""

from __future__ import annotations

from . import kin
from .days import WEEK
from .enough import Parts, bare, summons
from .features import SUPPOSED, Features, Who
from .gist import likeness
from .likely import harms
from .sides import MUTUAL
from .what import two_deals, two_offers

OWN, AROUND, NEAR = 0.05, 0.12, 0.4
"""Likeness of two sentences, of these with the ones before them, or worth of words near both acts,
from which they share more than their sides."""
OBJECT = 0.12
"""Likeness of two sentences from which two offers are of one thing, though in other words."""
SHORT = 1
"""Telling words of a sentence that tells an act in short: "Chad wants Libya to wait"."""
OPEN = 0.15
"""Likeness of two sentences from which they are of one act, though one of them names nobody."""
DATED, SAME_DAYS = 1.0, 2.0
"""Worth of the days of what two articles of the same days tell, and of what both tell of the same
days."""
MUCH_ALIKE = 0.3
"""Likeness of two articles that tell little beside one news."""
ASIDE = -1.5
"""What words before an act ("another") cost from which they set it apart."""
KINDRED = 0.7
"""What the difference of two kinds of deeds costs at most: "seized" and "captured"."""
ANSWERED = frozenset({"REQUEST", "REJECT", "THREATEN", "ACCUSE"})
"""Kinds of which one news mostly has one of each side to the other, in whatever words."""
ASKED = frozenset({"REQUEST", "REJECT"})
"""Those of which one account may leave open to whom it was said."""
SPOKEN = ANSWERED | {"OFFER", "SUPPORT", "CONCEDE", "AID", "COOPERATE", "LETTER", "OFF"}
DENYING = ("den", "dismiss", "describ", "disput", "insist")
REFUSING = ("refus", "turn", "declin", "put", "rul", "spurn", "rebuff", "balk")
"""Beginnings of anchors that say that a charge is not so; that something is not done or taken."""


def fit(a: Features, b: Features, parts: Parts, cost: float) -> bool:
    """Whether nothing keeps two acts apart that is seen without the words round them."""
    if a.stands != b.stands or a.stands == SUPPOSED or parts.apart.worth <= ASIDE:
        return False
    if summons(a) != summons(b) or "DEAL" in (a.kind, b.kind) or two_deals(a, b):
        return False
    if kin.gap(a, b) > WEEK or (kin.beside(a, b) and kin.beside(b, a)):
        return False
    if a.kind in MUTUAL and b.kind in MUTUAL:
        visit = a.mode != b.mode and "visit" in (a.mode, b.mode)
        return not (visit or kin.wide(a, b)) and parts.when.worth >= DATED
    if _others(a.actors, b.actors) or _others(a.recipients, b.recipients):
        return False
    return _same_saying(a, b) if {a.kind, b.kind} <= SPOKEN else _same_deed(a, b, cost)


def told_alike(a: Features, b: Features, parts: Parts, passages: tuple[float, float]) -> bool:
    """Whether two acts share words, or the same two say and answer the same in one news; `passages`
    are the likenesses of their sentences, and of these with the ones before."""
    own, around = passages
    short = _in_short(a) or _in_short(b)
    if not short and own < OBJECT and (two_offers(a, b) or _two_things(a, b)):
        return False
    if a.kind not in MUTUAL and not _shared_side(a, b):
        worded = not a.act_words.isdisjoint(b.act_words) or a.kind not in SPOKEN
        none_aside = not (kin.beside(a, b) or kin.beside(b, a))
        return parts.when.worth >= DATED and own >= OPEN and worded and none_aside
    looked_back = around >= AROUND and (short or a.kind in MUTUAL or a.kind not in SPOKEN)
    if own >= OWN or looked_back or parts.words.worth >= NEAR or parts.counted.worth > 0:
        return True
    return a.kind == b.kind and not kin.wide(a, b) and _only_of_two(a, b, parts, short)


def _only_of_two(a: Features, b: Features, parts: Parts, short: bool) -> bool:
    """Whether the same two do, ask or answer something in articles that are much alike or tell of
    the same days; what is asked or answered is so where one of them says no more of it."""
    days = parts.when.worth
    both = _same(a.actors, b.actors) and _same(a.recipients, b.recipients)
    alike = likeness(a.gist, b.gist) >= MUCH_ALIKE and days >= DATED
    if a.kind not in SPOKEN:
        return both and alike and a.kind not in MUTUAL
    if not short or a.kind not in ANSWERED or a.mode != b.mode:
        return False
    one_side = a.kind in ASKED and a.actors.states == b.actors.states != frozenset()
    return (both or one_side) and (days >= SAME_DAYS or (alike and a.kind != "ACCUSE"))


def _two_things(a: Features, b: Features) -> bool:
    """Whether what is said is said of two things: both have telling words near it, and none of
    them stands in the other sentence."""
    if not {a.kind, b.kind} <= SPOKEN:
        return False
    near = [one.near - one.act_words for one in (a, b)]
    return bool(near[0] and near[1]) and not (near[0] & b.words or near[1] & a.words)


def _in_short(one: Features) -> bool:
    """Whether an account says hardly more than who says it to whom: "Chad denied this"."""
    few = not (one.names or one.title) and len(one.words - one.act_words) <= SHORT
    return bare(one) or (few and one.kind != "REJECT")  # "denied the charge": which of several?


def _shared_side(a: Features, b: Features) -> bool:
    """Whether somebody says it in both, or does it or suffers it."""
    said = a.kind in SPOKEN and b.kind in SPOKEN
    return _same(a.actors, b.actors) or (not said and _same(a.recipients, b.recipients))


def _same_saying(a: Features, b: Features) -> bool:
    """Whether what is only said is said in one way: one kind, one mode of blame, and a charge is
    denied or a demand refused in both."""
    if (a.kind != b.kind and "OFF" not in (a.kind, b.kind)) or kin.gap(a, b) > kin.NEWS_DAYS:
        return False
    if a.kind == "ACCUSE" and a.mode and b.mode and a.mode != b.mode:
        return False
    ways = {_way(a), _way(b)}
    return ways != {DENYING, REFUSING}


def _way(one: Features) -> tuple[str, ...]:
    """How something is rejected: as not so, or not to be done; () where the word tells neither."""
    return next((way for way in (DENYING, REFUSING) if one.said.startswith(way)), ())


def _same_deed(a: Features, b: Features, cost: float) -> bool:
    """Whether two deeds are of one mode, told by what was done or by what it did to people."""
    if cost > KINDRED or (a.mode and b.mode and a.mode != b.mode and a.kind == b.kind):
        return False
    if "ASSAULT" in (a.kind, b.kind) and harms(a) != harms(b):
        return False
    return (len(a.actors.states) > 1) == (len(b.actors.states) > 1)


def _same(one: Who, other: Who) -> bool:
    """Whether a state, person or body is on both sides."""
    return bool(one.states & other.states or one.people & other.people or one.bodies & other.bodies)


def _others(one: Who, other: Who) -> bool:
    """Whether both name somebody, and nobody in both."""
    return one.known and other.known and not _same(one, other)
