"""Saved pages: metadata read by us, paragraphs by the extractor, and what it drops put back."""

from __future__ import annotations

import pytest

from .test_intake_cases import taken_in

PARAGRAPHS = [
    "The foreign ministers of Aldera and Brundia met on Monday and spoke about the bridge.",
    "They agreed that it would be opened to lorries in spring, to all others in summer.",
    "A spokesman for Brundia said that nobody had expected more of a short meeting.",
    "The next meeting will be held in the capital of Aldera, where it is said to be warmer.",
]


def page(body: str, head: str = "") -> str:
    menu = "<nav><a href='/'>Home</a><a href='/w'>World</a></nav>"
    foot = "<footer><p>Contact us. All rights reserved.</p></footer>"
    article = f"<article>{body}</article>"
    return f"<html lang='en'><head>{head}</head><body>{menu}{article}{foot}</body></html>"


def paragraphs(*, kind: str = "story-body") -> str:
    return f"<div class='{kind}'>" + "".join(f"<p>{one}</p>" for one in PARAGRAPHS) + "</div>"


def test_a_page_with_metadata() -> None:
    head = """<title>Ministers agree on bridge | The Harbour Post</title>
    <meta property="og:site_name" content="The Harbour Post">
    <link rel="canonical" href="https://www.harbourpost.example/world/bridge">
    <script type="application/ld+json">{"@graph": [
      {"@type": "Person", "@id": "#p1", "name": "Ann Vale"},
      {"@type": "NewsArticle", "headline": "Ministers agree on bridge", "author": [{"@id": "#p1"},
       {"@type": "Person", "name": "Bo Stern"}], "datePublished": "2011-03-07T18:30:00+0100",
       "dateModified": "2011-03-08T09:00:00+01:00"}]}</script>"""
    found = taken_in(
        page(f"<h1>Ministers agree on bridge</h1>{paragraphs()}", head), media_type="text/html"
    )
    assert found.title == "Ministers agree on bridge"
    assert found.byline == "Ann Vale and Bo Stern"
    assert found.outlet == "The Harbour Post"
    assert found.url == "https://www.harbourpost.example/world/bridge"
    assert (found.published.value, found.published_time) == (
        "2011-03-07",
        "2011-03-07T18:30:00+01:00",
    )
    assert found.modified == "2011-03-08T09:00:00+01:00"
    assert found.text[found.body_start :].split("\n\n") == PARAGRAPHS


def test_a_page_without_any_metadata_invents_none() -> None:
    found = taken_in(page(paragraphs()), media_type="text/html")
    assert (found.title, found.byline, found.outlet, found.agency, found.url) == (None,) * 5
    assert found.published.value is None


def test_a_paragraph_that_is_mostly_a_link_is_put_back() -> None:
    link = "<a href='/b'>The bridge has been closed since the quarrel about the fishing rights</a>"
    linked = f"<p>{link} in the bay.</p>"
    body = paragraphs().replace(f"<p>{PARAGRAPHS[2]}", f"{linked}<p>{PARAGRAPHS[2]}")
    found = taken_in(page(body), media_type="text/html")
    assert (
        "The bridge has been closed since the quarrel about the fishing rights in the bay."
        in found.text
    )


def test_an_article_in_two_boxes_is_whole() -> None:
    more = [one.replace("bridge", "harbour").replace("Monday", "Tuesday") for one in PARAGRAPHS]
    second = "<div class='story-body'>" + "".join(f"<p>{one}</p>" for one in more) + "</div>"
    found = taken_in(
        page(f"{paragraphs()}<div class='ad'>Buy</div>{second}"), media_type="text/html"
    )
    assert all(one in found.text for one in [*PARAGRAPHS, more[0]])


def test_old_pages_laid_out_in_tables_are_read() -> None:
    cells = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    html = f"<html><body><table><tr><td>Menu</td><td>{cells}</td></tr></table></body></html>"
    found = taken_in(html, media_type="text/html")
    assert all(one in found.text for one in PARAGRAPHS)


def test_a_page_that_builds_itself_by_script_is_read_from_its_json() -> None:
    import json

    ld = json.dumps({"@type": "NewsArticle", "headline": "Ministers agree on bridge",
                     "articleBody": "\n\n".join(PARAGRAPHS)})  # fmt: skip
    head = f'<script type="application/ld+json">{ld}</script>'
    html = f"<html><head>{head}</head><body><div id='app'>Loading</div></body></html>"
    assert taken_in(html, media_type="text/html").text.endswith("\n\n".join(PARAGRAPHS))


def test_half_a_character_in_the_json_of_a_page_is_one_that_cannot_be_read() -> None:
    # a lone surrogate, as sites leave it that cut a title inside an emoji; nothing can keep it
    body = "\\n\\n".join(PARAGRAPHS).replace("the bridge.", "the bridge\\ud83c.")
    ld = (
        '{"@type": "NewsArticle", "headline": "Ministers agree on bridge \\ud83d",'
        f' "author": {{"name": "Ann \\udc00 Vale"}}, "articleBody": "{body}"}}'
    )
    head = f'<script type="application/ld+json">{ld}</script>'
    html = f"<html><head>{head}</head><body><div id='app'>Loading</div></body></html>"
    found = taken_in(html, media_type="text/html")
    assert found.title == "Ministers agree on bridge \N{REPLACEMENT CHARACTER}"
    assert "the bridge\N{REPLACEMENT CHARACTER}." in found.text
    assert repr(found).encode()


@pytest.mark.parametrize("stray", ["\x07", "\x1b", "\x19", "\ufffe", "&#7;", "&#x1B;", "&#65535"])
def test_a_stray_control_character_costs_itself_alone(stray: str) -> None:
    # the extractor gave nothing at all of a page that holds one
    body = paragraphs().replace("the bridge.", f"the bridge{stray}.")
    found = taken_in(page(body), media_type="text/html")
    assert found.text[found.body_start :].split("\n\n") == PARAGRAPHS
