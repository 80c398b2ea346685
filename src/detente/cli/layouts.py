"""Which columns a list has on a terminal, by its width, and in a plain listing.

A cell is made of styled pieces, so that the same cell serves a colour terminal and a pipe. No
cell is ever cut short: a table wraps, a plain listing has one long line a row.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..records import Failure, Standing
from ..views.entity import EntityCounts
from ..views.issue import IssueLine
from ..views.meaning import Near, NearIssue
from ..views.search import Hit
from ..views.shapes import Done, Head, Said, Words, dated, names_of, when_label
from ..views.sourcing import ArticleSources, OutletSources
from ..views.timeline import ARTICLE, TimelineItem
from .cells import BREAK, DIM, HIT, WHAT, WHO, Column, Pieces, deed_words
from .layouts_across import LAYOUTS

WIDE = 180
"""Columns of a terminal from which whom, issue and outlet get columns of their own; below that they
would leave the words less than a third of the width."""
MIDDLE = 100
"""Columns from which what was done stands beside who did it, not below."""


def columns_of(kind: type, width: int | None) -> tuple[Column, ...]:
    """The columns for items of one kind; `width` is the terminal's, None for a plain listing."""
    if kind in _FIXED:
        return _FIXED[kind]
    if width is None or width >= WIDE:
        return _ALL
    return _SOME if width >= MIDDLE else _FEW


# ------------------------------------------------------------------ cells


def when_cell(item: Any) -> Pieces:
    """The time, and below it how it is known; the reason where there is none."""
    if not dated(item.when):
        return [("undated", "")]
    return [(when_label(item.when), ""), BREAK, (item.when.basis.value, DIM)]


def who_cell(item: Any) -> Pieces:
    """Who spoke or acted; "(not said)" where the text hides it."""
    name = _who(item)
    return [(name, WHO)] if name else [("(not said)", DIM)]


def whom_cell(item: Any) -> Pieces:
    """To whom it was said or done."""
    return [(_whom(item), "")]


def parties_cell(item: Any) -> Pieces:
    """Who, and to whom."""
    whom = _whom(item)
    return who_cell(item) + ([(" → ", DIM), (whom, "")] if whom else [])


def what_cell(item: Any) -> Pieces:
    """The act or the cue, and how real or how literal it is."""
    done = item.done if isinstance(item, TimelineItem) else item
    if isinstance(done, Done):
        what, how = deed_words(done.type, done.mode), done.standing.value
    elif isinstance(item, TimelineItem):
        what, how = item.what, item.standing
    else:
        what, how = item.verb, item.kind
    pieces: Pieces = [(what, WHAT)]
    if how and how != Standing.ACTUAL:
        pieces += [BREAK, (how, DIM)]
    done = item.done if isinstance(item, TimelineItem) else item
    if isinstance(done, Done) and done.doubtful:
        pieces += [BREAK, ("doubtful", DIM)]
    teller = _teller(item)
    return [*pieces, BREAK, (f"as told by {teller}", DIM)] if teller else pieces


def words_cell(item: Any) -> Pieces:
    """The words: what was said, or the sentence with the naming of the act marked in it."""
    if isinstance(item, TimelineItem):
        if not (item.done or item.said):
            return [(item.article.name, "italic")]
        item = item.done or item.said
    if isinstance(item, Said):
        return _quoted(item)
    return marked(item.sentence, item.anchor)


def where_cell(item: Any) -> Pieces:
    """Outlet and agency; the title where neither is known."""
    head: Head = item.article
    return [(head.credit or head.name, DIM)]


def issues_cell(item: Any) -> Pieces:
    """The names of the issues that it touches."""
    return [(", ".join(issue.name for issue in item.issues), "")]


def marked(sentence: Words, inside: Words) -> Pieces:
    """The sentence in pieces, the parts under `inside` marked."""
    start = sentence.spans[0].start
    pieces: Pieces = []
    at = 0
    for span in inside.spans:
        first, last = span.start - start, span.end - start
        if at <= first < last <= len(sentence.text):
            pieces += [(sentence.text[at:first], ""), (sentence.text[first:last], HIT)]
            at = last
    return [*pieces, (sentence.text[at:], "")]


def _quoted(said: Said) -> Pieces:
    return (
        [("“", DIM), (said.content.text.strip("“”\"'"), ""), ("”", DIM)]
        if (said.kind == "direct")
        else [(said.content.text, "")]
    )


def _who(item: Any) -> str:
    if isinstance(item, TimelineItem):
        return item.who
    if isinstance(item, Done):
        return names_of(item.actors)
    return item.source.name if item.source else ""


def _teller(item: Any) -> str | None:
    """Who told of the event, where the article has it from somebody else than who did it."""
    done = item.done if isinstance(item, TimelineItem) else item
    if not isinstance(done, Done) or done.said_by_name in {one.name for one in done.actors}:
        return None
    return done.said_by_name


