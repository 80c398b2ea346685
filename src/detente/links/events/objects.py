"""What an act is done to or said of, as far as the words after its verb tell: "banned [fish]".

One verb with two objects is two acts: a state that bans fish and bans cherries on one day bans
twice.
"""

from __future__ import annotations

import re

from ...linked import Report
from . import words

MOST = 9
"""Words after an anchor among which its object stands."""
SEVERAL = 2
"""Shared words, none of them a name, by which one verb with two objects is one act all the same."""
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[,.;:]")
_DAYS = re.compile(
    r"\b(?:(?:on|last|late|early|since)\s+)*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?:\s+"
    r"(?:morning|afternoon|evening|night))?|\b(?:today|yesterday|tonight)\b",
    re.IGNORECASE,
)
_ENDS = words.listed("""
    on in at after before over since near during by when while as because if which who where and but
    for from until unless through
""")
"""Words with which what is no longer the object begins."""
_BARE = words.listed("""
    charge charges claim claims accusation accusations allegation allegations demand demands request
    requests call calls offer offers proposal proposals idea plan plans report reports statement
    statements decision move moves step steps measure measures act incident thing things role link
    links appeal accord agreement deal document talks meeting bid
""")
"""Nouns that say of what kind an object is, and not which: "rejected the demand"."""


def objects(report: Report, own: frozenset[str]) -> frozenset[str]:
    """The senses of the telling words right after an anchor, without those of the sides (`own`);
    empty where none says which thing it is."""
    mention = report.mention
    if _judged(report):
        return frozenset()
    after = report.sentence[mention.anchor.end - mention.sentence.start :]
    found = set()
    for token in _TOKEN.findall(_DAYS.sub("", after))[:MOST]:
        low = words.plain(token)
        if low in ",.;:" or low in _ENDS:
            break
        if words.telling(low) and low not in _BARE and words.stem(low) not in own:
            found.add(words.sense(low))
    return frozenset(found) - words.STOPS - own


def _judged(report: Report) -> bool:
    """ "Called Putin's [offer] innovative": what follows is said of it, and is not its object."""
    mention, text = report.mention, report.sentence
    first, last = (at - mention.sentence.start for at in (mention.anchor.start, mention.anchor.end))
    owned = _OWNED.search(text[:first]) is not None and words.plain(report.anchor) in _BARE
    return owned and _MORE.match(text[last:]) is None


_OWNED = re.compile(r"(?:['’]s?|\b(?:his|her|its|their))\s+\Z")
_MORE = re.compile(r"\s+(?:of|to|that|on|for)\b")
