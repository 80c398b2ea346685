"""What a list is narrowed by, and a slice of a long list."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from ..errors import BadInput

T = TypeVar("T")

SLICE = 50
"""Rows of one slice: what a reader takes in on a screen or two."""

AT_MOST = 1000
"""The most rows that one slice may have; whole lists are read with the `each_…` queries."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed by; a field that is None (or false) narrows nothing.

    A side (actor, recipient, by, entity) is an ISO 3166-1 alpha-3 state ("RUS"), an entity id
    ("person:vladimir-putin") or a name in any case. Days are both in; a row is in when its
    interval overlaps theirs.
    """

    actor: str | None = None  # who did it; of an attribution, who said it
    recipient: str | None = None  # to whom it was done
    by: str | None = None  # who said it, or who said that it was done
    issue: str | None = None  # id of an issue: "missile-defence"
    outlet: str | None = None
    type: str | None = None  # PLOVER type of an event, in any case
    standing: str | None = None  # how real the text makes an event
    kind: str | None = None  # of an attribution (direct …), a mention (name …), an entity
    since: date | None = None
    until: date | None = None
    undated: bool | None = None
    """Rows without any day: None leaves them out only when days are asked for, True has them
    always, False never."""
    words: str | None = None  # full text: all words, "a phrase" in quotation marks, pre*
    article: str | None = None
    entity: str | None = None  # on either side, the source, or mentioned
    include_copies: bool = False
    include_wrong: bool = False  # also what people judged wrong


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """Some rows of a list, and the mark after which it goes on; None when it is at its end."""

    rows: tuple[T, ...]
    after: str | None = None


def mark(*values: object) -> str:
    """Where a slice ended, as one word that can stand in an address."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def marked(after: str) -> tuple[str, ...]:
    """The values that a mark was made of. Raises BadInput when it is no mark of ours."""
    try:
        padded = after + "=" * (-len(after) % 4)
        values = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
    except (ValueError, binascii.Error) as error:
        raise BadInput(f"'{after}' is no mark in a list; start the list again") from error
    if not isinstance(values, list) or not all(isinstance(v, str | int) for v in values):
        raise BadInput(f"'{after}' is no mark in a list; start the list again")
    return tuple(values)
