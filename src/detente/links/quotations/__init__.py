"""Quotations: one utterance as several articles give it, whole, cut, paraphrased or translated.

Candidates by key (rows of words that two share; a speaker, a month and a rare word), a decision per
pair (`decide`, pure), and groups around the longest variant. A slogan said on two days, a stock
phrase and one word of two speakers are not one utterance.
"""

from .briefs import BRIEF, brief, possible
from .candidates import keys
from .deciding import decide
from .gathering import contradicted, difference, misattributed, quotations
from .occasion import said

VERSION = "5"
"""Raised when other quotations are found."""

__all__ = [
    "BRIEF",
    "VERSION",
    "brief",
    "contradicted",
    "decide",
    "difference",
    "keys",
    "misattributed",
    "possible",
    "quotations",
    "said",
]
