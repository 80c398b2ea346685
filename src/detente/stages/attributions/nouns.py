"""Cues that are nouns, adjectives and set phrases.

"Bush's offer to …", "a warning that …", "expressed concern that …", "is ready to …",
"according to the ministry", "reportedly".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...tables.cues import Cue, cues
from .contents import subtree
from .opinions import by_itself
from .people import phrase, source_tokens, subject_of
from .scene import NAMED, NONE, Found, Scene, Tokens

if TYPE_CHECKING:
    from ...language import Token

_LIGHT = frozenset({
    "express", "make", "issue", "release", "give", "offer", "voice", "raise", "deliver", "put",
    "show", "send", "have", "reiterate", "repeat", "announce", "unveil", "renew", "hold", "take",
})  # fmt: skip
"""Verbs that leave the saying to their object: "made an offer", "voiced concern"."""
_ANY_NOUN = Cue(
    "", "noun", "said", frozenset({"clause"}), frozenset({"at", "about", "over", "for"})
)
_PREDICATES = frozenset({"acomp", "ccomp", "oprd", "conj"})


def noun_cues(scene: Scene) -> Iterator[Found]:
    """Attributions whose cue is a noun with a source of its own, or under a light verb."""
    for noun in scene.doc:
        if noun.pos_ != "NOUN" or scene.quote_at(noun.i) is not None:
            continue
        for cue in cues("noun").get(noun.lemma_.lower(), _felt(noun)):
            found = _of_noun(noun, cue)
            if found is not None:
                yield found
                break


def _felt(noun: Token) -> tuple[Cue, ...]:
    """Any noun may be what one expresses: "expressed amusement that …"."""
    expressed = noun.dep_ == "dobj" and noun.head.lemma_.lower() in {"express", "voice"}
    return (_ANY_NOUN,) if expressed else ()


def _of_noun(noun: Token, cue: Cue) -> Found | None:
    content, extra = _complement(noun, cue)
    if not content:
        return None
    owner, own = _owner(noun)
    if owner is None or _is_to_come(noun):
        return None
    if noun.head.lemma_ == "raise" and not _is_holder(owner):
        return None
    source = source_tokens(owner) - own - content
    verb = noun.head if noun.dep_ == "dobj" else None
    if owner.dep_ == "poss":
        source |= {c.i for c in owner.children if c.dep_ == "case"}
    content = content - own - extra
    rule = "noun" if verb is None or owner.head == noun else "verb and noun"
    return Found(source, own | extra, content, noun.i, cue.stance, rule, owner.i)


def _is_to_come(noun: Token) -> bool:
    """ "Will be allowed to make their case": it has not been made."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in {"make", "give", "put"}:
        return False
    if verb.dep_ != "xcomp" or not any(t.tag_ == "TO" for t in verb.children):
        return False
    return any(t.tag_ == "MD" for t in verb.head.children)


def _is_holder(owner: Token) -> bool:
    """Whether it is somebody: events and papers raise questions that nobody asked."""
    return owner.ent_type_ in NAMED or owner.tag_ in {"PRP", "WP"}


