"""What is counted once so that no page counts it again, and the indexes that pages walk.

Sorts of sources beside attributions, their counts by article, and triggers that keep the tallies of
links. All of it can be worked out anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from .counted import OF_ARTICLES_LATER, OF_LINKS_FIRST, narrowed
from .sourced import COUNTED, settle_all

COUNTS = f"""
alter table attributions add column sort text not null default '';
alter table attributions add column shy integer not null default 0;
alter table attributions add column official integer not null default 0;
create table article_sources (   -- how many attributions of an article have which sort of source
    article text primary key, outlet text not null, name text not null, shown integer not null,
    attributions integer not null, {", ".join(f"{name} integer not null" for name in COUNTED)}
) strict, without rowid;
create index article_sources_most on article_sources (shown, attributions desc, name, article);
create index attributions_sorts on attributions (article, sort, shy, shown, first, last);
create index attributions_basis on attributions (shown, when_basis, first, last);
create index event_mentions_basis on event_mentions (shown, when_basis, first, last);
create index attributions_place on attributions
    (id, article, place, place_span_start, place_span_end, first, last, shown)
    where place is not null;
create index event_mentions_place on event_mentions
    (id, article, place, place_span_start, place_span_end, shown) where place is not null;
create index failures_listed on failures (skipped, path, stage, reason);
"""
"""Tables and indexes; `outlet` of an article that nobody names is ''."""

_TRIGGER = """create trigger {table}_{name}_{way} after {act} on {table} begin
insert into tallies (name, key, part, n) select '{name}', key, part, {n} from ({rows}) where n <> 0
    on conflict do update set n = n + excluded.n;
{tidy}end;
"""
_TIDY = """delete from tallies where name = '{name}' and n = 0
    and key in (select key from ({rows}));
"""
_WAYS = (("in", "insert", "new", "n", ""), ("out", "delete", "old", "-n", _TIDY))


def kept_by(table: str, name: str, several: Iterable[str]) -> str:
    """The two triggers that keep tallies of one name; `several` select key, part, n of {row}."""
    found = ""
    for way, act, row, n, tidy in _WAYS:
        rows = " union all ".join(several).replace("{row}", row)
        found += _TRIGGER.format(
            table=table, name=name, way=way, act=act, n=n, rows=rows,
            tidy=tidy.format(name=name, rows=rows),
        )  # fmt: skip
    return found


_TOLD = (
    "select {row}.outlet as key, 'events' as part, 1 as n",
    "select {row}.outlet, 'led', {row}.led",
    "select {row}.outlet, 'alone', {row}.alone",
    "select {row}.outlet, 'several', {row}.listed and not {row}.alone",
)
PAIRS = """select min({row}.actor, {row}.recipient) || ' ' || max({row}.actor, {row}.recipient)
    as key, '' as part, not exists (select 1 from event_dyads o where o.actor = {row}.recipient
    and o.recipient = {row}.actor and o.event = {row}.event) as n"""
ACTS = """select {row}.actor || ' ' || {row}.recipient as key,
    iif({row}.standing = 'actual', cast({row}.plover as text), '') as part, 1 as n"""
EVENTS = "select {row}.type as key, {row}.standing as part, 1 as n"
"""Of pairs of states, what one did to the other, and events: key, part and n of {row}."""
_SEVERAL = "select '' as key, '' as part, {row}.articles > 1 as n"
KEPT = "".join(
    (
        kept_by("event_outlets", "told", _TOLD),
        kept_by("event_dyads", "pairs", (PAIRS,)),
        kept_by("event_dyads", "acts", (ACTS,)),
        kept_by("events", "events", (EVENTS,)),
        kept_by("events", "several", (_SEVERAL,)),
    )
)
"""Triggers that keep `counted.OF_LINKS_FIRST`, whoever makes or unmakes links."""


def fill(db: Connection) -> None:
    """Works out everything of this step for a record that has articles. Raises sqlite3.Error."""
    settle_all(db)
    for sql in (*OF_ARTICLES_LATER, *OF_LINKS_FIRST):
        db.execute(f"insert into tallies (name, key, part, n) {narrowed(sql, None)}")
