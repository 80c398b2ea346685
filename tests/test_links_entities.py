"""Entities across articles: who is one, who never, who stays open."""

from __future__ import annotations

from itertools import permutations

from detente.links.entities import EntityLink, decide, gathered, link_entities
from detente.records import Entity, EntityKind, Office, content_id
from detente.tables.people import fold_person


def person(name: str, state: str | None = None, role: str | None = None) -> Entity:
    key = content_id("person", fold_person(name))
    offices = (Office(role, state, None, None),) if role else ()
    return Entity(f"person:{key}", EntityKind.PERSON, name, (name,), state, None, offices)


def alone(name: str, article: str, state: str | None = None, role: str | None = None) -> Entity:
    key = content_id("surname", fold_person(name.split()[-1]), article)
    offices = (Office(role, state, None, None),) if role else ()
    return Entity(f"person:{key}", EntityKind.PERSON, name, (name,), state, None, offices)


def test_one_name_in_two_spellings_has_one_id_and_needs_no_link() -> None:
    left, right = person("Sergei Tarnov"), person("Sergey Tarnov")
    assert left.id == right.id
    assert link_entities([("a", left), ("b", right)]) == []


def test_a_middle_name_makes_no_second_person() -> None:
    short, long = person("Arne Halvik", "NOR"), person("Arne B. Halvik", "NOR")
    links = link_entities([("a", short), ("b", long)])
    assert [(link.entity, link.same_as) for link in links] == [(short.id, long.id)]
    assert links[0].score > 0.8
    assert "middle name" in links[0].why


def test_a_surname_alone_joins_the_only_full_name_of_its_state() -> None:
    full, short = person("Oleg Starkin", "RUS", "analyst"), alone("Mr. Starkin", "b", "RUS")
    links = link_entities([("a", full), ("b", short)])
    assert [(link.entity, link.same_as) for link in links] == [(short.id, full.id)]


def test_a_surname_alone_stays_open_without_state_or_office() -> None:
    full, short = person("Oleg Starkin", "RUS"), alone("Mr. Starkin", "b")
    assert link_entities([("a", full), ("b", short)]) == []


def test_a_surname_alone_stays_open_between_two_full_names() -> None:
    pile = [
        ("a", person("Oleg Starkin", "RUS")),
        ("b", person("Pavel Starkin", "RUS")),
        ("c", alone("Mr. Starkin", "c", "RUS")),
    ]
    assert link_entities(pile) == []


def test_other_states_sexes_and_given_names_never_join() -> None:
    cases = [
        (person("Arne Halvik", "NOR"), person("Arne B. Halvik", "SWE"), "states"),
        (person("Arne Halvik"), person("Bjarne Halvik"), "given names"),
        (person("Sergei Halvik", "RUS"), alone("Ms. Halvik", "b", "RUS"), "woman"),
        (
            person("Oleg Starkin", "RUS", "analyst"),
            alone("Starkin", "b", "RUS", "general"),
            "office",
        ),
    ]
    for left, right, why in cases:
        known = gathered([("a", left), ("b", right)])
        decision = decide(known[left.id], known[right.id])
        assert decision.same is False
        assert why in decision.why
        assert link_entities([("a", left), ("b", right)]) == []


def test_the_two_presidents_never_meet() -> None:
    younger = Entity("person:george-w-bush", EntityKind.PERSON, "George W. Bush", (), "USA")
    elder = Entity("person:george-h-w-bush", EntityKind.PERSON, "George H. W. Bush", (), "USA")
    third = alone("Mr. Bush", "c", "USA")
    links = link_entities([("a", younger), ("b", elder), ("c", third)])
    assert links == []


def test_a_person_of_the_tables_is_what_the_group_goes_by() -> None:
    listed = Entity("person:robert-gates", EntityKind.PERSON, "Robert Gates", (), "USA")
    spelt = person("Robert Michael Gates", "USA")
    links = link_entities([("a", spelt), ("b", listed)])
    assert [(link.entity, link.same_as) for link in links] == [(spelt.id, "person:robert-gates")]


def test_no_chain_joins_two_who_contradict_each_other() -> None:
    plain = person("Arne Halvik")
    norwegian, swede = person("Arne B. Halvik", "NOR"), person("Arne C. Halvik", "SWE")
    links = link_entities([("a", plain), ("b", norwegian), ("c", swede)])
    joined = {link.entity for link in links} | {link.same_as for link in links}
    assert not {norwegian.id, swede.id} <= joined


def test_the_order_of_articles_changes_nothing() -> None:
    pile = [
        ("a", person("Arne Halvik", "NOR")),
        ("b", person("Arne B. Halvik", "NOR")),
        ("c", alone("Mr. Halvik", "c", "NOR")),
        ("d", person("Oleg Starkin", "RUS")),
    ]
    wanted = link_entities(pile)
    assert wanted
    assert all(isinstance(link, EntityLink) for link in wanted)
    for order in permutations(pile):
        assert link_entities(order) == wanted


def test_states_and_organisations_are_left_alone() -> None:
    one = Entity("organisation:abc", EntityKind.ORGANISATION, "Halvik", ())
    assert link_entities([("a", one), ("b", person("Arne Halvik"))]) == []


def test_an_office_told_in_fewer_words_is_no_other_office() -> None:
    full = person("Aro Tarnov", None, "deputy foreign minister")
    short = alone("Mr. Tarnov", "b", "NOR", "deputy minister")
    links = link_entities([("a", full), ("b", short)])
    assert [(link.entity, link.same_as) for link in links] == [(short.id, full.id)]


def test_a_deputy_is_no_minister_and_one_word_is_no_office() -> None:
    full = person("Aro Tarnov", None, "deputy foreign minister")
    for title in ("foreign minister", "minister", "former deputy foreign minister"):
        assert link_entities([("a", full), ("b", alone("Mr. Tarnov", "b", None, title))]) == []
