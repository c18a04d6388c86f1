"""Parquet: one row a mention with the columns of the CSV, for whoever joins findings with other tables; figures as doubles."""

import io
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from reconcile.errors import UsageError
from reconcile.model import Report
from reconcile.report.csv import HEADER, mention_rows

MARK = "reconcile"  # in the metadata of the schema: these rows are no documents
_AT_ONCE = 4096  # rows that are packed together
_WHOLE = frozenset({"support_documents", "support_independent", "line", "column", "start", "end"})
_BROKEN = frozenset({"number", "low", "high"})


def require() -> None:
    """Raise UsageError where the library is missing."""
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise UsageError("-o parquet=PATH needs: pip install 'reconcile[parquet]'")


def pack(report: Report) -> bytes:
    """Return the file: a row for each mention of each value of each finding, whatever its status."""
    import pyarrow
    from pyarrow import parquet

    kinds = {**dict.fromkeys(_WHOLE, pyarrow.int64()), **dict.fromkeys(_BROKEN, pyarrow.float64())}
    schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in HEADER], {MARK: "findings"})
    rows, out = mention_rows(report), io.BytesIO()
    with parquet.ParquetWriter(out, schema) as writer:
        while some := list(islice(rows, _AT_ONCE)):
            writer.write_batch(pyarrow.record_batch(_columns(some), schema=schema))
    return out.getvalue()


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [[_cell(item) for item in column] for column in zip(*rows, strict=True)]


def _cell(item: Any) -> Any:
    """Return a cell as the library takes it; half a surrogate is no text there."""
    if isinstance(item, str):
        return item.encode("utf-8", "backslashreplace").decode()
    return float(item) if isinstance(item, Decimal) else item
