"""Conditions of the rules in `data/actions.csv` that ask who stands around the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....records import EntityKind, Side
from ....tables import actions
from .. import frames, grammar, roles, shared, staffed
from ..cast import Cast
from ..frames import Frame
from ..somebody import distinct, weighty
from ..whose import unnamed
from .tried import Check, Try

if TYPE_CHECKING:
    from ....language import Token

JUDGES = frozenset({"judge", "court", "magistrate", "prosecutor", "tribunal"})
"""Who orders people by name; a president who instructs his minister asks nobody."""
ASIDE = frozenset({"with", "by", "like", "than", "despite", "after", "before", "since", "during",
                   "as", "via", "amid", "including", "unlike", "between", "among"})  # fmt: skip
"""Words after which stands neither whose a thing is nor to whom it goes."""
DEEP = 2
"""Prepositions that may stand between a word and the state that it reaches."""
SERVING = frozenset({
    "country", "state", "nation", "capital", "customs", "coastguard", "guard", "judge",
    "prosecutor", "magistrate", "agency", "service", "mayor", "governor", "detective", "agent",
    "commissioner", "cutter", "warship", "frigate", "gunboat", "jet", "warplane", "fighter",
    "crown", "throne", "palace", "embassy", "consulate", "mission", "board", "regulator", "office",
    "bureau", "boss", "consul", "attaché", "statesman", "dictator", "regime", "junta", "bloc",
    "republic",
})  # fmt: skip
"""Who acts for a state beside those of the class "political"."""
MAKING = frozenset({"let", "make", "have", "help", "get"})
"""Verbs after which somebody does what is told by a bare verb."""
BESIDE = ("to", "with", "from")
"""Words after which stands whose a thing is, or to whom it goes."""


def abroad(on: Try) -> bool:
    """ "Ordered [the Libyan crews] to leave", "returned the ship [to Chad]": somebody of another
    state, or a person by name; what is ordered of one's own staff asks nobody."""
    own = {side.state for side in on.cast.of(on.frame.subjects)} | {None}
    things = [on.frame.preps, *(grammar.prepositions(head) for head in on.frame.objects)]
    near = [
        *on.frame.objects,
        *(h for preps in things for name in BESIDE for h in preps.get(name, [])),
    ]
    if not on.frame.objects and on.frame.comp is not None and grammar.infinitive(on.frame.comp):
        near.extend(grammar.children(on.frame.comp, "nsubj"))  # "prodded [Chad] to leave"
    sides = [side for head in near for side in on.cast.whose(head)]
    named = [side for head in near for side in on.cast.of([head]) if weighty(side)]
    judging = any(head.lemma_.lower() in JUDGES for head in on.frame.subjects)
    persons = judging and any((side.entity or "").startswith("person:") for side in named)
    return persons or any(side.state not in own for side in sides)


def at_home(on: Try) -> bool:
    """ "Strengthened [its garrison]", not "strengthened [the Libyan army]"."""
    own = {side.state for side in on.cast.of(on.frame.subjects)} | {None}
    return all(side.state in own for head in on.frame.objects for side in on.cast.whose(head))


def bodily(on: Try) -> bool:
    """An object that is a person or people: who is held or picked up, not a chance or a point."""
    found = [on.cast.index.at(head) for head in on.frame.objects]
    return any(m is not None and m.entity_kind is EntityKind.PERSON for m in found)


def another_bare(on: Try) -> bool:
    """ "Insisted that Libya pay": what somebody of another state ought to do; not "pays", which is
    so, nor one's own minister, which is a home affair."""
    comp = on.frame.comp
    if comp is None or comp.dep_ != "ccomp" or comp.tag_ != "VB" or grammar.children(comp, "aux"):
        return False
    own = {side.state for side in on.cast.of(on.frame.subjects)} | {None}
    return any(side.state not in own for side in on.cast.of(roles.surface(comp)))


def foreign(on: Try) -> bool:
    """ "Built [a hospital in Libya]", "shut [its ports] to Libyan ships": something of another
    state, or in one, stands after the word, and somebody of a state does it, a crowd or men under
    arms."""
    return bool(others_states(on.frame, on.cast))


