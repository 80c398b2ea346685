"""The main job, step by step: take in, clean, read, link, tell."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from .. import pipeline, plugins, tables
from ..errors import Skipped, Unreadable
from ..intake import Found, article_of, find, page_of
from ..intake.paths import shown
from ..reading import Reading
from ..record import Record, datings, queries, texts, work, write
from ..records import Article, Failure, Hints
from ..settings import Settings
from ..stage import Stage, check_order
from ..stages import READING
from ..tables.own import load
from .caught import caught, linked
from .crew import Crew
from .linking import link
from .lock import files_of, locked
from .report import BuildReport, Progress
from .worker import Make, Read, Setup

BATCH_CHARACTERS = 200_000
"""Characters of text after which a batch ends before it has `settings.batch` articles: some 40
ordinary articles, so that a few books in a row neither fill the memory nor look like a hang."""

Report = Callable[[Progress], None]


def quiet(progress: Progress) -> None:
    """Tells nobody how far a build is."""
    del progress


@dataclass(slots=True)
class _Run:
    """One build: what it works with, and what it has counted so far."""

    record: Record
    settings: Settings
    stages: tuple[Stage, ...]
    report: Report
    crew: Crew
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    cleaned: int = 0
    read: int = 0
    again: int = 0
    started: float = field(default_factory=time.monotonic)


def build(
    paths: Sequence[Path],
    record_path: Path,
    settings: Settings,
    given: Hints | None = None,
    report: Report = quiet,
    stages: Sequence[Stage] | None = None,
) -> BuildReport:
    """Takes files and folders into a record, reads what is new or changed, and links it.

    Run again, it repeats no work; cut off at any moment, the next run goes on. `given` outranks
    what stands beside the files. Raises BadInput when a path does not exist, BadRecord when the
    record cannot be used, BadOrder when the stages cannot run, Missing when the language pipeline
    is not installed.
    """
    files = find(paths, given or Hints(), files_of(record_path))
    with _run(record_path, settings, report, stages) as run:
        _take_in(run, paths, files)
        return _finished(run)


def refresh(
    record_path: Path,
    settings: Settings,
    report: Report = quiet,
    stages: Sequence[Stage] | None = None,
) -> BuildReport:
    """Brings a record up to date without any file: reads again what a newer stage or a judgement
    asks for, from the pages that the record keeps. Raises as `build` does.
    """
    with _run(record_path, settings, report, stages, create=False) as run:
        return _finished(run)


def relink(record_path: Path, report: Report = quiet) -> list[str]:
    """Makes the links anew that a judgement touches, and reads nothing: the ids of articles that
    the next build is to read again, as their day changed.

    Raises BadRecord, also when a build is at work: it then follows the judgement itself.
    """
    Record.open(record_path, readonly=True).close()
    with locked(record_path), Record.open(record_path) as record:
        waiting: list[str] = []
        link(record, report, waiting.extend)
        return sorted(set(waiting))


def read_file(file: Path, settings: Settings, hints: Hints | None = None) -> Reading:
    """One file's reading, in this process; nothing is kept.

    Raises Unreadable (Skipped when it is left alone on purpose), BadInput when the file does not
    exist, Missing when the language pipeline is not installed.
    """
    tables.use(load(Path(settings.tables)) if settings.tables else tables.Own())
    for found in find([file], hints or Hints(), []):
        if isinstance(found, Failure):
            raise (Skipped if found.skipped else Unreadable)(f"{found.path}: {found.reason}")
        article = article_of(page_of(found, settings), found.hints, settings)
        return pipeline.read([article], settings, _stages(None))[0]
    raise Unreadable(f"{file}: holds nothing that can be read")


def _stages(stages: Sequence[Stage] | None) -> tuple[Stage, ...]:
    return READING + plugins.stages() if stages is None else tuple(stages)


@contextmanager
def _run(
    path: Path,
    settings: Settings,
    report: Report,
    stages: Sequence[Stage] | None,
    create: bool = True,
) -> Iterator[_Run]:
    chosen = _stages(stages)
    check_order(chosen)
    given = load(Path(settings.tables)) if settings.tables else None
    if not create:
        Record.open(path, readonly=True).close()  # no lock file beside what is no record
    with locked(path), ExitStack() as stack:
        record = stack.enter_context(Record.open(path, create=create))
        if given is not None:
            work.keep_own_tables(record, given)
        crew = stack.enter_context(Crew(Setup(settings, chosen, tables.in_use())))
        run = _Run(record, settings, chosen, report, crew)
        number = work.run_started(record, [stage.maker for stage in chosen])
        yield run
        work.run_ended(record, number, run.read)


def _finished(run: _Run) -> BuildReport:
    _clean(run)
    _read(run)
    processes = run.settings.processes
    link(run.record, run.report, lambda articles: _read(run, articles), processes)
    work.optimise(run.record)
    return _told(run)


# ------------------------------------------------------------------ taking in


def _take_in(run: _Run, paths: Sequence[Path], files: Iterator[Found | Failure]) -> None:
    """Keeps the bytes of every file that is new or changed, before anything is made of them."""
    write.forget_failures(run.record, [_place(path) for path in paths])
    for n, found in enumerate(files, start=1):
        if isinstance(found, Failure):
            write.write_failure(run.record, found, place=_place(Path(found.path)))
        else:
            _take_one(run, found)
        run.report(Progress("taking in", n, None, str(found.path)))


def _place(path: Path) -> str:
    """Where a file lies, whatever folder the build was started in."""
    return shown(Path(os.path.normpath(path.absolute())))


def _take_one(run: _Run, found: Found) -> None:
    place = _place(found.path)
    try:
        _keep(run, found, place)
    except Unreadable as error:
        _not_kept(run, found, str(error), isinstance(error, Skipped))
    except OSError as error:
        reason = (
            f"cannot be opened: {error.strerror or error}; see that it is there and build again"
        )
        _not_kept(run, found, reason, False)


def _not_kept(run: _Run, found: Found, reason: str, skipped: bool) -> None:
    failure = Failure(shown(found.path), None, "intake", reason, skipped)
    write.write_failure(run.record, failure, place=_place(found.path))


def _keep(run: _Run, found: Found, place: str) -> None:
    stat = found.path.stat()
    state = (stat.st_size, stat.st_mtime_ns)
    seen = work.seen(run.record, place)
    if seen and (seen.size, seen.mtime_ns) == state:
        if seen.hints == write.hints_to(found.hints):
            run.unchanged += 1
        else:
            write.sight(run.record, place, seen.page, state, found.hints)
            run.changed += 1
        return
    page = page_of(found, run.settings)
    write.keep_page(run.record, page)
    write.sight(run.record, place, page.sha256, state, found.hints)
    if not seen:
        run.new += 1
    elif seen.page != page.sha256 or seen.hints != write.hints_to(found.hints):
        run.changed += 1
    else:
        run.unchanged += 1


# ------------------------------------------------------------------ cleaning, reading


def _clean(run: _Run) -> None:
    """Makes an article of every page that has none of this cleaner and these hints."""
    todo = [
        (page, hints)
        for page, hints, made in work.pages(run.record)
        if not _is_made(run, hints, made)
    ]
    for task, found in run.crew.run(_to_make(run, todo)):
        assert isinstance(task, Make)
        good, bad = task.made_by
        if isinstance(found, Article):
            write.write_article(run.record, found, good)
        elif isinstance(found, Failure):
            write.write_unmade(run.record, task.page.sha256, found, bad)
        run.cleaned += 1
        run.report(Progress("cleaning", run.cleaned, len(todo), task.page.path))


def _fingerprints(run: _Run, hints: Hints) -> tuple[str, str]:
    given = write.hints_to(hints)
    good = pipeline.making_fingerprint(given, run.settings)
    return good, pipeline.making_fingerprint(given, run.settings, failed=True)


def _is_made(run: _Run, hints: Hints, made: str | None) -> bool:
    return made in _fingerprints(run, hints)


def _to_make(run: _Run, todo: Sequence[tuple[str, Hints]]) -> Iterator[Make]:
    for sha256, hints in todo:
        yield Make(work.page(run.record, sha256), hints, _fingerprints(run, hints))


def _read(run: _Run, again: Sequence[str] | None = None) -> None:
    """Reads every article that was not read by these stages, or some again with other days."""
    good = pipeline.reading_fingerprint(run.settings, run.stages)
    bad = pipeline.failed_fingerprint(good, run.settings)
    todo = work.unread(run.record, good, bad) if again is None else again
    if again is None:
        datings.take_back(run.record, todo)
    makers = [stage.maker for stage in run.stages]
    for _, found in run.crew.run(_batches(run, todo)):
        assert isinstance(found, list)
        for reading in found:
            cut_off = any(f.stage == "reading" for f in reading.of(Failure))
            write.write_reading(run.record, reading, bad if cut_off else good, makers)
            run.read += 1
            run.again += again is not None
        run.report(Progress("reading", run.read, len(todo), found[-1].article.path))


def _batches(run: _Run, todo: Sequence[str]) -> Iterator[Read]:
    batch: list[Article] = []
    size = 0
    for ident in todo:
        article = texts.stored_article(run.record, ident)
        if article is None:
            continue
        if batch and (len(batch) >= run.settings.batch or size > BATCH_CHARACTERS):
            yield Read(tuple(batch))
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
    if batch:
        yield Read(tuple(batch))


# ------------------------------------------------------------------ the end


def _told(run: _Run) -> BuildReport:
    counts = queries.counts(run.record)
    failures = queries.failures(run.record)
    return BuildReport(
        new=run.new,
        changed=run.changed,
        unchanged=run.unchanged,
        cleaned=run.cleaned,
        read=run.read,
        again=run.again,
        articles=counts.articles,
        copies=counts.copies,
        attributions=counts.attributions,
        event_mentions=counts.event_mentions,
        failed=tuple(failure for failure in failures if not failure.skipped),
        skipped=tuple(failure for failure in failures if failure.skipped),
        undated=tuple(queries.undated(run.record)),
        orphans=work.orphans(run.record),
        caught=caught(run.record),
        linked=linked(run.record),
        seconds=time.monotonic() - run.started,
    )
