"""Quotations: one utterance as several articles give it, whole, cut, paraphrased or translated.

Candidates by key (rows of words that two share; a speaker, a month and a rare word), a decision per
pair (`decide`, pure), and groups around the longest variant. A slogan said on two days, a stock
phrase and one word of two speakers are not one utterance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher

from ..dates import Interval
from ..linked import Account, Discrepancy, DiscrepancyKind, Pair, Quotation, Quoted, pair
from ..records import Basis, content_id
from ..spans import hull
from .wording import Said, apart, content, key, narrow, negated, rarest, runs, said_of, tokens

VERSION = "1"

ROW = 4
"""Words of a row that is a key. With 3, stock phrases ("in the world") join half the press."""
SAMPLE = 4
"""Of so many neighbouring rows the one with the smallest hash is a key (winnowing): two variants
that share ROW + SAMPLE - 1 = 7 words in a row share a key, whatever is cut around them."""
SPEAKER_WORDS = 6
"""Rare words of an utterance that, with its speaker, are keys: for paraphrase and single words."""
NEAR = 3
"""Most days between two accounts of one long utterance, where a text does not give the day: outlets
print it a day or two later. Of a short one it is 1, and less where both texts give the day."""
WIDE = 31
"""Days of an interval from which on it says nothing of the occasion."""
WHOLE = 0.8
"""Least share of the shorter one's words that stand in the longer in rows, to be the same words."""
SAME_SPEAKER = 0.6
"""The same where speaker and day agree: a translation, or a quotation tidied by an editor."""
LONG = 8
"""Words from which on an utterance is told from a stock phrase by its words alone."""
TELLING = 4
"""Words that tell something which two variants must share; 'a step in the right direction' has
two, 'we will respond' one."""
TELLING_LEAST = 3
"""The same where LONG words, the speaker and the days agree: two translations share fewer."""
REQUOTED = 12
"""Words from which on an utterance is known again on another day: it is quoted from then."""
PARAPHRASED = 0.7
"""Least share of the telling words of the shorter that the other gives in its own order."""
SHORTEST_TERM = 6
"""Letters of a single quoted word that can be known again ("innovative")."""


def said(quoted: Quoted) -> Said:
    """The words of an attribution as they are compared."""
    return said_of(quoted.attribution.kind, quoted.words)


# ------------------------------------------------------------------ candidates by key


def keys(quoted: Quoted) -> tuple[int, ...]:
    """By what it is found: unsigned 64-bit hashes, sorted, each once.

    Rows of its words where they are quoted; its speaker with a rare word, and both with a month.
    """
    one = said(quoted)
    found = set(_rows(one)) if one.exact else set()
    speaker = quoted.attribution.source_entity
    if speaker:
        words = rarest(one.telling if one.exact else one.whole, SPEAKER_WORDS)
        months = [f"{when.year}-{when.month}" for when in _months(quoted.when.interval)]
        found |= {key("month", speaker, month, word) for month in months for word in words}
        if one.exact:
            found |= {key("speaker", speaker, word) for word in words}
    return tuple(sorted(found))


def _rows(one: Said) -> Iterator[int]:
    for part in one.parts:
        hashes = [key("row", *row) for row in runs(part, ROW) if len(row) == ROW]
        for window in runs([str(value) for value in hashes], SAMPLE):
            yield min(int(value) for value in window)


def _months(interval: Interval) -> list[date]:
    """The first days of the months that a narrow interval touches, with NEAR days around it."""
    if not narrow(interval, WIDE) or not (interval.earliest and interval.latest):
        return []
    step = timedelta(days=NEAR)
    ends = (interval.earliest - step, interval.latest + step)
    return sorted({end.replace(day=1) for end in ends})


# ------------------------------------------------------------------ the decision per pair


def decide(one: Quoted, other: Quoted) -> Pair | None:
    """Whether two attributions give one utterance, with score and reason; None where not.

    Silent on two of one article: they may be one within the other, or a refrain.
    """
    if one.attribution.article == other.attribution.article:
        return None
    if one.attribution.polarity != other.attribution.polarity:
        return None
    found = _exact(one, other) or _term(one, other) or _told(one, other)
    if found is None:
        return None
    score, why = found
    if one.teller.voice == other.teller.voice:
        why += "; one report reprinted"
    return pair(one.attribution.id, other.attribution.id, score, why)


Verdict = tuple[float, str] | None


def _exact(one: Quoted, other: Quoted) -> Verdict:
    """Two that quote: by the words that stand in both, in rows."""
    a, b = said(one), said(other)
    if not (a.exact and b.exact):
        return None
    short, long_ = sorted((a, b), key=lambda s: (len(s.words), s.words))
    shared = _in_both(short.words, long_.words)
    if negated(shared) != negated(short.words) or len(set(content(shared))) < TELLING_LEAST:
        return None
    if _near(one, other):
        return _one_day(_speaker(one, other), shared, len(shared) / len(short.words))
    undated = _undated(one) or _undated(other)
    if _speaker(one, other) is False or not undated or len(shared) < REQUOTED:
        return None
    if len(shared) < WHOLE * len(short.words):
        return None
    return 0.8, f"{len(shared)} words in both, and no text gives two days on which they were said"


