"""Outlets and agencies: who publishes at an address, and under which names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from . import rows, split


@dataclass(frozen=True, slots=True)
class Outlet:
    """An organisation that publishes (schema.org NewsMediaOrganization).

    `domains` are its addresses without "www."; `names` is what mastheads, notices and credit lines
    call it, its own name first. `agency` is true for a news agency, whose reports others reprint.
    """

    name: str
    domains: tuple[str, ...]
    names: tuple[str, ...]
    agency: bool


@cache
def outlets() -> tuple[Outlet, ...]:
    """Every outlet of data/outlets.csv, in its order. Raises BadTable when a row is unusable."""
    return tuple(
        Outlet(
            row["name"],
            split(row["domains"]),
            (row["name"], *split(row["names"])),
            row["agency"] == "yes",
        )
        for row in rows("outlets")
    )


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}


@cache
def _by_name() -> dict[str, Outlet]:
    return {fold(name): outlet for outlet in reversed(outlets()) for name in outlet.names}


def fold(name: str) -> str:
    """A name without case, article and marks: "The New York Sun," → "new york sun"."""
    words = re.sub(r"[^\w&]+", " ", name.lower().replace("’", "").replace("'", "")).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def at(url: str) -> Outlet | None:
    """The outlet whose domain, or a parent of it, stands in an address; None when unknown."""
    host = domain_of(url)
    while host and "." in host:
        if host in _by_domain():
            return _by_domain()[host]
        host = host.partition(".")[2]
    return None


def domain_of(url: str) -> str | None:
    """The host of an address without "www.", in lower case; None when it has none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    host = (host or "").lower().removeprefix("www.").rstrip(".")
    return host or None


def named(name: str) -> Outlet | None:
    """The outlet that goes by a name, the whole of it; None when unknown.

    Initials are names in capitals only: "ANA" is an agency, "Ana" a person.
    """
    outlet = _by_name().get(fold(name))
    bare = name.strip(" .,;:")
    if outlet is None or not (bare.isalpha() and bare.istitle()):
        return outlet
    return None if bare.upper() in outlet.names and bare not in outlet.names else outlet


def agency(name: str) -> str | None:
    """The name of the news agency that goes by these words ("AP" → "Associated Press"), or None.

    One that the table lacks is known by its name: "Aldera News Agency", "Example Wire".
    """
    outlet = named(name)
    if outlet:
        return outlet.name if outlet.agency else None
    return name.strip() if _SERVICE.fullmatch(name.strip()) else None


_SERVICE = re.compile(
    r"(?:[A-Z][\w’'-]{1,24} ){1,4}(?:Wire|Newswires?|Wire Service"
    r"|(?:News|Press|Telegraph) (?:Agency|Service))"
)
_PAPER = re.compile(
    r"(?:The )?(?:[A-Z][\w’'-]{1,24} (?:(?:&|and|of) )?){1,4}(?:Courier|Post|Times"
    r"|Herald|Tribune|Gazette|Ledger|News|Journal"
    r"|Weekly|Daily|Bulletin|Chronicle|Observer|Star|Mirror|Guardian|Telegraph|Review|Record|Register"
    r"|Sentinel|Dispatch|Examiner|Globe|Standard|Independent|Express|Magazine|Monitor|Mail|Today|Online)"
)


def looks_like(name: str) -> bool:
    """Whether a name has the form of an outlet's: "The Alden Courier"; persons have others."""
    paper = name.title() if name.isupper() else name
    return bool(_PAPER.fullmatch(paper)) or agency(name) is not None
