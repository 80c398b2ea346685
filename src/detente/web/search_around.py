"""What stands around the hits of a search: tabs, facets, what it is about, other searches."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..record import Filter, Record
from ..views import facets as facet_view
from ..views import search as view
from ..views.glance import Glance, glance, lives_of
from ..views.search_days import read_days
from ..views.search_help import remedies, unheld
from ..views.search_pages import offers
from ..views.senses import tried
from .facets import narrowing
from .search_asked import (
    LITERAL,
    MEANING,
    NOT_ALIKE,
    OWN,
    TABS,
    Link,
    Search,
    Tab,
    address_of,
    without,
)


def around(record: Record, asked: Search, where: Filter, *, found: bool) -> dict[str, Any]:
    """What stands around the hits: facets, tabs, a glance, and without any a looser search."""
    holding = replace(where, words=asked.query(asked.words))
    seen = _glance(record, asked, where)
    first = not asked.ask.after
    return {
        "beside": narrowing(record, asked.tab.facets, holding, asked.ask, "/search"),
        "tabs": [_tab_link(record, asked, one, holding) for one in TABS],
        "glance": seen if asked.tab is TABS[0] else Glance(),
        "speaking": _speaking(asked, seen) if asked.tab is TABS[0] else [],
        "offers": offers(record, asked.words, seen.lives) if first else [],
        "tried": tried(record, asked.sought) if first else [],
        "looser": None if found else _looser(record, asked, where),
        "instead": [] if found else _instead(record, asked, where),
        "unheld": [] if found else unheld(record, asked.words),
    }


def _glance(record: Record, asked: Search, where: Filter) -> Glance:
    """What the words of a first page are about; beside lists of what was said or done, threads."""
    if asked.ask.after:
        return Glance()
    if asked.tab is not TABS[0]:
        return Glance(lives_of(record, asked.sought, where))
    return glance(record, asked.sought, where)


def _speaking(asked: Search, seen: Glance) -> list[Link]:
    """What each of those who are named in the words said, and did, in the other words."""
    kept = [
        pair for pair in without(asked, "q", "in", "order") if pair[0] in ("from", "to", "alike")
    ]
    return [
        Link(f"What {one.name} {what}, in these words", address_of(
            [("q", one.words.replace("=", "")), ("in", tab), (side, one.id), *kept]), False)
        for one in seen.speaking
        for what, tab, side in (("said", "said", "by"), ("did", "events", "actor"))
    ]  # fmt: skip


def _looser(record: Record, asked: Search, where: Filter) -> Link | None:
    """A search for any of several words that nothing holds all of; None where that finds none."""
    some = view.any_of(asked.words)
    if not some or asked.ask.after:
        return None
    total = facet_view.total(record, asked.tab.facets, replace(where, words=asked.query(some)))
    own = without(asked, "q")
    found = total is None or total > 0
    return (
        Link(some, address_of([("q", some), *own]), False, total, counted=True) if found else None
    )


def _instead(record: Record, asked: Search, where: Filter) -> list[Link]:
    """Searches that find something where this one does not."""
    if asked.ask.after:
        return []

    def count(narrowed: Filter) -> int | None:
        return facet_view.total(record, asked.tab.facets, narrowed)

    found = []
    for one in remedies(record, asked.words, where, count, asked.query):
        gone = ["q", *([] if one.days else ["from", "to"])]
        kept = [pair for pair in without(asked, *gone)
                if one.filtered or pair[0] in (*OWN, "from", "to")]  # fmt: skip
        own = [] if one.days or read_days(one.words) is None else [("dates", LITERAL)]
        address = address_of([("q", one.words), *kept, *own])
        found.append(Link(one.told, address, False, one.n, counted=True))
    return found


def literally(asked: Search) -> str:
    """The address of the same search with the time in its words taken for words."""
    typed = asked.request.query_params.get("q") or ""
    return address_of([("q", typed), *without(asked, "q", "from", "to"), ("dates", LITERAL)])


def alone(asked: Search) -> str:
    """The address of the same search for the words alone, without those of the same sense."""
    return address_of([*without(asked, "alike"), ("alike", NOT_ALIKE)])


def with_others(asked: Search) -> str:
    """The address of the same search that tries words of the same sense; "" where this does."""
    switched = dict(asked.ask.rest).get("alike")
    return address_of(without(asked, "alike")) if switched else ""


def near_link(asked: Search, one: Tab) -> Link:
    """A tab of what is near in meaning: all of it is near to some degree, so it has no number."""
    own = [(name, value) for name, value in asked.ask.rest
           if name in ("q", "way", "copies") or name in one.fields]  # fmt: skip
    return Link(one.title, address_of([*own, ("in", one.name)]), one is asked.tab)


def _tab_link(record: Record, asked: Search, one: Tab, where: Filter) -> Link:
    """A tab with its number, under what of the filter that list has."""
    kept = replace(
        where,
        actors=where.actors if one.name == "events" else (),
        by=where.by if one.name == "said" else (),
        recipients=where.recipients if one.name != "articles" else (),
        types=where.types if one.name == "events" else (),
        standing=where.standing if one.name == "events" else (),
        kinds=where.kinds if one.name == "said" else (),
    )
    own = [(name, value) for name, value in asked.ask.rest
           if name in ("q", "order", "copies", "alike") or name in one.fields]  # fmt: skip
    href = address_of([*own, ("in", one.name)] if one.name != TABS[0].name else own)
    total = facet_view.total(record, one.facets, kept)
    return Link(one.title, href, one is asked.tab, total, counted=True)


def orders(asked: Search, by_time: bool) -> list[Link]:
    """The two orders of what is found by words."""
    loose = without(asked, "order")
    return [
        Link("best first", address_of(loose), not by_time),
        Link("by time", address_of([*loose, ("order", "time")]), by_time),
    ]


def ways(asked: Search, near: bool) -> list[Link]:
    """Words and meaning; in meaning there is no order but one."""
    bare = without(asked, "order", "way")
    return [
        Link("words", address_of(bare), not near),
        Link("meaning", address_of([*bare, ("way", MEANING)]), near),
    ]
