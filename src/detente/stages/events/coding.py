"""From a rule and what stands around it to a PLOVER type and mode.

The rules of the manual that go beyond one word: a future of cooperation is AGREE, a future of
retreat CONCEDE, a promise of harm THREATEN, a refusal in the future REJECT; the mode of a request,
a refusal or a threat is told by what is wanted, refused or threatened.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...records import Side, Standing
from ...spans import Span
from ...tables import actions
from ...tables.actions import Rule
from ...tables.plover import CONFLICT, HARM
from . import figurative, frames, grammar, roles
from .clause import IF, Reality
from .frames import Frame

if TYPE_CHECKING:
    from ...language import Token

KIND = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
COMMITTING = frozenset({"AGREE"})
YIELDED = frozenset({"agree", "consent", "accept"})
REQUESTED = (("yield", "yielding"), ("meet", "meeting"), ("assist", "assisting"),
             ("change", "reform"))  # fmt: skip
THREATENED = (
              ("violence", "violence"), ("relations", "relations"), ("restrict", "restricting"),
              ("arrest", "arresting"), ("expel", "expelling"), ("territory", "occupying"),
)  # fmt: skip
WEAPONS = (("suicide-attack", "suicide"), ("drone", "drone"), ("explosives", "bomb"),
           ("heavy-weapons", "heavyarms"), ("unconventional", "chemical"),
           ("firearms", "guns"), ("primitive", "primitive"))  # fmt: skip
AS_THREAT = {"SANCTION": "relations", "PROTEST": "restrict", "ASSAULT": "violence",
             "MOBILIZE": "violence"}  # fmt: skip
RETALIATING = frozenset({"retaliate", "retaliation"})
TRADED = frozenset({"tariff", "duty", "import", "export", "trade", "goods", "product", "steel"})
VERBAL = frozenset({"attack", "assault", "pound", "bombard", "storm", "blast"})
"""Verbs of violence that mean words when a politician does it to another."""
PROMISING = frozenset({"vow", "pledge", "promise", "swear"})
YIELDING = frozenset({"let", "allow", "permit", "give", "accept", "tolerate", "negotiate", "sign",
                      "agree", "surrender", "yield", "concede", "return", "withdraw", "leave",
                      "recognize", "recognise", "meet", "talk"})  # fmt: skip
DEFYING = frozenset({"ignore", "defy", "disregard", "resist", "oppose", "flout"})
"""What is promised to somebody's face."""
FORESEEN = frozenset({"schedule", "expect", "set", "due"})
"""Words of whoever tells of harm to come, not of whoever threatens it."""
COERCED = {"arrest": "arrest", "deport": "expel", "seize": "territory"}


DEMANDS = frozenset({"demand", "condition", "term", "requirement", "obligation", "deadline"})
"""What is met in another sense."""
SOFTENING = frozenset({"RETREAT", "AID", "COOPERATE"})
"""Types of plans that whoever shelves them takes back from others."""
PLANS = frozenset({"plan", "project", "proposal", "scheme", "idea"})
READY = frozenset({"ready", "prepared", "willing", "open", "happy"})
"""How somebody is to whom a thing is to be given, if he takes it."""


@dataclass
class Coded:
    """A word that names an act, coded; sides and links are filled in as they become known."""

    frame: Frame  # as the rule sees it: what stands after its preposition is the object
    plain: Frame  # as the text has it
    rule: Rule
    type: str
    mode: str | None
    reality: Reality
    actors: list[Side] = field(default_factory=list)
    recipients: list[Side] = field(default_factory=list)
    inner: Coded | None = None
    within: Coded | None = None
    why: list[str] = field(default_factory=list)
    titled: bool = False  # whether it stands in the headline
    struck: list[Span] = field(default_factory=list)  # the phrases of its objects
    said: Token | None = None  # the verb by which his own state's man announces it

    @property
    def token(self) -> Token:
        """The word that names the act."""
        return self.frame.token

    @property
    def standing(self) -> Standing:
        """How real the text makes it."""
        return self.reality.standing


