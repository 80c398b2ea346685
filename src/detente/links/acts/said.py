"""The acts of what is said: by the stance of an attribution, or by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ...linked import Move, Quoted
from ...records import Side
from ...spans import hull
from ...tables import moves
from ...tables.moves import Rule
from ...tables.states import state_named
from ..naming import ENVOYS
from ..speaking import speaks
from ..tenses import said_by
from ..wording import NOUNS, negated, tokens
from .about import home
from .act import Act, folded
from .answering import IN_TURN
from .bodies import names


def of_said(issue: str, quoted: Iterable[Quoted]) -> list[Act]:
    """The acts of attributions that are steps or take a side: by their stance, or their words."""
    return [act for one in quoted if not one.teller.copy_of for act in _of_quoted(issue, one)]


def _of_quoted(issue: str, one: Quoted) -> list[Act]:
    attribution = one.attribution
    if attribution.polarity != "affirmed" or not attribution.content:
        return []
    named = attribution.source_name or ""
    side = Side(attribution.content[0], named, attribution.source_entity, one.state)
    bodies = names([side], one.when)
    if not one.state and not bodies:
        return []
    inside = tokens(one.words)
    rule = moves.fitting(
        moves.rules("said"), {attribution.stance}, tokens(one.sentence), inside
    ) or _worded(attribution.stance, one.words)
    if rule is None or not speaks(side, one.when) or ENVOYS.match(one.words) or _of_many(one):
        return []
    if state_named(one.words.strip(" .,")) is not None:
        return []  # whom it was said to, and nothing of what
    act = replace(_saying(one, rule), bodies=bodies)
    if rule.move is Move.ANSWERED:
        return [act]  # part of the matter that it answers, and of no other
    words = folded(act.about)
    objects = tuple(moves.named(issue, words))
    own, at_home = issue in attribution.issues, issue == home(attribution.issues, words)
    own = own and not (rule.move is Move.THREATENED and IN_TURN.search(act.about))  # it answers
    return [replace(act, objects=objects, own=own, home=at_home)]


def _of_many(one: Quoted) -> bool:
    """Whether people of a country say it, not whoever acts for it: "many Norwegians support it".
    What "the Norwegians" did is read as an event, with the words before them."""
    return (one.attribution.source_entity or "").startswith("group:")


def _saying(one: Quoted, rule: Rule) -> Act:
    attribution = one.attribution
    cue = attribution.cue or attribution.content
    about = _about(one, rule)
    return Act(
        item=attribution.id,
        mention=attribution.id,
        move=rule.move,
        leaning=rule.leaning,
        by=(one.state,) if one.state else (),
        to=(),
        when=said_by(one),
        teller=one.teller,
        span=hull((*attribution.source, *attribution.cue, *attribution.content)),
        at=min(span.start for span in cue),
        about=about,
        topic=about,
        around=one.sentence,
        said=True,
        why=f"{attribution.stance}: {rule.on} rule for {rule.move or 'no step'}",
    )


_SENTENCE = re.compile(r"(?<=[.!?])[”\"']*\s+(?=[“\"'A-Z])|(?<=,)[”\"]\s+(?=[“\"])")
_REFUSED = (
    re.compile(r"^(?:that\s+)?(?P<of>.+?)\s+(?:is|are|was|were|would be|will be)\s+(?:\w+ly\s+)?"
               r"(?:unacceptable|not acceptable|out of the question)\b", re.I),
    re.compile(r"\bno intention of\s+(?P<of>.+)$", re.I | re.S),
    re.compile(r"\b(?:will|would)\s+(?:not|never)\s+(?P<of>accept\s+.+)$", re.I | re.S),
)  # fmt: skip
"""What is refused in words such as "the plan is unacceptable"."""


def _about(one: Quoted, rule: Rule) -> str:
    """What was said, by the sentence with the words of the row; of a refusal what is refused."""
    if one.attribution.stance == DESCRIBED:
        return _called(one.words, rule)
    if rule.on != "wording" or not rule.about:
        return one.words
    parts = _SENTENCE.split(one.words)
    telling = (
        part
        for part in parts
        if any(f" {word} " in f" {' '.join(tokens(part))} " for word in rule.about)
    )
    words = next(telling, one.words).strip(' “”"')
    for pattern in _REFUSED if rule.move is Move.REFUSED else ():
        if found := pattern.search(words):
            of = found.group("of")
            return f"to {of}" if of.lower().startswith("accept ") else of
    return words


DESCRIBED = "described"
"""Stance of who calls something by a name: "called it an interesting proposal"."""
_IT = re.compile(r"^(?:it|this|that|them)\b", re.IGNORECASE)
_PREDICATE = re.compile(r"\s+as\s|[“\"]|''")
_BEFORE_PREDICATE = re.compile(r"(?:\s+(?:an?|the|too|very|highly|both))+$")


def _called(words: str, rule: Rule) -> str:
    """What is called so: "the decision" of "the decision a mistake"; "it" by the noun that it is
    called, "the proposal" of "it an interesting proposal"."""
    if _IT.match(words):
        noun = NOUNS.search(words.lower())
        return f"the {noun.group()}" if noun else words[: words.find(" ")].lower()
    cut = _PREDICATE.search(words)
    lower = words.lower()
    ends = [at for part in rule.about if (at := lower.find(f" {part}")) > 0]
    end = min([*ends, *([cut.start()] if cut else [])], default=len(words))
    return _BEFORE_PREDICATE.sub("", words[:end].rstrip(" ,"))


COURTESY = ("invitation", "visit", "invited")
"""Words of what is courtesy and no condition: "had accepted, because the two must talk"."""


def _worded(stance: str, words: str) -> Rule | None:
    """A row for wording: its words stand in a row in what was said."""
    text = f" {' '.join(tokens(words))} "
    if stance == DESCRIBED and negated(tokens(words)):
        return None  # "called it no threat"
    if any(f" {word} " in text for word in COURTESY):
        return None
    for rule in moves.rules("wording"):
        told = not rule.about or any(f" {part} " in text for part in rule.about)
        if stance in rule.words and told:
            return rule
    return None
