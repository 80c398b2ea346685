"""Words that tell one act from another: what kind of act an anchor names, and what it is about.

Words are compared by their first letters (`stem`), so that "proposed" and "proposal" are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from ...tables import common_words, synonyms
from ...tables.states import by_iso3, state_named

STEM = 6
"""Letters of a stem: long enough to part "missile" from "mission", short enough to join
"propose" and "proposal"."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written with blanks between them."""
    return frozenset(text.split())


STOP = listed(
    """
a about above across after again against ago ahead all almost along already also although always
am amid among an and another any anyone anything are around as at away back be became because
become been before began begin begun behind being below between both but by came can cannot come
could did do does doing done down due during each early earlier either else end ended even ever
every far few first for former found from full further gave get give given go going gone good got
great had half has have having he held her here hers herself him himself his hold hour hours how
however i if in including indeed instead into is it its itself just keep kept know known last late
later latter least led less let like likely little long made main make makes making many may
me meant meanwhile might mine month months more moreover most mr mrs ms much must my near nearly
need neither never new next no nobody none nor not nothing now of off often old on once one only
onto or other others our out over own part past per perhaps put quite rather really recent
recently said same saw say saying says second see seem seemed seen set several shall she should
since so some soon still such take taken takes taking tell than that the their them then there
these they thing things third this those though three through thus till time times to today
together told tomorrow too took toward towards two under until up upon us use used very via want
wanted was way we week weeks well went were what whatever when where whether which while who whole
whom whose why will with within without would year years yes yesterday yet you your
monday tuesday wednesday thursday friday saturday sunday january february march april june july
august september october november december morning afternoon evening night day days
president minister prime foreign secretary leader leaders official officials government
spokesman spokeswoman state states country countries ministry statement reporters press agency
according added announced asked called confirmed conference declared expected made news noted
percent report reported reports reuters spoke stated told wrote capital sides side both
administration
"""
)
"""Words that any two reports share, whatever they tell."""

COMMON = listed(
    """
agreement agreed agree issue issues plan plans planned talks talk meeting meet met relations
international military nation nations national nuclear offer offered offers proposal proposed
political policy security support system united war world treaty deal missile defense defence
visit visited summit discuss discussed demand demanded people party power peace public region group
forces force troops attack attacks killed army police union european europe council bilateral
cooperation economic trade sanctions question matter problem problems situation step steps move
house work working help number place point position possible process program programme reach
reached response right role send sent sign signed strong threat threatened warned warn west
western describe described describing
include includes including remain remains key main open opened close closed
eastern central southern northern
"""
)
"""Words of every second report in this field; they say little of which act is told."""
COMMON_WEIGHT = 0.35
"""Weight of such a word against 1 of another; chosen on tests/cases/same_events."""

MEETING = frozenset({"meet", "meets", "met", "meeting", "meetings", "talk", "talks", "talked",
                     "talking", "summit", "visit", "visits", "visited", "visiting", "trip",
                     "discuss", "discusses", "discussed", "discussing", "discussion",
                     "discussions", "consultations", "negotiations", "negotiate", "negotiated",
                     "session", "conference", "host", "hosts", "hosted", "hosting", "receive",
                     "receives", "received", "encounter", "travel", "travels", "arrive",
                     "mini-summit", "gather", "convene"})  # fmt: skip
"""Anchors of meetings, whatever the standing makes of their type."""
GOING = frozenset({"be", "go", "goes", "going", "come", "comes", "attend", "attends"})  # fmt: skip
"""Anchors of a plan to go to where one meets: "will be in Accra", "is to go to Lomé"."""
VISITS = frozenset({"visit", "visits", "visited", "visiting", "trip", "travel", "travels",
                    "travelled", "traveled", "arrive", "arrives", "arrived", "flew", "tour",
                    "toured"})  # fmt: skip
