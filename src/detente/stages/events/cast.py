"""Who may act in one article: its mentions, asked by the words that stand for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from ...language import Parse
from ...mentions_index import MentionIndex
from ...records import EntityKind, Mention, Side
from ...tables import actions
from ...tables.roles import OTHERS
from . import aside, courts, grammar, included, naming, roles
from .mentioned import (
    claims,
    folded,
    holders,
    is_state,
    known,
    lefts,
    name_before,
    political,
    side_of,
    words_of,
)
from .somebody import body_of_states, distinct, weighty

if TYPE_CHECKING:
    from ...language import Token

SEARCH_DEPTH = 5
"""Steps under a complement in which somebody is looked for; deeper ones belong to other acts."""
AFTER = frozenset({"after", "before", "since", "while", "when", "because", "until"})
_OTHER = frozenset({"relcl", "appos", "advcl", "punct", "conj", "parataxis", "aux", "det"})
"""What stands under a word and yet tells of another act."""
_SAYING = frozenset({"", "hypothetical", "threatened"})
"""Standings of words that report what their subject says: "said", "hinted", "warned"."""
FELLOWS = frozenset({"partner", "member"})
"""Whoever belongs to a body: "its NATO partners" are asked as NATO."""
VENUES = frozenset({"in", "at", "on", "under", "within", "inside", "through"})
BOARDS = frozenset({"council", "committee", "board", "assembly", "commission"})
Keep = Callable[[list[Side]], list[Side]]
SUSPECTED = frozenset({"suspect", "accuse", "charge", "convict", "believe"})
"""Participles of what somebody or something is said to have done."""
HELPING = frozenset({"help", "assist", "support", "protect", "defend", "allow", "enable"})
"""Verbs whose purpose clause names who receives: "send ships to help [Chad]"."""
FIGHTING = frozenset({"fight", "battle", "attack", "combat", "resist", "oppose", "face", "target",
                      "threaten", "besiege", "confront"})  # fmt: skip
_NEAREST = ("nsubj", "nsubjpass", "poss", "dobj", "dative", "agent", "amod", "nmod", "compound",
            "pobj", "prep", "pcomp", "ccomp", "xcomp", "acl")  # fmt: skip
"""The order in which what stands under a word is searched."""


class Cast:
    """The political actors of one article; a question is answered once and kept."""

    def __init__(self, mentions: Iterable[Mention], parse: Parse) -> None:
        self.parse = parse
        self.index = MentionIndex(mentions, parse)
        self._named: dict[int, list[Side]] = {}
        self._officials = {
            m.entity for m in self.index.all
            if m.kind == "name" and m.entity and political(m, parse.doc[m.head])
        }  # fmt: skip

    @cached_property
    def told(self) -> frozenset[str]:
        """The ISO3 of every state that the article names, itself or by a place or person of it;
        "???" stands for places of which no state is known."""
        found = set()
        for mention in self.index.all:
            place = mention.entity_kind is EntityKind.PLACE
            near = self.located(self.parse.doc[mention.head]) if place else []
            found.add(mention.state or (near[0].state if near else "???" if place else None))
        return frozenset(state for state in found if state)

    def named(self, token: Token) -> list[Side]:
        """The political actors for which the phrase headed by a token stands; may be empty."""
        if token.i not in self._named:
            self._named[token.i] = []  # words that refer in a circle name nobody
            theirs = grammar.prepositions(token).get("of") if token.lower_ == "those" else None
            found = self.of(theirs) if theirs else self._find(token)  # "met those of Chad"
            self._named[token.i] = included.with_named(token, _plural(token, found), self.of)
        return self._named[token.i]

    def of(self, tokens: Iterable[Token]) -> list[Side]:
        """The political actors of several phrases, each once."""
        return distinct(side for token in tokens for side in self.named(token))

    def under(
        self, head: Token, keep: Keep = list, strict: bool = True, depth: int = 0
    ) -> list[Side]:
        """The first somebody that is kept, at or under a word: itself, its subject, its owner,
        its complement. Unless `strict`, also where a thing is ("activities in Chad")."""
        own = keep([side for side in self.named(head) if weighty(side)])
        if own or depth > SEARCH_DEPTH or head.lower_ == "others":
            return own
        for child in sorted(head.children, key=_nearness):
            if self._apart(child, strict, depth):
                continue
            beside = self.of(grammar.conjuncts(child)[1:])
            beside = keep([side for side in beside if weighty(side)])
            found = self.under(child, keep, strict, depth + 1)
            if found or beside:
                more = [s for c in aside.lost(child) for s in self.named(c) if weighty(s)]
                return keep(distinct([*found, *beside, *more]))
        return []

    def _apart(self, child: Token, strict: bool, depth: int) -> bool:
        """Whether what stands under a word leads away from whom the act is about."""
        if child.dep_ in _OTHER:
            return not (child.lemma_ in HELPING and grammar.infinitive(child))
        if grammar.added(child) or _fighting(child) or _suspected(child):
            return True
        if strict and aside.posted(child):
            return True
        fellow = grammar.noun_lemma(child.head) in OTHERS and child.dep_ in grammar.MODIFIERS
        topical = fellow or (depth > 0 and aside.topic(child)) or self._own_people(child)
        return topical or aside.aside(child, strict) or self.venue(child) or aside.leaning(child)

    def _own_people(self, token: Token) -> bool:
        """ "Offered to send [its] foreign minister": whom the actor sends receives nothing."""
        mention = self.index.at(token)
        own = any(one.tag_ == "PRP$" for one in grammar.children(token, "poss"))
        return own and mention is not None and mention.entity_kind is EntityKind.PERSON

    def venue(self, prep: Token) -> bool:
        """Whether a preposition leads to a body where something is done: "in the Security
        Council", "under the alliance"; a body is asked or given something with other words."""
        if prep.dep_ != "prep" or prep.lower_ not in VENUES:
            return False
        heads = [one for head in grammar.children(prep, "pobj") for one in grammar.conjuncts(head)]
        if prep.lower_ == "on" and not any(h.lemma_.lower() in BOARDS for h in heads):
            return False
        sides = [side for head in heads for side in self.named(head)]
        return bool(sides) and all(map(body_of_states, sides))

    def official(self, side: Side) -> bool:
        """Whether a side acts in politics by its word: "officials" do, "a woman" does not."""
        mention = self.index.exactly(side.span)
        if side.entity is not None or mention is None or mention.kind == "pronoun":
            return True
        words = actions.classes()
        lemma = grammar.noun_lemma(self.parse.doc[mention.head])
        return any(lemma in words[name] for name in ("acting", "political", "bodies", "quantity"))

    def located(self, token: Token) -> list[Side]:
        """The place that a word names, as of the state that holds it: a town that is shelled."""
        mention = self.index.at(token)
        if mention is None or mention.entity_kind is not EntityKind.PLACE or not mention.entity:
            return []
        holder = self._holder(token)
        if holder:
            return holder
        state = mention.state or holders().get(mention.entity) or naming.ending(mention.entity)
        return [Side(mention.span, mention.name or "", mention.entity, state)] if state else []

    def _holder(self, token: Token) -> list[Side]:
        """ "Lourdes, Cuba": the state that the text names after a town."""
        doc = self.parse.doc
        if token.i + 2 >= len(doc) or doc[token.i + 1].text != ",":
            return []
        after = self.index.all_at(doc[token.i + 2])
        return [side_of(m) for m in after if is_state(m) and m.state]

    @staticmethod
    def _harm(token: Token) -> bool:
        """ "The bombing of Chad" is not Chad's."""
        return token.lemma_.lower() in actions.classes()["attack"]

    def whose(self, token: Token) -> list[Side]:
        """Whose a noun is: "Chad's policy", "the Chadian test"; itself, if it is somebody."""
        own = [side for side in self.named(token) if weighty(side)]
        if own or grammar.noun_lemma(token) in OTHERS:
            return own
        for child in grammar.children(token, *grammar.MODIFIERS):
            attack = self._harm(token)
            near = [*grammar.conjuncts(child), *lefts(child)]
            if not aside.topic(child) or token.lemma_ in FELLOWS:
                own.extend(self.of(one for one in near if not (attack and grammar.venue(one))))
        preps = grammar.prepositions(token)
        holders = ("by", "from") if self._harm(token) else ("of", "by", "from")
        return own or self.of(one for name in holders for one in preps.get(name, []))

    def _find(self, token: Token) -> list[Side]:
        several = self.index.all_at(token)
        if several:
            if each := naming.each_of(token, several[0], self.index, self.parse):
                return each
            longest = several[0].span
            found = [
                side_of(m) for m in several
                if (m.span == longest or not m.span.overlaps(longest))
                and self._acts(m, token)
            ]  # fmt: skip
            if found and all(side.state is None for side in found) and not known(several[0]):
                found = self._premodified(token, several[0]) or found
            if found and not any(weighty(side) for side in found):
                return self._by_modifier(token) or found
            found = self._parted(found, token)
            return distinct([*self._before_and(token, several[0]), *found]) or self._instead(
                token, several[0]
            )
        covering = self.index.covering(token)
        if covering is not None and token.pos_ in ("PROPN", "ADJ") and token.dep_ != "poss":
            inside = self.parse.doc[covering.head]
            part = token.head.i == inside.i or token.is_ancestor(inside)
            if part or _cut(covering, token, self.parse):
                return [side_of(covering)] if self._acts(covering, inside) else []
        return self._by_modifier(token) or self._counted(token)

    def _parted(self, found: list[Side], token: Token) -> list[Side]:
        """ "Both Chadian and Libyan officials" are two: each with the word that tells its state."""
        if len({side.state for side in found}) < 2 or len({side.name for side in found}) > 1:
            return found
        words = {m.state: words_of(self.parse, m) for one in lefts(token)
                 for m in self.index.all_at(one)}  # fmt: skip
        return [
            Side(s.span, f"{words[s.state]} {token.text}" if s.state in words else s.name,
                 s.entity, s.state) for s in found
        ]  # fmt: skip

    def _before_and(self, token: Token, mention: Mention) -> list[Side]:
        """ "President A and President B" is often parsed as one name: who stands before "and"."""
        if mention.entity_kind is not EntityKind.PERSON or mention.kind != "name":
            return []
        doc = self.parse.doc
        ands = [t.i for t in token.subtree if t.i < token.i and t.lower_ == "and"]
        before = [m for i in ands if i for m in self.index.all_at(doc[i - 1])
                  or self.index.inside(name_before(self.parse, i))]  # fmt: skip
        return [side_of(m) for m in before if m.entity_kind is EntityKind.PERSON
                and m.kind == "name" and political(m, self.parse.doc[m.head])]  # fmt: skip

    def _acts(self, mention: Mention, head: Token) -> bool:
        if self._opposed(mention) or naming.bare_people(mention, head) or _yet_to_be(mention, head):
            return False
        return mention.entity in self._officials or political(mention, head)

    def _opposed(self, mention: Mention) -> bool:
        """ "An anti-Syrian activist": no Syrian."""
        return mention.kind == "nominal" and any(
            (aside.leaning(one) and one.lower_.startswith(("anti", "pro"))) or
            any(aside.leaning(one) and m.state == mention.state for m in self.index.all_at(one))
            for one in self.parse.tokens(mention.span)
        )  # fmt: skip

    def _instead(self, token: Token, mention: Mention) -> list[Side]:
        """For words that name nobody by themselves: who said it ("Chad says it …"), of whom they
        are a number ("some of the rebels"), whose people or arms they are."""
        if mention.kind == "pronoun":
            return [] if mention.entity else self._sayer(token)
        if mention.entity_kind is EntityKind.PERSON and mention.kind == "name":
            return self._premodified(token, mention)
        return self._by_modifier(token) or self._counted(token)

    def _sayer(self, token: Token) -> list[Side]:
        """ "It" as subject of what somebody said is that somebody; so is that of a state's own
        act before ("Chad freed him [after it] had …")."""
        clause = token.head
        if token.dep_ not in grammar.SUBJECTS:
            return []
        if clause.dep_ == "advcl" and token.lower_ == "it":
            return self._earlier(clause)
        while clause.dep_ in ("conj", "acomp"):
            clause = clause.head
        over = roles.reporting(clause) or (clause.head if clause.dep_ == "ccomp" else None)
        if over is None:
            return []
        embedder = actions.embedders().get(over.lemma_)
        if embedder is None or embedder.standing not in _SAYING:
            return []
        theirs = token.lower_ == "they"
        saying = [one for one in roles.surface(over)
                  if one.i < token.i or (not theirs and one.i != token.i)]  # fmt: skip
        found = [side for one in saying for side in self.named(one)]
        person = any((side.entity or "").startswith("person:") for side in found)
        lands = bool(found) and all((side.entity or "").startswith("state:") for side in found)
        if token.lower_ in ("he", "she") and lands and all(t.pos_ == "PROPN" for t in saying):
            return []  # a state that says something is no "he"
        return [] if theirs and person and len(saying) == 1 else found

    def _earlier(self, clause: Token) -> list[Side]:
        """The one state that does what a clause with "after" or "before" hangs on."""
        over = clause.head
        if clause.i < over.i or not any(part.lower_ in AFTER for part in clause.lefts):
            return []
        found = [m for one in roles.surface(over) for m in self.index.all_at(one)]
        beside = [m for one in roles.objects(over) for m in self.index.all_at(one)]
        alone = len(found) == 1 and not any(is_state(m) for m in beside)
        return [side_of(m) for m in found if alone and is_state(m)]

    def _premodified(self, token: Token, mention: Mention) -> list[Side]:
        """ "U.N. mediator Aro Vale": a person whom a state or body before the name claims."""
        if mention.kind == "nominal" and grammar.noun_lemma(token) in OTHERS:
            return []
        apposed = grammar.children(token, "appos")
        beside = [*lefts(token), *_shared_owner(token),
                  *(one for name in apposed for one in [name, *lefts(name)])]  # fmt: skip
        owners = [m for one in beside for m in self.index.all_at(one) if m.state or claims(m)]
        if mention.entity_kind is not EntityKind.PERSON:
            owners = [m for m in owners if m.state]
        if not owners and (mention.entity_kind is EntityKind.PERSON or mention.kind == "nominal"):
            heads = grammar.prepositions(token).get("of", [])  # "King Vale of Chad"
            owners = [m for one in heads for m in self.index.all_at(one) if claims(m)]
        if not owners:
            return []
        owners.sort(key=lambda m: not is_state(m))  # a party's name is as often a plain word
        entity = mention.entity or (owners[0].entity if owners[0].state is None else None)
        each = mention.kind == "nominal" and token.tag_ in ("NNS", "NNPS")
        both = {m.state: None for m in owners if each and is_state(m)} or {owners[0].state: None}
        return [Side(mention.span, mention.name or "", entity, state) for state in both]

    def _counted(self, token: Token) -> list[Side]:
        if token.lemma_.lower() not in actions.classes()["quantity"] and token.pos_ != "NUM":
            return []
        return [
            side for prep in grammar.children(token, "prep") if prep.lower_ in ("of", "from")
            for head in grammar.children(prep, "pobj") for one in grammar.conjuncts(head)
            for side in self.named(one)
        ]  # fmt: skip

    def _by_modifier(self, token: Token) -> list[Side]:
        """ "Turkish tanks", "the APEC forum": people, arms and bodies of somebody act for him."""
        words = actions.classes()
        lemma = grammar.noun_lemma(token)
        if lemma in OTHERS or (lemma not in words["acting"] and lemma not in words["bodies"]):
            return []
        before = lefts(token)
        owners = [m for one in before for m in self.index.all_at(one) if claims(m)]
        for prep in grammar.children(token, "prep"):
            if not owners and prep.lower_ in ("of", "in", "from"):
                heads = grammar.children(prep, "pobj")
                owners = [m for one in heads for m in self.index.all_at(one) if m.state]
        first = min([one.i for one in before if one.i < token.i], default=token.i)
        span = self.parse.span(first, token.i + 1)
        name = folded(self.parse, first, token.i + 1)
        if not owners and (state := courts.seat(token, self.located)):
            return [Side(span, name, None, state)]
        own = {m.span: f"{' '.join(words_of(self.parse, m).split())} {token.text}" for m in owners}
        several = len({m.state for m in owners}) > 1 and all(m.span.end <= span.end for m in owners)
        return distinct(
            Side(span, own[m.span] if several else name, None if m.state else m.entity, m.state)
            for m in owners
        )


