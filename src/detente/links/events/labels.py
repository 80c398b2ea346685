"""What an event is called: a headline out of the words of its most telling report.

"Chad expelled two Libyan diplomats", "Aro Vale: proposal to Chad for a joint patrol". Names are
those of the entities, all else stands in the sentence, in its order; times, asides and further
clauses are left out. Nothing is inflected, nothing added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ...linked import Report
from ...records import Side, Standing
from ...spans import Span
from ...tables import actions
from .features import MEETING_KINDS, features
from .words import people_of

MOST = 12
"""Words after the anchor, at most: what a headline of two lines holds."""
MOST_SAID = 18
"""The same where what is said is a whole clause with its verb."""
LEAST = 4
"""Words that stay when a longer phrase is cut at a preposition."""
SUBJECT = 8
"""Words of the subject of a passive, at most."""
LEFT = 4
"""Words before an anchor that may belong to it: "would not have"."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TOKEN = re.compile(r"[^\s—–]+|[—–]")
_CLOSING = re.compile(r"[,;:?!)\]]+[\"”’']?$")
_STOP = re.compile(r"(?<![A-Z])\.?[\"”]?$")
_BARE = re.compile(r"^[\"“‘'(\[]+|[\"”’'.,;:?!)\]]+$")
PERFECT = _set("has have had having also")
FINITE = _set(
    "will would shall is are was were did does do may might could can must should"
    " won't wouldn't didn't doesn't isn't aren't"
)
BE = _set("is are was were be been being")
AUXILIARY = PERFECT | FINITE | BE | frozenset(["not", "never", "to", "longer", "no"])
CLAUSES = _set("""who which whose whom where when while because although though but despite
    amid after before since unless if until as saying adding calling following even so than
    according what how why ahead""")
"""Words that open another clause, or an aside."""
WEAK = _set("""a an the of to in on at for with by from and or its his her their our this that
    these those into over about against between as has have had was were is are be been not very
    more some any no under upon toward towards through during within two three new together instead
    also then how""")
"""Words with which no headline ends."""
CUTS = _set("""of to in on at for with by from into over about against between under upon
    toward towards through during within""")
PASTS = _set("""met held said told sent gave struck shot led took made put went came left won
    fought broke cut hit spoke wrote began forbade withdrew froze drew threw flew paid fell rose
    kept found lost laid sought shook chose""")
"""Past forms that do not end in "ed"."""
TAKEN_UP = PASTS | FINITE | PERFECT | _set("he she it they we said will would")
"""What after "and" opens another clause."""
DAYS = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow")
DAY_PARTS = frozenset(["morning", "afternoon", "evening", "night"])
BEFORE_DAYS = frozenset(["on", "in", "at", "late", "early", "since", "during", "of"])
PRONOUNS = _set("he she it they him them us we i her")
OWNERS = _set("his her its their our my whose")
PARTICIPLES = ("ed", "en", "wn")


COMPLEMENTS = CUTS
"""What may follow a noun in a headline: "offer to Chad of loans", not "offer came as"."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the sentence with its place in the article; `bare` in small letters, without
    punctuation."""

    text: str
    bare: str
    span: Span


DENIALS = _set(
    "denied denies deny denying refused refuses declined rejected rejects failed not never no"
    " ruled without dismissed"
)
"""Words with which a headline of what is not so begins."""
REACH = 8
"""Words back in which such a word is looked for."""
LENT = 6
"""Words from an actor to the noun that names the act: "held a first round of [talks]"."""


def label(report: Report) -> str:
    """Who, what, to whom, where, in the words of the report; nothing that it does not say."""
    words = _words(report)
    at = [i for i, word in enumerate(words) if word.span.overlaps(report.mention.anchor)]
    if not at:
        return " ".join(report.anchor.split())
    noun = _noun(report, words, at[0])
    first = _start(report, words, at[0], noun)
    timed = {i for n in range(first, at[0]) for i in _time(report, words, n)}
    used = [
        *(i for i in range(first, at[-1] + 1) if i not in timed),
        *_tail(report, words, at[-1], noun),
    ]
    hidden = _passive(report, words, first, at[0])
    if hidden and (subject := _subject(words, first)):
        return _with_rest(report, words, [*subject, *used], "")
    lead = _lead(report, hidden, words[at[0]])
    inside = [words[i].span for i in used]
    names = _names(side for side in lead if not any(side.span.overlaps(one) for one in inside))
    if not hidden and not noun and not names:
        names = _names(lead[:1])
    lent = noun and first < at[0]
    apart = names and not lent and (noun or not _finite(report, words, used, at[0]))
    return _with_rest(report, words, used, f"{names}:" if apart else names)


