"""Giving an article the days that others allow, and taking them back."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..linked import Dating, Telling
from . import codec, dated, overlay
from .store import Record
from .tallies import tallied


def settle(record: Record, own: Telling, dating: Dating | None, counts: bool) -> bool:
    """Keeps how an article is dated, in place of what stood before; whether its days changed.

    An article whose days changed is to be read again, as relative times rest on them. `counts` is
    false for a dating that is only shown. Raises BadRecord.
    """
    article = own.teller.article
    row = record.one("select applied, body from datings where article = ?", (article,))
    wanted = (int(counts), codec.whole(dating)) if dating else None
    if (tuple(row) if row else None) == wanted:
        return False
    before = dated.applied(record, article)
    with record.writing(), tallied(record, article):
        if dating:
            dated.put_dating(record, dating, own, counts)
        else:
            dated.drop_dating(record, article)
        after = dating if counts else None
        changed = (before.when if before else None) != (after.when if after else None)
        if changed:
            overlay.replay(record, article)
            record.run("delete from done where article = ?", (article,))
    return changed


def take_back(record: Record, articles: Iterable[str]) -> None:
    """Takes the days of links back from those articles that were read with them and are to be read
    anew for another reason: what dates them is to be read without.

    Raises BadRecord.
    """
    found = record.rows(
        "select d.article from datings d join done o on o.article = d.article"
        " where d.applied > 0 and d.article in (select value from json_each(?)) order by 1",
        (json.dumps(sorted(articles)),),
    )
    for (article,) in found:
        with record.writing(), tallied(record, article):
            dated.drop_dating(record, article)
            overlay.replay(record, article)
            record.run("delete from done where article = ?", (article,))
