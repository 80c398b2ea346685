"""Whether an act of one of two states is done to the other, where its sentence names nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....records import Side
from .. import grammar
from ..somebody import body_of_states
from ..whose import landed
from . import elsewhere
from .pair import MEETING

if TYPE_CHECKING:
    from ....language import Token
    from ..coding import Coded
    from .pair import Pair

SHARED = frozenset({
    "border", "frontier", "crossing", "relation", "tie", "talk", "negotiation", "ambassador",
    "envoy", "embassy", "consulate", "accord", "agreement", "treaty", "truce", "cease-fire",
    "ceasefire", "apology", "explanation", "compensation", "withdrawal", "sovereignty", "import",
    "export", "trade", "freeze", "troop", "diplomat", "charge", "declaration", "consul",
})  # fmt: skip
"""What lies between two states, or what one of them owes the other."""
OWED = frozenset({"apologize", "apologise", "explain", "hearing", "culprit", "reparation", "return",
                  "release", "free", "pay", "compensate", "guarantee", "assurance", "hand",
                  "restore", "surrender", "extradite", "refund", "handover"})  # fmt: skip
"""What one asks of whom it has a quarrel with."""
FREED = frozenset({"release", "return", "freedom", "liberty", "repatriation"})
HELD = frozenset({"man", "crew", "prisoner", "sailor", "soldier", "fisherman", "pilgrim", "hostage",
                  "captive", "detainee", "pilot", "skipper", "guard", "woman", "worker",
                  "diplomat"})  # fmt: skip
"""Those whose release is asked of whoever holds them: "the men's return"."""
INQUIRIES = frozenset({"inquiry", "enquiry", "investigation", "probe", "restitution", "damages",
                       "punishment"})  # fmt: skip
"""What is demanded outright of whoever has done harm."""
UNANSWERING = frozenset({
    "resist", "avoid", "oppose", "block", "veto", "repudiate", "object", "help", "mediation",
    "resolution", "council", "aid", "do", "play",
})  # fmt: skip
"""Words of refusals and threats that need not be of what the other of the two asked."""
SPEAKING = frozenset({"state", "person", "organisation"})
"""Kinds of those who speak for a state; a party or a crowd as often blames its own."""
OFFERING = frozenset({"offer", "propose", "proposal", "invite", "invitation", "suggest", "ready",
                      "prepared", "put", "table"})  # fmt: skip
"""Words of offers, which one makes to somebody else."""
PROMISING = frozenset({"promise", "pledge", "guarantee", "commit", "undertake", "assure", "vow"})
EMBASSIES = frozenset({"embassy", "ambassador", "consul", "consulate", "envoy"})
ASKING = frozenset({"REQUEST", "ACCUSE", "THREATEN", "PROTEST"})
"""Acts that a promise may answer."""
YIELDING = frozenset({"suspend", "drop", "lift", "release", "free", "return", "remove", "ease",
                      "reopen", "scrap", "shelve", "waive", "compensate", "apologise",
                      "apologize", "rescind", "revoke"})  # fmt: skip
"""What one of two agrees to do that the other has wanted."""
SURRENDERED = frozenset({"extradition", "handover", "repatriation", "return", "transfer"})
"""What one of two does with somebody whom the other wants."""
ANYBODY = frozenset({"whoever", "whomever", "anyone", "anybody", "everyone", "everybody", "all",
                     "those", "asked", "wants", "asks"})  # fmt: skip
"""To whom what is offered to all is offered."""
BETWEEN = frozenset({"peace", "truce", "ceasefire", "cease-fire", "compromise", "settlement",
                     "draft", "mediation", "border", "counter", "treaty", "summit"})  # fmt: skip
"""Words before "proposal" for what two have with one another."""
BREAKING = frozenset({"sever", "break", "rupture", "walk", "boycott", "respond", "retaliate",
                      "reciprocate", "ban"})  # fmt: skip
"""Words of what one state does to another alone."""
LEAVING = frozenset({"withdraw", "pull", "retreat", "pullout", "withdrawal", "return"})
LODGED = frozenset({"protest", "complain", "lodge"})
SORRY = frozenset({"apologize", "apologise"})
GROUND = frozenset({"border", "frontier", "height", "heights", "area", "island", "zone", "post",
                    "territory", "enclave", "position", "line", "bank"})  # fmt: skip
"""What troops of one of two leave that lies between them; else they may leave anywhere."""
SEIZED = frozenset({"boat", "vessel", "ship", "trawler", "crew", "sailor", "fisherman", "soldier",
                    "guard", "pilot", "patrol", "aircraft", "plane", "cutter"})  # fmt: skip
"""Whom and what the forces of one of two states stop and take that is the other's."""
ARMED = frozenset({"patrol", "guard", "guards", "soldier", "soldiers", "troops", "army", "navy",
                   "gunboat", "warship", "cutter", "frigate", "marines", "sentry"})  # fmt: skip