"""Anchors of a visit, at which several meetings may be held."""
LETTERS = frozenset({"sent", "send", "sends", "sending", "handed", "hand", "deliver", "delivered",
                     "letter", "wrote", "write", "writes", "message", "conveyed", "passed",
                     "written"})  # fmt: skip
"""Anchors of messages: neither a meeting nor a call."""
GOT = frozenset({"received", "receive", "receives", "got"})
OCCASIONS = frozenset({"meeting", "meetings", "talks", "visit", "summit", "negotiations", "trip",
                       "round", "discussions", "consultations", "conference"})  # fmt: skip
"""What is called off."""
MISSIVES = frozenset({"letter", "message", "note", "reply", "telegram", "draft"})
"""What is received that is no guest."""
OFFERS = frozenset({"offer", "offers", "proposal", "proposals", "plan", "initiative", "idea",
                    "counter-proposal", "invitation"})  # fmt: skip
"""Nouns by which an offer is spoken of again, among words of what is done about it."""
HARMING = frozenset({"injuring", "wounding", "killing", "hurting", "leaving"})
"""Participles of what an attack did to people."""
HARMED = frozenset({"injured", "wounded", "killed", "hurt"})
"""What was done to people where something happened."""
PRAISES = frozenset({"called", "calls", "calling", "described", "describes", "describing",
                     "praised", "praises", "praising", "hailed", "hails", "lauded", "commended",
                     "welcomed", "welcomes", "welcoming"})  # fmt: skip
"""Anchors of a support that is praise, and never an offer or a deed."""
WARS = frozenset({"war", "wars"})
CLASHES = frozenset({"clash", "clashes", "clashed", "battle", "battles", "battled", "fighting",
                     "fought", "firefight", "firefights", "skirmish", "skirmishes", "gunfight",
                     "shootout", "collision", "collided", "collide", "exchanged"})  # fmt: skip
"""Anchors of what two did to each other, whichever is named first."""
OFF = frozenset({"called off", "calls off", "call off", "cancelled", "canceled", "cancel",
                 "cancels", "cancellation", "scrapped", "scrap", "scraps", "pulled out",
                 "pull out", "dropped", "abandoned", "axed",
                 "broke off", "break off", "breaks off", "breaking off", "broken off",
                 "walked out", "walk out", "walks out", "walking out"})  # fmt: skip
"""Anchors by which a meeting is called off, where its noun stands near."""
STEPS = (
    frozenset({"release", "releases", "released", "releasing", "free", "freed", "frees", "freeing",
               "set free", "let go", "liberated"}),
    frozenset({"hand over", "hands over", "handed over", "handing over", "handover", "handed",
               "return", "returned", "returns", "repatriate", "repatriated", "repatriation",
               "deliver", "delivered", "transfer", "transferred", "crossed", "extradited",
               "sent back", "sent home", "turned over"}),
)  # fmt: skip
"""Anchors of steps that follow one another: who is released is handed over later."""
TAKING = ("captur", "abduct", "kidnap", "hijack", "took", "taken", "snatch", "overpower")
"""Beginnings of anchors of an attack by which somebody or something is taken."""
CALLS = frozenset({"phone", "phoned", "telephone", "telephoned", "call", "called"})
DEALS = frozenset({"agree", "agrees", "agreed", "agreeing", "agreement", "sign", "signs", "signed",
                   "signing", "accord", "pact", "treaty", "deal", "settle", "settled", "conclude",
                   "concluded", "reach", "reached", "struck", "clinched", "initialled", "sealed",
                   "accept", "accepts", "accepted", "signature", "understanding",
                   "understandings"})  # fmt: skip
"""Anchors of an agreement made by several, as against one side's offer."""
TOGETHER = frozenset({"decide", "decides", "decided", "undertake", "undertook", "resolve",
                      "resolved", "arrange", "arranged", "promise", "promised", "pledge", "pledged",
                      "vowed", "undertaken", "committed"})  # fmt: skip
