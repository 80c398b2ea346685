"""What a position is of, in words that read alone, and by what two positions are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..linked import Move
from ..tables import moves
from ..tables.moves import Object
from . import acts, naming
from .acts import Act
from .acts.against import OWN_WORDS
from .wording import NOUNS, content, infinitive, negated, rarest, tokens

EARLY = 4
"""Words before "offer" or "plan" up to which an act is about it: "the new Russian offer"."""
ON_OFFERS = frozenset({Move.WELCOMED, Move.CRITICISED})
"""Moves that may be on an offer rather than on what is offered."""
BY_NAME = frozenset({Move.WELCOMED, Move.CRITICISED, Move.CONDITIONED, Move.WITHDRAWN, Move.SIGNED,
                     Move.SOFTENED, Move.HARDENED, Move.THREATENED, None})  # fmt: skip
"""Moves that are about a thing, not about doing something with it."""


_VETO = re.compile(
    r"\b(?:veto|block|vote\s+(?:it\s+)?(?:down|against)|thwart|derail)\s+"
    r"(?P<of>(?:(?:the|an?|any|such|this|that|its|their|every)\s+)?(?:[\w.’'-]+\s+){0,4}?"
    r"(?:resolution|draft|plan|proposal|bid|membership|accession|admission|enlargement|"
    r"declaration|independence|statement|treaty|text|motion|attempt)s?\b[^,;]*)",
    re.IGNORECASE,
)
""" "Threatened to use its veto to block the plan": against the plan. What is blocked to hurt others
("to block the gas exports") nobody is against."""
_AGENDA = re.compile(
    r"\b(?:agenda|(?:range|list|series|number)\s+of\s+(?:\w+\s+)?(?:issues|topics|matters|problems|"
    r"questions|subjects))\b",
    re.IGNORECASE,
)
"""What only lists what will be talked about: who welcomes it takes no side on its points."""


def vetoed(act: Act) -> str:
    """What a threat is to stop by a veto or a vote; "" of any other act."""
    if act.move is not Move.THREATENED or act.condition:
        return ""
    found = _VETO.search(act.about)
    return naming.told(found.group("of")).whole if found else ""


def recognising(act: Act) -> str:
    """What a threat is to recognise: who threatens to recognise a state is for that; "" of any
    other act."""
    found = _RECOGNISES.search(act.about) if act.move is Move.THREATENED else None
    if found is None or negated(tokens(act.about[: found.start()])):
        return ""
    return f"recognition of {naming.told(found.group('of')).words}"


_RECOGNISES = re.compile(
    r"\b(?:recognition\s+of|recogni[sz](?:e|es|ing))\s+(?P<of>(?!that\b|the\s+(?:need|fact|risk)\b)\S.*)$"
)
""" "Threatened to recognise [the island's independence]"; who recognises that something is so wants
nothing."""


def imposed(act: Act) -> str:
    """What somebody's own law or decree laid on the other side: "a ban on fish", "tariffs"; "" of
    any other act."""
    if act.move is not Move.IMPOSED or act.word in ("ban", "embargo"):
        return ""
    words = naming.told(act.topic or act.about).words
    words = "" if _ADDED.match(words) else words  # what is banned is left out with whom it hits
    named = next((one.name for one in act.objects if _LAID.search(one.name)), "")
    if named or act.word.startswith(("impos", "embargo", "blacklist")):
        return named or words
    return f"a ban on {words}" if words else ""


_ADDED = re.compile(r"(?:in|on|at|by|from|because|for|to|under|with|issued|imposed)\b")
_LAID = re.compile(r"\b(?:ban|list|sanctions|embargo|tariffs)\b")


def lists_only(issue: str, act: Act) -> bool:
    """Whether an act is on an agenda, of which the issue is one point: "praised an agenda, not only
    on the shield"."""
    found = _AGENDA.search(act.about)
    if found is None:
        return False
    head = re.split(r",|\s[—–-]+\s|;", act.about[found.end() :], maxsplit=1)[0]
    return not moves.named(issue, acts.folded(act.about[: found.end()] + head))


