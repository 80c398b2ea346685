"""Whether two reports tell one act: a score, and a reason in plain words."""

from __future__ import annotations

import math
import re

from ...dates import WEEKDAYS
from ...linked import Pair, Report, pair
from . import counts, weights, words
from .aligned import aligned, chance
from .dated import STATED, WEAK
from .days import BOUND, days
from .enough import Parts, enough
from .features import DONE, DUE, Features, features
from .kin import news, told_together
from .likely import likely
from .sides import DAYS_OF_NEWS, Evidence, clashed, sides
from .what import other_object, result, two_papers, two_takings, what
from .where import far, two_venues

SAME = 0.6
"""Score 0..1 from which two reports are of one act; chosen on tests/cases/same_events."""
SLOPE = 0.8
"""How fast evidence turns into certainty: 1 unit over the threshold makes .5 to .69."""
NEEDED = 4.0
"""Evidence at which it is as likely as not; a same day, side, type and object make some 6."""
TOLD_AS: dict[frozenset[str], float] = {
    frozenset(pair.split()): cost
    for pair, cost in {
        "MEET PHONE": 1.0, "MEET LETTER": 9.0, "OFFER DEAL": 2.0, "OFFER CONCEDE": 0.5,
        "OFFER COOPERATE": 1.0, "OFFER AID": 0.7, "OFFER SUPPORT": 1.0, "DEAL COOPERATE": 0.7,
        "DEAL SUPPORT": 1.0, "SUPPORT COOPERATE": 0.5, "SUPPORT AID": 0.7, "COOPERATE AID": 0.3,
        "CONCEDE RETREAT": 0.5, "ACCUSE REJECT": 0.6, "ACCUSE THREATEN": 1.0,
        "REQUEST THREATEN": 1.0, "REQUEST ACCUSE": 2.0, "REJECT THREATEN": 1.0,
        "SANCTION COERCE": 0.5, "SANCTION RETREAT": 0.7, "MOBILIZE ASSAULT": 0.5,
        "COERCE ASSAULT": 0.7, "REJECT SANCTION": 1.0, "DEAL CONCEDE": 1.0,
        "SUPPORT CONCEDE": 0.7, "SANCTION PROTEST": 1.0,
        "REJECT PROTEST": 1.0, "ACCUSE PROTEST": 0.7, "REJECT RETREAT": 1.0, "OFF REJECT": 0.7,
    }.items()
}  # fmt: skip
"""Kinds of act that reporters take for one another, and what the difference costs."""
IN_ONE_NEWS = 0.3
"""What the days of an act that is dated by its article alone speak for at least, where both tell
one news: as much as a week between two articles."""
RESULT = 3.0
"""What it speaks for one act that the one is told as what the other did to people."""


LASTING = re.compile(r"\bfor (?:\w+ ){0,2}(?:years|months|decades)\b|\bhad long been\b")
"""Words of what goes on for a long time."""


EVER_SINCE = re.compile(r"\bha(?:s|ve|d)\b[^.;]{0,60}\bsince (?:1[89]|20)\d\d\b")
"""What began in a year long gone: "have occupied it since 1954" is no act of one day."""


def decide(one: Report, other: Report) -> Pair | None:
    """The two as one act, with score and reason; None when they are two, or it cannot be told.

    Symmetric and pure; what it looks at is worked out once for each report.
    """
    a, b = features(one), features(other)
    if a.id > b.id:
        a, b = b, a
    cost = _kinds(a, b)
    if cost is None or excluded(a, b) or other_object(a, b):
        return None
    who = sides(a, b)
    if who is None:
        return None
    parts = _parts(a, b, who)
    worth = sum(part.worth for part in parts) - cost
    score = _certainty(worth)
    why = "; ".join(part.why for part in parts if part.why and part.worth > 0)
    if score >= SAME and enough(a, b, parts):
        return pair(a.id, b.id, round(score, 3), why)
    found = likely(a, b, parts, worth)
    share = _certainty(found.worth) if found else 0.0
    if found is None:
        found = aligned(one, other, parts, cost)
        share = chance(found.worth) if found else 0.0
    if found is None:
        return None
    whole = "; ".join(dict.fromkeys([*found.why.split("; "), *why.split("; ")]))
    return pair(a.id, b.id, round(SAME * share, 3), whole)


