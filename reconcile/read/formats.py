"""Which reader a file needs, and what that reader needs: the one table of formats, and the one guard before an import."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from reconcile.errors import DocumentError
from reconcile.model import Document
from reconcile.read.limits import Limits


@dataclass(frozen=True, slots=True)
class Format:
    """A format of documents: how its files are named and begin, and the module that reads it.

    A reader module has one function, `read(raw, limits)`, that yields documents, and an error for each that it cannot read.
    """

    name: str
    suffixes: tuple[str, ...]
    begins: tuple[bytes, ...] = ()
    extra: str = ""  # the extra to install, where the standard library does not do
    needs: str = ""  # the package that the extra brings
    apart: bool = True  # read in a process of its own
    named: tuple[str, ...] = ()  # endings that a folder is not searched for, since they mostly mean something else

    @property
    def module(self) -> str:
        """Name the module of the reader."""
        return f"reconcile.read.{self.name}"


@dataclass(frozen=True, slots=True)
class Raw:
    """What a reader is given: the name to show, the bytes, and the encoding that the user asked for."""

    name: str
    data: bytes
    encoding: str | None = None
    depth: int = 0  # containers around it


TEXT = Format("text", (".txt", ".text"), apart=False)
FORMATS = (
    TEXT,
    Format("markdown", (".md", ".markdown"), apart=False),
    Format("html", (".html", ".htm", ".xhtml"), (b"<!doctype html", b"<html"), "html", "trafilatura"),
    Format("pdf", (".pdf",), (b"%pdf-",), "pdf", "pypdfium2"),
    Format("docx", (".docx", ".docm")),
    Format("feed", (".rss", ".atom"), (b"<rss", b"<feed", b"<rdf:rdf"), named=(".xml",)),
    Format("mail", (".eml",)),
    Format("archive", (".zip",), (b"pk\x03\x04",)),
    Format("parquet", (), (b"par1",), "parquet", "pyarrow", named=(".parquet",)),
    Format("warc", (".warc", ".warc.gz"), (b"warc/1.",), "warc", "warcio"),
)
_PROLOG = re.compile(rb"(?:\s{0,99}<\?xml[^>]{0,200}\?>|\s{0,99}<!--[^>]{0,400}-->){1,9}\s{0,99}")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def format_of(name: str, data: bytes = b"") -> Format:
    """Return the format that the end of a name means; a name that means nothing is decided by how the bytes begin."""
    low = name.lower()
    for known in FORMATS:
        if low.endswith((*known.suffixes, *known.named)):
            return known
    return sniff(data) or TEXT


def is_known(name: str) -> bool:
    """Tell whether the end of a name means a format."""
    return name.lower().endswith(tuple(suffix for known in FORMATS for suffix in known.suffixes))


def sniff(data: bytes) -> Format | None:
    """Return the format whose mark the bytes begin with."""
    head = data[:1024]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    head = head.replace(b"\x00", b"").lower()
    prolog = _PROLOG.match(head)
    head = head[prolog.end() :] if prolog else head.lstrip()
    return next((known for known in FORMATS if known.begins and head.startswith(known.begins)), None)


def is_installed(known: Format) -> bool:
    """Tell whether the package that a reader needs is there, without importing it."""
    return not known.needs or find_spec(known.needs) is not None


def require(known: Format, path: str) -> None:
    """Raise DocumentError R107 when the reader of a format is not installed."""
    if not is_installed(known):
        raise DocumentError(path, f"needs the {known.name} reader: pip install 'reconcile[{known.extra}]'", "R107")


def read_raw(raw: Raw, limits: Limits) -> Iterator[Document | DocumentError]:
    """Read bytes in this process, with the reader of their format."""
    known = format_of(raw.name, raw.data)
    try:
        require(known, raw.name)
        yield from import_module(known.module).read(raw, limits)
    except DocumentError as error:
        yield error
