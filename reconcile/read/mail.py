"""Mails: the subject on the first line, then the body; documents that are attached are documents of their own."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from reconcile.errors import DocumentError
from reconcile.model import Document, Note
from reconcile.read.archive import NESTING
from reconcile.read.decode import decode
from reconcile.read.formats import Raw, is_known, read_raw
from reconcile.read.limits import Limits, too_much
from reconcile.read.markup import parse_markup
from reconcile.read.meta import about
from reconcile.read.text import digest, hidden

_SIGNATURE = re.compile(r"^-- ?\r?\n", re.MULTILINE)
_HEADER = re.compile(rb"[!-9;-~]{1,80}:")


def read(raw: Raw, limits: Limits) -> Iterator[Document | DocumentError]:
    """Yield the mail, then its attachments; raises DocumentError R109 for what is no mail, R111 without text."""
    if not _HEADER.match(raw.data.lstrip()):
        raise DocumentError(raw.name, "is no mail: it does not begin with header lines", "R109")
    message = message_from_bytes(raw.data, policy=policy.default)
    documents = list(_attached(message, raw, limits))
    body = _body(message, raw, limits)
    if body is None and not documents:
        raise DocumentError(raw.name, "is a mail without text", "R111")
    if body is not None:
        yield body
    yield from documents


def _body(message: EmailMessage, raw: Raw, limits: Limits) -> Document | None:
    part = message.get_body(("plain", "html"))
    words, notes, encoding = ("", (), "utf-8") if part is None else _words(part, raw)
    wrapped: bool | None = None
    if part is not None and part.get_content_subtype() == "html":
        words = "".join(block.line + "\n" for block in parse_markup(words, raw.name, limits).blocks)
        wrapped = False
    else:
        words = _unsigned(words)
    subject = _header(message, "subject")
    text = f"{subject}\n\n{words}" if subject else words
    if not text.strip():
        return None
    if len(text) > limits.text:
        raise too_much(raw.name, f"holds {len(text):,} characters", "text", limits.text)
    document = Document(
        raw.name, text, digest(raw.data), encoding, notes=notes + hidden(text, raw.name), wrapped=wrapped
    )
    name, address = parseaddr(_header(message, "from"))
    fields = {"title": subject, "author": name or address, "date": _header(message, "date")}
    return about(document, {**fields, "outlet": _header(message, "organization")})


def _words(part: MIMEPart, raw: Raw) -> tuple[str, tuple[Note, ...], str]:
    """Decode a part by what it declares, or by what it is where that does not fit."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return "", (), "utf-8"
    try:
        text, encoding, notes = decode(data, raw.name, raw.encoding or part.get_content_charset())
    except DocumentError:
        text, encoding, notes = decode(data, raw.name)
    return text, notes, encoding


def _unsigned(text: str) -> str:
    """Blank what follows the mark of a signature, unless that is most of the mail."""
    found = _SIGNATURE.search(text)
    if found is None or found.start() < len(text) - found.start():
        return text
    return text[: found.start()] + re.sub(r"[^\r\n]", " ", text[found.start() :])


def _header(message: EmailMessage, name: str) -> str:
    """Return a header as text; the library stumbles over some that nobody should have written."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, TypeError, IndexError, AttributeError, LookupError):
        return ""


def _attached(message: EmailMessage, raw: Raw, limits: Limits) -> Iterator[Document | DocumentError]:
    if (raw.depth + 1) * NESTING > limits.depth:
        raise too_much(raw.name, "is a mail in too many mails or archives", "depth", limits.depth)
    for number, part in enumerate(message.iter_attachments() if message.is_multipart() else (), 1):
        name = (part.get_filename() or "").replace("\\", "/").rpartition("/")[2]
        data = part.get_payload(decode=True)
        if is_known(name) and isinstance(data, bytes) and data:
            yield from read_raw(Raw(f"{raw.name}/{number}-{name}", data, raw.encoding, raw.depth + 1), limits)
