"""Utterances out of pairs of attributions: groups around the longest variant, and who spoke."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from ...linked import Account, Discrepancy, DiscrepancyKind, Pair, Quotation, Quoted, pair
from ...records import content_id
from ...spans import hull
from ..wording import Said, tokens
from .alike import contradiction
from .occasion import NEARLY, said

# ------------------------------------------------------------------ groups


def quotations(
    quoted: Sequence[Quoted],
    pairs: Sequence[Pair],
    decided: Mapping[tuple[str, str], str] | None = None,
) -> list[Quotation]:
    """The utterances that two attributions or more give, by id.

    A variant joins the longest one with which it was paired; two that were never paired come
    together only through a longer one that holds both. `decided` are people's "same", "different"
    and "unsure" for pairs of attribution ids, the smaller first, which outrank the machine.
    """
    known = {one.attribution.id: one for one in quoted}
    links = _links(known, pairs, decided or {})
    order = sorted(known, key=lambda ident: (-len(said(known[ident]).words), ident))
    hub: dict[str, str] = {}
    held: dict[str, list[str]] = {}
    for ident in order:
        chosen = _hub(ident, links, hub, held, decided or {})
        hub[ident] = chosen
        held.setdefault(chosen, []).append(ident)
    found = [_quotation([known[i] for i in ids], links) for ids in held.values() if len(ids) > 1]
    return sorted(found, key=lambda one: one.id)


Links = dict[str, dict[str, Pair]]


def _links(
    known: Mapping[str, Quoted], pairs: Sequence[Pair], decided: Mapping[tuple[str, str], str]
) -> Links:
    links: Links = {}
    by_hand = [pair(*ids, 1.0, "a person joined them") for ids, v in decided.items() if v == "same"]
    for one in [*pairs, *by_hand]:
        barred = decided.get((one.one, one.other)) in ("different", "unsure")
        if one.one in known and one.other in known and not barred:
            links.setdefault(one.one, {})[one.other] = one
            links.setdefault(one.other, {})[one.one] = one
    return links


def _hub(
    ident: str,
    links: Links,
    hub: Mapping[str, str],
    held: Mapping[str, Sequence[str]],
    decided: Mapping[tuple[str, str], str],
) -> str:
    """The longest variant of the utterance to which this one belongs; itself when to none."""
    scores: dict[str, float] = {}
    for other, link in links.get(ident, {}).items():
        if other in hub and (
            _held(other, hub[other], links)
            or link.score >= SURE
            or _with_most(ident, held[hub[other]], links)
        ):
            scores[hub[other]] = max(link.score, scores.get(hub[other], 0.0))
    for chosen in sorted(scores, key=lambda one: (-scores[one], one)):
        both = ((min(ident, one), max(ident, one)) for one in held[chosen])
        if not any(decided.get(ids) == "different" for ids in both):
            return chosen
    return ident


def _with_most(ident: str, variants: Sequence[str], links: Links) -> bool:
    """Whether a variant was paired with half of an utterance's variants."""
    mine = links.get(ident, {})
    return 2 * sum(one in mine for one in variants) >= len(variants)


def _held(ident: str, hub: str, links: Links) -> bool:
    """Whether a variant is the longest of its utterance, or its words themselves stand there."""
    link = links.get(ident, {}).get(hub)
    return ident == hub or (link is not None and link.score >= SURE)


SURE = NEARLY
"""Score from which on a link to a shorter variant is enough: the words themselves stand in both."""


def _quotation(group: Sequence[Quoted], links: Links) -> Quotation:
    ids = [one.attribution.id for one in group]
    used = [link for one in ids for other, link in links.get(one, {}).items() if other in ids]
    voices = {one.teller.voice: one for one in sorted(group, key=lambda q: q.teller.article,
                                                      reverse=True)}  # fmt: skip
    outlets = {one.teller.outlet for one in voices.values() if one.teller.outlet}
    speakers = {one.attribution.source_entity for one in group if one.attribution.source_entity}
    return Quotation(
        id=content_id("quotation", min(ids)),
        attributions=tuple(ids),
        articles=tuple(sorted({one.teller.article for one in group})),
        outlets=tuple(sorted(outlets)),
        speakers=tuple(sorted(speakers)),
        same_words=all(_part_of(said(one), said(group[0])) for one in group[1:]),
        score=min((link.score for link in used), default=1.0),
        why=tuple(sorted({link.why for link in used})),
    )


