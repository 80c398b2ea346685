"""Which outlet published a text, and which agency wrote it: from evidence, never from nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..tables import outlets
from . import bylines, crumbs, datelines, mastheads
from .labels import agency_of
from .pieces import TEXT, Labelled

_NAME = r"[A-Z][\w'’&-]+(?:\.\w+)?(?:(?: of| and| &)? [A-Z][\w'’&-]+(?:\.\w+)?){0,5}"
_ARCHIVE = re.compile(
    rf"\b(?:archives?|website|pages|edition) of (?P<a>(?:The )?{_NAME})"
    r"|\b(?:published|posted|appeared|printed) (?:first |originally )?(?:by|in|on|at) "
    rf"(?P<b>(?:the |The )?{_NAME})"
    rf"|\blisten to (?P<c>{_NAME}) (?:articles|stories)"
)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\s?(?:©|\(c\))?\s?(?:\d{4}(?:[-–]\d{4})?,?)?\s?(?:by )?"
                     r"(?P<name>[A-Z][\w'’.& -]{1,60}?)(?=[.,;|]|\s(?:All|LLC|Inc|Ltd"
                     r"|LP)\b|$)", re.IGNORECASE)  # fmt: skip
_AGENCY_WORDS = re.compile(
    r"\b(?:Reuters|Associated Press|AP|AFP|Agence France-Presse|TASS|Interfax|RIA "
    r"Novosti|Xinhua|UPI"
    r"|PTI|ANI|IANS|dpa|Bloomberg)\b"
)


def address_in(labelled: Iterable[Labelled]) -> str | None:
    """The address that a text gives as its own ("Original url: …"), not those it links to."""
    opened = False
    for one in labelled:
        if one.role != "address":
            opened = False
            continue
        match = crumbs.ADDRESSED.fullmatch(one.words)
        if match:
            return match["url"]
        found = crumbs.ADDRESS.fullmatch(one.words)
        if found and opened:
            return _full(found["url"])
        opened = bool(crumbs.ADDRESS_HEAD.fullmatch(one.words.rstrip(":")))
    return None


def _full(url: str) -> str:
    return url if "://" in url else f"https://{url}"


def outlet_of(url: str | None, site: str | None, labelled: Sequence[Labelled]) -> str | None:
    """The outlet: by its address, by an archive notice or credit line, by the site's own name.

    None when nothing says; an agency that is only credited is no outlet.
    """
    known = outlets.at(url) if url else None
    if known:
        return known.name
    headed = any(one.piece.role == "outlet" for one in labelled)
    told = None if headed else outlet_in(labelled)
    if told:
        return told
    if site:
        named = outlets.named(site)
        return named.name if named else site if _is_site_name(site) else None
    return outlets.domain_of(url) if url else None


def _is_site_name(site: str) -> bool:
    return 2 <= len(site) <= 60 and not site.startswith(("http", "@", "©"))


def outlet_in(labelled: Sequence[Labelled]) -> str | None:
    """The outlet that the cut lines name: a masthead, a byline, a notice, a contact address."""
    for place, one in enumerate(labelled):
        if one.piece.role:
            continue
        mast = one.role in ("outlet", "date")
        head = mastheads.parse(one.words, top=not place) if mast else None
        if head and head.outlet and not outlets.agency(head.outlet):
            return head.outlet
        if one.role == "outlet" and head is None:
            found = outlets.named(one.words)
            return found.name if found else one.words
        byline = byline_of(one) if one.role == "byline" else None
        if byline and byline.outlet:
            return byline.outlet
    for place, one in enumerate(labelled):
        if one.role in ("notice", "crumb"):
            named = _noticed(one.words)
            if named:
                return named
            after = labelled[place + 1].words if place + 1 < len(labelled) else ""
            if one.role == "notice" and crumbs.BARE_ADDRESS.fullmatch(after):
                own = outlets.at(after.strip("<>[]()"))
                if own:
                    return own.name
    return None


def _noticed(words: str) -> str | None:
    match = _ARCHIVE.search(words) or _RIGHTS.match(words)
    if not match:
        return None
    name = next(value for value in match.groups() if value).strip()
    known = outlets.named(name)
    if known:
        return None if known.agency else known.name
    return name if match.re is _ARCHIVE and match["a"] and "archive" in match.group() else None


def byline_of(one: Labelled) -> bylines.Byline | None:
    """What a byline piece says, with or without "By"."""
    return (
        bylines.parse(one.words)
        or bylines.credits(one.words)
        or (bylines.Byline((one.words,)) if one.role == "byline" else None)
    )


def agency_in(
    labelled: Sequence[Labelled], authors: Sequence[str], outlet: str | None
) -> str | None:
    """The agency that wrote it: by the closing line, the dateline, the byline, a credit; or None.

    An agency's own page is no reprint but its own text: the agency is named all the same.
    """
    found = [agency_of(one.words) for one in labelled if one.role == "agency"]
    heads = (mastheads.parse(one.words) for one in labelled if one.role in ("outlet", "date"))
    found += [outlets.agency(head.outlet) for head in heads if head and head.outlet]
    found += [outlets.agency(one.piece.value) for one in labelled if one.piece.value]
    found += [_dateline_agency(labelled)]
    for one in labelled:
        byline = byline_of(one) if one.role == "byline" else None
        found.append(byline.agency if byline else None)
    found += [agency for author in authors if (agency := _author_agency(author))]
    found += [_credited(one.words) for one in labelled if one.role in ("credit", "notice")]
    own = outlets.agency(outlet) if outlet else None
    return next((name for name in found if name), own)


def _dateline_agency(labelled: Sequence[Labelled]) -> str | None:
    first = next((one for one in labelled if one.role == TEXT), None)
    line = datelines.parse(first.words) or datelines.alone(first.words) if first else None
    return line.agency if line else None


def _author_agency(author: str) -> str | None:
    parts = [outlets.agency(part.strip()) for part in re.split(r"[,|/]", author)]
    return next((part for part in parts if part), None)


def _credited(words: str) -> str | None:
    """The agency in "(Reporting by … for Reuters)", "… contributed to this AP report", "© AFP".

    A mere rights notice of an outlet names none.
    """
    match = _AGENCY_WORDS.search(words)
    return outlets.agency(match.group()) if match else None
