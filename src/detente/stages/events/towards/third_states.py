"""What a third state does for two that quarrel: it mediates, sends envoys, urges both to calm,
welcomes their accord. Its acts that name nobody are towards both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import both, enough, grammar, roles
from .pair import Pair, states_of

if TYPE_CHECKING:
    from ....language import Token
    from ..coding import Coded

MEDIATING = frozenset({"mediate", "mediation", "broker", "arbitrate", "good_offices", "office"})
SENT = frozenset({"dispatch", "send"})
"""Verbs of whoever makes somebody go."""
GO_BETWEENS = frozenset({"mission", "mediator", "observer", "envoy", "monitor", "peacekeeper"})
"""Whom a third offers to send to two that quarrel."""
BETWEEN = frozenset({"go-between", "mediator", "intermediary", "broker", "arbiter", "bridge",
                     "facilitator", "referee"})  # fmt: skip
"""As what a third offers to act or serve."""
HELPING = frozenset({"help", "host", "mediate", "facilitate", "lend", "assist"})
"""What a third that names nobody is ready to do for two that quarrel."""
TABLE = frozenset({"table", "room", "talk", "meeting", "venue", "hand", "office", "chair"})
"""What a host lends them."""
CALM = frozenset({"restraint", "calm", "de-escalation", "moderation", "dialogue", "patience"})
"""What bystanders ask of two that quarrel."""
QUARRELLING = frozenset({"parties", "sides", "neighbours", "neighbors", "rivals", "governments",
                         "capitals"})  # fmt: skip
AGAIN = frozenset({"return", "resumption", "reopening"})
"""Nouns of going back to talks."""
OUTCOME = frozenset({
    "deal", "accord", "agreement", "result", "outcome", "truce", "ceasefire", "cease-fire", "talk",
    "treaty", "pact", "settlement", "withdrawal", "breakthrough", "meeting", "summit", "thaw",
})  # fmt: skip
"""What two states reach, and a third welcomes."""


def third(coded: Coded, pair: Pair) -> bool:
    """What a third does for both: mediates, urges "the two neighbours", welcomes their accord."""
    acting = {side.state for side in coded.actors if side.state}
    if acting & pair.two or not coded.actors or not pair.before(coded.token):
        return False
    if any(side.state for side in coded.recipients) and not _told_of_both(coded, pair):
        return True
    if any(way(coded) for way in (_mediates, _of_both, _calming, _welcomes)):
        coded.recipients = [pair.side(state, coded.token) for state in sorted(pair.two)]
        coded.why.append(f"to {' and '.join(s.name for s in coded.recipients)}, the two between "
                         "whom the article's acts are")  # fmt: skip
        return True
    over = next((one for one in pair.acts if one.token.i == coded.frame.verb.head.i), None)
    if over is not None and coded.frame.verb.dep_ == "conj" and coded.type == "AGREE":
        same = states_of(over) == pair.two | acting  # "welcomed the accord and offered help"
        coded.recipients = list(over.recipients) if same else coded.recipients
    return True


def _told_of_both(coded: Coded, pair: Pair) -> bool:
    """ "Urged both neighbours", where two others were named together just before."""
    given = {side.state for side in coded.recipients}
    return _of_both(coded) and len(given) == both.PAIR and not given & pair.two


def _mediates(coded: Coded) -> bool:
    frame = coded.frame
    if coded.type in ("SUPPORT", "REJECT", "ACCUSE"):
        return False  # "endorsed the mediation": whose that is
    words = {coded.rule.lemma, *(h.lemma_.lower() for h in frame.objects)}
    if frame.comp is not None:
        words.add(frame.comp.lemma_.lower())
    given = SENT | {"offer", "propose"}
    if coded.rule.lemma in given and {h.lemma_.lower() for h in frame.objects} & GO_BETWEENS:
        return True
    if frame.comp is not None and _serves(frame.comp):
        return True
    offices = any(h.lemma_.lower() == "office" and any(c.lower_ == "good" for c in h.lefts)
                  for h in frame.objects)  # fmt: skip
    if frame.comp is not None:
        objects = {h.lemma_.lower() for h in [*frame.objects, *roles.objects(frame.comp)]}
        offices = offices or (grammar.lemma(frame.comp) in SENT and bool(objects & GO_BETWEENS))
    return offices or bool(words & MEDIATING)


def _serves(comp: Token) -> bool:
    """ "Offered to act as a go-between", "is ready to help", "willing to lend a table"."""
    heads = grammar.prepositions(comp).get("as", [])
    as_what = {word for h in heads for word in (h.lemma_.lower(), _hyphened(h))}
    things = {h.lemma_.lower() for h in roles.objects(comp)}
    helps = comp.lemma_.lower() in HELPING and things <= TABLE
    return bool(as_what & BETWEEN) or (helps and not grammar.children(comp, "ccomp", "xcomp"))


def _hyphened(head: Token) -> str:
    """ "Go-between", which the tokens part."""
    return head.doc[max(0, head.i - 2) : head.i + 1].text.lower()


def _of_both(coded: Coded) -> bool:
    """ "Invited the two presidents", "called on both governments", "urged the parties to …"."""
    if coded.type not in ("REQUEST", "AGREE", "ACCUSE", "SUPPORT", "THREATEN", "CONSULT"):
        return False
    frame = coded.frame
    heads = [*frame.objects, *frame.preps.get("on", []), *frame.preps.get("to", [])]
    if frame.comp is not None:
        heads += [h for h in grammar.children(frame.comp, "nsubj") if h.tag_ != "PRP"]
        heads += [h for h in grammar.children(frame.comp, "preconj") if _pronoun(h)]
    return any(_both_of(head) or _pronoun(head) for head in heads)


def _pronoun(word: Token) -> bool:
    """ "Asked [both] to settle it": the pronoun, not that of "both the army and the navy"."""
    return word.lower_ == "both" and word.nbor(1).lower_ == "to"


def _calming(coded: Coded) -> bool:
    """ "Urged restraint", "called for calm": of nobody else than those who quarrel."""
    frame = coded.frame
    asked = [*frame.objects, *frame.preps.get("for", []), *frame.preps.get("to", [])]
    return coded.type == "REQUEST" and any(h.lemma_.lower() in CALM for h in asked)


def _both_of(head: Token) -> bool:
    number = both.several(head) == both.PAIR and head.lower_ != "they"
    sides = head.lower_ in QUARRELLING and any(c.lower_ == "the" for c in head.lefts)
    return number or (sides and not grammar.children(head, "prep", "relcl", "amod"))


def _welcomes(coded: Coded) -> bool:
    definite = [h for h in coded.frame.objects if h.lemma_.lower() in OUTCOME
                and any(c.lower_ in enough.DEFINITE for c in h.lefts)]  # fmt: skip
    definite += [h for h in coded.frame.objects if h.lemma_.lower() in AGAIN and any(
        one.lemma_.lower() in OUTCOME | TABLE | {"negotiation", "dialogue"}
        for name in ("to", "of") for one in grammar.prepositions(h).get(name, []))]  # fmt: skip
    return coded.type == "SUPPORT" and bool(definite) and coded.rule.sides != "mutual"
