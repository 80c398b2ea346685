"""Whether two reports tell one act: a score, and a reason in plain words."""

from __future__ import annotations

import math
from typing import NamedTuple

from ...linked import Pair, Report, pair
from . import words
from .features import DONE, DUE, FOREVER, STATED, TOLD, WEAK, Features, Who, features
from .where import far

SAME = 0.6
"""Score 0..1 from which two reports are of one act; chosen on tests/cases/same_events."""
SLOPE = 0.8
"""How fast evidence turns into certainty: 1 unit over the threshold makes .5 to .69."""
NEEDED = 4.0
"""Evidence at which it is as likely as not; a same day, side, type and object make some 6."""
SHARED_MOST = 4.0
"""What shared words count at most: a long quotation in both does not replace who and when."""
NEARNESS = (0.4, 0.8, 1.3)
"""What a shared word counts that stands near neither anchor, near one, near both: a long sentence
tells of much else."""
UNNAMED = 0.8
"""What it costs that one of two meetings names people and the other states alone."""
OTHER_NAMES = 1.0
"""What it costs that both name something near the act, and nothing in common."""
MUTUAL = frozenset({"MEET", "PHONE", "DEAL"})
"""Acts that all sides do together, so that it does not matter who is named first."""

TOLD_AS: dict[frozenset[str], float] = {
    frozenset(pair.split()): cost
    for pair, cost in {
        "MEET PHONE": 1.0, "MEET LETTER": 9.0, "OFFER DEAL": 2.0, "OFFER CONCEDE": 0.5,
        "OFFER COOPERATE": 1.0, "OFFER AID": 0.7, "OFFER SUPPORT": 1.0, "DEAL COOPERATE": 0.7,
        "DEAL SUPPORT": 1.0, "SUPPORT COOPERATE": 0.5, "SUPPORT AID": 0.7, "COOPERATE AID": 0.3,
        "CONCEDE RETREAT": 0.5, "ACCUSE REJECT": 0.6, "ACCUSE THREATEN": 1.0,
        "REQUEST THREATEN": 1.0, "REQUEST ACCUSE": 1.0, "REJECT THREATEN": 1.0,
        "SANCTION COERCE": 0.5, "SANCTION RETREAT": 0.7, "MOBILIZE ASSAULT": 0.5,
        "COERCE ASSAULT": 0.7, "REJECT SANCTION": 1.0, "DEAL CONCEDE": 1.0,
    }.items()
}  # fmt: skip
"""Kinds of act that reporters take for one another, and what the difference costs."""
HARD_MODES = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "MOBILIZE", "PROTEST"})
"""Types whose modes are different deeds; those of the others are often different words."""


class Evidence(NamedTuple):
    """What speaks for one act (may be negative), and how it is said."""

    worth: float
    why: str


def decide(one: Report, other: Report) -> Pair | None:
    """The two as one act, with score and reason; None when they are two, or it cannot be told.

    Symmetric and pure; what it looks at is worked out once for each report.
    """
    a, b = features(one), features(other)
    if a.id > b.id:
        a, b = b, a
    cost = _kinds(a, b)
    if cost is None or excluded(a, b):
        return None
    who = _who(a, b) or _blamed(a, b)
    if who is None:
        return None
    parts = [_when(a, b), who, *_what(a, b), _where(a, b), _apart(a, b), _headlines(a, b)]
    worth = sum(part.worth for part in parts) - cost
    score = 1 / (1 + math.exp(-SLOPE * (worth - NEEDED)))
    if score < SAME or not _enough(a, b, parts):
        return None
    why = "; ".join(part.why for part in parts if part.why and part.worth > 0)
    return pair(a.id, b.id, round(score, 3), why)


def excluded(a: Features, b: Features) -> bool:
    """Whether the two can never be one: their days exclude each other, one is the act of which
    the other tells, one is done and the other only talked of, or they are different rounds."""
    if a.first > b.last or b.first > a.last or _never(a, b) or _never(b, a):
        return True
    if a.article == b.article and (_other_days(a, b) or _one_sentence(a, b)):
        return True
    if a.act == b.id or b.act == a.id:
        return True
    if a.stands != b.stands and {a.stands, b.stands} != {DONE, DUE}:
        return True
    return bool(a.round and b.round and a.round != b.round)


