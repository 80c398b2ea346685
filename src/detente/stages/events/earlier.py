"""Whom an answer is to where its sentence names only a thing: "rejected the demand", "condemned
the launch". Whose demand or launch that is, the sentences before tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ...records import Attribution, Side, Standing
from . import enough, grammar, in_kind
from .cast import Cast
from .coding import Coded
from .kinds import (
    CHARGED,
    DEEDS,
    GOOD,
    KINDS,
    PLAIN,
    PLANNED,
    REASONS,
    RECOGNIZED,
    SPEECH,
    Kind,
)
from .somebody import distinct

if TYPE_CHECKING:
    from ...language import Token

PARAGRAPHS = 2
"""Paragraphs before its own in which "the demand" is looked for; chosen by reading news."""
RECENT = 40
"""Acts, or sayings, that are looked back at: more than three paragraphs of news tell, so that one
endless paragraph costs no more than its length."""
REACH = 400
"""Words looked back at for two states that an "and" joins: some three paragraphs."""
NEXT = 1
"""Sentences back within which the nearest candidate holds though another fits further back."""
ANSWERS = frozenset({"REJECT", "ACCUSE", "SUPPORT", "PROTEST"})
"""Types that answer what another did or said."""
TAKING = frozenset({"accept", "agree", "approve", "endorse"})
"""Verbs that take an offer; they make none."""
OWN = frozenset({"defend", "justify", "drop", "abandon", "withdraw", "honour", "honor", "uphold"})
"""Verbs said as often of what somebody does himself."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
APART = frozenset({"other", "others", "another"})
"""Words of what was not told before: "blocked the release of several others"."""
POINTING = frozenset({"this", "that", "these", "those", "such"})
AFTER = ("to", "at", "against", "over", "about", "with")
"""Words before the thing that is answered: "agreed to the plan", "protested at the launch"."""
BOTH = frozenset({"both", "two"})
PAIRED = frozenset({"country", "side", "nation", "government", "state", "party", "neighbour",
                    "neighbor", "rival", "capital", "friend", "ally"})  # fmt: skip
REAL = frozenset({Standing.ACTUAL, Standing.PLANNED, Standing.CONDITIONAL, Standing.HISTORICAL})
LODGED = frozenset({"lodge", "protest", "file"})
SORRY = frozenset({"apologize", "apologise"})
WRONGED = frozenset({"ACCUSE", "REQUEST", "PROTEST"})
"""Types of what those say to whom an apology is owed."""
ALSO = frozenset({"also", "too", "likewise"})
AGAINST = frozenset({"ACCUSE", "REJECT", "PROTEST"})
"""Types of answers that another may join with "also"."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Somebody of whom an earlier sentence tells the act or the words."""

    token: Token
    sides: tuple[Side, ...]


