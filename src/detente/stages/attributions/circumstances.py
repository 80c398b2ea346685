"""To whom, where and when it was said, where the clause of the cue says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from ...dates import Interval, later
from ...language import FINITE
from ...records import UNKNOWN, Time, When, when_of
from ...spans import Span
from ...tables.cues import cues
from ..timing import PAST, PERFECT, PRESENT, News, back_then, verb_over
from .outer import outer_cue
from .people import goes_back, phrase
from .quoted_as import quoting
from .scene import NONE, Found, Scene, spans_of

if TYPE_CHECKING:
    from ...language import Token

_SPOKEN_TO = frozenset({"to", "with", "before"})
_PLACED = frozenset({"in", "at", "on", "from", "aboard", "outside", "inside", "near", "during"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_VENUES = frozenset({
    "address", "airport", "article", "banquet", "briefing", "call", "ceremony", "compound",
    "conference", "debate", "embassy", "forum", "headquarters", "hearing", "house", "interview",
    "kremlin", "letter", "meeting", "office", "palace", "parade", "parliament", "rally",
    "post", "residence", "session", "show", "speech", "statement", "summit", "telegram", "tweet",
    "visit",
})  # fmt: skip
"""Nouns that name where or on what occasion something is said."""
_SITES = frozenset({"airport", "compound", "embassy", "headquarters", "house", "kremlin", "office",
                    "palace", "parliament", "residence", "villa", "base", "retreat"})  # fmt: skip
"""Nouns of places at which meetings are held."""
_DOCUMENTS = frozenset({
    "accord", "agreement", "article", "communique", "decree", "document", "draft", "editorial",
    "indictment", "law", "letter", "memo", "memorandum", "paper", "report", "resolution", "study",
    "survey", "text", "treaty",
})  # fmt: skip
"""Sources that went on saying what they say since they were written, which may be long ago."""
_NOT_DONE = frozenset({"if", "to", "unless", "whether", "not", "n't", "never", "until", "till"})
"""Words at a verb of saying after which nothing was said yet, or at all."""
_NOT_YET = frozenset({"by", "until", "till", "before", "since", "between"})
"""Words before a date that make it a limit, not the day of the saying."""
_COMING = frozenset({"run-up", "runup", "up", "ahead", "eve", "approach", "preparation"})
"""Words of the time before something."""
TALKS = frozenset({"meeting", "meetings", "talks", "call", "conversation", "dinner", "lunch",
                   "summit", "session", "encounter"})  # fmt: skip
"""Occasions on which one speaks to whoever one is with: "said at a meeting with Vale"."""
_POSTED = frozenset({"twitter", "facebook", "tweet", "post", "statement", "email", "e-mail"})
"""Where what is written is read at once; letters, notes and books may be older than the news."""
_TENURES = frozenset({"time", "tenure", "term", "career", "presidency", "reign", "rule"})
"""With "during his", times of which the news is not."""
_TALKERS = frozenset({"say", "speak", "talk", "write", "explain", "complain", "remark", "boast",
                      "suggest", "signal", "report", "announce", "appeal", "propose", "offer",
                      "confide", "admit", "repeat", "insist", "reply", "communicate"})  # fmt: skip
"""Verbs after which "to" brings in the person addressed."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The words of addressee and place, the time, and the words of the occasion, which are those of
    the place where no other is told; None or UNKNOWN where not said."""

    addressee: Span | None = None
    place: Span | None = None
    when: When = UNKNOWN
    occasion: Span | None = None


def circumstances(found: Found, scene: Scene, news: News, written: bool) -> Circumstances:
    """What the cue's own clause says of addressee, place and day.

    What an article tells as past was said by the day of its publication; where the clause has no
    day, its tense gives bounds, as for events. `written` tells that a document is what says it.
    """
    verb = _telling(found, scene)
    if verb is None:
        return Circumstances()
    told = listener(verb, found)
    addressee = None
    own = {verb.i}
    if told is not None:
        tokens = phrase(told) - found.content
        own |= {told.i, *(t.i for t in told.subtree if t.pos_ in {"NOUN", "PROPN"})}
        place = _place(verb, own, found, scene)
        cut = {i for i in tokens if place is None or i < place[0].i}
        addressee = next(iter(spans_of(cut, scene)), None)
    else:
        place = _place(verb, own, found, scene)
        guest = _guest(place[1]) if place is not None else None
        if guest is not None:
            addressee = next(iter(spans_of(phrase(guest) - found.content, scene)), None)
    where, occasion = _where(place[1], found, scene) if place is not None else (None, None)
    when = _told_when(verb, found, scene, news, written)
    by = news.article.published.latest
    told_when = _by(by, when) if _is_past(verb) else when
    return Circumstances(addressee, where, told_when, occasion)


def _telling(found: Found, scene: Scene) -> Token | None:
    """The verb that tells the saying: the cue itself, or "[made] it clear", "[issued] a warning";
    None where no verb does."""
    verb = scene.doc[found.head]
    if verb.pos_ in {"VERB", "AUX"}:
        return verb
    cue = (scene.doc[i] for i in sorted(found.cue))
    return next((token for token in cue if token.pos_ == "VERB"), None)


def _told_when(verb: Token, found: Found, scene: Scene, news: News, written: bool) -> When:
    """The day that the clause tells, else the bounds of its tense."""
    when = _when(verb, found, scene, news)
    over = outer_cue(verb) or verb.head
    by_that = verb.dep_ == "pcomp" and over.lower_ == "by"
    if when.words is None and (by_that or quoting(verb) is not None):
        return _told_when(over.head, found, scene, news, written)  # "opened it by saying …"
    beside = verb.tag_ == "VBG" and over.lemma_.lower() in cues("verb")
    if when.words is None and beside and verb.dep_ in ("advcl", "conj"):
        when = _when(over, found, scene, news)  # "On Monday he refused, saying …"
    if _is_past(verb) and _is_ahead(when, news.article.published.latest):
        when = replace(UNKNOWN, words=when.words)  # "had announced the end of it on July 26"
    if when.words is not None and when.interval.known:
        return when
    tense = _tense(verb, found, scene, written)
    if tense == PAST and when.words is not None:
        tense = PERFECT  # "on the eve of the summit", whenever that was
    return news.bounds(tense, scene.parse.token_span(verb).start) if tense else when


def _is_ahead(when: When, published: date | None) -> bool:
    """Whether a day lies after publication and the day that it is abroad."""
    if published is None or when.earliest is None:
        return False
    return when.earliest > later(published, 1)


def _guest(place: Token) -> Token | None:
    """With whom the talks are at which it is said: "at a meeting with Vale"."""
    if place.lower_ not in TALKS:
        return None
    beside = [c for c in place.children if c.dep_ == "prep" and c.lower_ == "with"]
    inner = [c for c in beside[0].children if c.dep_ == "pobj"] if beside else []
    return inner[0] if inner and _can_listen(inner[0]) else None


def _is_past(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN"} and not any(child.tag_ == "MD" for child in verb.children)


def _by(published: date | None, when: When) -> When:
    """The time, ended with the day of publication: "earlier in the week" is not the rest of it."""
    if published is None or when.latest is None or when.latest <= published:
        return when
    if when.earliest is None or when.earliest > published:
        return when
    if when.latest == later(published, 1) and when.why:
        return when  # a weekday that may be that of the day after: told from abroad
    return when_of(Interval(when.earliest, published), when.basis, when.words, when.why)


def listener(verb: Token, found: Found) -> Token | None:
    """The person told or asked; or after "to", with verbs that speak to somebody."""
    able = cues("verb").get(verb.lemma_.lower(), ())
    told = any("person" in cue.takes for cue in able)
    for child in verb.children:
        if child.i < verb.i or child.i in found.source:
            continue
        if told and child.dep_ in {"dobj", "dative"} and _can_listen(child):
            return child
        if child.dep_ in {"prep", "dative"} and child.lower_ in _SPOKEN_TO:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            spoken = verb.lemma_.lower() in _TALKERS and child.i not in found.cue
            if spoken and inner is not None and _can_listen(inner) and inner.i not in found.content:
                return inner
    return None


def _where(venue: Token, found: Found, scene: Scene) -> tuple[Span | None, Span | None]:
    """The words of the place and of the occasion; the same where only one is told."""
    occasion = next(iter(spans_of(_named(venue) - found.content, scene)), None)
    named = _named(_place_of(venue)) - found.content
    return next(iter(spans_of(named, scene)), occasion), occasion


def _place_of(venue: Token) -> Token:
    """Where a meeting, a speech or a letter is, if its own words tell: "at a meeting [at his
    residence]", "at a conference in [Tehran]"; else the occasion itself."""
    if venue.ent_type_ in _PLACES:
        return venue
    near = (*venue.subtree, *venue.head.head.children)  # "at a meeting with Vale | at his villa"
    for prep in (t for t in near if t.dep_ == "prep" and t.lower_ in _PLACED):
        inner = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if inner is None or prep.lower_ in {"on", "during", "from"} or prep.i < venue.i:
            continue
        if inner.ent_type_ in _PLACES or inner.lemma_.lower() in _SITES:
            return inner
    return venue


