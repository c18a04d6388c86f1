"""Web archives: each page or text that was answered with success is a document, with the address it was fetched from."""

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reconcile.errors import DocumentError
from reconcile.model import Document
from reconcile.read.archive import NESTING
from reconcile.read.formats import Raw, read_raw
from reconcile.read.limits import Limits, too_much

_ENDINGS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "txt", "application/pdf": "pdf"}
_FLOOR = 2**20  # bytes that any archive may grow to
_KINDS = frozenset(("response", "resource", "conversion"))


def read(raw: Raw, limits: Limits) -> Iterator[Document | DocumentError]:
    """Yield the documents, numbered in the order of the archive; raises DocumentError R108 past a limit, R109 when damaged."""
    if (raw.depth + 1) * NESTING > limits.depth:
        raise too_much(raw.name, "is an archive in too many archives", "depth", limits.depth)
    data, whole = _plain(raw, limits)
    pages, sound = _pages(data)
    if len(pages) > limits.documents:
        raise too_much(raw.name, f"holds {len(pages):,} documents", "documents", limits.documents)
    for number, (ending, address, page) in enumerate(pages, 1):
        inner = Raw(f"{raw.name}/{number:05}.{ending}", page, raw.encoding, raw.depth + 1)
        for found in read_raw(inner, limits):
            yield _addressed(found, address)
    if not (whole and sound):
        raise DocumentError(raw.name, "is damaged or cut off: not all of its records could be read", "R109")
    if not pages:
        raise DocumentError(raw.name, "holds no page and no text", "R111")


def _pages(data: bytes) -> tuple[list[tuple[str, str, bytes]], bool]:
    """Return ending, address and bytes of each document, and whether the archive is whole to its end."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    found: list[tuple[str, str, bytes]] = []
    whole = True
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            ending = _ending(record)
            if ending:
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                found.append((ending, address, record.content_stream().read()))
                whole = whole and not getattr(record.raw_stream, "limit", 0) > 0
    except (ArchiveLoadFailed, AttributeError, TypeError, KeyError, OSError, EOFError, ValueError, zlib.error):
        return found, False  # what the library raises on records that are none
    return found, whole


def _plain(raw: Raw, limits: Limits) -> tuple[bytes, bool]:
    """Unpack, whether records were packed one by one or all together; tell whether the packed data ends as it should."""
    if not raw.data.startswith(b"\x1f\x8b"):
        return raw.data, True
    most = max(_FLOOR, min(len(raw.data) * limits.ratio, limits.memory // 4))
    pieces: list[bytes] = []
    size = 0
    with gzip.GzipFile(fileobj=io.BytesIO(raw.data)) as stream:
        try:
            while piece := stream.read1(2**16):
                pieces.append(piece)
                size += len(piece)
                if size > most:
                    raise too_much(raw.name, "grows too much when it is unpacked", "ratio", limits.ratio)
        except (EOFError, OSError, zlib.error):
            return b"".join(pieces), False
    return b"".join(pieces), True


def _ending(record: Any) -> str:
    """Return the ending for what a record holds, nothing for what is no document or was answered with an error."""
    headers = record.http_headers
    if record.rec_type not in _KINDS or (headers is not None and headers.get_statuscode() != "200"):
        return ""
    kind = (headers or record.rec_headers).get_header("Content-Type") or ""
    return _ENDINGS.get(kind.partition(";")[0].strip().lower(), "")


def _addressed(found: Document | DocumentError, address: str) -> Document | DocumentError:
    if isinstance(found, DocumentError) or found.origin.url:
        return found
    return replace(found, origin=replace(found.origin, url=" ".join(address.split())[:200]))
