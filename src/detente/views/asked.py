"""What a person asks for, in a person's words, turned into a filter of the record.

The command line's options and a web address's query are the same thing: names, dates and issues
as people write them. Here alone they become ids; a name that the record does not hold is answered
with the nearest that it does.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of every list, as given; empty means not asked for.

    Names are matched by their words without regard to case: "putin" finds Vladimir Putin, "russia"
    the state and everybody who acts for it. `start` and `end` are ISO 8601 prefixes, both in
    ("2007" to "2008-03" is 2007-01-01 to 2008-03-31). Several values of one field mean any of
    them, several fields all of them.
    """

    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    copies: bool = False
