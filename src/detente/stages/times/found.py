"""What a pattern found in an article, with a look at the sentence around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...language import Parse
from .pattern import Words
from .reckon import DUE

if TYPE_CHECKING:
    from ...language import Token

LADDER = 12
"""Steps from a word to its governing verb at most; the deepest in the benchmark texts was 9."""
SKIPPED = frozenset({"early", "late", "mid", "-", "the", "end", "of", "at", "noon", "midnight"})
"""Words between a preposition and the day that it governs."""
PLANNED = frozenset({"due", "scheduled", "expected", "planned", "set", "slated", "upcoming",
                     "ahead", "likely", "effective"})  # fmt: skip
"""Words that look forward whatever the tense ("was due to meet on Friday")."""
DEMANDING = frozenset({
    "agree", "ask", "call", "demand", "expect", "give", "hope", "order", "pledge", "promise",
    "propose", "request", "require", "set", "tell", "urge", "vow", "want",
})  # fmt: skip
"""Verbs whose past tense leaves what is to be done "by Friday" still to come."""
TO_COME = PLANNED | {"next", "coming", "forthcoming", "future"}
"""Adjectives by which a thing is still to come ("the next round in December")."""
OUGHT = frozenset({"must", "should", "shall", "will", "wo", "ought"})
HAVING = frozenset({"has", "have", "needs", "need"})
"""Words that lay a duty on somebody in the present."""
CALLED = frozenset({"planned", "scheduled", "slated"})
"""Verbs whose object is still to come though they stand in the past ("planned a march on Friday").
"""
EXPIRING = frozenset({"expires", "expire", "lapses", "lapse"})
"""Verbs whose present tense looks ahead in every clause ("the treaty, which expires on …")."""
UNTIL = frozenset({"until", "till"})
AWAITING = frozenset({"when", "until", "till", "before", "after", "once"})
"""Words that bring in a clause whose present tense tells of what is to come."""
ARRANGED = frozenset({
    "leaves", "leave", "meets", "meet", "arrives", "arrive", "begins", "begin", "opens",
    "open", "visits", "visit", "hosts", "host", "returns", "return", "travels", "travel",
    "flies", "fly", "starts", "start", "ends", "end", "expires", "expire", "takes", "take",
    "becomes", "hopes", "plans", "expects", "intends", "departs", "depart", "gather",
    "gathers", "vote", "votes", "go", "goes", "head", "heads", "face", "faces", "resume",
    "resumes", "hold", "holds", "play", "plays", "run", "runs", "move", "moves",
})  # fmt: skip
"""Verbs whose present tense tells of an arrangement ("leaves on Friday"); that of others does not
look anywhere ("says", "owns")."""


def token_at(words: Words, parse: Parse, index: int) -> Token | None:
    """The token of the parse in which the word of that index starts; None outside of the text."""
    if not 0 <= index < len(words.starts):
        return None
    place = bisect_right(parse.starts, words.starts[index]) - 1
    if place < 0 or parse.ends[place] <= words.starts[index]:
        return None
    return parse.doc[place]


STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this": 0,
         "current": 0, "present": 0, "the": 0, "next": 1, "coming": 1, "following": 1,
         "upcoming": 1, "that": 0, "same": 0, "latest": 0, "ensuing": 1}  # fmt: skip
"""Units by which a determining word moves."""
NARRATED = frozenset({"that", "same", "following", "previous", "preceding", "ensuing", "prior"})
"""Determining words that count from the time told of before, not from the day of filing."""


def governor(token: Token) -> Token | None:
    """The verb over a word; None when there is none within reach."""
    for _ in range(LADDER):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a pattern; `first` and `last` count words of the article, last not included."""

    match: re.Match[str]
    words: Words
    parse: Parse

    @property
    def first(self) -> int:
        """Index of its first word."""
        return self.match.start()

    @property
    def last(self) -> int:
        """Index after its last word."""
        return self.match.end()

    def all(self, part: str) -> list[str]:
        """The words of a part of the pattern, lower-cased; empty when it did not occur."""
        if part not in self.match.re.groupindex or self.match.start(part) < 0:
            return []
        return list(self.words.words[self.match.start(part) : self.match.end(part)])

    def one(self, part: str) -> str | None:
        """The words of a part, joined by a blank; None when it did not occur."""
        return " ".join(self.all(part)) or None

    def near(self, steps: int) -> str:
        """The word so many words before its first (negative) or after its last (from 0 on)."""
        index = self.first + steps if steps < 0 else self.last + steps
        return self.words.words[index] if 0 <= index < len(self.words.words) else ""

    def token(self, index: int) -> Token | None:
        """The token of the parse in which the word of that index starts."""
        return token_at(self.words, self.parse, index)

    @property
    def head(self) -> Token | None:
        """The token of the match whose governor stands outside of it."""
        tokens = [token for i in range(self.first, self.last) if (token := self.token(i))]
        inside = {token.i for token in tokens}
        return next((token for token in tokens if token.head.i not in inside), None) or next(
            iter(tokens), None
        )

    def direction(self) -> int:
        """Where the verb over the words looks, from -2 (surely past) to 2 (surely future).

        What a verb of the past brings up may itself lie ahead ("cut the supply in September")."""
        token = self.head
        if token is None:
            return 0
        if self._of_what_comes(token):
            return 1
        token = self._astray(token)
        through = until = False
        for step in range(LADDER):
            by = TO_COME if step else PLANNED  # not "the next day" itself
            side = _tense(token) if token.pos_ in ("VERB", "AUX") else int(_plans(token, by))
            if side == 1 and _had(token.head):
                return -2
            if side == 1 and until:
                return 2  # "to wait until after the vote in May"
            if side or token.head.i == token.i:
                return max(-1, side) if through else side
            until = until or token.lower_ in UNTIL
            through = through or token.pos_ == "NOUN"
            token = token.head
        return 0

    def _astray(self, token: Token) -> Token:
        """The preposition of "in April Libyan police arrested …", where the parser joins the month
        to the name after it; else the word itself."""
        prep = self.token(self.first - 1)
        joined = token.dep_ in ("compound", "nmod") and token.head.i > token.i
        alone = prep is not None and prep.lower_ in ("in", "on") and not any(prep.children)
        return prep if joined and alone and prep is not None else token

    def _of_what_comes(self, token: Token) -> bool:
        """Whether it stands right behind a thing to come ("asked them to a next round in May")."""
        prep = token.head if token.head.pos_ == "ADP" else token
        before = prep.nbor(-1) if prep.i else prep
        return before.pos_ == "NOUN" and _plans(before, TO_COME)

    def until(self) -> bool:
        """Whether "until" or "by" stands before it and looks ahead; at the start of a sentence it
        does not ("Until Friday, they had not met")."""
        place = self.first - 1
        while place >= 0 and self.words.words[place] in SKIPPED:
            place -= 1
        word = self.words.words[place] if place >= 0 else ""
        ahead = word in ("until", "till", "by", "through") or (
            word == "as" and self.words.words[place - 1] in ("soon", "early", "late")
        )
        token = self.token(place)
        if token is None or token.is_sent_start or not ahead:
            return False
        return word != "by" or not self._done()

    def limited(self) -> int:
        """The direction; a deadline ("must leave by October 31") looks ahead whatever the tense,
        except for what was already due ("had to leave by")."""
        side, verb = self.direction(), governor(self.head) if self.head is not None else None
        if verb is None or not self.until() or verb.head.lower_ in ("had", "was", "were"):
            return side
        ought = any(c.dep_ == "aux" and c.lower_ in OUGHT for c in verb.children)
        has_to = verb.dep_ == "xcomp" and verb.head.lower_ in HAVING
        return DUE if ought or has_to else max(1, side)

    def _done(self) -> bool:
        """Whether "by" tells when something was done ("retook it by Monday"), not asked for."""
        verb = governor(self.head) if self.head is not None else None
        if verb is None or verb.lemma_ in DEMANDING or _tense(verb) > -2:
            return False
        return not any(child.dep_ == "auxpass" for child in verb.children) or "had" in {
            child.lower_ for child in verb.children}  # fmt: skip