def _plural(token: Token, found: list[Side]) -> list[Side]:
    """ "Hand [them] over": never one man."""
    several = token.pos_ == "PRON" and token.lower_ in ("they", "them", "themselves")
    alone = len(found) == 1 and (found[0].entity or "").startswith("person:")
    return [] if several and alone else found


def _suspected(clause: Token) -> bool:
    """ "A tanker [suspected] of cutting a cable to Chad" is nobody's by that."""
    return clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.lemma_ in SUSPECTED


def _fighting(clause: Token) -> bool:
    """ "Arms rebels [battling Chad]": whom others fight gets nothing of what they get."""
    fights = grammar.lemma(clause) in FIGHTING and clause.tag_ == "VBG"
    return fights and clause.dep_ == "acl"


def _shared_owner(token: Token) -> list[Token]:
    """ "[Chad's] president and foreign minister": whose the first is owns the second as well."""
    own = grammar.children(token, "poss", "det")
    if token.dep_ != "conj" or own or token.head.i > token.i:
        return []
    first = token.head
    while first.dep_ == "conj" and not grammar.children(first, "poss"):
        first = first.head
    return grammar.children(first, "poss")


def _cut(mention: Mention, token: Token, parse: Parse) -> bool:
    """ "Theresa [May] after returning": the head of a name that the parser takes for two."""
    person = mention.entity_kind is EntityKind.PERSON and mention.kind == "name"
    return person and all(one.head.i not in parse.places(mention.span)
                          for one in (token, parse.doc[mention.head]))  # fmt: skip


def _yet_to_be(mention: Mention, head: Token) -> bool:
    """ "Plans for [a] Southern Customs Union": what is still to be made does and gets nothing."""
    body = mention.kind == "name" and mention.entity_kind is EntityKind.ORGANISATION
    return body and any(one.lower_ in ("a", "an") for one in grammar.children(head, "det"))


def _nearness(token: Token) -> tuple[int, int]:
    return (_NEAREST.index(token.dep_) if token.dep_ in _NEAREST else len(_NEAREST), token.i)
