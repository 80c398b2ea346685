"""Conditions of the rules in `data/actions.csv` that look at the words of the act alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ....tables import actions
from .. import grammar
from ..frames import Frame

if TYPE_CHECKING:
    from ....language import Token

JOINT = frozenset({"joint", "common", "combined", "bilateral", "trilateral", "mutual"})
MAYBE = frozenset({"will", "would", "could", "may", "might", "can"})
SEVERING = frozenset({"SANCTION", "COERCE"})
"""Types that a passive under "warned that" threatens with: "that ties could be cut"; people who
"could be killed" are as often feared for as threatened."""
EASED = frozenset({"low", "lower", "reduced", "fewer", "lighter", "zero", "halved", "removed",
                   "lifted", "suspended", "eased", "loosened"})  # fmt: skip
"""Words before a tariff or a sanction by which it is taken back."""
OUGHT = frozenset({"should", "ought"})
THREATENING = frozenset({"threaten", "vow", "pledge", "promise", "swear", "prepare"})
SETTLED = frozenset({"settle", "close", "resolve", "conclude", "finish"})
"""Verbs of what is said to be past talking about."""
LETTING = frozenset({"let", "allow", "permit", "make", "have", "help"})
MASS = frozenset({"ammunition", "artillery", "munition", "weaponry", "aircraft", "battery"})
"""Words for many arms in the singular."""
TOLD = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})


def kind(frame: Frame, words: frozenset[str]) -> bool:
    """ "A general strike", "a one-day walkout": what stands before the noun."""
    before = {t.lower_ for child in frame.token.lefts for t in child.subtree}
    joined = "".join(t.text_with_ws for t in frame.token.lefts for t in t.subtree).lower().split()
    return bool(words & (before | set(joined)))


def jointly(frame: Frame, _: frozenset[str]) -> bool:
    """ "A joint examination", "common patrols"."""
    return any(child.lower_ in JOINT for child in frame.token.children)


def said_no(frame: Frame, _: frozenset[str]) -> bool:
    """ "Said no to the plan", not "said no plan existed" or "team no. 4"."""
    return any(
        child.lower_ == "no"
        and child.dep_ in ("intj", "dobj", "advmod")
        and child.i > frame.token.i
        and not _numbered(child)
        for child in frame.token.children
    )


def _numbered(token: Token) -> bool:
    """ "No. 4": an abbreviation before a number."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) > 1 and after[0].text == "." and after[1].like_num


def said_yes(frame: Frame, _: frozenset[str]) -> bool:
    """ "Said yes to the plan"; not "asked whether it was true, he said yes"."""
    asked = any(one.lemma_ in ("ask", "question") and one.i < frame.token.i for one in
                frame.token.sent)  # fmt: skip
    said = any(one.lower_ == "yes" and one.i > frame.token.i for one in frame.token.children)
    return said and not asked


def complement_behind(frame: Frame, _: frozenset[str]) -> bool:
    """ "Said that they were behind the attack"."""
    comp = frame.comp
    if comp is None or comp.lemma_ not in ("be", "stand"):
        return False
    return any(c.lower_ == "behind" and c.dep_ == "prep" for c in comp.children)


def in_sentence(frame: Frame, words: frozenset[str]) -> bool:
    """One of these words anywhere in the sentence: who "fired back" near "shells" did so with
    arms, not in a speech."""
    return any(token.lemma_.lower() in words for token in frame.token.sent)


def complement_ought(frame: Frame, _: frozenset[str]) -> bool:
    """ "Insists that they should leave"; what "should still" stand is refused."""
    still = frame.comp is not None and any(c.lower_ == "still" for c in frame.comp.children)
    return _bound(frame.comp, OUGHT) and not still


def complement_bare(frame: Frame, _: frozenset[str]) -> bool:
    """ "Suggested that Chad [pay]": what is not so and is wished, by the bare form of its verb."""
    comp = frame.comp
    return comp is not None and comp.tag_ == "VB" and not grammar.children(comp, "aux", "auxpass")


def complement_done(frame: Frame, _: frozenset[str]) -> bool:
    """ "Suggested that the raids [be ended]": what is wished, with nobody named to do it."""
    comp = frame.comp
    if comp is None or grammar.children(comp, "aux", "agent"):
        return False
    return any(one.lower_ == "be" for one in grammar.children(comp, "auxpass"))


def threatened(frame: Frame, _: frozenset[str]) -> bool:
    """ "Vowed to hit back": who "hit back" without such a verb as often only answered."""
    return frame.token.dep_ == "xcomp" and grammar.lemma(frame.token.head) in THREATENING


def news(frame: Frame, _: frozenset[str]) -> bool:
    """Told as done or to be done, not a bare infinitive: "let them [attend] the talks"."""
    over = frame.token.head
    if frame.token.dep_ in ("ccomp", "xcomp") and grammar.lemma(over) in LETTING:
        return False
    future = any(c.dep_ == "aux" and c.tag_ == "MD" for c in frame.token.children)
    return frame.token.tag_ in TOLD or future


