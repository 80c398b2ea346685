"""Objects that stand elsewhere than after their verb: "supplies will restart", "remained banned",
"dismissed as 'idle' the claim".

What happens by itself in the words of the text is done by somebody all the same; these acts are
read as the passives that they stand for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...tables import actions
from . import grammar

if TYPE_CHECKING:
    from ...language import Token

TURNING = frozenset({
    "resume", "restart", "recommence", "reopen", "re-open", "open", "close", "shut", "stop", "end",
    "cease", "halt", "expire", "lapse", "begin", "start",
})  # fmt: skip
"""Verbs of which the thing itself may be the subject."""
OVER = frozenset({"go", "come", "fall", "run", "disappear", "vanish"})
"""Verbs of what is no longer, of curbs alone: "the ban is to go"."""
ONGOING = frozenset({
    "supply", "delivery", "shipment", "flow", "export", "import", "sale", "flight", "ferry",
    "service", "traffic", "transit", "pumping", "purchase", "postal", "rail", "bus", "tie",
    "relation", "relationship", "contact", "embassy", "consulate", "border", "crossing", "frontier",
    "checkpoint", "airspace", "corridor", "strait", "pipeline",
})  # fmt: skip
"""What stops and starts between states."""
CURBS = frozenset({
    "ban", "embargo", "sanction", "blockade", "boycott", "siege", "restriction", "curb", "tariff",
    "duty", "quota", "moratorium", "freeze",
})  # fmt: skip
STAYING = frozenset({"remain", "stay", "lie", "stand", "keep", "sit"})
"""Verbs of what still is as it was made: "the border remains closed"."""
LASTING = frozenset({"COERCE", "SANCTION", "RETREAT", "MOBILIZE"})
"""Types of acts whose result lasts; who "remains criticised" is not done anything."""
IRREGULAR = {"shut": "shut", "frozen": "freeze", "held": "hold", "cut": "cut", "broken": "break",
             "withheld": "withhold", "withdrawn": "withdraw"}  # fmt: skip
VIEWING = frozenset({"dismiss", "reject", "denounce", "condemn", "describe", "brand", "deride",
                     "criticise", "criticize", "decry", "brush", "ridicule", "label",
                     "wave"})  # fmt: skip
"""Verbs before "as" and a judgement in quotation marks, with their object after it."""
NAMING = frozenset({"declare", "name", "pronounce"})
QUOTES = frozenset({'"', "''", "``", "”", "“", "'", "’", "‘", "»", "«"})
UNDER = frozenset({"acomp", "oprd", "xcomp"})


def lasting(token: Token) -> str | None:
    """The verb of a participle that tells how something still is ("the border remained [closed]"),
    or what somebody did to it ("was [frogmarched] by guards", which the parser takes for a
    quality); None where it is none, or tells of nothing that lasts."""
    done = token.head.lemma_ == "be" and bool(grammar.children(token, "agent"))
    if token.dep_ not in UNDER or not (done or token.head.lemma_ in STAYING):
        return None
    if token.tag_ not in ("VBN", "VBD", "JJ"):
        return None
    word = _base(token.lower_) or (grammar.lemma(token) if "-" in grammar.lemma(token) else "")
    types = {rule.type for rule in actions.rules().get((word, "verb"), ())} if word else set()
    return word if types & LASTING or (done and types) else None


def _base(word: str) -> str:
    """The verb of a participle, "" when the table of actions knows none."""
    known = actions.rules()
    forms = [IRREGULAR.get(word, ""), word[:-1], word[:-2], word[:-3]] if (
        word.endswith("ed") or word in IRREGULAR
    ) else []  # fmt: skip
    return next((form for form in forms if form and (form, "verb") in known), "")


def turned(token: Token, subjects: list[Token]) -> bool:
    """Whether a verb without an object tells of its subject what somebody does to it: "supplies
    will restart", "the ban is to go"."""
    word = grammar.lemma(token)
    if word not in TURNING and word not in OVER:
        return False
    things = CURBS if word in OVER else CURBS | ONGOING
    plain = not grammar.children(token, "dobj", "ccomp", "attr", "acomp", "oprd")
    if word in OVER and not (grammar.infinitive(token) or _will(token) or _particle(token)):
        return False
    return plain and any(head.lemma_.lower() in things for head in subjects)


