"""What several tests share: a desk's record made by hand, a server on it, and a browser.

The record is written by the real store from records made here, so that what stands where is
known to the character and a test of a screen does not depend on what the reader finds.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

import detente
from detente.reading import Reading
from detente.records import (
    Article,
    Attribution,
    Basis,
    Copy,
    Cut,
    EntityKind,
    EventMention,
    Failure,
    Hints,
    IssueMention,
    Labelled,
    Mention,
    Page,
    Side,
    Standing,
    Time,
    When,
    content_id,
)
from detente.spans import Span

if TYPE_CHECKING:
    from detente.language import Parse
    from detente.record import Record

# workers whose matrices each want all cores wait for each other, ten times as long
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# what several tests import by name: `asking`, `toys`, which workers of a build import as well
sys.path.insert(0, str(Path(__file__).parent / "helpers"))

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PILE = Path(detente.__file__).parent / "data" / "example" / "pile"
MANY = 520
"""Attributions in the long article: more than ten pages of a list."""
MAKERS = ("mentions/1", "times/1", "attributions/1", "events/1", "issues/1")

OFFER = """Moscow offers shared radar, Washington asks for time

HARBOUR CITY, June 9 — President Vladimir Putin proposed on Thursday that the United States use \
a Russian-run radar in Azerbaijan, a step that his spokesman called “a test of partnership”.

“We are ready to share the data in real time,” Mr. Putin told reporters. President Bush \
described the offer as “interesting”.

Moscow has threatened to suspend a treaty if construction starts in Poland."""

FRAMEWORK = """Two capitals look for a framework

The outgoing president, Vladimir Putin, embraced a proposal. “It is a letter to be studied,” \
Mr. Putin said."""

HOSTILE = """<script>alert("headline")</script> & \u201cquotes\u201d \u202eesrever

=HYPERLINK("http://evil.example","x") he said. <img src=x onerror=alert(1)> "quoted" 'single' \
\u2066isolated\u2069 and \u202eturned round\u202c again, \U0001f600 the <b>minister</b> said."""


def span_of(article: str, text: str, words: str, nth: int = 0) -> Span:
    """The nth place (from 0) of some words in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(article, start, start + len(words))


class Draft:
    """An article and what rests on it, written down by its words."""

    def __init__(self, name: str, text: str, **more: Any) -> None:
        title, _, _ = text.partition("\n\n")
        self.sha = hashlib.sha256(text.encode()).hexdigest()
        self.text = text
        self.records: list[object] = []
        self.article = Article(
            id=content_id(name),
            page=self.sha,
            path=more.pop("path", f"pile/{name}.txt"),
            text=text,
            body_start=len(title) + 2,
            title=title,
            cleaner="plain/1",
            **more,
        )

    def span(self, words: str, nth: int = 0) -> Span:
        """Where some words of it stand."""
        return span_of(self.article.id, self.text, words, nth)

    def said(self, source: str, cue: str, content: str, **more: Any) -> Attribution:
        """An attribution; `source` may be "" where nobody is named."""
        spans = (self.span(source),) if source else ()
        made = Attribution(
            content_id(self.article.id, cue, content),
            self.article.id,
            more.pop("kind", "direct"),
            spans,
            (self.span(cue),),
            (self.span(content),),
            when=more.pop("when", self.article.published),
            **more,
        )
        self.records.append(made)
        return made

    def done(self, anchor: str, sentence: str, kind: tuple[str, str | None], **more: Any) -> None:
        """An event mention of a PLOVER type and mode."""
        self.records.append(
            EventMention(
                content_id(self.article.id, anchor),
                self.article.id,
                self.span(anchor),
                self.span(sentence),
                kind[0],
                kind[1],
                (),
                more.pop("actors", ()),
                more.pop("recipients", ()),
                more.pop("when", self.article.published),
                more.pop("standing", Standing.ACTUAL),
                **more,
            )
        )

    def named(self, words: str, entity: str, name: str, kind: EntityKind) -> None:
        """A mention of somebody."""
        self.records.append(Mention(self.span(words), "name", 0, entity, kind, name, None))

    def write(self, record: Record) -> None:
        """Into the record, page and all."""
        from detente.record import write

        body = self.text.encode()
        write.keep_page(record, Page(self.sha, body, self.article.path, "text/plain"))
        write.sight(record, self.article.path, self.sha, (len(body), 0), Hints())
        write.write_article(record, self.article, "by hand")
        parse = cast("Parse", None)
        reading = Reading(self.article, parse, tuple(self.records))
        write.write_reading(record, reading, "by hand", MAKERS)


