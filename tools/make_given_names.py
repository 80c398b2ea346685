"""Makes the table of given names: `given_names.csv`.

    python tools/make_given_names.py MALE FEMALE src/detente/data

MALE and FEMALE are `dist.male.first` and `dist.female.first` of the United States census of 1990
(public domain; the package `names` of the registry ships them): name, per cent, running sum, rank.
Names that both sexes bear, here or in another language, are left out.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

COMMON = 0.008
"""Per cent of all people of one sex from which a name is taken: rarer ones are mostly surnames."""
CLEAR = 30
"""How many times as common a name must be with one sex as with the other."""
ELSEWHERE = """
andrea nikita sasha simone nicola joan michele gabriele daniele camille karen marian jan kim
ali sun mi mei jung kyung jo toni claude gay queen princess prince major king royal santa ma
jean michel dominique laurence robin dana misha ilya valery ariel noel yuri una era ok terra
virginia georgia florida carolina india asia alexandria valencia odessa sierra savannah
alberta geneva aurora israel austin dallas houston lincoln cleveland jackson washington will
carmen guadalupe angel jesus cruz rosario vanja andra alexis jade robbie an anh lan hai tuan
son minh hung van le may june april august summer autumn dawn art guy rich
"""
"""Names of the other sex in another language, or words that are mostly something else."""


def shares(path: Path) -> dict[str, float]:
    """Per cent of people of one sex by name, lower case."""
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {parts[0].lower(): float(parts[1]) for parts in lines if parts}


def main() -> None:
    male, female, target = (Path(argument) for argument in sys.argv[1:])
    men, women = shares(male), shares(female)
    found, unclear = [], set(ELSEWHERE.split())
    for gender, own, other in (("m", men, women), ("f", women, men)):
        for name, share in own.items():
            clear = share >= COMMON and share >= CLEAR * other.get(name, 0.0)
            if clear and name not in unclear:
                found.append([name, gender, "us census 1990"])
    with (target / "given_names.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Given names that only one sex bears, of the United States census of 1990. Public\n"
            "# domain. Made by tools/make_given_names.py.\n"
        )
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "gender", "origin"])
        writer.writerows(sorted(found))
    print(f"{len(found)} given names")


if __name__ == "__main__":
    main()
