"""Acts of who speaks against a thing in its own words: "aimed against us", "a pretext".

Only what a side says of itself counts: whom the thing is aimed at or threatens must be the
speaker's own state, so that an adversary's account of somebody's fears is nobody's position.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from ...linked import Move, Quoted
from ...records import Side
from ...spans import hull
from ...tables import moves, states
from ...tables.moves import Object
from ..speaking import speaks
from ..tenses import said_by
from ..wording import FUNCTION, NEGATIONS, NOUNS, tokens
from .act import Act, folded

OWN_WORDS = "own words against it"
"""In the reason of such an act."""
NEEDLESS = f"{OWN_WORDS}, “no "
"""In the reason of one that says that there is no need of the thing."""
LEANING = -0.6
"""As of who criticises a thing (`data/moves.csv`)."""
STANCES = frozenset({"said", "claimed", "believed", "described", "criticised", "accused", "warned",
                     "feared", "answered"})  # fmt: skip
"""Stances of what a side says as its own view."""
TAKEN_UP = 400
"""Characters back in which it is named what "such facilities" are: a sentence and the next."""
NEAR = 4
"""Words before the telling ones in which a negation turns them: "is not at all aimed at us"."""
_AIMED = (
    r"(?:aimed|directed|targeted|pointed|meant|built|designed)\s+(?:\w+ly\s+)?(?:at|against)\s+"
)
_HARMS = (
    r"(?:threat(?:en(?:s|ed|ing)?)?|danger|endanger(?:s|ed|ing)?|undermin(?:es?|ed|ing)|"
    r"weaken(?:s|ed|ing)?|encircl(?:es?|ed|ing))\s+(?:to\s+|for\s+)?(?:the\s+security\s+of\s+)?"
)
_PRETEXT = re.compile(r"\b(?:pretext|smokescreen|smoke screen|cover story)\b", re.IGNORECASE)
_OPPOSED = (
    r"(?:firmly\s+|strongly\s+|categorically\s+|still\s+|remains?\s+)*"
    r"(?:oppos(?:es?|ed)\b(?!\s+by)|objects?\s+to\b|(?:are|is|am)\s+(?:\w+ly\s+)?"
    r"(?:against|opposed\s+to)\b)"
)
_NEEDLESS = re.compile(
    r"\bno\s+(?:longer\s+any\s+)?need\s+"
    r"(?:to\s+(?:place|build|deploy|base|station|install|site|set\s+up)\b(?![^.;]*\bunder\b)"
    r"|for\s+(?!(?:\w+\s+){0,3}(?:talks?|haste|hurry|guarantees?|debates?|votes?|concern|alarm|panic)\b)"
    r"(?=(?:(?:the|an?|any|such|more|other|another|new|further)\s+)*(?:[\w-]+\s+){0,2}?[\w-]+"
    r"(?:\s+(?:in|at)\s+(?-i:[A-Z])|[.,;:—–]|[”\"']|$)))",
    re.IGNORECASE,
)
""" "There would be no need to place sites in Malta"; "no need for talks on it" is on talks, and "if
you give way, there will be no need to deploy ours" on something else."""
_IF = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:—–]|\s(?:and|but)\s(?:that\s)?|\sbecause\s")


def against(issue: str, quoted: Iterable[Quoted], texts: Mapping[str, str]) -> list[Act]:
    """The acts of attributions whose own words are against a thing of the issue; `texts` are the
    articles by id, as far as they are known, by which "such facilities" are. They are no steps."""
    return [
        act
        for one in quoted
        if not one.teller.copy_of
        for act in _of(issue, one, texts.get(one.teller.article, ""))
    ]


def opposing(issue: str, quoted: Iterable[Quoted], texts: Mapping[str, str]) -> list[Act]:
    """The same acts as steps: criticism of what the other side has put on the table."""
    return [_as_step(act) for act in against(issue, quoted, texts)]


def _as_step(act: Act) -> Act:
    """Told as what is said, "that the radar will be aimed against us"; of a pretext what is called
    one."""
    called = _AS_PRETEXT.match(act.about)
    about = f"that {_by_name(_begun(act.about.removeprefix('that ')), act.by[0])}"
    if called:
        noun = _BARE.match(called.group("of"))
        of = f"the {noun.group(1)} of {act.objects[0].name}" if noun else called.group("of")
        about = f"{of} as a pretext"
    return replace(act, move=Move.CRITICISED, about=about, topic=about)


def _begun(words: str) -> str:
    """The words of a sentence after "that": a first word that is no name is small."""
    words = words.lstrip(" “\"'")
    first = words.split(" ", 1)[0]
    plain = first.istitle() and first.lower() in FUNCTION and first not in ("Mr", "Mrs", "Ms", "I")
    return words[0].lower() + words[1:] if plain else words


