"""`detente judge`: what a person decides of anything that a list shows, and its undoing."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import terminal
from .cells import DIM, HIT, WHO, Column
from .options import limit_option, record_option, shape_options

if TYPE_CHECKING:
    from ..record import Record
    from ..record.judgements import Replay
    from ..records import Judgement

NAME = "DETENTE_NAME"
"""The environment variable that says who decides."""

_EXAMPLES = """\b
  detente judge 3f2a9c wrong --why "a headline"            an attribution or report
  detente judge 3f2a9c changed --value when=2007-07
  detente judge 3f2a9c changed --value 'issues=["trade"]'
  detente judge 3f2a9c different 77b01e                    two reports, events, quotations,
                                                           entities, an article and its original
  detente judge 91cc02 changed --value published=2007-07-03
  detente judge 91cc02 different                           an article and what it was dated by
  detente judge 5d5d00:2 wrong                             the second step of a thread
  detente judge --undo 8c1f33
  detente judge --list --orphans
"""


@click.command(epilog=_EXAMPLES)
@click.argument("ident", metavar="[ID]", required=False)
@click.argument("verdict", required=False)
@click.argument("other", metavar="[OTHER-ID]", required=False)
@click.option("--value", "values", multiple=True, metavar="FIELD=VALUE",
              help="What is changed, or one JSON object; the words of a note.")  # fmt: skip
@click.option("--why", default="", metavar="TEXT", help="The reason; kept with the decision.")
@click.option("--by", metavar="NAME", help=f"Who decides. Else {NAME}, else asked once and kept.")
@click.option("--undo", "undone", metavar="JUDGEMENT", help="Take that judgement back.")
@click.option("--apply", "applied", is_flag=True,
              help="Let decisions that wait count in what is joined; read nothing.")  # fmt: skip
@click.option("--list", "listed", is_flag=True, help="Every judgement and what became of it.")
@click.option("--orphans", is_flag=True, help="Of the list, those that lost their words.")
@record_option
@limit_option
@shape_options
def judge(record_path: Path, limit: int | None, shape: str | None, **given: Any) -> None:
    """Decide on ID: right, wrong, changed, same, different, unsure, note.

    The id of anything that a list shows, or its beginning; lists give ids with --json. A decision
    is kept for good, outranks the machine, survives every re-reading and can be undone. A mention
    is ARTICLE:START, a step THREAD:NUMBER.
    """
    if given["listed"] or given["orphans"]:
        _list(record_path, given["orphans"], shape, limit)
        return
    if given["applied"]:
        _apply(record_path)
        return
    _check(given)
    if given["undone"]:
        _undo(record_path, given["undone"], given["by"], given["why"])
    else:
        _decide(record_path, given)


def _check(given: dict[str, Any]) -> None:
    """Raises click.UsageError where neither a decision nor an undoing is told."""
    if given["undone"]:
        if given["ident"]:
            raise click.UsageError("--undo takes the id of a judgement and nothing else")
    elif not given["verdict"]:
        raise click.UsageError(
            "say on what and how: detente judge ID VERDICT; or --undo JUDGEMENT, or --list"
        )


def _apply(record_path: Path) -> None:
    """Makes the links that decisions touch; reads nothing. Raises BadRecord."""
    from .. import run_local

    waiting = run_local.relink(record_path)
    terminal.say("What was decided counts in what is joined.")
    if waiting:
        terminal.say("The next `detente build` reads again what rests on another day.")


# ------------------------------------------------------------------ deciding


def _decide(record_path: Path, given: dict[str, Any]) -> None:
    from ..record import Record, aims, judgements

    by = _name(given["by"])
    value = _value(given["verdict"], given["values"])
    fields = frozenset(value) if isinstance(value, dict) else frozenset()
    with Record.open(record_path) as record:
        about = aims.about(record, given["ident"], given["verdict"], given["other"], fields)
        draft = about.says(given["verdict"], f"person:{by}", value=value, why=given["why"])
        kept = judgements.judge(record, draft)
    _told(record_path, kept)


def _undo(record_path: Path, ident: str, name: str | None, why: str) -> None:
    from ..errors import BadJudgement
    from ..record import Record, judgements, targets

    by = _name(name)
    with Record.open(record_path) as record:
        found = [one for one in judgements.judgements(record) if one.id.startswith(ident)]
        if len(found) != 1:
            what = "several judgements start" if found else "no judgement starts"
            raise BadJudgement(f"{what} with '{ident}'; `detente judge --list` shows them all")
        kept = judgements.judge(record, targets.undo(found[0], f"person:{by}", why))
    _told(record_path, kept)


def _told(record_path: Path, kept: Judgement) -> None:
    """Brings the links up to date, and says what was kept and what is still to do."""
    from .. import run_local
    from ..errors import BadRecord
    from ..record import Record

    click.echo(kept.id)
    try:
        waiting = run_local.relink(record_path)
    except BadRecord as error:
        terminal.say(f"Kept. Its links follow later: {error}")
        return
    with Record.open(record_path, readonly=True) as record:
        state, why = _became(record, kept)
    terminal.say(f"Kept: {kept.kind} {kept.verdict}, by {kept.by.partition(':')[2]}; {state}{why}.")
    if waiting or kept.kind == "published":
        terminal.say("The next `detente build` reads again what rests on that day.")
    terminal.say(f"To take it back: detente judge --undo {kept.id}")


def _became(record: Record, kept: Judgement) -> tuple[str, str]:
    from ..record import judgements

    for one in judgements.replays(record):
        if one.judgement.id == kept.id:
            return one.state, f" ({one.why})" if one.why else ""
    return "kept", ""


def _value(verdict: str, values: tuple[str, ...]) -> dict[str, Any] | str | None:
    """The changed fields, or the words of a note; None where nothing is given.

    Raises click.UsageError for what is neither JSON nor FIELD=VALUE.
    """
    if not values:
        return None
    if verdict == "note":
        return " ".join(values)
    found: dict[str, Any] = {}
    for one in values:
        field, equals, text = one.partition("=")
        if one.lstrip().startswith("{"):
            found |= _json(one)
        elif equals:
            found[field.strip()] = _parsed(text)
        else:
            raise click.UsageError(f"--value {one!r} is neither FIELD=VALUE nor a JSON object")
    return found


def _json(text: str) -> dict[str, Any]:
    try:
        return dict(json.loads(text))
    except ValueError as error:
        raise click.UsageError(f"--value is no JSON object ({error})") from error


def _parsed(text: str) -> Any:
    """A list, or null, where it is one in JSON; else the words themselves."""
    if text == "null" or text.startswith("["):
        try:
            return json.loads(text)
        except ValueError as error:
            raise click.UsageError(f"--value {text!r} is no JSON ({error})") from error
    return text


def _name(given: str | None) -> str:
    """Who decides: the option, the environment, else the name that was kept or is asked for now.

    It is kept for the user of this machine and not in the record: a record may be passed on, and
    who opens it next is somebody else. Raises click.UsageError when nobody can be asked,
    BadInput when it is no name.
    """
    from ..views.reviewers import checked

    name = given or os.environ.get(NAME) or _kept()
    if name.strip():
        return checked(name)
    if not sys.stdin.isatty():
        raise click.UsageError(f"who decides? Give --by NAME, or set {NAME}")
    asked = checked(click.prompt("Your name, kept with every decision of yours", err=True))
    with suppress(OSError):  # then it is asked for again
        _place().parent.mkdir(parents=True, exist_ok=True)
        _place().write_text(asked + "\n", encoding="utf-8")
    return asked


def _place() -> Path:
    return Path(click.get_app_dir("detente")) / "name"


def _kept() -> str:
    """The name that was kept on this machine, "" where none is or it cannot be read."""
    try:
        return _place().read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


# ------------------------------------------------------------------ the list


def _words(one: Replay) -> str:
    """What it is about, in words."""
    target = json.loads(one.judgement.target)
    sides = [target.get(side, target) for side in ("left", "right")]
    words = [side.get("exact", "") if isinstance(side, dict) else str(side) for side in sides]
    told = " / ".join(dict.fromkeys(word for word in words if word))
    return told or " / ".join(str(value) for value in target.values())


COLUMNS = (
    Column("Judgement", lambda one: [(one.judgement.id, "")]),
    Column("When", lambda one: [(one.judgement.at[:10], "")]),
    Column("By", lambda one: [(one.judgement.by.partition(":")[2], WHO)], most=16),
    Column("Kind", lambda one: [(one.judgement.kind, "")]),
    Column("Verdict", lambda one: [(one.judgement.verdict, HIT)]),
    Column("Of", lambda one: [(_words(one), "")], ratio=2),
    Column("Value, reason", lambda one: [(_reason(one), DIM)], ratio=1),
    Column("Became", lambda one: [(one.state, "")]),
)


def _reason(one: Replay) -> str:
    return "; ".join(part for part in (one.judgement.value, one.judgement.why) if part)


def _list(record_path: Path, orphans: bool, shape: str | None, limit: int | None) -> None:
    from ..export import contract, tables
    from ..record import Record, judgements
    from .show import plain_lines, rich_table

    with Record.open(record_path, readonly=True) as record:
        found = judgements.replays(record, "orphan" if orphans else None)[:limit]
    if shape is None:
        if not found:
            terminal.say("Nothing found.")
        elif terminal.on_terminal():
            terminal.console().print(rich_table(COLUMNS, found))
        else:
            click.echo("\n".join(plain_lines(COLUMNS, found)))
        return
    made = [
        contract.judgement_row(one.judgement, one.state == "applied")
        | {"state": one.state, "state_why": one.why}
        for one in found
    ]
    if shape == "json":
        click.echo(tables.to_json(made), nl=False)
        return
    lines = tables.to_jsonl(made) if shape == "jsonl" else tables.to_csv(made, _HEADER)
    click.echo("".join(lines), nl=False)


_HEADER = ("id", "kind", "target", "verdict", "value", "by", "at", "why", "applied", "state",
           "state_why")  # fmt: skip
