"""Who does what a word says, and to whom: the logical roles of a parse.

The subject of a passive is its agent, the subject of an infinitive is that of the verb that
controls it, what a letter proposes its sender does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language import TENSED
from ...tables import actions
from . import bidding, relatives
from .grammar import (
    CLAUSES,
    DEEPEST,
    MODIFIERS,
    PASSIVES,
    SUBJECTS,
    children,
    clause_verb,
    conjuncts,
    infinitive,
    lemma,
    passive,
    prepositions,
)

if TYPE_CHECKING:
    from ...language import Token

VOICED = frozenset({"refusal", "decision", "demand", "offer", "request", "pledge", "promise", "vow",
                    "threat", "warning", "insistence", "proposal", "invitation", "appeal",
                    "willingness", "readiness", "unwillingness", "reluctance"})  # fmt: skip
"""Nouns of what somebody says or wants: who stands after their "of" does, nobody suffers it."""
VOICING = frozenset({"government", "ministry", "president", "minister", "authority", "parliament"})
MEANT = VOICED | {"plan", "intention", "move", "attempt", "effort", "bid", "wish", "desire"}
"""Nouns before what somebody is to do: who stands after their "of" is to do it."""
RELATIVES = frozenset({"who", "which", "that", "whom"})
DOCUMENTS = frozenset({
    "statement", "declaration", "letter", "resolution", "decree", "speech", "note", "communique",
    "document", "message", "report",
})  # fmt: skip
"""What speaks for whoever issued it: "a declaration demanding …"."""
LAWS = frozenset({"law", "decree", "order", "bill", "act", "legislation", "directive"})
ENACTING = frozenset({"sign", "pass", "issue", "adopt", "approve", "enact", "decree"})
"""Verbs of whoever makes a law: what the law does, he does."""
FILLERS = frozenset({"addition", "lieu", "response", "exchange", "return", "preparation", "hope"})
"""Nouns of prepositions ("in addition to proposing …"): who does it is the subject of the verb."""
JUDGING = frozenset({
    "accuse", "criticize", "criticise", "blame", "condemn", "praise", "thank", "denounce", "charge",
    "suspect", "indict", "convict", "stop", "prevent", "discourage", "dissuade", "keep", "bar",
    "assail", "rebuke", "slam", "blast", "castigate", "lambast", "decry", "deplore", "scold",
    "congratulate", "commend", "applaud", "hail", "warn", "fault", "sanction", "punish", "arrest",
    "detain", "lash", "rail", "chide", "berate", "excoriate", "upbraid", "reprimand", "protest",
    "mock", "ridicule", "credit", "reproach", "lambaste", "deride", "admonish", "censure", "attack",
})  # fmt: skip
"""Verbs whose object does what stands after their preposition: "accused Chad of breaking …"."""
DESCRIBING = frozenset({"characterize", "characterise", "describe", "depict", "portray", "see",
                        "cite", "regard", "view", "paint", "quote", "denounce",
                        "cast"})  # fmt: skip
"""Verbs that tell of their object what it does: "described Chad as [breaking] the pact"."""
PRESSING = frozenset({"pressure", "call", "demand", "appeal"})
"""Nouns of what is asked of somebody else."""
SENT = frozenset({"ultimatum", "appeal", "request", "invitation", "plea", "order"})
"""Those that are made "to" whoever is to act: "an ultimatum to Chad to leave"."""
CALLED = frozenset({"summon", "order", "direct"})
"""Verbs of asking after which an infinitive further off tells as often what whoever asks does."""
JOINING = frozenset({"join", "follow"})
"""Verbs whose object has done it, too: "joined [Libya] in condemning"."""
SUFFERING = frozenset({"face", "suffer", "see", "endure", "witness", "experience", "report"})
"""Verbs whose object does what an added clause tells: "faced raids, [killing] dozens"."""
PRINTING = frozenset({"publish", "print", "carry", "run", "broadcast", "air", "release", "post",
                      "quote", "cite", "deliver", "receive", "get", "read"})  # fmt: skip
"""Verbs of what is done with somebody else's letter."""
REPORTING = frozenset({"", "denied", "hypothetical", "threatened"})
"""Standings of words that take a clause with "that": said, denied, hinted, warned."""
PLACES = frozenset({"aboard", "near", "off", "outside", "at", "on", "in", "inside"})
"""Words before a place or a day that may stand between a passive and its agent."""
MADE = frozenset({"speech", "report", "film", "book", "article", "case", "way", "statement",
                  "attempt", "effort", "bid", "decision", "move", "show", "order",
                  "operation"})  # fmt: skip
