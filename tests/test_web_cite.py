"""The page of citations, its files and the links that lead to it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from html import unescape

import pytest

from detente.records import content_id

OFFER, REPRINT, HOSTILE = map(content_id, ("offer", "reprint", "hostile"))
READY = content_id(OFFER, "told", "“We are ready to share the data in real time,”")


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    saved_as: str


def ask(desk: str, address: str) -> Answer:
    try:
        with urllib.request.urlopen(f"{desk}{address}", timeout=30) as found:
            name = found.headers.get("content-disposition", "")
            return Answer(found.status, found.read().decode(), name)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.read().decode(), "")


def get(desk: str, address: str, status: int = 200) -> str:
    answer = ask(desk, address)
    assert answer.status == status, answer.text
    return answer.text


def test_all_styles_of_words_in_an_article(desk: str) -> None:
    page = get(desk, f"/cite?article={OFFER}&span=0-6")
    for name in ("Chicago", "MLA", "APA", "OSCOLA", "CSL-JSON", "BibTeX", "RIS"):
        assert name in page
    assert "Ines Marlow, “Moscow offers shared radar, Washington asks for time,” " in page
    assert "<i>Harbour Post</i> (Pelagic Wire), June 9, 2007" in page
    assert f'href="/article/{OFFER}#s0-6"' in page
    assert "9 Jun 2007 (stated in the text)" in page.replace("\xa0", " ")
    assert "not recorded" in page


def test_an_item_is_cited_by_its_words(desk: str) -> None:
    page = get(desk, f"/cite?attribution={READY}")
    assert '<blockquote class="words" dir="auto">“We are ready to share' in page
    mention = content_id(OFFER, "threatened to suspend")
    assert "Moscow has threatened" in get(desk, f"/cite?event_mention={mention}")


def test_files_for_reference_managers(desk: str) -> None:
    for ending, start in (("bib", "@article{"), ("ris", "TY  - NEWS\r\n"), ("json", "[\n")):
        answer = ask(desk, f"/cite.{ending}?attribution={READY}")
        assert answer.text.startswith(start)
        assert answer.saved_as == (f'attachment; filename="detente-{READY}.{ending}"')
    data = json.loads(ask(desk, f"/cite.json?article={OFFER}").text)
    assert data[0]["container-title"] == "Harbour Post"


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("", "say what to cite"),
        (f"article={OFFER}&attribution={READY}", "say what to cite"),
        ("article=nowhere", "no article"),
        (f"article={OFFER}&span=9-3", "no words at"),
        (f"attribution={READY}&span=1-3", "a span goes with an article"),
        ("page=1", "no field"),
    ],
)
def test_what_cannot_be_cited_says_why(desk: str, query: str, what: str) -> None:
    assert what in unescape(get(desk, f"/cite?{query}", 400)).lower()


def test_hostile_text_stays_text(desk: str) -> None:
    page = get(desk, f"/cite?article={HOSTILE}&span=0-40")
    assert "<script>alert" not in page
    assert "javascript:" not in page
    assert "\u202e" not in page
    assert "<img" not in page
    assert ask(desk, f"/cite.ris?article={HOSTILE}").text.count("\r\nER  - ") == 1


def test_every_item_leads_to_its_citation(desk: str) -> None:
    assert f'href="/cite?attribution={READY}"' in get(desk, "/said?by=putin")
    mention = content_id(OFFER, "threatened to suspend")
    assert f'href="/cite?event_mention={mention}"' in get(desk, "/events")
    article = get(desk, f"/article/{OFFER}")
    assert f'href="/cite?article={OFFER}"' in article
    assert f'href="/cite?attribution={READY}"' in article


# ------------------------------------------------------------------ dossiers


def test_a_dossier_is_counted_before_it_is_made(desk: str) -> None:
    page = get(desk, "/dossier?by=putin")
    assert "2 attributions" in page
    assert 'value="html"' in page
    assert 'href="/said?by=putin"' in page
    assert "Nothing in the record fits this" in get(desk, "/dossier?from=1960&to=1961")
    assert "Nobody called" in get(desk, "/dossier?by=nobody+at+all", 400)


def test_a_dossier_is_a_file_to_keep(desk: str) -> None:
    html = ask(desk, "/dossier?by=putin&form=html")
    assert html.saved_as == 'attachment; filename="dossier-putin.html"'
    assert html.text.startswith("<!doctype html>")
    assert "We are ready to share the data in real time" in html.text
    markdown = ask(desk, "/dossier?by=putin&form=md&what=said&style=oscola&title=A+../%22b")
    assert markdown.saved_as == 'attachment; filename="dossier-a-b.md"'
    assert "[^1]: " in markdown.text
    assert "<script>alert" not in get(desk, "/dossier?from=2011&form=html")


@pytest.mark.parametrize("query", ["form=pdf", "what=gossip", "style=ris", "order=colour", "q=x"])
def test_a_dossier_that_cannot_be_says_why(desk: str, query: str) -> None:
    assert "there are:" in unescape(get(desk, f"/dossier?{query}", 400))


def test_lists_lead_to_their_dossier(desk: str) -> None:
    assert 'href="/dossier?by=putin&amp;what=said"' in get(desk, "/said?by=putin")
    assert 'href="/dossier?issue=missile-defence"' in get(desk, "/issue/missile-defence")
