"""The tables of what links make across articles: schema version 2.

`body` is the whole record of `linked.py` as JSON; the columns beside it are what lists narrow and
sort by, as `schema_tables.READ` explains them. All of it can be made again.
"""

from __future__ import annotations

ACROSS = """
alter table attributions add column polarity text not null default 'affirmed';
alter table attributions add column hedge_start integer;
alter table attributions add column hedge_end integer;
create table sketches (          -- the keys by which a linker joins, kept for each article
    kind    text not null,              -- copy, news, event, quotation
    fresh   integer not null,           -- 1: made anew, its pairs are not decided yet
    article text not null,
    items   text not null,              -- JSON list of ids, of what is joined
    places  blob not null,              -- int64 for each item: by which it is sorted
    counts  blob not null,              -- int32 for each item: how many keys it has
    keys    blob not null,              -- uint64, the keys of all items one after another
    primary key (kind, fresh, article)
) strict, without rowid;
create table bodies (            -- what a linker decides by, where it is no record: of an article
    kind text not null, article text not null, body blob not null, primary key (kind, article)
) strict;
create table touched (           -- what is to be linked anew: an interrupted build goes on with it
    kind text not null, key text not null, primary key (kind, key)
) strict, without rowid;
create table decided (           -- people's verdicts on pairs, as they were last replayed
    kind text not null, one text not null, other text not null, verdict text not null,
    primary key (kind, one, other)
) strict, without rowid;
create table news (              -- which articles tell one news event; the group goes by its first
    article text primary key, news text not null
) strict, without rowid;
create index news_group on news (news);
create table pairs (             -- pairs of items (or articles) that a linker holds for one
    kind text not null,                 -- copy, news, event, quotation
    one text not null, other text not null, -- the smaller id first
    article_one text not null, article_other text not null,
    score real not null, why text not null,
    primary key (kind, one, other)
) strict, without rowid;
create index pairs_other on pairs (kind, other, one);
create index pairs_article_one on pairs (kind, article_one);
create index pairs_article_other on pairs (kind, article_other);
create table events (
    id text primary key, type text not null, mode text, standing text not null,
    occasion text, plover real not null, articles integer not null, outlets integer not null,
    parties text not null,              -- ISO3 of all sides, sorted, one blank between
    moment text not null, first text not null, last text not null, body text not null
) strict, without rowid;
create index events_moment on events (moment, first, last);
create index events_occasion on events (occasion) where occasion is not null;
create index events_parties on events (parties);
create index events_type on events (type, moment, first, last);
create index events_standing on events (standing, moment, first, last);
create table event_members (
    event_mention text primary key, event text not null, article text not null
) strict, without rowid;
create index event_members_event on event_members (event);
create index event_members_article on event_members (article);
create table event_parties (     -- actors and recipients of events by row; state or entity or both
    event text not null, role text not null, n integer not null, entity text, state text,
    first text not null, last text not null,
    primary key (event, role, n)
) strict, without rowid;
create index event_parties_state on event_parties (state, role, event, first, last)
    where state is not null;
create index event_parties_entity on event_parties (entity, role, event, first, last)
    where entity is not null;
create table event_dyads (       -- ordered pairs of states: acting on, or both acting together
    actor text not null, recipient text not null, event text not null,
    standing text not null, type text not null, plover real not null,
    first text not null, last text not null,
    primary key (actor, recipient, event)
) strict, without rowid;
create index event_dyads_event on event_dyads (event);
create table event_issues (
    issue text not null, event text not null, first text not null, last text not null,
    primary key (issue, event)
) strict, without rowid;
create index event_issues_event on event_issues (event);
create table event_pairs (       -- every two states of an event on an issue, in order
    issue text not null, one text not null, other text not null, event text not null,
    primary key (issue, one, other, event)
) strict, without rowid;
create index event_pairs_event on event_pairs (event);
create table quotations (
    id text primary key, same_words integer not null, speakers integer not null,
    articles integer not null, outlets integer not null,
    moment text not null, first text not null, last text not null, body text not null
) strict, without rowid;
create index quotations_moment on quotations (moment, first, last);
create table quotation_members (
    attribution text primary key, quotation text not null, article text not null
) strict, without rowid;
create index quotation_members_quotation on quotation_members (quotation);
create index quotation_members_article on quotation_members (article);
create table discrepancies (
    id text primary key, event text, kind text not null, "both" integer not null,
    owner text not null,                -- id of the event or quotation whose accounts disagree
    score real not null, shown integer not null,
    moment text not null, first text not null, last text not null, body text not null
) strict, without rowid;
create index discrepancies_event on discrepancies (event);
create index discrepancies_owner on discrepancies (owner);
create index discrepancies_moment on discrepancies (moment, first, last, shown);
create table discrepancy_articles (
    article text not null, discrepancy text not null, primary key (article, discrepancy)
) strict, without rowid;
create index discrepancy_articles_of on discrepancy_articles (discrepancy);
create table threads (
    id text primary key, issue text not null, state text not null, parties text not null,
    pair text not null,                 -- the two states between whom it was looked for
    steps integer not null,
    due text not null,                  -- its last deadline, '' when it has none
    moment text not null, first text not null, last text not null, body text not null
) strict, without rowid;
create index threads_moment on threads (moment, first, last);
create index threads_issue on threads (issue, moment, first, last);
create index threads_pair on threads (issue, pair);
create index threads_due on threads (due) where due <> '';
create table thread_steps (      -- the steps of threads by row
    thread text not null, n integer not null, item text not null, article text not null,
    move text not null, first text not null, last text not null,
    primary key (thread, n)
) strict, without rowid;
create index thread_steps_item on thread_steps (item);
create index thread_steps_article on thread_steps (article);
create table thread_parties (
    state text not null, thread text not null, primary key (state, thread)
) strict, without rowid;
create index thread_parties_of on thread_parties (thread);
create table positions (
    id text primary key, actor text not null, issue text not null, item text not null,
    article text not null,
    moment text not null, first text not null, last text not null, body text not null
) strict, without rowid;
create index positions_actor on positions (actor, issue, moment, first, last);
create index positions_issue on positions (issue, actor, moment, first, last);
create index positions_article on positions (article);
create table datings (           -- days that an undated article takes from dated accounts
    article text primary key, anchor text not null,
    applied integer not null,           -- 0 where a person separated the two
    own text not null,                  -- JSON: what was read from it before it had these days
    body text not null
) strict, without rowid;
create index datings_anchor on datings (anchor);
-- what is to be judged, the least certain first: queries/review.py
create index attributions_score on attributions (score, id, shown);
create index event_mentions_sure on event_mentions
    ((actors <> '[]') * 0.5 + (recipients <> '[]') * 0.3
     + (standing in ('actual', 'historical')) * 0.2, id, shown);
create index mentions_score on mentions (score, article, n) where entity is not null;
create index pairs_score on pairs (kind, score, one, other);
create index replays_target on replays (target) where target is not null;
"""
"""Statements that take a record of version 1 to version 2."""

