"""Whose the people, bodies and pronouns of an article are, where it tells so in other words than
those that name them: "Ethiopia's Aro Vale", "the Foreign Ministry in Oslo", "the minister", "our
soldiers".

What is taught is the state alone: who somebody is, the mentions have told as far as they can. An
event whose side was taught says so in its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ....language import Parse
from ....mentions_index import MentionIndex
from ....records import Attribution, EntityKind, Mention
from ....tables import actions, states
from ....tables.roles import OTHERS
from .. import grammar
from ..mentioned import FLAG
from ..somebody import HASHED
from . import abroad, at_home, flags, itself, ministers, there
from .lesson import Lesson

if TYPE_CHECKING:
    from ....language import Token

Step = tuple[Callable[[Mention, MentionIndex, Parse], str | None], str]
BODIES = frozenset({
    "ministry", "government", "cabinet", "army", "military", "navy", "parliament", "commission",
    "command", "staff", "guard", "department", "agency", "office", "council", "presidency",
    "court", "congress", "senate",
})  # fmt: skip
"""Last words of bodies that every state has."""
OURS = frozenset({"we", "us", "our", "ours"})
OWNED = frozenset({
    "ship", "boat", "vessel", "fisherman", "sailor", "border", "frontier", "coast", "soldier",
    "troop", "citizen", "national", "goods", "product", "export", "embassy", "diplomat", "aircraft",
    "territory", "water", "airspace", "soil", "nose", "doorstep", "farmer", "compatriot",
})  # fmt: skip
"""What a paper of the state calls "our", though nobody is quoted."""
VAGUE = frozenset({"time", "moment", "occasion", "day"})
MEN = frozenset({"man", "serviceman", "conscript", "sailor", "citizen", "national", "fisherman"})
FELLOWS = frozenset({"friend", "brother", "counterpart", "colleague", "host", "guest", "critic",
                     "opponent", "partner"})  # fmt: skip
"""Nouns for somebody whom another has, mostly of another state."""
SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative"})
MET = frozenset({"CONSULT"})
SELVES = (EntityKind.STATE, EntityKind.ORGANISATION)


def teach(
    mentions: Iterable[Mention],
    said: Iterable[Attribution],
    parse: Parse,
    home: str | None = None,
) -> Lesson:
    """The mentions of an article, those without a state given the one that the article tells;
    `home` is the ISO3 of the state in which the report is at home, None where none is."""
    lesson = Lesson(mentions, parse)
    index = MentionIndex(lesson.mentions, parse)
    lesson.take([abroad.held(m, index, parse) for m in lesson.mentions], abroad.WHOSE)
    lesson.add(flags.flown(lesson.mentions, parse), FLAG)
    index = MentionIndex(lesson.mentions, parse)
    own: Step = (partial(ministers.of_home, home=home), OWN)
    body: Step = (partial(at_home.at_home, home=home), OWN)
    for rule, how in (*STEPS, own, body, _FORMER):
        found = lesson.mentions
        taught = {m: state for m in found if _open(m) and (state := rule(m, index, parse))}
        if taught:
            lesson.take([_of(m, taught) for m in found], how)
            lesson.take(_spread(lesson.mentions, taught), "as elsewhere in the article")
            index = MentionIndex(lesson.mentions, parse)
    told = list(said)
    lesson.take(_spoken(lesson.mentions, told, index, parse), "whose words they are")
    lesson.take(_papers(lesson.mentions, told, parse, home), "whose paper it is")
    return lesson


def _of(mention: Mention, taught: dict[Mention, str]) -> Mention:
    """A mention with what was taught of it; a pronoun that stands for a state is called by it."""
    state = taught.get(mention)
    if state is None:
        return mention
    return replace(mention, state=state, name=mention.name or states.by_iso3()[state].name)


def _open(mention: Mention) -> bool:
    return mention.state is None and (mention.entity is None or bool(HASHED.match(mention.entity)))


def _spread(found: list[Mention], taught: dict[Mention, str]) -> list[Mention]:
    """What one name of somebody tells holds for all, where the article tells of one state alone."""
    told: dict[str, set[str]] = {}
    for mention, state in taught.items():
        if mention.entity is not None and mention.kind == "name":
            told.setdefault(mention.entity, set()).add(state)
    sure = {entity: next(iter(some)) for entity, some in told.items() if len(some) == 1}
    return [replace(m, state=sure[m.entity]) if m.state is None and m.entity in sure else m
            for m in found]  # fmt: skip


def _beside(mention: Mention, index: MentionIndex, parse: Parse) -> str | None:
    """ "Ethiopia's Aro Vale", "Aro Vale of Ethiopia", "the Foreign Ministry in Oslo", "a spokesman
    for the Foreign Ministry of Norway"."""
    head = parse.doc[mention.head]
    person = mention.entity_kind is EntityKind.PERSON and mention.kind != "pronoun"
    if grammar.noun_lemma(head).lower() in OTHERS | FELLOWS:
        return None  # "its neighbours" are others
    body = _body(mention, parse) is not None
    if not (person or body):
        return None
    after = grammar.prepositions(head)
    owners = [*grammar.children(head, "poss"), *after.get("of", [])]
    if mention.kind == "nominal" and person and _serving(head):
        owned = [m.state for one in grammar.children(head, "poss") for m in index.all_at(one)]
        if len(owned) == 1 and owned[0]:
            return owned[0]
    if mention.kind == "nominal" and person:
        owners += after.get("for", []) if head.lemma_.lower() in SPEAKING else []
    found = {state for one in owners if (state := itself.party(one, index))}
    if not found and (head.dep_ == "appos" or mention.kind == "name"):
        found = _said_to_be(head, index) or abroad.leading(head, index)
    if not found and body and (named := _called_with(mention, parse)):
        return named
    if not found and body:
        found = {state for one in after.get("in", []) if (state := capital(one))}
    return next(iter(found)) if len(found) == 1 else None


