"""What stands around a word of a parse: its children, prepositions and complement, its verb.

Labels are those of spaCy's English pipelines (ClearNLP).
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from ...tables import actions, states

if TYPE_CHECKING:
    from ...language import Token

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVES = frozenset({"nsubjpass", "csubjpass"})
CLAUSES = frozenset({"xcomp", "ccomp"})
MODIFIERS = frozenset({"poss", "nmod", "amod", "compound"})
PARTIES = frozenset({"taliban", "hamas", "hezbollah", "isis", "boko", "haram"})
"""Names before "attack" that tell who made it, not where it was: "the Hamas attack"."""
CITING = frozenset({"according", "owing", "thanks", "due"})
"""First words of prepositions that name who says or causes it, nobody who receives."""
GIVING = frozenset({"offer", "give", "grant", "hand", "award", "send", "ask"})
"""Verbs with two objects: "when [offered] a deal" is a passive that keeps one."""
HURT = frozenset({"injure", "wound"})
"""Verbs of which a participle without an object tells of the hurt."""
FEARED = frozenset({"report", "believe", "presume", "fear", "confirm", "say", "think", "suspect"})
"""Verbs in the passive over what somebody suffered: "were reported killed"."""
DEEPEST = 12
"""Steps up a parse before giving up: deeper chains of control in news are parser errors."""


def lemma(token: Token) -> str:
    """The lemma in lower case; that of a past form is mended where the tagger's is no word that we
    know ("staged" is lemmatized as "stag" by the default pipeline)."""
    own = token.lemma_.lower()
    if joined := _hyphened(token, own):
        return joined
    if (past := token.lower_) == own + "ed" and past[:-1] in _verbs():
        return past[:-1]  # "raped" is no past of "to rap"
    if token.tag_ not in ("VBD", "VBN") or own in _verbs():
        return own
    return next((form for form in _bases(token.lower_) if form in _verbs()), own)


def _bases(past: str) -> tuple[str, ...]:
    """What a past form may be the past of: "staged", "shelled", "tapped", "readied"."""
    plain = (past[:-1], past[:-2], past[:-3])
    return (*plain, past[:-3] + "y") if past.endswith("ied") else plain


def _hyphened(token: Token, own: str) -> str:
    """ "Build-up", "press-ganged": the word of the table that the parser cuts at its hyphen; ""
    where the table knows none."""
    start = hyphened(token)
    if start is None:
        return ""
    forms = (own, token.lower_, *_bases(token.lower_))
    return next((word for form in forms if (word := f"{start.lower_}-{form}") in _cut()), "")


def hyphened(token: Token) -> Token | None:
    """The first part of a word in two parts of which this is the second."""
    if token.i < 2 or token.nbor(-1).text != "-":
        return None
    start = token.nbor(-2)
    return None if start.whitespace_ or token.nbor(-1).whitespace_ else start


def noun_lemma(token: Token) -> str:
    """The lemma in lower case; that of a plural taken for a name is mended ("Doctors" at the start
    of a sentence)."""
    own = token.lemma_.lower()
    return own.removesuffix("s") if token.pos_ == "PROPN" and len(own) > 4 else own


@cache
def _verbs() -> frozenset[str]:
    known = {word for word, pos in actions.rules() if pos == "verb"}
    return frozenset(known | actions.embedders().keys())


@cache
def _cut() -> frozenset[str]:
    return frozenset(word for word, _ in actions.rules() if "-" in word)


def children(token: Token, *deps: str) -> list[Token]:
    """The children with one of the dependency labels, in order."""
    doc = token.doc
    return [doc[place] for dep, place in _below(token) if dep in deps]


BELOW = "detente: below"
"""Key under which a parse keeps the children of its words: to walk them costs three times as much,
and each word is asked some four times."""


def _below(token: Token) -> list[tuple[str, int]]:
    """The labels and places of the children, in order."""
    data = token.doc.user_data
    try:
        found: list[tuple[str, int]] = data[BELOW][token.i]
    except KeyError:
        found = [(child.dep_, child.i) for child in token.children]
        data.setdefault(BELOW, {})[token.i] = found
    return found


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it to its right: "A, B and C"."""
    found = [token, *_listed(token)]
    for one in found:
        found.extend(child for child in children(one, "conj") if child.pos_ != "VERB"
                     or token.pos_ == "VERB")  # fmt: skip
    return found