def _complement(noun: Token, cue: Cue) -> tuple[Tokens, Tokens]:
    """The clause or prepositional phrase that holds what the noun says."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in {"acl", "ccomp"} and _fits(child, cue):
            return subtree(child), NONE
        light = noun.dep_ == "dobj" and noun.head.lemma_.lower() in _LIGHT
        light = light or any(c.dep_ == "poss" and c.ent_type_ in NAMED for c in noun.children)
        if light and child.dep_ == "prep" and child.lower_ in cue.preps and child.i == noun.i + 1:
            inner = [c for c in child.children if c.dep_ in {"pobj", "pcomp"}]
            if inner:
                return frozenset().union(*(subtree(c) for c in inner)), frozenset({child.i})
    return NONE, NONE


def _fits(child: Token, cue: Cue) -> bool:
    infinitive = any(t.tag_ == "TO" and t.dep_ == "aux" for t in child.children)
    if infinitive:
        return "infinitive" in cue.takes
    marked = any(t.dep_ == "mark" and t.lower_ in {"that", "whether", "if"} for t in child.children)
    return "clause" in cue.takes and marked


def _owner(noun: Token) -> tuple[Token | None, Tokens]:
    """Whose it is, and the tokens of the cue: "Bush's offer", "he made an offer"."""
    own = {noun.i}
    for child in noun.children:
        named = child.dep_ in {"compound", "nmod", "amod"} and child.ent_type_ in NAMED
        if child.dep_ == "poss" or (named and child.i < noun.i):
            return child, frozenset(own | (_adjectives(noun) - {child.i}))
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in _LIGHT:
        subject, passive = subject_of(noun.head)
        if subject is not None and not passive:
            from .verbs import cue_tokens

            verb = cue_tokens(noun.head, subject)
            return subject, frozenset(range(min(verb), noun.i + 1)) - source_tokens(subject)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None:
                return inner, frozenset(own)
    return None, NONE


def _adjectives(noun: Token) -> set[int]:
    return {c.i for c in noun.children if c.dep_ in {"amod", "compound"} and c.i < noun.i}


def adjective_cues(scene: Scene) -> Iterator[Found]:
    """Attributions whose cue is "is ready to …", "was sure that …", "made clear that …"."""
    for adjective in scene.doc:
        able = cues("adjective").get(adjective.lower_, ())
        if adjective.dep_ not in _PREDICATES or scene.quote_at(adjective.i) is not None:
            continue
        for cue in able:
            found = _of_adjective(adjective, cue, scene)
            if found is not None:
                yield found
                break


def _of_adjective(adjective: Token, cue: Cue, scene: Scene) -> Found | None:
    from .verbs import cue_tokens

    verb = adjective.head
    if verb.pos_ not in {"VERB", "AUX"} or (adjective.lower_ == "sure" and verb.lemma_ == "make"):
        return None
    subject, passive = subject_of(verb)
    content, extra = _of_complement(adjective, cue)
    after = adjective.nbor(1) if adjective.i + 1 < len(adjective.doc) else adjective
    if adjective.lower_ == "clear" and after.lower_ in {"that", "how", "why", "whether"}:
        first = verb.dep_ == "advcl" and verb.head.i > verb.i  # "because it is clear that …, they"
        end = verb.right_edge.i + 1 if first else scene.sentence_end(after.i)
        content = frozenset(range(after.i, end))
    if not content or subject is None or passive or by_itself(subject):
        return None
    if subject.lower_ in {"it", "this", "that"} and cue.word == "clear" and verb.lemma_ == "be":
        return None
    own = frozenset(range(min(cue_tokens(verb, subject)), adjective.i + 1)) | extra
    source = source_tokens(subject)
    return Found(
        source - own, own - source, content - own, adjective.i, cue.stance, "adjective", subject.i
    )


def _of_complement(adjective: Token, cue: Cue) -> tuple[Tokens, Tokens]:
    for child in adjective.children:
        if child.i < adjective.i:
            continue
        if child.dep_ in {"xcomp", "ccomp"}:
            infinitive = any(t.tag_ == "TO" for t in child.children)
            if ("infinitive" if infinitive else "clause") in cue.takes:
                return subtree(child), NONE
        if child.dep_ == "prep" and child.lower_ in cue.preps:
            inner = [c for c in child.children if c.dep_ in {"pobj", "pcomp"}]
            if inner:
                return frozenset().union(*(subtree(c) for c in inner)), frozenset({child.i})
    return NONE, NONE


def according_to(scene: Scene) -> Iterator[Found]:
    """ "According to X, …" and "…, according to X": the content is the rest of the sentence."""
    for token in scene.doc:
        if token.lower_ not in {"according", "per"} or scene.quote_at(token.i) is not None:
            continue
        found = _according(token, scene)
        if found is not None:
            yield found


def _according(token: Token, scene: Scene) -> Found | None:
    to = scene.doc[token.i + 1] if token.i + 1 < len(scene.doc) else token
    if to.lower_ != "to" or token.lower_ != "according":
        return None
    inner = next((c for c in (*to.children, *token.children) if c.dep_ == "pobj"), None)
    if inner is None and to.dep_ == "aux":
        inner = next((c for c in to.head.children if c.dep_ == "dobj"), None)
    if inner is None or inner.i <= to.i:
        return None
    source = frozenset(i for i in phrase(inner) if i > to.i)
    start, stop = scene.sentence_start(token.i), scene.sentence_end(token.i)
    content = _rest_of_sentence(token, source, (start, stop), scene)
    if not content:
        source = _to_comma(source, inner, scene)
        content = _rest_of_sentence(token, source, (start, stop), scene)
    if not content:
        return None
    cue = frozenset({token.i, to.i})
    return Found(source, cue, content, token.i, "said", "according to", inner.i)


def _to_comma(source: Tokens, noun: Token, scene: Scene) -> Tokens:
    """The source up to its first comma, where the parser took the whole rest for an apposition."""
    comma = next((i for i in sorted(source) if i > noun.i and scene.doc[i].text == ","), None)
    return source if comma is None else frozenset(i for i in source if i < comma)


def _rest_of_sentence(
    token: Token, source: Tokens, sentence: tuple[int, int], scene: Scene
) -> Tokens:
    """What stands before and after the phrase; inside brackets, only what stands in them."""
    start, stop = sentence
    for i in range(start, token.i):
        closed = scene.doc[i].text == "(" and any(t.text == ")" for t in scene.doc[i : token.i])
        if scene.doc[i].text in {"(", ":"} and scene.quote_at(i) is None and not closed:
            start = i + 1
    after = max(source) + 1
    rest = range(0)
    if after + 1 < stop and scene.doc[after].text == "," and not _is_relative(scene.doc[after + 1]):
        rest = range(after + 1, stop)
    if token.i - start <= 1:
        while after < stop and scene.doc[after].text != ",":
            after += 1
        return frozenset(range(after + 1, stop))
    return frozenset(range(start, token.i)) | frozenset(rest)


def _is_relative(token: Token) -> bool:
    return token.tag_ in {"WP", "WDT", "WP$", "VBG"}
