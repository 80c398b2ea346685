"""Attributions: who is said to have said, written, wanted or thought what.

Rules over the dependency parse and the quotation marks; the conventions of extent are those of
PolNeAR and are written down in docs/attributions.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...reading import Reading
from ...records import Attribution, Mention, Time
from ...stage import Stage
from .finding import found_in
from .record import attribution_of
from .scene import Scene


def attributions(reading: Reading) -> Iterator[Attribution]:
    """Direct, mixed and indirect attributions of one article, in the order of their cues.

    Without mentions the sources are given as words only, and `source_entity` is None.
    """
    scene = Scene(reading.article.text, reading.parse)
    for found in found_in(scene):
        yield attribution_of(found, scene, reading)


STAGE = Stage(
    "attributions", "1", frozenset({Mention, Time}), frozenset({Attribution}), attributions
)
