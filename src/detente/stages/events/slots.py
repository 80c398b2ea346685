"""What may stand in one place around a word: the conditions of the rules in `data/actions.csv`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...records import EntityKind
from ...tables import actions
from ...tables.actions import Slot
from . import arguments, both, grammar, wording
from .cast import Cast, known
from .clause import of_clause
from .frames import Frame, words_of
from .somebody import same

if TYPE_CHECKING:
    from ...language import Token

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
PARTY = frozenset({"with", "meeting", "talk", "summit"})
SELVES = frozenset({"they", "it", "both", "side", "each", "country", "government", "there", "force",
                    "troop", "party", "state", "we", "he", "she"})  # fmt: skip
"""Subjects of what those who agree will do themselves."""
JOINT = frozenset({"joint", "common", "combined"})
LENDING = frozenset({"give", "provide", "offer", "release", "take", "use", "make", "go"})
"""Verbs that with a noun of saying only say: "declined to give details"."""
SAID = frozenset({
    "detail", "comment", "information", "word", "term", "name", "figure", "question", "number",
    "explanation", "statement", "phrase", "specific", "prediction", "interview", "call", "reason",
})  # fmt: skip
PERSONAL = frozenset({"him", "her", "them", "he", "she", "they"})


def check(frame: Frame, slot: Slot, cast: Cast) -> bool | None:
    """Whether what a slot asks for stands around a word; None where the slot names a preposition,
    after which any word or one of these must stand."""
    if (worded := wording.CHECKS.get(slot.name)) is not None:
        return worded(frame, slot.words)
    if (held := arguments.CHECKS.get(slot.name)) is not None:
        return held(frame, slot.words, cast)
    found = _CHECKS.get(slot.name)
    return None if found is None else found(_Try(frame, slot.words, cast))


@dataclass(frozen=True, slots=True)
class _Try:
    """One slot tried on one frame: its words, and who is in the text."""

    frame: Frame
    words: frozenset[str]
    cast: Cast

    def object(self) -> bool:
        words = self.frame.object_words
        return bool(self.words & words) if self.words else bool(self.frame.objects)

    def no_object(self) -> bool:
        """No object at all, or none of these words in it."""
        if self.words:
            return not self.words & self.frame.object_words
        return not self.frame.objects

    def complement(self) -> bool:
        comp = self.frame.comp
        return comp is not None and (not self.words or comp.lemma_.lower() in self.words)

    def anothers(self) -> bool:
        """ "Wants Chad to leave": the complement has a subject of its own."""
        comp = self.frame.comp
        return comp is not None and bool(_subjects(comp))

    def must(self) -> bool:
        """ "Says that Chad must leave": an actor other than the speaker ought to do something."""
        comp = self.frame.comp
        if comp is None or not self.cast.of(grammar.surface(comp)):
            return False
        ought = [c for c in comp.children if c.dep_ == "aux" and c.lower_ in ("must", "ought")]
        if grammar.lemma(comp) in STAYING and not grammar.children(comp, "acomp"):
            return False
        own = {head.i for head in self.frame.subjects}
        if any(head.lower_ in OURSELVES for head in grammar.surface(comp)):
            return False
        return bool(ought) and not own & {head.i for head in grammar.surface(comp)}

    def keeps(self) -> bool:
        """ "Insists that the base must still …": what another wants changed stays."""
        comp = self.frame.comp
        if comp is None or not grammar.children(comp, *grammar.SUBJECTS, *grammar.PASSIVES):
            return False
        bound = any(c.dep_ == "aux" and c.lower_ in BOUND for c in comp.children)
        return bound and any(c.lower_ == "still" for c in comp.children)

    def anywhere(self) -> bool:
        return bool(self.words & self.frame.all_words)

    def nowhere(self) -> bool:
        """None of these words after it: to retreat from the world is to give up no land."""
        return not self.anywhere()

    def no_particle(self) -> bool:
        """ "Called it bold", not "called on it to be bold"."""
        return not self.words & (self.frame.preps.keys() | self.frame.particles)

    def someone(self) -> bool:
        """ "Called on Chad", not "called it that on the coast"."""
        heads = self.frame.objects
        people = any(h.tag_ in ("NNS", "NNPS") or self.cast.of([h]) for h in heads)
        return bool(heads) and (self.frame.comp is not None or (people and self._wanting()))

    def _wanting(self) -> bool:
        """Whether something is asked for after the one called on, wherever the parser hangs it;
        else he is only given the floor or paid a visit."""
        token = self.frame.token
        verbs = token.doc[token.i + 1 : token.sent.end]
        return "for" in self.frame.preps or any(grammar.infinitive(one) for one in verbs)

    def other_purpose(self) -> bool:
        """ "Its request for help", not "for comment"."""
        return not any(h.lemma_.lower() in self.words for h in self.frame.preps.get("for", []))

    def thing(self) -> bool:
        """An object that is no person: who is dismissed loses an office, no proposal is refused."""
        found = [self.cast.index.at(head) for head in self.frame.objects]
        people = any(m and m.entity_kind is EntityKind.PERSON for m in found)
        return bool(self.frame.objects) and not people

    def subject(self) -> bool:
        return bool(self.words & words_of(self.frame.subjects))

    def no_subject(self) -> bool:
        """Whoever does it, none of these."""
        return not self.subject()

    def refused(self) -> bool:
        """ "Will not …", "does not …"."""
        return grammar.refused(self.frame.verb)

    def for_other(self) -> bool:
        """ "Pushes for Chad to help": a clause with a subject of its own."""
        clauses = grammar.children(self.frame.token, "advcl", "ccomp", "xcomp")
        return any(
            part.lower_ == "for" and part.dep_ == "mark" for one in clauses for part in one.lefts
        )

    def light(self) -> bool:
        return self.frame.light

    def owner(self) -> bool:
        return not self.frame.light and bool(self.cast.of(self.frame.subjects))

    def both(self) -> bool:
        """A noun that names its doer; the recipient is checked when the sides are known."""
        return self.owner() or self.frame.light

    def own_complement(self) -> bool:
        """ "Warned that it would …": the subject speaks of what it would do itself."""
        comp = self.frame.comp
        if comp is None or comp.dep_ != "ccomp":
            return False
        if not any(child.dep_ == "aux" and child.tag_ == "MD" for child in comp.children):
            return False
        speaking = self.cast.of(self.frame.subjects)
        doing = self.cast.of(grammar.surface(comp))
        return any(
            same(one, other) or one.entity == f"state:{other.state}"
            for one in doing
            for other in speaking
        )

    def infinitive(self) -> bool:
        """ "Asked Chad to leave", not "asked whether Chad would leave"."""
        comp = self.frame.comp
        return comp is not None and grammar.infinitive(comp)

    def reported(self) -> bool:
        """ "Asked that no base be built": what is asked for, not whether something is so."""
        comp = self.frame.comp
        marked = comp is not None and any(c.lower_ == "that" for c in comp.lefts)
        return marked and comp is not None and comp.dep_ == "ccomp"

    def from_thing(self) -> bool:
        """ "Barred from the country", not "barred from entering"."""
        return any(head.pos_ in ("NOUN", "PROPN") for head in self.frame.preps.get("from", []))

    def together(self) -> bool:
        """Several who act: "the two presidents talked"; one alone only says something."""
        sides = self.cast.of(self.frame.subjects)
        if len({side.state or side.name for side in sides}) > 1:
            return True
        return any(head.lower_ != "they" and both.several(head) for head in self.frame.subjects)

    def other_object(self) -> bool:
        """An object, and none of these: to occupy an office is no occupation."""
        return bool(self.frame.objects) and not self.words & self.frame.object_words

    def commits(self) -> bool:
        """ "Agreed to go", "agreed that they should"; not "agreed that it was late"."""
        comp = self.frame.comp
        if comp is None:  # "would come to agree" agrees to nothing, "with" somebody to an opinion
            after = self.frame.preps.keys()
            return (self.together() and "with" not in after) or bool(after - {"with"})
        if grammar.infinitive(comp) or comp.tag_ == "VBG":
            return True
        modals = {c.lower_ for c in comp.children if c.dep_ == "aux" and c.tag_ == "MD"}
        doing = grammar.surface(comp)
        bound = grammar.passive(comp) or any(h.lemma_.lower() in SELVES for h in doing)
        bound = bound or bool(self.cast.of(doing))  # "agreed that prices would rise": an opinion
        return bool(modals & BOUND) and bound and (modals != {"should"} or self.together())

    def pledged(self) -> bool:
        """ "Assured them that it [would] …": what is to come, not how things are."""
        comp = self.frame.comp
        return comp is not None and any(c.lower_ in BOUND for c in grammar.children(comp, "aux"))

    def will(self) -> bool:
        """Told as future: "will retaliate", "said that it would respond"."""
        told = of_clause(self.frame.verb)
        return told is not None and told.future and not told.negated

    def head(self) -> bool:
        """The object itself, not what modifies it: to move a missile, not a missile shield."""
        counted = [h for h in self.frame.objects if grammar.children(h, "prep")]
        inner = [o for h in counted for o in grammar.prepositions(h).get("of", [])]
        return any(h.lemma_.lower() in self.words for h in [*self.frame.objects, *inner])

    def own_object(self) -> bool:
        """ "Regretted its raid"."""
        counted = [o for h in self.frame.objects for o in grammar.prepositions(h).get("of", [])]
        heads = [*self.frame.objects, *counted]  # "two hundred of its men"
        owners = [c for h in heads for c in grammar.children(h, "poss")]
        return any(one.tag_ == "PRP$" for one in owners)

    def others_object(self) -> bool:
        """To defend somebody, not one's own decision; nor "ordered its envoys to leave"."""
        comp = self.frame.comp
        doing = grammar.surface(comp) if comp is not None and self.frame.verb.i < comp.i else []
        owners = [c.tag_ for h in doing for c in grammar.children(h, "poss")]
        return not self.own_object() and "PRP$" not in owners

    def people(self) -> bool:
        """Somebody: "released [three officers]", "freed [them]"; not "released a report"."""
        found = [self.cast.index.at(head) for head in self.frame.objects]
        pronouns = any(head.lower_ in PERSONAL for head in self.frame.objects)
        return pronouns or any(m and m.entity_kind is EntityKind.PERSON for m in found)

    def body(self) -> bool:
        """A state that leaves a body of states, not a person who leaves its service."""
        after = [h for name in ("of", "from") for h in self.frame.preps.get(name, [])]
        found = [self.cast.index.at(head) for head in [*self.frame.objects, *after]]
        named = any(m and m.entity_kind is EntityKind.ORGANISATION and known(m) for m in found)
        leaving = self.cast.of(self.frame.subjects)
        return named and not any((s.entity or "").startswith("person:") for s in leaving)

    def into_land(self) -> bool:
        """ "Fired rockets into Chad", not "into the sea"."""
        found = [self.cast.index.at(head) for head in self.frame.preps.get("into", [])]
        return any(m and m.entity_kind is EntityKind.STATE for m in found)

    def plain(self) -> bool:
        """To leave a treaty, not to leave it open."""
        token = self.frame.token
        return not grammar.children(token, "oprd", "acomp", "xcomp", "ccomp", "prt")

    def other_complement(self) -> bool:
        """A complement, and none of these: "let them know" allows nothing."""
        comp = self.frame.comp
        return comp is not None and grammar.lemma(comp) not in self.words

    def not_said(self) -> bool:
        """ "Declined to comment", "to give details", "to rule it out" refuse nothing to anybody."""
        comp = self.frame.comp
        if comp is None:
            return True
        word = grammar.lemma(comp)
        if grammar.children(comp, "auxpass"):  # "refused to be intimidated"
            return False
        said = {head.lemma_.lower() for head in grammar.objects(comp)} & SAID
        return word not in actions.classes()["saying"] and not (word in LENDING and said)

    def party(self) -> bool:
        """ "Discussed it with …", "at a meeting", or several who did: one alone has a topic."""
        return self.together() or bool(PARTY & self.frame.all_words)

    def against_deed(self) -> bool:
        """ "Warned against [leaving]", "against an [attack]"; not "against the forces of hate"."""
        heads = self.frame.preps.get("against", [])
        return any(h.pos_ == "VERB" or h.lemma_.lower() in self.words for h in heads)

    def political(self) -> bool:
        """An object that is or holds somebody in politics, or one of these words: a state is
        recognized and a party banned, the need for rest and telephones in cars are not."""
        words = self.frame.object_words
        if self.words & (words | {word.removesuffix("s") for word in words}):  # "Muslims" is a name
            return True
        found = [self.cast.index.at(head) for head in self.frame.objects]
        return any(m and (m.state or m.kind == "pronoun" or known(m)) for m in found)

    def by_will(self) -> bool:
        """Somebody allows it; not what is done, "…, allowing the rest to leave"."""
        token = self.frame.token
        adverbial = token.dep_ == "advcl" and token.tag_ == "VBG" and token.i > token.head.i
        return not adverbial

    def no_duty(self) -> bool:
        """ "Charged with leading the talks" accuses nobody."""
        comp = self.frame.comp
        tasked = comp is not None and comp.dep_ == "pcomp" and grammar.lemma(comp) in DUTIES
        return not tasked

    def one(self) -> bool:
        """A single one: a party's "proposals" are its programme."""
        return self.frame.token.tag_ in ("NN", "NNP")

    def intransitive(self) -> bool:
        token = self.frame.token
        return not grammar.children(token, "dobj") and not grammar.passive(token)

    def always(self) -> bool:
        return True

    def negated(self) -> bool:
        return any(child.lower_ == "no" for child in self.frame.token.children) or any(
            child.dep_ == "neg" for child in self.frame.verb.children
        )

    def joint(self) -> bool:
        several = {side.state or side.name for side in self.cast.of(self.frame.subjects)}
        return len(several) > 1 or bool(JOINT & self.frame.object_words)

    def single(self) -> bool:
        return not self.joint() and "with" not in self.frame.preps


