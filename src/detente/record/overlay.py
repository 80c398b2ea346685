"""What standing judgements do to the views: replayed per article, over whatever was read.

The row of an item shows what counts now; the machine's own value is kept in `overlays`, and comes
back when the decision is taken back. A judgement whose words are not found is an orphan.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..records import UNKNOWN, Article, Attribution, EventMention, Judgement, Mention, When
from . import changes, codec, dated, finding, items, standing, texts, vectors
from .finding import TABLES, Item
from .standing import Stand
from .store import Record
from .targets import ITEMS


def replay(record: Record, article: str) -> None:
    """Works out anew what judgements do to one article; inside a transaction, in `tallied`.

    Raises BadRecord.
    """
    history = _history(record, article)
    overlaid = record.one("select 1 from overlays where article = ?", (article,))
    if not history and not overlaid and not dated.applied(record, article):
        return
    _restore(record, article)
    alive = standing.live(history)
    lost = {j.id: _state(j, "undone", None, "taken back") for j in history if j not in alive}
    taken = {
        j.id: _state(j, "applied", None, "takes another back")
        for j in history
        if j.verdict == standing.UNDONE and j.id in _holding(history)
    }
    states = lost | taken
    states |= _on_article(record, article, alive)
    states |= _on_items(record, article, alive)
    _keep_states(record, states.values())


State = tuple[str, str, str | None, str]
"""A row of `replays`: judgement, state, target, why."""


def _state(judgement: Judgement, state: str, target: str | None, why: str) -> State:
    return judgement.id, state, target, why


def _holding(history: Sequence[Judgement]) -> set[str]:
    """The takings-back that were not themselves taken back."""
    gone = {j.value for j in history if j.verdict == standing.UNDONE}
    return {j.id for j in history if j.id not in gone}


def _keep_states(record: Record, states: Iterable[State]) -> None:
    record.many(
        "insert into replays (judgement, state, target, why) values (?, ?, ?, ?)"
        " on conflict (judgement) do update set state = excluded.state,"
        " target = excluded.target, why = excluded.why",
        states,
    )


def _history(record: Record, article: str) -> list[Judgement]:
    found = record.rows(
        f"select {codec.quoted(Judgement)} from judgements where article = ? order by no",
        (article,),
    )
    return [codec.record_of(Judgement, row) for row in found]


def orphan(record: Record, article: str) -> None:
    """Notes that the article of these judgements is gone; they stay. Raises BadRecord."""
    why = f"the article {article} is no longer in the record"
    _keep_states(record, [_state(j, "orphan", None, why) for j in _history(record, article)])


# ------------------------------------------------------------------ the machine's own values


def _restore(record: Record, article: str) -> None:
    """Puts the machine's own values back into every row that a judgement changed."""
    shown = record.one("select shown from articles where id = ?", (article,))[0]
    for kind, target, machine in record.rows(
        "select kind, target, machine from overlays where article = ?", (article,)
    ):
        if kind == "article":
            _put_article(record, codec.unplain(Article, json.loads(machine), article))
        elif kind == "mention":
            mention = codec.unplain(Mention, json.loads(machine), article)
            _put_mention(record, article, int(target), mention, items.IN_VIEWS)
        else:
            _put_item(record, codec.unplain(TABLES[kind][1], json.loads(machine), article), shown)
    record.run("delete from overlays where article = ?", (article,))


def machine_article(record: Record, ident: str) -> Article | None:
    """The article as it was made, without what people gave it; None when there is none."""
    found = record.one(
        "select machine from overlays where kind = 'article' and target = ?", (ident,)
    )
    if found:
        article: Article = codec.unplain(Article, json.loads(found[0]), ident)
        return article
    return texts.stored_article(record, ident)


def own_day(record: Record, ident: str) -> When:
    """What an article that a link dated says itself of its day. Raises BadRecord."""
    article = machine_article(record, ident)
    return article.published if article else UNKNOWN


def _put_article(record: Record, article: Article) -> None:
    shown, copy_of = record.one("select shown, copy_of from articles where id = ?", (article.id,))
    texts.put_article(record, article, shown, copy_of)


def _put_item(record: Record, item: Item, shown: int) -> None:
    if isinstance(item, Attribution):
        items.replace_attribution(record, item, shown)
    elif isinstance(item, EventMention):
        items.replace_event_mention(record, item, shown)


def _put_mention(record: Record, article: str, n: int, item: Mention, shown: int) -> None:
    sets = ", ".join(f'"{column}" = ?' for column in codec.columns(Mention))
    record.run(
        f"update mentions set {sets}, shown = ? where article = ? and n = ?",
        (*codec.row_of(item), shown, article, n),
    )


def _keep_machine(
    record: Record, by: tuple[str, str], key: tuple[str, str, str], machine: object
) -> None:
    """`by` is the id of the judgement and its verdict, `key` kind, target and article."""
    record.run(
        "insert into overlays (kind, target, article, judgement, verdict, machine)"
        " values (?, ?, ?, ?, ?, ?)",
        (*key, *by, codec.dump(machine)),
    )


