"""Finding people's names, with their titles; who is meant is decided in `surnames.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...tables.people import Person, fold_person, surname_of, with_given, with_name, with_surname
from .evidence import headlined, is_firm, starts_person
from .gazetteer import Hit, people_at
from .speech import is_saying
from .text import Text, Unit, Word, word_set
from .titles import HONORIFICS, Title, role_ending, title_before

PARTICLES = word_set("de van von al el bin ibn der den da di du la le ben ter abu ul ur y zu dos")
"""Small words inside names: "Ursula von der Leyen"."""

_NOT_A_PERSON = word_set(
    "convention conference summit accord accords declaration protocol charter constitution pact "
    "university institute center centre council street church party committee press news house "
    "times group daily weekly post herald tribune journal inc corp co ltd plc bank airport bridge "
    "square library foundation association act amendment treaty law doctrine plan agreement prize "
    "award cup stadium school college hospital museum palace international television tv radio "
    "university's department ministry agency union league federation society club board court "
    "photo photos image images related stories settings notification subscribe cookies email "
    "updates newsletter login share tweet advertisement menu"
)
"""Words that make a capitalised phrase something else than a person."""


@dataclass(frozen=True, slots=True)
class Found:
    """A person's name at tokens [first, last), the title not counted.

    `folded` is the name as names are compared; `known` are those of the tables who have this
    full name, or this surname when the name is `bare`; `family` for "the Bush clan".
    """

    first: int
    last: int
    folded: str
    words: str
    known: tuple[Person, ...]
    bare: bool
    title: Title | None
    article: str
    headline: bool = False
    family: bool = False


def find_people(text: Text, hits: list[Hit]) -> list[Found]:
    """Every person's name, in the order of the text; no two share a token."""
    taken = _taken_by(text, hits)
    found = list(_full_names(text, taken))
    _take(taken, found)
    tagged = list(_tagged(text, taken))
    _take(taken, tagged)
    found += tagged
    surnames = {name for one in found for name in _surnames(one)}
    givens = frozenset(one.folded.split()[0] for one in found)
    found += _bare(text, taken, surnames, givens)
    return sorted(found, key=lambda one: one.first)


def _surnames(one: Found) -> Iterator[str]:
    """The folded surnames under which somebody named in this article may come back."""
    for person in one.known:
        yield from (fold_person(name) for name in person.surnames)
    if not one.known and (not one.bare or one.title):
        yield one.folded.split()[-1]
        yield fold_person(family_name(one.words))


def family_name(words: str) -> str:
    """The surname in a name that the tables do not have: "Kim" of "Kim Min-seok".

    East Asian names put it first, and join the parts of the given name with a small letter.
    """
    parts = words.split()
    if len(parts) > 1 and _GIVEN_LAST.fullmatch(parts[-1]):
        return parts[0]
    leads = [p for p in with_surname(parts[0]) if p.name.split()[0] == parts[0]]
    if len(parts) == _KOREAN and any(len(p.name.split()) == _KOREAN for p in leads):
        return parts[0]
    return surname_of(words)


def family_first(words: str) -> bool:
    """Whether the first of two words is a family name that people of the tables put first: "Lin" of
    "Lin Yue"; whether it is one here, or a given name, the words alone do not tell."""
    parts = words.split()
    leads = (p for p in with_surname(parts[0]) if p.name.split()[0] == parts[0])
    return len(parts) == 2 and any(leads)


_GIVEN_LAST = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{1,6}")
_KOREAN = 3
"""Words of a Korean name as North Korea writes it, Kim Jong Un."""


def _taken_by(text: Text, hits: list[Hit]) -> list[str]:
    """For each token what the tables already say of it: document, long (two units), short, ""."""
    taken = [""] * len(text.words)
    for hit in hits:
        several = hit.last - hit.first > 1
        for unit in text.units[hit.first : hit.last]:
            taken[unit.token] = "long" if several else "short"
    return taken


