"""A file → a page: its bytes as they came, kept before anything is made of them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from ..errors import Skipped, Unreadable
from ..records import Hints, Page
from ..settings import Settings
from . import encodings, instants, metadata
from .paths import bytes_of, shown

_CANONICAL = (
    re.compile(r"<link\s[^<>]{0,300}?rel=[\"']?canonical[\"']?[^<>]{0,300}>", re.IGNORECASE),
    re.compile(r"<meta\s[^<>]{0,300}?property=[\"']og:url[\"'][^<>]{0,2000}>", re.IGNORECASE),
)
_HREF = re.compile(r"(?:href|content)=[\"']?(https?://[^\s\"'<>]{3,2000})", re.IGNORECASE)
HEAD = 300_000
"""Characters from the start of a page in which its own address is looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may hold an article, and what people gave beside it."""

    path: Path
    hints: Hints


def page_of(found: Found, settings: Settings) -> Page:
    """The page of a file: bytes, their sha256, what they are, their address where it is known.

    Raises Unreadable when the file cannot be opened or is larger than `settings.largest_page`, and
    Skipped when it is empty or neither HTML nor text.
    """
    body = _bytes(found.path, settings.largest_page)
    if not body.strip(b"\0\t\n\x0b\x0c\r \xef\xbb\xbf\xfe\xff"):
        raise Skipped("the file is empty")
    media_type = encodings.media_type(body)
    url, retrieved = found.hints.url, found.hints.retrieved
    if media_type == encodings.HTML:
        text = encodings.decode(body)
        saved_url, saved_at = metadata.saved(text)
        moment = instants.day_and_time(saved_at) if saved_at else None
        url = url or saved_url or _own_address(text)
        retrieved = retrieved or (moment and (moment[1] or moment[0])) or None
    digest = hashlib.sha256(body).hexdigest()
    return Page(digest, body, shown(found.path), media_type, url, retrieved)


def _bytes(path: Path, most: int) -> bytes:
    """The bytes of a file. Raises Unreadable when it is too large or cannot be opened."""
    try:
        body, size = bytes_of(path, most)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreadable(
            f"cannot be opened: {reason}; check that it exists and that you may read it"
        ) from error
    if size > most:
        raise Unreadable(
            f"has {size:,} bytes, more than the {most:,} that are read at most; "
            "raise the setting 'largest_page' if it really is an article"
        )
    return body


def _own_address(text: str) -> str | None:
    for pattern in _CANONICAL:
        tag = pattern.search(text[:HEAD])
        href = _HREF.search(tag.group()) if tag else None
        if href:
            return href[1].replace("&amp;", "&")
    return None
