"""How long the server takes for each page: `python benchmarks/web.py RECORD [REQUESTS]`.

Asks a running `detente serve` for each address, over one connection, after one request that warms
up; prints the median and the 95th percentile in milliseconds, and how large the page is.
`python benchmarks/linking.py --keep RECORD 20000` makes a record to ask.
"""

from __future__ import annotations

import http.client
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from detente.record import Filter, Record, queries

REQUESTS = 20
SLOW = 100.0
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
        "/search?words=people", "/search?words=kevolan", "/saved", "/intake", "/keys",
        f"/dossier?actor={a}&recipient={b}&from=2007-06-01&to=2007-06-30",
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


def main(arguments: list[str]) -> None:
    """Starts a server, asks, prints."""
    path = Path(arguments[0])
    count = int(arguments[1]) if len(arguments) > 1 else REQUESTS
    process, host, port = served(path)
    try:
        print(f"{'p50 ms':>8} {'p95 ms':>8} {'KB':>7}")
        for address in addresses(path):
            link = http.client.HTTPConnection(host, port)
            asked(link, address)
            answers = [asked(link, address) for _ in range(count)]
            taken = sorted(ms for ms, _, _ in answers)
            p95 = taken[max(0, round(0.95 * len(taken)) - 1)]
            status, size = answers[0][1:]
            remark = ("" if status == 200 else f"  {status}") + ("  slow" if p95 > SLOW else "")
            line = f"{statistics.median(taken):8.1f} {p95:8.1f} {size / 1024:7.0f}  {address}"
            print(line + remark, flush=True)
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main(sys.argv[1:])
