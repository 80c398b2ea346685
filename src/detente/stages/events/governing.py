"""What the words above a clause make of it: wanted, planned, refused, only claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language import TENSED
from ...records import Standing
from ...tables import actions
from ...tables.actions import Embedder
from . import bidding, grammar, roles, waiting
from .clause import ACTUAL, Reality, of_clause
from .objects_elsewhere import ANSWERING

if TYPE_CHECKING:
    from ...language import Token

TOLD = frozenset({
    "tell", "call", "ask", "warn", "press", "push", "use", "discuss", "suggest", "hint", "think",
    "believe", "fear", "oppose", "deny",
})  # fmt: skip
"""Verbs that govern a clause with "that", or an object, as a report and not as a wish."""
REACHING = frozenset({"for", "to", "of", "from", "about", "at", "on", "into", "in"})
"""Prepositions across which "call for", "talk about", "refrain from" reach the verb after them."""
BEYOND = {"against": Standing.HYPOTHETICAL, "before": Standing.PLANNED, "without": Standing.DENIED,
          "than": Standing.DENIED}  # fmt: skip
"""What other prepositions make of the verb after them: "two days before leaving"."""
RANKED = frozenset({"first", "second", "third", "last", "only", "latest"})
CHANCES = frozenset({"chance", "opportunity", "occasion", "moment"})
TAKING = frozenset({"take", "use", "seize", "grab", "exploit"})
"""Verbs of whoever does what he has the chance to do."""
CLAIMS = frozenset({"accusation", "allegation", "claim", "charge", "report", "rumour", "rumor",
                    "suspicion", "suggestion", "evidence", "proof", "sign", "indication",
                    "speculation", "assertion"})  # fmt: skip
"""Nouns of what somebody says to be so: "accusations that it had [shelled] the town"."""
DENYING = frozenset({"deny", "reject", "dismiss", "refute", "rebut"})
"""Verbs of whoever says that a claim is false."""
FALSE = frozenset({"untrue", "false", "baseless", "groundless", "unfounded", "lie", "fabrication",
                   "nonsense", "invention", "incorrect", "wrong"})  # fmt: skip
"""What is said of a claim that is not so."""
SEEKING = frozenset({"seek", "want", "demand", "pursue", "need", "negotiate", "discuss"})
"""Verbs of whoever has not got what they are about."""
WANTING = frozenset({"want", "wish"})
"""Verbs that ask something of others only where these are named: "wants [Chad] to leave"."""
INTEREST = frozenset({"interest"})
AGENDA = frozenset({"topic", "issue", "subject", "question", "matter", "theme", "item", "point"})
"""What is on the agenda of a meeting."""
BARGAINING = frozenset({"talk", "negotiation", "discussion", "statement", "treaty", "conference"})
"""Nouns of what aims at an act: "talks to [end] the war" have not ended it."""
JUDGED = frozenset({"right", "wrong", "justified", "correct", "foolish", "unwise", "wise"})
"""What is said of somebody for having done it: "was right to [call] the election"."""
SETTLING = frozenset({
    "agreement", "deal", "plan", "proposal", "scenario", "arrangement", "formula", "settlement",
    "situation", "world", "system", "bill", "scheme",
})  # fmt: skip
"""What has terms: "a deal in which Chad [gives up] …" tells of nothing done."""
TOPICAL = frozenset({"on", "about"})
"""Prepositions of what is talked about, worked on or insisted on, and not yet done."""
UNSURE = frozenset({Standing.HYPOTHETICAL, Standing.CONDITIONAL, Standing.DEMANDED})
"""Standings that a clause hands on to what is done for it or with it."""
MEANS = frozenset({"by", "through"})
"""Prepositions of how something is done: who "could start a war by [attacking]" has not."""
CUT_SHORT = frozenset({"die", "kill", "arrest", "cancel", "abandon", "stop", "flee", "halt",
                       "leave", "resign", "postpone", "tell", "say", "warn", "ask", "need",
                       "wait", "want", "hope", "promise", "demand", "plan", "agree"})  # fmt: skip
"""Verbs of the past after which what stands behind "before" was not done, or was still to come."""
CLOSE = 3
"""Words from "went" to the verb in "went on to sign"."""
SPENDING = frozenset({"spend", "go"})


def above(verb: Token) -> tuple[Token, Reality | None] | None:
    """The word that governs a clause, and what it makes of it; None where the clause is free."""
    head, dep = roles.above(verb), verb.dep_
    if dep == "ccomp" and _parted(verb, head):
        return None
    if roles.reporting(verb) is not None:
        return _governed(verb, head, "ccomp")
    if dep == "ROOT":
        return None
    if dep == "conj":
        return _shared(verb, head)
    if dep == "relcl" and head.lemma_.lower() in SETTLING and _termed(verb):
        return head, Reality(Standing.HYPOTHETICAL, "in which")
    if dep == "pcomp":
        if head.lower_ not in REACHING or _topic(head) or _instead(head):
            return _behind(head)
        head = _interest(head) or head.head
    if (told := _predicate(verb, head)) is not None:
        return told, None
    if dep == "relcl" and grammar.infinitive(verb):
        return _governed(verb, head, "acl")  # "a barrier to trade"
    if (dep == "advcl" and _went_on(verb, head)) or (dep == "ccomp" and head.lemma_ == "let"):
        return head, None  # "agreed to let police cross"
    if dep in ("xcomp", "ccomp", "pcomp", "acl"):
        wished = _wished(verb, head)
        return (head, wished) if wished else _governed(verb, head)
    return _adverbial(verb, head) if dep == "advcl" else None


def _predicate(verb: Token, noun: Token) -> Token | None:
    """The verb that decides for a word under what is said of its subject: "was the first to
    [visit]" did so, "will be" will."""
    if _taken(noun) or (noun.lower_ in RANKED and noun.dep_ in ("attr", "acomp")):
        return noun.head
    return _agenda(noun) if verb.dep_ == "acl" and verb.tag_ == "VBN" else None


