"""How sure it is whom a mention means, 0..1, by what says so.

An order that was chosen, no measured share: what is read off the words beside a name stands above
what is worked out, and that above what is only usual. A speaker is as sure as the mention that
names him, and only from `memory.SURE` does a mention tell whether somebody is a man or a woman.
"""

STATED = 0.95
"""The words beside it say whom it means: an apposition, the full name before, the state after."""
FITTING = 0.9
"""One alone fits by all that is known of it: name, office, day, grammar."""
POINTED_AT = 0.85
"""Of several that fit, the one at whom words near it point."""
USUAL = 0.8
"""One fits as news is mostly written; no word says so."""
NEAREST = 0.75
"""Of several that fit, the nearest, or by far the best known."""
LACKING = 0.7
"""Something is missing that would make it sure: the tables do not know the name, or nothing but
its place in the text speaks for it. Of 22 organisations and places that only the tagger has seen,
in two PolNeAR dev articles that were read for this alone, 17 were what it said."""
THIN = 0.6
"""It fits, and something speaks against it: an office that was over by then."""
BARE = 0.5
"""A surname, or a name, of which nothing more is told."""
