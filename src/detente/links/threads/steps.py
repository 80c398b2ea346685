"""The steps of a thread: its acts told once each, in order of time, and its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ...dates import Interval, later
from ...linked import Move, Step
from ...records import Basis, When, when_of
from ...tables import moves
from ...tables.moves import ANSWERS, OPENING
from ..acts import Act, Deed, answering
from ..acts.against import NEEDLESS
from ..tenses import BOUND, BY, OVER, shown
from ..wording import NOUNS, apart, content, narrow, tokens
from . import before, joining, standing, titles
from .named import names

ONE_DAY = 3
"""Days of an interval up to which it tells a day; two such may lie a day apart and be one."""
MONTH = 31
"""Days of an interval from which on it does not tell when: two such of two articles are one step
only where they are one event."""
OFFERS = (Move.EXTENDED, Move.COUNTERED, Move.REPEATED, Move.OFFERED)
"""Moves that name one act more or less closely, the closest first."""
SETTLED = frozenset({Move.SIGNED, Move.ACCEPTED})
"""Moves by which both sides settle a matter."""
FIRM = frozenset({Move.DEMANDED, Move.CONDITIONED})
"""Moves that tell one insistence: "insisted on bases", "the bases must remain"."""
SPOKEN_OF = frozenset({Move.CRITICISED, Move.WELCOMED, Move.DISCUSSED, Move.ANSWERED})
"""Moves that put nothing on the table, and settle nothing: of them alone no thread is made."""
OWING = frozenset({Move.PROMISED, Move.THREATENED})
"""Moves that a deed of their actor carries out."""


@dataclass(frozen=True, slots=True)
class Told:
    """A step with the act that it is told from, and all acts that tell it."""

    act: Act
    step: Step
    acts: tuple[Act, ...] = ()


def start(when: When) -> date:
    """The day by which a time is put in order: its first, or its last where that is open."""
    return when.earliest or when.latest or date.max


def _key(act: Act) -> tuple[date, date, int, date, int, str]:
    """Order of acts: first day, last day, what opens before what answers, day told, place."""
    lasting = act.when.basis is Basis.PUBLISHED and act.word in LASTING
    day = None if lasting else act.when.earliest
    known = [one for one in (_before_news(act.teller.published), act.when.latest) if one]
    first = day or min(known, default=start(act.when))
    published = start(act.teller.published)
    answers = act.move not in OPENING or act.about.startswith(answering.TO_ANSWER)
    order = 2 if act.reply else int(answers)
    last = act.when.latest if act.when.earliest else first  # what is over comes before what is news
    return first, last or date.max, order, published, act.at, act.item


LASTING = frozenset({"want", "wants", "seek", "seeks", "seeking", "insists", "pushing", "pressing"})
"""Words of a wish that is told as lasting: it was there before what the article tells as news."""
NEWS_DAYS = 2
"""Days before its article up to which what it tells as news was done; an act without a first day
lay before that."""


def _before_news(published: When) -> date | None:
    first = published.earliest
    return later(first, -NEWS_DAYS) if first else None


def told(group: Sequence[Act], deeds: Sequence[Deed]) -> list[Told]:
    """The steps of a group of acts in order of time, each act told once, however many tell it."""
    group = before.bounded(_not_before(_without_references(group)))
    known = standing.of_one_event(sorted(answering.named(group), key=_key))
    kept = [act for one in known for act in _carried_out(one, deeds)]
    items = {act.item for act in kept}
    known = [act for act in known if act.move is not Move.IMPOSED or act.item not in items]
    once: list[Act] = []
    several: list[list[Act]] = []
    for act in sorted([*known, *kept], key=_key):
        place = next((i for i in range(len(once) - 1, max(-1, len(once) - 1 - WINDOW), -1)
                      if _same(once[i], act)), None)  # fmt: skip
        if place is None:
            once.append(act)
            several.append([act])
        else:
            once[place] = _better(once[place], act)
            several[place].append(act)
    once, several = standing.by_one_event(once, several)
    later = before.not_before_answered(once, several)
    told = sorted(zip(later, several, strict=True), key=lambda pair: _key(pair[0]))
    return before.placed([Told(act, _step(act, acts), tuple(acts)) for act, acts in told])


LETTER = "CONSULT"
"""In the reason of a step: a letter is an offer only where something else tells what it offers."""
WINDOW = 40
"""Steps back with which an act is compared: more do not fall on one day in one thread."""


def _without_references(group: Sequence[Act]) -> list[Act]:
    """Offers that are only spoken of count where the text gives them a day of their own, or where
    they are answered in the same sentence and the group tells of no such offer before."""
    made = [act for act in group if act.move in OPENING and not act.reference]
    answers = {act.span: act for act in group if act.move in ANSWERS}
    found = []
    for act in group:
        answer = answers.get(act.span)
        if act.reference and not content(act.words):
            continue  # "the membership that he had demanded": of what is not told
        if not act.reference or act.when.basis in (Basis.RELATIVE, Basis.STATED):
            found.append(act)
        elif answer and not set(answer.by) & set(act.by) and not _told_of(act, made):
            found.append(_by_its_answer(act, answer))
    return found


def _by_its_answer(act: Act, answer: Act) -> Act:
    """An offer that is only spoken of in its answer: it was made by then, on a day untold."""
    why = (*answer.when.why, before.SPOKEN_OF, OVER)
    by_then = when_of(Interval(None, answer.when.latest), Basis.PUBLISHED, answer.when.words, why)
    when = by_then if answer.when.latest else answer.when
    return replace(act, when=when, why=f"{act.why}; no later than the answer")


def _not_before(group: Sequence[Act]) -> list[Act]:
    """Acts in which an answer does not stand before what it answers: what the same article tells
    before it, else the first offer of the other side in those days."""
    opened: dict[str, list[Act]] = {}
    for act in sorted(group, key=lambda act: act.at):
        if act.move in OPENING or act.move in DONE:
            opened.setdefault(act.teller.article, []).append(act)
    firm = [act for acts in opened.values() for act in acts if act.when.basis in DATED]
    firm.sort(key=_key)
    return [_after(act, opened.get(act.teller.article, ()), firm) for act in group]


DONE = frozenset({Move.WITHDRAWN, Move.IMPOSED})
"""Moves that are answered though they put nothing on the table."""
DATED = frozenset({Basis.STATED, Basis.RELATIVE, Basis.GIVEN})


def _after(act: Act, opened: Sequence[Act], firm: Sequence[Act]) -> Act:
    """An answer that is dated by its article alone, from the day on of what it answers."""
    known = act.when
    if act.bodies and known.earliest is None:
        return act  # "the alliance has refused to ratify it": perhaps long before
    if act.move not in ANSWERS or known.basis is not Basis.PUBLISHED or not known.latest:
        return act
    here = [one for one in opened if one.at < act.at and not set(one.by) & set(act.by)]
    days = [here[-1].when.earliest] if here else []
    if not here and known.earliest and narrow(known.interval, MONTH):
        theirs = (one.when.earliest for one in firm if not set(one.by) & set(act.by))
        inside = (day for day in theirs if day and known.earliest < day <= known.latest)
        days.append(next(inside, None))
    first = max((day for day in days if day and day <= known.latest), default=None)
    if first is None or (known.earliest and known.earliest >= first):
        return act
    why = (*known.why, BOUND)
    when = when_of(Interval(first, known.latest), Basis.PUBLISHED, known.words, why)
    return replace(act, when=when)


def _told_of(act: Act, made: Sequence[Act]) -> bool:
    """Whether the group tells of an offer of the same side in the year before it is spoken of."""
    last = start(act.when)
    days = [(last - start(one.when)).days for one in made if one.by == act.by]
    here = any(one.by == act.by and one.teller.article == act.teller.article for one in made)
    return here or any(0 <= age <= joining.YEAR for age in days)


def _carried_out(act: Act, deeds: Sequence[Deed]) -> list[Act]:
    """What was promised or threatened, done afterwards by whoever promised it."""
    if act.move not in OWING or act.deed is None:
        return []
    after = [deed for deed in deeds if deed.act.by == act.by and deed.code == act.deed
             and start(deed.act.when) > start(act.when)
             and len(set(content(deed.act.words)) & set(content(act.words))) > 1]  # fmt: skip
    if not after:
        return []
    first = min(after, key=lambda deed: _key(deed.act))
    return [with_move(first.act, Move.KEPT, "what was promised or threatened before was done")]


def with_move(act: Act, move: Move, why: str) -> Act:
    """The act as another move, and why."""
    return replace(act, move=move, why=f"{act.why}; {why}")


def _same(one: Act, other: Act) -> bool:
    """Whether two acts of a thread are one: same actor, same move, same days."""
    if (one.by, one.bodies) != (other.by, other.bodies) or not _one_move(one, other):
        return False
    if one.item == other.item:
        return True
    first, second = one.when.interval, other.when.interval
    days = all(narrow(interval, ONE_DAY) for interval in (first, second))
    if apart(first, second) > (1 if days or _one_object(one, other) else 0):
        return False
    known = narrow(first, MONTH) and narrow(second, MONTH)
    return known or one.teller.article == other.teller.article


def _one_object(one: Act, other: Act) -> bool:
    return bool({thing.id for thing in one.objects} & {thing.id for thing in other.objects})


def _one_move(one: Act, other: Act) -> bool:
    if one.move in OFFERS and other.move in OFFERS:
        return True
    if {one.move, other.move} == SETTLED and one.span == other.span:
        return True  # "signed a declaration in which they agree to …"
    if {one.move, other.move} == FIRM:
        return _one_object(one, other)
    if one.move is not other.move:
        return False
    if one.move is Move.CRITICISED:
        if (NEEDLESS in one.why) is not (NEEDLESS in other.why):
            return False  # "there is no need for it" is not said by "it is aimed against us"
        return one.objects[:1] == other.objects[:1] or _one_claim(one, other)
    about = {thing.of for thing in one.objects} & {thing.of for thing in other.objects}
    return bool(about) or one.move not in OPENING or bool(set(one.words) & set(other.words))


def _one_claim(one: Act, other: Act) -> bool:
    """Whether two things said against something may be one: a word in common, or one that names
    nothing ("called it a mistake")."""
    if _names_thing(one, other) or _names_thing(other, one):
        return True
    words = [set(content(tokens(NOUNS.sub("", act.about.lower())))) for act in (one, other)]
    return not all(words) or bool(words[0] & words[1])


def _names_thing(one: Act, other: Act) -> bool:
    """Whether the words of one name what the other is on: "Norway’s decision on the radar"."""
    things = {thing.id for thing in other.objects}
    issue = other.objects[0].issue if other.objects else ""
    return bool(things & {thing.id for thing in moves.named(issue, one.words)}) if issue else False


def _better(one: Act, other: Act) -> Act:
    """The one of two that tells more: the closer move, then the day, then the objects."""
    first = min((one, other), key=_worth)
    if {one.move, other.move} == SETTLED:
        return one if one.move is Move.SIGNED else other
    if {one.move, other.move} == FIRM:
        return one if one.move is Move.CONDITIONED else other
    chosen = min((act.move for act in (one, other) if act.move in OFFERS), key=OFFERS.index,
                 default=first.move)  # fmt: skip
    if chosen is not None and first.move is not chosen:
        return with_move(first, chosen, "told so by another sentence")
    return first


def _worth(act: Act) -> tuple[object, ...]:
    days = act.when.interval.days if BY not in act.when.why else None
    rank = OFFERS.index(act.move) if act.move in OFFERS else 0
    stated = act.when.basis not in (Basis.STATED, Basis.RELATIVE, Basis.GIVEN)
    return rank, act.reference, stated, days or 10**6, -len(act.objects), act.at, act.item


def _step(act: Act, acts: Sequence[Act]) -> Step:
    """The step of an act and of all that tell it; of what is put on the table the words are those
    of the act that names it best, unless another has its condition or its day."""
    assert act.move is not None  # `between` leaves such acts out
    terms = act.condition or act.deadline
    named = titles.label([act] if terms else acts) or titles.label(acts)
    own = terms or (act.move not in OPENING and titles.label([act]) == named)
    telling = act if own else titles.telling(acts)
    return Step(
        event=telling.item,
        move=act.move,
        when=shown(act.when),
        by=act.by,
        article=telling.teller.article,
        span=telling.span,
        deadline=telling.deadline,
        condition=telling.condition,
        why=act.why,
        about=named + _beside(act),
        on=titles.things(acts),
        bodies=act.bodies,
    )


def _beside(act: Act) -> str:
    """What its sentence says that it answers, or sets it after."""
    if act.reply:
        return f", in answer to {act.reply}"
    return f", {act.after}" if act.after else ""


def is_thread(steps: Sequence[Told], sides: frozenset[str]) -> bool:
    """Whether the steps are a thread between the two sides.

    Something must be put on the table, changed or settled in it, and both sides act, or one acts
    towards the other. What others answer makes none.
    """
    steps = [one for one in steps if not one.act.bodies]
    moved = [one for one in steps if one.act.move not in SPOKEN_OF
             and not _bare_letter(one.act)]  # fmt: skip
    named = [one for one in moved if one.act.own]
    if len(steps) == 1:
        return bool(named) and _alone(steps[0].act, sides)
    single = [set(one.act.by) & sides for one in steps]
    actors = {state for by in single if len(by) == 1 for state in by}
    towards = any(_towards(one.act, sides - set(one.act.by)) for one in steps)
    return bool(named) and (len(actors) > 1 or towards or any(_settled(one.act, sides)
                                                              for one in steps))  # fmt: skip


def _bare_letter(act: Act) -> bool:
    """Whether an act is a letter of which nothing tells what it is for."""
    return act.why.startswith(LETTER) and len(set(content(act.words))) <= titles.BARE


def _towards(act: Act, others: frozenset[str]) -> bool:
    """Whether an act puts something on the table of the other side, or ends what burdened it:
    "repealed the law for Norway" tells for whom the repeal had been promised."""
    if act.move is Move.WITHDRAWN:
        return act.why.startswith("CONCEDE") and bool(set(act.to) & others)
    named = act.move is not Move.PROMISED and names(act, others)
    return act.move in OPENING and bool(_meant(act) & others or named)


AGREES = 0.5
"""Leaning of who is ready to agree; of who is ready to talk it is less (`data/moves.csv`)."""
READY = ("“ready”", "“prepared”", "“willing”", "“open”")
"""In the reason of a step: who is ready to accept has not accepted."""


def _settled(act: Act, sides: frozenset[str]) -> bool:
    """Whether the two, and nobody else, agreed: a commitment of each to the other.

    Who agrees that something is so, or is ready to agree, commits to nothing.
    """
    opinion = act.about.lower().startswith("that ")
    ready = any(word in act.why for word in READY)
    return act.move in SETTLED and {*act.by, *act.to} == sides and not (opinion or ready)


def _meant(act: Act) -> set[str]:
    """Whom an act is done to. Of several steps, what one side offers or promises on the ground of
    another, who does nothing, is a matter with somebody else."""
    given = act.move is Move.PROMISED or act.move in OFFERS
    return set(act.to) if given else {*act.to, *act.where}


def _alone(act: Act, sides: frozenset[str]) -> bool:
    """Whether one step is a proposal, demand, commitment or threat of one side to the other."""
    if _settled(act, sides):
        return True
    others = sides - set(act.by)
    to = {*act.to, *act.where} & others
    promised = act.move is Move.PROMISED
    named = names(act, others) and not (promised and (act.to or not act.objects))
    opens = act.move in OPENING or (_gives_way(act) and bool(act.objects))
    opens = opens or _of_a_plan(act)
    return opens and len(others) == 1 and bool(to or named)


def _of_a_plan(act: Act) -> bool:
    """Whether an act tells how its side turned towards what another plans, by words that say that
    it is a plan: "softened its opposition to Norway’s plans for a shield"."""
    turned = act.move in (Move.SOFTENED, Move.HARDENED) and bool(act.objects)
    return turned and PLANNED.search(act.about) is not None


PLANNED = re.compile(r"\b(?:plans?|projects?|proposals?|initiatives?)\b")


def _gives_way(act: Act) -> bool:
    """Whether an act is readiness to agree to something, of which nothing more is told."""
    return act.move is Move.SOFTENED and (act.leaning or 0) >= AGREES
