"""Makes the tables of people of other origins: `people_*.csv` and `offices_*.csv`.

    python tools/make_people.py wikidata  WIKIDATA.csv   src/detente/data
    python tools/make_people.py countryinfo LEADERS.csv  src/detente/data

WIKIDATA.csv is `wikidata.csv` of every-politician-scrapers/world-leaders-2021 (CC0); LEADERS.csv
the leaders of CountryInfo.120116 (CC BY-SA 3.0) with the columns code, section, position, name,
aliases, start, end. People whom `people.csv` has already are left out: its rows are the better
ones. Of CountryInfo only heads of state and government since 1945, and foreign and defence
ministers, are taken; its dates are months at best and end in 2012.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from detente.tables import rows, split
from detente.tables.people import fold_person
from detente.tables.states import states

SURNAME_FIRST = {"CHN", "PRK", "KOR", "VNM", "TWN", "KHM", "LAO", "MMR"}
CODES = {"KSV": "XKX", "TMP": "TLS"}
HEADS = {
    "Presidents": ("head-of-state", "President"),
    "Prime ministers": ("head-of-government", "Prime Minister"),
    "Premiers": ("head-of-government", "Premier"),
    "Chancellors": ("head-of-government", "Chancellor"),
    "Kings": ("head-of-state", "King"),
    "Heads of state": ("head-of-state", "Head of State"),
}
MINISTERS = (
    (re.compile(r"^Minister (?:of|for) (?:Foreign|External) (?:Affairs|Relations)"), "foreign"),
    (re.compile(r"^Minister (?:of|for) (?:National )?Defen[sc]e"), "defence"),
    (re.compile(r"^Prime Minister"), "head-of-government"),
)
REMARKS = {
    "wikidata": (
        "# Heads of state and government of October 2022 and their predecessors, from Wikidata.\n"
        "# CC0 1.0; through every-politician-scrapers/world-leaders-2021. Years alone are known.\n"
        "# Made by tools/make_people.py; people of people.csv are left out.\n"
    ),
    "countryinfo": (
        "# Heads of state and government since 1945, foreign and defence ministers of 2001-2012.\n"
        "# From CountryInfo.120116.txt, Copyright (c) 2012 Philip A. Schrodt,\n"
        "# CC BY-SA 3.0 Unported: http://creativecommons.org/licenses/by-sa/3.0/.\n"
        "# Changed: rows chosen, months cut to their true last day, offices named alike.\n"
        "# This file is under the same licence.\n"
        "# Made by tools/make_people.py; people of people.csv are left out.\n"
    ),
}


def slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def known_names() -> set[tuple[str, ...]]:
    """Names of people.csv: whole, and surname with first letter and state."""
    found: set[tuple[str, ...]] = set()
    for row in rows("people"):
        for name in (row["name"], *split(row["names"])):
            folded = fold_person(name)
            found.add((folded,))
            found.add((folded.split()[-1], folded[0], row["state"]))
            found.add((folded.split()[0], row["state"]) if row["surname"] else (folded,))
    return found


def from_wikidata(path: Path) -> list[tuple[str, str, str, str, str, str, str, str]]:
    """(name, aliases, wikidata, state, kind, title, start, end) of each row."""
    by_wikidata = {s.wikidata: s.iso3 for s in states() if s.wikidata and not s.end}
    found = []
    for row in csv.DictReader(path.open(encoding="utf-8")):
        state, label = by_wikidata.get(row["countryid"]), row["positionLabel"]
        if not state or not row["officeholder"].startswith("Q"):
            continue
        lower = label.lower()
        minister = any(
            w in lower for w in ("prime minister", "premier", "chancellor", "chief mini")
        )
        kind = "head-of-government" if minister else "head-of-state"
        title = re.sub(r" of .*", "", label).capitalize()
        name = re.sub(r"\s*\(.*\)", "", row["officeholderLabel"]).split(",")[0]
        found.append((name, "", row["officeholder"], state, kind, title,
                      row["start_year"], row["end_year"]))  # fmt: skip
    return found


def from_countryinfo(path: Path) -> list[tuple[str, str, str, str, str, str, str, str]]:
    """(name, aliases, wikidata, state, kind, title, start, end) of each row that is taken."""
    alive = {s.iso3 for s in states() if not s.end}
    found = []
    for row in csv.DictReader(path.open(encoding="utf-8")):
        state = CODES.get(row["code"], row["code"])
        office = office_of(row)
        end = row["end"] or ("9999" if row["end_open"] else "")
        if state not in alive or office is None or (end or row["start"]) < "1945":
            continue
        if len(row["name"].split()) < 2 or re.search(r"[\d(/]", row["name"]):
            continue
        start = "" if row["start_open"] == "1" and not row["start"] else row["start"]
        kind, title = office
        if kind in ("foreign", "defence"):  # CountryInfo gives months, shown as first and last day
            start, end = start[:7], row["end"][:7]
        found.append((row["name"], row["aliases"], "", state, kind, title, start,
                      row["end"] if kind not in ("foreign", "defence") else end))  # fmt: skip
    return found


def office_of(row: dict[str, str]) -> tuple[str, str] | None:
    """The kind and title of an office that is taken, else None."""
    if row["section"] == "leaders":
        return HEADS.get(row["position"].strip('"').split(" (")[0])
    position = row["position"].strip('"').split(" & ")[0]
    for pattern, kind in MINISTERS:
        if pattern.match(position) and "Deputy" not in position and "State" not in position:
            titles = {"foreign": "Foreign Minister", "defence": "Defence Minister"}
            return kind, titles.get(kind, "Prime Minister")
    return None


def main() -> None:
    origin, source, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    found = from_wikidata(source) if origin == "wikidata" else from_countryinfo(source)
    known = known_names()
    if origin == "countryinfo":
        known |= {(fold_person(row["name"]),) for row in rows("people_wikidata")}
    people: dict[str, list[str]] = {}
    by_wikidata: dict[str, str] = {}
    listed = {row["wikidata"] for row in rows("people")}
    offices: list[list[str]] = []
    for name, aliases, wikidata, state, kind, title, start, end in found:
        folded = fold_person(name)
        if wikidata and wikidata in listed:
            continue
        if (folded,) in known or (folded.split()[-1], folded[0], state) in known:
            continue
        if state in SURNAME_FIRST and (folded.split()[0], state) in known:
            continue
        key = slug(name)
        western = state == "TWN" and "-" not in name
        surname = name.split()[0] if state in SURNAME_FIRST and not western else ""
        row = [key, name, aliases, surname, "", wikidata, state, origin]
        key = by_wikidata.setdefault(wikidata, key) if wikidata else key
        row[0] = key
        if people.setdefault(key, row)[6] != state:
            continue
        office = [key, title, kind, state, start, end, origin]
        if office not in offices and not (start and end and end < start):
            offices.append(office)
    columns = "id name names surname gender wikidata state origin"
    write(target / f"people_{origin}.csv", origin, columns, sorted(people.values()))
    columns = "person title kind state start end origin"
    write(target / f"offices_{origin}.csv", origin, columns, sorted(offices))
    print(f"{len(people)} people, {len(offices)} offices")


def write(path: Path, origin: str, columns: str, lines: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(REMARKS[origin])
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns.split())
        writer.writerows(lines)


if __name__ == "__main__":
    main()