def _can_listen(token: Token) -> bool:
    return token.ent_type_ not in {"DATE", "TIME"} and token.pos_ in {"NOUN", "PROPN", "PRON"}


def _place(verb: Token, own: set[int], found: Found, scene: Scene) -> tuple[Token, Token] | None:
    """Preposition and noun of the place, hung on the cue or on the one addressed."""
    start, stop = scene.sentence_start(verb.i), scene.sentence_end(verb.i)
    for token in scene.doc[start:stop]:
        if token.dep_ != "prep" or token.lower_ not in _PLACED or token.head.i not in own:
            continue
        if token.i in found.content or token.i in found.source:
            continue
        inner = next((c for c in token.children if c.dep_ == "pobj"), None)
        if inner is not None and inner.ent_type_ in _PLACES and _of_content(token, verb, found):
            continue
        if inner is not None and (inner.ent_type_ in _PLACES or inner.lemma_.lower() in _VENUES):
            return token, inner
    return None


def _of_content(prep: Token, verb: Token, found: Found) -> bool:
    """Whether a place is that of what is spoken of: of "regrets a crash in Vale" the crash, of
    "orders the envoy home from Vale" the way of the envoy."""
    if verb.lemma_.lower() in _TALKERS | {"tell"}:
        return False
    before = {prep.i - 1, prep.i - 2} if prep.nbor(-1).is_punct else {prep.i - 1}
    return prep.i > verb.i and (prep.lower_ == "from" or bool(before & found.content))


