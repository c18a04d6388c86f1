"""Open a ledger: the database itself, or its export; every error of the database becomes one sentence with the next step."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from reconcile.errors import LedgerError
from reconcile.ledger.store import APPLICATION, VERSION, Ledger, lay_tables, read_export

_PATIENCE = 60.0  # seconds to wait for another process that writes
_TOLD = {
    sqlite3.SQLITE_FULL: "the disk is full; nothing was changed",
    sqlite3.SQLITE_BUSY: f"another process has been writing for {_PATIENCE:.0f} seconds; try again",
    sqlite3.SQLITE_READONLY: "cannot be written: the file or its folder is read-only",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; the folder must exist, and be writable to add",
    sqlite3.SQLITE_IOERR: "the disk does not take or give the data; nothing was changed",
    sqlite3.SQLITE_NOTADB: "is not a ledger; `reconcile ledger add` makes one",
}
_INTERRUPTED = "an `add` was interrupted; `reconcile ledger verify` takes back what it left half done"
_DAMAGED = "is damaged ({}); make it anew from its export with `reconcile ledger import`"


@contextmanager
def open_ledger(name: str, *, write: bool = False) -> Iterator[Ledger]:
    """Yield the ledger of a file, read-only unless it is to be written; an export (`.jsonl`) is read into memory.

    A file to write that is not there is made with the first batch. Raises LedgerError.
    """
    path = Path(name)
    if not write and not path.is_file():
        raise LedgerError(f"{name}: there is no such ledger; `reconcile ledger add` makes one")
    try:
        with ExitStack() as held:
            db = _opened(held, path, name, write=write)
            yield Ledger(db, lambda: lay_tables(db) if _is_empty(db, name) else None)
    except sqlite3.Error as error:
        raise LedgerError(f"{name}: {_sentence(error)}") from None


def _opened(held: ExitStack, path: Path, name: str, *, write: bool) -> sqlite3.Connection:
    """Return the database of a ledger, which `held` closes; a file without a byte is a ledger without a document."""
    if name.lower().endswith(".jsonl"):
        if write:
            raise LedgerError(
                f"{name}: is an export, which is only read; `reconcile ledger import` makes a ledger of it"
            )
        return _filled(held.enter_context(_in_memory()), path, name)
    address = f"file:{quote(str(path.absolute()))}?mode={'rwc' if write else 'ro'}"
    db = held.enter_context(closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)))
    return held.enter_context(_in_memory()) if _is_empty(db, name) and not write else db


def _is_empty(db: sqlite3.Connection, name: str) -> bool:
    """Tell whether the file is still to be made a ledger; raises LedgerError for one that is something else."""
    # The tables first: another process may lay them between two reads, and then its mark must be seen with them.
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if not application and not tables:
        return True
    if application != APPLICATION:
        raise LedgerError(f"{name}: is a database of something else; name another file")
    if version != VERSION:
        raise LedgerError(
            f"{name}: is a ledger of version {version}, and this reconcile knows {VERSION}; pip install --upgrade reconcile"
        )
    return False


@contextmanager
def _in_memory() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        lay_tables(db)
        yield db


def _filled(db: sqlite3.Connection, path: Path, name: str) -> sqlite3.Connection:
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            Ledger(db, lambda: None).restore(read_export(lines, name))
    except UnicodeDecodeError as error:
        raise LedgerError(f"{name}: is not UTF-8 (byte {error.start}); export the ledger again") from None
    except OSError as error:
        raise LedgerError(f"{name}: cannot be read: {error.strerror}") from None
    return db


def _sentence(error: sqlite3.Error) -> str:
    """Say what a code of SQLite means to the user; its low byte is the kind, the rest the case."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return _INTERRUPTED
    return _TOLD.get(code & 0xFF, _DAMAGED.format(error))
