"""For which state "it" and "its" stand, where the mentions left it open: the subject of the
sentence before, or of the part of the sentence before a colon, of whoever is blamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....language import Parse
from ....mentions_index import MentionIndex
from ....records import EntityKind, Mention
from ....tables import actions
from .. import grammar

if TYPE_CHECKING:
    from ....language import Token

EMPTY = "stands for no thing"
"""Why they left the "it" of "it is hard to say" open; who presses or refuses is no such."""
UNCLEAR = frozenset({"what it means is not clear", "means something that is no party"})
"""Why the mentions left "it" and "its" open, where the sentence before may still tell."""
INFORMING = frozenset({"notify", "inform", "assure", "tell"})
OWED = frozenset({"must", "should", "could", "may", "might", "ought", "can"})
"""Auxiliaries after which "told Libya that it …" is as often of whoever is told."""
EITHER = "may be the subject or one named after it"
SELVES = (EntityKind.STATE, EntityKind.ORGANISATION)
CHARGES = frozenset({"charge", "accusation", "allegation", "claim"})
"""What whoever is blamed rejects."""
REPLIES = frozenset({"reply", "answer", "response", "reaction", "word", "message"})
"""What comes from somebody, who then goes on: "the reply from Chad was short: it refused"."""
BREAKS = (";", ":", "-", "--", "\N{EM DASH}")
CLAUSES = frozenset({"ccomp", "parataxis", "advcl", "dep"})


def state_of(mention: Mention, index: MentionIndex, parse: Parse) -> str | None:
    """The ISO3 of the state that "it" or "its" stands for; None where the text does not tell."""
    token = parse.doc[mention.head]
    if token.lower_ == "they" and mention.kind == "pronoun" and mention.name is None:
        return _several(token, index, parse)
    if mention.kind != "pronoun" or token.lower_ not in ("it", "its"):
        return None
    if (held := _held_by(token)) is not None:
        return subject(held, index)
    if mention.why == EITHER:
        return _blamed(token, index) or _citing(token, index) or _informing(token, index)
    if mention.why not in UNCLEAR and not (mention.why == EMPTY and _acts(token)):
        return None
    if (over := _relative(token)) is not None:
        return _blamed(token, index) or subject(over, index)
    if (part := _after_break(token)) is not None:
        return subject(part, index) or _replying(part, index)
    start = token.sent.start
    opening = opens(token) and (token.lower_ == "its" or _first(token.head))
    opening = opening or _within_subject(token)
    if not opening or not start or parse.segment(parse.doc[start - 1]).kind != "paragraph":
        return None
    last = parse.doc[start - 1].sent
    return subject(last.root, index) or _according(last.root, index) or _reported(last.root, index)


def _several(token: Token, index: MentionIndex, parse: Parse) -> str | None:
    """ "Chadian troops hold the pass. They are aided by …": people or a body of one state that
    alone were the subject of the sentence before."""
    start, verb = token.sent.start, token.head
    first = token.dep_ in ("nsubj", "nsubjpass") and verb.dep_ == "ROOT" and opens(token)
    if not first or not start or parse.segment(parse.doc[start - 1]).kind != "paragraph":
        return None
    root = parse.doc[start - 1].sent.root
    heads = [one for h in _subjects(root) for one in grammar.conjuncts(h)]
    found = [next(iter(index.all_at(head)), None) for head in heads]
    bodies = EntityKind.ORGANISATION
    states = {m.state if m and (m.plural or m.entity_kind is bodies) else None for m in found}
    return next(iter(states)) if len(states) == 1 else None


def _reported(verb: Token, index: MentionIndex) -> str | None:
    """ "He said Chad would leave. It has …": the state of which somebody just told something."""
    if verb.lemma_ not in actions.classes()["saying"]:
        return None
    told = {state for one in grammar.children(verb, "ccomp") if (state := subject(one, index))}
    return next(iter(told)) if len(told) == 1 else None


def opens(token: Token) -> bool:
    """Whether a word opens its sentence, after "but", "meanwhile" or a day."""
    before = token.doc[token.sent.start : token.i]
    return all(one.is_punct or one.pos_ in ("CCONJ", "ADV", "ADP", "NUM") or one.ent_type_ in
               ("DATE", "TIME") for one in before)  # fmt: skip


def party(token: Token, index: MentionIndex) -> str | None:
    """The state for which a word stands, when it is a state, a body or "it"."""
    mention = index.at(token)
    own = mention is not None and (mention.entity_kind in SELVES or token.lower_ == "it")
    return mention.state if mention is not None and own else None


def subject(verb: Token, index: MentionIndex) -> str | None:
    """The state that alone is the subject of a verb; people are meant by "it" never."""
    heads = grammar.children(verb, *grammar.SUBJECTS, *grammar.PASSIVES)
    found = {party(one, index) for head in heads for one in grammar.conjuncts(head)}
    return next(iter(found)) if len(found) == 1 else None


def _first(verb: Token) -> bool:
    """Whether a verb is that of its sentence, or of the part of it before a semicolon."""
    parted = verb.dep_ in CLAUSES and verb.i < verb.head.i
    return verb.dep_ == "ROOT" or (
        parted and any(one.text in BREAKS for one in verb.doc[verb.i : verb.head.i])
    )


def _within_subject(token: Token) -> bool:
    """ "A secretary of its embassy was expelled": whether "its" stands in the words that open a
    sentence as its subject."""
    one = token
    for _ in range(grammar.DEEPEST):
        if one.dep_ in ("nsubj", "nsubjpass") or one.dep_ == "ROOT":
            break
        one = one.head
    whole = one.dep_ in ("nsubj", "nsubjpass") and one.head.dep_ == "ROOT"
    return token.lower_ == "its" and whole and one.left_edge.i == token.sent.start


def _acts(token: Token) -> bool:
    """ "It has pressed Chad", "it had refused to pay": what somebody does."""
    verb = token.head
    known = (grammar.lemma(verb), "verb") in actions.rules() and not grammar.passive(verb)
    return verb.dep_ == "ROOT" and (bool(grammar.children(verb, "dobj")) or known)


def _according(verb: Token, index: MentionIndex) -> str | None:
    """Who is cited in "according to the ministry, the ship was searched"."""
    first = [c for c in grammar.children(verb, "prep") if c.lower_ == "according"]
    heads = [h for c in first for one in [c, *grammar.children(c, "prep")]
             for h in grammar.children(one, "pobj")]  # fmt: skip
    return party(heads[0], index) if len(heads) == 1 else None


def _relative(token: Token) -> Token | None:
    """The verb above the relative clause whose subject a word is."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.dep_ != "relcl":
        return None
    over = grammar.clause_verb(verb.head)
    return over if over.pos_ in ("VERB", "AUX") else None


