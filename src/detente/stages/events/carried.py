"""Sides that another act of the same sentence tells: "met Y, [pledging] help", "accused Y and
[demanded] an apology", "apologized after shells [hurt] two"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...records import Side
from ...tables import plover
from . import announced, grammar, roles
from .somebody import distinct, without
from .whose.landed import house

if TYPE_CHECKING:
    from ...language import Token
    from .cast import Cast
    from .coding import Coded

HOSTILE = frozenset({"ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE"})
"""Types that, when one follows another in a sentence, are towards the same."""
FOLLOWING = HOSTILE | {"REQUEST"}
PROTESTING = frozenset({"PROTEST", "ACCUSE"})
DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION"})
SORRY = frozenset({"apologize", "apologise", "regret"})
UTTERED = frozenset({"express", "voice", "offer", "make", "issue", "send", "convey"})
REGRETS = frozenset({"regret", "apology", "condolence"})
SUMMONING = frozenset({"summon", "call"})
TELLING = frozenset({"convey", "express", "protest", "voice", "deliver", "hand", "complain",
                     "demand", "lodge", "condemn", "denounce"})  # fmt: skip
REMARKS = frozenset({"remark", "request", "demand", "offer", "proposal", "charge", "claim",
                     "suggestion", "accusation", "call", "threat", "statement",
                     "allegation"})  # fmt: skip
HURTING = frozenset({"kill", "wound", "injure", "hurt", "shoot"})
FIGHTING = frozenset({"fight", "battle", "combat", "engage", "confront", "resist"})
YIELDED = frozenset({"RETREAT", "CONCEDE"})
OWED = frozenset({"compensate", "apologize", "apologise", "pay", "repay", "return", "give_back",
                  "hand_back"})  # fmt: skip
"""What is asked of somebody for oneself."""
GROUNDS = frozenset({"for", "over", "about", "after", "at", "against", "because"})
"""Words before what somebody is sorry for, or protests about."""


def fill(acts: Sequence[Coded], cast: Cast) -> None:
    """Give acts the sides that another act of their sentence tells, and say so."""
    by_word = {coded.token.i: coded for coded in acts}
    for coded in acts:
        announced.settle(coded, cast)
        if not any(side.state or side.entity for side in coded.recipients):
            _along(coded, by_word, cast)
        if coded.type == "PROTEST":
            _outside(coded, cast)
        if coded.type in plover.SPOKEN:
            _called_to_hear(coded, by_word)
        _talks_of(coded, acts, by_word)
        _remarked(coded, cast)
        _opened(coded, by_word, cast)
        _demanded(coded)
        _held_by(coded, acts)
        _in_fight(coded, cast)
        if coded.type in DEEDS and not any(side.state or side.entity for side in coded.actors):
            _sorry(coded, by_word, cast)
            _blamed(coded, by_word)


def _along(coded: Coded, acts: dict[int, Coded], cast: Cast) -> None:
    """ "Met Y, [pledging] help"; "accused Y and [demanded] an apology"."""
    verb = coded.frame.verb
    over = acts.get(verb.head.i)
    if over is None or over is coded.inner or coded.recipients or coded.rule.sides == "mutual":
        return
    if grammar.children(verb, *grammar.SUBJECTS, *grammar.PASSIVES) or _names_other(coded, cast):
        return
    others = _together(coded, over) if verb.dep_ == "advcl" else _followed(coded, over)
    if others:
        coded.recipients = others
        coded.why.append(f"towards {_names(others)}, as '{over.token.text}'")


def _talks_of(coded: Coded, acts: Sequence[Coded], by_word: dict[int, Coded]) -> None:
    """ "[Talks] ended on Monday, but the three agreed to go on", "agreed to it after their first
    [meeting]": those who agreed had talked; "is open to [talks] with Chad": whoever is open."""
    if coded.type != "CONSULT" or coded.frame.pos != "noun":
        return
    over = coded.within or by_word.get(coded.token.head.head.i)
    if over is not None and len(coded.actors) == 1 and over.type in ("AGREE", "REJECT"):
        coded.actors = distinct([*_states(over.actors), *coded.actors])
        return
    here = grammar.sentence(coded.token)
    theirs = any(c.lower_ == "their" for c in grammar.children(coded.token, "poss"))
    if coded.actors or not (theirs or coded.token.dep_ == "nsubj"):
        return
    joint = [one for one in acts if one.type in ("AGREE", "REJECT", "CONSULT")
             and one.token.i in here and (one.token.i < coded.token.i) is theirs
             and not one.recipients
             and len({side.state for side in one.actors} - {None}) > 1]  # fmt: skip
    if joint:
        coded.actors = list(joint[0].actors)
        coded.why.append(f"of {_names(coded.actors)}, as '{joint[0].token.text}'")


