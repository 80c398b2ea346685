"""Same events: event mentions of one act, in one article or in many, joined to an event.

Candidates by key (`keys`), a decision per pair (`decide`), components that hold no two whose days
exclude each other (`events`); `occasions` says at which summit or visit an event happened. Rules
and hard cases: docs/same-events.md.
"""

from .briefs import BRIEF, brief, possible
from .deciding import decide
from .gathering import events
from .keys import keys
from .occasions import occasions

VERSION = "17"
"""Raised when other pairs are found, or events told otherwise."""

__all__ = ["BRIEF", "VERSION", "brief", "decide", "events", "keys", "occasions", "possible"]
