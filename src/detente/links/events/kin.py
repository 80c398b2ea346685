"""Whether two articles tell one news: by their headlines, and by all that they say."""

from __future__ import annotations

from ...tables import plover
from . import weights, words
from .dated import WEAK
from .days import BOUND
from .features import Features
from .gist import likeness
from .sides import MUTUAL, Evidence, one_role, visits

ONE_NEWS = 1.0
"""What it speaks for one act that the headlines of both articles share a telling word, and half as
much again when they share two: as much as one type or one place. tests/cases/same_events does not
decide it: of 66 pairs 55 are joined with any value from 0.75 to 3, 53 with 0, and none too many."""
UNDATED_HEADS = 2
"""Words that they must share where one of the two is not dated."""
RARE_HEAD = 1.3
"""Weight of a word ("hotline") that is enough alone."""
NEWS_DAYS = 3
"""Days between two reports of one news."""
LATER_DAYS = 14
"""Days after which a report that tells as much of the same still looks back on one news."""
AKIN, ALIKE, LIKE_COPIES = 0.08, 0.14, 0.25
"""Likeness (cosine of telling terms) of two articles from which they touch one news, tell it, and
tell it much alike. Of the pairs of articles of three outsiders' sets, two of one affair have .05 to
.5, two of different affairs at most .12, mostly by words of the trade ("diplomat")."""
WORTH = (0.6, 1.5, 2.0)
"""What such speak for one act."""
NAMES = 2
"""Rare names that articles share at least of which one is not dated, for meetings: these return
each year, with their places."""


def news(a: Features, b: Features, shared: Evidence) -> Evidence:
    """What it speaks for one act that both articles tell one news; of what is only said (asked,
    offered, refused), of which one news tells much, only with `shared` words near it, by one who
    is known in both."""
    if a.article == b.article:
        return Evidence(0.0, "")
    heads = _headlines(a, b)
    if not {a.type, b.type} & DEEDS and (shared.worth < SAID_NEAR or not one_speaker(a, b)):
        return heads
    return max(heads, alike(a, b), key=lambda one: one.worth)


DEEDS = plover.CONFLICT | {"RETREAT", "CONSULT"}
"""Types of which one news seldom tells two alike."""
SAID_NEAR = 0.8
"""Worth of shared words from which two acts of another type are about one thing: one telling word
near one of the two."""


def one_speaker(a: Features, b: Features) -> bool:
    """Whether a state, person or body acts in both."""
    one, other = a.actors, b.actors
    return bool(one.states & other.states or one.people & other.people or one.bodies & other.bodies)


def told_together(found: Evidence) -> bool:
    """Whether two articles surely tell one news, so that it needs no day of publication."""
    return found.worth >= WORTH[1]


def _headlines(a: Features, b: Features) -> Evidence:
    shared = one_news(a, b)
    worth = ONE_NEWS * (weights.SEVERAL_IN_HEADS if len(shared) > 1 else 1.0) if shared else 0.0
    return Evidence(worth, f"headlines with {', '.join(f'{one}…' for one in sorted(shared)[:2])}")


def one_news(a: Features, b: Features) -> frozenset[str]:
    """The words that two headlines of the same days share; empty where they are not of one news."""
    shared = a.head & b.head
    if a.article == b.article or gap(a, b) > NEWS_DAYS:
        return frozenset()
    if wide(a, b) and len(shared) < UNDATED_HEADS:
        return frozenset(part for part in shared if words.weight(part) >= RARE_HEAD)
    return shared


def alike(a: Features, b: Features) -> Evidence:
    """What it speaks for one act that two articles are alike as wholes."""
    if beside(a, b) or beside(b, a):
        return NOTHING
    return alike_around(a, b)


NOTHING = Evidence(0.0, "")


