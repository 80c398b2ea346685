"""The tables of the first schema: the pages, what was read in them, what was linked, their words.

Later steps (the other `schema_*` modules) add to them and change them; docs/record.md explains each
table as it is now.
"""

from __future__ import annotations

SACRED = """
create table pages (             -- bytes saved from one address at one time; sacred
    no          integer primary key,
    sha256      text not null unique,   -- of the bytes as they came
    body        blob not null,          -- the bytes, packed without loss
    packing     text not null,          -- 'zlib' or 'none'
    size        integer not null,       -- bytes as they came
    path        text not null,          -- where it lay when it was first taken in
    media_type  text not null,
    url         text,
    retrieved   text,                   -- ISO 8601 instant, null when nothing says
    first_seen  text not null           -- ISO 8601 instant, UTC
) strict;
create table judgements (        -- what people (and linkers) decided; sacred
    no      integer primary key,        -- order of arrival
    id      text not null unique,
    kind    text not null,              -- attribution, event_mention, mention, entity, copy, …
    target  text not null,              -- JSON: by content, never by row number
    article text,                       -- of the target, for look-up; null for links of entities
    verdict text not null,
    value   text,
    "by"    text not null,              -- 'person:kim', 'linker:names/4'
    "at"    text not null,              -- ISO 8601 instant, UTC
    why     text not null
) strict;
create index judgements_article on judgements (article, no);
create index judgements_kind on judgements (kind, no);
"""

# `insert or replace` deletes without firing a delete trigger, hence the third of each.
GUARD = """
create trigger {table}_stay before update on {table}
begin select raise(abort, '{table} are only ever added to'); end;
create trigger {table}_last before delete on {table}
begin select raise(abort, '{table} are only ever added to'); end;
create trigger {table}_once before insert on {table}
when exists (select 1 from {table} where {key} = new.{key} or no = new.no)
begin select raise(abort, '{table} are only ever added to'); end;
"""

WORK = """
create table meta (key text primary key, value text not null) strict, without rowid;
create table sightings (         -- where a page was seen, so that it need not be hashed again
    path     text primary key,
    page     text not null references pages (sha256),
    size     integer not null,          -- bytes
    mtime_ns integer not null,          -- the file's last change, nanoseconds since 1970
    hints    text not null              -- JSON of what a person gave beside the file
) strict, without rowid;
create index sightings_page on sightings (page, path);
create table made (              -- which pages were made into an article, and how
    page        text primary key references pages (sha256),
    fingerprint text not null,          -- of the cleaner and the hints (and limits, if it failed)
    article     text                    -- null when it failed: see failures
) strict, without rowid;
create table done (              -- which articles were read, and by what
    article     text primary key references articles (id),
    fingerprint text not null,          -- of the language pipeline and every stage
    makers      text not null           -- JSON list: "attributions/3", …
) strict, without rowid;
create table runs (              -- every build: when, by which version, what it said at the end
    no      integer primary key,
    started text not null,
    ended   text,                       -- null when it was cut off
    version text not null,
    makers  text not null,
    report  text                        -- JSON
) strict;
create table failures (
    no      integer primary key,
    path    text not null,
    place   text,                       -- the whole path, of a file that could not be taken in
    page    text,                       -- null when the file itself could not be taken in
    article text,                       -- null unless a stage failed on it
    stage   text not null,
    reason  text not null,
    skipped integer not null            -- 1: left alone on purpose
) strict;
create index failures_place on failures (place) where place is not null;
create index failures_page on failures (page);
create index failures_article on failures (article);
"""

