"""Sources: the noun phrase that a cue names as the one who says, wants or thinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...dates import WEEKDAYS
from ...language import FINITE
from ...tables.roles import roles
from .scene import NAMED, NONE, RELATIVES, Tokens

if TYPE_CHECKING:
    from ...language import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass", "csubjpass"})
_LEFT_OUT = frozenset({"relcl", "advcl", "parataxis", "ccomp", "dep", "cc", "preconj", "intj"})
_TIMES = frozenset({
    "morning", "afternoon", "evening", "night", "today", "yesterday", "week", "month", "year",
    *WEEKDAYS,
})  # fmt: skip
"""Times that parsers take for the subject of the verb beside them: "X, a Y, said Monday"."""
DEEPEST = 5
"""Verbs climbed in search of a subject; deeper chains were parser errors in all we looked at."""
_FARTHEST = 12
"""Tokens between a subject that the parser cut off and its verb: "X (I-Vt.) on Saturday said"."""


def phrase(head: Token) -> Tokens:
    """The tokens of a noun phrase: with title, complement and apposition.

    Left out: a relative clause after a comma, and a participle after a comma (PolNeAR does so).
    """
    kept = {head.i}
    for child in head.children:
        if _belongs(child, head):
            kept |= {token.i for token in child.subtree}
    first, last = _around(kept - _told_besides(head), head.i)
    after = last + 1
    if after < len(head.doc) and head.doc[after].text in {")", "]"}:
        opened = any(t.text in {"(", "["} for t in head.doc[first:after])
        last = after if opened else last
    return frozenset(range(_begun(first, head), last + 1))


def _begun(first: int, head: Token) -> int:
    """The first token of a name, after what only leads to it: "OSLO - ", "Even", "At dawn, "."""
    for i in range(head.i - 1, first, -1):
        dash = head.doc[i].text in {"-", "--", "—", "–"}
        loud = all(t.is_upper or not t.is_alpha for t in head.doc[first:i])
        place = head.doc[i].text == "," and head.doc[first].pos_ == "ADP"
        if (dash and loud) or place:
            return i + 1
    return first + (head.doc[first].lower_ == "even" and first < head.i)


def _told_besides(head: Token) -> set[int]:
    """Relative clauses after a comma, also those that hang inside an apposition.

    "Vale, a spokesman for the council, who added that …": "who" is Vale, and no part of the name.
    """
    clauses = [
        t for t in head.subtree
        if t.left_edge.i > head.i and t.left_edge.nbor(-1).text == ","
        and ((t.dep_ == "relcl" and t.left_edge.tag_ in RELATIVES) or _is_doing(t))
    ]  # fmt: skip
    return {token.i for clause in clauses for token in clause.subtree}


def _is_doing(token: Token) -> bool:
    """What people do besides: "some of their friends in Vale, decrying the vote, …"."""
    return token.dep_ == "acl" and token.tag_ == "VBG" and token.left_edge == token


def _belongs(child: Token, head: Token) -> bool:
    comma = child.i > head.i and any(t.text in {",", "(", "-", "—"} for t in _between(head, child))
    if child.dep_ in {"relcl", "acl", "prep"}:
        return not comma or child.lower_ == "including"
    if child.left_edge.tag_ in RELATIVES and comma:
        return False
    if child.dep_ == "cc":
        return any(t.dep_ == "conj" and t.i > child.i for t in head.children)
    if child.dep_ == "conj":
        return child.pos_ not in {"VERB", "AUX"}
    if child.dep_ == "punct":
        return False
    return child.dep_ not in _LEFT_OUT


def _between(head: Token, child: Token) -> list[Token]:
    return list(head.doc[head.i + 1 : child.left_edge.i])


_PERSONAL = frozenset({"invite", "urge", "promise", "pledge", "demand", "ask", "warn", "threaten",
                       "accuse", "summon", "deny", "reject", "refuse", "vow", "thank",
                       "praise"})  # fmt: skip
"""What only somebody does, and no meat, plan or road."""
GAP = 2
"""Tokens that may stand between the parts of one phrase: a comma and a closing mark."""


def _around(kept: set[int], head: int) -> tuple[int, int]:
    """The stretch around the head; a gap of more than GAP tokens ends it."""
    first = last = head
    for i in sorted(kept):
        if i > last:
            if i - last - 1 > GAP:
                break
            last = i
    for i in sorted(kept, reverse=True):
        if i < first:
            if first - i - 1 > GAP:
                break
            first = i
    return first, last


def subject_of(verb: Token, depth: int = 0) -> tuple[Token | None, bool]:
    """The word that names who does what the verb says, and whether the verb is passive.

    None where the text hides it: a passive without "by", "it is said", an order.
    """
    if any(child.dep_ == "auxpass" for child in verb.children):
        return _agent(verb), True
    beside = sorted(verb.children, key=lambda child: abs(child.i - verb.i))
    for child in beside:
        if child.dep_ == "csubj" and child.tag_ == "VBG":
            child = _own_subject(child) or _before_comma(child)
        if child.lower_ in _TIMES and child.dep_ in SUBJECTS:
            continue
        if child.dep_ in SUBJECTS:
            return (None if _is_dummy(child, verb) else child), False
        if child.dep_ == "expl":
            return None, False
    if depth > DEEPEST or verb.head == verb:
        return _after(verb) or _taken(verb) or _lost(verb), False
    return _inherited(verb, depth)


def _inherited(verb: Token, depth: int) -> tuple[Token | None, bool]:
    helped = any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    if _cut_off(verb) and not helped:
        return verb.head, False
    if verb.tag_ == "VBN" and not helped and verb.dep_ in {"acl", "advcl", "relcl", "amod"}:
        return _agent(verb), True
    if verb.dep_ == "acl":
        return verb.head, False
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return _of_joined(verb, depth)
    if verb.dep_ == "xcomp":
        objects = [c for c in verb.head.children if c.dep_ in {"dobj", "dative"} and c.i < verb.i]
        if objects and verb.head.lemma_ not in {"promise", "threaten", "use"}:
            return objects[-1], False
        return _of_head(verb.head, depth)
    loose = verb.tag_ not in FINITE or _is_main(verb) or _in_a_row(verb)
    if verb.dep_ in {"advcl", "ccomp", "dep"} and loose:
        return _of_head(_over(verb), depth)
    if verb.dep_ == "pcomp":
        ruler = verb.head.head
        if ruler.pos_ in {"VERB", "AUX"}:
            return _of_head(ruler, depth)
        return next((c for c in ruler.children if c.dep_ == "poss"), None), False
    return _after(verb), False


def _of_joined(verb: Token, depth: int) -> tuple[Token | None, bool]:
    """The subject of a verb after "and": "urged them to show restraint and [promised] aid"."""
    if goes_back(verb):
        return _above(verb.head), False
    finite = verb.tag_ in {"VBD", "VBZ"}
    suffering = next((c for c in verb.head.children if c.dep_ in PASSIVE), None)
    if finite and suffering is not None and not any(c.dep_ == "aux" for c in verb.children):
        return suffering, False  # "were unmoved, and said"
    subject, passive = subject_of(verb.head, depth + 1)
    return (_above(verb.head) if subject is None and finite else subject), passive


def goes_back(verb: Token) -> bool:
    """Whether a finite verb after "and" cannot go on what stands before it, so that it is of the
    main verb: "to show restraint and [promised] aid", "that the meat was safe and [invited] them".
    """
    over = verb.head
    active = verb.tag_ == "VBD" or (
        verb.tag_ == "VBN" and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    )
    if verb.dep_ != "conj" or not active or over.pos_ not in {"VERB", "AUX"}:
        return False
    if any(c.dep_ in {*SUBJECTS, *PASSIVE, "aux", "auxpass"} for c in verb.children):
        return False
    helped = any(c.dep_ == "aux" and c.lower_ != "to" for c in over.children)
    if over.tag_ in {"VB", "VBG"} and not helped:
        return over.dep_ in {"xcomp", "ccomp", "advcl", "pcomp"} and over.head.tag_ == "VBD"
    thing = next((c for c in over.children if c.dep_ == "nsubj"), None)
    lifeless = thing is not None and thing.pos_ == "NOUN" and thing.lemma_.lower() not in roles()
    said = over.dep_ == "ccomp" and over.head.tag_ == "VBD" and over.i > over.head.i
    return said and lifeless and verb.lemma_ in _PERSONAL


def _cut_off(verb: Token) -> bool:
    """A main verb that the parser took for a participle: "X, while there, called for it"."""
    name = verb.head
    lone = verb.dep_ == "acl" and name.dep_ == "ROOT" and name.pos_ == "PROPN"
    return lone and verb.tag_ == "VBN" and verb.nbor(-1).text == ","


def is_participle(verb: Token) -> bool:
    """A bare past participle beside a noun or a clause: "the ruling, announced by Vale, that …"."""
    helped = any(child.dep_ in {"aux", "auxpass", "nsubj"} for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not helped


def _above(token: Token) -> Token | None:
    """The subject of the nearest verb above that has one: "called for bringing … and offered"."""
    while token != token.head:
        token = token.head
        for child in token.children:
            if child.dep_ in SUBJECTS:
                return child
    return None


def _of_head(head: Token, depth: int) -> tuple[Token | None, bool]:
    """The subject of a governing verb; a passive one's own subject does what hangs on it."""
    for child in head.children:
        if child.dep_ in PASSIVE:
            return child, False
    return subject_of(head, depth + 1)


