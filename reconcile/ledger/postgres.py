"""A ledger in PostgreSQL, for a team that shares one: the same tables in a schema of their own."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from reconcile.errors import LedgerError
from reconcile.ledger.database import APPLICATION, LATER, TABLES, VERSION, Damaged, Rows, known_version

if TYPE_CHECKING:
    import psycopg

SCHEMES = ("postgresql://", "postgres://")
_SCHEMA = "reconcile"
_PATIENCE = 10  # seconds to wait for the server
_MISSING = "a ledger in PostgreSQL needs psycopg: pip install 'reconcile[postgres]'"
_TOLD = {
    "28": "the server refuses this user or password",
    "3D": "the server has no such database",
    "42501": "this user may not use the ledger; its owner can grant it the schema `reconcile`",
    "25": "the database can only be read now; nothing was changed",
    "53": "the server has no room or connections left; nothing was changed",
    "57": "the server was stopped; nothing was changed",
}
_AWAY = "the server cannot be reached; see that the address is right and that it runs"
_LOST = "the connection was lost or the server gave up; nothing was changed, try again"


def shown(name: str) -> str:
    """Return the name of a ledger as it may be printed: of an address only the host and the database."""
    if not name.lower().startswith(SCHEMES):
        return name
    try:
        parts = urlsplit(name)
        port = f":{parts.port}" if parts.port else ""
        return f"{SCHEMES[0]}{parts.hostname or ''}{port}/{parts.path.strip('/')}"
    except ValueError:
        return f"{SCHEMES[0]}…"


@contextmanager
def open_server(name: str, *, write: bool) -> Iterator["Postgres"]:
    """Yield the ledger of a database; one to write that is not there is made with the first batch. Raises LedgerError."""
    try:
        import psycopg
    except ImportError:
        raise LedgerError(f"{shown(name)}: {_MISSING}") from None
    try:
        db = psycopg.connect(name, autocommit=True, connect_timeout=_PATIENCE)
    except psycopg.Error as error:  # its words may hold a piece of the address, and so of the password
        raise LedgerError(f"{shown(name)}: {_told(error, _AWAY)}") from None
    try:
        with db:
            yield Postgres(db, shown(name), write=write)
    except psycopg.Error as error:
        if not (told := _told(error, _LOST if isinstance(error, psycopg.OperationalError) else "")):
            raise
        raise LedgerError(f"{shown(name)}: {told}") from None
    except Damaged as error:
        told = "is damaged ({}); make it anew from its export, in another database, with `reconcile ledger import`"
        raise LedgerError(f"{shown(name)}: {told.format(error)}") from None


class Postgres:
    """An open database of PostgreSQL."""

    def __init__(self, db: "psycopg.Connection[Any]", name: str, *, write: bool) -> None:
        self._db, self._name = db, name
        db.execute(f"SET search_path TO {_SCHEMA}")
        db.execute("SET client_min_messages TO warning")
        self.version = self._look()
        if not self.version and not write:
            raise LedgerError(f"{name}: there is no such ledger; `reconcile ledger add` makes one")

    def _look(self) -> int:
        # The catalogue itself is asked, not `to_regclass`, which may answer from before the writer that was waited for.
        there = "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = %s AND tablename = 'about'"
        if self._db.execute(there, (_SCHEMA,)).fetchone() is None:
            return 0
        application, version = self._db.execute("SELECT application, version FROM reconcile.about").fetchone() or (0, 0)
        if application != APPLICATION:
            raise LedgerError(f"{self._name}: its schema `{_SCHEMA}` holds something else; name another database")
        return known_version(self._name, version)

    @contextmanager
    def transaction(self, *, write: bool) -> Iterator[None]:
        """Do what is within wholly or not at all; one writer at a time, whoever reads sees the ledger as it was when it began."""
        self._db.execute("BEGIN" if write else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            if write:
                self._db.execute(f"SELECT pg_advisory_xact_lock({APPLICATION})")
                self.version = self._look()
                self._lay()
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if not self._db.closed:
                self._db.execute("ROLLBACK")
            raise

    def _lay(self) -> None:
        if self.version == VERSION:
            return
        if not self.version:
            self._db.execute(f"CREATE SCHEMA IF NOT EXISTS {_SCHEMA}")
            for statement in TABLES:
                self._db.execute(statement.replace("TEXT", 'TEXT COLLATE "C"').encode())
            self._db.execute("CREATE TABLE about (application INTEGER NOT NULL, version INTEGER NOT NULL)")
            self._db.execute("INSERT INTO about VALUES (%s, 1)", (APPLICATION,))
        for statement in LATER:
            self._db.execute(statement.replace("BLOB", "BYTEA").encode())
        self._db.execute("UPDATE about SET version = %s", (VERSION,))
        self.version = VERSION

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Rows:
        """Run one statement."""
        found: Rows = self._db.execute(_with_marks(statement), values)
        return found

    def execute_all(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row, without waiting for one before the next."""
        with self._db.cursor() as cursor:
            cursor.executemany(_with_marks(statement), rows)

    def examine(self) -> None:
        """Leave it to the server, which looks after its files itself."""


def _told(error: Any, otherwise: str) -> str:
    """Say what a code of PostgreSQL means to the user; its first two signs are the kind, the rest the case."""
    code = error.sqlstate or ""
    return _TOLD.get(code) or _TOLD.get(code[:2], otherwise)


def _with_marks(statement: str) -> bytes:
    """Return a statement of ours, which holds no other `?`, with the marks of psycopg."""
    return statement.replace("?", "%s").encode()
