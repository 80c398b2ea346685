"""At whose wish they met, spoke or ceased fire: "at the request of the Thai side" against "the call
was Washington's idea"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...linked import Telling
from ...spans import Span
from . import leads
from .claims import KEPT, Passage, states_in
from .disputed import Side, state_in
from .sighted import AGAIN, News, Sighted, nearest

_THINGS = {
    "call": r"(?:(?:tele)?phone\s)?(?:calls?|conversations?)",
    "truce": r"truces?|cease-?fires?|armistices?|halt\sto\sthe\s(?:fighting|shelling|attacks)",
    "exchange": r"(?:prisoner\s)?(?:exchanges?|swaps?)",
    "meeting": r"meetings?|talks|summits?|encounters?|sessions?|consultations?|negotiations?"
    r"|get-together|audience|conferences?|discussions|visits?|dialogue|met|receiv(?:e|ed|es|ing)"
    r"|(?:to|will|would|they|leaders|ministers|presidents|sides)\smeet",
}
"""What one side asks another for, by the words that newsrooms have for it."""
_THING = "|".join(rf"(?P<{name}>\b(?:{form})\b)" for name, form in _THINGS.items())
_KIND = re.compile(_THING, re.IGNORECASE)
_WISH = (
    r"(?:requests?|initiative|insistence|suggestion|proposal|urging|behest|instigation|prompting"
    r"|pleading|begging|bidding)"
)
_ASKED = (
    r"(?:sought|requested|proposed|suggested|initiated|asked\sfor|called\sfor|demanded|pressed\sfor"
    r"|pushed\sfor|insisted\son|begged\sfor|pleaded\sfor|placed|arranged\sat\sthe\srequest)"
)
_THE = r"(?:(?:the|a|an|this|that|these|Thursday['’]s|today['’]s|such|yesterday['’]s)\s)?"
_OWN = r"(?:[\w’'-]+\s){0,2}?"
_NAME = (
    r"[A-Z][\w’'-]*"
    r"(?:\s(?:[A-Z][\w’'-]*|of|side|government|army|party|authorities|leadership)){0,3}"
)
_OWNER = r"[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2}"
_ASIDE = r"(?:,[^.;,]{0,50},)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b(?:at|on|upon)\sthe\s(?:\w+\s)?{_WISH}\sof\s(?:the\s)?(?P<who>{_NAME})",
        rf"\b(?:at|on|upon)\s(?:the\s)?(?P<who>{_OWNER})(?:['’]s|['’])\s(?:own\s)?{_WISH}\b",
        rf"\b(?:at|on|upon)\sthe\s(?P<who>[A-Z]\w+)(?:\sside['’]s)\s(?:own\s)?{_WISH}\b",
        rf"\b(?:was|were|been)\s(?:first\s)?{_ASKED}{_ASIDE}\sby\s(?:the\s)?(?P<who>{_NAME})",
        (
            rf"\b[Ii]t\s(?:was|had\sbeen)\s(?:the\s)?(?P<who>{_NAME}){_ASIDE}\s(?:that|which|who|whose)\s"
            rf"(?:had\s|has\s|have\s|first\s)*{_ASKED}\s{_THE}{_OWN}(?:{'|'.join(_THINGS.values())})\b"
        ),
        (
            rf"\b(?P<who>{_NAME}){_ASIDE}\s(?:had\s|has\s|have\s|itself\s|first\s|themselves\s)*{_ASKED}"
            rf"\s{_THE}{_OWN}(?:{'|'.join(_THINGS.values())})\b"
        ),
        rf"\b(?:was|were|been)\s(?:the\s)?(?P<who>{_NAME})['’]s?\s(?:own\s)?idea\b",
        rf"\bcredit(?:ed|s|ing)\s(?:the\s)?(?P<who>{_NAME})\swith\sthe\s(?:idea|proposal)\b",
        (
            rf"\b(?:idea|proposal)\s(?:of|for)\s{_THE}{_OWN}(?:{'|'.join(_THINGS.values())})\s(?:came|comes)"
            rf"\sfrom\s(?:the\s)?(?P<who>{_NAME})"
        ),
        (
            rf"\b(?P<who>{_NAME})(?:,[^.;]{{0,60}},)?\s(?:[^.;]{{0,50}}\sand\s)?(?:had\s|has\s|have\s)?"
            rf"(?:suggested|proposed)\sthat\s(?:the\s)?(?:[\w’'-]+\s){{1,4}}?(?:meet|talk|speak|confer)\b"
        ),
    )
)
"""Ways to say at whose wish; the name of the party is `who`."""
_CUE = re.compile(rf"\b(?:{_WISH}|{_ASKED}|idea)\b")
_UNREAL = re.compile(
    r"\b(?:not|never|neither|nor|if|whether|would|could|may|might|den(?:y|ies|ied|ying)|reject\w*"
    r"|false|contrary|another|(?:next|new|second|further)\s(?:round|meeting|session|talks|summit))\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
"""Words of a clause by which nobody asked, or asks for something that is still to come."""
_CLAUSE = re.compile(r"[;:—–“”\"]|,\s(?:and|but|while)\s|\s(?:but|while|although|though)\s")
DEPTH = 40
"""Sentences of an article that are looked at; what follows is seldom of its news."""
BACK = 2
"""Sentences, its own with it, in which stands what was asked for: "It was at their request"."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was held at whose wish: one of `_THINGS`, the state (ISO3), and the words."""

    thing: str
    who: str
    side: Side


