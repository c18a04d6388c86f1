"""PDF files: characters and their places from pdfium, lines and paragraphs from these; a location is page and line."""

import ctypes
from collections.abc import Iterator
from typing import Any

from reconcile.errors import DocumentError
from reconcile.model import Document, Note
from reconcile.read.columns import Line, Piece, in_order
from reconcile.read.formats import Raw
from reconcile.read.limits import Limits, too_much
from reconcile.read.meta import about
from reconcile.read.paragraphs import set_text, without_heads
from reconcile.read.text import digest, hidden

_HYPHENS = frozenset(
    "\x02\ufffe\u00ad\u2010\u2011"
)  # how pdfium gives a hyphen at the end of a line, and other hyphens
_LEAST = 1.0  # points: smaller type is not meant to be read


def read(raw: Raw, limits: Limits) -> Iterator[Document | DocumentError]:
    """Yield the document, and an error for each page that is damaged.

    Raises DocumentError R108 past a limit, R109 when damaged, R110 when encrypted, R111 when no page holds text.
    """
    if b"%PDF-" not in raw.data[:1024]:
        raise DocumentError(raw.name, "is no PDF: it does not begin with %PDF-", "R109")
    file = _open(raw)
    if len(file) > limits.pages:
        raise too_much(raw.name, f"has {len(file):,} pages", "pages", limits.pages)
    pages: list[list[Line]] = []
    broken: list[int] = []
    for number in range(len(file)):
        lines = _lines(file, number)
        pages.append(lines or [])
        if lines is None:
            broken.append(number + 1)
    text, starts = set_text(without_heads(pages))
    if not text.strip() and not broken:
        raise DocumentError(raw.name, "holds no text: its pages are pictures; run OCR on it first", "R111")
    if len(text) > limits.text:
        raise too_much(raw.name, f"holds {len(text):,} characters", "text", limits.text)
    if text.strip():
        notes = (*_silent(pages, raw.name), *hidden(text, raw.name))
        document = Document(raw.name, text, digest(raw.data), notes=notes, pages=starts, wrapped=True)
        known = file.get_metadata_dict()
        yield about(document, {"title": known.get("Title", ""), "author": known.get("Author", "")})
    yield from (DocumentError(raw.name, f"page {number} is damaged and was not read", "R109") for number in broken)


def _open(raw: Raw) -> Any:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        file = PdfDocument(raw.data)
    except PdfiumError as error:
        if "assword" in str(error):
            raise DocumentError(raw.name, "is encrypted; save it without a password", "R110") from None
        raise DocumentError(raw.name, "is damaged or cut off: pdfium cannot open it", "R109") from None
    if not len(file):
        raise DocumentError(raw.name, "is damaged or cut off: it has no pages", "R109")
    return file


def _lines(file: Any, number: int) -> list[Line] | None:
    """Return the lines of a page in reading order, None when the page is damaged."""
    from pypdfium2 import PdfiumError

    try:
        page = file[number]
        text = page.get_textpage()
    except PdfiumError:
        return None
    try:
        return [line for line in in_order(list(_pieces(text))) if line.text]
    finally:
        text.close()
        page.close()


def _pieces(page: Any) -> Iterator[Piece]:
    """Yield runs of characters that stand side by side on one baseline; blanks that pdfium makes up are kept inside a run."""
    from pypdfium2 import raw as pdfium

    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    words: list[str] = []  # begins with a sign, never with a blank
    left = right = base = size = 0.0
    for n in range(pdfium.FPDFText_CountChars(page)):
        sign = chr(pdfium.FPDFText_GetUnicode(page, n))
        if sign in "\r\n" or sign == "\x00":
            continue
        if sign.isspace():
            words += [" "] if words else []
            continue
        pdfium.FPDFText_GetCharOrigin(page, n, x, y)
        pdfium.FPDFText_GetLooseCharBox(page, n, box)
        tall = abs(box.top - box.bottom)
        if tall < _LEAST:
            continue
        if words and (abs(y.value - base) > 0.2 * size or not -0.5 * size < box.left - right < size):
            yield Piece(left, right, base, size, "".join(words))
            words.clear()
        if not words:
            left, base, size = box.left, y.value, tall
        elif box.left - right > 0.22 * size and words[-1] != " ":
            words.append(" ")
        words.append("-" if sign in _HYPHENS else sign)
        right = box.right
    if words:
        yield Piece(left, right, base, size, "".join(words))


def _silent(pages: list[list[Line]], name: str) -> Iterator[Note]:
    """Remark on pages without text, which may be pictures of it."""
    silent = [number for number, page in enumerate(pages, 1) if not page]
    if silent:
        shown = ", ".join(map(str, silent[:5])) + (" …" if len(silent) > 5 else "")
        yield Note(
            "RC908", f"{len(silent)} of {len(pages)} pages hold no text ({shown}); pictures of text need OCR", name
        )
