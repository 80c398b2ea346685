"""Verbs that the parser hung on what is said, and that go back to the verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...tables.cues import Cue, cues

if TYPE_CHECKING:
    from ...language import Token


def outer_cue(verb: Token) -> Token | None:
    """The cue to which a later verb goes back, though the parser hung it on the content.

    "said she left, calling it a mistake"; "said it was wrong and criticised him". None elsewhere.
    """
    clause = verb.head
    if clause.dep_ == "conj" and _is_silent(clause):
        clause = clause.head  # "but did not elaborate, saying only …"
    elif clause.dep_ != "ccomp" or verb.i < max(clause.i, clause.head.i):
        return None
    else:
        ours = cues("verb").get(verb.lemma_.lower(), ())
        joined = _joined(verb, clause) and _is_told(ours)
        if not _is_silent(verb) and not (ours and (_aside(verb) or joined)):
            return None
    if clause.dep_ != "ccomp":
        return None
    able = cues("verb").get(clause.head.lemma_.lower(), ())
    return clause.head if any({"clause", "quote"} <= cue.takes for cue in able) else None


_SILENT = frozenset({"comment", "elaborate", "specify", "respond"})


def _is_silent(verb: Token) -> bool:
    """ "Did not elaborate": of whoever has just been told to say something."""
    told = {child.lower_ for child in verb.children if child.i < verb.i}
    negated = bool({"not", "n't"} & told) and bool({"did", "does"} & told)
    return verb.dep_ == "conj" and verb.lemma_.lower() in _SILENT and negated


def _aside(verb: Token) -> bool:
    """A participle after a comma."""
    before = verb.nbor(-1).text if verb.i else ""
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and before in {",", '"'}


_INNER = frozenset({"wanted", "expected", "feared", "knew", "showed"})
"""Stances of what goes on in somebody, which he may say of himself: "said she ran and saw …"."""
_SEEN = frozenset({"see", "hear", "feel", "think", "believe"})


def _is_told(able: tuple[Cue, ...]) -> bool:
    return any(cue.stance not in _INNER and cue.word not in _SEEN for cue in able)


def _joined(verb: Token, clause: Token) -> bool:
    """A verb joined by "and" in the tense of the cue: after a bare clause, or after a comma.

    "said it was wrong and criticised him"; "said that it failed, and he warned of war".
    """
    if verb.dep_ != "conj" or verb.tag_ != clause.head.tag_ or verb.tag_ not in {"VBD", "VBZ"}:
        return False
    if any(child.dep_ in {"nsubjpass", "aux", "auxpass", "mark"} for child in verb.children):
        return False
    own = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    start = verb.i if own is None else own.left_edge.i
    new = start > 1 and verb.doc[start - 1].dep_ == "cc" and verb.doc[start - 2].text == ","
    marked = any(child.dep_ == "mark" for child in clause.children)
    if own is None:
        return new or not marked
    return new and own.lower_ in _PERSONS and _no_person(clause)


_PERSONS = frozenset({"he", "she"})


def _no_person(clause: Token) -> bool:
    """Whether "he" after the clause cannot be its subject: "said that the talks failed, and he"."""
    subject = next((child for child in clause.children if child.dep_ in {"nsubj", "expl"}), None)
    if subject is None or subject.tag_ in {"NNS", "NNPS"}:
        return True
    return subject.lower_ in {"it", "they", "there", "this"} or subject.ent_type_ in {"GPE", "ORG"}
