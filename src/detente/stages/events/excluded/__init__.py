"""Acts that are told in the words of acts between states, and are none: home affairs, figures of
speech, games and tales, what only a rival says, opinions and set phrases.
"""

from __future__ import annotations

from .. import coding, figurative
from ..between import Setting
from ..cast import Cast
from ..coding import Coded
from . import games, home, opinions, phrases, rivals, unarmed


def no_affair(coded: Coded, cast: Cast, setting: Setting) -> bool:
    """Whether an act is no affair between states, or no act at all but a manner of speaking.

    What the article's own states do by their names stays, though nobody else is near.
    """
    if home.excludes(coded, cast) and not setting.concerns(coded):
        return True
    if not setting.between and home.alone(coded, cast):
        return True
    if coding.by_force(coded) and figurative.bloodless(coded.frame):
        return True
    ways = (unarmed, games, rivals, phrases)
    return any(way.excludes(coded, cast) for way in ways) or opinions.excludes(coded)
