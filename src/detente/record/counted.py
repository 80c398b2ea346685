"""What is counted of a record, as statements: name, key, part and how many; `tallies` keeps them.

Those `OF_ARTICLES` add up over single articles: {one}, {of} and {side} narrow to one. Those
`OF_LINKS` are kept by triggers (schema_counts), since links are made and unmade many at once.
"""

from __future__ import annotations

import re
from functools import cache

from .schema_periods import COUNTED_CELLS, COUNTED_UNPLACED
from .sourced import COUNTED

_MONTH = "case when moment < '~' then substr(moment, 1, 7) else '' end"
_SPAN = "substr(first, 1, 7) || ' ' || substr(last, 1, 7)"
"""The months in which something may begin and end; '' and '~' are open ends."""
_FIRST = """
select 'articles', coalesce(outlet, ''), {month}, count(*)
    from articles where shown = 2 {of} group by 2, 3;
select 'copies', coalesce(outlet, ''), {month}, count(*)
    from articles where shown = 1 {of} group by 2, 3;
select 'attributions', coalesce(source_state, ''), {month}, count(*)
    from attributions where shown = 2 {one} group by 2, 3;
select 'event_mentions', type, {month}, count(*)
    from event_mentions where shown = 2 {one} group by 2, 3;
select 'dyads', actor || ' ' || recipient,
    case when first between '0' and '9z' then substr(first, 1, 7) else '' end, count(*)
    from dyads where shown = 2 {one} group by 2, 3;
select 'mentions', coalesce(entity, ''), '', count(*)
    from mentions where shown > 0 {one} group by 2;
select 'mentioned in', entity, '', count(distinct article)
    from mentions where shown > 0 and entity is not null {one} group by 2;
select 'said', source_entity, '', count(*)
    from attributions where shown = 2 and source_entity is not null {one} group by 2;
select 'done', entity, '', count(distinct event_mention) from event_sides
    where shown = 2 and role = 'actor' and entity is not null {one} group by 2;
select 'received', entity, '', count(distinct event_mention) from event_sides
    where shown = 2 and role = 'recipient' and entity is not null {one} group by 2;
select 'together', entity, other, count(distinct event_mention) from (
    select a.entity, b.entity as other, a.event_mention, a.article from event_sides a
    join event_sides b on b.event_mention = a.event_mention and b.entity <> a.entity
    where a.shown = 2 {side}
    ) group by 2, 3;
select 'issue ' || kind, issue, '', count(*) from labels where shown = 2 {one} group by 1, 2;
select 'issue article', issue, '', count(distinct article)
    from issue_mentions where true {one} group by 2
"""
LATER = """
select 'articles in', published_basis, {span}, count(*)
    from articles where shown = 2 {of} group by 2, 3;
select 'attributions in', coalesce(when_basis, 'unknown'), {span}, count(*)
    from attributions where shown = 2 {one} group by 2, 3;
select 'event_mentions in', coalesce(when_basis, 'unknown'), {span}, count(*)
    from event_mentions where shown = 2 {one} group by 2, 3;
select 'attributions of', r.outlet, '', count(*) from attributions m
    join articles r on r.id = m.article
    where m.shown = 2 and r.outlet is not null {one} group by 2;
select 'event_mentions of', r.outlet, '', count(*) from event_mentions m
    join articles r on r.id = m.article
    where m.shown = 2 and r.outlet is not null {one} group by 2;
select 'kinds', kind, '', count(*) from attributions where shown = 2 {one} group by 2;
select 'standings', standing, '', count(*) from event_mentions where shown = 2 {one} group by 2;
select 'doing', state, '', count(distinct event_mention) from event_sides
    where shown = 2 and role = 'actor' and state is not null {one} group by 2;
select 'sources', x.outlet, s.value, sum(case s.value when 'articles' then 1 {sorts} end) as n
    from article_sources x join json_each('{names}') s
    where x.shown = 2 {one} group by 2, 3 having n > 0
"""
"""Those that a record of the schema before `schema_counts` lacks."""