def asked_for(one: News, other: News) -> Sighted | None:
    """Two states at whose wish the one meeting, call or truce of both articles is said to have come
    about; None where either article tells it of both."""
    for a in _only(one.telling):
        for b in _only(other.telling):
            if a.thing == b.thing and a.who != b.who:
                return (a.side, b.side), nearest(one, a.side.span)
    return None


@lru_cache(maxsize=KEPT)
def _only(telling: Telling) -> tuple[_Wish, ...]:
    """What an article tells to have been held at the wish of one state alone."""
    if not _CUE.search(telling.text):
        return ()
    found = list(_wishes(telling))
    alone = [one for one in found if all(two.who == one.who for two in found if _thing(one, two))]
    return tuple({one.thing: one for one in reversed(alone)}.values())


def _thing(one: _Wish, two: _Wish) -> bool:
    return one.thing == two.thing


def _wishes(telling: Telling) -> Iterator[_Wish]:
    every = leads.every_sentence(telling)[:DEPTH]
    for place, passage in enumerate(every):
        if not _CUE.search(passage.text) or leads.of_old(telling, passage):
            continue
        before = " ".join(one.text for one in every[max(0, place - BACK + 1) : place])
        yield from _told(telling, passage, before)


def _told(telling: Telling, passage: Passage, before: str) -> Iterator[_Wish]:
    for form in _FORMS:
        for match in form.finditer(passage.text):
            who, clause = state_in(match["who"]), _around(passage.text, match)
            if who is None or _UNREAL.search(clause) or AGAIN.search(clause):
                continue
            if len(states_in(match["who"])) > 1:
                continue
            thing = _kind(match.group()) or _kind(clause) or _kind(before)
            if thing is not None:
                yield _Wish(thing, who, _side(telling, passage, match))


def _around(text: str, match: re.Match[str]) -> str:
    """The clause in which words stand."""
    left = _CLAUSE.split(text[: match.start()])[-1]
    return left + match.group() + _CLAUSE.split(text[match.end() :])[0]


def _kind(words: str) -> str | None:
    """The thing of which words tell; None where they tell of none or of two."""
    found = {match.lastgroup for match in _KIND.finditer(words)}
    return found.pop() if len(found) == 1 else None


def _side(telling: Telling, passage: Passage, match: re.Match[str]) -> Side:
    start = passage.start + match.start()
    span = Span(telling.teller.article, start, passage.start + match.end()).trimmed(telling.text)
    return Side(telling.teller, span, " ".join(span.words(telling.text).split()))
