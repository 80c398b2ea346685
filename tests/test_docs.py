"""The documentation is tested like code: its blocks run, its links lead somewhere.

`python` blocks of one page run in order, sharing their names; lines of `sh` blocks that start with
`detente` run as commands. Both run in a folder that holds the example pile as `folder/` and its
record as `detente.db`, so that a page may simply use them. A block with `<!-- not run: why -->`
above it is left out.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from detente.cli import cli

ROOT = Path(__file__).parent.parent
PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
BLOCK = re.compile(r"^(<!-- not run[^\n]*-->\n\n?)?```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
SERVES = ("serve", "demo")
ENDLESS_AFTER = 300  # seconds; the slowest command of the documentation takes about 20


def blocks(page: Path) -> list[tuple[str, str]]:
    """The kinds and bodies of the blocks of a page that are run, in its order."""
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [(kind, body) for skipped, kind, body in found if not skipped]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, pile_record: Path) -> Path:
    """A folder with the example pile in `folder/` and its record in detente.db."""
    where = tmp_path_factory.mktemp("desk")
    pile = ROOT / "src" / "detente" / "data" / "example" / "pile"
    shutil.copytree(pile, where / "folder")
    shutil.copy(pile_record, where / "detente.db")
    return where


@pytest.mark.parametrize("document", PAGES, ids=lambda path: path.stem)
def test_a_page_does_what_it_says(
    document: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its blocks one after another: a command may need what the lines of Python before it wrote."""
    monkeypatch.chdir(desk)
    names: dict[str, object] = {}
    for kind, body in blocks(document):
        if kind == "python":
            exec(compile(body, document.name, "exec"), names)
        for words in commands(body) if kind == "sh" else ():
            done = CliRunner().invoke(cli, words[1:])
            assert done.exit_code == 0, f"{shlex.join(words)}\n{done.output}\n{done.exception!r}"


def commands(block: str) -> list[list[str]]:
    """The lines of a block that run Detente and end, in words."""
    parsed = [shlex.split(line, comments=True) for line in block.splitlines()]
    return [words for words in parsed if words[:1] == ["detente"] and words[1] not in SERVES]


def test_the_notebook_runs(desk: Path) -> None:
    shutil.copy(ROOT / "docs" / "notebook.ipynb", desk)
    run = [sys.executable, "-c", "from nbclient.cli import main; main()", "notebook.ipynb"]
    done = subprocess.run(run, cwd=desk, capture_output=True, text=True, timeout=ENDLESS_AFTER)
    assert done.returncode == 0, done.stderr


def test_every_setting_and_every_stage_is_documented() -> None:
    from dataclasses import fields

    from detente.settings import Settings
    from detente.stages import READING

    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [f.name for f in fields(Settings) if f"`{f.name}`" not in text] == []
    assert [stage.name for stage in READING if f"`{stage.name}`" not in text] == []


def test_every_page_is_in_the_table_of_contents() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.stem == "index" or f"\n{page.stem}\n" in index, page.name


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            near = page.parent / target
            assert near.exists() or near.with_suffix(".md").exists(), f"{page.name}: {target}"


def test_every_table_of_the_record_is_documented(tmp_path: Path) -> None:
    """But for the inner tables of full text, which SQLite makes."""
    from detente.record import Record

    with Record.open(tmp_path / "r.db", create=True) as record:
        rows = record.rows("select name from sqlite_master where type = 'table'")
    tables = {name for (name,) in rows if not re.search(r"^sqlite_|_fts_", name)}
    text = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    assert {name for name in tables if f"`{name}`" not in text} == set()


def test_every_program_that_makes_a_table_or_measures_is_told_of() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    programs = [
        path.name for folder in ("tools", "benchmarks") for path in (ROOT / folder).glob("*.py")
    ]
    assert [name for name in programs if name not in text] == []
