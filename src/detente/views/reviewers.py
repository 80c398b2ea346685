"""Whose name stands under a decision: one rule, wherever it is given."""

from __future__ import annotations

import unicodedata

from ..errors import BadInput

MOST = 60
"""Characters of a name: two given names, two surnames and an office fit."""
JOINERS = frozenset("\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}")
"""The only characters without a form of their own that names are written with, in Persian say."""


def checked(name: str) -> str:
    """A name without blanks at its ends, letters with their marks as one character, so that who
    writes it the same is the same. Raises BadInput when it is none.
    """
    plain = unicodedata.normalize("NFC", " ".join(name.split()))
    if not plain:
        raise BadInput("a name is missing: who decides?")
    if len(plain) > MOST:
        raise BadInput(f"a name has at most {MOST} characters; this one has {len(plain)}")
    shown = all(one.isprintable() or one in JOINERS for one in plain)
    if not shown or not any(map(str.isalnum, plain)):
        raise BadInput("a name is made of letters; this one holds characters that cannot be shown")
    return plain
