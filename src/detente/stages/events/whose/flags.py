"""Whose a ship or an aircraft is: "the Argentine trawler Santa Vera", "HMS Wren", "a boat of
Algeciras".

Once an article tells of which state a named craft is, each later mention of the name is of that
state. So is "the trawler", and so are "the crew" and "her", where all craft of that kind that the
article tells of are of one state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ....language import Parse
from ....mentions_index import MentionIndex
from ....records import EntityKind, Mention
from ....tables import actions, places, ship_prefixes, states
from .. import grammar, naming
from ..mentioned import FLAG, holders

if TYPE_CHECKING:
    from ....language import Doc, Token

LAND = frozenset({"autobus", "bookmobile", "bus", "camion", "charabanc", "convoy", "dustcart",
                  "dumper", "jeep", "jitney", "launch", "lorry", "minibus", "minivan", "motorbus",
                  "motorcoach", "motortruck", "pantechnicon", "tank", "train", "trolleybus",
                  "truck", "transporter", "drone", "liner", "fighter",
                  "interceptor"})  # fmt: skip
"""What `action_words.csv` counts with ships and aircraft that bears no name or no flag."""
ARMED = frozenset({"frigate", "destroyer", "corvette", "submarine", "warship", "gunboat",
                   "cutter", "carrier", "minesweeper", "battleship", "bomber", "jet",
                   "warplane"})  # fmt: skip
"""Craft of a navy or a coast guard, which stop others and are seldom stopped."""
GUARDING = frozenset({"patrol", "guard", "coastguard", "navy", "naval", "police", "gun", "missile",
                      "customs", "army"})  # fmt: skip
"""Words before "boat" or "vessel" that make it one of those."""
GENERAL = frozenset({"boat", "vessel", "craft", "ship"})
"""Nouns that take up a craft told before by a narrower one."""
FLYING = frozenset({"aircraft", "plane", "airliner", "airplane", "aeroplane", "helicopter", "jet",
                    "jetliner", "warplane", "bomber", "seaplane", "glider"})  # fmt: skip
CREW = frozenset({"crew", "skipper", "crewman", "sailor", "seaman", "fisherman", "trawlerman",
                  "deckhand", "seafarer"})  # fmt: skip
"""Who is aboard."""
ABOARD = CREW | {"captain", "helmsman", "crewmen"}
"""Nouns before "of the Santa Vera" that show it to be a craft."""
TONS = frozenset({"ton", "tonne", "tons"})
"""Words before a name that show it to be a craft's: "the 412-ton Santa Vera"."""
SMALL = frozenset({"de", "del", "da", "do", "di", "la", "las", "los", "van", "al", "e", "of"})
"""Words in lower case inside a name."""
PORTS = (("home", "port"), ("out", "of"), ("of",), ("from",), ("registered", "in"),
         ("based", "in"), ("flagged", "to"))  # fmt: skip
"""Words between a craft and the port whose it is."""
MARKS = frozenset({'"', "\N{LEFT DOUBLE QUOTATION MARK}", "'", "\N{LEFT SINGLE QUOTATION MARK}"})
LONGEST = 5
"""Words that a craft's name has at most, which no parse bounds: "Nuestra Señora de la Luz"."""


@dataclass(frozen=True, slots=True)
class Craft:
    """One craft as one place of an article tells it: the lemma of its noun, the words of its name,
    the token where it stands. `new` is true for "a smaller boat, the Vera": one not told before."""

    noun: str
    name: tuple[str, ...]
    at: int
    state: str | None
    new: bool = False
    guarding: bool = False

    @property
    def armed(self) -> bool:
        """Whether it is of a navy or a coast guard."""
        return self.guarding or self.noun in ARMED


