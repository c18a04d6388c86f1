"""From the command line to documents: every readable one, and a sentence for each that is not."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reconcile.errors import DocumentError, UsageError
from reconcile.model import Document, Note
from reconcile.read import Limits, Readers, find_paths


@dataclass(frozen=True, slots=True)
class Inputs:
    """What could be read, what could not, and remarks on what was passed over."""

    documents: tuple[Document, ...]
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


def read_inputs(wanted: Wanted) -> Inputs:
    """Read all that is wanted; raises UsageError only when the call itself makes no sense."""
    named = [*wanted.paths, *_listed(wanted)]
    if not named:
        raise UsageError("name the documents or folders to compare, such as `reconcile check seeds/`")
    found = find_paths([name for name in named if name != "-"], include=wanted.include, exclude=wanted.exclude)
    documents: dict[str, Document] = {}
    errors = list(found.errors)
    for read in _read(wanted, found.paths):
        if isinstance(read, DocumentError):
            errors.append(read)
        else:
            documents.setdefault(read.path, read)
    return Inputs(tuple(documents[path] for path in sorted(documents)), tuple(errors), found.notes)


def _read(wanted: Wanted, paths: Sequence[str]) -> Iterator[Document | DocumentError]:
    with Readers(wanted.limits) as readers:
        if "-" in wanted.paths:
            yield from readers.read_bytes(
                sys.stdin.buffer.read(wanted.limits.size), name=wanted.stdin_name, encoding=wanted.encoding
            )
        for path in paths:
            yield from readers.read(path, name=path, encoding=wanted.encoding)


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
