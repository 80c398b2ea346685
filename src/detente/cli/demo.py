"""`detente serve` and `detente demo`: the web application on this machine."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import terminal
from .options import record_option, settings_of, settings_option

if TYPE_CHECKING:
    from ..web.intake_work import Means

DEMO_RECORD = Path("detente-demo.db")
"""Where the record of the example pile goes."""

_port = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="0 takes any that is free.",
)
_no_browser = click.option(
    "--no-browser", is_flag=True, help="Only print the address; open no browser."
)


@click.command()
@record_option
@settings_option
@_port
@_no_browser
@click.option(
    "--allow-fetch",
    is_flag=True,
    help="Let the page Take in fetch an address that you give it; else nothing ever calls out.",
)
def serve(
    record_path: Path, settings_path: Path | None, port: int, no_browser: bool, allow_fetch: bool
) -> None:
    """Open the record in the browser. Listens on this machine alone (127.0.0.1); Ctrl-C ends it.

    News that is taken in from the screen is read with the settings, as `detente build` reads it.
    """
    from ..record import Record
    from ..web.intake_work import Means

    with Record.open(record_path, readonly=True):
        pass
    run(record_path, port, not no_browser, Means(settings_of(settings_path), allow_fetch))


@click.command()
@click.option(
    "--record",
    "record_path",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEMO_RECORD,
    show_default=True,
    metavar="FILE",
    help="Where the record of the example goes.",
)
@_port
@_no_browser
@click.option("--no-serve", is_flag=True, help="Only build the record.")
def demo(record_path: Path, port: int, no_browser: bool, no_serve: bool) -> None:
    """Build the example pile that ships with Detente, and open it in the browser.

    Articles and outlets of the pile are invented; the events are public record, the quotations
    public statements with their origin noted.
    """
    from ..records import Hints
    from ..settings import Settings
    from .build import build_and_tell

    pile = resources.files("detente") / "data" / "example" / "pile"
    with resources.as_file(pile) as folder:
        build_and_tell((folder,), record_path, Settings(), Hints())
    if not no_serve:
        run(record_path, port, not no_browser)


def run(record_path: Path, port: int, open_browser: bool, means: Means | None = None) -> None:
    """Serve the record until Ctrl-C, its address on stdout as soon as it listens."""
    from ..web import server

    server.run(record_path, "127.0.0.1", port, open_browser, _announce, means)


def _announce(address: str) -> None:
    click.echo(address)
    terminal.say("Press Ctrl-C to end.")
