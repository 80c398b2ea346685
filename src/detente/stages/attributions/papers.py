"""Papers that speak: whose they are, and on which day they began to say what they say.

"The decree said …", after "a decree signed by President Vale on Monday", are words of Vale and of
Monday; so is what somebody is said to want "under the decree".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from ...mentions_index import MentionIndex
from ...records import Basis, EntityKind, Mention, Time, When, when_of
from .. import timing
from .circumstances import Circumstances, time_at
from .scene import Found, Scene
from .speakers import Speaker

if TYPE_CHECKING:
    from ...language import Token

SIGNED = frozenset({
    "accord", "act", "agreement", "bill", "declaration", "decree", "directive", "document", "law",
    "legislation", "letter", "memorandum", "note", "order", "pact", "resolution", "statement",
    "treaty",
})  # fmt: skip
"""Papers that somebody makes on a day, and that speak for him from then on."""
GENERAL = frozenset({"document", "paper", "text"})
"""Words for any paper."""
SIGNING = frozenset({"sign", "issue", "adopt", "enact", "write", "publish", "release", "send"})
"""Verbs of whoever makes a paper his own."""
ON_THE_DAY = "on the day on which the paper was signed"
DEEPEST = 4
"""Steps from a verb up to the one that says under which paper: "seeks …, but wants …, under"."""


class Owners:
    """Whose the papers of an article are, as it tells of them; each word is looked at once."""

    def __init__(self, scene: Scene, index: MentionIndex | None) -> None:
        self._scene = scene
        self._index = index

    def of(self, speaker: Speaker, one: Found) -> Speaker:
        """The speaker, a paper with the one whose it is where the article says so, all alike."""
        if not speaker.is_document or speaker.entity is not None or self._index is None:
            return speaker
        head = self._scene.doc[one.subject or 0]
        word = head.lemma_.lower()
        word = word if word != "it" else (speaker.name or "").split()[-1].lower()
        if word not in SIGNED:
            return speaker
        own = _of(self._index, _makers(head))
        if not own and _told_of(head):
            own = self._told.get(word, {})
        if len(own) != 1:
            return speaker
        (mention,) = own.values()
        why = f"{speaker.why}, of {mention.name}"
        return replace(speaker, entity=mention.entity, why=why, written=True)

    @cached_property
    def _told(self) -> dict[str, dict[str | None, Mention]]:
        """By the word of a paper the people of whom the article says that they made one."""
        found: dict[str, dict[str | None, Mention]] = {}
        for token in self._scene.doc:
            word = token.lemma_.lower()
            if word in SIGNED and self._index is not None:
                found.setdefault(word, {}).update(_of(self._index, _makers(token)))
        return found


def _told_of(head: Token) -> bool:
    """Of "the decree" and "it": one that the article tells of elsewhere; not "another decree"."""
    beside = {child.lower_ for child in head.lefts}
    return head.lower_ == "it" or bool(beside & {"the", "this"} and not beside - {"the", "this"})


def _of(index: MentionIndex, heads: list[Token]) -> dict[str | None, Mention]:
    found = [index.at(t) or index.covering(t) for t in heads]
    return {m.entity: m for m in found
            if m is not None and m.entity and m.entity_kind is EntityKind.PERSON}  # fmt: skip


def _makers(paper: Token) -> list[Token]:
    """Heads of those who made a paper: "Vale's decree", "signed by Vale", "Vale wrote in a"."""
    found = [c for c in paper.children if c.dep_ == "poss"]
    found += [o for c in paper.children if c.dep_ == "prep" and c.lower_ == "from"
              for o in c.children if o.dep_ == "pobj"]  # fmt: skip
    for clause in (c for c in paper.children if c.dep_ in ("acl", "relcl")):
        if clause.lemma_.lower() in SIGNING:
            found += _agents(clause)
    over = paper.head
    if over.lower_ == "in" and over.head.lemma_.lower() == "write":
        found += _subjects(over.head)
    elif paper.dep_ in ("dobj", "nsubjpass") and over.lemma_.lower() in SIGNING:
        found += _agents(over) if paper.dep_ == "nsubjpass" else _subjects(over)
    return found


def _agents(verb: Token) -> list[Token]:
    by = [c for c in verb.children if c.dep_ in ("agent", "prep") and c.lower_ == "by"]
    return [o for c in by for o in c.children if o.dep_ == "pobj"]


def _subjects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "nsubj"]


class Signings:
    """The day on which the one paper was signed of which an article tells."""

    def __init__(self, scene: Scene, news: timing.News, times: tuple[Time, ...]) -> None:
        days = list(_days(scene, news, times))
        same = {(day.earliest, day.latest) for _, day in days}
        self._day = days[0][1] if len(same) == 1 else None
        self._words = {t.lemma_.lower() for verb, _ in days for t in _signed(verb)}
        self._own = {t.i: day for verb, day in days for t in _signed(verb)}
        self._scene = scene

    def day(self, one: Found, speaker: Speaker, around: Circumstances) -> Circumstances:
        """The circumstances, of what a paper says those of its signing where they have no day."""
        verb, when = self._scene.doc[one.head], around.when
        if when.basis not in (Basis.PUBLISHED, Basis.UNKNOWN):
            return around
        head = self._scene.doc[one.subject or 0]
        own = self._own.get(head.i) if speaker.is_document else None
        spoken = speaker.is_document and self._is_it(head)
        day = own or (self._day if spoken or _under(verb) else None)
        late = day is not None and when.latest and day.earliest and day.earliest > when.latest
        if day is None or late:
            return around
        signed = when_of(day.interval, Basis.INFERRED, day.words, (ON_THE_DAY, *day.why))
        return replace(around, when=signed)

    def _is_it(self, head: Token) -> bool:
        """Whether a paper that speaks is the one that was signed: "the decree", "Vale's decree";
        not "a statement"."""
        same = head.lemma_.lower() in self._words or bool(GENERAL & self._words)
        owned = any(child.dep_ == "poss" for child in head.children)
        return head.lower_ == "it" or (same and (owned or _told_of(head)))


def _days(scene: Scene, news: timing.News, times: tuple[Time, ...]) -> Iterator[tuple[Token, When]]:
    """Each verb of signing a paper, with its day."""
    hung = {timing.verb_over(h.joint): h for h in timing.hanging(times, scene.parse)}
    for token in scene.doc:
        if token.tag_ not in ("VBD", "VBN") or token.lemma_.lower() not in SIGNING:
            continue
        if not any(t.lemma_.lower() in SIGNED for t in _signed(token)):
            continue
        counted = hung.get(token.i)
        base = timing.told_after(counted, news.times, scene.parse) if counted else None
        if counted is not None and base is not None:
            yield token, counted.own(base.when)
        elif counted is None and (when := time_at(token, scene, news)).interval.known:
            yield token, when


def _signed(verb: Token) -> list[Token]:
    """What is signed: its object, its passive subject, the noun that it stands beside, and of
    "wrote in a letter" the letter."""
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    inside = [o for c in verb.children if c.lower_ == "in" for o in c.children if o.dep_ == "pobj"]
    return [*things, *(inside if verb.lemma_ == "write" else []), verb.head]


def _under(verb: Token) -> bool:
    """Whether something is so "under (the terms of) the decree"."""
    for _ in range(DEEPEST):
        preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "under"]
        preps += [t for t in verb.sent if t.lower_ == "under" and t.i and t.nbor(-1).text == ","]
        heads = [o for prep in preps for o in prep.subtree if o.dep_ == "pobj"]
        if any(o.lemma_.lower() in SIGNED for o in heads):
            return True
        if verb.dep_ not in ("conj", "ccomp", "xcomp") or verb.head.i == verb.i:
            return False
        verb = verb.head
    return False
