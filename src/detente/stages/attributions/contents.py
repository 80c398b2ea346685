"""Contents: what stands as the thing said, wanted or thought, by the frames of its cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language import FINITE
from ...tables.cues import Cue
from .outer import outer_cue
from .scene import NONE, RELATIVES, Tokens

if TYPE_CHECKING:
    from ...language import Token

_CLAUSES = frozenset({"ccomp", "xcomp"})
_OBJECTS = frozenset({"dobj", "attr", "oprd"})


def subtree(token: Token) -> Tokens:
    """The tokens of all that hangs on a token."""
    return frozenset(t.i for t in token.subtree)


def after_verb(verb: Token, cue: Cue) -> tuple[Tokens, Tokens, str]:
    """Content and extra cue tokens (a preposition) after a verb, and the frame that fitted.

    Empty tokens and an empty frame when nothing fits.
    """
    for frame in (_particle, _beside, _clause, in_statement, _object, _prepositional):
        content, extra, name = frame(verb, cue)
        if not content:
            continue
        relative = _relative(verb)  # asked once: it walks the whole clause
        if kept := frozenset(i for i in content if i > verb.i or i in relative):
            return kept | relative, extra, name
    return NONE, NONE, ""


def _particle(verb: Token, cue: Cue) -> tuple[Tokens, Tokens, str]:
    """The object of a verb with its particle: "ruled out talks", "ruled talks out"."""
    particle = next((c for c in verb.children if c.dep_ == "prt" and c.lower_ in cue.preps), None)
    if particle is None:
        return NONE, NONE, ""
    objects = [c for c in verb.children if c.i > verb.i and c.dep_ in {"dobj", "pcomp", "ccomp"}]
    content = frozenset().union(*(subtree(c) for c in objects)) - {particle.i}
    return content, frozenset({particle.i}), "object"


def _clause(verb: Token, cue: Cue) -> tuple[Tokens, Tokens, str]:
    """The first clause under a verb that its cue takes: its words, the preposition before it, and
    what it is taken as; nothing where the cue takes none."""
    for child in verb.children:
        late = _late(child, verb) if {"clause", "quote"} <= cue.takes else NONE
        if late:
            return subtree(child) - late, NONE, "clause"
        if child.i < verb.i or not (child.dep_ in _CLAUSES or _asks(child, cue)):
            continue
        has_subject = any(t.dep_.startswith(("nsubj", "csubj", "expl")) for t in child.children)
        need = "clause" if has_subject else _form(child)
        if need in cue.takes or (need == "infinitive" and {"clause", "person"} <= cue.takes):
            told = _told(verb, child, need)
            return subtree(child) - _asides(child) | told, NONE, need
        first = child.left_edge
        if first.lower_ in cue.preps and first.i == verb.i + 1:
            return subtree(child) - {first.i}, frozenset({first.i}), "prep"
        if "as" in cue.takes and has_subject:
            return subtree(child), NONE, "as"
    return NONE, NONE, ""


def _form(clause: Token) -> str:
    """What a clause without a subject asks its cue to take."""
    if any(t.tag_ == "TO" and t.dep_ == "aux" for t in clause.children):
        return "infinitive"
    gerund = clause.tag_ == "VBG" and not any(t.dep_ in {"nsubj", "aux"} for t in clause.children)
    return "gerund" if gerund else "clause"


def _late(clause: Token, verb: Token) -> Tokens:
    """When or where it was said, which the parser hung on what was said after it.

    "said after the talks he would resign"; empty where the clause begins in the ordinary way.
    """
    first = clause.left_edge
    if clause.dep_ not in {"ccomp", "advcl"} or first.dep_ != "prep" or first.i != verb.i + 1:
        return NONE
    if first.lower_ not in _OCCASIONS or any(c.dep_ == "mark" for c in clause.children):
        return NONE
    subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
    beside = subject is not None and subject.left_edge.i == first.right_edge.i + 1
    return subtree(first) if beside else NONE


_OCCASIONS = frozenset({"after", "before", "during", "at", "on", "in"})


def _asks(child: Token, cue: Cue) -> bool:
    """Clauses taken for conditions: "asked if it was so", "called for them to go"."""
    first = child.left_edge.lower_
    if child.dep_ == "advcl" and first == "for" and first in cue.preps:
        return True
    return cue.stance == "asked" and child.dep_ == "advcl" and first in {"if", "whether"}


def _asides(clause: Token) -> Tokens:
    """The verbs that go back to the cue: they are no part of what it says."""
    return frozenset().union(*(subtree(c) for c in clause.children if outer_cue(c) is not None))


def in_statement(verb: Token, cue: Cue) -> tuple[Tokens, Tokens, str]:
    """A that-clause that the parser hung on a noun between: "said in a statement that …"."""
    if not {"clause", "quote"} <= cue.takes:
        return NONE, NONE, ""
    for child in verb.subtree:
        if child.i > verb.i and child.dep_ in {"acl", "ccomp", "relcl"} and _under(child, verb):
            first = child.left_edge
            if child.head.dep_ == "dobj" and "object" in cue.takes and "person" not in cue.takes:
                continue
            opens = first.dep_ in _MARKS or (first.lower_ == "that" and _is_paper(child, first))
            if first.lower_ in {"that", "how", "why", "whether"} and opens:
                return subtree(child), NONE, "clause"
    return NONE, NONE, ""


_MARKS = frozenset({"mark", "advmod"})
_PAPERS = frozenset({"document", "statement", "letter", "declaration", "interview", "report",
                     "speech", "note", "decree", "message", "memo", "article"})  # fmt: skip


def _is_paper(clause: Token, first: Token) -> bool:
    """A that-clause after a paper that the parser took for a relative clause on it.

    "declared in a document that it may leave": somebody else than "that" does what it says.
    """
    own = any(child.dep_.startswith("nsubj") and child != first for child in clause.children)
    return own and clause.head.dep_ == "pobj" and clause.head.lemma_.lower() in _PAPERS


def _under(clause: Token, verb: Token) -> bool:
    """Whether the clause hangs on a noun of a phrase that belongs to the verb."""
    noun = clause.head
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    return noun.head == verb or (noun.dep_ == "pobj" and noun.head.head == verb)


def _told(verb: Token, clause: Token, need: str) -> Tokens:
    """Who is told to do it belongs to the content: "ordered | the fleet to leave"."""
    if need != "infinitive":
        return NONE
    objects = [c for c in verb.children if c.dep_ in {"dobj", "dative"} and verb.i < c.i < clause.i]
    return frozenset().union(*(subtree(c) for c in objects))


def _object(verb: Token, cue: Cue) -> tuple[Tokens, Tokens, str]:
    """Object and what is said of it: "called it new", "urged them to go", "accused X of Y"."""
    if not {"object", "as"} & cue.takes:
        return NONE, NONE, ""
    answer = next((c for c in verb.children if _is_answer(c, verb)), None)
    if answer is not None and "quote" in cue.takes:
        return frozenset({answer.i}), NONE, "object"
    objects = [c for c in verb.children if c.i > verb.i and _is_named(c, cue)]
    seconds = [c for c in verb.children if c.i > verb.i and _is_second(c, cue, objects)]
    objects = [c for c in objects if seconds or _counts(c)]
    bare = "object" in cue.takes and not ("person" in cue.takes and any(map(_is_person, objects)))
    if "as" in cue.takes and len(objects) > 1:
        objects, seconds = objects[:1], [*objects[1:], *seconds]
    seconds += [c for o in objects for c in o.children if _trails(c, o) and "as" in cue.takes]
    seconds += [c for c in verb.children if seconds and _is_means(c, seconds)]
    seconds += [o for o in objects if "as" in cue.takes and not seconds and _quotes_name(o)]
    described = bool(_relative(verb)) or any(c.dep_ == "nsubjpass" for c in verb.children)
    if not (objects and (bare or seconds)) and not (seconds and described):
        return NONE, NONE, ""
    name = "as" if seconds and "as" in cue.takes else "object"
    parts = frozenset().union(*(subtree(c) for c in (*objects, *seconds)))
    if "clause" in cue.takes and not seconds and (whole := _torn_clause(parts, verb)):
        return whole, NONE, "clause"
    return frozenset(range(min(parts), max(parts) + 1)) - _main_clause(parts, verb), NONE, name


def _is_named(child: Token, cue: Cue) -> bool:
    """An object, or the gerund of "called moving the border a crime"."""
    beside = child.left_edge.i == child.head.i + 1
    gerund = child.dep_ == "xcomp" and child.tag_ == "VBG" and beside
    return child.dep_ in _OBJECTS or (gerund and cue.takes == {"quote", "as"})


def _torn_clause(parts: Tokens, verb: Token) -> Tokens:
    """A clause whose subject the parser took for the object: "While he admitted rain | was …, X".

    Its verb stands right after and was hung on the main clause that follows a comma.
    """
    after = max(parts) + 1
    if after >= len(verb.doc):
        return NONE
    finite = verb.doc[after]
    if finite.dep_ != "ccomp" or finite.tag_ not in FINITE or finite.head.i < finite.i:
        return NONE
    end = after
    while end < finite.head.i and verb.doc[end].text != ",":
        end += 1
    return frozenset(range(min(parts), end))


def _is_answer(child: Token, verb: Token) -> bool:
    """The word of "said yes"."""
    return (
        child.dep_ in {"intj", "dobj"} and child.i == verb.i + 1 and child.lower_ in {"yes", "no"}
    )


def _is_means(child: Token, seconds: list[Token]) -> bool:
    """ "By" with what was done, right after a gerund: "accused X of helping Y by sending it"."""
    gerund = any(c.dep_ == "pcomp" for c in child.children)
    beside = any(c.right_edge.i + 1 == child.i and c.dep_ == "prep" for c in seconds)
    return child.dep_ == "prep" and child.lower_ == "by" and gerund and beside


def _quotes_name(noun: Token) -> bool:
    """A name with what it is called in marks, read as one phrase: "calls Oslo ‘too small’"."""
    inside = [t for t in noun.subtree if t.i > noun.left_edge.i and t.tag_ == "``"]
    return bool(inside) and inside[0].nbor(-1).pos_ in {"PROPN", "NOUN", "PRON"}


def _trails(child: Token, noun: Token) -> bool:
    """An adjective after its noun is what the noun is called: "called the offer “new”"."""
    if child.i > noun.i and child.dep_ == "appos":
        return child.left_edge.i > 0 and child.left_edge.nbor(-1).text == '"'
    return child.i > noun.i and child.dep_ in {"amod", "acomp", "npadvmod"}


def _main_clause(parts: Tokens, verb: Token) -> Tokens:
    """Tokens from the first finite verb on that stands beside the cue, not under it."""
    for i in sorted(parts):
        token = verb.doc[i]
        if i > verb.i and token.dep_ == "conj" and token.tag_ in FINITE and token.head == verb:
            return frozenset(range(i, max(parts) + 1))
    return NONE


def _counts(child: Token) -> bool:
    return child.ent_type_ not in {"DATE", "TIME"} and child.lower_ not in _SELVES


def _is_second(child: Token, cue: Cue, objects: list[Token]) -> bool:
    """Whether it goes with the object: a complement, or a preposition that the verb asks for."""
    if objects and child.i < objects[0].i:
        return False
    if child.dep_ == "prep":
        passive = any(c.dep_ == "auxpass" for c in child.head.children)
        hangs = _HANGING if "object" in cue.takes else {"as"}
        hangs = hangs - {"to"} if passive else hangs
        return child.lower_ in hangs | cue.preps or (cue.stance == "showed" and bool(objects))
    if child.dep_ == "advcl":
        while_it = any(c.dep_.startswith("nsubj") for c in child.children)
        return child.left_edge.lower_ == "as" and "as" in cue.takes and not while_it
    return child.dep_ in {"oprd", "acomp"} or (
        child.dep_ in _CLAUSES and (bool(objects) or "as" in cue.takes)
    )


_HANGING = frozenset({"for", "of", "to", "as", "with"})
_SELVES = frozenset(["himself", "herself", "itself", "themselves", "myself", "ourselves"])


def _is_person(token: Token) -> bool:
    return token.ent_type_ in {"PERSON", "NORP", "ORG"} or token.tag_ in {"PRP", "NNS", "NNPS"}


def _prepositional(verb: Token, cue: Cue) -> tuple[Tokens, Tokens, str]:
    for child in verb.children:
        if child.dep_ in {"prep", "agent"} and child.i > verb.i and child.lower_ in cue.preps:
            inner = [c for c in child.children if c.dep_ in {"pobj", "pcomp", "prep"}]
            if not inner or any(c.ent_type_ in {"DATE", "TIME"} or _when(c) for c in inner):
                continue
            content = frozenset().union(*(subtree(c) - _finite_joined(c) for c in inner))
            more = [c for c in verb.children if c.dep_ == "xcomp" and c.i > child.i]
            more += [c for c in verb.children if _to_do(c, inner[-1]) or _said_as(c, inner[-1])]
            for again in (c for c in verb.children if _repeats(c, child)):
                more.append(again)
                content |= {again.left_edge.i - 1}
            if any(c.dep_ == "conj" for c in child.children):
                more += [c for c in child.children if c.dep_ in {"cc", "conj"}]
            return content.union(*(subtree(c) for c in more)), frozenset({child.i}), "prep"
    return NONE, NONE, ""


def _when(noun: Token) -> bool:
    """ "protested at the time": when, not at what."""
    bare = [c.dep_ for c in noun.children] in (["det"], ["det", "amod"])
    return bare and noun.lower_ in {"time", "moment", "outset"}


def _repeats(child: Token, prep: Token) -> bool:
    """A second phrase with the same preposition: "about the river and about unrest"."""
    first = child.left_edge
    again = first.lower_ == prep.lower_ and first.i > prep.i + 1 and first.nbor(-1).dep_ == "cc"
    return again and child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}


def _said_as(child: Token, noun: Token) -> bool:
    """What somebody is referred to as: "referred to him as a traitor"."""
    beside = child.left_edge.i == noun.right_edge.i + 1
    return child.dep_ == "prep" and child.lower_ == "as" and beside


def _to_do(child: Token, told: Token) -> bool:
    """An infinitive right after whom or what it is about: "called for the road to be closed"."""
    first = child.left_edge
    return child.dep_ == "advcl" and first.tag_ == "TO" and first.i == told.right_edge.i + 1


def _beside(verb: Token, cue: Cue) -> tuple[Tokens, Tokens, str]:
    """A preposition right after the verb goes before all else: "called on them to stop"."""
    content, extra, name = _prepositional(verb, cue)
    return (content, extra, name) if extra == {verb.i + 1} else (NONE, NONE, "")


def _finite_joined(token: Token) -> Tokens:
    """A finite verb that the parser joined to a gerund goes back to the cue's subject."""
    if token.tag_ != "VBG":
        return NONE
    joined = [
        t for t in token.subtree
        if t.dep_ == "conj" and t.tag_ in {"VBD", "VBZ"} and t.head.tag_ in {"VBG", "VB"}
    ]  # fmt: skip
    return frozenset().union(*(subtree(c) for c in joined))


def _relative(verb: Token) -> Tokens:
    """The relative pronoun that stands for content: "which he said was new", "what he called"."""
    clause = verb
    while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head != clause:
        clause = clause.head
    # an object hangs on the one or the other, or opens the clause: no other word need be looked at
    beside = (clause, clause.left_edge, *clause.children, *verb.children)
    return frozenset(
        t.i for t in beside
        if t.i < verb.i and t.tag_ in RELATIVES and _is_object(t, verb, clause)
    )  # fmt: skip


def _is_object(relative: Token, verb: Token, clause: Token) -> bool:
    if relative.lower_ == "that" and clause.dep_ != "relcl":
        return False
    if relative.head in (verb, clause):
        return relative.dep_ not in {"nsubj", "nsubjpass"}
    return relative.i == clause.left_edge.i and relative.head.i > verb.i
