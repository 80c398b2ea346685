"""Who acts for a state: governments and their people, not parties, firms, members of parliament."""

from __future__ import annotations

from functools import cache

from ..records import Side, When
from ..tables import organisations, people


def speaks(side: Side, when: When) -> bool:
    """Whether somebody acts for a state: not a party, an outlet, a firm, or a member of parliament.

    Somebody whom the tables do not know is taken at the article's word.
    """
    entity = side.entity or ""
    kind, _, ident = entity.partition(":")
    if kind == "person" and (person := people.by_id().get(ident) or people.by_id().get(entity)):
        terms = [term for term in person.terms if term.may_hold(when.interval)]
        return not person.terms or any(term.kind != "legislator" for term in terms)
    if kind == "organisation":
        return _kind_of(entity) not in ("party", "media", "company", "armed-group", "court")
    return True


def _kind_of(entity: str) -> str | None:
    return _kinds().get(entity)


@cache
def _kinds() -> dict[str, str]:
    return {f"organisation:{one.id.removeprefix('organisation:')}": one.kind
             for one in organisations.organisations()}  # fmt: skip
