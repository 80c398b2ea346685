"""Which issues an attribution or an event has: by words, by what they take up, by paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...reading import Reading
from ...records import Attribution, EventMention, IssueMention
from ...spans import Span
from .clauses import clause, of_others, only_when, sentence, verb_over
from .framing import Framing
from .taking_up import TakingUp

if TYPE_CHECKING:
    from ...language import Token

BODIES = frozenset({
    "council", "commission", "commissioner", "committee", "court", "ombudsman", "watch", "group",
    "ministry", "minister", "secretary", "agency", "organisation", "organization", "activist",
})  # fmt: skip
"""What a matter gives its name to: "the human rights council" is who speaks, not of what."""
MEANS = frozenset({"united-nations", "sanctions"})
"""Issues that are the place or the means of others: "in the Security Council" is of some matter."""

COURTESY = frozenset({"visit", "invite", "invitation", "meet", "trip", "dinner", "guest"})
"""Lemmas of what is on no issue though it stands among what is."""

MEANING = frozenset({"be", "represent", "mean", "constitute", "remain", "become", "begin", "start"})
"""Verbs by which something is said to be something else."""
SPOKEN = frozenset({"ccomp", "acl", "ROOT", "advcl"})
"""Clauses that tell what is said: "that the plan means war", "guarantees it is not …"."""
Issues = tuple[str, ...]


class Labeller:
    """Gives the attributions and events of one article their issues."""

    def __init__(self, reading: Reading, found: Sequence[IssueMention]) -> None:
        self._parse = reading.parse
        self._at: dict[int, list[tuple[str, int]]] = {}  # first token → issue, last token
        counted = [mention for mention in found if not self._names_a_body(mention)]
        for mention in counted:
            places = self._parse.places(mention.span)
            if places:
                self._at.setdefault(places[0], []).append((mention.issue, places[-1]))
        self._taking_up = TakingUp(self._parse, counted)
        self._framing = Framing(self._parse, self._taking_up)

    def _names_a_body(self, mention: IssueMention) -> bool:
        places = self._parse.places(mention.span)
        doc = self._parse.doc
        if not places or places[-1] + 1 >= len(doc):
            return False
        after, last = doc[places[-1] + 1], doc[places[-1]]
        return after.lemma_.lower() in BODIES and last.head.i == after.i

    def of_attribution(self, one: Attribution) -> Issues:
        """The issues of what is said, else of the clause and the sentence in which it is said."""
        tokens = [token for span in one.content for token in self._parse.tokens(span)]
        if not tokens:
            return ()
        cue = self._first(one.cue)
        named = self._of_tokens(tokens)
        if named:
            return self._with(named, cue, tokens)
        if of_others(tokens[0]):
            return ()
        return self._taking_up.of(tokens) or self._around(cue or tokens[0])

    def _first(self, spans: Sequence[Span]) -> Token | None:
        tokens = self._parse.tokens(spans[0]) if spans else []
        return tokens[0] if tokens else None

    def of_event(self, event: EventMention) -> Issues:
        """The issues of an event: of its clause, else of what it is done to, else around it."""
        tokens = self._parse.tokens(event.anchor)
        if not tokens:
            return ()
        if event.type == "CONSULT" and tokens[0].pos_ == "NOUN" and only_when(tokens[0]):
            return self._of_tokens(list(tokens[0].subtree))
        inside = clause(tokens[0])
        named = self._own_phrase(tokens[0]) or self._of_tokens(inside)
        if named:
            return self._meant(tokens[0], named) or self._with(named, tokens[0], inside)
        taken = self._taken_by(tokens[0]) or self._taking_up.noun(tokens[0])
        if not taken and of_others(tokens[0]):
            return ()
        return taken or self._around(tokens[0], inside)

    def _own_phrase(self, anchor: Token) -> Issues:
        """What the phrase of a noun names, whatever else its clause speaks of: "the unease was
        heightened by the shield proposal"."""
        return self._of_tokens(list(anchor.subtree)) if anchor.pos_ == "NOUN" else ()

    def _around(self, token: Token, inside: Sequence[Token] = ()) -> Issues:
        """The one issue of the sentence; else what the clause takes up; else of the paragraph."""
        around = self._of_tokens(sentence(token))
        if around:
            return around if len(around) == 1 else ()
        taken = self._taking_up.of(inside) or self._framing.of(token)
        courtesy = any(one.lemma_.lower() in COURTESY for one in (*inside, *clause(token)))
        return taken or (() if courtesy else self._framing.main(token))

    def _with(self, named: Issues, verb: Token | None, tokens: Sequence[Token]) -> Issues:
        """The issues with that of what is done to ("denounced the law as interference"), and, of
        what names only a place or a means, with what it takes up or its paragraph is on."""
        taken = self._taken_by(verb) if verb is not None else ()
        if not taken and set(named) <= MEANS:
            found = (self._taking_up.of(tokens, MEANS), self._framing.of(tokens[0]))
            taken = next((one for one in found if set(one) - MEANS), ())
        taken = taken or self._spoken_of(tokens, named)
        return tuple(dict.fromkeys((*taken, *named)))

    def _taken_by(self, verb: Token) -> Issues:
        """What the object of a verb takes up."""
        objects = [one for one in verb.children if one.dep_ in ("dobj", "nsubjpass")]
        return next((found for one in objects if (found := self._taking_up.noun(one))), ())

    def _meant(self, verb: Token, named: Issues) -> Issues:
        """What is told to mean something: of "the plan is an arms race that would bring an
        [answer]", where the clause tells of the race alone, the plan."""
        over = verb_over(verb)
        noun = over.head if over.dep_ == "relcl" else None
        while noun is not None and noun.dep_ == "pobj" and noun.head.lower_ == "of":
            noun = noun.head.head  # "a resurgence of the race that …"
        if noun is None or noun.dep_ not in ("attr", "dobj"):
            return ()
        if noun.head.lemma_.lower() not in MEANING:
            return ()
        return self._spoken_of(list(noun.head.lefts), named)

    def _spoken_of(self, tokens: Sequence[Token], named: Issues) -> Issues:
        """What is spoken of: "charged that [the plan] means an arms race", "guarantees that [it] is
        not aimed at our missiles", where the sentence names one other issue before."""
        for one in tokens:
            if one.dep_ not in ("nsubj", "nsubjpass") or not _told(one):
                continue
            if one.pos_ == "NOUN":
                return self._taking_up.noun(one)
            if one.lower_ == "it":
                before = self._of_tokens(list(one.sent)[: one.i - one.sent.start])
                before = before or self._taking_up.of([one])
                others = [issue for issue in before if issue not in named]
                return tuple(others) if len(others) == 1 else ()
        return ()

    def _of_tokens(self, tokens: Sequence[Token]) -> Issues:
        """The issues whose words all stand among the tokens."""
        inside = {token.i for token in tokens}
        named = [
            issue for token in tokens for issue, last in self._at.get(token.i, ())
            if inside.issuperset(range(token.i, last + 1))
        ]  # fmt: skip
        return tuple(dict.fromkeys(named))


def _told(subject: Token) -> bool:
    """Whether the clause of a subject is what is said, also "guarantees [it] is not aimed at
    them", a clause without "that" behind its noun."""
    verb = subject.head
    bare = subject.lower_ == "it" and verb.dep_ == "relcl"
    return verb.dep_ in SPOKEN or (bare and (subject.dep_ == "nsubjpass" or verb.lemma_ == "be"))
