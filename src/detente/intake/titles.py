"""The headline and the writers of a page, out of several places that name them."""

from __future__ import annotations

import re
from itertools import chain

from ..tables import outlets
from .labels import LONGEST_TITLE
from .metadata import Metadata

_SUFFIX = re.compile(r"\s[|•·»–—-]\s|\s?::\s|\s\|\|?\s")


def choose(given: str | None, about: Metadata, url: str | None) -> str | None:
    """The headline: a person's word, else the page's own; None when only the text can tell."""
    if given:
        return " ".join(given.split()) or None
    for title in about.titles:
        bare = _bare(title, about, url)
        if 2 <= len(bare) <= LONGEST_TITLE and not _is_site(bare, about):
            return bare
    return None


def _bare(title: str, about: Metadata, url: str | None) -> str:
    """A title without the name of the site or section behind it ("… | World | The Example")."""
    parts = _SUFFIX.split(title)
    if len(parts) < 2:
        return title
    end = len(title)
    while len(parts) > 1 and _names_site(parts[-1], about, url):
        end = title.rfind(parts[-1], 0, end)
        parts.pop()
    bare = title[:end].strip()
    return re.sub(r"\s?(?:[|•·»–—-]|::)+$", "", bare).strip() or title


def _names_site(part: str, about: Metadata, url: str | None) -> bool:
    if outlets.named(part) or (about.outlet and outlets.fold(part) == outlets.fold(about.outlet)):
        return True
    domain = (outlets.domain_of(url) or "") if url else ""
    key = re.sub(r"\W+", "", part.lower())
    return len(key) > 3 and key.removeprefix("the") in domain.replace("-", "")


def _is_site(title: str, about: Metadata) -> bool:
    return bool(about.outlet) and outlets.fold(title) == outlets.fold(about.outlet or "")


LONGEST_NAME = 80
"""Characters of a writer's name."""
_BY = re.compile(r"^(?:by|BY|By)\s(?=[A-Z])")
_JOINED = re.compile(r"\s?[;|]\s?|,?\s(?:and|And|&)\s|,\s(?=[A-Z][\w.'’-]+\s[A-Z])")


def authors(about: Metadata) -> tuple[str, ...]:
    """The writers' names in the metadata, one each, cleared of "By" and of the outlet's name."""
    parts = chain.from_iterable(_JOINED.split(_BY.sub("", name.strip())) for name in about.authors)
    clean = [re.sub(r"\s+", " ", part).strip(" ,.;|") for part in parts]
    own = outlets.fold(about.outlet) if about.outlet else None
    names = [
        name
        for name in clean
        if 1 < len(name) <= LONGEST_NAME and "@" not in name and "://" not in name
    ]
    others = [name for name in names if outlets.fold(name) != own]
    return tuple(dict.fromkeys(others))
