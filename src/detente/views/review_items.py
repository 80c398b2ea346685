"""Items of one article as tasks: what was said, what was done, who is meant."""

from __future__ import annotations

from collections.abc import Sequence

from ..record import Record, queries, targets
from ..record.queries import review as queue
from ..records import Attribution, EventMention, Mention
from . import gather
from .review_shapes import Task, facts, marks_of_done, marks_of_said, passage, reasons, whole
from .shapes import names_of, when_label, why_of


def of_attribution(record: Record, ids: Sequence[str]) -> Task | None:
    """An attribution as a task; None when it is not in the record. Raises BadRecord."""
    said = queries.attribution(record, ids[0])
    found = whole(record, said.article) if said else None
    if not said or not found:
        return None
    article, head = found
    own = queue.own_item(record, "attribution", said.id)
    shown = gather.said_of(record, [said])[0]
    told = facts(
        ("Source", said.source_name or "nobody named"),
        ("To", said.addressee),
        ("Cue", f"{shown.cue.text} ({said.stance}, {said.kind})"),
        ("When", f"{when_label(shown.when)} · {why_of(shown.when)}"),
        ("Where", said.place),
        ("Issues", ", ".join(issue.name for issue in shown.issues)),
    )
    about = targets.on_attribution(article, own if isinstance(own, Attribution) else said)
    words = passage(head, article.text, marks_of_said(said))
    asked = f"Said by {said.source_name or 'somebody unnamed'}, in these words?"
    return Task("attribution", "", asked,
                told, (words,), reasons(said.why), about, said.id, article=article.id,
                changeable="attribution")  # fmt: skip


def of_event_mention(record: Record, ids: Sequence[str]) -> Task | None:
    """A report of an act as a task; None when it is not in the record. Raises BadRecord."""
    found = queries.event_mention(record, ids[0])
    placed = whole(record, found.article) if found else None
    if not found or not placed:
        return None
    article, head = placed
    own = queue.own_item(record, "event_mention", found.id)
    done = gather.done_of(record, [found])[0]
    told = facts(
        ("Act", done.act.lower()),
        ("Standing", done.standing.value),
        ("By", names_of(done.actors) or "nobody named"),
        ("To", names_of(done.recipients)),
        ("When", f"{when_label(done.when)} · {why_of(done.when)}"),
        ("Where", done.place),
        ("Told by", done.said_by_name),
        ("Issues", ", ".join(issue.name for issue in done.issues)),
    )
    about = targets.on_event_mention(article, own if isinstance(own, EventMention) else found)
    words = passage(head, article.text, marks_of_done(found))
    return Task("event_mention", "", "Is this what was done, by whom and to whom?", told,
                (words,), reasons(found.why), about, found.id, article=article.id,
                changeable="event_mention")  # fmt: skip


def of_mention(record: Record, ids: Sequence[str]) -> Task | None:
    """Words that name somebody as a task; None when it is not in the record. Raises BadRecord."""
    found = queue.mention(record, ids[0], int(ids[1]))
    placed = whole(record, ids[0])
    if not found or not placed:
        return None
    article, head = placed
    own = queue.own_item(record, "mention", "~".join(ids))
    who = queries.entity(record, found.entity) if found.entity else None
    name = who.entity.name if who else found.name or "nobody known"
    told = facts(
        ("Means", name),
        ("Kind", str(found.entity_kind) if found.entity_kind else None),
        ("Stands for", found.state),
        ("Form", found.kind + (", several" if found.plural else "")),
        ("Also called", ", ".join(who.entity.names[:6]) if who else None),
    )
    about = targets.on_mention(article, own if isinstance(own, Mention) else found)
    words = passage(head, article.text, [(found.span, "mention")])
    return Task("mention", "", f"Do these words mean {name}?", told, (words,),
                reasons(found.why), about, ids[1], article=article.id,
                changeable="mention")  # fmt: skip
