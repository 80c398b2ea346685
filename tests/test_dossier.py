"""Dossiers: what they hold, notes that point at words, and text that wants to be something else."""

from __future__ import annotations

import re
import shutil
import tracemalloc
from collections.abc import Iterable, Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from detente.cli import cli
from detente.cli.dossier import dossier as command
from detente.errors import BadInput
from detente.export import dossier_html, dossier_markdown
from detente.export.dossier import write
from detente.linked import Event, event_id
from detente.record import Record, across
from detente.records import Basis, Side, Standing, When, content_id
from detente.spans import Span
from detente.views import dossier
from detente.views.asked import Asked
from detente.views.dossier_parts import by_their_ends
from detente.views.dossier_shapes import (
    PARTS,
    Block,
    Entry,
    Front,
    Heading,
    Line,
    Note,
    Notes,
    Paragraph,
    Plan,
    Quote,
    UsedArticle,
)

OFFER, REPRINT = content_id("offer"), content_id("reprint")
MENTIONS = tuple(content_id(OFFER, words) for words in ("proposed", "threatened to suspend"))
EVIL = [
    "<script>alert(1)</script>",
    "[click](http://evil.example) ![i](x)",
    "www.evil.example and https://evil.example/x and a@evil.example",
    "<http://evil.example>",
    "# not a heading\n\n- nor a list\n> nor a quotation\n| a | b |\n|--|--|",
    "**bold** _it_ `code` ~~gone~~ $x$ [^1]: note [^1] &amp; &lt; {: .x} ==m==",
    "\u202ereversed\u202c \x1b[31m",
    '"><img src=x onerror=alert(1)>',
    "``` \n</style><script>",
    "1. numbered",
]


