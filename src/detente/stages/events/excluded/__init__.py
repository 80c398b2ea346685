"""Acts that are told in the words of acts between states, and are none: home affairs, figures of
speech, games and tales, what only a rival says, set phrases and opinions.
"""

from __future__ import annotations

from .. import coding, figurative
from ..between import Setting
from ..cast import Cast
from ..coding import Coded
from . import games, hollow, home, inland, rivals


def no_affair(coded: Coded, cast: Cast, setting: Setting) -> bool:
    """Whether an act is no affair between states, or no act at all but a manner of speaking.

    What the article's own states do by their names stays, though nobody else is near.
    """
    inside = home.affair(coded, cast) or inland.affair(coded, cast)
    if inside and not setting.concerns(coded):
        return True
    spoken = inland.figure(coded, cast) or (coding.by_force(coded) and figurative.idle(coded.frame))
    return (
        spoken
        or games.idle(coded, cast)
        or rivals.charged(coded, cast)
        or hollow.hollow(coded, cast)
    )
