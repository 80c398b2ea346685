"""Fits data/doubts.csv: how much each doubt about the reading of an event weighs.

    python tools/fit_doubts.py            shows the weights, and how well they part right from wrong
    python tools/fit_doubts.py --write    writes them into src/detente/data/doubts.csv

tools/judged_events.csv has one row an event of articles written for Detente: the number of the
article, the doubts that held, and whether a strict reader found nothing wrong in type and sides. No
words of the articles are in it. The fit is a logistic regression; weights are drawn towards nothing
(a ridge), and only what makes an event less sure is kept. `any` is the level of an event without a
doubt. It takes numpy alone and gives the same weights each time.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parent.parent
JUDGED = ROOT / "tools" / "judged_events.csv"
TABLE = ROOT / "src" / "detente" / "data" / "doubts.csv"

RIDGE = 8.0
"""How strongly weights are drawn to 0, in judged events that tell nothing. With 4, 8, 16 and 30,
events of articles left out are parted alike; a large one keeps weights on few events small."""
LEAST = 8
"""Judged events that must have a doubt before it gets a weight."""
SLIGHT = -0.1
"""Weight (log-odds) above which a doubt is dropped."""
FOLDS = 10
BOUNDS = (0.6, 0.63, 0.66, 0.7, 0.75, 0.8)
"""Bounds below which events may be called doubtful (records.DOUBTFUL)."""
STEPS = 50
"""Newton's steps; ten suffice."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """Judged events: which doubts each has (columns as `names`), whether right, its article."""

    names: list[str]
    has: Array
    right: Array
    article: list[str]


def read(path: Path, names: list[str]) -> Judged:
    """The judged events, with the doubts of those names."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    held = [set(row["doubts"].split()) for row in rows]
    has = np.array([[float(name in own) for name in names] for own in held])
    right = np.array([float(row["right"]) for row in rows])
    return Judged(names, has, right, [row["article"] for row in rows])


def among(judged: Judged, which: NDArray[np.bool_]) -> Judged:
    """Some of the judged events."""
    article = [one for one, taken in zip(judged.article, which, strict=True) if taken]
    return Judged(judged.names, judged.has[which], judged.right[which], article)


def weights(judged: Judged, kept: NDArray[np.bool_]) -> Array:
    """The log-odds of an event without doubts, and the kept weights."""
    design = np.column_stack([np.ones(len(judged.has)), judged.has[:, kept]])
    found = np.zeros(design.shape[1])
    drawn = RIDGE * np.ones(design.shape[1])
    drawn[0] = 0.0
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (judged.right - sure) - drawn * found
        bend = (design.T * (sure * (1 - sure))) @ design + np.diag(drawn)
        found = found + np.linalg.solve(bend, slope)
    return found


def fit(judged: Judged) -> Array:
    """The log-odds of an event without doubts, and the weight of each doubt: 0 for what does not
    make it less sure, or has been judged too seldom.
    """
    kept = judged.has.sum(axis=0) >= LEAST
    while True:
        some = weights(judged, kept)
        if not (some[1:] > SLIGHT).any():
            break
        kept[np.flatnonzero(kept)[np.argmax(some[1:])]] = False
    found = np.zeros(judged.has.shape[1] + 1)
    found[0] = some[0]
    found[1:][kept] = some[1:]
    return found


def parted(scores: Array, right: Array) -> float:
    """The share of pairs of a right and a wrong event in which the right one is surer (AUC)."""
    above = scores[right == 1][:, None] - scores[right == 0][None, :]
    return float(np.mean((above > 0) + 0.5 * (above == 0)))


def unseen(judged: Judged) -> Array:
    """The log-odds of each event, by weights fitted on other articles."""
    articles = sorted(set(judged.article))
    np.random.default_rng(1).shuffle(articles)
    scores = np.zeros(len(judged.right))
    for fold in range(FOLDS):
        own = np.isin(judged.article, articles[fold::FOLDS])
        found = fit(among(judged, ~own))
        scores[own] = found[0] + judged.has[own] @ found[1:]
    return scores


def main(arguments: list[str]) -> int:
    """Shows the fit; with --write puts it into the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        remarks = [line for line in file if line.startswith("#")]
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    names = [row["doubt"] for row in rows if row["doubt"] != "any"]
    judged = read(JUDGED, names)
    found = dict(zip(["any", *names], fit(judged), strict=True))
    for row in rows:
        held = judged.has[:, names.index(row["doubt"])] if row["doubt"] in names else None
        own = judged.right if held is None else judged.right[held == 1]
        row |= {"weight": f"{found[row['doubt']]:.2f}", "judged": str(len(own)),
                "right": str(int(own.sum()))}  # fmt: skip
    rows.sort(key=lambda row: (row["doubt"] != "any", float(row["weight"]), row["doubt"]))
    show(rows, judged)
    if "--write" in arguments:
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            file.writelines(remarks)
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return 0


def show(rows: list[dict[str, str]], judged: Judged) -> None:
    """The table, and how well events of other articles are parted."""
    for row in rows:
        share = int(row["right"]) / int(row["judged"]) if int(row["judged"]) else 0.0
        print(f"{row['doubt']:24} {row['weight']:>6} {row['right']:>4} of {row['judged']:>4} "
              f"({share:.2f})")  # fmt: skip
    scores = unseen(judged)
    print(f"on articles left out: AUC {parted(scores, judged.right):.3f}")
    for bound in BOUNDS:
        low = 1 / (1 + np.exp(-scores)) < bound
        apart, rest = (judged.right[some].mean() if some.any() else 0.0 for some in (low, ~low))
        print(f"below {bound}: {low.mean():.2f}, {apart:.2f} right; the others {rest:.3f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
