"""What an event is called: a headline out of the words of its most telling report.

"Chad expelled two Libyan diplomats", "Aro Vale: proposal to Chad for a joint patrol". Names are
those of the entities, all else stands in the sentence, in its order; times, asides and further
clauses are left out. Nothing is inflected, nothing added. What an outlet judges is in quotation
marks (`voice`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...linked import Report
from ...records import Side, Standing
from .. import voice
from ..naming import NOUNS_OF_WORDS
from . import extent, forms
from .extent import DENIALS, DETERMINERS
from .features import in_title, is_person, meets
from .forms import AUXILIARY, BE, CLOSING, FINITE, PASTS, PERFECT, PRONOUNS, Word
from .words import people_of

_STOP = re.compile(r"(?<![A-Z])\.?[\"”]?$")
PARTICIPLES = ("ed", "en", "wn")


def label(report: Report, judges: bool | None = None) -> str:
    """Who, what, to whom, where, in the words of the report; nothing that it does not say.

    `judges` is whether its article judges throughout in its own voice; None: by its text.
    """
    told = _label(report)
    throughout = voice.judges(report.text) if judges is None else judges
    if not throughout and voice.loaded_from(told.split()) is None:
        return told
    who = _who(report, told)
    return who + voice.marked(told[len(who) :], report.sentence, throughout)


def _who(report: Report, told: str) -> str:
    """The beginning of a headline up to the names of those who act: these are the record's own."""
    start = report.mention.sentence.start
    before = told.partition(report.anchor)[0]
    names = [
        name
        for side in report.mention.actors
        for name in (side.name, report.sentence[side.span.start - start : side.span.end - start])
    ]
    ends = [before.rfind(name) + len(name) for name in names if name and name in before]
    return told[: max(ends)] if ends else ""


def _label(report: Report) -> str:
    words = forms.words(report)
    at = [i for i, word in enumerate(words) if word.span.overlaps(report.mention.anchor)]
    if not at:
        return " ".join(report.anchor.split())
    noun = _noun(report, words, at[0])
    first = extent.governing(report, words, extent.start(report, words, at[0], noun))
    timed = {i for n in range(first, at[0]) for i in extent.times(report, words, n)}
    rest = _rest(report, words, at, noun)
    if plain := _plain(report, words, first, at, rest):
        return plain
    used = [*(i for i in range(first, at[-1] + 1) if i not in timed), *rest]
    hidden = _passive(report, words, first, at[0])
    if hidden and (subject := extent.subject(words, first)):
        return _with_rest(report, words, [*subject, *used], "")
    lead = _lead(report, hidden, words[at[0]])
    inside = [words[i].span for i in used]
    names = _names(side for side in lead if not any(side.span.overlaps(one) for one in inside))
    if not hidden and not noun and not names:
        names = _names(lead[:1])
    lent = noun and first < at[0]
    whole = _whole(words, first, at[0], rest) or _finite(report, words, used, at[0])
    apart = names and not lent and (noun or not whole)
    return _with_rest(report, words, used, f"{names}:" if apart else names)


def _whole(words: list[Word], first: int, at: int, rest: list[int]) -> bool:
    """Whether the verb that governs the act stands before it ("tried to block"), or what it is
    about did: then a subject can stand before it."""
    governed = first < at and words[first].bare != "to" and words[at - 1].bare == "to"
    return governed or (bool(rest) and rest[-1] < at)


def _rest(report: Report, words: list[Word], at: list[int], noun: bool) -> list[int]:
    """The words after the anchor that belong to it, or what it is about where that stands before.
    Of a noun by itself, with nobody, the clause whose subject it is."""
    rest = extent.tail(report, words, at[-1], noun)
    if noun:
        nobody = not (report.mention.actors or report.mention.recipients)
        return extent.of_nothing(words, rest) or (
            extent.tail(report, words, at[-1], False) if nobody else []
        )
    return rest or (extent.antecedent(words, at[0]) if _called(words[at[0]]) else [])


def _plain(
    report: Report, words: list[Word], first: int, at: list[int], rest: list[int]
) -> str | None:
    """The act by its plain name, where its words tell no whole: "threatened" of what is not told,
    "and to brand …" of what governs it. None where they do."""
    actors = report.mention.actors
    noun = _called(words[at[0]])
    done = report.mention.standing is Standing.ACTUAL
    loose = done and words[first].bare == "to" and first and words[first - 1].bare in ("and", "or")
    noun = NAMES.get(report.mention.type, "") if loose else noun if done and not rest else ""
    if not noun or not actors or (not loose and report.mention.recipients):
        return None
    others = report.mention.recipients
    return f"{_names(actors)}: {noun}" + (f" ({_names(others)})" if others else "")


def _called(word: Word) -> str:
    """The noun of a verb that needs an object: "demanded" a demand; "" of any other word."""
    if not word.bare.endswith("ed"):
        return ""
    return next((noun for start, noun in NOUNS_OF_WORDS if word.bare.startswith(start)), "")


NAMES = {"ACCUSE": "criticism", "REJECT": "refusal", "SUPPORT": "support", "REQUEST": "demand",
         "THREATEN": "threat", "AGREE": "agreement or offer", "CONSULT": "talks"}  # fmt: skip
