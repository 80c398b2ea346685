"""Which acts are about the same thing: by its name, by its words, by what they answer.

Every join goes through an index, and within an article through a bounded window, so that ten
thousand acts cost little more than ten times what a thousand cost.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from ...linked import Move
from ...tables.moves import ANSWERS, OPENING, SETTLING
from ..acts import Act
from ..acts.answering import GENTLE, is_reply
from ..acts.done import THE_DEMAND
from ..wording import NOUNS, POINTING, content, tokens
from . import rounds
from .named import names
from .words import by_words, day_of

REACH = 1500
"""Characters within which an answer takes up what was put on the table before: some five
paragraphs of news."""
NEXT = 400
"""Characters within which "it" and "them" take up an act: a sentence and the next."""
REPLIED = 700
"""Characters within which "…," he replied, answers what was asked: two paragraphs of news."""
BROKEN = re.compile(
    r"\b(?:(?:not|never|failed to) (?:kept|keep|honou?r(?:ed)?|lived? up to)|bro(?:ke|ken)) "
    r"(?:the|its|their|his|that|this) (?:\w+ )?"
    r"(?:promise|pledge|word|commitment|undertaking|agreement|accord)s?\b"
)
"""Says that what was promised was not done."""
BINDING = frozenset({Move.PROMISED, Move.ACCEPTED, Move.SIGNED})
_PRONOUN = re.compile(r"\b(?:it|them|this|so)\b")
YEAR = 366
"""Days for which an offer is still what "the offer" means."""


def between(sides: frozenset[str], told: Sequence[Act], said: Sequence[Act]) -> list[Act]:
    """The acts of the two sides towards each other, in order of articles and places.

    What somebody did is not told twice: an attribution whose cue is the word of an act is that act.
    """
    places_of = {(act.teller.article, act.at) for act in told if act.move}
    opposed = {(act.teller.article, act.at) for act in told if not act.move}
    known = [*told, *(act for act in said if not _told_already(act, places_of)
                      and (act.objects or not _told_already(act, opposed)))]  # fmt: skip
    here: dict[str, set[str]] = defaultdict(set)
    for act in known:
        here[act.teller.article] |= set(act.by)
    inside = [act for act in known if act.move and concerns(act, sides, here[act.teller.article])]
    inside.sort(key=lambda act: (act.teller.article, act.at, act.item))
    return [act for article in _articles(inside) for act in _not_its_own(inside, article)]


def _told_already(act: Act, places_of: set[tuple[str, int]]) -> bool:
    """Whether the word of an act stands in the cue of an attribution ("had opposed")."""
    return any((act.teller.article, act.at + step) in places_of for step in range(CUE))


CUE = 20
"""Characters of a cue in which the word of an act may stand: "has repeatedly offered"."""


def concerns(act: Act, sides: frozenset[str], here: set[str]) -> bool:
    """Whether one of the two acts, and not towards somebody else alone; where it is not said
    towards whom, or who acts, the other must act in the same article (`here`).

    In an answer the recipient may be what is spoken of ("called the Maltese site too small"). Who
    acts for no state answers what one of the two did in the same article (`_within`).
    """
    by, to = set(act.by) & sides, (set(act.to) | set(act.where)) & sides
    if not act.by:
        if act.move not in ANSWERS:
            return False
        return bool(sides & here) if act.bodies else bool(to) and sides <= here | to
    if not by:
        return False
    if to - by or len(by) > 1:
        return True
    own_measure = act.move is Move.DEFERRED and act.why.startswith("CONCEDE")  # of whom it spares
    open_to = not (act.to or act.elsewhere)
    open_to = open_to or (act.move in ANSWERS and not (act.elsewhere or own_measure))
    alone = set(act.by) <= sides
    return open_to and (names(act, sides - by) or (alone and sides <= here))


def _not_its_own(acts: Sequence[Act], article: Sequence[int]) -> Iterator[Act]:
    """The acts of an article, without praise of what the actor itself had just put forward."""
    for order, place in enumerate(article):
        act = acts[place]
        nearest = next(
            (acts[one] for one in reversed(article[:order])
             if acts[one].move in OPENING and act.at - acts[one].at <= REACH),
            None,
        )  # fmt: skip
        own = (
            nearest is not None and set(nearest.by) & set(act.by) and not set(act.to) - set(act.by)
        )
        beside = [one for one in article if acts[one].span == act.span and acts[one].reference]
        if not (own and act.move is Move.WELCOMED and not beside):
            yield act


# ------------------------------------------------------------------ groups


def groups(acts: Sequence[Act]) -> list[list[Act]]:
    """The acts of each thread; those that belong to none are left out. Acts as `between` gives."""
    forest = _Forest(len(acts))
    for one, other in _pairs(acts):
        forest.join(one, other)
    found: dict[int, list[Act]] = defaultdict(list)
    for place, act in enumerate(acts):
        found[forest.root(place)].append(act)
    whole = [group for group in found.values() if any(act.own for act in group)]
    return rounds.all_parted(whole)


class _Forest:
    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, place: int) -> int:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low


def _pairs(acts: Sequence[Act]) -> Iterator[tuple[int, int]]:
    keyed: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, act in enumerate(acts):
        keyed["item", act.item].append(place)  # one event is not two matters
        if act.own and act.objects and not act.bodies:
            keyed["object", act.objects[0].of].append(place)
        for thing in act.answers[:1]:
            keyed["object", thing.of].append(place)
    for same in keyed.values():
        yield from pairwise(same)
    yield from by_words(acts)
    yield from rounds.same_round(acts)
    taken = set()
    for article in _articles(acts):
        for one, other in _within(acts, article):
            taken |= {one}
            yield one, other
    yield from _across(acts, taken)


def _across(acts: Sequence[Act], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Answers to an offer that another article tells: "rejected the Swedish proposal" takes up the
    last one of that side in the YEAR before, "reneged on its promise" the last one of its own."""
    made: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for place, act in enumerate(acts):
        if act.own and act.move in OPENING and not act.reference and len(act.by) == 1:
            made[act.by[0]].append((day_of(act), place))
    for offers in made.values():
        offers.sort()
    for place, act in enumerate(acts):
        broken = act.move is Move.BROKEN
        moves = act.move in ANSWERS or broken
        answers = act.own and moves and not act.objects and place not in taken
        if not answers or not NOUNS.search(act.about.lower()):
            continue
        for state in set(act.by) if broken else set(act.to) - set(act.by):
            before = bisect_left(made[state], (day_of(act), -1)) - 1
            if before >= 0 and (day_of(act) - made[state][before][0]).days <= YEAR:
                yield place, made[state][before][1]


