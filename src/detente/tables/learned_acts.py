"""What a small learned reader knows of words and the kinds of acts that they name.

`data/learned_acts.npz` is fitted by `tools/fit_acts.py` on sentences written for Detente
(`tools/acts.tsv`): a multinomial logistic regression over what stands around a word.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from ..errors import BadTable

Floats = NDArray[np.float32]
NO_ACT = "NONE"
"""The class of words that name no act."""


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
    """The weights of `data/learned_acts.npz`. Raises BadTable when it is missing or damaged."""
    try:
        held = (resources.files("detente") / "data" / "learned_acts.npz").read_bytes()
        with np.load(io.BytesIO(held), allow_pickle=False) as arrays:
            marks = arrays["marks"].tobytes().decode("utf-8").split("\n")
            return Learned(
                tuple(arrays["classes"].tobytes().decode("utf-8").split("\n")),
                {mark: place for place, mark in enumerate(marks)},
                arrays["by_mark"].astype(np.float32), arrays["by_role"].astype(np.float32),
                arrays["level"].astype(np.float32),
            )  # fmt: skip
    except (OSError, KeyError, ValueError) as error:
        raise BadTable(f"data/learned_acts.npz cannot be read ({error})") from error
