"""Every kind of record, frozen: the glossary in code.

Words follow docs/glossary.md. Every record that says something about the world holds spans
(`spans.Span`); whoever doubts it is shown the words. Ids are hashes of content, equal across
runs and machines. Where the text does not say, the value is None, and `When` says why.
"""

from .articles import Article, Copy, Cut, Hints, Page
from .decided import Failure, Judgement
from .entities import Entity, EntityKind, Mention, Office
from .ids import ID_LENGTH, content_id
from .times import UNKNOWN, Basis, Time, When, when_of
from .told import DOUBTFUL, Attribution, EventMention, IssueMention, Labelled, Side, Standing

__all__ = [
    "DOUBTFUL",
    "ID_LENGTH",
    "UNKNOWN",
    "Article",
    "Attribution",
    "Basis",
    "Copy",
    "Cut",
    "Entity",
    "EntityKind",
    "EventMention",
    "Failure",
    "Hints",
    "IssueMention",
    "Judgement",
    "Labelled",
    "Mention",
    "Office",
    "Page",
    "Side",
    "Standing",
    "Time",
    "When",
    "content_id",
    "when_of",
]