def _listed(token: Token) -> list[Token]:
    """ "Chad, [Libya] and Sudan, whose oil …": the second of a row of names, which a parser takes
    for another name of the first."""
    if token.pos_ != "PROPN" or not token.ent_type_:
        return []
    return [
        one
        for one in children(token, "appos")
        if one.ent_type_ == token.ent_type_
        and one.nbor(-1).text == ","
        and children(one, "cc")
        and children(one, "conj")
    ]


def passive(verb: Token) -> bool:
    """Whether the verb is passive, also in a reduced clause ("a plan put forward by Chad")."""
    if children(verb, "nsubjpass", "auxpass", "csubjpass", "agent"):
        return True
    if verb.tag_ in ("VBN", "VBD") and lemma(verb) in HURT and not children(verb, "dobj", "aux"):
        return True  # "eight have died and over 1,000 injured"
    if verb.dep_ == "advcl" and verb.tag_ == "VBN":
        given = lemma(verb) in GIVING and bool(children(verb, "mark", "advmod"))
        return not children(verb, "nsubj", "aux") and (given or not children(verb, "dobj"))
    bare = not children(verb, "nsubj", "aux")
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and bare:
        return verb.head.pos_ == "VERB" and verb.head.tag_ == "VBN" and passive(verb.head)
    if verb.dep_ in ("xcomp", "oprd") and verb.tag_ == "VBN" and bare:
        return lemma(verb.head) in FEARED and passive(verb.head)
    hidden = verb.tag_ == "VBD" and any(one.tag_ == "VBN" for one in children(verb, "conj"))
    loose = verb.head.dep_ == "dep"  # "agents hacked into it, he said": no noun of any clause
    reduced = verb.dep_ == "acl" and hung(verb) is None
    return reduced and (verb.tag_ == "VBN" or hidden) and bare and not loose


def hung(verb: Token) -> Token | None:
    """The relative pronoun of a clause that the parser hangs on its own subject: "the pact [that]
    the two countries signed"; None elsewhere."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBD", "VBN", "VBP"):
        return None
    return next((one for one in verb.head.lefts
                 if one.lower_ in ("that", "which", "whom") and one.tag_ in ("WDT", "WP", "IN")
                 and one.i > 0 and one.nbor(-1).pos_ in ("NOUN", "PROPN")), None)  # fmt: skip


def added(clause: Token) -> bool:
    """ "Fired a missile, [prompting] Chad to protest": a clause that a comma parts from the noun
    on which the parser hangs it tells what came of the act."""
    first = clause.left_edge.i
    parted = first > 0 and "," in (clause.doc[first - 1].text, clause.doc[first].text)
    return clause.dep_ == "acl" and clause.tag_ == "VBG" and parted and clause.i > clause.head.i


def venue(token: Token) -> bool:
    """Whether a name before "attack" or "war" tells where it was: "the Paris attacks", "the Iraq
    war"; an adjective or an abbreviation ("Israeli", "US", "NATO") tells who did it."""
    return token.dep_ in ("compound", "nmod") and token.pos_ == "PROPN" and not (
        token.text.replace(".", "").isupper() or token.tag_ == "JJ" or token.lower_ in PARTIES
        or demonym(token)
    )  # fmt: skip


def demonym(token: Token) -> bool:
    """Whether a word is of the nation of a state: "Thai", "Swedes"."""
    return token.lower_ in _demonyms()


@cache
def _demonyms() -> frozenset[str]:
    """Adjectives of states, whatever tag the parser gives them: "killed by [Thai] fire"."""
    return frozenset(word.lower() for state in states.states() for word in state.demonyms)


def prepositions(token: Token) -> dict[str, list[Token]]:
    """Preposition → heads of what follows it, nouns and verbs ("on", "with", "to", …).

    A dative counts as "to"; a preposition under a preposition ("out of") as the inner one.
    """
    found: dict[str, list[Token]] = {}
    for dep, place in _below(token):
        child = token.doc[place]
        if (dep == "dative" and child.pos_ != "ADP") or (dep == "dobj" and _given(child)):
            found.setdefault("to", []).extend(conjuncts(child))
        elif dep == "prep" and child.lower_ == "with" and child.is_sent_start:
            continue  # "With the two at odds, Chad offered …" is a setting, nobody who receives
        elif dep in ("prep", "dative", "agent") or (dep == "prt" and child.n_rights):
            _add(found, child)
    return found


