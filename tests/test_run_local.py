"""Building: no work twice, nothing lost when killed, one poison page costs one failure."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
import toys

from detente import run_local
from detente.errors import BadInput, BadOrder, BadRecord, Missing
from detente.record import Filter, Record, health, judgements, queries, targets, work
from detente.records import Basis, Hints
from detente.run_local import BuildReport, lock
from detente.stage import Stage

HELPERS = Path(__file__).parent / "helpers"


def built(
    folder: Path, record: Path, stages: tuple[Stage, ...] | None = None, **more: object
) -> BuildReport:
    settings = replace(toys.SETTINGS, **more)
    return run_local.build([folder], record, settings, stages=stages or toys.STAGES)


def print_of(path: Path) -> str:
    with Record.open(path) as record:
        assert list(health.faults(record)) == []
        return health.fingerprint(record)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A pile of 60 texts and the fingerprint of its record, built in one go."""
    place = tmp_path_factory.mktemp("whole")
    folder = toys.pile(place / "pile", 60)
    built(folder, place / "whole.db")
    return folder, print_of(place / "whole.db")


def test_a_pile_becomes_a_record(tmp_path: Path) -> None:
    told = built(toys.pile(tmp_path / "pile", 3), tmp_path / "r.db")
    assert (told.new, told.cleaned, told.read, told.articles) == (3, 3, 3, 3)
    assert (told.attributions, told.event_mentions) == (12, 12)
    assert told.failed == told.skipped == told.undated == ()
    assert not lock.beside(tmp_path / "r.db").exists()


def test_built_again_nothing_is_done_and_nothing_changes(tmp_path: Path) -> None:
    folder = toys.pile(tmp_path / "pile", 3)
    built(folder, tmp_path / "r.db")
    before = print_of(tmp_path / "r.db")
    told = built(folder, tmp_path / "r.db")
    assert (told.new, told.unchanged, told.cleaned, told.read) == (0, 3, 0, 0)
    assert print_of(tmp_path / "r.db") == before


def test_touched_files_are_hashed_but_not_read(tmp_path: Path) -> None:
    folder = toys.pile(tmp_path / "pile", 2)
    built(folder, tmp_path / "r.db")
    for file in folder.iterdir():
        os.utime(file, ns=(1, 1))
    told = built(folder, tmp_path / "r.db")
    assert (told.unchanged, told.changed, told.cleaned) == (2, 0, 0)


def test_only_what_is_new_or_changed_is_read(tmp_path: Path) -> None:
    folder = toys.pile(tmp_path / "pile", 3)
    built(folder, tmp_path / "r.db")
    toys.pile(folder, 1, first=3)
    first = folder / "text0000.txt"
    first.write_text(first.read_text().replace("terrace", "balcony"))
    told = built(folder, tmp_path / "r.db")
    assert (told.new, told.changed, told.unchanged, told.read) == (1, 1, 2, 2)
    assert told.articles == 4  # the text before the change is no longer an article …
    with Record.open(tmp_path / "r.db") as record:
        assert queries.counts(record).pages == 5  # … but its page is kept
    other = tmp_path / "other.db"
    built(folder, other)
    assert print_of(other) == print_of(tmp_path / "r.db")


def test_the_order_and_number_of_builds_plays_no_part(
    tmp_path: Path, whole: tuple[Path, str]
) -> None:
    folder, wanted = whole
    for name in ("text0058.txt", "text0003.txt"):
        run_local.build([folder / name], tmp_path / "r.db", toys.SETTINGS, stages=toys.STAGES)
    built(folder, tmp_path / "r.db", batch=7)
    assert print_of(tmp_path / "r.db") == wanted


def test_two_processes_give_the_same_record(tmp_path: Path, whole: tuple[Path, str]) -> None:
    folder, wanted = whole
    built(folder, tmp_path / "r.db", processes=2)
    assert print_of(tmp_path / "r.db") == wanted


