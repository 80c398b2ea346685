"""Where around a word its recipient is looked for, and who of another state stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Side
from ...tables import states
from ...tables.actions import Rule
from . import grammar
from .cast import VENUES, Cast
from .frames import Frame
from .somebody import distinct, same, weighty, without

if TYPE_CHECKING:
    from ...language import Token

SLOTS = ("to", "object", "between", "with", "against", "toward", "towards", "on", "over", "owner",
         "comp", "from", "into", "for", "of")  # fmt: skip
"""Where a recipient is looked for, the likeliest place first; the first place that names somebody
else than the actor gives it."""
FLAT = frozenset({"for", "of", "in", "at", "from", "over"})
"""Places of which only the phrase itself counts, not what stands deeper in it."""
DEEP = frozenset({("for", "MOBILIZE"), ("over", "PROTEST"), ("at", "ACCUSE"),
                  ("of", "SANCTION"), ("at", "REJECT"), ("at", "THREATEN")})  # fmt: skip
"""Types for which such a place counts with what stands in it: a strike over somebody's law, to walk
out of talks with somebody."""
INSIDE = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID", "CONCEDE"})
"""Types that "in" and "at" may lead to the recipient of: troops that withdraw stand in a state."""
SPOKEN = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST"})
"""Types of words, which go to a government, not to a place."""
JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""Types of answers to what somebody does or has: what that is about is not answered."""
STRUCK = frozenset({"SANCTION", "COERCE", "ASSAULT", "THREATEN"})
"""Types that are done to a state which stands as the object by its name, whatever "to" follows."""
HELP = frozenset({"help", "support", "assistance", "backing", "aid", "blessing", "consent"})
"""What is somebody's "with" which another acts."""
EDGES = frozenset({"border", "frontier"})
TARGETS = ("against", "toward", "towards", "at", "on", "over", "object", "for", "near", "along",
           "off")  # fmt: skip
"""Where one against whom forces are mobilized is named; who houses them is none."""
TOPICAL = frozenset({"AGREE", "REQUEST", "CONSULT", "SUPPORT", "COOPERATE", "ACCUSE", "MOBILIZE"})
"""Types for which the place of a thing is not the recipient: a base offered in Chad."""
LODGED = frozenset({"complain", "complaint"})
"""Words whose "to" leads to who hears of it: "complained to the Security Council over …"."""
AFTER = ("to", "from", "into", "at", "on", "behind")
"""Values of a rule's sides that name the one preposition after which the recipient stands."""


def slots(rule: Rule) -> tuple[str, ...]:
    """The names of the places where a rule's recipient may stand, the likeliest first."""
    if rule.sides == "over":
        return ("over", "about", "against", "of", *(name for name in SLOTS if name != "comp"))
    if rule.sides in AFTER:
        return (rule.sides,)
    if rule.type == "MOBILIZE":  # "made an incursion into Swedish waters"
        entered = any(slot.name == "into" for slot in rule.slots)
        return ("into", *TARGETS) if entered else TARGETS
    if rule.mode == "visit" and rule.particle:  # "touched down in Chad"
        return ("in", "at", "on", *SLOTS)
    if rule.mode == "arrest":  # "was arrested for spying for Chad": Chad is not arrested
        return ("object", "owner", "of")
    if rule.type == "REQUEST":
        return tuple(name for name in SLOTS if name != "against")
    if rule.type == "ACCUSE":
        return ("against", "over", "about", *SLOTS) if rule.lemma in LODGED else (*SLOTS, "at")
    if rule.type in ("REJECT", "THREATEN"):
        return (*SLOTS, "at")
    return (*SLOTS, "in", "at") if rule.type in INSIDE else SLOTS


def heads(frame: Frame, name: str) -> list[Token]:
    """The heads of the phrases that stand in a place around the word; may be empty."""
    if name in ("object", "owner"):
        return frame.objects
    if name == "comp" and frame.comp is not None:
        both = [one for one in grammar.children(frame.comp, *grammar.SUBJECTS) if _pair(one)]
        return both or [frame.comp]  # "that the two countries share a radar in Chad"
    if name == "comp":
        return []
    near = list(frame.preps.get(name, []))
    if name == "with":  # "mediated with American help"
        near = [one for one in near if grammar.noun_lemma(one) not in HELP]
    if name == "between" and not near and frame.token.dep_ == "compound":
        near = list(grammar.prepositions(frame.token.head).get(name, []))  # "mediation effort …"
    if name == "from" and not near and frame.pos == "verb":  # "received a letter from Chad"
        near = [one for h in frame.objects for one in grammar.prepositions(h).get("from", [])]
    return near


