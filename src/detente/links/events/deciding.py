"""Whether two reports tell one act: a score, and a reason in plain words."""

from __future__ import annotations

import math
import re

from ...linked import Pair, Report, pair
from . import words
from .days import BOUND, WEEK, days
from .features import DONE, DUE, FOREVER, STATED, WEAK, Features, features
from .sides import DAYS_OF_NEWS, MUTUAL, Evidence, sides
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
OTHER_NAMES = 1.0
"""What it costs that both name something near the act, and nothing in common."""
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
RESULT = 3.0
"""What it speaks for one act that the one is told as what the other did to people."""
HARD_MODES = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "MOBILIZE", "PROTEST"})
"""Types whose modes are different deeds; those of the others are often different words."""


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
    who = sides(a, b)
    if who is None:
        return None
    parts = [days(a, b), who, *_what(a, b), _where(a, b), _apart(a, b), _headlines(a, b)]
    if _result(a, b):
        parts.append(Evidence(RESULT, "what it did to people"))
    if a.kind in MEETINGS and b.kind in MEETINGS:
        parts += [_again(a, b), _lasted(a, b)]
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
    """One sentence tells two acts, unless it has the verb and the name of a meeting, or what an
    attack did to people."""
    named = a.kind == b.kind == "MEET" and a.anchor != b.anchor
    return a.start == b.start and not named and not _result(a, b)


def _result(a: Features, b: Features) -> bool:
    """Whether one sentence tells an attack and, in a participle, whom it hurt: "hit the boat,
    slightly injuring two men"."""
    if a.article != b.article or a.start != b.start or not a.kind == b.kind == "ASSAULT":
        return False
    harm = {a.said, b.said} & words.HARMING
    return len(harm) == 1 and bool(re.search(rf",\s(?:\w+ly\s)?{min(harm)}\b", a.sentence))


def barred(a: Features, b: Features) -> bool:
    """Whether the two can never be one event, also for what others tell of it: excluded, or done
    by different people or states."""
    return excluded(a, b) or sides(a, b) is None


def _kinds(a: Features, b: Features) -> float | None:
    if a.kind == b.kind:
        return 0.0
    return TOLD_AS.get(frozenset((a.kind, b.kind)))


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
    elif not a.act_words.isdisjoint(b.act_words):
        worth, why = worth + 0.5, f"“{min(a.said, b.said)}” is “{max(a.said, b.said)}”"
    return Evidence(worth, why)


def _shared(a: Features, b: Features) -> Evidence:
    shared = a.words & b.words
    if shared:
        shared = shared - a.act_words - b.act_words
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


def _two_deals(a: Features, b: Features) -> bool:
    """Whether two agreements are told with what was agreed, in words of which none is shared: on
    one day two states may agree on visas and on a bridge."""
    if a.kind != "DEAL" or b.kind != "DEAL" or a.title or b.title:
        return False
    near = [one.near - one.act_words for one in (a, b)]
    return min(map(len, near)) >= OBJECT and not (near[0] & b.words or near[1] & a.words)


def _two_offers(a: Features, b: Features) -> bool:
    """Whether two offers say near their words what is offered, and nothing of it is shared: "that
    the board run the shield" and "a radar in Azerbaijan", whatever else the sentences share."""
    if a.kind != "OFFER" or b.kind != "OFFER" or {a.said, b.said} & words.OFFERS:
        return False
    near = [one.near - one.act_words for one in (a, b)]
    return bool(near[0] and near[1]) and not near[0] & near[1]


