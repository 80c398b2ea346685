"""Wherever a number is a link, the list behind it has exactly so many items: the example record."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from asking import ask
from starlette.applications import Starlette

from detente.web.app import create_app

COUNTED = re.compile(r"<a ([^>]*\bdata-n=\"(\d+)\"[^>]*)>")
BARE = re.compile(r"<a ([^>]*)>\s*(?:<[^>]+>)*\s*\(?[\d,]+\)?\s*(?:<[^>]+>)*\s*</a>")
HREF = re.compile(r'href="([^"]+)"')
PAGES = (
    "/", "/timeline", "/said", "/events", "/events/joined", "/threads", "/articles", "/issues",
    "/discrepancies", "/dyad/USA/RUS", "/dyad/USA/RUS?per=month", "/dyad/USA/RUS?per=quarter",
    "/dyad/USA/RUS?issue=missile-defence", "/dyad/USA/RUS?doubtful=no", "/coverage",
    "/coverage?issue=missile-defence", "/coverage?told=2", "/entity/person:vladimir-putin",
    "/entity/state:RUS", "/search?q=missile", "/search?q=missile&in=said",
    "/search?q=missile&in=events", "/sourcing", "/sourcing?from=2007&to=2007",
    "/sourcing/articles", "/sourcing?issue=missile-defence", "/matrix",
    "/matrix?from=2007&to=2008", "/timeline/chart", "/timeline/chart?per=month",
    "/timeline/chart?issue=missile-defence", "/events?from=2007&to=2007",
    "/events/joined?actor=russia", "/timeline?actor=russia", "/said?outlet=harbour",
    "/timeline?from=2007&to=2007&dated=within", "/events/joined?outlet=alden",
)  # fmt: skip
"""Every chart, matrix, table and list with facets, some of them narrowed."""


@pytest.fixture(scope="module")
def example(pile_record: Path) -> Starlette:
    return create_app(pile_record)


@pytest.fixture(scope="module")
def lengths() -> dict[str, int]:
    return {}


def length(app: Starlette, address: str, known: dict[str, int]) -> int:
    """How many items the list at an address has, by its JSON, which is never cut."""
    if address not in known:
        path, _, query = address.partition("?")
        answer = ask(app, f"{path}.json{'?' if query else ''}{query}")
        assert answer.status == 200, (address, answer.text[:200])
        known[address] = len(json.loads(answer.text))
    return known[address]


@pytest.mark.parametrize("page", PAGES)
def test_a_number_that_is_a_link_opens_so_many(
    example: Starlette, lengths: dict[str, int], page: str
) -> None:
    answer = ask(example, page)
    assert answer.status == 200
    links = set()
    for attributes, n in COUNTED.findall(answer.text):
        address = HREF.search(attributes)
        assert address, attributes
        links.add((unescape(address[1]), int(n)))
    wrong = {
        address: (n, length(example, address, lengths))
        for address, n in sorted(links)
        if length(example, address, lengths) != n
    }
    assert wrong == {}
    assert links or page == "/discrepancies"


@pytest.mark.parametrize("page", PAGES)
def test_no_bare_number_is_a_link_that_does_not_count(example: Starlette, page: str) -> None:
    text = re.sub(r"<nav.*?</nav>", "", ask(example, page).text, flags=re.DOTALL)
    bare = [found for found in BARE.findall(text) if "data-n" not in found]
    assert [one for one in bare if 'href="#' not in one and "aria-current" not in one] == []