def of_act(issue: str, act: Act) -> str:
    """What the position is on: the table's name, or the text's own words; "" where neither tells.

    Words that are negated name no thing: "no intention of giving up the base". What somebody says
    of an idea, a plan or an offer is on that, not on what it is for.
    """
    if lists_only(issue, act) or (act.move is Move.CONDITIONED and _NEED_NOT.search(act.about)):
        return ""
    if act.move is Move.REFUSED and negated(tokens(act.about)):
        return ""
    eased = _eased(act) if act.move in EASED else ""
    if eased:
        return eased
    ended = _ENDED.match(naming.told(act.about).words) if act.move in ON_OFFERS else None
    if ended is not None:
        return ended.group("of")
    by_name = act.move in BY_NAME and not (act.move is Move.SOFTENED and act.leaning is not None)
    topic = naming.told(act.about if by_name else act.topic or act.about)
    words = topic.words
    if act.leaning is not None and act.leaning < 0:  # "warned Malta against leaving the treaty"
        words = words.rpartition(" against ")[2]
    whole = topic._replace(words=words).whole
    if (not by_name and _WHO_DID.match(words)) or _no_wish(topic) or _OF_THEM.match(whole):
        return ""  # "the proposal he floated", "refused them": of what, the words do not say
    if not by_name:
        return _in_words(act, topic, words)
    return _named(issue, act, topic, naming.judged(act.word, words))


def _in_words(act: Act, topic: naming.Topic, words: str) -> str:
    """The text's own words, with whom something is asked of: "that Malta close the base"."""
    refused = act.move is Move.REFUSED
    called = naming.called_so(act.word, words) if refused else words
    told = topic._replace(words=called).whole if topic.tells else ""
    asked = naming.told(act.about) if act.move is Move.DEMANDED else topic
    if told and asked.whom and asked.form == "to" and act.move is Move.DEMANDED:
        return f"that {asked.whom} {asked.words}"
    return infinitive(told) if refused else told


def _eased(act: Act) -> str:
    """Towards what somebody softens or hardens, by what his words say that he held; "" where they
    do not, or where the table knows what he is against."""
    demand = _ASKED.match(act.about)
    if demand is not None:
        return f"the {naming.told(demand.group('of')).words}"
    found = _STAND.match(act.about) if not act.objects else None
    if found is None:
        return ""
    of = naming.told(found.group("of")).words
    return of if found.group("against") else f"the {found.group('stand')} {of}"


def _by_what_it_does(act: Act, topic: naming.Topic, words: str) -> str:
    """What was signed, or has to be ended, in words: who signs a treaty that limits arsenals is not
    for arsenals, nor is he for a shield who insists that it must be given up."""
    if act.move is Move.SIGNED and act.objects and not _PACT.search(act.objects[0].name):
        return words if topic.tells else ""
    must_go = act.move is Move.CONDITIONED and _MUST_GO.search(words)
    return f"that {words}" if must_go else ""


_PACT = re.compile(r"\b(?:treaty|agreement|accord|pact|convention|charter)\b", re.IGNORECASE)
_MUST_GO = re.compile(
    r"\b(?:must|needs?\s+to|ha(?:s|ve|d)\s+to|should)\s+(?:\w+ly\s+)?(?:be\s+)?(?:abandon\w*|scrapp?\w*|"
    r"cancel\w*|withdraw\w*|remov\w+|lift\w*|repeal\w*|clos\w+|suspend\w*|abolish\w*|dismantl\w+|dropp?\w*|"
    r"giv\w+\s+up|shelv\w+|halt\w*|stopp?\w*|end(?:ed)?|go|leave)\b"
)
_ASKED = re.compile(
    r"(?:the|its|their|his|her)\s+(?:[\w-]+\s+){0,2}?"
    r"(?P<of>(?:demands?|insistence|conditions?|requests?)\s+(?:that|for|on|to)\s.*)$"
)


