"""When an act happened: the time in its clause, or what its tense says beside the publication."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...dates import Interval, later
from ...language import Parse
from ...records import UNKNOWN, Article, Basis, Standing, Time, When, when_of
from .. import timing
from . import announced, background, grammar, lengths, time_owners
from .coding import Coded

if TYPE_CHECKING:
    from ...language import Token

HISTORY_DAYS = 365
"""An act that ended so many days before its article is told as history, not as news: a year is the
window of "last year" in an agency report."""
RECENT_DAYS = 31
"""Days before an article within which news that it tells in the past mostly lies: a month, since
monthlies are the slowest papers."""
OCCASIONS = frozenset({"summit", "meeting", "talk", "conference", "session", "visit", "trip",
                       "close", "end", "beginning", "start"})  # fmt: skip
"""What is done at one of these is done when it takes place."""
LATER = ("later this", "next ", "tomorrow", "in the coming")
AHEAD = frozenset({"run-up", "runup", "up", "ahead", "advance", "eve", "approach"})
"""Words before a meeting that is still to come: "in the run-up to the summit"."""
LAUNCHING = frozenset({"put", "float", "unveil", "present", "propose", "launch", "issue"})
"""Verbs that bring forth their object: with "the", its bringing forth is known, and no news."""
TO_DO = frozenset({"will", "would", "shall", "to"})
"""Auxiliaries before a participle of what is still to be done."""
COUNTED = "counted from something whose day is not known"
DUE = frozenset({"REQUEST", "AGREE", "THREATEN", "SANCTION", "SUPPORT", "COOPERATE"})
"""Types that tell by when something is to be done."""
PARTS = frozenset({"half", "third", "quarter", "fifth", "much"})
"""Words after "by" that tell how much, and set no day."""
BY = frozenset({"by", "before", "until"})


class Clock:
    """The times of one article, asked by the word to which they are attached."""

    def __init__(self, times: tuple[Time, ...], parse: Parse, article: Article) -> None:
        self._article = article
        self._parse = parse
        self._news = timing.news_of(article, parse, times)
        self._at: dict[int, list[tuple[Time, str]]] = {}
        self._first: dict[int, int] = {}
        self._length = dict(lengths.counted(times, parse))
        hanging = list(timing.hanging(times, parse))
        self._after = {
            grammar.clause_verb(h.joint).i for h in hanging if h.side < 0 and h.days[1] > 1
        }
        taken = {id(self._base(one)): one for one in hanging}
        for time in self._news.times:
            tokens = parse.tokens(time.span)
            if tokens and id(time) in taken:
                self._hang(taken[id(time)], time, tokens)
            elif tokens:
                self._attach(time, tokens)
        for one in hanging:
            if self._base(one) is None:
                self._hang_after(one)

    def _base(self, one: timing.Hanging) -> Time | None:
        return timing.told_after(one, self._news.times, self._parse)

    def _hang(self, one: timing.Hanging, time: Time, tokens: list[Token]) -> None:
        """The day after the word belongs to the event named there; what hangs on it has its own."""
        named = tokens[0].nbor(-1)
        if named.i != one.joint.i:
            self._put(named, time, tokens[0])
        self._put(grammar.clause_verb(one.joint), _moved(one, one.own(time.when)), one.joint)

    def _hang_after(self, one: timing.Hanging) -> None:
        """ "Told them this weekend, two days before departing": counted from what it hangs on."""
        event = next((c for c in one.joint.children if c.dep_ in ("pcomp", "pobj")), None)
        event = event or (one.joint.head if one.joint.dep_ == "mark" else None)
        over = one.joint.head if event is not None and event.i != one.joint.head.i else None
        over = over or (event.head if event is not None else None)
        told = self._at.get(over.i, []) if over is not None else []
        if event is not None and told:
            self._put(event, _moved(one, one.other(told[0][0].when)), one.joint)

    def _put(self, token: Token, time: Time, first: Token) -> None:
        if time.when.earliest is not None or time.when.latest is not None:
            self._first[id(time)] = first.i
            self._at.setdefault(token.i, []).append((time, ""))

    def _attach(self, time: Time, tokens: list[Token]) -> None:
        inside = {token.i for token in tokens}
        root = next((t for t in tokens if t.head.i not in inside or t.dep_ == "ROOT"), tokens[0])
        above, prep = root.head, ""
        for _ in range(grammar.DEEPEST):
            if above.pos_ == "ADP":
                between = above.doc[above.i + 1 : tokens[0].i]
                much = any(t.pos_ in ("NOUN", "NUM") or t.lower_ in PARTS for t in between)
                by = above.lower_ in BY and much  # "cut [by] half early on Thursday"
                prep = prep or ("at" if by else above.lower_)
            elif above.pos_ != "NUM" and above.lemma_ != "time":
                break
            above = above.head
        found = (time, prep)
        self._first[id(time)] = tokens[0].i
        self._at.setdefault(above.i, []).append(found)
        before = tokens[0].nbor(-1) if tokens[0].i else None
        if before is not None and before.pos_ == "NOUN" and root.dep_ == "npadvmod":
            self._at.setdefault(before.i, []).append(found)  # "his offer last month"
        for over in [*time_owners.over_place(above), *time_owners.before_verb(above, tokens[0])]:
            self._at.setdefault(over.i, []).append(found)  # "talks in Geneva on Monday"
        for verb in time_owners.beside(root, above, prep, tokens):
            if verb is not None:
                self._at.setdefault(verb.i, []).append(found)

    def day_of(self, verb: Token) -> When | None:
        """The day at a verb itself; None where it has none."""
        found = [t for t, prep in self._at.get(verb.i, []) if prep not in BY]
        return dated(found[0]) if found else None

    def when(self, coded: Coded) -> tuple[When, When | None]:
        """When it happened, and by when it is due (None when no deadline is named)."""
        said = announced.at_saying(coded)
        return (self._when(said)[0] if said else self._when(coded)[0]), self._when(coded)[1]

    def _when(self, coded: Coded) -> tuple[When, When | None]:
        found = [*self._at.get(coded.token.i, []), *self._chain(coded)]
        wanted = self._at.get(coded.frame.comp.i, []) if _due(coded) and coded.frame.comp else []
        wanted = [
            *wanted,
            *(one for verb in time_owners.agreed(coded) for one in self._at.get(verb.i, [])),
        ]
        deadline = next((dated(t) for t, prep in [*found, *wanted] if prep in BY), None)
        rest = [one for one in found if not self._told_of(coded, one[0])]
        if found and not rest and not (rest := self._shared(coded.frame.verb)):
            return self._news.bounds(
                timing.PERFECT, self._parse.token_span(coded.token).start
            ), None
        found = rest
        days = [t for t, prep in found if prep not in BY and not self._of_content(coded, t)]
        own = [dated(t) for t in days if not timing.filed(t, self._parse, self._article)]
        happened = own[0] if own else self._published(coded)
        if happened == UNKNOWN and days:
            happened = dated(days[0])
        return happened, deadline or self._within(coded, happened)

    def _within(self, coded: Coded, happened: When) -> When | None:
        """ "Within ten days" of what is demanded or promised: counted from the saying, where that
        has a day; else only the words."""
        verbs = (coded.token, coded.frame.verb, coded.frame.comp)
        lengths = [self._length[v.i] for v in verbs if v is not None and v.i in self._length]
        if not lengths or (coded.standing is Standing.ACTUAL and coded.type not in DUE):
            return None  # "protested within hours" tells when it was done
        words, days = lengths[0]
        if days is None:
            return replace(UNKNOWN, words=words, why=(COUNTED,))
        if happened.earliest is None or happened.latest is None or not _due(coded):
            return replace(UNKNOWN, words=words)
        last = later(happened.latest, days)
        why = ("counted from the day on which it was said",)
        return when_of(Interval(happened.earliest, last), Basis.RELATIVE, words, why)

    def _of_content(self, coded: Coded, time: Time) -> bool:
        """Whether a day to come cannot be that of an act told as done: "invited him for May"."""
        last, verb = self._article.published.latest, coded.frame.verb
        if last is None or time.when.earliest is None or time.when.earliest <= last:
            return False
        done = coded.standing is Standing.ACTUAL and verb.tag_ in ("VBD", "VBN")
        done = done and coded.frame.pos == "verb" and coded.token.i == verb.i
        return done and not _aux(verb) & TO_DO

    def _told_of(self, coded: Coded, time: Time) -> bool:
        """Whether a time may be that of what somebody is accused of or praised for, long ago:
        "accused them of a murder last year"."""
        last, first = time.when.latest, self._article.published.earliest
        old = last is not None and first is not None and last < later(first, -RECENT_DAYS)
        place = self._first.get(id(time))
        return old and place is not None and time_owners.in_content(coded, place)

    def _chain(self, coded: Coded) -> list[tuple[Time, str]]:
        """Times at the verb that carries the act, and at "began to …" above it."""
        verb = coded.frame.verb
        if coded.frame.pos == "noun" and not (coded.frame.light or time_owners.shared_by(coded)):
            return []
        found = list(self._at.get(verb.i, []))
        for prep in grammar.children(verb, "prep"):
            for head in grammar.children(prep, "pobj"):
                if head.lemma_ in OCCASIONS:
                    found.extend(self._at.get(head.i, []))
        while not found and verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
            verb = verb.head
            if coded.within is None:
                found.extend(self._at.get(verb.i, []))
        if not found and verb.dep_ in ("acomp", "attr"):
            found.extend(self._at.get(verb.head.i, []))
        if not found and (over := time_owners.cleft(coded.frame.verb)) is not None:
            found.extend(self._at.get(over.i, []))
        found = found or self._shared(coded.frame.verb) or self._sharing(coded.frame.verb)
        found = found or self._opened(coded.frame.verb)
        done = coded.frame.verb
        with_it = [*time_owners.occasion(verb), *time_owners.sent_off(done),
                   *time_owners.by_paper(done)]  # fmt: skip
        found = found or [t for one in with_it for t in self._at.get(one.i, [])]
        wanted = time_owners.wanted(coded.frame) if not found else None
        return found or [t for t in self._at.get(wanted.i if wanted else -1, []) if self._over(t)]

    def _over(self, found: tuple[Time, str]) -> bool:
        """Whether a time lies wholly before the article."""
        last, first = found[0].when.latest, self._article.published.earliest
        return last is not None and first is not None and last < first and found[1] not in BY

    def _shared(self, verb: Token) -> list[tuple[Time, str]]:
        """ "On Monday they advanced and [seized] …": the time of a verb before "and" holds for
        those after it with the same subject, and for what was done along with it ("…, defying")."""
        found: list[tuple[Time, str]] = []
        one = verb
        for _ in range(grammar.DEEPEST):
            over = time_owners.carrier(one)
            if over is None or found:
                break
            before = [f for f in self._at.get(over.i, []) if self._first[id(f[0])] < one.i]
            found, one = [f for f in before if f[1] not in BY], over
        return found

    def _opened(self, verb: Token) -> list[tuple[Time, str]]:
        """ "In 2013 Chad raised the toll, and Libya [closed] the pass"."""
        over = time_owners.opened(verb)
        told = [t for t in self._at.get(over.i, []) if self._over(t)
                and time_owners.opens(over, self._first[id(t[0])])] if over else []  # fmt: skip
        return told or (self._opened(over) if over else [])

    def _sharing(self, verb: Token) -> list[tuple[Time, str]]:
        """ "[Stopped] and boarded a trawler on Monday": a time behind the thing that both verbs
        share holds for the first as well."""
        if grammar.children(verb, "dobj", "prep"):
            return []
        after = [one for one in grammar.children(verb, "conj")
                 if one.tag_ == verb.tag_
                 and not grammar.children(one, *grammar.SUBJECTS)]  # fmt: skip
        return [t for one in after[:1] if grammar.children(one, "dobj")
                for t in self._at.get(one.i, []) if self._first[id(t[0])] > one.i]  # fmt: skip

    def _published(self, coded: Coded) -> When:
        """Bounds from the day of publication, for what the main narrative tells as done or going
        on; a tense does not give a day, so that only what goes on is dated on the day itself."""
        published = self._article.published
        new = coded.standing is Standing.ACTUAL and coded.within is None and _told_as_news(coded)
        if not new or (published.earliest is None and published.latest is None):
            return UNKNOWN
        place = self._parse.token_span(coded.token).start
        verb = coded.frame.verb
        if _perfect(coded) or (_past(coded) and self._long_ago(verb)):
            return self._news.bounds(timing.PERFECT, place)
        told = self._news.bounds(timing.PAST if _past(coded) else timing.PRESENT, place)
        return self._since(verb, told)

    def _since(self, verb: Token, told: When) -> When:
        """ "Cut off aid after Chad had walked out in May": not before May, and perhaps long ago."""
        days = [t.when.earliest for one in time_owners.preceding(verb)
                for t, prep in self._at.get(one.i, []) if prep not in BY]  # fmt: skip
        first = next((day for day in days if day is not None), None)
        known = first is not None and told.earliest is not None and first < told.earliest
        return replace(told, earliest=first) if known else told

    def _long_ago(self, verb: Token) -> bool:
        """Whether a past need not be news: in a quotation, "at that time", days after something."""
        quoted = self._news.quoted.hold(self._parse.token_span(verb).start)
        back = timing.back_then(verb) or verb.i in self._after
        return quoted or back or self._summed_up(verb)

    def _summed_up(self, verb: Token) -> bool:
        """Whether its paragraph began with what has been done over months: "has made gestures in
        recent months. It committed …"."""
        segment = self._parse.segment(verb)
        first = self._parse.span(segment.first, segment.last).start
        before = self._parse.token_span(verb.sent[0]).start - first
        opening = self._article.text[first : first + max(before, 0)]
        return background.opens(opening)

    def ahead(self, coded: Coded, when: When, words: str) -> bool:
        """Whether it was still to come on the day of publication."""
        last = self._article.published.latest
        first = self._article.published.earliest
        late = when.earliest is not None and last is not None and when.earliest > last
        told = when.earliest is not None and first is not None and when.earliest >= first
        return late or words.lower().startswith(LATER) or (told and _present(coded))

    def historical(self, when: When) -> bool:
        """Whether it was over long before the article was published."""
        first = self._article.published.earliest
        if when.latest is None or first is None or when.basis is Basis.PUBLISHED:
            return False
        return when.latest < later(first, -HISTORY_DAYS)


