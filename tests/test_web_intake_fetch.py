"""Taking in from an address: what is fetched, and what a stranger's page cannot lead to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from detente.errors import BadInput
from detente.web.intake_fetch import Network, fetch, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "255.255.255.255", "224.0.0.1", "::1", "::", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "fe80::1%eth0", "fd00::1", "fec0::1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "ff02::1", "not an address", "",
    ],
)  # fmt: skip
def test_an_address_of_our_own_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0x7f.1/",
        "http://0177.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://10.0.0.1/",
        "http://169.254.169.254/latest/", "http://0/", "file:///etc/passwd", "ftp://8.8.8.8/",
        "http://user:word@8.8.8.8/", "http://8.8.8.8:22/", "http://8.8.8.8:99999/", "http://",
        "//8.8.8.8/", "http://[::1", "gopher://8.8.8.8/", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_nothing_of_our_own_is_fetched(url: str) -> None:
    with pytest.raises(BadInput):
        fetch(url)


class Pages(BaseHTTPRequestHandler):
    """A newspaper of three pages, and what a hostile one would do."""

    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(f"{self.headers['Host']}{self.path}")
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.send_header("Set-Cookie", "who=you")
            self.end_headers()
            return
        kind = "application/pdf" if self.path == "/pdf" else "text/html"
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Type", kind)
        if self.path == "/packed":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        assert "cookie" not in {name.lower() for name in self.headers}
        self.wfile.write(b"<html>" + b"x" * (30_000_000 if self.path == "/huge" else 10))

    def log_message(self, format: str, *args: object) -> None:
        """Nothing to the terminal."""


@pytest.fixture
def paper() -> Iterator[tuple[str, Network]]:
    """A newspaper's server, and a network in which it alone of this machine may be asked."""
    server = HTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    port = server.server_address[1]
    names: dict[str, list[str]] = {"paper.example": ["127.0.0.1"], "inside.example": ["10.0.0.9"],
                                   "both.example": ["127.0.0.1", "10.0.0.9"]}  # fmt: skip

    def resolve(host: str, _port: int) -> list[str]:
        return names.get(host, [host])

    network = Network(resolve, lambda ip: ip == "127.0.0.1" or is_public(ip), (port, 80))
    yield f"http://paper.example:{port}", network
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_is_fetched_and_redirects_are_followed(paper: tuple[str, Network]) -> None:
    base, network = paper
    found = fetch(f"{base}/to/{base}/news?a=1", network)
    assert found.url == f"{base}/news?a=1"
    assert found.body.startswith(b"<html>")
    assert Pages.asked[-1] == f"{base.removeprefix('http://')}/news?a=1"


@pytest.mark.parametrize(
    "path",
    [
        "/to/http://10.0.0.1/", "/to/http://inside.example/", "/to/http://both.example/",
        "/to/http://[::1]/", "/to/file:///etc/passwd", "/to///169.254.169.254/", "/huge", "/pdf",
        "/gone", "/packed",
    ],
)  # fmt: skip
def test_a_page_that_leads_astray_is_refused(paper: tuple[str, Network], path: str) -> None:
    base, network = paper
    with pytest.raises(BadInput):
        fetch(base + path, network)


def test_redirects_without_end_are_refused(paper: tuple[str, Network]) -> None:
    base, network = paper
    with pytest.raises(BadInput, match="on and on"):
        fetch(base + "/to/" * 9 + base, network)