"""What is by somebody itself: "was criticised in a report by …"."""
NAMES = frozenset({"NOUN", "PROPN"})
DASHES = frozenset({"-", "--", "\N{EM DASH}", "\N{EN DASH}"})
LONGEST = 14
"""Tokens that a dateline has at most: "OSLO, Norway, Monday, 4 May (The Northern Courier)"."""
SHARED = 2
"""Words that may stand between two verbs of one object: "and closely"."""


def surface(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the phrases that stand as the verb's subject, borrowed where it has none itself."""
    own = [_after_dash(one) for one in children(verb, *SUBJECTS, *PASSIVES)]
    own = [one for n, one in enumerate(own) if one not in own[:n]]
    if own and (stress := relatives.stressed(verb)) is not None:
        return conjuncts(stress)
    if own:
        relative = verb
        while relative.dep_ == "conj":
            relative = relative.head
        if _relative(own[0]) and relative.dep_ == "relcl":
            return _sender(relative, depth) or _antecedent(relative, depth)
        return [one for one in _all(own) if one.dep_ != "expl"]
    if depth > DEEPEST or verb.dep_ == "ROOT":
        return []
    return _borrowed(verb, depth + 1)


def _after_dash(token: Token) -> Token:
    """Of "OSLO, Monday (NB) - Norway and Iceland signed …", a dateline that was not cut, what
    follows it."""
    if not (token.is_sent_start and token.text.isupper()):
        return token
    dashes = [one.i for one in token.doc[token.i + 1 : token.i + LONGEST] if one.text in DASHES]
    beside = [*token.subtree, *children(token.head, *SUBJECTS, *PASSIVES)]
    after = [one for one in beside if dashes and one.i > dashes[0] and one.pos_ in NAMES
             and (one.head.i < dashes[0] or one.head.i == token.head.i)]  # fmt: skip
    return after[0] if after else token


def _antecedent(verb: Token, depth: int = 0) -> list[Token]:
    """What a relative clause is about, with all its conjuncts; for a law that does something, who
    made it ("[Chad] signed a law that bars …")."""
    noun = verb.head
    made = noun.dep_ in ("dobj", "nsubjpass") and lemma(noun.head) in ENACTING
    if noun.lemma_.lower() in LAWS and made and depth <= DEEPEST:
        return agents(noun.head, depth + 1)
    return conjuncts(relatives.meant(noun, verb))


def _sender(verb: Token, depth: int) -> list[Token]:
    """ "A letter from Chad, which proposed …": what a document does, who wrote it does."""
    noun = verb.head
    if noun.lemma_.lower() not in DOCUMENTS or depth > DEEPEST:
        return []
    return [*children(noun, "poss"), *prepositions(noun).get("from", [])]


def _relative(token: Token) -> bool:
    return token.lower_ in RELATIVES and token.tag_ in ("WDT", "WP", "IN", "DT")


def above(verb: Token) -> Token:
    """The word that governs a verb; a finite verb is coordinated with a finite one ("called for
    deciding how to do it and [offered] …" is often parsed otherwise)."""
    head = reporting(verb) or verb.head
    if _past_beside(verb, head):
        return head.head
    if verb.dep_ == "conj" and verb.tag_ in TENSED and not children(verb, "aux"):
        for _ in range(DEEPEST):
            if head.tag_ not in ("VB", "VBG") or head.dep_ == "ROOT":
                break
            head = clause_verb(head.head)
    return _alike(verb, head)


def _past_beside(verb: Token, head: Token) -> bool:
    """ "Repeated that Chad had lied but [withdrew] the threat": a plain past is not coordinated
    with what had been, but with the past above it."""
    plain = verb.dep_ == "conj" and verb.tag_ == "VBD" and not children(verb, "aux", *SUBJECTS)
    before = any(c.lower_ == "had" for c in children(head, "aux"))
    but = any(c.lower_ == "but" for c in children(head, "cc") if c.i < verb.i)
    return plain and before and but and head.dep_ == "ccomp" and head.head.tag_ == "VBD"


def _alike(verb: Token, head: Token) -> Token:
    """Of "a chance to revive what they had and [to mend] …", the infinitive with which another one
    is coordinated, though the parser takes the finite verb between them."""
    if verb.dep_ != "conj" or not infinitive(verb) or head.tag_ not in TENSED:
        return head
    one = head
    for _ in range(DEEPEST):
        if one.dep_ == "ROOT" or infinitive(one):
            break
        one = clause_verb(one.head)
    return one if infinitive(one) else head


def reporting(verb: Token) -> Token | None:
    """The verb of saying whose clause with "that" the parser hung on a noun between the two
    ("declared in a document that it may [leave]"); None when it is a relative clause."""
    noun = verb.head
    if verb.dep_ not in ("relcl", "acl") or noun.dep_ not in ("pobj", "npadvmod"):
        return None
    first = next(iter(verb.subtree))
    whole = any(child.lower_ not in RELATIVES for child in children(verb, *SUBJECTS, *PASSIVES))
    over = clause_verb(noun)
    embedder = actions.embedders().get(over.lemma_)
    saying = embedder is not None and embedder.standing in REPORTING
    full = whole and first.lower_ == "that" and first.i == noun.i + 1
    busy = children(over, "ccomp", "dobj")
    return over if full and saying and over.pos_ == "VERB" and not busy else None


def _borrowed(verb: Token, depth: int) -> list[Token]:
    head = above(verb)
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "conj", "dep", "acomp", "parataxis", "prep"):
        return controller(verb, head, depth)
    if verb.dep_ in ("acl", "relcl"):
        if verb.tag_ in ("VBG", "VBN") and verb.dep_ == "acl":
            if head.lemma_.lower() in DOCUMENTS:
                sent = prepositions(head).get("from", [])
                return sent or owners(head, depth) or surface(clause_verb(head), depth)
            return conjuncts(head)
        first = head.dep_ == "attr" and infinitive(verb)  # "became the first state to recognise"
        return surface(head.head, depth) if first else owners(head, depth)
    if verb.dep_ == "pcomp":
        over = head.head
        if over.pos_ == "NOUN" and over.lemma_ not in FILLERS:
            return _judged(over) or owners(over, depth)
        verb_above = clause_verb(over)
        if head.lower_ == "as" and lemma(verb_above) in DESCRIBING and verb.tag_ == "VBG":
            return objects(verb_above)
        blamed = head.lower_ in ("for", "of", "from", "against") or _means(head, verb_above)
        judged = blamed and lemma(verb_above) in JUDGING
        doing = _blamed(verb_above) if judged else surface(verb_above, depth)
        joined = head.lower_ == "in" and lemma(verb_above) in JOINING
        return [*doing, *objects(verb_above)] if joined else doing
    return []


