"""Makes the picture of the README: an event of the example pile as two outlets tell it.

    python tools/make_picture.py docs/desk.png

Needs playwright and a Chromium (`tools/browser.sh`), as the browser tests do.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from detente import run_local
from detente.record import Record
from detente.settings import Settings
from detente.views.comparison import event_named
from detente.web.render import event_url
from detente.web.server import running

PILE = Path(__file__).parent.parent / "src/detente/data/example/pile"
SHOWN = "signed a nuclear arms treaty"
"""Of two accounts that differ on a number, with both in their words."""
SIZE = {"width": 1200, "height": 800}
"""Pixels: the differences, and the beginning of what all tell."""
CHROMIUM = "/usr/bin/chromium"


def main(path: Path) -> None:
    """Writes the picture."""
    with tempfile.TemporaryDirectory() as folder:
        record_path = Path(folder) / "example.db"
        run_local.build([PILE], record_path, Settings())
        with Record.open(record_path, readonly=True) as record:
            event = event_named(record, SHOWN)
        with running(record_path) as address, sync_playwright() as playwright:
            found = CHROMIUM if Path(CHROMIUM).exists() else None
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            page = browser.new_page(viewport=SIZE, color_scheme="light")
            page.goto(address.rstrip("/") + event_url(event.id))
            page.screenshot(path=str(path))
            browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
