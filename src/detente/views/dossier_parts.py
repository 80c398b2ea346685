"""The entries of a dossier: attributions, events with their accounts, threads, discrepancies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ..linked import Event
from ..record import Filter, Record, queries
from ..records import Basis, Standing, When
from ..spans import Span
from . import gather
from .citation import Citation, day_of
from .cite import NOTES, Runs, again, quoted
from .cite_gather import spoken
from .discrepancies import DiscrepancyView
from .dossier_shapes import Block, Entry, Heading, Note, Notes, Plan, Quote
from .passed_on import carriers
from .shapes import Done, Head, Said, Words, dated, emphasised, when_label, why_of
from .thread_steps import StepView
from .threads import ThreadView
from .vouched import vouched

AT_ONCE = 200
"""Items fetched at a time: enough that questions to the record cost little, and a few hundred
kilobytes of text."""
MOST_NOTES = 60
"""Notes kept for the end of a section before they are set at the next change of year or thread:
about three printed pages, so that a reader need not turn further."""
LONG = 160
"""Characters of words that a note repeats whole: two lines of a printed note."""
ENDS = 6
"""Words at each end by which longer ones are named; six are found at once in a paragraph."""
BASIS_WORDS = {
    Basis.RELATIVE: "worked out",
    Basis.PUBLISHED: "day of publication",
    Basis.INFERRED: "inferred",
    Basis.GIVEN: "given by a person",
}
"""How a day is known, beside it, where it is not simply stated."""

Item = TypeVar("Item")
Lister = Callable[[Record, Filter, int | None, str | None], Sequence[Item]]


@dataclass(slots=True)
class Book:
    """What is kept while a dossier is made: numbers of notes, and which articles were cited."""

    record: Record
    plan: Plan
    where: Filter
    number: int = 0
    first: dict[str, int] = field(default_factory=dict)
    """The first note on each article, by its id, in order of first use."""
    pending: list[Note] = field(default_factory=list)
    pages: dict[str, queries.PageFacts] = field(default_factory=dict)
    printed: dict[tuple[Span, ...], int] = field(default_factory=dict)
    """The words that stand in this section, each with their note: they are printed once."""
    told: dict[tuple[Span, ...], int] = field(default_factory=dict)
    """The same of all sections: an act that says itself what was done need not print them again."""

    def prints(self, words: Words, note: int) -> None:
        """Keeps that words now stand here, with their note."""
        self.printed[words.spans] = note
        self.told.setdefault(words.spans, note)

    def prepare(self, heads: Sequence[Head]) -> None:
        """Fetch what notes on these articles need."""
        self.pages = queries.pages_of(self.record, [head.id for head in heads])

    def note(self, head: Head, words: Words, said: Said | None = None, over: str = "") -> int:
        """The number of a new note on words of an article, which `said` attributes and perhaps
        `over` passes on."""
        self.number += 1
        cited = replace(citation_of(self, head, words), quote=by_their_ends(words.text))
        cited = spoken(cited, said, over) if said else cited
        if (first := self.first.setdefault(head.id, self.number)) == self.number:
            runs: Runs = NOTES[self.plan.style](cited)
        else:
            runs = ((again(cited, self.plan.style, first) + quoted(cited, self.plan.style), False),)
        self.pending.append(Note(self.number, runs, cited.characters))
        return self.number

    def flush(self, least: int = 1, before: Entry | None = None) -> Iterator[Notes]:
        """The notes so far, when there are at least so many, but for those of an entry to come."""
        first = before.quotes[0].note if before and before.quotes else self.number + 1
        ready = tuple(note for note in self.pending if note.number < first)
        if len(ready) >= least:
            yield Notes(ready)
            self.pending = [note for note in self.pending if note.number >= first]


def by_their_ends(words: str) -> str:
    """Long words by their first and last few, as a note names what stands whole above it."""
    parts = words.split()
    if len(words) <= LONG or len(parts) <= 2 * ENDS:
        return words
    return f"{' '.join(parts[:ENDS])} … {' '.join(parts[-ENDS:])}"


def citation_of(book: Book, head: Head, words: Words | None) -> Citation:
    """A citation of an article, perhaps of words in it, with what is known of its page."""
    page = book.pages.get(head.id)
    return Citation(
        head=head,
        seen=book.plan.made,
        spans=words.spans if words else (),
        quote=words.text if words else None,
        retrieved=page.retrieved if page else None,
        sha256=page.sha256 if page else None,
    )


def each(book: Book, view: Lister[Item]) -> Iterator[list[Item]]:
    """Everything that passes the filter, some at a time."""
    after: str | None = None
    while part := list(view(book.record, book.where, AT_ONCE, after)):
        yield part
        if len(part) < AT_ONCE:
            return
        after = part[-1].id  # type: ignore[attr-defined]


def by_year(book: Book, entries: Iterator[tuple[When, Entry]]) -> Iterator[Block]:
    """Entries under the years in which they lie, a day said once, notes at the end."""
    year = day = ""
    for when, entry in entries:
        if period(when) != year:
            yield from book.flush(MOST_NOTES, entry)
            year, day = period(when), ""
            yield Heading(2, year)
        elif entry.when != day:
            # a year of thousands of items must not keep all its notes
            yield from book.flush(2 * MOST_NOTES, entry)
        said_before = entry.when == day
        day = entry.when
        yield replace(entry, when="", basis="") if said_before else entry
    yield from book.flush()


def period(when: When) -> str:
    """The heading of a time: "2007", also where one end is open; "2001–2008"; "Undated"."""
    first, last = (day.year if day else None for day in (when.earliest, when.latest))
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    return str(first or last or (when.value or "")[:4] or "Undated")


def day_words(when: When) -> str:
    """A time for the column of days: "9 June 2007", "between 8 September 2001 and …"."""
    return day_of(when, "dmy").strip("[]") or when_label(when).capitalize()


def basis_words(when: When) -> str:
    """How a time is known, where it is not stated; why nothing is, where nothing is."""
    return BASIS_WORDS.get(when.basis, "") if dated(when) else why_of(when)


# ------------------------------------------------------------------ said


def of_said(book: Book, found: Sequence[Said]) -> Iterator[tuple[When, Entry]]:
    """Attributions, each with its sentence and its content marked."""
    over = carriers(book.record, found)
    for one in found:
        yield one.when, said_entry(book, one, over.get(one.id, ""))


def said_entry(book: Book, one: Said, over: str = "") -> Entry:
    """One attribution; `over` is who passes it on."""
    who = one.source.name if one.source else "A source that is not named"
    whom = f" to {one.addressee}" if one.addressee else ""
    before = book.printed.get(one.sentence.spans)
    quotes: tuple[Quote, ...] = ()
    if before is None:
        pieces = emphasised(one.sentence, one.content)
        quotes = (Quote("", pieces, book.note(one.article, vouched(one), one, over)),)
        book.prints(one.sentence, quotes[0].note)
    meta = [one.article.credit, *(issue.name for issue in one.issues), _above(before)]
    return Entry(
        day_words(one.when),
        basis_words(one.when),
        f"{who} {one.verb}{whom}",
        " · ".join(part for part in meta if part),
        quotes,
    )


def _above(note: int | None) -> str:
    """Where words stand that were printed before, for one more reading of them."""
    return f"in the words of note {note}" if note else ""


# ------------------------------------------------------------------ events


def of_events(book: Book, found: Sequence[Event]) -> Iterator[tuple[When, Entry]]:
    """Events, each with the sentences of all its accounts; reprints are named beside theirs."""
    mentions = [ident for event in found for ident in event.mentions]
    done = gather.done_of(book.record, queries.event_mentions_by_id(book.record, mentions))
    known = {one.id: one for one in done}
    book.prepare([one.article for one in done])
    for event in found:
        told = [known[ident] for ident in event.mentions if ident in known]
        yield event.when, _event_entry(book, event, told)


def _event_entry(book: Book, event: Event, told: Sequence[Done]) -> Entry:
    heads = {one.article.id: one.article for one in told}
    own = [one for one in told if one.article.copy_of not in heads]
    own.sort(key=lambda one: (_day(one.article), one.article.id, one.anchor.spans))
    accounts = len({one.article.id for one in own})
    meta = [
        "" if event.standing is Standing.ACTUAL else event.standing.value,
        event.place or "",
        f"{accounts} accounts" if accounts > 1 else "",
    ]
    quotes, above = _accounts(book, own, heads)
    meta += above
    return Entry(
        day_words(event.when),
        basis_words(event.when),
        event.label,
        " · ".join(part for part in meta if part),
        tuple(quotes),
    )


def _accounts(
    book: Book, own: Sequence[Done], heads: dict[str, Head]
) -> tuple[list[Quote], list[str]]:
    """The words of each account, each once; and where those stand that were printed before."""
    quotes: list[Quote] = []
    above: list[str] = []
    said: set[tuple[str, tuple[Span, ...]]] = set()
    for one in own:
        if (where := (one.article.id, one.sentence.spans)) in said:
            continue
        if before := book.told.get(one.sentence.spans):
            above.append(f"{one.article.credit or 'outlet unknown'} {_above(before)}")
        else:
            first = one.article.id not in {article for article, _ in said}
            quotes.append(_account(book, one, heads, first=first))
            book.prints(one.sentence, quotes[-1].note)
        said.add(where)
    return quotes, above


def _day(head: Head) -> str:
    first = head.published.earliest if head.published.value else None
    return first.isoformat() if first else "~"


def _account(book: Book, one: Done, heads: dict[str, Head], *, first: bool) -> Quote:
    """The words of one article; it and its reprints are named at the `first` of them."""
    copies = [head.credit or head.name for head in heads.values() if head.copy_of == one.article.id]
    tail = [
        f"according to {one.said_by_name}" if one.said_by_name else "",
        f"on the condition: {one.condition.text}" if one.condition else "",
        f"by {day_words(one.deadline)}" if one.deadline else "",
        f"also printed by {', '.join(copies)}" if copies and first else "",
    ]
    by = one.article.credit or "Outlet unknown"
    day = day_of(one.article.published, "dmy") or "undated"
    return Quote(
        f"{by}, {day}" if first else "",
        emphasised(one.sentence, one.anchor),
        book.note(one.article, one.sentence),
        "; ".join(part for part in tail if part),
    )


# ------------------------------------------------------------------ threads, discrepancies


def of_thread(book: Book, view: ThreadView) -> Iterator[Block]:
    """A thread under its title, which begins with its issue, with its steps."""
    book.prepare([step.article for step in view.steps])
    parties = ", ".join(view.parties)
    state = f"as far as these articles tell: {view.stands_as}"
    yield Heading(2, view.title, " · ".join(p for p in (parties, state) if p))
    for step in view.steps:
        yield _step_entry(book, step)


def _step_entry(book: Book, one: StepView) -> Entry:
    deadline = one.step.deadline
    tail = [
        f"on the condition: {one.condition.text}" if one.condition else "",
        f"by {day_words(deadline)}" if deadline else "",
    ]
    terms = "; ".join(part for part in tail if part)
    who = one.who or "(not said)"
    lead = f"{who} {one.did}{one.about}"
    before = book.told.get(one.words.spans) if one.about else None
    quotes: tuple[Quote, ...] = ()
    if before is None:
        note = book.note(one.article, one.words)
        quotes = (Quote("", ((one.words.text, False),), note, terms),)
        book.prints(one.words, note)
    meta = [one.article.credit, *([terms, _above(before)] if before else [])]
    under = " · ".join(part for part in meta if part)
    return Entry(day_words(one.when), basis_words(one.when), lead, under, quotes)


def of_discrepancies(book: Book, found: Sequence[DiscrepancyView]) -> Iterator[Entry]:
    """Discrepancies, each with both values and the words that give them."""
    book.prepare([side.article for view in found for side in view.sides])
    for view in found:
        sides = tuple(
            Quote(
                f"{side.article.credit or 'Outlet unknown'}: {side.value}",
                emphasised(side.around, side.words),
                book.note(side.article, side.words),
            )
            for side in view.sides
        )
        meta = [view.discrepancy.kind.value, "both can be true" if view.discrepancy.both else ""]
        lead = f"{view.label}: {view.discrepancy.what}" if view.label else view.discrepancy.what
        yield Entry("", "", lead, " · ".join(part for part in meta if part), sides)
