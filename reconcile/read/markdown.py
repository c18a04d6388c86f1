"""Markdown: a text whose front matter says where it comes from; the front matter is blanked, so every line keeps its number."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reconcile.errors import DocumentError
from reconcile.model import Document
from reconcile.read.formats import Raw
from reconcile.read.limits import Limits
from reconcile.read.meta import about, front_matter
from reconcile.read.text import read as read_text

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\r?\n")
_MOST = 65_536  # characters of front matter


def read(raw: Raw, limits: Limits) -> Iterator[Document | DocumentError]:
    """Yield the document with its front matter taken as metadata."""
    for found in read_text(raw, limits):
        yield found if isinstance(found, DocumentError) else _parted(found)


def _parted(document: Document) -> Document:
    mark = 1 if document.text.startswith("\ufeff") else 0
    opening = _FENCE.match(document.text, mark)
    if opening is None:
        return document
    fence = re.escape(opening.group(1))
    closing = re.compile(rf"^(?:{fence}|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(document.text, opening.end(), _MOST)
    if closing is None:
        return document
    fields = front_matter(document.text[opening.end() : closing.start()])
    if fields is None:
        return document
    head = re.sub(r"[^\r\n]", " ", document.text[: closing.end()])
    return about(replace(document, text=head + document.text[closing.end() :]), fields)
