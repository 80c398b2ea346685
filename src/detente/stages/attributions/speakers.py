"""Who the source is: from the words of the source to an entity, or a description, or nobody.

The mentions stage has decided what each name, nominal and pronoun means; here one of its mentions
is chosen for the source. Where the words leave it open the entity stays None and the reason says
why; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...mentions_index import MentionIndex
from ...records import Mention
from .scene import Found, Scene, runs

_FULL = 1.0


@dataclass(frozen=True, slots=True)
class Speaker:
    """The entity that a source means (None where open), its name or description, and why."""

    entity: str | None
    name: str | None
    why: str
    score: float = _FULL


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
            speaker = replace(last_thing, why='"it" takes up the document that spoke last')
        if speaker.why == _THING:
            last_thing = speaker
        result.append(speaker)
    return result


_SOME = frozenset(
    {"some", "many", "others", "several", "most", "few", "all", "none", "nobody", "everyone",
     "everybody", "anyone", "somebody", "someone", "one", "half", "both", "neither"}
)  # fmt: skip
"""Words for people of whom the text says no more."""
_THING = "a document or thing that speaks"
_OPEN = "mentions were not read"


def _is_it(one: Found, scene: Scene) -> bool:
    return one.subject is not None and scene.doc[one.subject].lower_ == "it"


def _speaker(one: Found, scene: Scene, index: MentionIndex | None) -> Speaker:
    if one.subject is None or not one.source:
        return NOBODY
    if index is None:
        return Speaker(None, _words(one, scene), _OPEN)
    meant = _meant(one, scene, index)
    names = list(dict.fromkeys(mention.name or "" for mention in meant))
    if len({mention.entity or mention.name for mention in meant}) > 1:
        same = len({mention.span for mention in meant}) == 1 and all(m.entity for m in meant)
        name = " and ".join(names) if same else _words(one, scene)
        return Speaker(None, name, "several sources")
    if meant:
        return _of_mention(meant[0])
    if scene.doc[one.subject].lower_ in _SOME:
        return Speaker(None, _words(one, scene), "unnamed")
    if scene.doc[one.subject].pos_ == "NOUN":
        return Speaker(None, _words(one, scene), _THING)
    return Speaker(None, None, "what the source means is not known")


def _of_mention(mention: Mention) -> Speaker:
    why = mention.why or "by name"
    if mention.entity is not None:
        return Speaker(mention.entity, mention.name, why, mention.score)
    if mention.kind == "pronoun" and mention.described is None:
        return Speaker(None, None, why or "what the pronoun means is not clear", mention.score)
    return Speaker(None, mention.described or mention.name, why, mention.score)


def _meant(one: Found, scene: Scene, index: MentionIndex) -> list[Mention]:
    """The mentions that the source's head and what is joined to it by "and" stand for."""
    subject = scene.doc[one.subject or 0]
    heads = [subject, *(c for c in subject.conjuncts if c.i in one.source and c.i > subject.i)]
    meant: list[Mention] = []
    for head in heads:
        several = index.all_at(head) or _around(head.i, one, scene, index)
        longest = max((m.span.end - m.span.start for m in several), default=0)
        named = [m for m in several if m.entity is not None] or several
        meant += [m for m in named if m.span.end - m.span.start == longest] or named[:1]
    return meant


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
