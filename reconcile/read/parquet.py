"""Parquet files of documents: one a row, with the columns that a record of a JSONL file has as keys."""

from collections.abc import Iterator
from typing import Any

from reconcile.errors import DocumentError
from reconcile.model import Document
from reconcile.read.formats import Raw
from reconcile.read.limits import Limits
from reconcile.read.records import KEYS, record_document

_REPORT = b"reconcile"  # the mark of `-o parquet=PATH`
_AT_ONCE = 256  # rows that are unpacked together


def read(raw: Raw, limits: Limits) -> Iterator[Document | DocumentError]:
    """Yield the documents by row, and an error for each row that is none; raises DocumentError R109 when damaged, R114 without texts."""
    import pyarrow
    from pyarrow import parquet

    pyarrow.set_memory_pool(pyarrow.system_memory_pool())  # the others set more memory apart than a reader may have
    try:
        file = parquet.ParquetFile(pyarrow.BufferReader(raw.data))
        if _REPORT in (file.schema_arrow.metadata or {}):
            raise DocumentError(raw.name, "holds findings of a run, and not documents", "R114")
        columns = [name for name in file.schema_arrow.names if name in KEYS]
        if "text" not in columns:
            raise DocumentError(raw.name, "holds no documents; it needs a column `text`", "R114")
        batches = file.iter_batches(batch_size=_AT_ONCE, columns=columns, use_threads=False)
        yield from _documents(_rows(batches), raw.name, limits)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        told = " ".join(str(error).split())[:200]
        raise DocumentError(raw.name, f"is damaged: {told}", "R109") from None


def _rows(batches: Any) -> Iterator[dict[str, Any]]:
    for batch in batches:
        columns = list(zip(batch.schema.names, batch.columns, strict=True))
        for row in range(batch.num_rows):
            yield {name: _cell(column[row]) for name, column in columns}


def _cell(scalar: Any) -> Any:
    """Return what a cell holds; what is no text in UTF-8 is nothing."""
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return None


def _documents(rows: Iterator[dict[str, Any]], name: str, limits: Limits) -> Iterator[Document | DocumentError]:
    seen: dict[str, int] = {}
    for number, fields in enumerate(rows, 1):
        own = fields.get("path")
        path = own if isinstance(own, str) and own else f"{name}:{number}"
        text = fields["text"]
        if not isinstance(text, str):
            yield _bad(name, number, "holds no text in column `text`", "R114")
        elif len(text) > limits.text:
            yield _bad(name, number, f"holds {len(text):,} characters; --limit text=N raises the limit", "R108")
        elif path in seen:
            yield _bad(name, number, f"has the path `{path}` of row {seen[path]}; paths must differ", "R115")
        else:
            seen[path] = number
            yield record_document(fields, path)


def _bad(name: str, number: int, what: str, code: str) -> DocumentError:
    return DocumentError(f"{name}:{number}", f"row {number} {what}", code)
