"""What each piece of a page is: the article's text, or furniture to be cut, and why.

One rule for all: a line is cut only on strong evidence (its whole wording, its place, its
length). In doubt it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ..tables import outlets
from . import bylines, crumbs, datelines, mastheads
from .days import written
from .pieces import TEXT, Labelled, Piece, ends_sentence, is_sentence

LONGEST_TITLE = 250
"""Characters; of 968 headlines one is longer (318), a sentence with its standfirst."""
LONGEST_CAPTION = 450
"""Characters; longer ones with a credit are paragraphs that name a photographer."""
BLOCK_LINES = 5
"""Lines of one block that may make a byline or a notice together."""
LONGEST_SECTION = 60
"""Characters below which a line may be the name of a section."""
AFTER_CREDIT = 40
"""Characters after a photographer's credit from which the line is a sentence that holds one."""
LAST_LINES = 3
"""Lines at the end of a text among which an agency may be named alone."""
LONGEST_AGENCY = 80
"""Characters of such a line."""
SENTENCE = 80
"""Characters from which a line before the text is its first sentence, not a standfirst; like those
above chosen on pages and texts that were looked through."""
SHORT = 90
"""Characters up to which a line without a full stop, among furniture, is furniture too."""
HEADER_PIECES = 14
"""Pieces from the top in which title, byline and date may stand."""


def label(pieces: Sequence[Piece], title: str | None = None) -> list[Labelled]:
    """Every piece with its role, in order; `title` is the title where it is known already."""
    pieces = _glued(pieces)
    header = _header_length(pieces)
    found = list(_header(pieces[:header], title, bool(pieces[header:])))
    found = _signed(found, pieces[header : header + 1])
    found += [Labelled(piece, _body_role(piece)) for piece in pieces[header:]]
    return list(_close(_relate(found)))


def _glued(pieces: Sequence[Piece]) -> list[Piece]:
    """Lines of one block joined where only together they make a byline or a notice."""
    found: list[Piece] = []
    for _, group in groupby(pieces, key=lambda piece: piece.block):
        block = list(group)
        whole = " ".join(piece.words for piece in block)
        if (
            1 < len(block) <= BLOCK_LINES
            and len(whole) <= crumbs.LONGEST_NOTICE
            and _one(block, whole)
        ):
            found.append(replace(block[0], words=whole, credit=None))
        else:
            found += block
    return found


def _one(block: list[Piece], whole: str) -> bool:
    if any(piece.role for piece in block):
        return False
    if any(_furniture(piece.words) for piece in block[1:]) and not _bar(block):
        return False
    if bylines.parse(block[0].words) and not mastheads.is_dated(block[-1].words):
        return _bar(block) and bool(bylines.parse(whole))
    return crumbs.NOTICE.fullmatch(whole) is not None and not any(
        ends_sentence(piece.words) for piece in block[:-1]
    )


def _bar(block: list[Piece]) -> bool:
    """Whether lines are parted by a lone bar ("By Staff", "|", "The Example")."""
    return any(piece.words in ("|", "•", "·", "/") for piece in block)


# ------------------------------------------------------------------ the head


def _header_length(pieces: Sequence[Piece]) -> int:
    """How many pieces stand before the first that is surely running text."""
    for place, piece in enumerate(pieces[:HEADER_PIECES]):
        if _is_running(piece):
            return place
    return min(len(pieces), HEADER_PIECES)


def _is_running(piece: Piece) -> bool:
    if piece.level or piece.role or _furniture(piece.words) or _is_caption(piece):
        return False
    if datelines.parse(piece.words) and len(piece.words) > SHORT:
        return True
    return is_sentence(piece.words, SENTENCE) or len(piece.words) > LONGEST_TITLE


def _header(pieces: Sequence[Piece], title: str | None, more: bool) -> Iterator[Labelled]:
    above = TEXT if title else _named_above(pieces)
    chosen = _title_place(pieces, title, more, above != TEXT)
    for place, piece in enumerate(pieces):
        if place == chosen:
            yield Labelled(piece, "title")
            continue
        role = _header_role(piece, pieces, place)
        role = above if not place and role == TEXT else role
        early = chosen is not None and place < chosen
        yield Labelled(piece, "crumb" if role == TEXT and early and _is_section(piece) else role)


def _named_above(pieces: Sequence[Piece]) -> str:
    """The role of a first line that has the form of a paper's or agency's name, with a line below
    it that may be the headline: "The Alden Courier", then "Ferries Sail Again"."""
    roles = [_header_role(piece, pieces, place) for place, piece in enumerate(pieces)]
    below = any(
        role == TEXT and may_be_title(piece) and not _is_place_line(piece)
        for piece, role in zip(pieces[1:], roles[1:], strict=True)
    )
    if not pieces or not below or roles[0] != TEXT or not outlets.looks_like(pieces[0].words):
        return TEXT
    return "agency" if outlets.agency(pieces[0].words) else "outlet"