def _given(child: Token) -> bool:
    """ "Sent [Phnom Penh] a protest note", where the parser calls both an object."""
    after = [one for one in children(child.head, "dobj") if one.i > child.i]
    return child.pos_ == "PROPN" and bool(after) and any(c.dep_ == "det" for c in after[0].lefts)


def _add(found: dict[str, list[Token]], prep: Token) -> None:
    for dep, place in _below(prep):
        child = prep.doc[place]
        if dep in ("pobj", "pcomp") and child.ent_type_ not in ("DATE", "TIME"):
            found.setdefault(prep.lower_, []).extend(
                one
                for one in conjuncts(child)
                if one.i == child.i or one.pos_ != "VERB" or not children(one, *SUBJECTS)
            )  # "with Chad asking for help and [others offering] it" are two clauses
        elif dep in ("prep", "conj") and child.pos_ == "ADP" and prep.lower_ not in CITING:
            _add(found, child)


def sentence(token: Token) -> range:
    """The places in the parse of the words of the sentence around a word."""
    starts: list[int] = token.doc.user_data.get(STARTS, [])
    if not starts:
        starts += [one.start for one in token.doc.sents]
        starts.append(len(token.doc))
        token.doc.user_data[STARTS] = starts
    after = bisect_right(starts, token.i)
    return range(starts[after - 1], starts[after])


def asked(token: Token) -> bool:
    """Whether the sentence around a word is a question."""
    return token.doc[sentence(token).stop - 1].text == "?"


STARTS = "detente: sentences"
"""Key under which a parse keeps where its sentences start, and its end."""


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


ANSWERS = frozenset({"response", "retaliation", "reprisal", "countermeasure", "reaction"})


def owning(noun: Token) -> tuple[str, ...]:
    """The prepositions before whoever makes what a noun names: "an offer by Chad", "a response
    from Libya"."""
    after = ("by", "between", "among")
    return (*after, "from") if noun.lemma_.lower() in ANSWERS else after


MEANWHILE = frozenset({"after", "before", "since", "while", "despite", "besides", "until"})
"""Words before a clause of what else was done: "ordered the strikes [after] receiving a report"."""


def complement(token: Token) -> Token | None:
    """The head of the clause that a verb, noun or adjective takes: "pledged to [close] it".

    A bare gerund under a preposition counts ("called for [bringing] …", "intention of [giving]").
    """
    for child in children(token, *CLAUSES):
        if child.i > token.i and child.pos_ in ("VERB", "AUX", "ADJ"):
            return child
    for child in children(token, "advcl"):
        wished = any(part.lower_ == "for" for part in children(child, "mark"))
        invited = token.lemma_ in ("invite", "plead") and infinitive(child)
        if wished or invited:
            return child
    for child in children(token, "acl"):
        clause = any(part.lower_ in ("to", "that") for part in child.lefts)
        if clause and token.pos_ in ("NOUN", "ADJ"):
            return child
    for child in children(token, "prep", "prt"):
        for below in children(child, "pcomp"):
            free = any(one.tag_ == "WP" for one in below.lefts)  # "blamed Chad for what it called"
            if below.pos_ == "VERB" and child.lower_ not in MEANWHILE and not free:
                return below
    return _said_before(token)


def _said_before(token: Token) -> Token | None:
    """ "Chad must leave, Libya said": what is said first."""
    said = [c for c in children(token, "ccomp") if c.i < token.i and c.pos_ == "VERB"]
    bound = [c for c in said if any(a.lower_ == "must" for a in children(c, "aux"))]
    return bound[0] if bound else None


def refused(verb: Token) -> bool:
    """Whether the verb is negated: "not", "never", "no longer", "not going to", "nor did it"."""
    going = verb.dep_ == "xcomp" and verb.head.lower_ == "going" and refused(verb.head)
    return going or _nor(verb) or any(
        (child.dep_ == "neg" and child.doc[max(child.i - 1, 0)].lower_ != "or")  # "whether or not"
        or child.lower_ == "never"
        or (child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children))
        for child in verb.children
    )  # fmt: skip


def _nor(verb: Token) -> bool:
    """ "Nor did the two [speak] of it", "did not sign, nor did they [speak]"."""
    before = [c for c in verb.children if c.i < verb.i]
    if verb.dep_ == "conj":
        before += [c for c in verb.head.children if verb.head.i < c.i < verb.i]
    return any(one.lower_ == "nor" for one in before)


def infinitive(verb: Token) -> bool:
    """Whether the verb stands with "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.lefts)
