"""Verb cues: "said that …", "…, said Bush", "…, he said, …", "denied it", "is expected to …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...language import FINITE
from ...tables.cues import Cue, cues, stances
from ...tables.roles import roles
from . import inversion
from .contents import after_verb, subtree
from .opinions import is_authors
from .outer import outer_cue
from .people import MUTE, PASSIVE, SUBJECTS, can_want, following, source_tokens, subject_of
from .quoted_as import cue_of, is_quoting, quoted, quoting
from .scene import NONE, QUOTED, Found, Scene, Tokens, inner_end

if TYPE_CHECKING:
    from ...language import Token

_LEADING = frozenset({"seem", "appear", "continue", "begin", "start", "go", "tend", "come", "try",
                      "proceed", "have", "happen", "dare", "attempt", "fail", "help"})  # fmt: skip
"""Verbs that only lead in another: "went on to say" is one cue."""
_ANYTHING_CAN = frozenset({QUOTED, "words around the cue", "verb with clause"})
"""Rules under which a document or a poll may be the source as well as a person."""
_UNREAL = frozenset(
    {"will", "shall", "'ll", "wo", "would", "could", "should", "might", "may", "can", "must", "'d"}
)
_WISHES = frozenset({"like", "love", "prefer", "welcome"})
"""Verbs whose "would" is a wish of now: "would like to see it end"."""
_NONFINITE = frozenset({"VB", "VBG"})
_LONGEST_CHAIN = 5
"""Tokens from "went" to "say" in "went on then to say"."""
_ISSUED = frozenset({"statement", "letter", "report", "note", "message", "memo", "decree",
                     "communique", "tweet", "declaration", "resolution", "article"})  # fmt: skip
_LONGEST_TITLE = 20
"""Tokens of a name with its titles between a quotation and the verb."""
_LONGEST_ISSUE = 8
"""Tokens from the verb of "issued a statement on Tuesday saying" to "saying"."""
_PASSIVE_FRAMES = frozenset({"clause", "infinitive", "as", "gerund", "prep"})
"""A passive attributes with these only: "is expected to", "was seen as", "was accused of"."""
_ANY_VERB = Cue("", "verb", "said", frozenset({"quote"}), frozenset())
"""A verb of no table between a quotation's comma and its subject ("…," he bellowed)."""


def verb_cues(scene: Scene) -> Iterator[Found]:
    """Every attribution whose cue is a verb, in the order of the cues."""
    for verb in scene.doc:
        if not (verb.tag_[:2] == "VB" or _mistaken(verb)) or _ruled_by_cue(verb):
            continue
        for cue in cues("verb").get(_lemma(verb), (_ANY_VERB,)):
            found = _attribution(verb, cue, scene)
            if found is not None and _worth(found, verb, scene):
                yield found
                break


def _lemma(verb: Token) -> str:
    """The dictionary form; a silent "e" that the lemmatiser dropped is put back ("hopes": hop)."""
    lemma: str = verb.lemma_.lower()
    if verb.tag_ == "NNP":
        return "say"
    whole = lemma + "e"
    dropped = verb.lower_ in {whole + "s", whole + "d", lemma + "ing"}
    return whole if dropped and lemma not in cues("verb") and whole in cues("verb") else lemma


def _attribution(verb: Token, cue: Cue, scene: Scene) -> Found | None:
    subject, passive = _who(verb, cue, scene)
    own = cue_tokens(verb, subject)
    own |= _statement(verb)
    over = quoting(verb)
    own |= cue_of(over, verb) if over is not None else NONE
    content, rule = NONE, ""
    if not passive:
        content, rule = inversion.around(verb, subject, cue, scene)
    if cue is _ANY_VERB and not _alone(verb, content, scene):
        return None
    if not content and cue is not _ANY_VERB:
        content, extra, rule = _by_frame(verb, cue, subject, passive)
        own |= extra
    if not content or (subject is None and not _is_passive(verb) and verb.tag_ in _NONFINITE):
        return None
    source = source_tokens(subject) - own
    if subject == verb.head:
        source -= subtree(verb)
    if rule == QUOTED:
        source -= content
    content = content - own - (source if subject is not None else NONE)
    if not content:
        return None
    stance = "demanded" if cue.word == "ask" and _is_request(content, verb) else cue.stance
    return Found(source, own, content, verb.i, stance, rule, subject.i if subject else None)


