"""A user's own tables: what they take, what they refuse, and what they make anew."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import detente
from detente import tables
from detente.dates import Interval
from detente.errors import BadSetting, BadTable
from detente.record import Record
from detente.run_local import build, read_file
from detente.settings import Settings
from detente.settings import load as load_settings
from detente.tables import issues, organisations, outlets, people, places, states
from detente.tables.own import load

PACKAGE = Path(detente.__file__).parent
ISSUES = "id,name,words\ngrain-corridor,Grain corridor,grain corridor|grain shipment\n"
TEXT = """Envoy Presses for Grain Corridor

ANKARA, July 3, 2023 - Anna Veld, the special envoy of the United States, urged Russia on Monday to
keep the grain corridor open.

"Grain shipments must not become a weapon," Veld told reporters.
"""


@pytest.fixture(autouse=True)
def plain() -> Iterator[None]:
    """No test leaves its tables to the next."""
    yield
    tables.use(tables.Own())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "tables"
    made.mkdir()
    return made


def put(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")


# ------------------------------------------------------------------ rows


def test_rows_of_every_table_stand_beside_ours(folder: Path) -> None:
    put(folder, "issues", ISSUES)
    put(folder, "people", "\ufeffid,name,state\nanna-veld,Anna Veld,ALD\n")
    put(
        folder,
        "offices",
        "person,title,kind,state,start\nanna-veld,envoy,other,ALD,2022-11\n"
        "anna-veld,foreign minister,foreign,ALD,2024\nvladimir-putin,chairman,other,ALD,2030\n",
    )
    put(folder, "states", "iso3,name,demonyms,capital\nALD,Aldera,Alderan|Alderans,Alden\n")
    put(folder, "organisations", "id,name,kind,state\nhull,Hull Bureau,agency,ALD\n")
    put(folder, "places", "# a remark\n\nid,name,kind,lat,lon\nalden,Alden,city,-12.5,170\n")
    put(folder, "outlets", 'name,domains,names\nAlden Courier,alden.example,"Courier, The|AC"\n')
    before = len(states.states())
    tables.use(load(folder))
    assert len(states.states()) == before + 1
    assert issues.issues()["grain-corridor"].patterns[1].words == ("grain", "shipment")
    (veld,) = people.with_name("Anna Veld")
    assert (veld.id, [term.title for term in veld.terms]) == (
        "person:anna-veld", ["envoy", "foreign minister"])  # fmt: skip
    day = Interval(date(2025, 1, 1), date(2025, 1, 1))
    assert people.holders("foreign", "ALD", day) == (veld,)
    putin = people.by_id()["person:vladimir-putin"]
    assert "chairman" in {term.title for term in putin.terms} and len(putin.terms) > 3
    assert organisations.organisations()[0].name == "Hull Bureau"
    assert places.by_name()["Alden"].lat == -12.5
    alden = outlets.at("https://www.alden.example/a")
    assert alden is not None and alden.names == ("Alden Courier", "Courier, The", "AC")
    found = states.state_named("Alderans")
    assert found is not None and found.iso3 == "ALD"
    assert {row["origin"] for row in tables.rows("issues")[:1]} == {"own table"}


def test_a_row_with_our_key_stands_in_its_place(folder: Path) -> None:
    put(folder, "issues", "id,name,words,origin\nkosovo,Kosovo and Metohija,kosovo,desk\n")
    before = len(issues.issues())
    tables.use(load(folder))
    assert len(issues.issues()) == before
    assert issues.issues()["kosovo"].name == "Kosovo and Metohija"
    assert [row["origin"] for row in tables.rows("issues") if row["id"] == "kosovo"] == ["desk"]


def test_somebody_of_a_later_table_gets_an_office(folder: Path) -> None:
    known = {row["id"] for row in tables.ours("people")}
    theirs = next(r for r in tables.ours("people_wikidata") if r["id"] not in known)
    put(folder, "offices", f"person,title,kind\n{theirs['id']},chairman of Hull,other\n")
    tables.use(load(folder))
    person = people.by_id()[f"person:{theirs['id']}"]
    assert person.terms[0].title == "chairman of Hull" and len(person.terms) > 1


def test_without_own_tables_all_is_as_it_was(folder: Path) -> None:
    whole = issues.issues()
    put(folder, "issues", ISSUES)
    (folder / "notes.txt").write_text("not a table")
    tables.use(load(folder))
    assert tables.mark("issues") and not tables.mark("people")
    (folder / "issues.csv").unlink()
    tables.use(load(folder))
    assert load(folder) == tables.Own() and tables.mark("issues") == ""
    assert issues.issues() == whole


WRONG = [
    ("issue", "id,name,words\na,A,a\n", "issue.csv: is no table .* did you mean 'issues.csv'"),
    ("issues", "id,name,word\na,A,a\n", "line 1: issues.csv has no column 'word'; .* 'words'"),
    ("issues", "id,name\na,A\n", "line 1: the column 'words' is missing"),
    ("issues", "id,name,name,words\na,A,A,a\n", "line 1: the column 'name' stands twice"),
    ("issues", "id;name;words\na;A;a\n", "line 1: its columns are parted by semicolons"),
    ("issues", "# remark\n\nid,name,words\na,A,a\nb,B,\n", "line 5: 'words' is empty"),
    ("issues", "id,name,words\na,A,a,b\n", "line 2: has 4 cells, the header 3"),
    ("issues", "id,name,words\na,A,a\na,B,b\n", "line 3: stands already in .* line 2"),
    ("issues", "id,name,words\nGas Supply,A,a\n", "line 2: the id 'Gas Supply' is not made of"),
    ("issues", "id,name,words,loose\na,A,a,b\n", "line 2: 'loose' words count only in company"),
    ("issues", 'id,name,words\na,A,"a\n', "line 2: is no CSV .* quotation mark"),
    ("people", "id,name,state\na,A,Russia\n", "line 2: no state 'Russia'; did you mean 'RUS'"),
    ("people", "id,name,gender\na,A,female\n", "line 2: no gender 'female'; .* f, m|mean 'f"),
    ("offices", "person,title,kind\nvladimir-puttin,x,other\n", "did you mean 'vladimir-putin'"),
    ("offices", "person,title,kind\nvladimir-putin,x,king\n", "line 2: no kind 'king'"),
    ("offices", "person,title,kind,start\nvladimir-putin,x,other,May 2007\n", "line 2: 'May 2007'"),
    ("offices", "person,title,kind,start,end\nvladimir-putin,x,other,2008,2007\n", "ends before"),
    ("places", "id,name,kind,lat\na,A,city,91\n", "line 2: lat '91' is no degree"),
    ("states", "iso3,name\nRu,A\n", "line 2: 'Ru' is no code of three capitals"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "says"), WRONG, ids=[case[2][:40] for case in WRONG])
def test_an_error_names_file_line_and_remedy(folder: Path, name: str, text: str, says: str) -> None:
    put(folder, name, text)
    with pytest.raises(BadTable, match=says) as raised:
        load(folder)
    assert str(raised.value).startswith(str(folder / f"{name}.csv"))
    assert "; " in str(raised.value)


def test_what_is_no_folder_or_no_utf8_is_refused(folder: Path) -> None:
    with pytest.raises(BadTable, match="is no folder; name the one"):
        load(folder / "none")
    (folder / "issues.csv").write_bytes("id,name,words\na,Ä,a\n".encode("latin-1"))
    with pytest.raises(BadTable, match="is not UTF-8; save it as"):
        load(folder)


def test_every_cache_that_rests_on_tables_is_forgotten() -> None:
    """A cache inside a function or a class would keep the old tables."""
    for top in tables.REST_ON_TABLES:
        package = PACKAGE / Path(*top.split(".")[1:])
        for path in package.rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            inner = [
                one
                for node in tree.body
                if isinstance(node, ast.ClassDef | ast.FunctionDef)
                for one in ast.walk(node)
                if isinstance(one, ast.FunctionDef) and one is not node
            ]
            for function in inner:
                names = {
                    ast.unparse(decorator).split("(")[0] for decorator in function.decorator_list
                }
                assert not names & {"cache", "lru_cache"}, f"{path}: {function.name}"
    for module in pkgutil.walk_packages(tables.__path__, "detente.tables."):
        importlib.import_module(module.name)
    assert {issues.issues, people.people, tables.rows} <= set(tables.cached_functions())


# ------------------------------------------------------------------ settings, building


def test_the_setting_lies_beside_its_file(tmp_path: Path) -> None:
    file = tmp_path / "detente.toml"
    file.write_text('tables = "mine"\n')
    assert load_settings(file).tables == str(tmp_path / "mine")
    file.write_text("tables = 3\n")
    with pytest.raises(BadSetting, match="must be a str"):
        load_settings(file)


def test_a_changed_table_is_read_with_and_nothing_else_is_read_twice(
    folder: Path, tmp_path: Path
) -> None:
    file, db = tmp_path / "envoy.txt", tmp_path / "own.db"
    file.write_text(TEXT)
    plain, own = Settings(), Settings(tables=str(folder))
    assert build([file], db, plain).caught == ()
    put(folder, "issues", ISSUES)
    put(folder, "people", "id,name,gender,state\nanna-veld,Anna Veld,f,USA\n")
    first = build([file], db, own)
    assert first.read == 1
    assert [(one.name, one.articles, one.said) for one in first.caught] == [
        ("Grain corridor", 1, 3), ("Anna Veld", 1, 2)]  # fmt: skip  # the headline asks for it too
    again = build([file], db, own)
    assert (again.read, again.cleaned, again.caught) == (0, 0, first.caught)
    tables.use(tables.Own())  # as in another process, which is not given the folder
    without = build([file], db, plain)
    assert (without.read, without.cleaned, without.caught) == (0, 0, first.caught)
    put(folder, "issues", ISSUES.replace("|grain shipment", ""))
    changed = build([file], db, own)
    assert (changed.read, changed.cleaned, changed.caught[0].said) == (1, 0, 2)
    for table in folder.iterdir():
        table.unlink()
    dropped = build([file], db, own)
    assert (dropped.read, dropped.caught) == (1, ())
    with Record.open(db) as record:
        assert record.own_tables() == tables.Own()


def test_a_wrong_table_stops_before_anything_is_read(folder: Path, tmp_path: Path) -> None:
    put(folder, "issues", "id,name,words\na,A,\n")
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(BadTable, match="line 2"):
        build([tmp_path / "a.txt"], tmp_path / "own.db", Settings(tables=str(folder)))
    assert not (tmp_path / "own.db").exists()


def test_a_record_knows_its_own_issues_by_name(folder: Path, tmp_path: Path) -> None:
    from detente.views.asked import issues_named
    from detente.views.issue import issues as listed

    put(folder, "issues", ISSUES)
    (tmp_path / "a.txt").write_text(TEXT)
    build([tmp_path / "a.txt"], tmp_path / "own.db", Settings(tables=str(folder)))
    tables.use(tables.Own())
    with Record.open(tmp_path / "own.db", readonly=True) as record:
        assert issues_named(record, "grain corridor") == ("grain-corridor",)
        assert "Grain corridor" in {line.issue.name for line in listed(record)}


def test_one_file_is_read_with_own_tables_too(folder: Path, tmp_path: Path) -> None:
    from detente.records import IssueMention

    put(folder, "issues", ISSUES)
    (tmp_path / "a.txt").write_text(TEXT)
    found = [read_file(tmp_path / "a.txt", one).of(IssueMention)
             for one in (Settings(tables=str(folder)), Settings())]  # fmt: skip
    assert [any(m.issue == "grain-corridor" for m in some) for some in found] == [True, False]
