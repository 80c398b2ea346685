"""Which words of its sentence the headline of a report takes: from the first word of the verb to
the end of the object or complement, without times and asides.
"""

from __future__ import annotations

import re

from ...linked import Report
from ...records import Standing
from . import forms
from .forms import AUXILIARY, CLAUSES, CUTS, FINITE, PASTS, PERFECT, PRONOUNS, WEAK, Word

MOST = 18
"""Words after the anchor, at most: what a headline of two lines holds."""
MOST_SAID = 18
"""The same where what is said is a whole clause with its verb."""
LEAST = 4
"""Words that stay when a longer phrase is cut at a preposition."""
SUBJECT = 8
"""Words of the subject of a passive, at most."""
LEFT = 4
"""Words before an anchor that may belong to it: "would not have"."""
DAYS = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow")
DAY_PARTS = frozenset(["morning", "afternoon", "evening", "night"])
BEFORE_DAYS = frozenset(["on", "in", "at", "late", "early", "since", "during", "of"])
TAKEN_UP = PASTS | FINITE | PERFECT | forms.words_in("he she it they we said will would")
"""What after "and" opens another clause."""
COMPLEMENTS = CUTS
"""What may follow a noun in a headline: "offer to Chad of loans", not "offer came as"."""
CLAIMS = forms.words_in(
    "allegation allegations claim claims accusation accusations charge charges insistence assertion"
    " assertions warning warnings pledge promise threat assurance assurances denial suggestion"
)
"""Nouns of saying, whose "that" opens what is said: alone they tell nothing."""
DENIALS = forms.words_in(
    "denied denies deny denying refused refuses declined rejected rejects failed not never no"
    " ruled without dismissed"
)
"""Words with which a headline of what is not so begins."""
REACH = 8
"""Words back in which such a word is looked for."""
LENT = 6
"""Words from an actor to the noun that names the act: "held a first round of [talks]"."""


def start(report: Report, words: list[Word], at: int, noun: bool) -> int:
    """The first word of the phrase: the anchor, its auxiliaries, the verb that lends itself to a
    noun ("paid a visit"), or the word that denies it."""
    first = _lending(report, words, at) if noun else _left(words, at)
    if report.mention.standing is Standing.DENIED:
        back = range(at - 1, max(-1, at - REACH), -1)
        first = next((i for i in back if words[i].bare in DENIALS), first)
        while first and words[first - 1].bare in AUXILIARY:
            first -= 1
    return first


WHERE = frozenset({"at", "during", "before", "after"})
"""Before the noun of a meeting: the verb before them tells of something else done there."""


def _lending(report: Report, words: list[Word], at: int) -> int:
    """The verb right after an actor in whose object a noun stands; the noun where none does."""
    for place in range(at - 1, max(0, at - LENT) - 1, -1):
        word = words[place]
        if word.closes or word.bare in CLAUSES | {"that"} | WHERE:
            return at
        acting = any(side.span.overlaps(word.span) for side in report.mention.actors)
        if acting:
            verb = words[place + 1].bare
            told = verb.endswith("ed") or verb in PASTS | PERFECT or forms.present(verb)
            return place + 1 if told and place + 1 < at and not word.owns else at
    return at


def _left(words: list[Word], at: int) -> int:
    """The first of the auxiliaries before a verb; "has" and "had" are left out."""
    first = at
    while first and at - first < LEFT and words[first - 1].bare in AUXILIARY:
        first -= 1
    plain = words[at].bare.endswith("ed") or words[at].bare in PASTS
    while plain and first < at and words[first].bare in PERFECT:
        first += 1
    return first


def tail(report: Report, words: list[Word], last: int, noun: bool) -> list[int]:
    """The words after the anchor up to the end of its object or complement."""
    found: list[int] = []
    place = last
    whole = words[last].closes
    while not whole and place + 1 < len(words):
        place += 1
        if place in (timed := times(report, words, place)):
            place = max(timed)
            whole = words[place].closes
            continue
        if _opens(report, words, place, found) or _of_another(words, last, place, found):
            break
        bare = words[place].bare
        claimed = bare == "that" and place == last + 1 and words[last].bare in CLAIMS
        ends = not (found or claimed or bare in COMPLEMENTS)
        told = bool(found) and words[found[0]].bare == "that"
        if noun and (ends or (not told and bare in PASTS | FINITE | PERFECT)):
            break
        found.append(place)
        if len(found) > (MOST_SAID if words[found[0]].bare == "that" else MOST):
            return _cut(words, found)
        whole = words[place].closes and not _listed(words, place)
    return _trimmed(words, found)


