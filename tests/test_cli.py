"""The command line over the desk's record (tests/conftest.py): what is printed, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cli import COMMANDS, ELSEWHERE, cli
from detente.export.rows import header_of
from detente.records import content_id
from detente.version import __version__
from detente.views.shapes import Done, Said
from detente.views.timeline import TimelineItem

OFFER = content_id("offer")
LISTS = ["timeline", "said", "events", "search radar", "dyad RUS USA", "issue missile-defence"]
ACROSS = ["threads", "threads --deadlines", "discrepancies", "quotations", "coverage --by-event",
          "positions missile-defence", "dyad RUS USA --index"]  # fmt: skip
CODE = [sys.executable, "-m", "detente"]

Run = Callable[..., Result]


@pytest.fixture
def run(desk_record: Path) -> Run:
    """Runs a command on the desk's record."""

    def once(command: str, *more: str) -> Result:
        words = [*command.split(), *more]
        return CliRunner().invoke(cli, [*words, "--record", str(desk_record)])

    return once


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom detente.cli import cli\n"
        "try:\n    cli.main(['--help'])\nexcept SystemExit as end:\n    assert not end.code\n"
        "heavy = {'spacy', 'numpy', 'starlette', 'rich', 'sqlite3', 'jinja2', 'trafilatura'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for names in COMMANDS.values():
        for name in names:
            assert re.search(rf"^  {name} ", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("name", [name for names in COMMANDS.values() for name in names])
def test_every_command_has_help_that_says_how_it_is_used(name: str) -> None:
    done = CliRunner().invoke(cli, [name, "--help"])
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Usage: cli {name}")


def test_every_command_and_option_is_documented() -> None:
    import click

    text = (Path(__file__).parent.parent / "docs" / "commands.md").read_text(encoding="utf-8")
    context = click.Context(cli)
    for name in cli.list_commands(context):
        assert f"`detente {name}" in text or f"`{name} " in text or f"`{name}`" in text, name
        command = cli.get_command(context, name)
        assert command
        for option in command.params:
            for written in [one for one in option.opts if one.startswith("--")]:
                assert f"`{written}" in text, f"{name} {written}"


def test_the_version_is_the_package_s() -> None:
    assert CliRunner().invoke(cli, ["--version"]).stdout == f"detente {__version__}\n"


# ------------------------------------------------------------------ lists


@pytest.mark.parametrize("command", LISTS)
def test_json_jsonl_and_csv_hold_the_same_rows(run: Run, command: str) -> None:
    rows = json.loads(run(command, "--json").stdout)
    lines = [json.loads(line) for line in run(command, "--jsonl").stdout.splitlines()]
    cells = list(csv.DictReader(io.StringIO(run(command, "--csv").stdout)))
    assert rows == lines
    assert rows
    assert len(cells) == len(rows)
    if "id" in rows[0]:
        assert [cell["id"] for cell in cells] == [row["id"] for row in rows]


@pytest.mark.parametrize("command", LISTS)
def test_a_pipe_gets_one_whole_line_a_row(run: Run, command: str) -> None:
    rows = json.loads(run(command, "--json").stdout)
    lines = run(command).stdout.splitlines()
    assert len(lines) == len(rows) + 1
    assert "\x1b" not in "".join(lines)
    assert "…" not in "".join(lines) or command.startswith("search")


def test_nothing_is_cut_in_a_pipe(run: Run) -> None:
    assert len(run("said").stdout.splitlines()) > 520


@pytest.mark.parametrize(
    ("command", "kind"), [("timeline", TimelineItem), ("said", Said), ("events", Done)]
)
def test_an_empty_list_has_its_header_and_ends_well(
    empty_record: Path, command: str, kind: type
) -> None:
    def once(*more: str) -> Result:
        return CliRunner().invoke(cli, [command, "--record", str(empty_record), *more])

    assert once("--json").stdout == "[]\n"
    assert once("--jsonl").stdout == ""
    assert once("--csv").stdout == ",".join(header_of(kind)) + "\n"
    assert (once().stdout, once().stderr, once().exit_code) == ("", "Nothing found.\n", 0)


def test_filters_narrow(run: Run) -> None:
    assert [r["type"] for r in json.loads(run("events --actor Putin", "--json").stdout)] == [
        "COOPERATE"
    ]
    assert len(json.loads(run("said --by bush", "--json").stdout)) == 1
    assert json.loads(run("said --outlet kestrel --from 2010", "--json").stdout) == []
    rows = json.loads(run("timeline --issue missile-defence", "--json").stdout)
    assert len(rows) == 3
    assert len(json.loads(run("said", "--json", "--limit", "7").stdout)) == 7


def test_a_limit_says_that_there_is_more(run: Run) -> None:
    done = run("said --limit 3")
    assert len(done.stdout.splitlines()) == 4
    assert "there are more" in done.stderr
    assert "there are more" not in run("events --limit 50").stderr


def test_a_cell_of_hostile_text_is_no_formula(run: Run) -> None:
    cells = csv.DictReader(io.StringIO(run("said", "--csv").stdout))
    contents = [row["content"] for row in cells if "HYPERLINK" in row["content"]]
    assert contents == ['\'=HYPERLINK("http://evil.example","x")']


@pytest.mark.parametrize("command", ACROSS)
def test_where_nothing_is_linked_a_list_is_empty_and_ends_well(run: Run, command: str) -> None:
    done = run(command)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Nothing found.\n"
    assert run(command, "--json").stdout == "[]\n"
    assert run(command, "--jsonl").stdout == ""
    assert len(run(command, "--csv").stdout.splitlines()) == 1


def test_an_event_that_is_not_there_is_told(run: Run) -> None:
    done = run("compare nowhere")
    assert done.exit_code == 1
    assert "no event 'nowhere'" in done.stderr


def test_issue_and_who_without_a_name_list_all(run: Run) -> None:
    assert [row["id"] for row in json.loads(run("issue", "--json").stdout)] == ["missile-defence"]
    assert json.loads(run("who", "--json").stdout)[0]["name"] == "Vladimir Putin"


def test_who_tells_one_person(run: Run) -> None:
    told = run("who putin").stdout
    assert told.startswith("Vladimir Putin (person)\n")
    assert "“We are ready to share" in told
    assert "\nDid (1)\n" in told


# ------------------------------------------------------------------ faults


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["said", "--by", "Putn"], 1, "near it: Vladimir Putin"),
        (["said", "--from", "2007-13"], 1, "2007-13"),
        (["said", "--limit", "0"], 2, "--limit"),
        (["said", "--limit", "many"], 2, "--limit"),
        (["said", "--colour"], 2, "--colour"),
        (["dyad", "RUS"], 2, "Missing argument"),
        (["search"], 2, "Missing argument"),
        (["frobnicate"], 2, "No such command 'frobnicate'."),
        (["timelin"], 2, "'detente timeline' is the nearest to it."),
        (["deadlines"], 2, "'detente threads --deadlines' is the nearest to it."),
    ],
)
def test_a_fault_is_told_and_counted(run: Run, words: list[str], code: int, told: str) -> None:
    done = run(" ".join(words[:1]), *words[1:])
    assert done.exit_code == code
    assert told in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_other_names_lead_to_commands_that_are_there() -> None:
    names = {name for under in COMMANDS.values() for name in under}
    assert {near.split()[0] for near in ELSEWHERE.values()} <= names
    assert not names & set(ELSEWHERE)


