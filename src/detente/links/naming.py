"""What an act is about, in words that can stand alone: for titles, and for what a position is on.

Whom it is offered to or asked of is left out ("offered Bush wider cooperation"), and an infinitive
is known as one ("asked China to cut its surplus" is about cutting it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from ..linked import Move, Report
from ..tables import moves, states
from ..tables.states import state_named
from .wording import FUNCTION, NOUNS, content, phrase, tokens

LONGEST = 14
"""Most words of a title's own wording: what is longer is cut before a phrase that adds to it."""
_OPENS = frozenset({
    "as", "at", "by", "for", "from", "in", "into", "on", "onto", "over", "with", "without",
    "about", "after", "through", "under", "toward", "towards", "and", "or", "but", "than",
})  # fmt: skip
"""Words that open such a phrase; "of" and "to" belong to what they follow."""
SHORT = 8
"""Words from which on it may be cut."""
_WHOM = re.compile(
    r"^(?P<whom>(?:the\s+)?[A-Z][\w.’'-]*(?:\s+(?:and\s+)?(?:other\s+\w+|[A-Z][\w.’'-]*))*"
    r"(?:\s+[a-z]+ly)?)\s+(?P<to>to)\s+(?P<rest>\S.*)$",
    re.DOTALL,
)
"""Whom or whose state an act moves, before what it moves it to."""
_NOUN_AFTER_TO = re.compile(r"^(?:the|a|an|its|their|his|her|this|that|these|all|[A-Z])\b")
_DAY = re.compile(r"\s+(?:on\s+[A-Z][a-z]+day|today|yesterday|last\s+(?:week|month|year))\b")
_THAT = re.compile(r"\s+(?:that|which|who|whose|because|where|when)\s")
_TERMS = re.compile(r"\s+(?:as part of|until|before|unless|if|in exchange)\s")
"""Before conditions and terms, which a step has of its own."""
_TO_WHOM = ("", "the", "to", "to the")
"""What may stand between an act and whom it is done to: "made an offer to Norway"."""
NOUN_OF = {
    Move.OFFERED: "offer", Move.EXTENDED: "offer", Move.REPEATED: "offer",
    Move.COUNTERED: "counter-proposal", Move.DEMANDED: "demand", Move.THREATENED: "threat",
    Move.PROMISED: "promise", Move.ACCEPTED: "agreement",
}  # fmt: skip
"""What a title calls an act that is told by a verb: "Canada's promise to close the base"."""


def home(issues: Sequence[str], words: Sequence[str]) -> str | None:
    """The issue to which an act with several belongs: whose table of objects names what it is
    about, else the first. `words` are folded."""
    naming = (issue for issue in issues if moves.named(issue, words))
    return next(naming, issues[0] if issues else None)


def topic(report: Report, about: str) -> str:
    """What an act is about, without those to whom it is done where they stand first."""
    mention, first = report.mention, report.mention.anchor.end - report.mention.sentence.start
    after = report.sentence[first:]
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


class Topic(NamedTuple):
    """Words for what an act is about; whether they are an infinitive without its "to"; and who is
    moved to it, "" where nobody is."""

    words: str
    infinitive: bool
    whom: str = ""


def told(about: str) -> Topic:
    """What an act is about, in words that can stand alone."""
    clause = _BEFORE_TO.sub("", _ON.sub("", about.strip()))
    whom = _WHOM.match(clause)
    if whom is not None and _moves_somebody(whom.group("whom")):
        rest = whom.group("rest")
        infinitive = not _NOUN_AFTER_TO.match(rest)
        moved = whom.group("whom") if infinitive else ""
        return Topic(_cut(_AGREE.sub("", rest)), infinitive, moved)
    infinitive = re.match(r"to\s+(?!\w{3,}ing\b)[a-z]", clause) is not None  # "to continuing"
    return Topic(_cut(clause), infinitive and not _NOUN_AFTER_TO.match(clause[3:]))


_ON = re.compile(r"^(?:on|upon|for|from)\s+(?=(?:the\s+)?[A-Z])")
_BEFORE_TO = re.compile(
    r"^(?:(?:on\s+)?[A-Z][a-z]+day|today|yesterday|(?:he|she|they|it|which|who)\b[^,;:.]*?)\s+(?=to\s+[a-z])"
)
"""A day, or whose it is, before what an act is to bring: "on Friday to close"."""
_AGREE = re.compile(r"^agree\s+to\s+")


def _moves_somebody(words: str) -> bool:
    """Whether words name a state or people who are moved, not a thing ("the Treaty")."""
    plain = re.sub(r"\s+[a-z]+ly$", "", words).removeprefix("the ")
    first = plain.split(" and ")[0]
    return state_named(first) is not None or first.split()[0] in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(name for one in states.states() for name in (*one.names, *one.metonyms))


def _cut(clause: str) -> str:
    """The clause up to its end, or before a word of grammar where it is long."""
    whole = _TERMS.split(phrase(_DAY.sub("", clause), LONGEST))[0]
    words = whole.split()
    if len(words) > SHORT:
        whole = _THAT.split(whole)[0]
        words = whole.split()
    if len(words) < LONGEST:
        return whole
    ends = [n for n in range(SHORT // 2, len(words)) if words[n] in _OPENS]
    kept = words[: ends[-1]] if ends else words
    while kept and set(tokens(kept[-1])) <= FUNCTION:  # "a shield in the"
        kept.pop()
    return " ".join(kept)


def title(issue: str, by: Iterable[str], move: Move, about: str, topic: str) -> str:
    """An issue's name and what was put on the table, as a person would say it.

    `about` are the words of the clause, `topic` those without whom it is done to.
    """
    whole = told(about)
    found = whole if whole.whom else told(topic)
    if not found.words or not content(tokens(found.words)):
        return issue
    if not found.infinitive:
        return f"{issue}: {found.words}"
    name = f"{_whose(by)}{NOUN_OF.get(move, 'move')}"
    moved = f"that {found.whom}" if found.whom and move is Move.DEMANDED else "to"
    return f"{issue}: {name} {moved} {found.words}"


def _whose(by: Iterable[str]) -> str:
    known = states.by_iso3()
    names = [known[iso3].name for iso3 in by if iso3 in known]
    if len(names) != 1:
        return ""
    return f"{names[0]}{'’' if names[0].endswith('s') else '’s'} "
