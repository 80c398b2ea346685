"""Attributions: who is said to have said, written, wanted or thought what.

Rules over the dependency parse and the quotation marks; the conventions of extent are those of
PolNeAR and are written down in docs/attributions.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...mentions_index import MentionIndex
from ...reading import Reading
from ...records import Attribution, Mention, Time
from ...stage import Stage
from ..timing import news_of
from . import papers
from .circumstances import circumstances
from .finding import found_in
from .record import attribution_of
from .scene import Scene
from .second_hand import passed_on
from .speakers import speakers


def attributions(reading: Reading) -> Iterator[Attribution]:
    """Direct, mixed and indirect attributions of one article, in the order of their cues.

    Without mentions the sources are given as words only, and `source_entity` is None.
    """
    scene = Scene(reading.article.text, reading.parse)
    found = found_in(scene)
    mentions = reading.of(Mention)
    index = MentionIndex(mentions, reading.parse) if mentions else None
    times = reading.of(Time)
    news = news_of(reading.article, reading.parse, times)
    signings = papers.Signings(scene, news, times)
    owners = papers.Owners(scene, index)
    told = []
    for one, speaker in zip(found, speakers(found, scene, index), strict=True):
        speaker = owners.of(speaker, one)
        around = circumstances(one, scene, news, speaker.is_document)
        told.append((one, speaker, signings.day(one, speaker, around)))
    for (one, speaker, _), around in zip(told, passed_on(told, scene), strict=True):
        yield attribution_of(one, speaker, scene, around)


STAGE = Stage(
    "attributions", "8", frozenset({Mention, Time}), frozenset({Attribution}), attributions
)
