"""One article as it was just read, before (or without) any record: the same shapes as from one."""

from __future__ import annotations

from dataclasses import dataclass

from ..reading import Reading
from ..record.rows import attributions_of, event_mentions_of, parties
from ..records import Failure, IssueMention, Mention, Time
from . import gather
from .marks import Mark, Piece, marks_of, pieces_of
from .shapes import Done, Head, IssueName, Said


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One article with everything read from it, each list in the order of the text."""

    head: Head
    text: str
    marks: tuple[Mark, ...]
    pieces: tuple[Piece, ...]
    said: tuple[Said, ...]
    done: tuple[Done, ...]
    issues: tuple[IssueName, ...]
    failures: tuple[Failure, ...]


def reading_view(reading: Reading) -> ReadingView:
    """What was read from one article, ready to be shown.

    Raises BadSpan when a record points outside the text.
    """
    article, text = reading.article, reading.article.text
    head, mentions = gather.head_of(article), reading.of(Mention)
    said, done = attributions_of(reading), event_mentions_of(reading)
    marks = marks_of(
        article, [*said, *done, *mentions, *reading.of(Time), *reading.of(IssueMention)]
    )
    speakers = {one.id: one.source_name for one in said}
    return ReadingView(
        head=head,
        text=text,
        marks=marks,
        pieces=pieces_of(text, marks),
        said=tuple(gather.one_said(one, head, text, parties(one, mentions)[0]) for one in said),
        done=tuple(
            gather.one_done(one, head, text, speakers.get(one.said_by or "")) for one in done
        ),
        issues=gather.issues_of(dict.fromkeys(m.issue for m in reading.of(IssueMention))),
        failures=reading.of(Failure),
    )