def on(day: date, basis: Basis = Basis.STATED, *why: str) -> When:
    """A time of one day."""
    return When(day.isoformat(), day, day, basis, None, why)


PUTIN = ("person:vladimir-putin", "Vladimir Putin")
BUSH = ("person:george-w-bush", "George W. Bush")


def offer() -> Draft:
    """A dated article with everything in it."""
    draft = Draft(
        "offer",
        OFFER,
        outlet="Harbour Post",
        agency="Pelagic Wire",
        byline="Ines Marlow",
        dateline="HARBOUR CITY, June 9",
        url="https://harbour-post.example/offer",
        published=on(date(2007, 6, 9)),
        origin="text",
        cuts=(Cut("credit", "Photo: <i>archive</i>", 60), Cut("crumb", "Share · Print", 400)),
    )
    thursday = on(date(2007, 6, 7), Basis.RELATIVE, "“on Thursday”, from the day of publication")
    draft.records.append(Time(draft.span("on Thursday"), "DATE", "2007-06-07", thursday))
    draft.named("President Vladimir Putin", *PUTIN, EntityKind.PERSON)
    draft.named("President Bush", *BUSH, EntityKind.PERSON)
    draft.named("the United States", "state:USA", "United States", EntityKind.STATE)
    russia = draft.span("Moscow", 1)
    draft.records.append(Mention(russia, "name", 0, "state:RUS", EntityKind.STATE, "Russia", "RUS"))
    draft.records.append(IssueMention(draft.span("Russian-run radar"), "missile-defence"))
    told = draft.said(
        "Mr. Putin", "told", "“We are ready to share the data in real time,”",
        source_entity=PUTIN[0], source_name=PUTIN[1], addressee="reporters",
    )  # fmt: skip
    draft.said(
        "his spokesman", "called", "“a test of partnership”", kind="mixed",
        source_name="a spokesman of Vladimir Putin", when=thursday,
    )  # fmt: skip
    draft.said(
        "President Bush", "described", "the offer as “interesting”", kind="mixed",
        source_entity=BUSH[0], source_name=BUSH[1],
    )  # fmt: skip
    first = OFFER[OFFER.index("HARBOUR") : OFFER.index("\n\n“We")]
    last = OFFER[OFFER.index("Moscow has") :]
    putin = Side(draft.span("President Vladimir Putin"), PUTIN[1], PUTIN[0], "RUS")
    usa = Side(draft.span("the United States"), "United States", "state:USA", "USA")
    draft.done(
        "proposed", first, ("COOPERATE", "military"),
        actors=(putin,), recipients=(usa,), standing=Standing.OFFERED, when=thursday,
    )  # fmt: skip
    moscow = Side(russia, "Russia", "state:RUS", "RUS")
    draft.done(
        "threatened to suspend", last, ("PROTEST", None), actors=(moscow,),
        standing=Standing.THREATENED, condition=draft.span("if construction starts in Poland"),
    )  # fmt: skip
    events = [r for r in draft.records if isinstance(r, EventMention)]
    draft.records += [Labelled(made.id, ("missile-defence",)) for made in (told, *events)]
    return draft


