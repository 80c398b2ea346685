"""The screens that links make, and those beside them, in a real browser: in both themes, at every
width, by keyboard, on paper.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from detente.web.names import COOKIE
from detente.web.server import running

pytestmark = pytest.mark.browser

SCREENS = [
    "/", "/said", "/events", "/events/joined", "/event/{event}", "/threads", "/thread/{thread}",
    "/deadlines", "/dyads", "/issues", "/issue/missile-defence", "/entities",
    "/entity/person:vladimir-putin", "/article/{article}", "/discrepancies", "/quotations",
    "/coverage", "/coverage/events", "/sourcing", "/sourcing/articles", "/review",
    "/review?of=event", "/review?of=step", "/review/event/{event}", "/cite?event={event}",
    "/dossier?actor=russia", "/map?view=europe", "/dyad/USA/RUS", "/search?q=radar+2007",
    "/search?q=radra", "/timeline?outlet=harbour&dated=within&from=2007&to=2007", "/acts",
    "/undated", "/history", "/saved",
]  # fmt: skip
WIDTHS = (1024, 390, 320)
"""Pixels: a tablet, a telephone, and the narrowest that WCAG 1.4.10 asks for."""


@pytest.fixture(scope="session")
def ids(pile: str) -> dict[str, str]:
    """An event that several articles tell, the longest thread, and an article, by their ids."""

    def rows(path: str) -> list[dict[str, object]]:
        with urlopen(pile + path) as answer:  # our own server, on this machine
            found: list[dict[str, object]] = json.load(answer)
            return found

    def longest(path: str, part: str) -> str:
        return str(max(rows(path), key=lambda row: len(list(row[part])))["id"])  # type: ignore[call-overload]

    return {
        "event": longest("/events/joined.json", "articles"),
        "thread": longest("/threads.json", "steps"),
        "article": str(rows("/articles.json")[0]["id"]),
    }


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_accessible_and_never_scrolls_sideways(
    page: Page, pile: str, ids: dict[str, str], screen: str
) -> None:
    page.goto(pile + screen.format(**ids))
    expect(page.locator("h1")).to_have_count(1)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [n["target"] for n in one["nodes"]]) for one in found] == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "screen", ["/", "/events/joined", "/threads", "/quotations", "/entities", "/coverage/events"]
)
def test_every_list_is_stepped_through_and_entered(page: Page, pile: str, screen: str) -> None:
    page.goto(pile + screen)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(".here")).to_have_count(1)
    here = page.evaluate("document.activeElement.href")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.split("#")[0] == here.split("#")[0]


@pytest.fixture
def mine(pile_record: Path, tmp_path: Path) -> Iterator[str]:
    """A server on a copy of the pile's record, in which a test may judge."""
    path = tmp_path / "mine.db"
    shutil.copy(pile_record, path)
    with running(path) as address:
        yield address.rstrip("/")


def test_verdicts_go_through_all_kinds_and_begin_at_the_question(page: Page, mine: str) -> None:
    page.context.add_cookies([{"name": COOKIE, "value": "Kim", "url": mine}])
    page.goto(f"{mine}/review")
    asked = []
    for _ in range(3):
        asked.append(page.locator(".question").inner_text())
        with page.expect_navigation():
            page.keyboard.press("u")
        expect(page.locator(".question")).to_be_focused()
        expect(page.locator(".tabs [aria-current]")).to_have_text("All")
    with page.expect_navigation():
        page.keyboard.press("z")
    assert page.locator(".question").inner_text() == asked[-1]


def test_on_a_telephone_the_verdicts_stand_in_one_row(page: Page, pile: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{pile}/review?of=attribution")
    boxes = [one.bounding_box() for one in page.locator(".verdicts button:not(.out)").all()]
    shown = [box for box in boxes if box]
    assert len(shown) == 3
    assert len({round(box["y"]) for box in shown}) == 1
    bar = page.locator(".verdicts").bounding_box()
    assert bar is not None
    assert bar["height"] < 70


def test_on_paper_an_event_is_its_accounts(page: Page, pile: str, ids: dict[str, str]) -> None:
    page.goto(f"{pile}/event/{ids['event']}")
    page.emulate_media(media="print")
    for gone in (".masthead nav", ".judge", ".twins", ".citing-link"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator(".account").first).to_be_visible()
