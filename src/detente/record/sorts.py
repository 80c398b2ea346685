"""On whose word an attribution rests: a named person, an institution, somebody unnamed, nobody.

Pure functions of an attribution, the mentions of its article and its text; `sourced` keeps what
they say beside the rows. A change of these rules needs a step of the schema that sorts anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from ..records import Attribution, EntityKind, Mention
from ..spans import Span, hull
from . import officials


class Sort(StrEnum):
    """What stands behind the words."""

    NAMED = "named"  # a person whom the article names, or whom Detente knows by the office
    INSTITUTION = "institution"  # a state, body, outlet or document
    UNNAMED = "unnamed"  # described and not named: "a Kremlin spokesman", "US officials"
    NONE = "none"  # the text gives no source
    OPEN = "open"  # "he", "who", whom Detente could not tell


_SORTS: dict[str, Sort] = {
    EntityKind.PERSON: Sort.NAMED,
    EntityKind.STATE: Sort.INSTITUTION,
    EntityKind.ORGANISATION: Sort.INSTITUTION,
    EntityKind.DOCUMENT: Sort.INSTITUTION,
    EntityKind.PLACE: Sort.INSTITUTION,  # "Brussels said": the capital for who sits there
    EntityKind.GROUP: Sort.UNNAMED,  # "the Russians said"
}
_ANONYMITY = re.compile(
    r"anonym|not (?:to )?be (?:named|identified|quoted by name)|declined to (?:be named|give (?:his"
    r"|her|their) names?)|not authori[sz]ed to (?:speak|talk|discuss|comment)",
    re.IGNORECASE,
)
"""Formulas by which newsrooms say that a source is not named on purpose."""
_SOMEBODY = re.compile(
    r"(?:some|others?|another|many|several|few|most|all|every(?:body|one)|some(?:body|one)|one|those"
    r"|people|observers|sources|insiders|witnesses)(?: (?:of|in|from|with|who|close|familiar) .*)?",
    re.IGNORECASE | re.DOTALL,
)
"""Sources that speak of people without the noun of an office: "some", "one of his aides"."""
OFFICIAL, GROUP = "official", "group"
"""What the unnamed are parted into: who speaks for a government (`officials`), and who is described
otherwise ("villagers", "analysts", "some"). The column `official` says so."""
OFFICIAL_SQL = "(m.sort = 'unnamed' and m.official = 1)"
"""The test of an attribution, as `m`, that its source is an unnamed official."""
GROUP_SQL = "(m.sort = 'unnamed' and m.official = 0)"
"""The same of an unnamed source that is described otherwise."""
_PRONOUN = re.compile(r"he|she|they|who|it|we|i|you|this|that|which|these", re.IGNORECASE)
_JOINS = re.compile(r"\s*(?:[,;(]|$|(?:and|or|as well as|together with|who|which|including)\b)")
"""What may follow a mention that is itself a source; anything else makes it part of a larger noun
phrase ("Russian newspapers", "Putin's decree")."""


def sort_of(said: Attribution, mentions: Sequence[Mention], text: str) -> Sort:
    """The sort of an attribution; `mentions` are those of its article.

    Of several sources ("Bush and an aide") one that is named makes it named.
    """
    if said.source_entity:
        return sort_of_entity(said.source_entity)
    if not said.source:
        return Sort.UNNAMED if said.source_name else Sort.NONE
    found = {_sort_of(one) for one in _speaking(said.source, mentions, text)}
    if Sort.NAMED not in found and Sort.UNNAMED in found:
        return _unnamed(said, mentions, text)
    for sort in (Sort.NAMED, Sort.INSTITUTION):
        if sort in found:
            return sort
    words = _words(said, text)
    if _PRONOUN.fullmatch(words):
        known = said.source_name and said.source_name.lower() != words.lower()
        return Sort.INSTITUTION if known else Sort.OPEN  # "it" after "the decree says"
    return Sort.UNNAMED if _SOMEBODY.fullmatch(words) else Sort.INSTITUTION


def _words(said: Attribution, text: str) -> str:
    return hull(said.source).words(text).strip("“”\"'’, ")


def _unnamed(said: Attribution, mentions: Sequence[Mention], text: str) -> Sort:
    """What described people are: those whom the article names elsewhere, a body, or unnamed."""
    words = said.source_name or _words(said, text)
    if officials.is_known(words, said.source, mentions, text):
        return Sort.NAMED
    return Sort.INSTITUTION if officials.is_body(words) else Sort.UNNAMED


def is_official(said: Attribution, sort: Sort, text: str) -> bool:
    """Whether an attribution of that sort is an unnamed official's."""
    if sort is not Sort.UNNAMED:
        return False
    return officials.is_official(said.source_name or (_words(said, text) if said.source else ""))


def sort_of_entity(ident: str) -> Sort:
    """The sort of a source that is an entity; the id says of which kind."""
    return _SORTS.get(ident.partition(":")[0], Sort.UNNAMED)


def is_shy(said: Attribution, text: str) -> bool:
    """Whether its sentences say that the source did not want to be, or may not be, named."""
    return bool(_ANONYMITY.search(_around(said, text)))


def _speaking(source: Iterable[Span], mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions in the source's words that speak: none that only qualifies another noun."""
    found = []
    for span in source:
        inside = [
            one for one in mentions if span.start <= one.span.start and one.span.end <= span.end
        ]
        head = next((one for one in inside if _heads(one, span, text)), None)
        if head:
            found.append(head)
            continue
        for one in inside:
            within = any(_larger(other.span, one.span) for other in inside)
            if not within and _JOINS.match(text[one.span.end : span.end]):
                found.append(one)
    return found


_COMPLEMENT = re.compile(r"\s+(?:for|of|in|at|from|with|on|close|familiar|involved|inside)\b")
"""What may follow a noun of people that is the whole source: "a spokeswoman for the service"."""


def _heads(one: Mention, span: Span, text: str) -> bool:
    """Whether a mention is unnamed people whom the rest of the source only describes."""
    people = one.kind == "nominal" and one.entity is None
    people = people and one.entity_kind in (EntityKind.PERSON, EntityKind.GROUP)
    rest = text[one.span.end : span.end]
    return people and one.span.start == span.start and bool(_COMPLEMENT.match(rest))


def _larger(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _sort_of(mention: Mention) -> Sort:
    if mention.entity and mention.entity_kind:
        return _SORTS[mention.entity_kind]
    if mention.kind == "pronoun" and not mention.described:
        return Sort.OPEN
    if mention.entity_kind in (EntityKind.PERSON, EntityKind.GROUP, None):
        return Sort.UNNAMED
    return _SORTS[mention.entity_kind]


def _around(said: Attribution, text: str) -> str:
    """The words of an attribution and the rest of the sentences in which they stand."""
    whole = hull([*said.source, *said.cue, *said.content])
    start = max(text.rfind(mark, 0, whole.start) for mark in (". ", "\n", "” "))
    ends = [end for mark in (". ", "\n") if (end := text.find(mark, whole.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]
