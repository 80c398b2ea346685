"""The taking of people: what one side calls an arrest is a capture or an abduction to the other."""

from __future__ import annotations

import re
from dataclasses import replace

from ...linked import Report
from ...records import EventMention

ARREST, SEIZE, ABDUCT = "arrest", "seize", "abduct"
_PEOPLE = re.compile(
    r"\b(?:air|coast|border|frontier|national)?(?:soldier|trooper|guardsm[ae]n|guard|fisherm[ae]n"
    r"|crewm[ae]n|crew|sailor|seam[ae]n|marine|skipper|engineer|worker|miner|officer|officials?"
    r"|polic(?:em[ae]n|e)|men|man|women|woman|people|persons?|citizen|national|prisoner|civilian"
    r"|villager|herder|farmer|journalist|reporter|student|teacher|doctor|pilgrim|monk|priest"
    r"|diplomat|driver|pilot|agent|activist|suspect|scout|conscript|militiam[ae]n)s?$",
    re.IGNORECASE,
)
"""How the name of those who were taken ends: people, not their boat."""
_ARMED = re.compile(
    r"\b(?:gunm[ae]n|rebels?|militants?|insurgents?|bandits?|kidnappers?|pirates?|guerrillas?"
    r"|mercenar(?:y|ies)|hijackers?|extremists?|terrorists?|masked|unidentified|unknown|ransom|hostages?)\b",
    re.IGNORECASE,
)
"""Words by which it is not a state that takes people, or not by its law: an abduction is one."""


def as_taken(report: Report) -> EventMention:
    """An act as it is compared: people whom a state captures, or in the words of the other side
    abducts, are arrested; all else is as it was read."""
    mention = report.mention
    if armed(report.sentence):
        return mention
    seized = mention.type == "COERCE" and mention.mode == SEIZE and _of_people(mention)
    dragged_off = mention.type == "ASSAULT" and mention.mode == ABDUCT and _by_a_state(mention)
    return replace(mention, type="COERCE", mode=ARREST) if seized or dragged_off else mention


def _of_people(mention: EventMention) -> bool:
    """Whether those who were taken are called people."""
    return any(_PEOPLE.search(side.name) for side in mention.recipients)


def _by_a_state(mention: EventMention) -> bool:
    """Whether a state is said to have taken them."""
    return any(side.state for side in mention.actors)


def armed(sentence: str) -> bool:
    """Whether a sentence tells of armed men who take people by no law of a state."""
    return bool(_ARMED.search(sentence))
