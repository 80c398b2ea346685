"""British and American spelling: who asks for "defence" means "defense" too.

Rules of endings, not a dictionary: a variant that is no word finds nothing and does no harm.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TWO_WAYS: tuple[tuple[str, str], ...] = (
    ("ence", "ense"),  # defence, offence, licence, pretence
    ("ences", "enses"),
    ("our", "or"),  # labour, harbour, favour
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourable", "orable"),
    ("ise", "ize"),  # recognise, organise
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("isation", "ization"),
    ("isations", "izations"),
    ("tre", "ter"),  # centre, theatre
    ("tres", "ters"),
    ("lled", "led"),  # cancelled, signalled
    ("lling", "ling"),
    ("programme", "program"),
    ("programmes", "programs"),
)
"""Endings as one side of the Atlantic writes them, and the other."""
_WORD = re.compile(r"\w+")
SHORTEST = 3
"""Letters before an ending from which it is one: "four" and "rise" have no other spelling."""
WHOLE = 7
"""Letters of an ending from which it is a word of its own: "program"."""


@lru_cache(maxsize=4096)
def spellings(word: str) -> tuple[str, ...]:
    """The word in lower case, and as it would be written on the other side; itself first."""
    own = word.casefold()
    found = [own]
    for british, american in _TWO_WAYS:
        for ending, other in ((british, american), (american, british)):
            stem = own.removesuffix(ending)
            if stem != own and (len(stem) >= SHORTEST or len(ending) >= WHOLE):
                found.append(stem + other)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def one_spelling(words: str) -> tuple[str, ...]:
    """The words of a name for comparison: lower case, no signs, every word in one spelling."""
    return tuple(min(spellings(word)) for word in _WORD.findall(words.casefold().replace(".", "")))
