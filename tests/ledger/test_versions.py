"""A ledger of the first version is asked as it is, and the next batch brings it up to date."""

import sqlite3
from contextlib import closing
from pathlib import Path

from reconcile.ledger import open_ledger
from reconcile.ledger.database import APPLICATION, LATER
from tests import desk
from tests.ledger.batches import FIRST, SECOND, against, filled, kept, marked, stamp


def of_version_1(path: Path) -> str:
    """Return a ledger as the first version left it: the same tables without what came later."""
    name = filled(str(path), desk.document("a", FIRST))
    with closing(sqlite3.connect(name, isolation_level=None)) as db:
        for table in [words.split()[2] for words in LATER]:
            db.execute(f"DROP TABLE {table}")
        db.execute("PRAGMA user_version = 1")
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    return name


def test_it_answers_and_stays_as_it_is(tmp_path: Path) -> None:
    name = of_version_1(tmp_path / "ledger.db")
    before = Path(name).read_bytes()
    assert against(name, desk.document("b", SECOND)) == ["error conflict: $14.3 billion | $14.8 billion"]
    with open_ledger(name) as ledger:
        ledger.check()
        assert ledger.told(["rcf1:0"]) == frozenset()
        assert len(ledger.unread(stamp())) == 1
        assert len(list(ledger.lines())) == 1
    assert Path(name).read_bytes() == before


def test_the_next_batch_lays_what_is_missing_and_loses_nothing(tmp_path: Path) -> None:
    name = of_version_1(tmp_path / "ledger.db")
    new = desk.document("b", SECOND)
    with open_ledger(name, write=True) as ledger:
        assert ledger.record([marked(new)], made=kept(new), stamp=stamp(), told=["rcf1:0"]) == 1
    with open_ledger(name) as ledger:
        ledger.check()
        assert {entry.document.path for entry in ledger.entries()} == {"a.txt", "b.txt"}
        assert ledger.unread(stamp()) == [desk.document("a", FIRST).digest]
        assert ledger.told(["rcf1:0", "rcf1:1"]) == {"rcf1:0"}
