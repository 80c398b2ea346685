"""Set phrases in which the word of an act names none: "requested anonymity", "had nothing to fear",
"returned him to the post", "the lodges that Chad offers".

Each is told by what stands around the word, whoever acts, which no row of `data/actions.csv` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....tables import actions
from .. import grammar, roles
from ..cast import Cast
from ..coding import Coded

if TYPE_CHECKING:
    pass

UNNAMED = frozenset({"anonymity", "confidentiality", "background"})
"""On what condition officials speak to papers: "who requested anonymity"."""
WORDING = frozenset({"word", "term", "phrase", "label", "expression", "name", "description"})
"""What somebody "declined to use": a manner of speaking, and no refusal."""
SHRUGGING = frozenset({"play", "shrug", "brush", "laugh", "wave", "scoff", "discount", "downplay"})
NEWS = frozenset({"concern", "fear", "worry", "risk", "report", "rumour", "rumor", "story",
                  "speculation", "significance", "incident", "talk", "article"})  # fmt: skip
USING = frozenset({"use", "utter", "repeat", "apply", "employ", "give"})
DENIALS = frozenset({"refuse", "decline"})
POSTS = frozenset({"post", "office", "power", "job", "front", "fold", "presidency", "premiership",
                   "throne", "normal", "basics", "work"})  # fmt: skip
FEARING = frozenset({"fear", "hide", "lose", "say", "add", "worry", "apologize", "apologise",
                     "offer", "gain", "show", "prove", "learn"})  # fmt: skip
"""What somebody who "has nothing to …" refuses to nobody."""
HELD = frozenset({"hold", "stage", "organize", "organise", "join", "attend", "plan", "lead"})
"""What is done with a protest of many people; a protest of a state is lodged or made."""
MIGRANTS = frozenset({"refugee", "migrant", "tourist", "immigrant", "asylum-seeker", "visitor",
                      "pilgrim", "student", "traveler", "traveller", "worker",
                      "family"})  # fmt: skip
OFFERED = frozenset({"offer", "promise", "provide"})


def excludes(coded: Coded, cast: Cast) -> bool:
    """Whether the words are a set phrase that tells of no act."""
    return any(check(coded) for check in _PHRASES) or _shrugged(coded, cast)


def _manner(coded: Coded) -> bool:
    """ "Requested anonymity", "declined to use the word", "had nothing to fear"."""
    things = {head.lemma_.lower() for head in coded.frame.objects}
    if coded.type == "REQUEST" and things & UNNAMED:
        return True
    comp = coded.frame.comp
    if coded.rule.lemma in DENIALS and comp is not None and grammar.lemma(comp) in USING:
        used = [t for head in roles.objects(comp) for t in (head, *head.lefts)]
        return any(one.lemma_.lower() in WORDING for one in used)
    if coded.rule.lemma == "have" and "nothing" in things:
        under = [one for h in coded.frame.objects for one in grammar.children(h, "acl", "relcl")]
        past = coded.token.tag_ == "VBD" and not coded.reality.future
        return past or any(grammar.lemma(one) in FEARING for one in under)
    return False


def _shrugged(coded: Coded, cast: Cast) -> bool:
    """ "Played down the report": what a paper told, and nothing that another state said or did."""
    things = coded.frame.objects
    told = bool(things) and all(head.lemma_.lower() in NEWS for head in things)
    whose = [side for head in things for side in cast.under(head)]
    return coded.rule.lemma in SHRUGGING and told and not whose


def _marched(coded: Coded) -> bool:
    """ "Weekly protests against Chad are held": a march, told by its verb as PROTEST."""
    if coded.rule.lemma != "protest" or coded.type != "ACCUSE" or coded.frame.pos != "noun":
        return False
    held = coded.token.dep_ in ("dobj", "nsubjpass", "nsubj")
    return held and grammar.lemma(coded.token.head) in HELD


def _range(coded: Coded) -> bool:
    """ "The lodges that Chad offers": what there is to buy."""
    bare = coded.rule.lemma in OFFERED and coded.token.dep_ == "relcl"
    there = coded.token.tag_ in ("VBZ", "VBP") and not grammar.children(coded.token, "aux")
    return bare and there and coded.frame.comp is None


def _informed(coded: Coded) -> bool:
    """ "Told the migrants that they face long waits": what is so; a threat is of what will be."""
    comp = coded.frame.comp
    informing = coded.type == "THREATEN" and coded.rule.lemma in ("tell", "remind")
    if not informing or comp is None:
        return False
    return not any(child.tag_ == "MD" for child in grammar.children(comp, "aux"))


def _arrivals(coded: Coded) -> bool:
    """ "The Syrians arriving in Chad", "refugees who come to Chad": no visit of one state."""
    crowd = [head for head in coded.frame.subjects if head.tag_ in ("NNS", "NNPS")]
    moving = coded.rule.mode == "visit" and bool(crowd) and len(crowd) == len(coded.frame.subjects)
    private = any(head.lemma_.lower() in MIGRANTS for head in crowd)
    return (
        moving
        and (private or coded.token.dep_ == "acl")
        and not any(grammar.noun_lemma(head) in actions.classes()["political"] for head in crowd)
    )


def _parted(coded: Coded) -> bool:
    """ "Made no reference to the quarrel: the proposal of the council": it is not theirs."""
    token, verb = coded.token, coded.frame.verb
    between = token.doc[min(verb.i, token.i) : token.i]
    return coded.frame.light and any(one.text == ":" for one in between)


def _let(coded: Coded) -> bool:
    """ "Let the others take them", he said: a word to nobody."""
    token = coded.token
    bid = token.lower_ == "let" and not grammar.children(token, "aux", *grammar.SUBJECTS)
    return bid and (token.text == "Let" or token.dep_ == "ROOT")


def _several_wars(coded: Coded) -> bool:
    """ "The Chadian and Sudanese wars": one here and one there, and not between the two."""
    token = coded.token
    if coded.type != "ASSAULT" or coded.frame.pos != "noun" or not token.tag_.endswith("S"):
        return False
    own = grammar.children(token, "amod", "nmod", "compound")
    joined = any(grammar.children(one, "conj") for one in own)
    return joined and len(coded.actors) > 1 and not coded.frame.preps.get("between")


def _opponents(coded: Coded) -> bool:
    """ "The Chadian opposition": those who would rule at home, and no refusal."""
    token = coded.token
    if coded.rule.lemma != "opposition" or coded.frame.light or token.tag_ != "NN":
        return False
    aimed = coded.frame.preps.keys() & {"to", "against"}
    return not aimed and not grammar.children(token, "poss")


def _reinstated(coded: Coded) -> bool:
    """ "Returned him to the post of prime minister": voters set nobody free."""
    heads = coded.frame.preps.get("to", [])
    return coded.type == "RETREAT" and any(h.lemma_.lower() in POSTS for h in heads)


def _sat(coded: Coded) -> bool:
    """ "Held a joint meeting": the meeting is the act."""
    talks = actions.classes()["talks"] | {"conference", "session", "briefing"}
    met = any(head.lemma_.lower() in talks for head in coded.frame.objects)
    return coded.type == "COOPERATE" and coded.rule.lemma == "hold" and met


def _power(coded: Coded) -> bool:
    """ "Warned that the speech will be a destructive force": no force is threatened."""
    comp = coded.frame.comp
    if coded.type != "THREATEN" or comp is None or comp.lemma_ != "be":
        return False
    return any(child.lemma_ == "force" for child in grammar.children(comp, "attr"))


def _described(coded: Coded) -> bool:
    """ "Barred officials who [are held] responsible for a death": of whom an act is done to it is
    told what is held against him, by nobody and on no day."""
    verb, noun = coded.frame.verb, coded.frame.verb.head
    if coded.type != "ACCUSE" or coded.actors or verb.dep_ not in ("relcl", "acl"):
        return False
    told = {child.lower_ for child in verb.lefts if child.dep_ == "auxpass"}
    lasting = told <= {"are", "is", "being"} and verb.tag_ == "VBN"
    return lasting and noun.dep_ in ("dobj", "pobj") and not coded.frame.preps.get("by")


_PHRASES = (
    _manner, _marched, _range, _power, _let, _informed, _arrivals, _several_wars, _opponents,
    _reinstated, _sat, _parted, _described,
)  # fmt: skip
