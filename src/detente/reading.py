"""A reading: one article, its parse, and every record read from it so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from .language import Parse
from .records import Article

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a stage looks at. Nothing in it is ever changed; stages give new records."""

    article: Article
    parse: Parse
    records: tuple[object, ...] = ()

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of one kind, in the order in which the stages gave them."""
        return tuple(record for record in self.records if isinstance(record, kind))

    def plus(self, records: tuple[object, ...]) -> Reading:
        """The reading with more records."""
        return replace(self, records=self.records + records)
