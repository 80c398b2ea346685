"""Acts that name nobody, told in an article about what states have with one another.

"Two were arrested", "the suggestion was declined", "four helicopters have been lent": the article
as a whole says between whom such things happen, though the sentence does not. They are events; who
is not named stays empty.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ...records import EntityKind, Mention, Side
from ...tables import actions, plover
from . import enough, frames, grammar, happening, reach, roles
from .cast import Cast
from .coding import Coded
from .somebody import BUSINESS, KIN

if TYPE_CHECKING:
    from ...language import Token

LEAD = 600
"""Characters in which a news article says what it is about, after its headline."""
OFTEN = 3
"""Mentions that the second state of such an article has at least: it is not named in passing."""
SHARE = 3
"""The first state is named at most so many times as often as the second; chosen on articles about
one state with a victim or a critic of another, which are to stay outside."""
SHARE_AT_HOME = 5
"""The same where the first is the state of the desk: a paper names its own people in every line."""
SOMEBODY = frozenset({"he", "she", "they", "it", "two", "three", "four", "five", "both", "each",
                      "neither"})  # fmt: skip
ORDINARY = frozenset({
    "work", "cooperate", "collaborate", "trade", "finance", "bankroll", "abuse", "violate",
    "breach", "flout", "resign", "quit", "step", "conversation", "capture", "investigate", "sue",
    "speak",
})  # fmt: skip
"""Words of what people do every day: only between those who are named do they matter to states."""
HARMED = enough.HURTING | {"die", "perish", "hit", "strike", "fight"}
"""Verbs of people hurt by accident as often as on purpose."""
YIELDED = frozenset({"RETREAT", "CONCEDE"})
"""Types of what is given back or taken off: between states also where nobody is named."""
GATHERINGS = frozenset({"talk", "negotiation", "discussion", "summit", "consultation"})
"""Nouns of talks among states; a "meeting" or "visit" of nobody named may be anybody's."""
PAPERS = roles.DOCUMENTS | {"memorandum", "memo", "editorial", "court", "ministry"}
"""What speaks for whoever wrote it: "the memorandum calls for an apology"."""
RANKS = frozenset({"admiral", "adm.", "captain", "capt.", "brigadier", "major", "commodore",
                   "lieutenant", "lt", "gen", "maj.", "maj"})  # fmt: skip
"""Ranks before names, beside the titles of the table."""
DELEGATES = frozenset({"expert", "delegation", "head", "team", "technician", "mediator"})
LADEN = frozenset({"truck", "lorry", "convoy", "shipment", "freighter", "trainload", "barge"})
"""What brings aid where the text names nobody who sends it."""
NEAR = frozenset({"neighbour", "neighbor", "ally", "rival", "foe"})
SORRY = frozenset({"apologize", "apologise"})
UTTERING = frozenset({"REJECT", "REQUEST", "ACCUSE", "AGREE"})
"""Types of which a noun with "made" or "delivered" tells, when one side is named."""
TO_DO = frozenset({
    "leave", "quit", "stop", "halt", "withdraw", "release", "free", "return", "turn", "heave",
    "surrender", "pull", "vacate", "close", "reopen", "lower", "dismantle", "remove", "alter",
    "identify", "depart", "disarm", "retreat", "cease", "land", "send", "hand", "explain",
})  # fmt: skip
"""What a craft or an envoy is told to do by another state."""
JOINT = frozenset({"hotline", "commission", "committee", "channel", "mission", "line", "centre",
                   "center"})  # fmt: skip
"""What two states set up with each other."""
COMPLAINTS = frozenset({"complaint", "protest", "petition", "appeal", "demarche"})
WARNED = frozenset({"water", "bow", "air", "sea", "head"})
"""Into or over what warning shots go."""
PRIVATE = frozenset({"lawyer", "attorney", "relative", "analyst", "expert", "critic", "witness"})
"""Who denies and demands things for nobody but themselves."""
SPEAKING = frozenset({"i", "we", "you", "one", "who"})
BESIDE = frozenset({"compound", "nmod", "poss"})