def _interest(prep: Token) -> Token | None:
    """ "Voiced interest in [resuming] talks": hung on the verb, it belongs to the noun."""
    held = [one for one in grammar.children(prep.head, "dobj") if one.lemma_.lower() in INTEREST]
    return held[0] if held and prep.lower_ == "in" else None


def _agenda(noun: Token) -> Token | None:
    """ "Will be among the topics [discussed]": as real as the clause that says what is on the
    agenda."""
    over = noun.head
    while over.dep_ in ("prep", "pobj", "attr") and over.pos_ != "AUX":
        over = over.head
    told = noun.lemma_.lower() in AGENDA and over.lemma_ == "be"
    return over if told and noun.i > over.i else None


def _taken(noun: Token) -> bool:
    """Whether it is a chance that somebody takes: "used the chance to condemn him"."""
    held = noun.lemma_.lower() in CHANCES and noun.dep_ in ("dobj", "nsubjpass")
    return held and grammar.lemma(noun.head) in TAKING


def _went_on(verb: Token, head: Token) -> bool:
    """ "Went on to [sign]" tells that it was signed."""
    on = any(child.lower_ == "on" for child in grammar.children(head, "prt", "advmod", "prep"))
    return head.lemma_ == "go" and on and grammar.infinitive(verb) and verb.i - head.i <= CLOSE


def _adverbial(verb: Token, head: Token) -> tuple[Token, Reality | None] | None:
    """What the verb over an added clause makes of it: "refuses until …", "could go, pushing for
    …", "left to …"."""
    if (due := waiting.until(verb, head) or waiting.ahead(verb, head)) is not None:
        return head, due
    if verb.tag_ == "VBG" and not grammar.children(verb, *grammar.SUBJECTS):
        unsure = _unsure(head) if head.pos_ in ("VERB", "AUX") else None
        return (head, unsure) if unsure is not None else None
    return _purpose(verb, head) if grammar.infinitive(verb) else None


def _instead(prep: Token) -> bool:
    return prep.i > 0 and prep.doc[prep.i - 1].lower_ == "instead"


def _behind(prep: Token) -> tuple[Token, Reality] | None:
    """What a preposition itself makes of the verb after it; None when that is said by nothing."""
    if _instead(prep):
        return prep, Reality(Standing.DENIED, "instead")
    if prep.lower_ == "before" and _followed(prep):
        return None
    if prep.lower_ in MEANS:
        means = _unsure(_under(prep))
        return (prep, means) if means is not None else None
    if prep.lower_ == "as" and grammar.lemma(prep.head) in roles.DESCRIBING:
        return prep, Reality(Standing.HYPOTHETICAL, grammar.lemma(prep.head))  # only claimed
    kind = Standing.HYPOTHETICAL if _topic(prep) else BEYOND.get(prep.lower_)
    return (prep, Reality(kind, prep.lower_)) if kind else None


def _followed(prep: Token) -> bool:
    """ "Had breakfast with the envoys before [visiting] the ministry": told in the past, without a
    measure ("two days before …") that makes it a day still to come; not what was cut short."""
    over = prep.head
    measured = any(child.dep_ in ("npadvmod", "nummod") for child in prep.lefts)
    told = over.tag_ == "VBD" and not grammar.children(over, "neg")
    return told and not measured and grammar.lemma(over) not in CUT_SHORT


