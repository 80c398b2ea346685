"""Acts: what a report or an attribution does to a proposal, demand, commitment or threat.

Threads and positions look at the same acts. An act is read from one article's records alone: its
move by `data/moves.csv`, and what it is about from the words of its clause.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..linked import Event, Move, Quoted, Report, Teller
from ..records import EventMention, Side, Standing, When
from ..spans import Span, hull
from ..tables import moves
from ..tables.moves import OPENING, Object, Rule, fold
from .naming import ENVOYS, home, topic
from .speaking import speaks
from .tenses import when_done
from .wording import NOUNS, matter, tokens

_CUT = re.compile(r"\bbut\b|;|\bwhile\b|(?<!\buntil )\bafter\b|\balthough\b|\bthough\b|\bdespite\b")
_BEFORE_NOUN = 5
"""Words before a noun that names an act which are part of what it is about: "its missile offer"."""
_AGAIN = re.compile(r"\b(?:again|repeat\w*|reiterat\w*|renew\w*|once more|anew)\b", re.I)
_WIDER = re.compile(
    r"\b(?:wid(?:er|ened|ens|ening)|extend\w*|amplif\w*|broaden\w*|broader|enlarg\w*)\b", re.I
)
_ADDED = re.compile(r"\b(?:expand\w*|add(?:s|ed|ing) to|further|went further)\b", re.I)
"""Before the act these speak of an older one: "to expand on the plan that he put forward"."""
_ITS = re.compile(r"\s+(?:\w+\s+)?(?:its|their|his|her)\s+$")  # "reneged on its promise"
_IN = re.compile(r"\bin (?:(?:the )?[A-Z][\w ]+(?:,| and) )*(?:the )?$")
UNNAMED = frozenset({"officials", "diplomats", "authorities", "negotiators", "aides", "ministers"})
"""Plain words for those who act for a state that a text tells only as a whole."""
BEFORE = 500
"""Characters before unnamed officials in which it is told of whose team they are."""
_AROUND = 60
"""Characters before the word that names an act in which "again" or "wider" qualifies it."""


@dataclass(frozen=True, slots=True)
class Act:
    """One move of an actor, and what it is about.

    `item` is the id of an event or attribution; `mention` that of the event mention or attribution
    read; `by` and `to` are ISO3 states; `span` is the evidence, `at` the place of the act in its
    article. `about` are the words of the clause, `topic` those without whom it is done to,
    `objects` those that the table knows, the first named first; `deed` is the PLOVER code of what
    is promised or threatened. `own` is whether it is labelled with the issue itself, `home` whether
    it belongs to this one of all its issues; `reference` whether it is only spoken of as made
    ("Putin's offer"). `said` is true for words, false for acts. `where` are states that are only
    the place, `around` the clause with its condition. `word` is that which names the act, lower
    case, "" of what is said; `beside` are objects that only the rest of its sentence names.
    """

    item: str
    mention: str
    move: Move | None
    leaning: float | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    when: When
    teller: Teller
    span: Span
    at: int
    about: str
    objects: tuple[Object, ...] = ()
    own: bool = False
    home: bool = False
    topic: str = ""
    reference: bool = False
    said: bool = False
    where: tuple[str, ...] = ()
    around: str = ""
    deadline: When | None = None
    condition: Span | None = None
    deed: str | None = None
    why: str = ""
    word: str = ""
    beside: tuple[Object, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What it is about, word by word, folded."""
        return folded(self.about)


def folded(text: str) -> tuple[str, ...]:
    """The words of a text as objects are compared."""
    return tuple(fold(word) for word in tokens(text.replace("-", " ")))


# ------------------------------------------------------------------ of reports


