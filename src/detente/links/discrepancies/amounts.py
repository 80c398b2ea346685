"""Numbers: casualties, sums, counts of things, each with what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ...linked import DiscrepancyKind, Report, Teller, Telling
from ...numerals import TENS
from ...spans import Span
from ...tables import common_words
from ...tables.states import state_named
from . import words
from .claims import Claim, Passage, about, due, passages

REACH = 1
"""Sentences on each side of a report in which a count is still of its event."""
_FORMS = {
    "killed": r"kill\w*|dead|died|dies|deaths?|slain|toll|perished|lives",
    "injured": r"injur\w*|wound\w*|hurt|hospitali[sz]ed",
    "missing": r"missing|unaccounted",
    "arrested": r"arrest\w*|detain\w*|custody|jailed",
    "expelled": r"expel\w*|expul\w*|order\w* out|sent home|to leave|persona non grata|kicked out"
    r"|thr[eo]wn? out",
    "displaced": r"displac\w*|fled|flee\w*|homeless|evacuat\w*|uprooted",
    "released": r"releas\w*|free[ds]?|freeing|handed over|exchang\w*|swap\w*",
    "captured": r"captur\w*|hostages?|kidnap\w*|abduct\w*|seiz\w*"
    r"|tak(?:en|ing)\s+prisoner|t[ao]ken?\s+captive|(?:dragged|carried)\s+off|led\s+away",
    "fired": r"fire[ds]?|firing|launch\w*|test-fir\w*|lobbed",
    "deployed": r"deploy\w*|station\w*|mass(?:ed|ing)|moved?|send\w*|sent",
    "withdrawn": r"withdr\w*|pull\w* out|pulled back",
    "destroyed": r"destroy\w*|damag\w*|shot down|downed",
}
"""What was done to what is counted, and the words that tell it."""
_TYPES = {
    "killed": "ASSAULT COERCE PROTEST MOBILIZE", "injured": "ASSAULT COERCE PROTEST MOBILIZE",
    "missing": "ASSAULT", "arrested": "COERCE PROTEST", "expelled": "SANCTION COERCE",
    "displaced": "ASSAULT COERCE", "released": "RETREAT", "captured": "ASSAULT COERCE",
    "fired": "ASSAULT MOBILIZE", "deployed": "MOBILIZE RETREAT AID", "withdrawn": "RETREAT",
    "destroyed": "ASSAULT",
}  # fmt: skip
PREDICATES = {name: (form, frozenset(_TYPES[name].split())) for name, form in _FORMS.items()}
"""Of each: its words, and the types of event that do it."""
_PREDICATE = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{form})\b)" for name, (form, _) in PREDICATES.items()),
    re.IGNORECASE,
)
RISING = frozenset({"killed", "injured", "missing", "arrested", "displaced"})
"""Counts that grow while they are told."""
PLANS = re.compile(r"\b(?:will|would|could|may|might|plans?|planned|planning|intends?|threat\w*"
                   r"|(?:is|are|was|were|due|set) to"
                   r"|offer\w*|propos\w*|want\w*|to be)\b")  # fmt: skip
"""What is only to come is not compared with what was done."""
PEOPLE = frozenset({"people", "persons", "victims", "dead", "killed", "injured", "wounded",
                    "others", "lives", "deaths", "missing", "casualties"})  # fmt: skip
PLURALS = PEOPLE | frozenset({"men", "women", "children", "police", "troops", "personnel",
                              "staff", "aircraft", "crew", "percent", "km"})  # fmt: skip
NO_UNITS = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "seconds", "times",
                      "decades", "centuries", "sides", "was", "has", "is", "this", "his", "as",
                      "its", "us", "leaders", "countries", "ministers", "presidents", "states",
                      "nations", "governments", "capitals", "ways",
                      "neighbours", "neighbors", "allies", "rivals", "partners", "gas",
                      "relations"})  # fmt: skip
"""Plurals that are no count of an event's things: times, and the parties themselves."""
BREAK = frozenset({"and", "or", "but", "of", "in", "on", "at", "to", "from", "with", "by", "for",
                   "after", "before", "were", "was", "are", "is", "have", "had", "has", "who",
                   "that", "which", "when", "while", "during", "near", "into", "over", "if", "as",
                   "died", "fled", "said", "will", "would", "the", "a", "an", "its", "his", "her",
                   "their", "against", "between", "across", "off", "out", "than",
                   "not"})  # fmt: skip
