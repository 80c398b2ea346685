"""Fits data/learned_acts.npz: what the learned reader knows of words and the acts that they name.

    python tools/fit_acts.py            fits on four fifths, shows how well it reads the other fifth
    python tools/fit_acts.py --write    fits on all, and writes src/detente/data/learned_acts.npz

It reads tools/acts.tsv and the examples of data/actions.csv, all written for Detente. Every word
of a sentence that could name an act is one example: the marked one of its type, the others of
none. What the rules read besides the marked word is left out, since a sentence may tell two acts.
Needs scikit-learn (`pip install scikit-learn`), which nothing else does. The fit is a multinomial
logistic regression with a ridge; it gives the same weights each time.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from detente import dates, language, pipeline
from detente.reading import Reading
from detente.records import Article, Basis, EventMention, Mention, content_id, when_of
from detente.settings import Settings
from detente.stages import READING
from detente.stages.events import candidates, frames, mending, second_reading, traits
from detente.stages.events.cast import Cast
from detente.tables import actions, learned_acts

ROOT = Path(__file__).parent.parent
SENTENCES = ROOT / "tools" / "acts.tsv"
TABLE = ROOT / "src" / "detente" / "data" / "learned_acts.npz"
DAY = when_of(dates.of_prefix("2015-03-04"), Basis.GIVEN)
BARE = ("aux", "auxpass", "amod", "compound", "case")
SELDOM = 2
"""Examples with a mark from which it is learned from."""
RIDGE = 0.5
"""Scikit-learn's C; with 0.3 and 1 the fifth left out is read as well."""
LEXICAL = 0.5
VECTOR = 2.0
"""How marks and vectors are scaled under one ridge: of 0.5 and 1, and 1, 2 and 3, these part right
events from wrong ones best."""
TEMPTING = 2.0
"""How much more a word that tempts counts than any other that names no act."""
FIFTH = 5


@dataclass(frozen=True, slots=True)
class Example:
    """One word: what stands around it, its class, whether it was marked by a person, its text."""

    traits: traits.Traits
    type: str
    marked: bool
    sentence: str


def marked() -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Each sentence with the places and types of its marked words."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    with SENTENCES.open(encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")),
                              delimiter="\t", quoting=csv.QUOTE_NONE)  # fmt: skip
        for row in rows:
            word, _, number = row["word"].partition("#")
            places = [m.start() for m in re.finditer(rf"\b{re.escape(word)}\b", row["sentence"])]
            at = places[int(number or 1) - 1 : int(number or 1)]
            found.setdefault(row["sentence"], []).extend(
                (start, start + len(word), row["type"]) for start in at
            )
    yield from found.items()


def rule_examples() -> Iterator[str]:
    """The examples of data/actions.csv, each once."""
    yield from dict.fromkeys(rule.example for some in actions.rules().values() for rule in some)


def read(texts: list[str]) -> list[Reading]:
    """The readings of sentences, each as an article of its own."""
    articles = [Article(content_id(text), "", "", text, 0, published=DAY) for text in texts]
    return pipeline.read(articles, Settings(), READING)


def examples(reading: Reading, marks: list[tuple[int, int, str]] | None) -> Iterator[Example]:
    """The words of a sentence; without marks what the rules read is taken for marked."""
    read_by_rules = {one.anchor.start: one.type for one in reading.of(EventMention)}
    names = second_reading.names(Cast(reading.of(Mention), reading.parse))
    whole = mending.mended(reading)
    for token in whole.parse.doc:
        pos = candidates.POS.get(token.pos_)
        if pos is None or token.lemma_ == "be" or not _possible(token, pos):
            continue
        start = whole.parse.starts[token.i]
        own = next((t for a, b, t in marks or () if a <= start < b), None)
        rule = read_by_rules.get(start)
        if marks is None:
            own = rule
        elif own is None and rule is not None:
            continue  # a second act of the sentence
        seen = traits.of(frames.of(token, pos, False), names, False)
        yield Example(seen, own or learned_acts.NO_ACT, own is not None, reading.article.text)


def _possible(token: language.Token, pos: str) -> bool:
    if pos == "adj":
        return token.dep_ in ("acomp", "oprd")
    return pos != "verb" or token.dep_ not in BARE or frames.pressed(token)


