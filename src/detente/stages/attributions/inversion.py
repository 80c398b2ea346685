"""Content before or around its cue, and quotations after it.

"…," Bush said. · …, officials said. · "…," he said, "…" · In Asia, it said, Russia would … ·
He added: "…". Quotation marks and commas decide here; the parser is asked only about verbs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language import FINITE
from ...tables.cues import Cue, cues
from .contents import in_statement
from .people import is_participle, phrase
from .quoted_as import quoting
from .quotes import Quote
from .scene import NONE, PAUSES, QUOTED, Scene, Tokens, inner_end

if TYPE_CHECKING:
    from ...language import Token

_BREAKS = frozenset({",", "-", "--", "—", "–", "("})
_MARK = '"'
_STOPS = frozenset({",", "?", "!", "-", "--", "—", "…", "."})
_MAY_STAND_BETWEEN = frozenset({"prt", "dobj", "dative", "advmod", "npadvmod", "nsubj"})
_SHORT = 6
"""Tokens, marks included, below which a quotation after a cue without a comma may be a mere term
("suggesting “Appeasement” had begun")."""
_NEAR = 5
"""Tokens of a time or place after the cue in "as X noted on Monday,"."""
_LONGEST_LEAD = 30
"""Tokens between a cue and the quotation after it ("said in a statement that … on Friday:")."""


def around(verb: Token, subject: Token | None, cue: Cue, scene: Scene) -> tuple[Tokens, str]:
    """The content before or around the clause of a cue, or the quotation after it; and the rule.

    Empty tokens when the cue has its content in another way, or none.
    """
    if not {"quote", "clause"} & cue.takes:
        return NONE, ""
    clause = _clause_of(verb, subject, scene)
    if clause is not None:
        content = _quoted_before(verb, clause, cue, scene)
        if content:
            return content, QUOTED
    if "quote" in cue.takes and cue.word:
        content = _quote_after(verb, scene)
        if content and not ("as" in cue.takes and _is_complement(min(content), scene)):
            return content, QUOTED
    if clause is not None and "clause" in cue.takes and cue.word:
        content = _clause_before(verb, clause, scene)
        if content:
            return content, "words around the cue"
    return NONE, ""


def _clause_of(verb: Token, subject: Token | None, scene: Scene) -> tuple[int, int] | None:
    """First and last token of subject and verb together; None where the verb has neither."""
    if (
        subject is None
        or subject.tag_ in {"WP", "WDT"}
        or not (verb.tag_ in {"VBD", "VBZ", "VBP", "VB", "VBN"} or quoting(verb) is not None)
        or is_participle(verb)
    ):
        return None
    side = scene.quote_at(verb.i)
    source = {subject.i, *(i for i in phrase(subject) if scene.quote_at(i) is side)}
    return min(min(source), _cue_start(verb)), max(max(source), verb.i)


def _cue_start(verb: Token) -> int:
    first = verb.i
    while first > 0 and verb.doc[first - 1].head == verb and verb.doc[first - 1].dep_ in {
        "aux", "neg", "advmod", "auxpass"
    }:  # fmt: skip
        first -= 1
    return first


def _quoted_before(verb: Token, clause: tuple[int, int], cue: Cue, scene: Scene) -> Tokens:
    """The quotation that closes just before the cue's clause, and what follows a split one."""
    first, last = clause
    quote = scene.quote_at(first - 1) if first else None
    if quote is None or quote.last != first or scene.quote_at(verb.i) is not None:
        return NONE
    ending = inner_end(quote, scene)
    if ending not in _STOPS or (ending == "." and not cue.word):
        return NONE
    start = scene.sentence_start(verb.i)
    inner = start < quote.first or ending in "?!."
    if start >= first or (inner and _is_normal_clause(verb, _clause_end(last, scene))):
        return NONE
    if start < quote.first and _starts_anew(quote, scene):
        start = quote.first
    return frozenset(range(start, first)) | _split_off(verb, last, scene)


def _starts_anew(quote: Quote, scene: Scene) -> bool:
    """After a colon, or a comma and a capital letter, only the quotation is the content."""
    before, word = scene.doc[quote.first - 1], scene.doc[quote.first + 1]
    return before.text == ":" or (before.text == "," and word.text[:1].isupper())


