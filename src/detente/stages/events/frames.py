"""Frames: a word that may name an act, with what stands around it, in one place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ...tables import actions
from . import grammar, objects_elsewhere, roles, utterances

if TYPE_CHECKING:
    from ...language import Token

LIGHT = frozenset({
    "make", "hold", "have", "give", "issue", "put", "launch", "conduct", "mount", "stage",
    "deliver", "present", "carry", "open", "begin", "start", "resume", "renew", "continue", "pay",
    "undertake", "conclude", "express", "voice", "raise", "lodge", "file", "reiterate", "repeat",
    "send", "announce", "complete", "extend", "float", "table", "propose", "submit", "do", "use",
    "finish", "enter", "impose", "order", "speed", "speeded", "plan", "take", "underscore", "state",
    "outline", "attend", "widen", "broaden", "expand", "sweeten", "improve", "wage", "request",
    "arrange", "schedule", "signal", "reaffirm", "reopen", "relaunch", "restart", "revive",
    "consider", "weigh", "mull", "contemplate", "approve", "authorize", "authorise", "grant",
})  # fmt: skip
"""Verbs that lend their subject and their prepositions to a noun that names the act."""
THEME = 9
"""Words after an act's in which what it is about is told; what follows a comma is more."""
ANSWERING = frozenset({"respond", "answer", "react", "reply", "retaliate", "counter",
                       "surprise", "startle", "stun", "approach"})  # fmt: skip
"""Verbs that name the act only with "with": "responded with an embargo"."""
CLOSING = frozenset({"end", "wind", "wrap", "close", "finish", "break", "kick"})
"""Verbs that lend themselves to talks alone: "wrapped up their meeting"."""
MEASURES = frozenset({"round", "series", "day", "hour", "week", "session", "string", "set", "bout",
                      "cycle", "pair", "number"})  # fmt: skip
"""Nouns that count or measure what they stand over: "held a first [round] of talks"."""
SUFFERED = frozenset({
    "warn", "urge", "accuse", "criticize", "criticise", "condemn", "arrest", "detain", "expel",
    "kill", "wound", "injure", "deport", "ban", "charge", "indict", "convict", "sentence", "jail",
    "blame", "praise", "invite", "summon", "release", "free", "kidnap", "abduct", "execute",
    "attack", "bomb", "shell", "denounce", "reject", "ask", "order", "sue", "oust", "evacuate",
})  # fmt: skip
"""Verbs that need somebody to whom it is done."""
VISITS = frozenset({"visit", "trip", "tour", "mission"})
GIVEN = frozenset({"aid", "assistance", "help", "relief", "loan", "credit", "grant", "support",
                   "compensation", "funding", "humanitarian"})  # fmt: skip
"""What a sum is given "in": "20 million dollars in aid to Chad"."""
REACHES = {"percent": ("on",), "%": ("on",), "protest": ("to", "over")}
"""What measures or names a thing, and the prepositions after it that belong to the verb."""
APART = frozenset({"advcl", "conj", "parataxis", "relcl", "punct"})
"""What stands after a word and yet is another clause."""
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "mr.", "mrs.", "ms.", "dr."})
"""What only stands before a surname, never before the name of an office."""
WORDY = frozenset({"compound", "amod", "nmod", "conj", "poss", "nummod", "appos", "advmod"})


