"""The state in which a national paper or agency appears: whose government it calls its own."""

from __future__ import annotations

from functools import cache

from . import rows
from .outlets import named


def known(name: str) -> bool:
    """Whether the table says of an outlet where it is at home, or that it is so nowhere."""
    outlet = named(name)
    return outlet is not None and outlet.name in _homes()


@cache
def _homes() -> dict[str, str]:
    return {row["name"]: row["state"] for row in rows("outlet_homes")}


def home(name: str) -> str | None:
    """The ISO3 of the one state whose paper or agency goes by a name; None when it is nobody's, as
    those that write of the whole world are, or unknown."""
    outlet = named(name)
    return (_homes().get(outlet.name) or None) if outlet else None