# In every table below, `moment` sorts in order of time: the earliest day (else the latest, '~' when
# there is none), the latest day, the article, the place in it, the id. What has no day of its own
# is sorted by the day on which it was told. `first` and `last` say
# whether the row may lie in days start..end: first <= end and last >= start ('' and '~' stand for
# open ends; an undated row overlaps nothing).
# `shown` is 2 in every view, 1 in a copy (shown where copies are asked for), 0 judged wrong.
READ = """
create table articles (
    no integer primary key,             -- for the full-text index alone
    id text not null unique, page text not null references pages (sha256), path text not null,
    body_start integer not null, title text, url text, outlet text,
    agency text, byline text, dateline text, dateline_span_start integer,
    dateline_span_end integer, published_value text, published_earliest text,
    published_latest text, published_basis text not null, published_words_start integer,
    published_words_end integer, published_why text not null, published_time text,
    modified text, origin text not null, language text not null, cleaner text not null,
    moment text not null, first text not null, last text not null,
    shown integer not null default 2,
    copy_of text,                       -- article that it reprints, after judgements
    text text not null                  -- last, so that lists need not step over it
) strict;
create index articles_moment on articles (moment, first, last, shown);
create index articles_outlet on articles (outlet, moment, first, last, shown);
create index articles_page on articles (page);
create index articles_undated on articles (path, id) where published_value is null;
create index articles_first on articles (first) where published_value is not null;
create index articles_last on articles (last) where published_value is not null;
create index articles_copy on articles (copy_of) where copy_of is not null;
create table cuts (              -- words of the page that are not the text, and why
    article text not null references articles (id), n integer not null,
    kind text not null, words text not null, "after" integer not null,
    primary key (article, n)
) strict, without rowid;
create table article_entities (  -- the entities as one article gave them
    article text not null references articles (id), n integer not null,
    id text not null, kind text not null, name text not null, names text not null, state text,
    wikidata text, offices text not null,
    primary key (article, n)
) strict, without rowid;
create table entity_parts (      -- in how many articles an entity has a name, a state, …
    entity text not null, part text not null, value text not null, n integer not null,
    primary key (entity, part, value)
) strict, without rowid;
create table entities (          -- the entities, put together from what all articles gave
    id text primary key, kind text not null, name text not null, names text not null, state text,
    wikidata text, offices text not null,
    mentions integer not null default 0, -- mentions of it and of those linked to it
    same_as text not null                -- the entity that it is linked to; itself when alone
) strict, without rowid;
create index entities_most on entities (mentions desc, id) where mentions > 0;
create index entities_kind on entities (kind, mentions desc, id) where mentions > 0;
create index entities_same on entities (same_as);
create index entities_linked on entities (id, same_as) where same_as <> id;
create table mentions (
    article text not null references articles (id), n integer not null,
    span_start integer not null, span_end integer not null, kind text not null,
    head integer not null, entity text, entity_kind text, name text, state text, described text,
    plural integer not null, gender text, score real not null, why text not null,
    shown integer not null default 2,
    primary key (article, n)
) strict, without rowid;
create index mentions_entity on mentions (entity, article, shown) where entity is not null;
create index mentions_state on mentions (state, article, shown) where state is not null;
create table times (
    article text not null references articles (id), n integer not null,
    span_start integer not null, span_end integer not null, type text not null, value text,
    when_value text, when_earliest text, when_latest text, when_basis text,
    when_words_start integer, when_words_end integer, when_why text, mod text,
    primary key (article, n)
) strict, without rowid;
create table attributions (
    no integer primary key,
    id text not null unique, article text not null references articles (id), kind text not null,
    source text not null, cue text not null, content text not null, -- JSON lists of [start, end]
    source_entity text, source_name text, addressee text, addressee_span_start integer,
    addressee_span_end integer, place text, place_span_start integer, place_span_end integer,
    when_value text, when_earliest text, when_latest text, when_basis text,
    when_words_start integer, when_words_end integer, when_why text,
    stance text not null, issues text not null, score real not null, why text not null,
    source_state text,                  -- ISO3 for which the source speaks, from its mention
    addressee_entity text, addressee_state text, -- the same of the addressee
    moment text not null, first text not null, last text not null,
    shown integer not null default 2
) strict;
create index attributions_moment on attributions (moment, first, last, shown);
create index attributions_article on attributions (article);
create index attributions_entity on attributions (source_entity, moment, first, last, shown);
create index attributions_state on attributions (source_state, moment, first, last, shown);
create index attributions_to on attributions (addressee_entity) where addressee_entity is not null;
create index attributions_to_state on attributions (addressee_state)
    where addressee_state is not null;
create table attribution_contents ( -- the content spans by row: full text may ask no JSON
    attribution text not null, n integer not null,
    span_start integer not null, span_end integer not null,
    primary key (attribution, n)
) strict, without rowid;
create table event_mentions (
    no integer primary key,
    id text not null unique, article text not null references articles (id),
    anchor_start integer not null, anchor_end integer not null,
    sentence_start integer not null, sentence_end integer not null,
    type text not null, mode text, contexts text not null,
    actors text not null, recipients text not null, -- JSON; event_sides has them by row
    when_value text, when_earliest text, when_latest text, when_basis text,
    when_words_start integer, when_words_end integer, when_why text,
    standing text not null, place text, place_span_start integer, place_span_end integer,
    condition_start integer, condition_end integer,
    deadline_value text, deadline_earliest text, deadline_latest text, deadline_basis text,
    deadline_words_start integer, deadline_words_end integer, deadline_why text,
    said_by text, act text, issues text not null, score real not null, why text not null,
    moment text not null, first text not null, last text not null,
    shown integer not null default 2
) strict;
create index event_mentions_moment on event_mentions (moment, first, last, shown);
create index event_mentions_type on event_mentions (type, moment, first, last, shown);
create index event_mentions_standing on event_mentions (standing, moment, first, last, shown);
create index event_mentions_article on event_mentions (article);
create index event_mentions_said on event_mentions (said_by) where said_by is not null;
create table event_sides (       -- actors and recipients by row
    event_mention text not null, role text not null, n integer not null,
    article text not null references articles (id),
    span_start integer not null, span_end integer not null, name text not null, entity text,
    state text, first text not null, last text not null, shown integer not null,
    primary key (event_mention, role, n)
) strict, without rowid;
create index event_sides_article on event_sides (article);
create index event_sides_state on event_sides
    (state, role, event_mention, first, last, shown) where state is not null;
create index event_sides_entity on event_sides
    (entity, role, event_mention, first, last, shown) where entity is not null;
create table dyads (             -- every ordered pair of two different states of an event mention
    actor text not null, recipient text not null, event_mention text not null,
    article text not null references articles (id),
    first text not null, last text not null, shown integer not null,
    primary key (actor, recipient, event_mention)
) strict, without rowid;
create index dyads_article on dyads (article);
create table issue_mentions (
    article text not null references articles (id), n integer not null,
    span_start integer not null, span_end integer not null, issue text not null,
    primary key (article, n)
) strict, without rowid;
create index issue_mentions_issue on issue_mentions (issue, article, n);
create table labels (            -- the issues of attributions and event mentions
    target text not null, kind text not null, issue text not null,
    article text not null references articles (id),
    first text not null, last text not null, shown integer not null,
    primary key (target, issue)
) strict, without rowid;
create index labels_issue on labels (issue, kind, target, first, last, shown);
create index labels_article on labels (article);
"""

