"""One act: who makes which move towards whom, and what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ...linked import Move, Teller
from ...records import EventMention, Side, When
from ...spans import Span
from ...tables.moves import Object, fold
from ..wording import tokens


@dataclass(frozen=True, slots=True)
class Act:
    """One move of an actor, and what it is about.

    `item` is the id of an event or attribution; `mention` that of the event mention or attribution
    read; `by` and `to` are ISO3 states; `span` is the evidence, `at` the place of the act in its
    article. `about` are the words of the clause, `topic` those without whom it is done to,
    `objects` those that the table knows, the first named first; `deed` is the PLOVER code of what
    is promised or threatened. `own` is whether it is labelled with the issue itself, `home` whether
    it belongs to this one of all its issues; `reference` whether it is only spoken of as made
    ("Putin's offer"). `said` is true for words, false for acts. `where` are states that are only
    the place, `around` the clause with its condition. `word` is that which names the act, lower
    case, "" of what is said; `beside` are objects that only the rest of its sentence names.
    `bodies` are those who make it and act for no state, by name ("NATO"). `reply` is what its own
    sentence says that it answers ("in retaliation for the law"), `answers` what of that the table
    knows. `elsewhere` is whether it is done to others than states ("the bloc", "allies"); `after`
    what of the other side its sentence sets it after ("two weeks after Canada passed a law").
    """

    item: str
    mention: str
    move: Move | None
    leaning: float | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    when: When
    teller: Teller
    span: Span
    at: int
    about: str
    objects: tuple[Object, ...] = ()
    own: bool = False
    home: bool = False
    topic: str = ""
    reference: bool = False
    said: bool = False
    where: tuple[str, ...] = ()
    around: str = ""
    deadline: When | None = None
    condition: Span | None = None
    deed: str | None = None
    why: str = ""
    word: str = ""
    beside: tuple[Object, ...] = ()
    bodies: tuple[str, ...] = ()
    reply: str = ""
    answers: tuple[Object, ...] = ()
    elsewhere: bool = False
    after: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What it is about, word by word, folded."""
        return folded(self.about)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done, by its PLOVER code: what may carry out a promise or a threat."""

    code: str
    act: Act


@lru_cache(maxsize=4096)  # an act is looked at under each issue and pair of states
def folded(text: str) -> tuple[str, ...]:
    """The words of a text as objects are compared."""
    return tuple(fold(word) for word in tokens(text.replace("-", " ")))


def code(mention: EventMention) -> str:
    """The PLOVER type and mode of a mention: "RETREAT/withdraw"."""
    return f"{mention.type}/{mention.mode}" if mention.mode else mention.type


def states(sides: Iterable[Side]) -> tuple[str, ...]:
    """The ISO3 of the states for which sides act, each once, in the order of the alphabet."""
    return tuple(sorted({side.state for side in sides if side.state}))
