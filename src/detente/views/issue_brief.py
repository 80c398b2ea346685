"""An issue in two to four sentences, each clause made of one item of the record: how it begins,
what was offered or demanded and what came of that, how it stands, and what is open.

Nothing is said that no item says. An item whose words cannot stand alone ("he floated", "to give
him room") or that has no day is passed over; where fewer than two sentences are left, there is no
summary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..links.threads.matters import answers_to
from ..links.threads.state import DECIDING
from ..links.wording import NOUNS
from ..record import Filter, Record, queries
from ..record.queries.lives import most_told_thread
from ..records import When
from ..records.times import first_told
from ..tables.moves import ANSWERS, OPENING
from ..tables.states import in_sentence
from .days_told import on_day
from .shapes import Head, Words
from .thread_steps import StepView
from .threads import NO_ANSWER, NOT_TIED, ThreadView, threads, viewed

EVENT, ATTRIBUTION = DONE = ("event", "attribution")
"""Kinds of clauses that tell what somebody did."""
LEAST = 2
"""Things done from which they are a summary; one alone is a line of the list below it."""
MOST = 4
"""Sentences of a brief: more are no brief."""
LOOKED_AT = 30
"""Threads, the first, among which the first step is looked for: a screen of them."""
LONGEST = 220
"""Characters of what somebody did that a reader takes in as a clause: three lines of a newspaper
column are some 100, and the longest that a headline writer would leave is twice that."""
SPREAD = 62
"""Days within which a time must be known to say when something was: two months."""
BEGUN = 5
"""Words of a condition from which what was done tells it already: "until Russia withdraws its
troops"; fewer, "if the United States", begin many."""
_PERSON = r"he|him|his|himself|she|her|hers|herself|I|me|my|we|our|ours|you|your"
_EXPLAINED = r"(?<!before )(?<!after )(?<!until )(?<!unless )(?<!if )(?<!when )(?<!because )"
"""Conjunctions behind which "it" is whoever the clause before is about: "before it decides"."""
_DANGLING = re.compile(rf"\b(?:{_PERSON}|them|this|these|those|{_EXPLAINED}it|^(?:that )?they)\b")
"""Words that mean somebody or something told in another sentence."""
_OF_OTHERS = re.compile(rf"\b(?:{_PERSON})\b")
"""The same, but for those that the clause before may explain: "granted them the first step"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence: its words, and the item that they rest on.

    `kind` is "event" or "attribution" for what somebody did or said, "thread" for what is told of
    one, "threads" for a number of them, "" for words that only join others.
    """

    text: str
    kind: str = ""
    id: str = ""
    when: When | None = None
    article: Head | None = None
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its clauses in order, the full stop in the last."""

    clauses: tuple[Clause, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(one.text for one in self.clauses)


@dataclass(frozen=True, slots=True)
class BriefRow:
    """One clause that rests on an item, as lists have it; `sentence` counts from 1."""

    sentence: int
    clause: Clause


def brief(record: Record, issue: str) -> tuple[Sentence, ...]:
    """An issue (its id) in two to four sentences; empty where the record is too thin for that.

    Raises BadRecord.
    """
    main = most_told_thread(record, issue)
    made = _made(record, issue, viewed(record, [main])[0]) if main else []
    told = [one.id for sentence in made for one in sentence.clauses if one.kind in DONE]
    return tuple(made) if len(told) >= LEAST else ()


def brief_rows(sentences: Sequence[Sentence]) -> list[BriefRow]:
    """The clauses that rest on something, in order."""
    return [
        BriefRow(number, clause)
        for number, one in enumerate(sentences, 1)
        for clause in one.clauses
        if clause.kind
    ]


def _made(record: Record, issue: str, main: ThreadView) -> list[Sentence]:
    offered = _main(record, main)
    own = _opened_by(record, offered[0]) if offered else None
    if own and own.id != main.id:  # most is told of an offer that counters another
        main, offered = own, _main(record, own)
    stands = _standing(main, offered[0].about if offered else "")
    shown = {one.id for one in stands}
    told = shown | {one.step.event for one in offered}
    first = _first(record, issue, main)
    made = []
    if first and first.step.event not in told and _before(first, offered):
        made.append(_sentence([Clause("First, "), *_told(first)]))
    if offered and offered[0].step.event not in shown:
        answers = [one for one in offered[1:] if one.step.event not in shown]
        made.append(_sentence(_answered(offered[0], answers)))
    if stands:
        made.append(_sentence(stands))
    return [*made, *_since(record, issue, main), *_others_open(record, issue, main)][:MOST]


def _opened_by(record: Record, one: StepView) -> ThreadView | None:
    """The thread that a step opens; of several that with the most steps."""
    ids = queries.threads_of(record, one.step.event)
    found = viewed(record, [t for ident in ids if (t := queries.thread(record, ident))])
    own = [view for view in found if view.first and view.first.step.event == one.step.event
           and len(view.steps) > 1]  # fmt: skip
    return max(own, key=lambda view: (len(view.steps), view.id), default=None)


def _since(record: Record, issue: str, main: ThreadView) -> list[Sentence]:
    """What was put on the table last, after all that the main thread tells, with its answer."""
    over = max((one.when.latest for one in main.steps if one.when.latest), default=date.max)
    rest = [view for view in threads(record, Filter(issues=(issue,)), LOOKED_AT)
            if (first := view.first) and _readable(first) and first.step.move in OPENING
            and first.when.earliest and first.when.earliest > over]  # fmt: skip
    last = max(rest, key=lambda view: _begins(view.steps[0]), default=None)
    if last is None or last.first is None:
        return []
    reply = last.reply_to(last.first)
    if reply is None:
        return [_sentence([*_told(last.first), Clause("; "), Clause(NO_ANSWER, "thread", last.id)])]
    return [_sentence(_answered(last.first, [reply] if _readable(reply, _OF_OTHERS) else []))]


def _standing(main: ThreadView, offered: str) -> list[Clause]:
    """How a thread stands, as its own page tells it, without saying again what was offered; empty
    where a step of that cannot be told."""
    found: list[Clause] = []
    before = None
    for part in main.standing:
        if isinstance(part, str):
            found += _between(part, main) if part.startswith("; ") else []
        elif _readable(part, _after(before, part)):
            found += _told(part, taken_up(part.about, offered))
            before = part
        else:
            return []
    return [*map(_before_day, found[:-1]), *_ended(found[-1:], main)]


def _between(words: str, main: ThreadView) -> list[Clause]:
    """Words of a standing behind a step; what is said of both steps rests on the thread."""
    if words == f"; {NOT_TIED}":
        return [Clause("; "), Clause(NOT_TIED, "thread", main.id)]
    return [Clause(words)]


def _before_day(clause: Clause) -> Clause:
    """Words between two steps with a comma behind them, where the day of the next follows."""
    text = clause.text.rstrip()
    joins = not clause.kind and text.startswith("; ") and text[-1].isalpha()
    return Clause(f"{text}, ") if joins else clause


def _ended(last: Sequence[Clause], main: ThreadView) -> list[Clause]:
    """The end of a standing: what nobody did rests on the thread."""
    told = [one.text.removeprefix("; ").removesuffix(".") for one in last if not one.kind]
    return [part for text in told for part in (Clause("; "), Clause(text, "thread", main.id))
            ] or [*last]  # fmt: skip


def _after(before: StepView | None, one: StepView) -> re.Pattern[str]:
    """What must not stand in the words of a step: less, behind one of the same article."""
    told = before is not None and before.step.article == one.step.article
    return _OF_OTHERS if told else _DANGLING


def _first(record: Record, issue: str, main: ThreadView) -> StepView | None:
    """The first step of all threads that can be told."""
    rest = threads(record, Filter(issues=(issue,)), LOOKED_AT)
    told = [one for view in (*rest, main) for one in view.steps if _readable(one)]
    return min(told, key=_begins, default=None)


def _main(record: Record, main: ThreadView) -> list[StepView]:
    """What was put on the table that most articles tell, with their answers, and those of another
    side: the first, and the last that decides it or is another one."""
    found = [
        [main.steps[place], *_answers(main, place)]
        for place, one in enumerate(main.steps)
        if one.step.move in OPENING and _readable(one)
    ]
    tellers = {one.id: set(one.articles) for one in
               queries.events_by_id(record, [some[0].step.event for some in found])}  # fmt: skip
    told = [
        (len({one.step.article for one in some} | tellers.get(some[0].step.event, set())), some)
        for some in found
    ]
    best = max(told, key=lambda one: (one[0], len(one[1])), default=(0, []))[1]
    return [*best[:1], *_two(best[1:])]


def _answers(main: ThreadView, place: int) -> list[StepView]:
    first = main.steps[place]
    told = answers_to([one.step for one in main.steps], place, main.thread.issue)
    return [one for n in told if _answering(one := main.steps[n], first)]


def _answering(one: StepView, first: StepView) -> bool:
    """Whether a step of another side can be told behind what it answers."""
    theirs = not set(one.by) & set(first.by) and one.step.move in ANSWERS | DECIDING
    both = bool(set(one.by) - set(first.by)) and one.step.move in DECIDING
    return (theirs or both) and _readable(one, _after(first, one))


def _two(answers: Sequence[StepView]) -> list[StepView]:
    """The first answer, and the last that decides; where none does, the last by another side or
    of another kind."""
    first = answers[:1]
    decided = [one for one in answers[1:] if one.step.move in DECIDING]
    other = [one for one in answers[1:] if first and (one.step.move, one.by)
             != (first[0].step.move, first[0].by)]  # fmt: skip
    return [*first, *(decided or other)[-1:]]


def _readable(one: StepView, dangling: re.Pattern[str] = _DANGLING) -> bool:
    """Whether a step can stand in a sentence: by somebody, at a known time, in whole words."""
    told = bool(one.by and one.about and known(one.when)) and len(one.about) <= LONGEST
    return told and "…" not in one.about and not dangling.search(one.about)


def known(when: When) -> bool:
    """Whether a time is known well enough to be told; of what an article of no known day tells as
    done, whether that day is."""
    if not when.latest:
        return False
    first = first_told(when) or when.earliest
    return first is None or (when.latest - first).days <= SPREAD


def _begins(one: StepView) -> tuple[date, date]:
    last = one.when.latest or date.max
    return one.when.earliest or last, last


def _before(first: StepView, offered: Sequence[StepView]) -> bool:
    return not offered or _begins(first) < _begins(offered[0])


def _answered(first: StepView, answers: Sequence[StepView]) -> list[Clause]:
    """What was put on the table and the answers, without saying again what is said already: what it
    was on, and the day."""
    told, before = _told(first), on_day(first.when)
    for one in answers:
        day, done = _told(one, taken_up(one.about, first.about))
        told += [Clause("; "), *([day] if on_day(one.when) != before else []), done]
        before = on_day(one.when)
    return told


def taken_up(about: str, first: str) -> str:
    """What an answer is about without the words of what it answers, behind a noun that takes them
    up: "an American proposal to share a radar" is "the American proposal"."""
    head = about.removesuffix(f" {first.strip()}") if first else about
    if head == about or not re.search(rf"(?:{NOUNS.pattern})$", head):
        return about
    return re.sub(r"^(\s*)an?\s", r"\1the ", head)


def _sentence(clauses: Sequence[Clause]) -> Sentence:
    """Clauses with a capital before them and a full stop behind."""
    first, *rest = clauses
    first = replace(first, text=first.text[:1].upper() + first.text[1:])
    return Sentence((first, *rest, Clause(".")))


def _told(one: StepView, about: str | None = None) -> list[Clause]:
    """One step: "on 7 Jun 2007", "Norway offered to share a radar"; `about` in place of its own."""
    text = f"{_who(one.by)} {_did(one)}{one.about if about is None else about}{_hangs(one)}"
    kind = EVENT if one.event else ATTRIBUTION
    done = Clause(text, kind, one.step.event, one.when, one.article, one.words)
    return [Clause(f"{on_day(one.when)} "), done]


def _hangs(one: StepView) -> str:
    """The condition of a step in its own words, where what was done does not hold it or begin to
    tell it."""
    words = " ".join(one.condition.text.split()) if one.condition else ""
    held = " ".join(words.split()[:BEGUN]) in one.about
    return f", “{words}”" if words and not held and len(words) <= LONGEST else ""


def _who(names: Sequence[str]) -> str:
    """Those who did it, as a sentence has them."""
    *most, last = [in_sentence(one) for one in names]
    last = last[:1].lower() + last[1:] if last.startswith("The ") else last
    return f"{', '.join(most)} and {last}" if most else last


def _did(one: StepView) -> str:
    return "were ready" if one.did == "was ready" and len(one.by) > 1 else one.did


def _others_open(record: Record, issue: str, main: ThreadView) -> list[Sentence]:
    """How many threads are open, where there are others than the one told of."""
    every = queries.count_threads(record, Filter(issues=(issue,)))
    still = queries.count_threads(record, Filter(issues=(issue,), stands=("open",)))
    if every == 1 or not still or (still == 1 and main.stands == "open"):
        return []
    told = f"{still:,} of its {every:,} threads {'is' if still == 1 else 'are'} open"
    return [_sentence([Clause(told, "threads", issue)])]
