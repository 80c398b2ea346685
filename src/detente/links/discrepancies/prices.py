"""What price one side asks for one thing, by two articles on one news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...linked import Telling
from . import amounts, comparing, leads, words
from .claims import KEPT, Claim, Passage
from .crowds import side
from .sighted import News, Sighted, nearest

_ASKED = re.compile(
    r"\b(?:wants?|wanted|seeks?|sought|seeking|asks?|asked|asking|demand\w*|insist\w*|quoted"
    r"|price\s+(?:has\s+)?put\s+to|put\s+to)\b",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"\b(?:agreed|signed|settled|pays?|paid|last\s+year|previous\w*|against|instead\s+of"
    r"|transition\w*|counter\w*|offer\w*|from|compared|up\s+from|loan\w*|fine[sd]?|damages"
    r"|compensat\w*|worth|cost\w*|aid)\b",
    re.IGNORECASE,
)
"""Before a number, words of another price than that which is asked."""
_PER = re.compile(
    r"\bper\s+(?:1,000|thousand|a\s+thousand|hundred|100)?\s*"
    r"(?P<of>cubic\s+met(?:re|er)s?|barrel|tonne|ton|kilowatt-hour|kilogram|kilo|litre|head)\b",
    re.IGNORECASE,
)
NEAR_PRICE = 70
"""Characters on each side of a price in which stands that it is asked."""
BEFORE_PRICE = 25
"""Characters before a price in which stands that it is another one."""


def prices(one: News, other: News) -> Sighted | None:
    """Two prices that one side asks for one thing, of which each article tells one alone."""
    a, b = _asked(one.telling), _asked(other.telling)
    if a is None or b is None or (a[0], a[1].key) != (b[0], b[1].key):
        return None
    if comparing.agree(a[1], b[1]) or _gives(one.telling, b[1]) or _gives(other.telling, a[1]):
        return None
    return (side(a[1]), side(b[1])), nearest(one, a[1].span)


def _gives(telling: Telling, claim: Claim) -> bool:
    """Whether an article has the number of a price anywhere."""
    return re.search(rf"(?<![\d,.]){claim.low:g}(?![\d,]|\.\d)", telling.text) is not None


@lru_cache(maxsize=KEPT)
def _asked(telling: Telling) -> tuple[str, Claim] | None:
    """The one price that is asked by an article, with what it is the price of; a price without
    that is of the only thing of which the article gives another."""
    things = {_thing(match) for match in _PER.finditer(telling.text)}
    if len(things) != 1:
        return None
    found = [
        claim for passage in leads.every_sentence(telling) for claim in _prices(telling, passage)
    ]
    return (min(things), found[0]) if len({claim.low for claim in found}) == 1 else None


def _thing(match: re.Match[str]) -> str:
    return " ".join(match["of"].lower().replace("meter", "metre").rstrip("s").split())


def _prices(telling: Telling, passage: Passage) -> Iterator[Claim]:
    for match in words.NUMBER.finditer(passage.text):
        money = _MONEY.match(passage.text, match.end())
        if not (match["money"] or money):
            continue
        end = money.end() if money else match.end()
        before = passage.text[max(0, match.start() - NEAR_PRICE) : match.start()]
        after = passage.text[end : end + NEAR_PRICE]
        if _NOT_ASKED.search(before[-BEFORE_PRICE:]) or not _ASKED.search(f"{before} {after}"):
            continue
        sign = match["money"]
        unit = amounts.CURRENCY[sign.upper()] if sign else match.string[:end].split()[-1]
        counted = amounts.Counted(unit, frozenset(), end)
        claim = amounts.told(telling.teller, passage, match, counted, "asked")
        if claim is not None and claim.low == claim.high:
            yield claim


_MONEY = re.compile(r"\s+(?:US\s+)?(?:dollars|euros|pounds|rubles|roubles)")