def _part_of(one: Said, longest: Said) -> bool:
    """Whether every piece of a variant stands in the longest, word for word and in order."""
    at = 0
    for part in one.parts:
        size = len(part)
        places = range(at, len(longest.words) - size + 1)
        place = next((i for i in places if longest.words[i : i + size] == part), None)
        if place is None:
            return False
        at = place + size
    return True


# ------------------------------------------------------------------ what variants differ in


def difference(one: str, other: str) -> list[tuple[str, str]]:
    """Two variants side by side, word by word: ("same" | "left" | "right", words) in order.

    Case and marks are not compared, but shown as they are; "same" gives the words of the left.
    """
    left, right = one.split(), other.split()
    matcher = SequenceMatcher(
        None, [_bare(word) for word in left], [_bare(word) for word in right], autojunk=False
    )
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(("same", " ".join(left[a:b])))
            continue
        found += [("left", " ".join(left[a:b]))] if b > a else []
        found += [("right", " ".join(right[c:d]))] if d > c else []
    return found


def _bare(word: str) -> str:
    return "".join(tokens(word)) or word


def misattributed(quotation: Quotation, quoted: Sequence[Quoted]) -> list[Discrepancy]:
    """The discrepancy of an utterance that outlets give to different people; else nothing.

    A state and its people, an outlet's copies, and one surname given twice do not disagree.
    """
    first: dict[str, Quoted] = {}
    for one in sorted(quoted, key=lambda q: q.attribution.id):
        entity = one.attribution.source_entity
        inside = one.attribution.id in quotation.attributions and bool(one.attribution.source)
        if inside and entity and entity.startswith("person:"):
            first.setdefault(entity, one)
    voices = {one.teller.voice for one in first.values()}
    if len(first) < 2 or len(voices) < 2 or _one_surname(first.values()):
        return []
    sides = tuple(
        Account(one.teller.article, hull(one.attribution.source), one.attribution.source_name or "")
        for one in first.values()
    )
    words = min((one.words for one in first.values()), key=len)
    why = "the same words, on the same days, are given to different people"
    what = f"who said {words}"
    return [_discrepancy(quotation, DiscrepancyKind.ATTRIBUTION, what, sides, why)]


def contradicted(quotation: Quotation, quoted: Sequence[Quoted]) -> list[Discrepancy]:
    """The discrepancy of an utterance of one speaker of which one outlet quotes a word that another
    quotes as denied ("are broken", "are frozen, not broken"); else nothing."""
    members = [one for one in quoted if one.attribution.id in quotation.attributions]
    ordered = sorted((one for one in members if said(one).exact), key=lambda q: q.attribution.id)
    for a, b in combinations(ordered, 2):
        word = contradiction(a.words, b.words) if a.teller.voice != b.teller.voice else ""
        if word:
            return [_worded(quotation, (a, b), word)]
    return []


def _worded(quotation: Quotation, two: tuple[Quoted, Quoted], word: str) -> Discrepancy:
    sides = tuple(Account(one.teller.article, one.attribution.content[0], one.words) for one in two)
    name = two[0].attribution.source_name or two[1].attribution.source_name or "the speaker"
    what = f"whether {name} said “{word}”"
    why = f"one account quotes “{word}”, the other quotes it as denied"
    return _discrepancy(quotation, DiscrepancyKind.WORDING, what, sides, why)


def _discrepancy(
    quotation: Quotation, kind: DiscrepancyKind, what: str, sides: tuple[Account, ...], why: str
) -> Discrepancy:
    ident = content_id("discrepancy", kind.value, quotation.id)
    return Discrepancy(ident, None, kind, what, sides, score=quotation.score, why=why)


def _one_surname(said_by: Iterable[Quoted]) -> bool:
    """Whether one name at most is more than a surname that the others end in: "Kosor", "Ms Kosor"
    and "Jadranka Kosor" may be one person whom no table knows."""
    names = [tokens(one.attribution.source_name or "") for one in said_by]
    full = [name for name in names if len([part for part in name if part not in TITLES]) > 1]
    return all(names) and len({name[-1] for name in names}) == 1 and len(full) < 2


TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "gen", "president", "minister", "premier"})
"""Words before a surname that are no first name."""
