"""`detente build`: the main job, and its closing words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import terminal
from .options import hint_options, record_option, settings_of, settings_option
from .terminal import counted

if TYPE_CHECKING:
    from ..records import Failure, Hints
    from ..run_local import BuildReport, Caught
    from ..run_local.report import DatedBy, Linked
    from ..settings import Settings

LISTED = 20
"""Lines of each list in the closing words: a screen's half."""
NAMED = 3
"""Files named under a reason for which many could not be read: enough to see which they are."""


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@record_option
@hint_options
@settings_option
@click.option(
    "--tables",
    "tables_path",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="Your own tables: issues.csv, people.csv, offices.csv, …",
)
@click.option("--json", "as_json", is_flag=True, help="The closing words as one JSON object.")
@click.pass_context
def build(
    ctx: click.Context,
    paths: tuple[Path, ...],
    record_path: Path,
    hints: Hints,
    settings_path: Path | None,
    tables_path: Path | None,
    as_json: bool,
) -> None:
    """Read files and folders into the record, and link what they tell.

    Takes saved pages and plain texts, reads what is new or changed, and says what it found, what
    it could not date, what failed and why, and what to do next. Run again, it repeats no work.

    What a text lacks is given by --published and --outlet for all that is taken in now, or by a
    NAME.meta.json beside a file, or a meta.csv in a folder.
    """
    settings = settings_of(settings_path)
    if tables_path:
        settings = replace(settings, tables=str(tables_path))
    if as_json:
        from ..export import tables

        report = run(paths, record_path, settings, hints)
        click.echo("".join(tables.to_jsonl([row_of(report)])), nl=False)
    else:
        report = build_and_tell(paths, record_path, settings, hints)
    if not report.anything:
        ctx.exit(1)


def run(paths: Sequence[Path], record_path: Path, settings: Settings, hints: Hints) -> BuildReport:
    """The build itself, its progress on stderr. Raises as `run_local.build` does."""
    from .. import run_local
    from .progress import steps

    with steps() as report:
        return run_local.build(paths, record_path, settings, hints, report)


def build_and_tell(
    paths: Sequence[Path], record_path: Path, settings: Settings, hints: Hints
) -> BuildReport:
    """Build, then say what was done and what to do next. Raises as `run_local.build` does."""
    report = run(paths, record_path, settings, hints)
    for line in closing(report, record_path):
        click.echo(terminal.one_line(line) if line.strip() == line else terminal.harmless(line))
    return report


def closing(report: BuildReport, record_path: Path) -> list[str]:
    """The closing words of a build, line by line."""
    files = f"{counted(report.new, 'file')} new, {report.changed:,} changed"
    read = f"{counted(report.read, 'article')} read in {report.seconds:.1f} s{_again(report)}"
    done = f"{record_path}: {files}, {report.unchanged:,} unchanged; {read}"
    holds = (
        f"It holds {counted(report.articles, 'article')} ({_copies(report.copies)}), "
        f"{counted(report.attributions, 'attribution')}, "
        f"{counted(report.event_mentions, 'event mention')}."
    )
    lines = [
        done,
        holds,
        *_linked(report.linked),
        *_caught(report.caught),
        *_dated(report.linked.dated),
        *_undated(report, record_path),
        *_failures("Failed", report.failed, record_path),
    ]
    lines += _failures("Left alone", report.skipped, record_path)
    if report.orphans:
        lines.append(f"{report.orphans:,} decisions no longer find their words: `detente doctor`.")
    return lines + _next(report, record_path)


def row_of(report: BuildReport) -> dict[str, Any]:
    """The closing words as plain values."""
    from dataclasses import asdict

    from ..export.rows import row_of as row

    given = asdict(report)
    given["failed"] = [row(failure) for failure in report.failed]
    given["skipped"] = [row(failure) for failure in report.skipped]
    given["linked"]["dated"] = [
        {
            "article": one.article.id,
            "path": one.article.path,
            "published": one.article.published.value,
            "anchor": one.anchor.id,
            "anchor_path": one.anchor.path,
        }
        for one in report.linked.dated
    ]
    given["undated"] = [
        {"article": head.id, "path": head.path, "why": list(head.published.why)}
        for head in report.undated
    ]
    return given


def _linked(found: Linked) -> list[str]:
    """What articles tell together; nothing where they tell nothing together."""
    differ = f"{found.discrepancies:,} discrepanc{'y' if found.discrepancies == 1 else 'ies'}"
    counts = (
        (found.events, f"{counted(found.events, 'event')} that more than one article tells"),
        (found.quotations, f"{counted(found.quotations, 'quotation')} given more than once"),
        (found.threads, counted(found.threads, "thread")),
        (found.discrepancies, differ),
    )
    told = [words for number, words in counts if number]
    return [f"Linked: {', '.join(told)}."] if told else []


