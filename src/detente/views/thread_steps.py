"""One step of a thread as people read it: who, what they did, of what, with its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..linked import Move, Step
from ..links.voice import judges, marked
from ..records import When
from ..tables.states import by_iso3
from . import gather
from .doing import ASKED, CONSENT, DID, DIRECT, GONE, NOTICE, PROPOSED, TALKED, WARNING
from .shapes import Head, Words, when_label

SAYING = frozenset({Move.DEFERRED, Move.CRITICISED, Move.REFUSED, Move.WELCOMED})
"""Moves that are told by what was said, where the words are a clause: "said that it was early"."""


def _put(step: Step) -> str:
    """What somebody did who asked, offered, promised or spoke, by the words of the text; "" where
    the name of the move says it."""
    about, move, why = step.about, step.move, step.why
    doing = about.startswith(("to ", "that "))
    if move in SAYING and about.startswith("that "):
        return "said"
    if move is Move.SOFTENED and doing:
        return "was ready"
    if move is Move.DEMANDED and about.startswith(WARNING):
        return "warned"
    if move is Move.DEMANDED and (asked := _asked(why)):
        return asked if doing else f"{asked} for"
    if move is Move.REPEATED:
        return "asked again" if why.startswith("REQUEST") else "offered again"
    if move is Move.PROMISED and about and not doing:
        return "committed itself to"
    if move is Move.OFFERED and why.startswith("CONSULT"):
        return "sent"  # a letter
    return "proposed" if move is Move.OFFERED and any(word in why for word in PROPOSED) else ""


def _asked(why: str) -> str:
    """How a demand is told that the text words less firmly; "" where it demands."""
    return next((did for word, did in ASKED if word in why), "")


_NOTICE = re.compile(r"^(?:\w+\s+)?notice\s+")


@dataclass(frozen=True, slots=True)
class StepView:
    """One step with its article and words; `by` are the names of those who made it: states, then
    those who act for none.

    `event` is the id of the event that it is; None for a step in words alone. `carried` is whether
    it carries out a threat, `judges` whether its article judges throughout in its own voice.
    """

    step: Step
    article: Head
    words: Words
    by: tuple[str, ...]
    condition: Words | None
    event: str | None
    carried: bool = False
    judges: bool = False

    @property
    def when(self) -> When:
        """When it was made."""
        return self.step.when

    @property
    def who(self) -> str:
        """Who made it, in a row; "" where the text does not say."""
        *most, last = self.by or ("",)
        return f"{', '.join(most)} and {last}" if most else last

    @property
    def did(self) -> str:
        """What they did, in the past tense: "offered", "withdrew", "carried out its threat"."""
        if self.carried:
            return "carried out its threat"
        about, move = self.step.about, self.step.move
        if move is Move.ACCEPTED and about.startswith(("to ", "that ")):
            return "agreed"
        if move is Move.ACCEPTED and len(self.by) > 1:
            return "agreed on"
        if move is Move.ACCEPTED and any(word in self.step.why for word in CONSENT):
            return "agreed to"
        if move is Move.WITHDRAWN:
            gone = next((did for word, did in GONE if word in self.step.why), DID[move])
            return "gave up" if gone == NOTICE and not _NOTICE.match(about) else gone
        return _put(self.step) or DID.get(move, move.value)

    @property
    def done(self) -> str:
        """The same where what it was about does not follow: "agreed", of "agreed to a visit"."""
        return re.sub(r"\s(?:to|for|on)$", "", self.did)

    @property
    def counted(self) -> str:
        """From what its deadline was counted: "six months after the act of 2031-12-13"; "" where
        its day is stated."""
        due = self.step.deadline
        return next((why for why in due.why if " after the act of " in why), "") if due else ""

    @property
    def line(self) -> str:
        """Who did what, when, and who tells it: "Norway offered a radar, 2031-05-04 (Ledger)"."""
        where = self.article.credit or self.article.name
        told = f"{self.who or '(not said)'} {self.did}{self.about}"
        return f"{told}, {when_label(self.when)} ({where})"

    @property
    def about(self) -> str:
        """What it was about, to stand after what they did: " to share a radar"; "" where no words
        tell."""
        if not self.step.about or self.step.move in (Move.KEPT, Move.BROKEN, Move.LAPSED):
            return ""
        about = marked(self.step.about, self.words.text, self.judges)
        if self.step.move is Move.DEMANDED:
            about = about.removeprefix(WARNING)
        if self.step.move is Move.ANSWERED and not about.startswith("“"):
            about = f"“{about}”"
        if self.did == NOTICE:
            about = _NOTICE.sub("", about)
        if self.did == TALKED:
            return f" on {about}"
        about = self._of_itself(about)
        direct = (
            self.step.move in DIRECT or self.did == "said" or self.did in [did for _, did in GONE]
        )
        return f"{'' if direct else ':'} {about}"

    def _of_itself(self, about: str) -> str:
        """Words in which a state is not named once more: "Norway threatened that it could leave",
        "gave up an earlier plan" (of who held the office before)."""
        if len(self.by) == 1 and not self.step.bodies:
            own = rf"^that\s+(?:the\s+)?{re.escape(self.by[0])}\s+(?=[a-z])"
            about = _EARLIER.sub("an earlier ", re.sub(own, "that it ", about))
        return about


_EARLIER = re.compile(r"^(?:his|her|its|their)\s+predecessor['’]s\s+(?=[a-z-]+[^s\W](?:\s|$))")


def step_view(
    step: Step, head: Head, text: str, events: set[str], threatened: set[str]
) -> StepView:
    """A step with its article and words; `events` are ids that have a page of their own, and
    `threatened` the states that threatened in its thread."""
    condition = gather.words((step.condition,), text) if step.condition else None
    event = step.event if step.event in events else None
    words = gather.words((step.span,), text)
    carried = step.move is Move.KEPT and bool(threatened & set(step.by))
    by = (*names_of_states(step.by), *step.bodies)
    return StepView(step, head, words, by, condition, event, carried, judges(text))


def names_of_states(codes: Iterable[str]) -> tuple[str, ...]:
    """The names of states by their ISO3; a code that the table lacks stands for itself."""
    known = by_iso3()
    return tuple(known[code].name if code in known else code for code in codes)


_TERMS = frozenset({Move.REFUSED, Move.CONDITIONED})
"""Moves that answer an offer which their own sentence praises: "called it bold, but refused …"."""


def with_terms(steps: Sequence[StepView], first: int, answers: tuple[int, ...]) -> tuple[int, ...]:
    """The answers to a thing with the refusal or the terms told in the words of one of them."""
    near = [steps[n].step for n in answers if steps[n].step.move is Move.WELCOMED]
    more = {
        n for n, one in enumerate(steps) for praise in near
        if n > first and one.step.move in _TERMS and one.step.by == praise.by
        and one.step.article == praise.article and one.step.span.overlaps(praise.span)
    }  # fmt: skip
    return tuple(sorted({*answers, *more}))


def given_up(one: StepView, later: StepView, due: date | None) -> bool:
    """Whether who owes something by a day gave the matter up before that day was over."""
    last, made = later.when.latest, one.when.earliest
    own = later.step.move is Move.WITHDRAWN and set(one.step.by) & set(later.step.by)
    return bool(own and due and last and last <= due and (made is None or made <= last))