def _start(report: Report, words: list[Word], at: int, noun: bool) -> int:
    """The first word of the phrase: the anchor, its auxiliaries, the verb that lends itself to a
    noun ("paid a visit"), or the word that denies it."""
    first = _lending(report, words, at) if noun else _left(words, at)
    if report.mention.standing is Standing.DENIED:
        back = range(at - 1, max(-1, at - REACH), -1)
        first = next((i for i in back if words[i].bare in DENIALS), first)
        while first and words[first - 1].bare in AUXILIARY:
            first -= 1
    return first


def _lending(report: Report, words: list[Word], at: int) -> int:
    """The verb right after an actor in whose object a noun stands; the noun where none does."""
    for place in range(at - 1, max(0, at - LENT) - 1, -1):
        word = words[place]
        if _CLOSING.search(word.text) or word.bare in CLAUSES | {"that"}:
            return at
        acting = any(side.span.overlaps(word.span) for side in report.mention.actors)
        if acting:
            verb = words[place + 1].bare
            told = verb.endswith("ed") or verb in PASTS | PERFECT or _present(verb)
            return place + 1 if told and place + 1 < at and not _owning(word) else at
    return at


def _lead(report: Report, hidden: bool, anchor: Word) -> tuple[Side, ...]:
    """Who stands first: those who act; the host of "A received B", whose guest B acts."""
    mention = report.mention
    before = [side for side in mention.actors if side.span.start < anchor.span.start]
    hosts = tuple(side for side in mention.recipients if side.span.start < anchor.span.start)
    return mention.recipients if hidden or (hosts and not before) else mention.actors


def _with_rest(report: Report, words: list[Word], used: list[int], lead: str) -> str:
    """The phrase, then who takes part and is not yet named, then where a meeting was."""
    mention = report.mention
    phrase = _phrase(report, words, used, lead)
    head = f"{lead} {phrase}".strip()
    head = head[:1].upper() + head[1:]
    spans = [words[i].span for i in used]
    rest = [
        side for side in (*mention.actors, *mention.recipients)
        if not any(side.span.overlaps(one) for one in spans) and not _told(side, head)
    ]  # fmt: skip
    if rest:
        head += f" ({_names(rest)})"
    where = mention.place if features(report).kind in MEETING_KINDS else None
    return f"{head}, {where}" if where and where not in head else head


def _told(side: Side, head: str) -> bool:
    """Whether a headline already names somebody, by name or as "Chadian"."""
    lower = head.lower()
    if side.name.lower() in lower:
        return True
    stems = people_of(side.state) if side.state and not _person(side) else frozenset()
    return any(word.startswith(stem) for stem in stems for word in lower.split())


def _person(side: Side) -> bool:
    return (side.entity or "").startswith("person:")


def _words(report: Report) -> list[Word]:
    start, article = report.mention.sentence.start, report.mention.sentence.article
    return [
        Word(m.group(), _BARE.sub("", m.group()).lower(),
             Span(article, start + m.start(), start + m.end()))
        for m in _TOKEN.finditer(report.sentence)
    ]  # fmt: skip


def _names(sides: Iterable[Side]) -> str:
    several = list(dict.fromkeys(side.name for side in sides))
    return " and ".join([", ".join(several[:-1]), several[-1]] if several[1:] else several)


# ------------------------------------------------------------------ which words


def _left(words: list[Word], at: int) -> int:
    """The first of the auxiliaries before a verb; "has" and "had" are left out."""
    first = at
    while first and at - first < LEFT and words[first - 1].bare in AUXILIARY:
        first -= 1
    plain = words[at].bare.endswith("ed") or words[at].bare in PASTS
    while plain and first < at and words[first].bare in PERFECT:
        first += 1
    return first


def _tail(report: Report, words: list[Word], last: int, noun: bool) -> list[int]:
    """The words after the anchor up to the end of its object or complement."""
    found: list[int] = []
    place = last
    whole = bool(_CLOSING.search(words[last].text))
    while not whole and place + 1 < len(words):
        place += 1
        if place in (times := _time(report, words, place)):
            place = max(times)
            whole = bool(_CLOSING.search(words[place].text))
            continue
        if _opens(report, words, place, found):
            break
        bare = words[place].bare
        if noun and (bare in PASTS | FINITE | PERFECT or not (found or bare in COMPLEMENTS)):
            break
        found.append(place)
        if len(found) > (MOST_SAID if words[found[0]].bare == "that" else MOST):
            return _cut(words, found)
        whole = bool(_CLOSING.search(words[place].text)) and not _listed(words, place)
    return _trimmed(words, found)


def _time(report: Report, words: list[Word], place: int) -> range:
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
        if _CLOSING.search(words[end - 1].text):
            break
    return range(place, end) if end > start else range(0)


def _opens(report: Report, words: list[Word], place: int, found: list[int]) -> bool:
    """Whether another clause or an aside begins with a word."""
    word = words[place]
    after = words[place + 1].bare if place + 1 < len(words) else ""
    if word.text[0] in "(—–[" or word.text in ("-", "--"):
        return True
    if word.bare in CLAUSES:
        return bool(found) or word.bare != "as"
    if word.bare == "that":
        sides = (*report.mention.actors, *report.mention.recipients)
        told = found and any(one.span.overlaps(words[found[-1]].span) for one in sides)
        relative = after in FINITE | PERFECT or _verb(after)  # "a pact [that] would free them"
        return bool(found) and (not told or relative)
    joined = word.bare in ("and", "or")
    verb = _verb(after) and bool(found)
    return joined and (after in TAKEN_UP or after.endswith("ed") or verb)


