"""Which issues words take up that name none: "the plan", "its condition", "this".

A noun takes up what it is itself said of ("the treaty on conventional forces"), else what the same
noun, or the verb for it, stood for before ("recognised" … "the recognition"), else what its
paragraph, and then the paragraphs before, are mostly about. A pronoun takes up its own paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ...language import Parse
from ...records import IssueMention
from . import clauses
from .paragraphs import Paragraphs

if TYPE_CHECKING:
    from ...language import Token

NOUNS = frozenset({
    "plan", "shield", "facility", "offer", "proposal", "issue", "question", "idea", "system",
    "base", "letter", "initiative", "project", "explanation", "counterproposal", "deal", "treaty",
    "agreement", "objection", "decision", "move", "step", "dispute", "matter", "problem", "threat",
    "demand", "withdrawal", "pact", "accord", "law", "ban", "bill", "recognition", "region",
    "province", "war", "condition", "announcement", "suspension", "signing", "ratification",
    "participation", "campaign", "invasion", "operation", "offensive", "ceasefire", "truce",
    "notice", "criticism", "refusal", "measure", "pledge", "promise", "commitment", "request",
    "blockade", "embargo",
})  # fmt: skip
"""Lemmas that take up what was said before: "the plan", "these facilities"."""
MEETING = frozenset({"talk", "meeting", "discussion", "negotiation", "cooperation"})
"""What is held on many matters: such words take up their own paragraph alone."""
REPLY = frozenset({"answer", "response", "reply", "retaliation"})
"""What answers something takes it up whatever stands before it: "promised an answer"."""
VERBS = {
    "recognize": "recognition", "recognise": "recognition", "withdraw": "withdrawal",
    "invade": "invasion", "suspend": "suspension", "sign": "signing", "ratify": "ratification",
    "ban": "ban", "forbid": "ban", "prohibit": "ban", "offer": "offer", "propose": "proposal",
    "threaten": "threat", "demand": "demand", "announce": "announcement", "pledge": "pledge",
    "promise": "promise",
}  # fmt: skip
"""Verbs, and the noun that takes up what they told."""
AGAIN = frozenset({"invasion", "recognition", "suspension", "ratification"})
"""Nouns of acts so much of one matter that the verb, too, takes up what the noun stood for."""
DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
JUDGING = frozenset({"consider", "call", "regard", "see", "describe", "deem", "view", "denounce",
                     "condemn", "reject", "dismiss", "welcome", "oppose", "support"})  # fmt: skip
"""Verbs of whoever judges something that was told of before."""
PRONOUNS = DEMONSTRATIVE | {"it", "they", "them"}
NEW = frozenset({"a", "an", "another"})
INSTEAD = frozenset({"instead", "alternative", "rival"})
"""Words by which something comes in the place of what was told before it."""
POINTING = DEMONSTRATIVE | {"the", "his", "her", "its", "their", "such"}
FLEETING = frozenset(
    {
        "threat",
        "problem",
        "question",
        "issue",
        "matter",
        "measure",
        "move",
        "step",
        "dispute",
        "demand",
        "request",
        "condition",
        "criticism",
        "explanation",
        "objection",
        "region",
        "campaign",
        "promise",
        "pledge",
        "commitment",
        "operation",
        "notice",
        "refusal",
        *MEETING,
        *REPLY,
    }
)
"""Nouns that mean something else every few sentences: nobody remembers what they stood for."""
TWO = 2
"""Issues that one phrase may be on: a law on trade and visas is on both, a long list on none."""
BACK = 3
"""Paragraphs before its own in which what a noun takes up is looked for, the nearest first."""

Issues = tuple[str, ...]


class TakingUp:
    """What the words of one article take up; made in one walk over it."""

    def __init__(self, parse: Parse, found: Sequence[IssueMention]) -> None:
        self._paragraphs = Paragraphs(parse)
        self._named: dict[int, list[str]] = {}  # token → issues whose words hold it
        self._begin: list[tuple[int, str]] = []  # first token and issue of what is not by the way
        aside = {one.i for token in parse.doc if clauses.by_the_way(token) for one in token.subtree}
        for mention in found:
            places = parse.places(mention.span)
            for place in places:
                self._named.setdefault(place, []).append(mention.issue)
            if places and places.start not in aside:
                self._begin.append((places.start, mention.issue))
        self.named = Counter(issue for _, issue in self._begin)
        """The issues that the words of the article name, with how often."""
        self._begin.sort()
        self._known: dict[int, Issues] = {}
        self._resolved: list[tuple[int, str]] = []  # the same, in order
        self._last: dict[str, Issues] = {}  # lemma → what it stood for last
        for token in parse.doc:
            self._resolve(token)

    def of(self, tokens: Iterable[Token], beside: frozenset[str] = frozenset()) -> Issues:
        """What the first noun among the tokens takes up that is not only of issues `beside`, else
        the first pronoun."""
        inside = list(tokens)
        nouns = (self._known[one.i] for one in inside if one.i in self._known and _points(one))
        found = next((issues for issues in nouns if set(issues) - beside), ())
        pronoun = None if found else next((one for one in inside if _is_pronoun(one)), None)
        return self._of_pronoun(pronoun) if pronoun is not None else found

    def noun(self, token: Token) -> Issues:
        """What a noun takes up, or is itself said of; none where it is not known."""
        return self._known.get(token.i, ())

    def told_in(self, first: int, last: int) -> Counter[str]:
        """The issues among tokens [first, last), by name and taken up, with how often."""
        return Counter(
            issue
            for told in (self._begin, self._resolved)
            for _, issue in told[bisect_left(told, (first, "")) : bisect_left(told, (last, ""))]
        )

    def _resolve(self, token: Token) -> None:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in VERBS:
            self._resolve_verb(token, VERBS[lemma])
        elif token.pos_ in ("NOUN", "PROPN") and lemma in NOUNS | MEETING | REPLY:
            new = any(child.lower_ in NEW for child in token.lefts)
            self._last |= {lemma: ()} if new else {}  # "a plan" is not the plan told of before
            found = self._own(token.subtree) or self._before(token, lemma)
            self._keep(token, lemma, found or (self._brought_in(token) if new else ()))

    def _resolve_verb(self, token: Token, noun: str) -> None:
        found = self._own(clauses.own(token, token))
        again = self._last.get(noun, ()) if noun in AGAIN and not found else ()
        self._keep(token, noun, found or again)

    def _keep(self, token: Token, noun: str, issues: Issues) -> None:
        if issues:
            self._known[token.i] = self._last[noun] = issues
            self._resolved += [(token.i, issue) for issue in sorted(issues)]

    def _brought_in(self, token: Token) -> Issues:
        """What "a plan" is on: its clause; of one in place of something, what its sentence has told
        of up to it ("it opposed giving up the province, proposing a plan of its own instead")."""
        own = self._own(clauses.clause(token))
        beside = {*token.lefts, *token.head.rights, *token.subtree}
        instead = any(one.lower_ in INSTEAD for one in beside)
        return own or (self._mostly(token.sent.start, token.i) if instead else ())

    def _own(self, tokens: Iterable[Token]) -> Issues:
        """What words name: "a nuclear arms treaty", "the treaty on conventional forces"."""
        own = dict.fromkeys(one for part in tokens for one in self._named.get(part.i, ()))
        return tuple(own) if len(own) <= TWO else ()

    def _before(self, token: Token, lemma: str) -> Issues:
        if not (_points(token) or lemma in REPLY):
            return ()
        if lemma in self._last and lemma not in FLEETING:
            return self._with_paragraph(token) if lemma == "letter" else self._last[lemma]
        if _says_itself(token):
            return ()
        first, last = self._paragraphs.around(token.i)
        looked_at = [(first, token.i)]
        if lemma not in MEETING:
            looked_at += self._paragraphs.before(token.i, BACK)
            looked_at += [(token.i + 1, last), *self._paragraphs.after_title(token.i)]
        return next((found for part in looked_at if (found := self._mostly(*part))), ())

    def _with_paragraph(self, token: Token) -> Issues:
        """A letter holds what was told of it before, and what the paragraph goes on to say."""
        _, last = self._paragraphs.around(token.i)
        both = (*self._last[token.lemma_.lower()], *self._mostly(token.i + 1, last))
        return tuple(dict.fromkeys(both))[:TWO]

    def _of_pronoun(self, token: Token) -> Issues:
        first, _ = self._paragraphs.around(token.i)
        found = self._mostly(first, token.i)
        back = token.lower_ in DEMONSTRATIVE or _judged(token)
        begins = back and token.sent.start <= first
        before = self._paragraphs.before(token.i, 1) if begins and not found else ()
        return next((issues for part in before if (issues := self._mostly(*part))), found)

    def _mostly(self, first: int, last: int) -> Issues:
        """The issue told of most often among tokens [first, last); of equal ones the article's."""
        inside = self.told_in(first, last)
        most = max(inside.values(), default=0)
        ranked = sorted((issue for issue, times in inside.items() if times == most),
                        key=lambda issue: (-self.named[issue], issue))  # fmt: skip
        tied = len(ranked) > 1 and self.named[ranked[0]] == self.named[ranked[1]]
        return () if tied else tuple(ranked[:1])


