"""Every kind of link on every kind of page opens something: the example record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from asking import ask
from starlette.applications import Starlette

from detente.web.app import create_app

HREF = re.compile(r'href="(/[^"]*)"')
FIRST = (
    "/", "/timeline/chart?per=month", "/timeline/chart?per=year&actor=RUS", "/matrix", "/map",
    "/dyads", "/history", "/review", "/picked", "/saved", "/intake", "/acts", "/keys",
)  # fmt: skip
MOST_STEPS = 3
"""Links from one of the first pages to the last: an event of a list of a figure."""


def kind(address: str) -> str:
    """What kind of page an address opens: its path without ids, the names of what it asks for."""
    parts = urlsplit(address)
    path = re.sub(r"^/(entity|dyad|issue)/[^.]*|[0-9a-f]{16}", r"/\1/*", parts.path)
    return f"{path}?{'&'.join(sorted({name for name, _ in parse_qsl(parts.query)}))}"


def opened(app: Starlette) -> Iterator[tuple[str, int]]:
    """Every kind of page that links lead to, in a few steps, and what came back."""
    seen, step = set[str](), list(FIRST)
    for _ in range(MOST_STEPS):
        found = dict[str, str]()
        for address in step:
            answer = ask(app, address)
            yield address, answer.status
            if "html" in answer.headers["content-type"]:
                for link in map(unescape, HREF.findall(answer.text)):
                    found.setdefault(kind(link.partition("#")[0]), link.partition("#")[0])
        step = [link for name, link in found.items() if name not in seen]
        seen |= found.keys()


def test_every_kind_of_link_opens_something(pile_record: Path) -> None:
    answers = list(opened(create_app(pile_record)))
    assert [one for one in answers if one[1] != 200] == []
    assert len(answers) > 100