def _held_by(token: Token) -> Token | None:
    """ "Chad freed the boat, which [its] navy had seized": the verb above a relative clause whose
    subject is somebody's, where the boat is the object."""
    owned, verb = token.head, token.head.head
    if token.dep_ != "poss" or owned.dep_ != "nsubj" or verb.dep_ != "relcl":
        return None
    taken = any(one.tag_ in ("WDT", "WP") for one in grammar.children(verb, "dobj"))
    over = grammar.clause_verb(verb.head)
    return over if taken and over.pos_ in ("VERB", "AUX") else None


def _citing(token: Token, index: MentionIndex) -> str | None:
    """ "Chad protested over a boat which it said was rammed": whoever protested says so."""
    over = _relative(token)
    saying = token.head.lemma_ in actions.classes()["saying"]
    return subject(over, index) if over is not None and saying else None


def _informing(token: Token, index: MentionIndex) -> str | None:
    """ "The Pentagon notified Chad that it had cleared …": who tells what he himself does."""
    verb = token.head
    over = verb.head
    told = token.dep_ == "nsubj" and verb.dep_ == "ccomp" and grammar.lemma(over) in INFORMING
    owed = any(c.dep_ == "aux" and c.lower_ in OWED for c in verb.children)
    return subject(over, index) if told and not owed else None


def _blamed(token: Token, index: MentionIndex) -> str | None:
    """ "Chad accused Sudan of delays, a charge it [rejected]": of two, the one that is blamed."""
    over, noun = _relative(token), token.head.head
    if over is None or noun.dep_ != "appos" or noun.lemma_.lower() not in CHARGES:
        return None
    for _ in range(grammar.DEEPEST):  # "said that Sudan had armed rebels, a charge …"
        if over.dep_ not in ("xcomp", "pcomp", "prep", "acl"):
            break
        over = over.head
    if over.dep_ == "ccomp":
        return subject(over, index)
    held = [state for one in grammar.children(over, "dobj") if (state := party(one, index))]
    return held[0] if len(held) == 1 else subject(over, index)


def _after_break(token: Token) -> Token | None:
    """The verb before a colon or semicolon after which a word is the subject."""
    verb, before = token.head, token.i - 1
    if token.dep_ != "nsubj" or before <= token.sent.start:
        return None
    if token.doc[before].text not in BREAKS:
        return None
    parts = [c for c in verb.children if c.dep_ in CLAUSES and c.i < before]
    parts += [verb.head] if verb.dep_ in ("ccomp", "parataxis", "acl", "conj") else []
    clauses = [one for one in parts if one.i < before and _subjects(one)]
    return clauses[-1] if clauses else None


def _subjects(verb: Token) -> list[Token]:
    return grammar.children(verb, *grammar.SUBJECTS, *grammar.PASSIVES)


def _replying(verb: Token, index: MentionIndex) -> str | None:
    heads = [h for h in _subjects(verb) if h.lemma_.lower() in REPLIES]
    found = {party(one, index) for head in heads
             for one in [*grammar.prepositions(head).get("from", []),
                         *grammar.children(head, "poss")]}  # fmt: skip
    return next(iter(found)) if len(found) == 1 else None