def alike_around(a: Features, b: Features) -> Evidence:
    """The same where one of the two may name something near its act that the other names nowhere,
    as the more telling of two accounts does."""
    apart = gap(a, b)
    if apart > LATER_DAYS or (beside(a, b) and beside(b, a)) or _other_gathering(a, b):
        return NOTHING
    alike = likeness(a.gist, b.gist)
    names = rare_names(a, b)
    bounds = (AKIN, ALIKE, LIKE_COPIES)
    step = sum(alike >= bound for bound in bounds)
    needed = NAMES if {a.kind, b.kind} & MUTUAL else 1  # meetings return, with their places
    if wide(a, b) and len(names) < needed:
        step = min(step, 1) if names or alike >= LIKE_COPIES or _one_weekday(a, b, alike) else 0
    if not step:
        return NOTHING
    worth = WORTH[step - 1] * (1.0 if apart <= NEWS_DAYS else weights.LATER_NEWS)
    why = f"articles alike by {alike:.2f}"
    return Evidence(worth, f"{why}, with {', '.join(names[:3])}" if names else why)


def _one_weekday(a: Features, b: Features, alike: float) -> bool:
    """Whether two deeds of one weekday stand in articles that tell one news."""
    one, two = a.beside.weekday, b.beside.weekday
    return alike >= NOT_BY_CHANCE and one is not None and one == two and a.type in DEEDS


NOT_BY_CHANCE = 0.12
"""Likeness above that of any two articles of different affairs (see ALIKE)."""


ONE_MATTER = 0.05
"""Likeness of two articles from which a rare name in both shows that they are of one affair."""


def same_matter(a: Features, b: Features, shared: float) -> bool:
    """Whether two articles of near days, or one without a day, share a name that no table has, and
    more beside it; or are akin, and tell the act in words of which so much is shared."""
    if beside(a, b) and beside(b, a):
        return False
    alike, apart = likeness(a.gist, b.gist), gap(a, b)
    if apart <= NEWS_DAYS and (_one_weekday(a, b, alike) or _one_person(a, b, alike, shared)):
        return True
    named = bool(rare_names(a, b))
    if apart > NEWS_DAYS:
        return apart <= LATER_DAYS and named and alike >= ALIKE
    return alike >= ONE_MATTER if named else alike >= AKIN and shared >= WORDED_ALIKE


def _one_person(a: Features, b: Features, alike: float, shared: float) -> bool:
    """Whether in articles that tell one news one person says what shares a telling word."""
    return alike >= ALIKE and bool(a.actors.people & b.actors.people) and shared > 0


WORDED_ALIKE = 1.0
"""Worth of shared words near two acts of the same two states: "machine gun"."""


def beside(a: Features, b: Features) -> bool:
    """Whether what one tells is not the news that the two share: it names something near the act
    that the other article names nowhere."""
    return bool(a.names and b.gist.named) and not a.names & b.gist.named


def _other_gathering(a: Features, b: Features) -> bool:
    """Whether one of two meetings or agreements of one news is not that of the news: a visit
    against the talks on it, or one of which only the month is known in a dated article."""
    if a.kind not in MUTUAL or b.kind not in MUTUAL:
        return False
    vague = any(one.firm == WEAK and one.told[1] - one.told[0] <= BOUND for one in (a, b))
    return vague or (visits(a) != visits(b) and not one_role(a, b))


def rare_names(a: Features, b: Features) -> list[str]:
    """Rare names that both articles have, beside the surnames of the sides."""
    theirs = set(b.gist.rare) - a.all.surnames - b.all.surnames
    return [name for name in a.gist.rare if name in theirs]


def gap(a: Features, b: Features) -> int:
    """Days between the days in which two articles were published; 0 where these may be one."""
    return max(a.told[0] - b.told[1], b.told[0] - a.told[1], 0)


def wide(a: Features, b: Features) -> bool:
    """Whether one of the two articles is not dated to a month."""
    return max(a.told[1] - a.told[0], b.told[1] - b.told[0]) > BOUND
