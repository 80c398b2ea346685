"""What was written is on the next page asked for, whoever wrote it; so is another record."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from review_desk import TOLD, Desk

from detente.web.server import running


def test_a_verdict_is_in_the_list_that_is_asked_for_next(mine: Desk) -> None:
    address = "/timeline.json?actor=Vladimir+Putin"
    for _ in range(3):
        assert TOLD in mine.get(address).text
    assert mine.judge(TOLD, "wrong").status == 303
    assert TOLD not in mine.get(address).text
    assert mine.judge(TOLD, "right").status == 303
    assert TOLD in mine.get(address).text


def test_what_a_build_of_another_process_read_is_on_the_next_page(
    mine: Desk, tmp_path: Path
) -> None:
    assert "aldera.txt" not in mine.get("/articles.json").text
    text = tmp_path / "aldera.txt"
    text.write_text(
        "Talks in Aldera\n\n5 May 2009\n\nThe harbour of Aldera will stay open, its mayor said on "
        "Tuesday after a day of talks with the owners of the mine. The owners had asked for a new "
        "road to the quay. The mayor said that the road would be built before the winter, and that "
        "nobody in the town would pay for it.\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "detente", "build", str(text), "--record", str(mine.path)]
    subprocess.run(command, check=True, capture_output=True)
    assert "aldera.txt" in mine.get("/articles.json").text


@pytest.mark.parametrize("way", ["put in its place", "written over"])
def test_another_record_under_a_running_server_is_read(
    mine: Desk, empty_record: Path, way: str
) -> None:
    assert mine.get("/said").text.count("<bdi>") > 3
    if way == "written over":
        shutil.copyfile(empty_record, mine.path)
    else:
        shutil.copy(empty_record, mine.path.with_name("other.db")).replace(mine.path)
    answer = mine.get("/said.json")
    assert (answer.status, answer.text.strip()) == (200, "[]")


def test_a_record_taken_away_is_told_and_read_again_once_it_is_back(mine: Desk) -> None:
    assert mine.get("/").status == 200
    away = mine.path.rename(mine.path.with_name("away.db"))
    gone = mine.get("/")
    assert gone.status == 503
    assert "there is no record" in gone.text
    away.rename(mine.path)
    assert mine.get("/").status == 200


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks Linux which files are open")
def test_a_server_that_ended_holds_the_record_no_more(desk_record: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(desk_record, tmp_path / "mine.db"))

    def held() -> int:
        # one that was closed since it was listed leads nowhere
        return sum(
            link.exists() and link.samefile(path) for link in Path("/proc/self/fd").iterdir()
        )

    with running(path) as address:
        assert Desk(path, address).get("/").status == 200
        assert held() == 1
    assert held() == 0