def _is_dummy(subject: Token, verb: Token) -> bool:
    """ "It is believed that …", "There is talk": nobody is named."""
    return subject.lower_ in {"there"} or (subject.lower_ == "it" and verb.lemma_ in {"be", "seem"})


def _over(verb: Token) -> Token:
    """The verb that rules, past a participle beside it: "when asked about it, saying that …"."""
    above = verb.head
    passed = above.tag_ == "VBN" and above.dep_ == "advcl" and _agent(above) is None
    return above.head if passed else above


def _is_main(verb: Token) -> bool:
    """A main verb that the parser hung on its subject's participle: "Men marching by chanted"."""
    bare = not any(child.dep_ in {"mark", "advmod"} for child in verb.children)
    hung = verb.dep_ == "advcl" and verb.tag_ in {"VBD", "VBZ"} and verb.head.i < verb.i
    return bare and hung and verb.head.tag_ == "VBG" and verb.head.dep_ == "ROOT"


def _in_a_row(verb: Token) -> bool:
    """The second of three that the parser hung on the first: "said it failed, complained of it, and
    left"."""
    after = verb.dep_ == "ccomp" and verb.head.i < verb.i and verb.nbor(-1).text == ","
    return after and verb.tag_ == verb.head.tag_ == "VBD"


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _own_subject(clause: Token) -> Token | None:
    """The subject that the parser gave to a participle after a comma: "Some of the men in Vale,
    decrying it, have said …"."""
    if clause.i == 0 or clause.nbor(-1).text != ",":
        return None
    return next((c for c in clause.children if c.dep_ == "nsubj" and c.i < clause.i), None)


