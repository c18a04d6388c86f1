"""Open a ledger: a file of SQLite, its export, or a database of PostgreSQL; every error becomes one sentence with the next step."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reconcile.errors import LedgerError
from reconcile.ledger.postgres import SCHEMES, open_server
from reconcile.ledger.sqlite import open_file, open_memory
from reconcile.ledger.store import Ledger, read_export


@contextmanager
def open_ledger(name: str, *, write: bool = False) -> Iterator[Ledger]:
    """Yield the ledger of a file or of an address, read-only unless it is to be written; an export (`.jsonl`) is read into memory.

    One to write that is not there is made with the first batch. Raises LedgerError.
    """
    if name.lower().startswith(SCHEMES):
        with open_server(name, write=write) as server:
            yield Ledger(server)
    elif name.lower().endswith(".jsonl"):
        with _open_export(name, write=write) as ledger:
            yield ledger
    else:
        if not write and not Path(name).is_file():
            raise LedgerError(f"{name}: there is no such ledger; `reconcile ledger add` makes one")
        with open_file(name, write=write) as file:
            yield Ledger(file)


def is_there(name: str) -> bool:
    """Tell whether there is something that can be asked under this name; raises LedgerError for a server that cannot be reached."""
    if not name.lower().startswith(SCHEMES):
        return Path(name).exists()
    with open_server(name, write=True) as server:
        return server.version > 0


@contextmanager
def _open_export(name: str, *, write: bool) -> Iterator[Ledger]:
    if write:
        raise LedgerError(f"{name}: is an export, which is only read; `reconcile ledger import` makes a ledger of it")
    if not Path(name).is_file():
        raise LedgerError(f"{name}: there is no such ledger; `reconcile ledger add` makes one")
    with open_memory(name) as db:
        ledger = Ledger(db)
        _fill(ledger, name)
        yield ledger


def _fill(ledger: Ledger, name: str) -> None:
    try:
        with Path(name).open(encoding="utf-8", newline="\n") as lines:
            ledger.restore(read_export(lines, name))
    except UnicodeDecodeError as error:
        raise LedgerError(f"{name}: is not UTF-8 (byte {error.start}); export the ledger again") from None
    except OSError as error:
        raise LedgerError(f"{name}: cannot be read: {error.strerror}") from None