def _by_frame(
    verb: Token, cue: Cue, subject: Token | None, passive: bool
) -> tuple[Tokens, Tokens, str]:
    """Content, further tokens of the cue, and the rule, where content stands after its verb.

    Of a passive that names who did it ("was welcomed by Oslo") the subject is the content.
    """
    content, extra, frame = after_verb(verb, cue)
    rule = f"verb with {frame}"
    if not passive:
        return content, extra, rule
    if frame not in _PASSIVE_FRAMES:
        told = subject is not None and "object" in cue.takes
        return (_passive_subject(verb), NONE, "verb with object") if told else (NONE, NONE, "")
    if content and frame != "clause" and not (frame == "prep" and _tells(cue)):
        content = content | _passive_subject(verb)
    return content, extra, rule


def _is_request(content: Tokens, verb: Token) -> bool:
    """Whether what is asked is to be done: "asked them to leave", "asked that it be closed"."""
    first = verb.doc[min(content)]
    if first.i > verb.i and first.lower_ == "that" and first.dep_ == "mark":
        return True
    return any(
        child.dep_ == "xcomp" and child.i in content and any(t.tag_ == "TO" for t in child.children)
        for child in verb.children
    )


def _tells(cue: Cue) -> bool:
    return "person" in cue.takes


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" or any(child.dep_ == "auxpass" for child in verb.children)


def _mistaken(token: Token) -> bool:
    """A verb that the tagger took for a noun: "some allege that …"; "Said Vale: …"."""
    if token.text in {"Said", "Says"} and token.tag_ == "NNP" and token.is_sent_start:
        return True
    if token.tag_ != "NN" or token.dep_ != "ROOT" or token.lemma_.lower() not in cues("verb"):
        return False
    return any(
        c.dep_ in {"ccomp", "acl"}
        and any(t.dep_ == "mark" and t.lower_ == "that" for t in c.children)
        for c in token.children
    )


def _who(verb: Token, cue: Cue, scene: Scene) -> tuple[Token | None, bool]:
    """The subject of a cue; for one right after a quotation, whoever stands after the cue."""
    subject, passive = subject_of(verb)
    if _mistaken(verb):
        if verb.tag_ == "NNP":
            return following(verb), False
        return next((c for c in verb.children if c.dep_ in {"det", "nsubj"}), None), False
    quote = scene.quote_at(verb.i - 1) if verb.i else None
    after_quote = quote is not None and quote.last == verb.i and "quote" in cue.takes
    if after_quote and verb.tag_ in {"VBD", "VBZ"} and (subject is None or subject.i < verb.i):
        return following(verb) or subject, False
    if _statement(verb):
        return subject_of(verb.head.head)
    over = quoting(verb)
    if over is not None:
        return quoted(over), False
    outer = outer_cue(verb)
    if outer is not None and not any(child.dep_ in SUBJECTS for child in verb.children):
        return subject_of(outer)
    if subject is not None and _is_inside(subject, verb, scene):
        return _speaker_before(verb, scene), False
    if subject is None and not passive and "quote" in cue.takes:
        return _after_quotation(verb, scene), False
    return subject, passive


def _is_inside(subject: Token, verb: Token, scene: Scene) -> bool:
    """Whether a subject stands in a quotation and its cue does not: the parser ran over a mark."""
    return scene.quote_at(verb.i) is None and scene.quote_at(subject.i) is not None


def _after_quotation(verb: Token, scene: Scene) -> Token | None:
    """The name between a quotation and its verb, which the parser hung on the words inside it."""
    if verb.tag_ not in {"VBD", "VBZ"} or verb.dep_ in {"aux", "auxpass"}:
        return None
    for i in range(verb.i - 1, max(0, verb.i - _LONGEST_TITLE), -1):
        quote = scene.quote_at(i)
        if scene.doc[i].tag_ in FINITE or scene.doc[i].text == ":":
            return None
        if quote is not None:
            heads = [
                t for t in scene.doc[quote.last : verb.i] if t.pos_ in {"PROPN", "NOUN", "PRON"}
            ]
            return next((t for t in heads if t.dep_ != "compound"), None)
    return None


