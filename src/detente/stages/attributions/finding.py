"""All rules over one article, and the choice between findings that claim the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...tables.cues import stances
from .asides import without_asides
from .continued import with_continued
from .extent import whole
from .nouns import according_to, adjective_cues, noun_cues
from .phrases import after_colon, colons, credited, transcripts
from .scene import NONE, QUOTED, Found, Scene, Tokens
from .verbs import verb_cues

REPORTING = frozenset({QUOTED, "words around the cue", "verb with clause", "according to", "noun"})
"""Rules whose findings are words, not wishes."""
_BINDING = frozenset({"offered", "promised", "threatened", "agreed", "refused"})
"""What binds the one who says it counts whoever reports it: "said Vale had offered to leave"."""
_AROUND = frozenset({"words around the cue", "according to"})
_LINKS = frozenset({"however", "moreover", "meanwhile", "still", "thus", "furthermore", "besides"})
"""Words that tie a sentence to the one before: the author's, not the speaker's."""
_LOOSE_ENDS = frozenset({"and", "but", "or", "while", "as"})


def found_in(scene: Scene) -> list[Found]:
    """What all the rules find, each once, in the order of the cues."""
    found = [
        *verb_cues(scene), *noun_cues(scene), *adjective_cues(scene),
        *according_to(scene), *colons(scene), *transcripts(scene), *credited(scene),
    ]  # fmt: skip
    tidy = _once([replace(one, content=_tidy(one, scene)) for one in found])
    extents = [(one, whole(one, scene)) for one in tidy]
    # where nothing is left of what was taken for words said, nothing was
    tidy = [replace(one, content=words) for one, words in extents if words or not one.content]
    tidy = _told_once([*tidy, *_colon_quotes(tidy, scene)])
    told = _told_by_others(with_continued(tidy, scene), scene)
    return sorted(without_asides(told, scene), key=lambda f: f.head)


def _told_once(found: Sequence[Found]) -> list[Found]:
    """The findings, without those whose quotation a nearer cue brings in as well."""
    quoted = [one for one in found if one.rule == QUOTED]
    return [
        one for one in found
        if one.rule != QUOTED
        or not any(_nearer(other, one) for other in quoted if other is not one)
    ]  # fmt: skip


def _nearer(one: Found, other: Found) -> bool:
    """Whether both have the same first words, neither tells of the other, and one is nearer."""
    first = min(other.content)
    if min(one.content) != first or one.head in other.content or other.head in one.content:
        return False
    return _apart(one) < _apart(other)


def _apart(one: Found) -> int:
    """Tokens between a cue and the nearest of its content."""
    return min(abs(i - one.head) for i in one.content)


def _told_by_others(found: Sequence[Found], scene: Scene) -> list[Found]:
    """The findings, without wishes and views inside what somebody else says.

    "Vale said Sund had told him …" is two attributions, "Vale said he wants …" is one.
    """
    within: dict[int, list[Found]] = {}
    for one in found:
        for i in one.content:
            within.setdefault(i, []).append(one)
    return [
        one for one in found
        if _reports(one, scene) or all(outer is one for outer in within.get(one.head, ()))
    ]  # fmt: skip


def _reports(one: Found, scene: Scene) -> bool:
    """Whether it is speech of a source of its own, so that it counts inside another's words too."""
    bound = one.rule == "verb with infinitive" and one.stance in _BINDING
    told = one.rule in REPORTING and stances()[one.stance]
    if not (bound or told) or one.subject is None:
        return False
    return scene.doc[one.subject].tag_ not in {"PRP", "PRP$", "WDT"}


def _colon_quotes(found: Sequence[Found], scene: Scene) -> list[Found]:
    """Quotations after a colon that no cue has claimed."""
    claimed = {i for one in found for i in one.content}
    lines = {one.head for one in found if one.rule == "transcript"}
    free = [
        quote for quote in scene.quotes
        if quote.first not in claimed and not lines.intersection(range(quote.first, quote.last))
    ]  # fmt: skip
    return [one for one in (after_colon(scene, quote) for quote in free) if one is not None]


def _tidy(one: Found, scene: Scene) -> Tokens:
    """Quotations whole, no conjunction left hanging at the end."""
    content = one.content
    kept = set(content)
    if not kept or scene.quote_at(one.head) is not None:
        return content
    opening = scene.sentence_start(min(content))
    for quote in {scene.quote_at(i) for i in content} - {None}:
        if quote is not None and scene.sentence_start(quote.first) == opening:
            kept |= set(range(quote.first, quote.last))
    segment = scene.parse.segment(scene.doc[one.head])
    if segment.kind == "title" and one.rule == "verb with clause":
        kept |= set(range(max(kept), segment.last))
    after = max(kept) + 1
    if after < len(scene.doc) and scene.doc[after].text == ",":
        after += 1
    quote = scene.quote_at(after) if after < len(scene.doc) else None
    if quote is not None and quote.first == after and scene.sentence_start(after) < after:
        kept |= set(range(max(kept) + 1, quote.last))
    if one.rule in _AROUND:
        kept -= _link(min(kept), scene)
    while kept and scene.doc[max(kept)].lower_ in _LOOSE_ENDS | {",", "-", "--", ";"}:
        kept.discard(max(kept))
    return frozenset(kept)


def _link(first: int, scene: Scene) -> Tokens:
    """A "But", or a "However,", at the head of a sentence."""
    token = scene.doc[first]
    if token.dep_ == "cc" and scene.sentence_start(first) == first:
        return frozenset({first})
    linked = token.lower_ in _LINKS and scene.doc[first + 1].text == ","
    return frozenset({first, first + 1}) if linked else NONE


def _once(found: Sequence[Found]) -> list[Found]:
    """One finding for each head, and none whose content is empty after tidying."""
    best: dict[int, Found] = {}
    for one in found:
        if one.content and one.head not in best:
            best[one.head] = one
    cued = {i for one in best.values() if one.rule == "verb and noun" for i in one.cue}
    return [
        one for one in best.values()
        if one.rule == "verb and noun" or not (one.head in cued and one.rule.startswith("verb"))
    ]  # fmt: skip
