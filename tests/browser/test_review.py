"""Review in a real browser: by keys, by mouse, without JavaScript, accessible in both themes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from detente.record import Filter, Record, judgements, queries
from detente.records import content_id
from detente.web.names import COOKIE
from detente.web.server import running

pytestmark = pytest.mark.browser

OFFER = content_id("offer")
TOLD = content_id(OFFER, "told", "“We are ready to share the data in real time,”")
PROPOSED = content_id(OFFER, "proposed")
SCREENS = [
    f"/review?at={TOLD}", "/review?of=mention", "/review?of=copy", "/review?of=dating",
    f"/review/change?at={TOLD}", f"/review/change?of=event_mention&at={PROPOSED}",
    "/review/bulk?by=putin", "/history", "/review/entity/person:vladimir-putin",
    f"/review/article/{OFFER}",
]  # fmt: skip


@pytest.fixture
def mine(desk_record: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server on a record that the test may judge in, and the record."""
    path = tmp_path / "mine.db"
    shutil.copy(desk_record, path)
    with running(path) as address:
        yield address.rstrip("/"), path


def kept(path: Path) -> list[tuple[str, str]]:
    with Record.open(path, readonly=True) as record:
        return [(one.judgement.verdict, one.state) for one in judgements.replays(record)]


def named(page: Page, address: str) -> None:
    page.context.add_cookies([{"name": COOKIE, "value": "Kim", "url": address}])


def press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_name_is_asked_once_then_one_key_a_verdict(page: Page, mine: tuple[str, Path]) -> None:
    address, path = mine
    page.goto(f"{address}/review?by=putin")
    page.get_by_label("Who judges?").fill("Kim Ellis")
    press(page, "Enter")
    expect(page.locator(".who")).to_contain_text("Kim Ellis")
    page.goto(f"{address}/review?by=putin")
    question = page.locator(".words").inner_text()
    press(page, "x")
    expect(page.locator(".done-line")).to_contain_text("wrong")
    assert page.locator(".words").inner_text() != question
    press(page, "z")
    expect(page.locator(".words")).to_have_text(question)
    press(page, "y")
    expect(page.locator(".standing-verdict")).to_contain_text("wrong")
    assert kept(path) == [("wrong", "applied"), ("undone", "undone"), ("undone", "applied")]


def test_letters_in_a_note_are_no_verdicts_and_keys_can_be_off(
    page: Page, mine: tuple[str, Path]
) -> None:
    address, path = mine
    named(page, address)
    page.goto(f"{address}/review?at={TOLD}")
    page.keyboard.press("n")
    page.keyboard.type("check x c z")
    with page.expect_navigation():
        page.get_by_role("button", name="Keep the note").click()
    expect(page.locator(".past")).to_contain_text("check x c z")
    page.get_by_role("link", name="Keys").click()
    page.get_by_role("dialog", name="Keys").get_by_label("Single keys are on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.reload()
    page.keyboard.press("x")
    expect(page.locator(".bar kbd").first).to_be_hidden()
    assert kept(path) == [("note", "applied")]


def test_ends_are_set_by_key_and_by_mouse_and_stay(
    page: Page, mine: tuple[str, Path], faults: list[str]
) -> None:
    address, path = mine
    named(page, address)
    page.goto(f"{address}/review/change?at={TOLD}")
    chosen = page.locator(".chosen")
    expect(chosen).to_have_text("“We are ready to share the data in real time,”")
    for key in ("l", "l", "H", "H"):
        page.keyboard.press(key)
    expect(chosen).to_have_text("are ready to share the data in real time")
    page.locator(".w-cue").dblclick()
    expect(chosen).to_have_text("told")
    page.get_by_role("button", name="End: a word later").click()
    expect(chosen).to_have_text("told reporters")
    page.get_by_label("When").fill("never")
    page.get_by_label("Why").fill("a slip")
    press(page, "Enter")
    expect(page.get_by_role("alert")).to_contain_text("is no time; write 2 July 2007")
    assert all("400" in fault for fault in faults)
    faults.clear()
    expect(chosen).to_have_text("told reporters")
    page.get_by_label("When").fill("")
    press(page, "Enter")
    assert kept(path) == [("changed", "applied")]


def test_everything_works_without_javascript(browser: Browser, mine: tuple[str, Path]) -> None:
    address, path = mine
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/review?at={TOLD}")
    page.get_by_role("button", name="Wrong").click()
    page.get_by_label("Your name").fill("Kim")
    page.get_by_role("button", name="Keep the decision").click()
    expect(page.locator(".done-line")).to_contain_text("wrong")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("link", name="Change").click()
    page.get_by_label("To whom").fill("the press")
    page.get_by_role("button", name="End: a word earlier").click()
    expect(page.locator(".chosen")).to_have_text("“We are ready to share the data in real time,")
    expect(page.get_by_label("To whom")).to_have_value("the press")
    page.get_by_role("button", name="Keep the change").click()
    context.close()
    assert kept(path) == [("wrong", "undone"), ("undone", "applied"), ("changed", "applied")]


def test_the_screens_are_accessible_and_fit(page: Page, mine: tuple[str, Path]) -> None:
    address, _ = mine
    named(page, address)
    for screen in SCREENS:
        page.goto(address + screen)
        expect(page.locator("h1")).to_have_count(1)
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            found = Axe().run(page).response["violations"]
            assert [(one["id"], one["nodes"][0]["target"]) for one in found] == [], screen
        for width in (1440, 1024, 390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, screen


def test_from_an_account_of_an_event_to_its_correction_and_back(
    page: Page, pile_record: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(pile_record, tmp_path / "piled.db"))
    with Record.open(path, readonly=True) as record:
        every = queries.events(record, Filter(), 500)
        event = next(one for one in every if len(one.mentions) == 1 and one.recipients)
    with running(path) as address:
        address = address.rstrip("/")
        named(page, address)
        page.goto(f"{address}/event/{event.id}")
        page.get_by_role("link", name="Correct this").click()
        page.get_by_label("When").fill("5 March 1998")
        with page.expect_navigation():
            page.get_by_role("button", name="Keep the change").click()
        expect(page).to_have_url(re.compile(r"/event/\w+\?kept="))
        expect(page.get_by_role("status")).to_contain_text("Your change is kept")
        expect(page.locator(".kicker").first).to_contain_text("1998")
        with page.expect_navigation():
            page.get_by_role("button", name="Undo").click()
        expect(page).to_have_url(f"{address}/event/{event.id}")
        expect(page.locator(".kicker").first).not_to_contain_text("1998")
