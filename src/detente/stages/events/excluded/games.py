"""Acts of games, tales and the weather, and of times long past: told in the words of acts between
states, and none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ....tables import actions
from .. import enough, grammar
from ..cast import Cast
from ..coding import Coded

if TYPE_CHECKING:
    from ....language import Token

GAMES = frozenset({
    "semi-final", "semifinal", "quarter-final", "quarterfinal", "wicket", "inning", "innings",
    "midfielder", "marathon", "batsman", "bowler", "goalkeeper", "goalless", "kick-off",
    "half-time", "tie-break", "tiebreak", "championship", "tournament", "trophy", "medal",
    "medallist", "playoff", "play-off", "knockout", "scrum", "penalty-kick", "freekick",
    "offside", "jockey", "racket", "grand-slam", "misfield", "hat-trick", "equaliser",
    "equalizer", "striker", "defender", "fullback", "goal", "lap", "sprint", "peloton",
    "podium", "final", "league", "derby", "fixture", "stoppage-time", "extra-time", "set-piece",
    "batting", "bowling", "semi", "nil", "seed",
})  # fmt: skip
"""Words of games and races."""
WEAK = frozenset({"goal", "final", "defender", "lap", "seed", "striker", "racket", "league",
                  "podium", "semi", "sprint"})  # fmt: skip
"""Of these, words as often said of other things: two of them, or one beside a score, tell one."""
SCORE = re.compile(r"\b\d{1,2}-\d{1,2}\b")
TALES = frozenset({"novel", "film", "movie", "musical", "plaque", "exhibition", "thriller",
                   "documentary", "legend", "opera", "schoolchild", "play", "diary"})  # fmt: skip
"""What tells of acts as a tale, or of times that are no news."""
WINDS = frozenset({"front", "air", "wave", "wind", "storm"})
COLD = frozenset({"cold", "warm", "hot", "heat", "polar", "arctic"})
LIVING = ("acting", "political", "forces", "gunfire", "crowds", "attack", "bodies", "weaponry")
"""Classes of those who, and of what, can do violence."""
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "REQUEST", "REJECT",
                   "CONCEDE", "THREATEN", "SANCTION"})  # fmt: skip
POLITICS = frozenset({"boycott", "government", "president", "minister", "sanction", "visa",
                      "embassy", "ministry", "parliament", "troop", "army", "police", "protester",
                      "withdraw", "ban"})  # fmt: skip
"""Words beside which a game is an affair of states."""
LONG_AGO = 1900
"""Years before this one are history; chosen by the oldest acts that still bind states of today."""


def excludes(coded: Coded, cast: Cast) -> bool:
    """Whether an act is one of a game, of a tale, of a time long past, or violence by what can do
    none."""
    return _long_ago(coded) or _game(coded) or _fiction(coded) or _lifeless(coded, cast)


def _long_ago(coded: Coded) -> bool:
    years = [int(t.text) for t in coded.token.sent if t.text.isdigit() and len(t.text) == 4]
    return bool(years) and all(1000 <= year < LONG_AGO for year in years)


def _fiction(coded: Coded) -> bool:
    """ "The film shows how Chad fought", "a cold front marched into Chad"."""
    main = coded.token.sent.root
    heads = [*grammar.children(main, "nsubj", "nsubjpass"), *coded.frame.subjects]
    told = any(head.lemma_.lower() in TALES for head in heads)
    wind = any(head.lemma_.lower() in WINDS and {c.lower_ for c in head.lefts} & COLD
               for head in coded.frame.subjects)  # fmt: skip
    return told or wind


def _game(coded: Coded) -> bool:
    """ "Sank Chad 1-0 and marched into the semi-finals"."""
    if coded.type not in FORCE:
        return False
    words = {t.lemma_.lower() for t in coded.token.sent} | {t.lower_ for t in coded.token.sent}
    if words & POLITICS or words & enough.BY_FORCE - {"strike", "attack", "fire", "force"}:
        return False
    told = words & GAMES
    scored = bool(SCORE.search(coded.token.sent.text))
    return bool(told - WEAK) or len(told) > 1 or (bool(told) and scored)


def _lifeless(coded: Coded, cast: Cast) -> bool:
    """ "Coffee attacked the premium", "the comedy bombed": violence by nobody who could."""
    if coded.type != "ASSAULT" or coded.frame.pos != "verb" or coded.actors:
        return False
    heads = coded.frame.subjects
    if not heads or coded.frame.suffered or grammar.passive(coded.token):
        return False
    if any(_living(head, cast) for head in coded.frame.objects):
        return False  # "the exchange killed five soldiers"
    return not any(_living(head, cast) for head in heads)


def _living(head: Token, cast: Cast) -> bool:
    classes = actions.classes()
    known = cast.index.at(head) is not None or head.pos_ in ("PRON", "PROPN", "NUM")
    lemma = grammar.noun_lemma(head)
    return (
        known or head.tag_ == "NNS" or any(lemma in classes[name] for name in (*LIVING, "quantity"))
    )