def mode_of(rule: Rule, frame: Frame) -> str | None:
    """The mode of a rule, worked out from the words around where the table says so."""
    if rule.mode == "arms":
        words = {t.lemma_.lower() for t in frames.bounded(frame.token)} | frame.object_words
        return _first(WEAPONS, words)
    if rule.type == "CONSULT" and not rule.mode and _by_telephone(frame):
        return "phone"
    if rule.mode != "theme":
        return rule.mode or None
    table = THREATENED if rule.type == "THREATEN" else REQUESTED
    heads = {head.lemma_.lower() for head in frame.objects}
    if frame.comp is not None:
        heads |= {frame.comp.lemma_.lower()}
    if RETALIATING & heads and TRADED & {t.lemma_.lower() for t in frame.token.sent}:
        return "relations"  # duties are answered with duties
    meets = frame.comp is not None and frame.comp.lemma_ == "meet"
    if frame.comp is not None and meets and DEMANDS & {h.lemma_ for h in roles.objects(frame.comp)}:
        heads -= {"meet"}  # "refused to meet the demands"
        return _first(table, heads) or "yield"
    near = heads | (frames.words_of(frame.objects) if frame.comp is None else set())
    return _first(table, heads) or _first(table, near) or _first(table, set(frame.theme_words))


def _by_telephone(frame: Frame) -> bool:
    """ "Discussed the crisis [by telephone]", "in a [phone] call"."""
    told = [h for name in ("by", "on", "over", "in") for h in frame.preps.get(name, [])]
    words = {t.lemma_.lower() for h in told for t in (h, *h.lefts)}
    return bool(words & {"telephone", "phone"})


def _first(table: tuple[tuple[str, str], ...], words: set[str]) -> str | None:
    for mode, name in table:
        if words & actions.classes()[name]:
            return mode
    return None


def compose(coded: Coded) -> None:
    """Change the type for what is promised, threatened, put into the future or refused."""
    inner = coded.inner
    if _given_up(coded):
        return
    if coded.type in COMMITTING and _defiant(coded):
        _become(coded, "REJECT", coded.mode, f"what is promised is to {coded.frame.comp}")
    elif coded.type in COMMITTING and _unable(coded.frame.comp):
        _become(coded, "REJECT", None, "what one says that one cannot do")
    elif coded.type in COMMITTING and inner is not None and _harms(coded, inner):
        _become(coded, "THREATEN", _threat_mode(inner), f"what is promised is {inner.type}")
    elif inner is not None and coded.standing is Standing.ACTUAL and _yields(coded, inner):
        _become(inner, "CONCEDE", None, "what one agrees to do to one's own as others wish")
    elif coded.type == "THREATEN" and not coded.mode and inner is not None and inner.type in HARM:
        coded.mode = _threat_mode(inner)
    elif coded.reality.negated and coded.reality.future and coded.type in KIND | {
        "AGREE", "RETREAT", "CONCEDE"
    }:  # fmt: skip
        mode = {"CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"}.get(coded.type, "assist")
        _become(coded, "REJECT", mode, f"'will not' with {coded.type}")
        coded.reality = Reality(Standing.ACTUAL, "refusal")
    elif _ready(coded):
        coded.reality = Reality(Standing.OFFERED, coded.reality.why)
    elif _in_words(coded):
        _become(coded, "ACCUSE", "disapprove", f"{coded.type} by a state or person, in words")
    elif coded.within is None and (_told_as_future(coded) or _maybe(coded)):
        _future(coded)


def _given_up(coded: Coded) -> bool:
    """ "Shelved plans to [stand down] three regiments" yields nothing; "will [no longer] station
    missiles there" does."""
    inner, plans = coded.inner, {head.lemma_ for head in coded.frame.objects}
    if coded.type == "CONCEDE" and inner is not None and inner.type in SOFTENING and plans <= PLANS:
        _become(coded, "REJECT", "yield", f"what is given up is {inner.type}")
        return True
    longer = any(child.lower_ == "longer" for child in coded.frame.verb.children)
    negated = coded.reality.negated and coded.reality.future
    if not (longer and negated and coded.type in HARM | {"MOBILIZE"}):
        return False
    _become(coded, "CONCEDE", None, f"'no longer' with {coded.type}")
    coded.reality = Reality(Standing.ACTUAL, "told as intention")
    return True


def _harms(coded: Coded, inner: Coded) -> bool:
    """ "Vowed to search the boat"; not "agreed that Libyan police [could] search it", by leave."""
    comp = coded.frame.comp
    leave = comp is not None and any(c.lower_ in ("could", "can") for c in comp.lefts)
    return inner.type in HARM - {"MOBILIZE"} and not leave and not _yields(coded, inner)