def _blamed(verb: Token) -> list[Token]:
    """Whom somebody "accused" or "lashed out at"."""
    after = prepositions(verb)
    beside = [h for one in children(verb, "advmod", "prt") for h in prepositions(one).get("at", [])]
    return objects(verb) or after.get("at", []) or after.get("against", []) or beside


def _means(prep: Token, verb: Token) -> bool:
    """ "Accused Chad of helping Libya [by sending] guns": by what Chad helped, not accused."""
    before = [child for child in children(verb, "prep") if child.i < prep.i]
    return prep.lower_ == "by" and any(children(one, "pcomp") for one in before)


def _judged(noun: Token) -> list[Token]:
    """ "Praised Chad for its courage in agreeing": "its" is Chad's, who is praised."""
    prep, own = noun.head, [c for c in children(noun, "poss") if c.tag_ == "PRP$"]
    judged = bool(own) and prep.lower_ == "for" and lemma(prep.head) in JUDGING
    return objects(prep.head) if judged else []


def _pressed(noun: Token) -> list[Token]:
    """Who does what stands under "pressure on Chad to …": Chad."""
    if noun.lemma_.lower() not in PRESSING | SENT:
        return []
    for holder in (noun, noun.head):
        after = prepositions(holder)
        told = after.get("to", []) if noun.lemma_.lower() in SENT else []
        told = [h for h in told if h.pos_ in NAMES and not children(h, "poss")]  # "to his staff"
        if found := [*after.get("on", []), *after.get("upon", []), *told]:
            return found
    return []