def _subjects(verb: Token) -> list[Token]:
    return grammar.children(verb, *grammar.SUBJECTS, *grammar.PASSIVES)


_CHECKS: dict[str, Callable[[_Try], bool]] = {
    "obj": _Try.object,
    "no-obj": _Try.no_object,
    "comp": _Try.complement,
    "comp-other": _Try.anothers,
    "comp-must": _Try.must,
    "comp-keep": _Try.keeps,
    "nowhere": _Try.nowhere,
    "no-prep": _Try.no_particle,
    "someone": _Try.someone,
    "not-for": _Try.other_purpose,
    "thing-obj": _Try.thing,
    "any": _Try.anywhere,
    "sub": _Try.subject,
    "no-sub": _Try.no_subject,
    "not": _Try.refused,
    "comp-own": _Try.own_complement,
    "to-comp": _Try.infinitive,
    "that-comp": _Try.reported,
    "for-other": _Try.for_other,
    "from-thing": _Try.from_thing,
    "together": _Try.together,
    "not-obj": _Try.other_object,
    "intransitive": _Try.intransitive,
    "commits": _Try.commits,
    "head": _Try.head,
    "own-obj": _Try.own_object,
    "not-own": _Try.others_object,
    "people": _Try.people,
    "body": _Try.body,
    "into-land": _Try.into_land,
    "plain": _Try.plain,
    "not-comp": _Try.other_complement,
    "not-said": _Try.not_said,
    "party": _Try.party,
    "pledged": _Try.pledged,
    "will": _Try.will,
    "political": _Try.political,
    "against-deed": _Try.against_deed,
    "by-will": _Try.by_will,
    "not-duty": _Try.no_duty,
    "one": _Try.one,
    "alone": _Try.always,
    "light": _Try.light,
    "owner": _Try.owner,
    "both": _Try.both,
    "neg": _Try.negated,
    "joint": _Try.joint,
    "single": _Try.single,
}
