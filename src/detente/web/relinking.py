"""After a verdict, the links that it touches are made again, behind the screens.

One run at a time, and only when nobody has judged for some seconds: whoever judges one thing after
another never waits for it. Who changed a thing in a small record does, so that the next page shows
it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Thread

from ..errors import DetenteError
from ..record import Filter, Record, queries

BROKEN = "links could not be made; the server's terminal says why"
"""What is told where something broke that nobody foresaw."""
SMALL = 500
"""Articles of a record whose links are made while whoever changed something waits: of 283 articles
it took 0.04 to 0.7 s for one report (docs/review.md)."""
QUIET = 2.0
"""Seconds without a verdict before links are made: longer than the next key of somebody who judges
by keys, shorter than the way to the page that shows what changed."""


class Relinker:
    """Makes the links of one record again after verdicts; where that gives an article another day,
    `read_again` is asked to have it read with that.
    """

    def __init__(
        self, record: Path, quiet: float = QUIET, read_again: Callable[[], None] | None = None
    ) -> None:
        self.record = record
        self._read_again = read_again
        self.quiet = quiet
        self._lock = Lock()
        self._making = Lock()
        self._asked = Event()
        self._at_work = False
        self._why = ""

    def ask(self) -> None:
        """Links are to be made again, soon."""
        self._asked.set()
        with self._lock:
            if self._at_work:
                return
            self._at_work = True
        Thread(target=self._work, daemon=True, name="linking").start()

    def at_once(self) -> None:
        """Makes the links while the caller waits; where the record is not small, soon."""
        if self._is_small():
            why = self._made()
            with self._lock:
                self._why = why
        else:
            self.ask()

    def _is_small(self) -> bool:
        try:
            with Record.open(self.record, readonly=True) as record:
                return queries.count_articles(record, Filter()) <= SMALL
        except DetenteError:
            return False

    @property
    def busy(self) -> bool:
        """Whether links are being made, or will be in a moment."""
        with self._lock:
            return self._at_work

    @property
    def why(self) -> str:
        """Why the last links could not be made; "" where they could, or none were asked for."""
        with self._lock:
            return self._why

    def _work(self) -> None:
        while True:
            while self._asked.is_set():
                self._asked.clear()
                self._asked.wait(self.quiet)  # another verdict begins the wait anew
            why = BROKEN
            try:
                why = self._made()
            finally:  # also of what nobody foresaw, which goes on to the terminal
                with self._lock:
                    self._why = why
                    if ended := why is BROKEN or not self._asked.is_set():
                        self._at_work = False
            if ended:
                return

    def _made(self) -> str:
        """Makes the links; why it could not, "" where it could."""
        from .. import run_local  # whoever only looks need not wait for all that reads

        try:
            with self._making:
                waiting = run_local.relink(self.record)
        except (DetenteError, OSError) as error:
            return str(error)
        if waiting and self._read_again:
            self._read_again()
        return ""
