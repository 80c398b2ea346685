"""Who stands where around a word: subjects, objects, prepositions and complements of a parse.

Labels are those of spaCy's English pipelines (ClearNLP). Logical roles are given: the subject of a
passive is its agent, the subject of an infinitive is that of the verb that controls it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...tables import actions

if TYPE_CHECKING:
    from ...language import Token

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVES = frozenset({"nsubjpass", "csubjpass"})
CLAUSES = frozenset({"xcomp", "ccomp"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
MODIFIERS = frozenset({"poss", "nmod", "amod", "compound"})
DOCUMENTS = frozenset({
    "statement", "declaration", "letter", "resolution", "decree", "speech", "note", "communique",
    "document", "message", "report",
})  # fmt: skip
"""What speaks for whoever issued it: "a declaration demanding …"."""
PARTIES = frozenset({"taliban", "hamas", "hezbollah", "isis", "boko", "haram"})
CITING = frozenset({"according", "owing", "thanks", "due"})
"""First words of prepositions that name who says or causes it, nobody who receives."""
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
    "detain",
})  # fmt: skip
"""Verbs whose object does what stands after their preposition: "accused Chad of breaking …"."""
GIVING = frozenset({"offer", "give", "grant", "hand", "award", "send", "ask"})
"""Verbs with two objects: "when [offered] a deal" is a passive that keeps one."""
PRESSING = frozenset({"pressure", "call", "demand", "appeal"})
"""Nouns of what is asked of somebody else."""
SUFFERING = frozenset({"face", "suffer", "see", "endure", "witness", "experience", "report"})
"""Verbs whose object does what an added clause tells: "faced raids, [killing] dozens"."""
REPORTING = frozenset({"", "denied", "hypothetical", "threatened"})
"""Standings of words that take a clause with "that": said, denied, hinted, warned."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SHARED = 2
"""Words that may stand between two verbs of one object: "and closely"."""
DEEPEST = 12
"""Steps up a parse before giving up: deeper chains of control in news are parser errors."""


def lemma(token: Token) -> str:
    """The lemma in lower case; that of a past form is mended where the tagger's is no word that we
    know ("staged" is lemmatized as "stag" by the default pipeline)."""
    own = token.lemma_.lower()
    if token.tag_ not in ("VBD", "VBN") or own in _verbs():
        return own
    lower = token.lower_
    return next((form for form in (lower[:-1], lower[:-2]) if form in _verbs()), own)


def noun_lemma(token: Token) -> str:
    """The lemma in lower case; that of a plural taken for a name is mended ("Doctors" at the start
    of a sentence)."""
    own = token.lemma_.lower()
    return own.removesuffix("s") if token.pos_ == "PROPN" and len(own) > 4 else own


@cache
def _verbs() -> frozenset[str]:
    known = {word for word, pos in actions.rules() if pos == "verb"}
    return frozenset(known | actions.embedders().keys())


