"""Whose "its" is after a verb that tells of somebody else: who is condemned "for its invasion" has
invaded, and who is urged "to withdraw its troops" has sent them.
"""

from __future__ import annotations

from .text import Text, Word, word_set

_JUDGING = word_set(
    "thank thanks thanked thanking praise praises praised praising criticise criticises criticised "
    "criticising criticize criticizes criticized criticizing condemn condemns condemned condemning "
    "punish punishes punished punishing rebuke rebukes rebuked rebuking chide chides chided "
    "denounce denounces denounced denouncing commend commends commended commending applaud "
    "applauds applauded applauding congratulate congratulates congratulated congratulating "
    "sanction sanctions sanctioned sanctioning reward rewards rewarded rewarding scold scolded "
    "berate berates berated slam slams slammed slamming blast blasts blasted blasting lambast "
    "lambasts lambasted lambasting lambaste lambastes castigate castigates castigated censure "
    "censures censured censuring fault faults faulted penalise penalises penalised penalize "
    "penalizes penalized upbraid upbraided deride derided mock mocked mocking fine fined salute "
    "saluted saluting credit credits credited crediting hail hailed hailing"
)
"""Verbs of what is thought of somebody for what is his own; not "blamed" and "attacked", for what
may be the own losses and wishes of whoever does it."""
_FOR = frozenset({"for", "over", "on", "upon"})
_HARMING = word_set(
    "cut cuts cutting sever severs severed severing break breaks broke breaking suspend suspends "
    "suspended suspending impose imposes imposed imposing slap slaps slapped slapping freeze "
    "freezes froze freezing halt halts halted halting withhold withholds withheld downgrade "
    "downgrades downgraded downgrading protest protests protested complain complained threaten "
    "threatens threatened threatening boycott boycotts boycotted boycotting sue sues sued suing"
)
"""Verbs of what is done to somebody because of what is his own."""
_REACHED = frozenset({"with", "on", "against", "to", "from"})
"""Prepositions before whom it is done to: "cut ties [with] Chad over its war"."""
_BACKING = word_set(
    "back backs backed backing support supports supported supporting help helps helped helping "
    "assist assists assisted assisting aid aids aided aiding"
)
_ASKING = word_set(
    "urge urges urged urging ask asks asked asking tell tells told telling order orders ordered "
    "ordering force forces forced forcing press presses pressed pressing persuade persuaded "
    "persuading convince convinced allow allows allowed allowing warn warned warning encourage "
    "encourages encouraged encouraging instruct instructed require requires required pressure "
    "pressured compel compelled advise advised implore implored beg begged push pushes pushed "
    "pushing lobby lobbied lobbying"
)
_OWN = word_set(
    "withdraw pull stop end halt cease drop lift change open close honour honor abandon curb scrap "
    "cut suspend dismantle freeze reconsider review soften use keep fulfil fulfill reduce limit "
    "reverse rethink revise scale resume destroy disclose declare abide moderate"
)
"""Verbs of what somebody does with what is his own: troops, threats, arms, promises."""


def owner(text: Text, word: Word) -> int | None:
    """The head token of whoever is judged, helped or asked, where the pronoun owns what it is for;
    None elsewhere."""
    if word.dep != "poss":
        return None
    thing = text.words[word.head]
    over = text.words[thing.head]
    if thing.dep == "pobj":
        return _told_of(text, over)
    return _asked(text, over) if thing.dep == "dobj" else None


def _told_of(text: Text, link: Word) -> int | None:
    """ "Condemned [Chad] for its raid", "backed [Chad] in its quarrel"."""
    verb = text.words[link.head]
    if verb.dep in ("dobj", "nsubjpass") and verb.noun:  # the parser hangs "for" on Chad
        verb = text.words[verb.head]
    if link.lower in ("over", "for") and verb.lower in _HARMING:
        return _reached(text, verb, link.i)
    judged = link.lower in _FOR and verb.lower in _JUDGING
    if not judged and not (link.lower == "in" and verb.lower in _BACKING):
        return None
    return _object(text, verb, link.i)


def _asked(text: Text, verb: Word) -> int | None:
    """ "Urged [Chad] to withdraw its troops"."""
    over = text.words[verb.head]
    if verb.dep != "xcomp" or verb.lower not in _OWN or over.lower not in _ASKING:
        return None
    return _object(text, over, verb.i)


def _object(text: Text, verb: Word, before: int) -> int | None:
    heads = [
        c for c in text.children[verb.i] if text.words[c].dep == "dobj" and verb.i < c < before
    ]
    return heads[-1] if heads else None


def _reached(text: Text, verb: Word, before: int) -> int | None:
    """ "Cut ties with [Chad] over its war": the last one whom the verb or its object reaches."""
    things = [c for c in text.children[verb.i] if text.words[c].dep == "dobj"]
    links = [c for over in (verb.i, *things) for c in text.children[over]
             if text.words[c].lower in _REACHED and verb.i < c < before]  # fmt: skip
    heads = [c for link in links for c in text.children[link] if text.words[c].dep == "pobj"]
    bare = [c for c in things if text.words[c].ent in ("GPE", "NORP")]  # "threatened Chad over its"
    found = [c for c in (*heads, *bare) if verb.i < c < before]
    return max(found, default=None)
