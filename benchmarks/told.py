"""How well stories told by several outlets are read: marked articles against what a build exports.

    python benchmarks/told.py [--list] FOLDER ...

A folder holds articles (`NAME.txt`) and `marks.toml`; `benchmarks/told/README.md` says how they are
marked. Each folder is built into a record of its own and exported as any user would, and only the
export is compared, so that the whole way through the house is measured:

- *found*: an event mention of the article has its anchor in the marked words; then its type, its
  states on either side and its standing;
- *pairs*: two articles tell one act; joined when both mentions are of one event; a *wrong join* has
  two mentions that are marked as different acts, and *apart* counts those marked as look-alikes;
- *quotations*: pairs of marked words that stand in one quotation;
- *contradictions*: a discrepancy with a side in the marked sentence of either article; *listed* are
  all discrepancies of the record, marked or not.

`--list` also prints what is missed, a line each.
"""

from __future__ import annotations

import json
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from detente.cli import cli
from detente.tables.states import by_iso3

Row = dict[str, Any]
Place = tuple[str, int, int]
"""An article's id and characters start and end of its text, end not included."""
SENTENCE_ENDS = (". ", "\n", ".” ", '." ')
"""What ends the sentence around marked words, well enough for matching a contradiction."""


class BadMarks(ValueError):
    """Marks that point at words or articles that are not there."""


@dataclass(frozen=True)
class Export:
    """The export of one build: rows by file, articles by the name of their file."""

    rows: dict[str, list[Row]]
    articles: dict[str, Row]

    def place(self, name: str, words: str, nth: int = 1) -> Place:
        """Where marked words stand. Raises `BadMarks` when they do not."""
        if name not in self.articles:
            raise BadMarks(f"{name}: no such article was read")
        text, at = self.articles[name]["text"], -1
        for _ in range(nth):
            at = text.find(words, at + 1)
            if at < 0:
                raise BadMarks(f"{name}: “{words}” does not stand in it {nth} times")
        return self.articles[name]["id"], at, at + len(words)

    def sentence(self, name: str, words: str) -> Place:
        """The sentence around marked words."""
        article, start, end = self.place(name, words)
        text = self.articles[name]["text"]
        first = max(text.rfind(mark, 0, start) + len(mark) for mark in SENTENCE_ENDS)
        lasts = [at for mark in SENTENCE_ENDS if (at := text.find(mark, end)) >= 0]
        return article, min(first, start), min(lasts, default=len(text))


def built(folder: Path, work: Path) -> Export:
    """Build the folder's articles into a record in `work` and read its export."""
    run = CliRunner()
    record, out = str(work / "told.db"), work / "export"
    pages = [str(one) for one in sorted(folder.glob("*.txt"))]
    for line in (
        ["build", *pages, "--record", record],
        ["export", "--record", record, "--to", str(out)],
    ):
        done = run.invoke(cli, line)
        if done.exit_code:
            raise SystemExit(f"detente {line[0]}: {done.output}")
    rows = {
        one.stem: [json.loads(line) for line in one.read_text("utf-8").splitlines()]
        for one in out.glob("*.jsonl")
    }
    return Export(rows, {Path(row["path"]).stem: row for row in rows["articles"]})


def overlap(one: Place, article: str, span: list[int]) -> int:
    """Characters that both cover."""
    return 0 if one[0] != article else max(0, min(one[2], span[1]) - max(one[1], span[0]))


def states(codes: list[str | None]) -> set[str]:
    """Those that are states: organisations and open sides are left out."""
    return {code for code in codes if code in by_iso3()}


def nearest(export: Export, mark: Row) -> Row | None:
    """The event mention on the marked words: of several, one of the marked type and standing."""
    place = export.place(mark["article"], mark["words"], mark.get("nth", 1))
    on = [
        one
        for one in export.rows["event_mentions"]
        if overlap(place, one["article"], one["anchor"])
    ]
    return max(on, key=lambda one: likeness(one, mark), default=None)


def likeness(found: Row, mark: Row) -> tuple[bool, int, bool]:
    """What tells the marked act among several on its words: type, sides, standing."""
    return (
        found["type"] == mark["type"],
        sum(sides(found, mark)),
        found["standing"] == mark["standing"],
    )


def sides(found: Row, mark: Row) -> tuple[bool, bool]:
    """Whether the states of either side are the marked ones."""
    return (
        states(found["actor_states"]) == states(mark["actors"]),
        states(found["recipient_states"]) == states(mark["recipients"]),
    )


@dataclass
class Tally:
    """Counts of one folder, and lines for `--list`."""

    counts: dict[str, list[int]]
    lines: list[str]

    def add(self, what: str, right: bool, line: str = "") -> bool:
        """Count one; keep the line of what is missed."""
        pair = self.counts.setdefault(what, [0, 0])
        pair[0] += right
        pair[1] += 1
        if line and not right:
            self.lines.append(f"{what}: {line}")
        return right


