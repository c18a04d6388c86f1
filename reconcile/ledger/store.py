"""The ledger in SQLite: documents as lines, and an index from their telling words, so that nothing is ever scanned to find them.

Each verb is one transaction. A document is known by its digest and never altered.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from math import log

from reconcile.ledger.lines import Kept, keys_of, read_line, write_line
from reconcile.model import Document, Mark, Note, Recalled

APPLICATION = 0x52434C47  # `RCLG`: says in the head of the file that it is a ledger
VERSION = 1
MOST = 40  # old documents that one new document can bring back
_BLOCK = 400  # documents that one word leads to, the latest; beyond them a word says too little
_LEAST = 0.05  # share of a new document's weight that an old one has; stories ask for more, so none is lost here
_SCHEMA = """
CREATE TABLE documents (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, path TEXT NOT NULL, batch INTEGER NOT NULL, line TEXT NOT NULL, sum TEXT NOT NULL);
CREATE INDEX places ON documents (path);
CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, documents INTEGER NOT NULL);
CREATE TABLE leads (word INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (word, document)) WITHOUT ROWID;
"""


def lay_tables(db: sqlite3.Connection) -> None:
    """Make an empty database a ledger, within the transaction of the caller."""
    for statement in filter(str.strip, _SCHEMA.split(";")):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {VERSION}")


class Ledger:
    """What earlier batches said; made by `open_ledger`, which also turns errors of the database into sentences."""

    def __init__(self, db: sqlite3.Connection, prepare: Callable[[], None]) -> None:
        self._db, self._prepare = db, prepare

    def record(self, batch: Iterable[tuple[Document, Mark]], *, added: str = "", reason: str = "") -> int:
        """Add the documents whose digests are not yet there, all or none; return how many those were."""
        with self._writing():
            (number,) = self._db.execute("SELECT coalesce(max(batch), 0) + 1 FROM documents").fetchone()
            ordered = sorted(batch, key=lambda pair: pair[0].digest)
            return self._insert(Kept(document, keys_of(mark), number, added, reason) for document, mark in ordered)

    def restore(self, kept: Iterable[Kept]) -> int:
        """Add what an export holds, all or none, as it was first added; return how many documents were not there."""
        with self._writing():
            return self._insert(sorted(kept, key=lambda k: (k.batch, k.document.digest)))

    def recall(self, marks: Sequence[Mark]) -> Recalled:
        """Return the documents that may share a story with new ones, and which of the new ones are old.

        Of several texts under one path the latest stands. Reads no more than `MOST` documents for each new one.
        """
        with self._transaction("BEGIN"):
            known = frozenset(mark.key for mark in marks if self._has(mark.key))
            (size,) = self._db.execute("SELECT coalesce(max(id), 0) FROM documents").fetchone()
            near = [self._near(mark, size) for mark in marks if mark.key not in known]
            chosen = sorted({number for found in near for number in found[:MOST]})
            documents = [self._read(number).document for number in chosen]
        cut = sum(len(found) > MOST for found in near)
        return Recalled(tuple(sorted(documents, key=lambda d: d.path)), known, size, _told(cut))

    def entries(self) -> Iterator[Kept]:
        """Yield every document, by digest; raises LedgerError for one that is not what was added."""
        for (number,) in self._db.execute("SELECT id FROM documents ORDER BY digest"):
            yield self._read(number)

    def lines(self) -> Iterator[str]:
        """Yield the export: a line a document, by digest."""
        yield from (write_line(kept) + "\n" for kept in self.entries())

    def check(self) -> None:
        """Raise LedgerError unless the file is sound and each document and its index are what was added."""
        (told,) = self._db.execute("PRAGMA integrity_check(1)").fetchone()
        if told != "ok":
            raise sqlite3.DatabaseError(told)
        leads = 0
        for (number,) in self._db.execute("SELECT id FROM documents ORDER BY id"):
            words = set(self._read(number).words)
            leads += len(words)
            if not all(self._leads(word, number) for word in words):
                raise sqlite3.DatabaseError(f"the index has lost words of document {number}")
        (there,) = self._db.execute("SELECT count(*) FROM leads").fetchone()
        (wrong,) = self._db.execute(
            "SELECT count(*) FROM words WHERE documents != (SELECT count(*) FROM leads WHERE word = words.id)"
        ).fetchone()
        if there != leads or wrong:
            raise sqlite3.DatabaseError("the index counts words that no document has")

    def is_latest(self, kept: Kept) -> bool:
        """Tell whether no later batch gave another text under the same path."""
        later = "SELECT 1 FROM documents WHERE path = ? AND (batch, digest) > (?, ?)"
        place = (json.dumps(kept.document.path), kept.batch, kept.document.digest)
        return self._db.execute(later, place).fetchone() is None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._transaction("BEGIN IMMEDIATE"):
            self._prepare()
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self._db.execute(begin)
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def _insert(self, batch: Iterable[Kept]) -> int:
        added = 0
        for kept in batch:
            if self._has(kept.document.digest):
                continue
            line = write_line(kept)
            number = self._db.execute(
                "INSERT INTO documents (digest, path, batch, line, sum) VALUES (?, ?, ?, ?, ?)",
                (kept.document.digest, json.dumps(kept.document.path), kept.batch, line, _sum(line)),
            ).lastrowid
            for word in dict.fromkeys(kept.words):
                self._db.execute(
                    "INSERT INTO words (word, documents) VALUES (?, 1) ON CONFLICT (word) DO UPDATE SET documents = documents + 1",
                    (word,),
                )
                self._db.execute("INSERT INTO leads SELECT id, ? FROM words WHERE word = ?", (number, word))
            added += 1
        return added

    def _has(self, digest: str) -> bool:
        return self._db.execute("SELECT 1 FROM documents WHERE digest = ?", (digest,)).fetchone() is not None

    def _leads(self, word: str, number: int) -> bool:
        row = self._db.execute(
            "SELECT 1 FROM leads WHERE word = (SELECT id FROM words WHERE word = ?) AND document = ?", (word, number)
        )
        return row.fetchone() is not None

    def _read(self, number: int) -> Kept:
        """Return a document that is as it was added."""
        digest, line, total = self._db.execute(
            "SELECT digest, line, sum FROM documents WHERE id = ?", (number,)
        ).fetchone()
        kept = read_line(line, f"document {number}")
        if _sum(line) != total or kept.document.digest != digest:
            raise sqlite3.DatabaseError(f"document {number} is not what was added")
        return kept

    def _near(self, mark: Mark, size: int) -> list[int]:
        """Return the documents that share enough of the weight of a mark, the most first; one more than `MOST` says that some are left out."""
        found: dict[int, float] = {}
        whole = 0.0
        words = keys_of(mark)
        strengths = (1.0,) if mark.story else mark.strengths
        for word, strength in zip(words, strengths, strict=False):
            number, spread = self._db.execute("SELECT id, documents FROM words WHERE word = ?", (word,)).fetchone() or (
                0,
                0,
            )
            weight = (strength * log(1 + (size + 1) / (spread + 0.5))) ** 2
            whole += weight
            rows = self._db.execute(
                "SELECT document FROM leads WHERE word = ? ORDER BY document DESC LIMIT ?", (number, _BLOCK)
            )
            for (document,) in rows:
                found[document] = found.get(document, 0.0) + weight
        enough = [number for number, weight in found.items() if weight >= _LEAST * whole]
        near: list[int] = []
        for number in sorted(enough, key=lambda n: (-found[n], -n)):
            if len(near) <= MOST and self._stands(number):
                near.append(number)
        return near

    def _stands(self, number: int) -> bool:
        later = "SELECT 1 FROM documents AS old JOIN documents AS new USING (path) WHERE old.id = ? AND (new.batch, new.digest) > (old.batch, old.digest)"
        return self._db.execute(later, (number,)).fetchone() is None


def read_export(lines: Iterable[str], shown: str) -> Iterator[Kept]:
    """Yield the documents of an export; blank lines are skipped, so that files merged by hand are read too."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield read_line(line, f"{shown}:{number}")


def _sum(line: str) -> str:
    return sha256(line.encode("ascii")).hexdigest()


def _told(cut: int) -> tuple[Note, ...]:
    if not cut:
        return ()
    whose = "1 new document has" if cut == 1 else f"{cut} new documents have"
    return (Note("RC912", f"{whose} more than {MOST} near documents in the ledger; the {MOST} nearest were compared"),)
