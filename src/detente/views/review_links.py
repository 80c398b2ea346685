"""Links across articles as tasks: one event, one utterance, a contradiction, a step, a reprint."""

from __future__ import annotations

from collections.abc import Sequence

from ..record import Record, queries, targets
from ..record.queries import review as queue
from ..records import Article, Attribution, EventMention
from ..spans import Span
from . import gather
from .review_shapes import (
    Passage,
    Task,
    facts,
    marks_of_done,
    marks_of_said,
    passage,
    reasons,
    whole,
)
from .shapes import Head, names_of, when_label

PLACES = 3
"""Places where an entity is named that are shown to tell whom it is: enough to see a role."""


def of_two(record: Record, ids: Sequence[str], kind: str) -> Task | None:
    """Two reports (kind event) or attributions (quotation) as a task; None when one is gone.

    Raises BadRecord.
    """
    several: Sequence[EventMention | Attribution] = (
        queries.event_mentions_by_id(record, ids) if kind == "event"
        else queries.attributions_by_id(record, ids)
    )  # fmt: skip
    wholes = [whole(record, one.article) for one in several]
    if len(several) != 2 or not all(wholes):
        return None
    sides = [(one, *placed) for one, placed in zip(several, wholes, strict=True) if placed]
    about, told, passages = _sides_of(record, sides)
    asked = "tell one event" if kind == "event" else "give one utterance"
    why = queue.why_one(record, kind, (min(ids), max(ids)))
    return Task(kind, "", f"Do these two {asked}?", told, passages,
                reasons(why), about, " ".join(sorted(ids)))  # fmt: skip


Side = tuple[EventMention | Attribution, Article, Head]


def _sides_of(
    record: Record, sides: Sequence[Side]
) -> tuple[targets.About, tuple[tuple[str, str], ...], tuple[Passage, ...]]:
    own = [queue.own_item(record, _kind(item), item.id) or item for item, _, _ in sides]
    lines, passages = [], []
    for n, (item, article, head) in enumerate(sides):
        if isinstance(item, EventMention):
            done = gather.done_of(record, [item])[0]
            to = f" → {names_of(done.recipients)}" if done.recipients else ""
            told = f"{names_of(done.actors) or 'nobody named'}: {done.act.lower()}{to}"
            told += f", {done.standing.value}, {when_label(done.when)}"
            marks = marks_of_done(item)
        else:
            said = gather.said_of(record, [item])[0]
            told = f"{item.source_name or 'nobody named'}: {said.verb}, {when_label(said.when)}"
            marks = marks_of_said(item)
        lines.append(("The one" if n == 0 else "The other", told))
        passages.append(passage(head, article.text, marks))
    pairs = [(side[1], one) for side, one in zip(sides, own, strict=True)]
    if isinstance(sides[0][0], EventMention):
        about = targets.on_events(*[(a, m) for a, m in pairs if isinstance(m, EventMention)])
    else:
        about = targets.on_quotations(*[(a, m) for a, m in pairs if isinstance(m, Attribution)])
    return about, tuple(lines), tuple(passages)


def _kind(item: EventMention | Attribution) -> str:
    return "event_mention" if isinstance(item, EventMention) else "attribution"


def of_discrepancy(record: Record, ids: Sequence[str]) -> Task | None:
    """Two accounts that differ as a task; None when it is not in the record. Raises BadRecord."""
    found = queries.discrepancy(record, ids[0])
    wholes = [whole(record, side.article) for side in found.sides] if found else []
    if not found or len(wholes) < 2 or not all(wholes):
        return None
    event = queries.event(record, found.event) if found.event else None
    passages = tuple(
        passage(placed[1], placed[0].text, [(side.span, "anchor")], side.value)
        for side, placed in zip(found.sides, wholes, strict=True) if placed
    )  # fmt: skip
    ends = [(w[0], s.span) for w, s in zip(wholes, found.sides, strict=True) if w]
    about = targets.on_discrepancy(found.kind.value, ends[0], ends[1])
    one, other = sorted(queue.spots_of(found)[:2])
    both = "yes, both may hold" if found.both else None
    label = event.label if event else None
    told = facts(("Of", found.what), ("Kind", found.kind.value), ("Event", label),
                 ("Both true", both))  # fmt: skip
    return Task("discrepancy", "", "Do these two contradict each other?", told, passages,
                reasons(found.why), about, f"{found.kind.value} {one} {other}")  # fmt: skip