def _split_off(verb: Token, last: int, scene: Scene) -> Tokens:
    """The second half of a split quotation: "…," he said during a visit, "…"."""
    stop = scene.sentence_end(verb.i)
    content: set[int] = set()
    i = last + 1
    while i < stop:
        token, quote = scene.doc[i], scene.quote_at(i)
        if quote is not None:
            before = scene.doc[i - 1]
            joined = before.pos_ == "ADV" and scene.doc[i - 2].dep_ == "cc"
            if before.text in PAUSES or before.dep_ == "cc" or joined:
                content |= set(range(i - 1 if before.dep_ == "cc" else i - 2 * joined, quote.last))
            i = quote.last
        elif (token.tag_ in FINITE and "relcl" not in {token.dep_, token.head.dep_}) or (
            token.tag_ == "VBG" and any("quote" in cue.takes for cue in _cues_of(token))
        ):
            break
        i += 1
    return frozenset(content)


def _cues_of(token: Token) -> tuple[Cue, ...]:
    return cues("verb").get(token.lemma_.lower(), ())


def _clause_before(verb: Token, clause: tuple[int, int], scene: Scene) -> Tokens:
    """Indirect words before the cue, and the rest of them after a parenthetical cue."""
    first, last = clause
    start, stop = scene.sentence_start(verb.i), scene.sentence_end(verb.i)
    if first - 1 <= start and scene.doc[max(0, first - 1)].lower_ != "as":
        return NONE
    inner = scene.quote_at(verb.i)
    if inner is not None and scene.quote_at(first - 1) is not inner:
        return NONE
    if scene.doc[first - 1].lower_ == "as":
        return _as_said(first - 1, last, scene)
    if scene.doc[first - 1].text not in _BREAKS:
        return NONE
    end = _clause_end(last, scene)
    if _is_normal_clause(verb, end):
        return NONE
    if verb.i == last and _runs_on(verb, end, scene):
        return frozenset(range(verb.i + 1, stop))
    before = scene.doc[start : first - 1]
    rest = _rest(verb, end, stop, scene)
    has_verb = any(t.tag_ in FINITE and not _hangs_on(t, verb) for t in before)
    final = end == verb.i + 1 or verb.i + 1 == stop
    if not rest and (not (has_verb or final) or _leads_in(verb)):
        return NONE
    if rest and all(t.dep_ == "cc" for t in before):
        return rest
    return frozenset(range(start, first - 1)) | rest


def _as_said(place: int, last: int, scene: Scene) -> Tokens:
    """The rest of the sentence around "as X noted," or ", as X put it"."""
    start, stop = scene.sentence_start(place), scene.sentence_end(place)
    end = _clause_end(last, scene)
    short = end - last < _NEAR or not any(t.tag_ in FINITE for t in scene.doc[last + 1 : end])
    if scene.doc[end].text == "," and (short if place == start else end - last < _NEAR):
        lead = range(start, place) if place - start > _NEAR else range(0)
        return frozenset(range(end + 1, stop)) | frozenset(lead)
    if scene.doc[place - 1].text == "," and end - last < _NEAR:
        return frozenset(range(start, place - 1))
    return NONE


def _runs_on(verb: Token, end: int, scene: Scene) -> bool:
    """Content right after the cue, whatever the parser made of it: "As X fell, Y say Z rose"."""
    following = scene.doc[verb.i + 1 : end]
    subject = any(t.dep_ in {"nsubj", "nsubjpass", "expl"} for t in following)
    return subject and any(t.tag_ in FINITE and t.dep_ != "relcl" for t in following)


def _leads_in(verb: Token) -> bool:
    """Whether what stands before is only a subordinate clause: "As he left, Bush said little"."""
    main = [c for c in verb.children if c.dep_ in {"ccomp", "dep"} and c.i < verb.i]
    return not main and verb.dep_ not in {"parataxis", "advcl", "ccomp", "conj", "dep"}


def _is_normal_clause(verb: Token, end: int) -> bool:
    """Content follows the verb in the ordinary way: "In 2008, he said that …"."""
    able = _cues_of(verb)
    if any(in_statement(verb, cue)[0] for cue in able):
        return True
    for child in verb.children:
        if child.i < verb.i or child.left_edge.i >= end:
            continue
        if child.dep_ in {"ccomp", "xcomp"}:
            return True
        if child.dep_ == "prep" and any(child.lower_ in cue.preps for cue in able):
            return child.i == verb.i + 1
        told = any("person" in cue.takes for cue in able)
        if child.dep_ == "dobj" and child.tag_ in {"NN", "NNS", "PRP"} and not told:
            return True
    return False