def _yields(coded: Coded, inner: Coded) -> bool:
    """ "Agreed to limit [its] exports", as others wish."""
    own = any(c.tag_ == "PRP$" for head in inner.frame.objects for c in head.lefts)
    agreed = coded.type in COMMITTING and coded.rule.lemma in YIELDED
    return own and agreed and inner.type == "SANCTION"


def _ready(coded: Coded) -> bool:
    """ "Is ready to [lend] ships": who says that he would do something kind offers it."""
    over = coded.within
    offered = over is not None and over.rule.type == "AGREE" and over.frame.pos == "adj"
    planned = coded.standing is Standing.PLANNED and coded.reality.why in READY
    return offered and planned and coded.type in KIND | {"RETREAT", "CONCEDE"}


def _defiant(coded: Coded) -> bool:
    """ "Vowed to ignore the ruling": a refusal, though it is promised."""
    comp = coded.frame.comp
    if comp is None or coded.rule.lemma not in PROMISING:
        return False
    never = comp.lemma_ in YIELDING and grammar.refused(comp)  # "vowed not to let them in"
    return comp.lemma_ in DEFYING or never


def _unable(comp: Token | None) -> bool:
    """ "Reaffirmed that it would not be [able] to", "repeated that it could not [accept]"."""
    if comp is None:
        return False
    said = {one.lower_ for one in grammar.children(comp, "acomp")}
    can = any(one.lower_ in ("can", "could", "ca") for one in grammar.children(comp, "aux"))
    return "unable" in said or (grammar.refused(comp) and ("able" in said or can))


def by_force(coded: Coded) -> bool:
    """Whether it is violence as its rule says it, which may yet be a figure of speech."""
    return coded.type == "ASSAULT" and coded.rule.type == "ASSAULT"


def _in_words(coded: Coded) -> bool:
    """ "Washington protested", "the president attacked the plan": those who speak, not a crowd."""
    speaking = all(
        side.entity and side.entity.split(":")[0] in ("state", "person") for side in coded.actors
    )
    aimed = [side for side in coded.recipients if (side.entity or "").startswith("person:")]
    if coded.type == "ASSAULT" and coded.rule.lemma in VERBAL and aimed == coded.recipients != []:
        return True
    if by_force(coded) and figurative.in_words(coded.frame):
        return bool(coded.actors)
    if not coded.actors or not speaking:
        return False
    if coded.type == "PROTEST":
        return coded.rule.lemma == "protest"
    attacked = any(side.entity and side.entity.startswith("person:") for side in coded.actors)
    return coded.type == "ASSAULT" and attacked and coded.rule.lemma in VERBAL


def _maybe(coded: Coded) -> bool:
    """ "May halt aid if …": a threat in the guise of a possibility."""
    verb = coded.frame.verb
    return (
        coded.type in CONFLICT
        and coded.reality.why in ("may", "might", "could")
        and any(child.lower_ in IF for one in verb.children for child in one.children
                if one.dep_ == "advcl")
    )  # fmt: skip


def _told_as_future(coded: Coded) -> bool:
    reality = coded.reality
    return not reality.negated and (
        reality.future
        or (reality.standing is Standing.PLANNED and coded.frame.pos == "verb"
            and coded.frame.verb.head.pos_ != "NOUN"
            and reality.why in ("plan", "intend", "decide", "schedule", "expect", "set", "due"))
    )  # fmt: skip


def _future(coded: Coded) -> None:
    expected = coded.reality.why in FORESEEN
    if coded.type == "CONSULT" and expected:
        return  # "are scheduled to meet": nobody agrees, a meeting is due
    if coded.type in KIND:
        _become(coded, "AGREE", None, f"future of {coded.type}")
    elif coded.type == "RETREAT" and coded.mode != "resign":  # who will resign concedes nothing
        _become(coded, "CONCEDE", None, "future of RETREAT")
    elif coded.type in CONFLICT and not expected:
        _become(coded, "THREATEN", _threat_mode(coded), f"future of {coded.type}")
        coded.reality = Reality(Standing.ACTUAL, "told as intention")


def _threat_mode(coded: Coded) -> str | None:
    if coded.type == "THREATEN":
        return coded.mode
    if coded.mode in ("expel", "withdraw") and coded.type == "SANCTION":
        return "expel" if coded.mode == "expel" else "relations"
    if coded.type == "COERCE":
        return COERCED.get(coded.mode or "", "restrict")
    return AS_THREAT[coded.type]


def _become(coded: Coded, type_: str, mode: str | None, why: str) -> None:
    coded.type, coded.mode = type_, mode
    coded.why.append(why)