class Earlier:
    """The acts of one article as told so far, asked by the words that refer back to them."""

    def __init__(self, cast: Cast, attributions: Iterable[Attribution]) -> None:
        self._cast = cast
        parse = cast.parse
        self._sentences = {sent.start: n for n, sent in enumerate(parse.doc.sents)}
        self._places = {one.first: n for n, one in enumerate(parse.segments)}
        self._acts: list[Coded] = []
        self._headline: list[Coded] = []
        spoken = [told for one in attributions if (told := self._speaker(one)) is not None]
        self._spoken = sorted(spoken, key=_place)

    def fill(self, found: Iterable[Coded]) -> None:
        """Give the acts without a recipient, in the order of the text, the one whom the
        sentences before tell; each is then itself among what was told."""
        for coded in found:
            if not coded.titled and _open(coded):
                self._one(coded)
                in_kind.settle(coded, self._acts)
            if enough.told(coded):
                (self._headline if coded.titled else self._acts).append(coded)

    def _speaker(self, one: Attribution) -> _Told | None:
        """Who is said to have said something, where his state is known."""
        tokens = [token for span in one.cue[:1] for token in self._cast.parse.tokens(span)]
        spoken = [
            Side(m.span, m.name or "", m.entity, m.state)
            for span in one.source
            for m in self._cast.index.inside(span)
            if m.state
        ]
        return _Told(tokens[0], tuple(spoken[:1])) if tokens and spoken else None

    def _one(self, coded: Coded) -> None:
        states = {side.state for side in coded.actors if side.state}
        body = coded.type in AGAINST and any(side.entity for side in coded.actors)
        if coded.rule.sides == "mutual" or not (states or body):
            return
        for way in (self._pair, self._thing, self._bare, self._lodged, self._sorry):
            if (told := way(coded, states)) is not None:
                coded.recipients = list(told.sides)
                coded.why.append(_whose(told))
                return

    def _pair(self, coded: Coded, states: set[str]) -> _Told | None:
        """ "Urged both countries": the two states that were last named together."""
        heads = [h for h in coded.frame.objects if h.lemma_.lower() in PAIRED]
        if not any(child.lower_ in BOTH for head in heads for child in head.lefts):
            return None
        for told in [*self._named_together(coded.token)]:
            others = tuple(side for side in told.sides if side.state not in states)
            return _Told(told.token, others)
        return None

    def _named_together(self, before: Token) -> list[_Told]:
        """Two states that an "and" joins, or that one act has as its sides, the last first; those
        of whom only a clause with "that" tells come after the rest."""
        found = [
            _Told(one.token, tuple(distinct([*one.actors, *one.recipients])))
            for one in self._acts[-RECENT:]
            if self._near(one.token, before)
        ]
        for token in before.doc[max(0, before.i - REACH) : before.i]:
            if token.dep_ == "conj" and self._near(token, before):
                sides = [s for t in (token.head, token) for s in self._cast.named(t) if s.state]
                found.append(_Told(token, tuple(sides)))
        two = [one for one in found if len({side.state for side in one.sides}) == len(one.sides)
               == len(BOTH) and all(side.state for side in one.sides)]  # fmt: skip
        return sorted(two, key=lambda one: (one.token.dep_ == "relcl", -one.token.i))

    def _thing(self, coded: Coded, states: set[str]) -> _Told | None:
        """ "Rejected the demand": whoever demanded something before."""
        taking = coded.type in ("AGREE", "CONCEDE") and coded.rule.lemma in TAKING
        lemma = grammar.lemma(coded.token)
        wanted = coded.type == "REQUEST"
        answer = coded.type in ANSWERS or taking or wanted
        if not answer or lemma in OWN or coded.frame.pos == "noun":
            return None
        preps = coded.frame.preps
        heads = [*coded.frame.objects, *(one for name in AFTER for one in preps.get(name, []))]
        for head in heads:
            word = grammar.noun_lemma(head).lower()
            if head.lower_ in ("it", "this", "that", "them") and not self._cast.named(head):
                return self._it(coded, states, lemma)
            if wanted and not any(child.lower_ in POINTING for child in head.lefts):
                continue
            kinds: tuple[Kind, ...] = (GOOD, *KINDS) if coded.type == "SUPPORT" else KINDS
            kinds = (GOOD,) if wanted else kinds  # "lobbied for these changes", just told
            kind = next((one for one in kinds if word in one.nouns), None)
            if kind is not None and (self._refers(head) or _relates(head, coded.token)):
                return self._of_kind(coded, states, kind, word)
        return None

    def _it(self, coded: Coded, states: set[str], lemma: str) -> _Told | None:
        """ "Denied it", "accepted it": the charge or the offer of the sentence before."""
        kinds = (CHARGED,) if lemma == "deny" else PLAIN.get(coded.type, ())
        found = self._too(coded, states) or self._last(coded, states, partial(_fits, kinds), NEXT)
        said = lemma == "deny" and found is None
        return self._said(coded, states) if said else found

    def _too(self, coded: Coded, states: set[str]) -> _Told | None:
        """ "Chad also condemned it", after another's answer of that kind: to whom that was."""
        if not any(child.lower_ in ALSO for child in coded.token.children):
            return None
        near = [one for one in self._acts[-RECENT:] if one.type in AGAINST
                and coded.type in AGAINST and self._before(one.token, coded.token)
                and self._back(one.token, coded.token) <= NEXT]  # fmt: skip
        if not near:
            return None
        sides = tuple(side for side in near[-1].recipients if side.state)
        own = {side.state for side in (*near[-1].actors, *sides)} & states
        return _Told(near[-1].token, sides) if sides and not own else None

    def _of_kind(self, coded: Coded, states: set[str], kind: Kind, word: str) -> _Told | None:
        if word in SPEECH and (said := self._said(coded, states)):
            return said
        exact = None if kind is PLANNED else self._last(coded, states, partial(_named, kind, word))
        own = not (coded.type == "REJECT" and kind is CHARGED)  # nobody rejects his own complaint
        made = exact is None and own and self._made(coded, states, kind, word)
        if kind is RECOGNIZED or made:
            return exact
        found = exact or self._last(coded, states, partial(_fits, (kind,)), sure=kind is PLANNED)
        if found is None and kind in (CHARGED, REASONS):  # what somebody said is the charge
            return self._said(coded, states)
        return found

    def _made(self, coded: Coded, states: set[str], kind: Kind, word: str) -> bool:
        """Whether the thing is their own: ministers who criticise "the ban" after their president
        has forbidden something."""
        words = enough.BARRING if word == "ban" else frozenset({word})
        return any(
            (_named(kind, word, one) or one.rule.lemma in words)
            and {side.state for side in one.actors} & states
            for one in self._acts[-RECENT:]
            if self._before(one.token, coded.token)
        )

    def _said(self, coded: Coded, states: set[str]) -> _Told | None:
        """Who spoke last before an act, as far as that is clear."""
        end = bisect_left(self._spoken, coded.token.i, key=_place)
        return self._settle(coded.token, states, self._spoken[max(0, end - RECENT) : end], NEXT)

    def _refers(self, head: Token) -> bool:
        """Whether a noun stands for something told before: definite, and nobody's by its own
        words."""
        if not any(c.lower_ in DEFINITE for c in grammar.children(head, "det")):
            return False
        preps = grammar.prepositions(head)
        beside = grammar.children(head, *grammar.MODIFIERS, "relcl")
        beside += [one for name in ("of", "by", "from") for one in preps.get(name, [])]
        tokens = [one for near in beside for one in near.subtree]
        if any(one.lower_ in APART for one in tokens):
            return False
        return not any(m.state for one in tokens for m in self._cast.index.all_at(one))

    def _bare(self, coded: Coded, states: set[str]) -> _Told | None:
        """ "Chad refused", after a demand: of Chad, or of nobody named."""
        if coded.type != "REJECT" or coded.frame.objects or coded.frame.pos != "verb":
            return None
        alone = coded.frame.comp is None

        def answered(one: Coded) -> bool:
            asked = {side.state for side in one.recipients if side.state}
            return one.type in ("REQUEST", "AGREE") and (
                bool(asked & states) or (alone and not asked)
            )

        return self._last(coded, states, answered, NEXT)

    def _lodged(self, coded: Coded, states: set[str]) -> _Told | None:
        """ "Chad lodged a protest", after a launch or a raid: with who did it, whom the headline
        names or who alone is told of."""
        if coded.type != "ACCUSE" or coded.rule.lemma not in LODGED:
            return None
        aimed = {"over", "about", "against", "at", "for"} & coded.frame.preps.keys()
        if aimed:
            return None
        did = {s.state: _Told(one.token, (s,)) for one in self._headline if _hostile(one)
               for s in one.actors if s.state}  # fmt: skip
        if len(did) == 1 and not did.keys() & states:
            return next(iter(did.values()))
        return self._last(coded, states, _hostile, sure=True)

    def _sorry(self, coded: Coded, states: set[str]) -> _Told | None:
        """ "Chad has apologised", just after a state blamed it or its people were hurt: to that."""
        if coded.rule.lemma not in SORRY:
            return None
        near = [one for one in self._acts[-RECENT:] if one.type in WRONGED
                and self._before(one.token, coded.token)
                and self._back(one.token, coded.token) <= NEXT]  # fmt: skip
        blaming = [
            _Told(one.token, tuple(s for s in one.actors if s.state))
            for one in near
            if {side.state for side in one.recipients} <= states and one.recipients
        ]
        return self._settle(coded.token, states, blaming, NEXT)

    def _last(
        self,
        coded: Coded,
        states: set[str],
        fits: Callable[[Coded], bool],
        back: int | None = None,
        sure: bool = False,
    ) -> _Told | None:
        fitting = [
            _Told(one.token, tuple(s for s in one.actors if s.state))
            for one in self._acts[-RECENT:]
            if one.within is None and one.standing in REAL and fits(one)
            and one is not coded.inner and one.inner is not coded
        ]  # fmt: skip
        if coded.type == "SUPPORT" and self._own(coded, states, fitting):
            return None
        return self._settle(coded.token, states, fitting, back, sure)

    def _own(self, coded: Coded, states: set[str], fitting: list[_Told]) -> bool:
        """Whether the nearest act that fits is one of those who welcome it: their own."""
        near = [one for one in fitting if one.sides and self._near(one.token, coded.token)]
        return bool(near) and {side.state for side in near[-1].sides} <= states

    def _settle(
        self,
        token: Token,
        states: set[str],
        fitting: list[_Told],
        back: int | None,
        sure: bool = False,
    ) -> _Told | None:
        """The nearest that fits, in the paragraphs around; None where another of another state
        is as near. Further back all that fit must be of one state; where it must be `sure`, all
        that fit anywhere, and one of them near."""
        others = [one for one in fitting if one.sides and self._before(one.token, token)
                  and not states & {side.state for side in one.sides}]  # fmt: skip
        rivals = [one for one in others if self._near(one.token, token)]
        if sure and not rivals:
            return None
        if sure or not rivals:
            rivals = others
        least = min((self._back(one.token, token) for one in rivals), default=0)
        if back is not None and least > back:
            return None
        if least <= NEXT and not sure:
            rivals = [one for one in rivals if self._back(one.token, token) <= least + NEXT]
        several = {frozenset(side.state for side in one.sides) for one in rivals}
        return rivals[-1] if len(several) == 1 else None

    def _before(self, one: Token, other: Token) -> bool:
        """Whether a word stands before another, in what the text tells."""
        parse = self._cast.parse
        return one.i < other.i and parse.segment(one).kind == parse.segment(other).kind

    def _near(self, one: Token, other: Token) -> bool:
        """Whether a word stands before another, in its paragraph or one of those before."""
        parse = self._cast.parse
        here, there = parse.segment(other), parse.segment(one)
        return (
            self._before(one, other)
            and self._places[here.first] - self._places[there.first] <= PARAGRAPHS
        )

    def _back(self, one: Token, other: Token) -> int:
        return self._sentences[other.sent.start] - self._sentences[one.sent.start]


