"""One request to the application without a server, and what its answer holds."""

from __future__ import annotations

import asyncio
import re
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette


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

    # in a thread of its own: a browser test on the same worker leaves a loop running in this one
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, once()).result()
    start = next(message for message in sent if message["type"] == "http.response.start")
    whole = b"".join(message.get("body", b"") for message in sent)
    names = {key.decode().lower(): value.decode() for key, value in start["headers"]}
    return Answer(start["status"], names, whole.decode())


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
