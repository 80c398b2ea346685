"""Set forms without a verb of saying: transcripts, lines of credit, a colon before a quotation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from ...tables.places import places
from ...tables.roles import roles
from .people import phrase, source_tokens, subject_of
from .quotes import Quote
from .scene import NAMED, Found, Scene, Tokens

if TYPE_CHECKING:
    from ...language import DocSpan, Segment, Token

_LONGEST_NAME = 5
"""Tokens of a speaker's name in capitals at the start of a transcript's line."""
_LABELS = frozenset({
    "analysis", "breaking", "column", "comment", "correction", "editorial", "exclusive",
    "explainer",
    "factbox", "interview", "live", "news", "obituary", "opinion", "photos", "podcast", "profile",
    "review", "timeline", "transcript", "update", "updated", "video", "watch", "world",
})  # fmt: skip
"""Words with a colon at the head of a title that name a kind of article, not a speaker."""
_COURTESIES = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "president", "secretary", "senator",
    "sen", "rep", "minister", "ambassador", "general", "gen", "governor", "q", "question", "a",
})  # fmt: skip
"""Titles that open the line of a speaker."""
_DASHES = frozenset({"-", "--", "—", "–", "―"})


def colons(scene: Scene) -> Iterator[Found]:
    """Headlines: "Lavrov: Talks Will Go On"."""
    for segment in scene.parse.segments:
        if segment.kind != "title":
            continue
        for token in scene.doc[segment.first : segment.last]:
            if token.text == ":" and segment.first < token.i < segment.last - 2:
                before = scene.doc[segment.first : token.i]
                if len(before) < _LONGEST_NAME and _can_speak(before, scene):
                    yield Found(
                        frozenset(t.i for t in before), frozenset({token.i}),
                        frozenset(range(token.i + 1, segment.last)),
                        token.i, "said", "headline with a colon", before.root.i,
                    )  # fmt: skip
                break


def _can_speak(before: DocSpan, scene: Scene) -> bool:
    """A name, or one word that is no label of the newspaper's own ("Exclusive: …").

    A surname that looks like a plural ("Sanders: …") counts when the article has it as a name.
    """
    if any(t.ent_type_ in NAMED for t in before):
        return not _is_owned(before.root)
    if len(before) != 1 or before.text.lower() in _LABELS:
        return False
    if before[0].pos_ == "PROPN":
        return True
    body = scene.doc[before[0].i + 1 :]
    return any(t.lower_ == before.text.lower() and t.ent_type_ in {"PERSON", "ORG"} for t in body)


def _is_owned(head: Token) -> bool:
    """ "Vale's ships": a thing of somebody named, where "Vale's spokesman" may speak."""
    owned = any(c.dep_ == "poss" and c.ent_type_ in NAMED for c in head.children)
    return owned and head.ent_type_ not in NAMED and head.lemma_.lower() not in roles()


def transcripts(scene: Scene) -> Iterator[Found]:
    """Lines of a transcript: "MR. VALE: The talks will resume.".

    One such line alone must name a person ("MR. VALE"), and a place ("GENEVA: Ministers met")
    is where a report was filed.
    """
    lines = [line for line in map(partial(_speaker_of_line, scene), scene.parse.segments) if line]
    for first, colon, last in lines:
        if len(lines) > 1 or scene.doc[first].lower_.rstrip(".") in _COURTESIES:
            yield Found(
                frozenset(range(first, colon)), frozenset({colon}),
                frozenset(range(colon + 1, last)), colon, "said", "transcript", colon - 1,
            )  # fmt: skip


def _speaker_of_line(scene: Scene, segment: Segment) -> tuple[int, int, int] | None:
    """First token, colon and end of a line that a name in capitals opens; None for others."""
    if segment.kind != "paragraph":
        return None
    first = segment.first + (scene.doc[segment.first].text == '"')
    name = scene.doc[first : first + _LONGEST_NAME]
    colon = next((t.i for t in name if t.text == ":"), None)
    if colon is None or colon == first or colon + 1 >= segment.last:
        return None
    before = scene.doc[first:colon]
    if not all(t.is_upper or not t.is_alpha for t in before) or before.text in _cities():
        return None
    return first, colon, segment.last


@cache
def _cities() -> frozenset[str]:
    """The names of places in capitals, as datelines print them."""
    return frozenset(name.upper() for place in places() for name in place.names)


def credited(scene: Scene) -> Iterator[Found]:
    """A quotation and who said it after a dash: "Peace." — Aro Vale, minister."""
    for quote in scene.quotes:
        dash = quote.last
        if dash + 1 >= len(scene.doc) or scene.doc[dash].text not in _DASHES or quote.open:
            continue
        alone = scene.sentence_start(quote.first) == quote.first
        head = scene.doc[dash + 1]
        while head.dep_ == "compound" and head.head.i > head.i:
            head = head.head
        if not alone or head.pos_ != "PROPN" or scene.paragraph(head.i) != scene.paragraph(dash):
            continue
        if any(t.pos_ in {"VERB", "AUX"} for t in scene.doc[dash + 1 : scene.sentence_end(dash)]):
            continue
        name = _on_line(frozenset(i for i in phrase(head) if i > dash), scene)
        yield Found(
            name, frozenset({dash}), frozenset(range(quote.first, quote.last)),
            dash, "said", "line of credit", head.i,
        )  # fmt: skip


def _on_line(name: Tokens, scene: Scene) -> Tokens:
    """The tokens up to the end of their line, or the next quotation."""
    ends = [
        i for i in name
        if "\n" in scene.doc[i].text or scene.quote_at(i) is not None
    ]  # fmt: skip
    return frozenset(i for i in name if not ends or i < min(ends)) or name


def after_colon(scene: Scene, quote: Quote) -> Found | None:
    """A quotation that a colon brings in after words that are no cue: "He went further: …"."""
    colon = quote.first - 1
    while colon > 0 and scene.doc[colon].is_space:
        colon -= 1
    if scene.doc[colon].text != ":":
        return None
    start = scene.sentence_start(colon)
    verb = _main_verb(scene.doc[start:colon])
    if verb is None or scene.quote_at(verb.i) is not None:
        return None
    subject, passive = subject_of(verb)
    if subject is None or passive or subject.lower_ in {"it", "this", "that", "there"}:
        return None
    source = source_tokens(subject)
    return Found(
        source, frozenset(range(verb.i, colon)) - source, frozenset(range(quote.first, quote.last)),
        verb.i, "said", "colon before a quotation", subject.i,
    )  # fmt: skip


def _main_verb(tokens: DocSpan) -> Token | None:
    return next(
        (t for t in tokens if t.tag_ in {"VBD", "VBZ", "VBP"} and t.dep_ in {"ROOT", "ccomp"}),
        None,
    )