OBJECT = 2
"""Telling words near an anchor that say what was agreed: "data", "lake"."""


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
much again when they share two: as much as one type or one place. tests/cases/same_events does not
decide it: of 66 pairs 55 are joined with any value from 0.75 to 3, 53 with 0, and none too many."""
UNDATED_HEADS = 2
"""Words that they must share where one of the two is not dated."""
RARE_HEAD = 1.3
"""Weight of a word ("hotline") that is enough alone."""
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
    if a.article == b.article or gap > NEWS_DAYS:
        return frozenset()
    if wide and len(shared) < UNDATED_HEADS:
        return frozenset(part for part in shared if words.weight(part) >= RARE_HEAD)
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


AGAIN = 1.0
"""What it speaks for one meeting that one article speaks of it again: "the two sides"."""
TOLD_AGAIN = "told again in one article"
BOTH_KNOWN = 0.3
"""What it speaks for one meeting that two articles of the same days both speak of it as known:
"the talks"."""
OTHER_SERIES = 1.6
"""What it costs that the other does not say which talks these are: "fisheries talks"."""
ONE_LENGTH = 0.8
"""What it speaks for one act that both last as many days."""


def _again(a: Features, b: Features) -> Evidence:
    """Within an article, "during the talks" is the meeting told before, "fisheries talks" not."""
    if a.article != b.article:
        return Evidence(BOTH_KNOWN if a.spoken.again and b.spoken.again else 0.0, "")
    if _other_series(a, b) or _other_series(b, a):
        return Evidence(-OTHER_SERIES, "")
    later = a if a.start > b.start else b
    taken = later.spoken.again and not (a.apart or b.apart)
    return Evidence(AGAIN, TOLD_AGAIN) if taken else Evidence(0.0, "")


MEETINGS = frozenset({"MEET", "PHONE"})


def _other_series(a: Features, b: Features) -> bool:
    return bool(a.spoken.series) and a.spoken.series not in b.words


def _lasted(a: Features, b: Features) -> Evidence:
    last = a.spoken.length
    same = last and last == b.spoken.length
    return Evidence(ONE_LENGTH, f"both last {last} days") if same else Evidence(0.0, "")


def _enough(a: Features, b: Features, parts: list[Evidence]) -> bool:
    """Who and when alone make no act: what is done must be alike."""
    if a.stands != b.stands:
        return _due_then_done(a, b)
    if _result(a, b):
        return True
    if a.said.startswith(SUMMONS) != b.said.startswith(SUMMONS):
        return False
    if a.all.nobody or b.all.nobody:
        return _open_sides(a, b, parts)
    if a.kind in MUTUAL and a.kind == b.kind:
        alike = bool(a.all.people) == bool(b.all.people) or a.article == b.article
        if _two_deals(a, b) or (a.kind == "DEAL" and _two_clauses(a, b)):
            return False
        thing = parts[3].worth >= SAME_THING and (a.kind != "DEAL" or _thing(a, b))
        alike = alike or thing or _at_one(a, b) or _bare(a, b) or _one_call(a, b, parts)
        return parts[1].worth >= 1.0 and alike
    if parts[2].why == "the same sentence":
        return parts[1].worth > 0
    if a.article == b.article and a.title != b.title and a.anchor == b.anchor:
        return parts[1].worth > 0
    what = (parts[3].worth > 0 or _in_short(a, b)) and not _two_offers(a, b)
    return parts[1].worth > 0 and what and not _two_clauses(a, b)


OPEN_DAY, OPEN_WORDS = 2.0, 1.0
"""What days and shared words must be worth where one account names nobody: the same day of their
own, and a rare word or two."""


def _open_sides(a: Features, b: Features, parts: list[Evidence]) -> bool:
    """Whether two articles tell one act that one of them tells of nobody: on one day, in words
    that are rare, and of the states that the other names."""
    dated = parts[0].worth >= OPEN_DAY and parts[3].worth >= OPEN_WORDS
    return a.article != b.article and a.type == b.type and dated and parts[1].worth > 0


def _one_call(a: Features, b: Features, parts: list[Evidence]) -> bool:
    """Whether a call of people is that of "the two ministers", on one day, of one rank."""
    two = len(a.all.states & b.all.states) > 1
    call = a.kind == b.kind == "PHONE" and parts[0].worth >= OPEN_DAY
    return call and two and not a.ranks ^ b.ranks and bool(a.ranks & b.ranks)


SUMMONS = "summon"
"""To summon an envoy is one act, to protest to him another."""
SHORT = 2
"""Telling words of a sentence that says no more than who does what to whom."""


def _in_short(a: Features, b: Features) -> bool:
    """Whether one of two articles on one news tells it in a word, of the same two states: "Chad
    wants Libya to wait"."""
    both = a.actors.states & b.actors.states and a.recipients.states & b.recipients.states
    short = min(len(a.words - a.act_words), len(b.words - b.act_words)) <= SHORT
    alike = a.act_words & b.act_words or {a.said, b.said} <= words.LASTING
    return bool(both and short and alike and a.type == b.type and _one_news(a, b))


SAME_THING = 0.5
"""Worth of shared words from which named people and two states meet about one thing."""


def _thing(a: Features, b: Features) -> bool:
    """Whether what leaders agree and what states agree share two words: in one news there are
    several deals, and commanders in more than one."""
    return len((a.words & b.words) - a.act_words - b.act_words) > 1


def _bare(a: Features, b: Features) -> bool:
    """Whether one only says that it was agreed ("it was agreed"), on the same day of its own."""
    near = min(len(one.near - one.act_words) for one in (a, b))
    short = max(a.last - a.first, b.last - b.first) < DAYS_OF_NEWS
    return a.kind == "DEAL" and not near and min(a.firm, b.firm) == STATED and short


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
