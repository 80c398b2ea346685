"""Whose words they are: what an outlet judges in its own voice stands in quotation marks.

A label is made of the words of the text. Where these carry a verdict ("regime", "hubris"), or stand
in an article that judges throughout, they are the outlet's and not the record's: the run of them
that stands in the text word for word is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ..tables.loaded import LoadedWord, loaded_words

VERDICTS = 4
"""Different words of verdict in an article's own voice from which its wording is taken for its own
throughout: reports of agencies have one or two ("a brutal crackdown"), polemics a dozen."""
RUN, LOADED_RUN = 5, 2
"""Fewest words that are quoted as an outlet's: whose "the Russian proposal" is nobody asks; where
one of them is a verdict, two."""
_OPENING = frozenset({"up", "out", "off", "away", "back", "as", "that", "of", "in", "on", "at",
                      "by", "with", "from", "for", "and", "or"})  # fmt: skip
"""Words with which no quotation begins."""
_QUOTED = re.compile("“[^”]*”?|\"[^\"]*\"?|‘[^’]*’|''[^']*''")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]+)*")
_TOLD = re.compile(
    r"\b(?:said|says|told|according to|called|calls|accus\w+|charg\w+|denounc\w+|dismiss\w+|"
    r"condemn\w+|declar\w+|warn\w+|argu\w+|describ\w+|compar\w+|insist\w+|claim\w+|alleg\w+|wrote)\b"
)
"""What such a sentence judges somebody in it judges, not the outlet."""
_HEATED = frozenset({"scramble", "standoff", "showdown", "clash", "spat", "landmark"})
"""Dramatic words that stand in plain reports too: "scrambled two jets", "clashes on the border"."""
_TOKEN = re.compile(r"\S+")
_MARKS = "“”‘’\"'.,;:!?()"


@cache
def _pattern() -> re.Pattern[str]:
    forms_of_all = sorted(loaded_words(), key=lambda form: (-len(form), form))
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, forms_of_all)) + r")(?![\w-])", re.I
    )


def judging(sentence: str) -> Iterator[tuple[int, int, LoadedWord]]:
    """The judging words of a sentence that are the outlet's own, with their places in it: what it
    quotes is not."""
    own = _own(sentence)
    for match in _pattern().finditer(own):
        word = loaded_words()[match[0].lower()]
        if not _ELSE[word.part].search(f"{own[: match.start()]}\0{own[match.end() :]}"):
            yield match.start(), match.end(), word


_NONE = re.compile(r"(?!)")
_ELSE = {
    "v": _NONE,
    "n": _NONE,
    "a": re.compile(r"\0\s+(?:to|that|by)\b", re.I),
    "d": re.compile(r"(?:\bnot(?:\s+only)?|n[’']t)\s+\0", re.I),
}
"""Where a word of a part of speech judges nothing, with \\0 for the word: "was supposed to meet" is
no doubt, and "not merely" plays nothing down."""


def _own(text: str) -> str:
    """A text with blanks for what it quotes; a quotation ends with its paragraph."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)


def verdict(word: LoadedWord) -> bool:
    """Whether a judging word is a verdict: not one that only doubts, that plain reports have, or
    that is left out of what acts are called (an adverb).
    """
    if word.part == "d" or (word.part == "v" and word.way == "doubt"):
        return False
    return word.word not in _HEATED


@lru_cache(maxsize=1024)  # the articles of a page or of an event, asked for once a line
def judges(text: str) -> bool:
    """Whether an article judges in its own voice throughout."""
    found = {
        word.word
        for paragraph in text.split("\n\n")
        for match in _SENTENCE.finditer(_own(paragraph))
        if not _TOLD.search(match.group())
        for _, _, word in judging(match.group())
        if verdict(word) and word.way != "dramatic"
    }
    return len(found) >= VERDICTS


def loaded_from(words: list[str]) -> int | None:
    """The place of the first word of verdict in a row of words; None where there is none."""
    text, starts = "", []
    for word in words:
        starts.append(len(text))
        text += f"{word} "
    first = next((start for start, _, word in judging(text) if verdict(word)), None)
    return None if first is None else max(n for n, at in enumerate(starts) if at <= first)


def quoted(words: str) -> str:
    """Words in quotation marks; those within them become single ones."""
    inner = re.sub(r"“|''(?=\w)|\"(?=\w)", "‘", words)
    return f"“{re.sub(r'”|' + chr(39) * 2 + '|' + chr(34), '’', inner)}”"


def marked(label: str, text: str, throughout: bool) -> str:
    """A label in which what an outlet judges stands in quotation marks: of each part of it (parted
    by "; ") the longest run of words that stands so in `text`, the passage that it rests on.

    `throughout` is whether the article judges throughout; else the run has to hold a verdict. What
    the text itself quotes is its speaker's, and stays.
    """
    return "; ".join(_part(part, text, throughout) for part in label.split("; "))


def _part(part: str, text: str, throughout: bool) -> str:
    words = part.split()
    if not (throughout or loaded_from(words) is not None) or any(c in part for c in '“”"'):
        return part
    own = " ".join(_QUOTED.sub(" ¦ ", text).split())
    first, last = _longest(words, own)
    while first < last and words[first].lower() in _OPENING:
        first += 1
    run = " ".join(words[first:last]).strip(_MARKS)
    loaded = loaded_from(words[first:last]) is not None
    if last - first < (LOADED_RUN if loaded else RUN) or not (throughout or loaded):
        return part
    before, _, after = part.partition(run)
    return f"{before}{quoted(run)}{after}"


def _longest(words: list[str], text: str) -> tuple[int, int]:
    """The longest run of words that a text has, as [first, last)."""
    best = (0, 0)
    for first in range(len(words)):
        last = first + best[1] - best[0] + 1
        while last <= len(words) and " ".join(words[first:last]).rstrip(_MARKS) in text:
            best, last = (first, last), last + 1
    return best
