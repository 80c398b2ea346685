"""Who takes part in what is done together: talks, agreements and what is called off of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import Side
from . import both, doers, grammar, hyphened, roles, staffed, standing
from .cast import Cast
from .coding import Coded
from .frames import Frame
from .somebody import body_of_states, company, distinct, media, without

if TYPE_CHECKING:
    from ...language import Token

ATTENDED = frozenset({"in", "at", "during", "after", "for", "on", "before", "following", "into"})
"""Prepositions that make the subject of a verb a party to the talks after them."""
ENDING = frozenset({
    "end", "conclude", "close", "finish", "wrap", "emerge", "part", "leave", "return", "wind",
})  # fmt: skip
"""Verbs of those who come from talks "with an understanding"."""
CONDUCTING = frozenset({
    "call", "cancel", "postpone", "suspend", "resume", "abandon", "boycott", "seek", "want",
    "halt", "quit", "delay", "refuse", "reject", "rule", "break",
})  # fmt: skip
"""Verbs of what somebody does with talks of his own."""
UTTERED = frozenset({"announcement", "remark", "comment", "statement", "decision", "arrival",
                     "departure", "visit", "trip", "offer", "letter", "message"})  # fmt: skip
"""What comes before, or during, somebody's own talks."""
ARMED = frozenset({"MOBILIZE", "COERCE"})
"""Types of what a company does not do: it has no troops and no police."""


def settle(coded: Coded, cast: Cast) -> None:
    """Sides of what is done together: all are actors."""
    frame, token = coded.frame, coded.frame.token
    together = _with_attending(coded, doers.parties(frame, cast), cast)
    together = distinct([*together, *cast.of(_with_later(frame))])
    if coded.type == "AGREE" and frame.pos == "noun" and not together:
        together = cast.of(_settling(token))
    more = [*_theirs(frame, cast), *_listed(token, together, cast), *hyphened.pair(token, cast)]
    together = distinct([*_calling_off(frame, cast), *together, *more])
    together = _staffed(coded, [s for s in together if deals(s, coded, cast)], cast)
    if not any(side.state for side in together):
        together = both.parties(coded, cast) or together
    coded.actors = sorted(together, key=lambda side: side.span)


def _with_attending(coded: Coded, together: list[Side], cast: Cast) -> list[Side]:
    """Those who take part in talks after "in", "after" or "following": also whoever is the subject
    of the verb before, "Chad agreed with Libya on steel [following talks]"."""
    frame, prep = coded.frame, coded.frame.token.head
    if frame.pos != "noun" or frame.token.dep_ != "pobj" or frame.light:
        return together
    if prep.lower_ not in ATTENDED or not (frame.preps.get("with") or len(together) < 2):
        return together
    if coded.type != "CONSULT" and standing.talking(prep.head):  # "talks on a swap"
        return together
    verb = grammar.clause_verb(prep.head)  # "following" is itself tagged as a verb
    guests = prep.head.pos_ in ("NOUN", "PROPN") and prep.head.dep_ in ("dobj", "nsubj")
    guest = cast.of([prep.head]) if guests else []  # "let [an observer] in the talks"
    attending = guest or cast.of([prep.head, *roles.surface(verb)]) or _owning(verb, cast)
    host = bool(together) and all(body_of_states(side) for side in together)
    if len(attending) == 1 and (host or not together):
        attending += without(_met(verb, cast), attending)
    if host and len(attending) > 1:
        coded.mode = "multilateral"
        return attending
    several = together or len(attending) > 1
    return distinct([*attending, *together]) if several else together


def _staffed(coded: Coded, together: list[Side], cast: Cast) -> list[Side]:
    """ "Rangers from Chad and Libya teamed up": whose people they are, where that makes two."""
    if len({side.state for side in together} - {None}) > 1 or coded.type not in staffed.KIND:
        return together
    after = [h for name in ("with", "between") for h in coded.frame.preps.get(name, [])]
    more = staffed.owned(cast, [*coded.frame.subjects, *after])
    found = distinct([*together, *more])
    return found if len({side.state for side in found} - {None}) > 1 else together