def _whom(item: Any) -> str:
    if isinstance(item, TimelineItem):
        return item.whom
    return names_of(item.recipients) if isinstance(item, Done) else item.addressee or ""


def _below(item: Any) -> Pieces:
    """Words, and under them where they stand and what they touch."""
    if isinstance(item, TimelineItem) and item.kind == ARTICLE:
        return words_cell(item)
    issues = "".join(f" · {issue.name}" for issue in item.issues)
    return [*words_cell(item), BREAK, *where_cell(item), (issues, DIM)]


def _deed(item: Any) -> Pieces:
    return [*parties_cell(item), BREAK, *what_cell(item)]


_ALL = (
    Column("When", when_cell, most=13),
    Column("Who", who_cell, most=26),
    Column("What", what_cell, most=20),
    Column("To whom", whom_cell, most=22),
    Column("Words", words_cell, ratio=1),
    Column("Issue", issues_cell, most=18),
    Column("Outlet", where_cell, most=20),
)
_SOME = (
    Column("When", when_cell, most=13),
    Column("Who → whom", parties_cell, most=24),
    Column("What", what_cell, most=16),
    Column("Words, where", _below, ratio=1),
)
_FEW = (
    Column("When", when_cell, most=13),
    Column("Who → whom, what", _deed, most=22),
    Column("Words, where", _below, ratio=1),
)


def _counts(*names: str) -> tuple[Column, ...]:
    """Columns of the counts of a `Sources`, each under its name."""

    def cell(name: str) -> Callable[[Any], Pieces]:
        return lambda one: [(str(getattr(one.sources, name)), "")]

    return tuple(Column(name.capitalize(), cell(name), number=True) for name in names)


_SOURCES = _counts("attributions", "named", "institution", "unnamed", "anonymity", "none", "open")
_FIXED: dict[type, tuple[Column, ...]] = {
    Hit: (
        Column("Published", lambda hit: [(when_label(hit.article.published), "")], most=13),
        Column("Outlet", where_cell, most=20),
        Column("Article", lambda hit: [(hit.article.name, WHO)], most=32),
        Column(
            "Words", lambda hit: [(part.text, HIT if part.hit else "") for part in hit.snippet], 1
        ),
    ),
    Near: (
        Column("Near", lambda near: [(f"{near.score:.2f}", "")], most=4),
        Column("When", lambda near: when_cell(near.item), most=13),
        Column("Who → whom", lambda near: parties_cell(near.item), most=24),
        Column("Words, near in meaning", lambda near: _below(near.item), ratio=1),
    ),
    NearIssue: (
        Column("Near", lambda near: [(f"{near.score:.2f}", "")], most=4),
        Column("Issue, by meaning", lambda near: [(near.issue.name, "")], most=20),
        Column("When", lambda near: when_cell(near.item), most=13),
        Column("Who → whom", lambda near: parties_cell(near.item), most=24),
        Column("Words", lambda near: _below(near.item), ratio=1),
    ),
    EntityCounts: (
        Column("Name", lambda line: [(line.entity.name, WHO)], ratio=1),
        Column("Kind", lambda line: [(line.entity.kind.value, "")]),
        Column("State", lambda line: [(line.entity.state or "", "")]),
        Column("Mentions", lambda line: [(str(line.mentions), "")], number=True),
        Column("Articles", lambda line: [(str(line.articles), "")], number=True),
        Column("Said", lambda line: [(str(line.said), "")], number=True),
        Column("Did", lambda line: [(str(line.done), "")], number=True),
    ),
    OutletSources: (
        Column("Outlet", lambda one: [(one.outlet or "(not known)", WHO)], ratio=1),
        Column("Articles", lambda one: [(str(one.articles), "")], number=True),
        *_SOURCES,
    ),
    ArticleSources: (
        Column("Article", lambda one: [(one.article.name, WHO)], ratio=1),
        Column("Outlet", where_cell, most=20),
        *_SOURCES,
    ),
    IssueLine: (
        Column("Issue", lambda line: [(line.issue.name, WHO)], ratio=1),
        Column("Said", lambda line: [(str(line.attributions), "")], number=True),
        Column("Done", lambda line: [(str(line.event_mentions), "")], number=True),
        Column("Articles", lambda line: [(str(line.articles), "")], number=True),
    ),
    Failure: (
        Column("File", lambda one: [(one.path, WHO)], ratio=1),
        Column("Part", lambda one: [(one.stage, DIM)]),
        Column("", lambda one: [("left alone on purpose" if one.skipped else "failed", DIM)]),
        Column("Why", lambda one: [(one.reason, "")], ratio=1),
    ),
    **LAYOUTS,
}
