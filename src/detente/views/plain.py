"""The reasons of the machine in words that anybody follows, the code of a rule as an aside.

The record keeps a reason as its stage or linker wrote it: short, joined by "; ". What a screen
shows is made here; a reason that no line below knows stands as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..tables.states import by_iso3
from . import gather

ACTS = {
    "AGREE": "an agreement, promise or offer",
    "CONSULT": "a meeting, visit or talks",
    "SUPPORT": "praise, backing or a diplomatic step towards each other",
    "CONCEDE": "giving way in words",
    "COOPERATE": "working together in deed",
    "AID": "help given: money, goods, troops, asylum",
    "RETREAT": "giving way in deed: a withdrawal, a release, a ceasefire kept",
    "REQUEST": "a demand, appeal or order",
    "ACCUSE": "criticism or an accusation",
    "REJECT": "a refusal",
    "THREATEN": "a threat or a warning with consequences",
    "PROTEST": "a protest by many people",
    "SANCTION": "sanctions, or relations reduced",
    "MOBILIZE": "forces or police made ready or moved",
    "COERCE": "pressure short of arms: bans, arrests, seizures",
    "ASSAULT": "an attack",
}
"""Each PLOVER type in a few words of ours; its definition in the manual is `tables.plover`'s."""
DEEDS = {
    "AGREE": {"": "Agree or offer"},
    "CONSULT": {"": "Meeting, talks or letter", "visit": "Visit", "third-party": "Mediation",
                "multilateral": "Summit or talks of several", "phone": "Call"},
    "SUPPORT": {"": "Support"},
    "CONCEDE": {"": "Giving way in words"},
    "COOPERATE": {"": "Working together"},
    "AID": {"": "Aid"},
    "RETREAT": {"": "Giving way", "withdraw": "Withdrawal", "release": "Release",
                "disarm": "Disarmament", "ceasefire": "Ceasefire", "access": "Access granted",
                "resign": "Resignation"},
    "REQUEST": {"": "Demand or appeal", "assist": "Call for support",
                "change": "Demand for change", "yield": "Demand to give way",
                "meet": "Call for talks"},
    "ACCUSE": {"": "Criticism or accusation", "disapprove": "Criticism",
               "investigate": "Investigation", "allege": "Accusation"},
    "REJECT": {"": "Refusal or rejection", "assist": "Refusal of support",
               "change": "Refusal to change", "yield": "Refusal to give way",
               "meet": "Refusal to talk"},
    "THREATEN": {"": "Threat or warning", "restrict": "Threat of restrictions",
                 "arrest": "Threat of arrests", "relations": "Threat or notice to quit or block",
                 "expel": "Threat to expel", "territory": "Threat to take territory",
                 "violence": "Threat of force"},
    "PROTEST": {"": "Protest", "demo": "Demonstration", "riot": "Riot", "strike": "Strike",
                "hunger": "Hunger strike", "boycott": "Boycott", "obstruct": "Blockade",
                "vandalize": "Vandalism"},
    "SANCTION": {"": "Sanctions", "convict": "Conviction", "expel": "Expulsion",
                 "withdraw": "Pulling out", "discontinue": "Breaking off"},
    "MOBILIZE": {"": "Mobilisation", "troops": "Troops moved", "weapons": "Weapons moved",
                 "police": "Police deployed", "militia": "Militia called up"},
    "COERCE": {"": "Coercion", "seize": "Seizure", "restrict": "Restriction",
               "censor": "Censorship", "curfew": "Curfew", "martial-law": "Martial law",
               "arrest": "Arrest", "deport": "Deportation", "withhold": "Withholding",
               "misinformation": "Disinformation", "cyber": "Cyber attack"},
    "ASSAULT": {"": "Attack", "abduct": "Abduction", "beat": "Beating", "torture": "Torture",
                "sexual": "Sexual violence", "targeted": "Targeted killing",
                "destroy": "Destruction", "primitive": "Attack with simple arms",
                "firearms": "Shooting", "explosives": "Bombing",
                "suicide-attack": "Suicide attack", "aerial": "Air strike",
                "drone": "Drone strike", "heavy-weapons": "Shelling",
                "crowd-control": "Force against a crowd",
                "unconventional": "Unconventional attack"},
}  # fmt: skip
"""Each PLOVER type, and each of its modes, as a line calls it."""
MOVES = {
    "extended": "went further",
    "conditioned": "set a condition",
    "deferred": "put it off",
    "countered": "made a counter-offer",
    "softened": "softened its stand",
    "hardened": "hardened its stand",
    "discussed": "talked about it",
    "withdrawn": "withdrew",
    "kept": "kept it",
    "broken": "broke it",
    "lapsed": "let it lapse",
    "repeated": "said it again",
}
"""Moves of a thread as what somebody did, where the move's own word does not read so."""
WORDED = {
    "accepted": "accept it",
    "criticised": "are against it",
    "deferred": "put it off",
    "demanded": "demand it",
    "offered": "offer it",
    "promised": "promise it",
    "refused": "refuse it",
    "threatened": "threaten it",
    "welcomed": "welcome it",
    "withdrawn": "take it back",
}
"""Moves that are told by words alone, as what these words do."""
STANDINGS = {
    "actual": "told as done",
    "planned": "told as planned",
    "offered": "told as offered",
    "demanded": "told as demanded",
    "conditional": "told as hanging on a condition",
    "threatened": "told as threatened",
    "denied": "told as denied, refused or given up",
    "hypothetical": "told as something that might be",
    "historical": "told as past history",
}
"""Each standing as a reader is told it."""
CHIPS = {"denied": "denied or not done"}
"""What stands beside a line where the standing's own word would say more than the text tells: who
refused something, or gave it up, has denied nothing.
"""
FORMS = {
    "verb with clause": "a verb of saying, and the clause that it opens",
    "verb with object": "a verb of saying, and what was said as its object",
    "verb with infinitive": "a verb of saying, followed by “to …”",
    "verb with gerund": "a verb of saying, followed by a form in -ing",
    "verb with as": "a verb of saying, followed by “as …”",
    "verb with prep": "a verb of saying, followed by “on”, “about”, “against” …",
    "verb and noun": "a verb with a noun of saying (“made the demand”)",
    "noun": "a noun of saying (“the warning that …”)",
    "adjective": "an adjective of wanting or fearing (“ready to”, “anxious to”)",
    "quotation": "words in quotation marks beside their speaker",
    "according to": "“according to”",
}
"""How an attribution was recognised (`stages.attributions`)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, in words; `code` is what the rule is called, "" where the words say it all."""

    words: str
    code: str = ""