def _had(verb: Token) -> bool:
    """Whether a verb stands in the past perfect ("had been due to expire")."""
    return any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)


def _plans(token: Token, by: frozenset[str] = PLANNED) -> bool:
    """Whether a word looks forward, or is told by a word that does ("his slated visit"); "set" does
    so only with "to" or "for" ("set a record on …")."""
    if token.pos_ == "NOUN":
        return any(c.lower_ in by and c.dep_ == "amod" for c in token.children)
    if token.lower_ != "set":
        return token.lower_ in PLANNED
    return any(child.dep_ == "xcomp" or child.lower_ == "for" for child in token.children)


def _awaited(verb: Token) -> bool:
    """Whether a present stands after "when", "until" …: what it tells is to come ("when the case
    is heard in May")."""
    return any(child.lower_ in AWAITING and child.i < verb.i for child in verb.children)


def _expires(verb: Token) -> bool:
    """Whether a present tells when something ends, which then it has not yet done."""
    out = any(child.lower_ == "out" for child in verb.children)
    return verb.lower_ in EXPIRING or (verb.lower_ in ("runs", "run") and out)


def _tense(verb: Token) -> int:
    """From -2 to 2 for the tense of one verb with its auxiliaries; 0 when it tells nothing."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "wo", "'ll", "shall"}:
        return 2
    if "had" in helpers:
        return -2
    if "would" in helpers or "to" in helpers or (_plans(verb) and verb.tag_ != "VBD"):
        return 1
    if helpers & {"have", "has"}:
        return -2
    if helpers & {"is", "are", "'s", "'re"} and verb.tag_ in ("VBN", "VBD"):
        return int(_awaited(verb))
    if verb.lower_ in CALLED and any(child.dep_ == "dobj" for child in verb.children):
        return 1
    if verb.tag_ == "VBD" or helpers & {"was", "were", "did"}:
        return -2
    if verb.tag_ == "VBN" and not helpers:
        return -1
    if verb.tag_ in ("VBZ", "VBP") and _expires(verb):
        return 2
    if verb.tag_ in ("VBZ", "VBP") and (verb.lower_ in ARRANGED or _awaited(verb)):
        return 2 if verb.dep_ == "ROOT" else 1
    return 1 if verb.tag_ == "VBG" and verb.lower_ == "going" else 0


def steps_of(found: Found) -> tuple[int, bool]:
    """How many units the determining words move, and whether they count from the told time."""
    rel = found.all("rel")
    moves = [STEPS[word] for word in rel if word in STEPS]
    step = next((move for move in moves if move), 0)
    the = found.match.start("rel") > 0 and found.words.words[found.match.start("rel") - 1] == "the"
    narrated = bool(NARRATED & set(rel)) or (the and rel == ["next"])
    return step, narrated
