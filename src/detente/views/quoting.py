"""Quotation marks within quotation marks, and a stop at the end of what they hold."""

from __future__ import annotations

import re

DOUBLE, SINGLE = ("“", "”"), ("‘", "’")
"""The two pairs: American notes put double marks outside, British ones single."""
_STRAIGHT = re.compile(r"(^|[\s(\[—–‘“/-])\"")
_QUOTED = re.compile(r"(“[^“”]*”)")
_OPEN_SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–“\"]))[‘'](?=\S)")
_CLOSE_SINGLE = re.compile(r"[’'](?![^\W\d_])")


def within(text: str, outer: tuple[str, str]) -> str:
    """Text as it stands between marks of a kind: marks of that kind in it become the other.

    So do, inside those, the marks within them; an apostrophe stays what it is, and nothing else
    is changed.
    """
    curly = _STRAIGHT.sub(r"\1“", text).replace('"', "”")
    parts = _QUOTED.split(curly)
    if outer == SINGLE:
        return "".join(one if one[:1] == "“" else _singles_doubled(one) for one in parts)
    return "".join(
        f"‘{_singles_doubled(one[1:-1])}’"
        if _QUOTED.fullmatch(one)
        else one.replace("“", "‘").replace("”", "’")
        for one in parts
    )


def bare(text: str) -> str:
    """Text without the pair of marks that holds the whole of it.

    What is quoted as a quotation needs one pair only, that of the note.
    """
    whole = re.fullmatch(r"[“\"]([^“”\"]+)[”\"]|‘([^‘’]+)’", text.strip())
    return next(part for part in whole.groups() if part) if whole else text


def _singles_doubled(text: str) -> str:
    """Single quotation marks as double ones, each opening with the last fitting closing mark."""
    opening = _OPEN_SINGLE.search(text)
    if not opening:
        return text
    following = _OPEN_SINGLE.search(text, opening.end())
    limit = following.start() if following else len(text)
    closing = [mark for mark in _CLOSE_SINGLE.finditer(text, opening.end()) if mark.end() <= limit]
    if not closing:
        return text[: opening.end()] + _singles_doubled(text[opening.end() :])
    end = closing[-1]
    inside = text[opening.end() : end.start()]
    return f"{text[: opening.start()]}“{inside}”{_singles_doubled(text[end.end() :])}"


def stopped(text: str, mark: str = ".") -> str:
    """Text with a mark at its end, before a closing inner quotation mark as American usage has it.

    A full stop is left out after a sentence's own end, and takes the place of a comma; a comma
    stays after a question mark (Chicago, 6.125).
    """
    closes = text.endswith("’") and ("‘" in text or text[-2:-1] in _STOPS)
    inner, tail = (text[:-1], "’") if closes else (text, "")
    inner = inner.rstrip(",;:")
    if inner.endswith(("?", "!", "…")):
        return text if mark == "." else f"{text}{mark}"
    if inner.endswith(mark):
        return text
    return f"{inner}{mark}{tail}"


_STOPS = tuple(".,;:?!…")
"""Before a closing mark these show that it closes, and is no apostrophe: "our neighbours’"."""
_LAST_STOP = re.compile(r"(?<!\.)\.(?=[”’]*$)")
_LAST_COMMA = re.compile(r"[,;:](?=[”’]*$)")
_ABBREVIATED = re.compile(r"\.[^\W\d]{1,2}\.[”’]*$")


def closed_outside(text: str) -> str:
    """Words between single marks with the stop of the note, once, as British usage has it: outside
    the marks, unless the words end with an abbreviation ("the U.S."), a question, an exclamation or
    dots for what is left out.
    """
    text = _LAST_COMMA.sub("", text)
    if text.endswith(("?", "!", "..")) or _ABBREVIATED.search(text):
        return f"‘{text}’"
    return f"‘{_LAST_STOP.sub('', text)}’."