def _certainty(worth: float) -> float:
    """Evidence as a score 0..1."""
    return 1 / (1 + math.exp(-SLOPE * (worth - NEEDED)))


def _parts(a: Features, b: Features, who: Evidence) -> Parts:
    done = what(a, b)
    told = news(a, b, done[1])
    when = days(a, b)
    if told_together(told) and when.worth < IN_ONE_NEWS:
        when = Evidence(IN_ONE_NEWS, "")
    week = _weekday(a, b)
    when = Evidence(when.worth + week.worth, when.why or week.why)
    again = Evidence(0.0, "")
    lasted = Evidence(0.0, "")
    if a.kind in MEETINGS and b.kind in MEETINGS:
        again, lasted = _again(a, b), _lasted(a, b)
    elif a.kind == b.kind == "OFFER":
        again = _again(a, b) if a.article == b.article else again
    harm = Evidence(RESULT, "what it did to people") if result(a, b) else Evidence(0.0, "")
    counted = _counted(a, b)
    new = Evidence(0.0, "") if a.kind == "OFFER" and again.worth else _apart(a, b)
    return Parts(when, who, *done, told, counted, _where(a, b), new, again, lasted, harm)


def _older(dated: Features, other: Features) -> bool:
    """Whether one account tells an offer of weeks ago with its day, and the other one as news: "his
    offer last month", "offered a base"."""
    old = dated.firm == STATED and dated.since[1] < -DAYS_OF_NEWS
    return old and other.firm < STATED and _made(other)


def _made(one: Features) -> bool:
    """Whether an offer is told as made, not only spoken of again."""
    return not one.spoken.again and one.said.endswith(("ed", "ing", "s"))


def _counted(a: Features, b: Features) -> Evidence:
    """What it speaks for one act that two articles tell the same number of the same thing."""
    if a.article == b.article:
        return Evidence(0.0, "")
    alike = counts.shared(a.counts, b.counts)
    named = ", ".join(f"{number} {thing}…".replace(" …", "") for number, thing in sorted(alike)[:2])
    return Evidence(counts.worth(alike), f"both count {named}")


def excluded(a: Features, b: Features) -> bool:
    """Whether the two can never be one: their days exclude each other, one is the act of which
    the other tells, one is done and the other only talked of, each is told of another spot, they
    are different rounds, or one is an offer of weeks ago, the other a new one."""
    if a.first > b.last or b.first > a.last or _never(a, b) or _never(b, a):
        return True
    if a.article == b.article and (_other_days(a, b) or _one_sentence(a, b)):
        return True
    if a.kind == b.kind == "OFFER" and (_older(a, b) or _older(b, a)):
        return True
    if a.act == b.id or b.act == a.id or _spots_apart(a, b) > 1 or _two_deeds(a, b):
        return True
    if a.stands != b.stands and {a.stands, b.stands} != {DONE, DUE}:
        return True
    rounds = bool(a.round and b.round and a.round != b.round)
    return rounds or two_venues(a, b) or _two_steps(a, b) or two_papers(a, b) or two_takings(a, b)


def _two_steps(a: Features, b: Features) -> bool:
    """Whether the two are different steps of one affair: prisoners released, and handed over; one
    that each of two articles tells of as many of the same ("41 Ethiopians") is one step."""
    if a.article != b.article and counts.worth(counts.shared(a.counts, b.counts)) >= MANY_ALIKE:
        return False
    where = [next((n for n, some in enumerate(words.STEPS) if one.said in some), None)
             for one in (a, b)]  # fmt: skip
    return None not in where and where[0] != where[1]


MANY_ALIKE = 1.2
"""Worth of an equal number of the same things (counts.WORTH) that few acts have: ten or more."""


def _other_days(a: Features, b: Features) -> bool:
    """ "Today" and "last month" of one article are two times, though its year is not known."""
    if a.since[0] > a.since[1] or b.since[0] > b.since[1]:
        return False
    return a.since[0] > b.since[1] or b.since[0] > a.since[1]


def _two_deeds(a: Features, b: Features) -> bool:
    """ "Stoned the lorries" and "blocked the road" of one day; in one article what went on "for
    years" and what was done at once."""
    modes = a.type == b.type in TWO_MODES and a.mode and b.mode and a.mode != b.mode
    if modes and a.act_words.isdisjoint(b.act_words):
        return True
    if _stance(a, b) or _stance(b, a):
        return True
    lasting = bool(LASTING.search(a.sentence)) != bool(LASTING.search(b.sentence))
    since = [bool(EVER_SINCE.search(one.sentence)) for one in (a, b)]
    if since[0] != since[1] and STATED in (a.firm, b.firm):
        return True
    return a.article == b.article and a.kind not in MEETINGS and lasting


