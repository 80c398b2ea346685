"""Kinds of act by the nouns that refer back to them: "the demand", "the launch", "the decision"."""

from __future__ import annotations

from dataclasses import dataclass

SPEECH = frozenset({"remark", "comment", "statement", "speech"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of act: the nouns for it, the verbs of whoever does it, and its types."""

    nouns: frozenset[str]
    verbs: frozenset[str]
    types: frozenset[str]


def _kind(nouns: str, verbs: str, types: str) -> Kind:
    return Kind(*(frozenset(one.split()) for one in (nouns, verbs, types)))


ASKED = _kind("demand request call appeal ultimatum plea", "demand request call appeal ask urge",
              "REQUEST")  # fmt: skip
OFFERED = _kind(
    "offer proposal idea initiative suggestion overture invitation",
    "offer propose suggest proposal invite idea", "AGREE",
)  # fmt: skip
PLANNED = _kind("plan project scheme", "", "AGREE SUPPORT")
"""Things that several often share: whose they are must be beyond doubt in all that was told."""
DEEDS = _kind("decision move step action measure act", "",
              "SANCTION COERCE MOBILIZE ASSAULT RETREAT")  # fmt: skip
GOOD = _kind("decision move step action measure act gesture change concession", "",
             "RETREAT CONCEDE AID AGREE")  # fmt: skip
"""What somebody has done that others welcome."""
CHARGED = _kind(
    "accusation charge allegation claim criticism complaint",
    "accuse blame charge allege criticize criticise accusation",
    "ACCUSE",
)
REOPENED = _kind("reopening resumption restoration", "reopen resume restore",
                 "RETREAT COOPERATE SUPPORT")  # fmt: skip
REASONS = _kind("explanation argument reasoning justification excuse rationale assurance version",
                "explain argue justify insist assure", "AGREE REJECT")  # fmt: skip
"""What somebody says for his plan, or in his defence."""
RECOGNIZED = _kind("recognition", "recognize recognise", "SUPPORT CONCEDE AGREE")
"""What other states protest against, though it is no hostile deed by itself."""
KINDS = (
    RECOGNIZED,
    REOPENED,
    REASONS,
    ASKED,
    OFFERED,
    PLANNED,
    DEEDS,
    CHARGED,
    _kind("threat warning", "threaten warn threat", "THREATEN"),
    _kind("launch launching test firing drill exercise deployment manoeuvre",
          "launch test fire test-fire hold conduct deploy", "MOBILIZE"),
    _kind("attack raid strike bombing shelling invasion incursion killing assault bombardment",
          "attack raid strike bomb shell invade kill", "ASSAULT"),
    _kind("sanction embargo ban restriction tariff expulsion closure blockade boycott",
          "impose ban expel close", "SANCTION COERCE"),
    _kind("arrest detention seizure", "arrest detain seize", "COERCE"),
    _kind("withdrawal pullout retreat release", "withdraw release pull", "RETREAT"),
    _kind("apology concession", "apologize apologise", "CONCEDE"),
    _kind("refusal rejection", "refuse reject decline", "REJECT"),
    Kind(SPEECH, frozenset(), frozenset({"ACCUSE", "THREATEN"})),
)  # fmt: skip
PLAIN = {"REJECT": (OFFERED, ASKED), "AGREE": (OFFERED,), "ACCUSE": (DEEDS,)}
"""What "it" and "that" stand for in an answer, when the sentence before tells of such an act."""
