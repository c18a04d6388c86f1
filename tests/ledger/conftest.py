"""A place for a ledger: a file, and a database of a PostgreSQL server where one can be run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.server import empty_database, missing, server


@pytest.fixture(scope="session")
def socket() -> Iterator[str]:
    """Run a server for all tests that ask for one; the others never wait for it."""
    if reason := missing():
        pytest.skip(reason)
    with server() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the name of a ledger that is not there yet, in each kind of database."""
    if request.param == "postgres":
        return empty_database(request.getfixturevalue("socket"))
    return str(tmp_path / "ledger.db")
