"""Signs in the text that words are a person's name, whatever the tagger calls them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...tables.people import with_given
from .speech import is_saying
from .text import Text, Word, word_set
from .titles import role_ending, title_before

_THINGS = frozenset({"LOC", "GPE", "ORG", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", ""})
_OWN = word_set("he she his her him")


def starts_person(text: Text, i: int) -> bool:
    """Whether a person's name starts at a token: the tagger says so, a title stands before it, or
    the sentence tells of it as only of a person.
    """
    word = text.words[i]
    if word.ent == "PERSON":
        return True
    if not word.name or not word.capital:
        return False
    if _INITIALS.fullmatch(word.text) and word.dep == "compound" and not word.title:
        return text.words[word.head].name
    if word.ent == "ORG" and word.ent_start and _elsewhere_person(text, i):
        return True
    return _titled(text, i) or (word.ent in _THINGS and _told_as_person(text, i))


_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")


def _elsewhere_person(text: Text, i: int) -> bool:
    """Whether the tagger calls the last word of "X Y", or X alone, a person as a rule."""
    last = i
    while text.same_line(last + 1, i) and text.words[last + 1].name and last - i < 2:
        last += 1
    labels = text.labels.get(text.words[last].text, ())
    return labels.count("PERSON") > labels.count("ORG")


def _titled(text: Text, i: int) -> bool:
    title = title_before(text, i)
    return title is not None and text.words[i].tag == "NNP" and not text.words[i].title


def _told_as_person(text: Text, i: int) -> bool:
    """ "The defence minister, X Y, who", "X Y, a spokeswoman for", "X Y said her husband"."""
    word = text.words[i]
    if word.title or word.dep != "compound" or not _is_pair(text, i):
        return False
    last = text.words[word.head]
    if last.dep == "appos" and last.head < i - 1 and text.words[i - 1].text == ",":
        return _is_role(text, last.head) and text.words[last.head].head != last.i
    return last.dep == "nsubj" and (_described(text, last) or _says_of_own(text, last))


def _is_pair(text: Text, i: int) -> bool:
    """Whether exactly two name words stand there, with no article before them."""
    word = text.words[i]
    before = text.words[i - 1] if text.same_line(i - 1, i) else None
    alone = before is None or not (before.name or before.lower in ("the", "a", "an"))
    return alone and word.head == i + 1 and text.words[i + 1].name and text.words[i + 1].capital


def _is_role(text: Text, i: int) -> bool:
    role = role_ending(text, i)
    return role is not None and role[1].what == "person" and not role[1].plural


def _described(text: Text, last: Word) -> bool:
    """Whether a singular noun of a person is in apposition after the name."""
    beside = [c for c in text.children[last.i] if text.words[c].dep == "appos" and c > last.i]
    return any(_is_role(text, c) for c in beside) and text.words[last.i + 1].text == ","


def _says_of_own(text: Text, last: Word) -> bool:
    """Whether a verb of saying follows, and what is said starts with "he" or "her"."""
    verb = text.words[last.head]
    after = text.words[verb.i + 1] if verb.i + 1 < len(text.words) else verb
    return is_saying(verb.lower) and verb.i == last.i + 1 and after.lower in _OWN


def is_firm(text: Text, word: Word) -> bool:
    """Whether the tagger calls a lone name an organisation as often as a person, in this text."""
    labels = text.labels.get(word.text, ())
    return labels.count("ORG") >= max(1, labels.count("PERSON"))


def headlined(text: Text, words: Sequence[Word]) -> bool:
    """Whether a name in a headline is one: its surname is a person's in the text below, and its
    given name a given name, or there too."""
    first, last = words[0].text, words[-1].text
    below = "PERSON" in text.labels.get(last, ())
    return below and (with_given(first) is not None or "PERSON" in text.labels.get(first, ()))
