"""The tables of states, people, organisations, places and roles: sound, and right."""

from __future__ import annotations

from datetime import date

import pytest

from detente.dates import Interval
from detente.errors import BadTable
from detente.tables import organisations as organisation_table
from detente.tables import people as people_table
from detente.tables import places as place_table
from detente.tables import rows
from detente.tables import states as state_table
from detente.tables.organisations import documents, organisations
from detente.tables.people import (
    by_id,
    fold_person,
    holders,
    people,
    surname_of,
    with_given,
    with_name,
    with_surname,
)
from detente.tables.peoples import peoples
from detente.tables.places import by_name, places
from detente.tables.roles import kin, plural_of, roles
from detente.tables.states import fold_name, state_named, states

JULY_2007 = Interval(date(2007, 7, 1), date(2007, 7, 3))


@pytest.mark.parametrize(
    ("words", "iso3"),
    [
        ("US", "USA"),
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("Washington", "USA"),
        ("the White House", "USA"),
        ("Foggy Bottom", "USA"),
        ("the Kremlin", "RUS"),
        ("Russians", "RUS"),
        ("Downing Street", "GBR"),
        ("Whitehall", "GBR"),
        ("the Elysée", "FRA"),
        ("Teheran", "IRN"),
        ("Soviet Union", "SUN"),
        ("Czechoslovak", "CSK"),
        ("us", None),
        ("Ruritania", None),
    ],
)
def test_states_are_found_by_their_words(words: str, iso3: str | None) -> None:
    state = state_named(words)
    assert (state.iso3 if state else None) == iso3


def test_a_shared_capital_is_that_of_the_state_of_the_day() -> None:
    moscow = state_named("Moscow", Interval(date(1986, 1, 1), date(1986, 1, 1)))
    assert moscow is not None
    assert moscow.iso3 == "SUN"
    today = state_named("Moscow", JULY_2007)
    assert today is not None
    assert today.iso3 == "RUS"


def test_every_state_of_the_world_is_there_once() -> None:
    codes = [state.iso3 for state in states()]
    assert len(codes) == len(set(codes))
    assert len([state for state in states() if not state.end]) >= 195
    assert all(state.id == f"state:{state.iso3}" for state in states())
    assert all(
        state.life.earliest is None or state.life.latest != state.start for state in states()
    )


def test_every_successor_is_a_state() -> None:
    known = {state.iso3 for state in states()}
    assert {state.successor for state in states() if state.successor} <= known


def test_names_fold_alike_and_abbreviations_keep_their_capitals() -> None:
    assert fold_name("the U.S.") == "US"
    assert fold_name("U. S.") == "US"
    assert fold_name("us") == "us"
    assert fold_name("São Tomé") == "sao tome"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Yury Ushakov", "Yuri Ushakov"),
        ("Dmitriy Medvedev", "Dmitry Medvedev"),
        ("Yevgeny Primakov", "Evgeny Primakov"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("George W. Bush", "George W Bush"),
    ],
)
def test_spellings_of_one_name_fold_to_one(one: str, other: str) -> None:
    assert fold_person(one) == fold_person(other)


def test_different_names_do_not_fold_to_one() -> None:
    assert fold_person("George H. W. Bush") != fold_person("George W. Bush")
    assert fold_person("Sergei Ivanov") != fold_person("Igor Ivanov")


def test_two_presidents_of_one_surname_are_two() -> None:
    ids = {person.id for person in with_surname("Bush")}
    assert {"person:george-w-bush", "person:george-h-w-bush"} <= ids
    assert [p.id for p in with_name("George W. Bush")] == ["person:george-w-bush"]
    assert len(with_name("George Bush")) == 2


@pytest.mark.parametrize(
    ("kind", "state", "day", "name"),
    [
        ("head-of-state", "USA", date(2007, 7, 2), "George W. Bush"),
        ("head-of-state", "RUS", date(2007, 7, 2), "Vladimir Putin"),
        ("head-of-state", "RUS", date(2010, 4, 8), "Dmitry Medvedev"),
        ("head-of-government", "RUS", date(2010, 4, 8), "Vladimir Putin"),
        ("foreign", "USA", date(2008, 3, 18), "Condoleezza Rice"),
        ("defence", "USA", date(2008, 3, 18), "Robert Gates"),
        ("foreign", "RUS", date(2001, 11, 12), "Igor Ivanov"),
        ("defence", "RUS", date(2001, 11, 12), "Sergei Ivanov"),
        ("head-of-government", "GBR", date(2003, 3, 20), "Tony Blair"),
        ("head-of-state", "UKR", date(2022, 2, 24), "Volodymyr Zelensky"),
        ("head-of-state", "SUN", date(1987, 12, 8), "Mikhail Gorbachev"),
    ],
)
def test_offices_of_known_days(kind: str, state: str, day: date, name: str) -> None:
    assert [person.name for person in holders(kind, state, Interval(day, day))] == [name]


def test_heads_of_international_organisations_have_no_state() -> None:
    day = Interval(date(2007, 7, 2), date(2007, 7, 2))
    names = {person.name for person in holders("international", None, day)}
    assert {"Ban Ki-moon", "Jaap de Hoop Scheffer", "Mohamed ElBaradei", "Javier Solana"} <= names


