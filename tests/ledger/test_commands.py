"""A batch arriving over time, as whole commands: what is new fails, what was decided does not, and an edited source is noticed."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.command import reconcile
from tests.places import ROOT, seed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder in which seeds 000 and 002 are in the ledger and 003 has just arrived."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "old").mkdir()
    (tmp_path / "in").mkdir()
    shutil.copy(ROOT / "rules.yaml", tmp_path)
    for number, where in ((0, "old"), (2, "old"), (3, "in")):
        shutil.copy(seed(number), tmp_path / where / f"{number:03}.txt")
    assert run(tmp_path, "ledger", "add", "l.db", "old", "--date", "2025-06-12")[:2] == (
        0,
        "l.db: 2 added, 0 there already\n",
    )
    return tmp_path


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = reconcile(*arguments, folder=folder)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def errors(folder: Path, path: str, against: str = "l.db") -> list[dict[str, Any]]:
    _, out, _ = run(folder, "check", path, "--against", against, "-f", "json")
    return [f for f in json.loads(out)["findings"] if f["severity"] == "error"]


def test_the_whole_story(folder: Path) -> None:
    code, out, _ = run(folder, "check", "in", "--against", "l.db", "-o", "github=-", "-f", "concise")
    assert code == 1
    first = next(line for line in out.splitlines() if line.startswith("::"))
    assert first.startswith("::error")
    assert "file=in/003.txt,line=2," in first
    (found,) = errors(folder, "in")
    assert [{m["origin"] for m in v["mentions"]} for v in found["values"]] == [{"ledger"}, {"batch"}]
    (folder / "waivers.yaml").write_text(f"- {{id: {found['id']}, reason: two counts of one deal}}\n", encoding="utf-8")
    assert run(folder, "check", "in", "--against", "l.db")[0] == 0
    assert run(folder, "ledger", "add", "l.db", "in")[0] == 0

    text = (folder / "in" / "003.txt").read_text(encoding="utf-8")
    (folder / "copy.txt").write_text(text, encoding="utf-8")
    code, out, err = run(folder, "check", "copy.txt", "--against", "l.db")
    assert (code, "copy.txt: RC911" in err) == (0, True)

    (folder / "in" / "003.txt").write_text(text.replace("$14.8", "$15.9"), encoding="utf-8")
    assert [f["status"] for f in errors(folder, "in")] == ["new"]
    assert run(folder, "check", "in", "--against", "l.db")[0] == 1
    code, out, _ = run(folder, "ledger", "verify", "l.db")
    assert (code, out.splitlines()[0].startswith("in/003.txt: was edited")) == (1, True)


def test_a_batch_with_errors_stays_out_unless_forced_with_a_reason(folder: Path) -> None:
    code, out, err = run(folder, "ledger", "add", "l.db", "in")
    assert (code, "RC101" in out, "nothing was added" in err) == (1, True, True)
    assert run(folder, "ledger", "add", "l.db", "in", "--force")[0] == 2
    assert run(folder, "ledger", "add", "l.db", "in", "--force", "--reason", "both are in the filing")[0] == 0
    _, out, _ = run(folder, "ledger", "list", "l.db")
    assert [line.split(maxsplit=1)[1] for line in out.splitlines()] == [
        "1 2025-06-12 old/000.txt",
        "1 2025-06-12 old/002.txt",
        "2 -          in/003.txt  (forced: both are in the filing)",
    ]


def test_the_export_serves_as_well_and_comes_back_byte_for_byte(folder: Path) -> None:
    assert run(folder, "ledger", "export", "l.db", "l.jsonl")[0] == 0
    assert errors(folder, "in", "l.jsonl") == errors(folder, "in", "l.db") != []
    assert run(folder, "ledger", "import", "new.db", "l.jsonl")[:2] == (0, "new.db: 2 added, 0 there already\n")
    assert run(folder, "ledger", "export", "new.db")[1] == (folder / "l.jsonl").read_text(encoding="ascii")
    assert run(folder, "ledger", "verify", "new.db")[0] == 0


def test_what_is_kept_saves_the_reading_and_changes_no_byte(folder: Path) -> None:
    run(folder, "ledger", "export", "l.db", "l.jsonl")
    assert run(folder, "ledger", "import", "new.db", "l.jsonl")[2].startswith("`reconcile ledger read new.db`")
    _, plain, _ = run(folder, "check", "in", "--against", "l.db", "-f", "json")
    again = run(folder, "check", "in", "--against", "new.db", "-f", "json", "-v")
    assert run(folder, "ledger", "read", "new.db")[:2] == (0, "new.db: 2 read\n")
    kept = run(folder, "check", "in", "--against", "new.db", "-f", "json", "-v")
    assert again[1] == kept[1] == plain.replace("l.db", "new.db")
    assert "ledger   2 documents; 2 near, 2 of them to be read again" in again[2]
    assert "ledger   2 documents; 2 near, 0 of them to be read again" in kept[2]
    summary = json.loads(plain)["summary"]
    assert f"pairs    {summary['weighed']:,} weighed, {summary['judged']:,} judged" in kept[2]
    assert summary["judged"] > 0
    assert run(folder, "ledger", "read", "none.db")[0] == 2
    assert not (folder / "none.db").exists()


def test_other_words_of_the_rules_make_what_is_kept_stale(folder: Path) -> None:
    (folder / "words.yaml").write_text("version: 1\nextends: default\naliases: [[Meta, Facebook]]\n", encoding="utf-8")
    _, _, err = run(folder, "check", "in", "--against", "l.db", "-r", "words.yaml", "-v")
    assert "2 near, 2 of them to be read again" in err
    assert run(folder, "ledger", "read", "l.db", "-r", "words.yaml")[1] == "l.db: 2 read\n"
    assert "2 near, 0 of them" in run(folder, "check", "in", "--against", "l.db", "-r", "words.yaml", "-v")[2]


def test_a_check_writes_nothing_and_a_batch_with_an_unreadable_document_stays_out(folder: Path) -> None:
    before = (folder / "l.db").read_bytes()
    run(folder, "check", "in", "--against", "l.db")
    (folder / "in" / "bad.jsonl").write_text("{\n", encoding="utf-8")
    code, _, err = run(folder, "ledger", "add", "l.db", "in", "in/bad.jsonl", "--force", "--reason", "haste")
    assert (code, "nothing was added" in err) == (2, True)
    assert (folder / "l.db").read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("check", "in", "--against", "none.db"),
        ("check", "in", "--against", "in/003.txt"),
        ("check", "in", "--against", "l.db", "--one-story"),
        ("ledger", "verify", "none.db"),
        ("ledger", "add", "nowhere/l.db", "in", "--force", "--reason", "haste"),
        ("ledger", "add", "l.db", "in", "--date", "yesterday"),
        ("ledger", "import", "l.db", "none.jsonl"),
    ],
)
def test_what_makes_no_sense_is_one_sentence_and_2(folder: Path, words: tuple[str, ...]) -> None:
    code, out, err = run(folder, *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
