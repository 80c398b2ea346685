"""Words as linkers compare them: tokens, what tells something, what is in quotation marks.

Small pure helpers that several linkers share; a linker never imports another linker.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ..dates import Interval
from ..tables.common_words import frequency, stem
from ..tables.synonyms import plain

TELLING = 5.75
"""Zipf frequency from which on a word tells nothing ("year", "said", "new"): of the 300 commonest
words of English, those of grammar lie above it, and the first nouns of politics below."""
FUNCTION = frozenset({
    "a", "an", "the", "and", "or", "but", "if", "so", "as", "at", "by",
    "for", "from", "in", "into", "of", "on", "onto", "off", "out", "over", "to",
    "up", "with", "without", "about", "after", "before", "than", "then", "that", "this", "these",
    "those", "there", "their", "they", "them", "it", "its", "he", "him", "his", "she",
    "her", "we", "us", "our", "ours", "you", "your", "i", "me", "my", "mine",
    "who", "whom", "whose", "which", "what", "when", "where", "why", "how", "is", "are",
    "was", "were", "be", "been", "being", "am", "do", "does", "did", "done", "have",
    "has", "had", "having", "will", "would", "shall", "should", "can", "could", "may", "might",
    "must", "not", "no", "nor", "never", "n't", "also", "just", "very", "too", "more",
    "most", "much", "many", "some", "any", "all", "both", "each", "every", "other", "another",
    "such", "only", "own", "same", "again", "still", "even", "ever", "mr", "mrs", "ms",
    "one", "two", "get", "got", "let", "go", "went", "come", "came", "make", "made",
    "take", "took", "give", "gave", "say", "said", "says", "tell", "told",
})  # fmt: skip
"""Words of grammar, and verbs that mean little alone."""
NEGATIONS = frozenset({
    "not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "without", "cannot",
})  # fmt: skip
"""Words that negate, beside those that end in "n't"."""
_TOKEN = re.compile(r"\d[\d.,]*\d|\w+(?:['’]\w+)?")
_DOUBLED = re.compile(r"''|``|[“”„«»]")
_QUOTED = re.compile(r'"([^"]+)(?:"|$)')
_SPLIT = re.compile(r"\.{3,}|…|\[[^\]]*\]|\((?:[^)]*)\)")


def tokens(text: str) -> list[str]:
    """The words of a text in order: lower case, typographic apostrophes plain, marks left out."""
    return [word.lower().replace("’", "'") for word in _TOKEN.findall(text)]


def content(words: Iterable[str]) -> list[str]:
    """The stems of the words that tell something, in order; numbers tell something."""
    return [
        stem(word)
        for word in words
        if word not in FUNCTION
        and (word[0].isdigit() or (len(word) > 2 and frequency(stem(word)) < TELLING))
    ]


def rarest(stems: Iterable[str], count: int) -> list[str]:
    """So many stems, each once: the rarest in English at large, then by the alphabet."""
    return sorted(set(stems), key=lambda word: (frequency(word), -len(word), word))[:count]


def rarity(stems: Iterable[str]) -> float:
    """How much stems tell apart from talk at large: 1 for one of Zipf 4.5 ("permission"), 2 for
    one of 3.5 ("thirsty"); each once."""
    return sum(max(0.0, COMMONPLACE - frequency(word)) for word in set(stems))


COMMONPLACE = 5.5
"""Zipf frequency of a word that every second speech has ("country", "mean")."""


def headlines_agree(one: str | None, other: str | None) -> bool:
    """Whether two headlines share a word that tells something, beside names of states."""
    shared = set(content(tokens(one or ""))) & set(content(tokens(other or "")))
    return any(frequency(word) < HEADLINE for word in shared)


HEADLINE = 5.25
"""Zipf frequency from which on a word of two headlines tells no more than whose news it is."""


def negated(words: Iterable[str]) -> bool:
    """Whether the words negate an odd number of times."""
    return sum(word in NEGATIONS or word.endswith("n't") for word in words) % 2 == 1


def in_marks(text: str) -> list[str]:
    """What stands in quotation marks, in order: straight, typographic and doubled single marks."""
    return [part.strip() for part in _QUOTED.findall(_DOUBLED.sub('"', text)) if part.strip()]


def pieces(text: str) -> list[list[str]]:
    """The tokens of a quotation, parted where it says that words were left out or put in."""
    return [found for part in _SPLIT.split(text) if (found := tokens(part))]


def key(*parts: str) -> int:
    """A 64-bit key, unsigned, of what is shared: the same in every process."""
    joined = "\x1f".join(parts).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(joined, digest_size=8).digest(), "big")


def apart(one: Interval, other: Interval) -> int:
    """Days between two intervals; 0 when some day may lie in both. An open end reaches for ever."""
    if one.overlaps(other):
        return 0
    first, second = sorted((one, other), key=lambda interval: interval.earliest or date.min)
    assert first.latest and second.earliest  # else they overlap
    return (second.earliest - first.latest) // timedelta(days=1)


def narrow(interval: Interval, days: int) -> bool:
    """Whether it is known to within so many days."""
    return interval.days is not None and interval.days <= days


def runs(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """All rows of so many words; the whole when it is shorter, nothing when it is empty."""
    if len(words) <= size:
        return [tuple(words)] if words else []
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one attribution as they are compared.

    `parts` are its word-for-word pieces (for indirect speech the whole), `words` all of them in a
    row, `telling` the stems that tell something; `whole` are those of the commonest words that say
    the same (`tables.synonyms`). `exact` is false for indirect speech.
    """

    exact: bool
    parts: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    telling: tuple[str, ...]
    whole: tuple[str, ...]  # of all the content, in and out of quotation marks, by the plain words


