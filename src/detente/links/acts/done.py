"""The acts of what is done: of the reports of events, each from one article's records alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ...linked import Event, Move, Report
from ...records import EventMention, Side, Standing, When
from ...spans import Span
from ...tables import moves
from ...tables.moves import OPENING, Object, Rule
from ..speaking import is_parliament, speaks
from ..tenses import when_done
from ..wording import NOUNS, content, matter, tokens
from . import letters, moving
from .about import completed, gesture_to, home, topic
from .act import Act, Deed, code, folded, states
from .bodies import names
from .effect import takes_effect
from .reply import SET_AFTER, after_what, in_kind, reply

_CUT = re.compile(
    r"\band\s+(?:wants?|wanted|says?|said|insists|insisted|hopes|hoped|expects|expected)\b"
    r"|\bbut\b|;|\bwhile\b|(?<!\buntil )\bafter\b|\balthough\b|\bthough\b|\bdespite\b"
    r"|\band\s+(?=(?:Mr|Mrs|Ms|Dr)\.?\s+\w+\s+\w+(?:ed|ung|ing|en)\b)"
)
"""Where what an act is about ends: "a deal, and Mr. Vale stung by …" tells of somebody else."""
_OF_CLAUSE = re.compile(
    r"(?:\b(?:the|an?|its|their|his|her|any|all|on|of|against|tougher|new)|\b(?:[A-Z]\.){2,}|\b[A-Z][a-z]+"
    r"(?:an|ese|ish)|\w['’]s?)\s+$"
)
"""Before a noun that names another act and belongs to the clause: "exempt from U.S. tariffs",
"its criticism of Norway's war"."""
_BEFORE_NOUN = 5
"""Words before a noun that names an act which are part of what it is about: "its missile offer"."""
_ITS = re.compile(r"\s+(?:\w+\s+)?(?:its|their|his|her)\s+$")  # "reneged on its promise"
_TO_IT = re.compile(r"\s*(?:to|of|against)\s+(?:it|them|this|these)\b")
""" "The shield, and his opposition to it": what the sentence names before."""
_IN = re.compile(r"\bin (?:(?:the )?[A-Z][\w ]+(?:,| and) )*(?:the )?$")
_CRITICISM = re.compile(r"\s*(?:the|this|that|such|all)\s+(?:\w+\s+)?(?:criticism|complaint)s?\b")
THE_DEMAND = "the demand"
FOR = 0.8
"""Leaning of who promises (`data/moves.csv`)."""
TAKES_UP = "; decides what a state had asked for"
"""In the reason of an act of those who act for no state: its sentence names what was asked for."""
UNNAMED = frozenset({"officials", "diplomats", "authorities", "negotiators", "aides", "ministers"})
"""Plain words for those who act for a state that a text tells only as a whole."""
BEFORE = 500
"""Characters before unnamed officials in which it is told of whose team they are."""


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
        if report.mention.standing is Standing.ACTUAL
        or not (report.mention.id in inner or found.nested(report))
        for act in found.acts(issue, event, report)
    ]


GIVING = frozenset({"AGREE", "REQUEST", "THREATEN"})
"""Types of acts that put something on the table."""
_NESTED = re.compile(r"(?:\s+on\s+\w+day)?\s+to\s+\w+\s+(?:[\w’'-]+\s+){1,4}?to\s+(?:\w+ly\s+)?$")
""" "[Promised] to press its parliament to [repeal] …"."""


class _Found:
    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._beside: dict[Span, list[EventMention]] = defaultdict(list)
        self._told: dict[str, list[EventMention]] = defaultdict(list)
        for report in reports.values():
            self._beside[report.mention.sentence].append(report.mention)
            self._told[report.mention.article].append(report.mention)

    def nested(self, report: Report) -> bool:
        """ "Promised to press its parliament [to repeal] the act": what a promise is to bring in
        the end is no promise beside it."""
        mention, start = report.mention, report.mention.sentence.start
        between = (
            report.sentence[other.anchor.end - start : mention.anchor.start - start]
            for other in self._beside[mention.sentence]
            if other.type in GIVING and other.anchor.end <= mention.anchor.start
            and states(other.actors) == states(mention.actors)
        )  # fmt: skip
        return any(_NESTED.match(words) for words in between)

    def acts(self, issue: str, event: Event, report: Report) -> list[Act]:
        """The act that a report tells; none where its words are no step and take no side."""
        answered, about, rule = self._told_as(report)
        actors = [side for side in report.mention.actors
                  if speaks(side, report.when) and not _of_many(side, report)]  # fmt: skip
        bodies = names(actors, report.when)
        known = bodies or any(one.state or one.name.lower() in UNNAMED for one in actors)
        if rule is None or not known:
            return []
        blank = _labelled(_blank(event, report, about), issue, event, report)
        move = moving.qualified(report, rule.move, self._clear(report, moving.AROUND), about)
        move = moving.as_real_as(move, report.mention, report.sentence)
        gives_way = move is Move.PROMISED and rule.move is Move.WITHDRAWN
        leaning = FOR if gives_way else rule.leaning
        blank = _as_told(blank, report, rule.move, move)
        if move is Move.DEMANDED and not blank.to and all(map(is_parliament, actors)):
            return []  # "its parliament voted to urge the recognition": of its own government
        why = f"{blank.why}{self._takes_up(report)}" if bodies else blank.why
        after = after_what(report) if move in SET_AFTER else ""
        blank = replace(blank, move=move, leaning=leaning, bodies=bodies, why=why, after=after)
        if answered:
            blank = replace(blank, reply=answered, answers=_named(issue, answered))
        return [self._whole(blank, actors, report, issue)]

    def _told_as(self, report: Report) -> tuple[str, str, Rule | None]:
        """What the act is told to answer, what it is about, and the row that it fits."""
        answered, about = reply(report, self._about(report))
        if self._answers_demand(report, about):
            about = THE_DEMAND
        rule = moving.rule_of(report, about)
        if rule is None or rule.move is not Move.OFFERED or report.mention.type != "CONSULT":
            return answered, about, rule
        letter = letters.in_words(report, about)
        return answered, letter or about, rule if letter else None

    def _takes_up(self, report: Report) -> str:
        """ "Refused to grant the step that Norway had demanded": whose demand it decides."""
        mention = report.mention
        theirs = [other for other in self._beside[mention.sentence]
                  if other.type in ("REQUEST", "AGREE") and states(other.actors)
                  and other.anchor.start > mention.anchor.start]  # fmt: skip
        return TAKES_UP if theirs else ""

    def _answers_demand(self, report: Report, about: str) -> bool:
        """ "Rejected the criticism", after a demand that the other made just before: no other
        criticism is told, so that it is the demand that is rejected."""
        mention = report.mention
        if mention.type != "REJECT" or not _CRITICISM.match(about):
            return False
        to, by = set(states(mention.recipients)), set(states(mention.actors))
        before = [
            one for one in self._told[mention.article]
            if 0 < mention.anchor.start - one.anchor.start <= BEFORE
            and set(states(one.recipients)) & by
            and (not to or set(states(one.actors)) & to)
        ]  # fmt: skip
        return bool(before) and all(one.type == "REQUEST" for one in before)

    def _whole(self, blank: Act, actors: Sequence[Side], report: Report, issue: str) -> Act:
        """The act of a move with its sides, its things and its terms."""
        deadline, condition = self._terms(report)
        move, mention = blank.move, report.mention
        named = _named(issue, matter(blank.about), _words(report, condition),
                       threat=mention.type == "THREATEN")  # fmt: skip
        if not named and move is None and _TO_IT.match(blank.about):
            named = _named(issue, report.sentence[: mention.anchor.start - mention.sentence.start])
        return replace(
            blank,
            by=states(actors) or (() if blank.bodies else self._team(report)),
            to=_towards(blank, report, move) or gesture_to(report, move),
            objects=named,
            beside=_named(issue, "" if named or move not in OPENING else report.sentence),
            reference=moving.is_reference(report) or _says_nothing(blank, move),
            deadline=_dated(deadline) or takes_effect(report, move, blank.when) or deadline,
            condition=condition,
            deed=self._deed(mention),
        )

    def _team(self, report: Report) -> tuple[str, ...]:
        """The state of unnamed officials: of whoever acted towards the same side just before."""
        mention, to = report.mention, set(states(report.mention.recipients))
        before = [
            other
            for other in self._told[mention.article]
            if 0 < mention.anchor.start - other.anchor.start <= BEFORE
            and to & set(states(other.recipients))
        ]
        theirs = {state for one in before for state in states(one.actors)} - to
        return tuple(theirs) if len(theirs) == 1 else ()

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
            and other.actors  # "officials who are held responsible": said of whom it is done to
            and not _ITS.match(text[mention.anchor.end - start : other.anchor.start - start])
            and not _OF_CLAUSE.search(text[mention.anchor.end - start : other.anchor.start - start])
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
        after = completed(after.strip(), text[: mention.anchor.start - start])
        return f"{after} ; {before}" if before else after

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


def _dated(deadline: When | None) -> When | None:
    """A deadline of which a day is known; None for words alone ("within a year of the vote")."""
    return deadline if deadline and (deadline.earliest or deadline.latest) else None


def _blank(event: Event, report: Report, about: str) -> Act:
    """The act of a report before it is known what it does."""
    mention = report.mention
    places = [side for side in mention.recipients if _where(side, report)]
    return Act(
        item=event.id,
        mention=mention.id,
        move=None,
        leaning=None,
        by=states(mention.actors),
        to=states([side for side in mention.recipients if side not in places]),
        when=when_done(report),
        teller=report.teller,
        span=mention.sentence,
        at=mention.anchor.start,
        about=about,
        where=states(places),
        elsewhere=(bool(mention.recipients) and all(map(_of_several, mention.recipients)))
        or _ASKED_OF.match(about) is not None,
        around=f"{about} {_words(report, mention.condition)}",
        word=report.anchor.lower(),
        why=f"{code(mention)}, {mention.standing.value}, “{report.anchor}”",
    )


_SEVERAL = re.compile(
    r"(?:the\s+|its\s+|their\s+|key\s+|other\s+)*(?:bloc|alliance|allies|partners|union|"
    r"europe(?:an union)?|e\.?u\.?|nato|members)$",
    re.IGNORECASE,
)


_ASKED_OF = re.compile(
    r"(?:for|on|from)?\s*(?:the\s+|its\s+|key\s+)*"
    r"(?:bloc|allies|alliance|partners|European Union)\s+to\b"
)


def _of_several(side: Side) -> bool:
    """Whether a side is a bloc of states or its members, and no state: "pressed the allies"."""
    return not side.state and _SEVERAL.match(side.name) is not None


def _towards(act: Act, report: Report, move: Move | None) -> tuple[str, ...]:
    """Towards whom an act is done; a promise only towards those whom its sentence names."""
    if move is not Move.PROMISED:
        return act.to
    sentence = report.mention.sentence
    return states([side for side in report.mention.recipients
                   if sentence.covers(side.span) and not _where(side, report)])  # fmt: skip


def _says_nothing(act: Act, move: Move | None) -> bool:
    """Whether nothing stands after the word of an act: "the membership that he had demanded"."""
    return move in OPENING and not content(tokens(act.about))


_NOT = re.compile(r"(?:\bnot|\bnever|n['’]t|\bcannot)\s+(?:\w+ly\s+|even\s+)?$")


def _not_done(act: Act, report: Report) -> Act:
    """A refusal told by a verb that is negated, with that verb: "would not open the border" is a
    refusal to open it."""
    at = report.mention.anchor.start - report.mention.sentence.start
    if not _NOT.search(report.sentence[:at]) or not re.match(r"[a-z]+$", report.anchor):
        return act
    return _with_verb(act, report)


_TO_DO = re.compile(r"\b(?:will|would|to|could|may|might|shall)\s+(?:\w+ly\s+)?$|['’]ll\s+$")


def _before(report: Report) -> str:
    """The words of its sentence before the word that names an act."""
    return report.sentence[: report.mention.anchor.start - report.mention.sentence.start]


def _as_told(act: Act, report: Report, kind: Move | None, move: Move | None) -> Act:
    """An act with its verb where its own words do not tell it alone: "will withdraw its troops"."""
    act = _not_done(act, report) if kind is Move.REFUSED else act
    to_come = move is Move.THREATENED or (move is Move.PROMISED and kind is Move.WITHDRAWN)
    return _with_verb(act, report) if to_come and _TO_DO.search(_before(report)) else in_kind(act)


def _with_verb(act: Act, report: Report) -> Act:
    verb = f"to {report.anchor} "
    return replace(act, about=verb + act.about.lstrip(), topic=verb + act.topic.lstrip())


_MANY = re.compile(
    r"\b(?:many|most|some|few|ordinary|thousands of|millions of)\s+(?:\w+\s+)?\w+$", re.I
)


def _of_many(side: Side, report: Report) -> bool:
    """Whether people of a country do it, not whoever acts for it: "many Norwegians support it"."""
    end = side.span.end - report.mention.sentence.start
    people = (side.entity or "").startswith("group:")
    return people and end > 0 and _MANY.search(report.sentence[:end]) is not None


def _labelled(act: Act, issue: str, event: Event, report: Report) -> Act:
    """The act with whether it belongs to the issue, and its topic."""
    issues = tuple(dict.fromkeys((*report.mention.issues, *event.issues)))
    at_home = issue == home(issues, folded(matter(act.around)))
    return replace(act, own=issue in issues, home=at_home, topic=topic(report, act.about))


def _where(side: Side, report: Report) -> bool:
    """Whether a recipient is rather a place: "the sites in Malta and the Sudan"."""
    at = side.span.start - report.mention.sentence.start
    return _IN.search(report.sentence[: max(at, 0)]) is not None


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
