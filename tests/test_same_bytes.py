"""Same input, same bytes: whatever the order of files, hash seed, locale, terminal and folder."""

import shutil
from pathlib import Path

import pytest

from tests.command import on_terminal, reconcile
from tests.places import ROOT, SEEDS

NAMES = [f"seeds/{path.name}" for path in sorted(SEEDS.glob("*.txt"))]


@pytest.fixture(scope="module")
def expected() -> bytes:
    """Return the JSON report on the seeds as made in the repository."""
    done = reconcile("check", "seeds/", "-f", "json", "--agreements", folder=ROOT)
    assert done.returncode == 1
    return done.stdout


@pytest.mark.parametrize(
    ("order", "env"),
    [
        (NAMES[::-1], {"PYTHONHASHSEED": "1"}),
        ([*NAMES[2:], *NAMES[:2]], {"PYTHONHASHSEED": "4294967295", "LC_ALL": "C", "PYTHONUTF8": "0"}),
        (["seeds/", NAMES[3]], {"PYTHONHASHSEED": "77", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kolkata"}),
    ],
    ids=["reversed", "plain locale", "given twice"],
)
def test_order_hash_seed_and_locale_change_no_byte(order: list[str], env: dict[str, str], expected: bytes) -> None:
    assert reconcile("check", *order, "-f", "json", "--agreements", folder=ROOT, env=env).stdout == expected


def test_another_folder_changes_no_byte(tmp_path: Path, expected: bytes) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    shutil.copy(ROOT / "rules.yaml", tmp_path / "rules.yaml")
    assert reconcile("check", "seeds", "-f", "json", "--agreements", folder=tmp_path).stdout == expected


def test_a_terminal_changes_no_byte_of_a_machine_format(expected: bytes) -> None:
    assert on_terminal("check", "seeds/", "-f", "json", "--agreements").replace(b"\r\n", b"\n") == expected


def test_rules_files_apart_the_packaged_rules_find_the_same(tmp_path: Path, expected: bytes) -> None:
    (tmp_path / ".git").mkdir()
    shutil.copytree(SEEDS, tmp_path / "seeds")
    found = reconcile("check", "seeds", "-f", "json", "--agreements", folder=tmp_path).stdout
    assert _without_digest(found) == _without_digest(expected)


def _without_digest(report: bytes) -> list[bytes]:
    return [line for line in report.split(b"\n") if b"rules_digest" not in line]
