"""`detente sourcing`: named against unnamed sources, by outlet or by article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import filter_options, limit_option, record_option, shape_options
from .show import asked_for, show

if TYPE_CHECKING:
    from ..views.asked import Asked


@click.command()
@click.option("--by-article", is_flag=True, help="One row an article, not one an outlet.")
@record_option
@filter_options
@limit_option
@shape_options
def sourcing(
    by_article: bool, record_path: Path, asked: Asked, limit: int | None, shape: str | None
) -> None:
    """On whose word each outlet rests: named people, institutions, unnamed people, nobody.

    Counted are attributions; docs/commands.md says what counts as named.
    """
    from ..record import Record
    from ..views import sourcing as view
    from ..views.asked import filter_of

    with Record.open(record_path, readonly=True) as record:
        where, most = filter_of(record, asked), asked_for(limit, shape)
        if by_article:
            show(view.ArticleSources, view.by_article(record, where, most), shape, limit)
        else:
            show(view.OutletSources, view.by_outlet(record, where, most), shape, limit)
