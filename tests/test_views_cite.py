"""Citations: each style's rules, and text that wants to be something else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from detente.errors import BadInput
from detente.record import Record
from detente.records import Basis, When, content_id
from detente.spans import Span
from detente.views import cite
from detente.views.citation import Citation, day_of
from detente.views.cite_gather import beside_headline, called
from detente.views.cite_gather import cite as gathered
from detente.views.quoting import DOUBLE, SINGLE, bare, closed_outside, stopped, within
from detente.views.shapes import Head
from detente.views.writers import Name, names_of

SEEN = date(2026, 5, 3)
JUNE = When("2007-06-09", date(2007, 6, 9), date(2007, 6, 9), Basis.STATED)
BOUNDS = When(None, date(2001, 9, 8), date(2008, 5, 7), Basis.INFERRED)
OFFER, REPRINT, HOSTILE = map(content_id, ("offer", "reprint", "hostile"))


def made(**given: Any) -> Citation:
    """A citation of an article of the Harbour Post, with what is given changed."""
    of = {name: given.pop(name) for name in ("quote", "spans", "retrieved", "sha256")
          if name in given}  # fmt: skip
    head = {
        "id": "ab12",
        "path": "pile/offer.txt",
        "outlet": "Harbour Post",
        "title": "Moscow offers shared radar",
        "published": JUNE,
        "url": "https://harbour-post.example/offer",
        **given,
    }
    return Citation(Head(**head), SEEN, **of)


def told(style: str, **given: Any) -> str:
    return cite.cited([made(**given)], style)


def test_a_signed_article_in_every_style() -> None:
    given = {"byline": "Ines Marlow"}
    assert told("chicago", **given) == (
        "Ines Marlow, “Moscow offers shared radar,” Harbour Post, June 9, 2007, "
        "https://harbour-post.example/offer."
    )
    assert told("mla", **given) == (
        "Marlow, Ines. “Moscow offers shared radar.” Harbour Post, 9 June 2007, "
        "harbour-post.example/offer."
    )
    assert told("apa", **given) == (
        "Marlow, I. (2007, June 9). Moscow offers shared radar. Harbour Post. "
        "https://harbour-post.example/offer"
    )
    assert told("oscola", **given) == (
        "Ines Marlow, ‘Moscow offers shared radar’ Harbour Post (9 June 2007) "
        "<https://harbour-post.example/offer>."
    )


def test_an_unsigned_article_begins_with_its_title() -> None:
    for style, start in (("chicago", "“Moscow"), ("mla", "“Moscow"), ("oscola", "‘Moscow")):
        assert told(style).startswith(start)
    assert told("apa").startswith("Moscow offers shared radar. (2007, June 9). Harbour Post.")


@pytest.mark.parametrize(
    ("byline", "chicago", "mla", "apa", "oscola"),
    [
        ("Ines Marlow and Bo Stern", "Ines Marlow and Bo Stern, “", "Marlow, Ines, and Bo Stern. “",
         "Marlow, I., & Stern, B. (", "Ines Marlow and Bo Stern, ‘"),
        ("Ines Marlow, Bo Stern and Cy Hale", "Ines Marlow, Bo Stern, and Cy Hale, “",
         "Marlow, Ines, et al. “", "Marlow, I., Stern, B., & Hale, C. (",
         "Ines Marlow, Bo Stern and Cy Hale, ‘"),
        ("Ines Marlow, Bo Stern, Cy Hale and Dee Orr", "Ines Marlow et al., “",
         "Marlow, Ines, et al. “", "Marlow, I., Stern, B., Hale, C., & Orr, D. (",
         "Ines Marlow and others, ‘"),
        ("Jan van der Berg", "Jan van der Berg, “", "van der Berg, Jan. “", "van der Berg, J. (",
         "Jan van der Berg, ‘"),
        ("Jean-Luc Martin Jr.", "Jean-Luc Martin Jr., “", "Martin, Jean-Luc, Jr. “",
         "Martin, J.-L., Jr. (", "Jean-Luc Martin Jr., ‘"),
        ("Pelagic Wire", "Pelagic Wire, “", "Pelagic Wire. “", "Pelagic Wire. (",
         "Pelagic Wire, ‘"),
    ],
)  # fmt: skip
def test_writers(byline: str, chicago: str, mla: str, apa: str, oscola: str) -> None:
    wanted = {"chicago": chicago, "mla": mla, "apa": apa, "oscola": oscola}
    for style, start in wanted.items():
        assert told(style, byline=byline).startswith(start)


def test_more_than_twenty_writers_are_cut_in_apa() -> None:
    names = [f"Ann {chr(65 + n)}ale" for n in range(22)]
    line = told("apa", byline=", ".join(names))
    assert "Sale, A., . . . Vale, A. (2007" in line
    assert "Tale" not in line


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By INES O'NEILL in Moscow and Jan De Vries", [("Ines", "O'Neill"), ("Jan", "De Vries")]),
        ("Ines Marlow, Diplomatic Editor", [("Ines", "Marlow")]),
        ("Staff and agencies", []),
        ("Staff Reporter", []),
        ("Agence France-Presse", [("", "Agence France-Presse")]),
        ("AFP", [("", "AFP")]),
        ("Our Foreign Staff", [("", "Our Foreign Staff")]),
        ("The Editorial Board", [("", "The Editorial Board")]),
        ("Martin Hale, Jr. and Bo Stern", [("Martin", "Hale"), ("Bo", "Stern")]),
        ("", []),
    ],
)
def test_bylines(byline: str, names: list[tuple[str, str]]) -> None:
    assert [(one.given, one.family) for one in names_of(byline)] == names


def test_an_agency_is_the_writer_where_nobody_else_is_named() -> None:
    assert told("chicago", agency="Pelagic Wire").startswith("Pelagic Wire, “Moscow")
    assert "author = {{Pelagic Wire}}" in told("bibtex", agency="Pelagic Wire")
    both = told("chicago", agency="Pelagic Wire", byline="Ines Marlow")
    assert "Ines Marlow, “Moscow offers shared radar,” Harbour Post (Pelagic Wire), June" in both
    staff = told("chicago", agency="Pelagic Wire", byline="Staff")
    assert staff.startswith("Pelagic Wire, “Moscow")
    own = told("chicago", agency="Pelagic Wire", outlet="Pelagic Wire")
    assert own.startswith("“Moscow offers shared radar,” Pelagic Wire, June")


def test_days_as_far_as_they_are_known() -> None:
    year = When("2007", date(2007, 1, 1), date(2007, 12, 31), Basis.STATED)
    assert "Harbour Post, 2007, https" in told("chicago", published=year)
    assert "(2007)." in told("apa", published=year)
    month = When("2007-09", date(2007, 9, 1), date(2007, 9, 30), Basis.STATED)
    assert "Harbour Post, Sept. 2007, " in told("mla", published=month)
    inferred = When("2007-06-09", date(2007, 6, 9), date(2007, 6, 9), Basis.INFERRED)
    assert "Harbour Post [9 June 2007] <" in told("oscola", published=inferred)
    assert "([2007, June 9])." in told("apa", published=inferred)


def test_a_bounded_day_stands_in_brackets_with_the_day_of_looking() -> None:
    assert told("chicago", published=BOUNDS).endswith(
        "Harbour Post, [between September 8, 2001, and May 7, 2008], "
        "https://harbour-post.example/offer."
    )
    saved = {"published": BOUNDS, "retrieved": "2026-05-03T10:00:00+00:00"}
    assert "2008], accessed May 3, 2026, https" in told("chicago", **saved)
    assert told("mla", **saved).endswith("harbour-post.example/offer. Accessed 3 May 2026.")
    assert "(n.d., [between September 8, 2001, and May 7, 2008])" in told("apa", published=BOUNDS)
    assert day_of(When(None, None, date(2008, 5, 7)), "dmy") == "[on or before 7 May 2008]"
    july = When(None, date(2007, 7, 2), date(2007, 7, 3))
    assert day_of(july, "dmy") == "[2 or 3 July 2007]"
    assert day_of(july, "mdy") == "[July 2 or 3, 2007]"
    assert day_of(When(None, date(2008, 5, 7), None), "dmy") == "[on or after 7 May 2008]"
    assert json.loads(told("csl-json", published=BOUNDS))[0]["issued"] == {
        "date-parts": [[2001, 9, 8], [2008, 5, 7]], "circa": True}  # fmt: skip
    assert "year" not in told("bibtex", published=BOUNDS)


def test_an_undated_article_says_so() -> None:
    wanted = {"chicago": "Harbour Post, n.d., accessed May 3, 2026, https", "apa": "(n.d.).",
              "oscola": "Harbour Post (nd) <", "mla": "Accessed 3 May 2026."}  # fmt: skip
    for style, words in wanted.items():
        assert words in told(style, published=When(), retrieved="2026-05-03T10:00:00+00:00")
    assert "ccessed" not in told("chicago", published=When())
    assert "issued" not in told("csl-json", published=When())


def test_the_day_of_looking_is_that_of_saving_where_it_is_known() -> None:
    line = told("oscola", retrieved="2012-04-05T10:00:00+00:00")
    assert line.endswith("accessed 5 April 2012.")
    for style in ("chicago", "mla", "oscola", "csl-json", "bibtex", "ris"):
        told_of = told(style).lower()  # nobody says when the page was looked at
        assert not any(word in told_of for word in ("accessed", "urldate", "y2"))


def test_what_is_not_known_is_left_out() -> None:
    bare_one = made(title=None, outlet=None, url=None, published=When())
    assert cite.cited([bare_one], "chicago") == "Untitled article in the file offer.txt, n.d."
    assert cite.cited([bare_one], "oscola") == "Untitled article in the file offer.txt (nd)."
    assert cite.cited([bare_one], "mla") == "Untitled article in the file offer.txt."
    assert cite.cited([bare_one], "apa") == "[Untitled article in the file offer.txt]. (n.d.)."


def test_titles_with_marks_of_their_own() -> None:
    asked = {"title": "Is the radar a gift?"}
    assert "“Is the radar a gift?,” Harbour" in told("chicago", **asked)
    assert "“Is the radar a gift?” Harbour" in told("mla", **asked)
    assert "Is the radar a gift? (2007" in told("apa", **asked)
    quoting = {"title": 'Bush calls the allies’ offer "interesting"'}
    assert "“Bush calls the allies’ offer ‘interesting,’” Harbour" in told("chicago", **quoting)
    assert "“Bush calls the allies’ offer ‘interesting.’” Harbour" in told("mla", **quoting)
    assert "‘Bush calls the allies’ offer “interesting”’ Harbour" in told("oscola", **quoting)
    british = {"title": "Bush calls the allies’ offer ‘interesting’"}
    assert "‘Bush calls the allies’ offer “interesting”’ Harbour" in told("oscola", **british)
    assert "offer ‘interesting,’” Harbour" in told("chicago", **british)


def test_marks_within_marks() -> None:
    assert within("a “test of ‘trust’ now”", DOUBLE) == "a ‘test of “trust” now’"
    assert within("a “test of ‘trust’ now”", SINGLE) == "a “test of ‘trust’ now”"
    assert within("the states’ ‘no’", SINGLE) == "the states’ “no”"
    assert within('don\'t say "no"', DOUBLE) == "don't say ‘no’"
    assert bare("“whole”") == "whole"
    assert bare("“one” and “two”") == "“one” and “two”"
    assert stopped("in the U.S.") == "in the U.S."
    assert stopped("ready,") == "ready."


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        ("We are ready.", "‘We are ready’."), ("We are ready", "‘We are ready’."),
        ("He said “no.”", "‘He said “no”’."), ("Ready?", "‘Ready?’"), ("Never!", "‘Never!’"),
        ("in the U.S.", "‘in the U.S.’"), ("by 5 p.m.", "‘by 5 p.m.’"),
        ("We are …", "‘We are …’."), ("We are...", "‘We are...’"), ("by 2.5.", "‘by 2.5’."),
    ],
)  # fmt: skip
def test_a_british_note_has_its_stop_once_and_outside(words: str, closed: str) -> None:
    assert closed_outside(words) == closed
    assert not told("oscola", spans=(Span("ab12", 3, 9),), quote=words).endswith(".’.")


def test_words_are_quoted_with_their_note() -> None:
    given = {"byline": "Ines Marlow", "spans": (Span("ab12", 3, 9),), "quote": "“We are ready,”"}
    assert told("chicago", **given).endswith("/offer: “We are ready.”")
    assert told("oscola", **given).endswith("/offer>: ‘We are ready’.")
    assert told("mla", **given).endswith("harbour-post.example/offer.")
    assert told("apa", **given).endswith("harbour-post.example/offer")
    one = made(**given)
    assert [cite.in_text(one, style) for style in ("mla", "apa", "oscola")] == [
        "(Marlow)", "(Marlow, 2007)", ""]  # fmt: skip
    data = json.loads(told("csl-json", **given))[0]
    assert "characters 3–9: “We are ready,”" in data["note"]
    assert data["archive_location"] == "/article/ab12#s3-9"


def test_a_paraphrase_is_in_the_words_of_the_outlet_and_a_note_names_the_speaker() -> None:
    given = {"speaker": "Colin Powell", "quote": "said that the talks “went well,”"}
    one = replace(made(byline="Ines Marlow"), manner="paraphrased", **given)
    assert cite.cited([one], "chicago").startswith("Colin Powell, paraphrased in Ines Marlow, “Mos")
    assert cite.cited([one], "chicago").endswith("/offer: “said that the talks ‘went well.’”")
    assert cite.cited([one], "oscola").startswith("Colin Powell, paraphrased in Ines Marlow, ‘Mos")
    assert cite.cited([one], "oscola").endswith("/offer>: ‘said that the talks “went well”’.")
    assert cite.cited([one], "mla").startswith("Marlow, Ines. “Mos")
    assert cite.in_text(one, "mla") == "(qtd. in Marlow)"
    assert cite.in_text(one, "apa") == "(as cited in Marlow, 2007)"
    hidden = replace(one, speaker=None, manner="quoted", quote="“no”")
    assert cite.cited([hidden], "chicago").startswith("Speaker not named, quoted in Ines Marlow, ")
    assert cite.cited([hidden], "chicago").endswith(": “no.”")


def test_an_inferred_year_stands_between_both_brackets() -> None:
    day = date(2007, 6, 9)
    inferred = When("2007-06-09", day, day, Basis.INFERRED)
    assert cite.in_text(made(byline="Ines Marlow", published=inferred), "apa") == "(Marlow, [2007])"
    year = When("2007", date(2007, 1, 1), date(2007, 12, 31), Basis.INFERRED)
    assert cite.in_text(made(byline="Ines Marlow", published=year), "apa") == "(Marlow, [2007])"


def test_several_accounts_share_one_footnote() -> None:
    both = [made(byline="Ines Marlow"), made(outlet="Alden Courier", url=None)]
    assert cite.cited(both, "chicago").endswith(
        "/offer; “Moscow offers shared radar,” Alden Courier, June 9, 2007.")  # fmt: skip
    assert cite.cited(both, "apa").count("\n") == 1
    assert len(json.loads(cite.cited(both, "csl-json"))) == 2
    assert cite.cited(both, "ris").count("ER  - ") == 2
    assert cite.cited(both, "bibtex").count("@article{") == 2


def test_a_second_note_points_back() -> None:
    one = made(
        byline="Ines Marlow", title="Moscow offers shared radar, and Washington asks for time"
    )
    assert cite.again(one, "chicago", 4) == "Marlow, “Moscow offers shared radar,” note 4"
    assert cite.again(one, "oscola", 4) == "Marlow (n 4)"
    assert cite.again(made(), "oscola", 4) == "‘Moscow offers shared radar’ (n 4)"


def test_newspapers_stand_in_italics() -> None:
    for style in cite.NOTES:
        runs = cite.NOTES[style](made(byline="Ines Marlow"))
        assert [text for text, italic in runs if italic] == ["Harbour Post"]


# ------------------------------------------------------------------ hostile text

EVIL = {
    "title": "A }, url = {evil} \\input{x} % <script>alert(1)</script>"
    "\r\nER  - \u2028TY  - BOOK\u202e",
    "outlet": "{Post}\nUR  - http://evil.example",
    "byline": "Ann } and {Vale",
    "url": "javascript:alert(1)",
}


def test_bibtex_holds_hostile_text() -> None:
    entry = told("bibtex", **EVIL)
    assert entry.count("\n@") == 0
    depth = lowest = 0
    for letter in entry:  # as BibTeX counts: a backslash hides no brace from it
        depth += (letter == "{") - (letter == "}")
        lowest = min(lowest, depth)
    assert (depth, lowest) == (0, 0)
    assert "\\input" not in entry
    assert " url = {" not in entry
    assert not re.search(r"(?<!\\)%", entry)


def test_ris_holds_hostile_text() -> None:
    lines = told("ris", **EVIL).split("\r\n")
    tags = ["TY", "AU", "TI", "T2", "PY", "DA", "AV", "ID", "ER"]
    assert [line[:6] for line in lines if line] == [f"{tag}  - " for tag in tags]
    assert not any(mark in "".join(lines) for mark in "\n\u2028\u202e")


def test_csl_holds_hostile_text() -> None:
    item = json.loads(told("csl-json", **EVIL))[0]
    assert "\u202e" not in item["title"]
    assert "\n" not in item["title"]
    assert "URL" not in item
    words = {"spans": (Span("ab12", 3, 9),), "quote": "Talks\r\n\ntype: book\nDOI: 10.1/x"}
    noted = json.loads(told("csl-json", **words))[0]["note"].split("\n")
    assert noted[-1] == "Words, characters 3–9: Talks type: book DOI: 10.1/x"
    assert not any(line.startswith(("type", "DOI")) for line in noted)


def test_notes_are_one_line_and_link_nowhere_else() -> None:
    for style in cite.NOTES:
        line = told(style, **EVIL)
        assert not re.search(r"[\r\n\u2028\u202e]", line)
        assert "javascript" not in line
    assert made(url='https://x.example/"onclick="x').address == ""
    assert made(url="https://x.example/a b").address == ""


# ------------------------------------------------------------------ from the record


def test_an_article_and_words_in_it(record: Record) -> None:
    found = gathered(record, "article", OFFER, "0-6", SEEN)
    one = found.citations[0]
    assert (one.quote, one.pin) == ("Moscow", f"/article/{OFFER}#s0-6")
    assert one.sha256 and len(one.sha256) == 64
    for wrong in ("6-0", "0-0", "5", "0-999999", "x"):
        with pytest.raises(BadInput, match="no words at"):
            gathered(record, "article", OFFER, wrong)
    with pytest.raises(BadInput, match="no article"):
        gathered(record, "article", "nowhere")


def test_an_attribution_gives_its_words(record: Record) -> None:
    ident = content_id(OFFER, "told", "“We are ready to share the data in real time,”")
    assert called(record, ident) == "attribution"
    found = gathered(record, "attribution", ident, seen=SEEN)
    assert found.citations[0].quote == "“We are ready to share the data in real time,”"
    assert "Ines Marlow, “Moscow offers shared radar" in cite.cited(found.citations, "chicago")
    with pytest.raises(BadInput, match="a span goes with an article"):
        gathered(record, "attribution", ident, "0-5")


def test_an_event_mention_gives_its_sentence(record: Record) -> None:
    ident = content_id(OFFER, "threatened to suspend")
    assert called(record, ident) == "event_mention"
    quote = gathered(record, "event_mention", ident).citations[0].quote
    assert quote == "Moscow has threatened to suspend a treaty if construction starts in Poland."


def test_an_event_quotes_no_headline_as_the_beginning_of_a_sentence() -> None:
    """The citation names it; where the article tells no more of the event, it is quoted."""
    text = "Talks fail in Oslo\n\nTalks between Norway and Canada ended on Monday."
    oslo = made(title="Talks fail in Oslo").head
    head, told = Span("a", 0, 18), Span("a", 20, len(text))
    assert beside_headline([head, told], text, oslo) == (told,)
    assert beside_headline([head], text, oslo) == (head,)


def test_what_is_unknown_says_what_there_is(record: Record) -> None:
    with pytest.raises(BadInput, match="nothing in the record has the id"):
        called(record, "zz")
    with pytest.raises(BadInput, match="no style 'harvard'; there are: chicago"):
        cite.cited([made()], "harvard")


def test_a_name_by_its_parts() -> None:
    assert Name("J.R.", "Vale").initials == "J. R."
    assert Name("Ann", "Vale", "III").sorted == "Vale, Ann, III"