def controller(verb: Token, head: Token, depth: int) -> list[Token]:
    """Who does a verb without a subject that stands under another word."""
    if head.pos_ not in ("VERB", "AUX"):
        over = head.head if head.dep_ != "ROOT" else head
        return (
            _pressed(head)
            or owners(head, depth)
            or (surface(over, depth) if over.i != head.i else [])
        )
    if held := _bidden(verb, head, depth) or bidding.bound(verb, head):
        return held
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and lemma(head) in SUFFERING:
        return objects(head)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and (sent := _printed(head)):
        return sent
    if verb.dep_ == "conj" or (verb.dep_ in CLAUSES and passive(head)):
        return surface(head, depth)
    return agents(head, depth)


def _bidden(verb: Token, head: Token, depth: int) -> list[Token]:
    """Whom the verb above has do it: "urged [Chad] to leave", "called for a [meeting] to …"."""
    pressed = [one for noun in children(head, "dobj") for one in _pressed(noun)]
    if pressed and infinitive(verb):
        return pressed
    if head.lemma_ == "call" and infinitive(verb):
        after = prepositions(head)
        if called := [*after.get("on", []), *after.get("upon", [])] or after.get("for", []):
            return _all(called)
    embedder = actions.embedders().get(head.lemma_)
    if embedder is None or embedder.control != "object" or bidding.by_caller(verb, head):
        return []
    asked = embedder.standing == "demanded" and lemma(head) not in CALLED
    told = verb.dep_ in CLAUSES or (asked and infinitive(verb))  # "lobbied Chad and others to cut"
    held = surface(head, depth) if passive(head) else objects(head)
    if told and held:
        return held
    datives = children(head, "dobj", "dative") if verb.dep_ in CLAUSES else []
    return [] if passive(head) else _all(datives)


def _printed(verb: Token) -> list[Token]:
    """ "Printed a letter [from Chad] asking for help": whose the letter is asks."""
    papers = [one for one in children(verb, "dobj") if one.lemma_.lower() in DOCUMENTS]
    if lemma(verb) not in PRINTING or not papers:
        return []
    after = prepositions(papers[0])
    return after.get("from", []) or after.get("by", []) or prepositions(verb).get("from", [])