def _points(token: Token) -> bool:
    """Whether a word takes up something: "the plan", "his offer"; not "this week", "a plan"."""
    if token.pos_ == "VERB" or token.lemma_.lower() in REPLY:
        return True
    if token.lower_ == "law" and token.dep_ == "pobj":
        return False  # "in accordance with the law"
    return any(child.lower_ in POINTING or child.dep_ == "poss" for child in token.lefts)


def _says_itself(token: Token) -> bool:
    """Whether its phrase says of what it is: "the ban on port calls"; not "the ban of the law"."""
    objects = [one for child in token.children if child.lower_ in _OF for one in child.children]
    return any(one.dep_ == "pobj" and not _points(one) for one in objects)


def _judged(it: Token) -> bool:
    """ "Chad considers [it] a threat": what was told of before, as it is not Chad."""
    over = it.head if it.dep_ == "dobj" else it.head.head if it.dep_ == "nsubj" else None
    judged = over is not None and over.lemma_ in JUDGING and over.i < it.i
    return it.lower_ == "it" and judged


_OF = frozenset({"on", "of", "for", "against"})


def _is_pronoun(token: Token) -> bool:
    if token.lower_ not in PRONOUNS or any(child.i > token.i for child in token.children):
        return False  # "that of last year"
    return token.tag_ in ("PRP", "DT") and token.dep_ not in ("expl", "mark", "det")
