"""What screens ask of outlets, quotations, two states and verdicts without walking rows: schema 11.

Which unnamed sources are officials, quotations whose wordings may differ, what two states did to
each other by period, and indexes of what people judged wrong. All of it can be worked out anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection

from .counted import OF_ARTICLES_LATER, OF_LINKS_CELLS, narrowed
from .schema_counts import kept_by
from .schema_periods import BEGINS, CELL, ENDS, UNPLACED
from .sourced import COUNTED, settle_all

_OFFICIAL = "alter table {} add column official integer not null default 0"
SUMS = f"""
drop index attributions_sorts;
create index attributions_sorts on attributions
    (article, sort, shy, official, shown, first, last);
drop index attributions_slim;
create index attributions_slim on attributions (id, shown, first, last, article, sort, shy,
    official, kind, source_entity, source_state, when_basis);
drop index article_sources_days;
create index article_sources_days on article_sources (outlet, shown, first_least, first_most,
    last_least, last_most, {", ".join(COUNTED)});
create index attributions_wrong on attributions (moment) where shown = 0;
create index event_mentions_wrong on event_mentions (moment) where shown = 0;
alter table quotations add column uneven integer not null default 0;
create index quotations_uneven on quotations (moment, first, last) where uneven = 1;
create index event_dyads_moment on event_dyads
    (actor, recipient, {BEGINS}, {ENDS}, event, first, last, doubtful);
"""
"""Columns and indexes; `uneven` is 1 of a quotation whose variants are not in the same words, or
not of one length: no other can differ."""
KEPT = "".join(
    (
        kept_by("event_dyads", "cells", (CELL,)),
        kept_by("event_dyads", "unplaced", UNPLACED),
    )
)
"""Triggers that keep `counted.OF_LINKS_CELLS`."""
_UNEVEN = """
update quotations set uneven = not same_words or (
    select count(distinct long) > 1 from (
        select sum(c.span_end - c.span_start) as long
        from quotation_members m join attribution_contents c on c.attribution = m.attribution
        where m.quotation = quotations.id group by m.attribution)
)
"""


def settle_uneven(db: Connection, ids: Iterable[str] | None = None) -> None:
    """Says which quotations may be given in different words; of all without ids.

    Inside a transaction. Raises sqlite3.Error.
    """
    if ids is None:
        db.execute(_UNEVEN)
    else:
        some = f"{_UNEVEN} where id in (select value from json_each(?))"
        db.execute(some, (json.dumps(list(ids)),))


def widen(db: Connection) -> None:
    """Gives older tables the column that the fifth step now makes. Raises sqlite3.Error."""
    for table in ("attributions", "article_sources"):
        if "official" not in {row[1] for row in db.execute(f"pragma table_info({table})")}:
            db.execute(_OFFICIAL.format(table))


def fill(db: Connection) -> None:
    """Works out everything of this step for a record that has articles. Raises sqlite3.Error."""
    settle_all(db)
    settle_uneven(db)
    db.execute("delete from tallies where name = 'sources'")
    sources = (sql for sql in OF_ARTICLES_LATER if "'sources'" in sql)
    for sql in (*sources, *OF_LINKS_CELLS):
        db.execute(f"insert into tallies (name, key, part, n) {narrowed(sql, None)}")
