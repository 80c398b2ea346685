"""When a browser shows the first text of a page: `python benchmarks/paint.py RECORD [TIMES]`.

Starts a server and Chromium, opens seven pages of that of which there is most, and prints in
milliseconds from the start of the navigation, for each page: first contentful paint of a browser
that has never been here (its styles are asked for), then the median and the 95th percentile of one
that has, with the medians of the first and the last byte of the answer. The goal is 400 ms.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from web import served

from detente.record import Filter, Record, queries

TIMES = 20
GOAL = 400.0
CHROMIUM = "/usr/bin/chromium"
MEASURED = """() => new Promise(done => {
  const look = () => {
    const [navigation] = performance.getEntriesByType('navigation');
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    if (!paint || !navigation.loadEventEnd) return setTimeout(look, 20);
    done([paint.startTime, navigation.responseStart, navigation.responseEnd]);
  };
  look();
})"""


def addresses(path: Path) -> Iterator[str]:
    """The pages that a day begins with: home, lists, and the largest issue and dyad."""
    with Record.open(path, readonly=True) as record:
        issue = queries.issue_counts(record)[0].issue
        a, b, _ = queries.event_dyads(record)[0]
        article = queries.article_heads(record, Filter(), 1)[0].id
    yield from ("/", "/said", "/events", f"/issue/{issue}", f"/dyad/{a}/{b}",
                f"/article/{article}", "/search?q=people")  # fmt: skip


def painted(page: Page, address: str) -> tuple[float, float, float]:
    """Milliseconds to first text, to the first byte and to the last."""
    page.goto(address)
    text, first, last = page.evaluate(MEASURED)
    page.goto("about:blank")
    return text, first, last


def line(browser: Browser, address: str, times: int) -> tuple[str, str]:
    """What one page takes, in a browser profile of its own, and whether that is slow."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        new = painted(page, address)[0]
        found = [painted(page, address) for _ in range(times)]
    text = sorted(one[0] for one in found)
    p95 = text[max(0, round(0.95 * len(text)) - 1)]
    first, last = (statistics.median(one[n] for one in found) for n in (1, 2))
    slow = "  slow" if max(new, p95) > GOAL else ""
    return f"{new:6.0f} {statistics.median(text):6.0f} {p95:6.0f} {first:6.0f} {last:6.0f}", slow


def main(arguments: list[str]) -> None:
    """Starts a server and a browser, asks, prints."""
    path = Path(arguments[0])
    times = int(arguments[1]) if len(arguments) > 1 else TIMES
    process, host, port = served(path)
    try:
        with sync_playwright() as playwright:
            args = ["--no-sandbox"]
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=args)
            print(f"{'new':>6} {'p50':>6} {'p95':>6} {'first':>6} {'last':>6}")
            for address in addresses(path):
                figures, slow = line(browser, f"http://{host}:{port}{address}", times)
                print(f"{figures}  {address}{slow}", flush=True)
            browser.close()
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main(sys.argv[1:])
