"""Same input, same bytes: whatever the order of files, hash seed, locale, terminal and folder."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT, SEEDS
from tests.test_cli import environment, reconcile

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


def on_terminal(*arguments: str, env: dict[str, str] | None = None, columns: int = 0) -> bytes:
    """Run the command on a terminal of its own and return all that it prints there."""
    ours, theirs = pty.openpty()
    if columns:
        import fcntl
        import struct
        import termios

        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "reconcile", *arguments],
        cwd=ROOT,
        env=environment(**{"TERM": "xterm-256color", **(env or {})}),
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(theirs)
        parts = []
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed: all has been read
                break
            if not part:
                break
            parts.append(part)
        process.wait(60)
    os.close(ours)
    return b"".join(parts)