def design(some: list[Example], marks: dict[str, int], vocab: language.Vocab) -> Any:
    """Examples × (marks, then the numbers of each role's vector), a sparse matrix."""
    from scipy import sparse

    held = sparse.lil_matrix((len(some), len(marks)), dtype=np.float32)
    size = vocab.vectors_length
    dense = np.zeros((len(some), size * len(traits.ROLES)), np.float32)
    for row, one in enumerate(some):
        for mark in set(one.traits.marks) & marks.keys():
            held[row, marks[mark]] = LEXICAL * one.traits.marks.count(mark)
        for number, role in enumerate(traits.ROLES):
            words = one.traits.words[role]
            if words:
                near = second_reading.NEARBY if role == "near" else 1.0
                mean = np.mean([language.vector(vocab, word) for word in words], axis=0)
                dense[row, number * size : (number + 1) * size] = VECTOR * near * mean
    return sparse.hstack([held, sparse.csr_matrix(dense)]).tocsr()


def fit(some: list[Example], vocab: language.Vocab) -> tuple[dict[str, int], Any]:
    """The marks that are learned from, and the regression."""
    from sklearn.linear_model import LogisticRegression

    counts = Counter(mark for one in some for mark in set(one.traits.marks))
    marks = {
        mark: at for at, mark in enumerate(sorted(m for m, n in counts.items() if n >= SELDOM))
    }
    weights = [TEMPTING if one.marked and one.type == learned_acts.NO_ACT else 1.0 for one in some]
    regression = LogisticRegression(C=RIDGE, max_iter=600)
    regression.fit(design(some, marks, vocab), [one.type for one in some], sample_weight=weights)
    return marks, regression


def write(marks: dict[str, int], regression: Any, size: int) -> None:
    """Puts the weights into the table, scaled to marks of 1 and vectors of length 1."""
    weights = regression.coef_.T
    roles = weights[len(marks) :].reshape(len(traits.ROLES), size, -1) * VECTOR
    np.savez_compressed(
        TABLE,
        classes=np.frombuffer("\n".join(regression.classes_).encode(), np.uint8),
        marks=np.frombuffer("\n".join(marks).encode(), np.uint8),
        by_mark=(weights[: len(marks)] * LEXICAL).astype(np.float16),
        by_role=roles.astype(np.float16),
        level=regression.intercept_.astype(np.float32),
    )


def fifth(sentence: str) -> bool:
    """Whether a sentence is one of the fifth left out."""
    return int(sha256(sentence.encode()).hexdigest(), 16) % FIFTH == 0


def show(left_out: Iterable[Example], vocab: language.Vocab, fitted: tuple[Any, Any]) -> None:
    """How well sentences left out are read."""
    marks, regression = fitted
    some = [one for one in left_out if one.marked]
    told = regression.predict(design(some, marks, vocab))
    acts = [(one.type, t) for one, t in zip(some, told, strict=True) if one.type != "NONE"]
    tempting = [t for one, t in zip(some, told, strict=True) if one.type == "NONE"]
    print(f"acts {len(acts)}: of their type {sum(a == b for a, b in acts)}, "
          f"taken for none {sum(b == 'NONE' for _, b in acts)}; "
          f"tempting words {len(tempting)}: taken for none {tempting.count('NONE')}")  # fmt: skip


def main(arguments: list[str]) -> int:
    """Fits, shows or writes."""
    sentences = list(marked())
    readings = read([text for text, _ in sentences])
    some = [one for (_, marks), reading in zip(sentences, readings, strict=True)
            for one in examples(reading, marks)]  # fmt: skip
    of_rules = [one for reading in read(list(rule_examples())) for one in examples(reading, None)]
    vocab = readings[0].parse.doc.vocab
    if "--write" in arguments:
        write(*fit([*some, *of_rules], vocab), vocab.vectors_length)
        print(
            f"{TABLE.name}: {TABLE.stat().st_size:,} bytes from {len(some) + len(of_rules):,} words"
        )
        return 0
    kept = [one for one in some if not fifth(one.sentence)]
    show([one for one in some if fifth(one.sentence)], vocab, fit([*kept, *of_rules], vocab))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