def _take(taken: list[str], found: list[Found]) -> None:
    for one in found:
        for i in range(one.title.role_at if one.title else one.first, one.last):
            taken[i] = "person"


def _full_names(text: Text, taken: list[str]) -> Iterator[Found]:
    units, place = text.units, 0
    while place < len(units):
        match = people_at(units, place)
        if match and _free(text, units[place : match[0]], taken):
            last, known, bare = match
            first, end = units[place].token, units[last - 1].token + 1
            yield _found(text, first, end, known, bare)
            place = last
        else:
            place += 1


def _free(text: Text, units: tuple[Unit, ...], taken: list[str]) -> bool:
    first, last = units[0].token, units[-1].token + 1
    if all(taken[unit.token] == "long" for unit in units):
        return False
    if last < len(text.words) and text.words[last].ent in ("FAC", "ORG", "LAW"):
        after = text.words[last]
        if after.capital and not after.ent_start and text.words[last - 1].ent == after.ent:
            return after.lower in ("'s",)
    return text.same_line(first, last - 1)


def _found(text: Text, first: int, last: int, known: tuple[Person, ...], bare: bool) -> Found:
    words = text.span(first, last).words(text.article.text)
    title = title_before(text, first)
    return Found(
        first, last, fold_person(words), " ".join(words.split()), known, bare, title,
        text.article.id, text.words[first].title, bare and _is_family(text, last),
    )  # fmt: skip


def _is_family(text: Text, after: int) -> bool:
    """ "the Bush clan" names several of that name."""
    return text.same_line(after, after - 1) and text.words[after].lower in FAMILIES


FAMILIES = frozenset({"family", "clan", "dynasty", "brothers", "sisters", "household"})


# ------------------------------------------------------------------ names that only the tagger sees


def _tagged(text: Text, taken: list[str]) -> Iterator[Found]:
    runs = list(_runs(text, taken))
    spots = [run for run in runs if _is_site(text, text.words[slice(*run)])]
    sites = {word for run in spots for word in _texts(text, run)}
    for first, last in runs:
        words = text.words[first:last]
        site = sites.issuperset(_texts(text, (first, last))) and not title_before(text, first)
        if site or _refused(text, words, taken):
            continue
        folded = fold_person(" ".join(word.text for word in words))
        if len([w for w in words if w.text not in "-."]) == 1:
            known = with_surname(folded)
            if not known and is_firm(text, words[0]):
                continue
            if known or title_before(text, first) or _speaks(text, words[0]):
                yield _found(text, first, last, known, bare=True)
        elif not words[0].title or headlined(text, words):
            yield _found(text, first, last, _known_as(text, first, last), bare=False)


def _texts(text: Text, run: tuple[int, int]) -> set[str]:
    return {word.text for word in text.words[slice(*run)]}


def _speaks(text: Text, word: Word) -> bool:
    """Whether a lone name is the subject of a verb of saying: worth keeping, though unknown."""
    return not word.title and word.dep == "nsubj" and is_saying(text.words[word.head].lower)


def _known_as(text: Text, first: int, last: int) -> tuple[Person, ...]:
    """Somebody of the tables, middle names and initials left out; "Soo-jin" is one name, whole.

    "N. Vale" may be anybody of the tables whose name starts so: see `surnames.py`.
    """
    words = text.span(first, last).words(text.article.text)
    parts = [fold_person(part) for part in words.split()]
    whole = with_name(words)
    if whole or "-" in words.split()[-1] or not all(parts):
        return whole
    if len(parts[0]) == 1:
        return tuple(p for p in with_surname(parts[-1]) if fold_person(p.name)[0] == parts[0])
    return with_name(f"{parts[0]} {parts[-1]}")


