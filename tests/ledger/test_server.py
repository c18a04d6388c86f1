"""A ledger in PostgreSQL as whole commands, and what is said when there is no server; never a password."""

import shutil
import sys
from pathlib import Path

import pytest

from reconcile.errors import LedgerError
from reconcile.ledger import open_ledger, shown
from tests import desk
from tests.command import reconcile
from tests.ledger.batches import FIRST, filled
from tests.ledger.server import empty_database
from tests.places import ROOT, seed

SECRET = "open-sesame"  # noqa: S105 - of a server that is gone after the tests


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with seeds 000, 002 and 003."""
    (tmp_path / ".git").mkdir()
    shutil.copy(ROOT / "rules.yaml", tmp_path)
    for number in (0, 2, 3):
        shutil.copy(seed(number), tmp_path / f"{number:03}.txt")
    return tmp_path


def test_the_whole_story_on_a_server(folder: Path, socket: str) -> None:
    name = empty_database(socket)
    told = []

    def run(*words: str) -> int:
        done = reconcile(*words, folder=folder)
        told.append(done.stdout.decode() + done.stderr.decode())
        return done.returncode

    assert run("check", "003.txt", "--against", name) == 2
    assert "there is no such ledger" in told[-1]
    assert run("ledger", "verify", name) == 2
    assert run("ledger", "add", name, "000.txt", "002.txt", "--date", "2025-06-12") == 0
    assert told[-1] == f"{shown(name)}: 2 added, 0 there already\n"
    assert run("check", "003.txt", "--against", name, "-f", "json", "-v") == 1
    assert '"ledger"' in told[-1]
    assert run("ledger", "add", name, "003.txt") == 1
    assert run("watch", ".", "--against", name, "--once", "--settle", "0.05", "-f", "concise") == 1
    assert run("watch", ".", "--against", name, "--once", "--settle", "0.05") == 0
    assert run("ledger", "verify", name) == 0
    assert run("ledger", "read", name) == 0
    assert told[-1] == f"{shown(name)}: 0 read\n"
    assert run("ledger", "list", name) == 0
    assert run("ledger", "export", name, "l.jsonl") == 0
    assert run("ledger", "import", "l.db", "l.jsonl") == 0
    assert run("ledger", "export", "l.db") == 0
    assert told[-1] == (folder / "l.jsonl").read_text(encoding="ascii")
    (folder / "reconcile.toml").write_text(f'against = "{name}"\n', encoding="utf-8")
    assert run("config", "show") == 0
    assert run("check", "003.txt") == 0
    assert not [text for text in told if SECRET in text]


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        (f"postgresql://desk:{SECRET}@db.example:5433/news", "postgresql://db.example:5433/news"),
        (f"postgres://desk:{SECRET}@db.example/news?password={SECRET}", "postgresql://db.example/news"),
        (f"postgresql:///news?host=/tmp&password={SECRET}", "postgresql:///news"),
        (f"postgresql://desk:{SECRET}@[::1/news", "postgresql://…"),
        (f"POSTGRESQL://desk:{SECRET}@/news", "postgresql:///news"),
        ("ledger.db", "ledger.db"),
    ],
)
def test_an_address_is_printed_without_user_and_password(address: str, printed: str) -> None:
    assert shown(address) == printed


@pytest.mark.parametrize(
    "address", [f"postgresql://desk:{SECRET}@127.0.0.1:1/news", f"postgresql://desk:{SECRET}@b@d:x/news?{SECRET}=1"]
)
def test_a_server_that_is_not_there_is_one_sentence_without_the_password(folder: Path, address: str) -> None:
    pytest.importorskip("psycopg")
    done = reconcile("check", "003.txt", "--against", address, folder=folder)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert b"the server cannot be reached" in done.stderr
    assert SECRET.encode() not in done.stderr


def test_a_missing_extra_is_named_with_the_way_to_get_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    done = reconcile("check", "003.txt", "--against", "postgresql://desk@db.example/news", folder=folder)
    told = "postgresql://db.example/news: a ledger in PostgreSQL needs psycopg: pip install 'reconcile[postgres]'\n"
    assert (done.returncode, done.stderr.decode()) == (2, told)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE reconcile.about SET version = 9", "is a ledger of version 9, and this reconcile knows 2"),
        ("UPDATE reconcile.about SET application = 1", "holds something else"),
        ("UPDATE reconcile.documents SET line = replace(line, '14.3', '15.3')", "is damaged"),
        ("UPDATE reconcile.made SET reading = ''", "is damaged"),
        ("DELETE FROM reconcile.leads WHERE word = 1", "is damaged"),
    ],
)
def test_what_is_no_sound_ledger_is_named_and_not_written(socket: str, change: str, told: str) -> None:
    import psycopg

    name = filled(empty_database(socket), desk.document("a", FIRST))
    with psycopg.connect(name, autocommit=True) as db:
        db.execute(change.encode())
    with pytest.raises(LedgerError) as raised, open_ledger(name, write=True) as ledger:
        ledger.check()
    assert told in str(raised.value)
    assert SECRET not in str(raised.value)


def test_one_who_may_not_read_it_is_told_so(socket: str) -> None:
    import psycopg

    name = filled(empty_database(socket), desk.document("a", FIRST))
    with psycopg.connect(name, autocommit=True) as db:
        db.execute("DROP ROLE IF EXISTS guest")
        db.execute("CREATE ROLE guest LOGIN")
    with (
        pytest.raises(LedgerError, match="its owner can grant it"),
        open_ledger(name.replace("//reconcile:", "//guest:")),
    ):
        pass
