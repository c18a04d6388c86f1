"""The import law of docs/design.md: a room imports only from lower floors, and third parties have one home."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.places import PACKAGE

# Rooms of one floor never import each other. A file directly in the package is a room of its own.
FLOORS = (
    ("errors", "version", "model"),
    ("rules", "language"),
    ("read", "layout", "split", "values", "grammar", "claims", "stories", "match", "compare", "report", "decisions", "engine", "ledger"),
    ("pipeline",),
    ("looks",),
    ("cli",),
    ("__main__", "__init__"),
)  # fmt: skip
HOMES = {
    "typer": {"cli"},
    "rich": {"report"},
    "yaml": {"rules", "language", "read"},
    "rapidfuzz": {"match"},
    "sqlite3": {"ledger"},
    "concurrent": {"engine"},
    "multiprocessing": {"engine"},
    "pyspark": {"engine"},
    "py4j": {"engine"},
    "pyarrow": {"read", "report"},
    "zstandard": {"read"},
    "backports": {"read"},
    "trafilatura": {"read"},
    "lxml": {"read"},
    "pypdfium2": {"read"},
    "charset_normalizer": {"read"},
    "warcio": {"read"},
    "psycopg": {"ledger"},
    "watchfiles": {"read"},
}
STANDARD = __import__("sys").stdlib_module_names
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# `model` knows `errors`; nothing else on the ground floor knows anything.
ALLOWED = {("model", "errors"), ("__init__", "version"), ("__main__", "version")}


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    inside = path.relative_to(PACKAGE).parts
    return inside[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield every imported module with the imported names: `from reconcile import x` is `reconcile.x`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "import_module":
            text = "".join(
                getattr(part, "value", "*") for part in _parts(node.args[0]) if isinstance(part, ast.Constant)
            )
            yield text if text else "reconcile"


def _parts(node: ast.expr) -> list[ast.expr]:
    return node.values if isinstance(node, ast.JoinedStr) else [node]


def faults(path: Path, tree: ast.AST) -> list[str]:
    """Return what breaks the law in one file."""
    room, found = room_of(path), []
    if room not in FLOOR:
        return [f"{room} has no floor"]
    for name in imports(tree):
        top, *rest = name.split(".")
        if top == "reconcile":
            other = rest[0] if rest else room
            if other not in FLOOR:  # a public name that `reconcile/__init__.py` hands on
                other = "__init__"
            sideways = other != room and FLOOR[other] >= FLOOR[room] and (room, other) not in ALLOWED
            found += [f"{room} imports {name}, which is not below it"] if sideways else []
        elif top not in STANDARD and room not in HOMES.get(top, set()):
            found.append(f"{room} imports {top}, which lives in {sorted(HOMES.get(top, {'no room'}))}")
        elif top in HOMES and room not in HOMES[top]:
            found.append(f"{room} imports {top}, which lives in {sorted(HOMES[top])}")
    return found


@pytest.mark.parametrize("path", files(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_every_file_keeps_the_import_law(path: Path) -> None:
    assert faults(path, ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("values/x.py", "from reconcile.claims import extract_claims"),
        ("values/x.py", "from reconcile import claims"),
        ("values/x.py", "from reconcile import pipeline"),
        ("values/x.py", "import reconcile.cli.app"),
        ("model/x.py", "from reconcile.rules import Rules"),
        ("claims/x.py", "from reconcile import load_rules"),
        ("compare/x.py", "import rich.table"),
        ("report/x.py", "from typer import Option"),
        ("match/x.py", "import numpy"),
        ("cellar/x.py", "import os"),
    ],
)
def test_the_law_sees_a_breach(room: str, line: str) -> None:
    assert len(faults(PACKAGE / room, ast.parse(line))) == 1


def test_a_relative_import_is_a_breach() -> None:
    with pytest.raises(AssertionError, match="absolute"):
        faults(PACKAGE / "values/x.py", ast.parse("from ..claims import extract_claims"))


def test_every_floor_names_rooms_that_exist_or_are_planned() -> None:
    planned = {"engine", "ledger"}
    there = {room_of(path) for path in files()}
    assert set(FLOOR) - there <= planned


@pytest.mark.parametrize("path", files(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_no_file_outgrows_a_chapter(path: Path) -> None:
    limit = 420  # the aim is 350; a file near it is to be split, not trimmed
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit
