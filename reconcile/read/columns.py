"""Reading order on a page: pieces of text, each with its place, become lines, column by column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

# A gutter is at least this wide, in sizes of the type: word gaps of justified text seldom pass one, gutters seldom fall below 1.2.
_GUTTER = 1.1
_ROWS = 3  # rows that have to leave a gutter free before they are columns
_PROSE = 15  # letters of a piece in a column of prose, on average; cells of tables have less


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters set in one go: left and right edge, baseline and size in points, y growing upward."""

    left: float
    right: float
    base: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column: where it begins and ends, and the edges of its column."""

    left: float
    right: float
    base: float
    size: float
    text: str
    column: tuple[float, float] = (0.0, 0.0)


def in_order(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Yield the lines of a page as they are read: what spans the columns where it stands, columns from left to right."""
    rows = _rows(pieces)
    gutter = _gutter(rows)
    if gutter is None:
        yield from _lines(rows)
        return
    parts = ((crossing, part) for crossing, band in _bands(rows, gutter) for part in _parts(band))
    for crossing, band in parts:
        if crossing or not _is_columns(band, gutter):
            yield from _lines(band)
            continue
        middle = sum(gutter) / 2
        for first in (True, False):
            yield from in_order([piece for row in band for piece in row if (piece.left < middle) is first])


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Put pieces on one baseline together, from the top; a row reaches over all columns."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-p.base, p.left)):
        if rows and rows[-1][0].base - piece.base < 0.4 * min(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.left) for row in rows]


def _gutter(rows: Sequence[Sequence[Piece]]) -> tuple[float, float] | None:
    """Return the strip that most rows leave free, as wide as these leave it."""
    pieces = sorted((p for row in rows for p in row), key=lambda p: p.left)
    least = _GUTTER * median(p.size for p in pieces) if pieces else 0.0
    gaps = [(a.right, b.left) for row in rows for a, b in pairwise(row) if b.left - a.right >= least]
    if not gaps:  # columns whose baselines never meet leave no gap in any row: look for a strip that no piece enters
        gaps = _free_strips(pieces, least)
    best: tuple[int, float, tuple[float, float]] | None = None
    for strip in sorted({_narrowed(gap, gaps, pieces, least) for gap in gaps}):
        free = sum(not _crosses(row, strip) for row in rows)
        if free >= _ROWS and (best is None or (free, strip[1] - strip[0]) > best[:2]):
            best = (free, strip[1] - strip[0], strip)
    return best[2] if best else None


def _narrowed(
    gap: tuple[float, float], gaps: Sequence[tuple[float, float]], pieces: Sequence[Piece], least: float
) -> tuple[float, float]:
    """Narrow a gap by the others that it shares a gutter with, and by lines that reach into it a little."""
    low, high = gap
    for other in gaps:
        if min(high, other[1]) - max(low, other[0]) >= least:
            low, high = max(low, other[0]), min(high, other[1])
    for piece in pieces:
        if piece.left < low < piece.right <= high - least:
            low = piece.right
        elif low + least <= piece.left < high < piece.right:
            high = piece.left
    return low, high


def _free_strips(pieces: Sequence[Piece], least: float) -> list[tuple[float, float]]:
    strips, right = [], pieces[0].right if pieces else 0.0
    for piece in pieces:
        if piece.left - right >= least:
            strips.append((right, piece.left))
        right = max(right, piece.right)
    return strips


def _crosses(row: Sequence[Piece], strip: tuple[float, float]) -> bool:
    return any(p.left < strip[1] - 0.5 and p.right > strip[0] + 0.5 for p in row)


def _bands(
    rows: Sequence[Sequence[Piece]], gutter: tuple[float, float]
) -> Iterator[tuple[bool, list[Sequence[Piece]]]]:
    """Yield runs of rows that cross the gutter, and runs that leave it free, from the top."""
    band: list[Sequence[Piece]] = []
    crossing = False
    for row in rows:
        now = _crosses(row, gutter)
        if band and now != crossing:
            yield crossing, band
            band = []
        band.append(row)
        crossing = now
    if band:
        yield crossing, band


def _parts(band: Sequence[Sequence[Piece]]) -> Iterator[list[Sequence[Piece]]]:
    """Part the tables of a band, rows of short pieces that stand off, from the columns around them."""
    stretches: list[list[Sequence[Piece]]] = [[band[0]]]
    for above, row in pairwise(band):
        if above[0].base - row[0].base > 2 * row[0].size:
            stretches.append([])
        stretches[-1].append(row)
    columns: list[Sequence[Piece]] = []
    for stretch in stretches:
        if not _is_table(stretch):
            columns += stretch
            continue
        if columns:
            yield columns
            columns = []
        yield stretch
    if columns:
        yield columns


def _is_table(rows: Sequence[Sequence[Piece]]) -> bool:
    pieces = [piece for row in rows for piece in row]
    short = sum(len(piece.text) for piece in pieces) < _PROSE * len(pieces)
    return len(rows) > 1 and short and all(len(row) > 1 for row in rows)


def _is_columns(band: Sequence[Sequence[Piece]], gutter: tuple[float, float]) -> bool:
    """Tell columns of prose from a table and from lines that happen to be short: both sides hold running text."""
    middle = sum(gutter) / 2
    sides = [[p for row in band for p in row if (p.left < middle) is left] for left in (True, False)]
    return all(len(side) >= _ROWS and sum(len(p.text) for p in side) >= _PROSE * len(side) for side in sides)


def _lines(rows: Sequence[Sequence[Piece]]) -> Iterator[Line]:
    """Join the pieces of each row: by a blank where they stand close, by a tab where they stand apart as cells do."""
    left = min((row[0].left for row in rows), default=0.0)
    right = max((max(p.right for p in row) for row in rows), default=0.0)
    for row in rows:
        text = row[0].text.strip()
        for before, piece in pairwise(row):
            gap = piece.left - before.right
            joint = "\t" if gap > 2 * piece.size else " " if gap > 0.15 * piece.size else ""
            text = text.rstrip() + joint + piece.text.strip() if joint else text + piece.text
        big = max(p.size for p in row)
        yield Line(row[0].left, max(p.right for p in row), row[0].base, big, text, (left, right))