Names = Mapping[str, str]
"""Names of parties by the slug of their ids: "vladimir-putin"."""


def plain(why: str, names: Names | None = None) -> list[Reason]:
    """Reasons as kept in one line, each in plain words. With `names`, slugs are written out."""
    parts = [part.strip() for part in why.split("; ") if part.strip()]
    return [_one(part, names or {}) for part in parts]


def act_words(type_: str) -> str:
    """A PLOVER type in plain words; the type itself where there is none such."""
    return ACTS.get(type_, type_.lower())


def act_name(type_: str) -> str:
    """What a PLOVER type is called beside words: AGREE is said of offers too, and so named."""
    return "Agree or offer" if type_ == "AGREE" else type_.capitalize()


def deed_name(type_: str, mode: str | None) -> str:
    """What an act is called in a line: "Criticism" of ACCUSE with the mode "disapprove"."""
    known = DEEDS.get(type_, {})
    return known.get(mode or "") or known.get("") or act_name(type_)


def move_words(move: str) -> str:
    """A move as what somebody did: "withdrew"."""
    return MOVES.get(move, move)


def standing_words(standing: str) -> str:
    """A standing as a reader is told it; the standing itself where there is none such."""
    return STANDINGS.get(standing, standing)


def chip(standing: str) -> str:
    """A standing in a word or two, beside what is told."""
    return CHIPS.get(standing, standing)


def _one(part: str, names: Names) -> Reason:
    if part in FORMS:
        return Reason(FORMS[part])
    for pattern, make in PATTERNS:
        if match := pattern.fullmatch(part):
            return make(match, names)
    return Reason(part)


