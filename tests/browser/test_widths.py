"""No screen scrolls sideways, whatever its record holds: every address at three widths.

The record is of words that never end, of headlines and outlets as long as a paragraph, of writing
from right to left and without spaces, of an event that eight outlets tell.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from starlette.routing import Route

from detente.run_local.building import build
from detente.settings import Settings
from detente.web.app import create_app
from detente.web.server import running

pytestmark = pytest.mark.browser

WIDTHS = (1440, 1024, 390)
"""Pixels: a desk, a tablet, a telephone."""
LONG = "The Consolidated Gazette of the Northern Provinces and Messenger of the Two Chambers, " * 3
OFFER = (
    "GENEVA, June 8, 2007 - Russia offered the United States on Friday joint use of a radar in"
    " Azerbaijan. “We will answer by July 2008,” said President George W. Bush. The United States"
    " rejected the proposal, and Russia threatened to suspend the treaty if Washington did not"
    " answer by July 2008."
)
TALKS = "GENEVA, June 9, 2007 - Russia and the United States opened talks in Geneva on Saturday."
TEXTS = {
    "endless": (f"{'A' * 200}\n\n{OFFER} {'x' * 300} Iran warned {'Gabala' * 40}.", "O" * 200),
    "long": (f"Russia offers a radar and {'asks for guarantees and ' * 8}waits\n\n{OFFER}", LONG),
    "other": (
        "\u202eRadar\u202c הצעה רוסית 俄罗斯总统普京提出共同使用雷达站的建议\n\n"
        + OFFER.replace("radar", "俄罗斯总统普京提出共同使用雷达站的建议俄罗斯总统普京提出 radar"),
        "صحيفة الشرق الأوسط الدولية",
    ),
} | {
    f"talks{n}": (
        f"Talks open, {n}\n\n{TALKS} Foreign Minister Sergei Lavrov said {n + 3} delegates came.",
        f"Outlet {n} of the Regional Press",
    )
    for n in range(8)
}
OF_ONE = {"said": "attribution", "events": "event_mention"}


@pytest.fixture(scope="module")
def lengths(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a server on that record, and the record."""
    pile = tmp_path_factory.mktemp("lengths")
    for name, (text, outlet) in TEXTS.items():
        (pile / f"{name}.txt").write_text(text, encoding="utf-8")
        given = json.dumps({"outlet": outlet, "published": "2007-06-09"})
        (pile / f"{name}.txt.meta.json").write_text(given, encoding="utf-8")
    (pile / f"{'unread-' * 30}.pdf").write_bytes(b"%PDF-1.4")
    record = tmp_path_factory.mktemp("record") / "lengths.db"
    build([pile], record, Settings())
    with running(record) as address:
        yield address.rstrip("/"), record


def addresses(page: Page, desk: str, record: Path) -> Iterator[str]:
    """Every address that answers with a page; one with a part to fill in for each that fits it."""

    def ids(path: str) -> list[str]:
        return [one["id"] for one in page.request.get(f"{desk}{path}.json").json()]

    fill = {
        "/article/{id}": ids("/articles")[:5],
        "/entity/{id:path}": ids("/entities")[:3],
        "/issue/{id}": ids("/issues")[:2],
        "/event/{id}": ids("/events/joined")[:9],
        "/thread/{id}": ids("/threads")[:3],
        "/event/{id}/differences": [],  # no page: it leads to that of its event
        "/issue/{id}/brief": [],  # no page: it leads to that of its issue
        "/dyad/{a}/{b}": [],
        "/review/entity/{id:path}": ids("/entities")[:1],
        "/review/event/{id}": ids("/events/joined")[:1],
        "/review/article/{id}": ids("/articles")[:1],
    }
    yield "/dyad/RUS/USA"
    for path, kind in OF_ONE.items():
        one = ids(f"/{path}")[0]
        yield from (f"/cite?{kind}={one}", f"/review/change?of={kind}&at={one}")
    yield from ("/search?q=radar", "/search?q=nowhere", "/timeline?from=1900&to=1901", "/nothing")
    for route in create_app(record).routes:
        if not isinstance(route, Route) or "GET" not in (route.methods or ()):
            continue
        if "." in route.path or route.path in ("/cite", "/review/change"):
            continue
        if "{" not in route.path:
            yield route.path
            continue
        head = route.path.partition("{")[0]
        tail = route.path.rpartition("}")[2]
        yield from (f"{head}{one}{tail}" for one in fill[route.path])


def test_no_screen_scrolls_sideways_whatever_it_holds(
    page: Page, lengths: tuple[str, Path], faults: list[str]
) -> None:
    desk, record = lengths
    wide: list[str] = []
    for address in addresses(page, desk, record):
        page.goto(desk + address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            taken = page.evaluate("document.scrollingElement.scrollWidth")
            wide += [f"{address} takes {taken} of {width} px"] if taken > width else []
    assert not wide, "; ".join(wide)
    assert all("Failed to load resource" in fault for fault in faults)  # /nothing is not there
    faults.clear()
