"""Who an unnamed source is: an official, a body that speaks as one, somebody named elsewhere.

Rules of English and of newsrooms, on the words of a source alone and on the names that its article
gives; `sorts` asks for them. "A Kremlin spokesman" and "US officials" are unnamed officials.
"NATO's leaders", "deputies of the Duma", "the allies" speak as a body. "The two ministers", where
the article names two before, are those two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import EntityKind, Mention
from ..spans import Span

_OFFICE = (
    r"adviser|advisor|aide|ambassador|attach[eé]|chairman|chairwoman|chief|commander|commissioner"
    r"|consul|counsellor|counterpart|delegate|deput(?:y|ie)|diplomat|envoy|general|governor"
    r"|lawmaker|leader|legislator|mayor|minister|negotiator|officer|official|premier|president"
    r"|representative|secretar(?:y|ie)|senator|spokes(?:man|woman|person|men|women|people)"
)
_HEAD = re.compile(rf"\b(?:{_OFFICE})s?\b|\bauthorities\b", re.IGNORECASE)
"""Nouns of those who speak for a state or a body."""
_PRIVATE = re.compile(
    r"\b(?:company|companies|corporate|business|bank|firm|industry|trade union|union|party"
    r"|opposition|rebel|separatist|insurgent|militia|tribal|church|religious|community|club|team"
    r"|hospital|school|university|campaign|charity|aid|exile|strike|protest)\s+(?:[\w-]+\s+)?"
    rf"(?:{_OFFICE})s?\b|\bex-|\b(?:former|retired)\b",
    re.IGNORECASE,
)
"""Those who lead or speak, but for no government."""
_OF = r"(?:\s+(?:of|in|from|at)\b.*)?"
_WORD = r"(?!(?:of|in|from|at|with|for|by|to|his|her|my)\b)[\w’'.&-]+"
"""A word that may stand before the noun that is the head; after a preposition there is another."""
_SOME = r"(?:some|several|many|few|most|two|three|four|five|six|a|an|one|other|senior|unnamed)\b"
_LEADERS = re.compile(
    rf"(?!{_SOME})(?:the\s+)?(?:{_WORD}\s+){{0,4}}?leaders{_OF}", re.IGNORECASE | re.DOTALL
)
"""Leaders together: "Western leaders", "NATO's leaders", "the leaders of the alliance"."""
_HOUSE = (
    r"(?:state\s+)?duma|parliament|congress|senate|house(?: of \w+)?|knesset|bundestag|majlis"
    r"|(?:national )?assembly|rada|sejm|diet|federation council|seimas|riksdag|storting|legislature"
)
_SEATS = r"(?:deputies|members|lawmakers|legislators|senators|representatives|m\.?p\.?s)"
_PARLIAMENT = re.compile(
    rf"(?!{_SOME})(?:the\s+)?(?:{_SEATS}\s+(?:of|in|from)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{_HOUSE})\b.*"
    rf"|(?:{_WORD}\s+)?(?:{_HOUSE})(?:[’']s)?\s+{_SEATS}(?:\s+of\b.*)?)",
    re.IGNORECASE | re.DOTALL,
)
"""A house of parliament by its members: "Deputies of the State Duma", "the Senate's members"."""
_STATES = re.compile(
    rf"(?!{_SOME})(?:the\s+)?(?:{_WORD}\s+){{0,3}}?(?:allies|powers|member (?:states|countries)"
    r"|states|countries|nations|governments|capitals|sides|delegations)(?:\s+(?:in|from)\b.*)?"
    r"|(?:the\s+)?members of the (?:[\w-]+\s+)?(?:alliance|bloc|council|union|league|commission"
    r"|group|community)",
    re.IGNORECASE | re.DOTALL,
)
"""States that speak together: "the allies", "both sides", "members of the Council"."""
_COUNTED = re.compile(
    r"(?:(?:the|these|those|both)\s+)(?:(?P<n>two|three|four|five)\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:ministers|presidents|leaders|secretaries|envoys|ambassadors|diplomats|men|women"
    r"|negotiators|premiers|officials)",
    re.IGNORECASE,
)
"""Several who are spoken of as known: "the two ministers", "both presidents"."""
_ONE = re.compile(
    r"the\s+(?:[\w-]+\s+){0,2}?(?P<noun>minister|president|leader|secretary|envoy|ambassador"
    r"|premier|chancellor|governor|mayor|general|spokesman|spokeswoman|adviser|negotiator)",
    re.IGNORECASE,
)
"""One who is: "the minister"."""
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_NEAR = 60
"""Characters beside a name in which its office stands: "Orlov, the deputy foreign minister"."""


def is_official(words: str) -> bool:
    """Whether an unnamed source, by its words, speaks for a government or a body of governments."""
    return bool(_HEAD.search(words)) and not _PRIVATE.search(words)


def is_body(words: str) -> bool:
    """Whether it is several that speak as one: a house, a group of leaders, states together."""
    if _PRIVATE.search(words):
        return False
    return any(form.fullmatch(words) for form in (_LEADERS, _PARLIAMENT, _STATES))


def is_known(words: str, source: Sequence[Span], mentions: Sequence[Mention], text: str) -> bool:
    """Whether it takes up people whom the article named before: "the two ministers", "the envoy".

    Several need as many names, one a name beside which the office stands.
    """
    before = min((span.start for span in source), default=len(text))
    names = {
        one.entity or one.name: one
        for one in mentions
        if one.kind == "name" and one.entity_kind is EntityKind.PERSON and one.span.end <= before
    }
    if several := _COUNTED.fullmatch(words):
        return len(names) >= _NUMBERS.get((several["n"] or "two").lower(), 2)
    if one := _ONE.fullmatch(words):
        return any(_beside(name, one["noun"], text) for name in names.values())
    return False


def _beside(name: Mention, noun: str, text: str) -> bool:
    """Whether an office stands in a title or an apposition of a name."""
    around = text[name.span.start : name.span.end + _NEAR].split(".")[0]
    return bool(re.search(rf"\b{noun}\b", around, re.IGNORECASE))
