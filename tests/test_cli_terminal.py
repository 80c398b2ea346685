"""Hostile text on its way to a terminal."""

from __future__ import annotations

import pytest

from detente.cli.terminal import harmless, one_line


@pytest.mark.parametrize(
    ("hostile", "left"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;owned\x07title", "title"),
        ("\x1b]8;;http://x.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Jcleared", "cleared"),
        ("\x1bPq#0;2\x1b\\sixel", "sixel"),
        ("back\x08\x08space", "backspace"),
        ("over\rwritten", "overwritten"),
        ("turned \u202egnp.exe", "turned gnp.exe"),
        ("bell\x07", "bell"),
        ("half an escape \x1b", "half an escape "),
    ],
)
def test_what_drives_a_terminal_is_taken_out(hostile: str, left: str) -> None:
    assert harmless(hostile) == left


def test_words_of_every_script_line_feeds_and_tabs_stay() -> None:
    text = "Москва\n\t“Да” — 北京 café"
    assert harmless(text) == text


def test_one_line_is_one_line() -> None:
    assert one_line("  two\n\nparagraphs\tand\u00a0more ") == "two paragraphs and more"