def test_an_open_end_reaches_as_far_as_its_table_speaks() -> None:
    found = [
        (person, term) for person in people() for term in person.terms if term.known_to
        and term.end is None and term.start and term.start < term.known_to
    ]  # fmt: skip
    assert found
    for _, term in found:
        assert term.known_to is not None
        assert term.may_hold(Interval(term.known_to, term.known_to))
        assert not term.may_hold(Interval(date(2026, 1, 1), date(2026, 1, 1)))


def test_terms_end_after_they_start_and_name_a_state_of_the_table() -> None:
    codes = {state.iso3 for state in states()}
    for person in people():
        assert person.gender in (None, "m", "f")
        for term in person.terms:
            assert term.state is None or term.state in codes, person.name
            assert not (term.start and term.end) or term.start <= term.end, person.name


def test_every_row_says_where_it_comes_from() -> None:
    origins = {row["key"] for row in rows("origins")}
    tables = ("states", "people", "offices", "people_wikidata", "offices_wikidata",
              "people_countryinfo", "offices_countryinfo", "organisations", "documents",
              "places", "roles", "kin", "cities", "union", "weapons", "given_names",
              "visits")  # fmt: skip
    for table in tables:
        assert {row["origin"] for row in rows(table)} <= origins, table


def test_share_alike_rows_stand_alone() -> None:
    for table in ("states", "people", "offices", "organisations", "documents", "places", "roles"):
        assert {row["origin"] for row in rows(table)} == {"public record"}, table
    assert {row["origin"] for row in rows("people_countryinfo")} == {"countryinfo"}
    assert {row["origin"] for row in rows("cities")} == {"geonames"}


def test_wikidata_ids_are_ids_and_no_two_people_share_one() -> None:
    ids = [person.wikidata for person in people() if person.wikidata]
    assert all(one[0] == "Q" and one[1:].isdigit() for one in ids)
    double = {one for one in ids if ids.count(one) > 1}
    assert not double


def test_surnames_of_all_kinds() -> None:
    assert surname_of("George Bush Jr.") == "Bush"
    assert surname_of("Carl XVI Gustaf of Sweden") == "Gustaf"
    assert "person:xi-jinping" in {person.id for person in with_surname("Xi")}
    assert "person:ursula-von-der-leyen" in {p.id for p in with_surname("von der Leyen")}


def test_given_names_tell_a_sex_only_when_several_agree() -> None:
    assert with_given("Sergei") == "m"
    assert with_given("Zxqy") is None


def test_organisations_and_documents_have_one_id_each() -> None:
    ids = [one.id for one in organisations()] + [one.id for one in documents()]
    assert len(ids) == len(set(ids))
    codes = {state.iso3 for state in states()}
    assert {one.state for one in organisations() if one.state} <= codes


def test_places_lie_on_the_earth_and_in_known_states() -> None:
    codes = {state.iso3 for state in states()}
    for place in places():
        assert place.state is None or place.state in codes, place.name
        assert place.lat is None or -90 <= place.lat <= 90, place.name
        assert place.lon is None or -180 <= place.lon <= 180, place.name
    assert by_name()["Camp David"].state == "USA"


def test_roles_have_plurals_and_families_are_known_people() -> None:
    assert plural_of("secretary of state") == "secretaries of state"
    assert plural_of("spokesman") == "spokesmen"
    assert roles()["officials"].plural
    assert roles()["spokeswoman"].gender == "f"
    assert kin()[("person:george-w-bush", "father")] == "person:george-h-w-bush"
    known = by_id()
    for (person, _), other in kin().items():
        assert person in known, person
        assert other in known, other


BAD = {
    "organisations": {"kind": "band"},
    "places": {"kind": "planet"},
    "states": {"successor": "XXX"},
}


@pytest.mark.parametrize("table", sorted(BAD))
def test_a_bad_row_is_named(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row = rows(table)[0] | BAD[table]
    module = {
        "organisations": organisation_table, "places": place_table, "states": state_table
    }[table]  # fmt: skip
    monkeypatch.setattr(module, "rows", lambda _: (row,))
    function = {
        "organisations": organisations, "places": places, "states": states
    }[table].__wrapped__  # fmt: skip
    with pytest.raises(BadTable, match=table):
        function()


def test_an_office_of_nobody_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    real = rows

    def broken(name: str) -> tuple[dict[str, str], ...]:
        found = real(name)
        return (*found, found[0] | {"person": "nobody"}) if name == "offices" else found

    monkeypatch.setattr(people_table, "rows", broken)
    with pytest.raises(BadTable, match="nobody"):
        people_table.people.__wrapped__()


def test_peoples_have_states_of_the_table_and_are_no_demonyms() -> None:
    known = {state.iso3: state for state in states()}
    for word, homes in peoples().items():
        assert homes <= known.keys(), word
        assert state_named(word) is None, word
    assert peoples()["Hutus"] == {"RWA", "BDI", "COD"}
