"""A question as a search: "what did Putin say about NATO enlargement?" asks for three words."""

from __future__ import annotations

import re

EMPTY_WORDS = frozenset(
    ["a", "an", "and", "are", "as", "at", "by", "did", "do", "does", "for", "from", "had", "has",
     "have", "how", "in", "is", "it", "its", "of", "on", "or", "that", "the", "their", "they",
     "this", "to", "was", "were", "what", "when", "where", "which", "who", "whom", "why", "will",
     "with"]
)  # fmt: skip
"""Words that say nothing by themselves: any text holds them."""
_HELPING = frozenset(
    ["are", "could", "did", "do", "does", "had", "has", "have", "is", "should", "was", "were",
     "would"]
)  # fmt: skip
"""Verbs with which a question begins; "may" is a month as well, "Will" a name."""
_ASKING = _HELPING | {"how", "what", "when", "where", "which", "who", "whom", "whose", "why"}
_OF_QUESTIONS = _ASKING | {
    "about", "both", "came", "come", "each", "ever", "first", "happen", "happened", "said", "say",
    "saying", "says", "side", "sides", "there", "think", "thinks", "told",
}  # fmt: skip
"""Words that a question needs and its answer does not have."""
_PART = re.compile(r'["“”„«][^"“”„«»]*["“”„»]?|[^\s"“”„«»]+')
_MARKS = '"“”„«»'
_SIGNS = "?!.,;:…()[]"
_LEAST = 3
"""Words of the shortest question that has no mark at its end: "who proposed it"."""


def as_asked(words: str) -> str:
    """The words of a search without signs that hang on them; of a question those that its answer
    will have.

    A question ends with its mark, or begins with one of its words. Phrases in marks stay whole.
    What is put together by OR, NEAR, a star or a word left out stays as it is, and so does what
    would leave nothing.
    """
    parts = _PART.findall(words)
    if not parts or any(map(_own_sign, parts)):
        return words
    bare = [one if one[0] in _MARKS else one.strip(_SIGNS) for one in parts]
    if _question(parts, bare):
        bare = [one for one in bare if one.casefold() not in EMPTY_WORDS | _OF_QUESTIONS]
    return (
        " ".join(one.replace("?", "") if one[0] in _MARKS else one for one in bare if one) or words
    )


def _own_sign(part: str) -> bool:
    """Whether a part is a sign of the search's own."""
    if part[0] in _MARKS:
        return False
    return part in ("OR", "NEAR") or part.startswith(("-", "NEAR")) or "*" in part


def _question(parts: list[str], bare: list[str]) -> bool:
    asked = parts[-1].rstrip(_MARKS).endswith("?")
    return asked or (len(parts) >= _LEAST and bare[0].casefold() in _ASKING)