def test_a_newer_stage_reads_again_and_cleans_nothing(tmp_path: Path) -> None:
    folder = toys.pile(tmp_path / "pile", 3)
    built(folder, tmp_path / "r.db")
    told = built(folder, tmp_path / "r.db", toys.NEWER)
    assert (told.cleaned, told.read) == (0, 3)
    with Record.open(tmp_path / "r.db") as record:
        ident = queries.article_heads(record, Filter())[0].id
        assert "attributions/2" in queries.makers(record, ident)


def test_only_articles_of_the_old_version_are_read_again(tmp_path: Path) -> None:
    folder = toys.pile(tmp_path / "pile", 3)
    run_local.build([folder / "text0000.txt"], tmp_path / "r.db", toys.SETTINGS, stages=toys.STAGES)
    told = built(folder, tmp_path / "r.db", toys.NEWER)
    assert (told.cleaned, told.read) == (2, 3)
    told = built(folder, tmp_path / "r.db", toys.NEWER)
    assert told.read == 0


def test_a_newer_cleaner_that_gives_the_same_text_reads_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = toys.pile(tmp_path / "pile", 2)
    built(folder, tmp_path / "r.db")
    monkeypatch.setattr("detente.pipeline.CLEANER", "later")
    told = built(folder, tmp_path / "r.db")
    assert (told.cleaned, told.read) == (2, 0)


def test_hints_that_change_make_the_article_anew(tmp_path: Path) -> None:
    folder = toys.pile(tmp_path / "pile", 2)
    built(folder, tmp_path / "r.db")
    (folder / "text0000.txt.meta.json").write_text('{"outlet": "Kestrel"}')
    told = built(folder, tmp_path / "r.db")
    assert (told.changed, told.unchanged, told.read) == (1, 1, 1)
    with Record.open(tmp_path / "r.db") as record:
        assert ("Kestrel", 1) in queries.outlets(record)


# ------------------------------------------------------------------ cut off


CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, {parts!r})
import toys
from detente import run_local
def told(progress):
    print(progress.step, flush=True)