def of_step(record: Record, ids: Sequence[str]) -> Task | None:
    """A step of a thread as a task; None when it is not in the record. Raises BadRecord."""
    thread = queries.thread(record, ids[0])
    n = int(ids[1])
    if not thread or not 0 <= n < len(thread.steps):
        return None
    step = thread.steps[n]
    placed = whole(record, step.article)
    if not placed:
        return None
    told = facts(
        ("Thread", thread.title),
        ("Move", step.move.value),
        ("By", ", ".join(step.by)),
        ("When", when_label(step.when)),
        ("Step", f"{n + 1} of {len(thread.steps)}; it stands {thread.state}"),
    )
    words = passage(placed[1], placed[0].text, [(step.span, "anchor")])
    about = targets.on_step(placed[0], step.span, thread.issue)
    spot = f"{step.span.article}:{step.span.start}:{step.span.end}"
    return Task("step", "", "Is this a step of this thread?", told, (words,),
                reasons(step.why), about, f"{thread.issue} {spot}")  # fmt: skip


def of_copy(record: Record, ids: Sequence[str]) -> Task | None:
    """A reprint and its original as a task; None when it is not in the record. Raises BadRecord."""
    wholes = [whole(record, one) for one in ids]
    if not all(wholes):
        return None
    passages = tuple(
        passage(head, article.text, [(_opening(article), "plain")], caption)
        for caption, (article, head) in zip(
            ("One article", "The other, which stands for both"),
            [w for w in wholes if w], strict=True)
    )  # fmt: skip
    about = targets.on_copy(ids[0], ids[1])
    return Task("copy", "", "Are these one text, printed twice?", (), passages,
                reasons(queue.why_one(record, "copy", (ids[0], ids[1]))), about,
                about.target)  # fmt: skip


def _opening(article: Article) -> Span:
    """The first paragraph of an article's body; of a title alone, that."""
    end = article.text.find("\n\n", article.body_start + 1)
    start = article.body_start if article.body_start < len(article.text) else 0
    return Span(article.id, start, end if end > start else len(article.text))


def of_entity(record: Record, ids: Sequence[str]) -> Task | None:
    """Two entities of one name as a task; None when it is not in the record. Raises BadRecord."""
    about = targets.on_entities(ids[0], ids[1])
    passages: list[Passage] = []
    for one in ids:
        for article, start, end in queue.places_of(record, one, PLACES):
            placed = whole(record, article)
            if placed:
                words = Span(article, start, end)
                caption = one.rpartition(":")[2].replace("-", " ")
                passages.append(passage(placed[1], placed[0].text, [(words, "mention")], caption))
    told = tuple(("The one" if n == 0 else "The other", one) for n, one in enumerate(ids))
    return Task("entity", "", "Are these two one?", told, tuple(passages),
                reasons(queue.why_one(record, "entity", (ids[0], ids[1]))), about,
                about.target)  # fmt: skip


def of_dating(record: Record, ids: Sequence[str]) -> Task | None:
    """An article that another dates, as a task; None when it is not there. Raises BadRecord."""
    found = queries.dating(record, ids[0])
    wholes = [whole(record, one) for one in ids]
    if not found or not all(wholes):
        return None
    spans = (found.shared, found.theirs)
    captions = ("The undated", f"Of {when_label(wholes[1][1].published)}" if wholes[1] else "")
    passages = tuple(
        passage(head, article.text, [(span, "anchor")], caption)
        for span, caption, (article, head) in zip(
            spans, captions, [w for w in wholes if w], strict=True)
    )  # fmt: skip
    about = targets.on_dating(ids[0], ids[1])
    question = f"Did the first come out on {when_label(found.when)}, as the second tells?"
    return Task("dating", "", question,
                (), passages, found.why, about, " ".join(ids))  # fmt: skip
