"""What stands around an act: its time, its deadline, its condition, its place, its contexts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from ...language import Parse
from ...records import (
    UNKNOWN,
    Article,
    Attribution,
    Basis,
    EntityKind,
    Standing,
    Time,
    When,
    when_of,
)
from ...spans import Span
from ...tables import plover
from . import grammar
from .cast import Cast
from .coding import Coded
from .standing import IF

if TYPE_CHECKING:
    from ...language import Token

HISTORY_DAYS = 365
"""An act that ended so many days before its article is told as history, not as news: a year is the
window of "last year" in an agency report."""
OCCASIONS = frozenset({"summit", "meeting", "talk", "conference", "session", "visit", "trip"})
"""What is done at one of these is done when it takes place."""
HOUSES = frozenset({"residence", "compound", "palace", "resort", "base", "ranch", "estate", "dacha",
                    "headquarters", "villa", "castle", "retreat", "lodge", "mansion"})  # fmt: skip
"""Nouns that with a name before them make a place: "Camp Vale ranch"."""
LATER = ("later this", "next ", "tomorrow", "in the coming")
DATED = frozenset({"DATE", "TIME"})
PLACING = frozenset({"in", "at", "near", "outside"})
BY = frozenset({"by", "before", "until"})
TERMS = ("on condition", "provided that", "in exchange for", "in return for", "as long as")


class Clock:
    """The times of one article, asked by the word to which they are attached."""

    def __init__(self, times: tuple[Time, ...], parse: Parse, article: Article) -> None:
        self._article = article
        self._at: dict[int, list[tuple[Time, str]]] = {}
        for time in times:
            tokens = parse.tokens(time.span)
            if time.type in DATED and tokens:
                self._attach(time, tokens)

    def _attach(self, time: Time, tokens: list[Token]) -> None:
        inside = {token.i for token in tokens}
        root = next((t for t in tokens if t.head.i not in inside or t.dep_ == "ROOT"), tokens[0])
        above, prep = root.head, ""
        for _ in range(grammar.DEEPEST):
            if above.pos_ == "ADP":
                prep = prep or above.lower_
            elif above.pos_ != "NUM":
                break
            above = above.head
        self._at.setdefault(above.i, []).append((time, prep))
        before = tokens[0].nbor(-1) if tokens[0].i else None
        if before is not None and before.pos_ == "NOUN" and root.dep_ == "npadvmod":
            self._at.setdefault(before.i, []).append((time, prep))  # "his offer last month"

    def when(self, coded: Coded) -> tuple[When, When | None]:
        """When it happened, and by when it is due (None when no deadline is named)."""
        found = [*self._at.get(coded.token.i, []), *self._chain(coded)]
        deadline = next((dated(t) for t, prep in found if prep in BY), None)
        happened = next((dated(t) for t, prep in found if prep not in BY), None)
        return happened or self._published(coded), deadline

    def _chain(self, coded: Coded) -> list[tuple[Time, str]]:
        """Times at the verb that carries the act, and at "began to …" above it."""
        verb = coded.frame.verb
        if coded.frame.pos == "noun" and not (coded.frame.light or _beside(coded)):
            return []
        found = list(self._at.get(verb.i, []))
        for prep in grammar.children(verb, "prep"):
            for head in grammar.children(prep, "pobj"):
                if head.lemma_ in OCCASIONS:
                    found.extend(self._at.get(head.i, []))
        while not found and verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
            verb = verb.head
            if coded.within is None:
                found.extend(self._at.get(verb.i, []))
        if not found and verb.dep_ in ("acomp", "attr"):
            found.extend(self._at.get(verb.head.i, []))
        return found

    def _published(self, coded: Coded) -> When:
        """The day of publication, for news that the main narrative tells as done."""
        published = self._article.published
        new = coded.standing is Standing.ACTUAL and coded.within is None and _told_as_news(coded)
        if not new or (published.earliest is None and published.latest is None):
            return UNKNOWN
        why = ("no time is stated; told as news of the day",)
        return when_of(published.interval, Basis.PUBLISHED, None, why)

    def ahead(self, when: When, words: str) -> bool:
        """Whether it was still to come on the day of publication."""
        last = self._article.published.latest
        late = when.earliest is not None and last is not None and when.earliest > last
        return late or words.lower().startswith(LATER)

    def historical(self, when: When) -> bool:
        """Whether it was over long before the article was published."""
        first = self._article.published.earliest
        if when.latest is None or first is None or when.basis is Basis.PUBLISHED:
            return False
        return when.latest < first - timedelta(days=HISTORY_DAYS)


def _beside(coded: Coded) -> bool:
    """Whether a noun is what its verb is about, so that the verb's time is its time."""
    token = coded.token
    if token.dep_ == "pobj" and coded.rule.sides == "mutual":
        attended = token.head.lower_ in ("at", "in", "during")
        return attended and token.head.head.i == coded.frame.verb.i
    return (
        token.dep_ in ("nsubj", "nsubjpass")
        and token.head.i == coded.frame.verb.i
        and (token.head.lemma_ in ("be", "take", "begin", "start", "end", "open", "last", "resume"))
    )


