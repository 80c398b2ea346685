"""`detente cite`: a footnote, or a record for a reference manager, of anything with an id."""

from __future__ import annotations

from pathlib import Path

import click

from .options import record_option

STYLES = ("chicago", "mla", "apa", "oscola", "csl-json", "bibtex", "ris")
"""The names of `views.cite.STYLES`, here so that the help needs no import."""


@click.command()
@click.argument("ident", metavar="ID")
@click.option("--style", type=click.Choice(STYLES), default="chicago", show_default=True)
@click.option("--span", default="", metavar="A-B", help="Words of an article, by their ends.")
@record_option
def cite(ident: str, style: str, span: str, record_path: Path) -> None:
    """A citation of the article, attribution, event or event mention of that ID.

    An event is cited by all its accounts, copies folded. Ids stand in every list with --json and
    in the addresses of the pages.
    """
    from ..record import Record
    from ..views import cite as styles
    from ..views import cite_gather

    with Record.open(record_path, readonly=True) as record:
        kind = cite_gather.called(record, ident)
        found = cite_gather.cite(record, kind, ident, span)
    whole = styles.cited(found.citations, style)
    click.echo(whole, nl=style in styles.NOTES)
