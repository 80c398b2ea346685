"""One page from one address, because a person asked for it: never from a network of our own.

A name is resolved once, every address that it has is checked, and the connection goes to the
address that was checked, so that a name which changes its mind (DNS rebinding) reaches nothing.
The same holds for every redirect. Nothing is sent that says who asks: no cookies, no referrer.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from ..errors import BadInput, typed
from ..version import __version__

HOPS = 5
"""Redirects that are followed: from http to https, to www, to the language, and two to spare."""
SILENCE = 10.0
"""Seconds that a server may say nothing."""
WHOLE = 30.0
"""Seconds for everything, redirects included."""
LARGEST = 20_000_000
"""Bytes of a page, as for files."""
PIECE = 65_536
"""Bytes that are read at a time, between looks at the clock and at how much came."""
_AS_IT_IS = "%/:=&?~+!$,;'@()*[]"
TYPES = ("text/html", "application/xhtml+xml", "text/plain")
HEADERS = {
    "User-Agent": f"Detente/{__version__} (one page, asked for by a reader)",
    "Accept": ", ".join(TYPES),
    "Accept-Encoding": "identity",
}
PORTS = (80, 443, 8080, 8443)
"""Where pages are served; other ports belong to other services, which must not be spoken to."""

_EMBEDDED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""IPv6 networks that hold an IPv4 address at their end (NAT64)."""


def is_public(address: str) -> bool:
    """Whether an IP address is of the open internet: not of this machine, a private network, a
    link, a cloud's own services, or a group; addresses in other addresses are looked into.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if any(ip in network for network in _EMBEDDED):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses of a name. Raises BadInput when it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise BadInput(f"there is no server called {typed(host)}; check the address") from error
    return list(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(frozen=True, slots=True)
class Network:
    """How names become addresses, which may be asked, and at which ports."""

    resolve: Callable[[str, int], list[str]] = resolved
    may: Callable[[str], bool] = is_public
    ports: tuple[int, ...] = PORTS


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: its bytes as they came, its address in the end, when (ISO 8601, UTC)."""

    body: bytes
    url: str
    retrieved: str


def fetch(url: str, network: Network | None = None) -> Fetched:
    """The page at an address. Raises BadInput, with the reason, when it may not or cannot be had.

    The network is the open internet where none is given.
    """
    net, until = network or Network(), time.monotonic() + WHOLE
    for _ in range(HOPS + 1):
        parts, address = _checked(url, net)
        try:
            answer, body = _asked(parts, address, until)
        except (OSError, http.client.HTTPException) as error:
            why = str(error) or type(error).__name__
            raise BadInput(f"{parts.hostname} did not answer as it should ({why})") from error
        if answer.status not in (301, 302, 303, 307, 308):
            _check_answer(answer, parts)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            return Fetched(body, url, now)
        url = urljoin(url, answer.headers.get("location", ""))
    raise BadInput(f"the address leads on and on, more than {HOPS} times; nothing was fetched")


def _checked(url: str, net: Network) -> tuple[SplitResult, str]:
    """The parts of an address, and the IP address to ask. Raises BadInput where it may not be."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise BadInput("this is no address of a page") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadInput("an address starts with http:// or https:// and names a server")
    if parts.username or parts.password:
        raise BadInput("an address with a name or password in it is not fetched")
    if port not in net.ports:
        raise BadInput(f"pages are not fetched from port {port}")
    found = net.resolve(parts.hostname, port)
    if not found or not all(net.may(one) for one in found):
        raise BadInput(
            f"{typed(parts.hostname)} lies on this machine or a private network; "
            "nothing was fetched"
        )
    return parts, found[0]


class _Plain(http.client.HTTPConnection):
    """A connection to an address that was checked, whatever its name resolves to now."""

    address = ""

    def connect(self) -> None:
        """Connects to the checked address alone."""
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _Secure(http.client.HTTPSConnection):
    """The same over TLS; the certificate is checked against the name."""

    address = ""

    def connect(self) -> None:
        """Connects to the checked address alone."""
        plain = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


def _asked(
    parts: SplitResult, address: str, until: float
) -> tuple[http.client.HTTPResponse, bytes]:
    """The answer of a server with its body. Raises BadInput when it is too long or too slow."""
    kind = _Secure if parts.scheme == "https" else _Plain
    left = max(min(SILENCE, until - time.monotonic()), 0.1)
    connection = kind(_ascii(parts.hostname or ""), parts.port, timeout=left)
    connection.address = address
    watch = Timer(until - time.monotonic(), _cut_off, (connection,))
    watch.start()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", quote(path, safe=_AS_IT_IS), headers=HEADERS)
        answer = connection.getresponse()
        body = bytearray()
        while piece := answer.read1(PIECE):
            body += piece
            if len(body) > LARGEST:
                raise BadInput(f"the page has more than {LARGEST:,} bytes; nothing was kept")
            if time.monotonic() > until:
                raise BadInput(f"the page took more than {WHOLE:.0f} seconds; nothing was kept")
        return answer, bytes(body)
    finally:
        watch.cancel()
        connection.close()


def _ascii(host: str) -> str:
    """A name as it goes over the wire. Raises BadInput when it is none."""
    try:
        return host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError as error:
        raise BadInput(f"there is no server called {typed(host)}; check the address") from error


def _cut_off(connection: http.client.HTTPConnection) -> None:
    """Ends a connection that somebody waits on, whatever drips from it."""
    if connection.sock:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def _check_answer(answer: http.client.HTTPResponse, parts: SplitResult) -> None:
    """Raises BadInput when an answer is no page."""
    if answer.status != 200:
        raise BadInput(f"{parts.hostname} answered {answer.status} ({typed(answer.reason)})")
    kind = answer.headers.get_content_type()
    if kind not in TYPES:
        raise BadInput(
            f"this is no page but {typed(kind)}; save it as HTML or text and drop it here"
        )
    packing = answer.headers.get("content-encoding", "identity").lower()
    if packing not in ("identity", ""):
        raise BadInput(f"the page came packed ({packing[:20]}); save it and drop it here")
