"""The two states between which an article's acts are, where that is beyond doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....records import EntityKind, Mention, Side
from ....spans import Span
from .. import both, grammar
from ..cast import Cast
from ..excluded import home
from ..mentioned import known
from ..somebody import media, of_state
from . import quarrels

if TYPE_CHECKING:
    from ....language import Token
    from ..coding import Coded

FEW = 3
"""Acts between the same two after which an article is about them, whatever else it names."""
AGREED = 2
"""Acts between the same two that are enough where headline or first sentence name these alone, and
nothing is told of either with a third."""
RIVALS = 3
"""The acts of each with any third must be fewer by this factor: a mediator comes in passing."""


PARTIES = (EntityKind.STATE, EntityKind.ORGANISATION, EntityKind.GROUP)
NOBODY: frozenset[str] = frozenset()
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
TOLD = 5
"""Times that each of the two is named in an article whose acts leave sides out."""
HEADED = 3
"""Times that each of the two is named whom headline and first sentence alone name."""
AHEAD = 1.5
"""Times that each of them is named as often as any third; chosen on reports of tests and truces to
which three or four states answer, which are between no two of them."""
LOCAL = frozenset({"in", "at", "near", "outside", "off", "through", "via", "inside", "around"})
"""Words before a place where something is done, which is no party to it."""
LANDS = frozenset({"Island", "Islands", "Sea", "Peninsula", "Gulf", "Strait", "Ocean", "Bay"})
"""Regions that are places and speak for nobody, unlike "Europe"."""
MEETING = frozenset({"meeting", "talk", "visit", "discussion", "summit", "negotiation", "round",
                     "conversation", "session", "commission", "committee"})  # fmt: skip
SITES = frozenset({"base", "radar", "station", "facility", "site", "installation", "pipeline",
                   "reactor", "plant", "border", "airfield", "camp"})  # fmt: skip
"""Nouns of what lies in a land by whose name it is called."""
TOWNS = frozenset({"capital", "city", "town", "resort", "port", "village"})
WATCHING = frozenset({"presence", "auspex", "auspice", "supervision", "eye", "aegis"})
"""Nouns of how somebody is there who takes no part."""

POINTING = frozenset({"the", "both", "these", "those", "their", "each", "they", "them", "between"})
SHARING = frozenset({"country", "nation", "state", "side", "government", "neighbour", "neighbor",
                     "capital", "republic", "party", "leader", "president", "foe",
                     "rival"})  # fmt: skip
"""Nouns of which two without an article may be the two of whom a headline speaks."""
BESIDE = frozenset({"both", "other", "two", "neighbour", "neighbor", "neighbours", "neighbors",
                    "counterpart", "counterparts"})  # fmt: skip
"""Words by which each of two states is called without its name."""


class Pair:
    """The two states of one article; `two` is empty where the article is not between two."""

    def __init__(self, acts: Sequence[Coded], cast: Cast, desk: str | None = None) -> None:
        self._cast = cast
        self._desk = desk
        self.acts = acts
        self.two = _two(acts, cast) or quarrels.two(acts, cast, desk)
        self.fought = any(one.type in ("ASSAULT", "MOBILIZE") and states_of(one) == self.two
                          for one in acts)  # fmt: skip
        unfriendly = [one for one in acts if one.type in quarrels.UNFRIENDLY]
        self.hostile = any(_between(one, self.two) for one in unfriendly)
        self._first = self._introduced()

    def before(self, token: Token) -> bool:
        """Whether the article has named both before a word, or one that is at home there."""
        return bool(self.two) and self._first <= token.i

    def _introduced(self) -> int:
        firsts = [min((m.head for m in self._cast.index.all if m.state == state), default=0)
                  for state in self.two if state != self._desk]  # fmt: skip
        return max(firsts, default=0)

    def other(self, state: str | None) -> str | None:
        """The other of the two; None for a third."""
        rest = self.two - {state}
        return next(iter(rest)) if len(rest) == 1 and state in self.two else None

    def among(self, token: Token, placed: bool = False) -> bool:
        """Whether the clause of a word names no third party, and the clause or the sentence before
        in its paragraph has none as its subject. `placed`: a state may be a place in it, of what is
        proposed ("a proposal, expanding on his offer of a base in Chad")."""
        parse = self._cast.parse
        clause = parse.span(token.left_edge.i, token.right_edge.i + 1)
        beside = {one.i for other in _beside(token) for one in other.subtree}
        named = [m for m in self._cast.index.inside(clause) if m.head not in beside]
        if any(self._third(m) for m in named if not (placed and _place(parse.doc[m.head]))):
            return False
        verb = grammar.clause_verb(token)
        doing = grammar.children(verb.head, *SUBJECTS) if verb.dep_ == "conj" else []
        if any(self._third(m) for h in doing for m in self._cast.index.all_at(h)):
            return False  # "Denmark freed two, but Norway insisted …"
        if self._reported(verb):
            return False
        start = token.sent.start
        last = parse.doc[start - 1].sent if start else None
        if last is None or parse.segment(last[0]) != parse.segment(token):
            return True
        before = self._cast.index.inside(parse.span(last.start, last.end))
        return not any(self._third(m) and parse.doc[m.head].dep_ in SUBJECTS for m in before)

    def _reported(self, verb: Token) -> bool:
        """ "Chadian ships entered the bay, the Sudanese navy [said]": whose bay it is, a third may
        know; a body of many states and a newspaper report what is between others."""
        told = verb.head if verb.dep_ == "ccomp" and verb.i < verb.head.i else None
        heads = grammar.children(told, *SUBJECTS) if told is not None else []
        return any(self._third(m) and m.state for h in heads for m in self._cast.index.all_at(h))

    def together(self, one: Token, other: Token) -> bool:
        """Whether two words stand in one paragraph."""
        return self._cast.parse.segment(one) == self._cast.parse.segment(other)

    def placed(self, token: Token) -> bool:
        """Whether the sentence of a word names a place of a known state."""
        here = self._cast.index.inside(self._cast.parse.sentence(token))
        return any(self._cast.located(self._cast.parse.doc[m.head]) for m in here)

    def alone(self, token: Token) -> bool:
        """Whether the sentence of a word names no state besides the two."""
        here = self._cast.index.inside(self._cast.parse.sentence(token))
        return not any(m.state and m.state not in self.two for m in here)

    def names(self, state: str, token: Token) -> bool:
        """Whether what stands under a word names a state, or speaks of "both", "each other", or the
        one by what it is to the other: "its neighbour"."""
        under = self._cast.parse.span(token.i, token.right_edge.i + 1)
        both_ = any(one.lower_ in BESIDE for one in token.subtree)
        return both_ or any(m.state == state for m in self._cast.index.inside(under))

    def told(self, state: str, token: Token) -> bool:
        """Whether the sentence of a word names a state."""
        here = self._cast.index.inside(self._cast.parse.span(token.sent.start, token.sent.end))
        return any(m.state == state for m in here)

    def side(self, state: str, token: Token) -> Side:
        """A state as it was named last before a word, else as it is named first."""
        named = [m for m in self._cast.index.all if m.state == state and m.kind != "pronoun"]
        before = [m for m in named if self._cast.parse.doc[m.head].i < token.i]
        span = before[-1].span if before else named[0].span
        return of_state(span, state)

    def pronoun(self, side: Side) -> bool:
        """Whether a side is called by a pronoun in a clause under another, where it may mean what
        that other names."""
        tokens = self._cast.parse.tokens(side.span)
        return all(one.pos_ == "PRON" and one.head.dep_ not in ("ROOT", "conj") for one in tokens)

    def person(self, token: Token) -> bool:
        """Whether a word stands for a person by name."""
        mention = self._cast.index.at(token)
        return token.ent_type_ == "PERSON" or (
            mention is not None
            and mention.kind == "name"
            and mention.entity_kind is EntityKind.PERSON
        )

    def owned(self, noun: Token) -> set[str]:
        """The ISO3 of the states that stand before a noun: "the Chadian press", "Chad's press"."""
        before = grammar.children(noun, *grammar.MODIFIERS)
        named = {m.state for one in before for m in self._cast.index.all_at(one)
                 if m.state and m.kind != "pronoun"}  # fmt: skip
        return named | {s.state for one in before for s in self._cast.located(one) if s.state}

    def victim(self, token: Token) -> bool:
        """Whether a word stands for a person by name and age, whom the tagger may not know: "Aro
        Vale, 22, was shot"."""
        aged = any(one.dep_ == "appos" and one.tag_ == "CD" for one in token.children)
        return token.pos_ == "PROPN" and (aged or self.person(token))

    def _third(self, mention: Mention) -> bool:
        head = self._cast.parse.doc[mention.head]
        if _naming(head) or _site(head) or _watching(head) or _of_town(head) or _carrying(head):
            return False
        if mention.entity_kind is EntityKind.ORGANISATION and mention.state is None:
            if head.dep_ == "pobj" and head.head.lower_ in LOCAL:  # "its case at the court"
                return False
            return known(mention) and not media(mention.entity)
        if mention.entity in home.regions():
            return not LANDS & set((mention.name or "").split())
        if mention.state is not None:
            return mention.state not in self.two and mention.entity_kind is not EntityKind.PLACE
        place = mention.entity_kind is EntityKind.PLACE
        if place and head.dep_ == "pobj" and head.head.lower_ in LOCAL:
            return False
        near = self._cast.located(self._cast.parse.doc[mention.head]) if place else []
        return bool(near) and near[0].state not in self.two


