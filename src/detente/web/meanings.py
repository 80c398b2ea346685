"""What the words of the screens mean."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from ..tables import plover
from ..views.plain import STANDINGS, act_words, deed_name
from ..views.shapes import BASES
from .answers import page
from .ask import check_names
from .render import BASIS_WORDS

BASES_TOLD = (
    ("no mark", "the text states the day"),
    *((mark, BASES[basis]) for basis, mark in BASIS_WORDS.items() if mark),
    ("undated", "nothing is known of its day, and nothing is made up"),
)
"""The marks beside days, and what each says."""


@dataclass(frozen=True, slots=True)
class Act:
    """A type of act: PLOVER's name, our words and the manual's, its modes, its own score."""

    name: str
    words: str
    definition: str
    modes: tuple[str, ...]
    score: float


def acts_page(request: Request) -> Response:
    """What each type of act means. Raises BadInput."""
    check_names(request.query_params, ())
    groups: dict[str, list[Act]] = {}
    for one in plover.types().values():
        modes = tuple(f"{deed_name(one.name, mode)} ({mode})" for mode in one.modes)
        act = Act(one.name, act_words(one.name), one.definition, modes,
                  plover.score(one.name, None))  # fmt: skip
        groups.setdefault(one.quad, []).append(act)
    return page(
        request, "acts.html", here="/acts", groups=list(groups.items()),
        standings=list(STANDINGS.items()), bases=BASES_TOLD,
    )  # fmt: skip