SURE = """
select 'sure_event_mentions', type, {month}, count(*)
    from event_mentions where shown = 2 and doubtful = 0 {one} group by 2, 3;
select 'sure_event_mentions in', coalesce(when_basis, 'unknown'), {span}, count(*)
    from event_mentions where shown = 2 and doubtful = 0 {one} group by 2, 3;
select 'sure_event_mentions of', r.outlet, '', count(*) from event_mentions m
    join articles r on r.id = m.article
    where m.shown = 2 and m.doubtful = 0 and r.outlet is not null {one} group by 2;
select 'sure_standings', standing, '', count(*)
    from event_mentions where shown = 2 and doubtful = 0 {one} group by 2;
select 'sure_doing', s.state, '', count(distinct a.id) from event_mentions a
    join event_sides s on s.event_mention = a.id and s.role = 'actor' and s.state is not null
    where a.shown = 2 and a.doubtful = 0 {side} group by 2;
select 'sure_issue event_mention', l.issue, '', count(*) from event_mentions a
    join labels l on l.target = a.id where a.shown = 2 and a.doubtful = 0 {side} group by 2
"""
"""The same of event mentions that are not doubtful, from schema 9 on."""
PLAIN = """
select 'outlets', coalesce(outlet, ''), iif(shown = 1, 'copies', ''), count(*)
    from articles where shown > 0 {of} group by 2, 3
"""
"""The articles of each outlet, its copies apart, from schema 10 on."""


def _made(script: str) -> tuple[str, ...]:
    sorts = " ".join(f"when '{name}' then x.{name}" for name in COUNTED)
    names = ", ".join(f'"{name}"' for name in ("articles", *COUNTED))
    for mark, words in (
        ("{month}", _MONTH), ("{span}", _SPAN), ("{sorts}", sorts), ("{names}", f"[{names}]"),
    ):  # fmt: skip
        script = script.replace(mark, words)
    return tuple(script.split(";"))


OF_ARTICLES = (*_made(_FIRST), *_made(LATER), *_made(SURE), *_made(PLAIN))
OF_ARTICLES_LATER = _made(LATER)
"""Of them, those that an older record lacks."""
OF_ARTICLES_SURE = _made(SURE)
OF_ARTICLES_PLAIN = _made(PLAIN)

_LINKS = """
select 'told', outlet, 'events', count(*) from event_outlets group by 2;
select 'told', outlet, 'led', sum(led) from event_outlets group by 2 having sum(led) > 0;
select 'told', outlet, 'alone', sum(alone) from event_outlets group by 2 having sum(alone) > 0;
select 'told', outlet, 'several', count(*) from event_outlets
    where listed and not alone group by 2;
select 'pairs', min(actor, recipient) || ' ' || max(actor, recipient), '', count(distinct event)
    from event_dyads group by 2;
select 'acts', actor || ' ' || recipient, iif(standing = 'actual', cast(plover as text), ''),
    count(*) from event_dyads group by 2, 3;
select 'events', type, standing, count(*) from events group by 2, 3;
select 'several', '', '', count(*) from events where articles > 1 having count(*) > 0
"""
_LINKS_SURE = """
select 'sure_pairs', min(actor, recipient) || ' ' || max(actor, recipient), '',
    count(distinct event) from event_dyads where not doubtful group by 2;
select 'sure_acts', actor || ' ' || recipient,
    iif(standing = 'actual', cast(plover as text), ''), count(*)
    from event_dyads where not doubtful group by 2, 3;
select 'sure_events', type, standing, count(*) from events where not doubtful group by 2, 3
"""
OF_LINKS_FIRST = tuple(_LINKS.split(";"))
OF_LINKS_SURE = tuple(_LINKS_SURE.split(";"))
OF_LINKS_CELLS = (COUNTED_CELLS, *COUNTED_UNPLACED)
OF_LINKS = (*OF_LINKS_FIRST, *OF_LINKS_SURE, *OF_LINKS_CELLS)


@cache
def narrowed(sql: str, to: str | None) -> str:
    """A statement for one article, whose id the parameter of that name has, or for all of them."""
    for mark, column in (("{one}", "article"), ("{of}", "id"), ("{side}", "a.article")):
        sql = sql.replace(mark, f"and {column} = :{to}" if to else "")
    # a sign before a column keeps its index out: by what is shown an article is found in a square
    return _SHOWN.sub(r"\1+\2", sql) if to else sql


_SHOWN = re.compile(r"\b(where )((?:\w\.)?shown\b)")
