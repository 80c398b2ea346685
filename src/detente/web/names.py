"""Who judges: a name, asked once and kept in a cookie of this server; no judgement without one."""

from __future__ import annotations

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadInput
from .render import UNSHOWN

COOKIE = "detente_reviewer"
MOST = 60
"""Characters of a name: two given names, two surnames and an office fit."""
KEPT_SECONDS = 365 * 24 * 60 * 60
"""A year: it is asked once, and again by whoever comes back after a long time."""


def checked(name: str) -> str:
    """A name without blanks at its ends. Raises BadInput when it is none."""
    plain = " ".join(name.split())
    if not plain:
        raise BadInput("a name is missing: who decides?")
    if len(plain) > MOST:
        raise BadInput(f"a name has at most {MOST} characters; this one has {len(plain)}")
    if UNSHOWN.search(name) or not any(map(str.isalnum, plain)):
        raise BadInput("a name is made of letters; this one holds characters that cannot be shown")
    return plain


def reviewer(request: Request) -> str | None:
    """The name that the browser keeps; None where it keeps none, or nothing that is a name."""
    try:
        return checked(unquote(request.cookies.get(COOKIE, ""), errors="strict"))
    except (BadInput, UnicodeDecodeError):
        return None


def keep(answer: Response, name: str) -> Response:
    """The answer with the name as a cookie that no other site and no script is given."""
    answer.set_cookie(
        COOKIE, quote(name), max_age=KEPT_SECONDS, httponly=True, samesite="strict", path="/"
    )
    return answer


def person(name: str) -> str:
    """A name as judgements have it."""
    return f"person:{name}"
