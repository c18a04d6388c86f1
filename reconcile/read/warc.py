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
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    if (raw.depth + 1) * NESTING > limits.depth:
        raise too_much(raw.name, "is an archive in too many archives", "depth", limits.depth)
    data, whole = _plain(raw, limits)
    number = 0
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            ending = _ending(record)
            if not ending:
                continue
            number += 1
            if number > limits.documents:
                raise too_much(raw.name, "holds too many documents", "documents", limits.documents)
            page = Raw(f"{raw.name}/{number:05}.{ending}", record.content_stream().read(), raw.encoding, raw.depth + 1)
            whole = whole and not getattr(record.raw_stream, "limit", 0) > 0
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            for found in read_raw(page, limits):
                yield _addressed(found, address)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error) as error:
        raise DocumentError(raw.name, f"is damaged: {' '.join(str(error).split())[:120]}", "R109") from None
    if not whole:
        raise DocumentError(raw.name, "is cut off: its last record is not whole", "R109")
    if not number:
        raise DocumentError(raw.name, "holds no page and no text", "R111")


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
