"""What a letter says, where its article tells it: "sent the letter", "which was meant to spell out
an agenda". A letter of which nothing more is told puts nothing on the table."""

from __future__ import annotations

import re

from ...linked import Report

_LETTER = r"(?P<noun>letter|note|message|memorandum|document)"
_BARE = re.compile(
    rf"^\W*(?:[\w.’'-]+\s+){{0,5}}?{_LETTER}\b(?!\s+(?:with|on\s+(?!\w+day\b)|about|proposing|offering|suggesting|"
    r"outlining|saying|asking|urging|calling|demanding|warning|setting|laying|of\s+\w+|for\s+\w+|to\s+"
    r"(?!the\b|his\b|her\b|its\b|their\b|an?\b|[A-Z])\w+|that|which|in\s+which|containing)\b)",
)
""" "Sent the letter last week": nothing of what it says."""
_REST = r"(?P<says>(?:(?!(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?][”\"’']*(?:\s|$))[^;\n])+)"
_MEANT = re.compile(
    rf"\b{_LETTER}\b[^.;\n]{{0,30}}(?:\b(?:Mr|Ms|Dr|Mrs)\.[^.;\n]{{0,60}})?[^.;\n]{{0,60}}?"
    rf"\b(?:meant|intended|designed|written|sent)\s+(?=to\s+(?!the\b|his\b|an?\b|[A-Z]))(?P<verb>){_REST}"
)
_SAYING = re.compile(
    rf"\b{_LETTER}\s+(?:\w+\s+){{0,4}}?(?P<verb>proposing|offering|suggesting|outlining|setting\s+out|laying\s+out|"
    rf"calling\s+for|asking|urging|demanding)\s+{_REST}"
)


def in_words(report: Report, about: str) -> str | None:
    """What an act is about; of a bare letter what the article says it is for, None where nothing
    tells that."""
    found = _BARE.match(about)
    if found is None:
        return about
    for pattern in (_MEANT, _SAYING):
        for said in pattern.finditer(report.text):
            if said.group("noun") == found.group("noun"):
                aside = "," in report.text[said.end("noun") : said.start("verb")]
                says = said.group("says").split(",")[0] if aside else said.group("says")
                verb = said.group("verb") or "meant"
                return f"a {said.group('noun')} {verb} {says.strip(' ,”')}"
    return None
