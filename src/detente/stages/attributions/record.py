"""From tokens to a record: spans, kind, speaker, circumstances, id."""

from __future__ import annotations

from ...records import Attribution, content_id
from ...spans import Span
from .circumstances import Circumstances
from .doubt import hedge, polarity
from .quotes import Quote
from .scene import QUOTED, Found, Scene, cue_spans, spans_of
from .speakers import Speaker

DIRECT = 0.95
"""Share (0..1) of a content's letters and digits in quotation marks from which it is direct; the
figure of the PolNeAR files that we are measured on, which leaves room for a bracketed word."""
SURE = {
    QUOTED: 0.97,
    "headline with a colon": 0.95,
    "line of credit": 0.95,
    "transcript": 0.95,
    "according to": 0.95,
    "words around the cue": 0.93,
    "verb with clause": 0.93,
    "verb with as": 0.85,
    "colon before a quotation": 0.8,
    "verb with infinitive": 0.8,
    "verb with gerund": 0.8,
    "verb with object": 0.75,
    "verb with prep": 0.75,
    "verb and noun": 0.75,
    "noun": 0.7,
    "adjective": 0.7,
}
"""How sure (0..1) each rule is. The order is that of their precision on PolNeAR; the level is set
by reading, because its annotators leave out many attitudes that the words do support."""


def attribution_of(
    found: Found, speaker: Speaker, scene: Scene, around: Circumstances
) -> Attribution:
    """The record of a finding."""
    content, cue = spans_of(found.content, scene), cue_spans(found.cue, scene)
    article = scene.parse.article
    key = [f"{span.start}-{span.end}" for span in (*cue, *content)]
    return Attribution(
        id=content_id(article, "attribution", *key),
        article=article,
        kind=kind_of(content, scene, scene.quote_at(found.head) if found.cue else None),
        source=spans_of(found.source, scene),
        cue=cue,
        content=content,
        source_entity=speaker.entity,
        source_name=speaker.name,
        addressee=_words(around.addressee, scene),
        addressee_span=around.addressee,
        place=_words(around.place, scene),
        place_span=around.place,
        when=around.when,
        stance=found.stance,
        polarity=polarity(found, scene),
        hedge=hedge(found, scene),
        score=round(min(found.score, SURE.get(found.rule, found.score), speaker.score), 2),
        why=f"{found.rule}; source: {speaker.why}",
    )


def _words(span: Span | None, scene: Scene) -> str | None:
    return None if span is None else span.words(scene.text)


def kind_of(content: tuple[Span, ...], scene: Scene, around: Quote | None) -> str:
    """direct, mixed or indirect, by the share of letters and digits in quotation marks.

    The marks of the quotation around its cue are those of whoever passes it on, and do not count.
    """
    whole = quoted = 0
    for span in content:
        whole += _letters(scene.text[span.start : span.end])
        for quote in scene.quotes:
            if quote == around:
                continue
            start, end = max(span.start, quote.start), min(span.end, quote.end)
            quoted += _letters(scene.text[start:end]) if start < end else 0
    share = quoted / whole if whole else 0.0
    return "direct" if share >= DIRECT else "mixed" if share > 0 else "indirect"


def _letters(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(map(str.isalnum, text))