def provoked(coded: Coded, cast: Cast) -> None:
    """ "Chad protested after a Sudanese frigate had rammed a boat": with whoever did what the
    protest followed."""
    acting = {side.state for side in coded.actors} - {None}
    if coded.type not in PROTESTING or coded.recipients or len(acting) != 1:
        return
    after = [one for one in grammar.children(coded.frame.verb, "advcl")
             if any(c.lower_ in ("after", "when", "because") for c in one.lefts)]  # fmt: skip
    did = [side for one in after for side in cast.of(roles.agents(one)) if side.state]
    if len({side.state for side in did}) == 1 and not acting & {did[0].state}:
        coded.recipients = did[:1]
        coded.why.append(f"of {did[0].name}, who did what it followed")


def _outside(coded: Coded, cast: Cast) -> None:
    """ "Marched to the gate of the Chadian consulate": against the state whose house it is."""
    words = [one for one in coded.frame.verb.subtree if house(one)]
    houses = [side for one in words for side in cast.named(one) if side.state]
    acting = {side.state for side in coded.actors}
    told = {side.state for side in houses}
    if len(told) == 1 and not acting & told and {s.state for s in coded.recipients} != told:
        coded.recipients = houses[:1]
        coded.why.append(f"before the {words[0].lemma_.lower()} of {houses[0].state}")


def _called_to_hear(coded: Coded, acts: dict[int, Coded]) -> None:
    """ "Summoned the ambassador to [convey] its anger": who summons says so."""
    over = acts.get(coded.frame.verb.head.i)
    if over is None or over.rule.lemma not in SUMMONING or over.type != "ACCUSE":
        return
    told = grammar.lemma(coded.frame.verb) in TELLING and grammar.infinitive(coded.frame.verb)
    if told and over.recipients and coded.frame.verb.dep_ in ("xcomp", "advcl"):
        coded.actors, coded.recipients = list(over.actors), list(over.recipients)
        coded.reality = over.reality
        coded.why.append(f"as '{over.token.text}'")


def _remarked(coded: Coded, cast: Cast) -> None:
    """ "Norway offered to mediate, an offer that Chad [rejected]": towards Norway."""
    verb, noun = coded.frame.verb, coded.frame.verb.head
    told = verb.dep_ == "relcl" and noun.dep_ == "appos" and noun.lemma_.lower() in REMARKS
    acting = {side.state for side in coded.actors} - {None}
    if not told or coded.type not in plover.SPOKEN or not acting:
        return
    if any(side.state for side in coded.recipients):
        return
    over = _uttering(grammar.clause_verb(noun))
    said = [side for side in cast.of(roles.agents(over)) if side.state]
    if len({side.state for side in said}) == 1 and not acting & {said[0].state}:
        coded.recipients = said[:1]
        coded.why.append(f"of {said[0].name}, whose {noun.lemma_} it is")


def _uttering(verb: Token) -> Token:
    """The verb of saying or asking above what is said: "asked the council to [send] help"."""
    for _ in range(grammar.DEEPEST):
        if verb.dep_ not in ("ccomp", "xcomp") or verb.head.i == verb.i:
            break
        verb = verb.head
    return verb


def _in_fight(coded: Coded, cast: Cast) -> None:
    """ "Ten soldiers were killed [fighting] the rebels": by whom they fought."""
    if coded.type != "ASSAULT" or coded.actors or not _hurt(coded.token, cast):
        return
    below = [one for one in grammar.children(coded.token, "advcl", "xcomp")
             if one.tag_ == "VBG" and grammar.lemma(one) in FIGHTING]  # fmt: skip
    fought = without(cast.of(h for one in below for h in roles.objects(one)), coded.recipients)
    if fought:
        coded.actors = fought
        coded.why.append(f"by {_names(fought)}, whom they fought")