def of_events(issue: str, told: Iterable[tuple[Event, Sequence[Report]]]) -> list[Act]:
    """The acts of events that are steps or take a side; one for each of an event's mentions.

    Of copies only the original counts. What an act of offering, asking or threatening is about is
    no act of its own.
    """
    pairs = [(event, report) for event, reports in told for report in reports]
    pairs = [(event, report) for event, report in pairs if not report.teller.copy_of]
    inner = {report.mention.act for _, report in pairs}
    found = _Found({report.mention.id: report for _, report in pairs})
    return [
        act
        for event, report in pairs
        if report.mention.id not in inner or report.mention.standing is Standing.ACTUAL
        for act in found.acts(issue, event, report)
    ]


class _Found:
    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._beside: dict[Span, list[EventMention]] = defaultdict(list)
        self._told: dict[str, list[EventMention]] = defaultdict(list)
        for report in reports.values():
            self._beside[report.mention.sentence].append(report.mention)
            self._told[report.mention.article].append(report.mention)

    def acts(self, issue: str, event: Event, report: Report) -> list[Act]:
        """The act that a report tells; none where its words are no step and take no side."""
        mention = report.mention
        about = self._about(report)
        rule = _rule_of(report, about)
        actors = [side for side in mention.actors if speaks(side, report.when)]
        if rule is None or not any(one.state or one.name.lower() in UNNAMED for one in actors):
            return []
        deadline, condition = self._terms(report)
        move = _qualified(report, rule.move, self._clear(report, _AROUND), about)
        blank = _labelled(_blank(event, report, about), issue, event, report)
        named = _named(issue, matter(about), _words(report, condition),
                       threat=mention.type == "THREATEN")  # fmt: skip
        return [
            replace(
                blank,
                move=_standing(move, mention.standing),
                leaning=rule.leaning,
                by=_states(actors) or self._team(report),
                objects=named,
                beside=_named(issue, "" if named or move not in OPENING else report.sentence),
                reference=_is_reference(report),
                deadline=deadline,
                condition=condition,
                deed=self._deed(mention),
            )
        ]

    def _team(self, report: Report) -> tuple[str, ...]:
        """The state of unnamed officials: of whoever acted towards the same side just before."""
        mention, to = report.mention, set(_states(report.mention.recipients))
        before = [
            other
            for other in self._told[mention.article]
            if 0 < mention.anchor.start - other.anchor.start <= BEFORE
            and to & set(_states(other.recipients))
        ]
        states = {state for one in before for state in _states(one.actors)} - to
        return tuple(states) if len(states) == 1 else ()

    def _clear(self, report: Report, length: int) -> str:
        """So many characters before the act, back to the act before it at most."""
        mention, start = report.mention, report.mention.sentence.start
        ends = [other.anchor.end for other in self._beside[mention.sentence]
                if other.anchor.end <= mention.anchor.start]  # fmt: skip
        first = max([start, mention.anchor.start - length, *ends])
        return report.sentence[first - start : mention.anchor.start - start]

    def _about(self, report: Report) -> str:
        """The words of the clause after the act, up to the next act or turn of the sentence."""
        mention, text = report.mention, report.sentence
        start = mention.sentence.start
        own = {mention.id, *self._under(mention)}
        ends = [
            other.anchor.start - start
            for other in self._beside[mention.sentence]
            if other.id not in own
            and other.anchor.start >= mention.anchor.end
            and other.standing in (Standing.ACTUAL, Standing.HISTORICAL)
            and other.type != "CONSULT"  # "floated at the summit": where, not what
            and not _ITS.match(text[mention.anchor.end - start : other.anchor.start - start])
        ]
        after = text[mention.anchor.end - start : min(ends, default=len(text))]
        cut = _CUT.search(after)
        after = after[: cut.start()] if cut else after
        if mention.condition:
            at = mention.condition.start - mention.anchor.end
            after = after[:at] if 0 < at < len(after) else after
        before = ""
        if NOUNS.fullmatch(report.anchor.lower()):
            before = " ".join(text[: mention.anchor.start - start].split()[-_BEFORE_NOUN:])
        return f"{after.strip()} ; {before}" if before else after.strip()

    def _under(self, mention: EventMention) -> list[str]:
        found: list[str] = []
        while mention.act and mention.act in self._reports and mention.act not in found:
            found.append(mention.act)
            mention = self._reports[mention.act].mention
        return found

    def _deed(self, mention: EventMention) -> str | None:
        under = self._reports.get(mention.act or "")
        return code(under.mention) if under else None

    def _terms(self, report: Report) -> tuple[When | None, Span | None]:
        """Deadline and condition: the act's own, or of what it is about, or of a plan after it."""
        mention = report.mention
        under = [self._reports[ident].mention for ident in self._under(mention)]
        planned = [
            other
            for other in self._beside[mention.sentence]
            if other.standing is Standing.PLANNED and other.anchor.start > mention.anchor.start
        ]
        deadlines = [one.deadline for one in (mention, *under, *planned) if one.deadline]
        conditions = [one.condition for one in (mention, *under) if one.condition]
        deadline = deadlines[0] if deadlines else None
        return deadline, conditions[0] if conditions else None