def _verb(form: str) -> bool:
    """Whether a word is a verb that the tables know, and no noun of theirs."""
    lemma = form.removesuffix("s")
    known = lemma in _lemmas("verb") or lemma in actions.embedders()
    return known and lemma not in _lemmas("noun") and not form.endswith("ion")


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
    return _trimmed(words, found[: ends[-1] if ends else MOST])


def _trimmed(words: list[Word], found: list[int]) -> list[int]:
    kept = list(found)
    while kept and words[kept[-1]].bare in WEAK:
        kept.pop()
    return kept


# ------------------------------------------------------------------ how they are put


def _phrase(report: Report, words: list[Word], used: list[int], lead: str) -> str:
    """The words, a pronoun for somebody who takes part given as his name."""
    sides = (*report.mention.actors, *report.mention.recipients)
    named = {side.span: side.name for side in sides}
    parts: list[str] = []
    for i in used:
        word = words[i]
        bare = word.bare in PRONOUNS
        name = next((n for s, n in named.items() if bare and s.overlaps(word.span)), None)
        parts.append(name if name and name not in (lead, *parts) else word.text)
    text = _STOP.sub("", _CLOSING.sub("", " ".join(parts))) if parts else ""
    if text.count("“") != text.count("”") or text.count('"') % 2:
        text = re.sub(r"[\"“”]", "", text)
    return text.rstrip(" ,;:")


def _passive(report: Report, words: list[Word], first: int, at: int) -> bool:
    """Whether somebody else than the subject does it, or nobody who is named."""
    be = any(word.bare in BE for word in words[first:at])
    form = words[at].bare.endswith(PARTICIPLES) or words[at].bare in PASTS
    before = any(side.span.start < words[at].span.start for side in report.mention.actors)
    return be and form and not before


def _subject(words: list[Word], first: int) -> list[int]:
    """The words of the subject of a passive; empty when they are too many or say nothing."""
    found: list[int] = []
    place = first
    while place and len(found) <= SUBJECT:
        word = words[place - 1]
        if _CLOSING.search(word.text) or word.bare in CLAUSES | {"that", "and", "said"}:
            break
        place -= 1
        found.insert(0, place)
    told = [i for i in found if words[i].bare not in WEAK | PRONOUNS]
    return found if told and len(found) <= SUBJECT else []


def _finite(report: Report, words: list[Word], used: list[int], at: int) -> bool:
    """Whether a subject can stand before it as it is: "expelled", "will meet"; not "ready to"."""
    before = {words[i].bare for i in used if i < at}
    form = words[at].bare
    if before & (FINITE | PERFECT):
        return True
    bare = form in _lemmas("verb") and form not in PASTS and len(report.mention.actors) == 1
    if not before and at and not bare and not form.endswith("ing"):
        near = words[at - 1]
        ends = _owning(near) or near.text.endswith(",")
        if not ends and any(s.span.overlaps(near.span) for s in report.mention.actors):
            return True
    if before:
        return any(w in DENIALS for w in before)
    if form.endswith("ed") or form in PASTS:
        return True
    if form.endswith(("ing", "ness")):
        return False
    several = len(report.mention.actors) > 1
    return several or features(report).title or _present(form) or form in FINITE


def _noun(report: Report, words: list[Word], at: int) -> bool:
    """Whether the anchor is a noun; of "offer" and "support" the word before decides."""
    form = words[at].bare
    lemma = form.removesuffix("s")
    if lemma not in _lemmas("noun") and form not in _lemmas("noun"):
        return False
    if lemma not in _lemmas("verb") or not at:
        return True
    before = words[at - 1]
    if before.bare in AUXILIARY or before.bare.endswith("ly"):
        return False
    acting = any(side.span.overlaps(before.span) for side in report.mention.actors)
    plural = len(report.mention.actors) > 1 or before.bare in PRONOUNS
    verb = acting and not _owning(before) and (plural or form.endswith("s"))
    return not verb or features(report).kind in MEETING_KINDS


def _owning(word: Word) -> bool:
    """Whether a word is a possessor: "Chad's", "his"."""
    return word.text.endswith(("'s", "’s", "s'", "s’")) or word.bare in OWNERS


def _present(form: str) -> bool:
    stems = (form[:-1], form[:-2], f"{form[:-3]}y") if form.endswith("s") else ()
    return any(stem in _lemmas("verb") for stem in stems)


@cache
def _lemmas(pos: str) -> frozenset[str]:
    return frozenset(word for word, kind in actions.rules() if kind == pos)
