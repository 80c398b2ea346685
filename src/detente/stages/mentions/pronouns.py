"""Whom a pronoun means; unsure ones stay open with the reason.

Each person before it is given points for nearness, for being a subject and for being what the
article is about; who cannot be meant (another sex, the speaker of the quotation, the subject of
the same verb) is left out first. The best is taken when it leads by LEAD.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...records import EntityKind
from .draft import Draft
from .memory import Memory, Past
from .speech import is_saying, subject_of
from .text import Text, Word

PERSONAL: dict[str, tuple[str | None, bool]] = {
    "he": ("m", False), "him": ("m", False), "his": ("m", False), "himself": ("m", False),
    "she": ("f", False), "her": ("f", False), "hers": ("f", False), "herself": ("f", False),
}  # fmt: skip
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THING = frozenset({"it", "its", "itself"})
SPEAKER = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
RELATIVE = frozenset({"who", "whose", "whom"})
ALL = frozenset(PERSONAL) | PLURAL | THING | SPEAKER | RELATIVE

LEAD = 3.0
"""Points by which the best must lead the next. Chosen on the seeds and ten PolNeAR dev articles
read by hand: 2 gave more answers and more wrong ones, 4 left a third open."""
PER_SENTENCE = 8.0
"""Points that each sentence of distance costs: one sentence outweighs being a subject."""
BACK = 3
"""Sentences back to which a pronoun may reach."""


@dataclass(frozen=True, slots=True)
class Around:
    """Where pronouns are resolved: text, what came before, who speaks which quotation, and the
    drafts still to come by head token, for "In his speech, Mr. X"."""

    text: Text
    memory: Memory
    speakers: dict[int, Draft]
    ahead: dict[int, Draft]


def pronouns_in(text: Text) -> list[Draft]:
    """A draft for each pronoun, in the order of the text."""
    found = []
    for word in text.words:
        lower = word.lower
        if lower not in ALL or not word.tag.startswith(("PRP", "WP")):
            continue
        if (lower == "us" and word.text.isupper()) or (lower == "it" and word.text == "IT"):
            continue
        gender = PERSONAL.get(lower, (None, False))[0]
        plural = lower in PLURAL or lower in ("we", "us", "our", "ours", "ourselves")
        kind = EntityKind.PERSON if gender or lower in RELATIVE or lower in SPEAKER else None
        found.append(
            Draft(word.i, word.i + 1, word.i, text.span(word.i, word.i + 1), "pronoun",
                  "pronoun", entity_kind=kind, plural=plural, gender=gender, core=word.i)
        )  # fmt: skip
    return found


def resolve_pronoun(draft: Draft, around: Around) -> Iterator[Draft]:
    """The pronoun with its meaning; two drafts over the same word for two people."""
    lower = around.text.words[draft.head].lower
    if lower in SPEAKER:
        yield draft.open("means whoever speaks")
    elif lower in RELATIVE:
        yield _relative(draft, around)
    elif lower in PLURAL:
        yield from _several(draft, around)
    elif lower in THING:
        yield _thing(draft, around)
    else:
        yield _person(draft, around)


# ------------------------------------------------------------------ he and she


def _person(draft: Draft, around: Around) -> Draft:
    said = _after_quotation(draft, around)
    if said is not None:
        return _same(draft, said, 0.9, "speaks the quotation beside it")
    points = _points(draft, around)
    best = sorted(points.values(), key=lambda pair: (-pair[0], pair[1].key))
    ahead = _to_come(draft, around) if not best or best[0][1].sent != _sent(draft, around) else None
    if ahead is not None:
        return _same(draft, ahead, 0.8, "the subject that follows in the sentence")
    if not best:
        return draft.open("nobody before it fits")
    if len(best) > 1 and best[0][0] - best[1][0] < LEAD:
        names = " or ".join(str(past.draft.name) for _, past in best[:2])
        return draft.open(f"may be {names}")
    lead = best[0][0] - best[1][0] if len(best) > 1 else 2 * LEAD
    return _same(draft, best[0][1].draft, 0.9 if lead >= 2 * LEAD else 0.75, "nearest that fits")


def _sent(draft: Draft, around: Around) -> int:
    return around.text.words[draft.head].sent


def _same(draft: Draft, other: Draft, score: float, why: str) -> Draft:
    """The pronoun with the meaning of another mention, who may be unnamed."""
    entity = other.entity
    return replace(
        draft,
        entity=entity,
        entity_kind=other.entity_kind,
        name=other.name,
        state=other.state,
        described=None if entity else other.described or other.name,
        score=score if entity else 0.5,
        why=why if entity else f"{why}, who is not named",
        gender=draft.gender or other.gender,
    )


def _after_quotation(draft: Draft, around: Around) -> Draft | None:
    """ "…," he said: the one who spoke the last quotation of the paragraph, if it went on."""
    text = around.text
    word = text.words[draft.head]
    if (
        word.quote
        or word.dep not in ("nsubj", "nsubjpass")
        or not is_saying(text.words[word.head].lower)
    ):
        return None
    quotes = {w.quote for w in _paragraph(text, word) if w.i < word.i and w.quote}
    others = [around.speakers[q] for q in sorted(quotes, reverse=True) if q in around.speakers]
    fitting = [d for d in others if d.head != draft.head and d.gender in (None, draft.gender)]
    return fitting[0] if fitting and fitting[0].entity_kind is EntityKind.PERSON else None


def _paragraph(text: Text, word: Word) -> Iterator[Word]:
    first = word.i
    while first and text.words[first - 1].para == word.para:
        first -= 1
    for i in range(first, len(text.words)):
        if text.words[i].para != word.para:
            return
        yield text.words[i]


def _points(draft: Draft, around: Around) -> dict[str, tuple[float, Past]]:
    """The best points of each person who may be meant."""
    found: dict[str, tuple[float, Past]] = {}
    text, word = around.text, around.text.words[draft.head]
    barred = _barred(draft, around)
    for past in around.memory.recent(word.sent, BACK):
        if past.key in barred or not _agrees(draft, past, text):
            continue
        if abs(past.para - word.para) > 1:
            continue
        points = _worth(past, word, around)
        if past.key not in found or points > found[past.key][0]:
            found[past.key] = (points, past)
    return found


def _agrees(draft: Draft, past: Past, text: Text) -> bool:
    other = past.draft
    if other.entity_kind is not EntityKind.PERSON or other.plural:
        return False
    if other.gender and draft.gender and other.gender != draft.gender:
        return False
    return past.token < draft.head and not text.words[past.token].title


def _worth(past: Past, word: Word, around: Around) -> float:
    text = around.text
    points = -PER_SENTENCE * (word.sent - past.sent)
    points += 6.0 if past.subject else 0.0
    points += 2.0 if past.draft.kind != "nominal" else 0.0
    points -= 3.0 if not past.draft.entity else 0.0
    points -= 2.0 if text.words[past.token].dep == "poss" else 0.0
    points -= 4.0 if past.quote != word.quote and past.quote else 0.0
    points += min(3.0, around.memory.counts[past.key] * 0.5)
    if past.sent == word.sent:
        subject = _governing_subject(text, word)
        points += 6.0 if subject is not None and _joined(text, past.token, subject) else 0.0
    if past.para != word.para:
        points -= 3.0
    return points


def _joined(text: Text, token: int, subject: int) -> bool:
    """Whether a token is the subject, or in apposition to it."""
    word = text.words[token]
    return token == subject or (word.dep == "appos" and word.head == subject)


def _governing_subject(text: Text, word: Word) -> int | None:
    """The subject of the clause that holds the pronoun, or of the one above when it is that."""
    i = word.i
    for _ in range(12):
        up = text.words[i].head
        if up == i:
            return None
        i = up
        if text.words[i].tag.startswith("VB") or text.words[i].dep == "ROOT":
            subject = subject_of(text, i)
            if subject is not None and subject != word.i and subject < word.i:
                return subject
    return None


def _barred(draft: Draft, around: Around) -> set[str]:
    """Who cannot be meant: the speaker of the quotation; the subject of the same verb for "him"."""
    text, word = around.text, around.text.words[draft.head]
    barred: set[str] = set()
    speaker = around.speakers.get(word.quote) if word.quote else None
    if speaker is not None:
        barred.add(speaker.entity.id if speaker.entity else f"~{speaker.described or speaker.name}")
    if word.lower in ("him", "her") and word.tag == "PRP":
        verb = word.head if word.dep != "pobj" else text.words[word.head].head
        subject = subject_of(text, verb) if text.words[verb].tag.startswith("VB") else None
        barred |= {p.key for p in around.memory.past if p.token == subject}
    return barred


def _to_come(draft: Draft, around: Around) -> Draft | None:
    """ "In his speech, Mr. X said": the subject of the clause, when it follows the pronoun."""
    text, word = around.text, around.text.words[draft.head]
    i = word.i
    for _ in range(8):
        if text.words[i].tag.startswith("VB") and text.words[i].dep in ("ROOT", "conj", "ccomp"):
            subject = subject_of(text, i)
            if (
                subject is None
                or subject <= word.i
                or word.lower not in ("his", "her", "he", "she")
            ):
                return None
            other = around.ahead.get(subject)
            fits = other is not None and other.gender in (None, draft.gender)
            person = other is not None and other.entity_kind is EntityKind.PERSON
            return other if fits and person and not (other and other.plural) else None
        i = text.words[i].head
    return None


# ------------------------------------------------------------------ they, it, who


def _several(draft: Draft, around: Around) -> Iterator[Draft]:
    word = around.text.words[draft.head]
    for past in around.memory.recent(word.sent, 1):
        if past.token >= draft.head or around.text.words[past.token].title:
            continue
        pair = _joined_pair(past, around)
        if pair:
            why = "the two named together before"
            yield from (_same(draft, one.draft, 0.75, why) for one in pair)
            return
        if past.draft.plural and past.draft.entity_kind is not None and past.subject:
            both = [p for p in around.memory.past if p.token == past.token and p.draft.plural]
            yield from (_same(draft, one.draft, 0.7, "the last ones before it") for one in both)
            return
    yield draft.open("whom it means is not clear")


def _joined_pair(past: Past, around: Around) -> Sequence[Past]:
    """ "Bush and Putin": two people joined by "and", neither inside a longer list."""
    word = around.text.words[past.token]
    if word.dep != "conj" or past.draft.entity_kind is not EntityKind.PERSON or past.draft.plural:
        return ()
    first = [p for p in around.memory.past if p.token == word.head]
    if not first or first[0].draft.entity_kind is not EntityKind.PERSON or first[0].draft.plural:
        return ()
    return (first[0], past) if first[0].key != past.key else ()


def _thing(draft: Draft, around: Around) -> Draft:
    """ "it", "its": the state or organisation that is the subject just before, else open."""
    text, word = around.text, around.text.words[draft.head]
    subject = _governing_subject(text, word)
    if word.lower == "it" and word.dep in ("nsubj", "nsubjpass") and _empty(text, word):
        return draft.open("stands for no thing")
    if subject is not None:
        past = next((p for p in reversed(around.memory.past) if p.token == subject), None)
        if past and _is_thing(past.draft):
            return _same(draft, past.draft, 0.8, "the subject of its sentence")
        return draft.open("means something that is no party")
    if word.dep not in ("nsubj", "nsubjpass"):
        return draft.open("what it means is not clear")
    subjects = [p for p in around.memory.recent(word.sent - 1, 0) if p.subject]
    subjects = [p for p in subjects if p.sent == word.sent - 1 and p.para == word.para]
    keys = {p.key for p in subjects}
    if len(keys) == 1 and _is_thing(subjects[0].draft):
        return _same(draft, subjects[0].draft, 0.6, "the subject of the sentence before")
    return draft.open("what it means is not clear")


def _is_thing(draft: Draft) -> bool:
    return draft.entity_kind in (EntityKind.STATE, EntityKind.ORGANISATION) and not draft.plural


def _empty(text: Text, word: Word) -> bool:
    """ "it is clear that", "it seems": the pronoun of English grammar that means nothing."""
    children = text.children[word.head]
    clause = any(text.words[c].dep in ("ccomp", "csubj", "xcomp") and c > word.i for c in children)
    copula = text.words[word.head].lower in ("is", "was", "'s", "be", "seems", "seemed", "appears")
    return (clause and (copula or text.words[word.head].tag == "VBN")) or (
        copula
        and any(
            text.words[c].dep in ("attr", "acomp") and text.words[c].tag in ("CD", "NN", "JJ")
            for c in children
        )
    )


def _relative(draft: Draft, around: Around) -> Draft:
    """ "who", "whose": what the relative clause hangs on."""
    text = around.text
    i = draft.head
    for _ in range(6):
        if text.words[i].dep == "relcl":
            noun = text.words[i].head
            for past in reversed(around.memory.past):
                same = past.token == noun or past.draft.first <= noun < past.draft.last
                if same and past.draft.kind != "pronoun":
                    found = _same(draft, past.draft, 0.9, "what the clause hangs on")
                    return replace(found, plural=past.draft.plural)
            break
        if text.words[i].head == i:
            break
        i = text.words[i].head
    return draft.open("what the clause hangs on is no mention")
