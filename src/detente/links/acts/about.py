"""What an act is about beside whom it is done to, to which of its issues it belongs, and to whom a
text says that it was a gesture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...linked import Move, Report
from ...tables import moves, states
from ..wording import NOUNS

GESTURES = 1200
"""Characters before an act in which it may be told that it is one of several gestures: the rest of
its paragraph and the one before."""
GIVEN = frozenset({Move.PROMISED, Move.OFFERED, Move.ACCEPTED, Move.SOFTENED, Move.WITHDRAWN})
"""Moves that are gestures towards somebody."""
_GESTURES = re.compile(
    r"\b(?:gestures|concessions|overtures|goodwill\s+(?:steps|moves)|conciliatory\s+(?:steps|moves)|"
    r"peace\s+offerings)\s+(?:to|toward|towards)\s+(?:the\s+)?(?P<whom>[A-Z][\w.’'-]*"
    r"(?:\s+[A-Z][\w.’'-]*)*)"
)
_STOP = re.compile(r"(?<=[.!?])[”\"']*\s+(?=[“\"A-Z])|\n+")


_TO_WHOM = ("", "the", "to", "to the")
"""What may stand between an act and whom it is done to: "made an offer to Norway"."""


MEANS = frozenset({"united-nations", "sanctions"})
"""Issues that are the place or the means of others: "in the Security Council" is of some matter."""


def home(issues: Sequence[str], words: Sequence[str]) -> str | None:
    """The issue to which an act with several belongs: whose table of objects names most of what it
    is about, else the first that is more than a place or a means. `words` are folded."""
    worth = {issue: (len(moves.named(issue, words)), issue not in MEANS) for issue in issues}
    return max(issues, key=worth.__getitem__, default=None)  # of equal ones the first


def topic(report: Report, about: str) -> str:
    """What an act is about, without those to whom it is done where they stand first."""
    mention, first = report.mention, report.mention.anchor.end - report.mention.sentence.start
    after = report.sentence[first:]
    if about.partition(" ; ")[0] not in after:
        return about  # told by what other sentences say of it
    whole = _with_noun(after, about)
    for side in mention.recipients:
        end = side.span.end - mention.anchor.end
        before = after[: max(0, side.span.start - mention.anchor.end)].strip().lower()
        rest = whole[end - 1 :].lstrip() if end > 0 and before in _TO_WHOM else ""
        if rest and rest[0].isalpha() and not rest.startswith("and "):
            return rest
    return whole


def _with_noun(after: str, about: str) -> str:
    """What an act is about with the noun that names another act: "to drop its demand"."""
    clause = about.partition(" ; ")[0]
    at = after.find(clause) if clause else -1
    following = after[at + len(clause) :].lstrip() if at >= 0 else ""
    noun = NOUNS.match(following)
    return f"{clause} {noun.group()}" if noun and about[-1:] not in ".,;" else about


def gesture_to(report: Report, move: Move | None) -> tuple[str, ...]:
    """The state to which a text says just before that whoever acts made gestures: "Vale has made
    several gestures to Canada. Last month he pledged …"; () where it says nothing of the kind."""
    mention, text = report.mention, report.text
    if move not in GIVEN or not text:
        return ()
    start = mention.sentence.start
    before = text[max(0, start - GESTURES) : start]
    found = next(iter(reversed(list(_GESTURES.finditer(before)))), None)
    if found is None or before.count("\n\n", found.end()) > 1:
        return ()
    whom = states.state_named(found.group("whom").rstrip(".,"))
    own = {side.state for side in mention.actors}
    sentence = _STOP.split(before[: found.start()])[-1]
    known = any(_last(side.name) in sentence for side in mention.actors)
    return (whom.iso3,) if whom and known and whom.iso3 not in own else ()


def _last(name: str) -> str:
    """The last word of a name: "Vale" of "Aro Vale"."""
    return name.split()[-1] if name else "\0"


_NOTHING = re.compile(
    r"^to\s+(?:go|work|move|do|act|help|talk|proceed|respond|continue|compromise|cooperate)"
    r"(?:\s+(?:really|very|quite|so|as|much|further|farther|far|forward|ahead|more|together|on|this|"
    r"that|it|everything|anything|all|its|best|part|a|the|long|way))*$"
)
"""What somebody is to do in words that do not tell what: "to go really far", "to do more"."""
_FRONT = re.compile(
    r"(?:^|[“\"'‘(]|\bthat\s+|,\s+)(?P<front>(?:(?:in|by|for)\s+[a-z]+ing|on|over)\s+[^,;.“”\"]{4,80}),\s",
    re.IGNORECASE,
)
_NO_MATTER = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|eve|sidelines|morning|evening|occasion|"
    r"anniversary|condition|way|behalf|return|arriv\w+|leav\w+|speak\w+|talk\w+|answer\w*|comment\w*)\b|\d",
    re.IGNORECASE,
)
"""In a phrase that stands first: when, where or how something was said, and not on what."""


def completed(about: str, before: str) -> str:
    """What an act is about, with what stands first in its sentence where its own words tell none:
    "on fishing quotas, Norway is ready to go further" is about going further on fishing quotas."""
    if not _NOTHING.match(about.rstrip(" ,")):
        return about
    found = [one["front"] for one in _FRONT.finditer(before) if not _NO_MATTER.search(one["front"])]
    about = about.rstrip(" ,") if found else about
    return f"{about} {found[-1][:1].lower()}{found[-1][1:]}" if found else about
