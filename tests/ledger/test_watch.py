"""A batch that arrives over time: each document is checked once, told once, and kept."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from reconcile.ledger import open_ledger
from reconcile.read import Inbox
from tests.command import environment, reconcile
from tests.places import ROOT, seed

needs_watchfiles = pytest.mark.skipif(find_spec("watchfiles") is None, reason="watchfiles is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a folder `in`, in which seeds 000 and 002 have arrived and are in the ledger."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "in").mkdir()
    shutil.copy(ROOT / "rules.yaml", tmp_path)
    for number in (0, 2):
        drop(tmp_path, number)
    assert once(tmp_path) == (0, "", "l.db: 2 added, nothing new to tell\n")
    return tmp_path


def drop(folder: Path, number: int, name: str = "", **changes: str) -> None:
    """Put a seed into the folder as a program does that writes with care: under another name first."""
    text = seed(number).read_text(encoding="utf-8")
    for before, after in changes.items():
        text = text.replace(before.replace("_", " "), after)
    unfinished = folder / "in" / ".unfinished.txt"
    unfinished.write_text(text, encoding="utf-8")
    unfinished.rename(folder / "in" / (name or f"{number:03}.txt"))


def once(folder: Path, *options: str) -> tuple[int, str, str]:
    done = reconcile("watch", "in", "--against", "l.db", "--once", "--settle", "0.05", *options, folder=folder)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_what_is_new_is_told_once_and_kept(folder: Path) -> None:
    drop(folder, 3)
    code, out, err = once(folder, "-f", "concise")
    assert (code, err) == (
        1,
        f"l.db: 1 added, {len({line.split('[')[1][:6] for line in out.splitlines()})} new to tell\n",
    )
    assert "$14.8 billion; others say $14.3 billion" in out
    assert all("003" in line for line in out.splitlines())
    assert once(folder) == (0, "", "")
    done = reconcile("ledger", "list", "l.db", folder=folder).stdout.decode()
    assert "in/003.txt  (forced: watched: 1 new error told)" in done
    assert reconcile("ledger", "verify", "l.db", folder=folder).returncode == 0


def test_a_renamed_text_is_not_new_and_a_further_version_tells_only_what_it_adds(folder: Path) -> None:
    drop(folder, 3)
    _, first, _ = once(folder, "-f", "json")
    (folder / "in" / "003.txt").rename(folder / "in" / "renamed.txt")
    assert once(folder) == (0, "", "")
    text = (folder / "in" / "renamed.txt").read_text(encoding="utf-8")
    (folder / "in" / "version.txt").write_text(text.replace("$14.8", "$15.9"), encoding="utf-8")
    code, second, _ = once(folder, "-f", "json")
    told = [{f["fingerprint"] for f in json.loads(text)["findings"]} for text in (first, second)]
    assert (code, told[0] & told[1]) == (1, set())
    assert "$15.9 billion" in {v["text"] for f in json.loads(second)["findings"] for v in f["values"]}


def test_what_was_waived_is_not_told(folder: Path) -> None:
    drop(folder, 3)
    found = reconcile("check", "in/003.txt", "--against", "l.db", "-f", "json", folder=folder).stdout
    waivers = [f"- {{id: {f['fingerprint'][5:21]}, reason: settled}}\n" for f in json.loads(found)["findings"]]
    (folder / "waivers.yaml").write_text("".join(waivers), encoding="utf-8")
    assert once(folder) == (0, "", "l.db: 1 added, nothing new to tell\n")


def test_one_unreadable_file_keeps_no_other_out(folder: Path) -> None:
    drop(folder, 3)
    (folder / "in" / "bad.jsonl").write_text("{\n", encoding="utf-8")
    code, out, err = once(folder, "-f", "concise", "-i", "*")
    assert (code, "$14.8 billion" in out, "bad.jsonl:1: R114" in err) == (2, True, True)


def test_a_machine_format_is_whole_also_when_nothing_came(folder: Path) -> None:
    code, out, _ = once(folder, "-f", "json")
    assert (code, json.loads(out)["findings"], json.loads(out)["documents"]) == (0, [], [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("watch", "in", "--against", "l.db", "-f", "json"), "-f json is one whole document, so it needs --once"),
        (("watch", "nowhere", "--against", "l.db", "--once"), "nowhere: is no folder to watch"),
        (("watch", "in", "--against", "l.jsonl", "--once"), "l.jsonl: is an export, which is only read"),
        (("watch", "in", "--against", "rules.yaml", "--once"), "rules.yaml: is not a ledger"),
        (("watch", "in", "--against", "l.db", "--once", "--fail-on", "loud"), "--fail-on must be"),
    ],
)
def test_what_makes_no_sense_is_one_sentence_and_2(folder: Path, words: tuple[str, ...], told: str) -> None:
    done = reconcile(*words, folder=folder)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert told in done.stderr.decode()


def test_a_missing_extra_is_named_with_the_way_to_get_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    done = reconcile("watch", "in", "--against", "l.db", "-q", folder=folder)
    told = "watching a folder needs watchfiles: pip install 'reconcile[watch]'; `--once` does without\n"
    assert (done.returncode, done.stderr.decode()) == (2, told)


def test_a_file_that_is_still_being_written_is_waited_for(tmp_path: Path) -> None:
    inbox, file = Inbox(str(tmp_path)), tmp_path / "a.txt"
    file.write_text("Acme", encoding="utf-8")
    assert inbox.take() == ()
    file.write_text("Acme paid", encoding="utf-8")
    assert (inbox.take(), len(inbox.waiting)) == ((), 1)
    (taken,) = inbox.take()
    assert taken.endswith("a.txt")
    assert (inbox.take(), inbox.waiting) == ((), ())
    file.write_text("Acme paid $3.", encoding="utf-8")
    assert [inbox.take(), inbox.take()] == [(), (taken,)]


@pytest.mark.parametrize(
    "name", [".a.txt", "a.txt~", "~$a.txt", "a.txt.part", "a.tmp", "#a.txt", ".b/a.txt", "a.txt.crdownload", "a.exe"]
)
def test_hidden_and_unfinished_files_are_never_taken(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("Acme paid $3 billion.", encoding="utf-8")
    inbox = Inbox(str(tmp_path), include=() if name.endswith("exe") else ("*",))
    assert [inbox.take(), inbox.take(), inbox.waiting] == [(), (), ()]


def watching(folder: Path) -> subprocess.Popen[str]:
    """Watch in a process of its own, and wait until it does."""
    command = [
        sys.executable,
        "-m",
        "reconcile",
        "watch",
        "in",
        "--against",
        "l.db",
        "--settle",
        "0.1",
        "-f",
        "concise",
    ]
    process = subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    assert process.stderr.readline() == "watching in; interrupt to end\n"
    return process


def wait_for(folder: Path, documents: int) -> None:
    """Wait until the ledger holds so many documents."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with open_ledger(str(folder / "l.db")) as ledger:
            if len(list(ledger.entries())) >= documents:
                return
        time.sleep(0.05)
    raise AssertionError(f"the ledger never held {documents} documents")


@needs_watchfiles
def test_what_is_dropped_while_it_watches_is_told_and_an_interrupt_leaves_the_ledger_whole(folder: Path) -> None:
    process = watching(folder)
    try:
        drop(folder, 3)
        wait_for(folder, 3)
        drop(folder, 4)
        wait_for(folder, 4)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130
    assert "in/003.txt:2:132: error RC101" in out
    assert "in/004.txt" in out
    assert err.splitlines()[-1] == "interrupted"
    assert not os.path.exists(folder / "l.db-journal")  # noqa: PTH110
    assert reconcile("ledger", "verify", "l.db", folder=folder).returncode == 0