@pytest.mark.parametrize("command", [*LISTS, *ACROSS, "export --to out", "serve", "who x"])
def test_a_missing_record_is_one_clear_line(tmp_path: Path, command: str) -> None:
    where = ["--record", str(tmp_path / "none.db")]
    done = CliRunner().invoke(cli, [*command.split(), *where])
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert "none.db: there is no record; make one with 'detente build PATH'" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_record_is_left_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_text("my notes", encoding="utf-8")
    done = CliRunner().invoke(cli, ["said", "--record", str(other)])
    assert done.exit_code == 1
    assert "is not a record of Detente" in done.stderr
    assert other.read_text(encoding="utf-8") == "my notes"


# ------------------------------------------------------------------ as a process


def test_a_closed_pipe_is_quiet(desk_record: Path) -> None:
    words = " ".join([*CODE, "said", "--jsonl", "--record", str(desk_record)])
    done = subprocess.run(
        ["bash", "-c", f"{words} | head -1"], capture_output=True, text=True, timeout=60
    )
    assert json.loads(done.stdout)["kind"] == "direct"
    assert done.stderr == ""


@pytest.mark.parametrize("command", ["said", "timeline --json", "events --csv", "doctor"])
def test_an_output_that_cannot_be_written_is_one_clear_line(
    desk_record: Path, command: str
) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*CODE, *command.split(), "--record", str(desk_record)],
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert "the output cannot be written (No space left on device)" in done.stderr
    assert "Traceback" not in done.stderr
    assert "ignored" not in done.stderr


