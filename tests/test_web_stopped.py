"""A server that is stopped cleans up after itself."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from detente.record import Record

SERVER = """
import sys
from pathlib import Path
from detente.web.intake_files import Sent, laid_out
from detente.web.server import run
print(laid_out([Sent("a.txt", b"words")]), flush=True)
run(Path(sys.argv[1]), port=0, say=lambda address: print(address, flush=True))
"""
SETTLES_SECONDS = (
    1  # from the address said to signals heeded: milliseconds, on a loaded machine more
)
ENDS_SECONDS = 60  # of waiting for the server's end: a loaded machine may take long


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM], ids=lambda way: way.name)
def test_files_that_were_sent_do_not_outlive_the_server(way, tmp_path):
    record = tmp_path / "r.db"
    Record.open(record, create=True).close()
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, str(record)], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        folder = Path(server.stdout.readline().strip())
        assert "http://" in server.stdout.readline()
        assert (folder / "a.txt").exists()
        time.sleep(SETTLES_SECONDS)
        server.send_signal(way)
        server.wait(ENDS_SECONDS)
    assert (server.returncode, folder.exists()) == (0, False)
