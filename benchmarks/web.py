"""How long the server takes for each page: `python benchmarks/web.py RECORD [REQUESTS]`.

Asks a running `detente serve` for each address, over one connection; prints the first answer apart,
then the median and the 95th percentile of the others in milliseconds by the clock, the processor
time of the server for one of them, and how large the page is. Pages may take 100 ms, filters 200.
On a machine that others use, only the processor time says what a page costs.

`python benchmarks/linking.py --keep RECORD 20000` makes a record to ask, and
`python benchmarks/multiply.py RECORD NEW 5` one of five times as many articles.
"""

from __future__ import annotations

import http.client
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from detente.record import Filter, Record, queries

REQUESTS = 20
SLOW, SLOW_FILTER = 100.0, 200.0
"""Milliseconds: what takes longer in one of twenty is marked."""


def addresses(path: Path) -> Iterator[str]:
    """Every page, of that of which there is most: the event most told, the busiest pair."""
    with Record.open(path, readonly=True) as record:
        entity = queries.entities(record, limit=1)[0].entity.id
        issue = queries.issue_counts(record)[0].issue
        outlet = queries.outlets(record)[0][0]
        a, b, _ = queries.event_dyads(record)[0]
        event = record.one("select id from events order by articles desc limit 1")[0]
        thread = record.one("select id from threads order by steps desc limit 1")[0]
        article = queries.article_heads(record, Filter(), 1)[0].id
        said = record.one("select id from attributions limit 1")[0]
        middle = queries.moments(record, Filter(), 1)[0].id
    yield from (
        "/", "/timeline", f"/timeline?issue={issue}", f"/timeline?actor={a}&recipient={b}",
        "/timeline?from=2007-06-01&to=2007-08-31", f"/timeline?after={middle}",
        "/said", f"/said?by={a}&issue={issue}", "/events", f"/events?actor={a}&recipient={b}",
        f"/events?outlet={outlet.replace(' ', '%20')}", "/events/joined",
        f"/events/joined?actor={a}&recipient={b}", f"/event/{event}",
        "/threads", f"/threads?issue={issue}", f"/thread/{thread}", "/deadlines",
        "/dyads", f"/dyad/{a}/{b}", f"/dyad/{a}/{b}?per=month",
        "/coverage", f"/coverage?issue={issue}", "/coverage/events",
        "/discrepancies", "/quotations", "/issues", f"/issue/{issue}", "/entities",
        f"/entity/{entity}", f"/article/{article}", "/articles",
        "/sourcing", "/sourcing/articles", "/undated", "/failures",
        "/matrix", "/map", "/timeline/chart", "/review", "/history", f"/cite?attribution={said}",
        "/search?q=people", "/search?q=kevolan", "/saved", "/intake", "/keys",
        f"/dossier?actor={a}&recipient={b}&from=2007-06-01&to=2007-06-30",
    )  # fmt: skip
    days = "from=2004-06-05&to=2009-08-31"
    of = f"outlet={outlet.replace(' ', '%20')}"
    yield from (
        f"/timeline?{of}", f"/timeline?actor={a}&issue={issue}&{days}", f"/said?kind=direct&{of}",
        f"/said?{days}", f"/events?type=CONSULT&{days}", f"/events?actor={b}&{of}",
        f"/events/joined?{of}", f"/events/joined?issue={issue}&{days}", f"/threads?actor={a}",
        f"/articles?{of}&{days}", f"/quotations?{of}", f"/dyad/{a}/{b}?issue={issue}",
        f"/dyad/{a}/{b}?per=month&{days}", f"/coverage?{days}", f"/coverage/events?{of}",
        f"/sourcing?issue={issue}", f"/sourcing?{days}", f"/sourcing/articles?{of}",
        f"/matrix?issue={issue}", f"/matrix?{days}", f"/timeline/chart?issue={issue}",
        f"/timeline/chart?{days}", f"/map?{days}", f"/issue/{issue}?positions={a}",
        f"/search?q=people&{of}",
    )  # fmt: skip


def served(path: Path) -> tuple[subprocess.Popen[str], str, int]:
    """A server on the record: process, host, port."""
    command = [sys.executable, "-m", "detente", "serve", "--record", str(path), "--port", "0",
               "--no-browser"]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                               text=True)  # fmt: skip
    assert process.stdout
    for line in process.stdout:
        if "http://" in line:
            host, _, port = line.split("http://")[1].split()[0].strip("/").partition(":")
            return process, host, int(port)
    raise SystemExit("the server did not start")


def asked(link: http.client.HTTPConnection, address: str) -> tuple[float, int, int]:
    """Milliseconds, status and bytes of one answer."""
    started = time.perf_counter()
    link.request("GET", address)
    answer = link.getresponse()
    body = answer.read()
    return (time.perf_counter() - started) * 1000, answer.status, len(body)


def spent(process: subprocess.Popen[str]) -> float:
    """Milliseconds of processor time that a process has taken; 0 where nobody says."""
    stat = Path(f"/proc/{process.pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def main(arguments: list[str]) -> None:
    """Starts a server, asks, prints."""
    path = Path(arguments[0])
    count = int(arguments[1]) if len(arguments) > 1 else REQUESTS
    process, host, port = served(path)
    try:
        print(f"{'first':>8} {'p50 ms':>8} {'p95 ms':>8} {'cpu ms':>8} {'KB':>7}")
        for address in addresses(path):
            link = http.client.HTTPConnection(host, port)
            first = asked(link, address)[0]
            before = spent(process)
            answers = [asked(link, address) for _ in range(count)]
            cpu = (spent(process) - before) / count
            taken = sorted(ms for ms, _, _ in answers)
            p95 = taken[max(0, round(0.95 * len(taken)) - 1)]
            status, size = answers[0][1:]
            slow = p95 > (SLOW_FILTER if "?" in address else SLOW)
            remark = ("" if status == 200 else f"  {status}") + ("  slow" if slow else "")
            line = f"{first:8.1f} {statistics.median(taken):8.1f} {p95:8.1f} {cpu:8.1f}"
            print(f"{line} {size / 1024:7.0f}  {address}{remark}", flush=True)
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main(sys.argv[1:])
