"""What a person is asked to judge: a task, and words of an article in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..record import Record, queries, targets
from ..record.judgements import Replay
from ..records import Article, Attribution, EventMention, Judgement
from ..spans import Span, hull
from . import gather
from .shapes import Head

AROUND = 700
"""Characters of a long paragraph shown on either side of the words: about six lines."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one article in their place: pieces with the kinds of marks on each.

    `start` is the offset in the article's text of the first character shown; `cut` says whether
    the paragraphs go on before and after.
    """

    head: Head
    start: int
    pieces: tuple[tuple[str, tuple[str, ...]], ...]
    spot: Span
    caption: str = ""
    cut: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class Task:
    """A question to a person: what the machine read, and the words on which it rests.

    `target` is what `replays` calls the thing; `verdicts` are those that may be given; `score` is
    how sure the machine is (0..1), None where it does not say. `changeable` names what opens its
    form; None where there is nothing to change.
    """

    kind: str
    key: str
    question: str
    facts: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
    reasons: tuple[str, ...]
    about: targets.About
    target: str
    score: float | None = None
    article: str | None = None
    changeable: str | None = None
    past: tuple[Replay, ...] = ()

    @property
    def verdicts(self) -> tuple[str, ...]:
        """What may be said of it besides a change and a note, in the order of the keys."""
        known = targets.VERDICTS[self.kind]
        wanted = ("right", "same", "wrong", "different", "unsure")
        return tuple(one for one in wanted if one in known)

    @property
    def said(self) -> Judgement | None:
        """The verdict of a person that counts; None where there is none."""
        deciding = [
            one.judgement for one in self.past
            if one.state == "applied" and one.judgement.verdict != "note"
            and one.judgement.by.startswith("person:")
        ]  # fmt: skip
        return deciding[-1] if deciding else None


# ------------------------------------------------------------------ words in place


def passage(head: Head, text: str, marks: Sequence[tuple[Span, str]], caption: str = "") -> Passage:
    """The paragraphs around some marks, cut where a mark begins or ends. Raises BadSpan."""
    spot = hull([span for span, _ in marks])
    first = text.rfind("\n\n", 0, spot.start)
    start = 0 if first < 0 else first + 2
    last = text.find("\n\n", spot.end)
    end = len(text) if last < 0 else last
    start, before = _near(text, start, spot.start - AROUND, 1)
    end, after = _near(text, end, spot.end + AROUND, -1)
    inner = [edge for span, _ in marks for edge in (span.start, span.end)]
    edges = sorted({start, end, *(edge for edge in inner if start < edge < end)})
    pieces = tuple(
        (text[a:b], tuple(dict.fromkeys(k for s, k in marks if s.start <= a and b <= s.end)))
        for a, b in pairwise(edges)
    )
    return Passage(head, start, pieces, spot, caption, (before, after))


def _near(text: str, end: int, most: int, step: int) -> tuple[int, bool]:
    """The end of a paragraph, or a blank nearer to the words where it is far off."""
    if (most - end) * step <= 0:
        return end, False
    blank = text.find(" ", most) if step > 0 else text.rfind(" ", 0, most)
    return (end, False) if blank < 0 else (blank + (step > 0), True)


def whole(record: Record, article: str) -> tuple[Article, Head] | None:
    """An article and its head; None when the record has none of that id. Raises BadRecord."""
    found = queries.article(record, article)
    return (found, gather.heads(record, [found.id])[found.id]) if found else None


def facts(*pairs: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    """The named values that say something."""
    return tuple((name, value) for name, value in pairs if value)


def reasons(why: str) -> tuple[str, ...]:
    """The reasons that a record keeps in one line, one by one."""
    return tuple(part.strip() for part in why.split("; ") if part.strip())


def marks_of_said(said: Attribution) -> list[tuple[Span, str]]:
    """The spans of an attribution with the kinds of their marks."""
    named = (("source", said.source), ("cue", said.cue), ("content", said.content))
    return [(span, kind) for kind, spans in named for span in spans]


def marks_of_done(done: EventMention) -> list[tuple[Span, str]]:
    """The spans of a report with the kinds of their marks; the sentence is one without a mark."""
    sides = [(side.span, "side") for side in (*done.actors, *done.recipients)]
    more = [(done.condition, "condition")] if done.condition else []
    return [(done.sentence, "sentence"), (done.anchor, "anchor"), *sides, *more]
