"""What filters by days and issues count without reading the rows behind: schema version 10.

Days beside what an outlet told and an article attributes, how the time of what touches an issue is
known, and the articles of each outlet. All of it can be worked out anew.
"""

from __future__ import annotations

from sqlite3 import Connection

from . import sourced
from .counted import OF_ARTICLES_PLAIN, narrowed

DAYS = """
alter table event_outlets add column first text not null default '~';
alter table event_outlets add column last text not null default '';
alter table event_outlets add column doubtful integer not null default 0;
create index event_outlets_days on event_outlets
    (outlet, first, last, doubtful, led, alone, listed);
alter table article_sources add column first_least text not null default '~';
alter table article_sources add column first_most text not null default '~';
alter table article_sources add column last_least text not null default '';
alter table article_sources add column last_most text not null default '';
create index article_sources_days on article_sources (outlet, shown, first_least, first_most,
    last_least, last_most, named, institution, unnamed, none, open, anonymity);
alter table labels add column when_basis text not null default 'unknown';
alter table labels add column doubtful integer not null default 0;
create index labels_times on labels (issue, kind, shown, when_basis, first, last, doubtful);
drop index events_slim;
create index events_slim on events (id, first, last, type, standing, doubtful, moment);
"""
"""Columns and indexes; `first` and `last` are those of the event. Of what an article attributes the
least and the most say whether all of it, or none, may lie in some days."""

_BASES = """
update labels set (when_basis, doubtful) = (
    select coalesce(m.when_basis, 'unknown'), {doubtful} from {kind}s m where m.id = target)
    where kind = '{kind}'
"""

OUTLETS_IN = """
    insert into event_outlets (outlet, event, led, alone, listed, first, last, doubtful)
    with days as (
        select e.id as event, coalesce(a.outlet, '') as outlet, e.first as first, e.last as last,
            e.doubtful as doubtful,
            min(case when e.first <> '~' and a.published_latest < e.first then '~'
                when a.published_basis = 'inferred' then ''
                when a.published_earliest = a.published_latest then a.published_earliest
                else '' end) as day
        from events e, json_each(e.body, '$.articles') j join articles a on a.id = j.value
        where {events} group by 1, 2)
    select outlet, event, day not in ('', '~') and day = min(day) over (partition by event)
            and count(*) over (partition by event, day) = 1
            and sum(day <> '~') over (partition by event) > 1,
        count(*) over (partition by event) = 1,
        row_number() over (partition by event order by outlet) = 1, first, last, doubtful
    from days
"""
"""Tells which outlets told those events (a test on `e.id`), as `OUTLETS_OF` of version 3 did. One
led where its day of publication is told and lies before those of all others, which are told as
well; what came out before the event began announced it, and tells it neither first nor later."""


def fill(db: Connection) -> None:
    """Works out everything of this step for a record that has articles. Raises sqlite3.Error."""
    db.execute(
        "update event_outlets set (first, last, doubtful) ="
        " (select e.first, e.last, e.doubtful from events e where e.id = event)"
    )
    for kind, doubtful in (("attribution", "0"), ("event_mention", "m.doubtful")):
        db.execute(_BASES.format(kind=kind, doubtful=doubtful))
    sourced.settle_days(db)
    for sql in OF_ARTICLES_PLAIN:
        db.execute(f"insert into tallies (name, key, part, n) {narrowed(sql, None)}")
