"""What a report tells, in the words of its text: "Chad expelled two Libyan diplomats".

The type of an act alone misleads ("AGREE" of an offer that nobody took up), so that a line leads
with the words, and type and standing stand beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..linked import Report, Teller
from ..links.events.forms import lemmas
from ..links.events.labels import label
from ..links.voice import judging
from ..records import EventMention, Side
from .shapes import Done, Party

Piece = tuple[str, Party | None]
"""A part of a line: its text, and whom it names."""


def made_ready() -> None:
    """Reads the tables by which acts are called and judging words are known, a twentieth of a
    second, so that the first list need not wait for them."""
    for part in ("verb", "noun"):
        lemmas(part)
    list(judging(""))


def told(done: Done) -> str:
    """Who, what, to whom, in the words of the report, as events are called across articles."""
    anchor, sentence = done.anchor.spans[0], done.sentence.spans[0]
    mention = EventMention(
        done.id, done.article.id, anchor, sentence, done.type, done.mode, done.contexts,
        _sides(done.actors), _sides(done.recipients), done.when, done.standing, done.place,
    )  # fmt: skip
    head = done.article
    teller = Teller(head.id, head.outlet, head.agency, head.title, head.published, head.copy_of)
    report = Report(mention, teller, done.sentence.text, done.anchor.text, done.when)
    return label(report, done.judges)


def pieces(done: Done) -> list[Piece]:
    """The same in parts, each party where it is first named by its name."""
    found: list[Piece] = [(told(done), None)]
    for party in _by_length((*done.actors, *done.recipients)):
        found = _parted(found, party)
    return found


def _by_length(parties: Sequence[Party]) -> list[Party]:
    """Each name once, the longest first: "North Korea" before "Korea"."""
    known = {party.name: party for party in parties if party.entity and party.name}
    return sorted(known.values(), key=lambda party: -len(party.name))


def _parted(found: list[Piece], party: Party) -> list[Piece]:
    for n, (text, who) in enumerate(found):
        before, name, after = text.partition(party.name)
        if who or not name or before[-1:].isalnum() or after[:1].isalnum():
            continue
        parts: list[Piece] = [(before, None), (name, party), (after, None)]
        return [*found[:n], *((part, one) for part, one in parts if part), *found[n + 1 :]]
    return found


def _sides(parties: Sequence[Party]) -> tuple[Side, ...]:
    return tuple(
        Side(party.words.spans[0], party.name, party.entity, party.state)
        for party in parties
        if party.words and party.words.spans
    )
