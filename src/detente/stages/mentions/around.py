"""What a pronoun is resolved against, and the steps that all pronouns share."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .draft import Draft
from .judged import owner
from .memory import Memory
from .speech import subject_of
from .sure import BARE
from .text import Text, Word


@dataclass(frozen=True, slots=True)
class Around:
    """Where pronouns are resolved: text, what came before, who speaks which quotation, and the
    drafts still to come by head token, for "In his speech, Mr. X".

    `awaited` are the quotations whose speaker is a pronoun: "…," he told reporters."""

    text: Text
    memory: Memory
    speakers: dict[int, Draft]
    ahead: dict[int, Draft]
    awaited: dict[int, Draft]


def same(draft: Draft, other: Draft, score: float, why: str) -> Draft:
    """The pronoun with the meaning of another mention, who may be unnamed."""
    entity = other.entity
    return replace(
        draft,
        entity=entity,
        entity_kind=other.entity_kind,
        name=other.name,
        state=other.state,
        described=None if entity else other.described or other.name,
        score=score if entity else BARE,
        why=why if entity else f"{why}, who is not named",
        gender=draft.gender or other.gender,
    )


DEEPEST = 12
"""Steps up a parse to the clause that holds a pronoun; deeper ones in news are parser errors."""


def governing_subject(text: Text, word: Word) -> int | None:
    """The subject of the clause that holds the pronoun, or of the one above when it is that."""
    if (told_of := owner(text, word)) is not None:
        return told_of
    i = word.i
    for _ in range(DEEPEST):
        up = text.words[i].head
        if up == i:
            return None
        i = up
        if text.words[i].tag.startswith("VB") or text.words[i].dep == "ROOT":
            subject = _praised(text, i) or subject_of(text, i)
            if subject is not None and subject != word.i and subject < word.i:
                return subject
    return None


def _praised(text: Text, verb: int) -> int | None:
    """ "X thanked Y for keeping his word": Y, the object, does what follows "for"."""
    word = text.words[verb]
    link = text.words[word.head]
    if word.dep != "pcomp" or link.lower not in ("for", "from", "of", "into"):
        return None
    objects = [c for c in text.children[link.head] if text.words[c].dep == "dobj" and c < link.i]
    return objects[-1] if objects else None
