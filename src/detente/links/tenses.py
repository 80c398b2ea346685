"""When an act was done that a text tells as over: "Russia gave way; it had insisted on …"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..linked import Report
from ..records import Basis, When

_HAD = re.compile(r"\bhad\s+(?:(?:not|never|already|long|earlier|previously|also)\s+)*$")
OVER = "told as over by then"


def when_done(report: Report) -> When:
    """When the act of a report was done. In the pluperfect and without a day of its own it is any
    day up to that of its article; what somebody says "had" been done may be today's news."""
    told, mention = report.when, report.mention
    before = report.sentence[: mention.anchor.start - mention.sentence.start]
    if told.basis is not Basis.PUBLISHED or mention.said_by or not _HAD.search(before):
        return told
    return replace(told, value=None, earliest=None, why=(*told.why, OVER))