def _blank(event: Event, report: Report, about: str) -> Act:
    """The act of a report before it is known what it does."""
    mention = report.mention
    places = [side for side in mention.recipients if _where(side, report)]
    return Act(
        item=event.id,
        mention=mention.id,
        move=None,
        leaning=None,
        by=_states(mention.actors),
        to=_states([side for side in mention.recipients if side not in places]),
        when=when_done(report),
        teller=report.teller,
        span=mention.sentence,
        at=mention.anchor.start,
        about=about,
        where=_states(places),
        around=f"{about} {_words(report, mention.condition)}",
        word=report.anchor.lower(),
        why=f"{code(mention)}, {mention.standing.value}, “{report.anchor}”",
    )


def _labelled(act: Act, issue: str, event: Event, report: Report) -> Act:
    """The act with whether it belongs to the issue, and its topic."""
    issues = tuple(dict.fromkeys((*report.mention.issues, *event.issues)))
    at_home = issue == home(issues, folded(matter(act.around)))
    return replace(act, own=issue in issues, home=at_home, topic=topic(report, act.about))


def _where(side: Side, report: Report) -> bool:
    """Whether a recipient is rather a place: "the sites in Malta and the Sudan"."""
    at = side.span.start - report.mention.sentence.start
    return _IN.search(report.sentence[: max(at, 0)]) is not None


def _rule_of(report: Report, about: str) -> Rule | None:
    mention = report.mention
    if mention.standing in (Standing.DENIED, Standing.HYPOTHETICAL) or ENVOYS.match(about):
        return None
    codes = {mention.type, f"{mention.type}/{mention.mode}"}
    word = report.anchor.lower()
    before = report.sentence[: mention.anchor.start - mention.sentence.start]
    hyphened = before[-8:].lower() == "counter-"
    words = (f"counter-{word}", word) if hyphened else (word,)
    return moves.fitting(moves.rules("event"), codes, words, tokens(about))


def _qualified(report: Report, move: Move | None, before: str, about: str) -> Move | None:
    """An offer made again is repeated, one made larger is extended."""
    if move not in (Move.OFFERED, Move.DEMANDED) or _is_reference(report):
        return move
    after = about[:_AROUND]
    if move is Move.OFFERED and (_WIDER.search(f"{before} {after}") or _ADDED.search(after)):
        return Move.EXTENDED
    return Move.REPEATED if _AGAIN.search(before) else move


def _standing(move: Move | None, standing: Standing) -> Move | None:
    """What is only planned is no step yet, but a threat of a refusal is a threat."""
    if standing in (Standing.ACTUAL, Standing.CONDITIONAL, Standing.HISTORICAL):
        return move
    if standing is Standing.PLANNED and move in (Move.REFUSED, Move.WITHDRAWN):
        return Move.THREATENED
    return move if move in (Move.DEMANDED, Move.PROMISED) else None


