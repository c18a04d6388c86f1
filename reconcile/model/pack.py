"""Pack a record into bytes and take it out again: columns of JSON, a table a type, compressed.

A field says by its type what may stand in its column, so nothing that is read here can be anything else, and nothing in it can run.
Records that are one object are written once.
"""

import json
import re
import zlib
from array import array
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import partial
from itertools import accumulate, pairwise
from math import isfinite
from types import UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

_LARGEST = 2**26  # bytes of JSON; what says more when it is unpacked was not packed here
_DECIMAL = re.compile(r"-?[0-9]{1,400}(?:\.[0-9]{1,400})?(?:E[+-][0-9]{1,3})?").fullmatch
Record = TypeVar("Record")
Tables = dict[type, Any]
_BAD = (ValueError, KeyError, TypeError, IndexError, ArithmeticError, RecursionError, zlib.error)


class Column:
    """Values that stand as they are in JSON: words, whole numbers, yes and no."""

    def __init__(self, kind: type) -> None:
        self._kind = kind

    def write(self, values: Sequence[Any], tables: Tables) -> Any:
        """Return what JSON holds of a column; records in it are entered into their tables."""
        del tables
        return list(values)

    def read(self, told: Any, count: int, tables: Tables) -> list[Any]:
        """Return so many values; raises ValueError for anything else."""
        del tables
        if type(told) is not list or len(told) != count or not {type(item) for item in told} <= {self._kind}:
            raise ValueError("a column")
        return told


class Spelled(Column):
    """Values that are spelled as words or whole numbers."""

    def __init__(self, kind: type, spell: Callable[[Any], Any], make: Callable[[Any], Any]) -> None:
        super().__init__(kind)
        self._spell, self._make = spell, make

    def write(self, values: Sequence[Any], tables: Tables) -> Any:
        return super().write([self._spell(value) for value in values], tables)

    def read(self, told: Any, count: int, tables: Tables) -> list[Any]:
        return list(map(self._make, super().read(told, count, tables)))


class Rows(Column):
    """Records, by their number in the table of their type."""

    def write(self, values: Sequence[Any], tables: Tables) -> Any:
        return [tables[self._kind].setdefault(id(value), (len(tables[self._kind]), value))[0] for value in values]

    def read(self, told: Any, count: int, tables: Tables) -> list[Any]:
        rows = tables[self._kind]
        return [rows[number] for number in Column(int).read(told, count, tables)]


class Given(Column):
    """The one record that is not written: who unpacks has it."""

    def write(self, values: Sequence[Any], tables: Tables) -> Any:
        del values, tables
        return []

    def read(self, told: Any, count: int, tables: Tables) -> list[Any]:
        if told or count != 1:
            raise ValueError("one record")
        return [tables[self._kind]]


class Many(Column):
    """Tuples of any length: the lengths, and all that is in them as one column."""

    def __init__(self, inner: Column, make: Callable[[list[Any]], Any] = tuple) -> None:
        super().__init__(int)
        self._inner, self._make = inner, make

    def write(self, values: Sequence[Any], tables: Tables) -> Any:
        return [[len(value) for value in values], self._inner.write([x for value in values for x in value], tables)]

    def read(self, told: Any, count: int, tables: Tables) -> list[Any]:
        lengths = super().read(told[0], count, tables)
        if min(lengths, default=0) < 0:
            raise ValueError("a length")
        content = self._inner.read(told[1], sum(lengths), tables)
        return [self._make(content[start:end]) for start, end in pairwise(accumulate(lengths, initial=0))]


class Few(Column):
    """Tuples of one shape: a column a place."""

    def __init__(self, inner: Sequence[Column]) -> None:
        super().__init__(tuple)
        self._inner = inner

    def write(self, values: Sequence[Any], tables: Tables) -> Any:
        return [column.write([value[n] for value in values], tables) for n, column in enumerate(self._inner)]

    def read(self, told: Any, count: int, tables: Tables) -> list[Any]:
        columns = [column.read(part, count, tables) for column, part in zip(self._inner, told, strict=True)]
        return list(zip(*columns, strict=True))


