"""Sides that a clause names and that receive nothing: where an attack was that somebody condemns,
where a march was held that demands something of others, whose expulsion is asked for, whose the
things are that their own state gives up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Side
from ...tables import actions
from . import grammar, roles
from .cast import Cast
from .coding import PROMISING, Coded
from .excluded.home import LEGISLATURES
from .mentioned import flagged

if TYPE_CHECKING:
    from ...language import Token

JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
DEMANDING = frozenset(
    {"demand", "protest", "press", "support", "seek", "oppose", "back", "denounce"}
)
"""What a march is held to do to others than those in whose streets it is."""
CLOSING = frozenset({"close", "shut", "dismantle", "vacate", "abandon", "quit", "give", "mothball"})
POSTS = frozenset({"base", "centre", "center", "outpost", "station", "facility", "site", "garrison",
                   "installation", "silo", "post", "depot"})  # fmt: skip
"""What a state keeps abroad, and gives up to nobody."""
RUMOURS = frozenset({"rumour", "rumor", "report", "speculation", "suggestion", "talk", "notion",
                     "idea", "story", "assertion", "theory", "claim"})  # fmt: skip
UNDERGONE = frozenset({"reinstatement", "readmission", "admission", "inclusion", "expulsion",
                       "exclusion", "accession", "extradition", "arrest", "removal", "ouster",
                       "impeachment"})  # fmt: skip
"""What is done to somebody, who is not asked to do it."""
RAISING = frozenset({"raise", "take_up", "bring_up", "broach", "discuss"})
"""Verbs of what is put to somebody for the sake of others."""
WORDS = frozenset({"REJECT", "REQUEST", "SUPPORT", "AGREE"})
ARMS = frozenset({"troops", "soldiers", "forces", "missiles", "tanks", "weapons", "arms"})
FIRED = frozenset({"shells", "rounds", "mortars", "rockets", "missiles", "bombs", "grenades",
                   "shots", "bullets", "torpedoes", "flares", "canisters"})  # fmt: skip
CLASHING = frozenset({"clash", "fight", "battle", "skirmish"})
"""Verbs of what several do to each other, wherever they do it."""
EXPELLING = frozenset({"expel", "exclude", "bar", "ban", "oust", "suspend", "remove", "punish",
                       "sanction", "prosecute", "try", "extradite", "arrest"})  # fmt: skip


SEVERAL = 2
"""Sides that it takes to fight."""
HAILING = frozenset({"order", "tell", "ask", "warn", "command", "instruct", "call"})
"""Verbs of what is said to a ship."""


def drop(coded: Coded, cast: Cast) -> None:
    """Leave out who receives nothing; who else was told stays."""
    if _granted_to_own(coded, cast):
        coded.recipients = []
    coded.recipients = [side for side in coded.recipients if not _named_only(coded, side, cast)]


def _granted_to_own(coded: Coded, cast: Cast) -> bool:
    """ "Chad agreed to open its president's palaces", "pledged to ask parliament": nobody agrees
    with his own; the president, whose the palaces are, receives nothing."""
    own = {side.state for side in coded.actors} - {None}
    if coded.type not in ("AGREE", "CONCEDE", "RETREAT") or len(own) != 1:
        return False
    if {side.state for side in coded.recipients} != own:
        return False
    ends = [cast.parse.tokens(side.span)[-1:] for side in coded.recipients]
    owners = all(end and end[0].dep_ in ("poss", "case") for end in ends)
    asked = coded.frame.comp is not None and all(map(_legislature, coded.recipients))
    return owners or asked


def _legislature(side: Side) -> bool:
    return bool(LEGISLATURES & set(side.name.lower().split()))


def _named_only(coded: Coded, side: Side, cast: Cast) -> bool:
    tokens = cast.parse.tokens(side.span)
    if not tokens:
        return False
    head = tokens[-1]
    bare = _arms(coded, side) or _spoken_of(coded, head) or _rumoured(coded, head)
    if bare or _convened(coded, side, tokens) or _site(coded, head) or _undergoing(coded, head):
        return True
    if _to_hear(coded, side) or _each_other(coded) or _of_others(coded, head, cast):
        return True
    if _own_craft(coded, side, cast) or _field(coded, head) or _own_men(coded, head):
        return True
    if coded.type in JUDGING:
        return _scene(coded, head)
    if coded.type == "PROTEST":
        return _street(coded, side)
    return coded.type == "REQUEST" and _accused(coded, head)


def _to_hear(coded: Coded, side: Side) -> bool:
    """ "Promised to raise the matter with [Chad]": who is to hear of it is promised nothing."""
    inner = coded.inner
    promised = coded.type == "AGREE" and coded.rule.lemma in PROMISING
    if inner is None or not promised or inner.rule.lemma not in RAISING:
        return False
    return side.state in {one.state for one in inner.actors}


def _each_other(coded: Coded) -> bool:
    """ "Chad and Libya agreed to inform each other of talks with [Sweden]": promised no third."""
    several = len({one.state for one in coded.actors} - {None}) > 1
    comp = coded.frame.comp
    if coded.type != "AGREE" or comp is None or not several:
        return False
    return any(one.lemma_.lower() in ("other", "another")
               and any(c.lower_ in ("each", "one") for c in one.children)
               for one in grammar.children(comp, "dobj"))  # fmt: skip


def _of_others(coded: Coded, head: Token, cast: Cast) -> bool:
    """ "Complained that fishermen had taken [Libyan] nets": the fishermen are accused, whosever
    they are."""
    comp = coded.frame.comp
    if coded.type != "ACCUSE" or comp is None or comp.dep_ != "ccomp" or grammar.passive(comp):
        return False
    doing = [one for one in grammar.children(comp, "nsubj") if one.tag_ in ("NN", "NNS")]
    if not doing or any(cast.whose(one) or one.is_ancestor(head) for one in doing):
        return False
    return comp.is_ancestor(head) and head.i > comp.i


def _own_men(coded: Coded, head: Token) -> bool:
    """ "Gave Chad a week to withdraw [its soldiers]": who is withdrawn receives nothing."""
    theirs = any(child.lower_ in ("its", "their") for child in grammar.children(head, "poss"))
    return theirs and (coded.type, coded.mode) == ("RETREAT", "withdraw")


def _own_craft(coded: Coded, side: Side, cast: Cast) -> bool:
    """ "Chad demanded the release of [the Vera]": a ship is asked for nothing unless it is spoken
    to, and its own state does nothing to it."""
    if not any(m.span == side.span and flagged(m) for m in cast.index.inside(side.span)):
        return False
    own = side.state in {one.state for one in coded.actors}
    return own or (coded.type in WORDS and coded.rule.lemma not in HAILING)


def _convened(coded: Coded, side: Side, tokens: list[Token]) -> bool:
    """ "Hosts a [Group of Eight] summit", "a summit of [the Southern Union]": a body whose members
    meet is no guest; who they are is not told."""
    body = side.state is None and (side.entity or "").startswith("organisation:")
    if not body or coded.rule.type != "CONSULT" or coded.rule.sides == "mutual":
        return False
    talks = actions.classes()["talks"]
    first = tokens[-1]
    behind = [first.nbor(1)] if first.i + 1 < len(first.doc) else []
    over = [first.head.head] if first.dep_ == "pobj" and first.head.lower_ == "of" else []
    return any(one.lemma_.lower() in talks for one in [*behind, *over])


def _arms(coded: Coded, side: Side) -> bool:
    """ "Opposes [ground troops]": nobody is refused, the thing is; nor are shells shot at."""
    bare = side.state is None and side.entity is None
    last = side.name.lower().split()[-1]
    if bare and side.name.lower() == "force":
        return True  # "the threat of force"
    fired = coded.type == "ASSAULT" and coded.frame.pos == "verb" and last in FIRED
    return bare and ((coded.type in WORDS and last in ARMS) or fired)


def _spoken_of(coded: Coded, head: Token) -> bool:
    """ "Insists that [Chad] poses no threat": of whom something is denied is refused nothing."""
    comp = coded.frame.comp
    denied = any(slot.name == "comp-no" for slot in coded.rule.slots)
    return denied and comp is not None and head in roles.surface(comp)


def _rumoured(coded: Coded, head: Token) -> bool:
    """ "Denied reports that [Chad] had fired": of whom others tell something is refused nothing."""
    clauses = [c for h in coded.frame.objects if h.lemma_.lower() in RUMOURS
               for c in grammar.children(h, "acl", "ccomp", "relcl")]  # fmt: skip
    return coded.type == "REJECT" and any(c.is_ancestor(head) for c in clauses)


def _undergoing(coded: Coded, head: Token) -> bool:
    """ "Called for [Chad's] readmission to the League": of the League, if of anybody."""
    noun = head.head
    return coded.type == "REQUEST" and head.dep_ == "poss" and noun.lemma_.lower() in UNDERGONE


def _site(coded: Coded, head: Token) -> bool:
    """ "Pledged to close its base in Vale, [Chad]": the land where the base is receives nothing."""
    act = coded.inner if coded.inner is not None and coded.inner.type == "RETREAT" else coded
    if act.type != "RETREAT" or grammar.lemma(act.token) not in CLOSING:
        return False
    posts = [one for one in act.frame.objects if one.lemma_.lower() in POSTS]
    over = head
    for _ in range(grammar.DEEPEST):
        if over.dep_ == "prep":
            return over.lower_ in ("in", "at", "near", "on") and over.head in posts
        if over.head.i == over.i or over.pos_ == "VERB":
            return False
        over = over.head
    return False


def _field(coded: Coded, head: Token) -> bool:
    """ "Police and youths clashed in a part of [Oslo]": where, and not whom, they fought."""
    fought = coded.frame.pos == "verb" and grammar.lemma(coded.token) in CLASHING
    several = max(len(coded.frame.subjects), len(coded.actors)) >= SEVERAL
    if not fought or not several or coded.frame.objects:
        return False
    below = [p for p in grammar.children(coded.token, "prep") if p.lower_ in ("in", "at", "near")]
    return any(prep.is_ancestor(head) for prep in below)


def _scene(coded: Coded, head: Token) -> bool:
    """ "Condemned the [Kenya] bombings": where they were."""
    attacks = actions.classes()["attack"]
    if head.dep_ == "dobj" and any(one.lemma_.lower() in attacks
                                   for one in grammar.children(head, "appos")):  # fmt: skip
        return True  # a row of places that the parser takes for a thing and its name
    over = head.head
    while over.dep_ in ("conj", "compound", "nmod", "appos") and over.pos_ == "PROPN":
        head, over = over, over.head
    return grammar.venue(head) and over.lemma_.lower() in attacks and over in coded.frame.objects


def _street(coded: Coded, side: Side) -> bool:
    """ "Rallied in Havana to demand his return": not of Havana."""
    own = {one.state for one in coded.actors}
    aim = [one for one in grammar.children(coded.frame.verb, "advcl", "acl")
           if grammar.lemma(one) in DEMANDING]  # fmt: skip
    place = (side.entity or "").startswith(("place:", "state:"))
    return bool(aim) and place and side.state in own


def _accused(coded: Coded, head: Token) -> bool:
    """ "Called for [the party] to be expelled": it is asked for nothing."""
    comp = coded.frame.comp
    whole = comp if comp is not None else next(
        (one for one in grammar.children(head, "relcl", "acl", "advcl")), None)  # fmt: skip
    return whole is not None and grammar.passive(whole) and grammar.lemma(whole) in EXPELLING
