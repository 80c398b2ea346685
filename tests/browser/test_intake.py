"""Narrowing, saving and taking in, in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from detente.web.server import running

pytestmark = pytest.mark.browser


@pytest.fixture
def own(desk_record: Path, tmp_path: Path) -> Iterator[str]:
    """A server on a record that the test may change."""
    with running(Path(shutil.copy(desk_record, tmp_path / "own.db"))) as address:
        yield address.rstrip("/")


def clean(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert [one["id"] for one in Axe().run(page).response["violations"]] == []


def test_a_list_is_narrowed_saved_and_found_again(page: Page, own: str) -> None:
    page.goto(f"{own}/said")
    page.locator(".facet").get_by_role("link", name="Harbour Post").click()
    expect(page).to_have_url(f"{own}/said?outlet=Harbour+Post")
    expect(page.locator(".narrowed .found")).to_have_text("3 items")
    clean(page)
    page.locator(".keep summary").click()
    page.get_by_label("Name of the saved search").fill("Harbour")
    page.locator(".keep button").click()
    expect(page).to_have_url(f"{own}/saved")
    expect(page.get_by_role("link", name="Harbour")).to_be_visible()
    clean(page)
    page.get_by_role("link", name="Harbour").click()
    page.locator(".chip").click()
    expect(page).to_have_url(f"{own}/said")


@pytest.mark.parametrize("address", ["/intake", "/undated", "/search?q=point&in=said"])
def test_screens_are_accessible_and_stay_in_place(page: Page, own: str, address: str) -> None:
    page.goto(own + address)
    clean(page)
    for width in (1440, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_choice_that_is_too_large_is_told_before_it_is_sent(
    page: Page, own: str, tmp_path: Path
) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * (65 * 1024 * 1024))
    page.goto(f"{own}/intake")
    page.get_by_role("button", name="Take in").first.click()
    expect(page.get_by_role("status")).to_have_text("Nothing in it can be read.")
    page.locator("#f-files").set_input_files(large)
    page.get_by_role("button", name="Take in").first.click()
    expect(page.get_by_role("status")).to_contain_text("64 MB at once")