def _hostile(one: Coded) -> bool:
    """Whether an act is one that other states protest against."""
    deed = one.type in DEEDS.types and one.type != "RETREAT" and one.rule.sides != "mutual"
    return deed or _recognizes(one)


def _recognizes(one: Coded) -> bool:
    """Whether somebody recognises what another state holds to be its own."""
    return one.rule.lemma in RECOGNIZED.verbs


def _place(told: _Told) -> int:
    return told.token.i


def _open(coded: Coded) -> bool:
    """Whether nobody is named to whom it is done; of "asked the council for more, a request that
    Chad rejected", the council is not."""
    if any(side.state for side in coded.recipients):
        return False
    relative = any(_relates(head, coded.token) for head in coded.frame.objects)
    return relative or not any(side.entity for side in coded.recipients)


def _relates(head: Token, verb: Token) -> bool:
    """ "Asked for more, a request that Chad [rejected]": the words before are the request."""
    return head.dep_ == "appos" and verb.dep_ == "relcl" and verb.head.i == head.i


MODED = {"expulsion": "expel", "arrest": "arrest", "detention": "arrest", "seizure": "seize",
         "release": "release", "recall": "withdraw"}  # fmt: skip
"""The mode of an act that a noun names: "gave the envoy two days to leave" is an expulsion."""


def _named(kind: Kind, word: str, one: Coded) -> bool:
    """Whether an act is called by the same word, or by the verb of its noun."""
    same = grammar.noun_lemma(one.token).lower() == word or grammar.lemma(one.token) in kind.verbs
    same = same or (one.mode is not None and MODED.get(word) == one.mode)
    return one.type in kind.types and same


def _fits(kinds: Iterable[Kind], one: Coded) -> bool:
    taken = one.type == "AGREE" and (one.rule.lemma in TAKING or one.rule.type != "AGREE")
    shared = one.type != "SUPPORT" or one.rule.sides == "mutual"
    if DEEDS in kinds and _recognizes(one):
        return True
    return shared and not taken and any(one.type in kind.types for kind in kinds)


def _whose(told: _Told) -> str:
    names = " and ".join(side.name for side in told.sides if side.name)
    whose = f"of {names} " if names else ""
    return f"{whose}by '{told.token.text}', told before"
