"""What an act is about, in words that can stand alone: for titles, and for what a position is on.

Whom it is offered to or asked of is left out ("offered Bush wider cooperation"), and an infinitive
is known as one ("asked China to cut its surplus" is about cutting it), as is a clause ("promised
that the review would be finished").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ..linked import Move
from ..tables import states
from ..tables.states import state_named
from .phrases import END, MORE, OF_THING, ended, plain
from .wording import NOUNS, content, tokens

SHORT = 10
"""Words from which on a title leaves out what is said of a thing ("that …", "which …")."""
TITLE = 14
"""Most words of a title's lead: with its issue three or four lines of a phone."""
_WHOM = re.compile(
    r"^(?P<whom>(?:the\s+)?[A-Z][\w.’'-]*(?:,?\s+(?:and\s+)?(?:other\s+\w+|[A-Z][\w.’'-]*))*"
    r"(?:\s+[a-z]+ly)?)\s+(?P<to>to)\s+(?P<rest>\S.*)$",
    re.DOTALL,
)
"""Whom or whose state an act moves, before what it moves it to."""
_OTHERS = re.compile(
    r"^(?P<whom>(?:(?:(?:all|both|other|the|its|his|their)\s+)*(?:countries|states|nations|sides|"
    r"bloc|alliance|partners|counterparts?|allies|parties|governments|powers|members|neighbou?rs|claimants|capitals|leaders|factions|"
    r"rivals)|both\s+[A-Z]\w+\s+and\s+[A-Z]\w+|the\s+(?:[A-Z]\w+\s+){1,3}))"
    r"\s*\bto\s+(?P<rest>[a-z].*)$",
    re.DOTALL,
)
""" "called on other countries to follow": whom it moves, by no name."""
_NOUN_AFTER_TO = re.compile(r"^(?:the|a|an|its|their|his|her|this|that|these|all|[A-Z])\b")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_HOURS = r"(?:night|morning|evening|afternoon)"
_WHEN = (
    rf"(?:(?:late|early)\s+)?(?:on\s+)?(?:{_WEEKDAY}(?:\s+{_HOURS})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)"
    rf"|today|yesterday(?:\s+{_HOURS})?|last\s+night|(?:last|this)\s+(?:week|month|year|spring"
    rf"|summer|autumn|fall|winter|{_WEEKDAY}|{_MONTH})|(?:earlier|later)(?:\s+this\s+\w+)?|in\s+(?:{_MONTH}\s+)?\d{{4}}"
)
_MEETING = re.compile(
    r"\s+at\s+(?:the\s+(?:close|end|start|opening|beginning)\s+of\s+)?(?:an?|the|their|this|"
    r"(?:last|this)\s+\w+['’]s)\s+(?:[\w-]+\s+){0,2}(?:summit|talks|meeting|conference)\b"
    r"|\s+in\s+an?\s+(?:[\w-]+\s+){0,2}(?:tweet|statement|speech|address|interview|post|"
    r"communiqu[eé]|news\s+conference|(?:tele)?phone\s+call)\b"
)
"""Where something is said or put on the table: "at the close of a two-day summit", "in a tweet"."""
_SUPPOSED = re.compile(
    r",?\s+as\s+(?:an?\s+|the\s+)?(?:supposed|so-called|alleged|purported|ostensible|self-styled)\s"
)
"""What an outlet thinks of it: "a wall as a supposed defence"."""
_DAY = re.compile(rf"\s+(?:{_WHEN})(?=[\s,.;]|$)(?!\s+(?:and|or)\s+\d)")
_FIRST_DAY = re.compile(rf"^(?:(?:{_WHEN})\s+)+")
NOUN_OF = {
    Move.OFFERED: "offer", Move.EXTENDED: "offer", Move.REPEATED: "offer",
    Move.COUNTERED: "counter-proposal", Move.DEMANDED: "demand", Move.THREATENED: "threat",
    Move.PROMISED: "promise", Move.ACCEPTED: "agreement", Move.SIGNED: "agreement",
    Move.CONDITIONED: "condition", Move.IMPOSED: "ban", Move.WITHDRAWN: "withdrawal",
    Move.SOFTENED: "readiness",
}  # fmt: skip
"""What a title calls an act whose word has no noun of its own."""
NOUNS_OF_WORDS = (
    ("propos", "proposal"), ("put", "proposal"), ("float", "proposal"), ("suggest", "suggestion"),
    ("offer", "offer"), ("invit", "invitation"), ("ask", "request"), ("request", "request"),
    ("call", "call"), ("urg", "call"), ("appeal", "appeal"), ("warn", "warning"),
    ("pledg", "pledge"), ("promis", "promise"), ("vow", "vow"), ("commit", "commitment"),
    ("undert", "undertaking"), ("forb", "ban"), ("ban", "ban"), ("bar", "ban"),
    ("prohibit", "ban"), ("outlaw", "ban"), ("agree", "agreement"), ("threat", "threat"),
    ("suspen", "suspension"), ("demand", "demand"), ("insist", "demand"),
)  # fmt: skip
"""Beginnings of the word of an act, and what a title calls the act: by its own word."""
_CALLED = {Move.THREATENED: ("warn", "threat")}
"""Of these moves only such words name the act: who promised an answer threatened."""


