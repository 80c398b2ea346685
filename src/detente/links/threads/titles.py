"""What a thread and its steps are called, in the words of the text: for lists, as an index has it.

A title says what was put on the table first, by whom and in which year, and what else is on it by
the names of the table. Of several acts that tell one step, the one that names its thing alone and
in most words gives the words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from ...linked import Move, Step
from ...records import When
from ...tables import issues, moves
from ...tables.moves import OPENING, Object
from .. import naming
from ..acts import Act, folded
from ..naming import Put, Topic
from ..phrases import MORE
from ..wording import NOUNS, content, infinitive

OTHERS = 2
"""Things that a title names beside what was put on the table first; `Thread.on` has them all."""
TELLING = 16
"""Words up to which an act's own tell what it is about without a cut that leaves much out."""
SETTLED = (Move.SIGNED, Move.ACCEPTED, Move.IMPOSED, Move.WITHDRAWN)
"""Moves that lead a title where nothing in the thread was put on the table in words that tell."""


class Named(Protocol):
    """A step with the acts that tell it."""

    @property
    def act(self) -> Act:
        """The act that it is told from."""

    @property
    def step(self) -> Step:
        """The step."""

    @property
    def acts(self) -> Sequence[Act]:
        """All acts that tell it."""


def put(act: Act, when: When | None = None) -> Put:
    """What an act puts on the table; its year where all days that it may fall on lie in one."""
    days = when or act.when
    known = days.earliest and days.latest and days.earliest.year == days.latest.year
    year = str(days.earliest.year) if known and days.earliest else ""
    return Put(
        act.by, act.move or Move.DISCUSSED, act.word, act.about, act.topic or act.about, year
    )


def telling(acts: Sequence[Act]) -> Act:
    """The act whose words name a step best."""
    return acts[0] if len(acts) == 1 else min(acts, key=_worth)


def _worth(act: Act) -> tuple[object, ...]:
    found = naming.short(put(act))
    words = len(found.words.split())
    fits = 0 < words <= TELLING and not found.words.endswith(MORE)
    named = set(moves.named(_issue(act), folded(found.words))) if act.objects else set()
    return (
        not found.tells,
        bool(act.objects) and not named,
        _UNNAMED.search(found.words) is not None,
        len(act.objects) > 1,
        not fits,
        -words,
        act.teller.article,
        act.at,
    )


_UNNAMED = re.compile(r"\b(?:it|they|them|he|she)\b")
"""What stands for something that other words name: "guarantees it is not aimed at us"."""


def _issue(act: Act) -> str:
    return act.objects[0].issue


def label(acts: Sequence[Act]) -> str:
    """What a step is about: "to share a radar; the Russian proposal"; "" where no words tell."""
    return "; ".join(words for act in _chosen(acts) if (words := _about(act)))


def _chosen(acts: Sequence[Act]) -> list[Act]:
    """Of acts that are one step the one that names it best; and of what one side puts on the table
    within a day, which is one step, LABELS at most that each name a thing of their own: not one
    that begins with the whole of which the first names a part."""
    first, *others = [acts[0]] if len(acts) == 1 else sorted(acts, key=_worth)
    chosen, known = [first], set(first.objects)
    whole = {thing.of for thing in first.objects}
    for act in others:
        main = act.objects[0] if act.objects and act.move in OPENING else None
        new = main is not None and main not in first.objects[:1]
        if (
            main
            and new
            and main.id not in whole
            and len(chosen) < LABELS
            and {*act.objects} - known
        ):
            chosen.append(act)
            known |= {*act.objects}
    return chosen


LABELS = 3
"""Things that are told of one step: what one side offers within a day is one step."""


_OWN = re.compile(r"^(?:their|his|her)\s+(?!predecessor)")


def _about(act: Act) -> str:
    """What an act is about; what is its actor's own is the state's: "its opposition"."""
    words = _told(act)
    return _OWN.sub("its ", words) if len(act.by) == 1 else words


def _told(act: Act) -> str:
    if act.move is Move.DISCUSSED:
        return ""
    if act.move is Move.IMPOSED:
        words = naming.short(put(act)).words
        return act.objects[0].name if act.objects else f"a ban on {words}" if words else ""
    if act.move in OPENING:
        return _put(act)
    whole = naming.told(act.topic or act.about)
    if NOUNS.match(whole.words.lower()):  # whose proposal it is was left out with whom it is for
        whole = naming.told(act.about)
    words = whole._replace(words=naming.judged(act.word, whole.words)).whole
    words = infinitive(words) if act.move is Move.REFUSED else words
    gone = act.move is Move.WITHDRAWN and act.objects
    return words or (act.objects[0].name if gone else "")