"""Anchors of an agreement where several states do it with nobody else: "the two decided to …"."""
LASTING = frozenset({"want", "wants", "seek", "seeks", "insist", "insists", "oppose", "opposes",
                     "favor", "favors", "favour", "favours", "press", "presses"})  # fmt: skip
"""Anchors of a wish that lasts: it was uttered on some day before it is told."""
NEW = frozenset({"final", "last", "latest", "new", "fresh", "first"})
"""Words before an anchor that may set the act apart from others of its kind."""
ANOTHER = frozenset({"previous", "earlier", "another", "next", "second", "third", "fourth",
                     "fifth", "annual", "future", "former", "separate", "follow-up", "having",
                     "already", "once", "previously", "other", "ever", "before",
                     "own"})  # fmt: skip
"""Words before an anchor that do."""
SUBJECTS = frozenset({"it", "he", "she", "they", "we", "who", "which", "that"})
"""Words with which a clause begins, so that none before them belongs to its verb."""
MORE = frozenset({"also", "too", "separately", "then", "later"})
"""Words before an anchor by which one article adds one act to another."""
ROUNDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
"""Which of several rounds, days or summits."""


def named(text: str) -> frozenset[str]:
    """Stems of the words with a capital that no sentence begins with: names, mostly."""
    return frozenset(
        stem(word)
        for match in _WORD.finditer(text)
        if match.group()[0].isupper() and match.start() and text[match.start() - 2] not in ".“”\"'"
        for word in [plain(match.group()).split("'")[0]] if telling(word)
    )  # fmt: skip


