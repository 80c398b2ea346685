"""Words that somebody passes on: "Putin emphasised that …," said his aide.

The day of the inner saying is not the paper's. It is that of the meeting of which the text has just
told, where the same speaker took part; else it was over when it was passed on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...records import Basis, When
from ...records.times import told_up_to
from ..timing import BACKGROUND_DAYS, CARRIED
from .circumstances import TALKS, Circumstances
from .scene import Found, Scene
from .speakers import Speaker

Told = tuple[Found, Speaker, Circumstances]
"""What was found, who says it, and to whom, where and when."""
_MET = "the day of the meeting that the text has told of"
_BEFORE = "told by another: said before that"


def passed_on(told: Sequence[Told], scene: Scene) -> list[Circumstances]:
    """The circumstances of each, those of what is passed on filled in; in the same order."""
    heads = {one.head for one, _, _ in told}
    over: dict[int, list[Told]] = {}
    for item in told:
        for i in item[0].content & heads:
            over.setdefault(i, []).append(item)
    return [
        _of_inner(place, told, over.get(told[place][0].head, ()), scene)
        for place in range(len(told))
    ]


def _of_inner(
    place: int, told: Sequence[Told], over: Sequence[Told], scene: Scene
) -> Circumstances:
    one, speaker, around = told[place]
    if not one.cue:
        return _going_on(place, told)
    outer = _outer(told[place], over)
    if outer is None or around.when.words is not None:
        return around
    quoted = scene.quote_at(one.head) is not None
    meeting = _meeting(place, told, scene) if quoted else None
    if meeting is not None and speaker.entity is not None:
        when = replace(meeting.when, why=(_MET, *meeting.when.why))
        return replace(around, when=when, addressee=around.addressee or meeting.addressee)
    latest = outer.when.latest
    if not quoted or latest is None:
        return around
    by = told_up_to(When(None, None, latest, Basis.PUBLISHED, None, (_BEFORE,)))
    return replace(around, when=by)


def _going_on(place: int, told: Sequence[Told]) -> Circumstances:
    """Those of the saying that goes on in words without a cue of their own."""
    one, _, around = told[place]
    before = (other for other in reversed(told[:place]) if other[0].cue)
    last = next((old for found, _, old in before if found.source == one.source), around)
    return replace(around, when=last.when)


def _outer(item: Told, over: Sequence[Told]) -> Circumstances | None:
    """Those of whoever passes it on; None where nobody else does. `over` are all in whose content
    its cue stands."""
    one, speaker, _ = item
    for other, carrier, around in over:
        same = speaker.entity is not None and carrier.entity == speaker.entity
        if other is not one and other.source and not same:
            return around
    return None


def _meeting(place: int, told: Sequence[Told], scene: Scene) -> Circumstances | None:
    """Those of the last talks, some paragraphs before at most, that the same one had on a day."""
    one, speaker, _ = told[place]
    for other, talker, around in reversed(told[:place]):
        if scene.paragraph(one.head) - scene.paragraph(other.head) > CARRIED:
            return None
        met = around.occasion is not None and _is_talk(around, scene)
        days = around.when.interval.days
        known = around.when.words is not None and days is not None and days <= BACKGROUND_DAYS
        if met and known and talker.entity == speaker.entity and speaker.entity is not None:
            return around
    return None


def _is_talk(around: Circumstances, scene: Scene) -> bool:
    words = around.occasion.words(scene.text).lower().split() if around.occasion else []
    return any(word in TALKS for word in words)