def _said_to_be(head: Token, index: MentionIndex) -> set[str]:
    """ "A [Chadian] counsellor, Aro Vale", "Aro Vale was the first senior [Chadian] official to …":
    the state in what somebody is."""
    verb = head.head
    if head.dep_ == "appos":
        beside = [verb, *grammar.children(verb, *grammar.MODIFIERS)]
    elif head.dep_ == "nsubj" and verb.lemma_ == "be":
        offices = [one for one in grammar.children(verb, "attr") if _serving(one)]
        beside = [mod for one in offices for mod in grammar.children(one, *grammar.MODIFIERS)]
    else:
        return set()
    return {m.state for one in beside for m in index.all_at(one)[:1] if m.state}


def _called_with(mention: Mention, parse: Parse) -> str | None:
    """ "The Supreme Court of Norway": the state in a body's own name."""
    words = " ".join(one.text for one in parse.tokens(mention.span))
    state = states.state_named(words.rpartition(" of ")[2].removeprefix("the "))
    return state.iso3 if state is not None else None


def _serving(head: Token) -> bool:
    """Whether a noun is for people who act in politics for somebody: "his envoy", "its men"."""
    return grammar.noun_lemma(head).lower() in actions.classes()["political"] | MEN


def _body(mention: Mention, parse: Parse) -> str | None:
    """The word for a body: of "Ministry of Foreign Affairs", whichever word the parser has on top,
    the ministry."""
    if mention.entity_kind not in SELVES or mention.kind == "pronoun":
        return None
    tokens = parse.tokens(mention.span)
    if any(one.pos_ == "NUM" for one in tokens):
        return None
    return next(
        (
            one.lemma_.lower()
            for one in tokens
            if one.lemma_.lower() in BODIES
            and (one.i == tokens[-1].i or one.nbor().lower_ in ("of", "in"))
        ),
        None,
    )


def capital(token: Token) -> str | None:
    """The ISO3 of the state whose capital a word names."""
    state = states.state_named(token.text) if token.pos_ == "PROPN" else None
    return state.iso3 if state is not None and state.capital == token.text else None


