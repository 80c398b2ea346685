"""From tokens to a record: spans, kind, id."""

from __future__ import annotations

from ...reading import Reading
from ...records import Attribution, content_id
from ...spans import Span
from .scene import Found, Scene, spans_of

DIRECT = 0.95
"""Share (0..1) of a content's letters and digits in quotation marks from which it is direct; the
figure of the PolNeAR files that we are measured on, which leaves room for a bracketed word."""


def attribution_of(found: Found, scene: Scene, reading: Reading) -> Attribution:
    """The record of a finding."""
    content = spans_of(found.content, scene)
    cue = spans_of(found.cue, scene)
    article = reading.article.id
    key = [f"{span.start}-{span.end}" for span in (*cue, *content)]
    return Attribution(
        id=content_id(article, "attribution", *key),
        article=article,
        kind=kind_of(content, scene),
        source=spans_of(found.source, scene),
        cue=cue,
        content=content,
        stance=found.stance,
        score=found.score,
        why=found.rule,
    )


def kind_of(content: tuple[Span, ...], scene: Scene) -> str:
    """direct, mixed or indirect, by the share of letters and digits in quotation marks."""
    whole = quoted = 0
    for span in content:
        for place in range(span.start, span.end):
            if scene.text[place].isalnum():
                whole += 1
                quoted += any(q.start <= place < q.end for q in scene.quotes)
    share = quoted / whole if whole else 0.0
    return "direct" if share >= DIRECT else "mixed" if share > 0 else "indirect"