def _speaker_before(verb: Token, scene: Scene) -> Token | None:
    """The subject of the last verb outside quotations before a participle: "…, he said, adding"."""
    for i in range(verb.i - 1, scene.sentence_start(verb.i), -1):
        token = scene.doc[i]
        if token.dep_ in SUBJECTS and scene.quote_at(i) is None and token.head.i < verb.i:
            return token
        quote = scene.quote_at(i)
        if quote is not None and quote.last == i + 1:
            return following(token)
    return None


def _alone(verb: Token, content: Tokens, scene: Scene) -> bool:
    """A verb of no table needs a whole quotation with a comma: "…," he bellowed."""
    quote = scene.quote_at(min(content)) if content else None
    if verb.dep_ == "conj" and verb.head.pos_ not in {"VERB", "AUX"}:
        return False  # "Ruane, now 81 and retired, said"
    if quote is None or quote.first != min(content) or inner_end(quote, scene) not in ",!?":
        return False
    return not any(_is_told(t) for t in scene.doc[quote.last : verb.i])


def _is_told(token: Token) -> bool:
    """Whether a finite verb brings in a quotation, so that no later one does: "“…,” Vale writes in
    a note, sent the next day"."""
    able = cues("verb").get(token.lemma_.lower(), ())
    return token.tag_ in FINITE and any("quote" in cue.takes for cue in able)


