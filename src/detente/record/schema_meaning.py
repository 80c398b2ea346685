"""The tables of meaning: schema version 7. Filled by `detente meaning`, where the encoder is there.

All of it can be made again. What was made of an article goes when the article is read anew.
"""

from __future__ import annotations

MEANING = """
create table vectors (           -- the vectors of an article's items, of one list
    article text not null references articles (id),
    list    text not null,              -- articles (its head), attributions, event_mentions
    encoder text not null,              -- version of the encoder
    items   blob not null,              -- uint64 for each item: its id, read as a number
    body    blob not null,              -- 384 int8 for each item: the direction of its vector
    primary key (article, list)
) strict;
create table meant (             -- issues found by meaning alone, where words found none
    target text not null, kind text not null, issue text not null,
    article text not null references articles (id),
    score real not null,                -- 0..1, how near the issue's own words
    primary key (target, issue)
) strict, without rowid;
create index meant_issue on meant (issue, kind, target);
create index meant_article on meant (article);
"""
"""Statements that take a record of version 6 to version 7."""
