"""What the words of the screens mean."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from ..tables import plover
from ..views.plain import act_words
from .answers import page
from .ask import check_names


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
        act = Act(one.name, act_words(one.name), one.definition, one.modes,
                  plover.score(one.name, None))  # fmt: skip
        groups.setdefault(one.quad, []).append(act)
    return page(request, "acts.html", here="/acts", groups=list(groups.items()))
