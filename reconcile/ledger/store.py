"""The verbs of a ledger, the same in every database: documents as lines, an index from their words, and what was made of them.

Each verb is one transaction. A document is known by its digest and never altered.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from typing import Any

from reconcile.ledger.database import Damaged, Database, rows_of
from reconcile.ledger.lines import Kept, keys_of, read_line, write_line
from reconcile.ledger.near import MOST, find_near
from reconcile.model import Document, Made, Mark, Note, Recalled, Remembered

_AT_ONCE = 200  # documents that are written with one look at what is there
_DOCUMENT = "SELECT id, digest, line, sum FROM documents WHERE id IN"
_MADE = "SELECT document, stamp, mark, reading, sum FROM made WHERE document IN"
_KEEP = (
    "INSERT INTO made (document, stamp, mark, reading, sum) VALUES (?, ?, ?, ?, ?) ON CONFLICT (document) "
    "DO UPDATE SET stamp = excluded.stamp, mark = excluded.mark, reading = excluded.reading, sum = excluded.sum"
)


class Ledger:
    """What earlier batches said; made by `open_ledger`, which also turns errors of the database into sentences."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def record(
        self,
        batch: Iterable[tuple[Document, Mark]],
        *,
        added: str = "",
        reason: str = "",
        made: Mapping[str, Made] | None = None,
        stamp: str = "",
        told: Sequence[str] = (),
    ) -> int:
        """Add the documents whose digests are not yet there, all or none; return how many those were.

        `made` holds by digest what was made of them, by the program, language and words that `stamp` stands for; `told` are the
        fingerprints of the findings on them that somebody was told.
        """
        with self._db.transaction(write=True):
            number = self._one("SELECT coalesce(max(batch), 0) + 1 FROM documents")
            ordered = sorted(batch, key=lambda pair: pair[0].digest)
            kept = [Kept(document, keys_of(mark), number, added, reason) for document, mark in ordered]
            there = self._insert(kept)
            self._keep((made or {}).items(), stamp)
            new = sorted(set(told) - self._told(told))
            self._db.execute_all("INSERT INTO told (fingerprint) VALUES (?)", [(fingerprint,) for fingerprint in new])
            return there

    def restore(self, kept: Iterable[Kept]) -> int:
        """Add what an export holds, all or none, as it was first added; return how many documents were not there."""
        with self._db.transaction(write=True):
            return self._insert(sorted(kept, key=lambda k: (k.batch, k.document.digest)))

    def keep(self, made: Mapping[str, Made], stamp: str) -> None:
        """Keep what was made of documents that are there, by digest, in place of what was kept of them."""
        with self._db.transaction(write=True):
            self._keep(made.items(), stamp)

    def unread(self, stamp: str) -> list[str]:
        """Return the digests of the documents of which nothing is kept that was made as `stamp` says."""
        with self._db.transaction(write=False):
            if self._db.version < 2:
                return [
                    digest for (digest,) in self._db.execute("SELECT digest FROM documents ORDER BY digest").fetchall()
                ]
            left = "SELECT digest FROM documents LEFT JOIN made ON document = id WHERE coalesce(stamp, '') != ? ORDER BY digest"
            return [digest for (digest,) in self._db.execute(left, (stamp,)).fetchall()]

    def documents(self, digests: Sequence[str]) -> list[Document]:
        """Return the documents of these digests."""
        ids = [number for (number,) in rows_of(self._db, "SELECT id FROM documents WHERE digest IN", digests)]
        return [kept.document for kept in self._read(ids).values()]

    def known(self, digests: Sequence[str]) -> frozenset[str]:
        """Return those of the digests whose documents are there."""
        if not self._db.version:
            return frozenset()
        return frozenset(d for (d,) in rows_of(self._db, "SELECT digest FROM documents WHERE digest IN", digests))

    def told(self, fingerprints: Sequence[str]) -> frozenset[str]:
        """Return those of the findings that somebody was told when a batch was added."""
        return self._told(fingerprints) if self._db.version >= 2 else frozenset()

    def _told(self, fingerprints: Sequence[str]) -> frozenset[str]:
        return frozenset(
            f for (f,) in rows_of(self._db, "SELECT fingerprint FROM told WHERE fingerprint IN", fingerprints)
        )

    def recall(self, marks: Sequence[Mark], stamp: str = "") -> Recalled:
        """Return the documents that may share a story with new ones, and which of the new ones are old.

        Of several texts under one path the latest stands. Reads no more than `MOST` documents for each new one. What is kept of them
        comes with them where it was made as `stamp` says.
        """
        if not self._db.version:
            return Recalled()
        with self._db.transaction(write=False):
            known = self.known([mark.key for mark in marks])
            size = self._one("SELECT coalesce(max(id), 0) FROM documents")
            near = [find_near(self._db, mark, size) for mark in marks if mark.key not in known]
            places: dict[int, int] = {}
            for found in near:
                for place, number in enumerate(found[:MOST]):
                    places[number] = min(place, places.get(number, place))
            read = self._read(list(places))
            words = {word for mark in marks for word in mark.words} | {w for kept in read.values() for w in kept.words}
            spread = dict(rows_of(self._db, "SELECT word, documents FROM words WHERE word IN", sorted(words)))
            documents = self._remember(read, places, stamp)
        cut = sum(len(found) > MOST for found in near)
        return Recalled(documents, known, size, spread, _note(cut))

    def _remember(self, read: Mapping[int, Kept], places: Mapping[int, int], stamp: str) -> tuple[Remembered, ...]:
        made = self._made(list(places), stamp)
        order = sorted(read, key=lambda number: (places[number], read[number].document.digest))
        found = [Remembered(read[number].document, made.get(number), rank) for rank, number in enumerate(order)]
        return tuple(sorted(found, key=lambda remembered: remembered.document.path))

    def entries(self) -> Iterator[Kept]:
        """Yield every document, by digest; raises LedgerError for one that is not what was added."""
        if not self._db.version:
            return
        numbers = iter(
            [number for (number,) in self._db.execute("SELECT id FROM documents ORDER BY digest").fetchall()]
        )
        while part := list(islice(numbers, _AT_ONCE)):
            read = self._read(part)
            yield from (read[number] for number in part)

    def lines(self) -> Iterator[str]:
        """Yield the export: a line a document, by digest."""
        yield from (write_line(kept) + "\n" for kept in self.entries())

    def check(self) -> None:
        """Raise LedgerError unless the database is sound and each document, its index and what is kept of it are what was added."""
        self._db.examine()
        if not self._db.version:
            return
        leads = 0
        numbers = [number for (number,) in self._db.execute("SELECT id FROM documents ORDER BY id").fetchall()]
        for start in range(0, len(numbers), _AT_ONCE):
            part = numbers[start : start + _AT_ONCE]
            self._made(part, "")
            for number, kept in self._read(part).items():
                words = sorted(set(kept.words))
                leads += len(words)
                if self._led(number, words) != len(words):
                    raise Damaged(f"the index has lost words of document {number}")
        spread = "SELECT count(*) FROM words WHERE documents != (SELECT count(*) FROM leads WHERE word = words.id)"
        if self._one("SELECT count(*) FROM leads") != leads or self._one(spread):
            raise Damaged("the index counts words that no document has")

    def _led(self, number: int, words: Sequence[str]) -> int:
        ids = [i for (i,) in rows_of(self._db, "SELECT id FROM words WHERE word IN", words)]
        return len(rows_of(self._db, "SELECT word FROM leads WHERE document = ? AND word IN", ids, (number,)))

    def is_latest(self, kept: Kept) -> bool:
        """Tell whether no later batch gave another text under the same path."""
        later = "SELECT 1 FROM documents WHERE path = ? AND (batch, digest) > (?, ?)"
        place = (json.dumps(kept.document.path), kept.batch, kept.document.digest)
        return self._db.execute(later, place).fetchone() is None

    def _one(self, statement: str) -> int:
        (number,) = self._db.execute(statement).fetchone()
        return int(number)

    def _insert(self, batch: Sequence[Kept]) -> int:
        """Add documents, within the transaction of the caller; ids go on from the largest one."""
        fresh = {kept.document.digest: kept for kept in reversed(batch)}
        known = self.known(list(fresh))
        new = [kept for kept in batch if fresh.get(kept.document.digest) is kept and kept.document.digest not in known]
        first = self._one("SELECT coalesce(max(id), 0) + 1 FROM documents")
        for start in range(0, len(new), _AT_ONCE):
            part = dict(enumerate(new[start : start + _AT_ONCE], first + start))
            self._db.execute_all(
                "INSERT INTO documents (id, digest, path, batch, line, sum) VALUES (?, ?, ?, ?, ?, ?)",
                [_row(number, kept) for number, kept in part.items()],
            )
            self._index(part)
        return len(new)

    def _index(self, part: Mapping[int, Kept]) -> None:
        spread = Counter(word for kept in part.values() for word in dict.fromkeys(kept.words))
        ids = dict(rows_of(self._db, "SELECT word, id FROM words WHERE word IN", list(spread)))
        self._db.execute_all(
            "UPDATE words SET documents = documents + ? WHERE id = ?", [(spread[word], ids[word]) for word in ids]
        )
        first = self._one("SELECT coalesce(max(id), 0) + 1 FROM words")
        new = dict(zip((word for word in spread if word not in ids), range(first, first + len(spread)), strict=False))
        self._db.execute_all(
            "INSERT INTO words (id, word, documents) VALUES (?, ?, ?)",
            [(number, word, spread[word]) for word, number in new.items()],
        )
        ids |= new
        self._db.execute_all(
            "INSERT INTO leads (word, document) VALUES (?, ?)",
            [(ids[word], number) for number, kept in part.items() for word in dict.fromkeys(kept.words)],
        )

    def _keep(self, made: Iterable[tuple[str, Made]], stamp: str) -> None:
        by_digest = dict(made)
        ids = rows_of(self._db, "SELECT digest, id FROM documents WHERE digest IN", list(by_digest))
        rows = [(number, digest, by_digest[digest]) for digest, number in ids]
        self._db.execute_all(
            _KEEP, [(number, stamp, m.mark, m.reading, _sum_of(digest, stamp, m)) for number, digest, m in rows]
        )

    def _read(self, numbers: Sequence[int]) -> dict[int, Kept]:
        """Return documents that are as they were added, by number."""
        found: dict[int, Kept] = {}
        for number, digest, line, total in rows_of(self._db, _DOCUMENT, numbers):
            kept = read_line(line, f"document {number}")
            if _sum(line) != total or kept.document.digest != digest:
                raise Damaged(f"document {number} is not what was added")
            found[number] = kept
        return found

    def _made(self, numbers: Sequence[int], stamp: str) -> dict[int, Made]:
        """Return what is kept of documents and was made as `stamp` says; raises Damaged for what is not as it was kept."""
        if self._db.version < 2:
            return {}
        digests: dict[int, str] = dict(rows_of(self._db, "SELECT id, digest FROM documents WHERE id IN", numbers))
        found: dict[int, Made] = {}
        rows: list[Any] = rows_of(self._db, _MADE, numbers)
        for number, told, mark, reading, total in rows:
            made = Made(mark, reading)
            if _sum_of(digests[number], told, made) != total:
                raise Damaged(f"what is kept of document {number} is not what was made")
            if told == stamp:
                found[number] = made
        return found


def read_export(lines: Iterable[str], shown: str) -> Iterator[Kept]:
    """Yield the documents of an export; blank lines are skipped, so that files merged by hand are read too."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield read_line(line, f"{shown}:{number}")


def _row(number: int, kept: Kept) -> tuple[int, str, str, int, str, str]:
    line = write_line(kept)
    return number, kept.document.digest, json.dumps(kept.document.path), kept.batch, line, _sum(line)


def _sum(line: str) -> str:
    return sha256(line.encode("ascii")).hexdigest()


def _sum_of(digest: str, stamp: str, made: Made) -> str:
    return sha256(b"\0".join((digest.encode(), stamp.encode(), made.mark, made.reading))).hexdigest()


def _note(cut: int) -> tuple[Note, ...]:
    if not cut:
        return ()
    whose = "1 new document has" if cut == 1 else f"{cut} new documents have"
    return (Note("RC912", f"{whose} more than {MOST} near documents in the ledger; the {MOST} nearest were compared"),)