def _runs(text: Text, taken: list[str]) -> Iterator[tuple[int, int]]:
    """Runs of name words that the tagger calls a person, or that follow a title."""
    i = 0
    while i < len(text.words):
        word = text.words[i]
        if word.ent != "PERSON" and not word.name:
            i += 1
            continue
        address = word.lower.rstrip(".") in HONORIFICS
        starts = not address and starts_person(text, i)
        if not starts or taken[i] in ("person", "long") or not _is_part(word):
            i += 1
            continue
        end = i + 1
        while end < len(text.words) and _goes_on(text, i, end, taken):
            end += 1
        last = end
        while last > i and _trails(text.words[last - 1], text.words[max(i, last - 2)]):
            last -= 1
        if last > i:
            yield i, last
        i = max(last, i + 1)


def _trails(word: Word, before: Word) -> bool:
    """Whether a word cannot end a name: "van den" without its Broek; "Seo-jun" can."""
    if before.text == "-" and word.ent == "PERSON" and word.text.isalpha():
        return False
    return not _is_part(word) or word.lower in PARTICLES


def _goes_on(text: Text, first: int, last: int, taken: list[str]) -> bool:
    word, before = text.words[last], text.words[last - 1]
    if not text.same_line(first, last) or taken[last] in ("person", "long"):
        return False
    if word.text == "-":
        after = text.words[last + 1] if last + 1 < len(text.words) else word
        return after.ent == "PERSON" or (before.lower in PARTICLES and after.capital)
    if before.text == "-" and (word.ent == "PERSON" or text.words[last - 2].lower in PARTICLES):
        return word.text.isalpha()
    if word.lower in PARTICLES:
        glued = text.words[last + 1 : last + 3]
        joined = len(glued) == 2 and glued[0].text == "-" and glued[1].capital
        return joined or (bool(glued) and glued[0].name)
    in_name = (word.ent == "PERSON" and not word.ent_start) or (
        word.name and word.ent in ("", before.ent)
    )
    return _is_part(word) and in_name and not word.lower.startswith("'")


def _is_part(word: Word) -> bool:
    """Whether a word can be a part of a person's name."""
    letters = word.text.replace(".", "").replace("'", "").replace("-", "").replace("’", "")
    return letters.isalpha() and word.capital and not (len(letters) > 3 and letters.isupper())


def _refused(text: Text, words: tuple[Word, ...], taken: list[str]) -> bool:
    """Whether capitalised words that look like a name are none."""
    lower = [word.lower for word in words]
    if any(word in _NOT_A_PERSON for word in lower):
        return True
    parts = [word for word in words if word.text != "-"]
    role = role_ending(text, words[-1].i)
    if role and (role[0] <= words[0].i or _starts_name(text, words[-1].i + 1)):
        return True
    if len(parts) == 1:
        only = parts[0]
        return (
            taken[only.i] == "short" or only.lower in text.lowercase or len(only.text) < 3
            or only.dep == "amod" or only.text.endswith(".") or only.lower in DAYS
        )  # fmt: skip
    joined = len(parts) == 2 and any(word.text == "-" for word in words)
    return joined or all(taken[word.i] == "short" for word in parts)


def _is_site(text: Text, words: tuple[Word, ...]) -> bool:
    """ "Wat Arun temple", "in Ban Nong district", "near Si Chai": a place, whatever the tagger
    says of a name that the tables do not have."""
    first, last = words[0], words[-1]
    if with_name(" ".join(w.text for w in words)) or title_before(text, first.i):
        return False
    after = text.words[last.i + 1] if text.same_line(last.i + 1, last.i) else None
    if (after is not None and after.lower in _SITES) or first.lower in _MOUNTS:
        return True
    before = text.words[first.i - 1] if text.same_line(first.i - 1, first.i) else None
    known = any(with_given(w.text) or with_surname(fold_person(w.text)) for w in words)
    where = before is not None and before.lower in ("in", "near") and last.dep == "pobj"
    trust = before is not None and text.words[before.head].lower in _TRUST
    return where and not known and not trust


