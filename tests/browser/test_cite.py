"""Citing in a real browser: chosen words, one key, copying with italics, the dossier's page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from detente.records import content_id

pytestmark = pytest.mark.browser

OFFER = content_id("offer")
READY = content_id(OFFER, "told", "“We are ready to share the data in real time,”")
PAGES = [f"/cite?attribution={READY}", "/dossier?by=putin", "/dossier?from=1960&to=1961"]


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_accessible_and_in_place(page: Page, desk: str, address: str) -> None:
    page.goto(desk + address)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert Axe().run(page).response["violations"] == []
    for width in (1024, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_chosen_words_are_cited(page: Page, desk: str) -> None:
    page.goto(f"{desk}/article/{OFFER}")
    link = page.get_by_role("link", name="Cite these words")
    expect(link).to_be_hidden()
    page.evaluate(
        """() => {
          const node = [...document.querySelectorAll('.text .m.content')].at(-1).firstChild;
          getSelection().setBaseAndExtent(node, 4, node, 9);
        }"""
    )
    link.click()
    expect(page.locator("blockquote.words")).to_have_text("offer")
    expect(page.locator(".citation").first).to_contain_text("/offer: “offer.”")


def test_one_key_cites_the_item_at_hand_and_copies(page: Page, desk: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{desk}/said?by=putin")
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page).to_have_url(re.compile(r"/cite\?attribution="))
    button = page.get_by_role("button", name="Copy Chicago")
    expect(button).to_be_visible()
    page.keyboard.press("c")
    expect(button).to_have_text("Copied")
    shown = page.locator(".citation").first.inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == shown
    rich = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          return await (await item.getType('text/html')).text();
        }"""
    )
    assert re.search(r"<i[^>]*>(Harbour Post|Kestrel)</i>", rich)


def test_a_dossier_is_saved_and_opens_without_a_server(
    page: Page, desk: str, tmp_path: Path
) -> None:
    page.goto(f"{desk}/dossier?by=putin")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as HTML").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert file.name == "dossier-putin.html"
    page.goto("about:blank")
    page.set_content(file.read_text(encoding="utf-8"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Putin")
    assert Axe().run(page).response["violations"] == []
    note = page.locator(".notes li").first
    expect(note).to_have_attribute("data-place", re.compile(r"characters \d+–\d+"))
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
