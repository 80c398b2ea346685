"""Many articles on this machine: the main job.

`build` takes files into a record, reads what is new or changed and links it; `refresh` does the
same for what is in a record already, `relink` only for its links; `read_file` reads one file and
keeps nothing.
"""

from .building import build, read_file, refresh, relink
from .meaning import Meant, mean
from .report import BuildReport, Caught, Progress

__all__ = [
    "BuildReport", "Caught", "Meant", "Progress", "build", "mean", "read_file", "refresh", "relink",
]  # fmt: skip
