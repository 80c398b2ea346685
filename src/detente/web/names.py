"""Who judges: a name, asked once and kept in a cookie of this server; no judgement without one."""

from __future__ import annotations

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from ..errors import BadInput
from ..views.reviewers import MOST, checked

__all__ = ["COOKIE", "MOST", "checked", "keep", "person", "reviewer"]

COOKIE = "detente_reviewer"
KEPT_SECONDS = 365 * 24 * 60 * 60
"""A year: it is asked once, and again by whoever comes back after a long time."""


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
