"""Open what the command line names, and hand each file to its reader: in this process, or in one that may be lost."""

import stat
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from reconcile.errors import DocumentError
from reconcile.model import Document
from reconcile.read.apart import Apart
from reconcile.read.formats import Raw, format_of, read_raw, require
from reconcile.read.limits import Limits, too_much


class Readers:
    """The readers of one run; `with` it, so that the process beside this one ends with the run."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._apart = Apart(self.limits)

    def __enter__(self) -> "Readers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._apart.close()

    def read(
        self, path: Path | str, *, name: str | None = None, encoding: str | None = None
    ) -> Iterator[Document | DocumentError]:
        """Yield the documents of one file, `name` being its path in reports, and an error for each that cannot be read."""
        shown = name or Path(path).as_posix()
        try:
            data = _bytes_of(Path(path), shown, self.limits.size)
        except DocumentError as error:
            yield error
            return
        yield from self.read_bytes(data, name=shown, encoding=encoding)

    def read_bytes(self, data: bytes, *, name: str, encoding: str | None = None) -> Iterator[Document | DocumentError]:
        """Yield the documents that bytes hold, by the format that their name or their beginning tells."""
        known, raw = format_of(name, data), Raw(name, data, encoding)
        if known.apart and not data.strip(b"\x00 \t\r\n"):
            yield DocumentError(name, "is empty", "R111")
            return
        try:
            require(known, name)
        except DocumentError as error:
            yield error
            return
        yield from self._apart.read(raw) if known.apart else read_raw(raw, self.limits)


def read_document(
    path: Path | str, *, name: str | None = None, encoding: str | None = None, limits: Limits | None = None
) -> Document:
    """Read a file that holds one document.

    Raises DocumentError: R101 missing, R102 not a file, R103 not readable, R104 too large, R105 not text, R106 wrong encoding, R107
    reader not installed, R108 past a limit, R109 damaged, R110 encrypted, R111 without text, R112 the reader failed, R113
    several documents in it.
    """
    with Readers(limits) as readers:
        found = list(readers.read(path, name=name, encoding=encoding))
    if len(found) != 1:
        shown = name or Path(path).as_posix()
        raise DocumentError(shown, f"holds {len(found)} documents; use `read_documents`", "R113")
    if isinstance(found[0], DocumentError):
        raise found[0]
    return found[0]


def _bytes_of(path: Path, shown: str, most: int) -> bytes:
    """Read a regular file that is not too large; a pipe or a device is never opened."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(shown, "is not a regular file; name a document or a folder", "R102")
        if status.st_size > most:
            raise too_much(shown, f"is {status.st_size / 2**20:,.0f} MiB large", "size", most)
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        raise DocumentError(shown, "does not exist; check the spelling", "R101") from None
    except PermissionError:
        raise DocumentError(shown, "may not be read; check its permissions", "R103") from None
    except (OSError, ValueError) as error:
        raise DocumentError(shown, f"cannot be read: {getattr(error, 'strerror', None) or error}", "R103") from None
