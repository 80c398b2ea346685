"""Quotations without a cue of their own: they go on from the speaker before.

"X," he said. "Y." is one attribution with two stretches of content. A quotation that fills the
next paragraph, and long words in quotation marks after "the decree said", have the speaker
before as well, with a lower score, because only their place says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...tables.cues import cues
from .quotes import Quote
from .scene import NONE, QUOTED, Found, Scene, Tokens, inner_end

NEXT_PARAGRAPH = 0.7
"""Score (0..1) of a speaker carried into the next paragraph; set by reading."""
_SINGLE = frozenset("'‘")
_ENDINGS = frozenset({".", "?", "!", "...", "…", ",", "-", "--", "—"})
REPORTED = 0.6
"""Score (0..1) of a sentence without a cue that quotes at length from the speaker before."""
LONG = 8
"""Words from which a quotation inside a sentence is speech, not a term or a name; terms in
quotation marks that we looked at had six at most."""
SHORTEST = 4
"""Words from which a quotation that is a whole sentence counts as speech without a cue."""


def with_continued(found: Sequence[Found], scene: Scene) -> list[Found]:
    """The findings, with quotations that carry on from them added."""
    result = sorted(found, key=lambda f: f.head)
    for quote in scene.quotes:
        if not _free(quote, result):
            continue
        if not _whole(quote, scene):
            result += _reported(quote, result, scene)
            continue
        place = _before(quote, result, scene)
        if place is None:
            continue
        last = result[place]
        if _same_paragraph(last.head, quote.first, scene) or quote.carries_on:
            result[place] = replace(last, content=last.content | _tokens(quote))
        else:
            result.append(_carried(last, quote))
    return result


def _reported(quote: Quote, found: Sequence[Found], scene: Scene) -> list[Found]:
    """A sentence with long words of the speaker before in it, and no cue: it goes on reporting."""
    start, stop = scene.sentence_start(quote.first), scene.sentence_end(quote.first)
    words = [t for t in scene.doc[quote.first : quote.last] if t.is_alpha]
    verb = any(t.pos_ == "VERB" for t in words)
    taken = any(start <= i < stop for one in found for i in (one.head, *one.content))
    led = scene.doc[quote.first - 1].lemma_.lower() in cues("verb")
    if (
        len(words) < LONG
        or not verb
        or taken
        or led
        or scene.parse.segment(words[0]).kind == "title"
    ):
        return []
    place = _before(quote, found, scene)
    if place is None or found[place].stance != "said":
        return []
    return [
        replace(
            found[place], cue=NONE, content=frozenset(range(start, stop)), score=REPORTED,
            head=quote.first, rule="words in quotation marks that carry on from the speaker before",
        )
    ]  # fmt: skip


def _tokens(quote: Quote) -> Tokens:
    return frozenset(range(quote.first, quote.last))


def _free(quote: Quote, found: Sequence[Found]) -> bool:
    """Whether no finding has it yet; one whose cue stands inside it does not count."""
    return not any(
        (quote.first in f.content or quote.first + 1 in f.content)
        and not quote.first <= f.head < quote.last
        for f in found
    )


def _whole(quote: Quote, scene: Scene) -> bool:
    """Whether the quotation is a sentence of its own, not a term or title inside one."""
    if quote.carries_on:
        return True
    words = [t for t in scene.doc[quote.first : quote.last] if t.is_alpha]
    starts = scene.sentence_start(quote.first) == quote.first
    ends = quote.open or inner_end(quote, scene) in _ENDINGS
    verb = any(t.pos_ in {"VERB", "AUX"} for t in words)
    if scene.text[quote.start] in _SINGLE and not _shares_paragraph(quote, scene):
        return False
    return starts and ends and (verb or len(words) >= SHORTEST)


def _shares_paragraph(quote: Quote, scene: Scene) -> bool:
    """Whether other words stand in its paragraph; single marks alone in one are a subhead."""
    return any(
        0 <= i < len(scene.doc) and scene.paragraph(i) == scene.paragraph(quote.first)
        for i in (quote.first - 1, quote.last)
    )


def _before(quote: Quote, found: Sequence[Found], scene: Scene) -> int | None:
    """The place of the finding before the quotation that carries on into it.

    The last sentence with a speaker decides; in it a cue of quoted words goes before others.
    """
    able = [
        (scene.sentence_start(one.head), one.rule == QUOTED, _spoken(one, scene), one.head, place)
        for place, one in enumerate(found)
        if one.head < quote.first and _end(one) < quote.first and _can_speak(one, scene)
    ]
    if not able:
        return None
    place = max(able)[-1]
    one = found[place]
    if not _near(max(_end(one), one.head), quote, scene):
        return None
    return place if _spoken(one, scene) or _same_paragraph(one.head, quote.first, scene) else None


def _can_speak(one: Found, scene: Scene) -> bool:
    return bool(one.source) and scene.quote_at(one.head) is None


def _spoken(one: Found, scene: Scene) -> bool:
    return any(scene.quote_at(i) is not None for i in one.content)


def _end(one: Found) -> int:
    return max(one.content | one.cue)


def _near(end: int, quote: Quote, scene: Scene) -> bool:
    """In the same paragraph, or filling the next one."""
    if _same_paragraph(end, quote.first, scene):
        return scene.sentence_end(end) >= quote.first - 1
    if scene.paragraph(quote.first) != scene.paragraph(end) + 1:
        return False
    first = scene.sentence_start(quote.first)
    while first and scene.doc[first - 1].is_space:
        first -= 1
    return first == 0 or not _same_paragraph(first - 1, quote.first, scene)


def _same_paragraph(i: int, j: int, scene: Scene) -> bool:
    return scene.paragraph(i) == scene.paragraph(j)


def _carried(last: Found, quote: Quote) -> Found:
    return replace(
        last, cue=NONE, content=_tokens(quote), score=NEXT_PARAGRAPH, head=quote.first,
        rule="quotation without a cue, carried on from the speaker before",
    )  # fmt: skip
