"""Who the source is: from the words of the source to an entity, or a description, or nobody.

The mentions stage has decided what each name, nominal and pronoun means; here one of its mentions
is chosen for the source. Where the words leave it open the entity stays None and the reason says
why; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ...mentions_index import MentionIndex
from ...records import EntityKind, Mention
from .circumstances import listener
from .scene import Found, Scene, runs

if TYPE_CHECKING:
    from ...language import Token

_FULL = 1.0


@dataclass(frozen=True, slots=True)
class Speaker:
    """The entity that a source means (None where open), its name or description, and why."""

    entity: str | None
    name: str | None
    why: str
    score: float = _FULL
    written: bool = False

    @property
    def is_document(self) -> bool:
        """Whether it is written, and says what it says since."""
        return self.written or self.why in (_THING, _THE_SAME)


NOBODY = Speaker(None, None, "the text names no source")


def speakers(found: Sequence[Found], scene: Scene, index: MentionIndex | None) -> list[Speaker]:
    """One speaker for each finding, in their order.

    "It" takes up the document that spoke last ("the decree … it said"), which mentions leave open.
    """
    result: list[Speaker] = []
    last_thing: Speaker | None = None
    for one in found:
        speaker = _speaker(one, scene, index)
        if speaker.name is None and _is_it(one, scene) and last_thing is not None:
            speaker = replace(last_thing, why=_THE_SAME)
        if speaker.why == _THING:
            last_thing = speaker
        if result and index and _is_told_before(speaker, found[: len(result)], one, scene, index):
            speaker = result[-1]
        result.append(speaker)
    return result


def _is_told_before(
    speaker: Speaker, before: Sequence[Found], one: Found, scene: Scene, index: MentionIndex
) -> bool:
    """Whether a pronoun was taken for one who has just been told: in "she told Vale. She said" the
    same one goes on speaking."""
    for old, new in pairwise(reversed((*before[-_GOES_ON:], one))):
        words = [scene.doc[i.subject].lower_ if i.subject is not None else "" for i in (old, new)]
        near = 0 <= scene.paragraph(old.head) - scene.paragraph(new.head) <= 1
        if words[0] != words[1] or words[0] not in {"he", "she"} or not near:
            return False
        told = listener(scene.doc[new.head], new)
        heard = [index.covering(t) for t in told.subtree] if told is not None else []
        if any(m is not None and m.entity == speaker.entity for m in heard if speaker.entity):
            return True
    return False


_GOES_ON = 4
"""Sayings of one unnamed "she" in a row, of which any may tell to whom she speaks."""
_SOME = frozenset(
    {"some", "many", "others", "several", "most", "few", "all", "none", "nobody", "everyone",
     "everybody", "anyone", "somebody", "someone", "one", "half", "both", "neither"}
)  # fmt: skip
"""Words for people of whom the text says no more."""
_THING = "a document that speaks"
_THE_SAME = '"it" takes up the document that spoke last'
_DESCRIBED = "described, not named"
_PAPERS = frozenset({
    "account", "accord", "ad", "agreement", "article", "blog", "book", "communique", "constitution",
    "declaration", "decree", "dispatch", "document", "editorial", "email", "file", "law", "letter",
    "memo", "memorandum", "message", "note", "paper", "passage", "plan", "poll", "post", "protocol",
    "record", "release", "report", "resolution", "review", "script", "statement", "study", "survey",
    "telegram", "text", "transcript", "treaty", "tweet", "website",
})  # fmt: skip
"""What is written and so can "say" something."""
_AMONG = "several, of whom one is named"
_OPEN = "mentions were not read"


def _is_it(one: Found, scene: Scene) -> bool:
    return one.subject is not None and scene.doc[one.subject].lower_ == "it"


def _speaker(one: Found, scene: Scene, index: MentionIndex | None) -> Speaker:
    if one.subject is None or not one.source:
        return NOBODY
    if index is None:
        return Speaker(None, _words(one, scene), _OPEN)
    groups = _meant(one, scene, index)
    meant = [mention for group in groups for mention in group]
    if len({mention.entity or mention.name for mention in meant}) > 1:
        return Speaker(None, _joined(groups, one, scene), "several sources")
    subject = scene.doc[one.subject]
    included = _included(subject, index) if not any(m.entity for m in meant) else None
    if included is not None:
        name = f"{_words(one, scene)}, including {included.name}"
        return Speaker(included.entity, name, _AMONG)
    if meant:
        return _of_mention(meant[0], _words(one, scene))
    if subject.lower_ in _SOME:
        return Speaker(None, _words(one, scene), "unnamed")
    if subject.pos_ != "PRON":
        spoken = subject.lemma_.lower() in _PAPERS
        return Speaker(None, _words(one, scene), _THING if spoken else _DESCRIBED)
    return Speaker(None, None, "what the source means is not known")


def _included(subject: Token, index: MentionIndex) -> Mention | None:
    """The one person named of several: "US officials, [including] Secretary Vale"; else None."""
    preps = [c for c in subject.children if c.dep_ == "prep" and c.lower_ == "including"]
    heads = [o for prep in preps for o in prep.children if o.dep_ == "pobj"]
    named = [index.at(o) or index.covering(o) for one in heads for o in (one, *one.conjuncts)]
    if subject.tag_ != "NNS" or len(named) != 1 or named[0] is None:
        return None
    return named[0] if named[0].entity and named[0].entity_kind is EntityKind.PERSON else None


def _joined(groups: Sequence[Sequence[Mention]], one: Found, scene: Scene) -> str:
    """The names of several sources, as one reads them; their words where one has no name."""
    if len(groups) == 1:
        names = [mention.name or "" for mention in groups[0]] if _all_known(groups[0]) else []
    else:
        names = [group[0].name or "" for group in groups if len(group) == 1]
        names = names if len(names) == len(groups) else []
    names = list(dict.fromkeys(names))
    if not names or not all(names):
        return scene.parse.span(*max(runs(one.source), key=lambda r: r[1] - r[0])).words(scene.text)
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _all_known(group: Sequence[Mention]) -> bool:
    return len({mention.span for mention in group}) == 1 and all(m.entity for m in group)


def _of_mention(mention: Mention, words: str) -> Speaker:
    why = mention.why or "by name"
    if mention.entity is not None:
        return Speaker(mention.entity, mention.name, why, mention.score)
    if mention.kind == "pronoun" and mention.described is None:
        return Speaker(None, None, why or "what the pronoun means is not clear", mention.score)
    return Speaker(None, mention.described or mention.name or words, why, mention.score)


def _meant(one: Found, scene: Scene, index: MentionIndex) -> list[list[Mention]]:
    """The mentions that each head of the source stands for: its subject, and those joined to it."""
    subject = scene.doc[one.subject or 0]
    heads = {subject.i, *(c.i for c in subject.conjuncts if c.i in one.source)}
    heads |= _across_titles(one, scene, index)
    if subject.tag_ == "WDT" and subject.head.dep_ == "relcl":
        heads.add(subject.head.head.i)  # "the police, which reported …"
    found = [_of_head(scene.doc[head], one, scene, index) for head in sorted(heads)]
    found = [group for group in found if group]
    if any(mention.entity for group in found for mention in group) or subject.pos_ == "PRON":
        return found
    return _beside(subject, one, index) or found


def _beside(subject: Token, one: Found, index: MentionIndex) -> list[list[Mention]]:
    """The name beside a description: "a northern paper, the Herald, reported"."""
    beside = [t for t in subject.children if t.dep_ == "appos" and t.i in one.source]
    told = [index.at(t) or index.covering(t) for t in beside]
    names = [m for m in told if m is not None and m.entity is not None and m.kind == "name"
             and m.entity_kind in _NAMED]  # fmt: skip
    return [[mention] for mention in names[:1]] or _at_the_end(subject, one, index)


_NAMED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})


def _at_the_end(subject: Token, one: Found, index: MentionIndex) -> list[list[Mention]]:
    """The person whose name ends the source after a comma: "his partner in Oslo, Ida Sund, …"."""
    last = subject.doc[max(i for i in one.source if subject.doc[i].text != ",")]
    name = index.covering(last)
    if name is None or name.kind != "name" or name.entity_kind is not EntityKind.PERSON:
        return []
    first = min((i for i in one.source if index.covering(subject.doc[i]) == name), default=0)
    apart = first > subject.i and subject.doc[first - 1].text == ","
    return [[name]] if apart and name.entity is not None else []


def _of_head(head: Token, one: Found, scene: Scene, index: MentionIndex) -> list[Mention]:
    several = index.all_at(head) or _around(head.i, one, scene, index)
    longest = max((m.span.end - m.span.start for m in several), default=0)
    named = [m for m in several if m.entity is not None] or list(several)
    return [m for m in named if m.span.end - m.span.start == longest] or named[:1]


def _across_titles(one: Found, scene: Scene, index: MentionIndex) -> set[int]:
    """The heads of names that only "and" parts from the subject's, whatever the parser joined.

    "President Vale and Prime Minister Sund": titles lead the parser to read one long name.
    """
    mention = index.covering(scene.doc[one.subject or 0])
    if mention is None or mention.entity is None:
        return set()
    tokens = scene.parse.tokens(mention.span)
    joint = tokens[0].i - 1
    if joint - 1 not in one.source or scene.doc[joint].lower_ != "and":
        return set()
    before = index.covering(scene.doc[joint - 1])
    if before is None or before.entity is None or before.head not in one.source:
        return set()
    return {before.head}


def _around(head: int, one: Found, scene: Scene, index: MentionIndex) -> list[Mention]:
    """The mention of which the head is only a part: a surname inside title and name."""
    mention = index.covering(scene.doc[head])
    if mention is None or mention.head not in one.source:
        return []
    return [mention]


def _words(one: Found, scene: Scene) -> str:
    """The source in the words of the text, without what follows a comma."""
    first, last = next(
        run for run in runs(one.source) if one.subject is None or run[0] <= one.subject < run[1]
    )
    kept = first
    while kept < last and (scene.doc[kept].text != "," or kept < (one.subject or 0)):
        kept += 1
    return scene.parse.span(first, max(first + 1, kept)).words(scene.text)