def _held(mention: Mention, index: MentionIndex, parse: Parse) -> str | None:
    """ "The minister", where the article names one of that office; "in Oslo, a ministry official
    said"; "the ministry", of whoever speaks of it."""
    head = parse.doc[mention.head]
    person = mention.entity_kind is EntityKind.PERSON
    if person and mention.kind == "nominal":
        return _holder(mention, index, parse) or _scene(head)
    if person and mention.kind == "name" and _titled(head):
        return _scene(head) or _same_office(mention, index, parse)
    if _body(mention, parse) is not None:
        return _scene(head) or _speaking(head, index)
    return None


def _again(mention: Mention, index: MentionIndex, parse: Parse) -> str | None:
    """ "The ministry", "ministry spokesman Aro Vale", "the spokesman", where all that the article
    has called so before are of one state; "he", where that is who is meant."""
    head = parse.doc[mention.head]
    if mention.kind == "pronoun":
        same = [m for m in index.all if m.kind == "nominal" and m.name == mention.name
                and m.span.start < mention.span.start]  # fmt: skip
        return same[-1].state if same and mention.entity is None else None
    word = _called(mention, parse)
    if word is None or not (_definite(head) or mention.kind == "name"):
        return None
    before = [m for m in index.all if m.span.start < mention.span.start and m.kind != "pronoun"
              and parse.segment(parse.doc[m.head]).kind != "title"]  # fmt: skip
    told = {m.state for m in before if _called(m, parse) == word
            and (m.state or not _definite(parse.doc[m.head]))}  # fmt: skip
    return next(iter(told)) if len(told) == 1 else None


def _definite(head: Token) -> bool:
    return any(child.lower_ == "the" for child in head.lefts)


def _called(mention: Mention, parse: Parse) -> str | None:
    """The word for a body, for whoever speaks for one, or for the body that he speaks for."""
    body = _body(mention, parse)
    if body is not None or mention.entity_kind is not EntityKind.PERSON:
        return body
    words = [grammar.noun_lemma(one).lower() for one in parse.tokens(mention.span)]
    if mention.kind == "nominal":
        return words[-1] if words and words[-1] in SPEAKING else None
    return next((word for word in words if word in BODIES), None)


def _titled(head: Token) -> bool:
    words = actions.classes()["titled"]
    return any(one.lower_ in words for one in head.doc[max(0, head.i - 4) : head.i])


def _holder(mention: Mention, index: MentionIndex, parse: Parse) -> str | None:
    """The state of the one person whom the article has named with the words of an office."""
    words = [token.text for token in parse.tokens(mention.span)]
    if len(words) < 2 or words[0].lower() != "the" or words[-1].islower() or mention.plural:
        return None
    office = " ".join(words[1:])
    named = [m for m in index.all if m.kind == "name" and m.entity_kind is EntityKind.PERSON
             and m.span.start < mention.span.start and m.state]  # fmt: skip
    holders = {m.state for m in named if office in _up_to(m, parse)}
    return next(iter(holders)) if len(holders) == 1 else None


def _same_office(mention: Mention, index: MentionIndex, parse: Parse) -> str | None:
    """ "Trade Minister Aro Vale", after "Chad's trade minister", the only one that the article
    calls so."""
    head = parse.doc[mention.head]
    before = [one.lower_ for one in head.doc[max(head.sent.start, head.i - 5) : head.i]]
    ends = [n for n, word in enumerate(before) if word in ("minister", "secretary")]
    if not ends or not ends[-1]:
        return None
    office = before[ends[-1] - 1 : ends[-1] + 1]
    told = {m.state for m in index.all if m.kind == "nominal" and not m.plural
            and parse.doc[m.head].sent.start < head.sent.start and m.state
            and [one.lower_ for one in parse.tokens(m.span)][-2:] == office}  # fmt: skip
    return next(iter(told)) if len(told) == 1 else None


def _up_to(mention: Mention, parse: Parse) -> str:
    """The words of a name, with the titles before it."""
    head = parse.doc[mention.head]
    first = max(head.sent.start, head.i - 8)
    return " ".join(parse.doc[first : head.i + 1].text.split())


