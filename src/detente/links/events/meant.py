"""What a denial of "this" is of: the sentence before it says; and what is said of an offer that is
only spoken of again."""

from __future__ import annotations

import re

from ...linked import Report
from ...records import Basis

BACK = 400
"""Characters before a sentence in which the one before it begins."""
_THIS = re.compile(
    r"\s+(?:this|it|th(?:e|is|ese|ose)\s+(?:charges?|accusations?|allegations?|claims?|reports?))"
    r"(?=[\s,.;]|$)(?!\s+(?:that|of|by|to)\b)"
)
"""After an anchor, words for what was told before: "denies this", "rejected the charge"."""
_CHARGE = re.compile(r"\b(?:accus|alleg|charg|blam|claim|suspect|report)\w*", re.IGNORECASE)
_END = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"‘'])|\n\s*\n")


def meant(report: Report) -> str:
    """The sentence that a refusal or denial takes up by "this"; "" where it takes up none."""
    mention = report.mention
    if mention.type != "REJECT" or not report.text:
        return ""
    if not _THIS.match(report.sentence[mention.anchor.end - mention.sentence.start :]):
        return ""
    before = report.text[max(0, mention.sentence.start - BACK) : mention.sentence.start].rstrip()
    ends = [match.end() for match in _END.finditer(before)]
    told = before[ends[-1] :] if ends else before
    return told if _CHARGE.search(told) else ""


OFFERED = frozenset({"offer", "proposal", "initiative", "overture"})
DATED = frozenset({Basis.STATED, Basis.RELATIVE, Basis.GIVEN})
_CONTENT = re.compile(r"\s+(?:for|of|to|on|that)\s[^,.;”\"]{0,80}")
"""What an offer is about, right after its noun."""
_WHOSE = re.compile(r"(?:[’']s|\b(?:the|his|her|its|their|this|that))\s+(?:[A-Z][\w-]+\s+)?$")


def of_known_offer(report: Report) -> str | None:
    """Of an offer that is only spoken of again ("called his offer innovative"), what is said of it
    itself; None of any other act. The rest of its sentence tells another act."""
    mention, sentence = report.mention, report.sentence
    start = mention.anchor.start - mention.sentence.start
    known = report.anchor.lower() in OFFERED and mention.when.basis not in DATED
    if not known or not _WHOSE.search(sentence[:start]):
        return None
    after = _CONTENT.match(sentence[mention.anchor.end - mention.sentence.start :])
    return after.group() if after else ""
