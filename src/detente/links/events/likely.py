"""The likeliest pairs: what two reports share is not enough by itself, but each is the only act
that could be the other in articles that tell one news.

Of one news an act of one kind between two states is mostly told once by each article. Such a pair
is joined only where neither article has another act that it could be (`gathering`).
"""

from __future__ import annotations

from .enough import ONE_WAY, Parts, summons
from .features import Features
from .kin import DEEDS, alike_around, one_speaker, same_matter, told_together
from .sides import MUTUAL, Evidence
from .what import two_deals, two_offers

LIKELY = "the only such act in two articles of one news"
"""How the reason of such a pair begins."""
NEEDED = 2.8
"""Evidence from which a pair is a likely one; chosen on tests/cases/same_events."""
SAID_ALIKE = 0.8
"""Worth of shared words from which what is only said is likely to be one: one telling word near it
in one of the two."""
MUCH_ALIKE = 2.0
"""The same where it is not known to be said by one: two or three such words."""
ONE_KIND = 1.0
"""Worth of type, mode and anchor below which two acts of one kind are told in other ways."""
SET_APART = -1.0
"""What words before an act ("another") cost from which they set it apart."""


def likely(a: Features, b: Features, parts: Parts, worth: float) -> Evidence | None:
    """What speaks for a pair of that worth, which is not joined by itself, but may be where neither
    article tells another such act; None where it may not."""
    if a.voice == b.voice or a.kind != b.kind or a.stands != b.stands:
        return None
    if parts.apart.worth <= SET_APART or not _alike(a, b, parts):
        return None
    if summons(a) != summons(b):
        return None
    if two_deals(a, b) or two_offers(a, b):
        return None
    news = max(parts.news, alike_around(a, b), key=lambda one: one.worth)
    shared = parts.words.worth
    same_two = _same_two(a, b) or one_deed_of(a, b)
    if not told_together(news) and not (same_matter(a, b, shared) and same_two):
        return None
    whole = worth + news.worth - parts.news.worth
    why = f"{LIKELY}; {news.why}" if news.worth > 0 else LIKELY
    return Evidence(whole, why) if whole >= NEEDED else None


def one_deed_of(a: Features, b: Features) -> bool:
    """Whether one state did two deeds of one mode on one weekday, whomever they were meant for."""
    one, two = a.beside.weekday, b.beside.weekday
    day = one is not None and one == two and a.type in DEEDS
    return day and bool(a.mode) and a.mode == b.mode and a.actors.states == b.actors.states != set()


def _same_two(a: Features, b: Features) -> bool:
    """Whether both have the same two states as their sides, and no other; an account that names
    nobody has those of its article."""
    one, other = (x.gist.states if x.all.nobody else x.all.states for x in (a, b))
    return len(one) > 1 and one == other


def _alike(a: Features, b: Features, parts: Parts) -> bool:
    """Whether two acts of one news are told as one: what is said in words of which one tells it, a
    deed as one of its mode, a meeting as one of the same two or of the same rank."""
    if a.kind == "DEAL":
        thing = parts.words.worth >= SAID_ALIKE and bool(a.all.people) == bool(b.all.people)
        return parts.kind.worth >= ONE_KIND and (thing or parts.words.worth >= MUCH_ALIKE)
    if a.type not in DEEDS:
        alike = parts.kind.worth >= ONE_KIND and parts.words.worth >= SAID_ALIKE
        open_side = not (a.actors.known and b.actors.known)
        return alike and (one_speaker(a, b) or (open_side and parts.words.worth >= MUCH_ALIKE))
    if a.kind in MUTUAL:
        rank = bool(a.ranks & b.ranks) and parts.who.worth > 0
        same = parts.who.worth >= SAME_PARTIES or rank
        return a.apart == b.apart and parts.kind.worth >= ONE_KIND and same
    if parts.who.worth <= 0 and parts.when.worth < TOLD_NEAR:
        return False
    if harms(a) != harms(b) or (harms(a) and not a.recipients.states & b.recipients.states):
        return False
    least = ONE_WAY if parts.words.worth > NO_WORDS else ONE_WORD
    return parts.kind.worth >= least


ONE_WORD = 2.0
"""Worth of type, mode and anchor of two deeds of one mode told by one word, which need not share
another."""
NO_WORDS = -1.0
"""Worth of the words of two sentences that share none."""


def harms(one: Features) -> bool:
    """Whether an attack is told by what it did to people."""
    return one.type == "ASSAULT" and one.said.startswith(HARM)


HARM = ("kill", "wound", "injur", "hurt", "die", "dead", "death", "slain", "left", "leaving")
"""Beginnings of anchors that say what an attack did to people, not how it was made."""
TOLD_NEAR = 1.0
"""Worth of the days of two accounts, told as of near days, of which one names no side."""
SAME_PARTIES = 1.0
"""Worth of the sides of two meetings from which these are of the same parties."""