def _articles(acts: Sequence[Act]) -> Iterable[list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, act in enumerate(acts):
        found[act.teller.article].append(place)
    return found.values()


# ------------------------------------------------------------------ by what they answer


def _within(acts: Sequence[Act], article: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Joins within one article, whose acts are in order of place."""
    for order, place in enumerate(article):
        act = acts[place]
        before = [one for one in reversed(article[:order]) if act.at - acts[one].at <= REACH]
        same = [one for one in article if one != place and acts[one].span == act.span]
        for one in same:
            if _coordinated(act, acts[one]):
                yield place, one
        target = _taken_up(act, [acts[one] for one in (*same, *before)])
        if target is not None:
            yield place, (*same, *before)[target]


def _coordinated(one: Act, other: Act) -> bool:
    """ "In addition to proposing …, he offered …": one sentence, one actor, both on the table."""
    opening = one.move in OPENING and other.move in OPENING
    settled = {one.move, other.move} == {Move.SIGNED, Move.ACCEPTED}
    broken = Move.BROKEN in (one.move, other.move)  # "reneged on its promise"
    return (opening or settled or broken) and one.by == other.by and one.own and other.own


def _taken_up(act: Act, others: Sequence[Act]) -> int | None:
    """The act on the table that this one answers or speaks of again; the nearest first."""
    if BROKEN.search(act.about):
        return _promise_of(act, others)
    if is_reply(act):
        return next(
            (n for n, one in enumerate(others)
             if one.by and one.at < act.at and one.move not in GENTLE), None,
        )  # fmt: skip
    if act.reply:
        return _answered(act, others)
    once = next((n for n, one in enumerate(others) if _once_more(act, one)), None)
    return _on_the_table(act, others) if once is None else once


def _on_the_table(act: Act, others: Sequence[Act]) -> int | None:
    """What was put on the table or settled that an act takes up; the nearest first."""
    for place, other in enumerate(others):
        if _other_matter(act, other):
            return None
        if other.move not in OPENING | SETTLING or not (other.own or other.reference):
            continue
        own = set(act.by) & set(other.by)
        meant = not act.bodies or not act.to or set(act.to) & set(other.by)
        if not meant or not _refers(act, other) or _lifted(act, other):
            continue
        if own and act.move in OPENING and _one_offer(act, other):
            return place
        if act.move in ANSWERS and (act.by or act.bodies) and other.by and not own:
            return _told_first(others, place)
        if act.move in ANSWERS and own and not other.reference and act.span != other.span:
            return None  # what stands nearest is its own: it answers nobody
    return None


def _once_more(act: Act, other: Act) -> bool:
    """Whether a deed is told again without its name: "has suspended its participation"."""
    deed = act.move in (Move.WITHDRAWN, Move.IMPOSED) and act.move is other.move
    named = bool(other.objects) and not act.objects and act.why == other.why
    return deed and named and act.by == other.by and other.at < act.at


def _lifted(act: Act, other: Act) -> bool:
    """Whether who is against "it" would be against what was given up for him: he means the rest."""
    against = act.move in (Move.CRITICISED, Move.REFUSED) and not act.objects
    given = other.move is Move.WITHDRAWN and other.why.startswith("CONCEDE")
    return against and given and bool(set(act.by) & set(other.to))


def _answered(act: Act, others: Sequence[Act]) -> int | None:
    """What the sentence of an act says that it answers: the nearest that the other side did or put
    on the table in words that it has."""
    words = set(content(tokens(act.reply)))
    bare = not content(tokens(NOUNS.sub("", act.reply.lower())))
    return next(
        (n for n, one in enumerate(others)
         if one.by and not set(one.by) & set(act.by) and one.move in OPENING | SETTLING
         and (bare or words & set(content(tokens(f"{one.word} {one.about}"))))),
        None,
    )  # fmt: skip


def _told_first(others: Sequence[Act], place: int) -> int:
    """The act at a place; or, where it names nothing, the same deed of the same side told before:
    "it has suspended its part", after "it suspended its part in the treaty"."""
    one = others[place]
    if one.objects or one.move not in (Move.WITHDRAWN, Move.IMPOSED):
        return place
    same = (n for n in range(place + 1, len(others))
            if (others[n].by, others[n].move) == (one.by, one.move)
            and others[n].objects)  # fmt: skip
    return next(same, place)


def _other_matter(act: Act, other: Act) -> bool:
    """Whether what names nothing ("the criticism", "we have heard you") answers what was put on the
    table of another issue."""
    bare = act.move is Move.ANSWERED or act.about == THE_DEMAND
    return bare and other.move in OPENING and not other.own and not set(act.by) & set(other.by)


def _promise_of(act: Act, others: Sequence[Act]) -> int | None:
    """ "Has not kept the promise": what the other side bound itself to just before."""
    return next(
        (n for n, one in enumerate(others)
         if one.move in BINDING and 0 < act.at - one.at <= NEXT and not set(one.by) & set(act.by)),
        None,
    )  # fmt: skip


def _one_offer(act: Act, other: Act) -> bool:
    """Whether one actor's two acts may be of one offer: one speaks of the other, or of a letter."""
    if act.reference:
        return True
    return act.own and other.own and (other.reference or not act.objects)


_TAKEN = re.compile(rf"\b(?:the|this|that|his|her|its|their)\s+(?:\w+\s+)?{NOUNS.pattern}")


def _refers(act: Act, other: Act) -> bool:
    """Whether what it is about takes up something said before, or names what is bargained over.

    A pronoun takes up the sentence before.
    """
    if act.move is Move.ANSWERED:
        return 0 < act.at - other.at <= REPLIED
    if act.move is Move.WELCOMED and not _welcomes(act, other):
        return False
    if act.reference or act.objects:
        return True
    pronoun = _PRONOUN.search(act.about)
    if pronoun and 0 <= act.at - other.at <= NEXT:
        return True
    if pronoun and act.said and _TAKEN.search(act.around):
        return True  # "did not reply to the offer beyond saying that experts would study it"
    return bool(NOUNS.search(act.about.lower()) and POINTING.search(act.about))


def _welcomes(act: Act, other: Act) -> bool:
    """Whether what somebody welcomes may be that act: nobody welcomes a threat, and who names what
    he welcomes ("the end of the tests") welcomes that."""
    if other.move is Move.THREATENED:
        return False
    if act.reference or not act.objects or NOUNS.search(act.about.lower()):
        return True
    things = {thing.of for thing in act.objects} & {thing.of for thing in other.objects}
    return bool(things)