def _by_name(words: str, state: str) -> str:
    """ "Aimed against us" as "aimed against Norway"."""
    known = next((one.name for one in states.states() if one.iso3 == state), "")
    words = re.sub(r"\b(?:us|we)\b", known, words) if known else words
    return re.sub(r"\bour\b", f"{known}’s", words) if known else words


_BARE = re.compile(r"^(?:the|this|that)\s+(\w+)$", re.IGNORECASE)
_AS_PRETEXT = re.compile(
    r"^(?P<of>.+?)\s+as\s+(?:an?\s+)?(?:mere\s+)?(?:pretext|smokescreen)", re.I
)


def _of(issue: str, one: Quoted, text: str) -> list[Act]:
    attribution, state = one.attribution, one.state
    if not state or attribution.polarity != "affirmed" or not attribution.content:
        return []
    side = Side(attribution.content[0], attribution.source_name or "", attribution.source_entity,
                state)  # fmt: skip
    found = _found(one.words, state) if attribution.stance in STANCES else None
    if found is None or not speaks(side, one.when) or issue not in attribution.issues:
        return []
    clause = _clause(one.words, found)
    at = min(span.start for span in attribution.cue or attribution.content)
    named = _things(issue, clause, one, text[max(0, at - TAKEN_UP) : at])
    return [_act(one, state, clause, found.group(), named, at)] if named else []


def _found(words: str, state: str) -> re.Match[str] | None:
    """The words that are against something; None where there are none, or they are negated."""
    patterns = [_own(state), _PRETEXT, *([] if _IF.search(words) else [_NEEDLESS])]
    for pattern in patterns:
        for found in pattern.finditer(words):
            before = tokens(_CLAUSE.split(words[: found.start()])[-1])[-NEAR:]
            if not any(word in NEGATIONS or word.endswith("n't") for word in before):
                return found
    return None


@cache
def _own(state: str) -> re.Pattern[str]:
    """What harms the speaker's own state, or is opposed by it: "aimed against us"."""
    known = next((one for one in states.states() if one.iso3 == state), None)
    names = [*known.names, *known.demonyms, *known.metonyms] if known else []
    own = "|".join(re.escape(name) for name in sorted({*names}, key=lambda n: (-len(n), n)) if name)
    us = rf"(?:us\b|our\b|(?:the\s+)?(?:{own or 'us'})\b)"
    we = rf"(?:we|(?:the\s+)?(?:{own or 'we'})(?:\s+government)?)\s+"
    return re.compile(rf"\b(?:{_AIMED}{us}|{_HARMS}{us}|{we}{_OPPOSED})", re.IGNORECASE)


def _clause(words: str, found: re.Match[str]) -> str:
    """The clause in which the telling words stand; from its "if" on, where it has one."""
    start = max((cut.end() for cut in _CLAUSE.finditer(words, 0, found.start())), default=0)
    stop = _CLAUSE.search(words, found.end())
    return words[start : stop.start() if stop else len(words)].strip()


def _things(issue: str, clause: str, one: Quoted, before: str) -> tuple[Object, ...]:
    """What the words are against: what they name; else what "such facilities" takes up: the whole
    of what was said, or the words before it in the article."""
    added = _ADDED.match(one.words, one.words.find(clause) + len(clause))
    named = moves.named(issue, folded(clause)) or (
        moves.named(issue, folded(added.group("what"))) if added else []
    )
    if named or not _TAKES_UP.search(clause):
        return tuple(named)
    return tuple(moves.named(issue, folded(one.words)) or moves.named(issue, folded(before)))


_ADDED = re.compile(r"\s*[—–](?P<what>[^.?!]+)")
""" "No more sites in Europe[—I mean the base in Malta]": what is meant."""
_TAKES_UP = re.compile(
    rf"\b(?:it|this|they|these|such|the\s+(?:\w+\s+)?{NOUNS.pattern})\b", re.IGNORECASE
)


def _act(
    one: Quoted, state: str, clause: str, words: str, named: tuple[Object, ...], at: int
) -> Act:
    attribution = one.attribution
    return Act(
        item=attribution.id,
        mention=attribution.id,
        move=None,
        leaning=LEANING,
        by=(state,),
        to=(),
        when=said_by(one),
        teller=one.teller,
        span=hull((*attribution.source, *attribution.cue, *attribution.content)),
        at=at,
        about=clause,
        topic=clause,
        around=one.sentence,
        objects=named,
        own=True,
        home=True,
        said=True,
        why=f"{attribution.stance}: {OWN_WORDS}, “{words}”",
    )