def _named(noun: Token) -> frozenset[int]:
    """The noun with what stands before it and an "of": not what goes on at the place."""
    tokens = set(range(noun.left_edge.i, noun.i + 1))
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == noun.i + 1:
            tokens |= {t.i for t in child.subtree}
    return frozenset(tokens)


def time_at(verb: Token, scene: Scene, news: News) -> When:
    """The nearest date in a verb's clause; UNKNOWN where there is none."""
    return _when(verb, Found(NONE, NONE, NONE, verb.i, "", ""), scene, news)


def _when(verb: Token, found: Found, scene: Scene, news: News) -> When:
    """The nearest date in the cue's clause, outside content and source."""
    sentence = scene.parse.span(scene.sentence_start(verb.i), scene.sentence_end(verb.i))
    best: tuple[int, Time] | None = None
    for time in news.times:
        tokens = scene.parse.tokens(time.span) if sentence.covers(time.span) else []
        if not tokens or verb_over(tokens[-1]) != verb.i:
            continue
        apart = any(t.i in found.content or t.i in found.source for t in tokens)
        if apart and not _of_occasion(tokens[-1], verb):
            continue
        if scene.doc[max(0, tokens[0].i - 1)].lower_ in _NOT_YET or _ahead_of(tokens[-1], verb):
            continue
        far = min(abs(t.i - verb.i) for t in tokens)
        if best is None or far < best[0]:
            best = (far, time)
    if best is None:
        return UNKNOWN
    when = replace(best[1].when, words=best[1].when.words or best[1].span)
    days = when.interval.days
    after = days is not None and days > 1 and _follows(scene.parse.tokens(best[1].span)[-1], verb)
    return _since(when, news.article.published.latest) if after else when


def _ahead_of(token: Token, verb: Token) -> bool:
    """Whether days are those of what was still to come: "in the run-up to this week's summit"."""
    while token.head.i not in (token.i, verb.i):
        token = token.head
        if token.lower_ in _COMING:
            return True
    return False


def _follows(token: Token, verb: Token) -> bool:
    """Whether days are those of what came before the saying: "after the talks of Monday and
    Tuesday"."""
    while token.head.i not in (token.i, verb.i):
        token = token.head
    return token.head.i == verb.i and token.lower_ in {"after", "following"}


