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
_ASKING = frozenset(["how", "what", "when", "where", "which", "who", "whom", "whose", "why"])
_OF_QUESTIONS = frozenset(
    ["about", "came", "come", "happen", "happened", "said", "say", "saying", "says", "there",
     "think", "thinks", "told"]
)  # fmt: skip
"""Words that a question needs and its answer does not have."""
_WORD = re.compile(r"[^\s\"“”„«»]+")
_SIGNS = "?!.,;:…"


def as_asked(words: str) -> str:
    """The words of a search; of a question those that its answer will have.

    A question ends with its mark or begins with one of its words, and holds no phrase in marks and
    no sign of the search's own (OR, NEAR, a star, a word left out): such a search stays as it is.
    Signs that hang on a word are dropped; where nothing would be left, the words stay.
    """
    if not _question(words):
        return words
    bare = [one.strip(_SIGNS) for one in _WORD.findall(words)]
    dropped = EMPTY_WORDS | _OF_QUESTIONS
    kept = [one for one in bare if one and one.casefold() not in dropped]
    return " ".join(kept) or words


def _question(words: str) -> bool:
    parts = words.split()
    own = any(sign in words for sign in '"“”„«»*()') or {"OR", "NEAR"} & set(parts)
    if not parts or own or any(one.startswith("-") or "NEAR/" in one for one in parts):
        return False
    return parts[-1].endswith("?") or (len(parts) > 2 and parts[0].casefold() in _ASKING)
