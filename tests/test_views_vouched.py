"""What a note on a statement vouches for: never words that say the reverse without their verb."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.record import Filter, Record, queries
from detente.run_local.building import build
from detente.settings import Settings
from detente.views import cite
from detente.views.cite_gather import cite as cite_of

TEXT = """Chad keeps its claim

N'DJAMENA, June 9, 2007 - President Idriss Deby of Chad has opposed ceding the oasis to Libya.
Deby denied that his officers had crossed the line. The Libyan minister said the oasis was his
country's. According to Libyan officials, the wells are dry. “We will not leave,” Deby said. “Deby
told us that Chad will never sell the oasis,” said Ali Ture, a Chadian diplomat.
"""


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The notes of everything that somebody said in the text, by Chicago."""
    pile = tmp_path_factory.mktemp("vouched")
    (pile / "chad.txt").write_text(TEXT, encoding="utf-8")
    path = Path(tmp_path_factory.mktemp("record")) / "r.db"
    build([pile], path, Settings())
    with Record.open(path) as record:
        every = queries.attributions(record, Filter(copies=True))
        return [cite.cited(cite_of(record, "attribution", one.id).citations, "chicago")
                for one in every]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("Idriss Deby, paraphrased in", "“has opposed ceding the oasis to Libya.”"),
        ("Idriss Deby, paraphrased in", "“denied that his officers had crossed the line.”"),
        ("paraphrased in", "“said the oasis was his country’s.”"),
        ("paraphrased in", "“the wells are dry.”"),
        ("Idriss Deby, quoted in", "“We will not leave.”"),
    ],
)
def test_a_paraphrase_keeps_its_verb_and_a_quotation_stands_alone(
    notes: list[str], who: str, words: str
) -> None:
    plain = [one.replace("'", "’") for one in notes]
    assert any(who in one and one.endswith(words) for one in plain), "\n".join(plain)


def test_who_passes_on_what_another_said_is_named(notes: list[str]) -> None:
    told = [one for one in notes if "as told by Ali Ture" in one]
    assert told, "\n".join(notes)
    assert all(one.startswith("Idriss Deby as told by Ali Ture, ") for one in told)
