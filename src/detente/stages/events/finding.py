"""Finding the words that name acts, and coding each with its sides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...reading import Reading
from ...records import Attribution, EntityKind, Mention, Side, Standing
from ...tables import actions
from .. import filed
from . import (
    beside,
    between,
    both,
    candidates,
    carried,
    clause,
    coding,
    contested,
    counted,
    doers,
    earlier,
    ended,
    enough,
    excluded,
    frames,
    grammar,
    happening,
    matching,
    mending,
    naming,
    not_done,
    not_receiving,
    reach,
    repeats,
    roles,
    sides,
    spared,
    staffed,
    standing,
    together,
    towards,
    voice,
)
from .cast import Cast
from .coding import Coded
from .excluded.home import DAILY
from .mentioned import known
from .somebody import company, distinct, media, others, same, weighty, without
from .towards import helped
from .whose import at_home, conveyed, documents, forces, landed, meant, taught, unnamed

if TYPE_CHECKING:
    from ...language import Token

REACHING = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT"})
"""Types whose object may be an act of its own."""
STRIKING = ("in", "by", "from", "under", "during")
"""Prepositions after which stands what people died of, and so whose attack it was."""
DEEDS = frozenset({
    "attempt", "effort", "decision", "move", "action", "step", "attack", "war", "behaviour",
    "behavior", "record", "presence", "success", "failure", "refusal", "threat", "sanction",
    "visit", "victory", "crisis", "deadline", "situation", "absence", "arrival", "death", "conduct",
})  # fmt: skip
JOINTLY = frozenset({"agree", "consent", "decide", "resolve", "reach", "sign", "conclude"})
"""Verbs of which "the two" as subject are those who agree with one another."""
UTTERED = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
TAKEN = frozenset({"agree", "accept", "consider", "discuss", "weigh", "study", "support", "debate"})
"""Verbs of answers to what somebody has uttered."""
CROWDED = frozenset({"PROTEST", "REQUEST", "THREATEN", "ASSAULT", "COERCE"})
"""Types whose actor may be people without a state: "farmers", "ethnic Albanians"."""


def find(reading: Reading) -> list[Coded]:
    """The acts of one article, coded, in the order of the text."""
    reading = mending.mended(reading)
    desk = filed.home(reading.article)
    lesson = taught.teach(reading.of(Mention), reading.of(Attribution), reading.parse, desk)
    cast = Cast(lesson.mentions, reading.parse)
    found = _coded(reading, cast)
    _link(found)
    _with_sides(found.values(), reading, cast, desk)
    documents.fill(list(found.values()), cast)
    earlier.Earlier(cast, reading.of(Attribution)).fill(found.values())
    for coded in found.values():
        landed.settle(coded, cast)
    setting = between.Setting(cast, desk)
    told = [one for one in ended.without(found) if not repeats.swallowed(one)
            and ((enough.told(one) and _dealt(one, cast)) or setting.tells(one)
                 or not_done.tells(one, setting))]  # fmt: skip
    for coded in told:
        not_receiving.drop(coded, cast)
    kept = [one for one in repeats.once(told) if not excluded.no_affair(one, cast, setting)]
    towards.fill(kept, cast, desk)
    for coded in kept:
        spared.drop(coded, cast)
        meant.settle(coded, cast)
        lesson.explain(coded)
    return kept


def _with_sides(found: Iterable[Coded], reading: Reading, cast: Cast, desk: str | None) -> None:
    """Give each act the sides that its own sentence tells, then what its object makes of it."""
    acts = list(found)
    voices = voice.Voices(reading.of(Attribution), cast, desk)
    for coded in acts:
        _cast(coded, cast)
        forces.settle(coded, cast)
        if coded.rule.sides != "sender":  # "we have received the note"
            voices.fill(coded)
        at_home.settle(coded, cast, desk)
        conveyed.settle(coded, cast)
        both.spread_out(coded, cast)
        both.each_other(coded, cast)
        carried.provoked(coded, cast)
        contested.answered(coded, cast)
        counted.fill(coded, cast)
        helped.beside(coded, cast)
        beside.fill(coded, cast)
    for coded in acts:
        _inherit(coded)
        coding.compose(coded)
        together.refuse(coded, cast)


def _coded(reading: Reading, cast: Cast) -> dict[int, Coded]:
    """Each word that names an act, by its place in the parse."""
    known = actions.rules().keys()
    titled = next((s.last for s in reading.parse.segments if s.kind == "title"), 0)
    found: dict[int, Coded] = {}
    for token in reading.parse.doc:
        pos = candidates.pos(token, known, token.i < titled)
        coded = _code(token, pos, cast, token.i < titled) if pos is not None else None
        if coded is not None:
            happening.to_come(coded)
            contested.settle(coded)
            found[token.i] = coded
    return found


def _dealt(coded: Coded, cast: Cast) -> bool:
    """Whether an act has to do with states: one of its sides is placed, or its sentence names a
    state or a body of states. A titled person alone may preside over a club, and what companies
    offer each other is business."""
    everybody = [*coded.actors, *coded.recipients]
    if enough.CONDOLENCES & coded.frame.object_words and not _abroad(coded, cast):
        return False
    if all(company(side.entity) for side in everybody):
        return len({side.state for side in everybody} - {None}) > 1
    if any(enough.placed(side) for side in everybody):
        return True
    around = cast.index.inside(cast.parse.sentence(coded.token))
    return any(
        (m.state is not None and m.entity_kind is not EntityKind.PLACE)
        or (known(m) and not _private(m.entity))
        for m in around
    )


def _abroad(coded: Coded, cast: Cast) -> bool:
    """Whether the sentence of an act names a state other than whose act it is, or a place there."""
    own = {side.state for side in coded.actors}
    told = {m.state for m in cast.index.inside(cast.parse.sentence(coded.token))}
    return bool(coded.recipients) or bool(told - own - {None})


def _private(entity: str | None) -> bool:
    return company(entity) or media(entity)


def _code(token: Token, pos: str, cast: Cast, titled: bool) -> Coded | None:
    bare = token.dep_ in ("aux", "auxpass", "amod", "compound", "case")
    if pos == "verb" and bare and not frames.pressed(token):
        return None
    frame = frames.of(token, pos, titled)
    fit = matching.match(frame, cast)
    if fit is None:
        return None
    rule, seen = fit
    reality = (
        standing.of_noun(token, seen.verb if seen.light else None)
        if pos == "noun"
        else standing.of_verb(seen.verb)
    )
    uttered = pos == "noun" and frame.owned and rule.type in UTTERED
    if uttered and (reality.why in TAKEN or reality.why == token.lemma_.lower()):
        reality = clause.ACTUAL  # "may agree to Chad's offer": it was made; so was the charge
    if rule.type == "PROTEST" and reality.why == "a":
        reality = clause.ACTUAL  # "a general strike" is no attack that is only talked of
    if any(slot.name in ("not", "neg", "will", "none", "brought") for slot in rule.slots):
        reality = clause.ACTUAL  # what the rule is about: a refusal, a threat
    struck = [cast.parse.span(h.left_edge.i, h.right_edge.i + 1) for h in seen.objects]
    mode = coding.mode_of(rule, seen)
    return Coded(seen, frame, rule, rule.type, mode, reality, titled=titled, struck=struck)


def _link(found: dict[int, Coded]) -> None:
    """Link each act of saying with the act that it offers, wants, refuses or threatens."""
    for coded in found.values():
        comp = coded.frame.comp
        for _ in range(grammar.DEEPEST):
            if comp is None or comp.i in found:
                break
            embedder = actions.embedders().get(comp.lemma_.lower())
            comp = grammar.complement(comp) if embedder and not embedder.standing else None
        if comp is None and coded.type in REACHING | {"CONCEDE"}:
            comp = _plan(coded, found)
            if comp is not None and coded.type == "CONCEDE":  # a plan given up is not carried out
                found[comp.i].reality = clause.Reality(Standing.DENIED, coded.rule.lemma)
        if comp is not None and comp.i in found and comp.i != coded.token.i:
            coded.inner, found[comp.i].within = found[comp.i], coded
        elif coded.type in REACHING | {"CONCEDE"}:
            _link_noun(coded, found)


def _plan(coded: Coded, found: dict[int, Coded]) -> Token | None:
    """ "Put forward a plan to [deploy] …": the act that the object is about."""
    under = [grammar.complement(head) for head in coded.frame.objects]
    return next((one for one in under if one is not None and one.i in found), None)


def _link_noun(coded: Coded, found: dict[int, Coded]) -> None:
    """ "Called for the withdrawal of …", "rejected Chad's offer": the object names an act."""
    for head in coded.frame.objects:
        inner = found.get(head.i)
        if inner is not None and inner.frame.pos == "noun" and inner.within is None:
            coded.inner, inner.within = inner, coded
            return


def _cast(coded: Coded, cast: Cast) -> None:
    frame, how = coded.frame, coded.rule.sides
    if how == "mutual":
        together.settle(coded, cast)
        if len(coded.actors) > 1 or coded.type not in ("AGREE", "REJECT"):
            return
    acting = unnamed.located(cast, _acting(coded, cast))
    if how in TURNED:
        coded.recipients = acting or [s for h in frame.subjects for s in cast.whose(h)]
        coded.actors = without(TURNED[how](coded, cast), coded.recipients)
        return
    coded.actors = acting
    if how == "none":
        coded.actors = acting or cast.of(frame.objects)
    else:
        found = sides.recipients(frame, cast, acting, coded.rule)
        over = coded.within.actors if coded.within is not None else []
        found = distinct(unnamed.located(cast, found))
        coded.recipients = [s for s in found if not _bound(s, over, cast)] or _halves(coded, cast)
        coded.recipients = coded.recipients or _foreign(coded, cast)


def _foreign(coded: Coded, cast: Cast) -> list[Side]:
    """ "Plugged a hole [in the Libyan budget]": of a rule that asks for something of another
    state, whose it is; nobody where they are several."""
    going = coded.rule.mode == "visit" and coded.frame.pos == "verb"  # as often to a third state
    asked = {slot.name for slot in coded.rule.slots}
    wide = coded.type in staffed.GIVING or "politically" in asked
    kind = wide and not going and "foreign" in asked
    found = matching.others_states(coded.frame, cast) if kind else []
    return found[:1] if len({side.state for side in found}) == 1 else []


def _visiting(coded: Coded, cast: Cast) -> list[Side]:
    """ "Received [the Libyan envoy]"."""
    return cast.of([*coded.frame.objects, *coded.frame.preps.get("to", [])])


def _sending(coded: Coded, cast: Cast) -> list[Side]:
    """ "Received a letter [from Chad]", "received [Chad's] note": whose letter it is."""
    frame = coded.frame
    under = [one for some in frame.preps.values() for one in some]  # "under pressure from Chad"
    heads = [h for one in under for h in grammar.prepositions(one).get("from", [])]
    near = cast.of([*reach.heads(frame, "from"), *heads])
    near = near or [side for head in frame.objects for side in cast.whose(head)]
    over = frame.verb.head
    called = grammar.infinitive(frame.verb) and over.pos_ == "VERB" and over.i < frame.verb.i
    return near or (cast.of(roles.agents(over)) if called else [])  # "summoned him to receive"


def _striking(coded: Coded, cast: Cast) -> list[Side]:
    """Whose attack, fire or custody it is: "died [in a Chadian raid]", "in [Chadian] hands"."""
    frame = coded.frame
    heads = [h for name in STRIKING for h in frame.preps.get(name, [])]
    heads += frame.objects if coded.rule.particle in STRIKING else []
    return [side for h in heads for side in cast.whose(h) or unnamed.beside(cast, h)]


TURNED = {"host": _visiting, "sender": _sending, "suffer": _striking}
"""Sides of rules whose subject receives: where those who act are looked for."""


def _halves(coded: Coded, cast: Cast) -> list[Side]:
    """ "Warned the South", "apologize to the north side"."""
    frame = coded.frame
    heads = [*frame.objects, *frame.preps.get("to", []), *frame.preps.get("against", [])]
    return without(naming.half(heads, cast.index, cast.parse), coded.actors)


def _acting(coded: Coded, cast: Cast) -> list[Side]:
    """Who does it: somebody known, else people or a group without a name. What somebody did says
    and wants nothing: "his attempts demand an answer"."""
    doing = [head.lemma_.lower() for head in coded.frame.subjects]
    spoken = coded.frame.pos == "verb" and coded.type in DAILY
    if spoken and doing and all(word in DEEDS for word in doing):
        return []
    every = doers.actors(coded.frame, cast, coded.rule)
    found = [s for s in every if together.deals(s, coded, cast)]
    told = any(slot.name == "sub" for slot in coded.rule.slots)
    crowded = coded.type in CROWDED or told
    heads = [h for h in coded.frame.subjects if crowded or unnamed.group(h)]
    if told and coded.type not in CROWDED:
        heads = [h for h in heads if unnamed.working(h)]
    protesting = coded.type == "PROTEST"
    if coded.rule.lemma in JOINTLY and not any(side.state for side in found):
        found = both.parties(coded, cast) or found
    found = found or naming.half(coded.frame.subjects, cast.index, cast.parse)
    if not found and coded.type in staffed.KIND and coded.frame.pos == "verb":
        found = staffed.owned(cast, coded.frame.subjects)
    found = found or _itself(coded, cast)
    return found or [side for head in heads for side in unnamed.crowd(cast, head, protesting)]


def _itself(coded: Coded, cast: Cast) -> list[Side]:
    """ "Chad expelled 40 farmers, whom [it] accuses of spying": whose sentence it is."""
    verb = coded.frame.verb
    bare = [head.lower_ for head in coded.frame.subjects] == ["it"]
    whom = [one for one in grammar.children(verb, "dobj") if one.tag_ in ("WP", "WDT")]
    if not (bare and whom and verb.dep_ == "relcl"):
        return []
    found = cast.of(roles.surface(grammar.clause_verb(verb.head)))
    return found if len(found) == 1 and found[0].entity == f"state:{found[0].state}" else []


def _inherit(coded: Coded) -> None:
    """Who is offered, asked or threatened something, where only that something names somebody.

    What an offer that is denied was about is denied with it.
    """
    inner = coded.inner
    if (
        inner is not None and coded.standing is Standing.DENIED
        and coded.reality.why in enough.DENYING
    ):  # fmt: skip
        inner.reality = coded.reality
    kind = coded.type == "THREATEN" and inner is not None and inner.rule.type in coding.KIND
    if inner is not None and kind:  # "threatened to buy gas from Chad" threatens others
        coded.recipients = without(coded.recipients, inner.recipients)
    if inner is None or coded.recipients or coded.rule.sides == "mutual":
        return
    if coded.type == "REQUEST" and sides.anonymous(coded.frame):
        return
    if _jointly(coded, inner):
        return
    if coded.type in ("AGREE", "REQUEST", "REJECT", "THREATEN"):
        asked = [side for side in inner.actors if weighty(side)]
        given = inner.recipients if not (kind or (coded.type == "REQUEST" and asked)) else []
        near = [*given, *asked]
        coded.recipients = without(near, coded.actors)
        if not coded.recipients and coded.rule.lemma != "invite":  # nobody invites his own
            coded.recipients = others(near, coded.actors)


def _jointly(coded: Coded, inner: Coded) -> bool:
    """ "They promised to meet again": those who are to meet promise it."""
    together_ = inner.rule.sides == "mutual" and len(inner.actors) > 1 and not coded.actors
    if together_ and coded.type in ("AGREE", "REJECT"):
        coded.actors = list(inner.actors)
        return True
    return False


def _bound(side: Side, over: list[Side], cast: Cast) -> bool:
    """ "Chad and Libya opposed an offer to the two countries": a noun phrase under a verb is
    never the subject of that verb; whoever it is, they are others."""
    mention = cast.index.exactly(side.span)
    if mention is None or mention.kind == "name":
        return False
    if mention.kind == "pronoun":  # "Vale and Cole quarrelled; Vale promised to hurt [them]"
        every = cast.named(cast.parse.doc[mention.head])
        return len(every) > 1 and any(same(one, other) for one in every for other in over)
    return any(same(side, one) for one in over)
