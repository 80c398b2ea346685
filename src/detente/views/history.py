"""What people decided: kept, taken back and brought back; told as a history.

Taking back is one more judgement; nothing is ever removed. Several decisions that were made at once
share a reason that names their action, and are taken back together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from ..errors import BadInput, BadJudgement, typed
from ..record import Record, judgements, targets
from ..record.judgements import Replay
from ..record.queries import past
from ..records import Judgement
from . import gather
from .shapes import Head

MOST_WHY = 500
"""Characters of a reason or a note: a paragraph; a longer one belongs into a document."""
MOST_AT_ONCE = 500
"""Decisions of one action: each is replayed by itself, 500 take seconds on a laptop."""
ACTION = re.compile(r"\((\d+) at once, action ([0-9a-f]{8})\)$")
"""How the reason of an action ends."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One judgement as a line of the history.

    `words` are those that it is about, one for each side of a link; `heads` their articles, None
    where the record no longer holds one. `value` says what was changed or noted, in words.
    """

    judgement: Judgement
    state: str
    why: str
    words: tuple[str, ...]
    articles: tuple[tuple[str, Head | None], ...]
    value: str

    @property
    def id(self) -> str:
        """The judgement's own id."""
        return self.judgement.id

    @property
    def who(self) -> str:
        """Who decided, without "person:"."""
        return self.judgement.by.partition(":")[2]

    @property
    def action(self) -> int:
        """With how many others it was decided at once; 0 where it was decided alone."""
        found = ACTION.search(self.judgement.why)
        return int(found[1]) if found else 0


def history(
    record: Record, where: past.Past, limit: int | None = None, after: str | None = None
) -> list[Deed]:
    """Every judgement that passes, the newest first. Raises BadInput, BadRecord."""
    return deeds(record, past.past(record, where, limit, after))


def deeds(record: Record, found: Sequence[Replay]) -> list[Deed]:
    """Judgements as lines of the history, in the order given. Raises BadRecord."""
    told = [_articles(one.judgement) for one in found]
    heads = gather.heads(record, [article for several in told for article in several])
    return [
        Deed(
            one.judgement,
            one.state,
            one.why,
            _words(one.judgement),
            tuple((article, heads.get(article)) for article in articles),
            value_of(one.judgement),
        )
        for one, articles in zip(found, told, strict=True)
    ]


def _sides(judgement: Judgement) -> list[dict[str, Any]]:
    target = json.loads(judgement.target)
    ends = [target[name] for name in ("left", "right") if isinstance(target.get(name), dict)]
    return ends or [target]


def _articles(judgement: Judgement) -> list[str]:
    names = ("article", "original", "anchor")
    found = [side[name] for side in _sides(judgement) for name in names if side.get(name)]
    return list(dict.fromkeys(str(one) for one in found))


def _words(judgement: Judgement) -> tuple[str, ...]:
    sides = _sides(judgement)
    if judgement.kind == "entity":
        return (str(sides[0]["left"]), str(sides[0]["right"]))
    return tuple(str(side["exact"]) for side in sides if side.get("exact"))


def value_of(judgement: Judgement) -> str:
    """What a judgement changed or noted, in words; "" where it did neither."""
    if judgement.verdict != "changed":
        return "" if judgement.verdict == "undone" else judgement.value or ""
    fields = json.loads(judgement.value or "{}")
    return "; ".join(f"{name}: {_told(value)}" for name, value in fields.items())


def _told(value: Any) -> str:
    if value is None:
        return "left open"
    if isinstance(value, dict):
        return str(value.get("name") or value.get("exact") or value)
    return ", ".join(map(_told, value)) or "none" if isinstance(value, list) else str(value)


COLUMNS = ("id", "at", "by", "kind", "verdict", "value", "why", "state", "state_why", "words",
           "articles", "target")  # fmt: skip
"""The fields of a line of the history, in their order."""


def row_of(deed: Deed) -> dict[str, Any]:
    """A line of the history as JSON and CSV have it: the export's fields and what became of it."""
    one = deed.judgement
    return {
        "id": one.id,
        "at": one.at,
        "by": one.by,
        "kind": one.kind,
        "verdict": one.verdict,
        "value": one.value,
        "why": one.why,
        "state": deed.state,
        "state_why": deed.why,
        "words": list(deed.words),
        "articles": [article for article, _ in deed.articles],
        "target": json.loads(one.target),
    }


# ------------------------------------------------------------------ deciding


def decide(record: Record, drafts: Sequence[Judgement]) -> list[Judgement]:
    """Keeps decisions in one transaction: all of them, on the disk, or none.

    Raises BadJudgement when one of them cannot be kept, BadRecord.
    """
    for draft in drafts:
        _check_length(draft)
    if len(drafts) > MOST_AT_ONCE:
        raise BadJudgement(f"{len(drafts)} at once are too many; at most {MOST_AT_ONCE}")
    with record.writing(durable=True):
        return [judgements.judge(record, draft) for draft in drafts]


def _check_length(draft: Judgement) -> None:
    note = draft.value if draft.verdict == "note" else None
    for words in (draft.why, note or ""):
        if len(words) > MOST_WHY:
            raise BadJudgement(
                f"{len(words)} characters are too many for a reason or a note; at most {MOST_WHY}"
            )


def as_one(why: str, count: int) -> str:
    """The reason that makes so many decisions one action."""
    told = f"({count} at once, action {token_hex(4)})"
    return f"{why} {told}" if why else told


def undo(record: Record, ident: str, by: str, whole: bool = False) -> list[Judgement]:
    """Takes one decision back, or with `whole` every decision of its action; what was taken back
    can be taken back in turn, which brings it back.

    Raises BadInput when there is no such judgement or it does not hold, BadRecord.
    """
    found = past.judgement(record, ident)
    if found is None:
        raise BadInput(f"there is no judgement '{typed(ident)}'")
    if found.state == "undone":
        raise BadInput("that was taken back already; nothing was changed")
    return _take_back(record, found, by, whole)


def undo_last(record: Record, by: str) -> list[Judgement]:
    """Takes back what that person did last, all of it where it was done at once.

    Raises BadInput when there is nothing, BadRecord.
    """
    found = past.last_done(record, by)
    if found is None:
        raise BadInput("there is nothing of yours to undo")
    return _take_back(record, found, by, whole=True)


def redo_last(record: Record, by: str) -> list[Judgement]:
    """Brings back what that person took back last, unless they decided something since.

    Raises BadInput when there is nothing, BadRecord.
    """
    found = past.last_undone(record, by)
    if found is None:
        raise BadInput("there is nothing of yours to redo")
    return _take_back(record, found, by, whole=True)


def origin(record: Record, one: Replay) -> Replay:
    """The decision at the bottom of takings-back: what is in force again, or no longer."""
    seen = one
    while seen.judgement.verdict == "undone":
        under = past.judgement(record, seen.judgement.value or "")
        if under is None:
            break
        seen = under
    return seen


def _take_back(record: Record, one: Replay, by: str, whole: bool) -> list[Judgement]:
    together = whole and ACTION.search(one.judgement.why)
    several = past.alike(record, one) if together else [one]
    why = as_one("", len(several)) if len(several) > 1 else ""
    return decide(record, [targets.undo(each.judgement, by, why) for each in reversed(several)])