CURRENCY = {"$": "dollars", "US$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
LONGEST = 5
"""Words between a number and the noun that it counts, that noun included."""
WINDOW = 60
"""Characters on each side of a counted noun in which stands what was done to it."""
CLAUSE = re.compile(r"[;:—–()]|,\s(?=(?:and|but|while|who|which|as)\b)|\s(?:and|but|while)\s")


BACK = 240
"""Characters before a number in which stands what it is a number of, some forty words: texts
without a full stop have thousands of numbers in a sentence."""


def _back(place: int) -> tuple[int, int]:
    return max(0, place - BACK), place


class Counted(NamedTuple):
    """What a number counts: the noun, names before it ("Libyan"), where the noun ends."""

    unit: str
    whose: frozenset[str]
    end: int


def amounts(report: Report, telling: Telling | None) -> Iterator[Claim]:
    """Every count of a thing in the report's sentence and those next to it."""
    for passage in passages(report, telling, REACH):
        for match in words.NUMBER.finditer(passage.text):
            claim = _claim(report, telling, passage, match)
            if claim is not None:
                yield claim


def _claim(
    report: Report, telling: Telling | None, passage: Passage, match: re.Match[str]
) -> Claim | None:
    start, end = passage.start + match.start(), passage.start + match.end()
    if telling is not None and any(
        t.span.start < end and start < t.span.end for t in telling.times
    ):
        return None
    counted = counted_by(passage.text, match)
    key = _key(report, passage, match, counted) if counted else None
    if counted is None or key is None:
        return None
    claim = told(report.teller, passage, match, counted, key)
    if claim is None:
        return None
    if _FORMER.search(passage.text, *_back(match.start())):
        claim = replace(claim, key=f"{claim.key} (before)", what=f"{claim.what} before")
    key = _TAKEN.sub("taken", claim.key)
    return replace(claim, key=key, due=due(telling, passage, match.start()))


_FORMER = re.compile(
    r"\b(?:(?:up|down|rose|risen|fell|fallen|raised|cut)\s+from|instead\s+of|compared\s+(?:with|to)"
    r"|to\s+[$€£¥]?[\d.,]+\s+\w+,?\s+from)\s+(?:(?:about|some|around|nearly)\s+)?$",
    re.IGNORECASE,
)
"""Before what was so until now: "to 40 percent from [20 percent]" is no other tariff."""
_TAKEN = re.compile(r"^(?:arrested|captured)\b")
"""Of one event, who was arrested to the one side was captured or abducted to the other."""


def told(
    teller: Teller, passage: Passage, match: re.Match[str], counted: Counted, key: str
) -> Claim | None:
    """What a number in a passage says of the thing of that key; None where it is no number."""
    before = words.MODIFIER.search(passage.text, *_back(match.start()))
    limits = words.bounds(match.group("number"), before.group(1).lower() if before else "")
    if limits is None:
        return None
    low, high, bound, rounded = limits
    first = before.start(1) if before else match.start()
    near = passage.text[max(0, match.start() - WINDOW) : counted.end + WINDOW]
    unit = common_words.stem(counted.unit)
    return Claim(
        DiscrepancyKind.NUMBER, f"{key}:{unit}", _what(counted.unit, key),
        low, high, bound, rounded, teller,
        Span(teller.article, passage.start + first, passage.start + counted.end),
        " ".join(passage.text[first : counted.end].split()), about(near) - {unit}, counted.whose,
        key in RISING, key in PREDICATES,
    )  # fmt: skip


def with_noun(
    claim: Claim, passage: Passage, match: re.Match[str], before: re.Pattern[str]
) -> Claim:
    """The claim with the noun that stands before its number ("a team of five"), if it does."""
    noun = before.search(passage.text[: match.start()])
    if noun is None:
        return claim
    span = replace(claim.span, start=passage.start + noun.start())
    value = " ".join(passage.text[noun.start() : match.end()].split())
    return replace(claim, span=span, value=value)


def _what(unit: str, key: str) -> str:
    return "percentage" if unit == "percent" else f"number of {unit}{_done(key)}"


def _done(key: str) -> str:
    return f" {key.removesuffix(' (to come)')}" if key.split(" ")[0] in PREDICATES else ""


def counted_by(text: str, match: re.Match[str]) -> Counted | None:
    """What a number counts; None where that is not told beside it."""
    if match.group("money"):
        rate = _RATE.match(text, match.end())
        unit = CURRENCY[match.group("money").upper()] + (f" {rate.group(1)}" if rate else "")
        return Counted(unit, frozenset(), match.end())
    measure = _MEASURE.match(text, match.end())
    if measure is not None:
        return Counted(measure.group(1).lower(), frozenset(), measure.end())
    if _WHOLE.search(text, *_back(match.start())):
        return None
    return _aboard(text, match) or _thing(text, match) or _brought_to(text, match)


_SOME = rf"(?:\d+|{'|'.join([*words.ONES, *TENS])})"
_WHOLE = re.compile(rf"\b{_SOME}\s+of\s+(?:the|its|their)\s+$", re.IGNORECASE)
"""Before a number of which another is a part: "two of the nine men on board"."""
_ABOARD = re.compile(
    rf"\s+of\s+(?:the|its|their)\s+(?:{_SOME}\s+)?(?:people|men|women|crew|sailors|seamen|soldiers)"
    r"\s+(?:on board|aboard)\b"
)
CREW = frozenset({"crew", "crewmen", "sailors", "seamen", "mariners"})
"""Those on board, by several names; "crew members" too."""
STAFF = frozenset({"diplomats", "envoys", "employees", "staffers", "attaches", "attachés"})
"""Those of an embassy who are expelled, by several names; "staff members" too."""


def _aboard(text: str, match: re.Match[str]) -> Counted | None:
    """ "Two of the nine men on board": two of the crew."""
    found = _ABOARD.match(text, match.end())
    return Counted("crew", frozenset(), found.end()) if found else None


_RATE = re.compile(r"\s+((?:per|an?)\s+(?:thousand\s+|cubic\s+)*[a-z]+)")
"""A price is no sum: "$360 per thousand cubic metres", "$12 a barrel"."""
_MEASURE = re.compile(
    r"[\s-]+((?:(?:cubic|square|nautical|metric)\s+)?(?:met(?:re|er)s|kilomet(?:re|er)s|feet|miles"
    r"|tons|tonnes|lit(?:re|er)s|gallons|barrels|acres|hectares|pounds|kilograms|kilos|kilotons"
    r"|megatons|megawatts|gigawatts))\b",
    re.IGNORECASE,
)
"""What is measured in other units is not compared: feet of gas and metres of gas."""
_BROUGHT = re.compile(
    r"\b(?:cut|cuts|cutting|reduc\w+|lower\w*|limit\w*|slash\w*|bring|brought|rais\w+|increas\w+"
    r"|cap\w*)\s+(?:[\w.’'-]+\s+){0,6}?(?P<unit>[a-z]+s)\b(?:,?\s[\w.’'-]+){0,8}?,?\s+to"
    rf"(?:\s+(?:{words.MODIFIERS}))?\s+$"
)


def _brought_to(text: str, match: re.Match[str]) -> Counted | None:
    """ "Cut their warheads to 1,500 each": what is counted stands before the number."""
    found = _BROUGHT.search(text, *_back(match.start()))
    if found is None or not _plural(found.group("unit")):
        return None
    return Counted(found.group("unit"), frozenset(), match.end())


def _thing(text: str, match: re.Match[str]) -> Counted | None:
    place, taken, best = match.end(), [], None
    for _ in range(LONGEST):
        found = re.compile(r"\s+(?:of\s+(?:the\s+|its\s+)?)?([^\W\d_][\w'’-]*|%)").match(
            text, place
        )
        if found is None or found.group(1).lower() in BREAK or _WHOSE.search(found.group(1)):
            break
        if best is not None and found.group().lstrip().startswith("of"):
            break  # six battalions of tanks are battalions
        word, place = found.group(1), found.end()
        taken.append(word)
        if _plural(word):
            best = (word.lower(), place, taken[:-1])
    if best is None:
        return None
    whose = [word.lower() for word in best[2] if word[0].isupper()]
    house = _HOUSE.match(text, best[1])
    whose += [house["of"].lower()] if house else []
    return Counted(_unit(best[0], best[2]), frozenset(whose), best[1])


_HOUSE = re.compile(
    r"\s+(?:of|at|from)\s+the\s+(?P<of>[A-Z][\w’'-]+)\s+(?:embassy|mission|consulate|legation)\b",
    re.IGNORECASE,
)
""" "Three staff members of the Chadian embassy" are Chad's."""


_WHOSE = re.compile(r"['’]s?$")
"""The end of a word that says whose something is: "400 people's names" counts no people's."""


def _unit(noun: str, before: list[str]) -> str:
    """What is counted, under the name that several words for it share."""
    member = before[-1].lower() if noun == "members" and before else ""
    if noun in CREW or member == "crew":
        return "crew"
    if noun in STAFF or member == "staff":
        return "diplomats"
    return "people" if noun in PEOPLE else noun


def _plural(word: str) -> bool:
    low = word.lower()
    if low in NO_UNITS or (word[0].isupper() and not _people(word)):
        return False
    plural = low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return plural or low in PLURALS or low.endswith("men")


def _key(report: Report, passage: Passage, match: re.Match[str], counted: Counted) -> str | None:
    """What is counted: by what was done to it, else by the act of the report, else unknown."""
    done = done_to(passage, match, counted)
    if done and (passage.away == 0 or report.mention.type in PREDICATES[done.split(" ")[0]][1]):
        return done
    anchor = report.mention.anchor.start - passage.start
    if passage.away or not 0 <= anchor < len(passage.text):
        return None
    between = passage.text[min(anchor, match.start()) : max(anchor, counted.end)]
    if len(between) > 2 * WINDOW or re.search(r"[;:—–]|,\s|\s(?:and|but|while)\s", between):
        return None
    return f"act {report.mention.type}"


_CORPS = frozenset({"Marines", "Guards", "Rangers", "Gurkhas"})


@cache
def _people(word: str) -> bool:
    """Whether a capitalised plural is of people: "Marines", "Palestinians"."""
    return word in _CORPS or (word.endswith("ns") and state_named(word) is not None)


def done_to(passage: Passage, match: re.Match[str], counted: Counted) -> str | None:
    """What was done to what is counted, or is to come: a name of PREDICATES; None where untold."""
    done = _predicate(passage.text, match.start(), counted.end)
    if done is None:
        return None
    clause = passage.text[max(0, match.start() - WINDOW) : match.start()]
    return f"{done} (to come)" if PLANS.search(CLAUSE.split(clause)[-1]) else done


_LET = re.compile(
    r"\b(?:let(?:ting|s)?|sets?|setting)\s+(?:(?:the|its|all|other)\s+)?$", re.IGNORECASE
)
_GO = re.compile(r"(?:\s+from\s+[A-Z]\w+)?\s+(?:go|leave|return|free)\b", re.IGNORECASE)
""" "Let [17 fishermen] go", "set [17 fishermen] free"."""


def _predicate(text: str, start: int, end: int) -> str | None:
    """What was done to those counted: the nearest word that tells it in their clause."""
    unit = _PREDICATE.search(text, start, end)
    if unit is not None:
        return unit.lastgroup
    if _LET.search(text, *_back(start)) and _GO.match(text, end):
        return "released"
    after = CLAUSE.split(text[end : end + WINDOW])[0].split(",")[0]
    before = CLAUSE.split(text[max(0, start - WINDOW) : start])[-1]
    behind = _PREDICATE.search(after)
    ahead = list(_PREDICATE.finditer(before))
    if behind is not None and (not ahead or behind.start() <= len(before) - ahead[-1].end()):
        return behind.lastgroup
    return ahead[-1].lastgroup if ahead else None
