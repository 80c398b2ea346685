"""Whose a document is that demands or promises something, where another sentence tells: "the
decree", after "a decree signed by President Vale"; "the note", after "Chad handed over a note".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....records import Side
from .. import grammar, roles

if TYPE_CHECKING:
    from ....language import Token
    from ..cast import Cast
    from ..coding import Coded

PAPERS = roles.DOCUMENTS | {"memorandum", "memo", "order", "law", "communiqué", "paper",
                              "ultimatum", "bill"}  # fmt: skip
MAKING = frozenset({"sign", "issue", "hand", "deliver", "send", "publish", "adopt", "release",
                    "submit", "draft", "write", "present", "circulate", "pass"})  # fmt: skip
"""What those do whose a document is."""


SAID = frozenset({"REJECT", "REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "AGREE"})
"""Types of what a paper says to whoever gets it."""
ANSWERS = frozenset({"ACCUSE", "REJECT", "REQUEST"})
"""Types of what is done about a document by those whose it is not."""


def fill(acts: Sequence[Coded], cast: Cast) -> None:
    """Give acts of a document told by "the" alone whose it is, where the article tells of one."""
    by_word = {one.token.i: one for one in acts}
    for coded in acts:
        if not coded.recipients and coded.actors:
            coded.recipients = _received(coded, acts, cast)
        heads = [h for h in coded.frame.subjects if _bare(h)]
        if coded.actors or coded.titled or len(heads) != 1 or len(coded.frame.subjects) != 1:
            continue
        owners = _owners(heads[0], by_word, cast)
        states = {side.state for side in owners}
        if len(states) != 1 or None in states:
            continue
        coded.actors = owners[:1]
        coded.recipients = [s for s in coded.recipients if s.state not in states]
        coded.why.append(f"the {heads[0].lemma_.lower()} is of {owners[0].name}, told elsewhere")


def _received(coded: Coded, acts: Sequence[Coded], cast: Cast) -> list[Side]:
    """To whom a paper goes: what it says is said to them ("handed [Libya] a note rejecting it"),
    and "the letter" went to whoever the article says received it from the same one."""
    own = {side.state for side in coded.actors}
    verb = coded.frame.verb
    if verb.dep_ == "acl" and verb.head.lemma_.lower() in PAPERS and coded.type in SAID:
        return [side for side in cast.of(_handed(verb.head)) if side.state not in own]
    things = [one for one in coded.frame.objects if _bare(one)]
    if coded.type != "CONSULT" or len(things) != 1:
        return []
    word = things[0].lemma_.lower()
    same = [one for one in acts if one is not coded and one.recipients and one.type == "CONSULT"
            and {side.state for side in one.actors} == own
            and any(thing.lemma_.lower() == word for thing in one.frame.objects)]  # fmt: skip
    states = {side.state for one in same for side in one.recipients}
    return list(same[0].recipients) if len(states) == 1 else []


def _bare(head: Token) -> bool:
    """ "The decree", by no word of its own anybody's."""
    definite = any(child.lower_ == "the" for child in head.lefts)
    owned = grammar.children(head, "poss", "compound", "prep", "acl", "relcl")
    return head.lemma_.lower() in PAPERS and definite and not owned


def _owners(head: Token, acts: dict[int, Coded], cast: Cast) -> list[Side]:
    """Whoever the article says made a document of that word, each time it says so."""
    word = head.lemma_.lower()
    near = [one for one in head.doc if one.lemma_.lower() == word and one.i != head.i]
    found = []
    for one in near:
        given = {side.state for side in cast.of(_handed(one))}
        verb = one.head.head if one.head.dep_ == "conj" else one.head
        act = acts.get(verb.i)
        if act is not None and act.type in ANSWERS:
            continue  # "denounced the law": of somebody else
        told = act.actors if act is not None else cast.of(_makers(one))
        found += [side for side in told if side.state and side.state not in given]
    return found


def _makers(paper: Token) -> list[Token]:
    """Heads of those whose a document is: "Vale's decree", "a decree signed by Vale"."""
    preps = grammar.prepositions(paper)
    found = [*grammar.children(paper, "poss"), *preps.get("by", []), *preps.get("from", [])]
    for clause in grammar.children(paper, "acl", "relcl"):
        if clause.lemma_.lower() in MAKING:
            found += roles.agents(clause)
    verb = paper.head
    if paper.dep_ in ("dobj", "nsubjpass") and grammar.lemma(verb) in MAKING:
        found += roles.agents(verb)
    return found


def _handed(paper: Token) -> list[Token]:
    """Heads of those to whom a document is given, whose it is not."""
    verb = paper.head
    return [*grammar.children(verb, "dative"), *grammar.prepositions(verb).get("to", [])]