@dataclass
class Frame:
    """One word that may name an act.

    `verb` carries tense and negation: the word itself, the copula of an adjective, the verb that
    lends itself to a noun. Lists hold heads of phrases. `suffered` marks what is read as a passive.
    """

    token: Token
    pos: str
    verb: Token
    subjects: list[Token]
    objects: list[Token]
    preps: dict[str, list[Token]]
    comp: Token | None
    light: bool = False
    owned: bool = False
    particles: frozenset[str] = field(default_factory=frozenset)
    suffered: bool = False
    word: str = ""  # the lemma, where it is not the token's

    @cached_property
    def object_words(self) -> frozenset[str]:
        """Lemmas of the objects, of what modifies them, and of their "of"."""
        return words_of(self.objects)

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Lemmas of everything after the word that is its object, preposition or complement."""
        heads = [*self.objects, *(one for some in self.preps.values() for one in some)]
        if self.comp is not None:
            heads.append(self.comp)
        heads.extend(
            child for child in self.token.children
            if child.i > self.token.i and child.dep_ not in APART
        )  # fmt: skip
        if self.token.dep_ == "relcl":  # "a deal that Chad withdrew from"
            heads.extend(grammar.children(self.token.head, "compound"))
            return frozenset(
                [self.token.head.lemma_.lower()]
                + [t.lemma_.lower() for head in heads for t in bounded(head)]
            )
        return frozenset(t.lemma_.lower() for head in heads for t in bounded(head))

    @cached_property
    def theme_words(self) -> frozenset[str]:
        """Lemmas of what is wanted, refused or threatened: the objects and the complement."""
        heads = [*self.objects, *([self.comp] if self.comp is not None else [])]
        last = next((t.i for t in self.token.sent if t.text == "," and t.i > self.token.i), None)
        last = min(last or len(self.token.doc), self.token.i + THEME)
        return frozenset(t.lemma_.lower() for head in heads for t in bounded(head) if t.i < last)


def words_of(heads: list[Token]) -> frozenset[str]:
    """Lemmas of the heads, of their modifiers, and of what stands after their "of"; those of a
    person's name say nothing of what it is: Ms. Rice is no grain."""
    found: set[str] = set()
    for head in heads:
        if any(child.lower_ in HONORIFICS for child in head.children):
            continue
        found.add(head.lemma_.lower())
        for child in head.children:
            if child.dep_ in WORDY:
                found |= {part.lemma_.lower() for part in child.subtree
                          if part.i < head.i and part.ent_type_ != "PERSON"}  # fmt: skip
            elif child.lower_ == "of":
                found |= {part.lemma_.lower() for one in grammar.children(child, "pobj")
                          for part in (one, *one.lefts)}  # fmt: skip
    return frozenset(found)


def bounded(head: Token, depth: int = 0) -> list[Token]:
    """The tokens under a head without relative clauses, appositions and adverbial clauses."""
    if depth > grammar.DEEPEST:
        return []
    found = [head]
    for child in head.children:
        if child.dep_ not in ("relcl", "appos", "advcl", "punct", "parataxis"):
            found.extend(bounded(child, depth + 1))
    return found


def of(token: Token, pos: str, titled: bool) -> Frame:
    """The frame of a word taken for a verb, noun or adj; `titled`: it stands in a headline."""
    if pos == "noun":
        return of_noun(token)
    if pos == "adj":
        return of_adjective(token)
    if (word := objects_elsewhere.lasting(token)) is not None:
        return of_state(token, word)
    return of_headline(token) if titled else of_verb(token)


def of_verb(token: Token) -> Frame:
    """The frame of a verb."""
    if pressed(token):
        return _of_pressed(token)
    particles = frozenset(
        child.lower_ for child in token.children
        if child.dep_ in ("prt", "advmod")
        or (child.dep_ == "prep" and (not child.n_rights or _outward(child)))
    )  # fmt: skip
    particles |= _before_number(token)
    things, preps = roles.objects(token), grammar.prepositions(token)
    for given in [*preps.get("in", []), *(one for thing in things for one in
                  grammar.prepositions(thing).get("in", []))]:  # fmt: skip
        for name in ("to", "for") if given.lemma_.lower() in GIVEN else ():
            preps.setdefault(name, []).extend(grammar.prepositions(given).get(name, []))
    _reach(things, preps)
    for beside in grammar.children(token, "advmod", "prt"):  # "went back [on] its word"
        for name, heads in grammar.prepositions(beside).items():
            preps.setdefault(name, heads)
    moved = objects_elsewhere.moved(token)
    things = moved or things or objects_elsewhere.quoted(token) or objects_elsewhere.judged(token)
    doing, things = _unhung(token, roles.agents(token), things)
    turned = not things and objects_elsewhere.turned(token, doing)
    return Frame(
        token, "verb", token, [] if turned else doing, doing if turned else things,
        preps, grammar.complement(token), particles=particles, suffered=turned,
    )  # fmt: skip


HANDING = frozenset({"hand", "turn"})


def _before_number(token: Token) -> frozenset[str]:
    """ "Handed [over] five sailors": no more than five, though the parser takes it for that."""
    after = token.doc[token.i + 1 : token.i + 3]
    over = len(after) > 1 and after[0].lower_ == "over" and after[1].pos_ == "NUM"
    return frozenset({"over"}) if over and token.lemma_ in HANDING else frozenset()


def _unhung(
    token: Token, doing: list[Token], things: list[Token]
) -> tuple[list[Token], list[Token]]:
    """Who does what to what, in "the pact that the two countries [signed]" as well."""
    relative = grammar.hung(token)
    if relative is None:
        return doing, things
    return grammar.conjuncts(token.head), [relative.nbor(-1)]