class Topic(NamedTuple):
    """Words for what an act is about; "to" where they are an infinitive without it, "that" where
    they are a clause, else ""; and who is moved to it, "" where nobody is."""

    words: str
    form: str = ""
    whom: str = ""

    @property
    def whole(self) -> str:
        """The words with what they begin with: "to close the base"."""
        return f"{self.form} {self.words}" if self.form and self.words else self.words

    @property
    def tells(self) -> bool:
        """Whether the words name something: not "an answer", not "the plan"."""
        found = content(tokens(NOUNS.sub("", self.words.lower())))
        return any(word not in _VAGUE for word in found)


_VAGUE = frozenset({"answer", "response", "repli", "action", "measur", "thing", "side", "countri",
                    "follow", "talk"})  # fmt: skip
"""Stems of words that name nothing alone."""


@lru_cache(maxsize=4096)
def told(about: str) -> Topic:
    """What an act is about, in words that can stand alone."""
    clause = _bared(about)
    if _BY_WHOM.match(clause) or _WHOSE.fullmatch(clause):
        return Topic("")
    headline = _HEADLINE.match(clause)
    if headline is not None:
        return Topic(f"“{END.split(headline.group(1), maxsplit=1)[0].strip()}”", "to")
    whom = _WHOM.match(clause)
    if whom is not None and _moves_somebody(whom.group("whom")):
        rest = whom.group("rest")
        infinitive = not _NOUN_AFTER_TO.match(rest)
        moved = whom.group("whom") if infinitive else ""
        return Topic(plain(_AGREE.sub("", rest)), "to" if infinitive else "", moved)
    others = _OTHERS.match(clause)
    if others is not None:
        return Topic(plain(others.group("rest")), "to", others.group("whom").strip())
    if re.match(r"to\s+(?!\w{3,}ing\b)[a-z]", clause) and not _NOUN_AFTER_TO.match(clause[3:]):
        return Topic(plain(clause[3:].lstrip()), "to")  # "to continuing" is none
    if clause.startswith("that "):
        return Topic(plain(_FRONTED.sub("", clause[5:].lstrip())), "that")
    if _WILL.match(clause):
        return Topic(plain(clause), "that")
    return Topic(plain(clause.removeprefix("to ")))


def _bared(about: str) -> str:
    """Words without days, where it was said, to whom, and what an outlet thinks of it."""
    clause = _BEFORE_TO.sub("", _CONSENT.sub("", about.strip()))
    clause = _ON.sub("", _DAY.sub("", _FIRST_DAY.sub("", clause)))
    clause = _BEFORE_TO.sub("", clause)
    clause = _SUPPOSED.split(_MEETING.split(clause, maxsplit=1)[0], maxsplit=1)[0]
    clause = _BEFORE_TO.sub("", _FIRST_DAY.sub("", clause))
    clause = _QUOTED_TO.sub("to ", _EACH.sub("", clause))
    heard = _TO_WHOM_THAT.match(clause)
    told_so = heard is not None and _moves_somebody(heard.group("whom"))
    return clause[heard.end() :] if heard is not None and told_so else clause


