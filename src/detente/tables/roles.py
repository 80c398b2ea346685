"""Nouns by which news refers to somebody without the name, or before it; and family ties.

The rows are `data/roles.csv` and `data/kin.csv`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..errors import BadTable
from . import rows

OTHERS = frozenset({"ally", "allies", "neighbour", "neighbor", "rival", "foe", "enemy"})
"""Role nouns for somebody else than the state beside them: "Chad's allies" are not Chad. Those of a
person are mostly of the same state."""


@dataclass(frozen=True, slots=True)
class Role:
    """A noun, lower case, and what it says about those whom it refers to.

    `kind` is the kind of office, or leader, private, relation, kin, human, group, government,
    body, country, side; `what` is person, group, government, body, country or side. `gender` is
    "m" or "f" where the word itself says it. `plural` is true for the plural form.
    """

    words: str
    kind: str
    what: str
    gender: str | None
    plural: bool


_WHAT = frozenset({"person", "group", "government", "body", "country", "side"})
_IRREGULAR = {
    "secretary of state": "secretaries of state",
    "secretary of defense": "secretaries of defense",
    "secretary of the treasury": "secretaries of the treasury",
    "head of state": "heads of state",
    "head of government": "heads of government",
    "minister of foreign affairs": "ministers of foreign affairs",
    "minister of defense": "ministers of defense",
    "minister of defence": "ministers of defence",
    "chief of staff": "chiefs of staff",
    "attorney general": "attorneys general",
    "member of parliament": "members of parliament",
    "wife": "wives",
    "child": "children",
}


@cache
def roles() -> dict[str, Role]:
    """Every role noun by its words, singular and plural. Raises BadTable on an unknown `what`."""
    found: dict[str, Role] = {}
    for row in rows("roles"):
        if row["what"] not in _WHAT:
            raise BadTable(f"data/roles.csv: no such thing as '{row['what']}': {row}")
        words, gender = row["words"], row["gender"] or None
        group = row["what"] == "group"
        found[words] = Role(words, row["kind"], row["what"], gender, group)
        found.setdefault(
            plural_of(words), Role(words, row["kind"], row["what"], gender, plural=True)
        )
    return found


def plural_of(words: str) -> str:
    """The English plural of a role noun, by rule and a list of exceptions."""
    if words in _IRREGULAR:
        return _IRREGULAR[words]
    if words.endswith("man"):
        return words[:-3] + "men"
    if words.endswith("y") and words[-2] not in "aeiou":
        return words[:-1] + "ies"
    if words.endswith(("s", "ch", "sh", "x")):
        return words + "es"
    return words + "s"


@cache
def kin() -> dict[tuple[str, str], str]:
    """The other person's id by (a person's id, "father"); ids as `Person.id`."""
    return {
        (f"person:{row['person']}", row["relation"]): f"person:{row['other']}"
        for row in rows("kin")
    }
