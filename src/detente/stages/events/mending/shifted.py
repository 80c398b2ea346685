"""A long object put behind the place it is kept from: "bars from Norway Chadian officials who …".

English moves a heavy object to the end, and a parser takes place and object for one noun phrase. A
name of a state before an adjective of another state is no part of the same name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....tables.states import state_named
from .hanging import as_verb, hang

if TYPE_CHECKING:
    from ....language import Token

KEEPING = {
    "bar": "bar", "bars": "bar", "barred": "bar", "barring": "bar", "ban": "ban", "bans": "ban",
    "banned": "ban", "banning": "ban", "excludes": "exclude", "excluded": "exclude",
    "expels": "expel", "expelled": "expel", "banished": "banish", "deported": "deport",
    "deports": "deport", "removed": "remove", "removes": "remove",
}  # fmt: skip
"""Forms of verbs whose object is kept out of, or sent from, a place."""


def found(token: Token) -> Token | None:
    """The name of a state within the phrase after such a verb's "from", where another state's
    people follow it; None where the phrase is one."""
    if token.lower_ != "from" or token.head.lower_ not in KEEPING or token.head.i > token.i:
        return None
    noun = next((one for one in token.children if one.dep_ == "pobj" and one.tag_ == "NNS"), None)
    own = (
        [one for one in noun.lefts if one.dep_ == "amod" and state_named(one.text)] if noun else []
    )
    if noun is None or not own:
        return None
    within = [*noun.lefts, *own[0].lefts]
    names = [one for one in within if one.dep_ in NAMING and one.pos_ == "PROPN"]
    if len(names) != 1 or own[0].i < names[0].i:
        return None
    first = min(one.i for one in names[0].subtree)
    words = names[0].doc[first : names[0].i + 1].text.removeprefix("the ")
    return names[0] if state_named(words) else None


NAMING = frozenset({"nmod", "compound"})


def settle(token: Token) -> None:
    """Hang the place under "from", and the people under the verb."""
    name = found(token)
    if name is None:
        return
    noun, verb = next(one for one in token.children if one.dep_ == "pobj"), token.head
    for one in list(noun.lefts):
        if one.i < name.i:
            hang(one, name, one.dep_)
    hang(name, token, "pobj")
    hang(noun, verb, "dobj")
    if verb.tag_ == "NNS":
        as_verb(verb, KEEPING[verb.lower_], "VBZ")
    beside = _beside(verb)
    if beside is not None:
        hang(verb, beside, "conj")


def _beside(verb: Token) -> Token | None:
    """The verb of the relative clause that a verb in the present goes on with, where the parser
    joined it to a verb in the past: "signed a law that lifts a duty and … bars"."""
    if verb.tag_ != "VBZ" or verb.dep_ != "conj" or verb.head.tag_ not in ("VBD", "VBN"):
        return None
    between = verb.doc[verb.head.i + 1 : verb.i]
    return next((one for one in between if one.dep_ == "relcl" and one.tag_ == "VBZ"), None)
