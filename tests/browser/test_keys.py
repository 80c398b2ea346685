"""By keyboard alone, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_slash_goes_to_the_search_field_and_enter_searches(page: Page, desk: str) -> None:
    page.goto(f"{desk}/")
    page.keyboard.press("/")
    field = page.get_by_label("Search the record")
    expect(field).to_be_focused()
    page.keyboard.type("radar j ?")
    expect(field).to_have_value("radar j ?")
    field.fill("radar")
    page.keyboard.press("Enter")
    expect(page.locator(".hits li")).to_have_count(1)
    page.keyboard.press("/")
    expect(page.get_by_label("Words to search for")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Words to search for")).not_to_be_focused()


def test_j_and_k_step_through_the_items(page: Page, desk: str) -> None:
    page.goto(f"{desk}/events")
    items = page.locator(".item")
    page.keyboard.press("j")
    expect(items.nth(0).locator(".origin")).to_be_focused()
    page.keyboard.press("j")
    expect(items.nth(1).locator(".origin")).to_be_focused()
    page.keyboard.press("j")
    expect(items.nth(1).locator(".origin")).to_be_focused()
    page.keyboard.press("k")
    expect(items.nth(0).locator(".origin")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".reading")).to_be_visible()


def test_p_picks_the_item_at_hand_in_place_and_takes_it_out_again(page: Page, desk: str) -> None:
    page.goto(f"{desk}/events")
    page.keyboard.press("j")
    count = page.locator(".masthead [data-picks]")
    expect(count).to_have_text("(0)")
    page.keyboard.press("p")
    expect(count).to_have_text("(1)")
    expect(page.locator(".item.here .pick-it")).to_have_text("picked")
    page.reload()
    expect(count).to_have_text("(1)")
    page.locator('.pick-it[aria-pressed="true"]').first.click()
    expect(count).to_have_text("(0)")


def test_the_keys_are_shown_and_can_be_switched_off(page: Page, desk: str) -> None:
    page.goto(f"{desk}/timeline")
    dialog = page.get_by_role("dialog", name="Keys")
    page.keyboard.press("?")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.get_by_role("link", name="Keys").click()
    dialog.get_by_label("Single keys are on").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    expect(page.get_by_label("Search the record")).not_to_be_focused()
    page.keyboard.press("?")
    expect(dialog).to_be_hidden()
    page.get_by_role("link", name="Keys").click()
    dialog.get_by_label("Single keys are on").check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_label("Search the record")).to_be_focused()


def test_tab_starts_at_the_skip_link_and_focus_is_seen(page: Page, desk: str) -> None:
    page.goto(f"{desk}/timeline")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    box = skip.bounding_box()
    assert box and box["y"] >= 0
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "2px"