OFFERED = frozenset({"proposal", "plan", "offer", "bid", "pledge", "promise", "decision", "idea",
                     "request", "demand", "vow", "threat", "effort", "attempt"})  # fmt: skip
"""Nouns that an infinitive completes, also across a clause of their own."""
RELATED = 12
"""Words up to which a clause on such a noun reaches: "a proposal that he floated at the summit"."""


def _of_another(words: list[Word], last: int, place: int, found: list[int]) -> bool:
    """Whether an infinitive right after an act completes a noun before it: "the proposal that he
    floated at the summit to share a radar"."""
    verb = any(words[i].bare in PASTS | FINITE for i in found)
    if verb or words[place].bare != "to" or words[last].bare in OFFERED:
        return False
    before = range(max(0, last - RELATED), last)
    noun = next((i for i in reversed(before) if words[i].bare in OFFERED), None)
    if noun is None or words[noun].closes or noun + 1 >= last:
        return False
    after = words[noun + 1].bare
    return after in {"he", "she", "they", "it", "that", "which", "made", "floated", "put"}


def times(report: Report, words: list[Word], place: int) -> range:
    """The words from here that only tell when: "on Monday", "last month"; empty when none do."""
    own = report.mention.when.words
    start = place + (words[place].bare in BEFORE_DAYS)
    end = start
    while end < len(words) and (
        DAYS.fullmatch(words[end].bare)
        or (end > start and words[end].bare in DAY_PARTS)
        or (own is not None and words[end].span.overlaps(own))
    ):
        end += 1
        if words[end - 1].closes:
            break
    return range(place, end) if end > start else range(0)


def _opens(report: Report, words: list[Word], place: int, found: list[int]) -> bool:
    """Whether another clause or an aside begins with a word."""
    word = words[place]
    after = words[place + 1].bare if place + 1 < len(words) else ""
    if word.text[0] in "(—–[" or word.text in ("-", "--"):
        return True
    if word.bare in ("and", "that") and _lets(words, place, found):
        return False
    if after == "to" and word.bare in ("how", "what", "where", "when", "whether", "whom"):
        return False  # "deciding how to deploy it"
    if word.bare == "as" and found and after in TAKEN_AS and _takes_as(words[found[0] - 1].bare):
        return False
    if word.bare in CLAUSES:
        return bool(found) or word.bare != "as"
    if word.bare == "that":
        if after == "of" or words[place - 1].bare in THINKING | ANY:
            return False  # "compared it to that of", "must understand that", "any that harm it"
        sides = (*report.mention.actors, *report.mention.recipients)
        told = found and any(one.span.overlaps(words[found[-1]].span) for one in sides)
        relative = after in FINITE | PERFECT or forms.verb(after)  # "a pact [that] would free them"
        if found and not relative and words[found[0]].bare in ("in", "at", "to"):
            return not words[found[0] - 1].bare.startswith(SAYING)  # "said in a letter that"
        return bool(found) and (not told or relative)
    joined = word.bare in ("and", "or")
    verb = forms.verb(after) and bool(found)
    return joined and (after in TAKEN_UP or after.endswith("ed") or verb)


def _lets(words: list[Word], place: int, found: list[int]) -> bool:
    """Whether somebody lets others do what has yet to be told: "let the boats and crews [pass]"."""
    near = [words[i].bare for i in found[-LETTING:]]
    before = words[found[0] - 1 if found else place - 1].bare
    return not {"and", "that"} & set(near) and (
        "let" in near or before in ("let", "lets", "letting")
    )


TAKEN_AS = frozenset({"a", "an", "too", "one", "being", "part"})
"""After "as": what something is taken to be; "as the talks began" is a clause of its own."""
TAKING_AS = ("see", "view", "regard", "treat", "describ", "characteri", "portray", "depict",
             "denounc", "dismiss", "condemn", "brand", "hail", "interpret", "perceiv", "decri",
             "decry")  # fmt: skip
"""Beginnings of verbs that are nothing without what something is taken as."""


def _takes_as(verb: str) -> bool:
    return verb in ("saw", "took", "taken", "taking") or verb.startswith(TAKING_AS)


