"""What stands before a name: "Russian Foreign Minister", "Mr.", "former president"."""

from __future__ import annotations

from dataclasses import dataclass

from ...tables.roles import Role, roles
from .text import Text

LONGEST = 6
"""Words of the longest role noun in the table, "deputy head of the general staff"."""

HONORIFICS: dict[str, str | None] = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "lord": "m", "lady": "f",
    "dame": "f", "dr": None, "prof": None, "gen": None, "col": None, "adm": None, "lt": None,
    "maj": None, "capt": None, "sgt": None, "sen": None, "rep": None, "gov": None, "pres": None,
    "rev": None, "vice-adm": None, "brig": None, "cmdr": None, "monsieur": "m", "herr": "m",
    "madame": "f", "marshal": None, "justice": None, "sheikh": "m", "ayatollah": "m",
    "mullah": "m", "comrade": None, "hon": None, "sens": None, "reps": None, "messrs": "m",
}  # fmt: skip
"""Forms of address before a surname, and the gender that they give."""

ADDRESS_ROLES = {"sen": "senator", "rep": "representative", "gov": "governor", "pres": "president",
                 "gen": "general", "adm": "admiral", "col": "colonel"}  # fmt: skip

FORMER = frozenset(
    {
        "former",
        "ex",
        "late",
        "then",
        "onetime",
        "one-time",
        "ousted",
        "deposed",
        "erstwhile",
        "past",
    }
)
COMING = frozenset({"incoming", "next", "future", "designate", "elect", "would-be"})
_LEFT = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "HYPH", "POS", "VBG", "VBN", "AFX"})
_STOP_ENTS = frozenset({"DATE", "TIME", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_CLOSED = frozenset({"earlier", "later", "own", "meanwhile", "yesterday", "today", "tomorrow"})


@dataclass(frozen=True, slots=True)
class Title:
    """Tokens [first, name) stand before a name as its title.

    `role` is None for a mere form of address, `role_at` its first token; `former` for a role
    that is past, `coming` for one to come.
    """

    first: int
    role: Role | None
    role_at: int
    gender: str | None
    former: bool = False
    coming: bool = False


def role_ending(text: Text, last: int) -> tuple[int, Role] | None:
    """The longest role noun whose last token it is: its first token, and the role."""
    known = roles()
    sent = text.words[last].sent
    best: tuple[int, Role] | None = None
    phrase = ""
    for first in range(last, max(-1, last - LONGEST - 2), -1):
        word = text.words[first]
        if word.sent != sent or word.lower in (",", '"', "'s"):
            break
        glue = "" if word.lower == "-" or phrase.startswith("-") else " "
        phrase = (word.lower + glue + phrase).strip()
        role = known.get(phrase)
        if role:
            best = (first, role)
    return best


def title_before(text: Text, name: int) -> Title | None:
    """The title right before the name that starts at a token; None when there is none."""
    before = name - 1
    if not text.same_line(before, name) or (text.words[before].title and not _cased(text, before)):
        return None
    word = text.words[before]
    address = word.lower.rstrip(".")
    if address in HONORIFICS and word.capital:
        role = roles().get(ADDRESS_ROLES.get(address, ""))
        first = _leftwards(text, before) if role else _more_address(text, before)
        found = None if role else _role_at(text, first - 1, name)
        if found:
            return _title(text, _leftwards(text, found[0]), found[1], found[0], HONORIFICS[address])
        return _title(text, first, role, before, HONORIFICS[address])
    found = _role_at(text, before, name)
    if not found:
        return None
    role_at, role = found
    return _title(text, _leftwards(text, role_at), role, role_at, role.gender)


def _role_at(text: Text, last: int, name: int) -> tuple[int, Role] | None:
    """The singular role of a person that ends at a token, in the sentence of the name."""
    if not text.same_line(last, name) or not text.words[last].noun_like:
        return None
    found = role_ending(text, last)
    return found if found and not found[1].plural and found[1].what == "person" else None


def _cased(text: Text, before: int) -> bool:
    """In a headline every word has a capital: only a title right there counts."""
    return text.words[before].capital


def _more_address(text: Text, before: int) -> int:
    """ "Lt. Gen. Smith": forms of address may follow each other."""
    first = before
    while first and text.words[first - 1].lower.rstrip(".") in HONORIFICS:
        first -= 1
    return first


def _title(text: Text, first: int, role: Role | None, role_at: int, gender: str | None) -> Title:
    words = {text.words[i].lower for i in range(first, role_at)}
    return Title(
        first, role, role_at, gender, former=bool(words & FORMER), coming=bool(words & COMING)
    )


def _leftwards(text: Text, start: int) -> int:
    """The first token of the noun phrase that ends in a role: its adjectives, states, bodies."""
    first = start
    while text.same_line(first - 1, start):
        word = text.words[first - 1]
        if word.tag in ("DT", "PRP$"):
            return first - 1
        if word.tag not in _LEFT or word.ent in _STOP_ENTS or word.lower in _CLOSED:
            break
        if word.tag in ("VBG", "VBN") and word.dep not in ("amod", "compound"):
            break
        if word.title and word.dep not in ("compound", "amod", "poss", "nmod", "case", "punct"):
            break
        first -= 1
    if text.words[first].tag == "HYPH" and text.same_line(first - 1, start):
        return first - 1
    while text.words[first].tag in ("POS", "HYPH"):
        first += 1
    return first
