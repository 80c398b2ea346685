"""Files as a browser sends them: read from a form, named harmlessly, laid out in a folder.

What a browser calls a file is words of a stranger, never a path of this machine.
"""

from __future__ import annotations

import atexit
import hashlib
import re
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from starlette.requests import Request

from ..errors import BadInput
from .judging import coming

MOST_FILES = 500
"""Files of one form: a folder of clippings. For more there is `detente build FOLDER`."""
MOST_BYTES = 64 * 1024 * 1024
"""Of one form, all files together: they are held in memory until they are laid out."""
DEEPEST = 4
"""Folders of a dropped folder that are kept in a file's name; deeper ones are joined."""
LONGEST_NAME = 100
"""Characters of one part of a name: under every file system's limit in bytes of UTF-8, nearly;
names are cut again by bytes."""
NAME_BYTES = 200
"""Bytes in UTF-8 of a whole name: file systems take 255, and a number may be put before it."""

_MEND = re.compile(r"[^\w .,;()'’&+@=-]+")
_BARE = re.compile(r"^[\s.]+|[\s.]+$")


@dataclass(frozen=True, slots=True)
class Sent:
    """One file of a form: the name that the browser gave, its bytes."""

    name: str
    body: bytes

    @property
    def sha256(self) -> str:
        """Of the bytes as they came."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Form:
    """What a form sent: its fields and its files."""

    fields: dict[str, str]
    files: tuple[Sent, ...]


async def form_of(request: Request) -> Form:
    """A form with files. Raises BadInput when it is none, or larger than is taken."""
    kind = Message()
    kind["content-type"] = request.headers.get("content-type", "")
    boundary = kind.get_param("boundary")
    if kind.get_content_type() != "multipart/form-data" or not isinstance(boundary, str):
        raise BadInput("what was sent is no form with files; nothing was taken in")
    if not request.headers.get("content-length", "0").isdigit():
        raise BadInput("what was sent does not say how long it is; nothing was taken in")
    if int(request.headers.get("content-length", "0")) > MOST_BYTES:
        raise _too_much()
    body = bytearray()
    async for part in coming(request):
        body += part
        if len(body) > MOST_BYTES:
            raise _too_much()
    return parsed(bytes(body), boundary.encode("latin-1", "replace"))


def _too_much() -> BadInput:
    most = MOST_BYTES // (1024 * 1024)
    return BadInput(
        f"more than {most} MB were sent at once; send fewer files, or use 'detente build FOLDER' "
        "in a terminal"
    )


def parsed(body: bytes, boundary: bytes) -> Form:
    """The parts of a form (RFC 7578), their bytes untouched. Raises BadInput when it is broken."""
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary)
    if len(parts) < 2 or not parts[-1].startswith(b"--"):
        raise BadInput("the form was cut off on its way; nothing was taken in; send it again")
    fields: dict[str, str] = {}
    files: list[Sent] = []
    for part in parts[1:-1]:
        head, found, content = part.partition(b"\r\n\r\n")
        name, file = _names(head)
        if not found or name is None:
            raise BadInput("a part of the form has no name; nothing was taken in")
        if file is None:
            fields[name] = content.decode("utf-8", "replace").strip()
        elif file or content:
            files.append(Sent(file, content))
    if len(files) > MOST_FILES:
        raise BadInput(f"{len(files)} files were sent; at most {MOST_FILES} are taken at once")
    return Form(fields, tuple(files))


_PARAM = re.compile(rb';\s*(name|filename)="((?:[^"\\]|\\.)*)"', re.IGNORECASE)


def _names(head: bytes) -> tuple[str | None, str | None]:
    """The name of a part and that of its file; None for what it has not."""
    line = next(
        (one for one in head.split(b"\r\n") if one.lower().startswith(b"content-disposition:")), b""
    )
    given = {key.lower(): value for key, value in _PARAM.findall(line)}
    name, file = (given.get(key) for key in (b"name", b"filename"))
    return _plain(name), _plain(file)


def _plain(value: bytes | None) -> str | None:
    """As the living standard of HTML writes it: line ends and quotation marks by percent."""
    if value is None:
        return None
    text = value.decode("utf-8", "replace")
    for code, character in (("%22", '"'), ("%0D", "\r"), ("%0A", "\n")):
        text = text.replace(code, character)
    return text


# ------------------------------------------------------------------ names, folders


def harmless(name: str) -> str:
    """A name as a path below a folder: no part leads upwards, is hidden, or holds a character
    that a file system or a terminal might follow; "text" where nothing is left of it.
    """
    parts = [_part(one) for one in re.split(r"[/\\]+", name)]
    kept = [one for one in parts if one]
    if len(kept) > DEEPEST:
        kept = [*kept[: DEEPEST - 1], kept[-1]]
    return "/".join(kept) or "text"


def _part(words: str) -> str:
    plain = _BARE.sub("", _MEND.sub("_", words))
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 12:
        stem, dot, ending = plain, "", ""
    stem = stem[:LONGEST_NAME].encode()[:NAME_BYTES].decode("utf-8", "ignore").rstrip(" .")
    return f"{stem}{dot}{ending}" if stem else ending


def laid_out(files: Sequence[Sent]) -> Path:
    """A new folder of this machine's with the files. Raises BadInput when the disk refuses; then
    nothing is left of it.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="detente-"))
    except OSError as error:
        raise BadInput(f"the files cannot be kept: {error.strerror}; nothing was taken in") from (
            error
        )
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        lay_out(files, folder)
        stack.pop_all()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # where the server stops first
    return folder


def lay_out(files: Sequence[Sent], folder: Path) -> None:
    """Writes the files below a folder of ours, each under a harmless name of its own.

    Raises BadInput when the disk refuses.
    """
    try:
        for file in files:
            *above, name = harmless(file.name).split("/")
            place = _free(_folder(folder, above) / name)
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as out:
                out.write(file.body)
    except OSError as error:
        raise BadInput(f"the files cannot be kept: {error.strerror}; nothing was taken in") from (
            error
        )


def _folder(home: Path, parts: Sequence[str]) -> Path:
    """The folder of those names; one that is a file's already is numbered."""
    for part in parts:
        home /= part
        if home.is_file():
            home = _free(home)
    return home


def _free(place: Path) -> Path:
    """The place, or the next one beside it that no file has."""
    n, free = 1, place
    while free.exists():
        n += 1
        free = place.with_name(f"{place.stem} ({n}){place.suffix}")
    return free