def _hangs_on(token: Token, verb: Token) -> bool:
    """Whether a finite verb belongs to a clause under the cue that is not its content."""
    while token != token.head:
        if token.head == verb:
            return token.dep_ in {"advcl", "nsubj", "relcl", "prep", "npadvmod"}
        token = token.head
    return False


def _clause_end(last: int, scene: Scene) -> int:
    """The first token after the cue's clause that is a comma, a mark or a sentence's end."""
    i, stop = last + 1, scene.sentence_end(last)
    while i < stop and scene.doc[i].text not in {",", _MARK, ":", ";", "--", "—", "."}:
        i += 1
    return min(i, len(scene.doc) - 1)


def _rest(verb: Token, end: int, stop: int, scene: Scene) -> Tokens:
    """The content that goes on after "…, he said, …": it has a verb of its own."""
    if scene.doc[end].text != "," or end + 1 >= stop:
        return NONE
    following = scene.doc[end + 1]
    if following.tag_ in {"VBG", "VBN", "WDT", "WP", "WP$"}:
        return NONE
    joined = following.dep_ in {"cc", "mark"}
    if joined and not any(t.dep_ in {"nsubj", "expl"} for t in scene.doc[end + 1 : stop]):
        return NONE
    if following.pos_ == "ADP" and following.head is verb:
        return NONE
    for token in scene.doc[end + 1 : stop]:
        if token.tag_ in FINITE and (joined or not _under(token, verb)):
            return frozenset(range(end + 1, stop))
    return NONE


def _under(token: Token, verb: Token) -> bool:
    """Whether it hangs on the cue as something other than its content."""
    while token != token.head:
        if token.head == verb:
            return token.dep_ not in {"ccomp", "parataxis"}
        if token.dep_ in {"relcl", "advcl"} and token.head.i < verb.i:
            return True
        token = token.head
    return False


def _quote_after(verb: Token, scene: Scene) -> Tokens:
    """The quotation that a cue brings in: right after it, or after a comma or colon."""
    if scene.quote_at(verb.i) is not None:
        return NONE
    stop = min(scene.sentence_end(verb.i), verb.i + _LONGEST_LEAD)
    i = verb.i + 1
    while i < stop and scene.quote_at(i) is None:
        token = scene.doc[i]
        between = token.tag_ in FINITE and "relcl" not in {token.dep_, token.head.dep_}
        if between or (token.lower_ == "that" and token.dep_ == "mark") or token.text == ".":
            return NONE
        i += 1
    quote = scene.quote_at(i) if i < stop else _block(i, scene)
    if quote is None or not _brought_in(verb, quote, scene):
        return NONE
    return frozenset(range(quote.first, quote.last))


def _is_complement(first: int, scene: Scene) -> bool:
    """A quotation right after the one who is called so: "calls Vale ‘A Disgrace’"."""
    before = scene.doc[first - 1]
    return before.pos_ in {"PROPN", "NOUN", "PRON"}


def _block(i: int, scene: Scene) -> Quote | None:
    """The quotation that fills the next paragraph, after "He said:"."""
    if i < len(scene.doc) and scene.doc[i - 1].text == ":":
        quote = scene.quote_at(i)
        if quote is not None and quote.first == i:
            return quote
    return None


def _brought_in(verb: Token, quote: Quote, scene: Scene) -> bool:
    """Whether the quotation is what was said, not a term in the middle of the clause."""
    before = scene.doc[quote.first - 1]
    word = scene.doc[min(quote.first + 1, len(scene.doc) - 1)].text
    near = quote.first - verb.i
    whole = word[:1].isupper() or word[:1] in "[."
    if before.text == ":":
        return True
    clause = any(
        t.dep_ in {"nsubj", "nsubjpass"} and t.head != verb
        for t in scene.doc[verb.i + 1 : quote.first]
    )
    if before.text == ",":
        return whole or (near > 2 and not clause)
    if near == 1 and quote.last - quote.first < _SHORT and inner_end(quote, scene) not in _STOPS:
        return False
    return whole and (near == 1 or before.dep_ in _MAY_STAND_BETWEEN)
