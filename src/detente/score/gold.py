"""Files of marked articles: the public formats in which the benchmarks come, and our own.

A row is a dict with `id` and, by task, `attributions`, `timexes`, `label`, `spans`, `body` or
`event_id`; offsets count code points of `text`, end not included. Our own marked articles write
their marks in words, so that a person who knows news can write and check them: see `marked_row`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from .. import dates
from ..errors import BadDate, BadInput
from ..records import UNKNOWN, Article, Basis, When, when_of

Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """The rows of a .jsonl, .jsonl.gz or .json file; JSON may be a list, or rows by id.

    Raises BadInput when the file cannot be read, or holds no marked articles.
    """
    opened: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as file:
            text = file.read()
        rows = _parsed(text, path)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BadInput(f"{path}: no file of marked articles ({error})") from error
    if not rows or not all(isinstance(row, dict) and "id" in row for row in rows):
        raise BadInput(
            f"{path}: every row of a file of marked articles has an 'id'; some have none"
        )
    return [marked_row(row) if _is_ours(row) else row for row in rows]


def _parsed(text: str, path: Path) -> list[Row]:
    if not path.name.removesuffix(".gz").endswith(".json"):
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    whole = json.loads(text)
    if isinstance(whole, dict):
        return [{**row, "id": key} for key, row in whole.items()]
    return list(whole)


def _is_ours(row: Row) -> bool:
    return "times" in row or "event_mentions" in row


def article_of(row: Row) -> Article:
    """The article of a row: its text as it stands, its title where the text starts with it.

    The day comes from `published`, `date` or `dct`; one that is no date is left out.
    """
    text, title = row["text"], row.get("title")
    first, blank, _ = text.partition("\n\n")
    starts = bool(title) and bool(blank) and first.rstrip(".") == str(title).rstrip(".")
    return Article(
        id=str(row["id"]),
        page="",
        path="",
        text=text,
        body_start=len(first) + 2 if starts else 0,
        title=first if starts else None,
        outlet=row.get("outlet"),
        published=_published(row.get("published") or row.get("date") or row.get("dct")),
    )


def _published(day: object) -> When:
    try:
        return when_of(dates.of_prefix(str(day)[:10]), Basis.GIVEN) if day else UNKNOWN
    except BadDate:
        return UNKNOWN


# ------------------------------------------------------------------ our own marked articles


def marked_row(row: Row) -> Row:
    """One of our own marked articles with its words turned into spans, and named as the others.

    A mark is the words themselves (their first occurrence), `["words", 2]` for their second, or a
    list of marks for what is told in pieces. Raises BadInput for words that the text lacks.
    """
    text = row["text"]
    attributions = [
        {part: _spans(said.get(part, []), text, row["id"]) for part in ("source", "cue", "content")}
        for said in row.get("attributions", [])
    ]
    timexes = [
        {**time, "span": _one(time, "words", text, row["id"])} for time in row.get("times", [])
    ]
    events = [
        {**event, "anchor": _one(event, "anchor", text, row["id"])}
        for event in row.get("event_mentions", [])
    ]
    return {**row, "attributions": attributions, "timexes": timexes, "event_mentions": events}


def _one(record: Row, key: str, text: str, where: str) -> list[int]:
    return _span(record.get("span") or record[key], text, where)


def _spans(mark: Any, text: str, where: str) -> list[list[int]]:
    if isinstance(mark, str) or _is_span(mark) or _is_nth(mark):
        return [_span(mark, text, where)]
    return [_span(one, text, where) for one in mark]


def _is_span(mark: Any) -> bool:
    return isinstance(mark, list) and len(mark) == 2 and all(isinstance(one, int) for one in mark)


def _is_nth(mark: Any) -> bool:
    return (
        isinstance(mark, list)
        and len(mark) == 2
        and isinstance(mark[0], str)
        and isinstance(mark[1], int)
    )


def _span(mark: Any, text: str, where: str) -> list[int]:
    if _is_span(mark):
        return list(mark)
    words, nth = (mark[0], mark[1]) if _is_nth(mark) else (mark, 1)
    place = -1
    for _ in range(nth):
        place = text.find(words, place + 1)
        if place < 0:
            raise BadInput(f"{where}: the text has not the words marked, '{words}' ({nth} times)")
    return [place, place + len(words)]


def by_id(rows: Iterable[Row]) -> dict[str, Row]:
    """The rows by their id; the last of two that share one."""
    return {str(row["id"]): row for row in rows}
