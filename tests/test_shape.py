"""The shape of the house: what may import what, how large a part may be, what must be said.

The budgets are those of docs/contributing: a file over 400 lines has two duties, a function over
25 lines of code (docstring and blank lines not counted) lacks a name, more than 6 parameters lack
a record.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "detente"
FILES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted(Path(__file__).parent.rglob("*.py"))

# From the bottom to the top. Names on one line are siblings and never import each other.
FLOORS: list[set[str]] = [
    {"errors", "version"},
    {"spans", "dates", "numerals", "settings"},
    {"records"},
    {"linked"},
    {"tables", "language"},
    {"reading", "mentions_index", "meaning"},
    {"stage"},
    {"intake", "stages", "links"},
    {"record"},
    {"views"},
    {"pipeline", "score", "plugins"},
    {"run_local", "export"},
    {"soundness"},  # what `detente doctor` asks of the house as a whole
    {"web"},
    {"cli"},  # `detente serve` starts the web application
]
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 25
PARAMETERS = 6


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports_of_ours(path: Path) -> Iterator[tuple[str, int]]:
    """Each module of ours that a file imports, at its top or inside a function."""
    here = path.relative_to(PACKAGE).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            parent = here[: len(here) - node.level]
            for name in [node.module] if node.module else [alias.name for alias in node.names]:
                yield ".".join([*parent, name]), node.lineno
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("detente"):
            for alias in node.names:
                yield ".".join([*(node.module or "").split(".")[1:], alias.name]), node.lineno
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("detente."):
                    yield alias.name.removeprefix("detente."), node.lineno


def floor(module: str) -> int:
    top = module.split(".")[0]
    for height, names in enumerate(FLOORS):
        if top in names:
            return height
    raise AssertionError(f"{top} has no floor in tests/test_shape.py")


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_imports_point_down(path: Path) -> None:
    own = module_of(path)
    if own in ("", "__main__"):
        return
    for used, line in imports_of_ours(path):
        if used.split(".")[0] == own.split(".")[0]:
            continue
        assert floor(used) < floor(own), f"{own}, line {line}, may not import {used}"


def test_the_page_on_the_house_names_each_floor_and_each_package() -> None:
    """docs/house.md: the floors as they are here, and every package that there is."""
    page = (PACKAGE.parent.parent / "docs" / "house.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if re.match(r"\| \d+ \|", line)]
    assert [set(re.findall(r"`(\w+)`", row)) for row in rows] == FLOORS
    parts = {path.stem for path in PACKAGE.iterdir()
             if path.suffix == ".py" or (path / "__init__.py").exists()}  # fmt: skip
    assert set().union(*FLOORS) == parts - {"__init__", "__main__"}
    packages = {path.parent.relative_to(PACKAGE).as_posix() for path in FILES
                if path.name == "__init__.py"} - {"."}  # fmt: skip
    assert packages - set(re.findall(r"`([\w/]+)`", page)) == set()


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {module_of(path): {used for used, _ in imports_of_ours(path)} for path in FILES}

    def resolve(name: str) -> str:
        while name and name not in graph:
            name = name.rpartition(".")[0]
        return name

    edges = {own: {resolve(used) for used in uses} - {own, ""} for own, uses in graph.items()}
    done: set[str] = set()

    def visit(node: str, path: tuple[str, ...]) -> None:
        assert node not in path, "circle: " + " → ".join([*path[path.index(node) :], node])
        if node not in done:
            for after in edges.get(node, ()):
                # a package and its own parts may see each other: `stages/__init__` is their list
                if not after.startswith(node + ".") and not node.startswith(after + "."):
                    visit(after, (*path, node))
            done.add(node)

    for module in edges:
        visit(module, ())


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_files_and_functions_keep_their_budget(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES_OF_A_FILE, f"{path.name} has two duties"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = code_lines(node, text)
            assert lines <= LINES_OF_A_FUNCTION, f"{path.name}: {node.name} has {lines} lines"
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            count = len([a for a in arguments if a.arg not in ("self", "cls")])
            command = any("option" in ast.unparse(d) for d in node.decorator_list)
            assert command or count <= PARAMETERS, f"{path.name}: {node.name} takes {count}"


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
def test_files_of_tests_keep_the_budget_of_a_file(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_OF_A_FILE


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef, text: str) -> int:
    """Lines of code of a function: without signature, docstring, blank lines and comments."""
    body = function.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    if not body:
        return 0
    lines = text.splitlines()[body[0].lineno - 1 : function.end_lineno]
    return len([line for line in lines if line.strip() and not line.strip().startswith("#")])


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_every_public_name_is_documented(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{path} says not what it is for"
    for node in tree.body:
        public = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if public and not node.name.startswith("_"):
            check_documented(node, path)


def check_documented(
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, path: Path
) -> None:
    text = ast.get_docstring(node)
    assert text, f"{path.name}: {node.name} has no docstring"
    raised = {
        name
        for part in ast.walk(node)
        if isinstance(part, ast.Raise) and part.exc is not None
        for name in [ast.unparse(part.exc).split("(")[0]]
        if name in OUR_ERRORS
    }
    for name in raised:
        where = text + "".join(
            ast.get_docstring(part) or "" for part in ast.walk(node)
            if isinstance(part, ast.FunctionDef)
        )  # fmt: skip
        assert name in where, f"{path.name}: {node.name} raises {name} and does not say so"
    for part in node.body if isinstance(node, ast.ClassDef) else ():
        if isinstance(part, ast.FunctionDef) and not part.name.startswith("_"):
            assert ast.get_docstring(part), f"{path.name}: {node.name}.{part.name} has no docstring"


OUR_ERRORS = {
    node.name
    for node in ast.parse((PACKAGE / "errors.py").read_text(encoding="utf-8")).body
    if isinstance(node, ast.ClassDef)
}


def test_the_tree_of_errors_names_every_error() -> None:
    tree = ast.get_docstring(ast.parse((PACKAGE / "errors.py").read_text(encoding="utf-8"))) or ""
    assert all(name in tree for name in OUR_ERRORS)


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_only_language_imports_spacy_and_only_record_speaks_sql(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names] if isinstance(node, ast.Import)
            else [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level
            else []
        )
    }  # fmt: skip
    assert "spacy" not in names or path.name == "language.py"
    if path.relative_to(PACKAGE).parts[0] != "record":
        assert "sqlite3" not in names, f"{path} opens a database"
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                opening = node.value.lower().split()[:1]
                sql = opening and opening[0] in ("select", "insert", "update", "delete", "create")
                assert not (sql and (" from " in node.value or " into " in node.value)), (
                    f"{path}, line {node.lineno}: SQL outside record/"
                )


def test_nobody_catches_everything() -> None:
    """`except Exception` stands in pipeline.py alone: policy is decided in one place."""
    for path in FILES:
        if path.name in ("pipeline.py",):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                kind = ast.unparse(node.type) if node.type else ""
                assert kind not in ("", "Exception", "BaseException"), f"{path}:{node.lineno}"
