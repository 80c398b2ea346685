"""What stands between the network and the record.

A loopback server is reachable from every page that a browser has open: a name that is made to
resolve to 127.0.0.1 (DNS rebinding) or a form on another site is enough. So the Host header is
checked on everything, Origin and Sec-Fetch-Site on whatever is not a plain read, and who is not
on this machine needs the token.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
COOKIE = "detente_token"

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # not no-referrer: browsers then send "Origin: null" with our own forms
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
PRIVATE = "no-store"
"""Cache-Control of everything that may hold a word of the record."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered: an HTTP status and one line for a person."""

    status: int
    why: str


def hostname(host: str) -> str:
    """The name in a Host header, lower case, without port and brackets; "" when it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def is_loopback(address: str) -> bool:
    """Whether an IP address is this machine's own; False for what is no address."""
    try:
        return ipaddress.ip_address(address.partition("%")[0]).is_loopback
    except ValueError:
        return False


def add_headers(headers: MutableHeaders) -> None:
    """Put our headers on an answer; a Cache-Control that is there already stays."""
    for name, value in HEADERS.items():
        headers[name] = value
    headers.setdefault("Cache-Control", PRIVATE)


class Guard:
    """ASGI middleware that refuses what is not a person at this machine, or one with the token."""

    def __init__(self, app: ASGIApp, token: str | None, allowed_hosts: Iterable[str]) -> None:
        self.app = app
        self.token = token
        self.hosts = LOOPBACK_NAMES | {hostname(name) for name in allowed_hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a refusal, the exchange of a token for a cookie, or what the application says."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_headers(MutableHeaders(scope=message))
            await send(message)

        request = Request(scope, receive)
        answer = self.answer(request)
        await (answer or self.app)(scope, receive, guarded)

    def answer(self, request: Request) -> Response | None:
        """A refusal or a redirect; None where the application may answer."""
        refusal = self.refusal(request)
        if self.token and refusal is None and not self.knows(request, self.token):
            given = request.query_params.get("token", "")
            if request.method == "GET" and same(given, self.token):
                return self.admit(request, given)
            refusal = Refusal(401, "This record needs its token: open the address that was printed")
        if refusal:
            return PlainTextResponse(f"{refusal.why}.\n", refusal.status)
        return None

    def refusal(self, request: Request) -> Refusal | None:
        """Why a request may not be answered, whoever asks; None where it may."""
        if hostname(request.headers.get("host", "")) not in self.hosts:
            return Refusal(421, "This server does not answer to that name; use 127.0.0.1")
        client = request.client.host if request.client else ""
        if not self.token and not is_loopback(client):
            return Refusal(403, "Without a token, only this machine may read the record")
        if request.method not in SAFE_METHODS and not same_origin(request.headers):
            return Refusal(403, "This request came from another site")
        return None

    def knows(self, request: Request, token: str) -> bool:
        """Whether a request carries the token, as a bearer or in the cookie."""
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        return same(bearer, token) or same(request.cookies.get(COOKIE, ""), token)

    def admit(self, request: Request, token: str) -> Response:
        """The same address without the token, so that it stays out of history and bookmarks."""
        url = request.url.remove_query_params("token")
        answer = RedirectResponse(url.path + (f"?{url.query}" if url.query else ""), 303)
        answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
        return answer


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(given.encode(), wanted.encode())


def same_origin(headers: Headers) -> bool:
    """Whether a request was made by a page of this server, or by no page at all.

    Browsers always send Origin or Sec-Fetch-Site with an unsafe request; a script sends neither.
    """
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    except ValueError:
        return False