STANCES = frozenset({"objection", "objections", "opposition", "resistance", "misgivings"})
_ANSWERED = re.compile(r"^(?:counter|dismiss|reject|refus|den(?:y|ie)|turn|rebuff|spurn|brush)")


def _stance(a: Features, b: Features) -> bool:
    """Whether the one is what somebody has against a thing all the while ("despite its
    objections"), and the other the answer to something."""
    return a.said in STANCES and _ANSWERED.match(b.said) is not None


TWO_MODES = frozenset({"PROTEST", "RETREAT"})
"""Types of which two modes are two deeds where no word is shared: guns fall silent, a border is
opened."""


def _never(a: Features, b: Features) -> bool:
    """Whether no year of a day without a year brings the two together."""
    return bool(a.years) and not any(first <= b.last and b.first <= last for first, last in a.years)


def _one_sentence(a: Features, b: Features) -> bool:
    """One sentence tells two acts, unless it has the verb and the name of a meeting, or what an
    attack did to people. Who "is to meet X, who hosts a summit", does two things."""
    several = (a.mode == "multilateral") == (b.mode == "multilateral")
    met = a.kind == b.kind == "MEET" and several
    named = a.anchor != b.anchor and (met or (clashed(a) and clashed(b)))
    return a.start == b.start and not named and not result(a, b)


def barred(a: Features, b: Features) -> bool:
    """Whether the two can never be one event, also for what others tell of it: excluded, done by
    different people or states, or to two things; a headline may name one in its own way."""
    two_things = not (a.title or b.title) and other_object(a, b)
    return two_things or excluded(a, b) or sides(a, b) is None


def _kinds(a: Features, b: Features) -> float | None:
    if a.kind == b.kind:
        return 0.0
    if {a.kind, b.kind} == {"OFF", "REJECT"} and not a.mode == b.mode == "meet":
        return None
    if {a.kind, b.kind} == {"ASSAULT", "COERCE"} and not words.took(
        a.said if a.kind == "ASSAULT" else b.said
    ):
        return None
    if any(one.kind == "SUPPORT" and one.said in words.PRAISES for one in (a, b)):
        return None
    return TOLD_AS.get(frozenset((a.kind, b.kind)))


def _weekday(a: Features, b: Features) -> Evidence:
    """What it speaks for that two accounts, of which one is not dated, tell one day of the week."""
    wide = max(a.told[1] - a.told[0], b.told[1] - b.told[0]) > BOUND
    one, two = a.beside.weekday, b.beside.weekday
    if not wide or one is None or two is None:
        return Evidence(0.0, "")
    if one != two:
        return Evidence(-ONE_WEEKDAY, "")
    return Evidence(ONE_WEEKDAY, f"both on {WEEKDAYS[one].capitalize()}")


ONE_WEEKDAY = 1.5
"""What it speaks for one act that an account without a date tells it of the same weekday."""


OTHER_SPOT = 2.5
"""What it costs that an article which tells the act of one spot knows that of the other as well."""


def _spots_apart(a: Features, b: Features) -> int:
    """How many of two articles tell a deed of one spot and name that of the other elsewhere:
    "withdrew from Bukavu; others are still in Kindu", 0 to 2."""
    one, two = a.beside.spot, b.beside.spot
    if a.article == b.article or not (one and two) or one == two:
        return 0
    known = (a.gist.named - a.words, two), (b.gist.named - b.words, one)
    return sum(spot in elsewhere for elsewhere, spot in known)


def _where(a: Features, b: Features) -> Evidence:
    if _spots_apart(a, b):
        return Evidence(-OTHER_SPOT, "")
    if not a.place or not b.place:
        return Evidence(0.0, "")
    if a.place == b.place:
        return Evidence(weights.SAME_PLACE, f"at {a.place}")
    return Evidence(weights.FAR_PLACE if far(a.place, b.place) else 0.0, "")


