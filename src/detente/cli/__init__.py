"""The command line: parse, call one function, print.

This file holds the list of commands and nothing that takes time to import, so that
`detente --help` answers at once; each command lives in the module named beside it and is
imported when it is called.
"""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn

import click

from ..errors import DetenteError
from ..version import __version__

COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    "Make a record": {
        "build": ("build", "Read files and folders into the record, and link them."),
        "demo": ("demo", "Build the example pile and open it in the browser."),
        "serve": ("demo", "Open the record in the browser, on this machine only."),
        "read": ("read", "One article's reading, its evidence marked."),
        "meaning": ("meaning", "Vectors for the record, so that it is searched by meaning."),
    },
    "Look into it": {
        "timeline": ("lists", "What happened and was said, in order of time."),
        "said": ("lists", "Who said what to whom, when, on which issue."),
        "events": ("lists", "What was done, offered, demanded, promised and refused."),
        "search": ("lists", "Articles that hold the words."),
        "dyad": ("about", "What two states did to each other."),
        "issue": ("about", "What was said and done on one issue, by day."),
        "catch": ("issue_try", "What the words of an issue would catch, before you add it."),
        "who": ("about", "A person, organisation or state: offices, words and deeds."),
        "sourcing": ("sourcing", "On whose word outlets and articles rest: named, unnamed."),
        "threads": ("across", "The life of each proposal, demand and commitment."),
        "compare": ("across", "How each outlet tells one event."),
        "discrepancies": ("across", "Where two articles contradict each other."),
        "quotations": ("across", "One utterance as several articles give it."),
        "positions": ("across", "What each party wants on an issue, and when it changed."),
        "coverage": ("across", "Which outlets told which events, and who first."),
    },
    "Correct it": {
        "judge": ("judge", "Right, wrong, changed, same, different: decide, and undo."),
        "marked": ("marked", "What persons confirmed, as marked articles for `detente score`."),
    },
    "Give it out": {
        "cite": ("cite", "A footnote of anything with an id, in seven styles and forms."),
        "dossier": ("dossier", "A document of a filter, each line with a numbered note."),
        "export": ("export", "Write the whole record, one file a kind."),
    },
    "Check it": {
        "failures": ("failures", "What could not be read or was left alone, and why."),
        "score": ("score", "Score the reader against marked articles."),
        "doctor": ("doctor", "What is installed, and is the record sound?"),
    },
}
"""Every command under its heading: the module that holds it, and its line in the help."""

ELSEWHERE = {
    "deadlines": "threads --deadlines",
    "commitments": "threads --deadlines",
    "index": "dyad",
    "quotes": "quotations",
    "attributions": "said",
    "articles": "search",
    "entity": "who",
    "correct": "judge",
    "undo": "judge",
    "review": "judge",
    "import": "build",
    "web": "serve",
}
"""Other names under which people look for a command: those of the screens and of other tools."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells give it: 128 and the number of SIGINT."""


class Commands(click.Group):
    """The group of all commands; imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names in the order of `COMMANDS`."""
        return [name for names in COMMANDS.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now; None when there is none."""
        for names in COMMANDS.values():
            if cmd_name in names:
                module = importlib.import_module(f".{names[cmd_name][0]}", __name__)
                command: click.Command = getattr(module, cmd_name)
                return command
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; of a name that is none, which one may be meant.

        Raises click.UsageError.
        """
        if args and self.get_command(ctx, args[0]) is None and (near := self._near(ctx, args[0])):
            ctx.fail(f"No such command '{args[0]}'. 'detente {near}' is the nearest to it.")
        return super().resolve_command(ctx, args)

    def _near(self, ctx: click.Context, name: str) -> str | None:
        from difflib import get_close_matches

        names = [*self.list_commands(ctx), *ELSEWHERE]
        close = get_close_matches(name.lower(), names, n=1)
        return ELSEWHERE.get(close[0], close[0]) if close else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under their headings, from the list, without importing any."""
        width = max(len(name) for name in self.list_commands(ctx))
        for heading, names in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(width), line) for name, (_, line) in names.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; our own errors and an output that cannot be written end in one line and
        code 1, Ctrl-C quietly in 130.
        """
        try:
            return super().invoke(ctx)
        except DetenteError as error:
            fail(str(error))
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except UnicodeEncodeError as error:
            _no_text(error)
        except OSError as error:
            if error.errno == errno.EPIPE or error.filename is not None:
                raise
            _output_lost(error)


def _no_text(error: UnicodeEncodeError) -> NoReturn:
    """End with code 1 where bytes that are no UTF-8 were given, or the output takes fewer letters
    than the record has."""
    given = error.object[error.start : error.end].encode("utf-8", "surrogateescape")
    if error.encoding == "utf-8":
        fail(f"what was given holds bytes that are no UTF-8 text ({given!r}); type it again")
    fail(
        f"the output takes {error.encoding} only, which has no '{given.decode('utf-8', 'replace')}'"
        "; set PYTHONIOENCODING=utf-8"
    )


def _output_lost(error: OSError) -> NoReturn:
    """End with code 1 where the output cannot be written: a full disk behind a `>`, say."""
    with suppress(OSError, ValueError):  # what is left to be written would fail again at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    fail(f"the output cannot be written ({error.strerror}); free room, or send it elsewhere")


def fail(message: str) -> NoReturn:
    """End with code 1 and one line on stderr that says what is wrong and what to do.

    Raises click.ClickException, which click prints.
    """
    raise click.ClickException(message)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Data go to stdout, progress to stderr. `detente COMMAND --help` says more.",
)
@click.version_option(__version__, prog_name="detente", message="%(prog)s %(version)s")
def cli() -> None:
    """Keep the record of a relationship between states out of a pile of news.

    Start with `detente build FOLDER`, then look with `detente timeline` or `detente serve`.
    `detente demo` shows an example.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point of the command `detente`; ends the process with the exit code."""
    cli.main(args=arguments, prog_name="detente")
