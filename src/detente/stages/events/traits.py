"""What a learned reading looks at: the words around one that may name an act, by their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import frames, grammar
from .frames import Frame

if TYPE_CHECKING:
    from ...language import Token

ROLES = ("word", "object", "subject", "preposition", "clause", "near")
"""Places whose words count by their vectors too, so that words of like meaning count alike."""
NEAR = 12
"""Tokens on each side whose words count as near: the clause, and mostly no other."""
STATE = "<state>"
SOMEBODY = "<person>"
NAMED = "<name>"
"""What stands for names, so that nothing is learned of single states and people."""
MANY = 2
"""States in one place from which it does not matter how many they are."""
CONTENT = frozenset({"VERB", "NOUN", "ADJ"})

Names = Mapping[int, str]
"""The token's place in the parse → the state (ISO3) that it names, or SOMEBODY or NAMED."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of one word: marks ("object=talk"), and the words in each of ROLES."""

    marks: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]


def of(frame: Frame, names: Names, titled: bool) -> Traits:
    """The traits of a word with what stands around it; `titled`: it stands in the headline."""
    words = {
        "word": (_own(frame),),
        "object": tuple(_words(frame.objects, names)),
        "subject": tuple(_words(frame.subjects, names)),
        "preposition": tuple(w for some in frame.preps.values() for w in _words(some, names)),
        "clause": (frame.comp.lemma_.lower(),) if frame.comp is not None else (),
        "near": tuple(_near(frame.token, names)),
    }
    marks = [*_shape(frame, titled), *_places(frame, words), *_after(frame, names)]
    return Traits((*marks, *_states(frame, names)), words)


def _own(frame: Frame) -> str:
    token = frame.token
    if frame.word or frame.pos == "adj":
        return frame.word or token.lower_
    return grammar.lemma(token) if frame.pos == "verb" else grammar.noun_lemma(token)


def _shape(frame: Frame, titled: bool) -> Iterable[str]:
    """The word itself, and in what construction it stands."""
    word = _own(frame)
    yield from (f"word={word}/{frame.pos}", f"dep={frame.token.dep_}", f"tag={frame.token.tag_}")
    for name, holds in (("light", frame.light), ("owned", frame.owned), ("headline", titled),
                        ("suffered", frames.undergone(frame))):  # fmt: skip
        if holds:
            yield name
    if frame.light:
        yield f"light={frame.verb.lemma_.lower()}"


def _places(frame: Frame, words: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    word = _own(frame)
    for role in ROLES[1:]:
        if role != "preposition":
            yield from (f"{role}={one}" for one in words[role])
    yield from (f"{word}+object={one}" for one in words["object"])
    yield from (f"{word}+particle={one}" for one in sorted(frame.particles))
    if frame.comp is not None:
        yield f"{word}+clause"


def _after(frame: Frame, names: Names) -> Iterable[str]:
    word = _own(frame)
    for name, heads in frame.preps.items():
        yield from (f"after={name}", f"{word}+after={name}")
        for one in _words(heads, names):
            yield from (f"{name}={one}", f"{word}+{name}={one}")


def _states(frame: Frame, names: Names) -> Iterable[str]:
    """How many states are named where, and whether one of another state than the subject's."""
    doing, done = _named(frame.subjects, names), _named(frame.objects, names)
    after = _named([head for some in frame.preps.values() for head in some], names)
    clause = _named([frame.comp], names) if frame.comp is not None else set()
    all_told = {names[i] for i in grammar.sentence(frame.token) if _state(names.get(i))}
    for name, some in (("subject", doing), ("object", done), ("after", after), ("all", all_told)):
        yield f"states-{name}={min(len(some), MANY)}"
    if doing and (done | after | clause) - doing:
        yield "foreign"


def _state(name: str | None) -> bool:
    return name is not None and name not in (SOMEBODY, NAMED)


def _named(heads: Iterable[Token], names: Names) -> set[str]:
    inside = (one.i for head in heads for one in frames.bounded(head))
    return {names[i] for i in inside if _state(names.get(i))}


def _words(heads: Iterable[Token], names: Names) -> Iterable[str]:
    """The lemmas of heads, of what modifies them and of their "of"; STATE for that of a state."""
    for head in heads:
        for one in (head, *_modifiers(head)):
            if one.i in names:
                yield STATE if _state(names[one.i]) else names[one.i]
            elif one.is_alpha or "-" in one.text:
                yield one.lemma_.lower()


def _modifiers(head: Token) -> Iterable[Token]:
    for child in head.children:
        if child.dep_ in grammar.MODIFIERS:
            yield child
        elif child.lower_ == "of":
            yield from grammar.children(child, "pobj")


def _near(token: Token, names: Names) -> Iterable[str]:
    here = grammar.sentence(token)
    for i in range(max(here.start, token.i - NEAR), min(here.stop, token.i + NEAR + 1)):
        one = token.doc[i]
        if i != token.i and i not in names and one.pos_ in CONTENT:
            yield one.lemma_.lower()
