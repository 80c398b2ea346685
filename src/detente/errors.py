"""Everything Detente raises on purpose.

DetenteError
├── BadSpan         a span holds no text, or lies outside its article
├── BadDate         a date that is not an ISO 8601 prefix, or an interval that ends too early
├── BadSetting      a settings file names no known setting, or a value of a wrong kind
├── BadTable        a row of a data table that cannot be used
├── BadOrder        a stage needs records that no earlier stage gives
├── BadInput        a path, option or hint that a person gave cannot be followed
├── BadRecord       a file is not a record of ours, is damaged, or was written by a newer version
├── BadJudgement    a decision of a person that names nothing or cannot be understood
├── Missing         a part that must be installed (a language pipeline, a browser) is not
└── Unreadable      one page or article cannot be read; kept as a Failure, the run goes on
    └── Skipped     one file is left alone on purpose (empty, not a text, another language)

A message says what is wrong, where, and what to do next; what somebody typed stands in it as
`typed` gives it back.
"""

TYPED = 60
"""Characters of what somebody typed that a message repeats: an id, an option and most names are
shorter, and a message stays one that can be read."""


def typed(words: str) -> str:
    """What somebody typed, as a message repeats it: not longer than can be taken in."""
    return words if len(words) <= TYPED else f"{words[:TYPED]}…"


class DetenteError(Exception):
    """Base of every error this package raises on purpose."""


class BadSpan(DetenteError):
    """A span that cannot point at text."""


class BadDate(DetenteError):
    """A date or interval that cannot exist."""


class BadSetting(DetenteError):
    """A settings file that cannot be followed."""


class BadTable(DetenteError):
    """A data table with a row that cannot be used."""


class BadOrder(DetenteError):
    """Stages that cannot run in the order given."""


class BadInput(DetenteError):
    """Something a person gave that cannot be followed."""


class BadRecord(DetenteError):
    """A file that cannot be opened as a record."""


class BadJudgement(DetenteError):
    """A person's decision that cannot be kept as it stands."""


class Missing(DetenteError):
    """A part that must be installed first."""


class Unreadable(DetenteError):
    """One page or article that cannot be read."""


class Skipped(Unreadable):
    """One file that is left alone on purpose; the reason is the message."""
