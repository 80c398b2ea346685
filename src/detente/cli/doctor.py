"""`detente doctor`: what is installed, which models, is the record sound."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from . import terminal
from .options import record_option, settings_of, settings_option


@click.command()
@record_option
@settings_option
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.pass_context
def doctor(
    ctx: click.Context, record_path: Path, settings_path: Path | None, as_json: bool
) -> None:
    """What is installed, which language pipeline loads, whether the record is sound.

    Changes nothing. Ends with 1 when something is at fault; each fault says what to do.
    """
    from ..soundness import checks

    found = []
    for check in checks(record_path, settings_of(settings_path)):
        found.append(check)
        if not as_json:
            verdict = (
                click.style("ok   ", fg="green") if check.ok else click.style("fault", fg="red")
            )
            click.echo(f"{verdict}  {check.what.ljust(12)} {terminal.one_line(check.found)}")
            if not check.ok:
                click.echo(f"       {'':12} → {terminal.one_line(check.remedy)}")
    if as_json:
        from ..export import tables

        click.echo(tables.to_json(asdict(check) for check in found), nl=False)
    if not all(check.ok for check in found):
        ctx.exit(1)