def _under(prep: Token) -> Token:
    """The verb over a preposition, or over one coordinated with it: "through A or by B"."""
    one = prep
    while one.dep_ == "conj" and one.head.pos_ == "ADP":
        one = one.head
    return grammar.clause_verb(one.head)


def _topic(prep: Token) -> bool:
    """ "Worked on [freeing] …", "was about [leaving]": under a verb of no other standing."""
    over = _under(prep) if prep.dep_ == "conj" else prep.head
    if prep.lower_ == "of" and _mentions(prep.head):
        return True
    known = over.lemma_.lower() in actions.embedders() or over.lemma_ in SPENDING
    return prep.lower_ in TOPICAL and over.pos_ == "VERB" and not known


def _mentions(word: Token) -> bool:
    """ "Made no mention in his speech of [lifting] it"."""
    over = grammar.clause_verb(word)
    told = [word, *grammar.children(over, "dobj")]
    return any(one.lemma_.lower() == "mention" and one.pos_ == "NOUN" for one in told)


def _termed(verb: Token) -> bool:
    """ "… in which Chad gives up", "… under which it leaves": terms, told in the present."""
    inside = [p for p in grammar.children(verb, "prep") if p.lower_ in ("in", "under")]
    return verb.tag_ in ("VBZ", "VBP") and any(
        child.lower_ == "which" for prep in inside for child in prep.children
    )


def _parted(verb: Token, head: Token) -> bool:
    """ "Chad [declined]; Libya accepted": two sentences, though parsed as a clause and its verb."""
    return any(token.text == ";" for token in verb.doc[verb.i : head.i])


def _purpose(verb: Token, head: Token) -> tuple[Token, Reality | None]:
    """What is done "to …" is planned; "calls for Chad to …" governs it as "calls on" does."""
    embedder = actions.embedders().get(head.lemma_.lower())
    governed = any(child.lower_ == "for" for child in grammar.children(verb, "mark"))
    if any(child.lower_ in RANKED for child in grammar.children(head, "attr", "acomp")):
        return head, None
    if embedder and not embedder.standing:
        return head, None
    if embedder and governed:
        return head, Reality(Standing(embedder.standing), head.lemma_.lower())
    if head.lemma_ == "call" and grammar.prepositions(head).get("for"):
        return head, Reality(Standing.DEMANDED, "call")
    if head.lemma_ == "need" and grammar.refused(head):
        return head, Reality(Standing.DENIED, "not")  # "no longer needed to [test] them"
    for one in grammar.children(head, "dobj"):
        if _sought(one):
            return head, Reality(Standing.HYPOTHETICAL, "to")
    return head, _unsure(head) or Reality(Standing.PLANNED, "to")


def _sought(noun: Token) -> bool:
    """ "Wants a treaty to [end] the war": what it would do is neither done nor planned by him."""
    asked = noun.dep_ == "dobj" and grammar.lemma(noun.head) in SEEKING
    return asked and noun.lemma_.lower() in actions.classes()["treaty"] | BARGAINING | {"deal"}


def _unsure(head: Token) -> Reality | None:
    """What is done "to …" or by "…ing" under a modal is no more real than its verb: "should sue to
    stop it", "could go to court, pushing for …"."""
    said = of_clause(head)
    return said if said is not None and said.standing in UNSURE else None


def _shared(verb: Token, head: Token) -> tuple[Token, Reality | None] | None:
    """Coordinated bare verbs share "will" and "to", not "not"; finite ones share nothing."""
    if verb.tag_ in TENSED or grammar.children(verb, *grammar.SUBJECTS, *grammar.PASSIVES):
        return None
    if any(child.lower_ in ("had", "has", "have") for child in grammar.children(verb, "aux")):
        return None  # "would jam it and had shelved the plans"
    if head.pos_ not in ("VERB", "AUX"):
        return None
    said = of_clause(head)
    if said is not None and said.negated:
        future = Reality(Standing.PLANNED, "will", future=True)
        return head, future if said.future else ACTUAL
    return head, None


def _noun_above(head: Token) -> list[Token]:
    """What stands before the noun over a clause: "gave [no] indication that it plans to …"."""
    over = head.head
    named = head.dep_ in ("acl", "relcl", "ccomp") and over.pos_ == "NOUN"
    return list(over.lefts) if named else []