_SITES = word_set(
    "temple shrine mosque monastery church cathedral province district county prefecture region "
    "river mountain mountains valley village town city island islands peninsula strait port "
    "harbour harbor dam lake reservoir checkpoint crossing pass airport airbase refinery terminal"
)
"""Nouns in small letters after a name that make it a place."""
_MOUNTS = word_set("mount lake wat prasat fort cape port camp gulf wadi jebel")
"""Words that open the names of sites."""
_TRUST = word_set("trust confidence faith interest belief hope hopes trusted believe believed")


def _starts_name(text: Text, i: int) -> bool:
    """Whether a person's name starts right there, so that a role before it is the title."""
    return text.same_line(i, i - 1) and text.words[i].ent == "PERSON" and text.words[i].ent_start


DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december christmas easter god islam"
)
"""Capitalised words that no newsroom uses as a surname alone."""


# ------------------------------------------------------------------ surnames alone


def _bare(
    text: Text, taken: list[str], surnames: set[str], givens: frozenset[str]
) -> Iterator[Found]:
    """Surnames that stand alone: of people named in full in this article, or of the tables."""
    for unit in text.units:
        word = text.words[unit.token]
        if taken[word.i] in ("person", "long") or not unit.plain[:1].isupper():
            continue
        if word.lower in DAYS and word.ent != "PERSON":
            continue
        folded = fold_person(unit.plain)
        known = with_surname(folded)
        here = folded in givens and (word.ent == "PERSON" or _by_given(text, word))
        here = here or (folded in surnames and (_named(word) or _speaks_in_turn(text, word)))
        if taken[word.i] and word.ent != "PERSON" and not title_before(text, word.i):
            continue
        if here or (known and not taken[word.i] and _likely(text, word, known)):
            taken[word.i] = "person"
            yield _found(text, word.i, word.i + 1, known, bare=True)


def _by_given(text: Text, word: Word) -> bool:
    """Whether somebody named in full is called by the first name, as Ethiopians and Thais are."""
    subject = word.dep in ("nsubj", "nsubjpass", "poss", "dobj", "pobj", "conj") and word.name
    common = with_given(word.text) is not None or word.lower in text.lowercase
    return subject and not common and not word.title and not _has_neighbour(text, word)


def _named(word: Word) -> bool:
    return word.title or word.name or word.ent in ("PERSON", "GPE", "ORG")


def _speaks_in_turn(text: Text, word: Word) -> bool:
    """ "TARN: Thank you.": a surname in capitals before a colon, as transcripts have it."""
    after = text.words[word.i + 1].text if word.i + 1 < len(text.words) else ""
    return word.text.isupper() and after == ":"


def _likely(text: Text, word: Word, known: tuple[Person, ...]) -> bool:
    """Whether a capitalised word that is a known surname is used as one."""
    if title_before(text, word.i):
        return True
    if _has_neighbour(text, word):
        return False
    if word.ent == "PERSON":
        return True
    if word.lower in text.lowercase or word.ent in ("FAC", "DATE", "WORK_OF_ART", "LAW"):
        return False
    heads = any(t.kind.startswith("head-of") for p in known for t in p.held(text.on))
    return heads and (word.title or word.name)


def _article_of_name(text: Text, word: Word) -> bool:
    """Whether a word is "al" or "bin" with a name behind it: "Ali al-Sadiq" is more than Ali."""
    behind = text.words[word.i + 1 : word.i + 3]
    name = behind[-1] if behind and behind[0].text == "-" else behind[0] if behind else word
    return word.lower in PARTICLES and word.text.islower() and name is not word and name.capital


def _has_neighbour(text: Text, word: Word) -> bool:
    """Whether it is one word of a longer name: a surname may be the given name of another."""
    for i in (word.i - 1, word.i + 1):
        if text.same_line(i, word.i) and not word.title:
            other = text.words[i]
            if i > word.i and _article_of_name(text, other):
                return True
            if other.tag == "NNP" and other.capital and other.ent in ("PERSON", word.ent, "ORG"):
                return True
    return False