def _watching(head: Token) -> bool:
    """ "In the presence of the Red Cross", "under the eyes of [the United Nations]"."""
    of = head.head
    return head.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in WATCHING


def _carrying(head: Token) -> bool:
    """ "Protested through the [Brazilian] embassy", "asked by way of [Brazil]": who carries words
    from the one to the other."""
    noun = head.head if head.dep_ in ("amod", "poss", "compound", "nmod") else head
    prep = noun.head
    by_way = prep.lower_ == "of" and prep.head.lower_ == "way"
    return noun.dep_ == "pobj" and (prep.lower_ in ("through", "via") or by_way)


def _of_town(head: Token) -> bool:
    """ "In the [Angolan] capital", where something is done."""
    town = head.head
    spot = head.dep_ == "amod" and town.lemma_.lower() in TOWNS and town.dep_ == "pobj"
    return spot and town.head.lower_ in LOCAL


def _naming(head: Token) -> bool:
    """ "The [Geneva] talks", "the [Red Cross] meeting": what a meeting is called after."""
    made = MEETING if head.ent_type_ == "ORG" else MEETING | both.NAMING  # "the NATO treaty"
    return head.dep_ in ("compound", "nmod") and head.head.lemma_.lower() in made


def _site(head: Token) -> bool:
    """ "The [Angola] base", "the [Chad] pipeline": where a thing lies, by the name of the land; of
    "the Angolan base" it may be whose it is."""
    over = head.head
    return head.dep_ == "compound" and head.pos_ == "PROPN" and over.lemma_.lower() in SITES


