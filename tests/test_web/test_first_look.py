"""What a newcomer sees first: what the record is, the issues, whose deadlines there are."""

from __future__ import annotations

import re
from pathlib import Path

from asking import ask

from detente.web.app import create_app


def test_the_first_page_says_what_it_is_and_leads_with_issues(pile_record: Path) -> None:
    page = ask(create_app(pile_record), "/").text
    assert "What states said and did to each other" in page
    assert page.index('id="issues"') < page.index('id="lives"') < page.index('id="latest"')


def test_threads_of_the_first_page_stand_by_their_first_step(pile_record: Path) -> None:
    page = ask(create_app(pile_record), "/").text
    lives = page[page.index('id="lives"') : page.index('id="latest"')]
    years = re.findall(r'brief-when">.*?((?:19|20)\d\d)', lives)
    assert years == sorted(years)
    assert len(years) > 1


def test_where_nobody_asked_for_has_a_deadline_others_are_named(pile_record: Path) -> None:
    app = create_app(pile_record)
    assert "None of those asked for" not in ask(app, "/deadlines").text
    page = ask(app, "/deadlines?actor=CHN").text
    assert "None of those asked for" in page
    assert re.search(r"Others have: \d+ by <bdi>\w", page)


def test_a_sentence_that_tells_several_things_is_printed_once(pile_record: Path) -> None:
    page = ask(create_app(pile_record), "/events").text
    assert "in the same sentence" in page


def test_an_issue_leads_to_its_parts(pile_record: Path) -> None:
    page = ask(create_app(pile_record), "/issue/missile-defence").text
    for part in ("positions", "everything", "threads"):
        assert f'href="#{part}"' in page and f'id="{part}"' in page