class Setting:
    """Whether one article is about states, and which of its acts that names nobody is told."""

    def __init__(self, cast: Cast, desk: str | None) -> None:
        self.cast = cast
        self.states = _states(cast, desk)
        self.between = len(self.states) > 1

    def tells(self, coded: Coded) -> bool:
        """Whether an act for whose sides the text says too little is an event all the same."""
        if not self.between or coded.frame.pos == "adj":
            return False
        happening.with_verb(coded)
        if not happening.firm(coded) or _everyday(coded):
            return False
        ordinary = coded.rule.lemma in ORDINARY and coded.type != "MOBILIZE"
        if ordinary or _remitted(coded) or coded.rule.mode == "visit" or _custom(coded):
            return False
        if coded.type == "ASSAULT" and not self._armed(coded):
            return False
        if coded.rule.type == "CONSULT":
            return self._met(coded)
        if coded.frame.pos == "noun":
            return self._named(coded)
        # "the ban is to be removed"
        given_back = coded.rule.type == "RETREAT" or happening.eased(coded)
        if coded.type in plover.SPOKEN and not given_back:
            return self._spoken(coded)
        passive = frames.undergone(coded.frame) and not coded.frame.subjects
        return passive or any(
            self._somebody(head) or (coded.type == "ASSAULT" and _arms(head))
            for head in coded.frame.subjects
        )

    def _named(self, coded: Coded) -> bool:
        """An act told by a noun: that it happens, whom it struck, or who lodged it."""
        if happening.happens(coded) and (coded.type in plover.DEEDS or self._uttered(coded)):
            return True
        placed = any(map(enough.placed, _sides(coded)))
        struck = coded.type == "ASSAULT" and placed and coded.token.dep_ not in BESIDE
        return struck or self._lodged(coded)

    def concerns(self, coded: Coded) -> bool:
        """Whether one of the article's states gives way, or calls in an envoy, by its own name:
        "Chad abolished the duties" is no home affair where an article is about Chad and Libya."""
        itself = any(side.entity == f"state:{side.state}" and side.state in self.states
                     for side in coded.actors)  # fmt: skip
        called = coded.type == "ACCUSE" and enough.summoned(coded)
        return self.between and itself and (coded.type in YIELDED or called)

    def _met(self, coded: Coded) -> bool:
        """Talks that take place, or several officials who meet."""
        named = any(enough.placed(side) for side in coded.actors)
        if coded.frame.pos == "noun":
            told = named or coded.rule.lemma in GATHERINGS or happening.of_a_series(coded.token)
            return (told and happening.happens(coded)) or happening.met(coded.token)
        if coded.rule.sides != "mutual":
            return named or any(enough.placed(side) for side in coded.recipients)
        heads = coded.frame.subjects
        official = any(self._political(h) or h.lemma_.lower() in DELEGATES for h in heads)
        official = official or (len(heads) > 1 and all(map(self._ranked, heads)))
        several = len(heads) > 1 or any(
            h.tag_ in ("NNS", "NNPS") or h.lower_ in SOMEBODY for h in heads
        )
        more = coded.frame.objects or coded.rule.particle
        alone = coded.mode == "phone" or not more
        return official and several and alone and not frames.undergone(coded.frame)

    def _ranked(self, head: Token) -> bool:
        """ "General Ole Berg": by his rank or office he meets others for his state."""
        words = actions.classes()
        before = {one.lemma_.lower() for one in head.lefts} | {one.lower_ for one in head.lefts}
        return self._person(head) and bool(before & (words["titled"] | RANKS))

    def _lodged(self, coded: Coded) -> bool:
        """ "Acting on a complaint by Chad"."""
        by = coded.frame.preps.get("by", [])
        placed = any(map(self._own, coded.actors))
        return bool(by) and placed and coded.type == "ACCUSE" and coded.rule.lemma in COMPLAINTS

    def _spoken(self, coded: Coded) -> bool:
        """Whether somebody in politics says it, or a thing told before is answered."""
        if frames.undergone(coded.frame) and not coded.frame.subjects:
            known = happening.answers(coded) or happening.settled(coded) or _joint(coded)
            return known or self._told_to(coded)
        if coded.type in ("SUPPORT", "ACCUSE"):
            return bool(coded.actors and coded.recipients) or self._aimed(coded) or _voiced(coded)
        return bool(coded.actors) or any(
            self._political(head) and not self._for_himself(head, coded)
            for head in coded.frame.subjects
        )

    def _for_himself(self, head: Token, coded: Coded) -> bool:
        """A lawyer, a relative, a firm; "he" who, by name and in no office, denies a thing."""
        mention = self.cast.index.at(head)
        named = mention is not None and mention.kind == "pronoun" and mention.entity is not None
        named = named and coded.type == "REJECT"
        return named or head.lemma_.lower() in PRIVATE | BUSINESS | KIN

    def _told_to(self, coded: Coded) -> bool:
        """ "The trawler was ordered to stop", "the consul was asked to leave": by another state."""
        comp = coded.frame.comp
        asked = coded.type == "REQUEST" and comp is not None and comp.lemma_.lower() in TO_DO
        if not asked:
            return False
        words = actions.classes()
        theirs = any(side.entity == f"state:{side.state}" for side in coded.recipients)
        return theirs or bool(coded.frame.object_words & (words["craft"] | words["ambassador"]))

    def _aimed(self, coded: Coded) -> bool:
        """ "Accused its neighbour", "called the arrest piracy", "has apologised for the raid", "a
        rebel party blamed Chad": one side is of the article's states, or the word is for two."""
        if coded.rule.sides == "mutual":
            return bool(coded.actors) or any(map(_each, coded.frame.subjects))
        subjects = coded.frame.subjects
        if any(self._own(side) for side in coded.recipients):
            return any(head.lower_ != "who" and self._somebody(head) for head in subjects)
        if not any(self._own(side) for side in coded.actors):
            other = any(map(self._person, coded.frame.objects))
            if any(map(enough.placed, coded.actors)):  # a third state "backed its ally"
                return any(head.lemma_.lower() in NEAR for head in coded.frame.objects)
            return coded.type == "ACCUSE" and other and any(h.lower_ == "it" for h in subjects)
        things = [*coded.frame.objects, *coded.frame.preps.get("for", [])]
        return any(_told_before(head) for head in things) or (
            coded.rule.lemma in SORRY and not coded.frame.objects
        )

    def _own(self, side: Side) -> bool:
        official = not (side.entity or "").startswith("organisation:")
        return official and side.state in self.states

    def _person(self, head: Token) -> bool:
        mention = self.cast.index.at(head)
        return mention is not None and mention.entity_kind is EntityKind.PERSON

    def _uttered(self, coded: Coded) -> bool:
        """ "The refusal, delivered on Friday, of a Chadian plan"."""
        told = coded.frame.light and coded.type in UTTERING
        return told and any(map(enough.placed, [*coded.actors, *coded.recipients]))

    def _armed(self, coded: Coded) -> bool:
        """Violence with arms or by somebody who bears them, not an accident or a figure."""
        if coded.rule.lemma not in HARMED:
            return True
        if coded.rule.lemma == "shoot" and (_in_service(coded.frame.objects) or _warning(coded)):
            return True
        if any(map(_arms, coded.frame.subjects)):
            return True
        around = {t.lemma_.lower() for t in frames.bounded(coded.token)}
        around |= {t.lemma_.lower() for head in coded.frame.subjects for t in head.subtree}
        around |= {t.lemma_.lower() for head in coded.frame.objects for t in head.subtree}
        return bool(around & (enough.BY_FORCE | actions.classes()["forces"]))

    def _somebody(self, head: Token) -> bool:
        """A person, a group, a body or arms, with or without a name."""
        mention = self.cast.index.at(head)
        if mention is not None and mention.entity_kind is not EntityKind.PLACE:
            return head.lower_ not in SPEAKING
        if mention is not None and any(self._own(side) for side in self.cast.located(head)):
            return True  # a capital that does something is its state
        return self._political(head) or head.lemma_.lower() in LADEN

    def _political(self, head: Token) -> bool:
        lemma = grammar.noun_lemma(head)
        words = actions.classes()
        known = any(lemma in words[name] for name in ("acting", "political", "bodies", "titled"))
        return known or head.lower_ in SOMEBODY or lemma in PAPERS