def _other_days(a: Features, b: Features) -> bool:
    """ "Today" and "last month" of one article are two times, though its year is not known."""
    if a.since[0] > a.since[1] or b.since[0] > b.since[1]:
        return False
    return a.since[0] > b.since[1] or b.since[0] > a.since[1]


def _never(a: Features, b: Features) -> bool:
    """Whether no year of a day without a year brings the two together."""
    return bool(a.years) and not any(first <= b.last and b.first <= last for first, last in a.years)


def _one_sentence(a: Features, b: Features) -> bool:
    """One sentence tells two acts, unless it has the verb and the name of a meeting."""
    return a.start == b.start and not (a.kind == b.kind == "MEET" and a.anchor != b.anchor)


def barred(a: Features, b: Features) -> bool:
    """Whether the two can never be one event, also for what others tell of it: excluded, or done
    by different people or states."""
    return excluded(a, b) or (_who(a, b) or _blamed(a, b)) is None


def _kinds(a: Features, b: Features) -> float | None:
    if a.kind == b.kind:
        return 0.0
    return TOLD_AS.get(frozenset((a.kind, b.kind)))


# ------------------------------------------------------------------ who


def _who(a: Features, b: Features) -> Evidence | None:
    if a.kind in MUTUAL and b.kind in MUTUAL:
        return _together(a.all, b.all)
    actors = _side(a.actors, b.actors)
    recipients = _side(a.recipients, b.recipients)
    if actors is None or recipients is None:
        return None
    return Evidence(actors.worth + 0.7 * recipients.worth, actors.why or recipients.why)


def _blamed(a: Features, b: Features) -> Evidence | None:
    """One attack for which two accounts blame two states: one day of its own in both, the same
    target, and a name near it in both."""
    if not a.kind == b.kind == "ASSAULT" or min(a.firm, b.firm) < STATED:
        return None
    near = a.names & b.names and max(a.last - a.first, b.last - b.first) < DAYS_OF_NEWS
    target = a.recipients.states & b.recipients.states
    two = not a.actors.people and not b.actors.people
    return Evidence(0.5, "the same target, whoever did it") if near and target and two else None


def _together(a: Who, b: Who) -> Evidence | None:
    side = _side(a, b)
    if side is None:
        return None
    two = len(a.states | a.bodies) > 1 and len(b.states | b.bodies) > 1
    shared = len(a.states & b.states) + len(a.bodies & b.bodies)
    if two and shared < 2:
        return None
    if len(a.people) > 1 and len(b.people) > 1 and len(a.people & b.people) < 2:
        return None
    unnamed = UNNAMED if bool(a.people) != bool(b.people) else 0.0
    return Evidence(side.worth + (0.5 if two else -0.5) - unnamed, side.why)


def _side(a: Who, b: Who) -> Evidence | None:
    """None where the two name different people of one state, or different states."""
    people = a.people & b.people
    if not people and a.people and b.people and (a.homes & b.homes or not (a.homes and b.homes)):
        return None
    if not people and a.roles and b.roles and not a.roles & b.roles:
        return None
    states = a.states & b.states
    if not states and a.states and b.states:
        return None
    bodies = a.bodies & b.bodies or _within(a.bodies, b.bodies)
    if people:
        return Evidence(min(3.0, 1.0 + len(people)), f"both name {_named(people)}")
    if states:
        worth = 1.0 + 0.5 * (len(states) - 1)
        return Evidence(min(2.0, worth), f"both have {', '.join(sorted(states))}")
    if bodies:
        return Evidence(1.0, f"both name {_named(bodies)}")
    known = (a.states or a.bodies or a.people) and (b.states or b.bodies or b.people)
    return Evidence(-1.5 if known else 0.0, "")


