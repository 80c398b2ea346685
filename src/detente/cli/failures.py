"""`detente failures`: what could not be read, and what was left alone on purpose."""

from __future__ import annotations

from pathlib import Path

import click

from .options import limit_option, record_option, shape_options
from .show import asked_for, show


@click.command()
@record_option
@limit_option
@shape_options
def failures(record_path: Path, limit: int | None, shape: str | None) -> None:
    """What could not be read and why; what was left alone on purpose comes after it."""
    from ..record import Record, queries
    from ..records import Failure

    with Record.open(record_path, readonly=True) as record:
        show(Failure, queries.failures(record, asked_for(limit, shape)), shape, limit)
