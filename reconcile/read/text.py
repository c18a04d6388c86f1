"""Plain text: the document is the file, character by character."""

import re
from collections.abc import Iterator
from hashlib import sha256

from reconcile.errors import DocumentError
from reconcile.model import Document, Note
from reconcile.read.decode import decode
from reconcile.read.formats import Raw, sniff
from reconcile.read.limits import Limits, too_much

_HIDDEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f\u0080-\u0084\u0086-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]"
)
_BINARY_SHARE = 0.1  # a text has next to no control characters; archives and images have a third


def read(raw: Raw, limits: Limits) -> Iterator[Document | DocumentError]:
    """Yield the one document of a text file; raises DocumentError R105 for what is no text, R108 for too much of it."""
    document = read_bytes(raw.data, name=raw.name, encoding=raw.encoding)
    if len(document.text) > limits.text:
        raise too_much(raw.name, f"holds {len(document.text):,} characters", "text", limits.text)
    yield document


def read_bytes(data: bytes, *, name: str, encoding: str | None = None) -> Document:
    """Decode bytes to a document; raises DocumentError R105 for what is no text, R106 for the wrong encoding."""
    text, used, notes = decode(data, name, encoding)
    controls = sum(1 for c in text[:65536] if (c < " " and c not in "\t\n\r\f\v\x1b") or c == "\x7f")
    if controls > _BINARY_SHARE * max(1, len(text[:65536])) or ("\x00" in text[:1024] and controls > 8):
        raise DocumentError(name, "is not text but a binary file; convert it to text first", "R105")
    known = sniff(data)
    if known is not None and known.apart and known.name != "html":
        raise DocumentError(name, f"is not text but {known.name}; give it the ending {known.suffixes[0]}", "R105")
    return Document(path=name, text=text, digest=digest(data), encoding=used, notes=notes + hidden(text, name))


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return sha256(data).hexdigest()


def hidden(text: str, name: str) -> tuple[Note, ...]:
    """Return a remark on characters that nobody sees, where there are any."""
    count = len(_HIDDEN.findall(text))
    told = f"{count} hidden character{'s' if count > 1 else ''} (control, zero-width or direction marks)"
    return (Note("RC904", told, name),) if count else ()
