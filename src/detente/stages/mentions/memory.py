"""What an article has spoken of so far, and how prominently: whom "he" may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ...records import EntityKind
from ...tables.people import Person, by_id
from .draft import Draft
from .sure import FITTING
from .text import Text

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})


@dataclass(frozen=True, slots=True)
class Past:
    """A mention that came before. `key` is the entity's id, or the words of somebody unnamed."""

    draft: Draft
    key: str
    token: int
    sent: int
    para: int
    subject: bool
    quote: int


SURE = FITTING
"""Score from which a "she" tells the sex of the one whom it means, for the pronouns after it."""


@dataclass(slots=True)
class Memory:
    """The mentions so far, in order; filled while the text is walked through once.

    `genders` holds the sex of those whom a name or an earlier pronoun has told it of.
    """

    text: Text
    past: list[Past] = field(default_factory=list)
    speakers: list[tuple[int, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    genders: dict[str, str] = field(default_factory=dict)

    def add(self, draft: Draft) -> None:
        """Remember a mention. Adjectives and pronouns without meaning leave no trace."""
        if draft.sort == "adjective" or (draft.kind == "pronoun" and not draft.entity):
            return
        word = self.text.words[draft.head]
        key = draft.entity.id if draft.entity else f"~{draft.described or draft.name}"
        subject = self.subject(draft.head)
        self.past.append(Past(draft, key, draft.head, word.sent, word.para, subject, word.quote))
        self.counts[key] += 1
        if draft.gender and draft.entity and draft.score >= SURE:
            self.genders.setdefault(key, draft.gender)

    def subject(self, head: int) -> bool:
        """Whether a token is the subject of its clause, or joined to one."""
        word = self.text.words[head]
        while word.dep in ("conj", "appos") and word.head != word.i:
            word = self.text.words[word.head]
        return word.dep in SUBJECTS

    def recent(self, sent: int, back: int) -> Iterator[Past]:
        """The mentions of a sentence and of so many before it, the latest first."""
        for past in reversed(self.past):
            if past.sent < sent - back:
                return
            yield past


@dataclass(frozen=True, slots=True)
class Foremost:
    """Who and what an article is about, counted over all its names: the people of the tables, the
    two heads and the two states named most, and the two people, heads or not."""

    people: tuple[Person, ...]
    heads: tuple[str, ...]
    states: tuple[str, ...]
    pair: tuple[str, ...] = ()


CLEAR = 2
"""How many times as often the second of a pair must be named as the third, for "the two countries"
to mean the first two; a pair that leads by less stays open."""


def foremost_of(text: Text, names: Sequence[Draft]) -> Foremost:
    """The people of the tables, the heads of state or government, and the two main states."""
    known = by_id()
    people = Counter(d.entity.id for d in names if d.entity and d.entity.id in known)
    states = Counter(d.state for d in names if d.state and not d.former)
    heads = Counter({key: n for key, n in people.items() if is_head(known[key], text)})
    anybody = Counter(d.entity.id for d in names if d.entity and d.entity.kind is EntityKind.PERSON)
    pairs = (_leading_pair(heads), _leading_pair(states), _leading_pair(anybody))
    return Foremost(tuple(known[key] for key in people), *pairs)


def is_head(person: Person, text: Text) -> bool:
    """Whether somebody may lead a state on the day of the article."""
    return any(term.kind.startswith("head-of") for term in person.held(text.on))


def _leading_pair(counts: Counter[str]) -> tuple[str, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if len(ordered) < 2 or (len(ordered) > 2 and ordered[2][1] * CLEAR > ordered[1][1]):
        return ()
    return (ordered[0][0], ordered[1][0])


def near_pair(pasts: Iterable[Past], kind: EntityKind, sent: int) -> tuple[str, ...]:
    """The two distinct entities of a kind in this sentence so far, or in the one before; a state is
    also told by who speaks for it: "Vale answered signals from Chad on talks between the two"."""
    found: dict[int, dict[str, None]] = {sent: {}, sent - 1: {}}
    told: dict[str, None] = {}
    for past in pasts:
        entity = past.draft.entity
        if entity and entity.kind is kind and past.sent in found and not past.draft.plural:
            found[past.sent].setdefault(entity.id)
        named = entity is not None and entity.kind in (EntityKind.STATE, EntityKind.PERSON)
        if kind is EntityKind.STATE and past.sent == sent and named and past.draft.state:
            told.setdefault(f"state:{past.draft.state}")
    for keys in (found[sent], told, found[sent - 1], {**found[sent - 1], **found[sent]}):
        if len(keys) == 2:
            first, second = keys
            return (first, second)
    return ()