LINKED = """
create table copies (            -- which article reprints which, as the linker has it
    article text primary key references articles (id), original text not null,
    likeness real not null, why text not null
) strict, without rowid;
create table entity_links (      -- which entities are one, as the linker has it
    entity text not null, same_as text not null, score real not null, why text not null,
    primary key (entity, same_as)
) strict, without rowid;
create table overlays (          -- what standing judgements changed, and the machine's own value
    kind text not null, target text not null, article text not null references articles (id),
    judgement text not null, verdict text not null,
    machine text not null,              -- JSON: the record as the stage gave it
    primary key (kind, target)
) strict, without rowid;
create index overlays_article on overlays (article);
create table replays (           -- what became of each judgement when it was last replayed
    judgement text primary key,
    state text not null,                -- applied, idle, orphan, overruled, undone
    target text,                        -- id of the item that it found
    why text not null
) strict, without rowid;
create index replays_state on replays (state);
create table tallies (           -- counts for lists, kept in the same transaction
    name text not null, key text not null,
    part text not null,                 -- a month, another entity, or ''
    n integer not null,
    primary key (name, key, part)
) strict, without rowid;
create table stale (             -- what the linkers have not seen since it was last changed
    kind text not null, key text not null, primary key (kind, key)
) strict, without rowid;
"""

# No words are stored twice: the full-text indexes read them through these views.
WORDS = """
create view said_words as
select a.no as no, a.article as article,
    (select group_concat(substr(r.text, c.span_start + 1, c.span_end - c.span_start), ' ')
     from attribution_contents c where c.attribution = a.id) as words
from attributions a join articles r on r.id = a.article;
create view event_words as
select e.no as no, e.article as article,
    substr(r.text, e.sentence_start + 1, e.sentence_end - e.sentence_start) as words
from event_mentions e join articles r on r.id = e.article;
create virtual table articles_fts using fts5 (
    title, text, content = 'articles', content_rowid = 'no',
    tokenize = 'porter unicode61 remove_diacritics 2');
create virtual table said_fts using fts5 (
    words, content = 'said_words', content_rowid = 'no',
    tokenize = 'porter unicode61 remove_diacritics 2');
create virtual table event_fts using fts5 (
    words, content = 'event_words', content_rowid = 'no',
    tokenize = 'porter unicode61 remove_diacritics 2');
"""
