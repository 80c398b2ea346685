"""Which words a time belongs to: those it hangs on, and those beside them that share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import grammar, relatives, roles
from .coding import Coded
from .frames import Frame

if TYPE_CHECKING:
    from ...language import Token

SITES = frozenset({"at", "in", "near", "to", "from"})
"""Prepositions before a place, after which "in May" tells when the act was, not the place."""
CARRIED_OUT = frozenset({"summit", "meeting", "talk", "conference", "session", "visit", "trip",
                         "election", "vote", "war", "crisis", "round"})  # fmt: skip
"""Nouns that have a time of their own, which is not that of the verb over them."""


def before_verb(above: Token, first: Token) -> list[Token]:
    """Of "talks in Geneva on Monday brought nothing" the talks: a day between subject and verb."""
    if above.pos_ != "VERB" or first.i > above.i:
        return []
    subjects = grammar.children(above, *grammar.SUBJECTS, *grammar.PASSIVES)
    return [one for one in subjects if one.pos_ == "NOUN" and one.i < first.i]


def over_place(above: Token) -> list[Token]:
    """Of "talks in Geneva on Monday" the talks, where the day was hung on the town."""
    prep = above.head
    placed = above.dep_ == "pobj" and above.pos_ == "PROPN" and prep.lower_ in ("in", "at", "near")
    return [prep.head] if placed and prep.head.pos_ == "NOUN" else []


def astray(above: Token, prep: str, first: Token) -> Token | None:
    """The verb to which a day belongs that was hung on a noun after it ("took the castle on
    Monday"): "on" and a day after a thing tell when it was done, whatever the thing is."""
    if above.pos_ not in ("NOUN", "PROPN") or above.i > first.i:
        return None
    sited = prep == "in" and above.dep_ == "pobj" and above.head.lower_ in SITES
    if prep not in ("on", "") and not (sited and above.lemma_ not in CARRIED_OUT):
        return None
    if above.dep_ not in ("dobj", "pobj", "appos", "conj", "compound", "npadvmod", "dative"):
        return None
    verb = grammar.clause_verb(above)
    return verb if verb.pos_ in ("VERB", "AUX") and verb.i < above.i else None


def before_name(root: Token, first: Token) -> Token | None:
    """The verb of "in February [Chad] signed" and "in April Libyan police [arrested]", where the
    parser takes month and name for one."""
    noun = root
    for _ in range(grammar.DEEPEST):
        if noun.dep_ not in ("compound", "nmod", "amod"):
            break
        noun = noun.head
    named = noun.i != root.i and any(one.pos_ == "PROPN" for one in (noun, root.head))
    prep = first.nbor(-1) if named and first.i else None
    verb = prep.head if prep is not None and prep.lower_ in ("in", "on") else None
    does = verb is not None and noun.dep_ in (*grammar.SUBJECTS, *grammar.PASSIVES)
    return verb if does and verb is not None and verb.pos_ in ("VERB", "AUX") else None


def beside(root: Token, above: Token, prep: str, tokens: list[Token]) -> tuple[Token | None, ...]:
    """The verbs near a time that it belongs to, though the parser hung it elsewhere."""
    return (
        astray(above, prep, tokens[0]),
        after_subject(above, prep, tokens[-1]),
        when_clause(root, tokens[-1]),
        before_name(root, tokens[0]),
    )


def carrier(verb: Token) -> Token | None:
    """The verb whose time holds for another one as well; None when it stands by itself."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by" and verb.head.head.tag_ in ("VBD", "VBZ"):
        return verb.head.head  # "retaliated on Friday by [closing] the port"
    over = roles.above(verb)
    if over.pos_ not in ("VERB", "AUX"):
        signed = over.lemma_ in roles.LAWS and over.head.lemma_ in roles.ENACTING
        return over.head if signed and verb.dep_ == "relcl" else None
    if any(child.dep_ == "aux" for child in verb.children):
        return None
    if verb.dep_ == "conj":
        own = grammar.children(verb, *grammar.SUBJECTS, *grammar.PASSIVES)
        return over if not own and verb.tag_ == over.tag_ and not _later(verb) else None
    together = verb.dep_ == "advcl" and verb.tag_ == "VBG" and over.tag_ in ("VBD", "VBZ")
    return over if together and not grammar.children(verb, "mark", "nsubj") else None


def _later(verb: Token) -> bool:
    """ "Asked the council in July to meet but [withdrew] the request after Chad agreed": what one
    did in the end, for another reason, was on another day."""
    but = verb.i > 0 and verb.doc[verb.i - 1].lower_ == "but"
    return but and bool(preceding(verb))


def opened(verb: Token) -> Token | None:
    """The verb of the first of two clauses in the past, whose opening time holds for both:
    "in 2013 Chad raised the toll and Libya [closed] the pass", "…, when Libya [closed] it"."""
    marks = {c.lower_ for c in verb.lefts if c.dep_ in ("advmod", "mark")}
    when = verb.dep_ in ("advcl", "relcl") and "when" in marks
    over = grammar.clause_verb(verb.head) if when else verb.head
    if verb.tag_ != "VBD" or over.tag_ != "VBD" or over.i > verb.i:
        return None
    joined = verb.dep_ == "conj" and not marks & {"then", "later", "now", "since"}
    return over if joined or when else None


def opens(over: Token, first: int) -> bool:
    """Whether a time that begins at a token stands before the subject of a verb."""
    return any(first < one.left_edge.i for one in grammar.children(over, "nsubj", "nsubjpass"))


def after_subject(above: Token, prep: str, last: Token) -> Token | None:
    """The verb right behind a day that was hung on its subject ("the two on Friday signed …")."""
    if above.dep_ not in (*grammar.SUBJECTS, *grammar.PASSIVES) or prep not in ("on", ""):
        return None
    verb = above.head
    between = verb.doc[last.i + 1 : verb.i]
    near = last.i < verb.i and all(t.pos_ in ("AUX", "ADV", "PART") for t in between)
    return verb if near and verb.pos_ in ("VERB", "AUX") else None


def when_clause(root: Token, last: Token) -> Token | None:
    """The verb of "in January 1996, when both sides [landed] troops"."""
    doc, place = root.doc, last.i + 1
    if place < len(doc) and doc[place].text == ",":
        place += 1
    if place >= len(doc) or doc[place].lower_ != "when":
        return None
    verb = doc[place].head
    return verb if verb.pos_ in ("VERB", "AUX") and verb.i > place else None


def cleft(verb: Token) -> Token | None:
    """The "was" of "on Saturday it was the Chadians who [fired]", "it was in May that they [met]":
    its time and its tense are those of the act."""
    clause = verb
    for _ in range(grammar.DEEPEST):
        if clause.dep_ != "conj":
            break
        clause = clause.head
    if relatives.stressed(clause) is not None:
        return clause.head
    over = clause.head if clause.dep_ in ("ccomp", "advcl") else clause.head.head
    told = clause.dep_ == "relcl" and clause.head.dep_ == "attr"
    bare = clause.dep_ in ("ccomp", "advcl") and not grammar.children(over, "attr", "acomp")
    own = [h for s in grammar.children(clause, "nsubj") for h in grammar.children(s, "relcl")]
    bare = bare and (bool(own) or any(c.lower_ == "that" for c in clause.lefts))
    return over if (told or bare) and relatives.pointing(over) else None


def occasion(verb: Token) -> list[Token]:
    """The verb of the clause that tells when: "were killed when two helicopters [crashed]"."""
    if verb.tag_ not in ("VBD", "VBN"):
        return []
    clauses = [one for one in grammar.children(verb, "advcl") if one.tag_ in ("VBD", "VBN")]
    return [one for one in clauses
            if any(c.lower_ == "when" and c.dep_ == "advmod" for c in one.children)]  # fmt: skip


LEAVING = frozenset({"leave", "quit", "go", "depart", "pack"})
"""What those do who are sent off."""


def by_paper(verb: Token) -> list[Token]:
    """Of what a paper does, the verb of whoever makes or hands it over: "[issued] a statement on
    Monday condemning it", "[wrote] last week in a letter criticising it"."""
    paper = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or paper.lemma_.lower() not in roles.DOCUMENTS:
        return []
    over = paper.head.head if paper.dep_ == "pobj" and paper.head.lower_ == "in" else paper.head
    made = paper.dep_ in ("dobj", "nsubjpass") or paper.dep_ == "pobj"
    return [over] if made and over.pos_ == "VERB" else []


def sent_off(verb: Token) -> list[Token]:
    """The verb of leaving in "sent them [packing] on March 6", "were invited to [leave] on March
    6": its day, unless it is still to come, is that of the sending."""
    if verb.tag_ not in ("VBD", "VBN"):
        return []
    below = [verb, *grammar.children(verb, "dobj")]  # "packing" is hung on whoever packs
    hung = ("xcomp", "ccomp", "advcl", "acl")
    return [one for over in below for one in grammar.children(over, *hung)
            if one.lemma_ in LEAVING]  # fmt: skip


def wanted(frame: Frame) -> Token | None:
    """The verb of what was asked or promised in the past: of "asked Chad to step in last month" the
    month is that of the asking, since nobody is asked to do something in the past."""
    comp = frame.comp
    asked = frame.token.tag_ in ("VBD", "VBN") and frame.pos == "verb"
    return comp if asked and comp is not None and grammar.infinitive(comp) else None


def preceding(verb: Token) -> list[Token]:
    """What an act came after: of "cut off aid after Chad [walked] out", "after the [raids]"."""
    clauses = [c for c in grammar.children(verb, "advcl")
               if any(mark.lower_ == "after" for mark in c.lefts)]  # fmt: skip
    after = grammar.prepositions(verb)
    return [*clauses, *after.get("after", []), *after.get("following", [])]


CONTENT = frozenset({"of", "for", "over", "about"})


def in_content(coded: Coded, place: int) -> bool:
    """Whether the token at a place stands behind what somebody is accused, blamed or praised
    "of", "for" or "over", and may belong to it."""
    if coded.type not in ("ACCUSE", "SUPPORT", "REJECT") or coded.frame.pos != "verb":
        return False
    return any(
        prep.lower_ in CONTENT and prep.i + 1 < place <= coded.token.right_edge.i
        for prep in grammar.children(coded.token, "prep")
    )


SEALING = frozenset({"sign", "ratify", "conclude", "seal", "initial", "adopt", "approve"})
"""Verbs of whoever binds himself by a paper: what the paper demands by a day, he owes by then."""


def agreed(coded: Coded) -> list[Token]:
    """The verbs of what a paper that is signed demands: "a treaty to [cut] arms by 2012"."""
    if coded.frame.verb.lemma_ not in SEALING or coded.within is not None:
        return []
    verbs = [v for head in coded.frame.objects for v in grammar.children(head, "acl", "relcl")]
    return [*verbs, *(v for one in verbs for v in grammar.children(one, "xcomp", "ccomp", "advcl"))]


ENDING = frozenset({"end", "close", "conclude", "begin", "open", "start", "resume", "wrap",
                    "finish", "complete", "hold"})  # fmt: skip
"""Verbs whose time is the time of the talks that are their object."""
COURSE = frozenset({"be", "take", "begin", "start", "end", "open", "last", "resume", "collapse",
                    "fail", "break", "continue", "conclude", "enter", "close"})  # fmt: skip
"""Verbs that tell how talks went: their time is that of the talks."""
HURTING = frozenset({"kill", "wound", "injure", "destroy", "damage", "displace"})
"""Verbs of what fighting does while it lasts."""


def shared_by(coded: Coded) -> bool:
    """Whether a noun is what its verb is about, so that the verb's time is its time."""
    token = coded.token
    if token.dep_ == "pobj" and coded.rule.sides == "mutual":
        attended = token.head.lower_ in ("at", "in", "during")
        over = token.head.head
        subject = over.dep_ in grammar.SUBJECTS and over.head.i == coded.frame.verb.i
        return attended and (subject or over.i == coded.frame.verb.i)  # "Vale, in talks with"
    if token.dep_ == "dobj" and coded.rule.sides == "mutual":
        return token.head.lemma_ in ENDING
    subject = token.dep_ in ("nsubj", "nsubjpass") and token.head.i == coded.frame.verb.i
    hurt = coded.type == "ASSAULT" and token.head.lemma_ in HURTING  # "a clash killed two in May"
    return subject and (hurt or token.head.lemma_ in COURSE)