def _wished(verb: Token, head: Token) -> Reality | None:
    """ "Its demand that Chad [leave]", also where the parser hangs the clause on the verb of
    "repeated its demand that …"."""
    if bidding.given(verb, head):  # "gave them two weeks to leave"
        return Reality(Standing.DEMANDED, head.lemma_)
    if not any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.lefts):
        return None
    nouns = [head] if verb.dep_ == "acl" else grammar.children(head, "dobj")
    for noun in nouns if verb.dep_ in ("acl", "ccomp") else []:
        embedder = actions.embedders().get(noun.lemma_.lower())
        if grammar.children(verb, "aux") and verb.lemma_ in ANSWERING:
            continue  # "a demand that Chad has rejected"
        asked = embedder is not None and embedder.standing in ("demanded", "offered")
        wished = embedder is not None and (embedder.standing == "demanded" or verb.tag_ != "VBD")
        if embedder and asked and wished and head.i <= noun.i < verb.i:
            return Reality(Standing(embedder.standing), noun.lemma_.lower())
    return None


def _of_claim(verb: Token, head: Token) -> bool:
    """ "A report that Chad [closed] it"; not "a charge that Chad [calls] absurd"."""
    that = any(child.lower_ == "that" for child in verb.lefts)
    return that and head.lemma_.lower() in CLAIMS and not grammar.children(verb, "oprd")


def _governed(verb: Token, head: Token, dep: str = "") -> tuple[Token, Reality | None] | None:
    dep = dep or verb.dep_
    embedder = actions.embedders().get(head.lemma_.lower())
    bare = dep == "acl" and not grammar.infinitive(verb)
    if bare and _of_claim(verb, head):
        return head, _claimed(head)
    if bare or (dep == "pcomp" and head.pos_ == "VERB" and embedder is None):
        return None
    if dep == "ccomp" and head.lemma_ in TOLD - {"deny"}:
        return _unfounded(head)
    if (negated := _negated(head, dep, embedder)) is not None:
        return head, negated
    if dep == "acl" and any(child.lower_ in RANKED for child in head.lefts):
        return None  # "the first leader to visit" did so
    if embedder and embedder.standing and not _judged(head) and not _driven(head):
        own = head.lemma_ in WANTING and not grammar.children(verb, *grammar.SUBJECTS)
        kind = Standing.PLANNED if own else Standing(embedder.standing)
        return head, Reality(kind, head.lemma_.lower())
    if (embedder and dep != "ccomp") or _judged(head) or _driven(head):
        return head, None
    if dep == "acl":
        kind = Standing.HYPOTHETICAL if head.lemma_.lower() in BARGAINING else Standing.PLANNED
        return head, Reality(kind, head.lower_)
    if grammar.infinitive(verb):
        return head, Reality(Standing.HYPOTHETICAL, "to")
    return None


def _unfounded(head: Token) -> tuple[Token, Reality] | None:
    """ "No reason to believe that Chad …": what is believed is denied with its reason."""
    none = any(child.lower_ == "no" for child in _noun_above(head))
    return (head, Reality(Standing.DENIED, "no")) if none else None


def _driven(head: Token) -> bool:
    """ "Was obliged to [fire]": who was, did; of a pact that obliges, nothing is told."""
    was = any(child.lower_ in ("was", "were") for child in grammar.children(head, "auxpass"))
    return head.lemma_ == "oblige" and was


def _judged(head: Token) -> bool:
    return head.pos_ == "ADJ" and head.lemma_ in JUDGED


def _claimed(noun: Token) -> Reality:
    """What is only claimed; of "denied claims that …" and "no evidence that …", what is denied."""
    if any(child.lower_ == "no" for child in noun.lefts):
        return Reality(Standing.DENIED, "no")
    denied = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in DENYING
    if denied:
        return Reality(Standing.DENIED, "deny")
    return false(noun) or Reality(Standing.HYPOTHETICAL, noun.lemma_.lower())


def false(noun: Token) -> Reality | None:
    """ "The claim that Chad [fired] is untrue": what is said to be so is denied."""
    over = noun.head
    told = (
        noun.dep_ == "nsubj"
        and over.lemma_ in ("be", "prove")
        and not grammar.children(over, "neg")
    )
    said = [*grammar.children(over, "acomp"), *grammar.children(over, "attr")]
    unfounded = told and any(one.lemma_.lower() in FALSE for one in said)
    return Reality(Standing.DENIED, "untrue") if unfounded else None


def _negated(head: Token, dep: str, embedder: Embedder | None) -> Reality | None:
    """What is under a word that is itself denied or only supposed: "no plan to", "any move to",
    "does not intend to"."""
    if any(child.lower_ == "no" for child in (*head.lefts, *_noun_above(head))):
        return Reality(Standing.DENIED, "no")
    if dep == "acl" and _sought(head):
        return Reality(Standing.HYPOTHETICAL, head.lower_)
    if dep == "acl" and any(child.lower_ == "any" for child in head.lefts):
        return Reality(Standing.HYPOTHETICAL, "any")
    twice = embedder is not None and embedder.standing == "denied"
    if dep == "xcomp" and grammar.refused(head) and not twice:
        return Reality(Standing.DENIED, "not")
    return None
