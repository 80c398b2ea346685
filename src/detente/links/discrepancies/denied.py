"""What one article tells as done and the other has flatly denied, in whatever words: "no radar lock
took place" against "a radar locked on to the helicopter"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...linked import Report, Telling
from ...spans import Span
from ...tables import common_words
from . import leads
from .claims import KEPT, ROOT, Passage
from .disputed import DONE, Side
from .harmed import UNREAL
from .sighted import News, Sighted, nearest

_WORDS = r"[^.;:“”\"]{2,70}?"
_CLAIMS = (
    r"(?:claims?|reports?|talk|tales?|allegations?|stories|story|charges?|accusations?|rumou?rs)"
)
_FALSE = (
    r"(?:inventions?|fictions?|fabrications?|fantas(?:y|ies)|false|untrue|lies|a\slie|nonsense|baseless"
    r"|groundless|unfounded|fairy\stales?|propaganda)"
)
_BE = r"(?:was|were|is|are|had\sbeen|has\sbeen|have\sbeen)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        (
            rf"\bno\s(?P<what>(?:[\w’'-]+\s){{1,4}}?)(?:had\s|has\s|have\s)?(?:ever\s)?(?:took\splace|taken\splace"
            rf"|occurred|happened|{_BE}\s(?:made|given|reached|signed|held|laid|fired|taken|issued|agreed|used))\b"
        ),
        rf"\bthere\s(?:{_BE}|had\snever\sbeen|was\snever)\s(?:no|any|an?)\s(?P<what>(?:[\w’'-]+\s?){{1,4}})",
        rf"\b(?P<what>nothing\s{_BE}\s\w+(?:ed|en|wn|ut|ld))\b",
        rf"\b{_CLAIMS}\s(?:of|that|about)\s(?P<what>{_WORDS})\s{_BE}\s(?:an?\s|pure\s|mere\s|simply\s)*{_FALSE}\b",
        (
            rf"\b(?:dismiss|reject|laugh|scoff|brush)\w*\s(?:as\s{_FALSE}\s|off\s|at\s)*(?:the\s|any\s|all\s|such\s)?"
            rf"(?:{_CLAIMS}|notion|idea|suggestions?)\s(?:of|that|about)\s(?P<what>{_WORDS})(?=[.;:,“”\"]|$)"
        ),
        r"\b(?:recall|remember|know|heard)\w*\s(?:of\s)?no\s(?P<what>(?:[\w’'-]+\s?){1,3})",
        rf"\b(?:has|have|had)\snever\s(?P<what>{_WORDS})(?=[.;:,“”\"]|$)",
    )
)
"""Ways to say that something was not so; `what` are the words of what was not."""
_CUE = re.compile(
    rf"\b(?:no|never|nothing|{_FALSE}|scoff\w*|dismiss\w*|reject\w*)\b", re.IGNORECASE
)
_BESIDE = re.compile(r"\s(?:after|before|during|since|following|while|when|but|as|until|unless)\s")
_NOT_DENIED = re.compile(
    r"\b(?:cannot|can\s?not|can['’]t|could\s+not|couldn['’]t|no\s+one|nobody|never|hardly|previously"
    r"|immediate(?:ly)?|human\srights)\b",
    re.IGNORECASE,
)
"""Words of a denial that denies nothing, or not yet: "cannot deny that", "no immediate claim"."""
SHORT = 25
"""Characters before a denial in which stands that it is none."""
DEPTH = 30
"""Sentences of an article that are looked at."""


@dataclass(frozen=True, slots=True)
class _Denial:
    """What is denied, by the stems of its words, all stems near it, and the words of the denial."""

    what: frozenset[str]
    near: frozenset[str]
    side: Side


def denied(one: News, other: News) -> Sighted | None:
    """An act that one article tells and the other has denied; None where the first says so too."""
    for teller, denier in ((one, other), (other, one)):
        for denial in _denials(denier.telling):
            told = _told(teller, denial)
            if told is not None and not _known(teller.telling, denial):
                sides = (told, denial.side) if teller is one else (denial.side, told)
                return sides, nearest(one, sides[0].span)
    return None


@lru_cache(maxsize=KEPT)
def _denials(telling: Telling) -> tuple[_Denial, ...]:
    """What an article has denied, in order."""
    if not _CUE.search(telling.text):
        return ()
    found: list[_Denial] = []
    before = ""
    for passage in leads.every_sentence(telling)[:DEPTH]:
        told = passage.start >= telling.body_start and _CUE.search(passage.text)
        if told and not leads.of_old(telling, passage):
            found += _in(telling, passage, before)
        before = passage.text
    return tuple(found)


def _in(telling: Telling, passage: Passage, before: str) -> Iterator[_Denial]:
    for form in _FORMS:
        for match in form.finditer(passage.text):
            what = _roots(_BESIDE.split(match["what"])[0])
            said = passage.text[max(0, match.start() - SHORT) : match.end()]
            if what and not _NOT_DENIED.search(said):
                start = passage.start + match.start()
                span = Span(telling.teller.article, start, passage.start + match.end())
                span = span.trimmed(telling.text)
                value = " ".join(span.words(telling.text).split())
                near = _roots(f"{before} {passage.text}")
                yield _Denial(what, near, Side(telling.teller, span, value))


def _known(telling: Telling, denial: _Denial) -> bool:
    """Whether an article has the same thing denied itself, or by somebody whom it quotes."""
    return any(one.what & denial.what for one in _denials(telling)) or any(
        _roots(passage.text[match.end() :]) & denial.what
        for passage in leads.every_sentence(telling)
        for match in [_DENIES.search(passage.text)] if match
    )  # fmt: skip


_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|refut\w+)\b", re.IGNORECASE)


def _told(news: News, denial: _Denial) -> Side | None:
    """Where an article tells as done what is denied: an act of that word, or two words of it."""
    for report in news.reports:
        anchor = report.mention.anchor
        act = _root(report.anchor.lower().split()[0])
        if act not in denial.what or not _asserted(report):
            continue
        if len(_roots(_around(news.telling, report)) & denial.near) > 1:
            return _side(news.telling, anchor.start, anchor.end)
    return _in_other_words(news.telling, denial)


def _around(telling: Telling, report: Report) -> str:
    """The sentence of a report with the one before it."""
    first = report.mention.sentence.start
    before = [one for one in leads.every_sentence(telling) if one.start < first]
    return f"{before[-1].text if before else ''} {report.sentence}"


def _asserted(report: Report) -> bool:
    return report.mention.standing in DONE and report.mention.type not in SAYING


SAYING = frozenset({"REJECT", "ACCUSE"})
"""What denies or blames is not what is denied."""


def _in_other_words(telling: Telling, denial: _Denial) -> Side | None:
    for passage in leads.every_sentence(telling)[:DEPTH]:
        if passage.start < telling.body_start or leads.of_old(telling, passage):
            continue
        found = [
            match for match in _WORD.finditer(passage.text)
            if _root(match.group()) in denial.what and not _unreal(passage.text, match)
        ]  # fmt: skip
        roots = {_root(match.group()) for match in found}
        if len(roots) >= max(SEVERAL, MOST * len(denial.what)):
            start, end = found[0].start(), found[-1].end()
            if end - start <= TOGETHER:
                return _side(telling, passage.start + start, passage.start + end)
    return None


SEVERAL = 2
"""Words of what is denied, none a name, by which a sentence is known to tell it."""
MOST = 0.7
"""Share of the words of what is denied that stand there."""
TOGETHER = 80
"""Characters within which they stand."""


def _side(telling: Telling, start: int, end: int) -> Side:
    span = Span(telling.teller.article, start, end)
    return Side(telling.teller, span, " ".join(span.words(telling.text).split()))


_WORD = re.compile(r"\b[a-z][a-z’'-]{3,}")
"""Words that are no names: what is known again by a name alone may be another act at that place."""


def _roots(text: str) -> frozenset[str]:
    """By which the words of a text are known that tell anything, whatever their endings."""
    return frozenset(
        _root(word) for word in _WORD.findall(text)
        if common_words.weight_of(common_words.stem(word)) >= LEAST
    )  # fmt: skip


LEAST = 0.3
"""Weight from which a word counts at all: "taken" and "said" tell no act."""


def _root(word: str) -> str:
    return common_words.stem(word)[:ROOT]


def _unreal(text: str, match: re.Match[str]) -> bool:
    """Whether an act is not told as done: it is denied, threatened, feared, or to come."""
    before = re.split(r"[.;:!?]", text[max(0, match.start() - BACK) : match.start()])[-1]
    return UNREAL.search(before) is not None or _SAID.search(before) is not None


BACK = 60
"""Characters before the word of an act in which stands that it is none."""
_SAID = re.compile(
    r"\b(?:accus\w+|alleg\w+|claim\w*|to|plan\w*|propos\w*|demand\w*|call\w*)\s(?:\w+\s){0,3}$"
)
