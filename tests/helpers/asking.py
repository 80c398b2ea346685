"""Requests to the application without a server, and what an answer holds."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, TypeVar
from urllib.parse import unquote

import httpx
from starlette.applications import Starlette

R = TypeVar("R")
HOME = "http://127.0.0.1:8765"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


def ask(
    app: Starlette,
    address: str,
    method: str = "GET",
    client: str = "127.0.0.1",
    body: str = "",
    **headers: str,
) -> Answer:
    """One request to the application, as a server would pass it on."""
    path, _, query = address.partition("?")
    sent_body = body.encode()
    given = {"host": "127.0.0.1:8765", **{k.replace("_", "-"): v for k, v in headers.items()}}
    scope = {
        "type": "http", "http_version": "1.1", "method": method, "scheme": "http",
        "path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(),
        "root_path": "", "server": ("127.0.0.1", 8765), "client": (client, 5000),
        "headers": [(k.lower().encode(), v.encode()) for k, v in given.items()],
    }  # fmt: skip
    sent: list[MutableMapping[str, Any]] = []
    heard: list[bool] = []

    async def receive() -> dict[str, Any]:
        if heard:
            await asyncio.Event().wait()  # who asks says nothing more, and does not hang up
        heard.append(True)
        return {"type": "http.request", "body": sent_body, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def once() -> None:
        try:
            await app(scope, receive, send)
        except RuntimeError:
            # Starlette raises a fault anew once it is answered, for the server's log
            assert sent

    _apart(once())
    start = next(message for message in sent if message["type"] == "http.response.start")
    whole = b"".join(message.get("body", b"") for message in sent)
    names = {key.decode().lower(): value.decode() for key, value in start["headers"]}
    return Answer(start["status"], names, whole.decode())


def send(app: Starlette, method: str, address: str, **given: object) -> httpx.Response:
    """One request with a body, as a page of the same server makes it; `given` is what
    httpx.AsyncClient.request takes: files, data, content, headers."""

    async def once() -> httpx.Response:
        transport = httpx.ASGITransport(app=app, client=("127.0.0.1", 5000))
        async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
            return await client.request(method, address, **given)  # type: ignore[arg-type]

    return _apart(once())


def _apart(asked: Coroutine[Any, Any, R]) -> R:
    """What a request gives, in a thread of its own: a browser test on the same worker leaves a
    loop running in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, asked).result()


class Tags(HTMLParser):
    """The elements of a page with their attributes, its text, and the headings' levels."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def levels(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch(r"h[1-6]", tag)]