def flown(mentions: Iterable[Mention], parse: Parse) -> list[Mention]:
    """Mentions of craft that others leave without a state, each with the state of its flag."""
    known = list(mentions)
    told = list(_told(MentionIndex(known, parse), parse))
    if not told:
        return []
    named = _by_name(told)
    found = [*_names(parse, named), *_nouns(parse, _all(told, named)), *_her(parse, told, named)]
    taken = {m.head for m in known if m.state is not None}
    return [one for one in found if one.head not in taken]


def craft(noun: str) -> bool:
    """Whether a lemma is for a ship or an aircraft."""
    return noun in _nouns_of_craft()


@cache
def _nouns_of_craft() -> frozenset[str]:
    return actions.classes()["craft"] - LAND


def _told(index: MentionIndex, parse: Parse) -> Iterator[Craft]:
    """Every craft that is told with a name or with a state."""
    here = frozenset(m.state for m in index.all if m.state)
    for token in parse.doc:
        if token.text in ship_prefixes.ship_prefixes():
            name = _name(token.i + 1, index, parse)
            state = ship_prefixes.whose(token.text, here)
            if name and state is not None:
                yield Craft("warship", name, token.i, state)
        elif token.pos_ in ("NOUN", "PROPN") and craft(grammar.noun_lemma(token)):
            name = _name_after(token, index, parse)
            last = token.i + 1 + (len(name) if name else 0)
            state = _before(token, index, parse) or _port(parse, last, index)
            if name or state:
                yield Craft(
                    grammar.noun_lemma(token), name, token.i, state, _new(token), _guarding(token)
                )
        elif token.tag_ == "NNP" and (name := _shown(token, index, parse)):
            yield Craft("vessel", name, token.i, _port(parse, token.i + len(name), index))


def _shown(token: Token, index: MentionIndex, parse: Parse) -> tuple[str, ...]:
    """ "The [Santa Vera], out of Vale", "the 400-ton [Vera]", "aboard the [Vera]", "the skipper of
    the [Vera]": a name that the words around it show to be that of a craft."""
    doc, before = parse.doc, [one.lower_ for one in parse.doc[max(0, token.i - 3) : token.i]]
    if "the" not in before:
        return ()
    name = _name(token.i, index, parse)
    after = [one.lower_ for one in doc[token.i + len(name) : token.i + len(name) + 3]]
    ported = after[:1] == [","] and tuple(after[1:3]) in PORTS[:2]
    near = doc[max(0, token.i - 3) : token.i - 1]
    held = before[-1] == "the" and (
        before[-2:-1] == ["aboard"]
        or (before[-2:-1] == ["of"] and grammar.noun_lemma(near[0]) in ABOARD)
    )
    weighed = before[-1] in TONS and before[0] != before[-1]
    return name if name and (held or (ported and before[-1] == "the") or weighed) else ()


def _guarding(token: Token) -> bool:
    """ "A Moroccan [patrol] boat", "a [coast guard] vessel"."""
    return any(one.lower_ in GUARDING for one in grammar.children(token, "compound", "amod"))


def _new(token: Token) -> bool:
    return any(one.lower_ in ("a", "an", "another") or one.tag_ == "CD" for one in token.lefts)


def _name_after(token: Token, index: MentionIndex, parse: Parse) -> tuple[str, ...]:
    """ "The trawler [Santa Vera]", "a smaller boat, the [Don Aro]", "the trawler "[Vera]"."""
    doc, first = parse.doc, token.i + 1
    words = [one.text for one in doc[first : first + 2]]
    if words[:1] and words[0] in MARKS:
        return _name(first + 1, index, parse)
    if words == [",", "the"]:
        found = _name(first + 2, index, parse)
        last = first + 2 + len(found)
        ended = doc[last : last + 1].text in (",", ".", *SMALL)
        return found if found and ended else ()
    return _name(first, index, parse)


