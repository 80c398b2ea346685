"""Threads on a terminal and in a pipe: what came first, how it stands, each step with its words."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from detente import run_local
from detente.settings import Settings

ARTICLE = """Radar

OTTAWA, May 7, 2031 — Canada offered Norway joint use of a radar in Azerbaijan on Tuesday, on
condition that Norway drops its missile shield in Poland.

Norway rejected the offer of a radar in Azerbaijan on Wednesday.
"""
COLUMNS = 80


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("threads")
    (folder / "radar.txt").write_text(ARTICLE, encoding="utf-8")
    run_local.build([folder], folder / "threads.db", Settings())
    return folder / "threads.db"


def command(record: Path) -> list[str]:
    return [sys.executable, "-m", "detente", "threads", "--record", str(record)]


def test_a_pipe_has_one_line_a_step(record: Path) -> None:
    done = subprocess.run(command(record), capture_output=True, text=True, timeout=60, check=True)
    title, first, stands, *steps = done.stdout.splitlines()
    assert "Canada and Norway · refused" in title
    assert first.startswith("  First: Canada offered joint use of a radar in Azerbaijan")
    assert stands.startswith("  Stands: Norway refused the offer")
    assert [line.split("  ")[1][:10] for line in steps] == ["2031-05-06", "2031-05-07"]
    assert "\x1b" not in done.stdout


def test_a_terminal_has_them_wrapped_in_two_columns(record: Path) -> None:
    leader, follower = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    with subprocess.Popen(command(record), stdout=follower, env=environment) as process:
        os.close(follower)
        assert process.wait(timeout=60) == 0  # so little fits in its buffer
    written = os.read(leader, 65536).decode().replace("\r\n", "\n")
    os.close(leader)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", written).splitlines()
    assert max(map(len, lines)) <= COLUMNS
    assert any(re.match(r"2031-05-06 +Canada offered joint use", line) for line in lines)
    assert "\x1b[1m" in written
