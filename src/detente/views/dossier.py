"""A dossier of any filter: threads, events with their accounts, what was said, discrepancies.

It is a document to hand on: each line has a numbered note with a citation, the exact words and
where they stand; at its end are the articles it rests on, what could not be dated, and how it was
made. Copies are folded into what they reprint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from ..errors import BadInput, typed
from ..record import Filter, Record, queries
from ..spans import Span
from ..version import __version__
from .article import articles
from .asked import ALONE, FIRST, MISSING, Asked, filter_of
from .citation import clean, written
from .cite import NOTES
from .discrepancies import discrepancies
from .dossier_parts import (
    BASIS_WORDS,
    MOST_NOTES,
    Book,
    by_year,
    citation_of,
    day_words,
    each,
    of_discrepancies,
    of_events,
    of_said,
    of_thread,
    said_entry,
)
from .dossier_shapes import (
    ORDERS,
    PARTS,
    Block,
    Entry,
    Front,
    Heading,
    Line,
    Paragraph,
    Plan,
    Quote,
    UsedArticle,
)
from .gather import heads, issue_names
from .plain import act_name
from .said import said
from .shapes import Head, Words, whys_of
from .threads import threads
from .timeline import TimelineItem, timeline

NAMES = {
    "threads": ("Threads", "The life of each proposal, demand and commitment, step by step."),
    "events": ("Events", "What was done, each event with the words of all who tell it."),
    "said": ("What was said", "Attributions, each with the words around it."),
    "days": ("Day by day", "What was said and done, in order of time."),
    "discrepancies": ("Discrepancies", "Where two accounts of the same event differ."),
    "picked": ("Articles picked", "Whole articles, by their day of publication."),
    "articles": ("Articles used", "In the order in which the notes first cite them."),
    "undated": (
        "What could not be dated",
        "Articles used whose day of publication nothing states, with the bounds their words allow.",
    ),
}
"""The sections by their ids: name, and what stands in them."""
UNITS = {
    "threads": ("thread", "threads"),
    "events": ("event", "events"),
    "said": ("attribution", "attributions"),
    "discrepancies": ("discrepancy", "discrepancies"),
}
"""What is counted in each part."""
LABELS = {"actor": "Who", "recipient": "To whom", "by": "Said by", "issue": "Issue",
          "outlet": "Outlet", "type": "Act", "standing": "Standing", "kind": "Wording",
          "stands": "How it stands", "source": "Source", "told": "Told by",
          "start": "From", "end": "To", "words": "Words"}  # fmt: skip
"""Fields of a filter as a reader is told of them."""


def checked(what: Sequence[str], style: str, order: str) -> None:
    """Raises BadInput when a part, a style of notes or an order is none that there is."""
    for one in what:
        if one not in PARTS:
            raise BadInput(f"no part '{typed(one)}' of a dossier; there are: {', '.join(PARTS)}")
    if style not in NOTES:
        raise BadInput(f"no style of notes '{typed(style)}'; there are: {', '.join(NOTES)}")
    if order not in ORDERS:
        raise BadInput(f"no order '{typed(order)}'; there are: {', '.join(ORDERS)}")


def counts(record: Record, asked: Asked) -> dict[str, int]:
    """How many items of each part pass a filter, and how many articles.

    Raises BadInput, BadDate, BadRecord.
    """
    where = filter_of(record, asked)
    return {
        "threads": queries.count_threads(record, where),
        "events": queries.count_events(record, where),
        "said": queries.count_attributions(record, where),
        "discrepancies": queries.count_discrepancies(record, where),
    }


def told(number: int, part: str) -> str:
    """A count in words: "1 thread", "1,204 events"."""
    one, many = UNITS[part]
    return f"{number:,} {one if number == 1 else many}"


def narrowed(asked: Asked) -> tuple[tuple[str, str], ...]:
    """A filter as a reader is told of it: field and values, in the order of the forms."""
    found: list[tuple[str, str]] = []
    for name, label in LABELS.items():
        value: Any = getattr(asked, name)
        if value:
            values = [value] if isinstance(value, str) else value
            found.append((label, " or ".join(_called(name, one) for one in values)))
    if asked.item:
        count = len(asked.item)
        found.append(("Picked", f"{count} picked {'item' if count == 1 else 'items'}"))
    return tuple(found)


def _called(field: str, value: str) -> str:
    """A value of a filter by its name, where it is the id of an issue."""
    if field == "type":
        return act_name(value.upper())
    if field == "told":
        ranked = {ALONE: "one outlet, as joined", FIRST: "one outlet before all others",
                  MISSING: "several others, and not by it"}  # fmt: skip
        return ranked.get(value, f"{value} outlets or more")
    known = issue_names().get(value) if field == "issue" else None
    return known.name if known else value


def title_of(asked: Asked) -> str:
    """A title for a dossier of a filter, where nobody gave one."""
    told = dict(narrowed(asked))
    start, end = told.pop("From", ""), told.pop("To", "")
    days = f"{start} to {end}" if start and end else f"from {start}" if start else f"to {end}"
    parts = [*told.values(), *([days] if start or end else [])]
    title = " · ".join(parts)
    return title[:1].upper() + title[1:] if title else "Everything in the record"


def blocks(record: Record, plan: Plan) -> Iterator[Block]:
    """The blocks of a dossier, made as they are asked for.

    Raises BadInput, BadDate, BadRecord; nothing is made before the plan is known to hold.
    """
    checked(plan.what, plan.style, plan.order)
    book = Book(record, plan, filter_of(record, plan.asked))
    numbers = counts(record, plan.asked)
    picked = queries.count_articles(record, Filter(items=plan.asked.item)) if plan.asked.item else 0
    yield _front(plan, numbers, picked)
    for part in _sections(plan, numbers):
        yield Heading(1, NAMES[part][0], NAMES[part][1] + _bound(plan, part), part)
        book.printed.clear()
        yield from _MAKERS[part](book)
    yield from _picked(book)
    yield from _articles(book)
    yield from _made(book, numbers)


def _bound(plan: Plan, part: str) -> str:
    """What an act that is asked for binds of a section, where that does not go without saying."""
    if not (plan.asked.type or plan.asked.standing):
        return ""
    return BOUND.get(part, "")


BOUND = {
    "threads": " Threads with a step of the act that is asked for, each of them whole.",
    "said": " Those by which an act that is asked for is told.",
    "days": " What was said is that by which an act that is asked for is told.",
}


def _sections(plan: Plan, numbers: dict[str, int]) -> list[str]:
    """The ids of the sections that hold something, in their order."""
    held = [part for part in PARTS if part in plan.what and numbers[part]]
    if plan.order == "section":
        return held
    days = ["days"] if {"events", "said"} & set(held) else []
    return [*(p for p in held if p == "threads"), *days, *(p for p in held if p == "discrepancies")]


def _front(plan: Plan, numbers: dict[str, int], picked: int) -> Front:
    contents = []
    for part in _sections(plan, numbers):
        parts = [p for p in ("events", "said") if p in plan.what] if part == "days" else [part]
        count = ", ".join(told(numbers[one], one) for one in parts)
        contents.append((part, NAMES[part][0], count))
    if picked:
        contents.append(("picked", NAMES["picked"][0], f"{picked:,}"))
    contents += [("articles", "Articles used", ""), ("made", "How this was made", "")]
    return Front(
        clean(plan.title), narrowed(plan.asked), tuple(contents), written(plan.made, "dmy"),
        clean(plan.record_name),
    )  # fmt: skip


# ------------------------------------------------------------------ sections


def _threads(book: Book) -> Iterator[Block]:
    for part in each(book, threads):
        for view in part:
            yield from book.flush(MOST_NOTES)
            yield from of_thread(book, view)
    yield from book.flush()


def _events(book: Book) -> Iterator[Block]:
    return by_year(book, (pair for part in each(book, queries.events)
                          for pair in of_events(book, part)))  # fmt: skip


def _said(book: Book) -> Iterator[Block]:
    def entries() -> Iterator[Any]:
        for part in each(book, said):
            book.prepare([one.article for one in part])
            yield from of_said(book, part)

    return by_year(book, entries())


def _days(book: Book) -> Iterator[Block]:
    printed: set[str] = set()

    def entries() -> Iterator[Any]:
        for part in each(book, timeline):
            for item in part:
                yield from _of_day(book, item, printed)

    return by_year(book, entries())


def _of_day(book: Book, item: TimelineItem, printed: set[str]) -> Iterator[Any]:
    """An attribution; or the whole event of an event mention, the first time."""
    if item.said and "said" in book.plan.what:
        book.prepare([item.article])
        yield item.when, said_entry(book, item.said)
    event = item.done.event if item.done and "events" in book.plan.what else None
    if event and event not in printed:
        printed.add(event)
        found = [(item.when, entry) for _, entry in
                 of_events(book, queries.events_by_id(book.record, [event]))]  # fmt: skip
        yield from found


def _discrepancies(book: Book) -> Iterator[Block]:
    for part in each(book, discrepancies):
        for entry in of_discrepancies(book, part):
            yield from book.flush(MOST_NOTES, entry)
            yield entry
    yield from book.flush()


_MAKERS = {
    "threads": _threads,
    "events": _events,
    "said": _said,
    "days": _days,
    "discrepancies": _discrepancies,
}


# ------------------------------------------------------------------ what it rests on


def _picked(book: Book) -> Iterator[Block]:
    """Whole articles that were picked, each with its first line as the words of its note."""
    items = book.plan.asked.item
    found = articles(book.record, Filter(items=items, copies=True)) if items else []
    if not found:
        return
    texts = queries.texts(book.record, [head.id for head in found])
    book.prepare(found)
    yield Heading(1, *NAMES["picked"], "picked")
    for head in found:
        line = texts[head.id].split("\n", 1)[0].rstrip()
        words = Words((Span(head.id, 0, len(line)),), line)
        quote = Quote("", ((line, True),), book.note(head, words))
        basis = BASIS_WORDS.get(head.published.basis, "")
        yield Entry(day_words(head.published), basis, head.name, head.credit, (quote,))
    yield from book.flush()


def _articles(book: Book) -> Iterator[Block]:
    """The articles used, in order of first use; then those of them without a day."""
    used = list(book.first)
    yield Heading(
        1, "Articles used", "In the order in which the notes first cite them.", "articles"
    )
    if not used:
        yield Paragraph("None: nothing in the record fits the filter.")
    undated: list[Line] = []
    for start in range(0, len(used), 200):
        part = used[start : start + 200]
        found = heads(book.record, part)
        book.prepare(list(found.values()))
        for number, ident in enumerate(part, start=start + 1):
            yield _article(book, number, found[ident])
            if not found[ident].published.value:
                undated.append(_undated(number, found[ident]))
    if undated:
        yield Heading(1, *NAMES["undated"], "undated")
        yield from undated


def _article(book: Book, number: int, head: Head) -> UsedArticle:
    cited = citation_of(book, head, None)
    copies = [one.article for one in queries.copies_about(book.record, head.id)
              if one.original == head.id]  # fmt: skip
    reprints = [one.credit or one.name for one in heads(book.record, copies).values()]
    facts = [
        ("Retrieved", cited.retrieved or "not recorded"),
        ("Also printed by", ", ".join(reprints)),
        ("File", head.path.replace("\\", "/").rsplit("/", 1)[-1]),
        ("Id in the record", head.id),
        ("sha256", cited.sha256 or ""),
    ]
    kept = tuple((name, clean(value)) for name, value in facts if value)
    return UsedArticle(
        number, NOTES[book.plan.style](cited), cited.address, kept, book.first[head.id]
    )


def _undated(number: int, head: Head) -> Line:
    bounds = day_words(head.published)
    return Line(
        f"{number}. {clean(head.name)}", f"{bounds}: {clean('; '.join(whys_of(head.published)))}"
    )


def _made(book: Book, numbers: dict[str, int]) -> Iterator[Block]:
    """How the dossier was made, so that it can be made again and doubted."""
    plan, used = book.plan, sorted(book.first)
    filters = "; ".join(f"{label}: {value}" for label, value in narrowed(plan.asked))
    stages = dict.fromkeys(one for ident in used for one in queries.makers(book.record, ident))
    held = ", ".join(told(numbers[part], part) for part in PARTS if part in plan.what)
    made = f"on {written(plan.made, 'dmy')} by Detente {__version__}"
    cited = f"{len(used):,} articles are cited in {book.number:,} notes"
    yield Heading(1, "How this was made", "", "made")
    yield Line("Made", f"{made} from the record {clean(plan.record_name)}")
    yield Line("Filter", clean(filters) or "none: everything in the record")
    yield Line("Holds", f"{held or 'nothing'}; {cited}")
    yield Line("Read by", ", ".join(stages) or "nothing")
    yield Line(
        "Fingerprint", f"{_fingerprint(book, used)} (sha256 of ids and pages of the articles)"
    )
    for text in _RULES:
        yield Paragraph(" ".join(text.split()))


def _fingerprint(book: Book, used: Sequence[str]) -> str:
    whole = sha256()
    for start in range(0, len(used), 200):
        pages = queries.pages_of(book.record, used[start : start + 200])
        for ident in used[start : start + 200]:
            whole.update(f"{ident} {pages[ident].sha256 if ident in pages else ''}\n".encode())
    return whole.hexdigest()


_RULES = (
    """Every entry was found by a program in the words that stand under it, and every note points at
    words of an article: where they stand in its text, by characters, is kept with each note in
    the file that browsers open, and in the lists of the record. Words in notes stand between
    quotation marks, and marks within them and the stop at their end follow the style; nothing
    else is changed. Words of more than two lines, which stand whole above, are named there by
    their first and last six. Line breaks within words are set as blanks, and characters that
    control the direction of a text as a question mark in a diamond (U+FFFD).""",
    """A text that several outlets print, such as an agency report, is folded into one of them. A
    day that no text states is marked: “worked out” from a relative expression, “day of publication”
    where nothing else is said, “inferred” from what the text mentions, “given by a person”.""",
    "A program errs. Before a line is relied on, read its words in the article.",
)
"""What a reader must know to use a dossier, a paragraph each."""