def _taken(verb: Token) -> Token | None:
    """The subject of a main verb that the parser gave to the participle before it."""
    able = [c for c in verb.children if c.i < verb.i and (
        (c.dep_ == "advcl" and c.tag_ == "VBG")
        or (c.dep_ == "ccomp" and c.tag_ in {"VBN", "VBD"} and verb.nbor(-1).text == ",")
    )]  # fmt: skip
    return _own_subject(able[0]) if able and verb.tag_ in FINITE | {"VBN"} else None


def _before_comma(clause: Token) -> Token:
    """The name before a participle that the parser made the subject: "X, speaking in Y, said"."""
    if clause.left_edge.i < 2:  # no noun and comma before it
        return clause
    comma, noun = clause.left_edge.nbor(-1), clause.left_edge.nbor(-2)
    return noun if comma.text == "," and noun.dep_ in SUBJECTS else clause


def _lost(verb: Token) -> Token | None:
    """A subject that the parser made a sentence of its own: "X (I-Vt.) on Saturday | said …"."""
    if verb.tag_ not in {"VBD", "VBZ"}:
        return None
    for i in range(verb.i - 1, max(-1, verb.i - _FARTHEST), -1):
        token = verb.doc[i]
        if token.text in {'"', ".", ";"} and not verb.doc[i - 1].is_alpha:
            return None
        if token.dep_ == "ROOT":
            return token if token.pos_ in {"PROPN", "NOUN", "PRON"} else None
    return None


def _after(verb: Token) -> Token | None:
    """The speaker after an inverted verb that the parser took for its object: "said Bush"."""
    if verb.tag_ not in {"VBD", "VBZ"} or verb.i + 1 >= len(verb.doc):
        return None
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"dobj", "attr", "oprd", "npadvmod", "appos"}:
            named = child.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or child.pos_ == "PROPN"
            if named and child.ent_type_ not in {"DATE", "TIME"}:
                return child
    return None


def following(verb: Token) -> Token | None:
    """The noun phrase right after a verb, whatever the parser took it for: "…," said the woman."""
    if verb.i + 1 >= len(verb.doc):
        return None
    token = verb.doc[verb.i + 1]
    while token.head.i > verb.i and token.head != token and token.head.i - verb.i < _FARTHEST:
        if token.pos_ in {"PROPN", "NOUN", "PRON"} and token.dep_ not in {"compound", "poss"}:
            break
        token = token.head
    return token if token.pos_ in {"PROPN", "NOUN", "PRON"} else None


def can_want(subject: Token) -> bool:
    """Whether a subject can be one who wants or thinks: not "it", nor a thing meant by "which"."""
    if subject.tag_ == "WDT" or subject.lower_ == "that":
        clause = subject.head
        antecedent = clause.head if clause.dep_ == "relcl" else subject
        return antecedent.ent_type_ in NAMED
    if any(child.tag_ == "WP$" for child in subject.children):
        return False
    return subject.lower_ not in {"it", "this", "these", "there", "what"} and (
        subject.pos_ not in {"VERB", "AUX", "NUM"}
    )


MUTE = frozenset(
    {"rocket", "missile", "warhead", "shell", "torpedo", "submarine", "warship", "bomb", "tank",
     "drone", "launch", "explosion", "silence", "blast", "shelling"}
)  # fmt: skip
"""Weapons, what they do, and silence: whatever the verb, nobody speaks."""


def source_tokens(subject: Token | None) -> Tokens:
    """The tokens of the source; empty where the text hides it."""
    return NONE if subject is None else phrase(subject)