def _is_reference(report: Report) -> bool:
    """Whether an offer is only spoken of, by its owner: "the American proposal"."""
    noun = NOUNS.fullmatch(report.anchor.lower()) is not None
    return noun and "owner" in report.mention.why


def _named(
    issue: str, about: str, condition: str = "", *, threat: bool = False
) -> tuple[Object, ...]:
    """The objects of a clause; a threat is made against what its condition names."""
    found = moves.named(issue, folded(about))
    if condition and (threat or not found):
        found = list(dict.fromkeys([*moves.named(issue, folded(condition)), *found]))
    return tuple(found)


def _words(report: Report, span: Span | None) -> str:
    """The words of a span of the report's sentence; "" where it lies elsewhere or is None."""
    sentence = report.mention.sentence
    if span is None or not sentence.covers(span):
        return ""
    return report.sentence[span.start - sentence.start : span.end - sentence.start]


def code(mention: EventMention) -> str:
    """The PLOVER type and mode of a mention: "RETREAT/withdraw"."""
    return f"{mention.type}/{mention.mode}" if mention.mode else mention.type


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done, by its PLOVER code: what may carry out a promise or a threat."""

    code: str
    act: Act


def deeds(told: Iterable[tuple[Event, Sequence[Report]]]) -> list[Deed]:
    """What was really done, one for each event, from its most telling original report."""
    found = []
    for event, reports in told:
        first = next((one for one in reports if not one.teller.copy_of), None)
        if first and first.mention.standing is Standing.ACTUAL:
            mention = first.mention
            about = first.sentence[mention.anchor.end - mention.sentence.start :]
            act = _blank(event, first, about)
            found.append(Deed(code(mention), act))
    return found


# ------------------------------------------------------------------ of what is said


def of_said(issue: str, quoted: Iterable[Quoted]) -> list[Act]:
    """The acts of attributions that are steps or take a side: by their stance, or their words."""
    return [act for one in quoted if not one.teller.copy_of for act in _of_quoted(issue, one)]


def _of_quoted(issue: str, one: Quoted) -> list[Act]:
    attribution = one.attribution
    if attribution.polarity != "affirmed" or not attribution.content or not one.state:
        return []
    named = attribution.source_name or ""
    side = Side(attribution.content[0], named, attribution.source_entity, one.state)
    inside = tokens(one.words)
    rule = moves.fitting(
        moves.rules("said"), {attribution.stance}, tokens(one.sentence), inside
    ) or _worded(attribution.stance, one.words)
    if rule is None or not speaks(side, one.when) or ENVOYS.match(one.words):
        return []
    words = folded(one.words)
    objects = tuple(moves.named(issue, words))
    own, at_home = issue in attribution.issues, issue == home(attribution.issues, words)
    return [replace(_saying(one, rule), objects=objects, own=own, home=at_home)]


def _saying(one: Quoted, rule: Rule) -> Act:
    attribution = one.attribution
    cue = attribution.cue or attribution.content
    return Act(
        item=attribution.id,
        mention=attribution.id,
        move=rule.move,
        leaning=rule.leaning,
        by=(one.state or "",),
        to=(),
        when=one.when,
        teller=one.teller,
        span=hull((*attribution.source, *attribution.cue, *attribution.content)),
        at=min(span.start for span in cue),
        about=one.words,
        topic=one.words,
        around=one.words,
        said=True,
        why=f"{attribution.stance}: {rule.on} rule for {rule.move or 'no step'}",
    )


def _worded(stance: str, words: str) -> Rule | None:
    """A row for wording: its words stand in a row in what was said."""
    text = f" {' '.join(tokens(words))} "
    for rule in moves.rules("wording"):
        if stance in rule.words and any(f" {part} " in text for part in rule.about):
            return rule
    return None


def _states(sides: Iterable[Side]) -> tuple[str, ...]:
    return tuple(sorted({side.state for side in sides if side.state}))
