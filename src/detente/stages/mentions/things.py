"""Whom or what "they", "it" and "who" mean; unsure ones stay open with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ...records import EntityKind
from ...tables.organisations import organisations
from .around import Around, governing_subject, same
from .draft import Draft
from .memory import Memory, Past
from .speech import is_saying, subject_of
from .sure import FITTING, LACKING, NEAREST, THIN, USUAL
from .text import Text, Word


def several(draft: Draft, around: Around) -> Iterator[Draft]:
    """ "they", "them": two people named together, or the last plural subject; one draft each."""
    word = around.text.words[draft.head]
    if _things_nearer(around.text, word, around.memory):
        yield draft.open("things stand nearer than people")
        return
    for past in around.memory.recent(word.sent, 1):
        if past.token >= draft.head or around.text.words[past.token].title:
            continue
        pair = _joined_pair(past, around)
        if pair and _may_mean(word, past, around.text):
            why = "the two named together before"
            yield from (same(draft, one.draft, NEAREST, why) for one in pair)
            return
        if past.draft.plural and past.draft.entity_kind is not None and past.subject:
            both = [p for p in around.memory.past if p.token == past.token and p.draft.plural]
            yield from (same(draft, one.draft, LACKING, "the last ones before it") for one in both)
            return
    met = _met(word, around)
    yield from (same(draft, one.draft, LACKING, "the two who met just before") for one in met)
    if not met:
        yield draft.open("whom it means is not clear")


def _met(word: Word, around: Around) -> tuple[Past, ...]:
    """ "A met B. They signed": the subject and the other side of the verb of the sentence before,
    where that has no other people and no other plural."""
    text = around.text
    if word.lower != "they" or word.dep not in ("nsubj", "nsubjpass") or word.quote:
        return ()
    before = [p for p in around.memory.recent(word.sent - 1, 0) if p.sent == word.sent - 1]
    people = {p.key: p for p in before if p.draft.entity_kind is EntityKind.PERSON}
    two = sorted(people.values(), key=lambda past: past.token)
    if len(two) != 2 or any(p.draft.plural for p in before) or two[0].para != word.para:
        return ()
    subject, verb = text.words[two[0].token], text.words[text.words[two[0].token].head]
    other = text.words[two[1].token]
    link = text.words[other.head] if other.dep == "pobj" else other
    joined = link.head == verb.i and (other.dep == "dobj" or link.lower == "with")
    return (two[0], two[1]) if subject.dep == "nsubj" and joined else ()


def _may_mean(word: Word, past: Past, text: Text) -> bool:
    """Whether a pair is what "them" takes up: of the sentence before only where it was the subject,
    and for a "they" that does not speak only where no plural stands nearer."""
    if word.lower == "them" and past.sent != word.sent:
        return past.subject
    speaks = is_saying(text.words[word.head].lower)
    nearer = [w for w in text.words[past.token + 1 : word.i] if w.tag == "NNS"]
    return word.lower != "they" or speaks or past.sent != word.sent or not nearer


SENTENCE = 30
"""Words before "they" in which its sentence may have a subject that is things."""


def _things_nearer(text: Text, word: Word, memory: Memory) -> bool:
    """Whether "them" or "their" has a plural noun of things before it in its sentence."""
    heads = {p.token for p in memory.past if p.sent == word.sent}
    if word.lower == "they":
        return any(
            w.tag == "NNS" and w.dep in ("nsubj", "nsubjpass") and w.i not in heads
            for w in text.words[max(0, word.i - SENTENCE) : word.i]
            if w.sent == word.sent
        )
    if word.lower not in ("them", "their") or not heads:
        return False
    subject = governing_subject(text, word)
    if subject in heads:
        return word.lower == "them" and _plural_thing(text, word, max(heads))
    return _plural_thing(text, word, max(heads))


def _plural_thing(text: Text, word: Word, after: int) -> bool:
    return any(
        w.tag == "NNS" and w.dep not in ("compound", "nmod") and not w.ent
        for w in text.words[after + 1 : word.i]
    )


PAIR = 8
"""Tokens between two names joined by "and", titles included; more, and they are told of apart."""


def _joined_pair(past: Past, around: Around) -> Sequence[Past]:
    """ "Bush and Putin": two people joined by "and", neither inside a longer list."""
    word = around.text.words[past.token]
    if word.dep != "conj" or past.draft.entity_kind is not EntityKind.PERSON or past.draft.plural:
        return ()
    first = [p for p in around.memory.past if p.token == word.head]
    if not first or first[0].draft.entity_kind is not EntityKind.PERSON or first[0].draft.plural:
        return ()
    listed = around.text.words[first[0].token].dep == "conj" or past.token - word.head > PAIR
    if listed:
        return ()
    return (first[0], past) if first[0].key != past.key else ()


def thing(draft: Draft, around: Around) -> Draft:
    """ "it", "its": the state or organisation that is the subject just before, else open."""
    text, word = around.text, around.text.words[draft.head]
    subject = governing_subject(text, word)
    if word.lower == "it" and word.dep in ("nsubj", "nsubjpass") and _empty(text, word):
        return draft.open("stands for no thing")
    if subject is not None and _of_participle(text, word):
        return _the_other(draft, around, subject)
    if subject is not None:
        past = next((p for p in reversed(around.memory.past) if p.token == subject), None)
        if past is None and word.lower == "its":
            past = _owner_of(text, subject, around.memory)
        if _other_between(around, word, subject):
            return draft.open("may be the subject or one named after it")
        if past and _is_party(past.draft) and _may_be_subject(text, word, subject):
            return same(draft, past.draft, USUAL, "the subject of its sentence")
        return draft.open("means something that is no party")
    if word.dep not in ("nsubj", "nsubjpass"):
        return draft.open("what it means is not clear")
    subjects = [p for p in around.memory.recent(word.sent - 1, 0) if p.subject]
    subjects = [p for p in subjects if p.sent == word.sent - 1 and p.para == word.para]
    keys = {p.key for p in subjects}
    if len(keys) == 1 and _is_party(subjects[0].draft):
        return same(draft, subjects[0].draft, THIN, "the subject of the sentence before")
    return draft.open("what it means is not clear")


def _the_other(draft: Draft, around: Around, subject: int) -> Draft:
    """The one party that a sentence names after its subject."""
    word = around.text.words[draft.head]
    here = [p for p in around.memory.past if p.sent == word.sent and p.draft.kind == "name"]
    own = {p.key for p in here if p.subject}
    others = {p.key: p for p in here
              if subject < p.token and _is_party(p.draft) and p.key not in own}  # fmt: skip
    if len(others) == 1:
        return same(draft, next(iter(others.values())).draft, NEAREST, "the other of the two")
    return draft.open("whom its own clause is about is not clear")


def _of_participle(text: Text, word: Word) -> bool:
    """ "Cut ties with Libya, accusing [it] of …": the object of a participle without a subject of
    its own is never the subject of the sentence, who does it."""
    verb = text.words[word.head]
    own = any(text.words[c].dep in ("nsubj", "nsubjpass") for c in text.children[verb.i])
    held = word.lower == "it" and word.dep == "dobj"
    return held and verb.tag == "VBG" and verb.dep == "advcl" and not own


def _other_between(around: Around, word: Word, subject: int) -> bool:
    """Whether "its" stands in a clause of its own, and another state is named before that."""
    text = around.text
    verb = word.head
    while not text.words[verb].tag.startswith("VB") and text.words[verb].head != verb:
        verb = text.words[verb].head
    if subject_of(text, verb) == subject:
        return False
    return any(
        subject < p.token < word.i and _is_party(p.draft) and p.draft.kind == "name"
        for p in around.memory.past
    )


def _owner_of(text: Text, subject: int, memory: Memory) -> Past | None:
    """ "The administration's push to expand its network": the owner of the subject."""
    owners = [c for c in text.children[subject] if text.words[c].dep == "poss"]
    return next((p for p in reversed(memory.past) if p.token in owners), None)


def _may_be_subject(text: Text, word: Word, subject: int) -> bool:
    """Whether the subject may be meant: not as object of its own verb, nor in a noun's clause."""
    if word.lower != "it":
        return True
    verb = text.words[word.head]
    if word.dep in ("nsubj", "nsubjpass"):
        up = text.words[verb.head]
        spoken = verb.dep == "ccomp" and is_saying(up.lower)
        return spoken or verb.dep in ("advcl", "conj", "parataxis")
    if word.dep == "pobj":
        verb = text.words[verb.head]
    return subject_of(text, verb.i) != subject or verb.dep in ("pcomp", "advcl")