def _since(when: When, published: date | None) -> When:
    """From the last of the days on, to publication."""
    if when.latest is None or published is None or published < when.latest:
        return when
    return when_of(Interval(when.latest, published), when.basis, when.words, when.why)


def _of_occasion(token: Token, verb: Token) -> bool:
    """Whether a day is that of the occasion of the saying: "in a Wednesday morning tweet"."""
    noun = token.head
    while noun.dep_ in ("compound", "nmod") and noun.head.i != noun.i:
        noun = noun.head
    if noun.lemma_.lower() not in _VENUES or noun.dep_ != "pobj":
        return False
    return noun.head.lower_ in _PLACED and noun.head.head.i == verb.i


def _tense(verb: Token, found: Found, scene: Scene, written: bool) -> str | None:
    """How the text tells a saying of no day; None where it does not tell it as done."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    blocked = any(child.tag_ == "MD" or child.lower_ in _NOT_DONE for child in verb.children)
    if blocked or scene.quoted(scene.parse.token_span(verb).start):
        return None
    if helpers & {"has", "have", "had", "'ve", "'d"}:
        return PERFECT
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and helpers & {"was", "were"}):
        told = _is_main(verb, found) and not back_then(verb) and not _long_ago(verb, scene)
        told = told and not written and not _in_writing(verb, found, scene)
        return PAST if told else PERFECT
    if verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and helpers & {"is", "are", "'s", "'re"}):
        title = scene.parse.segment(verb).kind == "title"
        written = verb.lemma_ == "write" and _in_writing(verb, found, scene)
        return PAST if title else PERFECT if written else PRESENT
    over = verb.head
    together = verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj") and over.i != verb.i
    return (
        _tense(over, found, scene, written) if together and over.pos_ in ("VERB", "AUX") else None
    )


def _in_writing(verb: Token, found: Found, scene: Scene) -> bool:
    """Whether it stands in a document or a letter, which may be older than the news."""
    if any(scene.doc[i].lemma_.lower() in _DOCUMENTS for i in found.source):
        return True
    sentence = scene.doc[scene.sentence_start(verb.i) : scene.sentence_end(verb.i)]
    return verb.lemma_ == "write" and not any(t.lower_ in _POSTED for t in sentence)


def _long_ago(verb: Token, scene: Scene) -> bool:
    """ "Back when he was mayor, he said"; "during his time in office"."""
    opening = scene.doc[scene.sentence_start(verb.i) : verb.i]
    if any(t.lower_ == "back" and t.nbor(1).lower_ in _THEN and _opens(t) for t in opening):
        return True
    if any(_is_counted(child) for child in verb.children):
        return True
    during = [c for c in verb.children if c.lower_ == "during"]
    nouns = [c for prep in during for c in prep.children if c.lower_ in _TENURES]
    return any(c.dep_ == "poss" for noun in nouns for c in noun.children)


def _is_counted(child: Token) -> bool:
    """ "Eight days after he was sworn in", "two years later": counted from another time."""
    words = child.doc[child.left_edge.i : child.i + 3]
    return any(a.lemma_.lower() in _LONG and b.lower_ in _FROM for a, b in pairwise(words))


_THEN = frozenset({"when", "in", "then"})


def _opens(back: Token) -> bool:
    """Not the "back" of "went back in May"."""
    return back.i == 0 or back.nbor(-1).pos_ not in {"VERB", "NOUN", "PRON"}


_LONG = frozenset({"day", "week", "month", "year", "decade"})
_FROM = frozenset({"after", "before", "later", "earlier"})


def _joined_to(verb: Token) -> Token:
    """What a verb is joined to; for a finite one, past what cannot be: in "called for bringing it
    in and [offered] help" the calling."""
    if goes_back(verb):
        return verb.head.head
    over = verb.head
    while verb.dep_ == "conj" and verb.tag_ == "VBD" and over.tag_ not in FINITE | {"VBN"}:
        if over.head.i == over.i:
            break
        over = over.head
    return over


def _is_main(verb: Token, found: Found) -> bool:
    """Whether the saying stands in the main narrative, or beside the words that it brings."""
    while verb.dep_ in ("conj", "ccomp", "parataxis") and verb.head.i not in found.content:
        if verb.dep_ == "ccomp" and verb.i > verb.head.i:
            return False
        verb = _joined_to(verb)
    return verb.dep_ == "ROOT" or verb.head.i in found.content
