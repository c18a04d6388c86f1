"""A ledger in SQLite: one file with a rollback journal, so that nothing lies beside it, or a database in memory."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reconcile.errors import LedgerError
from reconcile.ledger.database import APPLICATION, LATER, TABLES, VERSION, Damaged, Rows, known_version

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
DAMAGED = "is damaged ({}); make it anew from its export with `reconcile ledger import`"


@contextmanager
def open_file(name: str, *, write: bool) -> Iterator["Sqlite"]:
    """Yield the ledger of a file; a file to write that is not there is made. Raises LedgerError."""
    address = f"file:{quote(str(Path(name).absolute()))}?mode={'rwc' if write else 'ro'}"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)) as db:
            yield Sqlite(db, name)
    except sqlite3.Error as error:
        raise LedgerError(f"{name}: {_sentence(error)}") from None
    except Damaged as error:
        raise LedgerError(f"{name}: {DAMAGED.format(error)}") from None


@contextmanager
def open_memory(name: str) -> Iterator["Sqlite"]:
    """Yield a ledger that is gone when it is closed; what goes wrong with it is told of `name`."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        yield Sqlite(db, name)


class Sqlite:
    """An open database of SQLite."""

    def __init__(self, db: sqlite3.Connection, name: str) -> None:
        self.db, self._name = db, name
        self.version = self._look()

    def _look(self) -> int:
        """Return the version of the tables, 0 where there are none; raises LedgerError for what is something else."""
        # The tables first: another process may lay them between two looks, and then its mark must be seen with them.
        (tables,) = self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (application,) = self.db.execute("PRAGMA application_id").fetchone()
        (version,) = self.db.execute("PRAGMA user_version").fetchone()
        if not application and not tables:
            return 0
        if application != APPLICATION:
            raise LedgerError(f"{self._name}: is a database of something else; name another file")
        return known_version(self._name, version)

    @contextmanager
    def transaction(self, *, write: bool) -> Iterator[None]:
        """Do what is within wholly or not at all."""
        self.db.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        try:
            self.version = self._look()
            if write and self.version < VERSION:
                self._lay()
            yield
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise

    def _lay(self) -> None:
        for statement in LATER if self.version else (*TABLES, *LATER):
            self.db.execute(f"{statement} WITHOUT ROWID" if " leads " in statement else statement)
        self.db.execute(f"PRAGMA application_id = {APPLICATION}")
        self.db.execute(f"PRAGMA user_version = {VERSION}")
        self.version = VERSION

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Rows:
        """Run one statement."""
        return self.db.execute(statement, values)

    def execute_all(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row."""
        self.db.executemany(statement, rows)

    def examine(self) -> None:
        """Raise Damaged unless SQLite finds the file sound."""
        (told,) = self.db.execute("PRAGMA integrity_check(1)").fetchone()
        if told != "ok":
            raise Damaged(told)


def _sentence(error: sqlite3.Error) -> str:
    """Say what a code of SQLite means to the user; its low byte is the kind, the rest the case."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return _INTERRUPTED
    return _TOLD.get(code & 0xFF, DAMAGED.format(error))
