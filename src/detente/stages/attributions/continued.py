"""Quotations without a cue of their own: they go on from the speaker before.

"X," he said. "Y." is one attribution with two stretches of content. A quotation that fills the
next paragraph, and long words in quotation marks after "the decree said", have the speaker
before as well, with a lower score, because only their place says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .quotes import Quote
from .scene import NONE, Found, Scene, Tokens

NEXT_PARAGRAPH = 0.7
"""Score (0..1) of a speaker carried into the next paragraph; judged on the seeds and 40 articles."""
SHORTEST = 4
"""Words from which a quotation that is a whole sentence counts as speech without a cue."""


def with_continued(found: Sequence[Found], scene: Scene) -> list[Found]:
    """The findings, with quotations that carry on from them added."""
    result = sorted(found, key=lambda f: f.head)
    for quote in scene.quotes:
        if not _free(quote, result) or not _whole(quote, scene):
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


def _tokens(quote: Quote) -> Tokens:
    return frozenset(range(quote.first, quote.last))


def _free(quote: Quote, found: Sequence[Found]) -> bool:
    return not any(quote.first in f.content or quote.first + 1 in f.content for f in found)


def _whole(quote: Quote, scene: Scene) -> bool:
    """Whether the quotation is a sentence of its own, not a term or title inside one."""
    if quote.carries_on:
        return True
    words = [t for t in scene.doc[quote.first : quote.last] if t.is_alpha]
    starts = scene.sentence_start(quote.first) == quote.first
    ends = quote.open or scene.doc[max(quote.first, quote.last - 2)].text in {
        ".", "?", "!", "...", "…", ",", "-", "—",
    }  # fmt: skip
    verb = any(t.pos_ in {"VERB", "AUX"} for t in words)
    return starts and ends and (verb or len(words) >= SHORTEST)


def _before(quote: Quote, found: Sequence[Found], scene: Scene) -> int | None:
    """The place of the last finding before the quotation that can carry on into it."""
    best: int | None = None
    for place, one in enumerate(found):
        spoken = any(scene.quote_at(i) is not None for i in one.content)
        if max(one.content | one.cue) > quote.first or (one.subject is None and not one.source):
            continue
        if not spoken and not _same_paragraph(one.head, quote.first, scene):
            continue
        if best is None or _end(one) >= _end(found[best]):
            best = place
    if best is None or not _near(_end(found[best]), quote, scene):
        return None
    return best


def _end(one: Found) -> int:
    return max(one.content | one.cue)


def _near(end: int, quote: Quote, scene: Scene) -> bool:
    """In the same paragraph, or filling the next one."""
    if _same_paragraph(end, quote.first, scene):
        return scene.sentence_end(end) >= quote.first - 1
    there, here = _paragraph(end, scene), _paragraph(quote.first, scene)
    segment = scene.parse.segments[here]
    return here == there + 1 and quote.first == segment.first and segment.kind == "paragraph"


def _paragraph(i: int, scene: Scene) -> int:
    return scene.parse.segments.index(scene.parse.segment(scene.doc[i]))


def _same_paragraph(i: int, j: int, scene: Scene) -> bool:
    return scene.parse.segment(scene.doc[i]) == scene.parse.segment(scene.doc[j])


def _carried(last: Found, quote: Quote) -> Found:
    return replace(
        last, cue=NONE, content=_tokens(quote), score=NEXT_PARAGRAPH, head=quote.first,
        rule="quotation without a cue, carried on from the speaker before",
    )  # fmt: skip