# ------------------------------------------------------------------ articles


def _on_article(record: Record, ident: str, alive: Sequence[Judgement]) -> dict[str, State]:
    states: dict[str, State] = {}
    fields: dict[str, tuple[Any, str]] = {}
    whole = None
    for kind in ("published", "outlet"):
        decisions = [j for j in alive if j.kind == kind]
        stand = standing.stand(decisions)
        states |= _told(decisions, stand, ident)
        if stand and stand.changed:
            whole = stand
            fields |= _by(stand)
    states |= {j.id: _state(j, "applied", ident, "a note") for j in alive if j.kind == "note"}
    _change_article(record, ident, whole, fields)
    return states


def _change_article(
    record: Record, ident: str, stand: Stand | None, fields: Mapping[str, tuple[Any, str]]
) -> None:
    """Lays over the article's own values the days of a link, over those what people gave."""
    article = texts.stored_article(record, ident)
    dating = dated.applied(record, ident)
    if article is None or not (stand or dating):
        return
    by = (stand.last.id, stand.last.verdict) if stand else ("", dated.LINK)
    _keep_machine(record, by, ("article", ident, ident), article)
    if dating:
        article = dated.laid_over(article, dating)
    _put_article(record, changes.changed_article(article, fields))


def _by(stand: Stand) -> dict[str, tuple[Any, str]]:
    return {field: (value, j.by) for field, (value, j) in stand.changed.items()}


def _told(
    decisions: Sequence[Judgement], stand: Stand | None, target: str | None
) -> dict[str, State]:
    """What became of live decisions on one thing that was found."""
    counts = {j.id for _, j in stand.changed.values()} | {stand.last.id} if stand else set()
    states = {}
    for j in decisions:
        note = j.verdict == standing.NOTE
        why = "a note" if note else "it counts" if j.id in counts else "a later decision counts"
        states[j.id] = _state(j, "applied" if note or j.id in counts else "overruled", target, why)
    return states


# ------------------------------------------------------------------ items


def _on_items(record: Record, ident: str, alive: Sequence[Judgement]) -> dict[str, State]:
    states: dict[str, State] = {}
    for kind in ITEMS:
        mine = [j for j in alive if j.kind == kind]
        if not mine:
            continue
        text = record.one("select text from articles where id = ?", (ident,))[0]
        known = finding.known(record, kind, ident)
        found: dict[str, list[Judgement]] = {}
        for judgement in mine:
            target, state, why = finding.found(json.loads(judgement.target), text, ident, known)
            if target is not None and _lost_content(judgement, text, ident):
                target, state, why = None, "orphan", "the words that it gives are not found"
            if target is None:
                states[judgement.id] = _state(judgement, state, None, why)
            else:
                found.setdefault(target, []).append(judgement)
        for target, decisions in found.items():
            stand = standing.stand(decisions)
            states |= _told(decisions, stand, target)
            if stand:
                _change(record, (kind, target, ident), known, stand)
    return states


def _lost_content(judgement: Judgement, text: str, article: str) -> bool:
    """Whether a decision gives an attribution words that the text no longer has."""
    if judgement.verdict != standing.CHANGED:
        return False
    return finding.content_given(judgement.value, text, article) is None


def _placed(stand: Stand, text: str, article: str) -> dict[str, tuple[Any, str]]:
    """What people changed, with who did; content as the spans where its words stand now."""
    fields = _by(stand)
    if "content" in fields:
        judgement = stand.changed["content"][1]
        spans = finding.content_given(judgement.value, text, article) or []
        fields["content"] = (sorted(spans), judgement.by)
    return fields


def _change(
    record: Record, key: tuple[str, str, str], known: Mapping[str, Item], stand: Stand
) -> None:
    _, target, article = key
    item = known[target]
    shown, text = record.one("select shown, text from articles where id = ?", (article,))
    if stand.wrong:
        shown = items.JUDGED_WRONG
    _keep_machine(record, (stand.last.id, stand.last.verdict), key, item)
    fields = _placed(stand, text, article)
    if not fields.keys().isdisjoint(("issues", "content")):
        vectors.forget(record, article, target, "content" in fields)
    if isinstance(item, Attribution):
        _put_item(record, changes.changed_attribution(item, fields) if fields else item, shown)
    elif isinstance(item, EventMention):
        mentions = items.stored_mentions(record, article)
        changed = changes.changed_event_mention(item, fields, mentions) if fields else item
        _put_item(record, changes.confirmed(changed, stand.last), shown)
    else:
        changed_mention = changes.changed_mention(item, fields) if fields else item
        hidden = items.JUDGED_WRONG if stand.wrong else items.IN_VIEWS
        _put_mention(record, article, int(target), changed_mention, hidden)
