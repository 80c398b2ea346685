"""The fields of a filter: what a form offers, and what it was given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..records import Standing
from ..views import gather
from ..views.asked import KINDS, plover_type_names
from .ask import Asking

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: its name in the address, its label, its values, what may be chosen.

    Without options it is free text, and `hint` says of what kind.
    """

    name: str
    label: str
    values: tuple[str, ...]
    options: Options = ()
    hint: str = ""

    @property
    def value(self) -> str:
        """All its values in one line, parted by commas."""
        return ", ".join(self.values)

    @property
    def boxes(self) -> tuple[str, ...]:
        """What each of its boxes holds: one a value, an empty one where there is none."""
        return self.values or ("",)


LABELS = {
    "actor": "Who",
    "recipient": "To whom",
    "by": "Said by",
    "issue": "Issue",
    "outlet": "Outlet",
    "type": "Act",
    "standing": "Standing",
    "kind": "Wording",
    "from": "From",
    "to": "To",
    "words": "Words",
}
HINTS = {"actor": "Putin, Russia …", "by": "Putin, Russia …", "from": "2007-06", "to": "2008"}


def _issues() -> Options:
    names = sorted(gather.issue_names().values(), key=lambda issue: issue.name)
    return tuple((issue.id, issue.name) for issue in names)


CHOICES: dict[str, Callable[[], Options]] = {
    "issue": _issues,
    "type": lambda: tuple((name, name.capitalize()) for name in plover_type_names()),
    "standing": lambda: tuple((one.value, one.value) for one in Standing),
    "kind": lambda: tuple((kind, kind) for kind in KINDS),
}


def fields(names: Iterable[str], ask: Asking) -> list[Field]:
    """The fields of those names, in that order, with what the query gave.

    What is chosen by a link alone has no label, and no field in a form.
    """
    given = dict[str, list[str]]()
    for name, value in ask.rest:
        given.setdefault(name, []).append(value)
    return [
        Field(
            name,
            LABELS[name],
            tuple(given.get(name, ())),
            CHOICES[name]() if name in CHOICES else (),
            HINTS.get(name, ""),
        )
        for name in names
        if name in LABELS
    ]
