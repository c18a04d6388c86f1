"""The ledger as a desk lives with it: batches go in, a new text is held against them, and no accident costs a document."""

import os
import signal
import sqlite3
from array import array
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import sleep
from typing import cast

import pytest

from reconcile.errors import LedgerError
from reconcile.ledger import MOST, Kept, open_ledger
from reconcile.ledger.open import _is_empty
from reconcile.ledger.store import lay_tables
from reconcile.model import Document, Mark
from reconcile.pipeline import Plan, check_entries, mark_entry
from reconcile.read import HeldEntry
from tests import desk

FIRST = "Acme paid $14.3 billion for Bolt.\n"
SECOND = "Acme paid $14.8 billion for Bolt.\n"


def marked(document: Document) -> tuple[Document, Mark]:
    mark = mark_entry(HeldEntry(document), desk.language())
    assert isinstance(mark, Mark)
    return document, mark


def made(name: str, *words: str) -> tuple[Document, Mark]:
    """Return a document with a mark of these words, without the work of reading it."""
    document = desk.document(name, f"{name} {' '.join(words)}\n")
    return document, Mark(document.digest, words, array("f", [1.0] * len(words)), 1.0)


def file_of(folder: Path, *documents: Document) -> str:
    path = str(folder / "ledger.db")
    with open_ledger(path, write=True) as ledger:
        ledger.record([marked(document) for document in documents], added="2025-06-12")
    return path


def against(path: str, *documents: Document) -> list[str]:
    """Return what a check of new documents against a ledger finds."""
    plan = Plan(desk.rules(), desk.language())
    with open_ledger(path) as ledger:
        return desk.lines(check_entries(map(HeldEntry, documents), plan, recall=ledger.recall))


def test_one_new_text_is_held_against_the_old_ones_and_says_where_each_value_stands(tmp_path: Path) -> None:
    path = file_of(tmp_path, desk.document("old", FIRST))
    plan = Plan(desk.rules(), desk.language())
    with open_ledger(path) as ledger:
        report = check_entries([HeldEntry(desk.document("new", SECOND))], plan, recall=ledger.recall)
    (finding,) = report.findings
    assert {(m.path, m.origin) for side in finding.sides for m in side.mentions} == {
        ("old.txt", "ledger"),
        ("new.txt", "batch"),
    }
    assert {s.document.path: s.origin for s in report.sources} == {"old.txt": "ledger", "new.txt": "batch"}


def test_old_is_never_held_against_old(tmp_path: Path) -> None:
    path = file_of(tmp_path, desk.document("a", FIRST), desk.document("b", SECOND))
    assert against(path, desk.document("c", "Acme bought Bolt, which makes bolts in Ohio.\n")) == []
    assert against(path, desk.document("c", "Acme paid $15.9 billion for Bolt.\n")) == [
        "error conflict: $14.3 billion | $14.8 billion | $15.9 billion"
    ]


def test_a_pair_of_old_values_is_not_accounted_for_either(tmp_path: Path) -> None:
    path = file_of(tmp_path, desk.document("a", FIRST), desk.document("b", f"{FIRST}Bolt said so.\n"))
    plan = Plan(desk.rules(), desk.language())
    with open_ledger(path) as ledger:
        report = check_entries([HeldEntry(desk.document("c", f"On Monday, {FIRST}"))], plan, recall=ledger.recall)
    assert report.cleared
    assert all("c.txt" in (pair.left.path, pair.right.path) for pair in report.cleared)


@pytest.mark.parametrize("new", range(5))
def test_a_ledger_finds_what_one_check_of_all_finds_in_the_new_document(tmp_path: Path, new: int) -> None:
    old = [desk.seed_document(n) for n in range(5) if n != new]
    path = file_of(tmp_path, *old)
    document = desk.seed_document(new)
    everything = desk.check_seeds(*range(5))
    theirs = {f.title for f in everything.findings if document.path in {m.path for s in f.sides for m in s.mentions}}
    plan = Plan(desk.rules(), desk.language())
    with open_ledger(path) as ledger:
        report = check_entries([HeldEntry(document)], plan, recall=ledger.recall)
    ours = {f.title for f in report.findings}
    loud = {f.title for f in everything.findings if f.severity == "error"}
    assert ours & loud == theirs & loud
    assert all("batch" in {m.origin for s in f.sides for m in s.mentions} for f in report.findings)


def test_a_text_that_the_ledger_holds_is_not_new_under_any_name(tmp_path: Path) -> None:
    path = file_of(tmp_path, desk.document("a", FIRST), desk.document("b", SECOND))
    assert against(path, desk.document("other", FIRST)) == []


def test_a_new_text_stands_in_the_place_of_the_old_one_under_its_path(tmp_path: Path) -> None:
    path = file_of(tmp_path, desk.document("a", FIRST))
    assert against(path, desk.document("a", SECOND)) == []
    with open_ledger(path, write=True) as ledger:
        ledger.record([marked(desk.document("a", SECOND))])
    assert against(path, desk.document("b", "Acme paid $15.9 billion for Bolt.\n")) == [
        "error conflict: $14.8 billion | $15.9 billion"
    ]


def test_a_label_of_the_user_leads_to_that_label_and_to_no_other(tmp_path: Path) -> None:
    def labelled(name: str, text: str, story: str) -> Document:
        return replace(desk.document(name, text), story=story)

    path = file_of(tmp_path, labelled("a", FIRST, "deal \ud800"), labelled("b", SECOND, "other"))
    assert against(path, labelled("c", "Acme paid $15.9 billion for Bolt.\n", "deal \ud800")) == [
        "error conflict: $14.3 billion | $15.9 billion"
    ]


