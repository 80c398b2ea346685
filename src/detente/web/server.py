"""The server around the application: where it listens, what it prints, when it ends."""

from __future__ import annotations

import secrets
import signal
import socket
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import uvicorn

from ..errors import BadInput
from ..record import Record
from ..views import told
from . import render
from .app import create_app
from .guard import is_loopback
from .intake_work import Means

PORT = 8765
"""Where the application is when nobody says otherwise and nobody else is there."""
START_SECONDS = 10.0
"""How long a server may take to answer before a test or a demo gives up; it takes 0.3 s."""

FIRST_PAGE_SECONDS = 2.0
"""How long a browser that was just started may take for the first page, with time to spare."""
BETWEEN_SECONDS = 0.05
"""Rest after each template, 5 to 20 ms of work: whoever asks meanwhile hardly notices."""


def run(
    record_path: Path,
    host: str = "127.0.0.1",
    port: int = PORT,
    open_browser: bool = False,
    say: Callable[[str], None] = print,
    means: Means | None = None,
) -> None:
    """Serve a record until interrupted; `say` is given the address as soon as it listens.

    Port 0 is any free one, and so is 8765 where that is taken. On an address that is not loopback
    a token is made, and is part of the address that is said. `means` says how news is taken in.
    Raises BadRecord when the file is no record, BadInput when the address cannot be listened on.
    """
    Record.open(record_path, readonly=True).close()
    token = None if is_loopback(host) or host == "localhost" else secrets.token_urlsafe(24)
    listener = listen(host, port)
    address = address_of(listener, token)
    hosts = (host, socket.gethostname())
    app = create_app(record_path, token=token, allowed_hosts=hosts, means=means)
    say(address)
    threading.Thread(target=_made_ready, daemon=True).start()
    if open_browser:
        webbrowser.open(address)
    _asked_to_end_as_by_hand()
    # uvicorn ends in good order and then raises what ended it: here, that is how one leaves
    with closing(app.state.readers), suppress(KeyboardInterrupt):
        uvicorn.Server(_config(app)).run(sockets=[listener])


def _asked_to_end_as_by_hand() -> None:
    """A request to end (SIGTERM: a service manager, `kill`) is followed as Control-C is.

    Else Python is ended before it has cleaned up, and the files that were sent stay behind.
    """
    if threading.current_thread() is threading.main_thread():  # no other may set a handler
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on the host and port. Raises BadInput when it cannot be had."""
    wanted = [PORT, 0] if port == PORT else [port]
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in wanted:
        # named TCP, asyncio sends an answer at once; else its body waits 40 ms for the header's ack
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, number))
        except (OSError, OverflowError) as error:
            listener.close()
            reason = error
            continue
        listener.listen(128)
        return listener
    raise BadInput(f"cannot listen on {host}, port {wanted[-1]} ({reason}); choose another port")


def address_of(listener: socket.socket, token: str | None = None) -> str:
    """The address to open in a browser, with the token where there is one."""
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={token}" if token else "")


@contextmanager
def running(record_path: Path, means: Means | None = None) -> Iterator[str]:
    """A server in a thread for as long as the block lasts; gives its address.

    For tests and notebooks. Raises BadInput when it does not start.
    """
    listener = listen("127.0.0.1", 0)
    app = create_app(record_path, means=means)
    server = uvicorn.Server(_config(app))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield address_of(listener)
    finally:
        server.should_exit = True
        thread.join(START_SECONDS)
        app.state.readers.close()
        listener.close()


def _made_ready() -> None:
    """Reads tables and all templates, 0.6 s of work, once the first page is there, a little at a
    time.

    Else who opens a page first waits for its own; all at once, they would hold up the first page.
    """
    env = render.environment()
    time.sleep(FIRST_PAGE_SECONDS)
    told.made_ready()
    for name in env.list_templates():
        env.get_template(name)
        time.sleep(BETWEEN_SECONDS)


def _config(app: object) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
    )
