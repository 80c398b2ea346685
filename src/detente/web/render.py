"""From a view's answer to HTML: the environment of the templates and the few words it adds.

Autoescape is always on and `Markup` is made in one place, below. Text from a page is hostile: a
headline may hold markup, which escaping takes care of, or characters that turn the direction of
everything after them, which it does not; those are shown for what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import resources
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from ..dates import SHORT_MONTHS
from ..linked import Event
from ..record.queries.judged import Verdict
from ..records import Basis, When
from ..records.times import TOLD_ON, first_told
from ..tables import plover
from ..version import __version__
from ..views import certain
from ..views.days_told import one_of
from ..views.extremes import doubt
from ..views.facts import Fact, FactKind
from ..views.plain import act_name, act_words, chip, deed_name, move_words, plain, standing_words
from ..views.shapes import Done, Head, Words, emphasised, why_of
from ..views.told import pieces, told
from .charts import Node
from .layout import anchor
from .ways import ways, ways_between

TURNERS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that turn the direction of what follows (Unicode's bidirectional controls)."""
NOT_SHOWN = f"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff{TURNERS}"
"""Those, control characters that no reader should meet, and what no drawing (XML) may hold."""
UNSHOWN = re.compile(f"[{NOT_SHOWN}]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
NBSP = "\N{NO-BREAK SPACE}"
_MONTHS = tuple(name.title() for name in SHORT_MONTHS)

BASIS_WORDS = {
    Basis.STATED: "",
    Basis.RELATIVE: "worked out",
    Basis.PUBLISHED: "day of publication",
    Basis.INFERRED: "inferred",
    Basis.GIVEN: "given",
    Basis.UNKNOWN: "",
}
"""The mark beside a date that its text does not state."""


def shown(value: object) -> object:
    """What a template prints: turners and control characters replaced in every string."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value if value.isprintable() else UNSHOWN.sub(REPLACEMENT, value)
    return "" if value is None else value


def in_place(words: str) -> Markup:
    """Words of an article for its own page: nothing replaced silently.

    A control character becomes an empty element that names it, so that offsets counted in the
    browser stay those of the text.
    """
    parts, last = [], 0
    for match in UNSHOWN.finditer(words):
        parts.append(escape(words[last : match.start()]))
        parts.append(Markup('<span class="ctl" data-c="U+{:04X}"></span>').format(ord(match[0])))
        last = match.end()
    return Markup("").join([*parts, escape(words[last:])])


_PLAIN = re.compile(f"[^&<>\"'\t\n{NOT_SHOWN}]*")
"""What stands in a drawing as it is: nothing in it is to be escaped or replaced."""


def drawn(nodes: Iterable[Node]) -> Markup:
    """A chart's nodes as SVG. Every name of an element or attribute is ours, every value is
    escaped. A drawing has thousands of parts, of which a template writes a tenth in the same time.
    """
    parts: list[str] = []
    for one in nodes:
        _draw(one, parts)
    return Markup("".join(parts))


def _draw(one: Node, parts: list[str]) -> None:
    parts.append(f"<{one.tag}")
    for name, value in one.attrs:
        parts.append(f' {name}="{_written(value)}"')
    parts.append(f">{_written(one.text)}" if one.text else ">")
    for inner in one.children:
        _draw(inner, parts)
    parts.append(f"</{one.tag}>")


def _written(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else str(escape(shown(value)))


def day(value: date) -> str:
    """A day as a reader writes it: "3 Jul 2007"."""
    return f"{value.day}{NBSP}{_MONTHS[value.month - 1]}{NBSP}{value.year}"


def when_words(when: When) -> str:
    """A time as people write it: "3 Jul 2007", "between 8 Sep 2001 and 7 May 2008", "undated"."""
    if when.latest and (told := first_told(when)):
        return f"told {_one_of(told, when.latest)}, or earlier"
    if when.value:
        return _prefix(when.value)
    if when.earliest and when.latest:
        days = _one_of(when.earliest, when.latest)
        return f"told {days}" if TOLD_ON in when.why else days
    if when.earliest:
        return f"{day(when.earliest)} or later"
    return f"{day(when.latest)} or earlier" if when.latest else "undated"


def _one_of(first: date, last: date) -> str:
    """One of some days, none of which is broken between two lines."""
    return _IN_DAY.sub(NBSP, one_of(first, last))


_IN_DAY = re.compile(r"(?<=\d) (?=[A-Z])|(?<=[a-z]) (?=\d{4})")
"""Blanks within a day: "8 Jun 2007"."""


def due(when: When) -> str:
    """A deadline as it is told: "by Jan 2015", "by 31 Dec 2010"; "" where it has none."""
    return f"by {due_day(when)}" if when.latest else ""


def with_days(text: str) -> str:
    """A text with its days as people write them: "2012-12-28" is 28 Dec 2012."""
    return _ISO.sub(lambda found: day(date.fromisoformat(found[0])), text)


_ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def due_day(when: When) -> str:
    """The month or year by which something is due, where the text names no day of it; else the last
    day. Never made more exact: "by January 2015" may mean its first day or its last."""
    if when.value and _MONTH_OR_YEAR.fullmatch(when.value):
        return _prefix(when.value)
    return day(when.latest) if when.latest else ""


_MONTH_OR_YEAR = re.compile(r"\d{4}(?:-(?:\d\d|SP|SU|FA|WI))?")
"""TIMEX3 values of months, seasons and years."""


SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
"""Seasons as TIMEX3 values have them: "2009-SU"."""


def fact_words(fact: Fact) -> str:
    """A fact that accounts share, as it reads alone: a day in full; "" for a mere "2"."""
    value = fact.key.partition(" ")[2]
    if fact.kind is FactKind.WHEN and re.fullmatch(r"\d{4}(-\w\w){0,2}", value):
        return _prefix(value)
    bare = fact.kind is FactKind.WHEN and re.fullmatch(r"\d{1,3}", fact.name.strip())
    return "" if bare else fact.name


def _prefix(value: str) -> str:
    if value[4:5] == "-" and (season := SEASONS.get(value[5:])):
        return f"{season}{NBSP}{value[:4]}"
    try:
        parts = [int(part) for part in value[:10].split("-")]
        month = _MONTHS[parts[1] - 1] if len(parts) > 1 else ""
    except (ValueError, IndexError):
        return value
    return NBSP.join(str(part) for part in (*parts[2:], month, parts[0]) if part)


def placed(words: str) -> str:
    """A time as it follows "puts it": "between …", "in 2007", "on or before 7 May 2008"."""
    if words.startswith(("between ", "told ")):
        return words
    if " or " in words and words.split(" or ")[1][:1].isdigit():
        return f"on {words}"
    for ending, opening in ((" or later", "on or after "), (" or earlier", "on or before ")):
        if words.endswith(ending):
            return opening + words.removesuffix(ending)
    return ("on " if words[:1].isdigit() and NBSP in words[:3] else "in ") + words


def basis_words(when: When) -> str:
    """How a time is known, where it is not simply stated; "" where it is, or nothing is known."""
    return BASIS_WORDS[when.basis]


def article_url(article: str, words: Words | None = None) -> str:
    """The address of an article, or of words in it."""
    place = f"#{anchor(words.spans[0])}" if words and words.spans else ""
    return f"/article/{quote(article, safe='')}{place}"


def entity_url(entity: str) -> str:
    """The address of a person, organisation, state or place."""
    return f"/entity/{quote(entity, safe=':')}"


def issue_url(issue: str) -> str:
    """The address of an issue."""
    return f"/issue/{quote(issue, safe='')}"


def event_url(event: str) -> str:
    """The address of an event across articles."""
    return f"/event/{quote(event, safe='')}"


def thread_url(thread: str) -> str:
    """The address of a thread."""
    return f"/thread/{quote(thread, safe='')}"


def dyad_url(a: str, b: str) -> str:
    """The address of two states, by ISO3."""
    return f"/dyad/{quote(a, safe='')}/{quote(b, safe='')}"


def slugs(event: Event) -> dict[str, str]:
    """The names of an event's parties by the slugs of their ids, as linkers write them."""
    sides = (*event.actors, *event.recipients)
    return {one.entity.partition(":")[2]: one.name for one in sides if one.entity}


def meaning(done: Done | Event) -> str:
    """What PLOVER means by the type of an act, for whoever points at it."""
    known = plover.types().get(done.type)
    if not known:
        return done.type
    words = f"{act_name(done.type)}: {act_words(done.type)}"
    own = f"{done.type}, {done.mode}" if done.mode else done.type
    return f"{words}. In the manual of PLOVER ({own}): {known.definition}."


def deed(done: Done | Event) -> str:
    """What an act is called in a line."""
    return deed_name(done.type, done.mode)


def sentence(words: str) -> str:
    """Words with a capital at the start and a full stop at the end, as a page says them."""
    ended = words if words.endswith((".", "?", "!")) else f"{words}."
    return ended[:1].upper() + ended[1:] if words else ""


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 article", "1,204 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent: "14 %", "under 1 %"; "–" of nothing."""
    if not part or not whole:
        return "–"
    return f"{round(100 * part / whole)}{NBSP}%" if 200 * part >= whole else f"under 1{NBSP}%"


VERDICTS = {"right": "confirmed", "wrong": "judged wrong", "unsure": "left unsure"}
"""What a person's verdict is called beside a line; any other is a change."""


def verdict_words(one: Verdict) -> str:
    """What a person decided, and who: "confirmed by kim"."""
    return f"{VERDICTS.get(one.verdict, 'changed')} by {one.by}"


def safe_link(url: str | None) -> str | None:
    """An address that may be a link; None for any other scheme than http and https."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else None


def file_name(head: Head) -> str:
    """The last part of an article's path."""
    return head.path.replace("\\", "/").rsplit("/", 1)[-1]


@cache
def static_url(name: str) -> str:
    """The address of a static file, with a part of its hash: it may be kept for ever."""
    body = (resources.files(__package__) / "static" / name).read_bytes()
    return f"/static/{name}?v={sha256(body).hexdigest()[:12]}"


@cache
def environment() -> Environment:
    """The templates; escaping cannot be switched off, an unknown name is an error."""
    env = Environment(
        loader=PackageLoader("detente.web"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        when=when_words, placed=placed, basis=basis_words, why=why_of, day=day, in_place=in_place,
        due=due, due_day=due_day, with_days=with_days, fact=fact_words,
        sentence=sentence, count=count, share=share, verdict=verdict_words, safe_link=safe_link,
        file_name=file_name, meaning=meaning, plain=plain, standing=standing_words, chip=chip,
        slugs=slugs, act=act_name, deed=deed, move=move_words, told=told, pieces=pieces,
        sure=certain.told, doubts=certain.reasons,
    )  # fmt: skip
    env.globals.update(
        static=static_url, article_url=article_url, entity_url=entity_url, issue_url=issue_url,
        event_url=event_url, thread_url=thread_url, dyad_url=dyad_url,
        emphasised=emphasised, anchor=anchor, version=__version__,
        ways_to=ways, ways_between=ways_between, is_picked=is_picked, is_bare=is_bare,
        drawn=drawn, doubt=doubt,
    )  # fmt: skip
    return env


@dataclass(frozen=True, slots=True)
class Told:
    """What the macros of a page must know and see no value of: the ids of what somebody picked, and
    whether nothing was taken in yet.
    """

    picks: tuple[str, ...] = ()
    bare: bool = False


NOTHING = Told()
"""For a page of nobody in particular."""
_TOLD: ContextVar[Told] = ContextVar("told", default=NOTHING)
"""Of the page being rendered."""


def page(name: str, told: Told = NOTHING, /, **values: object) -> str:
    """A template with its values, as HTML."""
    before = _TOLD.set(told)
    try:
        return environment().get_template(name).render(picks=told.picks, **values)
    finally:
        _TOLD.reset(before)


def is_picked(ident: str) -> bool:
    """Whether the page that is rendered is for somebody who picked that."""
    return ident in _TOLD.get().picks


def is_bare() -> bool:
    """Whether the page that is rendered is of a record in which nothing was taken in yet."""
    return _TOLD.get().bare


def joined(parts: Iterable[str]) -> str:
    """Parts that say something, with a middle dot between."""
    return " · ".join(part for part in parts if part)
