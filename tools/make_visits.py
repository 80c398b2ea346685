"""Makes the table of visits: `visits.csv`.

    python tools/make_visits.py VISITS.csv TRAVELS.csv src/detente/data

The two files are those of the Office of the Historian (visits of foreign leaders to the United
States, travels of presidents and secretaries of state abroad; in the public domain). Taken are the
people of `people.csv`. Of visits to the United States those to Washington are taken: a leader may
have been at the United Nations in New York before the "first visit" that newspapers speak of.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from detente.tables import rows
from detente.tables.people import Person, with_name
from detente.tables.states import state_named

COLUMNS = ("id", "host", "place", "start", "end", "origin")
HEAD = """\
# Visits of foreign leaders to Washington; travels abroad of presidents and secretaries of state of
# the United States. Office of the Historian, US Department of State; public domain.
# Made by tools/make_visits.py; people of people.csv only. host: the state visited; place: its
# towns.
# start, end: first and last day there.
"""
TITLES = re.compile(
    r"^(?:(?:Acting|Prime|Federal|First|Foreign|President|Minister|Chancellor|Premier|King|Queen"
    r"|Crown|Prince|General|Chairman|Taoiseach|Emperor|Sultan|Amir|Emir|Sheikh|Secretary|of|the"
    r"|State|Council|Ministers|Presidency|Vice|Deputy|Secretary-General|Dr\.|Lady|Sir)\s)+"
)
ELSEWHERE = re.compile(
    r"\b(?:New York|United Nations|UN|Camp David|Crawford|Kennebunkport|Sea Island|Honolulu|Hawaii"
    r"|California|Texas|Florida|Mar-a-Lago|Chicago|Camp|Williamsburg|Houston|Denver|Seattle"
    r"|Pittsburgh|Annapolis|Boston|Sunnylands|Private|private|transit)\b"
)
"""Words of a description that place a visit, or a part of it, outside Washington."""


def leader(words: str) -> Person | None:
    """The one person of `people.csv` who is called so; None for none and for namesakes."""
    known = {f"person:{row['id']}" for row in rows("people")}
    bare = TITLES.sub("", words).split(",")[0].strip()
    found = [person for person in with_name(bare) if person.id in known]
    return found[0] if len(found) == 1 else None


def visits(path: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Person, "USA", first and last day of every visit to Washington."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            person = leader(row["leader"])
            washington = "Washington" in row["description"]
            if person and (washington or not ELSEWHERE.search(row["description"])):
                yield person.id, "USA", "Washington", row["start"], row["end"]


def travels(path: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Person, state, first and last day of every travel of a president or secretary of state."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            person = leader(row["leader"])
            host = state_named(row["country"])
            if person and host:
                yield person.id, host.iso3, row["place"], row["start"], row["end"]


def main(arguments: list[str]) -> None:
    """Write the table."""
    found = {*visits(Path(arguments[0])), *travels(Path(arguments[1]))}
    path = Path(arguments[2]) / "visits.csv"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD)
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for person, host, place, start, end in sorted(found):
            if start and end:
                towns = " ".join(place.split())
                table.writerow([person.removeprefix("person:"), host, towns, start, end, "hsg"])


if __name__ == "__main__":
    main(sys.argv[1:])
