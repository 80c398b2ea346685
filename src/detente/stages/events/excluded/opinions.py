"""What somebody only thinks of an act: suppositions that no "if" opens, opinions on what would be
right, effects foretold of a thing, what one may do.

Each is told by what stands around the word, whoever acts, which no row of `data/actions.csv` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....records import Standing
from ....tables import actions
from .. import clause, grammar
from ..coding import Coded

if TYPE_CHECKING:
    from ....language import Token

PERHAPS = frozenset({"maybe", "perhaps", "possibly"})
THINKING = frozenset({"think", "guess", "suppose", "assume", "believe", "hope"})
EITHER = frozenset({"either", "whether"})
POSSIBLE = frozenset({"possible", "conceivable", "unclear", "uncertain"})
"""Adjectives under which a clause only supposes."""
JUDGED = frozenset({
    "inappropriate", "appropriate", "better", "best", "hard", "difficult", "easy", "easier",
    "harder", "impossible", "possible", "foolish", "premature", "wise", "unwise", "prudent",
    "essential", "necessary", "useful", "dangerous", "unusual", "rare", "illegal", "legal",
    "important", "imperative", "vital", "crucial", "unthinkable", "reasonable", "sensible",
})  # fmt: skip
"""What it is "to meet the leader": an opinion, in which nobody has met."""
DEEMED = frozenset({
    "mistake", "error", "folly", "blunder", "shame", "madness", "mad", "wrong", "right", "naive",
    "reckless", "helpful", "advisable", "irresponsible", "unfair", "rash", "honour", "honor",
})  # fmt: skip
"""What "it would be" to do something that nobody has done; "it was a mistake to" tells that
somebody has."""
TIMED = frozenset({"time", "moment", "job", "duty", "task", "responsibility"})
"""Of "it is time to …" and "it is his job to …": a wish, a duty."""
HOPES = frozenset({"hope", "wish", "dream", "goal", "aim", "way", "option", "alternative"})
"""Of "the only hope is for Chad to …"."""
RIGHTS = frozenset({"right", "ability", "freedom", "capacity", "capability", "permission",
                    "authority", "eligibility"})  # fmt: skip
FITTING = frozenset({"eligible", "suitable", "fit", "qualified", "capable", "famous", "known"})
CHANCES = frozenset({"chance", "opportunity"})
"""What one has to do a thing; who takes it does the thing, see `governing.TAKING`."""
ENABLING = frozenset({"allow", "enable", "permit", "let", "help"})
MERELY = frozenset({Standing.HYPOTHETICAL, Standing.CONDITIONAL, Standing.PLANNED})


HOLDING = frozenset({"regard", "consider", "see", "view", "deem"})


def excludes(coded: Coded) -> bool:
    """Whether an act is supposed, judged, foretold or allowed, and none is told of."""
    return any(
        check(coded)
        for check in (_supposed, _thought, _held, _judged, _foretold, _entitled, _amount, _chance)
    )


def _held(coded: Coded) -> bool:
    """ "Two men whom it [regards] as spies": what somebody is held to be, in passing."""
    passing = coded.token.dep_ == "relcl" and coded.type in ("ACCUSE", "SUPPORT", "REJECT")
    return passing and coded.rule.lemma in HOLDING


def _supposed(coded: Coded) -> bool:
    """ "Maybe we will not meet", "it is possible that we won't": said of what is to come."""
    coming = coded.reality.future or coded.reality.why in ("refusal", "told as intention")
    if not coming or coded.within is not None:
        return False
    verb = coded.frame.verb
    one = verb
    for _ in range(grammar.DEEPEST):
        words = {child.lower_ for child in one.lefts} | {
            child.lower_ for child in grammar.children(one, "preconj", "cc", "advmod")
        }
        if words & (PERHAPS | EITHER):
            return True
        over = one.head
        if over.i == one.i:
            return False
        if one.dep_ in ("ccomp", "csubj") and _said_to_be(over, POSSIBLE):
            return True
        one = over
    return False


def _thought(coded: Coded) -> bool:
    """ "I think he shares the concern": what a speaker only takes somebody to feel."""
    verb = coded.frame.verb
    over = verb.head
    told = verb.dep_ == "ccomp" and over.lemma_ in THINKING and coded.type == "SUPPORT"
    return told and any(c.lower_ in ("i", "we") for c in grammar.children(over, "nsubj"))


def _said_to_be(verb: Token, words: frozenset[str]) -> bool:
    return verb.lower_ in words or any(
        child.lower_ in words for child in grammar.children(verb, "acomp", "attr")
    )


def _judged(coded: Coded) -> bool:
    """ "It would be inappropriate to meet", "it is time to end the sanctions": opinions."""
    verb = coded.frame.verb
    if coded.within is not None or not grammar.infinitive(verb):
        return False
    over = verb.head
    hoped = [h for h in grammar.children(over, *grammar.SUBJECTS) if h.lemma_.lower() in HOPES]
    if over.lemma_ == "be" and hoped:
        return True
    wished = any(child.lower_ == "for" for child in grammar.children(verb, "mark"))
    if grammar.children(verb, *grammar.SUBJECTS) and not wished:
        return False
    if over.pos_ == "NOUN" and over.lemma_.lower() in TIMED:
        return any(child.lemma_ == "be" for child in (over.head, over)) or over.dep_ == "attr"
    if over.pos_ == "ADJ" and over.lower_ in JUDGED:
        return True
    if over.lower_ in DEEMED and over.dep_ in ("attr", "acomp"):
        over = over.head  # "it would be a mistake to meet"
    it = any(child.lower_ == "it" for child in grammar.children(over, *grammar.SUBJECTS, "expl"))
    if it and over.tag_ != "VBD" and _said_to_be(over, DEEMED):
        return True
    return it and over.lemma_ == "be" and _said_to_be(over, JUDGED | TIMED)


def _foretold(coded: Coded) -> bool:
    """ "A visit that will strengthen ties between the two": what a thing is said to bring about."""
    verb = coded.frame.verb
    if coded.frame.pos != "verb" or coded.rule.sides != "mutual" or coded.rule.type != "SUPPORT":
        return False
    said = clause.of_clause(verb)
    if said is None or not (said.future or said.standing is Standing.HYPOTHETICAL):
        return False
    classes = actions.classes()
    doing = [h for h in coded.frame.subjects if h.pos_ in ("NOUN", "PRON")]
    return bool(doing) and all(
        head.pos_ == "NOUN" and not any(grammar.noun_lemma(head) in classes[name]
                                        for name in ("acting", "political", "bodies", "titled"))
        for head in doing
    )  # fmt: skip


def _entitled(coded: Coded) -> bool:
    """ "The right to seek asylum", "eligible for signing", "would allow Chad to push": what one may
    do, and nothing done."""
    verb, over = coded.frame.verb, coded.frame.verb.head
    if verb.dep_ == "acl" and over.lemma_.lower() in RIGHTS:
        return True
    if coded.frame.pos == "noun":
        return False
    if verb.dep_ == "pcomp" and over.lower_ in ("for", "of") and over.head.lemma_ in FITTING:
        return True
    said = clause.of_clause(over) if over.lemma_ in ENABLING else None
    return verb.dep_ in grammar.CLAUSES and said is not None and said.standing in MERELY


def _chance(coded: Coded) -> bool:
    """ "A chance for the two to mend relations", "missed the opportunity to meet": none is done."""
    return coded.reality.why in CHANCES and coded.standing is Standing.HYPOTHETICAL


def _amount(coded: Coded) -> bool:
    """ "Just how far they are willing to go is open"."""
    if coded.frame.pos != "adj" and coded.type != "AGREE":
        return False
    verb = coded.frame.verb
    if verb.dep_ not in ("ccomp", "csubj", "nsubj", "pcomp", "ROOT", "xcomp"):
        return False
    before = [one for part in (verb, coded.token) for one in part.lefts]
    near = {t.lower_ for one in before for t in (one, *one.lefts)}
    return "how" in near
