"""Every screen in a real browser: accessible in both themes, in place at every width."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from detente.records import content_id

pytestmark = pytest.mark.browser

OFFER, FRAMEWORK, HOSTILE, LONG = map(content_id, ("offer", "framework", "hostile", "long"))
SCREENS = [
    "/", "/timeline", "/timeline?from=2007&to=2007", "/timeline?from=1900&to=1901", "/said",
    "/events", "/articles", "/entities", "/issues", "/issue/missile-defence", "/search",
    "/search?q=radar", "/search?q=nowhere", "/undated", "/failures", "/keys",
    "/entity/person:vladimir-putin", f"/article/{OFFER}", f"/article/{FRAMEWORK}",
    f"/article/{HOSTILE}", f"/article/{OFFER}?marks=said,done,names,times,issues",
]  # fmt: skip
WIDTHS = (1440, 1024, 390, 320)
"""Pixels: a desk, a tablet, a telephone, and the narrowest that WCAG 1.4.10 asks for."""
WITH_FAULT = ["/nothing-here", "/timeline?from=yesterday", "/article/unknown"]


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("address", SCREENS)
def test_a_screen_is_accessible_in_both_themes(page: Page, desk: str, address: str) -> None:
    page.goto(desk + address)
    expect(page.locator("h1")).to_have_count(1)
    page.emulate_media(color_scheme="light")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


@pytest.mark.parametrize("address", WITH_FAULT)
def test_an_error_page_is_accessible(
    page: Page, desk: str, address: str, faults: list[str]
) -> None:
    page.goto(desk + address)
    assert violations(page) == []
    assert all("Failed to load resource" in fault for fault in faults)
    faults.clear()


@pytest.mark.parametrize("address", [*SCREENS, f"/article/{LONG}"])
def test_a_screen_never_scrolls_sideways(page: Page, desk: str, address: str) -> None:
    page.goto(desk + address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_five_hundred_items_stand_beside_their_words(page: Page, desk: str) -> None:
    page.goto(f"{desk}/article/{LONG}")
    expect(page.locator(".note:visible")).to_have_count(520)
    note, ref = page.locator("#i300"), page.locator("#r300")
    ref.scroll_into_view_if_needed()
    beside = note.bounding_box()
    number = ref.bounding_box()
    assert beside and number
    assert abs(beside["y"] - number["y"]) < 150


def test_nothing_moves_for_who_does_not_want_it(page: Page, desk: str) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    page.goto(f"{desk}/timeline")
    assert page.evaluate(behaviour) == "smooth"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(behaviour) == "auto"


def test_on_paper_the_text_and_its_items_stay(page: Page, desk: str) -> None:
    page.goto(f"{desk}/article/{OFFER}")
    page.emulate_media(media="print")
    expect(page.locator(".masthead nav")).to_be_hidden()
    expect(page.locator(".layers")).to_be_hidden()
    expect(page.locator(".note").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    exact = page.locator(".m.content").first.evaluate("e => getComputedStyle(e).printColorAdjust")
    assert exact == "exact"


def test_on_paper_a_list_takes_the_width_that_its_filters_leave(page: Page, desk: str) -> None:
    page.goto(f"{desk}/timeline")
    page.emulate_media(media="print")
    for width in (1000, 1440):  # a sheet across, and one printed small
        page.set_viewport_size({"width": width, "height": 700})
        box = page.locator(".list").bounding_box()
        assert box and box["width"] > 0.95 * width


def test_the_form_sends_only_what_was_filled_in(page: Page, desk: str) -> None:
    page.goto(f"{desk}/events")
    page.get_by_label("Standing").select_option("threatened")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(f"{desk}/events?standing=threatened")
    expect(page.locator(".item")).to_have_count(1)
    expect(page.get_by_label("Standing")).to_have_value("threatened")
    page.get_by_role("link", name="clear").click()
    expect(page).to_have_url(f"{desk}/events")


def test_a_line_leads_to_its_words(page: Page, desk: str) -> None:
    page.goto(f"{desk}/events?standing=threatened")
    page.locator(".item .origin").click()
    expect(page.locator("h1")).to_contain_text("Moscow offers shared radar")
    page.wait_for_load_state()  # modules have run by then
    words = page.evaluate("[...CSS.highlights.get('permalink')][0].toString()")
    assert words == "threatened to suspend"
