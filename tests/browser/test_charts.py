"""Charts in a real browser: drawn by Plot, told by keyboard, in both themes, without a script."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

DYAD = "/dyad/USA/RUS"
FIGURES = [DYAD, "/timeline/chart", "/matrix", "/map"]
DRAWN = [DYAD, "/timeline/chart", "/map"]


@pytest.mark.parametrize("address", FIGURES)
def test_a_chart_is_accessible_in_both_themes_and_never_too_wide(
    page: Page, pile: str, address: str
) -> None:
    page.goto(pile + address)
    if address in DRAWN:
        page.locator(".chart").first.scroll_into_view_if_needed()  # drawn when it comes near
        expect(page.locator(".plot svg").first).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [n["target"] for n in one["nodes"]]) for one in found] == []
    for width in (1024, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_arrow_keys_tell_one_point_after_another_and_enter_follows(page: Page, pile: str) -> None:
    page.goto(f"{pile}/timeline/chart")
    plot = page.locator(".plot").first
    expect(plot.locator("svg").first).to_be_visible()
    plot.focus()
    page.keyboard.press("ArrowRight")
    told = page.locator(".readout").first
    expect(told).to_have_text(re.compile(r"^2001; \d+ said"))
    expect(plot.get_by_text(re.compile("said"))).not_to_have_count(0)
    page.keyboard.press("End")
    expect(told).to_have_text(re.compile("^2012; "))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/timeline\?from=2012&to=2012"))


def test_a_place_leads_to_its_list(page: Page, pile: str) -> None:
    page.goto(f"{pile}/map")
    plot = page.locator(".plot")
    expect(plot.locator("svg").first).to_be_visible()
    plot.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/map#place-"))
    expect(page.locator(".place:target")).to_be_visible()


def test_without_a_script_every_drawing_stands_and_can_be_followed(
    browser: Browser, pile: str
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    for address in DRAWN:
        page.goto(pile + address)
        expect(page.locator("svg.wide").first).to_be_visible()
    page.goto(f"{pile}/timeline/chart")
    page.locator("#intervals ~ figure svg.wide a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/event/"))
