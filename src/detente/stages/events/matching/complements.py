"""Conditions of the rules in `data/actions.csv` that ask for the clause under the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....tables import actions
from .. import grammar, roles
from ..somebody import same
from .tried import Check, Try

if TYPE_CHECKING:
    from ....language import Token

STAYING = frozenset({"be", "remain", "stay", "belong", "continue", "exist", "depend", "have"})
"""Verbs of a state of things: that Chad must remain a member asks nothing of Chad."""
OURSELVES = frozenset({"we", "i", "one"})
"""Subjects of what a speaker asks of himself."""
DUTIES = frozenset({
    "negotiate", "oversee", "lead", "protect", "run", "manage", "coordinate", "ensure", "enforce",
    "implement", "find", "verify", "monitor", "inspect", "develop", "maintain", "supervise",
    "represent", "defend",
})  # fmt: skip
"""What somebody is charged with as a task."""
BOUND = frozenset({"must", "will", "would", "should", "shall", "'ll", "’ll"})
LEAVE = frozenset({"could", "can"})
"""Helping verbs of what somebody is given leave to do."""
CHANCES = frozenset({"win", "lose", "grow", "become", "happen", "do", "improve", "suffer",
                     "benefit", "survive", "reach", "see", "feel", "learn"})  # fmt: skip
"""Verbs of what nobody gives leave to do: "agreed that Chad could win"."""
SELVES = frozenset({"they", "it", "both", "side", "each", "country", "government", "there", "force",
                    "troop", "party", "state", "we", "he", "she"})  # fmt: skip
"""Subjects of what those who agree will do themselves."""
PARTIES = frozenset({"both", "each", "side", "country", "government", "party", "state"})
"""Those of them who are surely those who agree."""
LENDING = frozenset({"give", "provide", "offer", "release", "take", "use", "make", "go"})
"""Verbs that with a noun of saying only say: "declined to give details"."""
SAID = frozenset({
    "detail", "comment", "information", "word", "term", "name", "figure", "question", "number",
    "explanation", "statement", "phrase", "specific", "prediction", "interview", "call", "reason",
})  # fmt: skip


def complement(on: Try) -> bool:
    """A clause under the word, or one whose verb is one of these."""
    comp = on.frame.comp
    return comp is not None and (not on.words or comp.lemma_.lower() in on.words)


def anothers(on: Try) -> bool:
    """ "Wants Chad to leave": the complement has a subject of its own."""
    comp = on.frame.comp
    return comp is not None and bool(_subjects(comp))


def _ours(head: Token) -> bool:
    """ "Our country must stand firm": asked of nobody else."""
    return any(one.lower_ in ("our", "my") for one in grammar.children(head, "poss"))


def must(on: Try) -> bool:
    """ "Says that Chad must leave": an actor other than the speaker ought to do something."""
    comp = on.frame.comp
    if comp is None or not on.cast.of(roles.surface(comp)):
        return False
    ought = [c for c in comp.children if c.dep_ == "aux" and c.lower_ in ("must", "ought")]
    if grammar.lemma(comp) in STAYING and not grammar.children(comp, "acomp"):
        return False
    own = {head.i for head in on.frame.subjects}
    if any(head.lower_ in OURSELVES or _ours(head) for head in roles.surface(comp)):
        return False
    return bool(ought) and not own & {head.i for head in roles.surface(comp)}


def keeps(on: Try) -> bool:
    """ "Insists that the base must still …": what another wants changed stays."""
    comp = on.frame.comp
    if comp is None or not grammar.children(comp, *grammar.SUBJECTS, *grammar.PASSIVES):
        return False
    bound = any(c.dep_ == "aux" and c.lower_ in BOUND for c in comp.children)
    return bound and any(c.lower_ == "still" for c in comp.children)


def own_complement(on: Try) -> bool:
    """ "Warned that it would …": the subject speaks of what it would do iton."""
    comp = on.frame.comp
    if comp is None or comp.dep_ != "ccomp":
        return False
    if not any(child.dep_ == "aux" and child.tag_ == "MD" for child in comp.children):
        return False
    speaking = on.cast.of(on.frame.subjects)
    doing = on.cast.of(roles.surface(comp))
    return any(
        same(one, other) or one.entity == f"state:{other.state}"
        for one in doing
        for other in speaking
    )


def infinitive(on: Try) -> bool:
    """ "Asked Chad to leave", not "asked whether Chad would leave"."""
    comp = on.frame.comp
    return comp is not None and grammar.infinitive(comp)


def reported(on: Try) -> bool:
    """ "Asked that no base be built": what is asked for, not whether something is so."""
    comp = on.frame.comp
    marked = comp is not None and any(c.lower_ == "that" for c in comp.lefts)
    return marked and comp is not None and comp.dep_ == "ccomp"


def for_other(on: Try) -> bool:
    """ "Pushes for Chad to help": a clause with a subject of its own."""
    clauses = grammar.children(on.frame.token, "advcl", "ccomp", "xcomp")
    return any(
        part.lower_ == "for" and part.dep_ == "mark" for one in clauses for part in one.lefts
    )


def commits(on: Try) -> bool:
    """ "Agreed to go", "agreed that they should"; not "agreed that it was late"."""
    comp = on.frame.comp
    if comp is None:  # "would come to agree" agrees to nothing, "with" somebody to an opinion
        after = on.frame.preps.keys()
        return (on.together() and "with" not in after) or bool(after - {"with"})
    if grammar.infinitive(comp) or comp.tag_ == "VBG":
        return True
    modals = {c.lower_ for c in comp.children if c.dep_ == "aux" and c.tag_ == "MD"}
    doing = roles.surface(comp)
    bound = grammar.passive(comp) or any(h.lemma_.lower() in SELVES for h in doing)
    named = bool(on.cast.of(doing))  # "agreed that prices would rise": an opinion
    if named and modals & LEAVE and _leave(on, comp):
        return True
    if modals & {*LEAVE, "may", "might"} and on.together():  # "that each side might keep its own"
        return any(h.lemma_.lower() in PARTIES for h in doing)
    return bool(modals & BOUND) and (bound or named) and (modals != {"should"} or on.together())


def _leave(on: Try, comp: Token) -> bool:
    """ "Norway agreed that Chad [could keep] the pumps"; not "that Chad could win"."""
    ours = any(side.state for side in on.cast.of(on.frame.subjects)) or on.together()
    return ours and not grammar.refused(comp) and grammar.lemma(comp) not in CHANCES | STAYING


def pledged(on: Try) -> bool:
    """ "Assured them that it [would] …": what is to come, not how things are."""
    comp = on.frame.comp
    return comp is not None and any(c.lower_ in BOUND for c in grammar.children(comp, "aux"))


def other_complement(on: Try) -> bool:
    """A complement, and none of these: "let them know" allows nothing."""
    comp = on.frame.comp
    return comp is not None and grammar.lemma(comp) not in on.words


def not_said(on: Try) -> bool:
    """ "Declined to comment", "to give details", "to rule it out" refuse nothing to anybody."""
    comp = on.frame.comp
    if comp is None:
        return True
    word = grammar.lemma(comp)
    if grammar.children(comp, "auxpass"):  # "refused to be intimidated"
        return False
    said = {head.lemma_.lower() for head in roles.objects(comp)} & SAID
    return word not in actions.classes()["saying"] and not (word in LENDING and said)


def no_duty(on: Try) -> bool:
    """ "Charged with leading the talks" accuses nobody."""
    comp = on.frame.comp
    tasked = comp is not None and comp.dep_ == "pcomp" and grammar.lemma(comp) in DUTIES
    return not tasked


def not_ours(on: Try) -> bool:
    """ "Pushes to make Chad pay", not "to expand [its] network": who enlarges what is his own asks
    nobody for it."""
    comp = on.frame.comp
    things = roles.objects(comp) if comp is not None else []
    return not any(one.tag_ == "PRP$" for h in things for one in grammar.children(h, "poss"))


def _subjects(verb: Token) -> list[Token]:
    return grammar.children(verb, *grammar.SUBJECTS, *grammar.PASSIVES)


CHECKS: dict[str, Check] = {
    "comp": complement,
    "comp-other": anothers,
    "comp-must": must,
    "comp-keep": keeps,
    "comp-own": own_complement,
    "to-comp": infinitive,
    "that-comp": reported,
    "for-other": for_other,
    "commits": commits,
    "pledged": pledged,
    "not-comp": other_complement,
    "not-said": not_said,
    "not-duty": no_duty,
    "not-ours": not_ours,
}
