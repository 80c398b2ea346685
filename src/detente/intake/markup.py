"""Markdown marks: taken off a line, and kept as what they were."""

from __future__ import annotations

import re

from .pieces import Piece

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*?)[ \t]*#{0,6}")
_RULE = re.compile(r"(?:[-*_=~•·+][ \t]?){3,}")
_WHOLE = re.compile(r"(\*\*|__|\*|_)(?=\S)([^*]{1,400}?)(?<=\S)\1")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,400})(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])(\*)(?=\S)([^*\n]{1,400})(?<=\S)\1(?![\w*])")
_TAIL = re.compile(r"(?:\*\*|__|\*|_)(?=\S)([^*_\n]{2,80})(?<=\S)(?:\*\*|__|\*|_)")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\(([^()\s]{1,1000})(?:[ \t]+\"[^\"\n]{0,300}\")?\)")
_SPACE = re.compile(r"[^\S\n]+")


def is_rule(line: str) -> bool:
    """Whether a line is only a drawn rule ("---", "* * *", "=====")."""
    return bool(_RULE.fullmatch(line.strip()))


def piece_of(line: str, block: int) -> Piece:
    """The piece of one line, its marks taken off.

    A mark counts only where it opens and closes, so that "2 * 3 * 4" keeps its stars.
    """
    words = _SPACE.sub(" ", line).strip().removesuffix("\\").rstrip()
    marks: list[str] = []
    level = 0
    if heading := _HEADING.fullmatch(words):
        level, words = len(heading[1]), heading[2]
        marks.append(heading[1])
    strong = bool(_WHOLE.fullmatch(words))
    credit = _credit(words) if not strong else None
    for pattern in (_LINK, _BOLD, _ITALIC):
        marks += [_mark(match) for match in pattern.finditer(words)]
        words = pattern.sub(r"\1" if pattern is _LINK else r"\2", words)
    if strong and (whole := _WHOLE.fullmatch(words)):
        marks.append(whole[1])
        words = whole[2]
    return Piece(words.strip(), block, level, strong, credit, tuple(dict.fromkeys(marks)))


def _mark(match: re.Match[str]) -> str:
    return match[2] if match.re is _LINK else match[1]


LONGEST_CREDIT = 90
"""Characters at the end of a line within which a credit in bold or italics stands."""


def _credit(words: str) -> str | None:
    """Bold or italic words that close a line, as in "… of the base. **Ann Vale**"."""
    tail = words[-LONGEST_CREDIT:]
    found = _TAIL.search(tail)
    while found and found.end() != len(tail):
        found = _TAIL.search(tail, found.start() + 1)
    return found[1] if found else None
