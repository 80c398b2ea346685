"""Coverage: what one outlet alone tells of some days, and what it lacks of the days of its own."""

from __future__ import annotations

import re

import pytest
from asking import ask
from starlette.applications import Starlette

from detente import run_local
from detente.settings import Settings
from detente.web.app import create_app

OF_ONE_MAY = {
    "Harbour Post": """Norway and Chad end their talks on the strait

OSLO, May 8, 2009 — The foreign ministers of Norway and Chad ended two days of talks on the Lome \
strait in Oslo on Thursday. Chad rejected the plan for a common coast guard. "We have counted the \
herring twice," the Norwegian foreign minister said before he left for a dinner with the king.
""",
    "Alden Courier": """Talks of Norway and Chad over

OSLO, May 8, 2009 — Two days of talks on the Lome strait between Norway and Chad ended in Oslo on \
Thursday. Norway accused Chad of smuggling diamonds. A hundred reporters waited in the rain \
outside the hotel by the sea until they ended, and were told little more than that.
""",
    "Old Gazette": """Norway and Chad quarrel

OSLO, May 4, 2001 — Norway expelled two diplomats of Chad on Thursday. Chad criticized \
the expulsion. The two had quarrelled over fish for years, and no end of it was in sight.
""",
}


@pytest.fixture(scope="module")
def of_one_may(tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """The application over two outlets on one meeting, and one that writes of years before."""
    folder = tmp_path_factory.mktemp("may")
    meta = "file,outlet,published\n"
    for n, (name, text) in enumerate(OF_ONE_MAY.items()):
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
        meta += f"{n}.txt,{name},{'2001-05-04' if name == 'Old Gazette' else '2009-05-08'}\n"
    (folder / "meta.csv").write_text(meta)
    run_local.build([folder], folder / "may.db", Settings())
    return create_app(folder / "may.db")


def test_what_one_outlet_alone_told_of_a_month_stands_before_the_table(
    of_one_may: Starlette,
) -> None:
    page = ask(of_one_may, "/coverage?from=2009-05&to=2009-05").text
    start = page.index("What one outlet alone tells of these days")
    first = page[start : page.index("Left out is what")]
    blocks = first.split('class="side only-here"')[1:]
    harbour = next(one for one in blocks if "Harbour Post</bdi> alone" in one)
    alden = next(one for one in blocks if "Alden Courier</bdi> alone" in one)
    assert "counted the herring" in harbour and "counted the herring" not in alden
    assert "smuggling diamonds" in alden and "smuggling diamonds" not in harbour
    assert "ended two days" not in first  # both tell it
    assert "Old Gazette" not in first  # it may have criticised later, but wrote in 2001


def test_what_lies_outside_the_days_of_an_outlet_is_said_apart(of_one_may: Starlette) -> None:
    page = ask(of_one_may, "/coverage").text
    row = next(one for one in page.split("<tr>") if "Old Gazette" in one)
    cell = re.sub(r"<[^>]+>", "", row[row.index('data-name="not in these"') :].split("</td>")[0])
    assert "of other days" in cell and "–" in cell  # it wrote in 2001 alone


def test_of_no_days_nothing_is_claimed_of_one_outlet(of_one_may: Starlette) -> None:
    assert "alone tells of these days" not in ask(of_one_may, "/coverage").text