def of_state(token: Token, word: str) -> Frame:
    """The frame of a participle of what lasts: "the border remains [closed] to …"."""
    over = token.head
    preps = grammar.prepositions(token)
    for name, heads in grammar.prepositions(over).items():
        preps.setdefault(name, []).extend(heads)
    doing = [one for by in grammar.children(token, "agent") for one in grammar.children(by, "pobj")]
    return Frame(token, "verb", over, doing, roles.surface(over), preps, None, suffered=True,
                 word=word)  # fmt: skip


def undergone(frame: Frame) -> bool:
    """Whether it is told of whom or what it is done to: a passive, or what stands for one."""
    return frame.suffered or grammar.passive(frame.token)


def _reach(things: list[Token], preps: dict[str, list[Token]]) -> None:
    """ "Imposed duties of 25 percent [on] …", "sent a note of protest [to] …"."""
    for inner in (of for thing in things for of in grammar.prepositions(thing).get("of", [])):
        for name in REACHES.get(inner.lemma_.lower(), ()):
            if name not in preps and (heads := grammar.prepositions(inner).get(name)):
                preps[name] = heads


def _outward(prep: Token) -> bool:
    """ "Pulled [out] of the talks": a particle, though parsed as a preposition over one."""
    return prep.lower_ in ("out", "away", "back", "off") and all(
        child.dep_ == "prep" for child in prep.rights
    )


def of_headline(token: Token) -> Frame:
    """The frame of a verb in a headline, where the past without an object is a passive: what was
    done is told in the present ("Chad warns Libya"), "Chad Warned Over Raids" was warned."""
    frame = of_verb(token)
    past = token.tag_ in ("VBD", "VBN") and grammar.lemma(token) in SUFFERED
    if not past or grammar.passive(token) or frame.objects or frame.comp is not None:
        return frame
    return replace(frame, subjects=[], objects=frame.subjects, suffered=True)


def of_adjective(token: Token) -> Frame:
    """The frame of an adjective or participle that is said of somebody: "is ready to"."""
    verb = token.head if token.dep_ in ("acomp", "attr", "conj", "oprd") else token
    return Frame(
        token, "adj", verb, roles.surface(verb), [], grammar.prepositions(token),
        grammar.complement(token),
    )  # fmt: skip


def of_noun(token: Token) -> Frame:
    """The frame of a noun; it borrows from a light verb ("made an offer to Chad")."""
    preps = grammar.prepositions(token)
    _lift(preps, ("of",), "by")  # "the firing of two missiles [by] …"
    own = _own(token, preps)
    light = _light_verb(token)
    verb = light or grammar.clause_verb(token)
    _lift(preps, _over(token), "between", "with")  # "the restoration of relations [between] …"
    subjects = list(own) or _visiting(token) or utterances.aiming(token, preps)
    if light is not None:
        if not own:
            subjects = roles.agents(light)
        if light.lemma_ in ANSWERING and token.dep_ == "pobj":
            preps.setdefault("to", []).extend(roles.objects(light))
        if light.lemma_ == "engage":  # "engaged the North in talks"
            preps.setdefault("with", []).extend(roles.objects(light))
        for name, heads in grammar.prepositions(light).items():
            preps.setdefault(name, []).extend(h for h in heads if h.i != token.i)
    return Frame(
        token, "noun", verb, subjects, preps.get("of", []), preps, _content(token, light),
        light=light is not None, owned=bool(own),
    )  # fmt: skip


def _over(token: Token) -> tuple[str, ...]:
    """Prepositions of a thing on which the parser hangs who shares the act: "talks on quotas
    [between] …"."""
    talks = token.lemma_.lower() in actions.classes()["talks"]
    return ("of", "on", "about", "over") if talks else ("of",)


def _lift(preps: dict[str, list[Token]], over: tuple[str, ...], *names: str) -> None:
    """Add what stands after these prepositions within a thing after one of `over`, where the noun
    has none of its own."""
    near = [h for one in over for h in preps.get(one, [])]
    for name in names:
        inner = [h for thing in near for h in grammar.prepositions(thing).get(name, [])]
        if inner and name not in preps:
            preps[name] = inner


def _content(token: Token, light: Token | None) -> Token | None:
    """The complement of a noun; after "repeated its demand today that Chad leave" the parser hangs
    it on the verb."""
    own = grammar.complement(token)
    if own is not None or light is None:
        return own
    return next((c for c in grammar.children(light, "ccomp") if c.i > token.i), None)


