"""Pieces: the lines or paragraphs of a page, before and after it is settled what each is."""

from __future__ import annotations

from dataclasses import dataclass

TEXT = "text"
"""The role of a piece that belongs to the article; every other role is a kind of `Cut`."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One line or paragraph, white space folded, markdown marks taken off.

    `level` is 1..6 for a heading, 0 otherwise. `block` numbers the runs of lines without a blank
    line between them. `strong` is true when all of it was set bold or italic; `credit` holds bold
    words that closed it ("… **Ann Vale**"), which also stand in `words`. `role` is set where the
    line says itself what it is ("HEADLINE: …"), `value` is what it says then.
    """

    words: str
    block: int = 0
    level: int = 0
    strong: bool = False
    credit: str | None = None
    marks: tuple[str, ...] = ()
    role: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A piece and what it is: `TEXT`, or a kind of `Cut`."""

    piece: Piece
    role: str

    @property
    def words(self) -> str:
        """The words of the piece."""
        return self.piece.words


SENTENCE_END = tuple(".!?…")
CLOSERS = "\"'”’»)]*_"


def ends_sentence(words: str) -> bool:
    """Whether the words close with the mark of a full sentence, inside or before closing marks."""
    return words.rstrip(CLOSERS + " ").endswith(SENTENCE_END)


SENTENCE = 60
"""Characters from which words that close like a sentence are surely running text."""


def is_sentence(words: str, least: int = SENTENCE) -> bool:
    """Whether the words are surely running text: so many characters, closed like a sentence."""
    return len(words) >= least and ends_sentence(words)
