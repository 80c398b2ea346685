"""Whether a sentence of another article comes close to an act that one outlet tells."""

from __future__ import annotations

import pytest

from detente.linked import Event
from detente.records import EntityKind, Mention, Side, Standing, When
from detente.spans import Span
from detente.views import near

OTHER = (
    "Ari Jonsson of Iceland met Mr. Vik in Bergen on Tuesday. He wants the Norwegian trawlers kept"
    " out of the fjord until the herring have spawned. The weather was poor.\n\n"
    "A band played on the quay. Fishermen from Tromso sang."
)
CASES = [
    ("the same in other words", "Iceland demanded a ban on trawlers while herring spawn", "", True),
    ("one rare word", "Iceland asked about the fjord", "", True),
    ("one common word", "Iceland asked for a meeting on the weather in the north", "", False),
    ("nothing like it", "Iceland offered to lend two tugboats", "", False),
    (
        "words beside the name of the act",
        "Iceland insisted on it",
        "Iceland insisted on it: no trawlers in the fjord before the herring have gone.",
        True,
    ),
    ("too few words to look for", "Iceland refused", "", True),
]


def act(label: str, state: str = "ISL") -> Event:
    by = (Side(Span("a", 0, 1), "Iceland", f"state:{state}", state),)
    return Event(
        "one", label, "REQUEST", None, by, (), When(), None, Standing.ACTUAL, ("m",), ("a",),
        ("Kestrel",), (),
    )  # fmt: skip


def there(article: str = "b") -> near.Elsewhere:
    at = OTHER.index("Iceland")
    span = Span(article, at, at + len("Iceland"))
    named = Mention(span, "name", 0, "state:ISL", EntityKind.STATE, "Iceland", "ISL")
    return near.Elsewhere(article, OTHER, [named])


@pytest.mark.parametrize(
    ("label", "told", "may"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_an_act_may_be_told_by_another_article(label: str, told: str, may: bool) -> None:
    assert near.may_be_told(act(label), [told or label], [there()]) is may


def test_a_sentence_far_from_the_side_is_none_of_its_acts() -> None:
    found = near.close(act("Iceland sang with fishermen from Tromso"), [""], [there()])
    assert not found


def test_of_another_side_nothing_is_close() -> None:
    assert not near.close(act(CASES[0][1], state="DNK"), [""], [there()])


def test_its_own_article_and_none_at_all_tell_nothing_of_others() -> None:
    assert not near.may_be_told(act(CASES[0][1]), [""], [there("a")])
    assert not near.may_be_told(act("Iceland refused"), [""], [])


def test_sentences_end_where_sentences_end() -> None:
    parts = [OTHER[start:end].strip() for start, end in near.sentences_of(OTHER)]
    assert parts[0] == "Ari Jonsson of Iceland met Mr. Vik in Bergen on Tuesday."
    assert len(parts) == 5
