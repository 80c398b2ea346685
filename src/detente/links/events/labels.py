"""What an event is called: a headline out of the words of its most telling report.

"Chad expelled two Libyan diplomats", "Aro Vale: proposal to Chad for a joint patrol". Names are
those of the entities, all else stands in the sentence, in its order; times, asides and further
clauses are left out. Nothing is inflected, nothing added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...linked import Report
from ...records import Side
from . import extent, forms
from .extent import DENIALS
from .features import in_title, is_person, meets
from .forms import AUXILIARY, BE, CLOSING, FINITE, PASTS, PERFECT, PRONOUNS, Word
from .words import people_of

_STOP = re.compile(r"(?<![A-Z])\.?[\"”]?$")
PARTICIPLES = ("ed", "en", "wn")


def label(report: Report) -> str:
    """Who, what, to whom, where, in the words of the report; nothing that it does not say."""
    words = forms.words(report)
    at = [i for i, word in enumerate(words) if word.span.overlaps(report.mention.anchor)]
    if not at:
        return " ".join(report.anchor.split())
    noun = _noun(report, words, at[0])
    first = extent.start(report, words, at[0], noun)
    timed = {i for n in range(first, at[0]) for i in extent.times(report, words, n)}
    used = [
        *(i for i in range(first, at[-1] + 1) if i not in timed),
        *extent.tail(report, words, at[-1], noun),
    ]
    hidden = _passive(report, words, first, at[0])
    if hidden and (subject := extent.subject(words, first)):
        return _with_rest(report, words, [*subject, *used], "")
    lead = _lead(report, hidden, words[at[0]])
    inside = [words[i].span for i in used]
    names = _names(side for side in lead if not any(side.span.overlaps(one) for one in inside))
    if not hidden and not noun and not names:
        names = _names(lead[:1])
    lent = noun and first < at[0]
    apart = names and not lent and (noun or not _finite(report, words, used, at[0]))
    return _with_rest(report, words, used, f"{names}:" if apart else names)


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
        bare = word.bare in PRONOUNS
        name = next((n for s, n in named.items() if bare and s.overlaps(word.span)), None)
        parts.append(name if name and name not in (lead, *parts) else word.text)
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
    if before.bare in AUXILIARY or before.bare.endswith("ly"):
        return False
    acting = any(side.span.overlaps(before.span) for side in report.mention.actors)
    plural = len(report.mention.actors) > 1 or before.bare in PRONOUNS
    verb = acting and not before.owns and (plural or form.endswith("s"))
    return not verb or meets(report)
