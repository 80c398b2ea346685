"""The groups of PLOVER types that the code names, held against the table's quad classes."""

from __future__ import annotations

from detente.tables import plover

TYPES = plover.types()


def of_quad(ending: str) -> set[str]:
    return {name for name, one in TYPES.items() if one.quad.endswith(ending)}


def test_conflict_and_harm_are_what_the_quad_classes_say() -> None:
    assert of_quad("material-conflict") == plover.CONFLICT
    assert {n for n, t in TYPES.items() if "verbal" in t.quad} >= plover.HARM - plover.CONFLICT


def test_every_type_is_said_or_done_and_none_is_both() -> None:
    verbal = {name for name, one in TYPES.items() if one.quad.startswith("verbal")}
    assert verbal - {"CONSULT"} == plover.SPOKEN
    assert TYPES.keys() - plover.SPOKEN == plover.DEEDS