def test_how_much_is_read_does_not_grow_with_the_ledger(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    words = [f"name{n}" for n in range(6)]
    with open_ledger(path, write=True) as ledger:
        ledger.record([made(f"hot{n}", *words, f"own{n}") for n in range(900)])
        ledger.record([made(f"far{n}", f"far{n}", f"away{n}") for n in range(100)])
    with open_ledger(path) as ledger:
        found = ledger.recall([made("new", *words)[1]])
        assert (len(found.documents), found.size, [note.code for note in found.notes]) == (MOST, 1000, ["RC912"])
        assert all(document.path.startswith("hot") for document in found.documents)
        (far,) = ledger.recall([made("new", "far7", "unheard")[1]]).documents
        assert far.path == "far7.txt"
        assert ledger.recall([made("new", "unheard", "of")[1]]).documents == ()


def test_adding_twice_adds_once(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    batch = [marked(desk.seed_document(n)) for n in (0, 2)]
    with open_ledger(path, write=True) as ledger:
        assert [ledger.record(batch, added="2025-06-12"), ledger.record(batch, added="2025-06-13")] == [2, 0]
        assert {kept.added for kept in ledger.entries()} == {"2025-06-12"}
        ledger.check()


ODD = "\ud800 \x1b[31m \u2028 \x85 “é” \N{GRINNING FACE}\r\n"


def test_an_export_restores_the_ledger_byte_for_byte_and_answers_alike(tmp_path: Path) -> None:
    path = file_of(tmp_path, desk.document("a", FIRST), desk.document("odd \udcff", ODD))
    with open_ledger(path, write=True) as ledger:
        ledger.record([marked(desk.document("b", f"{FIRST}{ODD}"))], reason="“both” are in the filing")
        text = "".join(ledger.lines())
    assert text.isascii()
    export = tmp_path / "ledger.jsonl"
    export.write_text(text * 2 + "\n", encoding="ascii")  # as when two branches of a repository are joined
    with open_ledger(str(export)) as held, open_ledger(str(tmp_path / "new.db"), write=True) as restored:
        assert "".join(held.lines()) == text
        assert restored.restore(held.entries()) == 3
        assert "".join(restored.lines()) == text
        restored.check()
    new = desk.document("c", SECOND)
    assert against(str(export), new) == against(path, new) == against(str(tmp_path / "new.db"), new) != []


def forked(work: Callable[[], None]) -> int:
    """Do some work in a process of its own; return its number."""
    process = os.fork()
    if process == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return process


def test_a_writer_killed_at_any_moment_leaves_each_batch_wholly_in_or_wholly_out(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    words = [f"w{n}" for n in range(40)]
    outcomes = []
    for number in range(8):
        batch = [made(f"{number}-{n}", *words, str(n)) for n in range(200)]

        def add(batch: list[tuple[Document, Mark]] = batch) -> None:
            with open_ledger(path, write=True) as ledger:
                ledger.record(batch)

        process = forked(add)
        sleep(0.012 * number)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        with open_ledger(path, write=True):
            pass
        with open_ledger(path) as ledger:
            ledger.check()
            there = sum(kept.document.path.startswith(f"{number}-") for kept in ledger.entries())
        outcomes.append(there)
    assert set(outcomes) <= {0, 200}


def test_what_an_interrupted_add_left_half_done_is_taken_back(tmp_path: Path) -> None:
    path = file_of(tmp_path, desk.document("a", FIRST))
    batch = [Kept(made(f"{n}", "word")[0], (f"w{n}", "word"), 2) for n in range(200)]

    def add() -> None:
        with open_ledger(path, write=True) as ledger, ledger._writing():
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


def test_several_who_add_at_once_lose_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")

    def add(writer: int) -> None:
        for n in range(5):
            with open_ledger(path, write=True) as ledger:
                ledger.record([made(f"{writer}-{n}-{k}", "shared", f"{writer}{n}{k}") for k in range(4)])

    processes = [forked(partial(add, writer)) for writer in range(6)]
    assert [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in processes] == [0] * 6
    with open_ledger(path) as ledger:
        ledger.check()
        kept = list(ledger.entries())
    assert len(kept) == 6 * 5 * 4
    assert len({k.batch for k in kept}) == 30


def test_a_ledger_that_another_makes_between_two_looks_is_a_ledger(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)) as db:

        class Overtaken:
            def execute(self, words: str) -> sqlite3.Cursor:
                found = db.execute("SELECT ?", db.execute(words).fetchone())
                if not db.execute("PRAGMA application_id").fetchone()[0]:
                    lay_tables(db)
                return found

        assert _is_empty(cast("sqlite3.Connection", Overtaken()), "ledger.db") is False
        assert _is_empty(db, "ledger.db") is False


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE notes (text)")
    db.close()


def later_version(path: Path) -> None:
    file_of(path.parent, desk.document("a", FIRST))
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 9")
    db.close()


def corrupted(path: Path) -> None:
    file_of(path.parent, *(desk.seed_document(n) for n in range(5)))
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)


def altered(path: Path) -> None:
    file_of(path.parent, desk.document("a", FIRST))
    path.write_bytes(path.read_bytes().replace(b"14.3 billion", b"15.3 billion"))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (other_database, "is a database of something else"),
        (later_version, "is a ledger of version 9, and this reconcile knows 1"),
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
    path = Path(file_of(tmp_path, desk.document("a", FIRST)))
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
    path = file_of(tmp_path, desk.document("a", FIRST))
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
