"""Paragraphs of background: their first sentence sums up what was done over weeks or years."""

from __future__ import annotations

import re

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
OPENING = re.compile(
    r"\b(?:have|has)\b[^.]*\b(?:in|over|during|for) (?:the )?(?:recent|past|last)"
    r"(?: (?:few|several|two|three|four|five|six))? (?:weeks|months|years|decade)\b"
    r"|\b(?:in|over|during) (?:the )?(?:recent|past|last)(?: \w+)? (?:weeks|months|years|decade)\b"
    r"[^.]*\b(?:have|has)\b"
    r"|\b(?:[Rr]elations?|[Tt]ies|[Tt]ensions?|[Qq]uarrel|[Dd]ispute|[Cc]ountries|[Nn]eighbou?rs)\b"
    rf"[^.]*\b(?:have|has)\b[^.]*\bsince (?:[a-z]+ )?(?:(?:{MONTHS})\b|(?:19|20)\d\d\b)"
    r"|\b(?:have|has) (?:been at odds|been at loggerheads|quarrell?ed|feuded|sparred)\b"
    rf"[^.]*\bsince (?:[a-z]+ )?(?:(?:{MONTHS})\b|(?:19|20)\d\d\b)"
)


def opens(text: str) -> bool:
    """Whether a text, the beginning of a paragraph, sums up what was done over weeks or more ("have
    been at odds since May 2003"), so that the sentences after it tell of that time."""
    return bool(OPENING.search(text))