def events(export: Export, marks: list[Row], tally: Tally) -> dict[int, Row]:
    """Score the marked acts; the mention found for each, by the mark's place in the list."""
    found: dict[int, Row] = {}
    for at, mark in enumerate(marks):
        line = f"{mark['article']} “{mark['words']}”"
        one = nearest(export, mark)
        if not tally.add("found", one is not None, line) or one is None:
            continue
        found[at] = one
        tally.add("type of found", one["type"] == mark["type"], f"{line} {one['type']}")
        told = [one["actor_states"], one["recipient_states"]]
        tally.add("sides of found", all(sides(one, mark)), f"{line} {told}")
        tally.add(
            "standing of found", one["standing"] == mark["standing"], f"{line} {one['standing']}"
        )
    return found


def joins(marks: list[Row], found: dict[int, Row], tally: Tally) -> None:
    """Score pairs of marks of one act, and what is joined though it differs."""
    for (a, one), (b, two) in combinations(enumerate(marks), 2):
        both = a in found and b in found
        joined = both and found[a]["event"] == found[b]["event"]
        line = f"{one['article']} “{one['words']}” / {two['article']} “{two['words']}”"
        if one["act"] == two["act"] and one["article"] != two["article"]:
            tally.add("pairs", joined, line)
            if both:
                tally.add("pairs of which both are found", joined)
        elif joined and one["act"] != two["act"] and found[a]["id"] != found[b]["id"]:
            tally.add("joins that are right", False, line)
        if joined and one["act"] == two["act"] and one["article"] != two["article"]:
            tally.add("joins that are right", True)


def apart(marks: list[Row], rows: list[Row], found: dict[int, Row], tally: Tally) -> None:
    """Score look-alikes that are to stay apart; those of which one is not found stay so."""
    of_act: dict[str, set[str]] = defaultdict(set)
    for at, one in found.items():
        of_act[marks[at]["act"]].add(one["event"])
    for row in rows:
        one, two = row["acts"]
        tally.add("look-alikes kept apart", not of_act[one] & of_act[two], f"{one} / {two}")


def quoted(export: Export, marks: list[Row], tally: Tally) -> None:
    """Score pairs of marked words that are one utterance."""
    group = {one: row["id"] for row in export.rows["quotations"] for one in row["attributions"]}

    def groups(mark: Row) -> set[str]:
        place = export.place(mark["article"], mark["words"], mark.get("nth", 1))
        return {
            group[one["id"]]
            for one in export.rows["attributions"]
            if one["id"] in group and any(overlap(place, one["article"], s) for s in one["content"])
        }

    for one, two in combinations(marks, 2):
        if one["group"] == two["group"]:
            line = f"{one['article']} “{one['words']}” / {two['article']} “{two['words']}”"
            tally.add("quotations", bool(groups(one) & groups(two)), line)


def contradictions(export: Export, marks: list[Row], tally: Tally) -> None:
    """Score marked contradictions; what is listed beside them is printed for a reader."""
    rows = export.rows["discrepancies"]
    hit: set[str] = set()
    for mark in marks:
        ends = [export.sentence(*mark["one"]), export.sentence(*mark["other"])]
        told = {
            row["id"] for row in rows if all(any(touches(e, s) for s in row["sides"]) for e in ends)
        }
        hit |= told
        tally.add("contradictions", bool(told), f"{mark['kind']} {mark['one']} / {mark['other']}")
    for row in rows:
        tally.add("listed that are marked", row["id"] in hit, f"{row['kind']}: {row['why']}")


def touches(place: Place, side: Row) -> bool:
    """Whether a side of a discrepancy has words in the sentence."""
    return bool(side["span"] and overlap(place, side["article"], side["span"]))


def scored(folder: Path) -> Tally:
    """Build one folder and score it."""
    marks: dict[str, list[Row]] = tomllib.loads((folder / "marks.toml").read_text("utf-8"))
    tally = Tally({}, [])
    with tempfile.TemporaryDirectory() as work:
        export = built(folder, Path(work))
    found = events(export, marks["event"], tally)
    joins(marks["event"], found, tally)
    apart(marks["event"], marks.get("apart", []), found, tally)
    quoted(export, marks.get("quotation", []), tally)
    contradictions(export, marks.get("contradiction", []), tally)
    return tally


def printed(folder: Path, listed: bool, say: Callable[[str], None] = print) -> None:
    """Print the counts of one folder."""
    tally = scored(folder)
    say(folder.name)
    for what, (right, of) in tally.counts.items():
        say(f"  {what:32} {right:4} of {of}")
    for line in lines(tally) if listed else ():
        say(f"  {line}")


def lines(tally: Tally) -> Iterator[str]:
    """What is missed, kind by kind."""
    yield from sorted(tally.lines)


def main(arguments: list[str]) -> None:
    """Score every folder named."""
    listed = "--list" in arguments
    folders = [Path(one) for one in arguments if one != "--list"]
    if not folders:
        raise SystemExit(__doc__)
    for folder in folders:
        printed(folder, listed)


if __name__ == "__main__":
    main(sys.argv[1:])
