"""A page that is watched: it may log no error, open no dialog, and ask nobody but this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from detente.web.server import running

WIDE = 1440
"""Pixels of a desk's window."""


@pytest.fixture(scope="session")
def pile(pile_record: Path) -> Iterator[str]:
    """The address of a server on the record of the example pile, without the last slash."""
    with running(pile_record) as address:
        yield address.rstrip("/")


@pytest.fixture
def faults() -> list[str]:
    """What went wrong in the page; a test that wants a fault takes it out."""
    return []


@pytest.fixture
def page(page: Page, faults: list[str]) -> Iterator[Page]:
    """The browser's page, at the width of a desk; the test fails at the first fault in it."""
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    page.on(
        "request",
        lambda request: (
            None
            if urlsplit(request.url).hostname == "127.0.0.1"
            else faults.append(f"asked for {request.url}")
        ),
    )
    yield page
    assert not faults
