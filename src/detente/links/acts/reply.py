"""What an act answers where its own sentence says so: "in retaliation for the Canadian law".

Nothing is taken for an answer because it came after: the text has to say that it is one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ...linked import Move, Report
from ...tables.states import state_named
from .. import naming
from .act import Act

_WORD = r"(?:response|retaliation|reprisal|revenge|answer|reply)"
_OPENS = (
    rf"(?:in\s+(?:\w+\s+)?{_WORD}\s+(?:to|for)|as\s+(?:an?\s+)?(?:\w+\s+)?{_WORD}\s+(?:to|for)|"
    r"(?:to\s+retaliate|retaliating)\s+(?:for|against)|to\s+avenge)"
)
_AFTER = re.compile(rf"(?P<opens>,?\s+{_OPENS})\s+(?P<to>[^;:—]+)", re.IGNORECASE)
_FIRST = re.compile(rf"^(?:[A-Z\s]+[-–—]\s+)?{_OPENS}\s+(?P<to>[^,;:—]+),", re.IGNORECASE)
"""At the head of a sentence: "In answer to the law, Norway banned …"."""
_HEDGED = re.compile(
    r"\b(?:not|never|apparently|seemingly|perhaps|possibly|probably|presumably|seen|regarded|"
    r"viewed|interpreted|denied|denies)\s+(?:\w+\s+)?$|n['’]t\s+$"
)
"""Before the words: then it is denied to be an answer, or guessed."""


SET_AFTER = frozenset({Move.IMPOSED, Move.WITHDRAWN, Move.THREATENED, Move.REFUSED})
"""Moves of which it is told what the other side had done before, as newspapers set it beside."""
_SINCE = re.compile(
    r",\s+(?P<after>(?:(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)\s+)?"
    r"(?:days?|weeks?|months?|hours?)\s+after\s+(?P<what>[^,;:—.]+))"
)


def after_what(report: Report) -> str:
    """What a sentence sets an act after, where the other side did it: "two weeks after Mali passed
    a law". It is no answer by that: the words stand as they are."""
    at = report.mention.anchor.end - report.mention.sentence.start
    found = _SINCE.search(report.sentence, at)
    to = {side.state for side in report.mention.recipients if side.state}
    if found is None or not _first_state(found.group("what")) & to:
        return ""
    return " ".join(found.group("after").split())


def _first_state(words: str) -> set[str]:
    """The state that the first one to three words name, if any."""
    several = words.split()
    rows = (several[first:last] for first in (0, 1) for last in (1, 2, 3))
    named = (state_named(" ".join(row)) for row in rows if row and row[0][:1].isupper())
    return {state.iso3 for state in named if state}


_STATE = re.compile(r"(?:the\s+)?(?P<name>[A-Z][\w.]*(?:\s+[A-Z][\w.]*)*)(?!\w*['’]s)(?!\w)")


def _at_somebody(found: re.Match[str]) -> bool:
    """ "To retaliate against the Canadians": at whom, and not for what."""
    named = _STATE.match(found.group("to")) if "retaliat" in found.group("opens") else None
    return named is not None and state_named(named.group("name")) is not None


def reply(report: Report, about: str) -> tuple[str, str]:
    """What the sentence of a report says that its act answers, "" where it says nothing, and what
    the act is about without these words."""
    at = report.mention.anchor.end - report.mention.sentence.start
    first = _FIRST.match(report.sentence)
    if first is not None and first.end() <= at:
        return naming.told(first.group("to")).words, about
    found = _AFTER.search(report.sentence, at)
    if found is not None and _at_somebody(found):
        return "", about
    if found is None or _HEDGED.search(report.sentence[: found.start() + 1]):
        return "", about
    cut = about.find(found.group("opens").strip(" ,"))
    return naming.told(found.group("to")).words, about[:cut].rstrip(" ,") if cut > 0 else about


_SUCH_AS = re.compile(
    rf"^(?P<noun>{_WORD}|reaction|countermeasures|steps|measures)\s(?:\s*from\s+(?:the\s+)?[A-Z][\w.]*)?"
    r"\s*,\s*(?P<how>including|such\s+as)\s+"
)


def in_kind(act: Act) -> Act:
    """An act that only a noun of answering names, with that noun and what it includes: "a response
    from Oslo, including the recall of its envoy" is "a response including the recall"."""
    found = _SUCH_AS.match(f"{act.word} {act.about.lstrip()}")
    if found is None:
        return act
    rest = f"{act.word} {act.about.lstrip()}"[found.end() :]
    noun = found["noun"]
    article = "" if noun.endswith("s") else "an " if noun[:1] in "aeiou" else "a "
    about = f"{article}{noun} {found['how']} {rest}"
    return replace(act, about=about, topic=about)