_CONSENT = re.compile(
    r"^(?:(?:an?|the|its|their|his|her)\s+)?(?:\w+\s+)?(?:green\s+light|go-ahead|blessing|approval|"
    r"consent|assent)\s+(?:to|for)\s+(?=\S)"
)
""" "Gave [its blessing to] the plan": what is agreed to."""
_QUOTED_TO = re.compile(r"^to\s+[\"“'‘]+(?=[a-z])")
_EACH = re.compile(r"^(?:the other|each other|one another)\s+(?:with\s+|by\s+|of\s+)?(?=\w)")
_TO_WHOM_THAT = re.compile(
    r"^(?:to\s+)?(?P<whom>(?:the\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z]\w*)*)\s+(?=that\s)"
)
""" "A reminder to Mali that it must …": whom, before what."""
_FRONTED = re.compile(
    r"^(?:in|under|as|for|with|by|on|at|before|after|despite|from|during|without)\s[^,;.]{1,60},\s+"
)
""" "That in lieu of a ban, others would have to pay": what stands first is not who has to."""
_BY_WHOM = re.compile(r"by\s+(?:both|the\s+(?:two|three|leaders?|presidents?|countries|parties))\b")
""" "Was signed by the two countries in spring": of what, the words do not say."""
_WILL = re.compile(
    r"(?:(?:the|its|their|his|her|our|all|no)\s+(?:[a-z-]+\s+){1,3}?|[A-Z]\w+\s+)"
    r"(?:will|would|must|should)\s+[a-z]"
)
""" "Promised its pilots would stop": a clause without its "that"."""
_HEADLINE = re.compile(r"^to\s+((?:[A-Z][\w.’'-]*\s+){2,}[A-Z][\w.’'-]*)(?=\s*(?:;|$))")
""" "Pledges to Seek Closer Ties": which words are names is not told, so they stay as they are."""
_ON = re.compile(
    r"^(?:on|upon|for|from)\s+(?=(?:the\s+)?[A-Z]|other\s|all\s|both\s|(?:the\s+)?(?:bloc|allies)\s+to\s)"
)
_BEFORE_TO = re.compile(r"^(?:he|she|they|it|which|who)\b[^,;:.]*?\s+(?=to\s+[a-z])")
"""Whose it is, before what an act is to bring: "the plan he put forward to close"."""
_WHOSE = re.compile(
    r"(?:he|she|they|it|which|who)\s+(?:ha[ds]\s+|have\s+)?"
    r"(?:\w+ed|made|put|sent|brought|set|laid|gave|drew)(?:\s+(?:forward|out|up|down))?"
)
""" "The proposal he floated": whose it is, and nothing of what it brings."""
_AGREE = re.compile(r"^agree\s+to\s+")


def _moves_somebody(words: str) -> bool:
    """Whether words name a state or people who are moved, not a thing ("the Treaty")."""
    plain = re.sub(r"\s+[a-z]+ly$", "", words).removeprefix("the ")
    several = re.split(r",?\s+and\s+|,\s+", plain)
    return any(state_named(one) is not None or one.split()[0] in _names() for one in several)


@cache
def _names() -> frozenset[str]:
    return frozenset(name for one in states.states() for name in (*one.names, *one.metonyms))


def judged(word: str, words: str) -> str:
    """What is judged, of words in which it is called something: "the decision a mistake"; of a case
    that is brought what it is brought against."""
    if word.startswith(_BRINGING) and " against " in words:
        return words.rpartition(" against ")[2]
    words = called_so(word, words)
    noun = NOUNS.search(words.lower()) if word.startswith(_JUDGING) else None
    return words[: noun.end()] if noun and words[: noun.start()].count(" ") < _EARLY else words


def called_so(word: str, words: str) -> str:
    """Words without what a thing is called: "condemned the move as unfriendly"."""
    told_so = word.startswith((*_JUDGING, *_BLAMING))
    return _AS_WHAT.split(words, maxsplit=1)[0] if told_so else words


_BRINGING = ("brought", "bring", "filed", "file", "lodg", "launch")
_BLAMING = ("condemn", "reject", "criti", "welcom", "hail", "prais", "attack", "refus", "oppos")
_AS_WHAT = re.compile(r"\s+as\s+(?!well\b|soon\b|long\b|part\b|of\b|far\b|he\b|she\b|they\b|it\b)")
"""Before what a thing is called."""
_JUDGING = ("call", "describ", "brand", "label", "term", "dub", "denounc", "dismiss", "regard")
_EARLY = 4
"""Words before "offer" or "plan" up to which an act is about it: "the new Russian offer"."""
ENVOYS = re.compile(
    r"^(?:[^,;.]{0,60}?\bto\s+)?(?:send|dispatch)\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s+[A-Z]|(?:his|her|its|their|an?)\s+"
    r"(?:\w+\s+)?(?:envoys?|aides?|emissary|emissaries|delegation|ministers?|secretary|diplomats?)\b)"
)
"""Who offers to send envoys offers talks, and puts nothing on the table."""