def _opened(coded: Coded, acts: dict[int, Coded], cast: Cast) -> None:
    """ "Two Chadian guards were killed when Sudanese troops [opened] fire": each tells the other's
    side."""
    verb, one = coded.frame.verb, coded.frame.verb.head
    joined = verb.dep_ == "advcl" and any(c.lower_ in ("when", "as", "after") for c in verb.lefts)
    doing = _states(coded.actors)
    if coded.type != "ASSAULT" or not joined or not doing or coded.recipients:
        return
    while one.dep_ == "conj" and not _hurt(one, cast):  # "guards were killed and nine wounded"
        one = one.head
    hurt = _hurt(one, cast)
    if not hurt or {side.state for side in hurt} & {side.state for side in doing}:
        return
    coded.recipients = hurt
    coded.why.append(f"at {_names(hurt)}: '{one.text}' when it was done")
    over = acts.get(one.i)
    if over is not None and not over.actors:
        over.actors = list(doing)
        over.why.append(f"by {_names(doing)}, as '{coded.token.text}'")


def _hurt(verb: Token, cast: Cast) -> list[Side]:
    """Whose people a passive tells to have been killed or hurt."""
    if grammar.lemma(verb) not in HURTING or not grammar.passive(verb):
        return []
    return _states(cast.of(roles.objects(verb)))


def _demanded(coded: Coded) -> None:
    """ "Demanded that Chad see to it that the ship be [returned]": by whom it is demanded of, for
    who demands it; so is "demanded that Chad [compensate] the owner"."""
    over = coded.within
    if over is None or over.type != "REQUEST" or coded.recipients or not _states(over.recipients):
        return
    asked = {side.state for side in over.recipients}
    if not coded.actors and coded.type in YIELDED and grammar.passive(coded.token):
        coded.actors, coded.recipients = list(over.recipients), list(over.actors)
        coded.why.append(f"asked of {_names(coded.actors)}")
    elif coded.rule.lemma in OWED and {side.state for side in coded.actors} == asked:
        coded.recipients = _states(over.actors)
        coded.why.append(f"asked by {_names(over.actors)}")


def _held_by(coded: Coded, acts: Sequence[Coded]) -> None:
    """ "Libya arrested three Chadians; Chad demanded [their release]": of whoever has just taken
    them."""
    freed = [one for one in coded.frame.objects if one.lemma_ in FREED and any(
        c.tag_ == "PRP$" for c in grammar.children(one, "poss"))]  # fmt: skip
    if coded.type != "REQUEST" or _states(coded.recipients) or not freed:
        return
    own = {side.state for side in coded.actors}
    taken = [one for one in acts if one.type == "COERCE" and one.mode in ("arrest", "seize")
             and 0 < coded.token.i - one.token.i < NEAR and one.actors]  # fmt: skip
    if taken and _states(taken[-1].actors) and not own & {s.state for s in taken[-1].actors}:
        coded.recipients = _states(taken[-1].actors)
        coded.why.append(f"of {_names(coded.recipients)}, by '{taken[-1].token.text}'")


FREED = frozenset({"release", "freedom", "return"})
NEAR = 40
"""Tokens between an arrest and the demand of a release: two sentences of a news report."""


def _names_other(coded: Coded, cast: Cast) -> bool:
    """Whether the clause of an act names anybody in politics besides those who do it."""
    acting = {side.state for side in coded.actors}
    parse = cast.parse
    first = min(coded.frame.verb.i, coded.token.i)
    last = coded.frame.verb.right_edge.i + 1
    inside = cast.index.inside(parse.span(first, last))
    named = any(m.state not in acting if m.state else bool(m.entity) and m.kind == "name"
                for m in inside)  # fmt: skip
    return named or any(map(_elsewhere, parse.doc[first:last]))


LANDS = frozenset({"country", "nation", "state", "government", "capital", "power"})


def _elsewhere(token: Token) -> bool:
    """ "Other countries", "all governments": somebody, and not the one told of before."""
    told = token.lemma_.lower() in LANDS and token.tag_ == "NNS"
    return told and any(c.lower_ in ("other", "all", "more", "several") for c in token.lefts)