run_local.build([Path({folder!r})], Path({record!r}), toys.SETTINGS, None, told, toys.STAGES)
"""
KILLED_AFTER = (1, 31, 66, 75, 90, 72, 62)
"""Lines of progress after which each run in turn is killed: 60 are files looked at, the next up to
60 pages cleaned, then come batches read."""


def test_killed_at_any_moment_it_goes_on(tmp_path: Path, whole: tuple[Path, str]) -> None:
    folder, wanted = whole
    path = tmp_path / "killed.db"
    chance = random.Random(7)
    script = CHILD.format(parts=str(HELPERS), folder=str(folder), record=str(path))
    cut_off = []
    for lines in KILLED_AFTER:
        with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as child:
            assert child.stdout
            for _ in range(lines):
                step = child.stdout.readline().decode().strip()
            time.sleep(chance.uniform(0, 0.01))  # so that it is hit in the midst of something
            child.kill()
        with Record.open(path) as record:
            assert list(health.faults(record)) == []
            if record.one("select ended from runs order by no desc limit 1")[0] is None:
                cut_off.append(step)
    assert len(cut_off) >= 5
    assert {"taking in", "cleaning", "reading"} <= set(cut_off)
    built(folder, path)
    assert print_of(path) == wanted


def test_killed_while_it_links_it_goes_on(tmp_path: Path, whole: tuple[Path, str]) -> None:
    folder, wanted = whole
    path = tmp_path / "killed.db"
    script = CHILD.format(parts=str(HELPERS), folder=str(folder), record=str(path))
    cut_off = 0
    for steps in (1, 2, 4, 6, 8):
        with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as child:
            assert child.stdout
            left = steps
            while left and (line := child.stdout.readline()):
                left -= line.strip() == b"linking"
            child.kill()
        with Record.open(path) as record:
            assert list(health.faults(record)) == []
            row = record.one("select ended from runs order by no desc limit 1")
            cut_off += row[0] is None
    assert cut_off >= 3
    built(folder, path)
    assert print_of(path) == wanted


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    folder = toys.pile(tmp_path / "pile", 1)
    with lock.locked(tmp_path / "r.db"), pytest.raises(BadRecord, match="another build") as told:
        built(folder, tmp_path / "r.db")
    assert f"process {os.getpid()}" in str(told.value)
    assert built(folder, tmp_path / "r.db").articles == 1


def test_a_lock_left_by_a_killed_build_is_no_hindrance(tmp_path: Path) -> None:
    lock.beside(tmp_path / "r.db").write_text("process 1")
    assert built(toys.pile(tmp_path / "pile", 1), tmp_path / "r.db").articles == 1


# ------------------------------------------------------------------ poison


@pytest.mark.parametrize(
    ("poison", "reason"),
    [
        ("RAISE", "ValueError: this text was too much"),
        ("UNREADABLE", "cannot be read"),
        ("CRASH", "SIGABRT"),
        ("HANG", "took longer than"),
        ("MEMORY", "MemoryError"),
    ],
)
def test_poison_costs_one_failure_and_the_run_goes_on(
    tmp_path: Path, poison: str, reason: str
) -> None:
    folder = toys.pile(tmp_path / "pile", 5)
    bad = folder / "text0002.txt"
    bad.write_text(bad.read_text() + f"\n\nPOISON {poison} stood in the last paragraph.\n")
    told = built(folder, tmp_path / "r.db", page_seconds=3.0)
    assert [Path(failure.path).name for failure in told.failed] == ["text0002.txt"]
    assert reason in told.failed[0].reason
    assert (told.articles, told.attributions) == (5, 16)
    again = built(folder, tmp_path / "r.db", page_seconds=3.0)
    assert again.read == 0
    assert again.failed == told.failed


def test_a_stage_that_fails_leaves_the_others_records(tmp_path: Path) -> None:
    folder = toys.pile(tmp_path / "pile", 1)
    bad = folder / "text0000.txt"
    bad.write_text(bad.read_text() + "\n\nPOISON RAISE stood in the last paragraph.\n")
    told = built(folder, tmp_path / "r.db")
    assert told.failed[0].stage == "attributions"
    assert "toys.py:" in told.failed[0].reason
    assert (told.attributions, told.event_mentions) == (0, 4)


def test_more_time_tries_again_what_was_cut_off(tmp_path: Path) -> None:
    folder = toys.pile(tmp_path / "pile", 2)
    bad = folder / "text0000.txt"
    bad.write_text(bad.read_text() + "\n\nPOISON HANG stood in the last paragraph.\n")
    built(folder, tmp_path / "r.db", page_seconds=2.0)
    assert built(folder, tmp_path / "r.db", page_seconds=2.5).read == 1


def test_what_cannot_be_taken_in_is_listed_and_tried_again(tmp_path: Path) -> None:
    folder = toys.pile(tmp_path / "pile", 1)
    (folder / "empty.txt").touch()
    (folder / "short.txt").write_text("Too little.")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    for _ in range(2):
        told = built(folder, tmp_path / "r.db")
        names = sorted(Path(f.path).name for f in (*told.failed, *told.skipped))
        assert names == ["empty.txt", "gone.txt", "short.txt"]
        assert told.articles == 1
    (folder / "gone.txt").unlink()
    (folder / "empty.txt").write_text((folder / "text0000.txt").read_text() + "And more of it.")
    told = built(folder, tmp_path / "r.db")
    assert [Path(f.path).name for f in (*told.failed, *told.skipped)] == ["short.txt"]


def test_files_of_the_same_bytes_that_fail_are_listed_each(tmp_path: Path) -> None:
    folder = toys.pile(tmp_path / "pile", 1)
    short = "Nothing much.\n"  # too few words for an article
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(short)
    told = built(folder, tmp_path / "r.db")
    assert [Path(failure.path).name for failure in told.failed] == ["a.txt", "b.txt"]
    (folder / "c.txt").write_text(short)  # one more, in a build of its own
    (folder / "b.txt").write_text(short + "And nothing more.\n")  # and one that is another now
    told = built(folder, tmp_path / "r.db")
    assert [Path(failure.path).name for failure in told.failed] == ["a.txt", "b.txt", "c.txt"]
    assert len({failure.path.rpartition("/")[0] for failure in told.failed}) == 1
    (folder / "a.txt").write_text((folder / "text0000.txt").read_text() + "And more of it.")
    told = built(folder, tmp_path / "r.db")
    assert [Path(failure.path).name for failure in told.failed] == ["b.txt", "c.txt"]
    print_of(tmp_path / "r.db")


def test_a_folder_that_holds_the_record_does_not_read_it(tmp_path: Path) -> None:
    toys.pile(tmp_path, 1)
    for _ in range(2):
        told = built(tmp_path, tmp_path / "detente.db")
        assert told.articles == 1
        assert told.failed == told.skipped == ()


# ------------------------------------------------------------------ wrong use


def test_a_missing_path_makes_no_record(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        built(tmp_path / "nowhere", tmp_path / "r.db")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_record_is_not_altered(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir")
    with pytest.raises(BadRecord, match="not a record"):
        built(toys.pile(tmp_path / "pile", 1), path)
    assert path.read_text() == "Dear Sir"
    assert not lock.beside(path).exists()


def test_a_language_pipeline_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="no_such_pipeline"):
        built(toys.pile(tmp_path / "pile", 1), tmp_path / "r.db", pipeline="no_such_pipeline")
    assert built(tmp_path / "pile", tmp_path / "r.db").read == 1


def test_an_order_that_cannot_work_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(BadOrder, match="needs Attribution"):
        built(toys.pile(tmp_path / "pile", 1), tmp_path / "r.db", toys.STAGES[::-1])
    assert not (tmp_path / "r.db").exists()


# ------------------------------------------------------------------ progress, one file, judgements


def test_progress_is_told_step_by_step(tmp_path: Path) -> None:
    told: list[run_local.Progress] = []
    run_local.build(
        [toys.pile(tmp_path / "pile", 2)], tmp_path / "r.db", toys.SETTINGS,
        Hints(outlet="Kestrel"), told.append, toys.STAGES,
    )  # fmt: skip
    assert list(dict.fromkeys(p.step for p in told)) == [
        "taking in", "cleaning", "reading", "linking"
    ]  # fmt: skip
    assert [(p.done, p.total) for p in told if p.step == "cleaning"] == [(1, 2), (2, 2)]


def test_one_file_is_read_without_a_record(tmp_path: Path) -> None:
    file = toys.pile(tmp_path, 1) / "text0000.txt"
    reading = run_local.read_file(file, toys.SETTINGS, Hints(outlet="Kestrel"))
    assert reading.article.outlet == "Kestrel"
    assert list(tmp_path.iterdir()) == [file]


def test_a_date_that_a_person_gives_is_read_with(tmp_path: Path) -> None:
    folder = toys.pile(tmp_path / "pile", 1)
    text = folder / "text0000.txt"
    text.write_text(text.read_text().replace("1 March 2007\n\n", ""))
    told = built(folder, tmp_path / "r.db")
    assert [head.id for head in told.undated]
    with Record.open(tmp_path / "r.db") as record:
        about = targets.on_article("published", told.undated[0].id)
        judgements.judge(
            record, about.says("changed", "person:kim", value={"published": "2007-07-04"})
        )
    told = run_local.refresh(tmp_path / "r.db", toys.SETTINGS, stages=toys.STAGES)
    assert told.read == 1
    assert told.undated == ()
    with Record.open(tmp_path / "r.db") as record:
        said = queries.attributions(record, Filter())
        assert {attribution.when.value for attribution in said} == {"2007-07-03"}
        head = queries.article_heads(record, Filter())[0]
        assert (head.published.basis, head.origin) == (Basis.GIVEN, "given")
        assert work.unread(record) != []


def test_refreshing_what_is_no_record_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="there is no record"):
        run_local.refresh(tmp_path / "none.db", toys.SETTINGS)
    assert list(tmp_path.iterdir()) == []