@lru_cache(maxsize=65536)
def said_of(kind: str, text: str) -> Said:
    """The words of an attribution of a kind (direct, mixed, indirect) as they are compared."""
    quoted = in_marks(text) if kind != "indirect" else []
    if kind == "direct" and not quoted:
        quoted = [text]
    exact = bool(quoted)
    parts = [piece for part in (quoted or [text]) for piece in pieces(part)]
    words = [word for part in parts for word in part]
    return Said(
        exact,
        tuple(tuple(part) for part in parts),
        tuple(words),
        tuple(content(words)),
        tuple(content(map(plain, tokens(text)))),
    )


# ------------------------------------------------------------------ what a clause is about


NOUNS = re.compile(
    r"(?:counter-?)?(?:offer|proposal|plan|idea|initiative|demand|threat|promise|pledge|commitment|"
    r"invitation|framework|agreement|deal|condition|suggestion|system|facilit(?:y|ies)|package|"
    r"treaty|pact|shield|announcement|decision|move|step|letter|request|recognition|withdrawal|"
    r"suspension|law|decree|accord|cease-?fire|truce)s?\b"
)
"""Nouns that take up what somebody offered, demanded or did before."""
POINTING = re.compile(
    r"\b(?:the|this|that|these|those|his|her|its|their|such|it|them|\w+['’]s?|proposed|[A-Z]\w+an)\b"
)

_MATTER = re.compile(
    rf"^(?:that\s+)?(?:the|this|that|his|her|its|their|\w+['’]s)\s+(?:[\w.’'-]+\s+){{0,3}}?{NOUNS.pattern}"
    r"(?=\s+(?:is|was|are|were|would|could|will|may|might|represent\w*|means?|amount\w*|violat\w+"
    r"|threaten\w*|runs?|pos\w+|undermin\w+|breach\w*|upsets?|damages?|makes?)\b)"
)


def matter(about: str) -> str:
    """The thing of which a clause says something: "the plan" of "that the plan would bring a new
    arms race", whose other words are what is said of it; the whole where there is none such."""
    found = _MATTER.match(about)
    return found.group() if found else about


_END = re.compile(r",(?!\d)|[;:—–?!“”\"]|\s[—–-]\s|(?<!\bM[rs])(?<!\bMrs)(?<!\b[A-Z])\.(?:\s|$)|''")
_LEADING = re.compile(
    r"^(?:(?:to|for|on|of|that|at|against|with|by|its|their|his|today|yesterday|[A-Z]\w+day)\s+)+"
)
_RELATIVE = re.compile(r"^(?:he|she|they|it|which|who)\b")
PHRASE = 8
"""Most words in which a text's own wording tells what an act is about."""


def phrase(about: str, most: int = PHRASE) -> str:
    """What an act is about in the text's own words, so many at most; "" where they tell nothing."""
    words = _END.split(about.strip(), maxsplit=1)[0].strip()
    if _RELATIVE.match(words):  # "the plan he put forward in May to close the base"
        words = words.partition(" to ")[2]
    chosen = _LEADING.sub("", words).split()[:most]
    while chosen and set(tokens(chosen[-1])) <= FUNCTION:
        chosen.pop()
    plain = [word for word in chosen if word.islower()]  # "President Bush on Monday" is no thing
    return " ".join(chosen) if content(tokens(" ".join(plain))) else ""


_GERUND = re.compile(r"^([a-z]{2,})ing\b(?!\s+of\b)")


def infinitive(words: str) -> str:
    """ "Giving up the plan" as "to give up the plan": of the forms that the verb may have the one
    that English has most. Words that begin otherwise stay."""
    found = _GERUND.match(words)
    if found is None:
        return words
    part = found.group(1)
    forms = [part, f"{part}e", *([part[:-1]] if part[-1] == part[-2:-1] else [])]
    return f"to {max(forms, key=frequency)}{words[found.end() :]}"