class Maybe(Column):
    """Values that may be missing: whether each is there, and those that are."""

    def __init__(self, inner: Column) -> None:
        super().__init__(bool)
        self._inner = inner

    def write(self, values: Sequence[Any], tables: Tables) -> Any:
        there = [value for value in values if value is not None]
        return [[value is not None for value in values], self._inner.write(there, tables)]

    def read(self, told: Any, count: int, tables: Tables) -> list[Any]:
        there = super().read(told[0], count, tables)
        content = iter(self._inner.read(told[1], sum(there), tables))
        return [next(content) if found else None for found in there]


class Unwritten:
    """Stands for a record that is left out, where there is none."""


class Packer(Generic[Record]):
    """Packs records of one type; a field of the type `given` is left out, and put back by who unpacks."""

    def __init__(self, root: type[Record], given: type = Unwritten) -> None:
        self._root, self._given = root, given
        self._columns: dict[type, tuple[tuple[str, Column], ...]] = {}
        self._learn(root)
        self._order = tuple(reversed(self._columns))  # a type before those that its fields name

    def pack(self, record: Record) -> bytes:
        """Return the bytes of a record."""
        tables: Tables = {kind: {} for kind in self._order}
        Rows(self._root).write([record], tables)
        told = []
        for kind in self._order:
            rows = [row for _, row in tables[kind].values()]
            columns = self._columns[kind]
            told.append([len(rows), [c.write([getattr(row, name) for row in rows], tables) for name, c in columns]])
        return zlib.compress(json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode("ascii"))

    def unpack(self, data: bytes, given: Any = None) -> Record:
        """Return the record; raises ValueError for bytes that `pack` does not write."""
        try:
            whole = zlib.decompressobj().decompress(data, _LARGEST)
            tables: Tables = {self._given: given}
            told = json.loads(whole)
            for kind, (count, parts) in zip(reversed(self._order), reversed(told), strict=True):
                columns = [
                    column.read(part, count, tables)
                    for (_, column), part in zip(self._columns[kind], parts, strict=True)
                ]
                tables[kind] = list(map(kind, *columns))
            (record,) = tables[self._root]
        except _BAD as error:
            raise ValueError(f"was not packed by this program ({type(error).__name__})") from None
        return record  # type: ignore[no-any-return]

    def _learn(self, kind: type) -> None:
        """Settle the columns of a type after those of the types that it names."""
        hints = get_type_hints(kind)
        columns = tuple((field.name, self._column(hints[field.name])) for field in fields(kind))
        self._columns.setdefault(kind, columns)

    def _column(self, hint: Any) -> Column:
        origin, inner = get_origin(hint), get_args(hint)
        if origin is UnionType:
            (there,) = (part for part in inner if part is not type(None))
            return Maybe(self._column(there))
        if origin is tuple:
            return Many(self._column(inner[0])) if inner[-1] is ... else Few([self._column(part) for part in inner])
        if origin is not None:  # a sequence of numbers
            return Many(self._column(inner[0]), partial(array, "f"))
        if hint is self._given:
            return Given(hint)
        if is_dataclass(hint):
            if hint not in self._columns:
                self._learn(hint)  # type: ignore[arg-type]
            return Rows(hint)  # type: ignore[arg-type]
        return _plain(hint)


def _plain(kind: type) -> Column:
    if issubclass(kind, Enum):
        values = {member.value: member for member in kind}
        return Spelled(type(next(iter(values))), lambda member: member.value, values.__getitem__)
    if kind is Decimal:
        return Spelled(str, str, _decimal)
    if kind is date:
        return Spelled(str, date.isoformat, date.fromisoformat)
    if kind is float:
        return Spelled(float, float, _finite)
    if kind in (str, int, bool):
        return Column(kind)
    raise TypeError(f"{kind} has no column")


def _decimal(text: str) -> Decimal:
    if not _DECIMAL(text):
        raise ValueError("a number")
    return Decimal(text)


def _finite(number: float) -> float:
    if not isfinite(number):
        raise ValueError("a number")
    return number
