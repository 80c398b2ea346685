"""What has been done and what is still to do: the questions that a build asks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import groupby

from .. import tables
from ..errors import BadRecord
from ..records import Entity, EntityKind, Hints, Office, Page
from ..version import __version__
from . import codec
from .store import OWN_TABLES, Record
from .write import hints_from, now, unpacked


@dataclass(frozen=True, slots=True)
class Seen:
    """The page that lay at a path when it was last looked at; hints as JSON."""

    page: str
    size: int  # bytes
    mtime_ns: int
    hints: str


def seen(record: Record, path: str) -> Seen | None:
    """What lay at a path; None when it was never looked at. Raises BadRecord."""
    row = record.one("select page, size, mtime_ns, hints from sightings where path = ?", (path,))
    return Seen(*row) if row else None


def pages(record: Record) -> list[tuple[str, Hints, str | None]]:
    """Every page that lies somewhere: sha256, what people gave beside it, by what it was made.

    Where the same bytes lie at several paths, the first path that gives a value counts. Raises
    BadRecord.
    """
    rows = record.rows(
        "select s.page, s.hints, m.fingerprint from sightings s left join made m on m.page = s.page"
        " join pages p on p.sha256 = s.page order by p.no, s.path"
    )
    found = []
    for sha256, several in groupby(rows, key=lambda row: row[0]):
        places = list(several)
        hints = _merged([hints_from(row[1]) for row in places]) if len(places) > 1 else None
        found.append((sha256, hints or hints_from(places[0][1]), places[0][2]))
    return found


def _merged(several: list[Hints]) -> Hints:
    given: dict[str, str] = {}
    for hints in reversed(several):
        named = {field.name: getattr(hints, field.name) for field in fields(hints)}
        given |= {name: value for name, value in named.items() if value is not None}
    return Hints(**given)


def page(record: Record, sha256: str) -> Page:
    """A page that the record keeps, bytes and all. Raises BadRecord when it keeps none such."""
    row = record.one(
        "select body, packing, path, media_type, url, retrieved from pages where sha256 = ?",
        (sha256,),
    )
    if row is None:
        raise BadRecord(f"{record.path}: does not keep page {sha256}; build again from your files")
    body, packing, path, media_type, url, retrieved = row
    return Page(sha256, unpacked(body, packing), path, media_type, url, retrieved)


def unread(record: Record, *fingerprints: str) -> list[str]:
    """The ids of articles that were not read by any of these, in the order of arrival.

    Raises BadRecord.
    """
    marks = ", ".join("?" * len(fingerprints))
    rows = record.rows(
        "select a.id from articles a left join done d on d.article = a.id"
        f" where d.fingerprint is null or d.fingerprint not in ({marks}) order by a.no",
        fingerprints,
    )
    return [ident for (ident,) in rows]


def people(record: Record, ids: Iterable[str]) -> Iterator[tuple[str, Entity]]:
    """Those of the ids that are people, as the articles together give them, by id: once for each
    state and each list of offices that an article gives. The first of each pair is empty: no
    article is better than another.

    Raises BadRecord.
    """
    rows = record.each(
        "select e.id, e.name, p.part, p.value from json_each(?) j"
        " cross join entities e on e.id = j.value cross join entity_parts p on p.entity = e.id"
        " where e.kind = 'person' and p.part in ('kind', 'state', 'offices')"
        " order by e.id, p.part, p.value",
        (json.dumps(sorted(set(ids))),),
    )
    for ident, name, part, value in rows:
        state = value if part == "state" else None
        offices: tuple[Office, ...] = (
            codec.unplain(tuple[Office, ...], json.loads(value), "") if part == "offices" else ()
        )
        yield "", Entity(ident, EntityKind.PERSON, name, (), state, None, offices)


def orphans(record: Record) -> int:
    """How many judgements no longer find what they are about. Raises BadRecord."""
    return int(record.one("select count(*) from replays where state = 'orphan'")[0])


def run_started(record: Record, makers: list[str]) -> int:
    """Notes the start of a build; its number. Raises BadRecord."""
    with record.writing():
        row = record.one(
            "insert into runs (started, version, makers) values (?, ?, ?) returning no",
            (now(), __version__, codec.dump(makers)),
        )
    return int(row[0])


def run_ended(record: Record, number: int, report: object) -> None:
    """Notes the end of a build and what it did. Raises BadRecord."""
    with record.writing():
        record.run(
            "update runs set ended = ?, report = ? where no = ?",
            (now(), codec.dump(report), number),
        )


def links_made_by(record: Record, linker: str) -> str | None:
    """By which version of a linker its links were last made; None when never. Raises BadRecord."""
    row = record.one("select value from meta where key = ?", (f"links {linker}",))
    return str(row[0]) if row else None


def note_links(record: Record, linker: str, made_by: str) -> None:
    """Notes by which version of a linker its links are made. Raises BadRecord."""
    record.run(
        "insert or replace into meta (key, value) values (?, ?)", (f"links {linker}", made_by)
    )


def keep_own_tables(record: Record, own: tables.Own) -> None:
    """Keeps the user's own tables, takes them into use; `Own()` drops what the record keeps.

    Raises BadRecord, and BadTable when they cannot be read.
    """
    tables.use(own)
    if own != record.own_tables():
        with record.writing():
            values = (OWN_TABLES, own.text)
            record.run("insert or replace into meta (key, value) values (?, ?)", values)


def optimise(record: Record) -> None:
    """Lets the store look at its indexes again and fold its log. Raises BadRecord."""
    record.run("pragma optimize")
    record.rows("pragma wal_checkpoint(passive)")
