"""Child processes: started by name, so that a script without a guard may build, and talked to over
one connection each. They die with their parent.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection

MEMORY = 4 * 1024**3
"""Bytes of address space that a child may take. Reading takes 1.6 GB of it (0.6 GB of memory);
what asks for more than twice that is no article but a bomb."""
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


@dataclass(slots=True)
class Child:
    """A child process, and our end of the connection to it."""

    process: subprocess.Popen[bytes]
    link: Connection

    def close(self) -> None:
        """Ends the process, whatever it does."""
        self.link.close()
        self.process.kill()
        self.process.wait()


def started(module: str, alone: bool) -> tuple[subprocess.Popen[bytes], Connection]:
    """A child that runs `main` of a module beside this one, which is given the file descriptor of
    its end of the connection; and our end. One that is not `alone` starts no thread a core.
    """
    ours, theirs = Pipe()
    # the child must find what the parent found: stages of a script's own folder, say
    places = os.pathsep.join(place for place in sys.path if place)
    # several that each start a thread a core get in each other's way
    single = {} if alone else dict.fromkeys(_THREADS, "1")
    start = f"import sys; from detente.run_local import {module}; {module}.main(sys.argv[1:])"
    process = subprocess.Popen(
        [sys.executable, "-c", start, str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        env={**os.environ, **single, "PYTHONPATH": places},
        stdin=subprocess.DEVNULL,
    )
    theirs.close()
    return process, ours


def parent(descriptor: str) -> Connection:
    """In a child, before anything else: the connection whose file descriptor was named to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    os.dup2(2, 1)  # what a library prints is no data
    _limit()
    return Connection(int(descriptor))


def _limit() -> None:
    """Bounds the child's memory, and lets it die with its parent."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        die_with_parent = 1  # PR_SET_PDEATHSIG
        ctypes.CDLL(None).prctl(die_with_parent, signal.SIGKILL)