"""PLOVER types by a plain noun."""


def _lead(report: Report, hidden: bool, anchor: Word) -> tuple[Side, ...]:
    """Who stands first: those who act; the host of "A received B", whose guest B acts."""
    mention = report.mention
    before = [side for side in mention.actors if side.span.start < anchor.span.start]
    hosts = tuple(side for side in mention.recipients if side.span.start < anchor.span.start)
    return mention.recipients if hidden or (hosts and not before) else mention.actors


def _with_rest(report: Report, words: list[Word], used: list[int], lead: str) -> str:
    """The phrase, then who takes part and is not yet named, then where a meeting was."""
    mention = report.mention
    phrase = _phrase(report, words, used, lead)
    head = f"{lead} {phrase}".strip()
    head = head[:1].upper() + head[1:]
    spans = [words[i].span for i in used]
    rest = [
        side for side in (*mention.actors, *mention.recipients)
        if not any(side.span.overlaps(one) for one in spans) and not _told(side, head)
    ]  # fmt: skip
    if rest:
        head += f" ({_names(rest)})"
    where = mention.place
    told = not where or where in head or not meets(report)
    return head if told else f"{head}, {where}"


def _told(side: Side, head: str) -> bool:
    """Whether a headline already names somebody, by name or as "Chadian"."""
    lower = head.lower()
    if side.name.lower() in lower:
        return True
    stems = people_of(side.state) if side.state and not is_person(side) else frozenset()
    return any(word.startswith(stem) for stem in stems for word in lower.split())


def _names(sides: Iterable[Side]) -> str:
    several = list(dict.fromkeys(side.name for side in sides))
    return " and ".join([", ".join(several[:-1]), several[-1]] if several[1:] else several)


# ------------------------------------------------------------------ how they are put


def _phrase(report: Report, words: list[Word], used: list[int], lead: str) -> str:
    """The words, a pronoun for somebody who takes part given as his name."""
    sides = (*report.mention.actors, *report.mention.recipients)
    named = {side.span: side.name for side in sides}
    parts: list[str] = []
    for i in used:
        word = words[i]
        bare = word.bare in PRONOUNS and not word.text.startswith("US")  # the state, not "us"
        name = next((n for s, n in named.items() if bare and s.overlaps(word.span)), None)
        moved = i != used[-1] and used[used.index(i) + 1] < i  # what it is on stood before it
        text = CLOSING.sub("", word.text).rstrip(".") if moved else word.text
        parts.append(name if name and name not in (lead, *parts) else text)
    text = _STOP.sub("", CLOSING.sub("", " ".join(parts))) if parts else ""
    if text.count("“") != text.count("”") or text.count('"') % 2:
        text = re.sub(r"[\"“”]", "", text)
    return text.rstrip(" ,;:")


def _passive(report: Report, words: list[Word], first: int, at: int) -> bool:
    """Whether somebody else than the subject does it, or nobody who is named."""
    be = any(word.bare in BE for word in words[first:at])
    form = words[at].bare.endswith(PARTICIPLES) or words[at].bare in PASTS
    before = any(side.span.start < words[at].span.start for side in report.mention.actors)
    return be and form and not before


def _finite(report: Report, words: list[Word], used: list[int], at: int) -> bool:
    """Whether a subject can stand before it as it is: "expelled", "will meet"; not "ready to"."""
    before = {words[i].bare for i in used if i < at}
    form = words[at].bare
    if before & (FINITE | PERFECT):
        return True
    bare = form in forms.lemmas("verb") and form not in PASTS and len(report.mention.actors) == 1
    if not before and at and not bare and not form.endswith("ing"):
        near = words[at - 1]
        ends = near.owns or near.text.endswith(",")
        if not ends and any(s.span.overlaps(near.span) for s in report.mention.actors):
            return True
    if before:
        return any(w in DENIALS for w in before)
    if form.endswith("ed") or form in PASTS:
        return True
    if form.endswith(("ing", "ness")):
        return False
    several = len(report.mention.actors) > 1
    return several or in_title(report) or forms.present(form) or form in FINITE


def _noun(report: Report, words: list[Word], at: int) -> bool:
    """Whether the anchor is a noun; of "offer" and "support" the word before decides."""
    form = words[at].bare
    lemma = form.removesuffix("s")
    if lemma not in forms.lemmas("noun") and form not in forms.lemmas("noun"):
        return False
    if lemma not in forms.lemmas("verb") or not at:
        return True
    before = words[at - 1]
    if before.bare in AUXILIARY or before.bare.endswith("ly") or _takes(words, at):
        return False
    acting = any(side.span.overlaps(before.span) for side in report.mention.actors)
    plural = len(report.mention.actors) > 1 or before.bare in PRONOUNS
    verb = acting and not before.owns and (plural or form.endswith("s"))
    return not verb or meets(report)


def _takes(words: list[Word], at: int) -> bool:
    """Whether an object begins right after a word, which is then a verb: "repeals the law"."""
    return not words[at].closes and at + 1 < len(words) and words[at + 1].bare in DETERMINERS
