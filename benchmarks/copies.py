"""How well reprints are known: articles edited as newsrooms edit agency copy, and found again.

    python benchmarks/copies.py [FILE.jsonl ...]

The originals are those of the example pile and, where files of marked articles (docs/quality.md)
are given, their texts of WORDS words or more; of two that are alike from the start one is left out.
Each is edited in every way of EDITS, alone and two ways at once. A pile is all originals and their
reprints of one way, so that none is found by way of another reprint.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from detente.links.copies import copies, likeness, shingles
from detente.records import Article
from detente.score.gold import rows_of

WORDS = 120
"""Words of a text that is worth reprinting; a brief of fewer is left out."""
DISTINCT = 0.3
"""Likeness from which two originals are one text, so that neither is counted wrong."""
OTHER_WORDS = ("indeed", "perhaps", "rather", "quite", "merely", "again", "thus", "also", "still")
PILE = Path(__file__).parent.parent / "src" / "detente" / "data" / "example" / "pile"

Edit = Callable[[list[str], random.Random], list[str]]


def half(paragraphs: list[str], _: random.Random) -> list[str]:
    """The first half of the words: a report cut from below."""
    whole = sum(len(one.split()) for one in paragraphs)
    kept: list[str] = []
    for one in paragraphs:
        left = whole // 2 - sum(len(k.split()) for k in kept)
        if left <= 0:
            break
        kept.append(" ".join(one.split()[:left]))
    return kept


def without_middle(paragraphs: list[str], _: random.Random) -> list[str]:
    """Beginning and end, a third in the middle left out."""
    third = max(1, len(paragraphs) // 3)
    return [*paragraphs[:third], *paragraphs[2 * third :]] if len(paragraphs) > 2 else paragraphs


def shuffled(paragraphs: list[str], dice: random.Random) -> list[str]:
    """The paragraphs in another order."""
    return dice.sample(paragraphs, len(paragraphs))


def seventh_word(paragraphs: list[str], dice: random.Random) -> list[str]:
    """Every seventh word another one."""
    return [
        " ".join(
            dice.choice(OTHER_WORDS) if place % 7 == 6 else word
            for place, word in enumerate(one.split())
        )
        for one in paragraphs
    ]


def other_agency(paragraphs: list[str], _: random.Random) -> list[str]:
    """The dateline's agency taken out, another credit below."""
    first = re.sub(r"^[^—–-]{0,60}[—–-]+ ", "", paragraphs[0])
    return [first, *paragraphs[1:], "With reporting by our own staff and agencies."]


def merged(paragraphs: list[str], _: random.Random) -> list[str]:
    """All in two paragraphs."""
    middle = len(paragraphs) // 2
    return [" ".join(part) for part in (paragraphs[:middle], paragraphs[middle:]) if part]


def own_lead(paragraphs: list[str], _: random.Random) -> list[str]:
    """A first paragraph of the paper's own before the rest of the report."""
    lead = (
        "Readers of this newspaper have long asked what would come of it; now there is an answer."
    )
    return [lead, *paragraphs[1:]] if len(paragraphs) > 2 else [lead, *paragraphs]


EDITS: dict[str, Edit] = {
    "cut to half": half, "middle left out": without_middle, "other order": shuffled,
    "every seventh word": seventh_word, "other credit": other_agency, "merged": merged,
    "own lead": own_lead,
}  # fmt: skip


def originals(paths: list[Path]) -> list[str]:
    """Texts that are no copies of each other, bodies only."""
    pile = [path.read_text(encoding="utf-8") for path in sorted(PILE.rglob("*.txt"))]
    rows = [str(row["text"]) for path in paths for row in rows_of(path)]
    found: list[str] = []
    for text in (*pile, *rows):
        prints = shingles(text)
        if len(text.split()) >= WORDS and not any(
            likeness(prints, shingles(other)) >= DISTINCT for other in found
        ):
            found.append(text)
    return found


def paragraphs_of(text: str) -> list[str]:
    """Its paragraphs; of a text that has none, groups of three sentences."""
    parts = [one.strip() for one in text.split("\n") if one.strip()]
    if len(parts) > 2:
        return parts
    sentences = re.split(r"(?<=[.!?”]) +", text)
    return [" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)]


def ways() -> dict[str, tuple[Edit, ...]]:
    """Each edit alone, and each two, one after the other."""
    single: dict[str, tuple[Edit, ...]] = {name: (edit,) for name, edit in EDITS.items()}
    twice = {f"{a} + {b}": (EDITS[a], EDITS[b]) for a, b in combinations(EDITS, 2)}
    return single | twice


def article(name: str, paragraphs: list[str]) -> Article:
    """An article under a headline of its own."""
    title = f"Headline of {name}"
    return Article(name, "", "", f"{title}\n\n" + "\n\n".join(paragraphs), len(title) + 2, title)


def reprint(number: int, text: str, edits: tuple[Edit, ...]) -> Article:
    """A text edited in those ways, one after the other."""
    dice = random.Random(number)
    paragraphs = paragraphs_of(text)
    for edit in edits:
        paragraphs = edit(paragraphs, dice)
    return article(f"{number:05d} reprint", paragraphs)


def main(paths: list[Path]) -> None:
    """Edits, finds and prints: right, found and made, of each way and of all."""
    texts = originals(paths)
    firsts = [article(f"{n:05d} original", paragraphs_of(text)) for n, text in enumerate(texts)]
    total: Counter[str] = Counter()
    for name, edits in ways().items():
        reprinted = [reprint(number, text, edits) for number, text in enumerate(texts)]
        found = copies([*firsts, *reprinted])
        right = sum(copy.article[:5] == copy.original[:5] for copy in found)
        total.update(right=right, found=len(found), made=len(texts))
        print(f"{name:42} {right} right of {len(found)} found and {len(texts)} made")
    right = total["right"]
    print(f"all: precision {right / max(1, total['found']):.4f} ({right} of {total['found']}), "
          f"recall {right / total['made']:.4f} (of {total['made']})")  # fmt: skip


if __name__ == "__main__":
    main([Path(path) for path in sys.argv[1:]])
