"""Conditions of the rules in `data/actions.csv` that ask to whom or to what the act is done."""

from __future__ import annotations

from ....records import EntityKind
from .. import grammar, roles
from ..mentioned import known
from .tried import Check, Try

PERSONAL = frozenset({"him", "her", "them", "he", "she", "they"})
"""Pronouns that stand for people; "it" stands for a thing."""


def some(on: Try) -> bool:
    """An object, or one of these words in it."""
    words = on.frame.object_words
    return (
        bool(on.words & words) or on.craft() or on.nationals()
        if on.words
        else bool(on.frame.objects)
    )


def no_object(on: Try) -> bool:
    """No object at all, or none of these words in it."""
    if on.words:
        return not on.words & on.frame.object_words
    return not on.frame.objects


def someone(on: Try) -> bool:
    """ "Called on Chad", not "called it that on the coast"."""
    heads = on.frame.objects
    people = any(h.tag_ in ("NNS", "NNPS") or on.cast.of([h]) for h in heads)
    return bool(heads) and (on.frame.comp is not None or (people and _wanting(on)))


def _wanting(on: Try) -> bool:
    """Whether something is asked for after the one called on, wherever the parser hangs it;
    else he is only given the floor or paid a visit."""
    token = on.frame.token
    verbs = token.doc[token.i + 1 : token.sent.end]
    return "for" in on.frame.preps or any(grammar.infinitive(one) for one in verbs)


def thing(on: Try) -> bool:
    """An object that is no person: who is dismissed loses an office, no proposal is refused."""
    found = [on.cast.index.at(head) for head in on.frame.objects]
    people = any(m and m.entity_kind is EntityKind.PERSON for m in found)
    return bool(on.frame.objects) and not people


def other_object(on: Try) -> bool:
    """An object, and none of these: to occupy an office is no occupation."""
    return bool(on.frame.objects) and not on.words & on.frame.object_words


def head(on: Try) -> bool:
    """The object itself, not what modifies it: to move a missile, not a missile shield."""
    counted = [h for h in on.frame.objects if grammar.children(h, "prep")]
    inner = [o for h in counted for o in grammar.prepositions(h).get("of", [])]
    named = on.craft() or on.nationals()
    return named or any(h.lemma_.lower() in on.words for h in [*on.frame.objects, *inner])


def own_object(on: Try) -> bool:
    """ "Regretted its raid"."""
    counted = [o for h in on.frame.objects for o in grammar.prepositions(h).get("of", [])]
    heads = [*on.frame.objects, *counted]  # "two hundred of its men"
    owners = [c for h in heads for c in grammar.children(h, "poss")]
    return any(one.tag_ == "PRP$" for one in owners)


def others_object(on: Try) -> bool:
    """To defend somebody, not one's own decision; nor "ordered its envoys to leave"."""
    comp = on.frame.comp
    doing = roles.surface(comp) if comp is not None and on.frame.verb.i < comp.i else []
    owners = [c.tag_ for h in doing for c in grammar.children(h, "poss")]
    return not own_object(on) and "PRP$" not in owners


def people(on: Try) -> bool:
    """Somebody: "released [three officers]", "freed [them]"; not "released a report"."""
    found = [on.cast.index.at(head) for head in on.frame.objects]
    pronouns = any(head.lower_ in PERSONAL for head in on.frame.objects)
    return pronouns or any(m and m.entity_kind is EntityKind.PERSON for m in found)


def body(on: Try) -> bool:
    """A state that leaves a body of states, not a person who leaves its service."""
    after = [h for name in ("of", "from") for h in on.frame.preps.get(name, [])]
    found = [on.cast.index.at(head) for head in [*on.frame.objects, *after]]
    named = any(m and m.entity_kind is EntityKind.ORGANISATION and known(m) for m in found)
    leaving = on.cast.of(on.frame.subjects)
    return named and not any((s.entity or "").startswith("person:") for s in leaving)


def political(on: Try) -> bool:
    """An object that is or holds somebody in politics, or one of these words: a state is
    recognized and a party banned, the need for rest and telephones in cars are not."""
    words = on.frame.object_words
    if on.words & (words | {word.removesuffix("s") for word in words}):  # "Muslims" is a name
        return True
    found = [on.cast.index.at(head) for head in on.frame.objects]
    return any(m and (m.state or m.kind == "pronoun" or known(m)) for m in found)


def intransitive(on: Try) -> bool:
    """Done to nobody: neither an object nor a passive."""
    token = on.frame.token
    return not grammar.children(token, "dobj") and not grammar.passive(token)


def linking(on: Try) -> bool:
    """ "[Trade between Chad and Libya] was stopped": a thing that two share."""
    held = [on.frame.preps, *map(grammar.prepositions, on.frame.objects)]
    heads = [head for preps in held for head in preps.get("between", [])]
    return len({side.state for side in on.cast.of(heads)} - {None}) > 1


def plain(on: Try) -> bool:
    """To leave a treaty, not to leave it open."""
    token = on.frame.token
    return not grammar.children(token, "oprd", "acomp", "xcomp", "ccomp", "prt")


CHECKS: dict[str, Check] = {
    "obj": some,
    "no-obj": no_object,
    "someone": someone,
    "thing-obj": thing,
    "not-obj": other_object,
    "head": head,
    "own-obj": own_object,
    "not-own": others_object,
    "people": people,
    "body": body,
    "political": political,
    "intransitive": intransitive,
    "plain": plain,
    "linking": linking,
}