def _will(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in token.children)


def _particle(token: Token) -> bool:
    """ "The ban has come off", "ran out"."""
    return any(child.lower_ in ("off", "out", "away") for child in token.children)


def unwelcome(token: Token) -> list[Token]:
    """ "Declared [two officials] of the embassy personae non gratae": the object before the Latin,
    which the parser takes for a name or a clause."""
    after = token.doc[token.i + 1 : token.sent.end]
    latin = next((t for t in after if t.lower_ in ("persona", "personae", "personas")), None)
    if latin is None or grammar.lemma(token) not in NAMING:
        return []
    between = [t for t in after if t.i < latin.i]
    if not between or between[0].lower_ in ("a", "as"):
        return []
    prep = next((t.i for t in between if t.pos_ == "ADP"), latin.i)
    return [t for t in between if t.i < prep and t.pos_ in ("NOUN", "PROPN")][-1:]


def quoted(token: Token) -> list[Token]:
    """ "Dismissed as 'idle talk' the [claim] of Chad": the object after a judgement in quotation
    marks, which the parser takes for a part of it."""
    following = token.doc[token.i + 1 : token.i + 2]
    if grammar.lemma(token) not in VIEWING or not following or following[0].lower_ != "as":
        return []
    prep = following[0]
    marks = [t.i for t in token.doc[prep.i + 1 : token.sent.end] if t.text in QUOTES]
    if len(marks) < 2 or marks[0] != prep.i + 1:
        return []
    after = [t for t in prep.subtree if t.i > marks[1]]
    inside = {t.i for t in after}
    heads = [t for t in after if t.pos_ in ("NOUN", "PROPN", "PRON")
             and (t.dep_ in ("pobj", "dobj") or t.head.i not in inside)]  # fmt: skip
    return heads[:1]


def freed(token: Token) -> list[Token]:
    """ "Set free the [soldiers]": the object that stands behind "free"."""
    after = token.doc[token.i + 1 : token.i + 2] if token.lower_ == "set" else ()
    free = [one for one in after if one.lower_ == "free"]  # wherever the parser hangs it
    return [thing for one in free for thing in grammar.children(one, "dobj")]


def moved(token: Token) -> list[Token]:
    """What the verb is done to, where that stands before it or beside another word."""
    return unwelcome(token) or freed(token) or called(token)


CLAIMS = frozenset({"charge", "claim", "accusation", "allegation", "assertion", "suggestion",
                    "report"})  # fmt: skip


UTTERED = frozenset({"demand", "offer", "proposal", "request", "invitation", "appeal", "ultimatum",
                     "plan", "condition", "threat"})  # fmt: skip
ANSWERING = frozenset({"reject", "refuse", "accept", "deny", "dismiss", "ignore", "welcome",
                       "decline", "spurn", "rebuff", "oppose", "resist", "veto"})  # fmt: skip


def called(token: Token) -> list[Token]:
    """ "A [charge] that Chad calls absurd", "a [demand] that Chad has rejected twice": what is said
    to somebody, over the verb of his answer."""
    held = token.dep_ in ("acl", "relcl") and token.lemma_ in ANSWERING
    judging = held or (token.dep_ in ("acl", "relcl") and grammar.children(token, "oprd"))
    own = judging and grammar.children(token, "nsubj") and not grammar.children(token, "dobj")
    said = CLAIMS | UTTERED if held else CLAIMS
    return [token.head] if own and token.head.lemma_ in said else []


def judged(token: Token) -> list[Token]:
    """ "Holds [Chad] answerable for it", "made [Chad] a present": the object of a verb with a
    judgement after it, which the parser takes for a clause."""
    for clause in grammar.children(token, "ccomp"):
        bare = clause.pos_ in ("ADJ", "NOUN") or clause.tag_ == "VBN"
        helped = grammar.children(clause, "aux", "auxpass", "cop", "mark")
        own = grammar.children(clause, "nsubj", "nsubjpass")
        if clause.pos_ == "ADJ":  # a name before an adjective is no part of it
            own = own or grammar.children(clause, "compound")
        if bare and own and not helped and clause.i > token.i and own[0].i > token.i:
            return own[:1]
    return []
