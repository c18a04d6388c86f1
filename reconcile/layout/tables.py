"""Find tables and lists of figures, and what stands at the head of each figure's row and column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.layout.lines import Line, ends_sentence, item_mark
from reconcile.model import Span

_GAP = re.compile(r"[ ]*\t[ \t]*|[ ]*\|[ ]*|[ ]{3,}")
_RULE = re.compile(r"[\s|:+=_-]*\Z")
_FIGURE = re.compile(
    r"(?:[A-Z]{0,3}[$£€¥]|[+~<>≈±-]|(?:about|around|nearly|over|more than|at least|up to|some|approx\.?) )? ?[0-9]",
    re.I,
)
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:.!?\n]{0,48}[^\W\d_)%]) ?[:=] {1,4}(?P<figure>\S.*)")
_LONGEST = 60  # a cell is shorter
_ROW = 240
_WORDS, _FIGURE_WORDS = 5, 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure with the words at the head of its row and column; the span of `Label: figure` takes in the label."""

    span: Span
    head: str


def find_cells(lines: Sequence[Line]) -> dict[int, tuple[Cell, ...]]:
    """Return the cells with figures by number of line; a line of a table without figures has an empty entry.

    A table is two or more lines on end with the same number of cells, parted by tabs, bars or three blanks, with figures
    in them. A single line of two cells or `Label: figure` is a list of figures.
    """
    rows = {n: _cells(line) for n, line in enumerate(lines) if line.text and len(line.text) <= _ROW}
    found: dict[int, tuple[Cell, ...]] = {}
    number = 0
    while number < len(lines):
        table = _table(lines, rows, number)
        if _is_table(table, rows):
            found |= _read(table, rows)
        elif number in rows and (cell := _labelled(lines[number])):
            found[number] = (cell,)
        number = table[-1] + 1 if table else number + 1
    return found


def is_rule(text: str) -> bool:
    """`|----|---:|`: a line that only parts the rows of a table."""
    return _RULE.match(text) is not None


def _is_table(table: Sequence[int], rows: dict[int, list[tuple[int, str]]]) -> bool:
    figures = any(_is_figure(cell) for n in table for _, cell in rows[n][1:])
    return figures and (len(table) > 1 or len(rows[table[0]]) == 2)


def _cells(line: Line) -> list[tuple[int, str]]:
    """Return offset and text of each cell of a line."""
    text, start = line.text, line.start
    if "\t" not in text and "|" not in text and "   " not in text:
        return [(start, text)]
    cells, at = [], 0
    for gap in _GAP.finditer(text):
        cells.append((start + at, text[at : gap.start()]))
        at = gap.end()
    cells.append((start + at, text[at:]))
    while len(cells) > 1 and not cells[-1][1]:
        cells.pop()
    return cells[1:] if len(cells) > 1 and not cells[0][1] and text[0] == "|" else cells


def _table(lines: Sequence[Line], rows: dict[int, list[tuple[int, str]]], first: int) -> list[int]:
    """Return the numbers of the lines of a table that begins here; rules between them are skipped."""
    width, table, number = len(rows.get(first, ())), [], first
    if width < 2:
        return []
    while number in rows or (number < len(lines) and lines[number].text and is_rule(lines[number].text)):
        if not is_rule(lines[number].text):
            if len(rows[number]) != width or any(len(cell) > _LONGEST for _, cell in rows[number]):
                break
            table.append(number)
        number += 1
    return table


def _read(table: Sequence[int], rows: dict[int, list[tuple[int, str]]]) -> dict[int, tuple[Cell, ...]]:
    """Give each figure of a table the first cell of its row and the first of its column."""
    top = rows[table[0]]
    headed = len(table) > 1 and not any(_is_figure(cell) or _is_told(cell) for _, cell in top[1:])
    heads = [cell if headed else "" for _, cell in top]
    found: dict[int, tuple[Cell, ...]] = {table[0]: ()} if headed else {}
    for number in table[1:] if headed else table:
        row = rows[number]
        name = "" if _is_figure(row[0][1]) else row[0][1]
        found[number] = tuple(
            Cell(Span(start, start + len(cell)), "" if _is_told(cell) else _head(name, heads[column]))
            for column, (start, cell) in enumerate(row)
            if (_is_figure(cell) and (column or not name)) or _is_told(cell)
        )
    return found


def _head(row: str, column: str) -> str:
    return "; ".join(part for part in (row.strip(" :"), column) if part)


def _is_told(cell: str) -> bool:
    """A cell of running text is an item like any other."""
    return ends_sentence(cell) and len(cell.split()) > _FIGURE_WORDS


def _labelled(line: Line) -> Cell | None:
    """`Dead: 24`, `- Magnitude: 6.1`: a label of a few words, a colon, a figure and no sentence."""
    mark = item_mark(line.text)
    found = _LABELLED.fullmatch(line.text, mark) if len(line.text) <= _LONGEST + 30 else None
    if found is None or not _is_figure(found["figure"]) or len(found["label"].split()) > _WORDS:
        return None
    if len(found["figure"].split()) > _FIGURE_WORDS or found["figure"][-1] in ".!?":
        return None
    return Cell(Span(line.start + mark, line.end), found["label"].strip())


def _is_figure(cell: str) -> bool:
    return _FIGURE.match(cell) is not None and len(cell) <= _LONGEST
