"""The words of a report's sentence as a headline sees them: what each is by its form alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...linked import Report
from ...spans import Span
from ...tables import actions


def words_in(text: str) -> frozenset[str]:
    """The words of a list, between white space."""
    return frozenset(text.split())


_TOKEN = re.compile(r"[^\s—–]+|[—–]")
CLOSING = re.compile(r"[,;:?!)\]]+[\"”’']?$")
"""Punctuation after a word by which a phrase ends."""
_BARE = re.compile(r"^[\"“‘'(\[]+|[\"”’'.,;:?!)\]]+$")
PERFECT = words_in("has have had having also")
FINITE = words_in(
    "will would shall is are was were did does do may might could can must should"
    " won't wouldn't didn't doesn't isn't aren't"
)
BE = words_in("is are was were be been being")
AUXILIARY = PERFECT | FINITE | BE | frozenset(["not", "never", "to", "longer", "no"])
CLAUSES = words_in("""who which whose whom where when while because although though but despite
    amid after before since unless if until as saying adding calling following even so than
    according what how why ahead""")
"""Words that open another clause, or an aside."""
WEAK = words_in("""a an the of to in on at for with by from and or its his her their our this that
    these those into over about against between as has have had was were is are be been not very
    more some any no under upon toward towards through during within two three new together instead
    also then how""")
"""Words with which no headline ends."""
CUTS = words_in("""of to in on at for with by from into over about against between under upon
    toward towards through during within""")
PASTS = words_in("""met held said told sent gave struck shot led took made put went came left won
    fought broke cut hit spoke wrote began forbade withdrew froze drew threw flew paid fell rose
    kept found lost laid sought shook chose""")
"""Past forms that do not end in "ed"."""
PRONOUNS = words_in("he she it they him them us we i her")
OWNERS = words_in("his her its their our my whose")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the sentence with its place in the article; `bare` in small letters, without
    punctuation."""

    text: str
    bare: str
    span: Span

    @property
    def closes(self) -> bool:
        """Whether a phrase ends with it."""
        return CLOSING.search(self.text) is not None

    @property
    def owns(self) -> bool:
        """Whether it is a possessor: "Chad's", "his"."""
        return self.text.endswith(("'s", "’s", "s'", "s’")) or self.bare in OWNERS


def words(report: Report) -> list[Word]:
    """The words of the sentence around a report's anchor, in order; a dash is one."""
    start, article = report.mention.sentence.start, report.mention.sentence.article
    return [
        Word(m.group(), _BARE.sub("", m.group()).lower(),
             Span(article, start + m.start(), start + m.end()))
        for m in _TOKEN.finditer(report.sentence)
    ]  # fmt: skip


def verb(form: str) -> bool:
    """Whether a word is a verb that the tables know, and no noun of theirs."""
    lemma = form.removesuffix("s")
    known = lemma in lemmas("verb") or lemma in actions.embedders()
    return known and lemma not in lemmas("noun") and not form.endswith("ion")


def present(form: str) -> bool:
    """Whether a word is the present form of a verb that the tables know: "expels"."""
    stems = (form[:-1], form[:-2], f"{form[:-3]}y") if form.endswith("s") else ()
    return any(stem in lemmas("verb") for stem in stems)


def lemmas(pos: str) -> frozenset[str]:
    """The words of the table of acts that are of a part of speech: "verb", "noun", "adj"."""
    return actions.lemmas(pos)
