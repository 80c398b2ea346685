"""How to cite an article, or words in it: a footnote in four styles, and three forms for software.

Styles are those for a news article: The Chicago Manual of Style (17th ed., 14.191 to 14.200,
notes), MLA Handbook (9th ed.), APA (7th ed., 10.1, example 16), OSCOLA (4th ed.,
3.4.9). Forms are CSL-JSON, BibTeX and RIS. What the article does not say is left out, never filled
in; a day that is only inferred or bounded stands in brackets, as editors write it. Capitals of a
title stay as printed: none of the styles' own can be made without knowing what is a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..errors import BadInput, typed
from ..records import Basis
from .citation import Citation, clean, day_of, written
from .cite_forms import bibtex, csl_json, ris
from .quoting import DOUBLE, SINGLE, bare, closed_outside, stopped, within
from .writers import Name

Runs = tuple[tuple[str, bool], ...]
"""A note in pieces: text, and whether it is set in italics (the name of a newspaper)."""
MOST_APA = 20
"""Writers that an APA reference names in full (7th ed., 9.8)."""
SHORT = 40
"""Characters of a shortened title: about the four words that Chicago (14.33) asks for."""


def plain(runs: Runs) -> str:
    """A note as plain text."""
    return "".join(text for text, _ in runs)


# ------------------------------------------------------------------ parts


def _joined(parts: Iterable[Runs], between: str) -> Runs:
    """Parts that say something, with something between."""
    found = [part for part in parts if plain(part)]
    return tuple(run for n, part in enumerate(found) for run in (((between, False),) * bool(n)
                                                                  + part))  # fmt: skip


def _roman(text: str) -> Runs:
    return ((text, False),) if text else ()


def _container(citation: Citation) -> Runs:
    """The outlet in italics; after it the agency whose named reporter wrote it."""
    agency = f" ({citation.agency})" if citation.agency and citation.outlet else citation.agency
    return (*(((citation.outlet, True),) if citation.outlet else ()), *_roman(agency))


def _list(names: Sequence[str], last: str, comma: bool) -> str:
    """Names with a last word between; `comma` also before that word, where there are three."""
    if len(names) < 3:
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}{',' if comma else ''} {last} {names[-1]}"


def _lead(who: str, mark: str = ",") -> Runs:
    return _roman(f"{stopped(who, mark)} " if who else "")


def _seen(citation: Citation, day: str, order: str) -> str:
    """When the page was looked at, which a note needs where no `day` of publication is known, or
    only from what the text says (then it stands in brackets)."""
    known = day and not day.startswith("[")
    if known or citation.accessed is None:
        return ""
    return f"accessed {written(citation.accessed, order)}"


# ------------------------------------------------------------------ styles


def chicago(citation: Citation) -> Runs:
    """A Chicago note: Given Family, “Title,” Outlet, Month d, yyyy, address."""
    names = [name.plain for name in citation.writers]
    who = f"{names[0]} et al." if len(names) > 3 else _list(names, "and", comma=True)
    day = day_of(citation.head.published, "mdy")
    seen = _seen(citation, day, "mdy")
    rest = [_container(citation), _roman(day or "n.d."),
            *((_roman(seen), _roman(citation.address)) if citation.address else ())]  # fmt: skip
    title = citation.called if who or citation.manner else _capital(citation.called)
    if citation.title:
        title = f"“{stopped(within(citation.title, DOUBLE), ',')}”"
    lead = _roman(f"{who}, " if who else "")
    told = (*lead, (f"{title}{'' if citation.title else ','} ", False), *_joined(rest, ", "))
    return _ended(told, citation, DOUBLE)


def mla(citation: Citation) -> Runs:
    """A work cited in MLA style: Family, Given. “Title.” Outlet, d Mon. yyyy, address."""
    names, day = citation.writers, day_of(citation.head.published, "mla")
    who = names[0].sorted if names else ""
    if len(names) == 2:
        who = f"{who}, and {names[1].plain}"
    elif len(names) > 2:
        who = f"{who}, et al."
    title = stopped(_capital(citation.called))
    if citation.title:
        title = f"“{stopped(within(citation.title, DOUBLE))}”"
    address = citation.address.partition("://")[2]
    told = _joined([_container(citation), _roman(day), _roman(address)], ", ")
    seen = _capital(_seen(citation, day, "mla"))
    end = f". {seen}." if address and seen else "."
    body = (*told, (end, False)) if told else ()
    return (*_lead(who, "."), *_joined([_roman(title), body], " "))


def apa(citation: Citation) -> Runs:
    """A reference in APA style: Family, G. (yyyy, Month d). Title. Outlet. address"""
    names = [_apa_name(name) for name in citation.writers]
    if len(names) > MOST_APA:
        names = [*names[: MOST_APA - 1], f". . . {names[-1]}"]
        who = ", ".join(names[:-1]) + f", {names[-1]}"
    else:
        who = names[0] if len(names) == 1 else ", & ".join(
            part for part in (", ".join(names[:-1]), *names[-1:]) if part)  # fmt: skip
    title = stopped(citation.title or f"[{_capital(citation.called)}]")
    day = f"({_apa_day(citation)})."
    lead = f"{stopped(who)} {day} {title}" if who else f"{title} {day}"
    container = _container(citation)
    return _joined([_roman(lead), (*container, (".", False)) if container else (),
                    _roman(citation.address)], " ")  # fmt: skip


def oscola(citation: Citation) -> Runs:
    """A footnote in OSCOLA style: Name, ‘Title’ Outlet (d Month yyyy) <address> accessed …"""
    names = [name.plain for name in citation.writers]
    who = f"{names[0]} and others" if len(names) > 3 else _list(names, "and", comma=False)
    title = citation.called if who or citation.manner else _capital(citation.called)
    if citation.title:
        title = f"‘{within(citation.title, SINGLE)}’"
    day = day_of(citation.head.published, "dmy")
    seen = f" accessed {written(citation.accessed, 'dmy')}" if citation.accessed else ""
    host = citation.address.partition("://")[2]
    address = host if host.startswith("www.") else citation.address
    parts = [
        _roman(f"{who}," if who else ""),
        _roman(title),
        _container(citation),
        _roman(day if day.startswith("[") else f"({day or 'nd'})"),
        _roman(f"<{address}>{seen}" if address else ""),
    ]
    return _ended(_joined(parts, " "), citation, SINGLE)


def _ended(told: Runs, citation: Citation, marks: tuple[str, str]) -> Runs:
    """A note with its full stop, or with the words it vouches for after a colon."""
    if citation.manner:
        told = ((f"{citation.spoken} ", False), *told)
    if not citation.quote:
        return told if plain(told).endswith((".", "?")) else (*told, (".", False))
    return (*told, (_after(citation, marks), False))


def _after(citation: Citation, marks: tuple[str, str]) -> str:
    words = _words(citation, marks)
    return f": “{stopped(words)}”" if marks == DOUBLE else f": {closed_outside(words)}"


def quoted(citation: Citation, style: str) -> str:
    """The words as they follow a second note: a colon, and the words of the article between
    marks."""
    if not citation.quote:
        return "."
    return _after(citation, SINGLE if style == "oscola" else DOUBLE)


def _words(citation: Citation, marks: tuple[str, str]) -> str:
    """The words cited as they stand between marks, on one line."""
    given = clean(citation.quote or "").replace("``", '"').replace("''", '"')  # of wires
    return within(bare(given), marks).rstrip(",;: ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def in_text(citation: Citation, style: str) -> str:
    """How a text refers to an entry of a list: "(qtd. in Marlow)"; "" in a style of footnotes."""
    if style not in _IN_TEXT:
        return ""
    by, other = _IN_TEXT[style](citation), {"mla": "qtd. in", "apa": "as cited in"}[style]
    return f"({other} {by})" if citation.manner else f"({by})"


def _mla_in_text(citation: Citation) -> str:
    names = citation.writers
    if not names:
        return f"“{shortened(citation)}”" if citation.title else shortened(citation)
    return f"{names[0].family} et al." if len(names) > 2 else _families(names, "and")


def _families(names: Sequence[Name], last: str) -> str:
    return f" {last} ".join(name.family for name in names)


def _apa_in_text(citation: Citation) -> str:
    names, year = citation.writers, _apa_year(citation)
    if not names:
        who = f"“{stopped(shortened(citation), ',')}”" if citation.title else "Untitled article,"
        return f"{who} {year}"
    many = f"{names[0].family} et al."
    return f"{many if len(names) > 2 else _families(names, '&')}, {year}"


def _apa_year(citation: Citation) -> str:
    """The year alone, between brackets where it was inferred."""
    day = _apa_day(citation)
    year = day.partition(",")[0].rstrip("]")
    return f"{year}]" if day.startswith("[") else year


_IN_TEXT = {"mla": _mla_in_text, "apa": _apa_in_text}


def _apa_name(name: Name) -> str:
    return ", ".join(part for part in (name.family, name.initials, name.suffix) if part)


def _apa_day(citation: Citation) -> str:
    """The year, then the day; "n.d." and the bounds where no day is known."""
    when = citation.head.published
    told = day_of(when, "mdy")
    if not when.value:
        return f"n.d., {told}" if told else "n.d."
    year = when.value[:4]
    rest = told.strip("[]").removesuffix(year).strip(" ,")
    whole = f"{year}, {rest}" if rest else year
    return f"[{whole}]" if when.basis is Basis.INFERRED else whole


# ------------------------------------------------------------------ again, and several


def shortened(citation: Citation) -> str:
    """The title for a second note: up to its first stop, at most about four words."""
    title = within(citation.title, DOUBLE) or citation.called
    if len(title) > SHORT:
        title = title[: title.rindex(" ", 0, SHORT)] if " " in title[:SHORT] else title[:SHORT]
        while title.rpartition(" ")[2].casefold() in _LINKING:
            title = title.rpartition(" ")[0].rstrip(_ENDS)
    return title.rstrip(_ENDS)


_ENDS = ",:;–—- "
_LINKING = frozenset(["a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of",
                      "on", "or", "over", "the", "to", "with"])  # fmt: skip
"""Words at which no title ends."""


def again(citation: Citation, style: str, note: int) -> str:
    """A second note on the same article, which points back to the first by its number."""
    lead = f"{citation.spoken} " if citation.manner else ""
    return f"{lead}{_again(citation, style, note)}"


def _again(citation: Citation, style: str, note: int) -> str:
    names = citation.writers
    who = names[0].family if names else ""
    if len(names) == 2:
        who = _families(names, "and")
    if style == "oscola":
        who = f"{who} and others" if len(names) > 3 else who
        return f"{who or f'‘{shortened(citation)}’'} (n {note})"
    who = f"{who} et al." if len(names) > 2 else who
    title = f"“{shortened(citation)},”" if citation.title else f"{citation.called},"
    return f"{who}, {title} note {note}" if who else f"{title} note {note}"


NOTES: dict[str, Callable[[Citation], Runs]] = {
    "chicago": chicago,
    "mla": mla,
    "apa": apa,
    "oscola": oscola,
}
"""Styles for people, by name."""
FORMS: dict[str, Callable[[Sequence[Citation]], str]] = {
    "csl-json": csl_json,
    "bibtex": bibtex,
    "ris": ris,
}
"""Forms for reference managers, by name; each holds any number of citations."""
STYLES = (*NOTES, *FORMS)
"""Every name that people may give."""
FOOTNOTES = ("chicago", "oscola")
"""Styles in which several articles share one footnote, parted by semicolons (Chicago 14.57)."""


def note(citations: Sequence[Citation], style: str) -> tuple[Runs, ...]:
    """One footnote for all of them in a style of notes; in a style of lists an entry each.

    Raises BadInput when there is no such style for people.
    """
    if style not in NOTES:
        raise BadInput(f"no style of notes '{typed(style)}'; there are: {', '.join(NOTES)}")
    found = [NOTES[style](citation) for citation in citations]
    if style not in FOOTNOTES or len(found) < 2:
        return tuple(found)
    open_ended = [_without_stop(one) for one in found[:-1]]
    return (_joined([*open_ended, found[-1]], "; "),)


def _without_stop(runs: Runs) -> Runs:
    text, italic = runs[-1]
    return (*runs[:-1], (text.removesuffix("."), italic))


def cited(citations: Sequence[Citation], style: str) -> str:
    """Citations in a style or form, as text that ends with a line end in a form for software.

    Raises BadInput when there is no such style.
    """
    if style in FORMS:
        return FORMS[style](citations)
    if style not in NOTES:
        raise BadInput(f"no style '{typed(style)}'; there are: {', '.join(STYLES)}")
    return "\n".join(plain(one) for one in note(citations, style))
