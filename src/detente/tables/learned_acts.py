"""What a small learned reader knows of words and the kinds of acts that they name.

`data/learned_acts.npz` is fitted by `tools/fit_acts.py` on sentences written for Detente
(`tools/acts.tsv`): a multinomial logistic regression over what stands around a word.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from ..errors import BadTable
from . import MEND, plover

Floats = NDArray[np.float32]
NO_ACT = "NONE"
"""The class of words that name no act."""
ROLES = 6
"""Places around a word whose vectors count (`ROLES` of stages/events/traits.py)."""


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights: of each mark for each class (marks × classes), of each role's vector (roles ×
    numbers of a vector × classes), and of each class when nothing is known (classes)."""

    classes: tuple[str, ...]
    marks: Mapping[str, int]
    by_mark: Floats
    by_role: Floats
    level: Floats


@cache
def learned() -> Learned:
    """The weights of `data/learned_acts.npz`. Raises BadTable when it is missing or damaged, or
    its parts do not fit together or the acts that we know."""
    try:
        held = (resources.files("detente") / "data" / "learned_acts.npz").read_bytes()
        with np.load(io.BytesIO(held), allow_pickle=False) as arrays:
            marks = arrays["marks"].tobytes().decode("utf-8").split("\n")
            found = Learned(
                tuple(arrays["classes"].tobytes().decode("utf-8").split("\n")),
                {mark: place for place, mark in enumerate(marks)},
                arrays["by_mark"].astype(np.float32), arrays["by_role"].astype(np.float32),
                arrays["level"].astype(np.float32),
            )  # fmt: skip
    except (OSError, EOFError, KeyError, ValueError, TypeError, AttributeError,
            zipfile.BadZipFile, zlib.error) as error:  # fmt: skip
        raise BadTable(f"data/learned_acts.npz cannot be read ({error}); {MEND}") from error
    if not _fits(found):
        raise BadTable(f"data/learned_acts.npz is of another version or damaged; {MEND}")
    return found


def _fits(found: Learned) -> bool:
    """Whether the weights are numbers, one for each mark, role and class, and the classes ours."""
    count = len(found.classes)
    parts = (found.by_mark, found.by_role, found.level)
    return (
        {*found.classes} == {*plover.types(), NO_ACT}
        and found.by_mark.shape == (len(found.marks), count)
        and found.by_role.ndim == 3
        and found.by_role.shape[::2] == (ROLES, count)
        and found.level.shape == (count,)
        and all(bool(np.isfinite(part).all()) for part in parts)
    )
