"""Content before or around its cue, and quotations after it.

"…," Bush said. · …, officials said. · "…," he said, "…" · In Asia, it said, Russia would … ·
He added: "…". Quotation marks and commas decide here; the parser is asked only about verbs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...tables.cues import Cue
from .people import phrase
from .scene import NONE, Scene, Tokens

if TYPE_CHECKING:
    from ...language import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BREAKS = frozenset({",", "-", "--", "—", "–", "("})
_MARK = '"'
_LONGEST_LEAD = 30
"""Tokens between a cue and the quotation after it ("said in a statement that … on Friday:")."""


def around(verb: Token, subject: Token | None, cue: Cue, scene: Scene) -> tuple[Tokens, str]:
    """The content before or around the clause of a cue, or the quotation after it; and the rule.

    Empty tokens when the cue has its content in another way, or none.
    """
    if not {"quote", "clause"} & cue.takes:
        return NONE, ""
    content, rule = _before(verb, subject, cue, scene)
    if content:
        return content, rule
    if "quote" in cue.takes and cue.word:
        content = _quote_after(verb, subject, scene)
        if content:
            return content, "quotation"
    return NONE, ""


def _before(verb: Token, subject: Token | None, cue: Cue, scene: Scene) -> tuple[Tokens, str]:
    if subject is None or verb.tag_ not in {"VBD", "VBZ", "VBP", "VB", "VBN"}:
        return NONE, ""
    if subject.head != verb and subject.head.i > verb.i:
        return NONE, ""
    source = phrase(subject)
    first = min(min(source), _cue_start(verb))
    start = scene.sentence_start(verb.i)
    if first - 1 <= start or scene.doc[first - 1].text not in _BREAKS | {_MARK}:
        return NONE, ""
    quote = scene.quote_at(first - 1)
    inner = scene.quote_at(verb.i)
    if inner is not None and quote is not inner:
        return NONE, ""
    if quote is not None and inner is None:
        return _quoted_before(verb, (first, max(source)), cue, scene)
    if "clause" not in cue.takes or not cue.word:
        return NONE, ""
    return _clause_before(verb, (first, max(source)), scene)


def _cue_start(verb: Token) -> int:
    first = verb.i
    while first > 0 and verb.doc[first - 1].head == verb and verb.doc[first - 1].dep_ in {
        "aux", "neg", "advmod", "auxpass"
    }:  # fmt: skip
        first -= 1
    return first


def _quoted_before(
    verb: Token, clause: tuple[int, int], cue: Cue, scene: Scene
) -> tuple[Tokens, str]:
    """The quotation that closes just before the cue's clause, and what follows a split one."""
    first, source_end = clause
    quote = scene.quote_at(first - 1)
    if quote is None or quote.last != first:
        return NONE, ""
    ending = scene.doc[quote.last - 2].text
    if ending not in {",", "?", "!", "-", "--", "—", "...", "…"} and not cue.word:
        return NONE, ""
    if ending not in {",", "?", "!", "-", "--", "—", "...", "…", "."}:
        return NONE, ""
    if any(t.tag_ in _FINITE and t.i != verb.i and t.head != verb
           for t in scene.doc[first:verb.i] if scene.doc[first - 1].text == _MARK
           and t.dep_ not in {"relcl", "aux"} and t.head.dep_ != "relcl"):  # fmt: skip
        return NONE, ""
    start = min(scene.sentence_start(verb.i), quote.first)
    content = set(range(start, first))
    end = _clause_end(max(verb.i, source_end), scene)
    following = scene.quote_at(end + 1) if end + 1 < len(scene.doc) else None
    if scene.doc[end].text in {",", "-", "--", "—", ":", ";"} and following is not None:
        content |= set(range(following.first, following.last))
    elif (own := scene.quote_at(end) if end < len(scene.doc) else None) is not None:
        if scene.sentence_start(end) == scene.sentence_start(verb.i):
            content |= set(range(own.first, own.last))
    return frozenset(content), "quotation"


def _clause_before(verb: Token, clause: tuple[int, int], scene: Scene) -> tuple[Tokens, str]:
    """Indirect words before the cue, and the rest of them after a parenthetical cue."""
    first, source_end = clause
    start, stop = scene.sentence_start(verb.i), scene.sentence_end(verb.i)
    end = _clause_end(max(verb.i, source_end), scene)
    if _is_normal_clause(verb, end):
        return NONE, ""
    before = scene.doc[start : first - 1]
    rest = _rest(verb, end, stop, scene)
    has_verb = any(t.tag_ in _FINITE and not _hangs_on(t, verb) for t in before)
    if rest or has_verb:
        if not rest and _leads_in(before, verb):
            return NONE, ""
        return frozenset(range(start, first - 1)) | rest, "words around the cue"
    return NONE, ""


def _leads_in(before: object, verb: Token) -> bool:
    """Whether what stands before is only a subordinate clause: "As he left, Bush said little"."""
    main = [c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i]
    return not main and verb.dep_ not in {"parataxis", "advcl", "ccomp", "conj", "dep"}


def _is_normal_clause(verb: Token, end: int) -> bool:
    """Content follows the verb in the ordinary way: "In 2008, he said that …"."""
    for child in verb.children:
        if (
            child.dep_ in {"ccomp", "xcomp", "dobj"}
            and child.i > verb.i
            and child.left_edge.i < end
        ):
            return child.tag_ not in {"NN", "NNP"} or child.dep_ != "dobj"
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
    if following.tag_ in {"VBG", "VBN", "WDT", "WP", "WP$"} or following.dep_ in {"cc", "mark"}:
        return NONE
    if following.pos_ == "ADP" and following.head is verb:
        return NONE
    for token in scene.doc[end + 1 : stop]:
        if token.tag_ in _FINITE and not _under(token, verb):
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


def _quote_after(verb: Token, subject: Token | None, scene: Scene) -> Tokens:
    """The quotation that a cue brings in: right after it, or after a comma or colon."""
    stop = min(scene.sentence_end(verb.i), verb.i + _LONGEST_LEAD)
    inner = scene.quote_at(verb.i)
    if inner is not None:
        return NONE
    i = verb.i + 1
    while i < stop and scene.quote_at(i) is None:
        token = scene.doc[i]
        between = token.tag_ in _FINITE and token.head.dep_ != "relcl" and token.dep_ != "relcl"
        if between or token.lower_ == "that" and token.dep_ == "mark" or token.text == ".":
            return NONE
        i += 1
    quote = scene.quote_at(i) if i < stop else None
    if quote is None:
        return NONE
    before = scene.doc[i - 1]
    word = scene.doc[min(i + 1, len(scene.doc) - 1)]
    if before.text in {",", ":"} or (i - verb.i == 1 and word.text[:1].isupper()):
        if before.text == "," and not word.text[:1].isupper() and i - verb.i < 3:
            return NONE
        return frozenset(range(quote.first, quote.last))
    if word.text[:1].isupper() and (before.dep_ in {"prt", "dobj", "dative", "advmod", "npadvmod"}):
        return frozenset(range(quote.first, quote.last))
    return NONE