def _due(coded: Coded) -> bool:
    return coded.within is None and coded.type in DUE


def _moved(one: timing.Hanging, when: When) -> Time:
    """A day counted from another event, as a time that rests on the words that count."""
    return Time(one.words, "DATE", when.value, when)


def dated(time: Time) -> When:
    """The `when` of a time, resting on its words."""
    return replace(time.when, words=time.span)


def coming(coded: Coded) -> bool:
    """ "In the run-up to the summit": a meeting that had not begun when it was told."""
    token = coded.token
    if token.dep_ != "pobj" or coded.frame.pos != "noun" or token.head.lower_ not in ("to", "of"):
        return False
    over = token.head.head
    verb = grammar.clause_verb(over)
    return over.lemma_.lower() in AHEAD and not (verb.tag_ == "VBD" or "had" in _aux(verb))


def _aux(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ == "aux"}


def _perfect(coded: Coded) -> bool:
    """ "Has done", or the bringing forth of something already known ("put forward the plan")."""
    verb = _carried(coded.frame.verb)
    if _aux(verb) & {"has", "have", "'ve", "'s"} and verb.tag_ in ("VBN", "VBD"):
        return True
    one = verb
    while one.dep_ in ("conj", "xcomp") and not _aux(one) & {"to"} and one.head.i != one.i:
        one = one.head
        shared = verb.tag_ == "VBN" or not grammar.children(verb, *grammar.SUBJECTS)
        if _aux(one) & {"has", "have"} and verb.tag_ in ("VBN", "VBD") and shared:
            return True
    known = any(child.lower_ == "the" for head in coded.frame.objects for child in head.lefts)
    return verb.lemma_ in LAUNCHING and known


