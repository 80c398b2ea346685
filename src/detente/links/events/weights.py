"""How much each thing speaks for one act (above 0), or against it (below).

Unit: evidence, which `deciding` adds up. At `deciding.NEEDED` one act is as likely as two; each
unit more makes the odds 2.2 times as good (e to `deciding.SLOPE`). Origin: set by hand; no tool has
fitted them. All but those of the last part came with the linker's first version and its first cases
in tests/cases/same_events, those of the last part with later cases there.
"""

from __future__ import annotations

# ------------------------------------------------------------------ when

SAME_DAY = 2.5
"""Both state the day."""
SAME_MONTH = 1.0
"""Both state times that agree, of a month at most."""
SAME_TELLING = 2.0
"""Both tell of the same days in the words of their article: "last week"."""
NEWS, WEEK_OF_NEWS, OLD_NEWS = 1.0, 0.3, -1.0
"""An act without a day of its own, in two articles of the same days, of one week, farther apart."""
NO_TELLING_WHEN = -0.7
"""The same where nothing tells when one of the two was written."""

# ------------------------------------------------------------------ who

SAME_SIDE = 1.0
"""A person, state or body is in both."""
EACH_PERSON, MOST_PEOPLE = 1.0, 3.0
"""Each person in both, on top of that; a side with people at most."""
FURTHER_STATE, MOST_STATES = 0.5, 2.0
"""Each state in both after the first; a side of states at most."""
OTHER_SIDE = -1.5
"""Each names somebody, and nobody in both."""
RECIPIENTS = 0.7
"""What recipients count against actors, as a factor."""
TWO_IN_BOTH, ONE_IN_BOTH = 0.5, -0.5
"""Both tell of two who meet or agree; one of them tells of a single one."""

# ------------------------------------------------------------------ what

SAME_SENTENCE = 6.0
"""The same sentence stands in two articles."""
SAME_KIND = 1.0
"""The same type, or the same kind of act."""
SAME_MODE, OTHER_MODE, OTHER_DEED = 0.5, -0.3, -1.5
"""The same mode; another; another that is another deed ("arrest" and "seize")."""
VISIT_OR_NOT = -0.7
"""One is a visit, of the other no mode is known."""
SAME_WORD = 0.7
"""The word that names the act."""
NO_SHARED_WORD = -1.0
"""No telling word is shared, though both sentences have some."""
SAME_ISSUE, OTHER_ISSUE = 0.5, -0.7
"""Both are on an issue; each is on one, and none is shared."""

# ------------------------------------------------------------------ where, and how real

SAME_PLACE, FAR_PLACE = 1.0, -3.0
"""The same place; two that are more than `where.FAR_KM` apart."""
PLAN_AND_DEED = -0.7
"""The one is planned, the other done."""

# ------------------------------------------------------------------ added later

TOLD_TWICE, TOLD_TWICE_OLD = 1.5, 0.5
"""An act without a day of its own, twice in one article; where the other has a day days before."""
WIDE_DAYS = 0.3
"""Both dates are known to a month at best, by articles that are dated no finer."""
NEAR_ITS_DAY, NEAR_ITS_MONTH = 1.0, 0.3
"""A later article states the day, or the month, in which another told it without one."""
OTHER_WORD = 0.5
"""Another word that newsrooms use for the same act: "row" and "dispute"."""
CLASH = 1.0
"""Both tell of a clash, and all whom the one names stand in the sentence of the other."""
SAME_TARGET = 0.5
"""One attack for which two accounts blame two states."""
OTHERS_SPOKEN_OF = -0.5
"""One account names no side, and its sentence names none of the states of the other."""
SEVERAL_IN_HEADS = 1.4
"""What several telling words in both headlines count against one, as a factor."""
LATER_NEWS = 0.5
"""What articles alike count as a factor where one is written days after the other."""
