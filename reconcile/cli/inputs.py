"""From the command line to documents: every readable one, and a sentence for each that is not."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from reconcile.errors import DocumentError, UsageError
from reconcile.model import Document, Note
from reconcile.read import Batch, Entry, HeldEntry, KnownEntry, Limits, Readers, find_paths, read_source_meta


@dataclass(frozen=True, slots=True)
class Inputs:
    """What could be read, what could not, and remarks on what was passed over."""

    documents: tuple[Document, ...]
    errors: tuple[DocumentError, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """Where the documents are, what is known to be unreadable, and remarks on what was passed over."""

    entries: tuple[Entry, ...]
    errors: tuple[DocumentError, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line names."""

    paths: Sequence[str]
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    files_from: str | None = None
    null: bool = False
    stdin_name: str = "stdin"
    encoding: str | None = None
    limits: Limits = field(default_factory=Limits)
    max_bad: int = 100
    source_meta: str | None = None


def read_inputs(wanted: Wanted) -> Inputs:
    """Read all that is wanted; raises UsageError only when the call itself makes no sense."""
    documents: list[Document] = []
    with open_inputs(wanted) as opened:
        errors = list(opened.errors)
        for entry in opened.entries:
            try:
                documents.append(entry.load())
            except DocumentError as error:
                errors.append(error)
        return Inputs(tuple(documents), tuple(errors), opened.notes)


@contextmanager
def open_inputs(wanted: Wanted) -> Iterator[Opened]:
    """Find all that is wanted and read no more than finding it takes; what had to be unpacked is there within the `with`."""
    named = [*wanted.paths, *_listed(wanted)]
    if not named:
        raise UsageError("name the documents or folders to compare, such as `reconcile check seeds/`")
    found = find_paths([name for name in named if name != "-"], include=wanted.include, exclude=wanted.exclude)
    entries: dict[str, Entry] = {}
    errors = list(found.errors)
    with Readers(wanted.limits) as readers, Batch(readers, wanted.encoding, wanted.max_bad) as batch:
        for opened in _open(wanted, batch, found.paths):
            if isinstance(opened, DocumentError):
                errors.append(opened)
            else:
                entries.setdefault(opened.path, opened)
        known, unused = _known(wanted.source_meta, [entries[path] for path in sorted(entries)])
        yield Opened(known, tuple(errors), (*found.notes, *unused))


def _known(file: str | None, entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], list[Note]]:
    """Add what the user knows of the documents; a key that fits none of them is remarked on."""
    if file is None:
        return tuple(entries), []
    meta = read_source_meta(file)
    fields = [tuple(meta.fields_of(entry.path).items()) for entry in entries]
    unused = [
        Note("RC909", f"`{key}` fits no document that was read", file)
        for key in meta.unused(tuple(e.path for e in entries))
    ]
    known = (
        e if isinstance(e, KnownEntry) or not f else KnownEntry(e, f) for e, f in zip(entries, fields, strict=True)
    )
    return tuple(known), unused


def _open(wanted: Wanted, batch: Batch, paths: Sequence[str]) -> Iterator[Entry | DocumentError]:
    if "-" in wanted.paths:
        data = sys.stdin.buffer.read(wanted.limits.size)
        for read in batch.readers.read_bytes(data, name=wanted.stdin_name, encoding=wanted.encoding):
            yield read if isinstance(read, DocumentError) else HeldEntry(read)
    for path in paths:
        yield from batch.open(path)


def _listed(wanted: Wanted) -> list[str]:
    """Return the paths of `--files-from`, one a line, or separated by NUL with `-0`."""
    if wanted.files_from is None:
        return []
    if wanted.files_from == "-":
        if "-" in wanted.paths:
            raise UsageError("stdin is asked for as a document and as a list of files; choose one")
        data = sys.stdin.buffer.read()
    else:
        try:
            data = Path(wanted.files_from).read_bytes()
        except OSError as error:
            raise UsageError(f"--files-from {wanted.files_from}: {error.strerror}") from None
    text = data.decode("utf-8", "surrogateescape")
    names = text.split("\0") if wanted.null else text.splitlines()
    return [name for name in names if name.strip()]
