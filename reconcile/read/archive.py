"""Zip archives of documents: every member with a known ending is read like a file; nothing is ever written."""

import stat
from collections.abc import Iterator
from zipfile import ZipInfo

from reconcile.errors import DocumentError
from reconcile.model import Document
from reconcile.read.docx import read as read_word
from reconcile.read.formats import Raw, is_known, read_raw
from reconcile.read.limits import Limits, too_much
from reconcile.read.packed import open_packed

NESTING = 100  # an archive in an archive counts as so many tags in a tag


def read(raw: Raw, limits: Limits) -> Iterator[Document | DocumentError]:
    """Yield the documents of an archive, by name; raises DocumentError R108 past a limit, R109 when damaged."""
    if (raw.depth + 1) * NESTING > limits.depth:
        raise too_much(raw.name, "is an archive in too many archives", "depth", limits.depth)
    packed = open_packed(raw.data, raw.name, limits)
    if "word/document.xml" in packed.members() or "[Content_Types].xml" in packed.members():
        yield from read_word(raw, limits)
        return
    wanted = {name: info for name, info in sorted(packed.members().items()) if _is_document(name)}
    if len(wanted) > limits.documents:
        raise too_much(raw.name, f"holds {len(wanted):,} documents", "documents", limits.documents)
    if not wanted:
        raise DocumentError(raw.name, "holds no document of a known kind", "R111")
    for name, info in wanted.items():
        inner = f"{raw.name}/{name}"
        fault = _fault(name, info)
        if fault:
            yield DocumentError(inner, fault, "R109")
            continue
        try:
            data = packed.read(info)
        except DocumentError as error:
            yield error
            if error.path == raw.name:
                return
            continue
        yield from read_raw(Raw(inner, data, raw.encoding, raw.depth + 1), limits)


def _is_document(name: str) -> bool:
    parts = name.split("/")
    return is_known(name) and not any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)


def _fault(name: str, info: ZipInfo) -> str:
    """Say what is wrong with the path of a member, if anything."""
    if name.startswith("/") or "\\" in name or ".." in name.split("/") or name[1:2] == ":":
        return "has a path that leads out of its archive; it is not read"
    return "is a link, not a file; it is not read" if stat.S_ISLNK(info.external_attr >> 16) else ""
