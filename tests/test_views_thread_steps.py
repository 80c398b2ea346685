"""A step of a thread in words: who did what, as a newspaper would say it."""

from __future__ import annotations

import pytest

from detente.linked import Move, Step
from detente.records import UNKNOWN
from detente.spans import Span
from detente.views.shapes import Head
from detente.views.thread_steps import step_view


def said(move: Move, about: str, why: str, *by: str) -> str:
    step = Step("e", move, UNKNOWN, by, "a", Span("a", 0, 9), None, why=why, about=about)
    view = step_view(step, Head("a", "Fish", "Ledger", UNKNOWN, None), "x" * 20, set(), set())
    return f"{view.who} {view.did}{view.about}"


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (said(Move.DISCUSSED, "", "CONSULT, actual, “talks”", "NOR", "POL"),
         "Norway and Poland held talks"),
        (said(Move.DISCUSSED, "a radar", "CONSULT, actual, “discussed”", "NOR", "POL"),
         "Norway and Poland held talks on a radar"),
        (said(Move.ACCEPTED, "the deployment of troops", "SUPPORT, actual, “gave”", "NOR"),
         "Norway agreed to the deployment of troops"),
        (said(Move.WITHDRAWN, "the harbour act", "CONCEDE, actual, “repealed”", "NOR"),
         "Norway repealed the harbour act"),
        (said(Move.THREATENED, "that Norway could leave the pact", "THREATEN, actual", "NOR"),
         "Norway threatened that it could leave the pact"),
        (said(Move.THREATENED, "that Norway’s ships could leave", "THREATEN, actual", "NOR"),
         "Norway threatened that Norway’s ships could leave"),
        (said(Move.WITHDRAWN, "his predecessor's plan for a wall", "CONCEDE, “drop”", "NOR"),
         "Norway gave up an earlier plan for a wall"),
    ],
)  # fmt: skip
def test_a_step_says_what_a_side_did(told: str, wanted: str) -> None:
    assert told == wanted