def _title_place(pieces: Sequence[Piece], title: str | None, more: bool, named: bool) -> int | None:
    """Which piece is the headline: the known one, the first heading, or the first short line; not
    the first of all where that is `named` the paper."""
    plain = [
        place
        for place, piece in enumerate(pieces)
        if not (named and place == 0) and not _is_place_line(piece)
        if _header_role(piece, pieces, place) == TEXT and not _is_section(piece)
    ]
    if title:
        same = [
            p for p in range(len(pieces)) if outlets.fold(pieces[p].words) == outlets.fold(title)
        ]
        return same[0] if same else None
    headings = [place for place in plain if pieces[place].level]
    top = min((pieces[place].level for place in headings), default=0)
    best = [place for place in headings if pieces[place].level == top][:1] or plain[:1]
    if best and (more or len(plain) > 1) and may_be_title(pieces[best[0]]):
        return best[0]
    return None


def may_be_title(piece: Piece) -> bool:
    """Whether a line has the form of a headline: short, two words or more, no full stop."""
    words = piece.words
    if len(words) > LONGEST_TITLE or len(words.split()) < 2 or datelines.parse(words):
        return False
    if piece.level:
        return True
    bare = words.rstrip("\"'”’)")
    return not bare.endswith((".", ":", ",", ";")) or _ends_short(bare)


def _ends_short(words: str) -> bool:
    """Whether the last full stop is that of an abbreviation: "… Ties With U.S."."""
    return bool(re.search(r"(?:\b[A-Z]\.){1,4}$|\b(?:Inc|Co|Jr|Sr|St|Mr|vs|No)\.$", words))


def _is_place_line(piece: Piece) -> bool:
    """ "Port Alden, 1 July 2008" on a line of its own."""
    line = datelines.alone(piece.words)
    return line is not None and line.date is not None


def _is_section(piece: Piece) -> bool:
    return len(piece.words) < LONGEST_SECTION and crumbs.SECTION.fullmatch(piece.words) is not None


def _signed(header: list[Labelled], after: Sequence[Piece]) -> list[Labelled]:
    """A name alone above the first paragraph is the writer's when that has a dateline."""
    last = header[-1] if len(header) > 1 else None
    alone = last is not None and last.role == TEXT and bylines.is_name(last.words)
    if last is None or not alone or not any(datelines.parse(one.words) for one in after):
        return header
    return [*header[:-1], Labelled(last.piece, "byline")]


def _header_role(piece: Piece, pieces: Sequence[Piece], place: int) -> str:
    words = piece.words
    if piece.role:
        return piece.role
    if mastheads.is_dated(words):
        return "date"
    if bylines.parse(words):
        return "byline"
    if outlets.named(words) and len(words) > 2:
        return "agency" if outlets.agency(words) else "outlet"
    if _is_caption(piece):
        return "caption"
    role = _furniture(words)
    if role:
        return role
    beside = [pieces[p] for p in (place - 1, place + 1) if 0 <= p < len(pieces)]
    if (
        bylines.is_name(words)
        and place
        and (piece.strong or any(mastheads.is_dated(other.words) for other in beside))
    ):
        return "byline"
    return _name_and_date(piece, place)


def _name_and_date(piece: Piece, place: int) -> str:
    """ "Ann Vale, May 9, 2012" or "Ann Vale | The Example" below a title is a byline too."""
    words = piece.words
    if len(words) > mastheads.LONGEST or ends_sentence(words):
        return TEXT
    if not place:
        first = mastheads.parse(words, top=True)
        return "date" if first and first.dated else TEXT
    if datelines.alone(words):
        return TEXT
    if bylines.is_signed(words):
        return "byline"
    parted = any(found.year for found in written(words)) or "|" in words
    byline = bylines.credits(words) if parted else None
    if byline and byline.names:
        return "byline"
    found = mastheads.parse(words)
    if found:
        return "date" if found.dated else "outlet"
    return "byline" if byline and byline.agency else TEXT


# ------------------------------------------------------------------ everywhere


def _furniture(words: str) -> str | None:
    """The kind of cut of a line that is furniture wherever it stands; None otherwise."""
    if len(words) > crumbs.LONGEST_NOTICE:
        return None
    if crumbs.ADDRESS.fullmatch(words) or (
        crumbs.ADDRESS_HEAD.fullmatch(words.rstrip(":")) and (words.endswith(":"))
    ):
        return "address"
    if crumbs.ADDRESSED.fullmatch(words):
        return "address"
    if crumbs.CREDIT.fullmatch(words):
        return "credit"
    if crumbs.NOTICE.fullmatch(words):
        return "notice"
    if len(words) > crumbs.LONGEST_CRUMB:
        return None
    if crumbs.RELATED_HEAD.fullmatch(words) or crumbs.RELATED_LINE.fullmatch(words):
        return "related"
    if crumbs.CRUMB.fullmatch(words) or crumbs.MARKS.fullmatch(words):
        return "crumb"
    return None