def on_a_terminal(words: list[str], columns: int, **more: str) -> str:
    """What a command writes to a terminal of that width."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color", **more}
    with subprocess.Popen(
        [*CODE, *words], stdout=follower, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        os.close(follower)
        written = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not part:
                break
            written += part
        assert process.wait(timeout=60) == 0
    os.close(leader)
    return written.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [80, 120, 200])
@pytest.mark.parametrize("command", ["timeline", "said", "events", "search radar", "who"])
def test_a_table_fits_its_terminal(desk_record: Path, command: str, columns: int) -> None:
    written = on_a_terminal([*command.split(), "--record", str(desk_record)], columns)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", written)
    assert max(map(len, plain.splitlines())) <= columns
    assert "\x1b[1m" in written


def test_no_color_is_respected_and_200_rows_are_enough(desk_record: Path) -> None:
    written = on_a_terminal(["said", "--record", str(desk_record)], 100, NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", written)
    assert "Point 519" not in written


def test_a_terminal_gets_no_escape_of_an_article(desk_record: Path) -> None:
    written = on_a_terminal(["said", "--outlet", "alert", "--record", str(desk_record)], 120)
    assert "\u202e" not in written
    assert "HYPERLINK" in written


def test_doctor_says_that_all_is_well(run: Run) -> None:
    done = run("doctor", "--json")
    checks = json.loads(done.stdout)
    assert [check["what"] for check in checks if not check["ok"]] == []
    assert done.exit_code == 0
    assert {"Python", "spacy", "SQLite", "Disk", "Language", "Record"} <= {
        check["what"] for check in checks
    }


def test_doctor_finds_a_damaged_record(tmp_path: Path, desk_record: Path) -> None:
    damaged = tmp_path / "damaged.db"
    body = desk_record.read_bytes()
    damaged.write_bytes(body[: len(body) // 2])
    done = CliRunner().invoke(cli, ["doctor", "--record", str(damaged)])
    assert done.exit_code == 1
    assert "fault" in done.stdout
    assert "→" in done.stdout


def test_the_tasks_of_score_are_those_that_can_be_scored() -> None:
    from detente import score
    from detente.cli.score import TASKS

    assert TASKS == score.TASKS


@pytest.mark.parametrize("words", [["said", "--by"], ["events", "--actor"], ["who"]])
def test_bytes_that_are_no_text_end_in_one_line(run: Run, words: list[str]) -> None:
    done = run(*words, "\udcff\udcfe")
    assert done.exit_code == 1
    assert "holds bytes that are no UTF-8 text (b'\\xff\\xfe')" in done.stderr
