"""Lead the records of a reading from the offsets of its clean text back to those of its document."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from reconcile.model.text import Offsets, Page, Span

Record = TypeVar("Record")


def put_back(record: Record, page: Page) -> Record:
    """Return a record, or a tuple of records, with every span in it counted in the document; the page itself stays."""
    return _put_back(record, page.offsets) if page.offsets.edits else record


def _put_back(item: Any, offsets: Offsets) -> Any:
    if isinstance(item, Span):
        return offsets.locate(item)
    if isinstance(item, tuple):
        return tuple(_put_back(part, offsets) for part in item)
    if isinstance(item, Page) or not is_dataclass(item) or isinstance(item, type):
        return item
    old = {field.name: getattr(item, field.name) for field in fields(item)}
    new = {name: _put_back(value, offsets) for name, value in old.items()}
    return replace(item, **{name: value for name, value in new.items() if value is not old[name]})
