"""What people decided: kept for good, keyed by content, listed.

    judge(record, on_attribution(article, attribution).says("wrong", "person:kim", why="satire"))

A judgement names its words (`anchor.Selector`) in an article, or the two sides of a link; what
it does is worked out again at every reading (`overlay`).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from ..errors import BadJudgement
from ..records import Judgement, content_id
from . import across, codec, dated, decided, links, overlay, standing
from .changes import check
from .store import Record
from .tallies import tallied
from .targets import LINKS, VERDICTS


def judge(record: Record, draft: Judgement) -> Judgement:
    """Keeps a decision, on the disk before it returns, and applies it to the views at once.

    Raises BadJudgement when it names nothing or cannot be understood, BadRecord.
    """
    target = _checked(draft)
    with record.writing(durable=True):
        last = record.one('select max("at") from judgements')[0]
        judgement = _dated(draft, last)
        article = target.get("article") if draft.kind not in LINKS else None
        if article and not record.one("select 1 from articles where id = ?", (article,)):
            raise BadJudgement(f"there is no article {article} in {record.path}")
        if judgement.verdict == standing.UNDONE:
            _check_undo(record, judgement)
        _keep(record, judgement, article)
        _apply(record, judgement, article)
    return judgement


def _apply(record: Record, judgement: Judgement, article: str | None) -> None:
    """Lets a new judgement take effect; inside a transaction."""
    if judgement.kind == "entity":
        links.settle_entities(record)
    elif judgement.kind == "copy":
        links.settle_copies(record)
    elif judgement.kind in LINKS:
        decided.replay(record, judgement.kind)
    elif article:
        _apply_to(record, judgement.kind, article)


def _apply_to(record: Record, kind: str, article: str) -> None:
    """Lets a new judgement on an article, or on words of it, take effect."""
    across.touch_said(record, article)
    if kind == "published":
        dated.drop_dating(record, article)
    with tallied(record, article):
        overlay.replay(record, article)
    if kind == "published":
        # relative times rest on it: the next build reads the article again
        record.run("delete from done where article = ?", (article,))
    if kind in ("published", "outlet"):
        links.mark_stale(record, "text", article)
    elif kind != "note":
        links.mark_stale(record, "told", article)


def _dated(draft: Judgement, last: str | None) -> Judgement:
    """With the instant, later than any before it even where the clock stands still, and an id."""
    at = datetime.now(UTC)
    if last and at <= datetime.fromisoformat(last):
        at = datetime.fromisoformat(last) + timedelta(microseconds=1)
    dated = replace(draft, at=at.isoformat(timespec="microseconds"))
    return replace(dated, id=content_id(*(str(part) for part in asdict(dated).values())))


def _keep(record: Record, judgement: Judgement, article: str | None) -> None:
    names = ", ".join(f'"{name}"' for name in (*codec.columns(Judgement), "article"))
    marks = ", ".join("?" * (len(codec.columns(Judgement)) + 1))
    record.run(
        f"insert into judgements ({names}) values ({marks})", (*codec.row_of(judgement), article)
    )


def _check_undo(record: Record, judgement: Judgement) -> None:
    found = record.one('select target, "by" from judgements where id = ?', (judgement.value,))
    if not found or found[0] != judgement.target:
        raise BadJudgement(f"there is no judgement {judgement.value} on this to take back")
    if found[1].startswith("person:") and not judgement.by.startswith("person:"):
        raise BadJudgement("a linker cannot take back what a person decided")


def _checked(draft: Judgement) -> dict[str, Any]:
    """The target of a decision that can be understood. Raises BadJudgement when it cannot."""
    if draft.kind not in VERDICTS:
        raise BadJudgement(f"no kind of judgement '{draft.kind}'; kinds: {', '.join(VERDICTS)}")
    if draft.verdict not in VERDICTS[draft.kind]:
        said = ", ".join(VERDICTS[draft.kind])
        raise BadJudgement(f"a {draft.kind} cannot be judged '{draft.verdict}'; only: {said}")
    if not draft.by.startswith(("person:", "linker:")) or not draft.by.partition(":")[2].strip():
        raise BadJudgement(f"'{draft.by}' does not say who decided; write 'person:NAME'")
    if draft.verdict == "note" and not (draft.value or "").strip():
        raise BadJudgement("a note without words; give them as the value")
    if draft.verdict == "changed":
        check(draft.kind, draft.value)
    try:
        target = json.loads(draft.target)
    except ValueError as error:
        raise BadJudgement(f"the target of a judgement is no JSON ({error})") from error
    for name in LINKS.get(draft.kind, ("article",)):
        if not isinstance(target, dict) or not isinstance(target.get(name), str | dict):
            raise BadJudgement(f"the target of a judgement on a {draft.kind} names no '{name}'")
    return dict(target)


def judgements(record: Record) -> list[Judgement]:
    """Every judgement, in the order of arrival. Raises BadRecord."""
    rows = record.rows(f"select {codec.quoted(Judgement)} from judgements order by no")
    return [codec.record_of(Judgement, row) for row in rows]


@dataclass(frozen=True, slots=True)
class Replay:
    """What became of a judgement when it was last replayed.

    `state`: applied (it counts; of notes too), idle (its words are there, but no such item is read
    from them any longer), orphan (its words are not found, or two places fit), overruled (a later
    one counts), undone. `target` is the id of the item found.
    """

    judgement: Judgement
    state: str
    target: str | None
    why: str


def replays(record: Record, state: str | None = None) -> list[Replay]:
    """Every judgement with what became of it, or those of one state. Raises BadRecord."""
    rows = record.rows(
        f"select {codec.quoted(Judgement, 'j')}, coalesce(r.state, 'orphan'), r.target,"
        " coalesce(r.why, 'not replayed yet') from judgements j"
        " left join replays r on r.judgement = j.id order by j.no"
    )
    width = len(codec.columns(Judgement))
    found = [Replay(codec.record_of(Judgement, row), *row[width:]) for row in rows]
    return [replay for replay in found if state in (None, replay.state)]