"""Last words of those who guard an edge, so that whoever they shoot there is the other's."""
FIRED = frozenset({"missile", "rocket", "projectile", "satellite", "torpedo", "warhead", "bomb"})
"""What is tested and launched, towards nobody unless the text says so."""
HELPING = frozenset({"flood", "riot", "unrest", "earthquake", "wildfire", "election", "parade",
                     "strike", "protest", "crime", "smuggler", "pirate"})  # fmt: skip
"""What soldiers are sent for that is no quarrel with a neighbour."""
OWN = frozenset({"rebel", "guerrilla", "insurgent", "militant", "opposition", "trucker", "farmer",
                 "protester", "student", "opponent"})  # fmt: skip
"""Who may be anybody's enemy, or its own government's."""
FOUGHT = frozenset({
    "soldier", "troop", "post", "position", "cutter", "boat", "vessel", "ship", "patrol", "trawler",
    "area", "village", "garrison", "guard", "airspace", "crew", "territory",
})  # fmt: skip
"""What the arms of one of two states strike, so that it is the other's."""
EDGES = frozenset({"border", "frontier"})
ARMS = frozenset({"troops", "soldiers", "forces", "missiles", "tanks"})
RAIDS = frozenset({"shelling", "bombardment", "raid", "attack", "strike", "incursion", "sinking"})
FIRING = frozenset({"fire", "shoot", "open", "respond", "retaliate", "shell", "return"})
"""Verbs of fighting that name nobody who is hit: "fired back", "opened fire first"."""
SHOTS = frozenset({"shot", "round", "fire", "volley", "burst", "flare", "salvo"})
"""What is fired at whoever is there; who "fires missiles" may test them."""


def nobody(coded: Coded) -> bool:
    """Whether no recipient is named; of "urged a reduction of troops", troops are none, and of
    "called off the Red Cross meeting" the Red Cross."""
    things = coded.type == "REQUEST" and all(
        side.entity is None and side.state is None and side.name.lower() in ARMS
        for side in coded.recipients
    )
    lodged = coded.rule.lemma in LODGED or coded.type == "THREATEN"
    if lodged and all(map(body_of_states, coded.recipients)):
        return True
    if coded.recipients and all(_own_edge(side, coded) for side in coded.recipients):
        return True
    met = coded.frame.object_words & MEETING and all(s.state is None for s in coded.recipients)
    return things or bool(met) or not coded.recipients


def _own_edge(side: Side, coded: Coded) -> bool:
    """ "Closed a bridge on its southern border": what the actor shares with the other."""
    edge = bool(EDGES & set(side.name.lower().split()))
    return edge and side.state in {one.state for one in coded.actors}


def directed(coded: Coded, pair: Pair) -> bool:
    """Whether an act is done to somebody: said in answer, or about what two states share."""
    check = _CHECKS.get(coded.type)
    if check is None or words(coded) & OWN or _anothers(coded):
        return False
    if elsewhere.aimed(coded, pair):
        return False
    return check(_Act(coded, pair))


