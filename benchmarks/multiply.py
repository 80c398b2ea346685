"""A linked record several times over: `python benchmarks/multiply.py RECORD NEW TIMES`.

Reading and linking 100,000 invented articles takes an hour; what pages cost depends on how many
rows there are, not on who made them. So each article of a linked record stands in the new one
TIMES over, under other ids, with all that was read from it and linked; people, states and days are
the same ones. What only linking needs is left out.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from detente.record import Record, tallies

ID = re.compile(r"(?<![:\w])(?:[0-9a-f]{16}|[0-9a-f]{64})(?!\w)")
"""An id of something that articles hold, or the hash of a page; ids of people follow a colon."""
LEFT = frozenset({
    "meta", "runs", "made", "sightings", "entities", "entity_parts", "entity_links", "tallies",
    "sketches", "bodies", "stale", "touched", "decided", "judgements", "replays",
    "surnames",
})  # fmt: skip
"""Tables that are about no article, or that no page asks."""
LETTERS = "ghijklmnopqrstuvwxyz"
"""The last sign of the ids of each copy: none that a hash has."""


def multiplied(record: Record, times: int) -> None:
    """Adds copies of everything until it stands there so many times."""
    record.db.create_function("again", 2, again, deterministic=True)
    record.run("pragma foreign_keys = off")
    tables = [
        name
        for name, sql in record.rows("select name, sql from sqlite_schema where type = 'table'")
        if name not in LEFT and "fts" not in name and not name.startswith("sqlite")
    ]
    with record.writing():
        for table in tables:
            copied(record, table, LETTERS[: times - 1])
        record.run(f"update entities set mentions = mentions * {times}")
        for name in ("articles_fts", "said_fts", "event_fts"):
            record.run(f"insert into {name} ({name}) values ('rebuild')")
        record.run("delete from tallies")
        counted = [(*tally, n) for tally, n in tallies.recount(record).items()]
        record.many("insert into tallies (name, key, part, n) values (?, ?, ?, ?)", counted)
    record.run("pragma optimize")


def again(text: str | None, letter: str) -> str | None:
    """A value with every id in it made that of a copy."""
    return text and ID.sub(lambda found: found[0][:-1] + letter, text)


def copied(record: Record, table: str, letters: str) -> None:
    """Adds a copy of the rows of a table for each letter; numbered rows are numbered on."""
    columns = [row[1:3] for row in record.rows(f"pragma table_info({table})") if row[1] != "no"]
    names = ", ".join(f'"{name}"' for name, _ in columns)
    made = ", ".join(f'again("{name}", :letter)' if kind == "TEXT" else f'"{name}"'
                     for name, kind in columns)  # fmt: skip
    record.run(f"create temp table held as select * from {table}")
    for letter in letters:
        record.run(f"insert into {table} ({names}) select {made} from held", {"letter": letter})
    record.run("drop table held")


def main(arguments: list[str]) -> None:
    """Copies the file, then its rows."""
    source, path = map(Path, arguments[:2])
    shutil.copyfile(source, path)
    with Record.open(path) as record:
        multiplied(record, int(arguments[2]))


if __name__ == "__main__":
    main(sys.argv[1:])