def dated(time: Time) -> When:
    """The `when` of a time, resting on its words."""
    return replace(time.when, words=time.span)


def _told_as_news(coded: Coded) -> bool:
    """Whether the act stands in a main clause in the past, the perfect or the present."""
    if coded.frame.pos == "noun" and not coded.frame.light:
        return False
    verb = coded.frame.verb
    aux = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if "had" in aux or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "VBG"):
        return False
    while verb.dep_ in ("conj", "ccomp", "parataxis"):
        if verb.dep_ == "ccomp" and verb.i > verb.head.i:
            return False
        verb = verb.head
    return verb.dep_ == "ROOT"


def condition(coded: Coded, parse: Parse) -> Span | None:
    """The clause on which the act depends: "if …", "unless …", "on condition that …"."""
    for verb in _verbs(coded):
        for clause in grammar.children(verb, "advcl"):
            if any(c.lower_ in IF - {"whether"} and c.dep_ == "mark" for c in clause.children):
                return _trimmed(clause, parse)
        for prep in grammar.children(verb, "prep", "mark"):
            words = " ".join(t.lower_ for t in list(prep.subtree)[:3])
            if words.startswith(TERMS):
                return _trimmed(prep, parse)
    return None


def _verbs(coded: Coded) -> list[Token]:
    found = [coded.frame.verb, coded.token]
    if coded.frame.comp is not None:
        found.append(coded.frame.comp)
    one = coded.frame.verb
    while one.dep_ in ("xcomp", "acomp") and len(found) < grammar.DEEPEST:
        one = one.head
        found.append(one)
    return found


def _trimmed(head: Token, parse: Parse) -> Span:
    tokens = sorted(head.subtree, key=lambda token: token.i)
    while len(tokens) > 1 and tokens[-1].is_punct:
        tokens.pop()
    return parse.span(tokens[0].i, tokens[-1].i + 1)


def place(coded: Coded, cast: Cast) -> tuple[str, Span] | None:
    """Where it happened, as the words have it; None when the text does not say."""
    for holder in (coded.token, coded.frame.verb):
        if coded.frame.pos == "noun" and holder is coded.frame.verb and not coded.frame.light:
            continue
        for prep in grammar.children(holder, "prep"):
            if prep.lower_ in PLACING:
                for head in grammar.children(prep, "pobj"):
                    if (found := _location(head, cast)) is not None:
                        return found
    return None


def _location(head: Token, cast: Cast) -> tuple[str, Span] | None:
    mention = cast.index.at(head)
    kinds = (EntityKind.PLACE, EntityKind.STATE)
    if mention is not None and mention.entity_kind in kinds and mention.kind == "name":
        return cast.parse.doc[head.i].text if not mention.name else mention.name, mention.span
    if mention is None and head.ent_type_ in ("GPE", "LOC", "FAC"):
        ent = next((e for e in head.doc.ents if e.start <= head.i < e.end), None)
        if ent is not None:
            return " ".join(ent.text.split()), cast.parse.span(ent.start, ent.end)
    if head.lemma_ in HOUSES:
        named = [c.i for c in grammar.children(head, "compound", "poss") if c.text[:1].isupper()]
        if named:
            first = min(cast.parse.doc[min(named)].left_edge.i, min(named))
            return cast.parse.doc[first : head.i + 1].text, cast.parse.span(first, head.i + 1)
    for prep in grammar.children(head, "prep"):
        if prep.lower_ in PLACING - {"outside", "near"}:
            for below in grammar.children(prep, "pobj"):
                return _location(below, cast)
    return None


def contexts(sentence: Token) -> tuple[str, ...]:
    """The PLOVER contexts for which the sentence around a word has clear evidence, in table order.

    Two-word entries need both lemmas side by side.
    """
    table = plover.context_words()
    lemmas = [token.lemma_.lower() for token in sentence.sent]
    found = {c for one in lemmas for c in table.get(one, ())}
    found |= {c for a, b in pairwise(lemmas) for c in table.get(f"{a} {b}", ())}
    return tuple(name for name in plover.contexts() if name in found)


def said_by(anchor: Span, attributions: tuple[Attribution, ...]) -> Attribution | None:
    """The innermost attribution in whose content the words stand; None outside all."""
    around = [
        (sum(s.end - s.start for s in one.content), one.id, one)
        for one in attributions
        if any(span.covers(anchor) for span in one.content)
    ]
    return min(around)[2] if around else None
