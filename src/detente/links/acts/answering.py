"""What acts that name nothing are about: "the idea", "the decision", "an answer", "give them".

An answer is told by what it answers in its article ("Russia’s offer on the radar"), a threat to
answer by what it would answer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ...linked import Move
from ...tables.moves import ANSWERS, OPENING, SETTLING
from .. import naming
from ..wording import NOUNS, content, tokens
from .act import Act

TO_ANSWER = "to answer "
"""Begins what a threat to answer is told as."""
REPLY = re.compile(r"\b(?:answers?|responds?|responses?|repl(?:y|ies)|retaliat\w*)\b", re.I)
IN_TURN = re.compile(r"\bin\s+(?:its\s+|their\s+|his\s+)?(?:turn|kind)\b", re.I)
""" "May in turn respond with a recognition": an answer, with what it would be."""
INCLUDES = re.compile(r"\b(?:including|such\s+as)\s")
""" "A response including the recall of its envoy": what it would be is told."""
AGAINST = frozenset({Move.CRITICISED, Move.REFUSED, None})
"""Moves of its own against what it would answer."""
_THEM = re.compile(r"^(to\s+\w+\s+)(?:them|it)\b")
OFFERS = frozenset({Move.OFFERED, Move.EXTENDED, Move.COUNTERED, Move.REPEATED})
NOUN_OF = {"idea": "offer", "condition": "condition", "step": "step", "move": "move"}
GENTLE = frozenset({Move.WELCOMED, Move.ACCEPTED, Move.DISCUSSED, Move.SOFTENED})
"""Moves that nobody threatens to answer."""
NEAR = 700
"""Characters before a threat to answer in which stands what would be answered: two paragraphs."""
MOST = 18
"""Words of what would be answered up to which a threat to answer it tells them."""


def is_reply(act: Act) -> bool:
    """Whether an act promises or threatens an answer, and says no more: "promised an answer"."""
    threat = act.move in (Move.THREATENED, Move.PROMISED)
    if not threat or REPLY.search(act.about) is None:
        return False
    if IN_TURN.search(act.about):
        return True
    return not act.objects and not INCLUDES.search(act.about)


def named(group: Sequence[Act]) -> list[Act]:
    """The acts of a thread, those that name nothing by what the same article tells before them."""
    here: dict[str, list[Act]] = defaultdict(list)
    for act in sorted(group, key=lambda one: (one.teller.article, one.at)):
        here[act.teller.article].append(act)
    return [_named(act, here[act.teller.article]) for act in group]


def _named(act: Act, told: Sequence[Act]) -> Act:
    before = [one for one in reversed(told) if one.at < act.at and one.by]
    if is_reply(act) and not IN_TURN.search(act.about):
        about, word = _reply(act, before), act.word
    else:
        about, word = _answer(act, before), ""  # what it is called was said in other words
    return replace(act, about=about, topic=about, word=word) if about else act


def _reply(act: Act, before: Sequence[Act]) -> str:
    """ "To answer the law": what it would answer, as whoever threatens called it or by its name."""
    for one in (one for one in before if act.at - one.at <= NEAR):
        theirs = set(one.by) != set(act.by)
        if one.move in GENTLE:
            continue
        if not theirs and one.move not in AGAINST:
            continue  # what it asks for itself is answered by others
        words = _by_name(one, "decision") if theirs else _words(one)
        if words and len(words.split()) <= MOST:
            return f"{TO_ANSWER}{words}"
    return ""


def _answer(act: Act, before: Sequence[Act]) -> str:
    if act.move not in ANSWERS:
        return ""
    theirs = [one for one in before
              if one.move in OPENING | SETTLING and not set(one.by) & set(act.by)]  # fmt: skip
    them = _THEM.match(act.about)
    if them is not None:
        thing = theirs[0].objects[0].name if theirs and theirs[0].objects else ""
        return act.about.replace(them.group(), f"{them.group(1)}{thing}", 1) if thing else ""
    noun = "decision" if _regrets(act) else _bare(act)
    fitting = [one for one in theirs if one.move in BY_NOUN.get(noun, TAKEN)]
    other = next((one for one in fitting if one.objects), next(iter(fitting), None))
    return _by_name(other, NOUN_OF.get(noun, noun)) if noun and other else ""


OFFERING = ("offer", "proposal", "idea", "initiative", "suggestion", "plan")
ASKING = ("condition", "demand", "request")
TAKEN = SETTLING | {Move.DEMANDED, Move.THREATENED}
"""Moves that other nouns take up: "the decision", "the announcement"."""
LAWS = ("law", "decree", "bill")
"""What may hold several things: who denounces one that lifts a barrier may mean the ban in it."""
BY_NOUN = {
    **dict.fromkeys(LAWS, TAKEN - {Move.WITHDRAWN}),
    **dict.fromkeys(OFFERING, OFFERS),
    **dict.fromkeys(ASKING, frozenset({Move.DEMANDED, Move.CONDITIONED})),
}
"""Which moves a noun takes up: no condition is an offer."""


def _regrets(act: Act) -> bool:
    """Whether an act is said in words of regret: "was disappointed", "deeply regretted the law"."""
    return act.said and act.move is Move.CRITICISED and _REGRET.search(act.about) is not None


_REGRET = re.compile(r"\b(?:disappointed|regret\w*)\b", re.I)


def _bare(act: Act) -> str:
    """The noun by which an act takes something up, where it says no more: "the idea"."""
    words = _words(act).lower()
    found = NOUNS.search(words)
    if found is None or act.objects or content(tokens(NOUNS.sub("", words))):
        return ""
    return found.group()


def _words(act: Act) -> str:
    return _AS.split(naming.judged(act.word, naming.told(act.about).words), maxsplit=1)[0]


_AS = re.compile(r"\s+(?:as|down|out of hand|pending|outright|for now)\b")
"""Begins what is said of the refusal: "rejected the demand as out of place", "turned it down"."""


def _by_name(other: Act, noun: str) -> str:
    """ "Russia’s offer on the radar in Azerbaijan"; "" for acts of several or of nobody known."""
    whose = naming.whose(other.by)
    if not whose:
        return ""
    whose = whose if "’" in whose else f"the {whose}"
    things = other.objects or other.beside
    if things and other.move is Move.IMPOSED:
        return things[0].name
    if things and things[0].name.startswith(noun):
        return f"{whose}{things[0].name}"
    if things:
        return f"{whose}{noun} on {things[0].name}"
    found = naming.told(other.topic or other.about)
    told = found.form == "to" and other.move in OFFERS
    return f"{whose}{noun} {found.whole}" if told else f"{whose}{noun}"
