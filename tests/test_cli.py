"""Whole commands, from the files of `tests/cli`: arguments, input, exit code, output.

Each case is a mapping: `case` is a sentence; `run` the arguments after `reconcile`; `files` the texts in its folder; `stdin`, `env`
what it says. `exit` is the code. `stdout` and `stderr` are whole outputs; `has` and `lacks` list what a stream must and must not hold.
"""

import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.command import environment, reconcile

__all__ = ["PRICES", "environment", "reconcile"]

CASES = Path(__file__).parent / "cli"
KNOWN = {"case", "run", "files", "stdin", "env", "exit", "stdout", "stderr", "has", "lacks"}
PRICES = {"a.txt": "Acme paid $14.3 billion for Bolt.\n", "b.txt": "Acme paid $14.8 billion for Bolt.\n"}


def load(path: Path) -> list[Any]:
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [pytest.param(case, id=f"{path.stem}: {case['case']}") for case in cases]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder in which the search for a rules file ends, as at the top of a repository."""
    (tmp_path / ".git").mkdir()
    return tmp_path


@pytest.mark.parametrize("case", [case for path in sorted(CASES.glob("*.yaml")) for case in load(path)])
def test_command(case: dict[str, Any], folder: Path) -> None:
    assert set(case) <= KNOWN, f"unknown keys: {sorted(set(case) - KNOWN)}"
    for name, text in (PRICES | case.get("files", {})).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    done = reconcile(
        *shlex.split(case["run"]), folder=folder, stdin=case.get("stdin", "").encode("utf-8"), env=case.get("env")
    )
    streams = {"stdout": done.stdout.decode("utf-8"), "stderr": done.stderr.decode("utf-8")}
    shown = "".join(f"\n--- {name}\n{text}" for name, text in streams.items())
    assert done.returncode == case["exit"], shown
    for name, text in streams.items():
        if name in case:
            assert text == case[name]
        for part in case.get("has", {}).get(name, ()):
            assert part in text, shown
        for part in case.get("lacks", {}).get(name, ()):
            assert part not in text, shown