def others_states(frame: Frame, cast: Cast) -> list[Side]:
    """The sides of another state after a word that somebody of a state does; empty where who does
    it has no state and it is not told as a passive."""
    doing = [side for head in frame.subjects for side in cast.whose(head)]
    doing = doing or staffed.owned(cast, frame.subjects)
    own = {side.state for side in doing if side.state}
    if not own and not frames.undergone(frame) and not _crowd(frame) and not _armed(frame):
        return []
    return distinct(
        side for head in _after(frame) for side in (*cast.whose(head), *unnamed.where(cast, head))
        if side.state and side.state not in own
    )  # fmt: skip


def across(on: Try) -> bool:
    """ "Shelved [a survey with Libya]", "rationed [the fuel sold to Libya]": foreign, or somebody
    of another state who shares the thing, or to whom the words that tell of it lead."""
    doing = [side for head in on.frame.subjects for side in on.cast.whose(head)]
    own: set[str | None] = {side.state for side in doing if side.state}
    if not own and not frames.undergone(on.frame):
        return False
    return foreign(on) or bool(shared.abroad(on.frame.objects, on.cast, own))


def _after(frame: Frame) -> list[Token]:
    """What stands after the word, and what hangs on it: "stopped [work] on [roads] to [Chad]"."""
    found = [*frame.objects]
    layer = [frame.preps, *(grammar.prepositions(head) for head in frame.objects)]
    if frame.comp is not None:
        under = [*roles.objects(frame.comp), *_made_to(frame)]
        found.extend(under)
        layer.extend(grammar.prepositions(one) for one in (frame.comp, *under))
    for _ in range(DEEP):
        heads = [h for preps in layer for name, some in preps.items() if name not in ASIDE
                 for h in some]  # fmt: skip
        found.extend(heads)
        layer = [grammar.prepositions(head) for head in heads]
    return found


def _made_to(frame: Frame) -> list[Token]:
    """ "Let [the Libyan envoys] cross", "made [a Libyan plane] turn back"."""
    if frame.comp is None or grammar.lemma(frame.token) not in MAKING:
        return []
    return grammar.children(frame.comp, "nsubj")


def officially(on: Try) -> bool:
    """Who speaks holds an office, or is a state or a body: not an actress or a player."""
    return any(on.cast.official(side) for side in on.cast.of(on.frame.subjects))


def with_official(on: Try) -> bool:
    """ "A call with President X Y": with somebody of a state who holds an office."""
    met = on.cast.of(on.frame.preps.get("with", []))
    return any(side.state and on.cast.official(side) for side in met)


def politically(on: Try) -> bool:
    """Who acts is a state, or somebody in its politics or its service, by name or by the word: not
    its cooks, doctors and firms."""
    words = actions.classes()["political"] | SERVING
    return officially(on) and any(
        head.pos_ in ("PROPN", "PRON") or grammar.noun_lemma(head) in words
        for head in on.frame.subjects
    )


def _crowd(frame: Frame) -> bool:
    words = actions.classes()
    return any(
        head.tag_ in ("NNS", "NNPS") and grammar.noun_lemma(head) in words[name]
        for head in frame.subjects for name in ("crowds", "workers")
    )  # fmt: skip


def _armed(frame: Frame) -> bool:
    """ "[A sniper] felled a Libyan guard": men under arms act for somebody, whom the text may leave
    open."""
    words = actions.classes()["armed"]
    return any(grammar.noun_lemma(head) in words for head in frame.subjects)


def own_deed(on: Try) -> bool:
    """ "Admitted that [its planes] had crossed …": what the speaker's own state did."""
    comp = on.frame.comp
    if comp is None or comp.dep_ != "ccomp":
        return False
    own = {side.state for side in on.cast.of(on.frame.subjects) if side.state}
    return any(side.state in own for head in roles.agents(comp) for side in on.cast.whose(head))


def towards(on: Try) -> bool:
    """ "Refused to discuss it [with Libya]": somebody of another state, under the complement."""
    comp = on.frame.comp
    if comp is None:
        return False
    own = {side.state for side in on.cast.of(on.frame.subjects) if side.state}
    held = [grammar.prepositions(comp), *map(grammar.prepositions, roles.objects(comp))]
    heads = [h for preps in held for name in ("with", "to") for h in preps.get(name, [])]
    return bool(own) and any(
        side.state and side.state not in own for head in heads for side in on.cast.whose(head)
    )


CHECKS: dict[str, Check] = {
    "abroad": abroad,
    "foreign": foreign,
    "across": across,
    "officially": officially,
    "politically": politically,
    "with-official": with_official,
    "comp-toward": towards,
    "comp-ours": own_deed,
    "bodily": bodily,
    "comp-bare": another_bare,
    "home": at_home,
}
