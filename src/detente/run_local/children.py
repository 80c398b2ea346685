"""Child processes: started by name, so that a script without a guard may build, and talked to over
one connection each. They die with their parent.
"""

from __future__ import annotations

import os
import subprocess
import sys
from multiprocessing import Pipe
from multiprocessing.connection import Connection

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


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
