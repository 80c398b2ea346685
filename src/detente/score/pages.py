"""Pages: the text that was made of a page against the text that a person took from it.

`shingle4` is the measure of the scrapinghub article extraction benchmark: precision and recall of
runs of four words, each page weighing the same. The gold is `ground-truth.json` with a folder
`html/ID.html.gz`, or `gold.jsonl` whose rows name their `file` in `html/`.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from ..errors import BadInput
from ..records import Article, Page
from .counts import Figure, Tally, ratio, share
from .gold import Row

_WORD = re.compile(r"\w+")
NEARLY = 0.9
"""F1 of the words of two paragraphs from which they count as nearly the same."""


def page_of(row: Row, gold: Path) -> Page:
    """The page of a row, from the folder `html` beside the gold file.

    Raises BadInput when it is not there.
    """
    name = row.get("file") or f"{row['id']}.html.gz"
    path = gold.parent / "html" / name
    try:
        body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: the page of a marked article is missing ({error})") from error
    sha = hashlib.sha256(body).hexdigest()
    return Page(sha, body, str(path), "text/html", row.get("url"))


def predicted(article: Article, gold_id: str) -> Row:
    """The text of an article, without its title, and what the page says of it, as a row."""
    return {
        "id": gold_id,
        "text": article.text[article.body_start :],
        "title": article.title,
        "authors": [article.byline] if article.byline else [],
        "published": article.published.value,
    }


def tally(gold: Row, ours: Row) -> Tally:
    """The counts of one page."""
    marked, found = "\n".join(_body(gold)), "\n".join(_body(ours))
    counts = Tally({"pages": 1, "same words": _WORD.findall(marked) == _WORD.findall(found)})
    counts.update(_shingled(marked, found))
    exact, nearly, ours_count, gold_count = _paragraphs(gold, ours)
    for key, right in (("paragraph", exact), ("near", nearly)):
        counts.update(
            {f"{key}.right": right, f"{key}.found": ours_count, f"{key}.gold": gold_count}
        )
    if gold.get("title"):
        counts["titled"], counts["title"] = 1, _norm(gold["title"]) == _norm(ours.get("title"))
    if gold.get("authors"):
        one, other = ({_norm(name) for name in row.get("authors") or []} for row in (gold, ours))
        counts.update({"author.right": len(one & other), "author.found": len(other),
                       "author.gold": len(one)})  # fmt: skip
    if gold.get("published"):
        counts["dated"], counts["day"] = 1, _day(gold["published"]) == _day(ours.get("published"))
    return counts


def _body(row: Row) -> list[str]:
    body = row.get("body")
    if isinstance(body, list):
        return body
    text = body or row.get("articleBody", row.get("text")) or ""
    return [line for line in text.split("\n") if line.strip()]


def _norm(text: str | None) -> str:
    return " ".join(_WORD.findall((text or "").casefold()))


def _day(value: object) -> str | None:
    match = re.match(r"\d{4}-\d\d-\d\d", str(value or ""))
    return match.group() if match else None


def _shingles(text: str, length: int = 4) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(
        tuple(words[place : place + length])
        for place in range(max(1, len(words) - length + 1))
        if words[place : place + length]
    )


def _shingled(marked: str, found: str) -> Tally:
    """Precision and recall of one page, each with whether it counts, as the benchmark has it."""
    gold, ours = _shingles(marked), _shingles(found)
    right, extra, missed = (gold & ours).total(), (ours - gold).total(), (gold - ours).total()
    counts = Tally()
    if right + extra:
        counts.update({"precision": right / (right + extra), "precisions": 1})
    if right + missed:
        counts.update({"recall": right / (right + missed), "recalls": 1})
    return counts


def _paragraphs(gold: Row, ours: Row) -> tuple[int, int, int, int]:
    """Paragraphs equal, nearly equal, of ours and of the gold, matched one to one.

    One of ours that equals the title, a subhead or the summary is neither right nor wrong.
    """
    free = {_norm(x) for x in [gold.get("title") or "", *(gold.get("subheads") or []),
                               *(gold.get("summary") or [])]}  # fmt: skip
    marked = [text for text in map(_norm, _body(gold)) if text]
    found = [text for text in map(_norm, _body(ours)) if text]
    found = [text for text in found if text in marked or text not in free]
    exact = (Counter(marked) & Counter(found)).total()
    left = list((Counter(found) - Counter(marked)).elements())
    nearly = exact
    for text in (Counter(marked) - Counter(found)).elements():
        place = next((i for i, other in enumerate(left) if _alike(text, other) >= NEARLY), None)
        if place is not None:
            nearly += 1
            del left[place]
    return exact, nearly, len(found), len(marked)


def _alike(one: str, other: str) -> float:
    a, b = Counter(one.split()), Counter(other.split())
    return 2 * (a & b).total() / (a.total() + b.total())


def figures(total: Mapping[str, float]) -> list[Figure]:
    """Shingles first, the one that is published for others; then paragraphs and particulars."""
    precision = _mean(total, "precision")
    recall = _mean(total, "recall")
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    pages = total.get("pages", 0)
    found = [Figure("shingle4", f1, precision, recall, gold=pages),
             share("every word the same", total.get("same words", 0), pages),
             ratio("paragraphs, exact", total, "paragraph"),
             ratio("paragraphs, nearly", total, "near")]  # fmt: skip
    if total.get("titled"):
        found.append(share("title", total.get("title", 0), total["titled"]))
    if total.get("author.gold"):
        found.append(ratio("authors", total, "author"))
    if total.get("dated"):
        found.append(share("day of publication", total.get("day", 0), total["dated"]))
    return found


def _mean(total: Mapping[str, float], key: str) -> float:
    return total.get(key, 0) / total[f"{key}s"] if total.get(f"{key}s") else 0.0