def _anothers(coded: Coded) -> bool:
    """ "Rejected the south's call": what is somebody's by words that name nobody known."""
    owners = [
        one
        for head in coded.frame.objects
        for one in grammar.children(head, "poss")
        if not (grammar.noun_lemma(head) in FREED and grammar.noun_lemma(one) in HELD)
    ]
    return any(one.pos_ in ("NOUN", "PROPN") and one.ent_type_ not in ("DATE", "TIME")
               for one in owners)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Act:
    """One act of one of the two: whether it is done to the other, by its type."""

    coded: Coded
    pair: Pair

    def assault(self) -> bool:
        """Fire that is opened or returned, and what is struck."""
        shots = {head.lemma_.lower() for head in self.coded.frame.objects} <= SHOTS
        firing = self.coded.rule.lemma in FIRING and shots
        firing = firing or (self.coded.frame.pos == "noun" and self.coded.rule.lemma in RAIDS)
        returned = firing and self.coded.rule.lemma == "return" and self.pair.hostile
        several = any(side.name.startswith("people of") for side in self.coded.actors)
        if several and not (firing and self.pair.fought):
            return False
        if (firing and self.pair.fought) or returned or words(self.coded) & FOUGHT:
            return True
        guards = any(ARMED & set(side.name.lower().split()) for side in self.coded.actors)
        return guards and any(self.pair.victim(head) for head in self.coded.frame.objects)

    def reject(self) -> bool:
        """An answer."""
        return _answering(self.coded)

    def accuse(self) -> bool:
        """Blame by who speaks for a state."""
        return all(map(_speaks, self.coded.actors))

    def concede(self) -> bool:
        """What is given up, the other has wanted."""
        return self.coded.type == "CONCEDE"

    def agree(self) -> bool:
        """An offer, or a promise about what the two share; not one to "whoever asks"."""
        frame = self.coded.frame
        if frame.pos == "noun" and _topical(frame.token):
            return False
        given = grammar.prepositions(frame.comp).get("to", []) if frame.comp is not None else []
        if any(one.lower_ in ANYBODY for one in [*frame.preps.get("to", []), *given]):
            return False
        yielding = frame.comp is not None and grammar.lemma(frame.comp) in YIELDING
        promised = self.coded.rule.lemma in PROMISING and self.answers()
        return self.coded.rule.lemma in OFFERING or promised or yielding or self.about()

    def answers(self) -> bool:
        """Whether what is promised is done to the other: names it, is an act among states, or
        answers what it asked just before; what is promised at home is not."""
        coded, pair = self.coded, self.pair
        other = pair.other(next((side.state for side in coded.actors), None))
        if coded.inner is not None or (other and pair.names(other, coded.token)):
            return True
        subjects = grammar.children(coded.frame.verb, "nsubj", "nsubjpass")
        spoken = [one.lower_ for noun in subjects for one in noun.subtree]
        if not EMBASSIES.isdisjoint(spoken):
            return True  # what an embassy promises, it promises to its hosts
        first = _sentence_before(coded.token)
        before = [one for one in pair.acts if first <= one.token.i < coded.token.i]
        return any(one.type in ASKING and {side.state for side in one.actors} == {other}
                   for one in before)  # fmt: skip

    def about(self) -> bool:
        """Whether it is about what lies between the two."""
        return bool(words(self.coded) & SHARED)

    def request(self) -> bool:
        """What one owes the other, or somebody who is in its hands."""
        frame = self.coded.frame
        wanted = [h for h in frame.preps.get("for", []) if self.pair.person(h)]
        asked = [*frame.objects, *frame.preps.get("for", [])]
        inquiry = self.pair.hostile and any(h.lemma_.lower() in INQUIRIES for h in asked)
        met = frame.pos == "verb" and any(h.lemma_.lower() in MEETING and _definite(h)
                                          for h in frame.objects)  # fmt: skip
        return inquiry or met or bool(wanted) or bool(_deep(self.coded) & (SHARED | OWED))

    def sanction(self) -> bool:
        """What a state does to another; to convict and to dismiss it may do at home."""
        objects = self.coded.frame.objects
        own = any(one.tag_ == "PRP$" for h in objects for one in grammar.children(h, "poss"))
        broken = self.coded.rule.lemma in BREAKING and self.pair.hostile and not own
        return broken or bool(_deep(self.coded) & SHARED)

    def coerce(self) -> bool:
        """A border shut, a boat seized, by one of two that are at odds."""
        taken = {head.lemma_.lower() for head in self.coded.frame.objects} & SEIZED
        return self.about() or (bool(taken) and self.pair.hostile)

    def mobilize(self) -> bool:
        """Troops sent and seen between two that are at odds."""
        coded = self.coded
        if coded.rule.mode == "weapons" and words(coded) & FIRED:
            return False  # what is fired into the sea is fired at nobody
        facing = self.pair.hostile or self.about()
        return _moves(coded) and not _deep(coded) & HELPING and facing

    def retreat(self) -> bool:
        """Troops withdrawn between two that are at odds."""
        coded = self.coded
        left = coded.rule.lemma in LEAVING and self.pair.hostile and not coded.frame.objects
        return _moves(coded) and (left or self.about())

    def protest(self) -> bool:
        """What a state stays away from, which is between the two."""
        state = all((side.entity or "").startswith("state:") for side in self.coded.actors)
        return state and self.coded.rule.lemma in BREAKING and self.pair.hostile

    def cooperate(self) -> bool:
        """Somebody is handed over."""
        return bool(self.coded.frame.object_words & SURRENDERED)

    def support(self) -> bool:
        """ "Called the talks constructive", "praised their contribution", "apologized"."""
        heads = self.coded.frame.objects
        met = any(h.lemma_.lower() in MEETING and _definite(h) for h in heads)
        theirs = any(c.lower_ == "their" for h in heads for c in grammar.children(h, "poss"))
        sorry = self.coded.rule.lemma in SORRY
        return self.coded.rule.sides != "mutual" and (met or theirs or sorry)