def _rule(match: re.Match[str], _names: Names) -> Reason:
    number, rule, words = match.groups()
    return Reason(f"the word “{words}”, with what stands beside it", f"rule {number}: {rule}")


def _standing(match: re.Match[str], _names: Names) -> Reason:
    standing, words = match.groups()
    told = STANDINGS.get(standing, standing)
    return Reason(f"{told}: so says “{words}”", standing)


def _step(match: re.Match[str], _names: Names) -> Reason:
    act, standing, words = match.groups()
    kind = act_words(act.partition("/")[0])
    told = STANDINGS.get(standing, standing)
    return Reason(f"“{words}” reads as {kind}, {told}", f"{act}, {standing}")


def _future(match: re.Match[str], _names: Names) -> Reason:
    return Reason(f"still to come: {act_words(match[1])}", match[1])


def _told_as(match: re.Match[str], _names: Names) -> Reason:
    return Reason(f"what is said is told as {match[1]}")


def _against(match: re.Match[str], _names: Names) -> Reason:
    return Reason(f"its own words are against it: “{match[1]}”")


def _wording(match: re.Match[str], _names: Names) -> Reason:
    told = WORDED.get(match[1])
    return Reason(f"its words {told}" if told else f"its wording is that of something {match[1]}")


def _both_name(match: re.Match[str], names: Names) -> Reason:
    parties = [_name(one, names) for one in match[1].split(", ")]
    return Reason(f"both name {' and '.join(parties)}")


def _name(words: str, names: Names) -> str:
    """A party of a reason as it is written: "vladimir putin" is Vladimir Putin."""
    return names.get(words.replace(" ", "-")) or words.title()


def _both_have(match: re.Match[str], _names: Names) -> Reason:
    known = by_iso3()
    codes = match[1].split(", ")
    states = [known[code].name if code in known else code for code in codes]
    return Reason(f"both are about {' and '.join(states)}")


def _both_tell(match: re.Match[str], _names: Names) -> Reason:
    return Reason(f"both tell of {act_words(match[1])}", match[1])


def _shared(match: re.Match[str], _names: Names) -> Reason:
    words = " ".join(f"“{one}”" for one in match[1].split(", "))
    return Reason(f"they share telling words: {words}")


def _told_by(match: re.Match[str], _names: Names) -> Reason:
    return Reason(f"{match[1]}; rare words of both: {match[2]}")


def _issue(match: re.Match[str], _names: Names) -> Reason:
    ids = match[1].split(", ")
    known = gather.issue_names()
    if not all(one in known for one in ids):
        return Reason(match[0])
    return Reason(f"both are about {' and '.join(known[one].name for one in ids)}")


_TYPES = "|".join(ACTS)
_WORDS = "['\"“](.+?)['\"”]"
PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Names], Reason]], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (rf"rule (\d+) {_WORDS} at {_WORDS}", _rule),
        (rf"({'|'.join(STANDINGS)}) by {_WORDS}", _standing),
        (rf"((?:{_TYPES})(?:/[\w-]+)?), ({'|'.join(STANDINGS)}), “(.+)”", _step),
        (rf"future of ({_TYPES})", _future),
        (r"\w+: wording rule for (\w+)", _wording),
        (r"(\w+): said rule for \w+", _told_as),
        (r"\w+: own words against it, “(.+)”", _against),
        (r"both name (.+)", _both_name),
        (r"both have ([A-Z]{3}(?:, [A-Z]{3})*)", _both_have),
        (rf"both ({_TYPES})", _both_tell),
        (r"shared words (.+)", _shared),
        (r"on ([a-z0-9-]+(?:, [a-z0-9-]+)*)", _issue),
        (r"source: (.+)", lambda match, _names: Reason(f"who says it: {match[1]}")),
        (r"(.+ tells the same in (?:one sentence|\d+ sentences)) \((.+)\)", _told_by),
        (r"told as of the same days", lambda _m, _n: Reason("both are told as of the same days")),
    )
)
"""How the reasons of stages and linkers are written, and what says each in plain words."""