def framework() -> Draft:
    """An article without a date; its text allows bounds."""
    why = ("Vladimir Putin is called president: 7 May 2000 to 7 May 2008", "a letter is answered")
    bounds = When(None, date(2001, 9, 8), date(2008, 5, 7), Basis.INFERRED, None, why)
    draft = Draft("framework", FRAMEWORK, outlet="Kestrel", published=bounds, origin="inferred")
    draft.named("Vladimir Putin", *PUTIN, EntityKind.PERSON)
    draft.said("Mr. Putin", "said", "“It is a letter to be studied,”",
               source_entity=PUTIN[0], source_name=PUTIN[1])  # fmt: skip
    return draft


def hostile() -> Draft:
    """An article that wants to be markup, a formula, and read from the right."""
    draft = Draft(
        "hostile",
        HOSTILE,
        path="pile/<img src=x onerror=alert(2)>\u202e.txt",
        outlet='"><script>alert("outlet")</script>',
        byline="\u202eyb\u202c",
        url="javascript:alert(3)",
        published=on(date(2011, 2, 3), Basis.GIVEN),
        origin="given",
    )
    draft.said("he", "said", '=HYPERLINK("http://evil.example","x")',
               source_name="<b>he</b>\u202e")  # fmt: skip
    return draft


def long_one() -> Draft:
    """An article of very many attributions, a headline without a blank, and a name without end."""
    name = "Deputy Minister " + "Aleksandropolskaya-" * 9 + "Petrova"
    lines = [f"“Point {n} stands,” {name} said{n}." for n in range(MANY)]
    text = "Extraordinary" * 14 + "\n\n" + "\n\n".join(lines)
    draft = Draft("long", text, outlet="Northern Ledger", published=on(date(2010, 1, 1)))
    for n in range(MANY):
        when = on(date(2010, 1, 1) + timedelta(days=n % 90), Basis.PUBLISHED)
        cue = f"said{n}."
        made = Attribution(
            content_id("long", str(n)), draft.article.id, "direct", (draft.span(name, n),),
            (draft.span(cue),), (draft.span(f"“Point {n} stands,”"),), source_name=name, when=when,
        )  # fmt: skip
        draft.records.append(made)
    return draft


def reprint() -> Draft:
    """A copy of the offer."""
    return Draft("reprint", OFFER + "\n", outlet="Alden Courier", published=on(date(2007, 6, 10)))


@pytest.fixture(scope="session")
def desk_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of five articles and two failures; tests only read it."""
    from detente.record import Record, links, write

    path = tmp_path_factory.mktemp("desk") / "desk.db"
    drafts = [offer(), framework(), hostile(), long_one(), reprint()]
    with Record.open(path, create=True) as record:
        for draft in drafts:
            draft.write(record)
        original, copy = drafts[0].article.id, drafts[4].article.id
        links.write_copies(record, [Copy(copy, original, 0.98, "the same words")])
        write.write_failure(record, Failure("pile/empty.txt", None, "intake", "empty", True))
        write.write_failure(record, Failure("pile/=1+1.pdf", None, "intake", "not a text"))
    return path


@pytest.fixture(scope="session")
def pile_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the example pile with all its links, built once for all workers; tests only
    read it, or copy it."""
    from detente.run_local import build
    from detente.settings import Settings

    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    whole, begun = shared / "example", shared / "example-begun"
    with (shared / "example.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not whole.exists():
            begun.mkdir(exist_ok=True)
            build([PILE], begun / "pile.db", Settings())
            begun.rename(whole)
    return whole / "pile.db"


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with nothing in it."""
    from detente.record import Record

    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Record.open(path, create=True).close()
    return path


@pytest.fixture
def record(desk_record: Path) -> Iterator[Record]:
    """The desk's record, open for reading."""
    from detente.record import Record

    with Record.open(desk_record, readonly=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def desk(desk_record: Path) -> Iterator[str]:
    """The address of a server on the desk's record, without the last slash."""
    from detente.web.server import running

    with running(desk_record) as address:
        yield address.rstrip("/")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """The system's Chromium, quiet: nothing of it may call out."""
    return {"executable_path": CHROMIUM, "args": list(QUIET)}


@pytest.fixture(scope="session")
def base_url() -> None:
    """None: addresses are written out. It also stands for pytest-playwright's own, which today's
    pytest calls deprecated."""
