"""`detente marked`: what persons confirmed or changed, as marked articles for `detente score`."""

from __future__ import annotations

from pathlib import Path

import click

from .options import record_option


@click.command()
@click.option("--to", "to", type=click.Path(path_type=Path, dir_okay=False), required=True,
              help="The file to write, NAME.jsonl.")  # fmt: skip
@click.option("--whole", is_flag=True, help="Only articles of which everything was judged.")
@record_option
def marked(to: Path, whole: bool, record_path: Path) -> None:
    """Write the articles with what persons called right or changed, as `detente score` reads them.

    With --whole both precision and recall of a score mean something; else recall alone does.
    """
    from ..export import tables
    from ..record import Record
    from ..views import marked as views

    with Record.open(record_path, readonly=True) as record:
        rows = views.rows(record, whole)
    to.write_text("".join(tables.to_jsonl(rows)), encoding="utf-8")
    items = sum(len(row["attributions"]) + len(row["event_mentions"]) for row in rows)
    click.echo(f"{to}: {len(rows)} articles, {items} items that persons stand for", err=True)