LETTING = 4
"""Words back in which "let" is looked for."""
THINKING = forms.words_in(
    "understand know accept realise realize recognise recognize believe ensure"
)
"""Verbs that are nothing without what comes after their "that"."""
ANY = forms.words_in("any those anything everything")
SAYING = ("complain", "warn", "said", "say", "declar", "announc", "stat", "argu", "promis",
          "suggest", "propos", "demand", "claim", "alleg", "den", "charg")  # fmt: skip
"""Beginnings of verbs whose "that" may come after where or how it was said."""


def _listed(words: list[Word], place: int) -> bool:
    """Whether a comma stands in a list of names: "France, Germany and Britain"."""
    if not words[place].text.endswith(","):
        return False
    ahead = words[place + 1 : place + 5]
    joint = next((i for i, word in enumerate(ahead) if word.bare == "and"), 0)
    named = all(word.text[:1].isupper() for word in (*ahead[:joint], *ahead[joint + 1 : joint + 2]))
    return joint > 0 and named and words[place].text[:1].isupper()


def _cut(words: list[Word], found: list[int]) -> list[int]:
    """A phrase too long, cut where a further complement begins."""
    ends = [
        n for n in range(LEAST, len(found))
        if words[found[n]].bare in CUTS and not words[found[n - 1]].bare[:1].isdigit()
    ]  # fmt: skip
    ends = [n for n in ends if words[found[n]].bare != "of"] or ends  # not "by the end [of May]"
    return _trimmed(words, found[: ends[-1] if ends else MOST])


def _trimmed(words: list[Word], found: list[int]) -> list[int]:
    kept = list(found)
    while kept and words[kept[-1]].bare in WEAK:
        kept.pop()
    done_so = [words[i].bare for i in kept[:2]] == ["to", "do"] and len(kept) <= LEAST
    return [] if done_so else kept  # "as it had threatened to do days before"


def of_nothing(words: list[Word], found: list[int]) -> list[int]:
    """What a noun is about, without what only takes up other words: "opposition [to it]"."""
    if len(found) == 2 and words[found[0]].bare in CUTS and words[found[1]].bare in TAKING:
        return []
    return found


TAKING = forms.words_in("it them this that these those him her")
"""Words that stand for others."""


GERUND = re.compile(r".*[aeiouy].*ing")
"""A form in -ing: "proposing", and not "bring"."""


def governing(report: Report, words: list[Word], first: int) -> int:
    """Of what is done, told as an infinitive ("attempted to deflect", "went so far as to compare"),
    the verb that governs it; the infinitive itself where none stands right before. What stands
    after "to" as a noun would ("in addition to proposing") begins without it."""
    if words[first].bare == "to" and any(
        GERUND.fullmatch(one.bare) for one in words[first + 1 : first + 2]
    ):
        return first + 1
    if words[first].bare != "to" or report.mention.standing is not Standing.ACTUAL:
        return first
    for place in range(first - 1, max(-1, first - 1 - LEFT), -1):
        word = words[place]
        if word.closes or word.bare in CLAUSES - {"as", "so"} | {"and", "or"}:
            break
        if word.bare.endswith("ed") or word.bare in PASTS:
            return place
    return first


def antecedent(words: list[Word], at: int) -> list[int]:
    """What was demanded or promised, where that stands before: "the step that Canada demanded"."""
    joint = next((i for i in range(at - 1, max(0, at - REACH), -1)
                  if words[i].bare in ("which", "that")), 0)  # fmt: skip
    if not joint or any(words[i].closes for i in range(joint, at)):
        return []
    last = joint - 1 - (words[joint - 1].text in ("—", "–"))
    for place in range(last, max(-1, last - REACH), -1):
        if words[place].bare in DETERMINERS:
            return list(range(place, last + 1))
        if place != last and words[place].closes:
            return []
    return []


DETERMINERS = forms.words_in("the a an his her its their this that these those no any")


def subject(words: list[Word], first: int) -> list[int]:
    """The words of the subject of a passive; empty when they are too many or say nothing."""
    found: list[int] = []
    place = first
    while place and len(found) <= SUBJECT:
        word = words[place - 1]
        if word.closes or word.bare in CLAUSES | {"that", "and", "said"}:
            break
        place -= 1
        found.insert(0, place)
    told = [i for i in found if words[i].bare not in WEAK | PRONOUNS]
    return found if told and len(found) <= SUBJECT else []