def _past(coded: Coded) -> bool:
    """The past tense, or the present of a headline, which tells of the past."""
    verb = _carried(coded.frame.verb)
    if verb.tag_ in ("VBD", "VBN"):
        return not _aux(verb) & {"is", "are"} and not any(
            c.lower_ in ("is", "are") and c.dep_ == "auxpass" for c in verb.children)  # fmt: skip
    return coded.titled


def _present(coded: Coded) -> bool:
    """The present of a body, in which what is due is told ("flies to Norway on Tuesday")."""
    verb = coded.frame.verb
    return (
        coded.frame.pos == "verb" and not coded.titled and verb.dep_ != "relcl"
        and verb.tag_ in ("VBZ", "VBP") and not _aux(verb)
    )  # fmt: skip


def _told_as_news(coded: Coded) -> bool:
    """Whether the act stands in a main clause in the past, the perfect or the present."""
    if coded.frame.pos == "noun" and not coded.frame.light:
        return False
    verb = _carried(coded.frame.verb)
    if "had" in _aux(verb) or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "VBG"):
        return False
    verb = time_owners.cleft(verb) or verb
    while verb.dep_ in ("conj", "ccomp", "parataxis"):
        if verb.dep_ == "ccomp" and verb.i > verb.head.i:
            return False
        verb = verb.head
    return verb.dep_ == "ROOT"


def _carried(verb: Token) -> Token:
    """Of "retaliated by [banning] imports" and "ended the war, [freeing] hundreds", the finite
    verb, whose tense holds for both."""
    if verb.tag_ != "VBG" or _aux(verb):
        return verb
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by" and verb.head.head.pos_ == "VERB":
        return verb.head.head
    added = verb.head.lower_ == "besides" or verb.head.head.lower_ == "addition"
    if verb.dep_ == "pcomp" and added:  # "in addition to [proposing] it, he called …"
        over = grammar.clause_verb(verb.head)
        return over if over.i != verb.i and over.pos_ == "VERB" else verb
    return time_owners.carrier(verb) or verb if verb.dep_ == "advcl" else verb