def child(frame: Frame, words: frozenset[str]) -> bool:
    """ "Set three men [free]", "set [free] three men"."""
    near = [*frame.token.children, *frame.token.doc[frame.token.i + 1 : frame.token.i + 2]]
    return any(one.lower_ in words for one in near)


def complement_harms(frame: Frame, _: frozenset[str]) -> bool:
    """ "Warned that ties could be cut": a passive without agent of a verb that only harms; who
    warns of it would do it."""
    comp = frame.comp
    if comp is None or comp.dep_ != "ccomp" or not _bound(comp, MAYBE):
        return False
    hidden = bool(grammar.children(comp, "auxpass")) and not grammar.children(comp, "agent")
    types = {rule.type for rule in actions.rules().get((grammar.lemma(comp), "verb"), ())}
    return hidden and bool(types & SEVERING) and "ASSAULT" not in types


def _bound(comp: Token | None, modals: frozenset[str]) -> bool:
    return comp is not None and any(c.dep_ == "aux" and c.lower_ in modals for c in comp.children)


def several(frame: Frame, _: frozenset[str]) -> bool:
    """ "The two sides", "they", "Chad and Libya": those who settle something together."""
    return any(
        head.lower_ in ("they", "both")
        or head.tag_ in ("NNS", "NNPS")
        or len(grammar.conjuncts(head)) > 1
        for head in frame.subjects
    )


def settled(frame: Frame, _: frozenset[str]) -> bool:
    """ "Decided to meet", "that experts would meet"; not "whether", nor "that it was late"."""
    comp = frame.comp
    if comp is None or any(c.lower_ in ("whether", "how", "if", "when") for c in comp.lefts):
        return False
    return grammar.infinitive(comp) or _bound(comp, MAYBE | OUGHT)


def literal(frame: Frame, _: frozenset[str]) -> bool:
    """ "Fought a war", not "a war on terror"."""
    return not any(grammar.prepositions(one).keys() & {"on"} for one in frame.objects)


def as_subject(frame: Frame, _: frozenset[str]) -> bool:
    """ "The withdrawal of the troops has begun", not "insisted on the withdrawal"."""
    return frame.token.dep_ in ("nsubj", "nsubjpass")


def not_eased(frame: Frame, _: frozenset[str]) -> bool:
    """A burden, and none that is lowered or lifted: "proposed lower tariffs" threatens nobody."""
    return not any(
        child.dep_ in ("amod", "compound") and child.lower_ in EASED
        for child in frame.token.children
    )


def several_things(frame: Frame, _: frozenset[str]) -> bool:
    """ "Sent rifles", "sent artillery": a single gun is sent to a laboratory, not to an army."""
    return any(head.tag_ != "NN" or head.lemma_ in MASS or grammar.children(head, "nummod")
               for head in frame.objects)  # fmt: skip


def waited(frame: Frame, _: frozenset[str]) -> bool:
    """ "Gave Libya [until Saturday]": a day by which something is due."""
    return any(child.lower_ == "until" for child in frame.token.children)


def undergone(frame: Frame, _: frozenset[str]) -> bool:
    """ "The move will be answered", not "will answer it politely"; also "flights resumed"."""
    return frame.suffered or grammar.passive(frame.token)


def no_complement(frame: Frame, _: frozenset[str]) -> bool:
    """ "Suggested a patrol", not "suggested that it was late"."""
    return frame.comp is None


def nothing(frame: Frame, _: frozenset[str]) -> bool:
    """ "Wants no part of it", "will have nothing to do with it"."""
    return any(part.lower_ in ("no", "nothing", "none", "neither")
               for head in frame.objects for part in (head, *head.lefts))  # fmt: skip


def complement_denies(frame: Frame, _: frozenset[str]) -> bool:
    """ "Insists that this is no apology", "maintains that the matter was settled"."""
    comp = frame.comp
    if comp is None or comp.dep_ != "ccomp" or _bound(comp, MAYBE | OUGHT | {"must"}):
        return False
    if grammar.lemma(comp) in SETTLED and grammar.passive(comp):
        return True
    things = grammar.children(comp, "attr", "nsubj", "nsubjpass", "dobj")
    none = any(part.lower_ in ("no", "nothing") for head in things for part in (head, *head.lefts))
    return none or (comp.lemma_ == "be" and grammar.refused(comp))


CHECKS: dict[str, Callable[[Frame, frozenset[str]], bool]] = {
    "kind": kind,
    "jointly": jointly,
    "said-no": said_no,
    "said-yes": said_yes,
    "comp-behind": complement_behind,
    "comp-no": complement_denies,
    "no-comp": no_complement,
    "none": nothing,
    "comp-ought": complement_ought,
    "comp-harm": complement_harms,
    "comp-bare": complement_bare,
    "comp-done": complement_done,
    "jointly-sub": several,
    "as-subject": as_subject,
    "settled": settled,
    "literal": literal,
    "threatened": threatened,
    "news": news,
    "child": child,
    "not-eased": not_eased,
    "sentence": in_sentence,
    "many": several_things,
    "passive": undergone,
    "until": waited,
}