def _warning(coded: Coded) -> bool:
    """ "Shot into the water ahead of her", "over the bows"."""
    near = [*coded.frame.preps.get("into", []), *coded.frame.preps.get("over", []),
            *coded.frame.preps.get("across", [])]  # fmt: skip
    return any(head.lemma_.lower() in WARNED for head in near)


def _joint(coded: Coded) -> bool:
    """ "A hotline will be set up between the two headquarters"."""
    made = coded.type in ("AGREE", "COOPERATE") and coded.frame.object_words & JOINT
    between = any("between" in grammar.prepositions(head) for head in coded.frame.objects)
    return bool(made) and (between or "between" in coded.frame.preps)


def _voiced(coded: Coded) -> bool:
    """ "Chad and Libya voiced concern": a state, or whoever speaks for it, about what is told."""
    felt = coded.frame.objects and coded.frame.object_words & actions.classes()["criticism"]
    ours = [one for one in coded.actors if one.state is not None]
    return bool(felt) and coded.type == "ACCUSE" and bool(ours)


def _remitted(coded: Coded) -> bool:
    """ "The money they send home": given by and to nobody of any state."""
    given = coded.type == "AID" and not frames.undergone(coded.frame)
    return given and not any(map(enough.placed, _sides(coded)))


def _everyday(coded: Coded) -> bool:
    """An accident, an arrest for theft, what some do "when they march"."""
    if enough.accident(coded) or (not coded.actors and enough.crime(coded)):
        return True
    waiting = coded.reality.why in ("before", "to")
    return waiting and not any(map(enough.placed, _sides(coded)))


