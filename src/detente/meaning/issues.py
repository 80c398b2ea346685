"""Which issue a sentence is about by its meaning, where its words and its context name none.

Three things must come together. The article touches the issue elsewhere, by its words. The issue is
one of a matter (fishing, sanctions), not of a place: a vector of a sentence that names Egypt is
near everything about Egypt; only the issue that the article touches most often may be one of a
place. And the sentence is near what describes the issue and near the issue's own words, both
taken together. Measured in docs/issues-of-states.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from ..records import content_id
from ..tables.issues import Issue, issues
from ..tables.states import state_named
from .encoder import VERSION as ENCODER
from .encoder import encoder
from .weights import Floats

VERSION = "1"
"""Of the rule; raised when it decides otherwise."""
NEAR = 0.38
"""Likeness (a mean of two cosines) from which a sentence is about an issue: chosen on the odd lines
of tests/marked/meaning_issues.toml and on the example pile: more finds less, hardly better."""
SHORTEST = 4
"""Words below which a sentence is about nothing by itself: "the accord", "its ambassador"."""

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")


def by_what() -> str:
    """What decides, as one short word: of the encoder, the rule and the table of issues."""
    texts = [text for issue in issues().values() for text in (issue.id, *_texts(issue))]
    return content_id(ENCODER, VERSION, str(NEAR), *texts)


def long_enough(words: str) -> bool:
    """Whether a text has enough words to be about something."""
    return len(_WORD.findall(words)) >= SHORTEST


def about(vectors: Floats, touched: Sequence[str]) -> list[tuple[str, float] | None]:
    """For each vector the issue that it is about, with its likeness; None where it is about none.

    `touched` are the issues that the article touches by its words, those touched most often first.
    Raises Missing when the encoder is not installed and no issue was encoded before.
    """
    known = [one for n, one in enumerate(touched)
             if one in issues() and (n == 0 or not of_a_place(issues()[one]))]  # fmt: skip
    if not known:
        return [None] * len(vectors)
    likeness = np.stack([_likeness(vectors, one) for one in known])
    best = likeness.argmax(axis=0)
    found: list[tuple[str, float] | None] = []
    for place, row in enumerate(best):
        score = float(likeness[row, place])
        found.append((known[row], round(score, 3)) if score >= NEAR else None)
    return found


def of_a_place(issue: Issue) -> bool:
    """Whether an issue goes by names of places, peoples or bodies."""
    for text in (issue.name, issue.description):
        words = _WORD.findall(text)
        first = words[0].removesuffix("'s").removesuffix("’s") if words else ""
        if any(word[0].isupper() for word in words[1:]) or state_named(first):
            return True
    return False


def _likeness(vectors: Floats, issue: str) -> Floats:
    """How near each is to the description, and to the nearest of the words; the mean of both."""
    described, worded = _prototypes(issue)
    nearest: Floats = (vectors @ worded.T).max(axis=1)
    mean: Floats = (vectors @ described + nearest) / np.float32(2)
    return mean


@cache
def _prototypes(issue: str) -> tuple[Floats, Floats]:
    """The vector of what describes an issue, and those of its words."""
    vectors = encoder().encode(_texts(issues()[issue]))
    return vectors[0], vectors[1:] if len(vectors) > 1 else vectors


def _texts(issue: Issue) -> list[str]:
    """The description of an issue, then its clear words; single short ones say nothing."""
    rows = [" ".join(pattern.words) for pattern in issue.patterns if not pattern.company]
    return [f"{issue.name}: {issue.description}", *(row for row in rows if len(row) > 3)]