def plan(**given: object) -> Plan:
    """A plan of everything in the record, with what is given changed."""
    fields = {
        "title": "A dossier",
        "asked": Asked(),
        "style": "chicago",
        "what": PARTS,
        "order": "section",
        "made": date(2026, 5, 3),
        "record_name": "desk.db",
        **given,
    }
    return Plan(**fields)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def path(desk_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk's record with one event of two event mentions."""
    path = tmp_path_factory.mktemp("dossier") / "desk.db"
    shutil.copy(desk_record, path)
    putin = Side(Span(OFFER, 60, 65), "Vladimir Putin", "person:vladimir-putin", "RUS")
    with Record.open(path) as record:
        event = Event(
            event_id(MENTIONS), "Russia offers a radar", "COOPERATE", "military", (putin,), (),
            thursday(), None, Standing.OFFERED, MENTIONS, (OFFER,), ("Harbour Post",),
            ("missile-defence",),
        )  # fmt: skip
        across.put_events(record, [event], dict.fromkeys(MENTIONS, OFFER))
    return path


def thursday() -> When:
    return When("2007-06-07", date(2007, 6, 7), date(2007, 6, 7), Basis.RELATIVE)


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with Record.open(path, readonly=True) as record:
        yield record


def notes(made: Iterable[Block]) -> list[Note]:
    return [note for block in made if isinstance(block, Notes) for note in block.notes]


def test_each_quotation_has_one_note_in_order(record: Record) -> None:
    made = list(dossier.blocks(record, plan()))
    quoted = [quote.note for block in made if isinstance(block, Entry) for quote in block.quotes]
    numbers = [note.number for note in notes(made)]
    assert quoted == numbers == list(range(1, len(quoted) + 1))
    assert len(quoted) > 500


def test_notes_follow_what_they_belong_to(record: Record) -> None:
    open_notes: set[int] = set()
    for block in dossier.blocks(record, plan()):
        if isinstance(block, Entry):
            open_notes |= {quote.note for quote in block.quotes}
        elif isinstance(block, Notes):
            assert {note.number for note in block.notes} == open_notes
            open_notes.clear()
        elif isinstance(block, Heading) and block.level == 1:
            assert not open_notes


def test_a_note_says_words_and_where_they_stand(record: Record) -> None:
    made = list(
        dossier.blocks(record, plan(asked=Asked(issue=("missile defence",)), what=("said",)))
    )
    first = notes(made)[0]
    whole = "".join(text for text, _ in first.runs)
    assert whole.startswith("Vladimir Putin, quoted in Ines Marlow, “Moscow offers shared radar, ")
    assert whole.endswith("“We are ready to share the data in real time.”")
    start, end = map(int, re.findall(r"\d+", first.place))
    text = record.one("select text from articles where id = ?", (OFFER,))[0]
    assert text[start:end] == "“We are ready to share the data in real time,”"


def test_an_event_has_the_words_of_its_accounts(record: Record) -> None:
    made = list(dossier.blocks(record, plan(what=("events",))))
    entry = next(block for block in made if isinstance(block, Entry))
    assert (entry.lead, entry.when, entry.basis) == (
        "Russia offers a radar", "7 June 2007", "worked out")  # fmt: skip
    assert entry.meta == "offered"
    assert [quote.by for quote in entry.quotes] == ["Harbour Post (Pelagic Wire), 9 June 2007", ""]
    assert entry.quotes[1].tail == "on the condition: if construction starts in Poland"
    assert [text for text, hit in entry.quotes[1].pieces if hit] == ["threatened to suspend"]
    notes = "".join(text for block in made if isinstance(block, Notes) for note in block.notes
                    for text, _ in note.runs)  # fmt: skip
    assert "threatened to suspend" not in re.findall("“(.*?)”", notes)  # a sentence, not its verb


def test_the_words_of_an_act_are_printed_once_in_all_sections(pile_record: Path) -> None:
    asked = plan(asked=Asked(issue=("missile-defence",)), what=("threads", "events"))
    with Record.open(pile_record, readonly=True) as record:
        entries = [one for one in dossier.blocks(record, asked) if isinstance(one, Entry)]
    words = ["".join(text for text, _ in quote.pieces) for one in entries for quote in one.quotes]
    twice = {one for one in words if words.count(one) > 1}
    assert len(words) > 30
    assert twice <= {"The withdrawal takes effect in six months, as the treaty provides."}  # of two
    above = [one for one in entries if "in the words of note " in one.meta]
    numbers = {quote.note for one in entries for quote in one.quotes}
    led = {int(n) for one in above for n in re.findall(r"words of note (\d+)", one.meta)}
    assert len(above) > 10 and led <= numbers
    html = dossier_html._entry(above[0])
    assert re.search(r'<a href="#n\d+">in the words of note \d+</a>', html)


def test_by_day_an_event_stands_once_among_what_was_said(record: Record) -> None:
    asked = Asked(start="2007", end="2007")
    made = list(dossier.blocks(record, plan(order="day", asked=asked)))
    assert next(b.id for b in made if isinstance(b, Heading) and b.level == 1) == "days"
    leads = [block.lead for block in made if isinstance(block, Entry)]
    assert leads.count("Russia offers a radar") == 1
    assert "Vladimir Putin told to reporters" in leads


def test_articles_used_say_what_they_rest_on(record: Record) -> None:
    made = list(dossier.blocks(record, plan()))
    used = {block.number: block for block in made if isinstance(block, UsedArticle)}
    assert list(used) == [1, 2, 3, 4]
    facts = dict(next(dict(u.facts) for u in used.values() if OFFER in dict(u.facts).values()))
    assert facts["Also printed by"] == "Alden Courier"
    assert len(facts["sha256"]) == 64
    lines = [block for block in made if isinstance(block, Line)]
    undated = next(
        line for line in lines if line.term.endswith("Two capitals look for a framework")
    )
    assert undated.text.startswith("between 8 September 2001 and 7 May 2008: Vladimir Putin is")
    assert any(line.term == "Fingerprint" for line in lines)


def test_an_empty_dossier_says_so(record: Record) -> None:
    made = list(dossier.blocks(record, plan(asked=Asked(start="1960", end="1961"))))
    assert not any(isinstance(block, Entry) for block in made)
    texts = [block.text for block in made if isinstance(block, Paragraph)]
    assert texts[0] == "None: nothing in the record fits the filter."


def test_what_there_is_not_is_said_before_anything_is_made(record: Record) -> None:
    for wrong in ({"what": ("gossip",)}, {"style": "bibtex"}, {"order": "colour"}):
        with pytest.raises(BadInput, match="there are:"):
            next(dossier.blocks(record, plan(**wrong)))


def test_a_title_is_made_of_the_filter() -> None:
    assert dossier.title_of(Asked()) == "Everything in the record"
    assert dossier.title_of(Asked(by=("putin",), start="2007")) == "Putin · from 2007"
    assert dossier.title_of(Asked(issue=("missile-defence",), start="2001", end="2012")) == (
        "Missile defence · 2001 to 2012")  # fmt: skip


def test_long_words_are_named_by_their_ends() -> None:
    long = " ".join(f"word{n}" for n in range(40))
    assert by_their_ends(long).startswith("word0 word1 word2 word3 word4 word5 … word34")
    assert by_their_ends("short words") == "short words"


# ------------------------------------------------------------------ hostile text


def evil_blocks() -> Iterator[Block]:
    yield Front(EVIL[0], ((EVIL[1], EVIL[2]),), (("said", EVIL[3], EVIL[4]),), EVIL[5], EVIL[7])
    number = count(1)
    for words in EVIL:
        yield Heading(1, words, words, "said")
        n = next(number)
        quote = Quote(words, ((words, False), (words, True)), n, words)
        yield Entry(words, words, words, words, (quote,))
        yield Notes((Note(n, ((words, False), (words, True)), words),))
        yield UsedArticle(n, ((words, True),), "https://ok.example/", ((words, words),), n)
        yield Line(words, words)
        yield Paragraph(words)


class Tags(HTMLParser):
    """Every tag with its attributes, and all the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_html_holds_hostile_text() -> None:
    whole = "".join(dossier_html.lines(evil_blocks()))
    parser = Tags()
    parser.feed(whole)
    names = {tag for tag, _ in parser.tags}
    assert not names & {"script", "img", "iframe", "object", "link", "form", "base"}
    links = {a.get("href") or "" for tag, a in parser.tags if tag == "a"}
    assert all(link.startswith("#") or link == "https://ok.example/" for link in links)
    assert not any(name.startswith("on") for _, a in parser.tags for name in a)
    assert "\u202e" not in whole
    assert "\x1b" not in whole
    assert "".join(parser.words).count("<script>alert(1)</script>") > 5


def test_the_style_of_a_page_holds_a_hostile_title() -> None:
    front = Front('"} body { display: none } </style><script>', (), (), "", "")
    whole = "".join(dossier_html.lines([front]))
    style = whole[whole.index("<style>") : whole.index("</style>")]
    assert "display: none }" not in style.split("@top-left { content:")[-1]
    assert whole.count("<script") == 0


def test_html_asks_nobody_for_anything() -> None:
    whole = "".join(dossier_html.lines(evil_blocks()))
    assert "default-src 'none'" in whole
    assert not re.search(r"url\(|@import|src=(?!x)|<link", whole)


@pytest.mark.parametrize("preset", ["commonmark", "gfm-like"])
def test_markdown_holds_hostile_text(preset: str) -> None:
    whole = "".join(dossier_markdown.lines(evil_blocks()))
    reader = MarkdownIt(preset, {"linkify": False})
    if preset == "gfm-like":
        reader.use(footnote_plugin)
    links, kinds = [], set()
    for token in reader.parse(whole):
        for one in [token, *(token.children or [])]:
            kinds.add(one.type)
            if one.type == "link_open":
                links.append(one.attrs["href"])
    assert not links
    assert not kinds & {"html_block", "html_inline", "image", "code_inline", "fence", "code_block",
                        "table_open", "hr", "s_open"}  # fmt: skip
    heads = [line for line in whole.splitlines() if line.startswith("#")]
    assert len(heads) == 1 + len(EVIL)
    defined = re.findall(r"^\[\^(\d+)\]:", whole, re.MULTILINE)
    assert defined == [str(n) for n in range(1, len(EVIL) + 1)]


def test_markdown_gives_the_words_back() -> None:
    for words in EVIL[:6]:
        html = MarkdownIt("commonmark").render(dossier_markdown.text(words))
        parser = Tags()
        parser.feed(html)
        assert "".join(parser.words).strip() == " ".join(words.split())
    assert dossier_markdown.text("Mr. Putin, 1.5 – “no”") == "Mr. Putin, 1.5 – “no”"
    assert dossier_markdown.text("2007. A year") == "2007\\. A year"


# ------------------------------------------------------------------ files and the command


def test_a_file_appears_only_when_it_is_whole(record: Record, tmp_path: Path) -> None:
    for name in ("a.html", "a.md"):
        write(record, plan(), tmp_path / name)
    assert (tmp_path / "a.html").read_text(encoding="utf-8").endswith("</html>\n")
    assert "[^1]" in (tmp_path / "a.md").read_text(encoding="utf-8")
    with pytest.raises(BadInput):
        write(record, plan(what=("gossip",)), tmp_path / "b.html")
    with pytest.raises(BadInput, match=r"neither \.html nor \.md"):
        write(record, plan(), tmp_path / "b.pdf")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.html", "a.md"]


def test_a_long_dossier_keeps_little_in_memory(record: Record) -> None:
    def run(made: Iterable[Block]) -> int:
        tracemalloc.start()
        for _ in dossier_html.lines(made):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    whole = "".join(dossier_html.lines(dossier.blocks(record, plan())))
    assert run(dossier.blocks(record, plan())) < 8 * len(whole)
    groups = [len(b.notes) for b in dossier.blocks(record, plan()) if isinstance(b, Notes)]
    assert max(groups) < 200


def test_a_file_that_cannot_be_written_is_told(path: Path, tmp_path: Path) -> None:
    to = tmp_path / "nowhere" / "d.html"
    done = CliRunner().invoke(cli, ["dossier", "--to", str(to), "--record", str(path)])
    assert done.exit_code == 1
    assert f"{to}: cannot be written (No such file or directory); free room" in done.output


def test_the_command_writes_a_file_and_takes_a_last_day(path: Path, tmp_path: Path) -> None:
    to = tmp_path / "d.md"
    arguments = ["--to", str(to), "--to", "2007", "--by", "putin", "--record", str(path),
                 "--what", "said", "--title", "Radar"]  # fmt: skip
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 0, done.output
    whole = to.read_text(encoding="utf-8")
    assert whole.startswith("# Radar\n")
    assert "- **To** 2007" in whole
    for wrong in ([], ["--to", "2007"], ["--to", "a.md", "--to", "b.md"]):
        assert CliRunner().invoke(command, [*wrong, "--record", str(path)]).exit_code == 2
