"""Files of the package that are damaged, cut off or of another version: an error says so."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from detente import tables
from detente.errors import BadTable
from detente.meaning import pieces
from detente.stages.events import traits
from detente.tables import learned_acts, moves
from detente.tables.places import union

OURS = Path(str(resources.files("detente"))) / "data"
TABLE = (OURS / "moves.csv").read_bytes()
WEIGHTS = (OURS / "learned_acts.npz").read_bytes()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder from which tables are read; nothing that was read before is kept."""
    place = tmp_path / "data"
    place.mkdir()
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    for name in ("plover_types.csv", "plover_scores.csv", "plover_contexts.csv"):
        (place / name).write_bytes((OURS / name).read_bytes())
    forget()
    yield place
    forget()


def forget() -> None:
    """Forgets what was worked out from tables."""
    for function in tables.cached_functions():
        function.cache_clear()


HEAD, _, REST = TABLE.partition(b"origin\n")


@pytest.mark.parametrize(
    ("held", "says"),
    [
        (None, "no table data/moves.csv"),
        (b"", "holds no rows"),
        (HEAD + b"origin\n", "holds no rows"),
        (TABLE[: TABLE.index(b",", TABLE.index(b"\n", len(TABLE) // 2))], "fields"),
        (b"\xff\xfe" + TABLE, "cannot be read"),
        (HEAD + b"oregon\n" + REST, "says no origin"),
        (HEAD + b'origin\n"' + REST, "moves.csv"),
        (HEAD.replace(b"\non,of,", b"\nnothing,of,") + b"origin\n" + REST, "has no column 'on'"),
    ],
)  # fmt: skip
def test_a_damaged_table_is_named_and_what_to_do(data: Path, held: bytes | None, says: str) -> None:
    if held is not None:
        (data / "moves.csv").write_bytes(held)
    with pytest.raises(BadTable, match=says) as raised:
        moves.rules("event")
    assert tables.MEND in str(raised.value)


def packed(**changed: Any) -> bytes:
    """The weights with other parts."""
    with np.load(io.BytesIO(WEIGHTS)) as arrays:
        parts = {**arrays, **changed}
    file = io.BytesIO()
    np.savez(file, **parts)
    return file.getvalue()


def flipped(place: int) -> bytes:
    return WEIGHTS[:place] + bytes([WEIGHTS[place] ^ 0xFF]) + WEIGHTS[place + 1 :]


@pytest.mark.parametrize(
    "held",
    [
        pytest.param(lambda: None, id="missing"),
        pytest.param(lambda: b"", id="empty"),
        pytest.param(lambda: WEIGHTS[: len(WEIGHTS) // 2], id="half"),
        pytest.param(lambda: b"\x93NUMPY" + bytes(200), id="another file"),
        pytest.param(lambda: flipped(len(WEIGHTS) // 3), id="a byte"),
        pytest.param(lambda: packed(level=np.zeros(3, np.float32)), id="fewer classes"),
        pytest.param(lambda: packed(level=np.array([{}], object)), id="objects"),
        pytest.param(lambda: packed(classes=np.frombuffer(b"NONE", np.uint8)), id="other acts"),
        pytest.param(lambda: packed(by_mark=np.full((1, 1), np.nan)), id="no numbers"),
    ],
)
def test_damaged_weights_are_named_and_what_to_do(data: Path, held: Any) -> None:
    content = held()
    if content is not None:
        (data / "learned_acts.npz").write_bytes(content)
    with pytest.raises(BadTable, match=r"learned_acts\.npz") as raised:
        learned_acts.learned()
    assert tables.MEND in str(raised.value)


@pytest.mark.parametrize("held", [None, b"", b"\xff[CLS]", b"licence\n\n[CLS]\n[SEP]\n[UNK]\n"])
def test_a_damaged_vocabulary_is_named_and_what_to_do(data: Path, held: bytes | None) -> None:
    if held is not None:
        (data / "wordpieces.txt").write_bytes(held)
    with pytest.raises(BadTable, match=r"wordpieces\.txt"):
        pieces.vocabulary()


def test_states_of_the_union_whose_places_are_cut_off_are_named(data: Path) -> None:
    places = (OURS / "places.csv").read_bytes().split(b"\n")
    (data / "places.csv").write_bytes(b"\n".join(places[: len(places) // 2]))
    (data / "union.csv").write_bytes((OURS / "union.csv").read_bytes())
    with pytest.raises(BadTable, match=r"places\.csv lacks"):
        union()


def test_whole_weights_fit_the_places_that_the_stage_looks_at() -> None:
    assert len(traits.ROLES) == learned_acts.ROLES
    assert learned_acts.learned().by_role.shape[0] == learned_acts.ROLES
