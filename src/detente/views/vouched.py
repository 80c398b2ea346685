"""The words by which a note vouches for what somebody said: of a paraphrase, with its verb.

"Ceding its claim" says the reverse of "has opposed ceding its claim". What is quoted directly
stands by itself; of what is paraphrased a note quotes the outlet's words from the verb on, with
"not" and "has" before it. Where the verb stands behind a whole clause ("…, he said"), the clause
is enough, unless the verb denies it.
"""

from __future__ import annotations

import re

from ..spans import Span
from .gather import words
from .shapes import Said, Words

NEAR = 60
"""Characters between verb and content that are quoted with them ("told reporters that"); what is
longer is left out, and the gap shown."""
BEFORE = 40
"""Characters before a verb in which what belongs to it stands: "will not be"."""
_HELPS = re.compile(
    r"(?:(?<!\w)(?:has|have|had|is|are|was|were|be|been|being|will|would|could|can|cannot|may|might|"
    r"must|should|did|does|do|to|not|never|no|longer|\w+n[’']t|\w+ly|also|again|once|repeatedly)\s+)+$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?:according\b|in the words\b|as\b)", re.IGNORECASE)
"""Cues beside which the content is a clause of its own."""
_END = re.compile(r"[.!?][”\"’']?\s")
DENYING = frozenset({"denied", "rejected", "doubted", "refused", "opposed"})
"""Stances whose words may not stand without their verb."""


def vouched(said: Said) -> Words:
    """The words of the article on which a note on an attribution rests. Spans as the article has
    them, in order."""
    cue, content = said.cue.spans, said.content.spans
    if said.kind == "direct" or not cue or not content or not said.sentence.spans:
        return said.content
    around = _Around(said)
    if _WHOLE.match(said.cue.text):
        return said.content
    if cue[0].start > content[0].start:
        negated = said.polarity != "affirmed" or said.stance in DENYING
        return around.words((*content, *cue)) if negated else said.content
    verb = Span(cue[0].article, around.start(cue[0].start), cue[0].end)
    return around.words((verb, *cue[1:], *content))


class _Around:
    """The words around one attribution, by their places in its article."""

    def __init__(self, said: Said) -> None:
        self._text = said.sentence.text
        self._first = said.sentence.spans[0].start

    def start(self, verb: int) -> int:
        """Where what belongs to a verb begins: "has not", "will never"."""
        end = verb - self._first
        found = _HELPS.search(self._text[max(0, end - BEFORE) : end])
        return verb - (len(found.group()) if found else 0)

    def words(self, spans: tuple[Span, ...]) -> Words:
        """Spans as one where little stands between them, else apart."""
        joined: list[Span] = []
        for span in sorted(spans):
            last = joined[-1] if joined else None
            if last is not None and self._near(last, span):
                joined[-1] = Span(last.article, last.start, max(last.end, span.end))
            else:
                joined.append(span)
        shifted = [Span(s.article, s.start - self._first, s.end - self._first) for s in joined]
        return Words(tuple(joined), words(shifted, self._text).text)

    def _near(self, one: Span, other: Span) -> bool:
        between = self._text[one.end - self._first : max(one.end, other.start) - self._first]
        return len(between) <= NEAR and not _END.search(between)
