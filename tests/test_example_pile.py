"""Every quotation of the example pile has an origin, and stands there as listed."""

from __future__ import annotations

import csv
import html
import re
from pathlib import Path

import detente

EXAMPLE = Path(detente.__file__).parent / "data" / "example"
PILE = EXAMPLE / "pile"
ENOUGH_ARTICLES = 14
ENOUGH_OUTLETS = 5
LONGEST_TERM = 12  # characters; shorter words in marks are scare quotes or terms


def listed() -> list[dict[str, str]]:
    lines = (EXAMPLE / "quotations.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def words_of(path: Path) -> str:
    raw = path.read_bytes()
    coding = "windows-1252" if b'charset="windows-1252"' in raw else "utf-8"
    text = raw.decode(coding)
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", text, flags=re.DOTALL))
    return " ".join(text.split())


def test_the_pile_is_a_desks_folder() -> None:
    articles = [p for p in PILE.rglob("*") if p.suffix in (".html", ".txt", ".md")]
    assert len(articles) >= ENOUGH_ARTICLES
    assert len([folder for folder in PILE.iterdir() if folder.is_dir()]) >= ENOUGH_OUTLETS


def test_every_listed_quotation_stands_in_its_files() -> None:
    for row in listed():
        assert row["origin"] and row["said_on"] and row["speaker"]
        for name in row["file"].split("|"):
            assert row["words"] in words_of(PILE / name), (name, row["words"])


def test_every_quotation_in_the_pile_is_listed() -> None:
    known = [row["words"].rstrip(".,") for row in listed()]
    for path in sorted(p for p in PILE.rglob("*") if p.suffix in (".html", ".txt", ".md")):
        body = words_of(path)
        marked = re.findall(r"“([^”]+)”|''(.+?)''|(?<![=\w])\"([^\"]+)\"", body)
        for quotation in ("".join(groups).rstrip(".,") for groups in marked):
            if len(quotation) > LONGEST_TERM:
                assert any(quotation in k or k in quotation for k in known), (path.name, quotation)
