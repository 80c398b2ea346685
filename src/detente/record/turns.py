"""Writers of one process on one file take turns, in the order in which they came.

SQLite lets whoever asks at the right moment go first and has the others sleep between two looks:
with four persons at one server on a busy machine, one in nine waited in vain for four seconds.
"""

from __future__ import annotations

import os
from collections import deque
from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary


class Turns:
    """Who writes to a file, and who comes next. Any thread may take a turn or give it back."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    def take(self, seconds: float) -> bool:
        """Waits for a turn for so long at most; whether it came."""
        with self._lock:
            if not self._taken:
                self._taken = True
                return True
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        try:
            # it may also come in the moment in which we stop waiting
            return mine.acquire(timeout=seconds) or not self._left(mine)
        except KeyboardInterrupt:
            if not self._left(mine):
                self.give()
            raise

    def waiting(self) -> int:
        """How many wait."""
        with self._lock:
            return len(self._waiting)

    def _left(self, mine: Lock) -> bool:
        """Leaves the queue; whether we still stood in it."""
        with self._lock:
            if mine not in self._waiting:
                return False
            self._waiting.remove(mine)
            return True

    def give(self) -> None:
        """Hands the turn to whoever has waited longest."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


_known: WeakValueDictionary[Path, Turns] = WeakValueDictionary()
_finding = Lock()


def turns_of(path: Path) -> Turns:
    """The turns of a file, the same for everybody in this process."""
    with _finding:
        return _known.setdefault(path.resolve(), Turns())


def _anew() -> None:
    """In a forked process nobody holds a turn, whoever held one in the other."""
    global _known, _finding
    _known, _finding = WeakValueDictionary(), Lock()


os.register_at_fork(after_in_child=_anew)
