"""Finding nominals: "the Russian leader", "US officials", "the two countries", "his team"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ...records import EntityKind
from ...tables.roles import OTHERS, Role, roles
from .draft import Draft
from .text import Text, Word
from .titles import COMING, FORMER, role_ending

_LEFT = frozenset(
    {"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "HYPH", "VBG", "VBN", "CD", "AFX", "FW"}
)
_DETERMINERS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_OF_TAGS = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "PRP$"})
_OF_LINKS = frozenset({"of", "and", "on", "for", "&"})
_LOOSE = frozenset(
    {"a", "an", "some", "several", "many", "few", "one", "any", "no", "another", "other", "such",
     "most", "every", "each", "more", "certain", "various"}
)  # fmt: skip
_STOP_ENTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_REGIMES = frozenset(
    {"sanctions", "inspection", "inspections", "control", "verification", "visa", "tax", "trade",
     "export", "nonproliferation", "proliferation", "safeguards", "treaty", "legal"}
)  # fmt: skip
_BOTH = frozenset({"both", "two"})
_SLOTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"})
"""What "the two" or "the pair" is to its verb, where it means somebody."""
_KINDS = {
    "person": EntityKind.PERSON, "group": EntityKind.GROUP, "government": EntityKind.STATE,
    "body": EntityKind.ORGANISATION, "country": EntityKind.STATE, "side": EntityKind.STATE,
}  # fmt: skip


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words.split()[-1].split("-")[-1] for words in roles()) | frozenset(roles())


def nominals_in(text: Text, names: Sequence[Draft]) -> list[Draft]:
    """A draft for each role noun that is no title before a name, in the order of the text."""
    taken = _taken(names)
    ends = {draft.last: draft for draft in names}
    found = []
    for i in range(len(text.words) - 1, -1, -1):
        word = text.words[i]
        if i in taken or word.lower not in _last_words() or not _can_be(word):
            continue
        match = role_ending(text, i)
        if match is None or _modifies(text, i) or not _counts(text, match, i):
            continue
        taken.update(range(match[0], i + 1))
        found.append(_draft(text, match, i, ends))
    return found[::-1]


def _taken(names: Sequence[Draft]) -> set[int]:
    taken: set[int] = set()
    for draft in names:
        if draft.sort == "person" and draft.role:
            taken.update(range(draft.first, draft.last))
        elif draft.sort in ("person", "name", "metonym", "tagged"):
            taken.update(range(draft.core, draft.last))
    return taken


def _can_be(word: Word) -> bool:
    if word.lower == "two":
        return word.tag == "CD" and word.dep in _SLOTS
    return word.noun and not (word.title and word.name and word.dep == "compound")


def _modifies(text: Text, i: int) -> bool:
    """ "government officials": the first noun only describes the second."""
    word = text.words[i]
    return word.dep in ("compound", "nmod", "amod") and word.head > i


def _counts(text: Text, match: tuple[int, Role], i: int) -> bool:
    """Whether so general a word as "side" or "opposition" refers to anybody here."""
    first, role = match
    before = text.words[first - 1].lower if first else ""
    after = text.words[i + 1].lower if i + 1 < len(text.words) else ""
    if role.words in ("opposition", "leadership", "authority") and after in ("to", "on", "over"):
        return False
    if role.words == "regime" and before in _REGIMES:
        return False
    if role.words in ("head", "chief", "member") and after != "of":
        return False
    if role.words in ("force", "mission", "major", "general") and not role.plural:
        return first > 0 and text.words[first - 1].tag in _LEFT
    if role.kind == "pair":
        noun = i + 1 < len(text.words) and text.words[i + 1].tag[:2] in ("NN", "JJ", "CD", "HY")
        return before == "the" and after != "of" and not noun and text.words[i].dep in _SLOTS
    if role.what == "side":
        paired = (role.plural and before in _BOTH) or before in ("either", "neither")
        return paired and after != "of"
    return role.words != "state"


def _draft(text: Text, match: tuple[int, Role], i: int, ends: dict[int, Draft]) -> Draft:
    role_first, role = match
    first = _leftwards(text, role_first, ends)
    last = _rightwards(text, i + 1) if role.what not in ("side", "government") else i + 1
    words = [text.words[k].lower for k in range(first, role_first)]
    determined = bool(words) and text.words[first].tag in _DETERMINERS | {"CD"}
    plain = not determined and not _possessed(text, first, i)
    loose = plain or (bool(words) and words[0] in _LOOSE)
    return Draft(
        first=first,
        last=last,
        head=i,
        span=text.span(first, last),
        kind="nominal",
        sort="role",
        entity_kind=_KINDS[role.what],
        described=" ".join(text.span(first, last).words(text.article.text).split()),
        name=" ".join(text.span(first, last).words(text.article.text).split()),
        plural=role.plural or role.what == "side" or bool({"both", "two"} & set(words)),
        gender=role.gender,
        role=role,
        core=role_first,
        former=bool(set(words) & FORMER) or bool(set(words) & COMING),
        loose=loose,
    )


def _possessed(text: Text, first: int, i: int) -> bool:
    return any(text.words[k].tag == "POS" for k in range(first, i))


def _leftwards(text: Text, start: int, ends: dict[int, Draft]) -> int:
    first = start
    while text.same_line(first - 1, start):
        word = text.words[first - 1]
        if word.tag in _DETERMINERS:
            first -= 1
            if first and text.words[first - 1].lower in ("both", "all") and word.tag != "PDT":
                first -= 1
            return first
        if word.tag == "POS" and first - 1 in ends:
            return _with_article(text, ends[first - 1].first)
        if word.tag == "CC" and first - 1 in ends and ends[first - 1].sort != "person":
            first = ends[first - 1].first
            continue
        if word.tag not in _LEFT or word.ent in _STOP_ENTS or _is_dash(text, first - 1):
            break
        if _another_state(ends, first):
            break
        if word.tag in ("VBG", "VBN") and word.dep not in ("amod", "compound"):
            break
        first -= 1
    if text.words[first].tag == "HYPH" and text.same_line(first - 1, start):
        return first - 1
    while text.words[first].tag in ("POS", "HYPH"):
        first += 1
    return first


def _another_state(ends: Mapping[int, Draft], first: int) -> bool:
    """ "Bars from [Chad] Libyan officials": whether the name of a state ends right before the
    adjective of another."""
    name = ends.get(first)
    if name is None or name.sort == "adjective" or not name.state:
        return False
    return any(one.first == first and one.sort == "adjective" and one.state != name.state
               for one in ends.values())  # fmt: skip


def _is_dash(text: Text, i: int) -> bool:
    """Whether a hyphen has blanks around it: "OTTAWA - Norwegian officials" has a dateline."""
    if text.words[i].text != "-" or i == 0:
        return False
    return text.span(i - 1, i).end < text.span(i, i + 1).start


def _with_article(text: Text, first: int) -> int:
    before = text.words[first - 1] if first else None
    joined = before is not None and before.tag in _DETERMINERS and text.same_line(first - 1, first)
    return first - 1 if joined else first


def _rightwards(text: Text, end: int) -> int:
    """The end of "head of the Foreign Affairs Committee": simple words after "of" alone."""
    if end >= len(text.words) or text.words[end].lower != "of":
        return end
    last = end + 1
    while text.same_line(last, end):
        word = text.words[last]
        after = text.words[last + 1] if text.same_line(last + 1, end) else None
        link = word.lower in _OF_LINKS and after is not None and after.capital
        article = word.tag in ("DT", "PRP$") and text.words[last - 1].lower not in _OF_LINKS
        if article or (not link and (word.tag not in _OF_TAGS or word.ent in _STOP_ENTS)):
            break
        last += 1
    if text.words[last - 1].tag in ("HYPH", "DT") or text.words[last - 1].lower in _OF_LINKS:
        return end
    return last if last > end + 1 else end


def states_of(draft: Draft, inner: Sequence[Draft]) -> Iterator[str]:
    """The ISO3 of each state that the words of a nominal name, in order, each once.

    Of "Chad's allies" none; of "the Libyan allies of Chad" the one that the adjective tells.
    """
    seen: set[str] = set()
    for one in inner:
        modifies = one is not draft and draft.first <= one.core and one.last <= draft.last
        if modifies and (_is_other(draft, one) or _stands_before(one, inner)):
            continue
        if modifies and one.state and one.state not in seen and one.core != draft.core:
            seen.add(one.state)
            yield one.state


def _stands_before(one: Draft, inner: Sequence[Draft]) -> bool:
    """ "Bars from [Chad] Libyan officials": a name right before the adjective of another state
    ends what stands before; nobody is of both."""
    return one.sort != "adjective" and any(
        other.sort == "adjective" and other.first == one.last and other.state != one.state
        for other in inner
    )


def _is_other(draft: Draft, one: Draft) -> bool:
    """Whether a state beside a noun is the one whose ally, or neighbour, somebody is."""
    if draft.role is None or draft.role.words not in OTHERS:
        return False
    state = one.entity is not None and one.entity.kind is EntityKind.STATE
    told = one.sort == "adjective" and one.core < draft.head < draft.last - 1
    return state and not told