def _place(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ == "in"


def _beside(token: Token) -> list[Token]:
    """Clauses joined to that of a verb by "and", with a subject of their own."""
    return [one for one in grammar.children(token, "conj")
            if grammar.children(one, *grammar.SUBJECTS, *grammar.PASSIVES)]  # fmt: skip


def states_of(coded: Coded) -> frozenset[str]:
    """The ISO3 of every state among the sides of an act."""
    return frozenset(s.state for s in [*coded.actors, *coded.recipients] if s.state)


def _between(coded: Coded, two: frozenset[str]) -> bool:
    """Whether an act is by one of the two, and towards nobody else."""
    states = states_of(coded)
    return states == two or (len(states) == 1 and states < two and not coded.recipients)


def two_words(side: Side, cast: Cast) -> bool:
    """Whether a side is called by words for two: "the two countries", "both governments"; not by
    words that tell of which state they are, as "two Chilean diplomats" do."""
    tokens = cast.parse.tokens(side.span)
    if any(m.state for one in tokens[:-1] for m in cast.index.all_at(one)):
        return False
    whole = [*tokens, *(one for one in tokens[-1].lefts if one not in tokens)] if tokens else []
    counted = any(one.lower_ in both.NUMBERS for one in whole) and not _definite(whole)
    if counted and grammar.noun_lemma(tokens[-1]) not in SHARING:
        return False
    if tokens and side.state is None:  # "diplomats from [the two countries]"
        after = grammar.prepositions(tokens[-1])
        tokens = [*tokens, *after.get("of", []), *after.get("from", [])]
    return any(both.several(one) == both.PAIR and (one.tag_ in ("NNS", "NNPS")
               or one.lower_ in both.NUMBERS) for one in tokens)  # fmt: skip


def _definite(tokens: Sequence[Token]) -> bool:
    """ "The two men", "both delegations"; of "two men were arrested" nobody was told before."""
    before = tokens[0].nbor(-1).lower_ if tokens[0].i else ""
    return bool({before, *(one.lower_ for one in tokens)} & POINTING)


def _two(acts: Sequence[Coded], cast: Cast) -> frozenset[str]:
    """Those of whom most is told, and nearly nothing of either with a third."""
    plain = [one for one in acts if not any(two_words(side, cast) for side in one.actors)]
    told = [states for one in acts if len(states := states_of(one)) == 2]
    counted = Counter(told).most_common(1)
    spoken = frozenset(both.spoken_of(cast))
    headed = _headed(cast)
    if not counted:
        return spoken if _led(spoken, cast) else headed
    first, often = counted[0]
    rivals = [states for one in plain if len(states := states_of(one)) == 2]
    others = sum(1 for states in rivals if states != first and states & first)
    if often >= FEW and others * RIVALS <= often and _early(first, cast):
        return first
    doing = sum(states_of(one) == first and _acts_in(one, first) for one in acts)
    if min(often, doing) >= AGREED and not others and _opened(first, cast):
        return first
    if spoken == first and _early(first, cast):
        return first if others < often or _led(first, cast) else headed
    return spoken if _led(spoken, cast) and often < 2 else headed


def _headed(cast: Cast) -> frozenset[str]:
    """The two whom headline and first sentence name, and nobody besides, where the article goes on
    to speak of each more than of any third."""
    often = Counter(m.state for m in cast.index.all if m.entity and m.entity_kind in PARTIES
                    and not media(m.entity))  # fmt: skip
    for spans in _openings(cast):
        named = {m.state for span in spans for m in cast.index.inside(span) if m.state}
        if len(named) == both.PAIR:
            two = frozenset(state for state in named if state)
            third = max((n for state, n in often.items() if state not in two), default=0)
            least = min(often[state] for state in two)
            ahead = 1 if _joined(two, cast) else AHEAD
            return two if least >= max(third * ahead, HEADED) else NOBODY
        if len(named) > both.PAIR:
            break
    return NOBODY


def _acts_in(coded: Coded, two: frozenset[str]) -> bool:
    """Whether one of the two does it: what is promised to both is no affair between them."""
    return any(side.state in two for side in coded.actors)


def _opened(two: frozenset[str], cast: Cast) -> bool:
    """Whether headline and first sentence name these two and nobody besides."""
    spans = _openings(cast)[-1]
    return {m.state for span in spans for m in cast.index.inside(span) if m.state} == two


def _joined(two: frozenset[str], cast: Cast) -> bool:
    """ "Peru and Ecuador accepted …": whether the two are the subject of the first sentence."""
    body = next((one for one in cast.parse.segments if one.kind == "paragraph"), None)
    if body is None:
        return False
    verb = cast.parse.doc[body.first].sent.root
    heads = [one for h in grammar.children(verb, *SUBJECTS) for one in grammar.conjuncts(h)]
    return {side.state for side in cast.of(heads)} == two


def _openings(cast: Cast) -> list[list[Span]]:
    """The headline; headline and first sentence."""
    title = [one.span for one in cast.parse.segments if one.kind == "title"][:1]
    body = next((one for one in cast.parse.segments if one.kind == "paragraph"), None)
    first = [] if body is None else [cast.parse.sentence(cast.parse.doc[body.first])]
    return [title, [*title, *first]]


def _led(two: frozenset[str], cast: Cast) -> bool:
    """Whether headline and lead name both, and the article each of them often, and no less than a
    body of states."""
    often = Counter(m.state for m in cast.index.all if m.state in two)
    if len(often) < both.PAIR or not _early(two, cast):
        return False
    bodies = Counter(m.entity for m in cast.index.all if m.state is None and m.entity_kind is
                     EntityKind.ORGANISATION and known(m) and not media(m.entity))  # fmt: skip
    body = max(bodies.values(), default=0)
    return min(often.values()) >= max(TOLD, body)


def _early(two: frozenset[str], cast: Cast) -> bool:
    early = {m.state for m in cast.index.all if m.span.start < quarrels.LEAD}
    return two <= early
