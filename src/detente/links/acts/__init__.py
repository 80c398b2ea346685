"""Acts: what a report or an attribution does to a proposal, demand, commitment or threat.

Threads and positions look at the same acts. An act is read from one article's records alone: its
move by `data/moves.csv`, and what it is about from the words of its clause.
"""

from .act import Act, Deed, code, folded
from .against import against, opposing
from .done import deeds, of_events
from .said import of_said

__all__ = ["Act", "Deed", "against", "code", "deeds", "folded", "of_events", "of_said", "opposing"]
