"""What a position is of, in words that read alone, and by what two positions are compared."""

from __future__ import annotations

import re

from ..linked import Move
from ..tables import moves
from . import acts, naming
from .acts import Act
from .wording import NOUNS, content, negated, rarest, tokens

EARLY = 4
"""Words before "offer" or "plan" up to which an act is about it: "the new Russian offer"."""
ON_OFFERS = frozenset({Move.WELCOMED, Move.CRITICISED})
"""Moves that may be on an offer rather than on what is offered."""
BY_NAME = frozenset({Move.WELCOMED, Move.CRITICISED, Move.CONDITIONED, Move.WITHDRAWN, Move.SIGNED,
                     Move.SOFTENED, Move.HARDENED, Move.THREATENED, None})  # fmt: skip
"""Moves that are about a thing, not about doing something with it."""


def of_act(issue: str, act: Act) -> str:
    """What the position is on: the table's name, or the text's own words; "" where neither tells.

    Words that are negated name no thing: "no intention of giving up the base". What somebody says
    of an idea, a plan or an offer is on that, not on what it is for.
    """
    if act.move is Move.REFUSED and negated(tokens(act.about)):
        return ""
    by_name = act.move in BY_NAME and not (act.move is Move.SOFTENED and act.leaning is not None)
    topic = naming.told(act.about if by_name else act.topic or act.about)
    words = topic.words
    if act.leaning is not None and act.leaning < 0:  # "warned Malta against leaving the treaty"
        words = words.rpartition(" against ")[2]
    whole = topic._replace(words=words).whole
    if (not by_name and _WHO_DID.match(words)) or _no_wish(topic) or _OF_THEM.match(whole):
        return ""  # "the proposal he floated", "refused them": of what, the words do not say
    if not by_name:
        called = naming.called_so(act.word, words) if act.move is Move.REFUSED else words
        return topic._replace(words=called).whole if topic.tells else ""
    return _named(issue, act, topic, naming.judged(act.word, words))


def _named(issue: str, act: Act, topic: naming.Topic, words: str) -> str:
    """The table's name of a thing, or the offer, the plan, the decision that the words are on."""
    noun = NOUNS.search(words.lower())
    early = noun is not None and words[: noun.start()].count(" ") < EARLY
    taken_up = words[: noun.end()] if noun else ""
    itself = moves.named(issue, acts.folded(taken_up))  # "the shield" is no offer, but the thing
    on_offer = early and act.move in ON_OFFERS and not itself
    if act.objects and not on_offer and not negated(tokens(act.about)):
        return act.objects[0].name
    if act.move is Move.CONDITIONED and topic.form == "that" and _MUST.search(words):
        return f"that {words}"
    if noun is None or not early:
        return ""
    return words if on_offer and topic.form != "that" else taken_up


def thing_of(issue: str, of: str) -> str:
    """By what positions on an issue are compared: the name of the table that their words begin
    with; else what is to be done, by its verb and the rarest words beside it. "" for words that
    name too little: "the Russian proposal" is another one in another year.
    """
    form, _, rest = of.partition(" ") if of.startswith(("to ", "that ")) else ("", "", of)
    if not form:
        known = [one for one in moves.objects(issue) if one.name == of]
        found = known or moves.named(issue, acts.folded(_before_adding(rest)))
        return found[0].name if found else ""
    stems = content(tokens(rest))
    beside = rarest(stems[1:], BESIDE)
    return " ".join((form, *stems[:1], *sorted(beside))) if len(beside) == BESIDE else ""


_NO_WISH = re.compile(
    r"(?:an?|the|this|that|its|his|her|their|[\w.]+['’]s?|[A-Z]\w+|\d+|two|three|several)?\s*(?:\w+\s+)?"
    r"(?:warnings?|protests?|criticisms?|accusations?|threats?|complaints?)\b"
)
"""What nobody is for or against: "defied a warning", "withdrew the threat"."""
_MUST = re.compile(r"\b(?:must|needs?\s+to|ha(?:s|ve)\s+to)\b")


def _no_wish(topic: naming.Topic) -> bool:
    return not topic.form and _NO_WISH.match(topic.words) is not None


_OF_THEM = re.compile(r"to\s+(?:\w+\s+)?\w+\s+(?:them|it|this|that)(?:\s+(?:\w+\s*){0,3})?$")
"""Whose thing stands in a sentence before: "to give them in writing"."""
_WHO_DID = re.compile(r"(?:he|she|they|it|we|I)\s+\w+", re.IGNORECASE)
BESIDE = 2
"""Words beside the verb by which two wishes in the text's own words are known to be one: with one,
whoever refused to close a base and promised to close an embassy would have changed sides."""
_ADDS = re.compile(r"\s(?:of|to|from|against|on|for|about|that|which|who|with|without|as)\s")


def _before_adding(words: str) -> str:
    """The first words of a phrase, up to what is added: "legal guarantees that …". A place belongs
    to its thing ("a radar in Azerbaijan")."""
    return _ADDS.split(words, maxsplit=1)[0]
