"""A demand or a refusal is told by one alone only where no other has the like of the same side."""

from __future__ import annotations

import pytest

from detente.linked import Event
from detente.records import Side, Standing, When
from detente.spans import Span
from detente.views.said_acts import SaidThere, may_be_said


def act(kind: str, label: str, issues: tuple[str, ...] = ()) -> Event:
    by = (Side(Span("a", 0, 1), "Jonas Vik", "person:jonas-vik", "NOR"),)
    return Event(
        "one", label, kind, None, by, (), When(), None, Standing.ACTUAL, ("m",), ("a",),
        ("Kestrel",), issues,
    )  # fmt: skip


def there(**more: object) -> SaidThere:
    told = {"article": "b", "who": {"NOR"}, "issues": set(), "stems": set()} | more
    return SaidThere(
        str(told["article"]),
        *(frozenset(told[name]) for name in ("who", "issues", "stems")),  # type: ignore[call-overload]
    )


DEMAND = act("REQUEST", "Jonas Vik insisted on quotas for herring and mackerel", ("fisheries",))
CASES = [
    ("on the same issue", DEMAND, there(issues={"fisheries"}), True),
    ("in two of its words", DEMAND, there(stems={"quota", "mackerel", "boat"}), True),
    ("by the person alone", DEMAND, there(who={"person:jonas-vik"}, issues={"fisheries"}), True),
    ("in one of its words", DEMAND, there(stems={"mackerel", "boat"}), False),
    ("on another issue", DEMAND, there(issues={"trade"}), False),
    ("by another side", DEMAND, there(who={"ISL"}, issues={"fisheries"}), False),
    ("in the article itself", DEMAND, there(article="a", issues={"fisheries"}), False),
    ("of a deed", act("SEIZE", "x", ("fisheries",)), there(issues={"fisheries"}), False),
]


@pytest.mark.parametrize(
    ("event", "other", "may"), [one[1:] for one in CASES], ids=[one[0] for one in CASES]
)
def test_what_is_said_may_be_told_in_other_words(event: Event, other: SaidThere, may: bool) -> None:
    assert may_be_said(event, [other]) is may
