"""Options that several commands share, each said once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ..settings import Settings

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]

DEFAULT_RECORD = Path("detente.db")
"""The record in the working directory, when nothing else is said."""

record_option: Decorator = click.option(
    "--record",
    "record_path",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_RECORD,
    show_default=True,
    metavar="FILE",
    help="The record.",
)
settings_option: Decorator = click.option(
    "--settings",
    "settings_path",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="A TOML file of settings.",
)

_FILTERS: tuple[Decorator, ...] = (
    click.option("--actor", multiple=True, metavar="NAME", help="Who acts or speaks."),
    click.option("--recipient", multiple=True, metavar="NAME", help="To whom it is done."),
    click.option("--by", multiple=True, metavar="NAME", help="Who said it."),
    click.option("--issue", multiple=True, metavar="NAME", help="On which issue."),
    click.option("--outlet", multiple=True, metavar="NAME", help="In which outlet."),
    click.option("--from", "start", metavar="DATE", help="On or after: 2007, 2007-07, 2007-07-03."),
    click.option("--to", "end", metavar="DATE", help="On or before; the same forms."),
    click.option("--within", "dated", flag_value="within", help="Only what surely lies in them."),
    click.option("--or-earlier", "dated", flag_value="by", help="Only what was done by then."),
    click.option("--copies", is_flag=True, help="With the copies, which are else folded."),
)
FILTER_NAMES = ("actor", "recipient", "by", "issue", "outlet", "start", "end", "dated", "copies")
"""What the filter options are called when they arrive; the fields of `views.asked.Asked`."""

_SHAPES: tuple[Decorator, ...] = (
    click.option("--json", "shape", flag_value="json", help="One JSON array."),
    click.option("--jsonl", "shape", flag_value="jsonl", help="One JSON object a line."),
    click.option("--csv", "shape", flag_value="csv", help="CSV with a header, safe to open."),
)

doubtful_option: Decorator = click.option(
    "--doubtful/--no-doubtful",
    default=True,
    help="With or without events whose reading is doubtful; with them by default.",
)
limit_option: Decorator = click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="At most so many rows. On a terminal 200, else all.",
)


def filter_options(command: Command) -> Command:
    """The filters of every list, handed to the command as one `asked: Asked`."""

    @wraps(command)
    def gathered(**given: Any) -> Any:
        from ..views.asked import Asked

        asked = Asked(**{name: given.pop(name) for name in FILTER_NAMES})
        return command(asked=asked, **given)

    return _with(_FILTERS, gathered)


def shape_options(command: Command) -> Command:
    """`--json`, `--jsonl`, `--csv`, handed to the command as `shape`, None for a table."""
    return _with(_SHAPES, command)


def _with(options: Sequence[Decorator], command: Command) -> Command:
    """The command with all the options, the first of them first in its help."""
    for option in reversed(options):
        command = option(command)
    return command


def settings_of(path: Path | None) -> Settings:
    """The settings of that file, the defaults without one. Raises BadSetting."""
    from .. import settings

    return settings.load(path) if path else settings.Settings()


_HINTS: tuple[Decorator, ...] = (
    click.option(
        "--published", metavar="DATE", help="The day of publication: 2008, 2008-03, 2008-03-18."
    ),
    click.option("--outlet", metavar="NAME", help="Who published it."),
)


def hint_options(command: Command) -> Command:
    """`--published` and `--outlet`, handed to the command as one `hints: Hints`.

    Raises BadDate when the day is none.
    """

    @wraps(command)
    def gathered(published: str | None, outlet: str | None, **given: Any) -> Any:
        from ..dates import of_prefix
        from ..records import Hints

        if published:
            of_prefix(published)
        return command(hints=Hints(published=published, outlet=outlet), **given)

    return _with(_HINTS, gathered)