def _dated(found: Sequence[DatedBy]) -> list[str]:
    """Articles that say no day of their own, the day that others give them, and which."""
    from ..views.shapes import when_label

    if not found:
        return []
    lines = ["", f"Dated by what others tell of the same: {len(found):,}"]
    for one in found[:LISTED]:
        day, anchor = when_label(one.article.published), one.anchor
        by = f", {anchor.outlet}" if anchor.outlet else ""
        lines.append(f"  {near(one.article.path)}: {one.article.name}")
        lines.append(f"    dated {day} from {near(anchor.path)}: {anchor.name}{by}")
    return lines + _rest(found)


def _caught(rows: Sequence[Caught]) -> list[str]:
    """What each row of the user's own tables caught in the whole record."""
    if not rows:
        return []
    lines = ["", f"Your own tables caught, in the whole record: {len(rows):,}"]
    lines += [f"  {one.name} ({one.table}): {_catch(one)}" for one in rows[:LISTED]]
    return lines + _rest(rows)


def _catch(one: Caught) -> str:
    if not one.articles:
        return "nothing"
    where = f"in {counted(one.articles, 'article')}"
    if one.table == "outlets":
        return where
    said, done = counted(one.said, "attribution"), counted(one.done, "event mention")
    return f"{said}, {done}, {where}"


def _again(report: BuildReport) -> str:
    """That more was read than there is: what others date is read once more with its day."""
    if not report.again:
        return ""
    which = "one of them" if report.again == 1 else f"{report.again:,} of them"
    return f", {which} again, by the days that others tell"


def _copies(count: int) -> str:
    return "no copy" if not count else "1 copy" if count == 1 else f"{count:,} copies"


def _undated(report: BuildReport, record_path: Path) -> list[str]:
    """Articles without a day of publication, what is known of it, and how to give one."""
    from ..views.shapes import when_label, whys_of

    if not report.undated:
        return []
    lines = ["", f"Without a day of publication: {len(report.undated):,}"]
    for head in report.undated[:LISTED]:
        lines.append(f"  {near(head.path)}: {head.name}")
        lines.append(f"    {when_label(head.published)}:")
        lines += [f"    · {why}" for why in whys_of(head.published)]
    lines += _rest(report.undated)
    first = _quoted(near(report.undated[0].path))
    lines.append(f"  Give one: detente build {first} --published YYYY-MM-DD{_where(record_path)}")
    lines.append("  or many: a column 'published' in a meta.csv in their folder.")
    return lines


def _failures(what: str, failures: Sequence[Failure], record_path: Path) -> list[str]:
    """Files that gave nothing, each with its reason; many of them by reason, the commonest first,
    and the command that lists all.
    """
    if not failures:
        return []
    lines = ["", f"{what}: {len(failures):,}"]
    if len(failures) <= LISTED:
        return lines + [f"  {near(one.path)}: {one.reason} ({one.stage})" for one in failures]
    by_reason: dict[tuple[str, str], list[str]] = {}
    for one in failures:
        by_reason.setdefault((one.reason, one.stage), []).append(near(one.path))
    most = sorted(by_reason.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    for (reason, stage), files in most[:LISTED]:
        more = f" and {len(files) - NAMED:,} more" if len(files) > NAMED else ""
        lines.append(f"  {len(files):,} × {reason} ({stage})")
        lines.append(f"      {', '.join(files[:NAMED])}{more}")
    if len(most) > LISTED:
        lines.append(f"  and for {counted(len(most) - LISTED, 'more reason')}")
    return [*lines, f"  All of them, one a line: detente failures{_where(record_path)}"]


def _rest(items: Sequence[object]) -> list[str]:
    left = len(items) - LISTED
    return [f"  and {left:,} more: --json lists all"] if left > 0 else []


def _next(report: BuildReport, record_path: Path) -> list[str]:
    """What to do next, as commands that can be copied."""
    where = _where(record_path)
    if not report.anything:
        return ["", "Nothing could be read: give saved pages (.html) or texts (.txt, .md)."]
    return [
        "",
        f"Next: detente timeline{where}",
        f"      detente serve{where}",
        *_vectors(record_path),
    ]


def _vectors(record_path: Path) -> list[str]:
    """What a search by meaning would not find yet, where it can be made to; nothing elsewhere."""
    from ..record import Record
    from ..views.meaning import lacking

    with Record.open(record_path, readonly=True) as record:
        behind = lacking(record)
    if not behind:
        return []
    told = "1 article has" if behind == 1 else f"{behind:,} articles have"
    return [
        f"      detente meaning{_where(record_path)}",
        f"      ({told} no vectors yet and cannot be found by meaning)",
    ]


def _where(record_path: Path) -> str:
    """The option that names the record, "" for the one that needs no naming."""
    from .options import DEFAULT_RECORD

    return "" if record_path == DEFAULT_RECORD else f" --record {_quoted(str(record_path))}"


def near(path: str) -> str:
    """A path as it is seen from the working directory, where it lies below that."""
    here = Path(path)
    return str(here.relative_to(Path.cwd())) if here.is_relative_to(Path.cwd()) else path


def _quoted(path: str) -> str:
    import shlex

    return shlex.quote(path)
