"""Records to rows and back, by their type hints: one rule for every kind of record.

a word, number, date or enum   one column of the field's name
Span                           NAME_start and NAME_end (the article is the row's)
When                           NAME_value, _earliest, _latest, _basis, _words_start,
                               _words_end and _why (a JSON list)
any tuple                      one column, a JSON list; a span in it is [start, end]

What links make points into several articles: `whole` keeps it as one JSON text, in which a span is
[article, start, end].
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from ..records import Article, Basis, When
from ..spans import Span

R = TypeVar("R")

OMITTED: dict[type, frozenset[str]] = {Article: frozenset({"cuts"})}
"""Fields that have a table of their own."""

_WHEN = ("value", "earliest", "latest", "basis", "words_start", "words_end", "why")


@dataclass(frozen=True, slots=True)
class _Part:
    """One field: its columns, and the way there and back."""

    name: str
    columns: tuple[str, ...]
    out: Callable[[Any], tuple[Any, ...]]
    back: Callable[[Sequence[Any], str], Any]


def dump(value: object) -> str:
    """Any part of a record as JSON: keys sorted, nothing escaped that need not be."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _read(kept: str) -> Any:
    """What `dump` or `whole` was given, as JSON has it: nothing stands around it."""
    return _DECODER.raw_decode(kept)[0]


_DECODER = json.JSONDecoder()


def whole(value: object) -> str:
    """A record of `linked.py` as JSON; its spans keep their articles."""
    told = plain(value, articles=True)
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unwhole(kind: type[R], kept: str) -> R:
    """The record that `whole` was given."""
    found: R = unplain(kind, _read(kept), "")
    return found


def plain(value: Any, articles: bool = False) -> Any:
    """A value of a record as JSON knows it: spans as [start, end], days as ISO 8601.

    With `articles`, spans as [article, start, end].
    """
    if value is None or (isinstance(value, (str, int, float)) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Span):
        ends = [value.start, value.end]
        return [value.article, *ends] if articles else ends
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name), articles) for field in fields(value)}
    if isinstance(value, dict):
        return {key: plain(part, articles) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(part, articles) for part in value]
    return value


def unplain(hint: Any, value: Any, article: str) -> Any:
    """What `plain` was given, of the type that the hint names; spans lie in the article."""
    return None if value is None else _back_of(hint)(value, article)


Back = Callable[[Any, str], Any]


@lru_cache(maxsize=256)
def _back_of(hint: Any) -> Back:
    """The way back from JSON for a type; worked out once, as lists ask for millions."""
    inner = _inner(hint)
    if inner is Span:
        return lambda value, article: Span(*value) if len(value) > 2 else Span(article, *value)
    if get_origin(inner) is tuple:
        part = _back_of(get_args(inner)[0])
        return lambda value, article: tuple([part(one, article) for one in value])
    if inner is date:
        return lambda value, _: date.fromisoformat(value)
    if isinstance(inner, type) and is_dataclass(inner):
        return _back_of_record(inner)
    if isinstance(inner, type) and issubclass(inner, (Enum, float, bool)):
        return lambda value, _: inner(value)
    return lambda value, _: value


def _back_of_record(kind: Any) -> Back:
    ways = {name: _back_of(hint) for name, hint in _hints(kind).items()}

    def back(value: Any, article: str) -> Any:
        return kind(**{
            name: None if one is None else ways[name](one, article) for name, one in value.items()
        })  # fmt: skip

    return back


def columns(kind: type) -> tuple[str, ...]:
    """The columns of a kind of record, in the order of its fields."""
    return tuple(column for part in _parts(cast(Any, kind)) for column in part.columns)


def quoted(kind: type, table: str = "") -> str:
    """The columns for an SQL statement, each in quotation marks, of a table where one is named."""
    before = f"{table}." if table else ""
    return ", ".join(f'{before}"{column}"' for column in columns(kind))


def row_of(record: Any) -> tuple[Any, ...]:
    """The values of a record, in the order of `columns`."""
    values: list[Any] = []
    kind: Any = type(record)
    for part in _parts(kind):
        values.extend(part.out(getattr(record, part.name)))
    return tuple(values)


def record_of(kind: type[R], row: Sequence[Any], article: str = "") -> R:
    """The record of the first values of a row, its spans in the article."""
    plain, ways = _ways(cast(Any, kind))
    given = {name: row[place] for name, place in plain}
    for name, place, end, back in ways:
        given[name] = back(row[place:end], article)
    return kind(**given)


_Way = tuple[str, int, int, Callable[[Any, str], Any]]


@lru_cache(maxsize=64)
def _ways(kind: Any) -> tuple[list[tuple[str, int]], list[_Way]]:
    """Fields whose column is their value, with its place; and of the others first column, end and
    way back.
    """
    plain, ways, place = [], [], 0
    for part in _parts(kind):
        end = place + len(part.columns)
        if part.back is _as_it_is:
            plain.append((part.name, place))
        else:
            ways.append((part.name, place, end, part.back))
        place = end
    return plain, ways


def _as_it_is(row: Sequence[Any], _: str) -> Any:
    return row[0]


@lru_cache(maxsize=64)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _inner(hint: Any) -> Any:
    """The type itself of `X | None`."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint


@lru_cache(maxsize=64)
def _parts(kind: Any) -> tuple[_Part, ...]:
    omitted = OMITTED.get(kind, frozenset())
    names = [field.name for field in fields(kind) if field.name not in omitted]
    return tuple(_part(name, _hints(kind)[name]) for name in names)


def _part(name: str, hint: Any) -> _Part:
    inner = _inner(hint)
    if inner is Span:
        return _Part(name, (f"{name}_start", f"{name}_end"), _span_out, _span_back)
    if inner is When:
        return _Part(name, tuple(f"{name}_{end}" for end in _WHEN), _when_out, when_of_row)
    way = _back_of(inner)
    if get_origin(inner) is tuple:

        def back(row: Sequence[Any], article: str) -> Any:
            return () if row[0] == "[]" else way(_read(row[0]), article)

        return _Part(name, (name,), lambda value: (dump(value) if value else "[]",), back)
    if inner in (str, int, float):
        return _Part(name, (name,), lambda value: (value,), _as_it_is)
    return _Part(
        name,
        (name,),
        lambda value: (plain(value),),
        lambda row, _: None if row[0] is None else way(row[0], ""),
    )


def _span_out(span: Span | None) -> tuple[Any, ...]:
    return (span.start, span.end) if span else (None, None)


def _span_back(row: Sequence[Any], article: str) -> Span | None:
    return None if row[0] is None else Span(article, row[0], row[1])


def _when_out(when: When | None) -> tuple[Any, ...]:
    if when is None:
        return (None,) * len(_WHEN)
    first = when.earliest.isoformat() if when.earliest else None
    last = when.latest.isoformat() if when.latest else None
    why = dump(when.why) if when.why else "[]"
    return (when.value, first, last, when.basis.value, *_span_out(when.words), why)


def when_of_row(row: Sequence[Any], article: str) -> When | None:
    """A When of its seven columns; None when there is none."""
    value, first, last, basis, start, end, why = row
    if basis is None:
        return None
    return When(
        value,
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        Basis(basis),
        _span_back((start, end), article),
        tuple(_read(why)) if why != "[]" else (),
    )
