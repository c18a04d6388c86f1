"""Reports in files: all of one run, whole, appended to nothing but the summary of a job; and a hostile source from end to end."""

import csv
import json
import stat
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reconcile.report import FORMATS
from tests.command import reconcile

HOSTILE = (
    "Acme paid $14.{n} billion for Bolt, <script>alert(1)</script> said @name | ]]> =cmd() 49% of \x1b[31mred\x00 \u202egnp people.\n"
    "::add-mask::x\n##[error]forged\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder in which the search for rules and waivers ends."""
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_one_run_writes_every_format_and_a_report_renders_each_again(folder: Path) -> None:
    for name, price in (("a", 3), ("b", 8)):
        (folder / f"{name}.txt").write_text(f"Acme paid $14.{price} billion for Bolt.\n", encoding="utf-8")
    outputs = [part for name in FORMATS for part in ("-o", f"{name}=out.{name}")]
    assert reconcile("check", "a.txt", "b.txt", "-qq", *outputs, folder=folder).returncode == 1
    again = [part for name in FORMATS for part in ("-o", f"{name}=again.{name}")]
    assert reconcile("report", "out.json", "-f", "github", *again, folder=folder).returncode == 0
    for name in FORMATS:
        written = folder / f"out.{name}"
        assert written.read_bytes() == (folder / f"again.{name}").read_bytes(), name
        assert stat.S_IMODE(written.stat().st_mode) & 0o444 == 0o444
    assert not [path for path in folder.iterdir() if path.name.startswith(".out")]


def test_a_job_summary_is_appended_to_and_another_file_is_replaced(folder: Path) -> None:
    for name, price in (("a", 3), ("b", 8)):
        (folder / f"{name}.txt").write_text(f"Acme paid $14.{price} billion for Bolt.\n", encoding="utf-8")
    for name in ("summary.md", "other.md"):
        (folder / name).write_text("before\n", encoding="utf-8")
    env = {"GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    outputs = ("-o", "markdown=summary.md", "-o", "markdown=other.md")
    assert reconcile("check", "a.txt", "b.txt", *outputs, folder=folder, env=env).returncode == 1
    assert (folder / "summary.md").read_text(encoding="utf-8").startswith("before\n## reconcile")
    assert (folder / "other.md").read_text(encoding="utf-8").startswith("## reconcile")


def test_a_hostile_document_with_a_hostile_name_is_inert_from_end_to_end(folder: Path) -> None:
    names = ["\x1b[31m=cmd()|<script>@name ##[error]", "::add-mask::x \u202e]]>\n::error::x"]
    for number, name in enumerate(names):
        (folder / f"{name}.txt").write_text(HOSTILE.replace("{n}", str(3 + 5 * number)), encoding="utf-8")
    paths = [f"{name}.txt" for name in names]
    outputs = [part for name in FORMATS for part in ("-o", f"{name}=out.{name}")]
    done = reconcile("check", *paths, *outputs, folder=folder)
    assert done.returncode == 1
    for text in (done.stdout, done.stderr, *((folder / f"out.{name}").read_bytes() for name in FORMATS)):
        assert b"\x1b" not in text
        assert b"\x00" not in text
        assert "\u202e".encode() not in text
        assert b"##[" not in text
        assert not [
            line for line in text.split(b"\n") if line.strip().startswith((b"::add-mask", b"::error::", b"::stop"))
        ]
    data = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert sorted(d["path"] for d in data["documents"]) == sorted(paths)
    assert ElementTree.parse(folder / "out.junit").getroot().get("failures") == "1"
    with (folder / "out.csv").open(encoding="utf-8", newline="") as rows:
        assert not [cell for row in csv.reader(rows) for cell in row if cell.startswith(("=", "@", "+"))]


def test_a_format_is_valid_when_nothing_was_found(folder: Path) -> None:
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text("Acme paid $14.3 billion for Bolt.\n", encoding="utf-8")
    outputs = [part for name in FORMATS for part in ("-o", f"{name}=out.{name}")]
    assert reconcile("check", "a.txt", "b.txt", "-qq", *outputs, folder=folder).returncode == 0
    assert json.loads((folder / "out.json").read_text())["findings"] == []
    assert json.loads((folder / "out.sarif").read_text())["runs"][0]["results"] == []
    assert json.loads((folder / "out.gitlab").read_text()) == []
    assert ElementTree.parse(folder / "out.junit").getroot().get("failures") == "0"
    assert (folder / "out.github").read_text() == ""
    assert (folder / "out.csv").read_text().count("\n") == 1