def _put(act: Act) -> str:
    """What an act puts on the table, with whom it is asked of: "that Canada close the base"."""
    if act.word.startswith("warn") and " against " in f" {act.about}":
        return f"a warning against {naming.short(put(act)).words}"
    found = naming.told(act.about)
    if found.whom and act.move is Move.DEMANDED:
        return f"that {found.whom} {found.words}"
    return naming.told(act.topic or act.about).whole


def things(acts: Sequence[Act]) -> tuple[str, ...]:
    """The names of what the acts of a step are about, the parts of a thing before the whole."""
    opening = acts[0].move in OPENING
    telling = _chosen(acts) if opening else acts
    found = [one for act in telling for one in (_objects(act) if opening else _main(act))]
    ordered = sorted(dict.fromkeys(found), key=lambda thing: thing.id == thing.of)
    return tuple(dict.fromkeys(thing.name for thing in ordered))


def _objects(act: Act) -> Sequence[Object]:
    """What the clause names; where it names nothing, and puts something on the table, what the rest
    of its sentence does ("recognised the two regions and called on others to follow")."""
    return act.objects or act.beside


# ------------------------------------------------------------------ titles


def title(issue: str, steps: Sequence[Named]) -> str:
    """The issue, what was put on the table first, by whom and when, and what else is on it."""
    known = issues.issues().get(issue)
    name = known.name if known else issue
    first = _lead(steps)
    if first is None:
        plan = _PLAN.search(steps[0].step.about)
        return _of_things(name, [plan["of"]] if plan else _others(steps, ()))
    act = telling(first.acts)
    given = put(act, first.act.when)
    found = naming.short(given)
    named = moves.named(issue, folded(naming.told(given.topic).words))  # also what is cut
    own = tuple(act.objects or (() if found.tells else act.beside))
    if own and (not named or given.move is Move.IMPOSED):
        called = _by_name(own[0].name, given, found)
        return _of_things(name, [called, *_others(steps, own[:1])])
    return naming.title(name, given, _others(steps, (*named, *own)))


_PLAN = re.compile(
    r"\b(?:opposition|objections?|resistance|hostility|support)\s+(?:to|for)\s+"
    r"(?P<of>.*\b(?:plans?|projects?|proposals?|initiatives?)\b.*)$"
)
"""What a side turned towards or from: "its opposition to [Norway’s plans for a shield]"."""


def _of_things(name: str, several: Sequence[str]) -> str:
    return f"{name}: {'; '.join(several)}" if several else name


def _by_name(name: str, given: Put, found: Topic) -> str:
    """A thing by its name, with who put it on the table, where the words do not name it."""
    if given.move is Move.IMPOSED or not found.words:
        called = naming.whose_noun(given)
    else:
        called = naming.lead_of(given._replace(year=""), found)
    aside = ", ".join(part for part in (called, given.year) if part)
    return f"{name} ({aside})" if aside else name


def _lead(steps: Sequence[Named]) -> Named | None:
    """The step that a title begins with: the first that puts something on the table in words that
    tell, else one that settles it, else the first that puts something there."""
    steps = [one for one in steps if not one.step.bodies] or steps
    known = [one for one in steps if one.step.when.latest] or steps  # not "some day since 2030"
    opening = [one for one in known if one.act.move in OPENING]
    settling = [one for one in known if one.act.move in SETTLED]
    first = steps[0]
    imposed = [first] if first.act.move is Move.IMPOSED else []
    ready = [one for one in known if one.act.move is Move.SOFTENED and one.act.leaning]
    for one in (*imposed, *opening, *settling, *ready):
        if _tells(one):
            return one
    return next((one for one in (*opening, *settling) if naming.short(put(one.act)).words), None)


def _tells(one: Named) -> bool:
    act = telling(one.acts)
    if act.why.startswith(LETTER) and not act.objects and len(set(content(act.words))) <= BARE:
        return False  # "sent a note": what it says another step tells
    return bool(act.objects) or naming.short(put(act)).tells


LETTER = "CONSULT"
"""In the reason of a step: a letter or a note."""
BARE = 3
"""Words that tell something, up to which a letter says no more than who sent it to whom."""


def _others(steps: Sequence[Named], named: Iterable[Object]) -> list[str]:
    """The other things of a thread by name, those of most steps first; not a whole of which parts
    are named."""
    counted = Counter(
        thing for one in steps for thing in {t for act in one.acts for t in _main(act)}
    )
    known = {thing.name for thing in named}
    parts = {thing.of for thing in (*counted, *named) if thing.of != thing.id}
    rest = [thing for thing in counted if thing.name not in known and thing.id not in parts]
    rest.sort(key=lambda thing: (-counted[thing], thing.name))
    return [thing.name for thing in rest[:OTHERS]]


def _main(act: Act) -> list[Object]:
    """What an act names first, and parts of a thing that it names after it."""
    return [one for n, one in enumerate(act.objects) if not n or one.of != one.id]
