"""What was promised or demanded, told later as done in the same words: "to repeal the act", and in
an article of a later day "the law repeals the act".

Nobody is said to have kept anything by it: the words stand beside the step with their article,
where no step of the thread tells an outcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import NamedTuple

from ..linked import Move
from ..links.wording import content, rarest, tokens
from ..record import Filter, Record, queries
from ..spans import Span
from ..tables.common_words import frequency, stem
from ..tables.states import by_iso3
from . import gather
from .shapes import Head, Words
from .thread_steps import StepView

OPEN = frozenset({Move.OFFERED, Move.EXTENDED, Move.REPEATED, Move.DEMANDED, Move.PROMISED,
                  Move.ACCEPTED, Move.THREATENED, Move.COUNTERED})  # fmt: skip
"""Moves for something that is still to be done."""
LOOKED_AT = 40
"""Later articles that have the rarest words of a step, and are read through: the first ones."""
MOST = 2
"""Sentences that are shown of one step."""
RAREST = 2
"""Words of the thing by which articles are looked for, and that a sentence must have."""
SHARE = 0.6
"""Share of the words of the thing that a sentence must have, beside the rarest."""


class Deed(NamedTuple):
    """What is to be done: the verb in its plain form, and the words of the thing."""

    verb: str
    thing: str


@dataclass(frozen=True, slots=True)
class ToldLater:
    """A sentence of a later article that tells as done what a step put on the table."""

    article: Head
    words: Words


_INFINITIVE = re.compile(
    r"\bto\s+(?!(?:the|its|their|his|her|any|all|between|from|each|both|one|two)\b)"
    r"([a-z]{3,})\s+(\S.*)",
    re.DOTALL,
)
_OF_A_NOUN = re.compile(
    r"\b(?:plans?|proposals?|offers?|ideas?|intentions?|bids?|efforts?|demands?|decisions?)\s+to\s"
)
"""What somebody plans is not what an answer to the plan is to bring."""
_THAT = re.compile(
    r"^that\s+(?:the\s+)?(?:[A-Z][\w.-]*\s+)+(?:both\s+)?(?P<verb>[a-z]{3,})\s+(?P<thing>\S.*)"
)
""" "That Norway close the base"."""
_PASSIVE = re.compile(
    r"(?:that\s+)?(?P<thing>.+?)\s+(?:would|will|must|should|shall|to)\s+be\s+(?P<verb>[a-z]+ed)\b"
)
_NOUN = re.compile(
    r"^(?:an?\s+|the\s+)?(?P<noun>repeal|withdrawal|closure|release|return|ratification|removal|"
    r"dismissal|suspension)\s+of\s+(?P<thing>\S.*)"
)
_VERB_OF = {"withdrawal": "withdraw", "closure": "close", "ratification": "ratify",
            "removal": "remove", "dismissal": "dismiss", "suspension": "suspend"}  # fmt: skip
_ENDS = re.compile(
    r",(?!\d)|;|\s(?:that|which|between|who|if|unless|until|before|after|by|in\s+exchange|in\s+return)\s"
)
_PASTS = {
    "withdraw": "withdrew|withdrawn", "leave": "left", "give": "gave|given", "send": "sent",
    "build": "built", "hold": "held", "pay": "paid", "cut": "cut", "put": "put", "set": "set",
    "make": "made", "bring": "brought", "take": "took|taken", "sell": "sold", "buy": "bought",
    "shut": "shut", "freeze": "froze|frozen", "begin": "began|begun", "forbid": "forbade|forbidden",
    "break": "broke|broken", "fly": "flew|flown", "lend": "lent", "meet": "met", "let": "let",
}  # fmt: skip
"""Verbs of what states do whose past is not made with -ed."""
_NOT_DONE = re.compile(
    r"\b(?:to|would|will|could|can|may|might|should|shall|must|not|never|no|if|unless|without|"
    r"refus\w+|fail\w+|declin\w+)\b|n['’]t\b"
)
"""Near before a verb: what it says has not been done."""
NEAR = 4
"""Words before a verb in which such a word stands."""
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s|$|[\"”’])[^\n.!?]*)*[.!?]?[\"”’]*")


def deed(about: str) -> Deed | None:
    """What a step is to bring: its last infinitive with its object; None where its words name
    none, or a thing of fewer than two telling words."""
    if found := _NOUN.match(about):
        verb = _VERB_OF.get(found["noun"], found["noun"])
        return _with_thing(verb, found["thing"])
    last, rest = None, _OF_A_NOUN.split(about, maxsplit=1)[0]
    while found := _INFINITIVE.search(rest):
        last, rest = _with_thing(found[1], found[2]) or last, found[2]
    if last is None and (passive := _PASSIVE.match(about)):
        return _with_thing(_plain(passive["verb"]), passive["thing"])
    if last is None and (clause := _THAT.match(about)) and clause["verb"] not in _MODAL:
        return _with_thing(clause["verb"], clause["thing"])
    return last


_MODAL = frozenset({"will", "would", "must", "should", "shall", "may", "could", "can", "has", "had",
                    "was", "were", "did", "not", "and"})  # fmt: skip


def _with_thing(verb: str, words: str) -> Deed | None:
    thing = _ENDS.split(words, maxsplit=1)[0]
    return Deed(verb, thing) if len(set(content(tokens(thing)))) >= RAREST else None


def _plain(past: str) -> str:
    """The plain form of a verb in -ed that English has most: "finished", "closed", "planned"."""
    part = past[:-2]
    forms = [part, f"{part}e", *([part[:-1]] if part[-1:] == part[-2:-1] else [])]
    return max(forms, key=frequency)


def tells(sentence: str, wanted: Deed, by: tuple[str, ...]) -> bool:
    """Whether a sentence tells a deed as done, by those states (ISO3) or by nobody who is named
    before the verb."""
    stems = set(content(tokens(wanted.thing)))
    there = set(content(tokens(sentence)))
    if not set(rarest(stems, RAREST)) <= there or len(stems & there) < SHARE * len(stems):
        return False
    return any(_done(sentence[: match.start()], by) for match in _forms(wanted.verb, sentence))


def _forms(verb: str, sentence: str) -> Iterator[re.Match[str]]:
    past = _PASTS.get(verb, rf"{re.escape(verb.removesuffix('e'))}e?d|{re.escape(verb)}{verb[-1]}ed"
                            rf"|{re.escape(verb.removesuffix('y'))}ied")  # fmt: skip
    return re.finditer(rf"\b(?:{re.escape(verb)}(?:e?s)|{past})\b", sentence, re.IGNORECASE)


def _done(before: str, by: tuple[str, ...]) -> bool:
    if _NOT_DONE.search(" ".join(before.split()[-NEAR:]).lower()):
        return False
    known = by_iso3()
    others = (one for code, one in known.items() if code not in by)
    names = {name for one in others for name in one.names if name in before}
    own = {name for code in by if code in known for name in known[code].names}
    return not any(not any(name in mine for mine in own) for name in names)


def told_later(record: Record, one: StepView, parties: Sequence[str]) -> tuple[ToldLater, ...]:
    """The first sentences of articles of later days that tell what a step is to bring as done, in
    the words that it has for it; `parties` are the states (ISO3) of its thread, of which those that
    it asks do what is demanded. Raises BadRecord."""
    wanted = deed(one.step.about) if one.step.move in OPEN else None
    last = one.when.latest or one.article.published.latest
    if wanted is None or last is None:
        return ()
    asks = one.step.move is Move.DEMANDED
    by = tuple(set(parties) - set(one.step.by)) if asks else one.step.by
    words = [word for word in tokens(wanted.thing) if content([word])]
    words = sorted(dict.fromkeys(words), key=lambda word: (frequency(stem(word)), word))[:RAREST]
    asked = " ".join(f'"{word}"' for word in words)
    where = Filter(words=asked, start=last + timedelta(days=1), within=True)
    heads = {head.id: head for head in queries.article_heads(record, where, LOOKED_AT)}
    texts = queries.texts(record, heads)
    found = (
        ToldLater(head, gather.words((Span(head.id, match.start(), match.end()),), texts[head.id]))
        for head in heads.values()
        for match in _SENTENCE.finditer(texts[head.id])
        if tells(match.group(), wanted, by)
    )
    return tuple(islice(found, MOST))
