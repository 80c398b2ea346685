"""How many were killed, hurt or held, of one side or in all, by two articles on one news: "killing
a woman and two children" against "counted five dead"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...linked import DiscrepancyKind, Telling
from ...spans import Span
from . import comparing, leads, people, words
from .claims import KEPT, Claim, Passage, about, states_in
from .people import Counted

_WAS = (
    r"(?:,\s(?:[\w-]+\s){0,2}(?:of\s(?:them|whom)|including|among\sthem|mostly|many|most)[^,;.]{0,50},)?"
    r"(?:\s(?:was|were|are|is|had|have|has)(?:\sbeen)?)?(?:\s(?:also|later|reportedly))?"
)
""" "Eight people, three of them children, were": what stands between those counted and the verb."""
_DONE = {
    "killed": (
        r"(?:[Kk]ill(?:ed|ing|s)|\blives\sof|[Dd]eaths?\sof|martyred)\s$",
        rf"{_WAS}\s(?:killed|slain|dead|died|drowned|perished|shot\sdead|martyred|lost\s(?:his|their)\slives?)\b",
        r"\b(?:left|leaving|counted|found|claimed)\s$",
    ),
    "hurt": (
        r"(?:[Ww]ound(?:ed|ing|s)|[Ii]njur(?:ed|ing|es)|[Hh]urt(?:ing|s)?)\s$",
        rf"{_WAS}\s(?:wounded|injured|hurt|hospitali[sz]ed)\b",
        "",
    ),
    "held": (
        (r"(?:[Aa]rrest(?:ed|ing|s)|[Dd]etain(?:ed|ing|s)|[Ss]eiz(?:ed|ing|es)|[Cc]aptur(?:ed|ing|es)"
        r"|(?:carried|led|dragged|hauled|took|marched)\s(?:off|away)|(?:picked|rounded)\sup"
        r"|[Kk]idnapp(?:ed|ing)|[Aa]bduct(?:ed|ing)|[Hh]olding|[Jj]ail(?:ed|ing))\s$"),
        (rf"(?:{_WAS}|\s(?:that|whom|which)?\s?(?:it|they|[A-Z]\w+)(?:\s(?:had|has|have))?)"
        r"\s(?:arrested|detained|seized|captured|carried\soff|taken\sinto\scustody|led\saway|dragged\soff"
        r"|taken\s(?:away|prisoner|hostage|captive)|rounded\sup|picked\sup|kidnapped|abducted|jailed)\b"),
        "",
    ),
}  # fmt: skip
_TOLD = tuple(
    (done, re.compile(rf"(?:{before})"), re.compile(after), re.compile(dead) if dead else None)
    for done, (before, after, dead) in _DONE.items()
)
"""What was done to those counted: the words before them; after them; and before "five dead"."""
_DEAD = re.compile(r"\b(?:dead|bodies|corpses|lives|deaths|fatalities)$", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?P<whose>[A-Z][\w’'-]+)\s(?:(?:has\s|had\s|have\s)?lost"
    r"|(?:reported|admitted|acknowledged|confirmed|announced|conceded)\s(?:the\s)?(?:loss|deaths?)\sof)"
    r"\s$"
)
""" "Chad lost two men", "Chad admitted the loss of two men": its own."""
_LOSSES = re.compile(
    r"\b(?:(?P<whose>[A-Z][\w’'-]+)\s)?(?:losses|fatalities|dead|death\stoll|toll)\b[^.;:]{0,40}?\s"
    r"(?:ran\sto|stood\sat|stands\sat|numbered|came\sto|reached|totall?ed|rose\sto|was\sput\sat"
    rf"|were\sput\sat|amounted\sto|climbed\sto|of|at)\s(?P<who>(?:{words.MODIFIERS}|perhaps)?\s?)$"
)
""" "Chadian losses, he said, ran to eight": those who died."""
_MORE = re.compile(r"\b(?:more|others?|another|further|additional)\b")
"""Among those counted: they are not all."""
_OR_MORE = re.compile(r"\sor\smore\b")
_CUE = re.compile(
    r"kill|drown|dead|died|slain|perish|lives|martyr|death|toll|loss|lost|wound|injur|hurt|arrest|detain|seiz"
    r"|captur|carried|taken|took|led|haul|drag|march|picked|rounded|kidnap|abduct|hold|jail|hospital",
    re.IGNORECASE,
)
"""What a sentence with a toll has: most have none, and are told so many times as fast."""
_NOT_TOLD = re.compile(
    r"\b(?:if|would|could|might|may|not|never|no|nobody|since|in\sall|altogether|so\sfar|between\s19"
    r"|(?:over|in|during)\sthe\s(?:past|last)|a\syear|each\syear|annual\w*|worldwide|anniversary|ago"
    r"|again|another|second|previous\w*|earlier|(?:last|that)\s(?:year|month)|in\s(?:19|20)\d\d"
    r"|accidents|incidents|attacks|cases|seriously|critically|badly|gravely|deni\w+|false|threat\w*)\b|\b(?:including|among)\s(?:the\s)?$|,?\samong\sothers\b",
    re.IGNORECASE,
)
"""Words of a clause that tells another toll, a part of one, or none."""
_BREAK = re.compile(r"[;:—–]|,\s(?:but|while|and)\s|\s(?:but|while|although)\s")
NEAR = 200
"""Characters on either side of those counted in which stands what was done to them."""
APART_DAYS = 4
"""Days between two articles up to which the one toll of each is the same, though their sentences
share no word: one fight is told in each outlet's own."""


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed, hurt or held (`done`): their kinds, the one side (ISO3) that they are
    of, the weekdays of the sentence, and the words there and in the sentence before."""

    done: str
    whose: frozenset[str]
    kinds: frozenset[str]
    claim: Claim
    weekdays: frozenset[str]
    words: frozenset[str]


def differences(one: Telling, other: Telling) -> Iterator[tuple[Claim, Claim]]:
    """The tolls of one thing that cannot both be right, where each article tells one alone."""
    seen = set[str]()
    for a in tolls(one):
        for b in tolls(other):
            if a.done not in seen and _same(a, b) and not comparing.agree(a.claim, b.claim):
                seen.add(a.done)
                yield a.claim, b.claim


def _same(a: Toll, b: Toll) -> bool:
    if a.done != b.done or a.whose != b.whose or not _one_kind(a, b):
        return False
    if a.weekdays and b.weekdays and not a.weekdays & b.weekdays:
        return False
    return bool(a.words & b.words) or _near(a.claim, b.claim)


def _near(a: Claim, b: Claim) -> bool:
    days = a.teller.published.earliest, b.teller.published.earliest
    return not (days[0] and days[1]) or abs((days[0] - days[1]).days) <= APART_DAYS


def _one_kind(a: Toll, b: Toll) -> bool:
    """Whether both count the like: one dead villager is no toll of all, as three may be."""
    if a.whose or a.kinds == b.kinds:
        return True
    return not (a.kinds and b.kinds) and min(a.claim.high, b.claim.high) > 1


@lru_cache(maxsize=KEPT)
def tolls(telling: Telling) -> tuple[Toll, ...]:
    """The tolls of an article, of each kind and side the first, where it tells one value alone."""
    if not _CUE.search(telling.text):
        return ()
    told: dict[tuple[str, frozenset[str]], list[Toll]] = defaultdict(list)
    before = ""
    for passage in leads.every_sentence(telling):
        if _CUE.search(passage.text) and not leads.of_old(telling, passage):
            for toll in _tolls(telling, passage, before):
                told[toll.done, toll.whose].append(toll)
        before = passage.text if passage.start >= telling.body_start else ""
    return tuple(
        some[-1] if some[0].claim.span.end <= telling.body_start else some[0]
        for some in told.values()
        if all(comparing.agree(some[0].claim, one.claim) for one in some)
    )


def _tolls(telling: Telling, passage: Passage, before: str) -> Iterator[Toll]:
    near = about(f"{before} {passage.text}")
    for counted in people.counted(passage.text):
        done, whose = _done(passage.text, counted)
        if done:
            yield _toll(telling, passage, counted, done, whose, near)
    for counted, whose in _losses(passage.text):
        yield _toll(telling, passage, counted, "killed", whose, near)


def _losses(text: str) -> Iterator[tuple[Counted, frozenset[str]]]:
    """ "Chadian losses ran to eight or more": of whom, and how many."""
    for match in words.numbers(text):
        found = _LOSSES.search(text, max(0, match.start() - NEAR), match.start())
        limits = words.bounds(
            match["number"], "at least" if _OR_MORE.match(text, match.end()) else ""
        )
        if found is None or limits is None or _NOT_TOLD.search(found.group()):
            continue
        whose = states_in(found["whose"]) if found["whose"] else frozenset[str]()
        more = _OR_MORE.match(text, match.end())
        end = more.end() if more else match.end()
        yield Counted(*limits, match.start(), end, frozenset(), frozenset()), whose


def _done(text: str, counted: Counted) -> tuple[str, frozenset[str]]:
    """What was done to those counted, "" where untold or not so, and to whose people."""
    left = _BREAK.split(text[max(0, counted.start - NEAR) : counted.start])[-1]
    right = _BREAK.split(text[counted.end : counted.end + NEAR])[0]
    own = text[counted.start : counted.end]
    if _NOT_TOLD.search(left) or _NOT_TOLD.search(right) or _MORE.search(own):
        return "", frozenset()
    lost = _LOST.search(left)
    if lost is not None:
        return "killed", states_in(lost["whose"])
    of_dead = _DEAD.search(own)
    for done, ahead, behind, dead in _TOLD:
        if ahead.search(left) or behind.match(right) or (of_dead and dead and dead.search(left)):
            return done, counted.states
    return "", frozenset()


def _toll(
    telling: Telling, passage: Passage, counted: Counted, done: str, whose: frozenset[str],
    near: frozenset[str],
) -> Toll:  # fmt: skip
    span = Span(telling.teller.article, passage.start + counted.start, passage.start + counted.end)
    value = " ".join(span.words(telling.text).split())
    key = f"toll {done}:{'+'.join(sorted(whose))}"
    claim = Claim(
        DiscrepancyKind.NUMBER, key, f"number of people {done}", counted.low, counted.high,
        counted.bound, counted.rounded, telling.teller, span, value, known=True,
        rises=done != "held",
    )  # fmt: skip
    return Toll(
        done, whose, counted.kinds, claim, leads.weekdays(passage.text), near - about(value)
    )
