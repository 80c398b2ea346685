"""From one screen to the others that show the same items."""

from __future__ import annotations

from urllib.parse import urlencode

SCREENS = (
    ("line by line", "/timeline"),
    ("over time", "/timeline/chart"),
    ("on the map", "/map"),
    ("who acts on whom", "/matrix"),
    ("as a dossier", "/dossier"),
)
"""What shows the items of any filter, and what a link to it says."""

Ways = list[tuple[str, str]]


def ways(*pairs: tuple[str, str]) -> Ways:
    """Links to the screens that show what that filter (fields and values) leaves."""
    query = f"?{urlencode(pairs)}" if pairs else ""
    return [(name, path + query) for name, path in SCREENS]


def ways_between(a: tuple[str, str], b: tuple[str, str]) -> Ways:
    """Links for two states (ISO3 and name), to the screens of either direction."""
    found = []
    for (one, name), (other, other_name) in ((a, b), (b, a)):
        query = urlencode([("actor", one), ("recipient", other)])
        found.append((f"{name} to {other_name} as a dossier", f"/dossier?{query}"))
    both = urlencode([("actor", a[0]), ("actor", b[0])])
    return [("all that either did, over time", f"/timeline/chart?{both}"),
            ("on the map", f"/map?{both}"), *found]  # fmt: skip