def _with_later(frame: Frame) -> list[Token]:
    """ "Prepared his talks on Monday [with] Chad": with whom, which the parser hangs on the verb
    where a day or a place stands between."""
    token = frame.token
    if frame.pos != "noun" or token.dep_ != "dobj" or frame.light or frame.preps.get("with"):
        return []
    own = any(one.tag_ == "PRP$" for one in grammar.children(token, "poss"))
    after = [one for one in grammar.children(token.head, "prep")
             if one.i > token.i and one.lower_ == "with"]  # fmt: skip
    return [head for one in after if own for head in grammar.children(one, "pobj")]


def _owning(verb: Token, cast: Cast) -> list[Side]:
    """ "Mr Vale's remarks came before talks with Chad": whose talks they are to be."""
    words = [one for one in roles.surface(verb) if one.lemma_.lower() in UTTERED]
    return cast.of(owner for one in words for owner in grammar.children(one, "poss"))


def _theirs(frame: Frame, cast: Cast) -> list[Side]:
    """ "Chad and Libya ended [their] talks", "Chad and Libya said that [their] talks with Mali
    would go on"."""
    token = frame.token
    if frame.pos != "noun" or not any(child.lower_ == "their" for child in token.children):
        return []
    if token.dep_ == "dobj":
        return cast.of(roles.surface(token.head))
    verb = grammar.clause_verb(token)
    told = token.dep_ in ("nsubj", "nsubjpass") and verb.dep_ == "ccomp"
    return cast.of(roles.surface(verb.head)) if told else []


def _calling_off(frame: Frame, cast: Cast) -> list[Side]:
    """ "Chad [called off] talks with Libya": whose talks they were to be as well."""
    verb = frame.token.head
    held = frame.pos == "noun" and frame.token.dep_ == "dobj" and bool(frame.preps.get("with"))
    owned = bool(grammar.children(frame.token, "poss")) and not any(
        one.ent_type_ == "DATE" for one in grammar.children(frame.token, "poss"))  # fmt: skip
    own = held and not owned and not frame.light and grammar.lemma(verb) in CONDUCTING
    return cast.of(roles.agents(verb)) if own else []


def _settling(token: Token) -> list[Token]:
    """ "Ended their talks [with] an understanding": who ended them has it."""
    verb = grammar.clause_verb(token)
    held = token.dep_ == "pobj" and token.head.lower_ == "with"
    return roles.surface(verb) if held and grammar.lemma(verb) in ENDING else []


def _listed(token: Token, together: list[Side], cast: Cast) -> list[Side]:
    """ "Chad, Libya talks fail": a comma is an "and" in headlines."""
    doc = cast.parse.doc
    before = min((part.i for part in token.lefts), default=0)
    while before and doc[before - 1].dep_ == "compound":
        before -= 1
    titled = len(together) == 1 and cast.parse.segment(token).kind == "title"
    if not titled or before < 2 or doc[before - 1].text != ",":
        return []
    return cast.named(doc[before - 2])


def _met(verb: Token, cast: Cast) -> list[Side]:
    """Whom somebody met at talks of no named parties: "after talks, A praised B's offer"."""
    return [side for head in roles.objects(verb)[:1] for side in cast.under(head)]


def refuse(coded: Coded, cast: Cast) -> None:
    """Of those who would meet, who "will not meet with Chad" refuses it, and Chad receives the
    refusal; "the two will not meet" is of both."""
    if coded.type != "REJECT" or coded.rule.type != "CONSULT" or coded.recipients:
        return
    heads = roles.surface(coded.frame.verb)
    doing = [side for side in coded.actors if any(_of(side, head, cast) for head in heads)]
    rest = without(coded.actors, doing)
    if doing and rest and len(doing) + len(rest) == len(coded.actors):
        coded.actors, coded.recipients = doing, rest


def _of(side: Side, head: Token, cast: Cast) -> bool:
    """Whether a side stands among the words of a phrase."""
    phrase = cast.parse.span(head.left_edge.i, max(head.right_edge.i, head.i) + 1)
    return side.span.overlaps(phrase)


def deals(side: Side, coded: Coded, cast: Cast) -> bool:
    """Whether a side does such things: a paper tells of acts and does none, and the visit of a
    private person is nobody's affair."""
    if media(side.entity) or (coded.type in ARMED and company(side.entity)):
        return False
    return coded.type != "CONSULT" or cast.official(side)
