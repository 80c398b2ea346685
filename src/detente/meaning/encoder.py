"""Sentences → vectors of length 1: six layers of BERT in numpy.

Texts of the same number of pieces are worked out together, without padding; the vector of a text
does not depend on its neighbours beyond the last bits of a float.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from . import pieces, weights
from .weights import Floats, Layer

VERSION = "minilm-l6-int8/1"
"""Kept with every vector; vectors of another version are not compared, they are made again."""
SIZE = 384
"""Numbers of a vector."""
HEADS = 12
TOGETHER = 8
"""Texts of one length that are worked out together: from 4 to 32 a core encodes 115 to 121 a
second, one by one 69; 8 keep their numbers (8 × 30 × 1,536 floats) near the core."""
_TINY = np.float32(1e-12)
"""Added to variances, as in the configuration of the model."""
_HALF, _ONE = np.float32(0.5), np.float32(1)
_BEND, _CUBE = np.float32(0.7978845608), np.float32(0.044715)
"""√(2/π), and the factor of the cube, in the common form of GELU by tanh."""


class Encoder:
    """The model, loaded: 55 MB of memory."""

    def __init__(self) -> None:
        """Raises Missing when the encoder is not installed."""
        self._weights = weights.load()
        self._layers = [self._weights.layer(number) for number in range(weights.LAYERS)]

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row of 384 numbers a text, of length 1, in the order of the texts.

        Only the first 128 word pieces of a text count. A text without words has the vector of
        nothing.
        """
        numbers = [pieces.numbers(text) for text in texts]
        found = np.zeros((len(texts), SIZE), np.float32)
        order = sorted(range(len(texts)), key=lambda place: len(numbers[place]))
        for _, alike in groupby(order, key=lambda place: len(numbers[place])):
            places = list(alike)
            for start in range(0, len(places), TOGETHER):
                some = places[start : start + TOGETHER]
                found[some] = self._encoded(np.array([numbers[place] for place in some]))
        return found

    def _encoded(self, ids: NDArray[np.int64]) -> Floats:
        """The vectors of texts of one length, given by their pieces."""
        words, scales = self._weights.words
        state = words[ids] * scales[ids] + self._weights.places[: ids.shape[1]]
        state = _normed(state, self._weights.norm)
        for layer in self._layers:
            state = _passed(state, layer)
        mean = state.mean(axis=1)
        length: Floats = np.linalg.norm(mean, axis=1, keepdims=True)
        found: Floats = mean / length
        return found


@cache
def encoder() -> Encoder:
    """The encoder of this process, loaded when it is first asked for.

    Raises Missing when it is not installed.
    """
    return Encoder()


def installed() -> bool:
    """Whether there is an encoder; looks for its file and loads nothing."""
    return weights.place() is not None


def _passed(state: Floats, layer: Layer) -> Floats:
    """What a layer makes of (texts, places, 384)."""
    mixed = _linear(_attended(_linear(state, layer.asking)), layer.mixing)
    state = _normed(state + mixed, layer.mixed)
    wide = _gelu(_linear(state, layer.widening))
    return _normed(state + _linear(wide, layer.narrowing), layer.narrowed)


def _attended(asking: Floats) -> Floats:
    """Each place as the mean of all values, by how well its query fits their keys."""
    texts, places, _ = asking.shape
    parted = asking.reshape(texts, places, 3, HEADS, SIZE // HEADS).transpose(2, 0, 3, 1, 4)
    query, key, value = parted
    fit = query @ key.swapaxes(-1, -2) / np.float32((SIZE // HEADS) ** 0.5)
    fit -= fit.max(axis=-1, keepdims=True)
    np.exp(fit, out=fit)
    fit /= fit.sum(axis=-1, keepdims=True)
    mean: Floats = (fit @ value).transpose(0, 2, 1, 3).reshape(texts, places, SIZE)
    return mean


def _linear(state: Floats, part: tuple[Floats, Floats]) -> Floats:
    matrix, bias = part
    flat: Floats = state.reshape(-1, state.shape[-1]) @ matrix
    flat += bias
    return flat.reshape(*state.shape[:-1], -1)


def _normed(state: Floats, part: tuple[Floats, Floats]) -> Floats:
    weight, bias = part
    state = state - state.mean(axis=-1, keepdims=True)
    variance = np.mean(state * state, axis=-1, keepdims=True)
    state /= np.sqrt(variance + _TINY)
    state *= weight
    state += bias
    return state


def _gelu(state: Floats) -> Floats:
    """GELU by tanh; against the exact form it moves a cosine by less than 0.001."""
    bent = state * state
    bent *= _CUBE
    bent += _ONE
    bent *= state
    bent *= _BEND
    np.tanh(bent, out=bent)
    bent += _ONE
    bent *= state
    bent *= _HALF
    return bent
