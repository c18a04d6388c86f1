"""A ledger in a file: no accident costs a document, and what is no ledger is named and left alone."""

import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest

from reconcile.errors import LedgerError
from reconcile.ledger import Kept, Ledger, open_ledger
from reconcile.ledger.database import VERSION
from reconcile.ledger.sqlite import Sqlite
from tests import desk
from tests.ledger.batches import FIRST, SECOND, against, filled, forked, made, marked


def test_what_an_interrupted_add_left_half_done_is_taken_back(tmp_path: Path) -> None:
    path = filled(str(tmp_path / "ledger.db"), desk.document("a", FIRST))
    batch = [Kept(made(f"{n}", "word")[0], (f"w{n}", "word"), 2) for n in range(200)]

    def add() -> None:
        with open_ledger(path, write=True) as ledger, ledger._db.transaction(write=True):
            ledger._db.execute("PRAGMA cache_size = 1")  # so that pages reach the file before the end
            ledger._insert(batch)
            os.kill(os.getpid(), signal.SIGKILL)

    os.waitpid(forked(add), 0)
    assert Path(f"{path}-journal").is_file()
    with pytest.raises(LedgerError, match="an `add` was interrupted"), open_ledger(path) as ledger:
        ledger.check()
    with open_ledger(path, write=True):
        pass
    with open_ledger(path) as ledger:
        ledger.check()
        assert [kept.document.path for kept in ledger.entries()] == ["a.txt"]


def test_a_ledger_that_another_makes_between_two_looks_is_a_ledger(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)) as db:

        class Overtaken:
            def execute(self, words: str) -> sqlite3.Cursor:
                found = db.execute("SELECT ?", db.execute(words).fetchone())
                if not db.execute("PRAGMA application_id").fetchone()[0]:
                    Ledger(Sqlite(db, "ledger.db")).record([])
                return found

        assert Sqlite(cast("sqlite3.Connection", Overtaken()), "ledger.db").version == VERSION


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE notes (text)")
    db.close()


def later_version(path: Path) -> None:
    filled(str(path), desk.document("a", FIRST))
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 9")
    db.close()


def corrupted(path: Path) -> None:
    filled(str(path), *(desk.seed_document(n) for n in range(5)))
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)


def altered(path: Path) -> None:
    filled(str(path), desk.document("a", FIRST))
    path.write_bytes(path.read_bytes().replace(b"14.3 billion", b"15.3 billion"))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (other_database, "is a database of something else"),
        (later_version, "is a ledger of version 9, and this reconcile knows 2"),
        (lambda path: path.write_text("Acme paid three dollars for Bolt. " * 9, encoding="utf-8"), "is not a ledger"),
        (corrupted, "is damaged"),
        (altered, "is damaged (document 1 is not what was added)"),
        (Path.mkdir, "there is no such ledger"),
    ],
    ids=["another database", "later version", "text", "corrupted", "altered", "folder"],
)
def test_a_file_that_is_no_sound_ledger_is_named_and_stays_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], told: str
) -> None:
    path = tmp_path / "ledger.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(LedgerError) as raised, open_ledger(str(path)) as ledger:
        ledger.check()
    assert str(raised.value).startswith(f"{path}: ")
    assert told in str(raised.value)
    if path.is_file():
        with pytest.raises(LedgerError), open_ledger(str(path), write=True) as ledger:
            ledger.check()
        assert path.read_bytes() == before


def test_a_file_without_a_byte_is_a_ledger_without_a_document(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    assert against(str(path), desk.document("a", FIRST), desk.document("b", SECOND)) != []
    with open_ledger(str(path)) as ledger:
        ledger.check()
        assert list(ledger.entries()) == []
    assert path.read_bytes() == b""


def test_a_disk_that_is_full_changes_nothing(tmp_path: Path) -> None:
    path = Path(filled(str(tmp_path / "ledger.db"), desk.document("a", FIRST)))
    before = path.read_bytes()
    batch = [made(f"{n}", *(f"{n}w{k}" for k in range(40))) for n in range(100)]

    def add() -> None:
        with open_ledger(str(path), write=True) as ledger:
            ledger._db.execute("PRAGMA max_page_count = 12")  # what SQLite says of a full disk
            ledger.record(batch)

    with pytest.raises(LedgerError, match="the disk is full; nothing was changed"):
        add()
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["ledger.db"]


def test_a_folder_that_takes_nothing_is_named(tmp_path: Path) -> None:
    path = str(tmp_path / "nowhere" / "ledger.db")
    told = "cannot be opened; the folder must exist"
    with pytest.raises(LedgerError, match=told), open_ledger(path, write=True) as ledger:
        ledger.record([])


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_ledger_can_be_asked_and_not_written(tmp_path: Path) -> None:
    path = filled(str(tmp_path / "ledger.db"), desk.document("a", FIRST))
    Path(path).chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert against(path, desk.document("b", SECOND)) != []
        with pytest.raises(LedgerError, match="read-only"), open_ledger(path, write=True) as ledger:
            ledger.record([marked(desk.document("b", SECOND))])
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.parametrize("line", ["{", "[]", '{"format": 2}', '{"format": 1, "words": []}', "[" * 99999, "\x00"])
def test_a_line_that_is_none_is_named_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"ledger\.jsonl:2: "), open_ledger(str(path)):
        pass
