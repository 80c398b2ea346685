"""The stage `issues`: which issues of international relations a text touches, and where.

One walk over the words finds the rows of words of `data/issues.csv`. An attribution or an event has
the issues whose words stand in it; where its own words only refer ("the shield", "the offer"), the
one that its paragraph is mostly about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..language import Parse
from ..reading import Reading
from ..records import Attribution, EventMention, IssueMention, Labelled
from ..spans import Span
from ..stage import Stage
from ..tables import issues as table

if TYPE_CHECKING:
    from ..language import Token

Words = list[tuple[int, str, str]]
REFERRING = frozenset({
    "plan", "shield", "facility", "offer", "proposal", "issue", "question", "idea", "system",
    "base", "letter", "initiative", "project", "explanation", "counterproposal", "deal", "treaty",
    "agreement", "objection", "decision", "move", "step", "dispute", "it", "this", "that", "they",
    "them", "these", "those", "talk", "meeting", "matter", "problem", "threat", "demand",
})  # fmt: skip
"""Lemmas that take up what was said before: "the plan", "these facilities", "it"."""
POINTING = frozenset(
    {"the", "this", "that", "these", "those", "his", "her", "its", "their", "such"}
)


def issues(reading: Reading) -> Iterable[IssueMention | Labelled]:
    """The issue mentions of one article, in the order of the text, then the labels."""
    found = list(mentions(reading.parse))
    yield from found
    labeller = _Labeller(reading, found)
    for attribution in reading.of(Attribution):
        named = labeller.of_spans(attribution.content)
        if named:
            yield Labelled(attribution.id, named)
    for event in reading.of(EventMention):
        named = labeller.of_event(event)
        if named:
            yield Labelled(event.id, named)


def mentions(parse: Parse) -> Iterator[IssueMention]:
    """Where each issue is touched, in the order of the text; in time linear in the text.

    Of two rows of words for one issue that overlap, the longer counts.
    """
    words = [word for token in parse.doc for word in _words(token)]
    present = frozenset(row for place in range(len(words))
                        for row in _rows(words, place, table.companions()))  # fmt: skip
    reach: dict[str, int] = {}
    for place in range(len(words)):
        for pattern in _patterns(words, place):
            if pattern.company and not pattern.company & present:
                continue
            if reach.get(pattern.issue, -1) < place:
                last = place + len(pattern.words) - 1
                reach[pattern.issue] = last
                yield IssueMention(parse.span(words[place][0], words[last][0] + 1), pattern.issue)


def _words(token: Token) -> Words:
    """A token as patterns see it: hyphens part it, full stops fall ("U.S.-Russian": us russian)."""
    lower, lemma = (table.words_of(form) for form in (token.lower_, token.lemma_))
    if len(lower) != len(lemma):
        lemma = lower
    return [(token.i, one, other) for one, other in zip(lower, lemma, strict=True)]


def _patterns(words: Words, place: int) -> Iterator[table.Pattern]:
    index = table.by_first_word()
    _, lower, lemma = words[place]
    for first in dict.fromkeys((lower, lemma)):  # a set has no order to rely on
        for pattern in index.get(first, ()):
            if _stands(words, place, pattern.words):
                yield pattern


def _rows(
    words: Words, place: int, index: Mapping[str, Sequence[tuple[str, ...]]]
) -> Iterator[tuple[str, ...]]:
    _, lower, lemma = words[place]
    for first in dict.fromkeys((lower, lemma)):  # a set has no order to rely on
        for row in index.get(first, ()):
            if _stands(words, place, row):
                yield row


def _stands(words: Words, place: int, row: tuple[str, ...]) -> bool:
    """Whether the row of words stands at a place, each as written or as its lemma."""
    if place + len(row) > len(words):
        return False
    return all(word in words[place + step][1:] for step, word in enumerate(row))


class _Labeller:
    def __init__(self, reading: Reading, found: list[IssueMention]) -> None:
        self._parse = reading.parse
        self._found = found
        self._at: dict[int, list[tuple[str, int]]] = {}  # first token → issue, last token
        for mention in found:
            tokens = reading.parse.tokens(mention.span)
            if tokens:
                last = (mention.issue, tokens[-1].i)
                self._at.setdefault(tokens[0].i, []).append(last)

    def of_spans(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """The issues of an attribution's content."""
        named = self._in(spans)
        if named or not spans:
            return named
        tokens = [token for span in spans for token in self._parse.tokens(span)]
        return self._taken_up(tokens)

    def of_event(self, event: EventMention) -> tuple[str, ...]:
        """The issues of an event: of its clause, then of its sentence, then what it takes up."""
        tokens = self._parse.tokens(event.anchor)
        clause = _clause(tokens[0]) if tokens else []
        if not clause:
            return ()
        named = self._of_tokens(clause)
        if named:
            return named
        around = self._of_tokens(_own(tokens[0].sent.root, tokens[0]))
        return around if len(around) == 1 else () if around else self._taken_up(clause)

    def _in(self, spans: Sequence[Span]) -> tuple[str, ...]:
        named = [m.issue for m in self._found if any(s.covers(m.span) for s in spans)]
        return tuple(dict.fromkeys(named))

    def _of_tokens(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """The issues whose words all stand among the tokens."""
        inside = {token.i for token in tokens}
        named = [
            issue for token in tokens for issue, last in self._at.get(token.i, ())
            if inside.issuperset(range(token.i, last + 1))
        ]  # fmt: skip
        return tuple(dict.fromkeys(named))

    def _taken_up(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """The issue that the words refer to, if one stands out where it is looked for: before them
        in the paragraph; for "the plan", else in the one before, else in the rest of their own."""
        refers = [token for token in tokens if _refers(token)]
        if not refers:
            return ()
        named = [token for token in refers if token.pos_ != "PRON"]
        first = (named or refers)[0]
        place = self._parse.token_span(first).start
        for start, end in self._looked_at(place, bool(named)):
            counted = Counter(m.issue for m in self._found
                              if start <= m.span.start and m.span.end <= end)  # fmt: skip
            if counted:
                ranked = counted.most_common(2)
                tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
                return () if tied else (ranked[0][0],)
        return ()

    def _looked_at(self, place: int, named: bool) -> list[tuple[int, int]]:
        """The stretches of text, start and end, in which to look, the likeliest first."""
        segments = self._parse.segments
        own = max(0, bisect_right(segments, place, key=lambda s: s.span.start) - 1)
        span = segments[own].span
        before = segments[own - 1].span if own else None
        stretches = [(span.start, place)]
        if named and before is not None:
            stretches.append((before.start, before.end))
        return [*stretches, (place, span.end)] if named else stretches


def _clause(token: Token) -> list[Token]:
    """The tokens of the clause around a word, in order."""
    head = token
    while head.pos_ not in ("VERB", "AUX") and head.dep_ != "ROOT":
        head = head.head
    return _own(head, token)


def _own(head: Token, anchor: Token) -> list[Token]:
    """The tokens under a head in order, without what is only said by the way of somebody before
    the verb: in "the minister, visiting Mali, called …" the visit is another matter."""
    aside: set[int] = set()
    for one in head.subtree:
        subject = one.head.dep_ in ("nsubj", "nsubjpass")
        by_the_way = subject and one.dep_ in ("acl", "relcl", "appos")
        loose = one.dep_ == "advcl" and one.tag_ == "VBG" and one.i < head.i
        if (by_the_way or loose) and not (one.i == anchor.i or one.is_ancestor(anchor)):
            aside |= {token.i for token in one.subtree}
    return sorted((one for one in head.subtree if one.i not in aside), key=lambda one: one.i)


def _refers(token: Token) -> bool:
    """Whether a word takes up something: "it", "the plan"; not "a war that …", "this week"."""
    if token.lemma_.lower() not in REFERRING:
        return False
    if token.pos_ == "PRON":
        return token.tag_ in ("PRP", "DT") and token.dep_ not in ("expl", "mark")
    return any(child.lower_ in POINTING or child.dep_ == "poss" for child in token.lefts)


STAGE = Stage(
    "issues",
    "4",
    frozenset({Attribution, EventMention}),
    frozenset({IssueMention, Labelled}),
    issues,
)
