"""Where the phrase ends that tells what an act is about, and what may not end it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..tables.states import state_named
from .wording import FUNCTION, content, tokens

LONGEST = 40
"""Most words of a text's own wording; what is longer is cut before a phrase that adds to it, and
says so. Of 300 offers and demands of the example and of our own cases one in fifty is longer."""
MORE = "…"
"""Ends words that are cut."""
_OPENS = frozenset({
    "as", "at", "by", "for", "from", "in", "into", "on", "onto", "over", "with", "without",
    "about", "after", "through", "under", "toward", "towards",
})  # fmt: skip
"""Words that open such a phrase; "of" and "to" belong to what they follow."""
_DANGLING = frozenset({"until", "before", "than", "while", "because", "since", "as", "when",
                       "instead"})  # fmt: skip
"""Words that cannot end a phrase, or add nothing there, beside those of grammar."""
OF_THING = re.compile(r"\s+(?:that|which|who|whose|because|where|when)\s")
_CONDITION = re.compile(r",?\s+(?:unless|if|in exchange|on condition|provided that)\s")
"""Before conditions, which a step has of its own."""
_ONE_OF = r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*"
_LISTED = rf"\s+(?:{_ONE_OF},\s+)*{_ONE_OF},?\s+(?:and|or)\s+"
_LISTED += r"(?:[A-Z]|(?:a\s+number\s+of|several|some|many)?\s*others?\b)"
""" "Tariffs on Mali, Chad and others": a comma in a list of names ends nothing."""
END = re.compile(
    rf",(?!\d)(?!{_LISTED})|[;:—–?!]|\s[—–-]\s|(?<!\bM[rs])(?<!\bMrs)(?<!\b[A-Za-z])\.(?:\s|$)|''|$"
)
_MARKS = re.compile(r"[“”\"]")
_LEADING = re.compile(
    r"^(?:(?:for|on|of|at|against|with|by|and|from(?=\s+\w+ing\b)|(?:aside|down|off)(?=\s+(?:an?|the|any|all|[A-Z])))\s+)+"
)
_VERB_NEXT = re.compile(
    r"\s+and\s+(?:also\s+|then\s+)?(?:\w+ed\s+(?:an?|the|to|that|its|his|her|their)\s|[a-z]\w*\s+that\s"
    r"|(?:said|told|called|asked|warned|urged|announced|was|were|is|are|has|have|had|will|would)\s)"
)
""" "joint use of a radar and added a second one": another act, where no event was read."""
_PRONOUNS = frozenset({"it", "them", "him", "us", "more", "so"})
"""Words of grammar that may end a phrase: "be aimed at it"."""
_UNFINISHED = 4
"""Words after "that" or "which" up to which a clause that a comma ends has not come to its verb."""


def plain(clause: str) -> str:
    """The clause up to its end, without days and conditions; "" where it tells nothing."""
    clause = _PLACE.sub(_in_state, _LEADING.sub("", _CONDITION.split(clause, maxsplit=1)[0]))
    end = END.search(clause)
    whole = _MARKS.sub("", clause[: end.start()] if end else clause).strip()
    whole = whole.replace(_WITHIN, ",")
    if end and end.group() == ",":
        whole = _finished(whole)
    other = _VERB_NEXT.search(whole + " ")
    words = (whole[: other.start()] if other else whole).split()
    cut = len(words) > LONGEST
    kept = ended(_UNTOLD.sub("", " ".join(ended(words[:LONGEST], cut))).split(), False)
    if kept:
        last = kept[-1].rstrip(".,;")
        kept[-1] = f"{last}." if _INITIALS.search(last) else last
    lower = [word for word in kept if word.islower()]  # "President Bush on Monday" is no thing
    told = content(tokens(" ".join(lower)))
    return " ".join(kept) + (f" {MORE}" if cut else "") if told else ""


_PLACE = re.compile(
    r"(?<=[a-z]), (?P<state>[A-Z]\w+(?:\s[A-Z]\w+)?)"
    r"(?P<next>,(?=\s+and\s+(?:an?|the|its|their)\s)|(?=[,;.]|\s—|$))"
)
""" "A station in Accra, Ghana, and a port in …": the state of a place is no end of a phrase."""
_WITHIN = "\u201a"
"""Stands for a comma within a phrase while its end is looked for."""


def _in_state(found: re.Match[str]) -> str:
    if state_named(found.group("state")) is None:
        return found.group()
    after = found.group("next").replace(",", _WITHIN)
    return f"{_WITHIN} {found.group('state')}{after}"


_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]$")
_UNTOLD = re.compile(
    r"\s+(?:that|which|whom|as)\s+(?:(?:he|she|they|it|we)|(?:the\s+|its\s+|their\s+)?"
    r"(?:[A-Z][\w.’'-]*\s*){1,4})$"
)
"""What is said of a thing up to a verb that names another act: "the step that President Bush"."""


def _finished(whole: str) -> str:
    """Without what is said of a thing up to a comma before its verb: "the truce that its king"."""
    *before, last = OF_THING.split(whole)
    if before and len(last.split()) <= _UNFINISHED:
        return whole[: len(whole) - len(last)].rstrip().rpartition(" ")[0]
    return whole


def ended(words: Sequence[str], cut: bool) -> list[str]:
    """The words up to one that can end a phrase; where they are cut, before an added phrase."""
    ends = [
        n
        for n in range(len(words) // 2, len(words))
        if words[n] in _OPENS or (words[n] == "and" and not words[n - 1][0].isdigit())
    ]
    ends = ends if cut else []
    kept = list(words[: ends[-1]] if ends else words)
    while kept and kept[-1] not in _PRONOUNS and _dangles(kept[-1]) and not _a_one(kept):
        kept.pop()  # "a shield in the"
    return kept


def _a_one(words: Sequence[str]) -> bool:
    """ "Into a joint [one]": it stands for a thing, after what tells which."""
    return words[-1] == "one" and len(words) > 1 and not _dangles(words[-2])


def _dangles(word: str) -> bool:
    return word.islower() and (set(tokens(word)) <= FUNCTION or word in _DANGLING)
