"""Batches: what a document is found again by, so that an archive is read piece by piece, and JSONL files of documents.

A file of text and a record of a JSONL file are read when they are needed, and as often as they are needed. What costs more to read
(pages, mails, archives, standard input) is read once and kept.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reconcile.errors import DocumentError, UsageError
from reconcile.model import Document, Made
from reconcile.read.files import Readers, read_document
from reconcile.read.formats import format_of
from reconcile.read.limits import Limits, too_much
from reconcile.read.meta import about
from reconcile.read.packed_lines import PACKED, unpack
from reconcile.read.records import document_record, record_document

LINES = (".jsonl", ".ndjson")
ROWS = (".parquet",)


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file that holds one plain document."""

    path: str
    encoding: str | None
    limits: Limits

    def load(self) -> Document:
        """Read the file; raises DocumentError."""
        return read_document(self.path, name=self.path, encoding=self.encoding, limits=self.limits)


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One line of a JSONL file: `file` is where the bytes are, `start` and `length` count them."""

    path: str
    file: str
    start: int
    length: int

    def load(self) -> Document:
        """Read the record; raises DocumentError when the file is not what it was, UsageError when it is not there."""
        try:
            with Path(self.file).open("rb") as lines:
                lines.seek(self.start)
                fields = _parsed(lines.read(self.length))
            return record_document(fields, self.path)
        except (ValueError, TypeError, KeyError):  # bytes that were a record once
            raise DocumentError(self.path, "changed while it was being read; run again", "R116") from None
        except OSError as error:
            raise UsageError(
                f"{self.file}: cannot be read any more: {error.strerror}; a batch must stay where it is until the end, and on a "
                "cluster be found under that path on every machine (TMPDIR says where packed ones are unpacked)"
            ) from None


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """A document that has been read, and what was made of it, where somebody kept that."""

    document: Document
    made: Made | None = None

    @property
    def path(self) -> str:
        """The path of the document."""
        return self.document.path

    def load(self) -> Document:
        """Return the document."""
        return self.document


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """A document of which the user knows more than it says itself."""

    entry: "FileEntry | RecordEntry | HeldEntry"
    fields: tuple[tuple[str, str], ...]

    @property
    def path(self) -> str:
        """The path of the document."""
        return self.entry.path

    def load(self) -> Document:
        """Read the document; raises DocumentError."""
        return about(self.entry.load(), dict(self.fields))


Entry = FileEntry | RecordEntry | HeldEntry | KnownEntry


def is_lines(path: str) -> bool:
    """Tell whether a file is a JSONL file of documents, packed or not."""
    low = path.lower()
    for suffix in PACKED:
        low = low.removesuffix(suffix)
    return low.endswith(LINES)


@dataclass
class Batch:
    """Opens what the command line names, file by file; `with` it, so that unpacked files go with the run."""

    readers: Readers
    encoding: str | None = None
    max_bad: int = 100
    _bad: int = field(default=0, init=False)
    _stack: ExitStack = field(default_factory=ExitStack, init=False)

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def open(self, path: str) -> Iterator[Entry | DocumentError]:
        """Yield an entry for each document of a file, and an error for each that cannot be read.

        Raises UsageError once more than `max_bad` records of JSONL files were bad.
        """
        if is_lines(path):
            yield from self._records(path)
        elif path.lower().endswith(ROWS):
            yield from self._rows(path)
        elif _is_plain(path):
            yield FileEntry(path, self.encoding, self.readers.limits)
        else:
            for read in self.readers.read(path, name=path, encoding=self.encoding):
                yield read if isinstance(read, DocumentError) else HeldEntry(read)

    def _records(self, path: str) -> Iterator[Entry | DocumentError]:
        try:
            file = self._unpacked(path)
            for entry in _read_lines(path, file, self.readers.limits):
                if isinstance(entry, DocumentError):
                    self._count(entry)
                yield entry
        except DocumentError as error:
            yield error
        except OSError as error:
            yield DocumentError(path, f"cannot be read: {error.strerror or error}", "R103")

    def _count(self, error: DocumentError) -> None:
        self._bad += 1
        if self._bad > self.max_bad:
            raise UsageError(f"{error}\nmore than {self.max_bad} bad records; mend them or raise --max-bad")

    def _rows(self, path: str) -> Iterator[Entry | DocumentError]:
        """Read a table once, and keep its documents as lines of JSON outside of memory."""
        file, at = self._aside(), 0
        entries: list[RecordEntry] = []
        with file.open("wb") as lines:
            for read in self.readers.read(path, name=path):
                if isinstance(read, DocumentError):
                    if read.path != path:
                        self._count(read)
                    yield read
                else:
                    line = json.dumps(document_record(read)).encode() + b"\n"
                    entries.append(RecordEntry(read.path, str(file), at, lines.write(line)))
                    at += len(line)
        yield from entries

    def _unpacked(self, path: str) -> Path:
        if not path.lower().endswith(PACKED):
            return Path(path)
        return unpack(path, self._aside(), self.readers.limits)

    def _aside(self) -> Path:
        """Return the path of a file that goes with the run."""
        return Path(self._stack.enter_context(TemporaryDirectory(prefix="reconcile-"))) / "batch.jsonl"


def _is_plain(path: str) -> bool:
    known = format_of(path)
    return not known.apart and path.lower().endswith(known.suffixes)


def _read_lines(path: str, file: Path, limits: Limits) -> Iterator[Entry | DocumentError]:
    """Yield an entry a line; blank lines are skipped, a bad one is an error with its number."""
    seen: dict[str, int] = {}
    at = 0
    with file.open("rb") as lines:
        for number, line in enumerate(iter(lambda: lines.readline(limits.size + 1), b""), 1):
            start, at = at, at + len(line)
            if len(line) > limits.size:
                raise too_much(
                    path, f"has a line {number} of more than {limits.size / 2**20:,.0f} MiB", "size", limits.size
                )
            if not line.strip():
                continue
            read = _name_of(line, path, number, limits)
            if isinstance(read, str) and read in seen:
                read = _bad(path, number, f"has the path `{read}` of line {seen[read]}; paths must differ", "R115")
            if isinstance(read, str):
                seen[read] = number
                yield RecordEntry(read, str(file), start, len(line))
            else:
                yield read


def _name_of(line: bytes, path: str, number: int, limits: Limits) -> str | DocumentError:
    """Return the path of a record, or what is wrong with it."""
    try:
        fields = _parsed(line)
    except UnicodeDecodeError:
        return _bad(path, number, "is not UTF-8", "R114")
    except (ValueError, RecursionError) as error:
        place = f", column {error.colno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else ""
        return _bad(path, number, f"is not JSON{place}", "R114")
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        return _bad(path, number, 'is no document; it needs at least {"text": "…"}', "R114")
    if len(fields["text"]) > limits.text:
        return _bad(path, number, f"holds {len(fields['text']):,} characters; --limit text=N raises the limit", "R108")
    name = fields.get("path")
    return name if isinstance(name, str) and name else f"{path}:{number}"


def _parsed(line: bytes) -> Any:
    """Return what a line holds; left to itself, `json` would take UTF-16 for a line, but not for its neighbours."""
    return json.loads(line.decode("utf-8-sig").rstrip("\r\n"))


def _bad(path: str, number: int, what: str, code: str) -> DocumentError:
    return DocumentError(f"{path}:{number}", f"line {number} {what}", code)
