"""Who wrote an article, as reference lists name writers: given names, surname, suffix, or a body.

A byline in an English-language newspaper gives names as they are spoken. Where the surname begins
is told by particles ("van der Berg") and suffixes ("Jr.") alone: the order of names of writers who
put the surname first ("Xi Min") cannot be seen in a byline and is left as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..tables import outlets


def _set(line: str) -> frozenset[str]:
    return frozenset(line.split())


PARTICLES = _set(
    "van von de der den del della dell’ di da das do dos des du la le las los bin ibn al el ter"
    " ten te zu zur af av st st."
)
"""Words before a surname that belong to it, in either case: as English-language papers write and
sort names of writers (The Chicago Manual of Style, 17th ed., 8.5 to 8.14)."""
SUFFIXES = _set("jr jr. sr sr. ii iii iv v")
"""What follows a surname without being a name."""
_BODIES = _set(
    "agency agencies board bureau committee correspondent correspondents contributor desk editor"
    " editors editorial monitoring network news newsroom online press reporter reporters radio"
    " reports service services staff team television times tv wire wires writer writers"
)
"""Last words of a byline that is no person: "Staff Writer", "Meridian Wire"."""
_NOBODY = _set(
    "a agencies and correspondent correspondents our own reporter reporters reports special staff"
    " wire wires writer writers"
)
"""Words of a byline that names nobody at all: "Staff and agencies", "Our own correspondent"."""
_SUFFIX_AFTER_COMMA = re.compile(r",\s*(?=(?:jr|sr)\b\.?|(?:ii|iii|iv)\b)", re.IGNORECASE)
_PARTS = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|\s*;\s*", re.IGNORECASE)
_BY = re.compile(r"^(?:(?:by|from)\b:?)\s+", re.IGNORECASE)
_WHERE = re.compile(r"\s+(?:in|at)\s+[A-Z].*$")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
MOST_WORDS = 6
"""Words of a person's name: "Jonkheer Jan Willem van der Berg Jr." is longer than any seen."""


@dataclass(frozen=True, slots=True)
class Name:
    """A writer; `given` and `suffix` are "" for a body ("Meridian Wire")."""

    given: str
    family: str
    suffix: str = ""

    @property
    def plain(self) -> str:
        """As it is spoken: "Jan van der Berg Jr."."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def sorted(self) -> str:
        """Surname first: "van der Berg, Jan, Jr."."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def initials(self) -> str:
        """The initials of the given names: "W. J.", "J.-L."."""
        parts = re.sub(r"\.(?=\w)", ". ", self.given).split()
        return " ".join(
            "-".join(f"{one[0].upper()}." for one in part.split("-") if one) for part in parts
        )


def names_of(byline: str | None) -> tuple[Name, ...]:
    """The writers that a byline names; one that is no list of names stands for one body, one that
    names nobody ("Staff and agencies") for none.

    Where they wrote ("in Moscow") and what they are ("Diplomatic Editor") is left out.
    """
    line = " ".join(_BY.sub("", (byline or "").strip()).split())
    if not set(re.findall(r"\w+", line.casefold())) - _NOBODY:
        return ()
    if outlets.named(line) or outlets.agency(line):
        return (Name("", line),)
    joined = _SUFFIX_AFTER_COMMA.sub(" ", line)
    parts = [_WHERE.sub("", part) for part in _PARTS.split(joined) if part]
    found = [_name(part) for part in parts]
    people = [name for name in found if name.given]
    bodies = [name for name in found if outlets.agency(name.plain) or outlets.named(name.plain)]
    if people:
        return tuple(name for name in found if name.given or name in bodies)
    return (Name("", line),)


def _name(part: str) -> Name:
    """One name: a person's where it has the form of one, else a body's."""
    words = part.split()
    suffix = words.pop() if len(words) > 2 and words[-1].casefold() in SUFFIXES else ""
    if not _personal(words) or outlets.named(part) or outlets.agency(part):
        return Name("", part.strip())
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    words = [_cased(word) for word in words] if part.isupper() else words
    return Name(" ".join(words[:start]), " ".join(words[start:]), suffix)


def _personal(words: Sequence[str]) -> bool:
    """Whether words have the form of a person's name."""
    if not 2 <= len(words) <= MOST_WORDS or words[0].casefold() in ("the", "our", "a"):
        return False
    return words[-1].casefold() not in _BODIES and all(_WORD.fullmatch(word) for word in words)


def _cased(word: str) -> str:
    """A word of a byline in capitals as a name is written: "O'NEILL", "VAN", "McHALE"."""
    if word.casefold() in PARTICLES:
        return word.lower()
    small = re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
    return re.sub(r"^Mc(\w)", lambda part: f"Mc{part[1].upper()}", small)
