"""A person at a desk who reviews over HTTP, and the items of the desk's record by name."""

from __future__ import annotations

import http.client
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from detente.record import Record, judgements
from detente.records import content_id
from detente.web import names

OFFER, HOSTILE, LONG = (content_id(name) for name in ("offer", "hostile", "long"))
TOLD = content_id(OFFER, "told", "“We are ready to share the data in real time,”")
CALLED = content_id(OFFER, "called", "“a test of partnership”")
FORMULA = content_id(HOSTILE, "said", '=HYPERLINK("http://evil.example","x")')
PROPOSED = content_id(OFFER, "proposed")
KIM = f"{names.COOKIE}=Kim"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    location: str
    text: str
    cookie: str


@dataclass
class Desk:
    """A server on a record of its own, and a person at it."""

    path: Path
    address: str
    cookie: str = KIM
    extra: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, form: dict[str, Any] | None = None) -> Answer:
        parts = urlsplit(self.address)
        body = urlencode(form, doseq=True) if form is not None else None
        headers = {"Cookie": self.cookie, "Origin": self.address.rstrip("/"), **self.extra}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        with closing(http.client.HTTPConnection(str(parts.hostname), parts.port)) as connection:
            connection.request(method, path, body, headers)
            got = connection.getresponse()
            text = got.read().decode()
        return Answer(got.status, got.headers.get("Location", ""), text,
                      got.headers.get("Set-Cookie", ""))  # fmt: skip

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, **form: Any) -> Answer:
        return self.ask("POST", path, form)

    def judge(self, ident: str, verdict: str, of: str = "attribution", **form: str) -> Answer:
        return self.post(f"/review/judge?of={of}&at={ident}", verdict=verdict, **form)

    def kept(self) -> list[tuple[str, str, str]]:
        """Verdict, who and what became of each judgement, in the order of arrival."""
        with Record.open(self.path, readonly=True) as record:
            told = judgements.replays(record)
        return [(one.judgement.verdict, one.judgement.by, one.state) for one in told]


def at(location: str) -> str:
    return parse_qs(urlsplit(location).query).get("at", [""])[0]
