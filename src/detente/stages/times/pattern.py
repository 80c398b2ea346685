"""Patterns over words: each word of a text becomes one character, a pattern a regular expression.

Words that play the same parts in all patterns share a character, so that a whole article is one
short string, and finding times in it is a few dozen searches, each linear in the number of words
(no pattern repeats without a bound). In a pattern, CAPITALS name a class of `words.CLASSES` or a
macro, lower case is the word itself, `<name:…>` keeps a part, the rest is as in `re`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .words import CAPITALISED, CLASSES, kinds_of_number

_WORD = re.compile(
    r"""(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thur?s?|fri|sat|sun)\.
    | \d{4}-\d\d-\d\d(?!\d) | \d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?!\d) | \d{1,2}:\d\d
    | 9/11(?!\d) | \d/\d | ['’]\d0s\b | \d{1,3}(?:,\d{3})+ | \d+\.\d+
    | \d+(?:['’]?(?:st|nd|rd|th|s)\b)? | [ap]\.\s?m\.? | ['’]s\b | [^\W\d_]+ | [^\w\s]""",
    re.IGNORECASE | re.VERBOSE,
)
_PIECE = re.compile(r"<(\w+):|([A-Z][A-Z0-9_]+)|([a-z][a-z']*)|(\s+)|(>)|(.)")
_SIGNS = {
    "COMMA": ",",
    "HYPHEN": "-",
    "POSSESSIVE": "'s",
    "OPEN": "(",
    "CLOSE": ")",
    "STOP": ".",
    "APOSTROPHE": "'",
}
_FIRST_SIGN = 0x4E00  # of the block of Chinese signs: long, and nothing in it has a meaning in `re`
OTHER, BREAK = "\u0001", "\u0002"
"""The characters of a word without a part, and of the end of a paragraph."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article: lower-cased, where they start and end, and the string of signs.

    Offsets are code points of the article's text. Paragraphs are parted by a sign of no words.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    signs: str


class Alphabet:
    """One character for every set of parts that a word can play."""

    def __init__(self, literals: frozenset[str]) -> None:
        """Gather the words of the classes and the literal words of the patterns."""
        self._parts: dict[str, frozenset[str]] = {}
        self._signs: dict[frozenset[str], str] = {}
        known = literals.union(*CLASSES.values(), _SIGNS.values())
        for word in sorted(known):
            kinds = {name for name, members in CLASSES.items() if word in members}
            kinds |= {name for name, sign in _SIGNS.items() if word == sign}
            self._parts[word] = frozenset(kinds | ({"=" + word} if word in literals else set()))
        for parts in [*self._parts.values(), *_kinds_of_numbers()]:
            self._signs.setdefault(parts, chr(_FIRST_SIGN + len(self._signs)))
        self._of_word = {word: self._signs[parts] for word, parts in self._parts.items()}

    def sign(self, word: str) -> str:
        """The character of a word as it stands in the text."""
        lower = word.lower().replace("’", "'")
        if lower[0].isdigit() or (lower[0] == "'" and len(lower) > 2):
            return self._signs.get(kinds_of_number(lower), OTHER)
        if lower in CAPITALISED and not word[0].isupper():
            return OTHER
        return self._of_word.get(lower, OTHER)

    def one_of(self, part: str) -> str:
        """A regular expression for one word that plays the part."""
        signs = sorted(sign for parts, sign in self._signs.items() if part in parts)
        return "[" + "".join(signs) + "]" if signs else "(?!)"

    def words(self, text: str, paragraphs: list[tuple[int, int]]) -> Words:
        """The words of the paragraphs, given as start and end in the text."""
        words, starts, ends, signs = [], [], [], []
        memory: dict[str, str] = {}
        for first, last in paragraphs:
            for match in _WORD.finditer(text, first, last):
                word = match.group()
                sign = memory.get(word) or memory.setdefault(word, self.sign(word))
                words.append(word.lower())
                starts.append(match.start())
                ends.append(match.end())
                signs.append(sign)
            words.append("")
            starts.append(last)
            ends.append(last)
            signs.append(BREAK)
        return Words(tuple(words), tuple(starts), tuple(ends), "".join(signs))


def _kinds_of_numbers() -> list[frozenset[str]]:
    samples = ("7", "24", "31", "77", "9/11", "777", "1977", "1957", "0757", "0777", "777777",
               "7th", "70s", "7:15", "7.15", "2007-07-03", "7/3/2007", "1/2",
               "1,500", "2.25")  # fmt: skip
    return [kinds_of_number(sample) for sample in samples]


def literals(patterns: list[str], macros: dict[str, str]) -> frozenset[str]:
    """The words that stand in the patterns as themselves."""
    pieces = (piece for pattern in [*patterns, *macros.values()]
              for piece in _PIECE.findall(pattern))  # fmt: skip
    return frozenset(word for _, _, word, _, _, _ in pieces if word)


def compiled(pattern: str, macros: dict[str, str], alphabet: Alphabet) -> re.Pattern[str]:
    """The regular expression over signs that a pattern stands for."""
    return re.compile(_translated(pattern, macros, alphabet))


def _translated(pattern: str, macros: dict[str, str], alphabet: Alphabet) -> str:
    parts = []
    for group, name, word, _, close, other in _PIECE.findall(pattern):
        if group:
            parts.append(f"(?P<{group}>")
        elif name in macros:
            parts.append(f"(?:{_translated(macros[name], macros, alphabet)})")
        elif name:
            parts.append(alphabet.one_of(name))
        elif word:
            parts.append(alphabet.one_of("=" + word))
        else:
            parts.append(")" if close else other)
    return "".join(parts)
