"""Lengths of time in days."""

from __future__ import annotations

import re

_AMOUNT = re.compile(r"P(?:T(?P<n>\d+|X)H|T[\dX]+[MS]|(?P<m>\d+)(?P<unit>[DWMY]))")
_UNIT_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
"""Days in a unit; months and years are met within `_SLACK` of their length."""
_SLACK = {"D": 0, "W": 0, "M": 3, "Y": 30}


def days_of(value: str) -> tuple[int, int] | None:
    """The fewest and most days that a TIMEX3 duration holds; None where its number is open."""
    match = _AMOUNT.fullmatch(value)
    if match is None:
        return None
    if not match["unit"]:
        hours = int(match["n"]) if (match["n"] or "X").isdigit() else 23
        return hours // 24, (hours + 23) // 24
    number, unit = int(match["m"]), match["unit"]
    slack = _SLACK[unit]
    return number * _UNIT_DAYS[unit] - slack, number * _UNIT_DAYS[unit] + slack
