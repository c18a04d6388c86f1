"""Every sentence of the notebooks reads as its row says, and each value sits exactly where the brackets are."""

import pytest

from reconcile.model import Interval
from tests.values.notebook import Row, bounds, mark, plain, read, rows, say

NOTEBOOKS = ("money.md", "shares.md", "counts.md", "measures.md", "days.md", "forms.md", "traps.md")


@pytest.mark.parametrize("row", [row for name in NOTEBOOKS for row in rows(name)], ids=str)
def test_a_sentence_reads_as_its_row_says(row: Row) -> None:
    marked, reading = row.cells
    found = read(plain(marked))
    assert mark(plain(marked), found) == marked
    assert "; ".join(map(say, found)) == reading


def test_every_notebook_holds_rows_that_must_be_found_and_the_traps_hold_rows_that_must_not() -> None:
    assert all(sum("[" in row.cells[0] for row in rows(name)) >= 5 for name in NOTEBOOKS)
    assert sum("[" not in row.cells[0] for row in rows("traps.md")) >= 40


@pytest.mark.parametrize("row", list(rows("hedges.md")), ids=str)
def test_a_hedge_denotes_the_intervals_of_the_lexicon(row: Row) -> None:
    marked, hard, soft = row.cells
    found = read(plain(marked))
    assert mark(plain(marked), found) == marked
    assert [bounds(value) for value in found] == [(hard, soft)]


def test_soft_lies_within_hard_in_every_sentence() -> None:
    for name in (*NOTEBOOKS, "hedges.md"):
        for row in rows(name):
            for value in read(plain(row.cells[0])):
                assert _within(value.soft, value.hard), f"{row}: {value.text}"


def _within(inner: Interval, outer: Interval) -> bool:
    """Tell whether an interval lies inside another; the ends that nobody sets reach everywhere."""
    low = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low and high
