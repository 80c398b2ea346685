"""The acts of what is said: by the stance of an attribution, or by its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...linked import Move, Quoted
from ...records import Side
from ...spans import hull
from ...tables import moves
from ...tables.moves import Rule
from ...tables.states import state_named
from ..naming import ENVOYS, home
from ..speaking import speaks
from ..tenses import said_by
from ..wording import tokens
from .act import Act, folded


def of_said(issue: str, quoted: Iterable[Quoted]) -> list[Act]:
    """The acts of attributions that are steps or take a side: by their stance, or their words."""
    return [act for one in quoted if not one.teller.copy_of for act in _of_quoted(issue, one)]


def _of_quoted(issue: str, one: Quoted) -> list[Act]:
    attribution = one.attribution
    if attribution.polarity != "affirmed" or not attribution.content or not one.state:
        return []
    named = attribution.source_name or ""
    side = Side(attribution.content[0], named, attribution.source_entity, one.state)
    inside = tokens(one.words)
    rule = moves.fitting(
        moves.rules("said"), {attribution.stance}, tokens(one.sentence), inside
    ) or _worded(attribution.stance, one.words)
    if rule is None or not speaks(side, one.when) or ENVOYS.match(one.words):
        return []
    if state_named(one.words.strip(" .,")) is not None:
        return []  # whom it was said to, and nothing of what
    words = folded(one.words)
    objects = tuple(moves.named(issue, words))
    own, at_home = issue in attribution.issues, issue == home(attribution.issues, words)
    if rule.move is Move.ANSWERED:
        return [_saying(one, rule)]  # part of the matter that it answers, and of no other
    return [replace(_saying(one, rule), objects=objects, own=own, home=at_home)]


def _saying(one: Quoted, rule: Rule) -> Act:
    attribution = one.attribution
    cue = attribution.cue or attribution.content
    return Act(
        item=attribution.id,
        mention=attribution.id,
        move=rule.move,
        leaning=rule.leaning,
        by=(one.state or "",),
        to=(),
        when=said_by(one),
        teller=one.teller,
        span=hull((*attribution.source, *attribution.cue, *attribution.content)),
        at=min(span.start for span in cue),
        about=one.words,
        topic=one.words,
        around=one.words,
        said=True,
        why=f"{attribution.stance}: {rule.on} rule for {rule.move or 'no step'}",
    )


COURTESY = ("invitation", "visit", "invited")
"""Words of what is courtesy and no condition: "had accepted, because the two must talk"."""


def _worded(stance: str, words: str) -> Rule | None:
    """A row for wording: its words stand in a row in what was said."""
    text = f" {' '.join(tokens(words))} "
    if any(f" {word} " in text for word in COURTESY):
        return None
    for rule in moves.rules("wording"):
        told = not rule.about or any(f" {part} " in text for part in rule.about)
        if stance in rule.words and told:
            return rule
    return None