APART = 1.6
"""What a "previous" or "another" before one anchor only costs, a "new" or "first" half of it."""
ALSO = 2.5
"""What an "also" costs between two acts of one article."""
ANSWER = 3.0
"""What it costs that one only is told as an answer: "returned fire", "bombed the town in reply"."""
BY_TITLE = 1.0
"""What it adds that one of the two is the headline: it tells what the text then tells."""
AS_HEADED = 6.0
"""The same for a deed of one mode between the same two: a headline has its day from its own text
before that of any other account."""


def _one_sided(a: Features, b: Features) -> bool:
    """Whether both name the same states on each side."""
    actors, recipients = a.actors.states, a.recipients.states
    same = actors == b.actors.states and recipients == b.recipients.states
    return same and bool(actors and recipients)


def _apart(a: Features, b: Features) -> Evidence:
    """A "second" or "last" before one anchor and nothing before the other; plan and deed."""
    if a.article == b.article and (a.also or b.also) and not (a.title or b.title):
        return Evidence(-ALSO, "")
    if a.beside.answer != b.beside.answer:
        return Evidence(-ANSWER, "")
    untold = min(a.firm, b.firm) < STATED if a.article == b.article else WEAK in (a.firm, b.firm)
    if a.apart != b.apart and untold:
        often = 2 if a.article == b.article else 1
        return Evidence(-APART * often * abs(a.apart - b.apart), "")
    if a.stands != b.stands:
        return Evidence(weights.PLAN_AND_DEED, "")
    if a.article == b.article and a.title != b.title and a.kind == b.kind:
        if a.mode and a.mode == b.mode and _one_sided(a, b):
            return Evidence(AS_HEADED, "the headline tells what the text tells")
        return Evidence(BY_TITLE, "the headline tells what the text tells")
    return Evidence(0.0, "")


AGAIN = 1.0
"""What it speaks for one meeting that one article speaks of it again: "the two sides"."""
TOLD_AGAIN = "told again in one article"
NEARER, FURTHEST = 0.1, 10_000
"""How much less, and within how many characters, what stands further back is meant by it."""
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
    taken = (
        _offer_again(a, b)
        if a.kind == "OFFER"
        else (later.spoken.again and not (a.apart or b.apart or _of_others(a) or _of_others(b)))
    )
    far = min(abs(a.start - b.start), FURTHEST) / FURTHEST
    return Evidence(AGAIN - far * NEARER, TOLD_AGAIN) if taken else Evidence(0.0, "")


def _offer_again(a: Features, b: Features) -> bool:
    """Whether "his offer" may be one told before it, the nearest told as made; "a new proposal" of
    the head of a report and "a new proposal" further down are one."""
    first, later = sorted((a, b), key=lambda one: one.start)
    offered = first.said.startswith(OFFERING)
    if first.said.startswith(OFFERING) and _puts_forward(later):
        return not (first.apart or later.apart or first.spoken.again)
    both_new = first.apart == later.apart != 0 and first.said == later.said
    known = later.spoken.again and not (later.apart or first.spoken.again)
    return offered and (both_new or known)


_PUT_FORWARD = re.compile(
    r"\b(?:put|puts|putting)\sforward\s(?:the|its|his|her|their|this|that)\s(?:\w+\s)?"
    r"(?:plan|proposal|offer|initiative|idea|scheme)\b"
)


def _puts_forward(one: Features) -> bool:
    """ "Put forward the plan": it was named before."""
    return one.said.startswith("put forward") and bool(_PUT_FORWARD.search(one.sentence.lower()))


OFFERING = ("offer", "propos", "counter", "float", "suggest", "initiat", "overture", "put forward")
"""How words for an offer begin: a commitment or a pledge is none of which "his offer" speaks."""


def _of_others(one: Features) -> bool:
    """Whether the sentence names other states, and not those of the meeting: "Mali and Niger said
    that their own talks with Algeria would go on"."""
    others = one.told_of - one.all.states
    return bool(others) and len(one.told_of) > 1 and not one.all.states <= one.told_of


MEETINGS = frozenset({"MEET", "PHONE"})


def _other_series(a: Features, b: Features) -> bool:
    return bool(a.spoken.series) and a.spoken.series not in b.words


def _lasted(a: Features, b: Features) -> Evidence:
    last = a.spoken.length
    same = last and last == b.spoken.length
    return Evidence(ONE_LENGTH, f"both last {last} days") if same else Evidence(0.0, "")