def _pair(head: Token) -> bool:
    """ "The two countries", "both sides": whoever acts and the other."""
    counted = any(child.lower_ in ("two", "both") for child in head.lefts)
    return counted and head.tag_ == "NNS"


def given(frame: Frame, name: str) -> bool:
    """Whether a place holds what is offered: "the offer [of Vale] as a place for talks"."""
    return frame.pos == "noun" and frame.token.lemma_.lower() == "offer" and name in (
        "of", "object", "owner")  # fmt: skip


def _receiving(frame: Frame, cast: Cast, name: str, rule: Rule) -> list[Token]:
    """The heads in a place, without bodies in which, and borders at which, it is done."""
    found = heads(frame, name)
    if name in VENUES and any(cast.venue(head.head) for head in found):
        return []
    if rule.type in ("ASSAULT", "PROTEST") and name in (*VENUES, "to", "toward", "towards"):
        return [head for head in found if head.lemma_ not in EDGES]
    return found


def _government(cast: Cast, head: Token) -> list[Side]:
    """ "A swipe at [Vale]": words go to the government in a capital, though "at" stands before it
    as before a place."""
    capitals = {state.capital for state in states.by_iso3().values()}
    return [side for side in cast.located(head) if side.name in capitals]


def _others(heads: list[Token], cast: Cast, acting: list[Side]) -> list[Side]:
    """Those for whom phrases stand besides whoever acts; "them" as an object never means people
    of whom he is one."""
    found = []
    for head in heads:
        sides = cast.named(head)
        own = head.pos_ == "PRON" and any(same(s, one) for s in sides for one in acting)
        found.extend([] if own else sides)
    return without(distinct(found), acting)


def _owners(heads: list[Token], cast: Cast, acting: list[Side]) -> list[Token]:
    """ "Took issue with [his] reluctance to back Chad": of things of somebody else, who alone is
    judged though his name may be open, whose they are; empty where one is nobody's, or his own who
    judges."""
    found = [[c for c in grammar.children(head, "poss") if c.ent_type_ not in ("DATE", "TIME")]
             for head in heads]  # fmt: skip
    owners = [one for some in found for one in some]
    sides = cast.of(owners)
    own = any(same(side, one) for side in sides for one in acting)
    own = own or any(_his_own(one, cast, acting) for one in owners)
    return [] if own or not all(found) else owners


def _his_own(owner: Token, cast: Cast, acting: list[Side]) -> bool:
    """ "Made plain [its] displeasure": a pronoun that stands for nobody else, where whoever acts
    may be meant."""
    if owner.tag_ != "PRP$" or cast.named(owner):
        return False
    if owner.lower_ not in ("his", "her"):
        return True
    return any((side.entity or "person:").startswith("person:") for side in acting)


def bordering(side: Side, cast: Cast) -> bool:
    """Whether a side is only whose border something lies on."""
    last = cast.parse.tokens(side.span)[-1]
    return last.lemma_ in EDGES or (last.head.lemma_ in EDGES and last.dep_ in grammar.MODIFIERS)


def first(
    frame: Frame, cast: Cast, acting: list[Side], rule: Rule, names: tuple[str, ...]
) -> list[Side]:
    """Who stands in the first of the named places that holds somebody of another state than those
    who act; empty where none does."""

    def abroad(found: list[Side]) -> list[Side]:
        struck = rule.type == "ASSAULT"  # "captured a camp on the Chadian border"
        return without([s for s in found if not (struck and bordering(s, cast))], acting)

    if rule.type in STRUCK and "object" in names and (struck := _itself(frame, cast, acting)):
        return struck
    for name in names:
        there = [] if given(frame, name) else _receiving(frame, cast, name, rule)
        if not there:
            continue
        near = [] if name in ("owner", "comp") else _others(there, cast, acting)
        found = [side for side in near if weighty(side)]
        if not found and name == "at" and rule.type in SPOKEN:
            found = without([s for head in there for s in _government(cast, head)], acting)
        deep = name not in FLAT or (name, rule.type) in DEEP or rule.lemma in LODGED
        if not found and rule.type in JUDGING and (owners := _owners(there, cast, acting)):
            found = [one for one in without(cast.of(owners), acting) if weighty(one)]
            deep = False
        if not found and deep:
            strict = rule.type in TOPICAL
            found = distinct(side for head in there for side in cast.under(head, abroad, strict))
        if found:
            return found
    return []


def _itself(frame: Frame, cast: Cast, acting: list[Side]) -> list[Side]:
    """ "Sanctioned [Chad] over arms sales to Libya"."""
    named = [side for head in frame.objects if head.pos_ == "PROPN" for side in cast.named(head)]
    return without([s for s in named if (s.entity or "").startswith("state:")], acting)
