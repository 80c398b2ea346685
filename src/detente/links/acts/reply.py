"""What an act answers where its own sentence says so: "in retaliation for the Canadian law".

Nothing is taken for an answer because it came after: the text has to say that it is one.
"""

from __future__ import annotations

import re

from ...linked import Report
from .. import naming

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


def reply(report: Report, about: str) -> tuple[str, str]:
    """What the sentence of a report says that its act answers, "" where it says nothing, and what
    the act is about without these words."""
    at = report.mention.anchor.end - report.mention.sentence.start
    first = _FIRST.match(report.sentence)
    if first is not None and first.end() <= at:
        return naming.told(first.group("to")).words, about
    found = _AFTER.search(report.sentence, at)
    if found is None or _HEDGED.search(report.sentence[: found.start() + 1]):
        return "", about
    cut = about.find(found.group("opens").strip(" ,"))
    return naming.told(found.group("to")).words, about[:cut].rstrip(" ,") if cut > 0 else about