def _one_day(speaker: bool | None, shared: Sequence[str], share: float) -> Verdict:
    """What words in both tell of two that may be of one occasion; `share` is of the shorter's."""
    score = 0.95 if share == 1 else 0.9 if share >= WHOLE else 0.8
    long_enough = len(shared) >= LONG
    if speaker and share >= SAME_SPEAKER and long_enough:
        return score, f"one speaker, the same days, {share:.0%} of the shorter one's words in both"
    if share < WHOLE or len(set(content(shared))) < TELLING:
        return None
    if speaker is False:
        why = f"{len(shared)} words stand in both in order, given to different speakers"
        return (0.7, why) if long_enough else None
    return score, f"{len(shared)} words stand in both in order"


def _in_both(short: Sequence[str], long_: Sequence[str]) -> list[str]:
    """The words of the shorter that stand in the longer in order: in rows, or alone if they tell
    something."""
    if tuple(short) == tuple(long_):
        return list(short)
    blocks = SequenceMatcher(None, short, long_, autojunk=False).get_matching_blocks()
    rows = [short[block.a : block.a + block.size] for block in blocks]
    return [word for row in rows if len(row) > 1 or content(row) for word in row]


def _term(one: Quoted, other: Quoted) -> Verdict:
    """One or a few quoted words: only with the same speaker and the same days."""
    if not _speaker(one, other) or not _near(one, other):
        return None
    a, b = said(one), said(other)
    short, long_ = sorted((a, b), key=lambda s: (len(s.words), s.words))
    if not (a.exact and b.exact):
        return None
    shared = [part for part in short.parts if _is_term(part) and _stands(part, long_.words)]
    if not shared:
        return None
    known = narrow(one.when.interval, WIDE) and narrow(other.when.interval, WIDE)
    if not known and not (set(a.whole) & set(b.whole)) - set(content(shared[0])):
        return None
    words = " ".join(shared[0])
    return 0.75 if known else 0.6, f"one speaker, the same days, and “{words}” quoted by both"


def _is_term(part: Sequence[str]) -> bool:
    telling = [word for word in part if content([word])]
    return len(part) < LONG and any(len(word) >= SHORTEST_TERM for word in telling)


def _stands(part: Sequence[str], words: Sequence[str]) -> bool:
    size = len(part)
    return any(tuple(words[at : at + size]) == tuple(part) for at in range(len(words) - size + 1))


def _told(one: Quoted, other: Quoted) -> Verdict:
    """Paraphrase: one speaker, the same days, most of what is said told in other words."""
    if not _speaker(one, other) or not _near(one, other):
        return None
    if not (narrow(one.when.interval, WIDE) and narrow(other.when.interval, WIDE)):
        return None
    a, b = said(one), said(other)
    if a.exact and b.exact:
        return None
    left, right = set(a.whole), set(b.whole)
    shared = left & right
    share = len(shared) / max(min(len(left), len(right)), 1)
    numbers = {word for word in left ^ right if word[0].isdigit()}
    if len(shared) < TELLING or share < PARAPHRASED or numbers:
        return None
    if negated(tokens(one.words)) != negated(tokens(other.words)):
        return None
    return 0.65, f"one speaker, the same days, {len(shared)} telling words in both"


def _speaker(one: Quoted, other: Quoted) -> bool | None:
    """Whether one speaker is named; None where one of the two names nobody known."""
    left, right = one.attribution.source_entity, other.attribution.source_entity
    return left == right if left and right else None


def _near(one: Quoted, other: Quoted) -> bool:
    """Whether the two may be of one occasion. A slogan of a few words is repeated the next day; by
    how much days may differ depends on how long the shorter is, and on what dates the two."""
    short = min(len(said(one).words), len(said(other).words)) < REQUOTED
    loose = _undated(one) or _undated(other)
    most = (1 if loose else 0) if short else (NEAR if loose else 1)
    return apart(one.when.interval, other.when.interval) <= most


def _undated(quoted: Quoted) -> bool:
    """Whether the text itself does not say when it was said."""
    return quoted.when.basis not in (Basis.STATED, Basis.RELATIVE, Basis.GIVEN)


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
        if other in hub and (other == hub[other] or link.score >= SURE):
            scores[hub[other]] = max(link.score, scores.get(hub[other], 0.0))
    for chosen in sorted(scores, key=lambda one: (-scores[one], one)):
        both = ((min(ident, one), max(ident, one)) for one in held[chosen])
        if not any(decided.get(ids) == "different" for ids in both):
            return chosen
    return ident


SURE = 0.9
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

    A state and its people, or an outlet's copies, do not disagree.
    """
    first: dict[str, Quoted] = {}
    for one in sorted(quoted, key=lambda q: q.attribution.id):
        entity = one.attribution.source_entity
        inside = one.attribution.id in quotation.attributions and bool(one.attribution.source)
        if inside and entity and entity.startswith("person:"):
            first.setdefault(entity, one)
    voices = {one.teller.voice for one in first.values()}
    if len(first) < 2 or len(voices) < 2:
        return []
    sides = tuple(
        Account(one.teller.article, hull(one.attribution.source), one.attribution.source_name or "")
        for one in first.values()
    )
    words = min((one.words for one in first.values()), key=len)
    return [
        Discrepancy(
            id=content_id("discrepancy", "attribution", quotation.id),
            event=None,
            kind=DiscrepancyKind.ATTRIBUTION,
            what=f"who said {words}",
            sides=sides,
            score=quotation.score,
            why="the same words, on the same days, are given to different people",
        )
    ]