def _is_party(draft: Draft) -> bool:
    return draft.entity_kind in (EntityKind.STATE, EntityKind.ORGANISATION) and not draft.plural


def _empty(text: Text, word: Word) -> bool:
    """ "it is clear that", "it seems": the pronoun of English grammar that means nothing."""
    children = text.children[word.head]
    clause = any(text.words[c].dep in ("ccomp", "csubj", "xcomp") and c > word.i for c in children)
    copula = text.words[word.head].lower in ("is", "was", "'s", "be", "seems", "seemed", "appears")
    return (clause and (copula or text.words[word.head].tag == "VBN")) or (
        copula
        and any(
            text.words[c].dep in ("attr", "acomp") and text.words[c].tag in ("CD", "NN", "JJ")
            for c in children
        )
    )


def _noun_of(text: Text, noun: int, memory: Memory) -> int:
    """The noun that a relative clause hangs on; that of "Mr. X, 56, who" is Mr. X."""
    word = text.words[noun]
    told = any(p.token == noun for p in memory.past)
    return word.head if not told and word.dep in ("appos", "nummod", "npadvmod") else noun


@cache
def _alliances() -> frozenset[str]:
    return frozenset(one.id for one in organisations() if one.kind == "alliance")


def alliance(draft: Draft, memory: Memory) -> Draft:
    """ "the alliance": the only one that the article has named so far, else open."""
    named = {p.key: p.draft for p in memory.past if p.key in _alliances()}
    bare = draft.core - draft.first == 1 and draft.last == draft.head + 1
    if len(named) != 1 or not bare or draft.loose or draft.plural:
        return draft.open("which alliance is not said")
    return same(draft, next(iter(named.values())), USUAL, "the only alliance named so far")