def _together(coded: Coded, over: Coded) -> list[Side]:
    """Whom somebody met while he said something."""
    verb = coded.frame.verb
    purpose = over.type == "CONSULT" and grammar.infinitive(verb)  # "sent an envoy to ask for …"
    if not (verb.tag_ == "VBG" or purpose) or coded.type not in plover.SPOKEN:
        return []
    if over.type == "CONSULT":
        return _states(without([*over.actors, *over.recipients], coded.actors))
    return _states(over.recipients) if over.type in HOSTILE and coded.type in FOLLOWING else []


def _followed(coded: Coded, over: Coded) -> list[Side]:
    """Towards whom the act before was, of two that are at odds with somebody; who apologises and
    promises to pay, promises it to those he is sorry for."""
    joined = coded.frame.verb.dep_ == "conj" and coded.frame.pos == "verb"
    unkind = over.type in HOSTILE and coded.type in FOLLOWING
    unkind = unkind or (over.rule.lemma in SORRY and coded.type == "AGREE")
    theirs = {side.state for side in over.actors} == {side.state for side in coded.actors}
    return _states(over.recipients) if joined and unkind and theirs else []


def _states(sides: Sequence[Side]) -> list[Side]:
    found = distinct(side for side in sides if side.state)
    return found if len(found) == len(sides) else []


def _sorry(coded: Coded, acts: dict[int, Coded], cast: Cast) -> None:
    """ "Apologized for the shelling", "regretted that shells hurt two": by whoever is sorry."""
    verb = _regretting(coded.token)
    if verb is None:
        return
    own = _states(cast.of(roles.agents(verb)))
    hurt = {side.state for side in coded.recipients}
    if own and not hurt & {side.state for side in own}:
        coded.actors = own
        coded.why.append(f"by {_names(own)}, who regrets it")
        over = next((acts[one.i] for one in (verb, *verb.children) if one.i in acts), None)
        if over is not None and not over.recipients:
            over.recipients = _states(coded.recipients)


def _regretting(token: Token) -> Token | None:
    """The verb of regret of which a deed is the ground."""
    below, one = token, token.head
    for _ in range(grammar.DEEPEST):
        if one.pos_ == "VERB" and _regrets(one):
            return one if _ground(below, one) else None
        if one.dep_ == "ROOT":
            return None
        below, one = one, one.head
    return None


def _regrets(verb: Token) -> bool:
    if grammar.lemma(verb) in SORRY:
        return True
    said = {head.lemma_.lower() for head in roles.objects(verb)}
    return grammar.lemma(verb) in UTTERED and bool(said & REGRETS)


def _ground(below: Token, verb: Token) -> bool:
    """Whether what stands under a verb of regret is what is regretted."""
    marked = any(child.lower_ in GROUNDS | {"that"} for child in below.lefts)
    if below.dep_ in ("advcl", "ccomp"):
        return marked
    regret = below.dep_ == "dobj"
    return regret or (below.dep_ == "prep" and below.lower_ in GROUNDS and below.i > verb.i)


def _blamed(coded: Coded, acts: dict[int, Coded]) -> None:
    """ "Protested to Y over the detention of two": by whom the protest is made to, of whoever
    protests."""
    noun = coded.token.head if coded.token.dep_ == "relcl" else coded.token
    prep = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj":
        return
    if prep.lower_ not in GROUNDS - {"after", "because"}:
        return
    over = _above(prep, acts)
    if over is None or over.type != "ACCUSE":
        return
    doing, hurt = _states(over.recipients), {side.state for side in coded.recipients}
    own = {side.state for side in over.actors}
    if len(doing) == 1 and len(own) == 1 and hurt <= own | {None}:
        coded.actors = doing
        coded.recipients = coded.recipients if hurt - {None} else list(over.actors)
        coded.why.append(f"by {_names(doing)}, to whom '{over.token.text}' is made")


def _above(prep: Token, acts: dict[int, Coded]) -> Coded | None:
    one = prep.head
    for _ in range(grammar.DEEPEST):
        if one.i in acts:
            return acts[one.i]
        told = one.dep_ in ("xcomp", "advcl") and grammar.infinitive(one)
        if (one.pos_ == "VERB" and not told) or one.dep_ == "ROOT":
            return None  # "summoned the envoy to convey its anger at the raid"
        one = one.head
    return None


def _names(sides: Sequence[Side]) -> str:
    return " and ".join(side.name for side in sides)