def _visiting(token: Token) -> list[Token]:
    """ "President A, on a visit to Chad, said …": who is on it."""
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ != "on" or token.lemma_.lower() not in VISITS:
        return []
    over = prep.head
    return roles.surface(over) if over.pos_ in ("VERB", "AUX") else [over]


def pressed(token: Token) -> bool:
    """ "Chad test-fired two missiles", "Chadian police tear-gassed students" are often parsed as
    names of missiles and students: the verb, cut at its hyphen, stands under them."""
    start = grammar.hyphened(token)
    if token.dep_ != "amod" or token.head.i < token.i or start is None:
        return False
    if start.lower_ == "test":
        return True
    known = (grammar.lemma(token), "verb") in actions.rules()
    return "-" in grammar.lemma(token) and known and bool(_pressing(token))


def _pressing(token: Token) -> list[Token]:
    """Who stands before such a verb."""
    named = grammar.children(token.head, *grammar.MODIFIERS, "nsubj")
    return [one for one in named if one.i < token.i - 2]


def _of_pressed(token: Token) -> Frame:
    thing = token.head
    named = _pressing(token)
    return Frame(token, "verb", token, named, [thing], grammar.prepositions(thing), None)


def _own(token: Token, preps: dict[str, list[Token]]) -> list[Token]:
    """Who a noun itself names as its doer."""
    poss = [
        one
        for child in grammar.children(token, "poss") if child.ent_type_ not in ("DATE", "TIME")
        for one in grammar.conjuncts(child)
    ]  # fmt: skip
    if token.dep_ in ("nsubj", "nsubjpass") and "between" not in preps:
        between = grammar.prepositions(token.head).get("between")
        preps.update({"between": between} if between else {})  # "talks opened between …"
    by = [one for name in grammar.owning(token) for one in preps.get(name, [])]
    if _light_verb(token) is not None:
        poss = [one for one in poss if one.pos_ != "PRON"]
    if poss or by:
        return [*poss, *by]
    if voiced := _voiced(token, preps):
        return voiced
    if (sent := utterances.sent_from(token, preps)) and _light_verb(token) is None:
        return sent
    own = [
        one for child in grammar.children(token, *grammar.MODIFIERS)
        for one in [*grammar.conjuncts(child)]
    ]  # fmt: skip
    own = [one for one in own if one.text[:1].isupper()]
    if token.lemma_.lower() in actions.classes()["attack"]:
        own = [one for one in own if not grammar.venue(one)]
    return own


def _voiced(token: Token, preps: dict[str, list[Token]]) -> list[Token]:
    """ "The refusal of [Chad] to sign": who says it; it is taken out of the prepositions."""
    told = "for" in preps or grammar.complement(token) is not None
    found = roles.voiced(preps) if told and token.lemma_.lower() in roles.VOICED else []
    if found:
        preps["of"] = [h for h in preps["of"] if h not in found]
    return found


def _light_verb(token: Token) -> Token | None:
    """The light verb whose object the noun is, also in the passive and over a noun of one."""
    head = token.head
    if token.dep_ in ("dobj", "nsubjpass") and grammar.lemma(head) in LIGHT:
        return head
    talks = token.lemma_.lower() in actions.classes()["talks"]
    if token.dep_ == "dobj" and talks and grammar.lemma(head) in CLOSING:
        return head
    if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in MEASURES:
        over = head.head.head
        lent = grammar.lemma(over) in LIGHT | CLOSING
        return over if lent and head.head.dep_ in ("dobj", "nsubjpass") else None
    if (
        token.dep_ == "conj"
        and head.dep_ in ("dobj", "nsubjpass")
        and grammar.lemma(head.head) in LIGHT
    ):
        return head.head
    if token.dep_ == "compound" and head.lemma_ in ("effort", "mission", "process", "campaign"):
        return _light_verb(head)
    if token.dep_ == "pobj" and head.lower_ == "with" and head.head.lemma_ in ANSWERING:
        return head.head
    if token.dep_ == "pobj" and head.lower_ == "in" and head.head.lemma_ == "engage":
        return head.head
    clauses = grammar.children(token, "acl", "relcl")
    reduced = [c for c in clauses if c.lemma_ in LIGHT and c.tag_ != "VB" and c.tag_ != "VBG"]
    return reduced[0] if reduced else None
