"""The whole record as fourteen files, one a kind: JSON lines, or CSV for a spreadsheet.

An article's rows are written together, so that a large record never lies in memory; every span is
checked against its text on the way. The files appear at their names only when all are whole.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TextIO

from ..errors import BadInput, BadRecord
from ..record import Record, queries
from ..records import Article, IssueMention
from ..views.gather import issues_of
from . import contract, tables
from . import linked_rows as across
from .values import Row

FORMATS = ("jsonl", "csv")
"""What `detente export --format` takes."""
LOOKS_LIKE_SPANS = frozenset(
    {"span", "source", "cue", "content", "hedge", "anchor", "sentence", "condition"}
)
"""Fields of rows of an article that hold a span or a list of spans."""


@dataclass(frozen=True, slots=True)
class Written:
    """One file of a finished export: where it lies and how many rows it holds."""

    path: Path
    rows: int


def export(
    record: Record,
    folder: Path,
    form: str = "jsonl",
    force: bool = False,
    tick: Callable[[int], None] = lambda _: None,
) -> list[Written]:
    """Write the fourteen files into the folder, which is made when it is not there.

    A folder that holds anything else than an export of ours is refused unless `force`; then its
    other files stay. `tick` is called after each article with the number done. Raises BadInput
    when the folder or form cannot be used, BadRecord when a span does not lie in its text.
    """
    if form not in FORMATS:
        raise BadInput(f"no format '{form}'; there are: {', '.join(FORMATS)}")
    _prepare(folder, force)
    work = Path(tempfile.mkdtemp(prefix=".detente-export-", dir=folder))
    try:
        rows = _write_all(record, work, form, tick)
        for name in contract.FILES:
            (work / f"{name}.{form}").replace(folder / f"{name}.{form}")
    except OSError as error:
        raise BadInput(f"{folder}: cannot be written ({error.strerror}); free room, or name "
                       "another folder with --to") from error  # fmt: skip
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return [Written(folder / f"{name}.{form}", rows[name]) for name in contract.FILES]


def _prepare(folder: Path, force: bool) -> None:
    """Make the folder. Raises BadInput when it is a file, unusable, or holds other things."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = {entry.name for entry in folder.iterdir()}
    except (FileExistsError, NotADirectoryError) as error:
        raise BadInput(f"{folder}: is a file; name a folder with --to") from error
    except OSError as error:
        raise BadInput(
            f"{folder}: cannot be used ({error.strerror}); name another folder"
        ) from error
    ours = {f"{name}.{form}" for name in contract.FILES for form in FORMATS}
    other = sorted(name for name in held - ours if not name.startswith(".detente-export-"))
    if other and not force:
        raise BadInput(
            f"{folder}: holds other things ({', '.join(other[:3])}{' …' if other[3:] else ''}); "
            "name an empty folder, or add --force, which leaves them where they are"
        )


class _Files:
    """The open files of one export, and how many rows each has."""

    def __init__(self, folder: Path, form: str, stack: ExitStack) -> None:
        self.form = form
        self.rows = dict.fromkeys(contract.FILES, 0)
        self.open: dict[str, TextIO] = {}
        for name, fields in contract.FILES.items():
            path = folder / f"{name}.{form}"
            file = stack.enter_context(path.open("w", encoding="utf-8", newline="\n"))
            self.open[name] = file
            if form == "csv":
                file.writelines(tables.to_csv((), _header(fields)))

    def write(self, name: str, row: Row) -> None:
        """One row of one file."""
        self.rows[name] += 1
        if self.form == "jsonl":
            self.open[name].writelines(tables.to_jsonl((row,)))
        else:
            lines = tables.to_csv((row,), _header(contract.FILES[name]))
            next(lines)
            self.open[name].writelines(lines)


def _header(fields: tuple[str, ...]) -> list[str]:
    return list(tables.flat(dict.fromkeys(fields)))


def _write_all(
    record: Record, folder: Path, form: str, tick: Callable[[int], None]
) -> dict[str, int]:
    """Write every file into the folder; how many rows each has."""
    with ExitStack() as stack:
        files = _Files(folder, form, stack)
        issues: dict[str, list[IssueMention]] = {}
        for done, (article, copy_of) in enumerate(queries.each_article(record), start=1):
            for name, row in _rows_of(record, article, copy_of):
                check_spans(article, name, row)
                files.write(name, row)
            for mention in queries.issue_mentions(record, article.id):
                issues.setdefault(mention.issue, []).append(mention)
            tick(done)
        for name, row in chain(_rows_beside(record, issues), across.rows_across(record)):
            files.write(name, row)
        for file in files.open.values():
            file.flush()
            os.fsync(file.fileno())
        return files.rows


def _rows_of(record: Record, article: Article, copy_of: str | None) -> Iterator[tuple[str, Row]]:
    """Every row that belongs to one article, each kind in the order of the text."""
    yield "articles", contract.article_row(article, copy_of)
    for mention in queries.mentions(record, article.id):
        yield "mentions", contract.mention_row(mention)
    for time in queries.times(record, article.id):
        yield "times", contract.time_row(time)
    for attribution in queries.attributions_in(record, article.id):
        yield "attributions", contract.attribution_row(attribution)
    told = queries.event_mentions_in(record, article.id)
    events = queries.events_of(record, [event_mention.id for event_mention in told])
    for event_mention in told:
        event = events.get(event_mention.id)
        yield "event_mentions", contract.event_mention_row(event_mention, event)


def _rows_beside(
    record: Record, issues: dict[str, list[IssueMention]]
) -> Iterator[tuple[str, Row]]:
    """Every row that belongs to no single article, by id."""
    for entity in queries.each_entity(record):
        yield "entities", contract.entity_row(entity)
    for issue in sorted(issues):
        name = issues_of([issue])[0].name
        yield "issues", contract.issue_row(issue, name, issues[issue])
    for judgement, applied in queries.judgements(record):
        yield "judgements", contract.judgement_row(judgement, applied)
    for failure in queries.failures(record):
        yield "failures", contract.failure_row(failure)


def check_spans(article: Article, name: str, row: Row) -> None:
    """Raises BadRecord when a span of a row does not lie in the article's text."""
    for field, value in row.items():
        if field in LOOKS_LIKE_SPANS and value:
            spans = value if isinstance(value[0], list) else [value]
        elif field in tables.WHEN_FIELDS and value and value["words"]:
            spans = [value["words"]]
        else:
            continue
        for start, end in spans:
            if not 0 <= start < end <= len(article.text):
                raise BadRecord(
                    f"{name} of article {article.id}: {field} {start}..{end} does not lie in its "
                    f"text of {len(article.text)} characters; run 'detente doctor'"
                )