_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][^\W_]*(?:['’-][^\W_]+)*(?!\$)\b")


def states_in(text: str) -> frozenset[str]:
    """The states (ISO3) that a text names by one or two words, or their people: "Greek", "Norway",
    "North Korea"."""
    return frozenset(state_names(text))


def state_names(text: str) -> Iterator[str]:
    """The same, once for each time that one is named."""
    named = [(match.group(), match.start(), match.end()) for match in _CAPITAL.finditer(text)]
    taken = -1
    for at, (word, start, end) in enumerate(named):
        if start < taken:
            continue
        after = named[at + 1] if at + 1 < len(named) else ("", -1, -1)
        two = state_of(f"{word} {after[0]}") if after[1] == end + 1 else None
        taken = after[2] if two else end
        found = two or state_of(word)
        if found:
            yield found


@lru_cache(maxsize=16_384)
def state_of(word: str) -> str | None:
    """The state (ISO3) that a word with a capital names, or its people."""
    state = state_named(word.replace("’", "'").removesuffix("'s"))
    return state.iso3 if state else None


RANKS = {
    "president": "president", "presidents": "president", "king": "king", "emir": "emir",
    "premier": "premier", "premiers": "premier", "chancellor": "premier", "minister": "minister",
    "ministers": "minister", "ministry": "minister", "secretary": "minister",
}  # fmt: skip
"""What those are who telephone; "prime minister" is a premier."""


def ranks(listed: list[tuple[str, int]]) -> frozenset[str]:
    """The ranks that the words of a sentence name."""
    plain = [word for word, _ in listed]
    return frozenset(
        "premier" if at and plain[at - 1] == "prime" else RANKS[word]
        for at, word in enumerate(plain) if word in RANKS
    )  # fmt: skip


def tokens(text: str) -> list[tuple[str, int]]:
    """Each word, in small letters and without a possessive, with the place where it starts."""
    found = []
    for match in _WORD.finditer(text):
        word = plain(match.group())
        found.append((word[:-2] if word.endswith("'s") else word.rstrip("'"), match.start()))
    return found


PHRASALS = {
    (verb, after): plain
    for verbs, after, plain in (
        ("pull pulls pulled pulling", "back", "withdraw"),
        ("pull pulls pulled pulling", "out", "withdraw"),
        ("call calls called calling", "off", "cancel"), ("put puts putting", "off", "delay"),
        ("turn turns turned turning", "down", "reject"), ("set sets setting", "free", "release"),
        ("cut cuts cutting", "off", "halt"), ("shut shuts shutting", "off", "halt"),
        ("turn turns turned turning", "off", "halt"), ("break breaks broke broken", "off", "sever"),
        ("throw throws threw thrown", "out", "expel"), ("kick kicks kicked", "out", "expel"),
    )
    for verb in verbs.split()
}  # fmt: skip
"""Verbs of two words, and the one word that says the same."""
BETWEEN = 3
"""Words that may stand between the two: "pull their forces back"."""


def phrasal(listed: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The words of a sentence, with one word for a verb of two."""
    found = list(listed)
    for at, (word, start) in enumerate(listed):
        if word not in _VERBS:
            continue
        for after, _ in listed[at + 1 : at + 2 + BETWEEN]:
            if (word, after) in PHRASALS:
                found[at] = (PHRASALS[word, after], start)
                break
    return found


_VERBS = frozenset(verb for verb, _ in PHRASALS)


def plain(word: str) -> str:
    """A word in small letters, without accents: "Gül" and "Gul" are one."""
    low = word.replace("’", "'").lower()
    if low.isascii():
        return low
    parts = unicodedata.normalize("NFKD", low)
    return "".join(char for char in parts if not unicodedata.combining(char))


@cache
def stem(word: str) -> str:
    """The part of a word by which it is compared."""
    if len(word) > STEM:
        return word[:STEM]
    for ending in ("ies", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@cache
def sense(word: str) -> str:
    """The stem of the commonest word that says the same: "frontier" and "border" are compared as
    one."""
    return stem(synonyms.plain(word))


def both(word: str) -> frozenset[str]:
    """The stem of a word, and that of the commonest word for it."""
    return frozenset((stem(word), sense(word)))


STOPS = frozenset(stem(word) for word in STOP) | STOP
COMMONS = frozenset(stem(word) for word in COMMON)


def telling(word: str) -> bool:
    """Whether a word (small letters) says anything of which act is told."""
    return len(word) > 2 and not word[0].isdigit() and word not in STOP


def took(anchor: str) -> bool:
    """Whether an attack is told as a capture, which others call an arrest or a seizure."""
    return anchor.startswith(TAKING)


@cache
def weight(part: str) -> float:
    """How much a shared stem says: 1 for a word of Zipf frequency 4 ("radar" has 3.75)."""
    frequency = _frequencies().get(part, common_words.RARE)
    own = (NO_WEIGHT - frequency) / (NO_WEIGHT - FULL_WEIGHT)
    return max(LEAST, min(MOST, own, COMMON_WEIGHT if part in COMMONS else MOST))


NO_WEIGHT, FULL_WEIGHT = 5.9, 4.0
"""Zipf frequencies of words that say nothing ("people" has 6.0), and as much as 1."""
LEAST, MOST = 0.1, 1.5
"""Bounds of a weight: a name that no table has is no proof by itself."""
TELLING = 0.8
"""Weight from which a word is named as a reason, and makes keys."""


@cache
def _frequencies() -> dict[str, float]:
    """Stem of ours → Zipf frequency of the commonest word that begins so."""
    found: dict[str, float] = {}
    for word, frequency in common_words.frequencies().items():
        part = stem(word)
        found[part] = max(frequency, found.get(part, 0.0))
    return found


@cache
def of_state(iso3: str) -> frozenset[str]:
    """Stems of the words that name a state, its people, capital or government."""
    state = by_iso3().get(iso3)
    if state is None:
        return frozenset()
    words = (*state.names, *state.demonyms, *state.metonyms, state.capital or "")
    return frozenset(stem(word) for name in words for word, _ in tokens(name))


@cache
def people_of(iso3: str) -> frozenset[str]:
    """Stems of the words for a state and its people, without its capital and government."""
    state = by_iso3().get(iso3)
    if state is None:
        return frozenset()
    return frozenset(
        stem(word) for name in (*state.names, *state.demonyms) for word, _ in tokens(name)
    )