def children(token: Token, *deps: str) -> list[Token]:
    """The children with one of the dependency labels, in order."""
    return [child for child in token.children if child.dep_ in deps]


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it to its right: "A, B and C"."""
    found = [token]
    for one in found:
        found.extend(child for child in children(one, "conj") if child.pos_ != "VERB"
                     or token.pos_ == "VERB")  # fmt: skip
    return found


def _all(tokens: list[Token]) -> list[Token]:
    return [each for token in tokens for each in conjuncts(token)]


def passive(verb: Token) -> bool:
    """Whether the verb is passive, also in a reduced clause ("a plan put forward by Chad")."""
    if children(verb, "nsubjpass", "auxpass", "csubjpass", "agent"):
        return True
    if verb.dep_ == "advcl" and verb.tag_ == "VBN":
        given = lemma(verb) in GIVING and bool(children(verb, "mark", "advmod"))
        return not children(verb, "nsubj", "aux") and (given or not children(verb, "dobj"))
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, "nsubj", "aux"):
        return verb.head.pos_ == "VERB" and verb.head.tag_ == "VBN" and passive(verb.head)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and not children(verb, "aux", "nsubj")


def _antecedent(verb: Token, depth: int = 0) -> list[Token]:
    """What a relative clause is about, with all its conjuncts; for a law that does something, who
    made it ("[Chad] signed a law that bars …")."""
    noun = verb.head
    made = noun.dep_ in ("dobj", "nsubjpass") and lemma(noun.head) in ENACTING
    if noun.lemma_.lower() in LAWS and made and depth <= DEEPEST:
        return agents(noun.head, depth + 1)
    return conjuncts(_struck(noun))


def _struck(noun: Token) -> Token:
    """Of "an attack in Vale, Chad, which killed …", the attack, not the place that the parser
    takes the clause to be about."""
    place = noun.head if noun.dep_ == "appos" else noun
    prep = place.head
    standing = place.dep_ == "pobj" and prep.lower_ in ("in", "at", "near", "on")
    struck = standing and prep.head.lemma_.lower() in actions.classes()["attack"]
    return prep.head if struck else noun


def _sender(verb: Token, depth: int) -> list[Token]:
    """ "A letter from Chad, which proposed …": what a document does, who wrote it does."""
    noun = verb.head
    if noun.lemma_.lower() not in DOCUMENTS or depth > DEEPEST:
        return []
    return [*children(noun, "poss"), *prepositions(noun).get("from", [])]


def _relative(token: Token) -> bool:
    return token.lower_ in RELATIVES and token.tag_ in ("WDT", "WP", "IN", "DT")


def surface(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the phrases that stand as the verb's subject, borrowed where it has none itself."""
    own = [_after_dash(one) for one in children(verb, *SUBJECTS, *PASSIVES)]
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
    """Of "OSLO — Norway and Iceland signed …", a dateline that was not cut, what follows it."""
    dash = token.doc[token.i + 1 : token.i + 2].text
    if not (token.is_sent_start and token.text.isupper() and dash and dash in "—–-"):
        return token
    return next((one for one in children(token, "appos") if one.i == token.i + 2), token)


def venue(token: Token) -> bool:
    """Whether a name before "attack" or "war" tells where it was: "the Paris attacks", "the Iraq
    war"; an adjective or an abbreviation ("Israeli", "US", "NATO") tells who did it."""
    return token.dep_ in ("compound", "nmod") and token.pos_ == "PROPN" and not (
        token.text.replace(".", "").isupper() or token.tag_ == "JJ" or token.lower_ in PARTIES
    )  # fmt: skip


def above(verb: Token) -> Token:
    """The word that governs a verb; a finite verb is coordinated with a finite one ("called for
    deciding how to do it and [offered] …" is often parsed otherwise)."""
    head = reporting(verb) or verb.head
    if verb.dep_ == "conj" and verb.tag_ in FINITE and not children(verb, "aux"):
        for _ in range(DEEPEST):
            if head.tag_ not in ("VB", "VBG") or head.dep_ == "ROOT":
                break
            head = clause_verb(head.head)
    return head


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
                return owners(head, depth) or surface(clause_verb(head), depth)
            return conjuncts(head)
        return owners(head, depth)
    if verb.dep_ == "pcomp":
        over = head.head
        if over.pos_ == "NOUN" and over.lemma_ not in FILLERS:
            return _judged(over) or owners(over, depth)
        verb_above = clause_verb(over)
        judged = lemma(verb_above) in JUDGING and head.lower_ in ("for", "of", "from", "against")
        return objects(verb_above) if judged else surface(verb_above, depth)
    return []


def _judged(noun: Token) -> list[Token]:
    """ "Praised Chad for its courage in agreeing": "its" is Chad's, who is praised."""
    prep, own = noun.head, [c for c in children(noun, "poss") if c.tag_ == "PRP$"]
    judged = bool(own) and prep.lower_ == "for" and lemma(prep.head) in JUDGING
    return objects(prep.head) if judged else []


def _pressed(noun: Token) -> list[Token]:
    """Who does what stands under "pressure on Chad to …": Chad."""
    if noun.lemma_.lower() not in PRESSING:
        return []
    for holder in (noun, noun.head):
        after = prepositions(holder)
        if found := [*after.get("on", []), *after.get("upon", [])]:
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
    embedder = actions.embedders().get(head.lemma_)
    if verb.dep_ in CLAUSES and embedder and embedder.control == "object":
        held = surface(head, depth) if passive(head) else objects(head)
        if held:
            return held
    if verb.dep_ in CLAUSES and not passive(head):
        held = children(head, "dobj", "dative")
        if held and embedder and embedder.control == "object":
            return _all(held)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and lemma(head) in SUFFERING:
        return objects(head)
    if verb.dep_ == "conj" or (verb.dep_ in CLAUSES and passive(head)):
        return surface(head, depth)
    return agents(head, depth)


