"""What a command may import: start-up is paid by every run of a pipeline."""

import subprocess
import sys

import pytest

from tests.command import environment
from tests.places import ROOT

HEAVY = {"typer", "rich", "yaml", "rapidfuzz", "pydantic", "numpy", "importlib.metadata", "decimal", "json", "re"}


def imported(*arguments: str) -> set[str]:
    """Return the modules that a command imports beyond what the bare interpreter does."""
    return _modules("-m", "reconcile", *arguments) - _modules("-c", "pass")


def _modules(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip() for line in lines}


def tops(modules: set[str]) -> set[str]:
    return {module.split(".")[0] for module in modules}


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_imports_nothing_of_weight(option: str) -> None:
    found = imported(option)
    assert found & HEAVY == set()
    assert {m for m in found if m.startswith("reconcile")} <= {"reconcile", "reconcile.version", "reconcile.__main__"}


def test_a_machine_format_imports_no_library_for_screens() -> None:
    found = imported("check", "seeds/", "-f", "json")
    assert tops(found) & {"rich", "numpy", "jinja2", "pydantic", "pygments", "sqlite3", "asyncio"} == set()
    assert "importlib.metadata" not in found
    assert "reconcile.report.table" not in found


def test_a_table_imports_no_other_format_and_no_reader_that_is_not_used() -> None:
    found = imported("check", "seeds/")
    assert tops(found) & {"numpy", "jinja2", "pydantic", "sqlite3", "asyncio", "pypdf", "lxml"} == set()
    assert found & {"reconcile.report.sarif", "reconcile.report.html", "reconcile.report.junit"} == set()


def test_help_imports_no_pipeline() -> None:
    found = imported("--help")
    assert tops(found) & {"rich", "rapidfuzz", "numpy", "pydantic"} == set()
    assert "reconcile.grammar.parser" not in found


def test_the_package_imports_lazily() -> None:
    assert {m for m in _modules("-c", "import reconcile") if m.startswith("reconcile")} == {
        "reconcile",
        "reconcile.version",
    }