def _named(issue: str, act: Act, topic: naming.Topic, words: str) -> str:
    """The table's name of a thing, or the offer, the plan, the decision that the words are on."""
    noun = NOUNS.search(words.lower())
    early = noun is not None and words[: noun.start()].count(" ") < EARLY
    taken_up = words[: noun.end()] if noun else ""
    itself = moves.named(issue, acts.folded(taken_up))  # "the shield" is no offer, but the thing
    on_offer = early and act.move in ON_OFFERS and not itself
    relief = _RELIEF.search(words) if act.move in ON_OFFERS else None
    if relief is not None and act.objects:
        return words[: relief.end()]
    done = _by_what_it_does(act, topic, words)
    if done:
        return done
    things = _needed(issue, words) if act.move is Move.CONDITIONED else act.objects
    plain = OWN_WORDS in act.why or not negated(tokens(act.about))  # "no need for a shield"
    if things and not on_offer and plain:
        return things[0].name
    if act.move is Move.CONDITIONED and topic.form == "that" and _MUST.search(words):
        return f"that {words}"
    if noun is None or not early:
        return ""
    return words if on_offer and topic.form != "that" else taken_up


_ENDED = re.compile(
    r"(?:(?:the\s+)?(?:[A-Z][\w.’'-]*\s+){1,3}(?:for|over)\s+)?(?P<of>"
    r"(?:(?:an?|the|any|its|their)\s+)?(?:abandonment|scrapping|cancellation|withdrawal|removal|lifting|repeal|"
    r"closure|suspension|abolition|end|ending|dismantling|delay|postponement|easing|dropping)\s+(?:of|to)\s+\S.*"
    r"|(?:abandon|scrapp|cancell?|withdraw|remov|lift|repeal|clos|suspend|abolish|end|dismantl|delay|"
    r"postpon|eas|dropp|giv|shelv|ced|leav|quitt|renounc|halt|stopp|reduc)ing\s+(?:up\s+)?"
    r"(?:the|an?|any|its|their|his|her|all|these|those|such|[A-Z])\b.*)$"
)
""" "Opposed [abandoning the shield]", "criticised Malta for [closing the base]": who is against the
end of a thing is not against the thing."""


def on_its_end(of: str) -> bool:
    """Whether a position is on the end of a thing, and no position on the thing itself."""
    return _ENDED.match(of) is not None


EASED = frozenset({Move.SOFTENED, Move.HARDENED})
_STAND = re.compile(
    r"(?:the|its|their|his|her)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:(?P<against>criticism\s+of|(?:opposition|objections?|resistance)\s+to)|"
    r"(?P<stand>(?:stance|position|line|policy|attitude|tone|approach)\s+(?:on|over|towards?|to)))"
    r"\s+(?P<of>[^,;—–]*\w)"
)
""" "Its criticism of the war": the war; "its line on fish": the line on fish."""
_RELIEF = re.compile(
    r"\b(?:exemptions?|waivers?|repeal|lifting|suspension|removal|delay|postponement|relief|reprieve|"
    r"abolition|scrapping|easing)\b"
)
""" "Welcomed the tariff exemption": for that, and not for what it frees from."""
_HAS = re.compile(
    r"\b(?:must|needs?\s+to|ha(?:s|ve)\s+to|should)\s+(?:still\s+)?(?:have|include|contain|cover)\s+"
)


_OR_ELSE = re.compile(r"\s+or\s+(?:else\s+)?(?:face|risk|suffer|pay|lose|else)\b")
""" "Must drop its barriers or face a tariff": nobody insists on the tariff."""


def _needed(issue: str, words: str) -> Sequence[Object]:
    """What has to be: "the shield must have bases in Poland" is on the bases."""
    has = _HAS.search(words)
    inner = moves.named(issue, acts.folded(words[has.end() :])) if has else ()
    return inner or moves.named(issue, acts.folded(_OR_ELSE.split(words, maxsplit=1)[0]))


_BARE = re.compile(
    rf"(?P<whose>(?:the|this|that|such|an?|any|its|their|his|her|both)\s+)?"
    rf"(?P<owner>[A-Z][\w.]*\s+|[\w.]+['’]s?\s+)?(?:new\s+|latest\s+|first\s+|whole\s+)?{NOUNS.pattern}$"
)
_LAW = re.compile(r"\b(?:laws?|decrees?|treat(?:y|ies)|agreements?|accords?|deals?|pacts?)$")
"""What may hold several things, of which who is against it means one."""


def alone(issue: str, of: str, act: Act) -> str:
    """What a position is of where it is a bare noun: "the plan" with what the sentences before it
    are on, "" where they do not tell; "the Canadian plan" tells enough, unless it
    is only claimed of it that it would bring what the issue is on."""
    found = _BARE.match(of)
    if found is None or any(one.name == of for one in moves.objects(issue)):
        return of
    if act.beside and not _LAW.search(of):
        return f"{of} on {act.beside[0].name}"
    claim = act.about.startswith("that ") and not act.objects
    return of if found.group("owner") and not claim else ""


def thing_of(issue: str, of: str) -> str:
    """By what positions on an issue are compared: the name of the table that their words begin
    with; else what is to be done, by its verb and the rarest words beside it. "" for words that
    name too little: "the Russian proposal" is another one in another year.
    """
    form, _, rest = of.partition(" ") if of.startswith(("to ", "that ")) else ("", "", of)
    if not form:
        known = [one for one in moves.objects(issue) if one.name == of]
        found = known or moves.named(issue, acts.folded(_before_adding(rest)))
        return found[0].name if found else ""
    stems = content(tokens(rest))
    beside = rarest(stems[1:], BESIDE)
    return " ".join((form, *stems[:1], *sorted(beside))) if len(beside) == BESIDE else ""


_NO_WISH = re.compile(
    r"(?:an?|the|this|that|its|his|her|their|[\w.]+['’]s?|[A-Z]\w+|\d+|two|three|several)?\s*(?:\w+\s+)?"
    r"(?:warnings?|protests?|criticisms?|accusations?|threats?|complaints?)\b"
)
"""What nobody is for or against: "defied a warning", "withdrew the threat"."""
_NEED_NOT = re.compile(r"(?:n['’]t|\bnot|\bnever)\s+(?:have|need)\s+to\b")
_MUST = re.compile(r"\b(?:must|needs?\s+to|ha(?:s|ve)\s+to)\b")


def _no_wish(topic: naming.Topic) -> bool:
    return not topic.form and _NO_WISH.match(topic.words) is not None


_OF_THEM = re.compile(
    r"(?:to\s+(?:\w+\s+)?\w+\s+(?:them|it|this|that)(?:\s+(?:\w+\s*){0,3})?|to\s+\w+\s+any\s+(?:that|which)\s.*|(?:them|it)\b.*)$"
)
"""Whose thing stands in a sentence before: "to give them in writing"."""
_WHO_DID = re.compile(r"(?:he|she|they|it|we|I)\s+\w+", re.IGNORECASE)
BESIDE = 2
"""Words beside the verb by which two wishes in the text's own words are known to be one: with one,
whoever refused to close a base and promised to close an embassy would have changed sides."""
_ADDS = re.compile(r"\s(?:of|to|from|against|on|for|about|that|which|who|with|without|as)\s")


def _before_adding(words: str) -> str:
    """The first words of a phrase, up to what is added: "legal guarantees that …". A place belongs
    to its thing ("a radar in Azerbaijan")."""
    return _ADDS.split(words, maxsplit=1)[0]
