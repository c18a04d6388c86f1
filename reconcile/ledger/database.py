"""What the ledger asks of a database: plain SQL with `?` for values, one kind of transaction, and errors of its own."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from reconcile.errors import LedgerError

TABLES = (
    "CREATE TABLE documents (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, path TEXT NOT NULL, batch INTEGER NOT NULL, line TEXT NOT NULL, sum TEXT NOT NULL)",
    "CREATE INDEX places ON documents (path)",
    "CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, documents INTEGER NOT NULL)",
    "CREATE TABLE leads (word INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (word, document))",
)
# since version 2: what was made of a document, by which program, so that it need not be made again; and what was told of batches
LATER = (
    "CREATE TABLE made (document INTEGER PRIMARY KEY, stamp TEXT NOT NULL, mark BLOB NOT NULL, reading BLOB NOT NULL, sum TEXT NOT NULL)",
    "CREATE TABLE told (fingerprint TEXT PRIMARY KEY)",
)
APPLICATION = 0x52434C47  # `RCLG`: says of a database that it is a ledger
VERSION = 2
OLDEST = 1  # can be asked as it is; the next batch that is added brings it up to date
_AT_ONCE = 400  # values that one statement names; SQLite takes 999 at the least


class Rows(Protocol):
    """What a statement returns."""

    def fetchone(self) -> Any:
        """Return the next row, or None."""

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""


class Damaged(Exception):  # noqa: N818 - named for what the user is told
    """The ledger does not hold what was added to it."""


class Database(Protocol):
    """One open ledger: SQLite or PostgreSQL."""

    version: int  # of the tables; 0 as long as there are none

    def transaction(self, *, write: bool) -> AbstractContextManager[None]:
        """Do what is within wholly or not at all; who writes has the tables to itself, and makes or mends them first."""

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Rows:
        """Run one statement."""

    def execute_all(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row."""

    def examine(self) -> None:
        """Raise Damaged unless the database itself finds its files sound."""


def known_version(name: str, version: int) -> int:
    """Return the version of the tables of a ledger; raises LedgerError for one that this program does not know."""
    if not OLDEST <= version <= VERSION:
        raise LedgerError(
            f"{name}: is a ledger of version {version}, and this reconcile knows {VERSION}; pip install --upgrade reconcile"
        )
    return int(version)


def rows_of(db: Database, statement: str, values: Sequence[Any], first: Sequence[Any] = ()) -> list[Any]:
    """Return the rows of a statement that ends with `IN`, for so many values; `first` are those of its other marks."""
    found: list[Any] = []
    for start in range(0, len(values), _AT_ONCE):
        part = values[start : start + _AT_ONCE]
        found += db.execute(f"{statement} ({', '.join('?' * len(part))})", (*first, *part)).fetchall()
    return found
