"""A document as the ledger keeps it: one line of JSON, the same in the database and in its export."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from reconcile.errors import LedgerError
from reconcile.model import Document, Mark, Origin

FORMAT = 1
_KEYS = 40  # telling words under which a document is found again; stories look clusters up under their 20 heaviest


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that was added: with which batch, when and why (what the user said), and the words it is found under."""

    document: Document
    words: tuple[str, ...]
    batch: int
    added: str = ""
    reason: str = ""


def keys_of(mark: Mark) -> tuple[str, ...]:
    """Return the words under which a document is found, heaviest first; a label of the user leads to that label alone."""
    return (f"story={json.dumps(mark.story)}",) if mark.story else mark.words[:_KEYS]


def write_line(kept: Kept) -> str:
    """Return the line of a document, in ASCII, so that no text is too odd to be kept and none acts on who reads it."""
    d = kept.document
    told = {
        "sha256": d.digest,
        "path": d.path,
        "batch": kept.batch,
        "added": kept.added,
        "reason": kept.reason,
        "encoding": d.encoding,
        "date": d.dated.isoformat() if d.dated else "",
        "outlet": d.outlet,
        "story": d.story,
        "origin": {name: word for name, word in asdict(d.origin).items() if word},
        "pages": list(d.pages),
        "wrapped": d.wrapped,
        "words": list(kept.words),
        "text": d.text,
        "format": FORMAT,
    }
    return json.dumps(told, ensure_ascii=True)


def read_line(line: str, place: str) -> Kept:
    """Return the document of a line; raises LedgerError, with `place`, for anything else."""
    try:
        told: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise LedgerError(f"{place}: is no line of a ledger; `reconcile ledger export` writes them") from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise LedgerError(f"{place}: is no line of a ledger of format {FORMAT}; a later one needs a later reconcile")
    try:
        return Kept(_document(told), _words(told["words"]), int(told["batch"]), str(told["added"]), str(told["reason"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LedgerError(
            f"{place}: a field is missing or of another kind ({error}); export the ledger again"
        ) from None


def _words(words: list[Any]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)


def _document(told: dict[str, Any]) -> Document:
    known = {field.name for field in fields(Origin)}
    digest = str(told["sha256"])
    if len(digest) != 64 or not isinstance(told["text"], str):
        raise ValueError("sha256 or text")
    return Document(
        path=str(told["path"]),
        text=told["text"],
        digest=digest,
        encoding=str(told["encoding"]),
        dated=date.fromisoformat(told["date"]) if told["date"] else None,
        outlet=str(told["outlet"]),
        story=str(told["story"]),
        origin=Origin(**{name: str(word) for name, word in told["origin"].items() if name in known}),
        pages=tuple(int(page) for page in told["pages"]),
        wrapped=None if told["wrapped"] is None else bool(told["wrapped"]),
    )