def _name(first: int, index: MentionIndex, parse: Parse) -> tuple[str, ...]:
    """The words of a name that begins at a token; none where it is the name of somebody known."""
    doc, last = parse.doc, first
    while last < min(first + LONGEST, len(doc)) and _of_name(doc[last], last > first):
        last += 1
    while last > first and doc[last - 1].text in SMALL:
        last -= 1
    if last == first or parse.segment(doc[first]) != parse.segment(doc[first - 1]):
        return ()
    here = index.inside(parse.span(first, last))
    if any(m.entity_kind is EntityKind.STATE or (m.state and m.head != first) for m in here):
        return ()
    alone = doc[first].dep_ in ("nsubj", "nsubjpass") and last == first + 1
    if alone and doc[first].head.dep_ == "relcl":  # "the boat Vale owned"
        return ()
    return tuple(one.text for one in doc[first:last])


def _of_name(token: Token, inside: bool) -> bool:
    if inside and token.text in SMALL:
        return True
    number = token.text.isdigit() and not inside
    return number or (token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X"))


def _before(token: Token, index: MentionIndex, parse: Parse) -> str | None:
    """ "An [Argentine] trawler": the one state in the words before a noun."""
    first = min([token.i, *(c.left_edge.i for c in grammar.children(token, *grammar.MODIFIERS))])
    before = index.inside(parse.span(first, token.i)) if first < token.i else []
    found = {m.state for m in before if m.state and m.kind == "name"}
    return next(iter(found)) if len(found) == 1 else None


def _port(parse: Parse, last: int, index: MentionIndex) -> str | None:
    """ "…, home port [Algeciras]", "… of [Algeciras]", "flying the [Panamanian] flag": the state of
    the port, or of the flag, that the words after a craft tell."""
    doc = parse.doc
    start = last + 1 if last < len(doc) and doc[last].text == "," else last
    for words in PORTS:
        there = start + len(words)
        if tuple(one.lower_ for one in doc[start:there]) == words and there < len(doc):
            return _lying(doc[there], index) or _town(doc, there)
    ahead = doc[start : start + 4]
    if any(one.lower_ == "flag" for one in doc[start : start + 5]) and ahead[:1].text in (
        "flying", "under", "sailing",
    ):  # fmt: skip
        found = {m.state for m in index.inside(parse.span(start, start + 4)) if m.state}
        return next(iter(found)) if len(found) == 1 else None
    return None


def _town(doc: Doc, first: int) -> str | None:
    """The state of the town whose name begins at a token, where all of its name are in one."""
    for size in range(LONGEST, 0, -1):
        words = doc[first : first + size]
        if words.text.strip()[:1].isupper() and words[-1].text[:1].isupper():
            towns = places.cities().get(states.fold_name(words.text), ())
            if len({one.state for one in towns}) == 1:
                return towns[0].state
    return None


def _lying(token: Token, index: MentionIndex) -> str | None:
    """The state of the town or the land of which a name begins or ends here."""
    for mention in index.all:
        if mention.span.start != token.idx:
            continue
        if mention.state is not None:
            return mention.state
        entity = mention.entity or ""
        if mention.entity_kind is EntityKind.PLACE:
            return holders().get(entity) or naming.ending(entity)
    return None


def _by_name(told: list[Craft]) -> dict[tuple[str, ...], str]:
    """The state of each craft that is named, where all that tell of it agree; one that is only
    named, after the only craft that is told without a name, is that."""
    whose: dict[tuple[str, ...], set[str]] = {}
    for one in told:
        if one.name:
            whose.setdefault(one.name, set()).update([one.state] if one.state else [])
    bare = {one.state for one in told if not one.name and not one.armed and one.state}
    new = {one.name for one in told if one.new}
    lonely = [name for name, found in whose.items() if not found and name not in new]
    others = [one for one in told if one.name not in ((), *lonely) and not one.armed]
    if len(bare) == len(lonely) == 1 and not others:
        whose[lonely[0]] = bare
    return {name: next(iter(found)) for name, found in whose.items() if len(found) == 1}


def _all(told: list[Craft], named: dict[tuple[str, ...], str]) -> list[Craft]:
    """Every craft with the state that the article tells of it."""
    return [replace(one, state=named.get(one.name, one.state)) for one in told]


def _names(parse: Parse, named: dict[tuple[str, ...], str]) -> Iterator[Mention]:
    """Each place where a craft is named."""
    doc = parse.doc
    firsts = {name[0] for name in named}
    for token in doc:
        if token.text in firsts:
            for name, state in named.items():
                last = token.i + len(name)
                if tuple(one.text for one in doc[token.i : last]) == name and not (
                    name[0].isdigit() and not _craft_before(token)
                ):
                    yield _mention(parse, _with_prefix(token), last, state)


def _with_prefix(token: Token) -> int:
    """The first word of "[HMS] Wren"."""
    prefixed = token.i > 0 and token.nbor(-1).text in ship_prefixes.ship_prefixes()
    return token.i - 1 if prefixed else token.i


def _craft_before(token: Token) -> bool:
    return token.i > 0 and craft(grammar.noun_lemma(token.nbor(-1)))


def _nouns(parse: Parse, told: list[Craft]) -> Iterator[Mention]:
    """ "The trawler", "the crew": of the one state of which all such craft are."""
    for token in parse.doc:
        noun = grammar.noun_lemma(token)
        if token.pos_ != "NOUN" or not (craft(noun) or noun in CREW) or not _taken_up(token):
            continue
        fitting = [one for one in told if one.at < token.i and _fits(noun, one)]
        found = {one.state for one in fitting}
        if len(found) == 1 and (state := next(iter(found))):
            yield _mention(parse, token.i, token.i + 1, state, "nominal")


def _taken_up(token: Token) -> bool:
    """Whether a noun is definite, and nothing beside it tells whose or which it is."""
    the = any(one.lower_ in ("the", "that") and one.dep_ == "det" for one in token.lefts)
    owner = ("her", "their") if craft(grammar.noun_lemma(token)) else ("her",)
    her = any(one.lower_ in owner for one in grammar.children(token, "poss"))
    told = grammar.children(token, "compound", "amod", "nmod", "appos", "relcl")
    of = grammar.prepositions(token).get("of", [])
    subject = token.dep_ in ("compound", "amod", "nmod")
    return (the or her) and not (told or of or subject)


def _fits(noun: str, one: Craft) -> bool:
    """Whether a noun may take a craft up; who is aboard is so of those that are stopped."""
    if noun == one.noun:
        return True
    if (noun in FLYING) != (one.noun in FLYING):
        return False
    return (noun in GENERAL or noun in CREW) and (not one.armed or noun == "ship")


def _her(parse: Parse, told: list[Craft], named: dict[tuple[str, ...], str]) -> Iterator[Mention]:
    """ "Morocco seized the Vera and towed [her] to port": the only craft of the sentence, and of
    the article none of another state."""
    whose = {one.state for one in _all(told, named) if not one.armed}
    if len(whose) != 1:
        return
    state = next(iter(whose))
    for token in parse.doc:
        held = token.lower_ == "her" and token.dep_ in ("dobj", "pobj") and token.tag_ == "PRP"
        here = [one for one in told if token.sent.start <= one.at < token.i and not one.armed]
        named_here = any(_stands(parse, name, token) for name in named)
        if state and held and (here or named_here):
            yield _mention(parse, token.i, token.i + 1, state, "nominal")


def _stands(parse: Parse, name: tuple[str, ...], token: Token) -> bool:
    words = [one.text for one in parse.doc[token.sent.start : token.i]]
    size = len(name)
    return any(tuple(words[n : n + size]) == name for n in range(len(words)))


def _mention(parse: Parse, first: int, last: int, state: str, kind: str = "name") -> Mention:
    tokens = parse.doc[first:last]
    inside = range(first, last)
    head = next((one.i for one in tokens if one.head.i not in inside), first)
    name = " ".join(tokens.text.split())
    return Mention(parse.span(first, last), kind, head, None, None, name, state, why=FLAG)