OUTLETS = """
create table event_outlets (     -- which outlet told which event, its copies aside; '' is unknown
    outlet text not null, event text not null,
    led integer not null,               -- 1: of several outlets, on the first day that any did
    alone integer not null,             -- 1: no other outlet told it
    listed integer not null,            -- 1 in one row of each event, so that they can be counted
    primary key (outlet, event)
) strict, without rowid;
create index event_outlets_event on event_outlets (event);
"""
"""Statements that take a record of version 2 to version 3; `OUTLETS_OF` fills the table."""
ACTS = """
create table told_acts (         -- what an article tells of an issue, kept for where much is told
    kind    text not null,              -- thread, position
    key     text not null,              -- ISSUE|STATE|STATE; STATE|ISSUE
    article text not null,
    chosen  text not null,              -- hash of the events and attributions that were looked at
    body    text not null,              -- JSON: acts towards each other; what a state wants
    primary key (kind, key, article)
) strict, without rowid;
create index told_acts_article on told_acts (article);
create table surnames (          -- of persons, folded: by which they are joined
    entity text primary key, surname text not null
) strict, without rowid;
create index surnames_of on surnames (surname);
create index attributions_between on attributions (source_state, addressee_state, id, shown)
    where addressee_state is not null;
"""
"""Statements that take a record of version 3 to version 4: what linking keeps, to look again at
what changed alone."""
OUTLETS_OF = """
    insert into event_outlets (outlet, event, led, alone, listed)
    with days as (
        select e.id as event, coalesce(a.outlet, '') as outlet,
            min(case when a.published_value is null then '~'
                else coalesce(a.published_earliest, '~') end) as day
        from events e, json_each(e.body, '$.articles') j join articles a on a.id = j.value
        where {events} group by 1, 2)
    select outlet, event, day <> '~' and day = min(day) over (partition by event)
            and count(*) over (partition by event) > 1,
        count(*) over (partition by event) = 1,
        row_number() over (partition by event order by outlet) = 1
    from days
"""
"""Tells which outlets told those events (a test on `e.id`)."""