def _scene(head: Token) -> str | None:
    """ "In Oslo, Foreign Minister Aro Vale said": the state whose capital opens the sentence, of
    the one who is its subject and speaks there; a guest meets somebody."""
    verb = head.head
    if head.dep_ != "nsubj" or verb.dep_ != "ROOT":
        return None
    rules = actions.rules().get((grammar.lemma(verb), "verb"), ())
    if any(rule.type in MET for rule in rules):
        return None
    opening = [c for c in grammar.children(verb, "prep") if c.lower_ == "in" and itself.opens(c)]
    spots = [one for prep in opening for one in grammar.children(prep, "pobj")]
    return capital(spots[0]) if len(spots) == 1 else None


def _speaking(head: Token, index: MentionIndex) -> str | None:
    """ "Vale said the ministry had lodged a protest": the state of whoever says so."""
    if grammar.prepositions(head) or grammar.children(head, "poss"):
        return None
    verb, said = grammar.clause_verb(head), False  # "said …, adding that the ministry …"
    for _ in range(grammar.DEEPEST):
        if verb.dep_ not in ("ccomp", "advcl", "xcomp", "conj") or verb.head.i == verb.i:
            return None
        embedded, verb = verb.dep_ == "ccomp", verb.head
        own = [state for one in grammar.children(verb, "nsubj") if (state := _whose(one, index))]
        said = said or (embedded and not own and verb.dep_ == "advcl" and verb.tag_ == "VBG")
        if (embedded or said) and own:
            return own[0] if verb.i < head.i else None
        if not embedded and own:
            return None
    return None


def _whose(token: Token, index: MentionIndex) -> str | None:
    mention = index.at(token)
    return mention.state if mention is not None else None


def _spoken(
    found: list[Mention], attributions: Iterable[Attribution], index: MentionIndex, parse: Parse
) -> list[Mention]:
    """ "We" and "our", in words that a state's people are quoted with: whoever speaks."""
    taught: dict[Mention, Mention] = {}
    for one in attributions:
        speaking = {m.state: m for span in one.source for m in index.inside(span) if m.state}
        if len(speaking) != 1 or one.kind == "indirect":
            continue
        speaker = next(iter(speaking.values()))
        for span in one.content:
            taught |= {m: speaker for m in index.inside(span) if _ours(m, parse)}
    return [_by(m, taught[m]) if m in taught else m for m in found]


def _papers(
    found: list[Mention], attributions: Iterable[Attribution], parse: Parse, home: str | None
) -> list[Mention]:
    """ "Our ships", "our country", where nobody is quoted: of the state whose paper it is."""
    quoted = [span for one in attributions if one.kind != "indirect" for span in one.content]
    state = states.by_iso3()[home] if home is not None else None

    def ours(mention: Mention) -> bool:
        head = parse.doc[mention.head]
        owned = head.lower_ == "our" and grammar.noun_lemma(head.head) in OWNED
        return (
            owned
            and _ours(mention, parse)
            and not any(span.overlaps(mention.span) for span in quoted)
        )

    if state is None:
        return found
    return [replace(m, entity=state.id, name=state.name, state=home) if ours(m) else m
            for m in found]  # fmt: skip


def _by(mention: Mention, speaker: Mention) -> Mention:
    return replace(mention, entity=speaker.entity, name=speaker.name, state=speaker.state)


def _ours(mention: Mention, parse: Parse) -> bool:
    """Whether words stand for whoever speaks; of "times when we agreed" nothing is told."""
    words = {token.lower_ for token in parse.tokens(mention.span)[:1]}
    verb = parse.doc[mention.head].head
    vague = verb.dep_ == "relcl" and verb.head.lemma_ in VAGUE
    return mention.entity is None and mention.state is None and bool(words & OURS) and not vague


_NEAR = (_beside, "which the words beside it name")
OWN = "where the report was filed, or whose paper it is"
"""What a reason says of ministers whom their own state's press names without it."""
_FORMER = (itself.state_of, "which the words before are about")
STEPS: tuple[Step, ...] = (
    (there.there, "which was named last before"),
    _NEAR,
    (_held, "by the office, the capital or the speaker named with it"),
    (_again, "as the others whom the article calls so"),
    _FORMER,
    _FORMER,
    _NEAR,
    (abroad.of_country, "the country that was named last"),
)
"""The steps in their order, each building on those before, and what a reason says of each."""
