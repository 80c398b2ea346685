"""Who called something off: two states of which each is said to have done it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from ...linked import Telling
from ...spans import Span
from .claims import KEPT, codes, with_states
from .disputed import Side, state_in
from .leads import lead
from .sighted import AGAIN, News, Sighted, nearest

SHARED = 2
"""Words that tell anything which two callings-off must share beside the names of states:
"talks" and "Abeche" are, the rebels for whose sake it was done are not looked at."""
_WHO = r"(?P<who>(?:[A-Z][\w’'-]*)(?:\s+(?:[A-Z][\w’'-]*|of|the|government|side)){0,3}?)"
_ASIDE = r"(?:\s+(?:on\s+[A-Z]\w+day|has|have|had|abruptly|suddenly|also|later)){0,2}"
_OFF = r"(?P<did>call(?:ed|s)\s+off|cancel(?:l?ed|s)|scrapp?(?:ed|s)|postpone[ds]|put(?:s)?\s+off)"
_DID = re.compile(rf"{_OFF}|(?:take\splace|be\sheld|go\sahead)\s(?:after|because|as)\s")
_ACTIVE = re.compile(rf"{_WHO}{_ASIDE}\s+{_OFF}\s+(?P<what>[^.,;:!?]{{3,90}})")
_PASSIVE = re.compile(
    rf"(?P<what>[^.,;:!?]{{3,90}})\s(?:was|were|been)\s{_OFF}(?:\s\w+){{0,3}}?\sby\s+{_WHO}\b"
)
_ASKED = re.compile(
    rf"(?P<what>[^.,;:!?]{{3,90}})\s(?:was|were|been)\s{_OFF}\sat\sthe\s(?:request|wish)\sof\s"
    rf"(?:the\s)?{_WHO}\b"
)
_LAPSED = re.compile(
    r"(?P<what>[^.;:!?]{3,120}?)\s(?:will|would)\s(?:not|no\slonger)\s(?:take\splace|be\sheld"
    rf"|go\sahead)\s(?:after|because|as)\s{_WHO}{_ASIDE}\s(?P<did>pulled\sout|withdrew"
    r"|backed\sout)\b"
)
_ALSO = re.compile(rf"\salso\s(?={_OFF})")
"""Adds to what else was done, and is no second calling-off."""
_DOUBTED = re.compile(r"\b(?:reports?|claims?|accus\w+|alleg\w+|den[iy]\w*|reject\w+)\b[^.;]{0,40}"
                      r"\bthat\s+$", re.IGNORECASE)  # fmt: skip
"""Before what an article has others say, or refuses: it does not tell it itself."""
DEPTH = 20
"""Sentences in which a calling-off is looked for: it often stands below the day's other news."""
_THEN = re.compile(r"\s(?:on|over|after|because|in protest|as|when|until|amid|following|hours)\s")


def called_off(one: News, other: News) -> Sighted | None:
    """One thing that each of two states is said to have called off; None where either article
    tells it of both."""
    mine, theirs = _told(one.telling), _told(other.telling)
    if {who for who, _, _ in mine} & {who for who, _, _ in theirs}:
        return None
    for (_, what, side), (_, theirs_what, their_side) in product(mine, theirs):
        if len((what & theirs_what) - codes()) >= SHARED:
            return (side, their_side), nearest(one, side.span)
    return None


@lru_cache(maxsize=KEPT)
def _told(telling: Telling) -> tuple[tuple[str, frozenset[str], Side], ...]:
    """What an article says was called off: by which state (ISO3), stems of what, and the words."""
    return tuple(_found(telling))


def _found(telling: Telling) -> Iterator[tuple[str, frozenset[str], Side]]:
    for passage in lead(telling, DEPTH):
        if passage.start < telling.body_start or not _DID.search(passage.text):
            continue  # looked for first, as who did it costs far more
        if AGAIN.search(_ALSO.sub(" ", passage.text)):
            continue
        for pattern in (_ACTIVE, _PASSIVE, _ASKED, _LAPSED):
            for match in pattern.finditer(passage.text):
                state = state_in(match.group("who"))
                if state is not None and not _DOUBTED.search(passage.text[: match.start("who")]):
                    what = _THEN.split(match.group("what"))[0]
                    yield state, with_states(what), _side(telling, passage.start, match)


def _side(telling: Telling, start: int, match: re.Match[str]) -> Side:
    """The words that say who did it, or for a passive the whole clause."""
    end = match.end("what") if match.end("what") > match.start("did") else match.end()
    first = min(match.start("who"), match.start("what"))
    words = match.string[first:end]
    kept = words if match.start("what") < match.start("did") else _THEN.split(words)[0]
    span = Span(telling.teller.article, start + first, start + first + len(kept.rstrip()))
    return Side(telling.teller, span, " ".join(kept.split()))
