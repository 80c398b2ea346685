"""The words in which a step of a thread says what a side did: "withdrew", "gave up", "proposed"."""

from __future__ import annotations

from ..linked import Move

TALKED = "held talks"
"""What those did who discussed something."""
DID = {
    Move.WITHDRAWN: "withdrew", Move.KEPT: "kept its word", Move.BROKEN: "broke its word",
    Move.LAPSED: "let the day pass", Move.CONDITIONED: "set a condition",
    Move.DEFERRED: "put off", Move.COUNTERED: "made a counter-proposal",
    Move.EXTENDED: "widened its offer", Move.CRITICISED: "criticised",
    Move.DISCUSSED: TALKED,
}  # fmt: skip
"""What a side did, where the name of the move does not say it; else its name does."""
NOTICE = "gave notice"
"""What a side did that gave notice of its withdrawal."""
GONE = (
    ("“suspen", "suspended"), ("“abandon", "gave up"), ("“drop", "gave up"), ("“scrap", "gave up"),
    (" up”", "gave up"), ("“repeal", "repealed"), ("“rescind", "rescinded"),
    ("“giv", NOTICE), ("“gave", NOTICE),
)  # fmt: skip
"""In the reason of a withdrawal: the word of the text, and what a side did by it."""
CONSENT = ("“giv", "“gave")
"""In the reason of an agreement: consent is given to something, "a green light to a camp"."""
ASKED = (
    ("“ask", "asked"),
    ("“call", "asked"),
    ("“appeal", "asked"),
    ("“urg", "asked"),
    ("“want", "asked"),
    ("“seek", "asked"),
    ("“sought", "asked"),
    ("“request", "asked"),
)
"""In the reason of a demand: the word of the text, and what a side did by it."""
DIRECT = frozenset({Move.DEMANDED, Move.OFFERED, Move.PROMISED, Move.THREATENED, Move.REPEATED,
                    Move.WELCOMED, Move.REFUSED, Move.CRITICISED, Move.ACCEPTED, Move.SIGNED,
                    Move.IMPOSED, Move.DEFERRED, Move.SOFTENED, Move.HARDENED})  # fmt: skip
"""Moves after which it stands directly what they are about: "offered to share a radar"."""
PROPOSED = ("“propos", "“put", "“float", "“tabled")
"""In the reason of an offer: the word of the text by which it is rather a proposal."""
WARNING = "a warning "
"""Begins what a demand is about that is a warning."""