def agents(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the phrases that do what the verb says; empty where the text hides them."""
    if passive(verb):
        by = children(verb, "agent") or _after_place(verb) or _joint_agent(verb)
        return [one for prep in by for one in _all(children(prep, "pobj"))]
    return surface(verb, depth)


def _joint_agent(verb: Token) -> list[Token]:
    """ "Kidnapped and presumed killed [by] guerrillas": of passives that only "and" parts."""
    for other in (c for c in children(verb, "conj") if c.tag_ == "VBN"):
        between = verb.doc[verb.i + 1 : other.i]
        alone = all(one.pos_ in ("CCONJ", "ADV") for one in between)
        held = [other, *children(other, "xcomp", "oprd")]
        if alone and not children(other, *SUBJECTS, *PASSIVES):
            return [by for one in held for by in children(one, "agent")]
    return []


def _after_place(verb: Token) -> list[Token]:
    """ "Was shot aboard his boat [by] a patrol": the agent that the parser hangs on the place, the
    vessel or the day that stands between."""
    between = [one for prep in children(verb, "prep") if prep.lower_ in PLACES and prep.i > verb.i
               for one in children(prep, "pobj")]  # fmt: skip
    rules = actions.rules()
    return [
        prep
        for noun in between
        if (lemma(noun), "noun") not in rules and noun.lemma_.lower() not in MADE
        for prep in children(noun, "prep")
        if prep.lower_ == "by"
    ]


def objects(verb: Token) -> list[Token]:
    """Heads of the phrases to which the verb is done."""
    if passive(verb):
        if verb.dep_ == "acl" and not children(verb, *PASSIVES):
            return conjuncts(verb.head)
        return surface(verb)
    own = children(verb, "dobj")
    if own:
        if _relative(own[0]) and verb.dep_ == "relcl":
            return _antecedent(verb)
        return _all(own)
    bare = verb.dep_ == "relcl" and any(not _relative(one) for one in children(verb, *SUBJECTS))
    where = any(one.tag_ == "WRB" for one in children(verb, "advmod"))  # "China, where they met"
    thing = verb.head.pos_ in NAMES or verb.head.dep_ in ("dobj", "pobj")
    if bare and not where and thing:
        return _antecedent(verb)
    if verb.dep_ != "conj" and (shared := [c for c in children(verb, "conj") if not c.i < verb.i]):
        return objects(shared[0]) if _adjacent(verb, shared[0]) else []
    return []


def _adjacent(verb: Token, other: Token) -> bool:
    """Whether only "and" or "or", perhaps an adverb, stands between two verbs that share an object
    ("received and closely read the letter")."""
    between = verb.doc[verb.i + 1 : other.i]
    plain = len(between) <= SHARED and all(t.pos_ in ("CCONJ", "ADV") for t in between)
    return plain and bool(children(other, "dobj"))


def owners(noun: Token, depth: int = 0) -> list[Token]:
    """Whose a noun is: "Chad's offer", "the Chadian offer", "an offer by Chad"; may be empty.

    Modifiers are given as they stand; whether one is somebody, the mentions decide.
    """
    found = [one for child in children(noun, "poss") for one in conjuncts(child)]
    preps = {} if found else prepositions(noun)
    if not found:
        found = [*preps.get("by", []), *preps.get("between", []), *preps.get("among", [])]
    if not found and noun.lemma_.lower() in MEANT:
        found = voiced(preps)
    if not found:
        modifiers = [one for child in children(noun, *MODIFIERS) for one in _modifier(child)]
        found = [one for one in modifiers if one.text[:1].isupper()]
    if not found and noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX"):
        return agents(noun.head, depth + 1) if depth <= DEEPEST else []
    return found


def voiced(preps: dict[str, list[Token]]) -> list[Token]:
    """Somebody after the "of" of a noun: "the refusal of [Chad]", not "the threat of war"."""
    after = preps.get("of", [])
    return [h for h in after if h.pos_ == "PROPN" or h.lemma_.lower() in VOICING]


def _modifier(token: Token) -> list[Token]:
    below = [each for one in children(token, *MODIFIERS) for each in _modifier(one)]
    return [*below, *conjuncts(token)]


def _all(tokens: list[Token]) -> list[Token]:
    return [each for token in tokens for each in conjuncts(token)]
