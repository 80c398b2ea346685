"""What stands around an act: its condition, its place, its contexts, who says it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ...language import Parse
from ...records import Attribution, EntityKind, Standing
from ...spans import Span
from ...tables import plover
from ...tables.plover import DEEDS
from . import grammar
from .cast import Cast
from .clause import IF
from .coding import Coded

if TYPE_CHECKING:
    from ...language import Token

HOUSES = frozenset({"residence", "compound", "palace", "resort", "base", "ranch", "estate", "dacha",
                    "headquarters", "villa", "stadium", "square", "castle",
                    "retreat", "lodge", "mansion"})  # fmt: skip
"""Nouns that with a name before them make a place: "Camp Vale ranch"."""
PLACING = frozenset({"in", "at", "near", "outside", "off"})
GOING = frozenset({"to", "for", "in", "into"})
"""Words before where a visit goes."""
LANDS = frozenset({"island", "islet", "port", "town", "city", "village", "region", "province",
                   "area", "district", "valley", "state"})  # fmt: skip
"""Nouns that with "of" and a name make that place: "off the islet of Vale"."""
DEPENDING = (IF - {"whether"}) | {"once"}
"""Words before a clause on which an act depends."""
TERMS = ("so long as", "as long as", "on condition", "provided", "in exchange for",
         "in return for", "as soon as", "only when", "only after")  # fmt: skip
SPOKEN_OF = frozenset({"ACCUSE", "REJECT", "REQUEST"})
"""Types of acts in words whose object may be a deed done elsewhere."""
ON_THE_SPOT = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types of acts done where their object is."""
SPITE = frozenset({"despite", "notwithstanding", "over"})
"""Words before what somebody goes on in spite of."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "VB"})
WAITING = frozenset({"until", "till"})
"""Words before what must happen first, where something is refused or not done."""


def condition(coded: Coded, parse: Parse) -> Span | None:
    """The clause on which the act depends: "if …", "unless …", "on condition that …"."""
    for verb in _verbs(coded):
        for clause in grammar.children(verb, "advcl"):
            marks = [c for c in clause.children if c.dep_ == "mark" and not _even(c)]
            refused = coded.standing is Standing.DENIED
            if any(c.lower_ in DEPENDING or (refused and c.lower_ in WAITING) for c in marks):
                return _trimmed(clause, parse)
        for part in grammar.children(verb, "prep", "mark", "advcl", "advmod"):
            if _traded(coded, part):
                continue
            if " ".join(t.lower_ for t in list(part.subtree)[:3]).startswith(TERMS):
                return _trimmed(part, parse)
    return None


def _traded(coded: Coded, part: Token) -> bool:
    """ "Freed 15 prisoners in exchange for maps": what was done, was done for something."""
    done = coded.standing is Standing.ACTUAL and coded.token.tag_ == "VBD"
    return done and coded.type in DEEDS and part.lower_ == "in" and part.dep_ == "prep"


def _even(mark: Token) -> bool:
    """ "Even if …" sets no condition; "if necessary" none that anybody could fulfil."""
    doc, clause = mark.doc, mark.head
    even = mark.i > 0 and doc[mark.i - 1].lower_ == "even"
    bare = clause.pos_ == "ADJ" and not grammar.children(clause, "nsubj", "cop", "aux")
    return even or any(c.lower_ == "even" for c in clause.lefts) or bare


def _verbs(coded: Coded) -> list[Token]:
    found = [coded.frame.verb, coded.token]
    if coded.frame.comp is not None:
        found.append(coded.frame.comp)
    one = coded.frame.verb
    while one.dep_ in ("xcomp", "acomp") and len(found) < grammar.DEEPEST:
        one = one.head
        found.append(one)
    return found


def _trimmed(head: Token, parse: Parse) -> Span:
    tokens = sorted(head.subtree, key=lambda token: token.i)
    while len(tokens) > 1 and tokens[-1].is_punct:
        tokens.pop()
    return parse.span(tokens[0].i, tokens[-1].i + 1)


def place(coded: Coded, cast: Cast) -> tuple[str, Span] | None:
    """Where it happened, as the words have it; None when the text does not say."""
    for holder in (coded.token, coded.frame.verb, *_struck(coded)):
        aside = coded.frame.pos == "noun" and holder is coded.frame.verb and not coded.frame.light
        for prep in grammar.children(holder, "prep"):
            if (
                prep.lower_ in PLACING
                and not _of_object(prep, coded)
                and not (aside and not _sets_scene(prep, coded.token))
            ):
                for head in grammar.children(prep, "pobj"):
                    if (found := _location(head, cast)) is not None:
                        return found
    return _visited(coded, cast) if coded.mode == "visit" else None


def _visited(coded: Coded, cast: Cast) -> tuple[str, Span] | None:
    """Where a visit goes, in the words of the text: "visited [Moscow]", "a trip to [Chad]"; who is
    visited is no place."""
    heads = [h for one in (coded.token, coded.frame.verb, *coded.frame.objects)
             for name, found in grammar.prepositions(one).items() if name in GOING
             for h in found]  # fmt: skip
    for head in [*heads, *grammar.children(coded.token, "dobj", "nsubjpass")]:
        mention = cast.index.at(head)
        if mention is None or mention.kind != "name":
            continue
        if mention.entity_kind in (EntityKind.PLACE, EntityKind.STATE):
            words = cast.parse.tokens(mention.span)
            return " ".join(one.text for one in words), mention.span
    return None


def _struck(coded: Coded) -> list[Token]:
    """What else a place of the act may hang on: what is struck or seized, whose place is that of
    the act, and "held" or "launched" behind a noun that names it."""
    if coded.frame.pos == "noun":
        return [one for one in grammar.children(coded.token, "acl") if one.tag_ == "VBN"]
    if coded.type not in ON_THE_SPOT:
        return []
    struck = [*grammar.children(coded.token, "dobj", "nsubjpass")]
    return [one for one in struck if one.pos_ == "NOUN"]


def _of_object(prep: Token, coded: Coded) -> bool:
    """Whether a place is that of a thing spoken of ("condemned the raid in Vale"), wherever the
    parser hung it: where it was said, such words do not tell."""
    spoken = coded.type in SPOKEN_OF or coded.frame.verb.lemma_ in ("regret", "deplore")
    before = [o for o in grammar.children(coded.frame.verb, "dobj") if o.pos_ == "NOUN"]
    return spoken and any(o.i < prep.i for o in before)


def _sets_scene(prep: Token, noun: Token) -> bool:
    """Whether a place opens the sentence whose subject is the act: "In Vale, a strike began"."""
    subject = noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i == prep.head.i
    return subject and prep.is_sent_start is True


def _location(head: Token, cast: Cast) -> tuple[str, Span] | None:
    mention = cast.index.at(head)
    kinds = (EntityKind.PLACE, EntityKind.STATE)
    if mention is not None and mention.entity_kind in kinds and mention.kind == "name":
        return cast.parse.doc[head.i].text if not mention.name else mention.name, mention.span
    if mention is None and head.ent_type_ in ("GPE", "LOC", "FAC"):
        ent = next((e for e in head.doc.ents if e.start <= head.i < e.end), None)
        if ent is not None:
            return " ".join(ent.text.split()), cast.parse.span(ent.start, ent.end)
    if head.lemma_ in HOUSES:
        named = [c.i for c in grammar.children(head, "compound", "poss") if c.text[:1].isupper()]
        if named:
            first = min(cast.parse.doc[min(named)].left_edge.i, min(named))
            return cast.parse.doc[first : head.i + 1].text, cast.parse.span(first, head.i + 1)
    for prep in grammar.children(head, "prep"):
        of_land = prep.lower_ == "of" and head.lemma_ in LANDS
        if of_land or prep.lower_ in PLACING - {"outside", "near", "off"}:
            for below in grammar.children(prep, "pobj"):
                if (found := _location(below, cast)) is not None:
                    return found
                if of_land and below.pos_ == "PROPN":
                    words = _named(below)
                    return words[0], cast.parse.span(words[1], below.i + 1)
    return None


def _named(name: Token) -> tuple[str, int]:
    """A name with the words before it that belong to it, and the index of its first word."""
    first = min([name.i, *(c.i for c in grammar.children(name, "compound"))])
    return name.doc[first : name.i + 1].text, first


def contexts(sentence: Token) -> tuple[str, ...]:
    """The PLOVER contexts for which the sentence around a word has clear evidence, in table order.

    Two-word entries need both lemmas side by side.
    """
    table = plover.context_words()
    doc = sentence.doc
    lemmas = [doc[place].lemma_.lower() for place in grammar.sentence(sentence)]
    found = {c for one in lemmas for c in table.get(one, ())}
    found |= {c for a, b in pairwise(lemmas) for c in table.get(f"{a} {b}", ())}
    return tuple(name for name in plover.contexts() if name in found)


class Sayers:
    """The attributions of one article, asked by the words that stand in their content."""

    def __init__(self, attributions: tuple[Attribution, ...], parse: Parse) -> None:
        self._parse = parse
        self._of: dict[int, list[Attribution]] = {}  # token of the content → attributions
        for one in attributions:
            for place in {i for span in one.content for i in parse.places(span)}:
                self._of.setdefault(place, []).append(one)

    def said_by(self, anchor: Span, coded: Coded) -> Attribution | None:
        """The innermost attribution in whose content the words stand; None outside all, and where
        whoever tells only answers what the article itself tells: "called [Chad's offer] new"."""
        around = [
            (sum(s.end - s.start for s in one.content), one.id, one)
            for one in self._of.get(coded.token.i, ())
            if any(span.covers(anchor) for span in one.content) and not self._answered(one, coded)
        ]
        return min(around)[2] if around else None

    def _answered(self, said: Attribution, coded: Coded) -> bool:
        """Whether a noun is what whoever speaks speaks about, or what he goes on in spite of: it
        is the article's own word that there is such an act."""
        if coded.frame.pos != "noun" or not coded.frame.owned or said.kind == "direct":
            return False
        own = (said.source_entity or "", said.source_name or "")
        if any(side.entity in own or side.name in own for side in coded.actors):
            return False
        cues = {place for span in said.cue for place in self._parse.places(span)}
        over = coded.token.head
        if coded.token.dep_ in ("nsubj", "nsubjpass") and over.tag_ not in FINITE:
            over = over.head  # "called the offer new"
        if coded.token.dep_ in ("dobj", "nsubj", "nsubjpass", "oprd") and over.i in cues:
            return True
        return coded.token.dep_ == "pobj" and over.lower_ in SPITE
