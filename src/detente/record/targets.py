"""What a decision is about: words of an article, an article, or the two sides of a link."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ..records import Article, Attribution, EventMention, Judgement, Mention
from ..spans import Span, hull, words_of
from . import anchor, codec, standing

VERDICTS: dict[str, tuple[str, ...]] = {
    "attribution": ("right", "wrong", "changed", "unsure", "note", "undone"),
    "event_mention": ("right", "wrong", "changed", "unsure", "note", "undone"),
    "mention": ("right", "wrong", "changed", "unsure", "note", "undone"),
    "entity": ("same", "different", "unsure", "note", "undone"),
    "copy": ("same", "different", "unsure", "note", "undone"),
    "event": ("same", "different", "unsure", "note", "undone"),
    "quotation": ("same", "different", "unsure", "note", "undone"),
    "dating": ("same", "different", "unsure", "note", "undone"),
    "discrepancy": ("right", "wrong", "unsure", "note", "undone"),
    "step": ("right", "wrong", "unsure", "note", "undone"),
    "published": ("changed", "note", "undone"),
    "outlet": ("changed", "note", "undone"),
    "note": ("note", "undone"),
}
"""Every kind of judgement and what may be said of it."""

ITEMS = ("attribution", "event_mention", "mention")
"""Kinds whose target is words of an article."""


LINKS = {
    "entity": ("left", "right"),
    "copy": ("article", "original"),
    "event": ("left", "right"),
    "quotation": ("left", "right"),
    "dating": ("article", "anchor"),
    "discrepancy": ("left", "right", "of"),
    "step": ("left", "of"),
}
"""Kinds that are about a link, and what their target names."""


@dataclass(frozen=True, slots=True)
class About:
    """What a decision is about, before it is one: a kind and a target (JSON, by content)."""

    kind: str
    target: str

    def says(self, verdict: str, by: str, *, value: object = None, why: str = "") -> Judgement:
        """The decision itself, not yet kept; `value` is text or the changed fields as a dict."""
        text = value if value is None or isinstance(value, str) else codec.dump(value)
        return Judgement("", self.kind, self.target, verdict, text, by, "", why)


def _words(article: Article, kind: str, span: Span, **more: str | None) -> About:
    return About(kind, codec.dump(_selected(article, span, **more)))


def _selected(article: Article, span: Span, **more: str | None) -> dict[str, Any]:
    return {"article": article.id, **asdict(anchor.select(article.text, span)), **more}


def anchor_of(item: Attribution | EventMention | Mention) -> Span:
    """The span by which an item is known again: content, anchor, or the mention itself.

    Raises BadSpan when an attribution has neither content nor cue.
    """
    if isinstance(item, Attribution):
        return hull(item.content or item.cue or item.source)
    return item.anchor if isinstance(item, EventMention) else item.span


def on_attribution(article: Article, item: Attribution) -> About:
    """A decision on an attribution, known by its content and cue."""
    cue = words_of(item.cue, article.text) if item.cue else None
    return _words(article, "attribution", anchor_of(item), id=item.id, cue=cue)


def on_event_mention(article: Article, item: EventMention) -> About:
    """A decision on an event mention, known by its anchor and type."""
    return _words(article, "event_mention", item.anchor, id=item.id, type=item.type)


def on_mention(article: Article, item: Mention) -> About:
    """A decision on whom a mention refers to."""
    return _words(article, "mention", item.span, id=None)


def on_article(kind: str, article: str, words: str | None = None) -> About:
    """A decision on a whole article: `published`, `outlet` or `note`."""
    return About(kind, codec.dump({"article": article, **({"words": words} if words else {})}))


def on_entities(one: str, other: str) -> About:
    """A decision whether two entities are one."""
    left, right = standing.pair(one, other)
    return About("entity", codec.dump({"left": left, "right": right}))


def on_copy(article: str, original: str) -> About:
    """A decision whether one article reprints the other."""
    return About("copy", codec.dump({"article": article, "original": original}))


Place = tuple[Article, Span]
"""Words of an article."""


def on_events(one: tuple[Article, EventMention], other: tuple[Article, EventMention]) -> About:
    """A decision whether two event mentions tell one event; of one article or of two."""
    sides = [_selected(a, m.anchor, id=m.id, type=m.type) for a, m in (one, other)]
    return _between("event", sides)


def on_quotations(one: tuple[Article, Attribution], other: tuple[Article, Attribution]) -> About:
    """A decision whether two attributions give one utterance."""
    sides = [
        _selected(a, anchor_of(m), id=m.id, cue=words_of(m.cue, a.text) if m.cue else None)
        for a, m in (one, other)
    ]
    return _between("quotation", sides)


def _between(kind: str, sides: list[dict[str, Any]], **more: str) -> About:
    """A target of two sides, in the order of their articles and places."""
    left, right = sorted(sides, key=lambda side: (side["article"], side["start"], side["exact"]))
    return About(kind, codec.dump({"left": left, "right": right, **more}))


def on_dating(article: str, anchor: str) -> About:
    """A decision whether an article has its day from that other article."""
    return About("dating", codec.dump({"article": article, "anchor": anchor}))


def on_discrepancy(kind: str, one: Place, other: Place) -> About:
    """A decision on a discrepancy of that kind between two accounts, known by their words."""
    return _between("discrepancy", [_selected(*one), _selected(*other)], of=kind)


def on_step(article: Article, span: Span, issue: str) -> About:
    """A decision on a step of a thread on an issue, known by the words that it rests on."""
    return About("step", codec.dump({"left": _selected(article, span), "of": issue}))


def undo(judgement: Judgement, by: str, why: str = "") -> Judgement:
    """The decision that takes another back; itself a judgement that can be taken back."""
    return Judgement(
        "", judgement.kind, judgement.target, standing.UNDONE, judgement.id, by, "", why
    )