# ------------------------------------------------------------------ titles


class Put(NamedTuple):
    """What was put on the table: by which states (ISO3), how, by which word of the text, what it
    is about with and without whom it is done to, and in which year ("" where it is not known)."""

    by: tuple[str, ...]
    move: Move
    word: str
    about: str
    topic: str
    year: str = ""


def short(put: Put) -> Topic:
    """What it is about as a title has it: without the noun that names the act once more ("the plan
    to close"), and of more than SHORT words without what is said of a thing."""
    whole = told(put.about)
    found = whole if whole.whom else told(put.topic)
    if put.word.startswith("warn"):
        found = found._replace(words=found.words.rpartition(" against ")[2])
    planned = _PLAN_TO.match(found.words) if not found.form else None
    if planned is not None:
        found = Topic(found.words[planned.end() :], "to")
    if len(found.words.split()) <= SHORT:
        return found
    head = OF_THING.split(found.words)[0] if found.form != "that" else found.words
    words = (head if " " in head else found.words).split()
    if len(words) <= TITLE:
        return found._replace(words=" ".join(words))
    return found._replace(words=f"{' '.join(ended(words[:TITLE], cut=True))} {MORE}")


_PLAN_TO = re.compile(
    r"^(?:(?:the|an?|its|their|his|her)\s+)?(?:\w+\s+){0,2}?(?:offer|proposal|plan|idea|initiative)"
    r"\s+to\s+(?=[a-z]+\b)(?!\w{3,}ing\b)"
)


def title(issue: str, put: Put, things: Sequence[str] = ()) -> str:
    """An issue's name, what was put on the table by whom and when, and what else is on it, as the
    index of a newspaper has it. The issue alone where the words tell nothing.
    """
    found = short(put)
    lead = lead_of(put, found) if found.words else ""
    several = "; ".join(part for part in (lead, *things) if part)
    return f"{issue}: {several}" if several else issue


def lead_of(put: Put, found: Topic) -> str:
    """ "Canada’s promise to close the base (2031)", "wider trade (Canada’s offer, 2031)"."""
    noun = noun_of(put.move, put.word)
    by = whose(put.by)
    against = f" against {found.words}" in f" {put.about}"
    if not found.form and not (noun == "warning" and against) and noun != "ban":
        aside = ", ".join(part for part in (by + noun, put.year) if part)
        return f"{found.words} ({aside})"
    called = f"{by}{noun} {_joined(found, noun)}"
    called = called[0].upper() + called[1:] if not by else called
    return f"{called} ({put.year})" if put.year else called


def whose_noun(put: Put) -> str:
    """ "Canada’s offer"; of what was done at once, who did it: "Canada"."""
    if put.move is Move.IMPOSED:
        known = states.by_iso3()
        return " and ".join(known[iso3].name for iso3 in put.by if iso3 in known)
    return whose(put.by) + noun_of(put.move, put.word)


def _joined(found: Topic, noun: str) -> str:
    """What it is about, after the noun of the act."""
    if not found.form:
        return f"{'on' if noun == 'ban' else 'against'} {found.words}"
    if not found.whom:
        return found.whole
    if noun in ("demand", "request"):
        return f"that {found.whom} {found.words}"
    return f"{'on' if noun in ('call', 'ban') else 'to'} {found.whom} to {found.words}"


def noun_of(move: Move, word: str) -> str:
    """What a title calls an act: by its own word ("pledged": "pledge"), else by what it does."""
    known = (noun for begin, noun in NOUNS_OF_WORDS
             if word.startswith(begin) and begin.startswith(_CALLED.get(move, ("",))))  # fmt: skip
    plain = NOUN_OF.get(move, "move")
    return plain if move is Move.COUNTERED else next(known, plain)


def whose(by: Iterable[str]) -> str:
    """ "Canada’s ", "American " for a name that ends in s; "" for several (ISO3) or none."""
    known = states.by_iso3()
    found = [known[iso3] for iso3 in by if iso3 in known]
    if len(found) != 1:
        return ""
    one = found[0]
    if one.name.endswith("s"):
        return f"{one.demonyms[0]} " if one.demonyms else f"{one.name}’ "
    return f"{one.name}’s "
