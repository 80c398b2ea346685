"""The article in a real browser: from the mark to the item and back, layers, permalinks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from detente.records import content_id

pytestmark = pytest.mark.browser

OFFER, HOSTILE = map(content_id, ("offer", "hostile"))
LIT = re.compile(r"\bon\b")
PERMALINK = "[...CSS.highlights.get('permalink')][0].toString()"


@pytest.fixture
def article(page: Page, desk: str) -> Page:
    page.goto(f"{desk}/article/{OFFER}")
    return page


def test_a_mark_shows_its_item(article: Page) -> None:
    article.locator(".m.anchor", has_text="threatened").hover()
    note = article.locator(".note", has_text="threatened")
    expect(note).to_have_class(LIT)
    expect(article.locator(".note.on")).to_have_count(1)
    article.mouse.move(0, 0)
    expect(article.locator(".note.on")).to_have_count(0)


def test_an_item_shows_its_marks(article: Page) -> None:
    note = article.locator(".note.said", has_text="George W. Bush")
    note.hover()
    lit = article.locator(".m.on")
    assert lit.all_inner_texts() == ["President Bush", "described", "the offer as “interesting”"]


def test_focus_does_what_hovering_does(article: Page) -> None:
    article.locator(".note.said summary", has_text="George W. Bush").focus()
    expect(article.locator(".m.content.on")).to_have_text("the offer as “interesting”")
    article.locator(".ref").first.focus()
    expect(article.locator("#i1")).to_have_class(LIT)


def test_a_click_on_a_mark_goes_to_the_item_and_m_goes_back(article: Page) -> None:
    article.locator(".m.cue", has_text="described").click()
    note = article.locator(".note", has_text="George W. Bush")
    expect(note.locator("summary")).to_be_focused()
    number = note.get_attribute("data-item")
    article.keyboard.press("m")
    expect(article.locator(f"#r{number}")).to_be_focused()
    article.keyboard.press("m")
    expect(note.locator("summary")).to_be_focused()
    article.keyboard.press("Enter")
    expect(note.get_by_text("mixed, cue")).to_be_visible()


def test_items_stand_in_the_order_of_the_text(article: Page) -> None:
    numbers = [int(note.get_attribute("data-item") or 0) for note in article.locator(".note").all()]
    assert numbers == list(range(1, len(numbers) + 1))
    refs = [int(ref.get_attribute("data-n") or 0) for ref in article.locator(".ref").all()]
    assert refs == numbers


def test_layers_switch_in_place_and_in_the_address(article: Page, desk: str) -> None:
    names = article.locator("[data-layer=names]")
    mention = article.locator(".m.mention", has_text="the United States")
    line = "e => getComputedStyle(e).textDecorationStyle"
    assert mention.evaluate(line) != "dashed"
    names.click()
    assert mention.evaluate(line) == "dashed"
    expect(article).to_have_url(f"{desk}/article/{OFFER}?marks=said,done,names")
    article.locator("[data-layer=said]").click()
    expect(article.locator(".note.said").first).to_be_hidden()
    expect(article.locator(".note.done").first).to_be_visible()
    article.reload()
    expect(article.locator(".note.said").first).to_be_hidden()
    assert article.locator(".m.mention", has_text="the United States").evaluate(line) == "dashed"


def test_every_kind_of_mark_has_a_form_that_needs_no_colour(page: Page, desk: str) -> None:
    page.goto(f"{desk}/article/{OFFER}?marks=said,done,names,times,issues")
    forms = page.evaluate(
        """() => Object.fromEntries(['source', 'cue', 'content', 'anchor', 'mention', 'time',
        'issue'].map(kind => {
          const style = getComputedStyle(document.querySelector('.text .m.' + kind));
          return [kind, [style.textDecorationLine, style.textDecorationStyle, style.borderTopWidth,
                         style.boxShadow === 'none'].join()];
        }))"""
    )
    assert len(set(forms.values())) == len(forms)


def test_a_permalink_shows_its_words_even_where_there_is_no_mark(page: Page, desk: str) -> None:
    page.goto(f"{desk}/article/{OFFER}")
    text = page.locator(".text").nth(0)
    start = int(text.get_attribute("data-start") or 0)
    words = "HARBOUR CITY"
    page.goto(f"{desk}/article/{OFFER}#s{start}-{start + len(words)}")
    assert page.evaluate(PERMALINK) == words


def test_offsets_hold_behind_characters_that_are_shown_by_name(page: Page, desk: str) -> None:
    whole = page.request.get(f"{desk}/article/{HOSTILE}.json").json()["text"]
    start = whole.index("<b>minister</b>")
    page.goto(f"{desk}/article/{HOSTILE}#s{start}-{start + 15}")
    assert page.evaluate(PERMALINK) == "<b>minister</b>"


def test_chosen_words_have_an_address(article: Page, desk: str) -> None:
    cite = article.get_by_role("link", name="Link to these words")
    expect(cite).to_be_hidden()
    article.evaluate(
        """() => {
          const node = [...document.querySelectorAll('.text .m.content')].at(-1).firstChild;
          getSelection().setBaseAndExtent(node, 4, node, 9);
        }"""
    )
    expect(cite).to_be_visible()
    whole = article.request.get(f"{desk}/article/{OFFER}.json").json()["text"]
    match = re.search(r"#s(\d+)-(\d+)$", cite.get_attribute("href") or "")
    assert match and whole[int(match[1]) : int(match[2])] == "offer"


def test_the_cut_parts_open_on_demand(article: Page) -> None:
    cut = article.get_by_text("Photo: <i>archive</i>")
    expect(cut).to_be_hidden()
    article.get_by_text("2 parts of the page left out of the text").click()
    expect(cut).to_be_visible()


def test_text_copied_from_the_screen_is_the_text(article: Page) -> None:
    shown = article.locator(".text").nth(1).evaluate("e => e.textContent")
    assert shown.startswith("“We are ready to share the data in real time,” Mr. Putin told")


def test_without_javascript_everything_can_be_read_and_reached(browser: Browser, desk: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    try:
        page.goto(f"{desk}/article/{OFFER}")
        expect(page.locator(".text").first).to_contain_text("President Vladimir Putin proposed")
        expect(page.locator(".note")).to_have_count(5)
        page.locator("#i2 summary").click()
        expect(page.locator("#i2 dl")).to_be_visible()
        page.locator("#i2 .words").click()
        assert re.search(r"#s\d+-\d+$", page.url)
        page.locator("[data-layer=names]").click()
        expect(page).to_have_url(f"{desk}/article/{OFFER}?marks=said,done,names")
        page.get_by_role("link", name="Timeline").click()
        page.locator(".filters summary").click()
        page.get_by_label("From").fill("2011")
        page.get_by_label("To", exact=True).fill("2011")
        page.get_by_role("button", name="Show").click()
        expect(page.locator(".year")).to_have_text(["2011"])
        page.get_by_label("Search the record").fill("radar")
        page.get_by_label("Search the record").press("Enter")
        expect(page.locator(".hits li")).to_have_count(1)
        page.get_by_role("link", name="Keys").click()
        expect(page.locator("h1")).to_have_text("Keys")
    finally:
        context.close()
