"""Looking up the mentions of one reading by token or span, for every stage after `mentions`."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from .language import Parse
from .records import Mention
from .spans import Span

if TYPE_CHECKING:
    from .language import Token


class MentionIndex:
    """The mentions of one article, by head token and by span.

    A plural mention of two entities ("the two leaders") is two mentions over one span; `at` and
    `covering` then give the first, `all_at` gives both.
    """

    def __init__(self, mentions: Iterable[Mention], parse: Parse) -> None:
        self._parse = parse
        self._mentions = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [mention.span.start for mention in self._mentions]
        self._by_head: dict[int, list[Mention]] = {}
        self._by_token: dict[int, list[Mention]] = {}
        for mention in self._mentions:
            self._by_head.setdefault(mention.head, []).append(mention)
            for i in parse.places(mention.span):
                self._by_token.setdefault(i, []).append(mention)

    def at(self, token: Token) -> Mention | None:
        """The mention whose head is the token, the longest when several are."""
        return next(iter(self.all_at(token)), None)

    def all_at(self, token: Token) -> list[Mention]:
        """Every mention whose head is the token, the longest first; may be empty."""
        several = self._by_head.get(token.i, [])
        if len(several) < 2:
            return list(several)
        return sorted(several, key=lambda m: (m.span.start - m.span.end, m.name or ""))

    def covering(self, token: Token) -> Mention | None:
        """The shortest mention of which the token is a part; None when there is none."""
        several = self._by_token.get(token.i, [])
        return min(several, key=lambda m: (m.span.end - m.span.start, m.name or ""), default=None)

    def inside(self, span: Span) -> list[Mention]:
        """The mentions that lie wholly in the span, in the order of the text; may be empty."""
        first, last = (bisect_left(self._starts, end) for end in (span.start, span.end))
        return [mention for mention in self._mentions[first:last] if span.covers(mention.span)]

    def exactly(self, span: Span) -> Mention | None:
        """The mention of just these characters, the first when several are; None when there is
        none."""
        return next((one for one in self.inside(span) if one.span == span), None)

    @cached_property
    def owner(self) -> tuple[str | None, float]:
        """The state that the article names most, and its share (0 to 1) of all mentions with a
        state; None and 0 where no mention has one."""
        counted = Counter(m.state for m in self._mentions if m.state is not None)
        state, most = next(iter(counted.most_common(1)), (None, 0))
        return state, most / max(1, counted.total())

    @property
    def all(self) -> list[Mention]:
        """Every mention, in the order of the text, a longer one before one inside it."""
        return list(self._mentions)