def _statement(verb: Token) -> Tokens:
    """ "issued a statement saying" is one cue, and who issued it is the source."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or noun.dep_ != "dobj":
        return NONE
    if noun.lemma_.lower() not in _ISSUED or noun.i > verb.i:
        return NONE
    return frozenset(range(noun.head.i, verb.i)) if verb.i - noun.head.i < _LONGEST_ISSUE else NONE


def _worth(found: Found, verb: Token, scene: Scene) -> bool:
    """Inside a quotation only a report of what a third person said is an attribution."""
    if not found.content or _greets(verb) or _other_sense(found, verb):
        return False
    if is_authors(found, verb, scene) or is_quoting(verb):
        return False
    if found.rule not in {QUOTED, "words around the cue"} and _is_idle(verb):
        return False
    if found.subject is not None and scene.doc[found.subject].lemma_.lower() in MUTE:
        return False
    person = found.subject is None or can_want(scene.doc[found.subject])
    if not person and found.rule not in _ANYTHING_CAN:
        return False
    quote = scene.quote_at(verb.i)
    if quote is None:
        return True
    if found.subject is None or found.rule not in {"verb with clause", QUOTED}:
        return False
    subject = scene.doc[found.subject]
    whole = all(quote.first <= i < quote.last for i in found.content | found.source)
    return whole and subject.pos_ == "PROPN" and stances()[found.stance]


_CALLED_BACK = frozenset({"ambassador", "envoy", "diplomat", "attaché", "troop", "soldier", "force",
                          "mission", "delegation", "consul", "staff", "parliament", "car",
                          "product", "ship", "fleet", "representative"})  # fmt: skip
"""Who or what is called back, and not remembered aloud."""


def _other_sense(found: Found, verb: Token) -> bool:
    """ "Called him out for it", "appeals to young voters": no call for anything is told."""
    lemma = verb.lemma_.lower()
    if lemma == "recall" and found.rule == "verb with object":
        return bool(_CALLED_BACK & {verb.doc[i].lemma_.lower() for i in found.content})
    if lemma == "dismiss" and found.rule == "verb with object":
        return _is_person(min(found.content), verb)
    if lemma == "call" and found.stance == "demanded":
        return any(c.dep_ == "prt" and c.lower_ in {"out", "off", "up"} for c in verb.children)
    if lemma != "appeal" or found.rule == QUOTED:
        return False
    preps = {c.lower_ for c in verb.children if c.dep_ in {"prep", "prt"}}
    return "for" not in preps and not any(verb.doc[i].tag_ == "TO" for i in found.content)


def _is_person(first: int, verb: Token) -> bool:
    """Whether somebody was dismissed, and not what he said: "who was dismissed by Vale"."""
    whom = verb.doc[first]
    while whom.head.i > whom.i and whom.dep_ in {"compound", "amod", "det", "poss"}:
        whom = whom.head
    named = whom.ent_type_ == "PERSON" or whom.lemma_.lower() in roles()
    return named or whom.lower_ in {"who", "him", "her", "he", "she", "them"}


def _greets(verb: Token) -> bool:
    """A guest who is welcomed, not a thing: "welcomed the prime minister to his house"."""
    guest = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if verb.lemma_ != "welcome" or guest is None:
        return False
    return guest.pos_ == "PROPN" and guest.ent_type_ not in {"ORG", "LAW", "EVENT", "WORK_OF_ART"}


def _is_idle(verb: Token) -> bool:
    """Whether nobody has yet said it: "should press for", "used the visit to press for it"."""
    if verb.tag_ == "VBG" and verb.dep_ == "acl":
        noun = verb.head
        return not (noun.lemma_.lower() in _ISSUED or noun.pos_ == "PROPN" or noun.dep_ in SUBJECTS)
    participle = verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"}
    named = verb.dep_ == "acl" or verb.head.dep_ != "ROOT"
    if participle and verb.lemma_.lower() != "ask" and named:
        return not any(child.dep_ in {"aux", "agent"} for child in verb.children)
    if verb.tag_ != "VB":
        return False
    first = verb
    while first.dep_ == "conj" and first.head.tag_ == "VB":
        first = first.head
    if first.head.lemma_.lower() in _LEADING:
        return False
    infinitive = any(t.tag_ == "TO" for t in verb.children)
    modal = any(t.tag_ == "MD" and t.lower_ in _UNREAL for t in verb.children)
    wish = verb.lemma_.lower() in _WISHES and not infinitive
    refused = any(child.dep_ == "neg" for child in verb.children) and any(
        child.lower_ in {"would", "could"} for child in verb.children
    )
    return (modal and not wish and not refused) or (infinitive and verb.dep_ != "ROOT")


def _ruled_by_cue(verb: Token) -> bool:
    """Whether it is only the content of another cue: "wants to discuss", "declined to say"."""
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
        able = cues("verb").get(verb.head.head.lemma_.lower(), ())
        return any(verb.head.lower_ in cue.preps for cue in able)
    if verb.dep_ != "xcomp" or verb.head.lemma_.lower() in _LEADING:
        return False
    ruling = cues("verb").get(verb.head.lemma_.lower(), ())
    infinitive = any(t.tag_ == "TO" for t in verb.children)
    return infinitive and any("infinitive" in cue.takes for cue in ruling)


def cue_tokens(verb: Token, subject: Token | None) -> Tokens:
    """The verb with its auxiliaries, negation, the adverbs beside it, and its particle."""
    kept = {verb.i}
    for child in verb.children:
        leaf = child.dep_ in {"aux", "auxpass", "neg", "advmod"}
        if child.dep_ == "prt" or (leaf and child.i < verb.i and child.left_edge == child):
            kept.add(child.i)
    if (
        verb.dep_ in {"xcomp", "advcl"}
        and verb.head.lemma_.lower() in _LEADING
        and (0 < verb.i - verb.head.i < _LONGEST_CHAIN)
    ):
        between = range(verb.head.i, verb.i)
        if not any(subject is not None and i == subject.i for i in between):
            kept |= set(between) | cue_tokens(verb.head, subject)
    return _beside(kept, verb.i)


def _beside(kept: set[int], i: int) -> Tokens:
    """Those that stand in one row with token i, and particles after it."""
    first = i
    while first - 1 in kept:
        first -= 1
    return frozenset(k for k in kept if k >= first)


def _passive_subject(verb: Token) -> Tokens:
    """Of whom a passive says it; a verb joined by "and" has it from the first."""
    for child in verb.children:
        if child.dep_ in PASSIVE | SUBJECTS:
            return source_tokens(child) | _meant_by(child, verb)
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        subject, passive = subject_of(verb.head)
        return _passive_subject(verb.head) if passive else source_tokens(subject)
    return NONE


def _meant_by(relative: Token, verb: Token) -> Tokens:
    """What "which" stands for: "his trip, which was first reported by the Herald"."""
    if relative.tag_ != "WDT" or verb.dep_ != "relcl":
        return NONE
    return source_tokens(verb.head) - subtree(verb)