def _within(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """A body and its part: the United Nations and their Security Council."""
    return frozenset(
        min(one, two, key=len) for one in a for two in b
        if one[:3] == "org" and (one.startswith(f"{two}-") or two.startswith(f"{one}-"))
    )  # fmt: skip


def _named(ids: frozenset[str]) -> str:
    return ", ".join(sorted(one.partition(":")[2].replace("-", " ") for one in ids))


# ------------------------------------------------------------------ when


DAYS_OF_NEWS = 2
"""Two firmly dated acts within so many days are dated alike: day and evening, here and there."""
WEEK = 7


def _when(a: Features, b: Features) -> Evidence:
    """What the days say, once they do not exclude each other."""
    together = min(a.last, b.last) - max(a.first, b.first) + 1
    longest = max(a.last - a.first, b.last - b.first) + 1
    least = min(a.firm, b.firm)
    if least == STATED:
        if longest <= DAYS_OF_NEWS:
            return Evidence(2.5, "the same day")
        return Evidence(1.0 if longest <= BOUND else 0.0, "days that agree")
    if least == TOLD and longest <= WEEK + 2:
        return Evidence(2.0, "told as of the same days" if together else "")
    return Evidence(_apart_in_telling(a, b), "")


BOUND = 31
"""Days up to which an interval still says something of when."""


def _apart_in_telling(a: Features, b: Features) -> float:
    """For an act without a day of its own: the nearer the two reports, the likelier it is one."""
    if a.article == b.article:
        known = a if a.firm > b.firm else b
        return 0.5 if known.firm == STATED and known.since[1] < -DAYS_OF_NEWS else 1.5
    gap = max(a.told[0] - b.told[1], b.told[0] - a.told[1], 0)
    wide = max(a.told[1] - a.told[0], b.told[1] - b.told[0])
    if wide > BOUND:
        near = min(a.firm, b.firm) >= TOLD and max(a.last - a.first, b.last - b.first) <= BOUND
        return 0.3 if near else -0.7
    return 1.0 if gap <= DAYS_OF_NEWS else 0.3 if gap <= WEEK else -1.0


# ------------------------------------------------------------------ what


def _what(a: Features, b: Features) -> list[Evidence]:
    if a.sentence == b.sentence and a.anchor == b.anchor and a.article != b.article:
        return [Evidence(6.0, "the same sentence")]
    return [_type(a, b), _shared(a, b), _issues(a, b)]


def _type(a: Features, b: Features) -> Evidence:
    worth, why = (1.0, f"both {a.type}") if a.type == b.type else (0.0, "")
    if a.mode and a.mode == b.mode:
        worth += 0.5
    elif a.mode and b.mode:
        hard = a.type in HARD_MODES or "meet" in (a.mode, b.mode)
        worth -= 1.5 if hard else 0.3
    elif (a.mode == "visit") != (b.mode == "visit"):
        worth -= 0.7
    if a.anchor == b.anchor:
        worth, why = worth + 0.7, f"both say “{min(a.said, b.said)}”"
    return Evidence(worth, why)


def _shared(a: Features, b: Features) -> Evidence:
    shared = (a.words & b.words) - {a.anchor, b.anchor}
    others = OTHER_NAMES if _elsewhere(a, b) else 0.0
    if not shared:
        bare = a.kind in MUTUAL or a.title or b.title or min(len(a.words), len(b.words)) < 3
        return Evidence((0.0 if bare else -1.0) - others, "")
    worth = sum(
        words.weight(part) * NEARNESS[(part in a.near) + (part in b.near)] for part in shared
    )
    telling = sorted(part for part in shared if words.weight(part) >= words.TELLING)
    why = f"shared words {', '.join(f'{part}…' for part in telling[:4])}" if telling else ""
    return Evidence(min(SHARED_MOST, worth) - others, why)


def _elsewhere(a: Features, b: Features) -> bool:
    """Whether both name something near the act, and nothing that the other names at all."""
    return bool(a.names and b.names) and not (a.names & b.words or b.names & a.words
                                              or a.names & b.names)  # fmt: skip


def _issues(a: Features, b: Features) -> Evidence:
    if not a.issues or not b.issues:
        return Evidence(0.0, "")
    common = a.issues & b.issues
    return Evidence(0.5, f"on {min(common)}") if common else Evidence(-0.7, "")


def _where(a: Features, b: Features) -> Evidence:
    if not a.place or not b.place:
        return Evidence(0.0, "")
    if a.place == b.place:
        return Evidence(1.0, f"at {a.place}")
    return Evidence(-3.0 if far(a.place, b.place) else 0.0, "")


ONE_NEWS = 1.0
"""What it speaks for one act that the headlines of both articles share a telling word, and half as
much again when they share two; chosen on tests/cases/same_events."""
UNDATED_HEADS = 2
"""Words that they must share where one of the two is not dated."""
NEWS_DAYS = 3
"""Days between two reports of one news."""


def _headlines(a: Features, b: Features) -> Evidence:
    shared = _one_news(a, b)
    worth = ONE_NEWS * (1.5 if len(shared) > 1 else 1.0) if shared else 0.0
    return Evidence(worth, f"headlines with {', '.join(f'{one}…' for one in sorted(shared)[:2])}")


def _one_news(a: Features, b: Features) -> frozenset[str]:
    """The words that two headlines of the same days share; empty where they are not of one news."""
    gap = max(a.told[0] - b.told[1], b.told[0] - a.told[1], 0)
    wide = max(a.told[1] - a.told[0], b.told[1] - b.told[0]) > BOUND
    shared = a.head & b.head
    if a.article == b.article or gap > NEWS_DAYS or (wide and len(shared) < UNDATED_HEADS):
        return frozenset()
    return shared


APART = 1.6
"""What a "previous" or "another" before one anchor only costs, a "new" or "first" half of it."""
ALSO = 2.5
"""What an "also" costs between two acts of one article."""
BY_TITLE = 1.0
"""What it adds that one of the two is the headline: it tells what the text then tells."""


def _apart(a: Features, b: Features) -> Evidence:
    """A "second" or "last" before one anchor and nothing before the other; plan and deed."""
    if a.article == b.article and (a.also or b.also) and not (a.title or b.title):
        return Evidence(-ALSO, "")
    if a.apart != b.apart and WEAK in (a.firm, b.firm):
        often = 2 if a.article == b.article else 1
        return Evidence(-APART * often * abs(a.apart - b.apart), "")
    if a.stands != b.stands:
        return Evidence(-0.7, "")
    if a.article == b.article and a.title != b.title and a.kind == b.kind:
        return Evidence(BY_TITLE, "the headline tells what the text tells")
    return Evidence(0.0, "")


def _enough(a: Features, b: Features, parts: list[Evidence]) -> bool:
    """Who and when alone make no act: what is done must be alike."""
    if a.stands != b.stands:
        return _due_then_done(a, b)
    if a.kind in MUTUAL and a.kind == b.kind:
        alike = bool(a.all.people) == bool(b.all.people) or a.article == b.article
        thing = parts[3].worth >= SAME_THING and (a.kind != "DEAL" or _thing(a, b))
        return parts[1].worth >= 1.0 and (alike or thing or _at_one(a, b))
    if parts[2].why == "the same sentence":
        return parts[1].worth > 0
    if a.article == b.article and a.title != b.title and a.anchor == b.anchor:
        return parts[1].worth > 0
    what = parts[3].worth > 0 or _in_short(a, b)
    return parts[1].worth > 0 and what and not _two_clauses(a, b)


SHORT = 2
"""Telling words of a sentence that says no more than who does what to whom."""


def _in_short(a: Features, b: Features) -> bool:
    """Whether one of two articles on one news tells it in a word, of the same two states: "Chad
    wants Libya to wait"."""
    both = a.actors.states & b.actors.states and a.recipients.states & b.recipients.states
    short = min(len(a.words - {a.anchor}), len(b.words - {b.anchor})) <= SHORT
    return bool(both and short and a.type == b.type and _one_news(a, b))


SAME_THING = 0.5
"""Worth of shared words from which named people and two states meet about one thing."""


def _thing(a: Features, b: Features) -> bool:
    """Whether what leaders agree and what states agree share two words: in one news there are
    several deals, and commanders in more than one."""
    return len((a.words & b.words) - {a.anchor, b.anchor}) > 1


def _at_one(a: Features, b: Features) -> bool:
    return a.place is not None and a.place == b.place


def _two_clauses(a: Features, b: Features) -> bool:
    """Whether one article tells two acts in different words that share nothing near them: an act
    is told again by the same word, by the headline, or with its object."""
    if a.article != b.article or a.anchor == b.anchor or a.title or b.title:
        return False
    return not any(words.weight(part) >= words.TELLING for part in a.near & b.near)


def _due_then_done(a: Features, b: Features) -> bool:
    """Whether a planned act is the one that is told as done: with days of its own, and few."""
    due, done = (a, b) if a.stands == DUE else (b, a)
    narrow = due.firm == STATED and due.last - due.first < WEEK
    return narrow and done.firm != WEAK and max(due.last, done.last) < FOREVER