def _is_caption(piece: Piece) -> bool:
    words = piece.words
    if len(words) > LONGEST_CAPTION:
        return False
    if crumbs.CAPTION_HEAD.fullmatch(words):
        return True
    if piece.credit and bylines.is_name(piece.credit.partition("/")[0].strip()):
        return ends_sentence(words.removesuffix(piece.credit).rstrip(" *_"))
    found = crumbs.PHOTO_WORDS.search(words)
    return found is not None and not _sentence_with(words, found)


def _sentence_with(words: str, credit: re.Match[str]) -> bool:
    """Whether the words of a picture stand in a sentence, or only an agency closes a paragraph."""
    if len(words) - credit.end() > AFTER_CREDIT:
        return True
    bare = agency_of(credit.group().strip(" (|/"))
    return bool(bare) and ends_sentence(words[: credit.start()].rstrip(" (|/-–—"))


def _body_role(piece: Piece) -> str:
    role = piece.role or _furniture(piece.words)
    if role:
        return role
    if _is_caption(piece):
        return "caption"
    if mastheads.is_dated(piece.words) and re.match(
        r"(?i)(?:published|posted|updated|last)", piece.words
    ):
        return "date"
    return TEXT


# ------------------------------------------------------------------ lists of links, and the end


def _relate(labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    """Short lines after "Related stories", and in a tail of furniture, are furniture too."""
    bodies = [place for place, one in enumerate(labelled) if _is_body(one)]
    first, last = (bodies[0], bodies[-1]) if bodies else (0, -1)
    listing = tail = False
    for place, one in enumerate(labelled):
        if first < place < last and _sentence_amid(one):
            one = Labelled(one.piece, TEXT)
        past = place > last
        if one.role == "related" and crumbs.RELATED_HEAD.fullmatch(one.words):
            listing = True
        tail = tail or (past and one.role in ("related", "crumb", "notice"))
        if one.role == TEXT and _is_body(one):
            listing = False
        if one.role == TEXT and past and tail and crumbs.BARE_ADDRESS.fullmatch(one.words):
            yield Labelled(one.piece, "address")
        elif one.role == TEXT and not _is_body(one) and (listing or tail) and not one.piece.level:
            closing = past and agency_of(one.words)
            yield Labelled(one.piece, "agency" if closing else "related" if listing else "crumb")
        else:
            yield one


def _sentence_amid(one: Labelled) -> bool:
    """Whether a notice or credit amid the text may be a sentence of it, and so stays."""
    if one.role not in ("notice", "credit") or not is_sentence(one.words):
        return False
    return not crumbs.ANYWHERE.fullmatch(one.words)


def _is_body(one: Labelled) -> bool:
    return one.role == TEXT and (is_sentence(one.words) or len(one.words) > SHORT)


_CLOSING = re.compile(r"(?:[-—–(/]{0,3}\s?)(?:(?:source|courtesy|via|agency|report)\s?:?\s|"
                      r"this (?:report|article|story) (?:is|was|comes|came)"
                      r"(?: (?:supplied|provided|written|filed|sent|distributed))?"
                      r" (?:by|from) (?:the )?)?"
                      r"([\w .&/-]{2,60}?)"
                      r"\s?[)\].]{0,2}", re.IGNORECASE)  # fmt: skip
_TAIL_AGENCY = re.compile(r"(?<=[.!?”\"’'])\s(?:[-—–/]{1,2}\s?|\()?([A-Z][\w.&-]{1,20}"
                          r"(?:[ -][A-Z]\w{1,20}){0,2})"
                          r"\)?\.?$")  # fmt: skip


def _close(labelled: Iterator[Labelled]) -> Iterator[Labelled]:
    """The agency that really wrote it, named alone in one of the last lines or after the last."""
    found = list(labelled)
    texts = [place for place, one in enumerate(found) if one.role == TEXT]
    for place in texts[-LAST_LINES:]:
        if place != texts[0] and agency_of(found[place].words):
            found[place] = Labelled(found[place].piece, "agency")
    texts = [place for place in texts if found[place].role == TEXT]
    for place, one in enumerate(found):
        match = _TAIL_AGENCY.search(one.words) if texts and place == texts[-1] else None
        if match and outlets.agency(match[1]):
            yield Labelled(replace(one.piece, words=one.words[: match.start()].rstrip()), TEXT)
            yield Labelled(Piece(match.group().strip(), one.piece.block), "agency")
        else:
            yield one


def agency_of(words: str) -> str | None:
    """The agency that a line names and nothing else: "Reuters", "(AP)", "— AFP/dpa"."""
    match = _CLOSING.fullmatch(words) if len(words) <= LONGEST_AGENCY else None
    if not match:
        return None
    names = [outlets.agency(part.strip()) for part in re.split(r"[/&]| and ", match[1])]
    return names[0] if all(names) else None