def agents(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the phrases that do what the verb says; empty where the text hides them."""
    if passive(verb):
        return [one for by in children(verb, "agent") for one in _all(children(by, "pobj"))]
    return surface(verb, depth)


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
    if bare and verb.head.pos_ in ("NOUN", "PROPN"):
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


def prepositions(token: Token) -> dict[str, list[Token]]:
    """Preposition → heads of what follows it, nouns and verbs ("on", "with", "to", …).

    A dative counts as "to"; a preposition under a preposition ("out of") as the inner one.
    """
    found: dict[str, list[Token]] = {}
    for child in token.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            found.setdefault("to", []).extend(conjuncts(child))
        elif child.dep_ == "prep" and child.lower_ == "with" and child.is_sent_start:
            continue  # "With the two at odds, Chad offered …" is a setting, nobody who receives
        elif child.dep_ in ("prep", "dative", "agent") or (child.dep_ == "prt" and child.n_rights):
            _add(found, child)
    return found


def _add(found: dict[str, list[Token]], prep: Token) -> None:
    for child in prep.children:
        if child.dep_ in ("pobj", "pcomp") and child.ent_type_ not in ("DATE", "TIME"):
            found.setdefault(prep.lower_, []).extend(conjuncts(child))
        elif child.dep_ in ("prep", "conj") and child.pos_ == "ADP" and prep.lower_ not in CITING:
            _add(found, child)


def owners(noun: Token, depth: int = 0) -> list[Token]:
    """Whose a noun is: "Chad's offer", "the Chadian offer", "an offer by Chad"; may be empty.

    Modifiers are given as they stand; whether one is somebody, the mentions decide.
    """
    found = [one for child in children(noun, "poss") for one in conjuncts(child)]
    if not found:
        preps = prepositions(noun)
        found = [*preps.get("by", []), *preps.get("between", []), *preps.get("among", [])]
    if not found:
        modifiers = [one for child in children(noun, *MODIFIERS) for one in _modifier(child)]
        found = [one for one in modifiers if one.text[:1].isupper()]
    if not found and noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX"):
        return agents(noun.head, depth + 1) if depth <= DEEPEST else []
    return found


def _modifier(token: Token) -> list[Token]:
    below = [each for one in children(token, *MODIFIERS) for each in _modifier(one)]
    return [*below, *conjuncts(token)]


def clause_verb(token: Token) -> Token:
    """The nearest verb above a word, or the word itself when it is one or none is found."""
    one = token
    for _ in range(DEEPEST):
        if one.pos_ in ("VERB", "AUX") and one.dep_ not in ("aux", "auxpass"):
            return one
        if one.dep_ == "ROOT":
            return one
        one = one.head
    return one


def complement(token: Token) -> Token | None:
    """The head of the clause that a verb, noun or adjective takes: "pledged to [close] it".

    A bare gerund under a preposition counts ("called for [bringing] …", "intention of [giving]").
    """
    for child in token.children:
        if child.dep_ in CLAUSES and child.i > token.i and child.pos_ in ("VERB", "AUX", "ADJ"):
            return child
    for child in token.children:
        wished = any(part.lower_ == "for" for part in children(child, "mark"))
        invited = token.lemma_ in ("invite", "plead") and infinitive(child)
        if child.dep_ == "advcl" and (wished or invited):
            return child
    for child in token.children:
        clause = child.dep_ == "acl" and any(part.lower_ in ("to", "that") for part in child.lefts)
        if clause and token.pos_ in ("NOUN", "ADJ"):
            return child
    for child in children(token, "prep", "prt"):
        for below in children(child, "pcomp"):
            if below.pos_ == "VERB":
                return below
    return _said_before(token)


def _said_before(token: Token) -> Token | None:
    """ "Chad must leave, Libya said": what is said first."""
    said = [c for c in children(token, "ccomp") if c.i < token.i and c.pos_ == "VERB"]
    bound = [c for c in said if any(a.lower_ == "must" for a in children(c, "aux"))]
    return bound[0] if bound else None


def refused(verb: Token) -> bool:
    """Whether the verb is negated: "not", "never", "no longer", "not going to"."""
    going = verb.dep_ == "xcomp" and verb.head.lower_ == "going" and refused(verb.head)
    return going or any(
        child.dep_ == "neg" or child.lower_ == "never"
        or (child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children))
        for child in verb.children
    )  # fmt: skip


def infinitive(verb: Token) -> bool:
    """Whether the verb stands with "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.lefts)