def _custom(coded: Coded) -> bool:
    """Whether it is a rule or a closure by nobody named: a ban, a road shut after an accident."""
    if coded.actors or coded.frame.subjects:
        return False
    craft = actions.classes()["craft"]
    edges = reach.EDGES | {"crossing"}
    shut = coded.rule.mode == "restrict" and not coded.frame.object_words & (edges | craft)
    return coded.rule.lemma in enough.BARRING or (
        shut and not any(map(enough.placed, _sides(coded)))
    )


def _sides(coded: Coded) -> list[Side]:
    return [*coded.actors, *coded.recipients]


def _states(cast: Cast, desk: str | None) -> frozenset[str]:
    """The states that headline and lead name and of which the article goes on to speak alike; one
    of the headline may be spoken of less, and a paper need not name its own there."""
    counted = Counter(state for m in cast.index.all if (state := _state(m, cast)))
    most = max(counted.values(), default=0)
    body = next((s.span.start for s in cast.parse.segments if s.kind == "paragraph"), 0)
    headed = {_state(m, cast) for m in cast.index.all if m.span.start < body}
    share = SHARE_AT_HOME if desk is not None and counted[desk] == most else SHARE
    often = {state for state, n in counted.items()
             if n >= OFTEN and (n * share >= most or state in headed)}  # fmt: skip
    named = {_state(m, cast) for m in cast.index.all if m.span.start < body + LEAD} | {desk}
    return frozenset(often & named)


def _arms(head: Token) -> bool:
    """ "Shots hit a post", "a machine gun opened up"."""
    return head.lemma_.lower() in actions.classes()["gunfire"]


def _in_service(heads: list[Token]) -> bool:
    """ "Two fishermen were shot dead": whom states quarrel over."""
    words = actions.classes()
    return any(head.lemma_.lower() in words[name] for head in heads
               for name in ("captives", "forces", "ambassador", "seafarers"))  # fmt: skip


def _each(head: Token) -> bool:
    """ "Each Korea", "both sides"."""
    return any(child.lower_ in ("each", "both") for child in head.lefts)


def _told_before(head: Token) -> bool:
    """ "It", "its neighbour", "their offer", "the arrest": what or who was told of before; praise
    and blame of people are said at home."""
    if head.lower_ in ("it", "them", "this", "that"):
        return True
    owners = grammar.children(head, "poss")
    if any(one.tag_ == "PRP$" for one in owners) or head.lemma_.lower() in NEAR:
        return True
    definite = any(child.lower_ in enough.DEFINITE for child in head.lefts)
    return definite and head.pos_ == "NOUN" and head.lemma_.lower() not in enough.AT_HOME


def _state(mention: Mention, cast: Cast) -> str | None:
    if mention.state is not None or mention.entity_kind is not EntityKind.PLACE:
        return mention.state
    near = cast.located(cast.parse.doc[mention.head])
    return near[0].state if near else None