def _mention_at(noun: int, memory: Memory) -> Past | None:
    """The last name or nominal that holds a noun."""
    for past in reversed(memory.past):
        there = past.token == noun or past.draft.first <= noun < past.draft.last
        if there and past.draft.kind != "pronoun":
            return past
    return None


STEPS = 6
"""Steps up a parse from a relative pronoun, or a body, to the person whom the words describe."""


def _person_above(past: Past, around: Around) -> Past:
    """ "Mr. X, a spokesman for the Council, who": no council but the person that it describes."""
    words, i = around.text.words, past.token
    if not _is_party(past.draft):
        return past
    for _ in range(STEPS):
        up = words[i].head
        if words[i].dep not in ("pobj", "prep", "appos", "poss", "compound") or up == i:
            return past
        i = up
        above = _mention_at(i, around.memory) if words[i].noun else None
        if above and above.draft.entity_kind is EntityKind.PERSON and words[i].dep != "appos":
            return above
    return past


def relative(draft: Draft, around: Around) -> Draft:
    """ "who", "whose": what the relative clause hangs on."""
    text = around.text
    i = draft.head
    for _ in range(STEPS):
        if text.words[i].dep == "relcl":
            noun = _noun_of(text, text.words[i].head, around.memory)
            past = _mention_at(noun, around.memory)
            if past is not None:
                whose = text.words[draft.head].lower == "whose"
                past = past if whose else _person_above(past, around)
                found = same(draft, past.draft, FITTING, "what the clause hangs on")
                return replace(found, plural=past.draft.plural)
            break
        if text.words[i].head == i:
            break
        i = text.words[i].head
    return draft.open("what the clause hangs on is no mention")


def body_within(draft: Draft, memory: Memory) -> Draft | None:
    """ "[the UN] mission", "[NATO]'s office": the body whose it is; the state of the paragraph is
    not."""
    inside = (p.draft for p in reversed(memory.past) if draft.first <= p.token < draft.head)
    return next((one for one in inside if one.entity_kind is EntityKind.ORGANISATION), None)
