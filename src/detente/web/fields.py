"""The fields of a filter: what a form offers, and what it was given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..record import Record, queries
from ..records import Standing
from ..views import gather
from ..views.asked import ALONE, FIRST, KINDS, MISSING, NOT_ACTUAL, STANDS, plover_type_names
from ..views.facets import state_of
from ..views.plain import act_name, act_words
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
    def meaning(self) -> str:
        """What the label means, "" where its word says it."""
        return MEANINGS.get(self.name, "")

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
    "stands": "How it stands",
    "kind": "Wording",
    "source": "Source",
    "from": "From",
    "to": "To",
    "words": "Words",
    "told": "Told by",
}
MEANINGS = {
    "standing": "how real the text makes an act: done, planned, offered, demanded, denied …",
    "kind": "direct: in quotation marks; indirect: in the outlet's words; mixed: some of both",
    "source": "on whose word: somebody named, a body, an unnamed official, a group, nobody",
    "told": "by how many outlets of this pile an event is told, reprints aside",
    "type": "the sixteen types of PLOVER; see What the words mean, at the foot of the page",
}
"""What a label says when it is pointed at, where its word alone does not tell."""
HINTS = {"actor": "Putin, Russia …", "by": "Putin, Russia …", "from": "2007-06", "to": "2008"}


def _issues() -> Options:
    names = sorted(gather.issue_names().values(), key=lambda issue: issue.name)
    return tuple((issue.id, issue.name) for issue in names)


SOURCES: Options = (
    ("named", "a named person"),
    ("institution", "a state, body or document"),
    ("unnamed", "somebody unnamed"),
    ("official", "an unnamed official"),
    ("group", "a group, somebody only described"),
    ("none", "no source given"),
    ("open", "unresolved: he, who …"),
)
"""What may stand behind what was said."""
TOLD: Options = (
    (ALONE, "one outlet, as joined"),
    *((str(n), f"{name} outlets or more") for n, name in ((2, "two"), (3, "three"), (5, "five"))),
)
"""By how many outlets an event is told; an address takes any number."""
RANKED: Options = ((FIRST, "it before all others"), (MISSING, "several others, and not by it"))
"""What else an address may ask of the outlet that it names: where coverage counts it."""


CHOICES: dict[str, Callable[[], Options]] = {
    "issue": _issues,
    "type": lambda: tuple((name, _act_named(name)) for name in plover_type_names()),
    "standing": lambda: (
        *((one.value, one.value) for one in Standing),
        (NOT_ACTUAL, "not actual: any of the others"),
    ),
    "stands": lambda: tuple((one, one) for one in STANDS),
    "kind": lambda: tuple((kind, kind) for kind in KINDS),
    "source": lambda: SOURCES,
    "told": lambda: TOLD,
}


def _act_named(name: str) -> str:
    """A type of act with what it means: "Reject: a refusal"."""
    return f"{act_name(name)}: {act_words(name)}"


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


# ------------------------------------------------------------------ what a record has

_kept: dict[Path, tuple[tuple[int, ...], Options]] = {}


def in_record(found: Iterable[Field], path: Path) -> list[Field]:
    """The same fields, with the issues that a record touches instead of all that there are."""
    return [replace(one, options=_left(one, path)) if one.name == "issue" else one for one in found]


def _left(field: Field, path: Path) -> Options:
    """The issues of a record with their numbers of items; whatever was chosen stays."""
    options = _touched(path)
    known = {words.casefold() for option in _issues_named(options) for words in option}
    chosen = {value.casefold() for value in field.values} - known
    return (*(one for one in field.options if {*map(str.casefold, one)} & chosen), *options)


def _issues_named(options: Options) -> Options:
    """Issues with their names alone, without numbers."""
    names = dict(_issues())
    return tuple((ident, names.get(ident, ident)) for ident, _ in options)


def _touched(path: Path) -> Options:
    state = state_of(path)
    kept = _kept.get(path)
    if kept and kept[0] == state:
        return kept[1]
    with Record.open(path, readonly=True) as record:
        lines = queries.issue_counts(record)
    names = gather.issues_of([line.issue for line in lines])
    sizes = [line.attributions + line.event_mentions for line in lines]
    found = sorted(zip(names, sizes, strict=True), key=lambda pair: pair[0].name)
    told = {True: "named only", False: "{:,}"}
    options = tuple(
        (issue.id, f"{issue.name} ({told[size == 0].format(size)})") for issue, size in found
    )
    _kept[path] = (state, options)
    return options
