"""Which things somebody picked for a dossier: read from the cookie that holds their ids."""

from __future__ import annotations

import re

from starlette.requests import Request

COOKIE = "detente_picked"
MOST = 150
"""Things picked at once: their ids, 17 characters each, fit a cookie of 4 KB. For more there is the
dossier of a filter."""
ID = re.compile(r"[0-9a-z]{1,24}")
"""What an id of ours looks like."""
PARTED = "."
"""Between the ids in the cookie."""


def picked(request: Request) -> tuple[str, ...]:
    """The ids that the browser keeps, in the order in which they were picked."""
    given = request.cookies.get(COOKIE, "").split(PARTED)
    return tuple(dict.fromkeys(one for one in given if ID.fullmatch(one)))[:MOST]
