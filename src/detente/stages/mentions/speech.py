"""Who speaks a quotation, as far as a pronoun in it needs to know."""

from __future__ import annotations

from functools import partial

from .draft import Draft
from .text import Text, word_set

_SAYING = word_set(
    "said says say saying told tells tell telling asked asks added adds declared declares insisted "
    "insists warned warns stated states replied responded responds answered noted notes explained "
    "argued argues claimed claims charged called remarked quipped joked commented wrote writes "
    "announced emphasized stressed stressing complained acknowledged admitted conceded concluded "
    "observed recalled suggested believes believed thinks thought quoted continued reiterated "
    "vowed pledged promised predicted urged confirmed denied described disclosed revealed "
    "reported hopes hoped wants wanted declaring insisting adding telling warning arguing claiming "
    "stressing noting asking stating explaining announcing describing calling suggesting pledging "
    "promising denying accusing accused vowing urging replying writing predicting acknowledging "
    "tweeted tweets tweeting posted testified testifies shouted shouting whispered chanted cried "
    "exclaimed mused recounted lamented countered retorted cautioned cautions maintained contended "
    "contends alleged alleges asserted asserts boasted urges vows jokes wondered read reads admits "
    "explains emphasizes emphasized emphasised stresses insisted reckons conceding joking recalling"
)


def is_saying(lower: str) -> bool:
    """Whether a word, lower case, is a verb of saying."""
    return lower in _SAYING


JOINED, BORROWED = 3, 4
"""Steps from a verb to the one that has its subject: to one that "and" joins it to, or to any that
lends it its own."""


def own_subject(text: Text, verb: int) -> int | None:
    """The head token of a verb's own subject, or of the verb that "and" joins it to."""
    for _ in range(JOINED):
        for child in text.children[verb]:
            if text.words[child].dep in ("nsubj", "nsubjpass"):
                return child
        if text.words[verb].dep != "conj":
            return None
        verb = text.words[verb].head
    return None


def subject_of(text: Text, verb: int) -> int | None:
    """The head token of a verb's own subject; that of the verb it is joined to when it has none."""
    for _ in range(BORROWED):
        for child in text.children[verb]:
            if text.words[child].dep in ("nsubj", "nsubjpass"):
                return child
        if text.words[verb].dep not in ("conj", "advcl", "xcomp", "dep"):
            return None
        verb = text.words[verb].head
    return None


def speakers(text: Text, by_head: dict[int, Draft]) -> dict[int, int]:
    """For each quotation, the head token of its speaker, where a verb of saying names one.

    The verb stands outside quotation marks in the sentence where the quotation starts or ends, else
    in the sentence before or after it in the same paragraph.
    """
    found: dict[int, int] = {}
    ranges = _ranges(text)
    verbs: dict[int, list[int]] = {}
    for word in text.words:
        if not word.quote and word.lower in _SAYING and word.tag[:2] == "VB":
            verbs.setdefault(word.para, []).append(word.i)
    for number, (first, last) in ranges.items():
        near = list(verbs.get(text.words[first].para, ()))
        sents = {text.words[first].sent, text.words[last].sent}
        near.sort(key=partial(_distance, text, sents, (first, last)))
        for verb in near:
            who = subject_of(text, verb)
            if who is not None and (who in by_head or text.words[who].tag.startswith("PRP")):
                found[number] = who
                break
            if who is not None and text.words[verb].sent in sents:
                break  # "the airline said": a speaker who is no mention, but nobody else either
        if not near and number - 1 in found and _goes_on(text, ranges[number - 1][1], first):
            found[number] = found[number - 1]
    return found


def _goes_on(text: Text, before: int, first: int) -> bool:
    """Whether a paragraph that opens with quotation marks goes on with the quotation that ends
    the one before; newsrooms name the speaker once."""
    opens = first < 2 or text.words[first - 2].para != text.words[first].para
    ended = text.words[before].para == text.words[first].para - 1
    return opens and ended and all(w.text == '"' for w in text.words[before + 1 : first])


def _distance(
    text: Text, sents: set[int], ends: tuple[int, int], verb: int
) -> tuple[bool, int, int]:
    """A verb in a sentence of the quotation comes before any other; then the nearest."""
    return (text.words[verb].sent not in sents, min(abs(verb - end) for end in ends), verb)


def _ranges(text: Text) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for word in text.words:
        if word.quote:
            first, _ = found.get(word.quote, (word.i, word.i))
            found[word.quote] = (first, word.i)
    return found
