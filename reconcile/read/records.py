"""Records: a document as an object of JSON or a row of a table, `text` and what it says of itself."""

from hashlib import sha256
from typing import Any

from reconcile.model import Document
from reconcile.read.meta import FIELDS, about
from reconcile.read.text import hidden

KEYS = ("path", "text", "story", *FIELDS)


def record_document(fields: dict[str, Any], path: str) -> Document:
    """Return the document of a record. Offsets count in `text` as decoded."""
    text = fields["text"]
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(path, text, digest, notes=hidden(text, path), story=str(fields.get("story") or ""))
    return about(document, {name: str(fields[name]) for name in FIELDS if fields.get(name)})


def document_record(document: Document) -> dict[str, str]:
    """Return the record of a document that came from one."""
    origin = document.origin
    told = {name: getattr(origin, name) for name in ("title", "author", "url", "edition", "time", "zone")}
    day = document.dated.isoformat() if document.dated else ""
    fields = {"story": document.story, "outlet": document.outlet, "date": day, **told}
    return {"path": document.path, "text": document.text, **{name: value for name, value in fields.items() if value}}