def _sentence_before(token: Token) -> int:
    """The first word of the sentence before that of a word; of its own where none is."""
    start = token.sent.start
    return token.doc[start - 1].sent.start if start else start


def _topical(noun: Token) -> bool:
    """ "The Chadian missile shield proposal": a plan of one's own, unlike a "peace proposal"."""
    before = [c for c in grammar.children(noun, "compound") if c.pos_ == "NOUN"]
    return any(one.lemma_.lower() not in BETWEEN for one in before)


def _moves(coded: Coded) -> bool:
    bare = coded.token.tag_ == "VB" and coded.reality.why not in ("will", "plan")
    left = coded.frame.preps.get("from", [])
    return not bare and all(h.lemma_.lower() in GROUND for h in left)


def _definite(head: Token) -> bool:
    return any(child.lower_ in ("the", "these", "this") for child in head.lefts)


_CHECKS: dict[str, Callable[[_Act], bool]] = {
    "ASSAULT": _Act.assault,
    "REJECT": _Act.reject,
    "THREATEN": _Act.reject,
    "ACCUSE": _Act.accuse,
    "CONCEDE": _Act.concede,
    "AGREE": _Act.agree,
    "REQUEST": _Act.request,
    "SANCTION": _Act.sanction,
    "COERCE": _Act.coerce,
    "MOBILIZE": _Act.mobilize,
    "RETREAT": _Act.retreat,
    "SUPPORT": _Act.support,
    "COOPERATE": _Act.cooperate,
    "PROTEST": _Act.protest,
}
"""What makes an act of each type one towards the other; what is given, or done together, is open
where it names nobody."""


def _answering(coded: Coded) -> bool:
    """Whether a refusal or threat is to the other: no visas that are denied, no veto elsewhere."""
    given = coded.rule.lemma == "deny" and (
        coded.frame.preps.get("to") or grammar.passive(coded.token)
    )
    inner = coded.inner.rule.lemma if coded.inner is not None else ""
    if coded.type == "REJECT" and coded.frame.pos == "noun" and not coded.frame.light:
        return False
    if any(one.lower_ == "such" for head in coded.frame.objects for one in head.lefts):
        return True  # "opposes such slander": what was told before
    comp = coded.frame.comp.lemma_.lower() if coded.frame.comp is not None else ""
    objects = {head.lemma_.lower() for head in coded.frame.objects}
    return not given and not ({coded.rule.lemma, inner, comp} | objects) & UNANSWERING


def _speaks(side: Side) -> bool:
    kind = (side.entity or "").partition(":")[0]
    return kind in SPEAKING and landed.home_of(side) is None


def words(coded: Coded) -> set[str]:
    """The lemmas of an act's own clause: what it is about."""
    frame = coded.frame
    heads = [*frame.objects, *(h for some in frame.preps.values() for h in some)]
    found = {one.lemma_.lower() for head in heads for one in [head, *head.lefts]}
    if frame.comp is not None:
        found |= {one.lemma_.lower() for one in frame.comp.subtree}
    return found | {coded.token.lemma_.lower()}


def _deep(coded: Coded) -> set[str]:
    """The lemmas of an act's clause with all that stands under its objects: "urged a reduction of
    [troops]"."""
    frame = coded.frame
    heads = [*frame.objects, *(h for some in frame.preps.values() for h in some)]
    return words(coded) | {one.lemma_.lower() for head in heads for one in head.subtree}
