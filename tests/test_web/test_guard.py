"""The web application without a browser: who is answered, and what may be kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import Tags, ask
from starlette.applications import Starlette

from detente.web.app import create_app
from detente.web.guard import COOKIE


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "evil.example:8765", "[::1", "0.0.0.0"]
)
def test_another_host_name_is_refused(app: Starlette, host: str) -> None:
    answer = ask(app, "/timeline", host=host)
    assert answer.status == 421
    assert "Putin" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:8765", "LOCALHOST:8765"])
def test_names_of_this_machine_are_answered(app: Starlette, host: str) -> None:
    assert ask(app, "/timeline", host=host).status == 200


def test_without_a_token_only_this_machine_is_answered(app: Starlette) -> None:
    assert ask(app, "/", client="192.0.2.7").status == 403
    assert ask(app, "/", client="::1").status == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"origin": "http://127.0.0.1:8765", "sec_fetch_site": "same-origin"}, 405),
        ({}, 405),
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_unsafe_requests_of_other_sites_are_refused(
    app: Starlette, method: str, headers: dict[str, str], status: int
) -> None:
    assert ask(app, "/timeline", method, **headers).status == status


def test_with_a_token_whoever_shows_it_is_answered(desk_record: Path) -> None:
    app = create_app(desk_record, token="sesame", allowed_hosts=("desk.example",))
    far = {"client": "192.0.2.7", "host": "desk.example"}
    assert ask(app, "/timeline", **far).status == 401
    assert ask(app, "/timeline?token=wrong", **far).status == 401
    assert ask(app, "/timeline", authorization="Bearer sesame", **far).status == 200
    entry = ask(app, "/timeline?from=2007&token=sesame", **far)
    assert (entry.status, entry.headers["location"]) == (303, "/timeline?from=2007")
    cookie = entry.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert ask(app, "/timeline", cookie=f"{COOKIE}=sesame", **far).status == 200
    assert ask(app, "/timeline", cookie=f"{COOKIE}=other", **far).status == 401
    assert ask(app, "/timeline", authorization="Bearer sesame", client="192.0.2.7",
               host="evil.example").status == 421  # fmt: skip


def test_static_files_may_be_kept_and_pages_may_not(app: Starlette) -> None:
    page = Tags(ask(app, "/").text)
    styles = [a["href"] or "" for tag, a in page.tags if a.get("rel") == "stylesheet"]
    assert styles
    for address in styles:
        answer = ask(app, address)
        assert answer.status == 200
        assert "immutable" in answer.headers["cache-control"]
    assert ask(app, "/static/base.css").headers["cache-control"] == "no-store"
