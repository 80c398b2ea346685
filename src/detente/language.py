"""Article text → spaCy Doc. The only file that imports spaCy.

A parse is one `Doc` over the title and every paragraph, each parsed apart so that a headline is
never glued to the first sentence and no sentence runs over a blank line. Quotation marks are
folded before parsing (curly apostrophes become sentence roots otherwise; '' is two characters for
one mark), so token offsets into the article are kept beside the Doc: use `parse.span`, never
`token.idx`.
"""

from __future__ import annotations

import importlib
import re
import warnings
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from .errors import Missing
from .records import Article
from .spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan
    from spacy.vocab import Vocab

    __all__ = ["Doc", "DocSpan", "Language", "Parse", "Segment", "Token", "Vocab", "parse_many",
               "pipeline"]  # fmt: skip

TENSED = frozenset({"VBD", "VBZ", "VBP"})
"""Tags (Penn Treebank) of verbs that bear a tense themselves."""
FINITE = TENSED | {"MD"}
"""The same and modals: what heads a finite clause."""
_FOLD = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
         "–": "-", "―": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "`": "'"}  # fmt: skip
_GLUED = re.compile('(?<=[”"])[―—–-](?=\\w|\\s)')
"""A dash that a newspaper glued to a closing mark: tokenisers take the two for one word."""
_TO_FOLD = re.compile(_GLUED.pattern + "|''|``|" + "|".join(map(re.escape, _FOLD)))
_PARAGRAPH = re.compile(r"\S.*?(?=\n\s*\n|\s*\Z)", re.DOTALL)
MOST_TOKENS = 20_000
"""Tokens that the pipeline works on together: it takes some 20 KB for each. A text of 150,000
characters without a blank line took a gigabyte; sixteen news articles have 12,000 tokens."""
LONGEST_PARAGRAPH = 10_000
"""Characters from which a paragraph is parsed in parts, so that none has more tokens than that. The
longest that newspapers print have some 3,000 characters."""
LONGEST_SENTENCE = 3_000
"""Characters without the end of a sentence after which a paragraph is cut all the same: rules look
through a sentence for each of its verbs, so that 10,000 characters of quotations without a full
stop took half a minute. The longest sentences that newspapers print have some 900."""
_SENTENCE_END = re.compile(r"[.!?…][”\"')\]]*(?=\s)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_IN_SENTENCE = re.compile(r"(?<=[\w,;] )[^\W\d_]+")
"""Words after a word or a comma: where a capital letter means a name."""
_SMALL = frozenset({
    "a", "about", "after", "against", "all", "am", "an", "and", "are", "as", "at", "back", "be",
    "been", "before", "but", "by", "can", "could", "did", "do", "for", "from", "had", "has",
    "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "might",
    "more", "must", "new", "no", "not", "of", "off", "on", "or", "our", "out", "over", "she",
    "should", "so", "than", "that", "the", "their", "them", "then", "they", "this", "to", "two",
    "under", "up", "us", "was", "we", "were", "what", "when", "where", "which", "who", "why",
    "will", "with", "without", "would", "you", "your",
})  # fmt: skip
"""Words that bear a capital only because a headline gives one to every word."""
_PLAIN_VERB = 5
"""Letters from which a bare verb is taken for one, not for a name; "Bush" and "Grant" are shorter
or stand in the body."""
_TITLE_WORDS = 3
"""Words of four letters and more that a title needs before its capitals can be judged."""
_TITLE_SHARE = 0.8
"""Share (0..1) of them, the first left out, that begin with a capital in a title in title case;
in the titles that we looked at those of sentences lay below one half, the others above .85."""

LONGEST_RUN = 500
"""Characters without white space after which the tokeniser is made to begin anew. Its time grows
with the square of a run of marks: 8,000 dashes in a row take it 8 s, 32,000 take 2 minutes. The
longest words of news are addresses; of these a few have more than 300."""
_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that is parsed by itself: a title, a dateline or a paragraph.

    Tokens [first, last) of the parse stand in it.
    """

    kind: str  # title, dateline, paragraph
    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Parse:
    """One Doc over the article, with each token's place in `Article.text`.

    starts[i], ends[i] are the code points where token i starts and ends in the text.
    """

    article: str
    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    segments: tuple[Segment, ...]

    def span(self, first: int, last: int) -> Span:
        """The span of tokens [first, last). Raises BadSpan when it is empty."""
        return Span(self.article, self.starts[first], self.ends[max(first, last - 1)])

    def token_span(self, token: Token) -> Span:
        """The span of one token."""
        return Span(self.article, self.starts[token.i], self.ends[token.i])

    def tokens(self, span: Span) -> list[Token]:
        """The tokens of which at least one character lies in the span, in order."""
        doc = self.doc
        return [doc[place] for place in self.places(span)]

    def places(self, span: Span) -> range:
        """The places in the parse of those tokens."""
        first = bisect_right(self.ends, span.start)
        return range(first, max(first, bisect_left(self.starts, span.end)))

    def segment(self, token: Token) -> Segment:
        """The title, dateline or paragraph that a token stands in."""
        return self.segments[bisect_right(self.segments, token.i, key=lambda s: s.first) - 1]

    def sentence(self, token: Token) -> Span:
        """The span of the sentence around a token."""
        sent = token.sent
        return self.span(sent.start, sent.end)


@lru_cache(maxsize=2)
def pipeline(name: str) -> Language:
    """The spaCy pipeline of that name, loaded once a process.

    Raises Missing when neither a package with `load()` nor a spaCy model has the name.
    """
    with warnings.catch_warnings():
        # W095: trained under spaCy 3.7.2; compared on the five seeds, 3.8 reads it the same.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        warnings.filterwarnings("ignore", category=FutureWarning)
        import spacy

        try:
            module = importlib.import_module(name)
            nlp: Language = module.load() if hasattr(module, "load") else spacy.load(name)
        except (ImportError, OSError, ValueError) as error:
            raise Missing(
                f"language pipeline '{name}' is not installed ({error}); install it with "
                "'pip install', or name another with the setting 'pipeline'"
            ) from error
    return nlp


def vector(vocab: Vocab, word: str) -> NDArray[np.float32]:
    """The vector of a word, of length 1; zeros where the pipeline has none for it."""
    found: NDArray[np.float32] = np.asarray(vocab[word].vector, np.float32)
    size = float(np.linalg.norm(found))
    return found / size if size else found


def fold(text: str) -> tuple[str, list[int]]:
    """Text with plain quotation marks, and for each of its characters the offset in the original.

    The list has one entry more than the folded text has characters: the end.
    """
    parts: list[str] = []
    places: list[int] = []
    last = 0
    for match in _TO_FOLD.finditer(text):
        parts.append(text[last : match.start()])
        places.extend(range(last, match.start()))
        mark = match.group()
        plain = _FOLD.get(mark, mark if mark in "—-" else '"')
        if _GLUED.match(text, match.start()):
            plain = " - " if text[match.end()].isalnum() else " -"
        parts.append(plain)
        places.extend([match.start()] * len(plain))
        last = match.end()
    parts.append(text[last:])
    places.extend(range(last, len(text) + 1))
    return "".join(parts), places


def sentence_case(title: str, body: str, verbs: Callable[[str], bool]) -> str:
    """A title in title case or in capitals as a sentence writes it, letter for letter as long.

    Words keep their capital where the body writes them so within its sentences, and lose it where
    the body does not, or where they are small words or (`verbs` says so) forms of a verb. A title
    that is a sentence already, or too short to tell, comes back as it is.
    """
    words = list(_WORD.finditer(title))
    long = [w.group() for w in words[1:] if len(w.group()) > 3]
    if len(long) < _TITLE_WORDS or sum(w[0].isupper() for w in long) < _TITLE_SHARE * len(long):
        return title
    loud = not any(c.islower() for c in title)
    used = Counter(match.group() for match in _IN_SENTENCE.finditer(body))
    letters = list(title)
    for place, match in enumerate(words):
        word = match.group()
        if loud and len(word) > 2 and not used[word]:
            word = word.capitalize()
        opens = title[: match.start()].rstrip()[-1:] in {":", "'", '"'}
        if place and not opens and _is_small(word, used, verbs):
            word = word.lower()
        if len(word) == len(match.group()):
            letters[match.start() : match.end()] = word
    return "".join(letters)


def _is_small(word: str, used: Counter[str], verbs: Callable[[str], bool]) -> bool:
    """Whether a sentence would write the word without a capital."""
    low = word.lower()
    if low in {"i", "us"} or (word.isupper() and len(word) > 2):
        return word == "Us"
    if low in _SMALL and low not in {"may", "will"}:
        return True
    if used[low] or used[word]:
        return used[low] > used[word]
    return low in _SMALL or low.endswith("n't") or verbs(low)


def _verb_forms(nlp: Language) -> Callable[[str], bool]:
    """Whether a word can be a form of a verb, by the pipeline's own list; without one, none can.

    Short verbs count with an ending only ("says", "sought"): "Mark" and "Bill" are names.
    """
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups is None or not all(map(lookups.has_table, ("lemma_index", "lemma_exc"))):
        return frozenset[str]().__contains__
    index = lookups.get_table("lemma_index").get("verb", ())
    irregular = lookups.get_table("lemma_exc").get("verb", {})

    def is_form(word: str) -> bool:
        stems = [word[: -len(end)] + put for end, put in _ENDINGS if word.endswith(end)]
        plain = len(word) >= _PLAIN_VERB and word in index
        return plain or word in irregular or any(stem in index for stem in stems)

    return is_form


_ENDINGS = (("s", ""), ("ies", "y"), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))


def parse_many(articles: Sequence[Article], name: str) -> list[Parse]:
    """The parse of each article, in order; one call to the pipeline for all of them.

    Raises Missing when the pipeline is not installed.
    """
    nlp = pipeline(name)
    plans = [list(_pieces(article)) for article in articles]
    verbs = _verb_forms(nlp)
    folded = [[_folded(article, kind, s, verbs) for kind, s in plan]
              for article, plan in zip(articles, plans, strict=True)]  # fmt: skip
    tokenised = (_tokenised(nlp, text) for texts in folded for text, _ in texts)
    docs = chain.from_iterable(map(nlp.pipe, _batches(tokenised)))
    return [
        _assemble(article, plan, texts, docs, nlp)
        for article, plan, texts in zip(articles, plans, folded, strict=True)
    ]


def _folded(
    article: Article, kind: str, span: Span, verbs: Callable[[str], bool]
) -> tuple[str, list[int]]:
    """The words of a piece as the pipeline reads them, and where each character stands."""
    text, places = fold(article.text[span.start : span.end])
    if kind == "title":
        text = sentence_case(text, article.text[article.body_start :], verbs)
    return text, places


def _tokenised(nlp: Language, text: str) -> Doc:
    """The tokens of a text for the pipeline; a run that is too long for it is cut."""
    runs = [match.span() for match in _RUN.finditer(text)]
    if not runs:
        return nlp.make_doc(text)
    from spacy.tokens import Doc

    cuts = [place for start, end in runs for place in range(start, end, LONGEST_RUN)]
    edges = [0, *(cut for cut in cuts if cut), len(text)]
    parts = [nlp.make_doc(text[start:end]) for start, end in pairwise(edges)]
    return Doc.from_docs(parts, ensure_whitespace=False) or nlp.make_doc(text)


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Texts that the pipeline works on together: as many as have `MOST_TOKENS`, else one alone."""
    batch: list[Doc] = []
    size = 0
    for doc in docs:
        if batch and size + len(doc) > MOST_TOKENS:
            yield batch
            batch, size = [], 0
        batch.append(doc)
        size += len(doc)
    yield batch


def _pieces(article: Article) -> Iterator[tuple[str, Span]]:
    title, dateline = article.title_span, article.dateline_span
    if title:
        yield "title", title
    for match in _PARAGRAPH.finditer(article.text, article.body_start):
        start, end = match.span()
        if dateline and start <= dateline.start < end:
            yield "dateline", dateline
            start = dateline.end + _blank(article.text, dateline.end)
        for part in _parts(article.text, start, end):
            yield "paragraph", Span(article.id, *part)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph in parts that are not too long: whole sentences, else whole words."""
    while end - start > LONGEST_SENTENCE:
        cut = _cut(text, start, end)
        yield start, cut
        start = cut + _blank(text, cut)
    if start < end:
        yield start, end


def _cut(text: str, start: int, end: int) -> int:
    """Where the first part of a paragraph ends: before a sentence that is too long, within it
    where the part begins with one, else after the last sentence that has room; `end` where all has.
    """
    most = min(end, start + LONGEST_PARAGRAPH)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, most)]
    for first, last in pairwise([start, *ends, most]):
        if last - first > LONGEST_SENTENCE:
            if first > start:
                return first
            cut = text.rfind(" ", start, start + LONGEST_SENTENCE)
            return cut if cut > start else start + LONGEST_SENTENCE
    return ends[-1] if ends and most < end else most


def _blank(text: str, start: int) -> int:
    """How many characters of white space follow."""
    return len(text[start:]) - len(text[start:].lstrip())


def _assemble(
    article: Article,
    plan: list[tuple[str, Span]],
    texts: list[tuple[str, list[int]]],
    docs: Iterable[Any],
    nlp: Language,
) -> Parse:
    from spacy.tokens import Doc

    starts: list[int] = []
    ends: list[int] = []
    parts, segments = [], []
    for (kind, span), (_, places) in zip(plan, texts, strict=True):
        doc = next(iter(docs))
        first = len(starts)
        for token in doc:
            starts.append(span.start + places[token.idx])
            ends.append(span.start + places[token.idx + len(token) - 1] + 1)
            if places[token.idx + len(token)] > places[token.idx + len(token) - 1] + 1:
                ends[-1] = span.start + places[token.idx + len(token)]
        segments.append(Segment(kind, span, first, len(starts)))
        parts.append(doc)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W101\]|\[W102\]")
        doc = Doc.from_docs(parts, ensure_whitespace=True) if parts else nlp.make_doc("")
    return Parse(article.id, doc, tuple(starts), tuple(ends), tuple(segments))
